"""Which times would suit a group: what its members said of their hours, laid over the days of the week.

Every number here is safe to show (see programme.polls.counts): it says "at least so many", in steps wide enough that
no small group of people shows between two times.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from db import Session
from db.tables import Group, Meeting, Poll
from programme.access import Actor, operation
from programme.date_reading.calendar import last_day
from programme.polls.answering import said_in
from programme.polls.counts import Counted, counted, fits_at_least
from programme.polls.proposals import FRIDAY, is_night, meets_at_prayer
from programme.polls.time_now import time_now
from programme.rules import Rules
from programme.scheduling import meets_at, minutes_of

HOURS = (time(8), time(9), time(10), time(13), time(14), time(15, 30), time(16, 30), time(19))
"""When a village meets, as far as the office's quiet hours let it."""
A_DAY = date(2018, 1, 1)
SUNDAY = 6
LOOKS_AHEAD = timedelta(days=200)
"""So far ahead the pendamping's other meetings are looked at, to keep off their day of the month."""
MOST_OFFERED = 6
MOST_OF_A_DAY = 2


@dataclass(frozen=True)
class Candidate:
    """A time that might suit: `week` 1 to 4 or -1 for the last (None: whichever), `weekday` 0 for Monday, local hour.

    It suits at least `fits` of the `of` members who answered. `present`: the group meets at that time today.
    """

    week: int | None
    weekday: int
    at: time
    fits: int
    of: int
    present: bool = False


@dataclass(frozen=True)
class Held:
    """When another group of the pendamping meets: which one of its weekday in the month, local minutes."""

    week: int
    is_last: bool
    weekday: int
    begins: int
    ends: int


@operation(on="poll", may=("pendamping",))
def candidate_times(session: Session, actor: Actor, poll_id: int, now: datetime, rules: Rules) -> list[Candidate]:
    """Times of the day and week, best first, the present one among them; empty until the round of questions is closed.

    Also empty where so few answered that a number would tell who they are. None of them lies on another meeting of
    this pendamping. Whether a date of the series is a holiday is not asked here.
    """
    poll = session.get_one(Poll, poll_id)
    if poll.kind != "hindrances" or poll.state in ("open", "cancelled"):
        return []
    of = counted(said_in(session, poll), rules.casework.smallest_count_shown)
    return suit(session, poll, of, now, rules)


def suit(session: Session, poll: Poll, of: Counted, now: datetime, rules: Rules) -> list[Candidate]:
    """As `candidate_times`, for a poll whose answers are at hand."""
    if not of.is_enough:
        return []
    held = _others(session, poll.group_id, now, rules)
    return best_times(of, _present(session, poll.group_id, now, rules), held, rules)


def best_times(
    of: Counted, now_at: tuple[int, int, time] | None, held: Collection[Held], rules: Rules
) -> list[Candidate]:
    """The decision itself: `now_at` is week, weekday and hour of the group's present time, if it has one. Pure."""
    week, weekday, at = now_at if now_at is not None else (None, None, time(9))
    offered = [
        Candidate(found, day, hour, _fits(of, day, hour, rules), len(of.answers))
        for day in range(7)
        for hour in HOURS
        if (day, hour) != (weekday, at) and _is_usual(day, hour, rules)
        for found in [_free_week(week, day, hour, held, rules)]
        if found is not None
    ]
    offered = [one for one in offered if one.fits]  # of which nothing is known is no proposal
    offered.sort(key=lambda one: (-one.fits, *_strangeness(one, weekday, at)))
    best = _varied(offered)
    if now_at is None or weekday is None:
        return best
    present = Candidate(week, weekday, at, _fits(of, weekday, at, rules), len(of.answers), present=True)
    return sorted([present, *best], key=lambda one: -one.fits)


def _fits(of: Counted, weekday: int, at: time, rules: Rules) -> int:
    return fits_at_least(of, weekday, *meets_at(at, rules))


def _is_usual(weekday: int, at: time, rules: Rules) -> bool:
    """Neither while people sleep, which would not be asked about, nor in the hours of the Friday prayer."""
    return not is_night(at, A_DAY, rules) and not (weekday == FRIDAY and meets_at_prayer(at, rules))


def _strangeness(one: Candidate, weekday: int | None, at: time) -> tuple[bool, bool, bool, int]:
    """Of times that suit alike first those by day, not on Sundays, on the weekday and near the hour they know."""
    return one.at >= time(18), one.weekday == SUNDAY, one.weekday != weekday, abs(minutes_of(one.at) - minutes_of(at))


def _varied(offered: Collection[Candidate]) -> list[Candidate]:
    """The first ones, but not all on one weekday."""
    kept: list[Candidate] = []
    for one in offered:
        same_day = sum(other.weekday == one.weekday for other in kept)
        if len(kept) < MOST_OFFERED and same_day < MOST_OF_A_DAY:
            kept.append(one)
    return kept


def _present(session: Session, group_id: int, now: datetime, rules: Rules) -> tuple[int, int, time] | None:
    """(week of the month, weekday, local hour) at which its series meets; else of its next meeting, or its last one.

    None too for a day of the month ("tanggal 5"): that is another weekday each time, for which no one number holds.
    """
    new = time_now(session, group_id, now, rules)
    if new is not None:
        week, weekday = new.pattern.week, new.pattern.weekday
        return (week, weekday, new.at) if week is not None and weekday is not None else None
    query = select(Meeting.starts_at).where(Meeting.group_id == group_id, Meeting.status != "cancelled")
    coming = session.scalar(query.where(Meeting.starts_at > now).order_by(Meeting.starts_at).limit(1))
    found = coming or session.scalar(query.order_by(Meeting.starts_at.desc()).limit(1))
    if found is None:
        return None
    local = rules.local(found)
    nth = _week_of(local.date())
    return nth if nth <= 4 else -1, local.weekday(), local.time().replace(second=0, microsecond=0)


def _week_of(day: date) -> int:
    """The how many-th of its weekday in its month a day is."""
    return (day.day - 1) // 7 + 1


def _others(session: Session, group_id: int, now: datetime, rules: Rules) -> list[Held]:
    """The coming meetings of the other groups of this group's pendamping."""
    pendamping_id = session.get_one(Group, group_id).pendamping_id
    query = (
        select(Meeting.starts_at, Meeting.ends_at)
        .join(Group, Group.id == Meeting.group_id)
        .where(
            Group.pendamping_id == pendamping_id,
            Group.id != group_id,
            Meeting.status == "planned",
            Meeting.starts_at > now,
            Meeting.starts_at < now + LOOKS_AHEAD,
        )
    )
    return list(dict.fromkeys(_held(rules.local(one), rules.local(end)) for one, end in session.execute(query)))


def _held(begins: datetime, ends: datetime) -> Held:
    day = begins.date()
    is_last = day.day + 7 > last_day(day.year, day.month)
    return Held(_week_of(day), is_last, day.weekday(), minutes_of(begins.time()), minutes_of(ends.time()))


def _free_week(week: int | None, weekday: int, at: time, held: Collection[Held], rules: Rules) -> int | None:
    """The week nearest to the present one in which the pendamping is at no other group then; None: in no week."""
    wished = week or 1
    weeks = sorted((1, 2, 3, 4), key=lambda one: abs(one - (4 if wished == -1 else wished)))
    if wished == -1:
        weeks.insert(0, -1)
    return next((one for one in weeks if not any(_clash(one, weekday, at, other, rules) for other in held)), None)


def _clash(week: int, weekday: int, at: time, other: Held, rules: Rules) -> bool:
    begins, ends = meets_at(at, rules)
    gap = rules.minutes_between_meetings
    same_day = other.weekday == weekday and (other.is_last if week == -1 else other.week == week)
    return same_day and begins < other.ends + gap and other.begins < ends + gap
