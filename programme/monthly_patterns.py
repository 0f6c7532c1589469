"""A group's fixed day of the month ("Kemis kaping papat saben sasi", "tiap tanggal 5") and the dates it falls on."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from programme.date_reading.calendar import last_day, months_on, nth_weekday_in
from programme.date_reading.findings import (
    DateSaid,
    EverySaid,
    MonthSaid,
    NthWeekdaySaid,
    PasaranSaid,
    UnfixedSaid,
    VagueSaid,
)
from programme.date_reading.scan import Finding, findings_in


@dataclass(frozen=True)
class MonthlyPattern:
    """`week` is 1 to 4 or -1 for the last, `weekday` 0 for Monday, `day` 1 to 31 where 31 is the month's last day."""

    kind: Literal["nth_weekday", "day_of_month"]
    week: int | None = None
    weekday: int | None = None
    day: int | None = None


def read_pattern(text: str) -> MonthlyPattern | None:
    """The one monthly pattern a message names; None where it names none, several, or a single date.

    "Kamis minggu ke-4" is the fourth Thursday of the month. A day of the month needs a word like "tiap", otherwise
    "tgl 5 jam 2" would become a series. A fifth weekday is no pattern: not every month has one.
    """
    found = findings_in(text)
    if any(isinstance(one, MonthSaid | PasaranSaid | UnfixedSaid) for one in found):
        return None
    if any(isinstance(one, DateSaid) and one.month is not None for one in found):
        return None
    patterns = {pattern for finding in found if (pattern := _pattern_of(finding)) is not None}
    if len(patterns) != 1:
        return None
    pattern = patterns.pop()
    repeats = any(isinstance(finding, EverySaid) for finding in found)
    return pattern if repeats or pattern.kind == "nth_weekday" else None


def _pattern_of(finding: Finding) -> MonthlyPattern | None:
    match finding:
        case NthWeekdaySaid(week, weekday) if week in (1, 2, 3, 4, -1):
            return MonthlyPattern("nth_weekday", week=week, weekday=weekday)
        case DateSaid(day, None, None) if 1 <= day <= 31:
            return MonthlyPattern("day_of_month", day=day)
        case VagueSaid(month_end=True):
            return MonthlyPattern("day_of_month", day=31)
        case _:
            return None


def dates_of(pattern: MonthlyPattern, first: date, count: int) -> list[date]:
    """The first `count` dates of the pattern on or after `first`; day 31 in a short month is its last day."""
    dates: list[date] = []
    ahead = 0
    while len(dates) < count:
        day = _date_in(pattern, *months_on(first, ahead))
        if day >= first:
            dates.append(day)
        ahead += 1
    return dates


def _date_in(pattern: MonthlyPattern, year: int, month: int) -> date:
    if pattern.day is not None:
        return date(year, month, min(pattern.day, last_day(year, month)))
    if pattern.week is None or pattern.weekday is None:
        raise ValueError(f"a monthly pattern without its day: {pattern}")
    day = nth_weekday_in(year, month, pattern.week, pattern.weekday)
    if day is None:
        raise ValueError(f"not in every month: {pattern}")
    return day
