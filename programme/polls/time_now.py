"""At which time of the month a group meets now, from its series."""

from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Meeting, MeetingSeries
from programme.monthly_patterns import dates_of
from programme.polls.proposals import NewTime, pattern_from
from programme.rules import Rules


def time_now(session: Session, group_id: int, now: datetime, rules: Rules) -> NewTime | None:
    """For questions whose reader was chosen with the group; None where no series is planned ahead.

    The hour is that of its next meeting that lies on its day: one that was moved for once says nothing of the rest.
    """
    query = (
        select(Meeting.starts_at, MeetingSeries.pattern)
        .join(MeetingSeries, MeetingSeries.id == Meeting.series_id)
        .where(Meeting.group_id == group_id, Meeting.status == "planned", Meeting.starts_at > now)
        .order_by(Meeting.starts_at)
    )
    found = [
        (rules.local(starts_at), NewTime(pattern_from(pattern), rules.local(starts_at).time()))
        for starts_at, pattern in session.execute(query)
    ]
    on_its_day = (
        new for local, new in found if dates_of(new.pattern, local.date().replace(day=1), 1)[0] == local.date()
    )
    return next(on_its_day, found[0][1] if found else None)
