"""A group's year of meetings: shown, moved to another day of the month, or called off from some month on.

Of a change only those meetings are told at once that are near: who was told of a meeting months away hears of its new
day by the reminders, and twenty-five families are spared twelve messages on one evening.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from db import Session
from db.tables import Group, Meeting, MeetingSeries
from programme.access import Actor, operation
from programme.meetings import cancel_meeting, move_meeting
from programme.monthly_patterns import MonthlyPattern, dates_of
from programme.rules import Rules
from programme.scheduling import working_day_near
from programme.working_days import is_working_day

DAYS_NEWS_REACHES = 31
"""A change is told at once where the meeting was or will be within so many days: that was announced at the last one."""


@dataclass(frozen=True)
class YearMeeting:
    """One meeting of the year, cancelled ones too."""

    id: int
    group_id: int
    group_name: str
    starts_at: datetime
    ends_at: datetime
    place: str
    status: str
    module: str | None
    session_number: int | None


@operation(on="pendamping", may=("self", "koordinator"))
def list_year(session: Session, actor: Actor, pendamping_id: int, first: date, rules: Rules) -> list[YearMeeting]:
    """All meetings of a pendamping's groups in the twelve local months from that of `first` on, earliest first."""
    query = (
        select(Meeting, Group.name)
        .join(Group, Group.id == Meeting.group_id)
        .where(
            Group.pendamping_id == pendamping_id,
            Meeting.starts_at >= rules.at(first.replace(day=1), time(0)),
            Meeting.starts_at < rules.at(date(first.year + 1, first.month, 1), time(0)),
        )
        .order_by(Meeting.starts_at)
    )
    return [
        YearMeeting(
            one.id,
            one.group_id,
            name,
            one.starts_at,
            one.ends_at,
            one.place,
            one.status,
            one.module,
            one.session_number,
        )
        for one, name in session.execute(query)
    ]


@dataclass(frozen=True)
class Move:
    """A meeting of the series and when it is to begin instead."""

    meeting_id: int
    starts_at: datetime
    new_starts_at: datetime


def moves_to(
    meetings: Sequence[YearMeeting], pattern: MonthlyPattern, at: time | None, since: date, now: datetime, rules: Rules
) -> list[Move]:
    """For each planned meeting from `since` on its new moment in the same month; a day off gives way to a working day.

    Of two meetings in a month only the first moves. One whose new moment is over stays.
    """
    moves: dict[tuple[int, int], Move] = {}
    for one in coming(meetings, since, now, rules):
        local = rules.local(one.starts_at)
        day = dates_of(pattern, local.date().replace(day=1), 1)[0]
        if not is_working_day(day, extra_off=rules.extra_days_off) and pattern.weekday not in (5, 6):
            day = working_day_near(day, rules, rules.today(now))
        moment = rules.at(day, at or local.time())
        if moment > now and moment != one.starts_at:
            moves.setdefault((local.year, local.month), Move(one.id, one.starts_at, moment))
    return list(moves.values())


def moved_onto_others(moves: Sequence[Move], meetings: Iterable[YearMeeting], rules: Rules) -> set[int]:
    """Ids of the moved meetings at whose new time the pendamping is expected at another group's."""
    moving = {move.meeting_id for move in moves}
    gap, length = timedelta(minutes=rules.minutes_between_meetings), timedelta(hours=rules.meeting_hours)
    others = [one for one in meetings if one.status == "planned" and one.id not in moving]
    return {
        move.meeting_id
        for move in moves
        for one in others
        if one.starts_at < move.new_starts_at + length + gap and move.new_starts_at < one.ends_at + gap
    }


def coming(meetings: Iterable[YearMeeting], since: date, now: datetime, rules: Rules) -> list[YearMeeting]:
    """The planned meetings that have not begun, from a local day on."""
    return [
        one
        for one in meetings
        if one.status == "planned" and one.starts_at > now and rules.today(one.starts_at) >= since
    ]


def is_told(now: datetime, *moments: datetime) -> bool:
    """Whether a change of a meeting between these moments is news for its group now."""
    return any(moment <= now + timedelta(days=DAYS_NEWS_REACHES) for moment in moments)


@operation(on="group", may=("pendamping", "koordinator"))
def move_series(
    session: Session,
    actor: Actor,
    group_id: int,
    moves: Sequence[Move],
    pattern: dict[str, int | str | None],
    now: datetime,
) -> int:
    """Gives the group's meetings their new moments under a new pattern; returns how many moved."""
    assert actor.person_id is not None
    series = MeetingSeries(group_id=group_id, pattern=pattern, created_by=actor.person_id, created_at=now)
    session.add(series)
    session.flush()
    moved = 0
    for move in moves:
        meeting = session.get(Meeting, move.meeting_id)
        if meeting is None or meeting.group_id != group_id:
            continue
        quietly = not is_told(now, meeting.starts_at, move.new_starts_at)
        if move_meeting(session, actor, meeting.id, move.new_starts_at, meeting.place, now, quietly=quietly):
            meeting.series_id = series.id
            moved += 1
    return moved


@operation(on="group", may=("pendamping", "koordinator"))
def cancel_series(session: Session, actor: Actor, group_id: int, since: datetime, now: datetime) -> int:
    """Cancels the group's planned meetings from a moment on that have not begun; returns how many."""
    query = (
        select(Meeting.id, Meeting.starts_at)
        .where(Meeting.group_id == group_id, Meeting.status == "planned", Meeting.starts_at >= max(since, now))
        .order_by(Meeting.starts_at)
    )
    found = session.execute(query).all()
    return sum(
        cancel_meeting(session, actor, meeting_id, now, quietly=not is_told(now, starts_at))
        for meeting_id, starts_at in found
    )
