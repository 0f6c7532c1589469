"""Corrections of a klarifikasi sheet: read, checked row by row, entered with what stood before."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from db import Session
from db.tables import Clarification, FamilyMember, KpmChange
from programme.candidates.corrected_sheet import (
    ClarifyPlan,
    ClarifyTable,
    Correction,
    KnownMember,
    check_clarify_sheet,
    known_members,
)
from programme.roster_import.rows import Cell, RosterFaults, Sheet
from reports.clarify_template import COLUMNS, clarify_template, read_clarify_sheet
from tests.village import Village

TODAY = date(2018, 10, 1)
KNOWN = (
    KnownMember(1, 9, "PKH-1", "Mawar", 11, "Mawar", date(1985, 3, 4), None, None),
    KnownMember(1, 9, "PKH-1", "Mawar", 12, "Budi", date(2009, 5, 1), "sd", "SDN 1"),
    KnownMember(1, 9, "PKH-1", "Mawar", 13, "Ani", date(2016, 5, 1), "toddler", None),
    KnownMember(2, 9, "PKH-2", "Wati", None),
)
SAME = {
    11: ("11", "PKH-1", "Mawar", "Mawar", date(1985, 3, 4), "", "", "", "", ""),
    12: ("12", "PKH-1", "Mawar", "Budi", date(2009, 5, 1), "SD/sederajat", "SDN 1", "", "", ""),
    13: ("13", "PKH-1", "Mawar", "Ani", date(2016, 5, 1), "Anak usia dini (0-6 tahun)", "", "", "", ""),
}


def checked(*rows: Sequence[Cell]) -> ClarifyPlan | RosterFaults:
    heading = [name for name, _, _ in COLUMNS]
    columns = {field: (place,) for place, (_, _, field) in enumerate(COLUMNS)}
    sheet = Sheet("klarifikasi", "klarifikasi", [heading, *rows], 0, columns)
    return check_clarify_sheet(ClarifyTable("x", "hash", (sheet,)), KNOWN, TODAY)


def changed(row: Sequence[Cell], **values: Cell) -> list[Cell]:
    places = {field: place for place, (_, _, field) in enumerate(COLUMNS)}
    cells = list(row)
    for name, value in values.items():
        cells[places[name]] = value
    return cells


def plan(*rows: Sequence[Cell]) -> ClarifyPlan:
    found = checked(*rows)
    assert isinstance(found, ClarifyPlan), found
    return found


def reasons(*rows: Sequence[Cell]) -> list[str]:
    found = checked(*rows)
    assert isinstance(found, RosterFaults)
    return [one.heading for one in found.faults]


def test_a_sheet_that_says_what_stands_changes_nothing() -> None:
    found = plan(*SAME.values())

    assert (found.corrections, found.checked, found.signed) == ((), frozenset(), {})


def test_what_differs_is_corrected_and_what_is_empty_stays() -> None:
    found = plan(
        changed(SAME[12], name="Budi Santoso", birth_date="2/5/2009", facility="", component="SMP/sederajat"),
        changed(SAME[13], component="-"),
    )

    assert found.corrections == (
        Correction(1, 12, (("name", "Budi Santoso"), ("birth_date", date(2009, 5, 2)), ("component", "smp"))),
        Correction(1, 13, (("component", None),)),
    )


def test_who_was_missing_is_added_and_who_is_gone_leaves() -> None:
    found = plan(
        changed(SAME[12], leaves="meninggal"),
        ("", "PKH-2", "Wati", "eko", "1/9/2018", "Anak usia dini", "", "", "ya", "1/10/2018"),
    )

    assert [(one.member_id, one.leaves) for one in found.corrections] == [(12, "died"), (None, None)]
    assert dict(found.corrections[1].values)["component"] == "infant"
    assert (found.checked, found.signed) == (frozenset({2}), {2: TODAY})
    assert found.counts() == {"corrected": 0, "added": 1, "gone": 1, "checked": 1, "signed": 1}


@pytest.mark.parametrize(
    ("row", "heading"),
    [
        (changed(SAME[12], number="PKH-9"), "Nomor peserta"),
        (changed(SAME[12], number="PKH-2"), "Kode anggota"),
        (changed(SAME[12], code="99"), "Kode anggota"),
        (changed(SAME[12], name=""), "Nama anggota"),
        (changed(SAME[12], name="Ani"), "Nama anggota"),
        (changed(SAME[12], birth_date="5 Mei"), "Tanggal lahir"),
        (changed(SAME[12], birth_date="1/1/2030"), "Tanggal lahir"),
        (changed(SAME[12], component="guru"), "Komponen"),
        (changed(SAME[12], leaves="hilang"), "Tidak lagi di keluarga"),
        (changed(SAME[12], checked="mungkin"), "Data benar"),
        (changed(SAME[12], signed_on="besok"), "Tanggal tanda tangan"),
        (("", "PKH-2", "Wati", "", "", "", "", "pindah", "", ""), "Nama anggota"),
        (("", "PKH-2", "Wati", "Eko", "", "Anak usia dini", "", "", "", ""), "Komponen"),
    ],
)
def test_a_row_that_is_wrong_is_named_by_its_column_and_nothing_is_entered(row: list[Cell], heading: str) -> None:
    assert reasons(*SAME.values(), row)[-1:] == [heading] or reasons(row) == [heading]


@given(st.lists(st.one_of(st.text(max_size=12), st.integers(), st.dates()), min_size=10, max_size=10))
def test_no_row_whatever_it_holds_breaks_the_check(cells: list[Cell]) -> None:
    assert isinstance(checked(cells), ClarifyPlan | RosterFaults)


def test_a_template_read_back_is_the_same_families(village: Village) -> None:
    def work(session: Session) -> None:
        for name in ("Mawar", "Wati"):
            session.add(Clarification(kpm_id=village.people[name], created_at=village.now))
        budi = FamilyMember(kpm_id=village.people["Mawar"], name="Budi", name_index="budi", updated_at=village.now)
        budi.birth_date, budi.component = date(2009, 5, 1), "sd"
        session.add(budi)

    village.write(work)
    known = village.read(lambda s: known_members(s, village.people["Siti"]))
    table = read_clarify_sheet(clarify_template(known), "x")
    assert table is not None
    found = check_clarify_sheet(table, known, TODAY)

    assert [(one.family, one.name) for one in known] == [("Mawar", "Budi"), ("Wati", "")]
    assert isinstance(found, ClarifyPlan)
    assert found.corrections == ()
    assert village.read(lambda s: s.scalars(select(KpmChange)).all()) == []


def test_another_sheet_is_none_of_ours() -> None:
    assert read_clarify_sheet(b"Nomor peserta,Nama\nPKH-1,Mawar\n", "x") is None
