"""The groups of an intake as a workbook: a line a group with its ketua and pendamping, and everybody by group."""

import io
import re
from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.workbook import Workbook

from programme.candidates.group_lists import GroupLists, ListedFamily

A4 = 9
GROUPS = (("No", 6), ("Kelompok", 24), ("Desa", 20), ("Keluarga", 10), ("Ketua kelompok", 28), ("Pendamping", 28))
FAMILIES = (
    ("No kelompok", 12),
    ("Kelompok", 24),
    ("No", 6),
    ("Nama", 30),
    ("Nomor peserta", 22),
    ("Alamat", 32),
    ("Jabatan", 14),
)
DUTIES = {"ketua": "Ketua", "deputy": "Wakil ketua", "member": ""}


def group_lists_filename(lists: GroupLists) -> str:
    """'kelompok-kedungrejo-2026-1.xlsx', as a proposal 'usulan-kelompok-...'."""
    place = re.sub(r"[^a-z0-9]+", "-", lists.kecamatan.lower()).strip("-")
    return f"{'' if lists.is_confirmed else 'usulan-'}kelompok-{place}-{lists.label}.xlsx"


def group_lists_workbook(lists: GroupLists) -> bytes:
    """An xlsx workbook of the sheets kelompok and anggota."""
    of_groups: list[list[object]] = [
        [one.number, one.name, one.desa, len(one.families), one.ketua or "", one.pendamping or ""]
        for one in lists.groups
    ]
    of_families: list[list[object]] = [
        [one.number, one.name, who.number, who.name, who.participant_number, _address(who, one.desa), DUTIES[who.duty]]
        for one in lists.groups
        for who in one.families
    ]
    title = f"{'Kelompok' if lists.is_confirmed else 'Usulan kelompok'}, Kecamatan {lists.kecamatan}, {lists.label}"
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        _sheet(book, "kelompok", title, GROUPS, of_groups)
        _sheet(book, "anggota", title, FAMILIES, of_families)
    return buffer.getvalue()


def _address(one: ListedFamily, desa: str) -> str:
    numbers = " ".join(f"{word} {number}" for word, number in (("RT", one.rt), ("RW", one.rw)) if number)
    return ", ".join(part for part in (one.dusun, numbers, desa) if part)


def _sheet(
    book: Workbook, name: str, title: str, columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[object]]
) -> None:
    page = book.add_worksheet(name)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(2)
    page.freeze_panes(3, 0)
    page.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    heading = book.add_format({"bold": True, "bg_color": "#1B5E20", "font_color": "#FFFFFF", "border": 1})
    cell = book.add_format({"border": 1, "valign": "top"})
    for column, (label, width) in enumerate(columns):
        page.set_column(column, column, width)
        page.write_string(2, column, label, heading)
    for row, values in enumerate(rows, start=3):
        for column, value in enumerate(values):
            if isinstance(value, int):
                page.write_number(row, column, value, cell)
            else:
                page.write_string(row, column, str(value), cell)
