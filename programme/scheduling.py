"""When many groups are to meet: where a pendamping's meetings clash, and how they can be put so that she is at each.

Pure decisions on local dates and hours; meetings that stand already come in as `Taken`. Nothing is decided for her: the
ways out are arranged, shown, and chosen.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Literal

from programme.date_reading.calendar import last_day, nth_weekday_in
from programme.monthly_patterns import MonthlyPattern
from programme.rules import Rules
from programme.working_days import holiday_name, is_working_day

Way = Literal["in_turn", "spread", "together"]
"""One after another on that day, each on a day of its own, or all at once (the ketua leads)."""


@dataclass(frozen=True)
class Taken:
    """A meeting that stands already. Hours are local minutes since midnight."""

    group_id: int
    group_name: str
    day: date
    begins: int
    ends: int


@dataclass(frozen=True)
class Occasion:
    """One meeting as planned; `clashes`: the pendamping is expected elsewhere at that time."""

    group_id: int
    day: date
    at: time
    clashes: bool = False


def minutes_of(at: time) -> int:
    return at.hour * 60 + at.minute


def overlap(begins: int, ends: int, other: Taken, rules: Rules) -> bool:
    """Whether she can't be at both, the way between them counted in."""
    gap = rules.minutes_between_meetings
    return begins < other.ends + gap and other.begins < ends + gap


def meets_at(at: time, rules: Rules) -> tuple[int, int]:
    """Beginning and end of a meeting, in minutes since midnight."""
    begins = minutes_of(at)
    return begins, begins + int(rules.meeting_hours * 60)


def clashing(occasion: Occasion, taken: Iterable[Taken], rules: Rules) -> list[Taken]:
    """The standing meetings that keep her from this one."""
    begins, ends = meets_at(occasion.at, rules)
    return [one for one in taken if one.day == occasion.day and overlap(begins, ends, one, rules)]


def second_in_month(group_ids: Sequence[int], days: Iterable[date], taken: Iterable[Taken]) -> list[tuple[int, date]]:
    """(group, day) where the group has a meeting in that month already, which this one would come on top of."""
    months = {(one.group_id, one.day.year, one.day.month) for one in taken}
    return [(group, day) for day in days for group in group_ids if (group, day.year, day.month) in months]


# Days off.


def day_off_name(day: date, rules: Rules) -> str | None:
    """Why the office does not work that day: the holiday's name, '' for a day off of its own; None on other days."""
    name = holiday_name(day)
    return name if name is not None else ("" if day in rules.extra_days_off else None)


def days_off(days: Iterable[date], rules: Rules, *, weekday_said: bool) -> list[date]:
    """The days to be asked about: holidays, and weekends that nobody named ("tiap tanggal 5")."""
    return [day for day in days if day_off_name(day, rules) is not None or (not weekday_said and day.weekday() >= 5)]


def working_day_near(day: date, rules: Rules, not_before: date) -> date:
    """The next working day of the same month; where the month has none left, the last one before; else the day."""
    end = date(day.year, day.month, last_day(day.year, day.month))
    later = (day + timedelta(n) for n in range(1, (end - day).days + 1))
    earlier = (day - timedelta(n) for n in range(1, day.day))
    days = (one for one in (*later, *earlier) if one >= not_before)
    return next((one for one in days if is_working_day(one, extra_off=rules.extra_days_off)), day)


# Ways out of a clash.


def arrange(
    wanted: Mapping[date, Sequence[int]],
    at: time,
    way: Way | None,
    taken: Sequence[Taken],
    pattern: MonthlyPattern | None,
    today: date,
    rules: Rules,
) -> list[Occasion]:
    """Puts the groups wanted on each day; a group that no working day of the month can take stays, clashing."""
    busy: defaultdict[date, list[Taken]] = defaultdict(list)
    for one in taken:
        busy[one.day].append(one)
    placed: list[Occasion] = []
    for day in sorted(wanted):
        groups = wanted[day]
        alone = len(groups) == 1 and not clashing(Occasion(groups[0], day, at), busy[day], rules)
        if way in (None, "together") or alone:
            found = [Occasion(group, day, at) for group in groups]
        else:
            any_day = candidates = _days_in_turn(day, today, rules)
            if way == "spread" and pattern is not None and pattern.weekday is not None:
                candidates = _same_weekdays(day, pattern.weekday, today, rules)
            if way == "spread" and clashing(Occasion(0, day, at), busy[day], rules):
                candidates = candidates[1:] or candidates  # "on another day"
            found = _placed(
                groups, Occasion(0, day, at), candidates, any_day, busy, today, rules, one_a_day=way == "spread"
            )
        for occasion in found:
            busy[occasion.day].append(_as_taken(occasion, rules))
        placed += found
    return [_marked(occasion, busy[occasion.day], rules) for occasion in placed]


def _marked(occasion: Occasion, busy: Sequence[Taken], rules: Rules) -> Occasion:
    others = [one for one in busy if one != _as_taken(occasion, rules)]
    return Occasion(occasion.group_id, occasion.day, occasion.at, bool(clashing(occasion, others, rules)))


def _as_taken(occasion: Occasion, rules: Rules) -> Taken:
    return Taken(occasion.group_id, "", occasion.day, *meets_at(occasion.at, rules))


def _days_in_turn(day: date, today: date, rules: Rules) -> list[date]:
    """That day, the working days after it in its month, then those before it, the nearest first."""
    end = last_day(day.year, day.month)
    later = [day.replace(day=number) for number in range(day.day + 1, end + 1)]
    earlier = [day.replace(day=number) for number in range(day.day - 1, 0, -1)]
    free = [one for one in later + earlier if is_working_day(one, extra_off=rules.extra_days_off)]
    return [day, *(one for one in free if one > today)]


def _same_weekdays(day: date, weekday: int, today: date, rules: Rules) -> list[date]:
    """That day, then the other first to fourth such weekdays of the month, each moved to a working day if it is off.

    A day that is past stays in its place as a day before today, so that every group keeps its week in other months.
    """
    found = [day]
    for week in (1, 2, 3, 4):
        other = nth_weekday_in(day.year, day.month, week, weekday)
        if other is None or abs((other - day).days) < 4:
            continue
        off = not is_working_day(other, extra_off=rules.extra_days_off)
        found.append(working_day_near(other, rules, today) if off and other > today else other)
    return found if len(found) > 1 else _days_in_turn(day, today, rules)


def _placed(
    groups: Sequence[int],
    wish: Occasion,
    candidates: Sequence[date],
    any_day: Sequence[date],
    busy: Mapping[date, Sequence[Taken]],
    today: date,
    rules: Rules,
    *,
    one_a_day: bool,
) -> list[Occasion]:
    """Each group its day in turn (`one_a_day`) or the first day that is not full; who finds no room there, any day."""
    own: defaultdict[date, list[Taken]] = defaultdict(list)
    found: dict[int, Occasion] = {}

    def put(group: int, days: Iterable[date]) -> None:
        for day in days:
            hour = _free_hour(wish.at, [*busy.get(day, ()), *own[day]], rules)
            if hour is not None and (day > today or day == wish.day):
                found[group] = Occasion(group, day, hour)
                own[day].append(_as_taken(found[group], rules))
                return

    for number, group in enumerate(groups):
        put(group, [candidates[number % len(candidates)]] if one_a_day else candidates)
    for group in groups:
        if group not in found:
            put(group, [*candidates, *any_day])
    return [found.get(group, Occasion(group, wish.day, wish.at)) for group in groups]


def _free_hour(at: time, busy: Sequence[Taken], rules: Rules) -> time | None:
    """The hour asked for, else the earliest free one after it, else the latest before it, within the working hours."""
    length, gap = int(rules.meeting_hours * 60), rules.minutes_between_meetings
    wish, opens, closes = minutes_of(at), minutes_of(rules.meetings_begin_from), minutes_of(rules.meetings_end_by)
    after = sorted(one.ends + gap for one in busy if one.ends + gap > wish)
    before = sorted((one.begins - gap - length for one in busy if one.begins - gap - length < wish), reverse=True)
    hours = [wish, *(one for one in after if one + length <= closes), *(one for one in before if one >= opens)]
    fitting = (one for one in hours if not any(overlap(one, one + length, other, rules) for other in busy))
    found = next(fitting, None)
    return None if found is None else time(found // 60, found % 60)
