"""When the year's clock is looked at: only at moments for which the plan or an office's calendar has something due.

In an office the program looks every fifteen seconds, two million times a year. Whatever becomes due between two looks
here is late by some hours, which the jobs promise to bear. One month is looked at seven times a day around its
meetings, so that each stage of asking for a report comes at its own hour there.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from programme.rules import Rules
from programme.working_days import next_working_day
from tests.year.kecamatan import YEAR
from tests.year.plan import Held

CLOSELY_IN = 1
EVERY_HOUR = tuple(time(hour) for hour in (6, 8, 11, 13, 15, 16, 18))
A_DAY = timedelta(days=1)
LISTED_ON = 3
"""On Thursdays the pendamping make their visits."""
OF_A_MONTH = ((1, time(8)), (5, time(7, 30)), (10, time(16)))
"""From this day on, at this hour: the report to check, what is not planned yet, the report that is due."""
CHANGES_ASKED_DAYS = 6
PAYMENT_DAYS = ((20, time(10, 30)), (27, time(14, 30)), (28, time(14, 30)))


def looks_of_the_year(meetings: Iterable[Held], rules: Rules, paid_in: Iterable[int]) -> list[datetime]:
    """Every moment of the year's looks, in order."""
    every = {look for held in meetings for look in _around_meeting(held)} | {*_of_weeks(), *_of_months()}
    every |= {(date(YEAR, month, day), clock) for month in paid_in for day, clock in PAYMENT_DAYS}
    return sorted(rules.at(day, clock) for day, clock in every)


def _around_meeting(held: Held) -> Iterator[tuple[date, time]]:
    """The evening before and that of its day; the day after for who did not report when she was asked."""
    if held.cancelled:
        return
    before, after = held.held_on - A_DAY, held.held_on + A_DAY
    if held.month == CLOSELY_IN:
        yield from ((day, clock) for day in (before, held.held_on, after) for clock in EVERY_HOUR)
        return
    yield from ((before, time(18)), (held.held_on, time(18)))
    if held.reporting in ("morning", "pendamping", "never"):
        yield after, time(8)
    if held.reporting in ("pendamping", "never"):
        yield after, time(15)


def _of_weeks() -> Iterator[tuple[date, time]]:
    first = date(YEAR, 1, 1)
    thursday = first + timedelta(days=(LISTED_ON - first.weekday()) % 7)
    while thursday.year == YEAR:
        yield thursday, time(6)
        thursday += 7 * A_DAY


def _of_months() -> Iterator[tuple[date, time]]:
    for month in range(1, 13):
        for day, clock in OF_A_MONTH:
            yield next_working_day(date(YEAR, month, day)), clock
        last = (date(YEAR, month, 1) + timedelta(days=32)).replace(day=1) - A_DAY
        yield last - timedelta(days=CHANGES_ASKED_DAYS), time(10)
