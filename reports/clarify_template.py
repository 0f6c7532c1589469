"""The klarifikasi sheet of a group to correct on a computer, and the same read back: told by its columns."""

import hashlib
import io
import re
from collections.abc import Sequence
from datetime import date, datetime, time

import xlsxwriter

from programme.candidates.corrected_sheet import ClarifyTable, KnownMember
from programme.roster_import.components import COMPONENT_NAMES
from programme.roster_import.rows import Cell, Sheet
from reports.sheets import RawSheet, read_sheets

A4 = 9
ROWS_SEARCHED_FOR_HEADER = 30
COLUMNS = (
    ("Kode anggota", 12, "code"),
    ("Nomor peserta", 20, "number"),
    ("Nama peserta", 26, "family"),
    ("Nama anggota", 26, "name"),
    ("Tanggal lahir", 14, "birth_date"),
    ("Komponen", 26, "component"),
    ("Sekolah/faskes", 26, "facility"),
    ("Tidak lagi di keluarga", 18, "leaves"),
    ("Data benar", 11, "checked"),
    ("Tanggal tanda tangan", 16, "signed_on"),
)
"""Heading, width, field."""
FIELD_OF = {" ".join(re.findall(r"[a-z0-9]+", heading.casefold())): field for heading, _, field in COLUMNS}
NEEDED = frozenset({"code", "number", "name", "checked"})
"""By these four a sheet is told from every other."""
LOCKED = frozenset({"code", "number", "family"})
NAME_OF = {code: name for name, code in COMPONENT_NAMES.items()} | dict.fromkeys(
    ("infant", "toddler", "preschool"), "Anak usia dini (0-6 tahun)"
)
SPARE_ROWS = 200
INSTRUCTIONS = (
    "Perbaiki langsung di selnya. Sel yang dikosongkan tidak diubah.",
    "Anggota yang belum ada: tambah baris dengan nomor peserta yang sama, kode dikosongkan.",
    "Tidak lagi di keluarga: tulis meninggal, pindah, selesai sekolah, atau putus sekolah.",
    "Data benar: tulis ya di salah satu baris keluarga itu sesudah diperiksa bersama peserta.",
    "Tanggal tanda tangan: hari surat persetujuan ditandatangani, misalnya 1/10/2018.",
    "Jangan ubah kode dan nomor peserta. Jangan tulis NIK atau nomor KK.",
    "Kirim berkas ini ke chat asisten. Sebelum ditekan Masukkan, belum ada yang disimpan.",
)


def clarify_template_filename(group: str, made_on: date) -> str:
    """'periksa-klarifikasi-wates-7-2026-12-01.xlsx'"""
    plain = re.sub(r"[^a-z0-9]+", "-", group.casefold()).strip("-")[:40]
    return f"periksa-klarifikasi-{plain}-{made_on.isoformat()}.xlsx"


def clarify_template(members: Sequence[KnownMember]) -> bytes:
    """An xlsx workbook with everybody of these families as entered."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet("klarifikasi")
        page.set_landscape()
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        page.freeze_panes(1, 3)
        head = {"bold": True, "border": 1, "text_wrap": True}
        for column, (heading, width, field) in enumerate(COLUMNS):
            look = {"bg_color": "#A5D6A7"} if field in LOCKED else {"bg_color": "#1B5E20", "font_color": "#FFFFFF"}
            page.set_column(column, column, width)
            page.write_string(0, column, heading, book.add_format(head | look))
        box = book.add_format({"border": 1, "border_color": "#BDBDBD"})
        day = book.add_format({"border": 1, "border_color": "#BDBDBD", "num_format": "dd/mm/yyyy", "align": "left"})
        for row, one in enumerate(members, start=1):
            code = str(one.member_id) if one.member_id is not None else ""
            component = NAME_OF.get(one.component or "", "")
            for column, text in enumerate((code, one.number, one.family, one.name, "", component, one.facility or "")):
                page.write_string(row, column, text, box)
            if one.birth_date is not None:
                page.write_datetime(row, 4, datetime.combine(one.birth_date, time()), day)
        last = len(members) + SPARE_ROWS
        page.data_validation(1, 5, last, 5, {"validate": "list", "source": list(COMPONENT_NAMES), "ignore_blank": True})
        about = book.add_worksheet("petunjuk")
        about.set_column(0, 0, 100)
        for row, sentence in enumerate(INSTRUCTIONS):
            about.write_string(row, 0, f"{row + 1}. {sentence}")
    return buffer.getvalue()


def read_clarify_sheet(content: bytes, filename: str) -> ClarifyTable | None:
    """The sheets with a klarifikasi's columns; None where none has. Raises UnreadableSheet."""
    found = [sheet for one in read_sheets(content, filename) if (sheet := _sheet(one)) is not None]
    return ClarifyTable(filename, hashlib.sha256(content).hexdigest(), tuple(found)) if found else None


def _sheet(raw: RawSheet) -> Sheet | None:
    for index, cells in enumerate(raw.rows[:ROWS_SEARCHED_FOR_HEADER]):
        columns: dict[str, tuple[int, ...]] = {}
        for column, cell in enumerate(cells):
            field = FIELD_OF.get(_plain(cell))
            if field is not None:
                columns.setdefault(field, (column,))
        if columns.keys() >= NEEDED:
            kind = raw.name.replace("'", "").strip()[:31] or "lembar"
            return Sheet(raw.name, kind, raw.rows, index, columns)
    return None


def _plain(cell: Cell) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", str(cell).casefold()))
