"""The template is a roster that needs only to be filled in."""

import io

import openpyxl
from openpyxl.workbook import Workbook

from programme.roster_import.columns import REQUIRED
from programme.roster_import.components import COMPONENT_NAMES, component
from reports.roster_sheet import read_roster
from reports.roster_template import KPM, MEMBERS, roster_template
from tests.programme.roster_books import faults_of, kpm_row, plan_of


def template() -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(roster_template()))


def test_every_column_of_the_template_is_understood() -> None:
    table = read_roster(roster_template(), "template.xlsx")
    assert table.family is not None
    assert (len(table.kpm.columns), len(table.family.columns)) == (len(KPM), len(MEMBERS))
    assert set(REQUIRED["kpm"]) <= set(table.kpm.columns)


def test_an_untouched_template_brings_nobody_in() -> None:
    assert [fault.reason for fault in faults_of(roster_template())] == ["Belum ada isinya."]


def test_a_template_filled_in_below_its_examples_is_taken() -> None:
    book = template()
    for column, cell in enumerate(kpm_row("P1", "Mawar", hp="081234567890", ketua="ya"), start=1):
        book["kpm"].cell(4, column).value = cell  # type: ignore[assignment]  # openpyxl's stub is narrower
    for column, cell in enumerate(("P1", "Budi", "05/05/2015", "SD/sederajat", "SDN 1"), start=1):
        book["anggota"].cell(4, column).value = cell
    filled = io.BytesIO()
    book.save(filled)
    plan = plan_of(filled.getvalue())
    assert [kpm.name for kpm in plan.kpm] == ["Mawar"]
    assert [member.component for member in plan.members] == ["sd"]


def test_numbers_are_texts_so_that_excel_keeps_their_zeros() -> None:
    page = template()["kpm"]
    for heading in ("Nomor peserta", "RT", "RW", "HP"):
        column = [cell.value for cell in page[1]].index(heading) + 1
        assert page.cell(2, column).number_format == "@"


def test_components_are_chosen_from_a_list_that_is_understood() -> None:
    (choice,) = template()["anggota"].data_validations.dataValidation
    assert choice.formula1 == f'"{",".join(COMPONENT_NAMES)}"'
    assert [component(name) for name in COMPONENT_NAMES] == list(COMPONENT_NAMES.values())


def test_the_instructions_name_every_column() -> None:
    words = [cell.value for row in template()["petunjuk"].iter_rows() for cell in row]
    assert {column.heading for column in (*KPM, *MEMBERS)} <= set(words)
