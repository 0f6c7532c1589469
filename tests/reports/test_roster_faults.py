"""The file handed back has the same content, its bad cells coloured and explained."""

import io
from datetime import date

import openpyxl
from openpyxl.workbook import Workbook

from programme.roster_import.rows import RosterFaults
from reports.roster_faults import faults_workbook
from reports.roster_sheet import read_roster
from tests.programme.roster_books import HEADINGS, MEMBER_HEADINGS, checked, faults_of, kpm_row, plan_of, workbook

RED = "FFFFC7CE"
CONTENT = workbook(
    (
        "Daftar",
        [
            ["Kecamatan Wates"],
            [*HEADINGS, "NIK"],
            [*kpm_row("P1", "Mawar", hp="0274-512345", rt="dua"), "3404010101010001"],
            [],
            [*kpm_row("P2", "Wati"), ""],
            kpm_row("P3", "")[:2],
        ],
    ),
    ("anggota", [MEMBER_HEADINGS, ["P1", "Budi", date(2015, 5, 5), "Kuliah", ""]]),
)


def returned() -> Workbook:
    found = checked(CONTENT)
    assert isinstance(found, RosterFaults)
    table = read_roster(CONTENT, "daftar.xlsx")
    return openpyxl.load_workbook(io.BytesIO(faults_workbook(table, found.faults, found.warnings)))


def test_every_cell_keeps_its_place() -> None:
    page = returned()["kpm"]
    assert page["A1"].value == "Kecamatan Wates"
    assert [cell.value for cell in page[2]][: len(HEADINGS)] == list(HEADINGS)
    assert (page["A3"].value, page["B3"].value, page["A5"].value) == ("P1", "Mawar", "P2")
    assert returned()["anggota"]["C2"].value.date() == date(2015, 5, 5)


def test_bad_cells_are_coloured_and_explained() -> None:
    page = returned()["kpm"]
    assert page["H3"].fill.fgColor.rgb == page["F3"].fill.fgColor.rgb == RED
    assert page["B3"].fill.fgColor.rgb != RED
    assert page["H3"].comment.text.startswith("Ini bukan nomor HP")
    assert page["B6"].fill.fgColor.rgb == RED


def test_a_column_beyond_the_last_tells_what_is_wrong_in_each_row() -> None:
    page = returned()["kpm"]
    told = [str(page.cell(row, len(HEADINGS) + 2).value or "") for row in range(1, 7)]
    assert told[1] == "Kesalahan"
    assert "HP: Ini bukan nomor HP" in told[2]
    assert "RT: Tulis nomornya saja" in told[2]
    assert told[3] == ""
    assert told[4] == ""


def test_the_summary_lists_every_fault_with_its_place() -> None:
    page = returned()["ringkasan"]
    lines = [[cell.value for cell in row] for row in page.iter_rows(min_row=7)]
    assert ["kpm", "3", "H (HP)", "0274-512345"] in [line[1:5] for line in lines]
    assert ["anggota", "2", "D (Komponen)", "Kuliah"] in [line[1:5] for line in lines]
    assert "Ada 6 kesalahan di 3 baris" in page["A2"].value


def test_a_nik_is_not_handed_back() -> None:
    page = returned()["kpm"]
    assert page["L3"].value == "(tidak disimpan)"


def test_what_looks_like_a_formula_stays_a_text() -> None:
    content = workbook(("kpm", [HEADINGS, kpm_row("P1", "Mawar", hp="x")]))
    table = read_roster(content, "a.xlsx")
    table.kpm.rows[1][1] = "=1+1"  # type: ignore[index]  # as a csv may bring it
    page = openpyxl.load_workbook(io.BytesIO(faults_workbook(table, faults_of(content))))["kpm"]
    assert (page["B2"].value, page["B2"].data_type) == ("=1+1", "s")


def test_the_mended_file_is_taken_as_it_is() -> None:
    book = returned()
    page = book["kpm"]
    for place, value in {
        "H3": "081234567890",
        "F3": "002",
        "B5": "Wati",
        "B6": "Sri",
        "C6": "Melati",
        "D6": "Wates",
    }.items():
        page[place].value = value
    book["anggota"]["D2"].value = "SD"
    mended = io.BytesIO()
    book.save(mended)
    plan = plan_of(mended.getvalue())
    assert [kpm.name for kpm in plan.kpm] == ["Mawar", "Wati", "Sri"]
    assert plan.members[0].birth_date == date(2015, 5, 5)
