"""When a month's list of changes is asked for, reminded of and due.

Second source document, D: 'melaporkan ke UPPKH Kabupaten/Kota setiap minggu kedua setiap bulannya'. A month is
'YYYY-MM'; its list is asked for on the set weekday of the set week of the month after.
"""

from datetime import date, datetime, time, timedelta

from programme.absence import month_of
from programme.date_reading.calendar import nth_weekday_in
from programme.rules import Rules


def month_named(month: str) -> date:
    """The first day of 'YYYY-MM'."""
    return date.fromisoformat(f"{month}-01")


def asked_at(month: str, rules: Rules) -> datetime:
    """When each pendamping is given this month's list."""
    after = _month_after(month_named(month))
    day = nth_weekday_in(after.year, after.month, rules.updates_list_week, rules.updates_list_weekday - 1)
    assert day is not None  # weeks 1 to 4 are in every month
    return rules.at(day, rules.updates_list_at)


def reminded_at(month: str, rules: Rules) -> datetime:
    """The day before it is due, at the hour of the list itself."""
    due = rules.local(due_at(month, rules)).date()
    return rules.at(due - timedelta(days=1), rules.updates_list_at)


def due_at(month: str, rules: Rules) -> datetime:
    """When the office's sheet is made from what was sent."""
    asked = rules.local(asked_at(month, rules)).date()
    return rules.at(asked + timedelta(days=rules.updates_due_days), rules.updates_due_at)


def begins_at(month: str, rules: Rules) -> datetime:
    """The month's first moment."""
    return rules.at(month_named(month), time(0))


def ends_at(month: str, rules: Rules) -> datetime:
    """The first moment of the month after."""
    return rules.at(_month_after(month_named(month)), time(0))


def month_asked(now: datetime, rules: Rules) -> str:
    """The latest month whose list has been asked for by now."""
    month = _month_before(month_of(rules.today(now)))
    return _written(month if asked_at(_written(month), rules) <= now else _month_before(month))


def next_asked_at(now: datetime, rules: Rules) -> datetime:
    """When the next month's list will be given."""
    month = month_named(month_asked(now, rules))
    return asked_at(_written(_month_after(month)), rules)


def next_moment_of_lists(after: datetime, rules: Rules) -> datetime:
    """The next moment at which lists are given, reminded of or due."""
    first = _month_before(_month_before(month_of(rules.today(after))))
    months = [_written(first), _written(_month_after(first)), _written(_month_after(_month_after(first)))]
    moments = [find(month, rules) for month in months for find in (asked_at, reminded_at, due_at)]
    return min(moment for moment in moments if moment > after)


def _month_after(first: date) -> date:
    return month_of(first + timedelta(days=31))


def _month_before(first: date) -> date:
    return month_of(first - timedelta(days=1))


def _written(first: date) -> str:
    return f"{first:%Y-%m}"
