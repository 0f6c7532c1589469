"""Roster files for tests: the two sheets as rows of cells, and what they are checked against."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from programme.roster_import.check import check_roster
from programme.roster_import.rows import Fault, KnownPeople, KnownStaff, RosterFaults, RosterPlan
from reports.roster_sheet import read_roster

Cells = Sequence[object]

TODAY = date(2026, 1, 5)
RINA = KnownStaff(1, "Rina Wulandari", "Wates")
DEWI = KnownStaff(2, "Dewi Lestari, S.Sos", "Wates")
TUTI = KnownStaff(3, "Tuti Handayani", "Kalirejo")
KNOWN = KnownPeople((RINA, DEWI, TUTI))

HEADINGS = ("Nomor peserta", "Nama", "Kelompok", "Desa", "Dusun", "RT", "RW", "HP", "Ketua", "Pendamping", "Koordinat")
MEMBER_HEADINGS = ("Nomor peserta", "Nama anggota", "Tanggal lahir", "Komponen", "Sekolah/Faskes")


def kpm_row(number: str, name: str, group: str = "Melati", **cells: object) -> list[object]:
    """A row under HEADINGS; every cell not given says the usual."""
    usual: dict[str, object] = {
        "desa": "Wates",
        "dusun": "Krajan",
        "rt": "002",
        "rw": "001",
        "hp": "",
        "ketua": "",
        "pendamping": RINA.name,
        "koordinat": "",
    }
    return [number, name, group, *(usual | cells).values()]


def workbook(*sheets: tuple[str, Sequence[Any]]) -> bytes:
    """An xlsx of these sheets; dates become dates of Excel, numbers numbers."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"default_date_format": "dd/mm/yyyy"}) as book:
        for name, rows in sheets:
            page = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, date) and not isinstance(cell, datetime):
                        cell = datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001  # a cell knows no zone
                    page.write(row, column, cell)
    return buffer.getvalue()


def roster_book(kpm: Sequence[Cells], members: Sequence[Cells] = ()) -> bytes:
    sheets: list[tuple[str, Sequence[Cells]]] = [("kpm", [HEADINGS, *kpm])]
    if members:
        sheets.append(("anggota", [MEMBER_HEADINGS, *members]))
    return workbook(*sheets)


def checked(content: bytes, known: KnownPeople = KNOWN, filename: str = "roster.xlsx") -> RosterPlan | RosterFaults:
    return check_roster(read_roster(content, filename), known, TODAY)


def plan_of(content: bytes, known: KnownPeople = KNOWN, filename: str = "roster.xlsx") -> RosterPlan:
    found = checked(content, known, filename)
    assert isinstance(found, RosterPlan), found
    return found


def faults_of(content: bytes, known: KnownPeople = KNOWN) -> tuple[Fault, ...]:
    found = checked(content, known)
    assert isinstance(found, RosterFaults), found
    return found.faults
