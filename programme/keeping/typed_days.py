"""Reads the days of a leave: "3 sampai 7 des", "senin s/d rabu", "besok". Pure; days are local."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from programme.typed_dates import read_date

UNTIL = re.compile(
    r"\s*(?:\bsampai(?:\s+dengan)?\b|\bs\s*[./]?\s*d\b\.?|\bhingga\b|\bsd\b|(?<=\w)\s*[-–]\s*)\s*", re.IGNORECASE
)
FROM = re.compile(r"^\s*(?:mulai|dari|tanggal|tgl|cuti|izin)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Leave:
    """Its first and last day."""

    from_on: date
    until_on: date


def read_leave(text: str, today: date) -> Leave | None:
    """What a message says of a leave; None where it is unclear. One day alone is a leave of one day."""
    said = FROM.sub("", FROM.sub("", text.strip()))
    parts = [one for one in UNTIL.split(said, maxsplit=1) if one.strip()]
    if not parts:
        return None
    last = read_date(parts[-1], today).date
    if last is None:
        return None
    first = last if len(parts) == 1 else _first_day(parts[0], last, today)
    if first is None:
        return None
    if last < first and len(parts) == 2:
        last = read_date(parts[-1], first + timedelta(days=1)).date or last
    return Leave(first, last)


def _first_day(said: str, last: date, today: date) -> date | None:
    """A bare number is a day of the last day's month, or of the month before: "28 sampai 3 jan"."""
    number = re.fullmatch(r"\s*(?:tgl|tanggal)?\s*(\d{1,2})\s*", said)
    if number is None:
        return read_date(said, today).date
    day = int(number.group(1))
    month = last if day <= last.day else last.replace(day=1) - timedelta(days=1)
    try:
        return month.replace(day=day)
    except ValueError:
        return None
