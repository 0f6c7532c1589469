"""Days, hours and rupiah in the cells of a payment sheet, as people and spreadsheets write them."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.payments.sheets.cells import LEAST, MOST, amount, hours, payment_day
from programme.payments.sheets.columns import find_header
from programme.roster_import.cells import BadCell
from programme.roster_import.rows import Cell
from tests.programme.roster_books import HEADINGS, MEMBER_HEADINGS

TODAY = date(2026, 11, 22)
THE_DAY = date(2026, 12, 12)


@pytest.mark.parametrize(
    "cell",
    ["Rp 600.000,00", "600,000", "600000", "Rp. 600.000,-", "600.000", "600,000.00", 600000.0, "600000,00", "600 000"],
)
def test_an_amount_with_dots_and_commas(cell: Cell) -> None:
    assert amount(cell) == 600_000


@pytest.mark.parametrize("cell", ["600.00", "Rp600.000,50", "600.000.00", "enam ratus", 5000, 600000.5, 10**9, THE_DAY])
def test_an_amount_that_could_be_another_is_refused(cell: Cell) -> None:
    with pytest.raises(BadCell):
        amount(cell)


WRITTEN: list[Callable[[int], str]] = [
    str,
    lambda rupiah: f"Rp {rupiah:,}".replace(",", "."),
    lambda rupiah: f"{rupiah:,}",
    lambda rupiah: f"Rp{rupiah:,}".replace(",", ".") + ",00",
    lambda rupiah: f"{rupiah:,}.00",
    lambda rupiah: f"Rp. {rupiah:,}".replace(",", ".") + ",-",
]


@given(st.integers(LEAST, MOST), st.sampled_from(WRITTEN))
def test_every_amount_is_read_back_however_it_is_written(rupiah: int, write: Callable[[int], str]) -> None:
    assert amount(write(rupiah)) == rupiah


@pytest.mark.parametrize(
    "cell",
    [
        "12 Des 2026",
        "Sabtu, 12 Desember 2026",
        "Sabtu/12 Des 2026",
        "12/12/26",
        "12-12-2026",
        "2026-12-12",
        "12 Des",
        46368,
        46368.0,
        THE_DAY,
        datetime(2026, 12, 12),  # noqa: DTZ001  # a cell knows no zone
    ],
)
def test_a_day_as_text_serial_number_or_date(cell: Cell) -> None:
    assert payment_day(cell, TODAY) == THE_DAY


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("Jumat 12/12/2026", "tidak cocok"),
        ("31/02/2026", "tidak ada di kalender"),
        ("13/13/2026", "tidak ada di kalender"),
        ("01/11/2026", "sudah lewat"),
        ("12/12/2029", "terlalu jauh"),
        ("12 Mei", "Tahunnya belum ditulis"),
        ("kemarin", "Tulis tanggal seperti ini"),
        (12.5, "Tulis tanggal seperti ini"),
    ],
)
def test_a_day_that_can_not_be_is_refused_with_its_reason(cell: Cell, reason: str) -> None:
    with pytest.raises(BadCell, match=reason):
        payment_day(cell, TODAY)


@pytest.mark.parametrize(
    ("cell", "span"),
    [
        ("08.00-12.00", (time(8), time(12))),
        ("08:00 - 12:00 WIB", (time(8), time(12))),
        ("8-12", (time(8), time(12))),
        ("08.00 s.d selesai", (time(8), None)),
        (time(8), (time(8), None)),
        (0.3333333, (time(8), None)),
        (8.3, (time(8, 30), None)),
        (timedelta(hours=9), (time(9), None)),
        ("8.30-1", (time(8, 30), time(13))),
    ],
)
def test_hours_as_text_or_as_excel_keeps_them(cell: Cell, span: tuple[time, time | None]) -> None:
    assert hours(cell) == span


@pytest.mark.parametrize("cell", ["12.00-8.00", "pagi", True])
def test_hours_that_can_not_be_are_refused(cell: Cell) -> None:
    with pytest.raises(BadCell):
        hours(cell)


def test_columns_are_known_by_any_usual_wording_below_title_rows() -> None:
    header = find_header(
        [["JADWAL BAYAR"], ["No", "ID Peserta PKH", "NIK", "Nama KPM", "Klp", "Hari/Tanggal", "Pukul", "Lokasi", "Rp"]]
    )

    assert header.is_of_payments
    assert header.row == 1
    assert header.columns == {
        "number": (1,), "name": (3,), "group": (4,), "day": (5,), "hours": (6,), "place": (7,), "amount": (8,),
    }  # fmt: skip
    assert header.masked == (2,)


@pytest.mark.parametrize("headings", [HEADINGS, MEMBER_HEADINGS])
def test_a_list_of_families_is_no_payment_sheet(headings: tuple[str, ...]) -> None:
    assert not find_header([list(headings)]).is_of_payments
