"""Klarifikasi forms: a page a family with everything the office asks for; and the office's sheet of them."""

import io
import re
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from programme.candidates.clarifying import ClarificationForm, FormPerson
from programme.candidates.conditions import BY_COMPONENT, TO_ENROL
from programme.candidates.sent_forms import SentForm, SentForms
from reports.clarification_form import (
    AGREEMENT,
    COMPONENTS,
    CONDITIONS,
    clarification_filename,
    clarification_pdf,
)
from reports.clarification_sheet import clarification_sheet_filename, clarification_workbook

TODAY = date(2018, 10, 1)
BUDI = FormPerson("Budi", date(2009, 5, 1), "sd", "SDN 1 Wates", ("school",))


def form(*members: FormPerson, name: str = "Mawar") -> ClarificationForm:
    home = ("Wates", "Kedungrejo", "Krajan", "001", "002")
    return ClarificationForm(1, "PKH-1", name, "f", 2, "Wates 7", 7, *home, members)


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", pdf))


def test_every_family_has_a_page_of_its_own_and_a_large_one_more() -> None:
    assert pages(clarification_pdf([form(BUDI), form()], TODAY)) == 2
    assert pages(clarification_pdf([form(*[BUDI] * 40)], TODAY)) > 1
    assert pages(clarification_pdf([], TODAY)) == 1


@pytest.mark.parametrize("name", ["Ibu Nur’aini", "Kusumaningrum " * 12, "Ꮇ字", ""])
def test_no_name_stops_the_printer(name: str) -> None:
    strange = FormPerson(name, None, None, name or None, ())

    assert pages(clarification_pdf([form(strange, name=name)], TODAY)) == 1


def test_every_condition_and_component_has_words_and_the_agreement_presses_nobody() -> None:
    codes = {code for conditions in BY_COMPONENT.values() for code in conditions} | {TO_ENROL}
    assert codes == set(CONDITIONS)
    assert set(BY_COMPONENT) == set(COMPONENTS)

    said = " ".join(AGREEMENT).casefold()
    assert "sukarela" in said
    assert not [word for word in ("wajib", "harus", "sanksi", "denda") if word in said]


def test_files_are_named_after_what_they_hold_and_the_day() -> None:
    assert clarification_filename("Wates 7/B", TODAY) == "klarifikasi-wates-7-b-2018-10-01.pdf"
    assert clarification_sheet_filename("Kedung Rejo", TODAY) == "klarifikasi-kedung-rejo-2018-10-01.xlsx"


def test_the_offices_sheet_holds_each_family_and_each_of_its_members() -> None:
    where = ("Wates 7", 7, 2, "Wates", "Krajan", "001", "002", "2018-1", "Siti")
    rows = (
        SentForm(1, "PKH-1", "Mawar", *where, TODAY, TODAY, True, None, TODAY, True, (BUDI,)),
        SentForm(2, "PKH-2", "Wati", *where, None, None, False, TODAY, TODAY, False, ()),
    )
    content = clarification_workbook(SentForms("Kedungrejo", rows), TODAY, percent=80)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    families, people = (book.get_sheet_by_name(name).to_python() for name in ("Keluarga", "Anggota"))

    mawar, wati = families[3:]
    assert (mawar[1], mawar[12], mawar[13], mawar[-1]) == ("Mawar", TODAY, "ada", "baru")
    assert (wati[1], wati[12], wati[14], wati[-1]) == ("Wati", "", TODAY, "")
    [budi] = people[3:]
    assert budi[2:] == ["Budi", date(2009, 5, 1), "SD", "SDN 1 Wates", "hadir sedikitnya 80 % hari sekolah"]
