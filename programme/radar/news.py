"""On the first working day of a week each pendamping hears who newly is sliding, and who newly comes again.

The tick only looks whose groups had a report since the week before; what is new is worked out for one pendamping at a
time, when his notice is drawn, and nothing is sent where there is none.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Select, bindparam, select

from db import Session
from db.tables import AttendanceReport, Group, Meeting, Person, TrailEntry
from outbox.kinds import KINDS
from outbox.queue import put_notices
from programme.access import Actor, operation
from programme.radar.looking import GroupRadar, MemberRadar, radar_of
from programme.radar.signs import AGAIN_FROM
from programme.radar.trends import trend_of
from programme.rules import Rules
from programme.trail import leave_trace
from programme.working_days import next_working_day

KIND = "radar_news"
WEEK = timedelta(days=7)
HELPS_FOR = timedelta(days=2)


def _planned(which: ColumnElement[bool]) -> Select[datetime]:
    """The latest moment at which news of such weeks was planned."""
    this = (TrailEntry.object_kind == "week", TrailEntry.operation == "plan_radar_news")
    return select(TrailEntry.at).where(*this, which).order_by(TrailEntry.object_id.desc()).limit(1)


PLANNED = _planned(TrailEntry.object_id == bindparam("week"))
PLANNED_BEFORE = _planned(TrailEntry.object_id < bindparam("week"))
NEWEST_REPORT = select(AttendanceReport.reported_at).order_by(AttendanceReport.id.desc()).limit(1)
"""Built once: they are asked at every tick or for every notice."""


@dataclass(frozen=True)
class RadarNews:
    """What is new since the week before."""

    sliding: tuple[MemberRadar, ...]
    falling: tuple[GroupRadar, ...]
    again: tuple[MemberRadar, ...]


@operation(on=None, may=("system",))
def plan_radar_news(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Once a week, at the set hour of its first working day, or as soon after as the assistant runs again.

    Queues a notice for each pendamping with a report since a week before; returns how many.
    """
    monday = monday_of(rules.today(now))
    begins = told_at(monday, rules)
    if begins is None or now < begins or _planned_at(session, monday) is not None:
        return 0
    since = _last_told(session, monday, rules)
    query = (
        select(Group.pendamping_id)
        .join(Meeting, Meeting.group_id == Group.id)
        .join(AttendanceReport, AttendanceReport.meeting_id == Meeting.id)
        .join(Person, Person.id == Group.pendamping_id)
        .where(AttendanceReport.reported_at > since, Person.removed_at.is_(None))
        .where(Person.joined_at.is_not(None))
        .distinct()
    )
    rows = [_row(person_id, monday, now) for person_id in session.scalars(query)]
    leave_trace(session, actor, "plan_radar_news", "week", _number_of(monday), now)
    return put_notices(session, rows)


def _row(person_id: int | None, monday: date, now: datetime) -> dict[str, object]:
    return {
        "kind": KIND,
        "subject": f"radar:{monday.isoformat()}",
        "person_id": person_id,
        "slot": monday.isoformat(),
        "priority": KINDS[KIND].priority,
        "due_at": now,
        "deadline": now + HELPS_FOR,
        "state": "queued",
        "attempts": 0,
        "repeats": 0,
        "created_at": now,
    }


def next_radar_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """When the next week's news is told; None where no report has come since the news before it."""
    monday = monday_of(rules.today(after))
    for week in (monday, monday + WEEK):
        begins = told_at(week, rules)
        if begins is not None and begins > after:
            reported_at = session.scalar(NEWEST_REPORT)
            return begins if reported_at is not None and reported_at >= begins - WEEK else None
    return None


def told_at(monday: date, rules: Rules) -> datetime | None:
    """The moment of that week's news; None where nobody works in the whole week."""
    day = next_working_day(monday, extra_off=rules.extra_days_off)
    return rules.at(day, rules.casework.radar_told_at) if day < monday + WEEK else None


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _planned_at(session: Session, monday: date) -> datetime | None:
    """When that week's news was planned; None: it was not."""
    return session.scalar(PLANNED, {"week": _number_of(monday)})


def _last_told(session: Session, monday: date, rules: Rules) -> datetime:
    """When the news before that week's was planned; the first time, a week before."""
    before = session.scalar(PLANNED_BEFORE, {"week": _number_of(monday)})
    return before or (told_at(monday, rules) or rules.at(monday, rules.casework.radar_told_at)) - WEEK


def _number_of(monday: date) -> int:
    """20181119 for Monday, 19 November 2018."""
    return monday.year * 10_000 + monday.month * 100 + monday.day


def radar_news_for(session: Session, pendamping_id: int, monday: date, now: datetime, rules: Rules) -> RadarNews | None:
    """For the notice to that very pendamping; None where nothing is new."""
    since = _last_told(session, monday, rules)
    until = _planned_at(session, monday) or now
    groups = radar_of(session, Group.pendamping_id == pendamping_id, now, rules)
    sliding = tuple(one for group in groups for one in group.sliding if since < one.sign.known_since <= until)
    again = tuple(
        one
        for group in groups
        for one in group.again
        if one.sign.in_row == AGAIN_FROM and since < one.sign.known_since <= until
    )
    falling = tuple(one for one in groups if _newly_falling(one, since, until))
    return RadarNews(sliding, falling, again) if sliding or again or falling else None


def _newly_falling(group: GroupRadar, since: datetime, until: datetime) -> bool:
    """It falls with its latest meeting, and did not fall without it."""
    if not group.is_falling or not since < group.held[-1].reported_at <= until:
        return False
    before = trend_of(group.held[:-1])
    return before is None or not before.is_falling
