"""The forms of a kecamatan as the office gets them: one sheet a family, one its household, one what is new."""

import io
import re
from collections.abc import Sequence
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from programme.candidates.sent_forms import SentForm, SentForms
from reports.clarification_form import COMPONENTS, CONDITIONS

A4 = 9
FAMILIES = (
    ("Nomor peserta", 20),
    ("Nama", 26),
    ("Kelompok", 20),
    ("Nomor kelompok", 10),
    ("Nomor anggota", 10),
    ("Desa", 18),
    ("Dusun", 16),
    ("RT", 6),
    ("RW", 6),
    ("Daftar calon", 12),
    ("Pendamping", 20),
    ("Data diperiksa", 13),
    ("Tanda tangan", 13),
    ("Foto", 8),
    ("Tidak bersedia", 13),
    ("Dikirim", 13),
    ("Baru", 7),
)
"""Heading and width."""
PEOPLE = (
    ("Nomor peserta", 20),
    ("Nama peserta", 26),
    ("Nama anggota", 26),
    ("Tanggal lahir", 13),
    ("Komponen", 14),
    ("Sekolah/faskes", 26),
    ("Syarat", 50),
)
Value = str | int | date | None


def clarification_sheet_filename(kecamatan: str, made_on: date) -> str:
    """'klarifikasi-kedungrejo-2026-12-14.xlsx'"""
    plain = re.sub(r"[^a-z0-9]+", "-", kecamatan.casefold()).strip("-") or "kecamatan"
    return f"klarifikasi-{plain}-{made_on.isoformat()}.xlsx"


def clarification_workbook(forms: SentForms, made_on: date, *, antenatal: int = 4, percent: int = 85) -> bytes:
    """An xlsx workbook; `antenatal` and `percent` as in the conditions on the printed form."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        looks = _looks(book)
        title = f"Klarifikasi dan persetujuan, Kecamatan {forms.kecamatan}, {made_on:%d/%m/%Y}"
        _table(book.add_worksheet("Keluarga"), looks, title, FAMILIES, [_family(one) for one in forms.rows])
        numbers = {"antenatal": antenatal, "percent": percent}
        people = [row for one in forms.rows for row in _people(one, numbers)]
        _table(book.add_worksheet("Anggota"), looks, title, PEOPLE, people)
    return buffer.getvalue()


def _looks(book: Workbook) -> dict[str, Format]:
    cell = {"valign": "top", "border": 1, "border_color": "#BDBDBD", "text_wrap": True}
    heading = {"bold": True, "bg_color": "#1B5E20", "font_color": "#FFFFFF", "border": 1, "text_wrap": True}
    return {
        "title": book.add_format({"bold": True, "font_size": 13}),
        "heading": book.add_format(heading),
        "cell": book.add_format(cell),
        "day": book.add_format(cell | {"num_format": "dd/mm/yyyy", "align": "left"}),
    }


def _family(one: SentForm) -> tuple[Value, ...]:
    return (
        one.participant_number,
        one.name,
        one.group_name,
        one.group_number,
        one.member_number,
        one.desa,
        one.dusun,
        one.rt,
        one.rw,
        one.intake,
        one.pendamping,
        one.checked_on,
        one.signed_on,
        "ada" if one.has_photo else None,
        one.refused_on,
        one.sent_on,
        "baru" if one.is_new else None,
    )


def _people(one: SentForm, numbers: dict[str, int]) -> list[tuple[Value, ...]]:
    return [
        (
            one.participant_number,
            one.name,
            member.name,
            member.birth_date,
            COMPONENTS.get(member.component or ""),
            member.facility,
            "; ".join(CONDITIONS[code].format(**numbers) for code in member.conditions) or None,
        )
        for member in one.members
    ]


def _table(
    page: Worksheet,
    looks: dict[str, Format],
    title: str,
    columns: Sequence[tuple[str, int]],
    rows: Sequence[tuple[Value, ...]],
) -> None:
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.write_string(0, 0, title, looks["title"])
    for column, (heading, width) in enumerate(columns):
        page.set_column(column, column, width)
        page.write_string(2, column, heading, looks["heading"])
    for number, row in enumerate(rows, start=3):
        for column, value in enumerate(row):
            _write(page, looks, number, column, value)
    page.freeze_panes(3, 2)
    page.autofilter(2, 0, max(len(rows) + 2, 3), len(columns) - 1)


def _write(page: Worksheet, looks: dict[str, Format], row: int, column: int, value: Value) -> None:
    if value is None:
        page.write_blank(row, column, None, looks["cell"])
    elif isinstance(value, date):
        page.write_datetime(row, column, datetime.combine(value, time()), looks["day"])
    elif isinstance(value, int):
        page.write_number(row, column, value, looks["cell"])
    else:
        page.write_string(row, column, value, looks["cell"])
