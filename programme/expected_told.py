"""The evening before: each pendamping hears of tomorrow's meetings, how many are expected, who can't come and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, bindparam, func, select

from db import Session
from db.columns import Moment
from db.tables import Group, Meeting
from outbox.kinds import KINDS
from outbox.queue import put_notices
from programme.access import Actor, operation
from programme.coverage import Coverage, counted
from programme.meeting_replies import Expected, Hindered, expected_at, hindered_at
from programme.meetings import MeetingLine, meeting_line
from programme.not_reached import NotReached, not_reached_of
from programme.rules import Rules
from programme.standings import standings


@dataclass(frozen=True)
class ExpectedMeeting:
    """One of tomorrow's meetings, for its pendamping."""

    line: MeetingLine
    expected: Expected
    hindered: list[Hindered]
    coverage: Coverage
    not_reached: list[NotReached]


@operation(on=None, may=("system",))
def plan_meetings_tomorrow(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Queues the notice for each pendamping with a meeting planned; returns how many are new.

    One slept through goes out in the morning: it helps until the day's last meeting begins. A meeting scheduled after
    the hour set is not told to whoever has just scheduled it.
    """
    today = rules.today(now)
    return sum(_plan_day(session, day, now, rules) for day in (today, today + timedelta(days=1)))


def _plan_day(session: Session, day: date, now: datetime, rules: Rules) -> int:
    moment = rules.at(day - timedelta(days=1), rules.expected_told_at)
    if now < moment:
        return 0
    begins, ends = rules.at(day, time(0)), rules.at(day + timedelta(days=1), time(0))
    moments = {"begins": begins, "ends": ends, "now": now, "told_at": moment}
    rows: list[dict[str, object]] = [
        {
            "kind": "meetings_tomorrow",
            "subject": f"meetings:{day.isoformat()}",
            "person_id": pendamping_id,
            "slot": day.isoformat(),
            "priority": KINDS["meetings_tomorrow"].priority,
            "due_at": now,
            "deadline": last,
            "state": "queued",
            "attempts": 0,
            "repeats": 0,
            "created_at": now,
        }
        for pendamping_id, last in session.execute(_LAST_MEETINGS, moments)
    ]
    return put_notices(session, rows)


def _last_meetings() -> Select[int | None, datetime]:
    """Each pendamping with his last meeting of a day; built once, as it is asked at every tick."""
    return (
        select(Group.pendamping_id, func.max(Meeting.starts_at))
        .join(Group, Group.id == Meeting.group_id)
        .where(
            Meeting.status == "planned",
            Meeting.starts_at >= bindparam("begins", type_=Moment),
            Meeting.starts_at < bindparam("ends", type_=Moment),
            Meeting.starts_at > bindparam("now", type_=Moment),
            Meeting.created_at <= bindparam("told_at", type_=Moment),
            Group.pendamping_id.is_not(None),
        )
        .group_by(Group.pendamping_id)
    )


_LAST_MEETINGS = _last_meetings()
_FIRST_START = select(func.min(Meeting.starts_at)).where(
    Meeting.status == "planned", Meeting.starts_at > bindparam("after", type_=Moment)
)


def next_telling_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next evening hour before a day with a planned meeting."""
    first = session.scalar(_FIRST_START, {"after": _first_day_told(after, rules)})
    if first is None:
        return None
    return rules.at(rules.today(first) - timedelta(days=1), rules.expected_told_at)


def _first_day_told(after: datetime, rules: Rules) -> datetime:
    """The beginning of the first day whose evening before is still to come."""
    today = rules.today(after)
    ahead = 1 if after < rules.at(today, rules.expected_told_at) else 2
    return rules.at(today + timedelta(days=ahead), time(0)) - timedelta(seconds=1)


def expected_meetings(
    session: Session, pendamping_id: int, day: date, now: datetime, rules: Rules
) -> list[ExpectedMeeting]:
    """That day's planned meetings of the pendamping's groups that have not begun, for the notice to that very one."""
    query = (
        select(Meeting.id)
        .join(Group, Group.id == Meeting.group_id)
        .where(
            Group.pendamping_id == pendamping_id,
            Meeting.status == "planned",
            Meeting.starts_at >= rules.at(day, time(0)),
            Meeting.starts_at < rules.at(day + timedelta(days=1), time(0)),
            Meeting.starts_at > now,
        )
        .order_by(Meeting.starts_at, Group.name)
    )
    return list(_looked_up(session, list(session.scalars(query)), now))


def _looked_up(session: Session, meeting_ids: list[int], now: datetime) -> Iterable[ExpectedMeeting]:
    found = standings(session, meeting_ids, now)
    for meeting_id in meeting_ids:
        line = meeting_line(session, meeting_id)
        if line is not None:
            yield ExpectedMeeting(
                line,
                expected_at(session, meeting_id),
                hindered_at(session, meeting_id),
                counted(found[meeting_id]),
                not_reached_of(found[meeting_id]),
            )
