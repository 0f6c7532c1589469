"""What a cell of a payment sheet says: days, hours and amounts as people and spreadsheets write them."""

import re
from datetime import date, datetime, time, timedelta

from programme.date_reading.words import WEEKDAYS
from programme.payments.typed import read_hours
from programme.roster_import.cells import BadCell, text_of
from programme.roster_import.dates import MONTHS
from programme.roster_import.rows import Cell

EXCEL_DAY_ZERO = date(1899, 12, 30)
EXCEL_DAYS = range(40_000, 73_000)
"""Serial numbers of 2009 to 2099."""
DAYS_AHEAD = 370
DAYS_AHEAD_WITHOUT_YEAR = 120
"""A day without a year is the next such day, if it is that near."""
LEAST, MOST = 10_000, 20_000_000
"""Rupiah of one family in one stage: what lies outside is a slip."""

_DATE_HOW = "Tulis tanggal seperti ini: 12/12/2026 atau 12 Desember 2026."
_HOURS_HOW = "Tulis jam seperti ini: 08.00-12.00."
_AMOUNT_HOW = "Tulis rupiah tanpa koma, contoh: 600000."
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?\Z")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})(?:\s*[-/. ]\s*(\d{4}|\d{2}))?(?:\s+00[:.]00.*)?\Z")
_NAMED = re.compile(r"(\d{1,2})[\s\-./]*([a-z]+)\.?(?:[\s\-./,]*(\d{4}|\d{2}))?\Z")
_WEEKDAY = re.compile(r"(?:hari\s+)?([a-z']+)\s*[,/.\s]\s*(?:tanggal\s+|tgl\.?\s+)?(?=\d)")
_PLAIN = re.compile(r"\d+\Z")
_GROUPED = (
    re.compile(r"(\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}|-+))?\Z"),
    re.compile(r"(\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}|-+))?\Z"),
    re.compile(r"(\d{4,})[.,](\d{2}|-+)\Z"),
    re.compile(r"(\d{1,3}(?: \d{3})+)()\Z"),
)


def payment_day(cell: Cell, today: date) -> date:
    """The local day of a payment; raises BadCell for what is no day, is past or too far off."""
    day = _day_of(cell, today)
    if day < today:
        raise BadCell("Tanggal ini sudah lewat. Periksa lagi hari, bulan, dan tahunnya.")
    if day > today + timedelta(days=DAYS_AHEAD):
        raise BadCell("Tanggal ini masih terlalu jauh. Periksa lagi tahunnya.")
    return day


def _day_of(cell: Cell, today: date) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if float(cell).is_integer() and int(cell) in EXCEL_DAYS:
            return EXCEL_DAY_ZERO + timedelta(days=int(cell))
        raise BadCell(_DATE_HOW)
    if not isinstance(cell, str):
        raise BadCell(_DATE_HOW)
    text = " ".join(cell.lower().lstrip("'").split())
    weekday = _WEEKDAY.match(text)
    said = WEEKDAYS.get(weekday[1].replace("'", "")) if weekday is not None else None
    day = _written(text[weekday.end() :] if weekday is not None else text, today)
    if said is not None and day.weekday() != said:
        raise BadCell("Hari dan tanggalnya tidak cocok. Perbaiki salah satu.")
    return day


def _written(text: str, today: date) -> date:
    found = _YEAR_FIRST.match(text)
    if found is not None:
        return _date(int(found[1]), int(found[2]), int(found[3]))
    found = _DAY_FIRST.match(text)
    if found is not None:
        return _with_year(found[3], int(found[2]), int(found[1]), today)
    found = _NAMED.match(text)
    if found is not None and found[2] in MONTHS:
        return _with_year(found[3], MONTHS[found[2]], int(found[1]), today)
    raise BadCell(_DATE_HOW)


def _with_year(year: str | None, month: int, day: int, today: date) -> date:
    if year is not None:
        return _date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    coming = _date(today.year, month, day)
    if coming < today:
        coming = _date(today.year + 1, month, day)
    if (coming - today).days > DAYS_AHEAD_WITHOUT_YEAR:
        raise BadCell(f"Tahunnya belum ditulis. {_DATE_HOW}")
    return coming


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise BadCell(f"Tanggal ini tidak ada di kalender. {_DATE_HOW}") from error


def hours(cell: Cell) -> tuple[time, time | None]:
    """Beginning and (where it is said) end of a span of local hours."""
    begins = _clock_of(cell)
    if begins is not None:
        return begins, None
    if not isinstance(cell, str):
        raise BadCell(_HOURS_HOW)
    starts, ends, contradict = read_hours(cell.replace("'", ""))
    if contradict and starts is not None:
        raise BadCell("Jam selesainya harus sesudah jam mulai.")
    if starts is None:
        raise BadCell(_HOURS_HOW)
    return starts, ends


def one_hour(cell: Cell) -> time:
    """A single hour."""
    return hours(cell)[0]


def _clock_of(cell: Cell) -> time | None:
    if isinstance(cell, datetime):
        return cell.time().replace(second=0, microsecond=0)
    if isinstance(cell, time):
        return cell.replace(second=0, microsecond=0)
    minutes = None
    if isinstance(cell, timedelta):
        minutes = round(cell.total_seconds() / 60)
    elif isinstance(cell, float) and 0 < cell < 1:
        minutes = round(cell * 24 * 60)
    elif isinstance(cell, int | float) and not isinstance(cell, bool) and 6 <= cell < 24:
        minutes = _decimal_hour(cell)
    if minutes is None or not 0 < minutes < 24 * 60:
        return None
    return time(minutes // 60, minutes % 60)


def _decimal_hour(cell: float) -> int:
    """8 is 08.00; 8.3, as Excel makes of "8.30", is half past eight."""
    whole = int(cell)
    minutes = round((cell - whole) * 100)
    if minutes >= 60:
        raise BadCell(_HOURS_HOW)
    return whole * 60 + minutes


def amount(cell: Cell) -> int:
    """Rupiah: "Rp 600.000,00", "600,000", "600000"; raises BadCell where it can't be told, or is a slip."""
    rupiah = _rupiah(cell)
    if rupiah == 0:
        raise BadCell("Nominal 0: hapus barisnya kalau keluarga ini memang tidak dibayar, atau kosongkan selnya.")
    if rupiah < LEAST:
        raise BadCell(f"Nominal ini terlalu kecil. {_AMOUNT_HOW}")
    if rupiah > MOST:
        raise BadCell("Nominal ini terlalu besar untuk satu keluarga. Periksa angka nolnya.")
    return rupiah


def _rupiah(cell: Cell) -> int:
    if isinstance(cell, bool | date | time | timedelta):
        raise BadCell(f"Excel mengubah isi ini. {_AMOUNT_HOW}")
    if isinstance(cell, int | float):
        if not float(cell).is_integer():
            raise BadCell(_AMOUNT_HOW)
        return int(cell)
    text = text_of(cell, 40).lower().lstrip("'").replace("\u00a0", " ")
    text = re.sub(r"^(?:rp|idr)\.?\s*|\s*(?:rupiah|rp)\.?$", "", text).strip()
    text = re.sub(r"[.,]?\s*-+$", "", text).strip()
    if _PLAIN.match(text):
        return int(text)
    for grouped in _GROUPED:
        found = grouped.match(text)
        if found is not None:
            cents = found[2] or ""
            if cents.strip("-0"):
                raise BadCell(f"Nominal harus rupiah bulat. {_AMOUNT_HOW}")
            return int(re.sub(r"[., ]", "", found[1]))
    raise BadCell(f"Nominal ini tidak terbaca. {_AMOUNT_HOW}")
