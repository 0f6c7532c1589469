"""A day that has been, as people type it: "17 agustus" is the last one, where a meeting's would be the next."""

from dataclasses import replace
from datetime import date, timedelta

from programme.typed_dates import TypedMoment, read_date

SURELY_LAST_YEARS = timedelta(days=60)
"""Further ahead than this nobody means the coming one; nearer ("besok", "5/10") it was a slip, to be asked about."""


def read_past_date(text: str, today: date) -> TypedMoment:
    """As `read_date`, but a date without year is the latest such one; `problem` 'future' for a day still to come."""
    typed = read_date(text, today)
    if typed.date is None:
        return typed
    day = typed.date
    if day - today > SURELY_LAST_YEARS and str(day.year) not in text:
        day = _a_year_before(day)
    problem = None if typed.problem == "past" else typed.problem
    if problem == "weekday_mismatch" and day.weekday() == typed.weekday_said:
        problem = None
    if problem is None and day > today:
        problem = "future"
    return replace(typed, date=day, problem=problem)


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)
