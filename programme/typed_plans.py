"""Reads when meetings are to be, as one sentence says it: a date, several dates, or a day of every month and how long.

"4, 11 dan 18 oktober jam 9", "kamis keempat jam 9 sampai desember", "tiap tanggal 5 mulai januari, 6 bulan". Single
dates are `programme.typed_dates`, the monthly day `programme.monthly_patterns`; here is what only a plan has: lists of
dates, the beginning and the length of a series. What is not certain is given with a problem, never chosen silently.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from programme.date_reading.calendar import day_in_month, last_day, months_on
from programme.date_reading.findings import (
    BareNumber,
    DateSaid,
    DayRead,
    EverySaid,
    MonthSaid,
    PasaranSaid,
    WeekdaySaid,
)
from programme.date_reading.scan import Finding, findings_in
from programme.date_reading.times import ClockSaid, DayPartSaid
from programme.date_reading.tokens import Tokens, tokens_of
from programme.date_reading.words import CLOCK_MARKS, EVERY, HENCE, LASTING, MONTH_UNITS, UNTIL, month_named
from programme.date_reading.written import named_month_date
from programme.monthly_patterns import MonthlyPattern, read_pattern
from programme.typed_dates import hour_in, read_moment

MOST_MONTHS = 12
YEARS = {"setahun", "setaun", "sataun", "satahun", "sewarsa"}
YEAR_UNITS = {"tahun", "taun", "thn", "year"}
FROM = {"mulai", "mula", "wiwit", "dari", "ti", "ti bulan", "kawit", "mimiti", "saking", "from", "sejak"}
WITHIN_A_SERIES_END = MONTH_UNITS | {"akhir", "akir", "ka", "dengan", "karo", "bln"}
_BETWEEN = re.compile(r"[,;&+\n]|\b(?:dan|lan|karo|kalih|sareng|sarta|jeung|and|serta|terus|lalu)\b")
_DECIMAL_HOUR = re.compile(r"\b((?:jam|jm|pukul|pkl|pk|tabuh)\.?\s*\d{1,2}),(\d\d)\b")


@dataclass(frozen=True)
class TypedPlan:
    """`days` (local dates, ascending) or `pattern`; `problem` as in TypedMoment, or which_week or not_monthly.

    `months` and `until` say how long a series is to be, `since` when it begins; each None where it was not said.
    With a problem, `guess` is the likeliest date, to ask about and never to store.
    """

    days: tuple[date, ...] = ()
    pattern: MonthlyPattern | None = None
    clock: time | None = None
    months: int | None = None
    until: date | None = None
    since: date | None = None
    problem: str | None = None
    guess: date | None = None


def read_plan(text: str, today: date, *, now_time: time | None = None) -> TypedPlan:
    """Everything one message says about when; `now_time` as in `read_moment`."""
    text = _DECIMAL_HOUR.sub(r"\1.\2", text.casefold())
    length, rest = _without_length(text, today)
    pattern = read_pattern(rest)
    clock, certain = hour_in(rest)
    if pattern is not None or _says_only_length(length, rest):
        return replace(length, pattern=pattern, clock=clock if certain else None)
    if length.problem is not None:
        return length
    several = _several_days(text, today)
    if several is not None:
        return replace(several, clock=clock if certain else None)
    typed = read_moment(text, today, now_time=now_time)
    problem = "which_week" if _every_weekday(text) else typed.problem
    if problem in (None, "past") and typed.date is not None:
        return TypedPlan(days=(typed.date,), clock=typed.time, problem=problem)
    return TypedPlan(clock=clock if certain else None, problem=problem, guess=typed.date)


def _says_only_length(length: TypedPlan, rest: str) -> bool:
    said = length.months is not None or length.until is not None
    return said and length.problem is None and not findings_in(rest)


def _every_weekday(text: str) -> bool:
    """ "Tiap Kamis": which Thursday of the month?"""
    found = findings_in(text)
    return any(isinstance(one, EverySaid) for one in found) and any(isinstance(one, WeekdaySaid) for one in found)


# How long: cut out of the message, since "sampai desember" is no date.


def _without_length(text: str, today: date) -> tuple[TypedPlan, str]:
    tokens = tokens_of(text)
    plan, kept, at = TypedPlan(), list[str](), 0
    while at < len(tokens):
        read = _length_at(tokens, at, plan, today)
        if read is None:
            kept.append(tokens.pieces[at].text)
            at += 1
        else:
            plan, at = read
    return plan, " ".join(kept)


def _length_at(tokens: Tokens, at: int, plan: TypedPlan, today: date) -> tuple[TypedPlan, int] | None:
    if tokens.says(at, EVERY):
        number = tokens.number(at + 1)
        if number and number[0] > 1 and tokens.says(number[1], MONTH_UNITS | YEAR_UNITS):
            return replace(plan, problem="not_monthly"), number[1] + 1
        return None
    start = at + 1 if tokens.says(at, LASTING | {"untuk", "kanggo", "pikeun", "for"}) else at
    months = _months_at(tokens, start)
    if months and not tokens.says(months[1], HENCE | UNTIL):
        return replace(plan, months=min(months[0], MOST_MONTHS)), months[1]
    if tokens.says(at, UNTIL):
        end = _end_at(tokens, tokens.skip(at + 1, WITHIN_A_SERIES_END), today)
        return (replace(plan, until=end[0]), end[1]) if end else None
    begin = _beginning_at(tokens, at + 1, today) if tokens.says(at, FROM) else None
    return (replace(plan, since=begin[0]), begin[1]) if begin else None


def _months_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    if tokens.says(at, YEARS):
        return 12, at + 1
    if tokens.says(at, {"setengah", "satengah"}) and tokens.says(at + 1, YEAR_UNITS):
        return 6, at + 2
    number = tokens.number(at)
    if number is None or tokens.says(at - 1, CLOCK_MARKS):
        return None
    if tokens.says(number[1], YEAR_UNITS) and number[0] == 1:
        return 12, number[1] + 1
    whole = tokens.says(number[1], MONTH_UNITS) and not tokens.number(number[1] + 1) and number[0] >= 1
    named = tokens.word(number[1] + 1)
    return (number[0], number[1] + 1) if whole and not (named and month_named(named)) else None


def _end_at(tokens: Tokens, at: int, today: date) -> tuple[date, int] | None:
    """ "desember", "desember 2019", "akhir tahun", "20 desember": the last day on which a meeting may be."""
    if tokens.says(at, YEAR_UNITS) and not tokens.digits(at + 1):
        return date(today.year, 12, 31), at + 2 if tokens.says(at + 1, {"ini", "iki", "ieu"}) else at + 1
    month = month_named(tokens.word(at)) if tokens.word(at) else None
    if month is not None:
        year, after = _year_of(tokens, at + 1, month, today)
        return date(year, month, last_day(year, month)), after
    dated: DayRead | None = named_month_date(tokens, at)
    said = dated[0] if dated else None
    if dated is None or not isinstance(said, DateSaid) or said.month is None or said.several:
        return None
    year = said.year or (today.year if (said.month, said.day) >= (today.month, today.day) else today.year + 1)
    day = day_in_month(year, said.month, said.day)
    return (day, dated[1]) if day else None


def _beginning_at(tokens: Tokens, at: int, today: date) -> tuple[date, int] | None:
    at = at if tokens.says(at, MONTH_UNITS) and tokens.says(at + 1, HENCE) else tokens.skip(at, MONTH_UNITS)
    if tokens.says(at, MONTH_UNITS):
        return date(*months_on(today, 1), 1), at + 2
    month = month_named(tokens.word(at)) if tokens.word(at) else None
    if month is None:
        return None
    year, after = _year_of(tokens, at + 1, month, today)
    return max(date(year, month, 1), today), after


def _year_of(tokens: Tokens, at: int, month: int, today: date) -> tuple[int, int]:
    at = tokens.skip(at, YEAR_UNITS)
    if len(tokens.digits(at)) == 4:
        return int(tokens.digits(at)), at + 1
    return today.year + (month < today.month), at


# Several dates.


@dataclass(frozen=True)
class _Item:
    date: DateSaid
    weekday: int | None
    pasaran: bool


def _several_days(text: str, today: date) -> TypedPlan | None:
    """The dates of "22 nov, 20 des dan 24 jan"; None where the message is no list of at least two dates."""
    items = _items([findings_in(part) for part in _BETWEEN.split(text)])
    if items is None or len(items) < 2:
        return None
    days: list[date] = []
    for item in _with_months(items):
        day = _day_after(item.date, days[-1] + timedelta(days=1) if days else today)
        if day is None:
            return TypedPlan(problem="no_such_date")
        if item.weekday is not None and day.weekday() != item.weekday:
            return TypedPlan(problem="weekday_mismatch", guess=day)
        if days and day <= days[-1]:
            return TypedPlan(problem="ambiguous_date", guess=days[0])
        days.append(day)
    if any(item.pasaran for item in items) or (days[-1] - days[0]).days > 400:
        return TypedPlan(problem="ambiguous_date")
    return TypedPlan(days=tuple(days), problem="past" if days[0] < today else None)


def _items(parts: list[list[Finding]]) -> list[_Item] | None:
    """One date of each part; a part with a weekday alone belongs to the next. None where a part says anything else."""
    items: list[_Item] = []
    weekday: int | None = None
    for found in parts:
        dates = [one if isinstance(one, DateSaid) else _bare(one) for one in found if _is_date(one)]
        names = [one for one in found if isinstance(one, WeekdaySaid)]
        other = [one for one in found if not _is_date(one) and not isinstance(one, _BESIDE_A_DATE)]
        months = [one for one in other if isinstance(one, MonthSaid)]
        if other and other != months:
            return None
        if len(dates) > 1 or len(names) > 1 or any(one.eve or one.turn for one in names) or len(months) > 1:
            return None
        weekday = names[0].weekday if names else weekday
        if not dates:
            if months:
                return None
            continue
        said = dates[0]
        if said is None or said.several or (months and (months[0].month is None or said.month)):
            return None
        said = replace(said, month=months[0].month) if months else said
        items.append(_Item(said, weekday, any(isinstance(one, PasaranSaid) for one in found)))
        weekday = None
    return items


_BESIDE_A_DATE = (WeekdaySaid, ClockSaid, DayPartSaid, PasaranSaid)


def _is_date(finding: Finding) -> bool:
    return isinstance(finding, DateSaid | BareNumber)


def _bare(finding: Finding) -> DateSaid | None:
    fits = isinstance(finding, BareNumber) and len(finding.digits) <= 2 and 1 <= finding.number <= 31
    return DateSaid(finding.number) if fits and isinstance(finding, BareNumber) else None


def _with_months(items: list[_Item]) -> list[_Item]:
    """ "4, 11 dan 18 oktober": the month stands with the last."""
    filled: list[_Item] = []
    month: int | None = None
    year: int | None = None
    for item in reversed(items):
        if item.date.month is not None:
            month, year = item.date.month, item.date.year
            filled.insert(0, item)
        else:
            filled.insert(0, replace(item, date=replace(item.date, month=month, year=year if month else None)))
    return filled


def _day_after(said: DateSaid, first: date) -> date | None:
    """The date said, where its year or month is open the first such on or after `first`."""
    if said.month is None:
        days = (day_in_month(*months_on(first, ahead), said.day) for ahead in range(3))
        return next((day for day in days if day is not None and day >= first), None)
    if said.year is not None:
        return day_in_month(said.year, said.month, said.day)
    years = (first.year, first.year + 1)
    found = [day for year in years if (day := day_in_month(year, said.month, said.day)) is not None]
    return next((day for day in found if day >= first), None)
