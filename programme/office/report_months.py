"""When a month's report to the office is given out to check, asked for again, and due.

A period is 'YYYY-MM'. The days are settings (programme.duty_rules.OfficeRules); one that is no working day is moved to
the next that is. Second source document, A: 'pendamping harus melaporkan seluruh kegiatan dan permasalahan ke UPPKH
Kabupaten/Kota'.
"""

from datetime import date, datetime, time, timedelta

from programme.absence import month_of
from programme.rules import Rules
from programme.working_days import is_working_day, next_working_day

LAST_DAY_OF_EVERY_MONTH = 28


def first_day(period: str) -> date:
    """The first day of 'YYYY-MM'."""
    return date.fromisoformat(f"{period}-01")


def period_of(day: date) -> str:
    """'2018-11' of any day in it."""
    return f"{day:%Y-%m}"


def period_after(period: str) -> str:
    """The month that follows."""
    return period_of(month_of(first_day(period) + timedelta(days=31)))


def period_before(period: str) -> str:
    """The month before."""
    return period_of(first_day(period) - timedelta(days=1))


def begins_at(period: str, rules: Rules) -> datetime:
    """The month's first moment."""
    return rules.at(first_day(period), time(0))


def ends_at(period: str, rules: Rules) -> datetime:
    """The first moment of the month after."""
    return begins_at(period_after(period), rules)


def asked_at(period: str, rules: Rules) -> datetime:
    """When each pendamping is given the month to check."""
    return rules.at(_working_day(period, rules.office.monthly_report_day, rules), rules.office.monthly_report_at)


def due_on(period: str, rules: Rules) -> date:
    """The working day on which it is due at the office."""
    return _working_day(period, rules.office.monthly_report_due_day, rules)


def due_at(period: str, rules: Rules) -> datetime:
    """When it is due: later it is late."""
    return max(rules.at(due_on(period, rules), rules.office.report_due_at), asked_at(period, rules))


def reminded_at(period: str, rules: Rules) -> datetime:
    """The working day before it is due, at the hour of the first asking."""
    day = due_on(period, rules) - timedelta(days=1)
    while not is_working_day(day, extra_off=rules.extra_days_off):
        day -= timedelta(days=1)
    return max(rules.at(day, rules.office.monthly_report_at), asked_at(period, rules))


def reminded_last_at(period: str, rules: Rules) -> datetime:
    """On the day itself, at the hour of the first asking."""
    return max(rules.at(due_on(period, rules), rules.office.monthly_report_at), asked_at(period, rules))


def period_asked(now: datetime, rules: Rules) -> str:
    """The latest month whose report has been asked for by now."""
    period = period_before(period_of(rules.today(now)))
    return period if asked_at(period, rules) <= now else period_before(period)


def next_report_moment(after: datetime, rules: Rules) -> datetime:
    """The next moment at which reports are given out, asked for again or due."""
    first = period_before(period_before(period_of(rules.today(after))))
    periods = [first, period_after(first), period_after(period_after(first))]
    finders = (asked_at, reminded_at, reminded_last_at, due_at)
    return min(moment for period in periods for find in finders if (moment := find(period, rules)) > after)


def _working_day(period: str, day_of_month: int, rules: Rules) -> date:
    """That day of the month after, or the next working day."""
    month = first_day(period_after(period))
    day = month.replace(day=max(1, min(day_of_month, LAST_DAY_OF_EVERY_MONTH)))
    return next_working_day(day, extra_off=rules.extra_days_off)
