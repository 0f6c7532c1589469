"""Days on which a pendamping works: visit lists and follow-ups wait for the next one.

Off are Saturdays, Sundays, public holidays and cuti bersama. The yearly joint decree of three ministers (SKB 3 Menteri)
sets the last two; the `holidays` package carries both, cuti bersama as its category "government". A district's own days
off (local elections, floods) come in as `extra_off`. Dates are local dates of the kabupaten.
"""

from datetime import date, timedelta
from functools import lru_cache

import holidays
from holidays.constants import GOVERNMENT, PUBLIC

SATURDAY = 5


@lru_cache(maxsize=16)
def _holidays_of(year: int) -> dict[date, str]:
    calendar = holidays.country_holidays("ID", years=year, categories=(PUBLIC, GOVERNMENT), expand=False, language="id")
    return dict(calendar.items())


def holiday_name(day: date) -> str | None:
    """Indonesian name of the public holiday or cuti bersama on that day; None on any other day, weekends included."""
    return _holidays_of(day.year).get(day)


def is_working_day(day: date, *, extra_off: frozenset[date] = frozenset()) -> bool:
    return day.weekday() < SATURDAY and day not in extra_off and holiday_name(day) is None


def next_working_day(day: date, *, extra_off: frozenset[date] = frozenset()) -> date:
    """The first working day on or after `day`."""
    while not is_working_day(day, extra_off=extra_off):
        day += timedelta(days=1)
    return day
