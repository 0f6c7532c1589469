"""Birth dates as people and Excel write them. The day stands before the month; a year has four digits."""

import re
from datetime import date, datetime, timedelta

from programme.roster_import.cells import BadCell
from programme.roster_import.rows import Cell

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari feb pebruari peb february",
            "maret mar mrt march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "agustus agt agu ags agst aug august",
            "september sep sept",
            "oktober okt oct october",
            "november nov nopember nop",
            "desember des dec december",
        ),
        start=1,
    )
    for name in names.split()
}

_EXCEL_DAY_ZERO = date(1899, 12, 30)
_EXCEL_DAYS = range(367, 73_000)
"""Serial numbers of 1901 to 2099."""
_EARLIEST = date(1900, 1, 1)

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?\Z")
_DAY_FIRST = re.compile(r"(?:.*[,\s])?(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})(?:\s+[\d:.]+)?\Z")
_NAMED = re.compile(r"(?:.*[,\s])?(\d{1,2})[\s\-./]*([a-z]+)[\s\-./,]*(\d{4})\Z")
_HOW = "Tulis tanggal lahir seperti ini: 05/05/2015 atau 5 Mei 2015 (tanggal, bulan, tahun 4 angka)."


def birth_date(cell: Cell, today: date) -> date:
    """The date a cell holds; raises BadCell for what is no date, or lies in the future or before 1900."""
    day = _day_of(cell)
    if day > today:
        raise BadCell("Tanggal lahir ini belum terjadi. Periksa lagi tahunnya.")
    if day < _EARLIEST:
        raise BadCell("Tahun lahir ini terlalu lama. Periksa lagi tahunnya.")
    return day


def _day_of(cell: Cell) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if int(cell) in _EXCEL_DAYS:
            return _EXCEL_DAY_ZERO + timedelta(days=int(cell))
        raise BadCell(_HOW)
    return _written_day(" ".join(str(cell).lower().lstrip("'").split()))


def _written_day(text: str) -> date:
    numbers = _YEAR_FIRST.match(text)
    if numbers is not None:
        return _date(numbers.group(1), numbers.group(2), numbers.group(3))
    numbers = _DAY_FIRST.match(text)
    if numbers is not None:
        return _date(numbers.group(3), numbers.group(2), numbers.group(1))
    named = _NAMED.match(text)
    if named is not None and named.group(2) in MONTHS:
        return _date(named.group(3), str(MONTHS[named.group(2)]), named.group(1))
    raise BadCell(_HOW)


def _date(year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise BadCell(f"Tanggal ini tidak ada di kalender. {_HOW}") from error
