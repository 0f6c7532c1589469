"""A time proposed for a group's meetings: as stored, as read from a pendamping's words, and what stands in its way.

Pure. First source document, A.2.b: 'mengganti waktu pertemuan kelompok yang sekiranya tidak mengganggu pekerjaan'.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from programme.date_reading.findings import DateSaid, NthWeekdaySaid, WeekdaySaid
from programme.date_reading.scan import findings_in
from programme.meeting_series import YearMeeting, moves_to
from programme.monthly_patterns import MonthlyPattern, dates_of, read_pattern
from programme.rules import Rules
from programme.scheduling import meets_at
from programme.typed_plans import read_plan

MONTHS_LOOKED_AHEAD = 6
"""Of a group without any planned meeting so many dates of the new time are held against the others."""
WEEKS = (1, 2, 3, 4, -1)
"""Not every month has a fifth weekday; -1 is the last."""
FRIDAY = 4
FRIDAY_PRAYER = (11 * 60, 13 * 60)
"""Local minutes of a Friday in which no time is suggested."""


@dataclass(frozen=True)
class NewTime:
    """A day of every month and the local hour at which the meeting begins."""

    pattern: MonthlyPattern
    at: time

    def ends(self, rules: Rules) -> time:
        """The local hour at which it is over."""
        return (datetime.combine(date.min, self.at) + timedelta(hours=rules.meeting_hours)).time()


def stored(new: NewTime) -> dict[str, Any]:
    """The pattern as a series keeps it, and the hour."""
    pattern = new.pattern
    return {
        "kind": pattern.kind,
        "week": pattern.week,
        "weekday": pattern.weekday,
        "day": pattern.day,
        "at": new.at.isoformat("minutes"),
    }


def from_stored(kept: Mapping[str, Any]) -> NewTime:
    """What `stored` made."""
    return NewTime(pattern_from(kept), time.fromisoformat(kept["at"]))


def pattern_from(kept: Mapping[str, Any]) -> MonthlyPattern:
    """The pattern of a series as kept."""
    kind = "day_of_month" if kept.get("day") is not None else "nth_weekday"
    return MonthlyPattern(
        "day_of_month" if kind == "day_of_month" else "nth_weekday",
        week=kept.get("week"),
        weekday=kept.get("weekday"),
        day=kept.get("day"),
    )


@dataclass(frozen=True)
class HeardTime:
    """What a text says of a new time; each None where it is silent. `certain`: the day need not be asked about."""

    week: int | None = None
    weekday: int | None = None
    day: int | None = None
    at: time | None = None
    certain: bool = True

    def __bool__(self) -> bool:
        """Whether it says anything at all."""
        return any(one is not None for one in (self.weekday, self.day, self.at))

    def whole(self) -> NewTime | None:
        """The time, where day and hour are both known."""
        if self.at is None or (self.day is None and (self.weekday is None or self.week is None)):
            return None
        if self.day is not None:
            return NewTime(MonthlyPattern("day_of_month", day=self.day), self.at)
        return NewTime(MonthlyPattern("nth_weekday", week=self.week, weekday=self.weekday), self.at)


def read_new_time(text: str, today: date, present: NewTime | None) -> HeardTime:
    """ "Sabtu keempat jam 16.30", "malem minggu" (the week is not said), "jam 16.30" (the day stays as it is).

    A date ("Sabtu 24 November") is taken for its weekday of the month, to be asked about; "tanggal 24" for that day of
    every month. What names neither a day nor an hour is empty.
    """
    plan = read_plan(text, today)
    pattern = plan.pattern or _without_the_one_day(text)
    if pattern is not None:
        return HeardTime(pattern.week, pattern.weekday, pattern.day, plan.clock)
    found = findings_in(text.casefold())
    if any(isinstance(one, DateSaid) for one in found):
        return _of_one_date(text, today, plan.clock, plan.days[0] if len(plan.days) == 1 else plan.guess)
    weekdays = {_meant(one) for one in found if isinstance(one, WeekdaySaid | NthWeekdaySaid)}
    if len(weekdays) == 1:
        return HeardTime(weekday=weekdays.pop(), at=plan.clock)
    if plan.clock is not None and not weekdays and not plan.days and present is not None:
        old = present.pattern
        return HeardTime(old.week, old.weekday, old.day, plan.clock)
    return HeardTime(at=plan.clock if not plan.days else None)


def _without_the_one_day(text: str) -> MonthlyPattern | None:
    """A bare "tanggal 24" among these words is one of every month."""
    found = findings_in(text.casefold())
    bare = [one for one in found if isinstance(one, DateSaid) and one.month is None and not one.several]
    alone = len(bare) == 1 and not any(isinstance(one, WeekdaySaid) for one in found)
    return read_pattern(f"tiap {text.casefold()}") if alone else None


def _of_one_date(text: str, today: date, at: time | None, day: date | None) -> HeardTime:
    if day is None:
        return HeardTime(at=at)
    week = (day.day - 1) // 7 + 1
    return HeardTime(week if week in WEEKS else -1, day.weekday(), None, at, certain=False)


def _meant(said: WeekdaySaid | NthWeekdaySaid) -> int:
    """ "Malem Minggu" is Saturday's evening."""
    return (said.weekday - 1) % 7 if isinstance(said, WeekdaySaid) and said.eve else said.weekday


# What stands in its way.


@dataclass(frozen=True)
class Clash:
    """On that local day the pendamping is expected at another group's meeting, or could not get there in time."""

    day: date
    group_name: str
    starts_at: datetime


def moments_of(
    new: NewTime, group_id: int, meetings: Sequence[YearMeeting], since: date, now: datetime, rules: Rules
) -> list[datetime]:
    """When the group would meet from a local day on: its planned meetings moved, else the pattern's coming dates."""
    own = [one for one in meetings if one.group_id == group_id]
    moved = [move.new_starts_at for move in moves_to(own, new.pattern, new.at, since, now, rules)]
    dates = () if moved else dates_of(new.pattern, since, MONTHS_LOOKED_AHEAD)
    return moved or [moment for day in dates if (moment := rules.at(day, new.at)) > now]


def clashes_of(
    new: NewTime, group_id: int, meetings: Sequence[YearMeeting], since: date, now: datetime, rules: Rules
) -> list[Clash]:
    """Where the new time lies on, or too near to, meetings of the pendamping's other groups; earliest first."""
    gap, length = timedelta(minutes=rules.minutes_between_meetings), timedelta(hours=rules.meeting_hours)
    others = [one for one in meetings if one.group_id != group_id and one.status == "planned" and one.ends_at > now]
    return [
        Clash(rules.today(moment), one.group_name, one.starts_at)
        for moment in moments_of(new, group_id, meetings, since, now, rules)
        for one in others
        if one.starts_at < moment + length + gap and moment < one.ends_at + gap
    ]


def is_at_night(new: NewTime, today: date, rules: Rules) -> bool:
    """Whether it begins or ends while people sleep: such a time is not asked about."""
    return is_night(new.at, today, rules)


def is_night(at: time, today: date, rules: Rules) -> bool:
    """Whether a meeting that begins at that local hour begins or ends while people sleep."""
    begins = rules.at(today, at)
    return rules.is_quiet(begins) or rules.is_quiet(begins + timedelta(hours=rules.meeting_hours, minutes=-1))


def is_at_friday_prayer(new: NewTime, rules: Rules) -> bool:
    """Whether it always falls on the hours of the Friday prayer: families who keep it have nobody at home then."""
    return new.pattern.weekday == FRIDAY and meets_at_prayer(new.at, rules)


def meets_at_prayer(at: time, rules: Rules) -> bool:
    """Whether a meeting of a Friday that begins at that local hour overlaps the prayer."""
    begins, ends = meets_at(at, rules)
    return begins < FRIDAY_PRAYER[1] and FRIDAY_PRAYER[0] < ends


def is_outside_working_hours(new: NewTime, rules: Rules) -> bool:
    """Whether it begins before or ends after the office's hours for meetings: allowed, but said."""
    return new.at < rules.meetings_begin_from or not new.at < new.ends(rules) <= rules.meetings_end_by


def without_week(heard: HeardTime, present: NewTime | None) -> HeardTime:
    """The same with the week in which the group meets now, where none was said: "7 dari 30: Sabtu 16.30"."""
    if heard.week is None and heard.weekday is not None and present is not None and present.pattern.week is not None:
        return replace(heard, week=present.pattern.week)
    return heard
