"""Spreadsheets of every kind become rows of cells."""

import io
import zipfile

import pytest

from reports import sheets
from reports.sheets import UnreadableSheet, read_sheets
from tests.programme.roster_books import workbook

TABLE = [["Nama", "HP"], ["Mawar", "0812"]]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_whatever_its_delimiter_and_letters(delimiter: str, encoding: str) -> None:
    rows = [["Nama", "Alamat", "HP"], ["Nurʼaini" if encoding.startswith("utf") else "Renée", "Jl. Melati 1", "0812"]]
    content = "\r\n".join(delimiter.join(cells) for cells in rows).encode(encoding)
    (sheet,) = read_sheets(content, "kpm.csv")
    assert sheet.rows == rows


def test_a_comma_within_a_cell_doesnt_cut_a_csv() -> None:
    content = b'Nama;Koordinat\nMawar;-7,123, 110,456\n"Wati; Sri";-7,1 110,4\n'
    (sheet,) = read_sheets(content, "kpm.csv")
    assert sheet.rows == [["Nama", "Koordinat"], ["Mawar", "-7,123, 110,456"], ["Wati; Sri", "-7,1 110,4"]]


def test_excels_hint_line_keeps_its_row_number() -> None:
    (sheet,) = read_sheets(b"sep=|\nNama|HP\nMawar|0812\n", "kpm.csv")
    assert sheet.rows == [[], *TABLE]


def test_a_workbook_keeps_its_places() -> None:
    content = workbook(("satu", [[], ["", "", "x"], [1, True]]), ("kosong", []))
    (sheet,) = read_sheets(content, "a.xlsx")
    assert sheet.name == "satu"
    assert [list(row) for row in sheet.rows] == [["", "", ""], ["", "", "x"], [1.0, True, ""]]


@pytest.mark.parametrize(
    ("content", "because"),
    [
        (b"", "kosong"),
        (b"PK\x03\x04 broken", "tidak bisa dibuka"),
        (b"\xd0\xcf\x11\xe0 broken", "tidak bisa dibuka"),
        (b"%PDF-1.4\0\0", "bukan tabel"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_in_plain_words(content: bytes, because: str) -> None:
    with pytest.raises(UnreadableSheet, match=because):
        read_sheets(content, "a.xlsx")


def test_a_small_file_that_unpacks_into_a_huge_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "LARGEST_UNPACKED", 1_000_000)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 2_000_000)
    with pytest.raises(UnreadableSheet, match="terlalu besar"):
        read_sheets(bomb.getvalue(), "bomb.xlsx")
