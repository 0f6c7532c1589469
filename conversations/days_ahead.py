"""What the coming days' planned notices will take, day by day and kind by kind: as the sender would choose now."""

from datetime import date, datetime, time, timedelta

from conversations.forecasts import planned, sms_segments
from db import Session
from outbox.forecast import Chosen, Forecast, choose_all, counted, total
from outbox.means import Means
from outbox.readers_now import everybody, look_up
from outbox.tier_book import TierBook
from programme.planned_notices import planned_notices
from programme.planned_reminders import PlannedNotice
from programme.rules import Rules


def days_ahead(
    session: Session, first: date, last: date, now: datetime, rules: Rules, means: Means
) -> dict[date, dict[str, Forecast]]:
    """Local day -> kind -> forecast, for days from today on; a day without notices is empty.

    The days before `first` are gone through as well, since what they open counts for 24 hours.
    """
    found: dict[date, dict[str, list[Forecast]]] = {}
    until = rules.at(last + timedelta(days=1), time(0))
    readers = {one.person_id: one for one in look_up(session, everybody())}
    book = TierBook(session, now, means)
    for one in planned_notices(session, now, until, rules):
        theirs = [readers[person_id] for person_id in one.readers if person_id in readers]
        notice, left = planned(one.kind, one.at), book.left(one.at)
        chosen = choose_all(session, notice, theirs, means, book)
        notice = planned(one.kind, one.at, _segments(session, one, chosen, rules))
        forecast = counted(chosen, notice, means, left, book.left(one.at))
        found.setdefault(rules.today(one.at), {}).setdefault(one.kind, []).append(forecast)
    days = (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
    return {day: {kind: total(every) for kind, every in found.get(day, {}).items()} for day in days}


def _segments(session: Session, one: PlannedNotice, chosen: list[Chosen], rules: Rules) -> int:
    by_sms = [reader.person_id for reader in chosen if reader.way == "sms"]
    return sms_segments(session, one.kind, one.subject, one.slot, by_sms, one.at, rules) if by_sms else 1
