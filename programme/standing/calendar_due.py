"""The days by which a pendamping owes the office something, as her calendar shows them.

Second source document, D: changes 'setiap minggu kedua setiap bulannya'; C: 'membuat laporan'; the quarter's
verification. Days are local; one on which nobody works is the next working day.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from programme.absence import month_of
from programme.rules import Rules
from programme.updates.months import due_at
from programme.working_days import next_working_day

MONTHS_AHEAD = 6


@dataclass(frozen=True)
class DueDate:
    """What is due: updates, monthly or verification, of which period ('2018-11', '2018-Q4'), on which local day."""

    kind: str
    period: str
    on: date


def due_dates(today: date, rules: Rules) -> list[DueDate]:
    """From today on for some months, the first first."""
    found: list[DueDate] = []
    month = month_of(month_of(today) - timedelta(days=1))
    for _ in range(MONTHS_AHEAD):
        written, after = f"{month:%Y-%m}", month_of(month + timedelta(days=31))
        found.append(DueDate("updates", written, rules.today(due_at(written, rules))))
        found.append(DueDate("monthly", written, report_due_on(month, rules)))
        if month.month % 3 == 0:
            last = after - timedelta(days=1)
            due = next_working_day(
                last + timedelta(days=rules.commitments.verification_due_days), extra_off=rules.extra_days_off
            )
            found.append(DueDate("verification", f"{month.year}-Q{month.month // 3}", due))
        month = after
    return sorted((one for one in found if one.on >= today), key=lambda one: (one.on, one.kind))


def report_due_on(month: date, rules: Rules) -> date:
    """When the report of that month (its first day) is due at the office."""
    after = month_of(month + timedelta(days=31))
    due = after.replace(day=min(rules.office.monthly_report_due_day, 28))
    return next_working_day(due, extra_off=rules.extra_days_off)
