"""How far a pregnancy is, as mothers say it ("3 bulan", "14 minggu", "lahir mei", "hpl 12 mei"): the month of birth.

Counted from 40 weeks; months are those of the calendar, so an answer in months is good to about a month.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from programme.date_reading.words import MONTHS, NUMBERS
from programme.typed_times_ago import months_before

WEEKS = 40
MOST_WEEKS = 43
MOST_MONTHS = 10
DAYS_A_MONTH = 30.4
_NUMBER = rf"(\d{{1,2}}(?:[.,]5)?|{'|'.join(NUMBERS)})"
_MONTHS_OLD = re.compile(
    rf"\b{_NUMBER}(?: ?(?:setengah|stgh|1/2))? ?(?:bulan|bln|bl|sasi|sasih|wulan|months?)\b( lagi| maneh| deui)?"
)
_WEEKS_OLD = re.compile(rf"\b{_NUMBER} ?(?:minggu|mgg|mggu|pekan|weeks?|w|mg)\b( lagi| maneh| deui)?")
_ONE_MONTH = re.compile(r"\b(?:sebulan|sesasi|sabulan|sasasih)\b( lagi| maneh| deui)?")
_NAMED = re.compile(rf"\b({'|'.join(sorted(MONTHS, key=len, reverse=True))})\b(?: (20\d\d))?")


@dataclass(frozen=True)
class TypedPregnancy:
    """The first day of the month in which the child is expected; None where that was not understood."""

    due_month: date | None

    @property
    def kept(self) -> str:
        """'2019-05', as programme.updates.details keeps it; empty where it is not known."""
        return self.due_month.isoformat()[:7] if self.due_month is not None else ""


def read_pregnancy(text: str, today: date) -> TypedPregnancy:
    """What an answer to "usia kandungan berapa?" says; nothing where two things are said or it can't be."""
    said = " ".join(text.casefold().split())
    found = {
        _by_age(said, today, _WEEKS_OLD, 7.0, MOST_WEEKS),
        _by_age(said, today, _MONTHS_OLD, DAYS_A_MONTH, MOST_MONTHS),
    }
    found |= {_one_month(said, today), _by_name(said, today)}
    days = {day for day in found if day is not None}
    if len(days) == 2 and _WEEKS_OLD.search(said) and _MONTHS_OLD.search(said):  # "3 bulan 2 minggu"
        by_months = _by_age(said, today, _MONTHS_OLD, DAYS_A_MONTH, MOST_MONTHS)
        return TypedPregnancy(by_months)
    return TypedPregnancy(days.pop() if len(days) == 1 else None)


def _by_age(said: str, today: date, pattern: re.Pattern[str], days: float, most: int) -> date | None:
    found = pattern.search(said)
    if found is None:
        return None
    number = NUMBERS.get(found[1]) or float(found[1].replace(",", "."))
    if not 0 < number <= most:
        return None
    to_come = number * days if found[2] else WEEKS * 7 - number * days
    return (today + timedelta(days=max(to_come, 0))).replace(day=1)


def _one_month(said: str, today: date) -> date | None:
    found = _ONE_MONTH.search(said)
    if found is None:
        return None
    return (today + timedelta(days=DAYS_A_MONTH if found[1] else WEEKS * 7 - DAYS_A_MONTH)).replace(day=1)


def _by_name(said: str, today: date) -> date | None:
    """ "lahir mei", "perkiraan 12 mei 2019": the coming one, at most ten months ahead."""
    names = list(_NAMED.finditer(said))
    if len(names) != 1:
        return None
    month = MONTHS[names[0][1]]
    year = int(names[0][2]) if names[0][2] else today.year + (month < today.month)
    due, first = date(year, month, 1), today.replace(day=1)
    return due if first <= due <= months_before(first, -MOST_MONTHS) else None
