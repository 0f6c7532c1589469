"""The attendance list and the invitation letters: every one called stands on them, and no name stops the printer."""

import re
from datetime import date

import pytest

from programme.ways_in import ways_in
from reports.attendance_sheet import Occasion, SheetLine, attendance_filename, attendance_pdf
from reports.invitation_letters import Letter, LetterBody, letters_filename, letters_pdf

DAY = date(2018, 11, 22)
TITLE = "Pertemuan awal PKH"
OCCASION = Occasion(TITLE, "Kamis, 22 November 2018 pukul 09.00 WIB", "Balai Desa Wates", "Siti", DAY)
BODY = LetterBody(
    kind="pertemuan awal PKH",
    title=TITLE,
    weekday_and_date="Kamis, 22 November 2018",
    hours="09.00-12.00 WIB",
    place="Balai Desa Wates",
    desa="Wates",
    held_by="Siti",
    written_on="15 November 2018",
    is_first_meeting=True,
)


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", pdf))


def line(number: int, name: str = "Mawar") -> SheetLine:
    part = f"Kelompok Wates {(number - 1) // 25 + 1}, Wates"
    return SheetLine(number, name, f"PKH{number:03d}", "Dusun Krajan RT 001/RW 002, Desa Wates", part)


@pytest.mark.parametrize(("called", "expected"), [(0, 1), (25, 2), (75, 4)])
def test_three_groups_stand_on_a_few_pages(called: int, expected: int) -> None:
    pdf = attendance_pdf(OCCASION, [line(number) for number in range(1, called + 1)])

    assert pdf.startswith(b"%PDF-")
    assert pages(pdf) == expected


def test_each_guest_gets_a_page_of_her_own_with_or_without_a_way_in() -> None:
    ways = ways_in("ABCD2345", "pkh_bot", "6281234567890")
    letters = [
        Letter("Mawar", "Desa Wates", "PKH001", "Wates 1", "ABCD2345", ways),
        Letter("Wati", "Desa Wates", "PKH002", "Wates 1"),
        Letter("Camat Wates"),
    ]

    with_code, without, outside = (letters_pdf(BODY, [one]) for one in letters)

    assert pages(letters_pdf(BODY, letters)) == 3
    assert b"/Subtype /Image" in with_code
    assert b"/Subtype /Image" not in without
    assert b"/Subtype /Image" not in outside


@pytest.mark.parametrize("name", ["Ibu Nur’aini", "Kusumaningrum " * 8, "Ꮇ字"])
def test_no_name_stops_the_printer(name: str) -> None:
    assert pages(attendance_pdf(OCCASION, [line(1, name)])) == 1
    assert pages(letters_pdf(BODY, [Letter(name, name, "PKH001", name)])) == 1


def test_the_files_are_named_after_the_meeting_and_its_day() -> None:
    assert attendance_filename(TITLE, DAY) == "daftar-hadir-pertemuan-awal-pkh-2018-11-22.pdf"
    assert letters_filename(TITLE, DAY) == "undangan-pertemuan-awal-pkh-2018-11-22.pdf"
