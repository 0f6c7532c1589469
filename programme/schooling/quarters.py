"""Quarters, and when their verification sheet is asked for, asked for again, and due at the office.

A period is '2018-Q4'. Public descriptions of PKH: commitments are verified quarterly, month by month within the
quarter. The days are settings (programme.duty_rules); one that is no working day is moved to the next that is.
"""

from datetime import date, datetime, time, timedelta

from programme.rules import Rules
from programme.working_days import is_working_day, next_working_day

QUARTERS = 4
"""In a year."""


def quarter_of(day: date) -> str:
    """'2018-Q4' of any day in it."""
    return f"{day.year}-Q{(day.month - 1) // 3 + 1}"


def months_of(period: str) -> tuple[date, date, date]:
    """The first days of its months."""
    year, quarter = _numbers_of(period)
    return date(year, quarter * 3 - 2, 1), date(year, quarter * 3 - 1, 1), date(year, quarter * 3, 1)


def ends_on(period: str) -> date:
    """Its last day."""
    return months_of(quarter_after(period))[0] - timedelta(days=1)


def quarter_after(period: str) -> str:
    """The quarter that follows."""
    year, quarter = _numbers_of(period)
    return f"{year + 1}-Q1" if quarter == QUARTERS else f"{year}-Q{quarter + 1}"


def quarter_before(period: str) -> str:
    """The quarter before."""
    year, quarter = _numbers_of(period)
    return f"{year - 1}-Q{QUARTERS}" if quarter == 1 else f"{year}-Q{quarter - 1}"


def begins_at(period: str, rules: Rules) -> datetime:
    """The quarter's first moment."""
    return rules.at(months_of(period)[0], time(0))


def asked_at(period: str, rules: Rules) -> datetime:
    """When each pendamping is given the quarter to check: its first working day after the end."""
    day = next_working_day(ends_on(period) + timedelta(days=1), extra_off=rules.extra_days_off)
    return rules.at(day, rules.office.monthly_report_at)


def due_at(period: str, rules: Rules) -> datetime:
    """When it is due at the office: later it is late."""
    return max(rules.at(_due_on(period, rules), rules.office.report_due_at), asked_at(period, rules))


def reminded_at(period: str, rules: Rules) -> datetime:
    """The working day before it is due, at the hour of the first asking."""
    day = _due_on(period, rules) - timedelta(days=1)
    while not is_working_day(day, extra_off=rules.extra_days_off):
        day -= timedelta(days=1)
    return max(rules.at(day, rules.office.monthly_report_at), asked_at(period, rules))


def reminded_last_at(period: str, rules: Rules) -> datetime:
    """On the day itself, at the hour of the first asking."""
    return max(rules.at(_due_on(period, rules), rules.office.monthly_report_at), asked_at(period, rules))


def period_asked(now: datetime, rules: Rules) -> str:
    """The latest quarter whose sheet has been asked for by now."""
    period = quarter_before(quarter_of(rules.today(now)))
    return period if asked_at(period, rules) <= now else quarter_before(period)


def next_verification_moment(after: datetime, rules: Rules) -> datetime:
    """The next moment at which a sheet is asked for, asked for again or due."""
    period = quarter_before(period_asked(after, rules))
    periods = [period, quarter_after(period), quarter_after(quarter_after(period))]
    moments = [find(one, rules) for one in periods for find in (asked_at, reminded_at, reminded_last_at, due_at)]
    return min(moment for moment in moments if moment > after)


def _numbers_of(period: str) -> tuple[int, int]:
    """(year, quarter)."""
    return int(period[:4]), int(period[-1])


def _due_on(period: str, rules: Rules) -> date:
    day = ends_on(period) + timedelta(days=rules.commitments.verification_due_days)
    return next_working_day(day, extra_off=rules.extra_days_off)
