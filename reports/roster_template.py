"""The empty roster to fill in: sheets kpm and anggota with two invented rows each, and instructions in plain words."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from programme.roster_import.check import EXAMPLE
from programme.roster_import.components import COMPONENT_NAMES

ROWS_PREPARED = 2_000
"""As many rows have drop-down lists."""
A4 = 9


@dataclass(frozen=True)
class Column:
    """A column of the template."""

    heading: str
    required: bool
    width: int
    hint: str
    choices: tuple[str, ...] = ()
    is_date: bool = False


KPM = (
    Column("Nomor peserta", True, 20, "Nomor peserta PKH, tulis sebagai teks. Tiap keluarga punya satu nomor."),
    Column("Nama", True, 24, "Nama pengurus, biasanya ibu. Tanpa gelar Ibu atau Bapak."),
    Column("Kelompok", True, 16, "Nama kelompok, sama persis untuk semua anggotanya."),
    Column("Desa", True, 16, "Nama desa atau kelurahan."),
    Column("Dusun", False, 16, "Boleh kosong."),
    Column("RT", False, 6, "Contoh: 002. Boleh kosong."),
    Column("RW", False, 6, "Contoh: 003. Boleh kosong."),
    Column("HP", False, 18, "Nomor HP Indonesia, contoh: 081234567890. Kosongkan kalau tidak punya HP."),
    Column("Ketua", False, 8, "Isi 'ya' di baris ketua kelompok. Satu kelompok satu ketua.", ("ya",)),
    Column("Pendamping", True, 22, "Nama pendamping seperti yang didaftarkan oleh operator."),
    Column("Koordinat", False, 22, "Titik rumah, contoh: -7.1234, 111.4567. Boleh kosong."),
    Column("Kecamatan", False, 18, "Boleh kosong. Perlu diisi hanya kalau ada dua pendamping dengan nama yang sama."),
)
MEMBERS = (
    Column("Nomor peserta", True, 20, "Nomor peserta keluarganya, harus ada di lembar kpm."),
    Column("Nama anggota", True, 24, "Nama anggota keluarga yang dihitung."),
    Column("Tanggal lahir", False, 16, "Contoh: 05/05/2015. Harus diisi untuk anak usia dini.", is_date=True),
    Column("Komponen", False, 28, "Pilih dari daftar.", tuple(COMPONENT_NAMES)),
    Column("Sekolah/Faskes", False, 28, "Nama sekolah, posyandu atau puskesmas. Boleh kosong."),
)
KPM_EXAMPLES = (
    (
        f"{EXAMPLE}-001",
        "Mawar",
        "Melati 1",
        "Wates",
        "Krajan",
        "002",
        "001",
        "081234567890",
        "ya",
        "Rina Wulandari",
        "",
    ),
    (f"{EXAMPLE}-002", "Siti Aminah", "Melati 1", "Wates", "Krajan", "003", "001", "", "", "Rina Wulandari", ""),
)
MEMBER_EXAMPLES = (
    (f"{EXAMPLE}-001", "Budi Contoh", date(2015, 5, 5), "SD/sederajat", "SDN Contoh 1"),
    (f"{EXAMPLE}-002", "Ani Contoh", date(2023, 8, 17), "Anak usia dini (0-6 tahun)", "Posyandu Contoh"),
)
INSTRUCTIONS = (
    "Isi lembar kpm: satu baris untuk satu keluarga.",
    "Isi lembar anggota: satu baris untuk satu anggota keluarga yang dihitung. Lembar ini boleh kosong.",
    "Kolom dengan judul hijau tua harus diisi. Yang lain boleh kosong.",
    f"Baris yang nomornya berawalan {EXAMPLE} hanya contoh dan tidak ikut dimasukkan. Boleh dihapus.",
    "Nama pendamping harus sudah didaftarkan lebih dulu oleh operator (bot.py staff add).",
    "Jangan tulis NIK, nomor KK, nomor KKS atau nomor rekening. Kalau ada, isinya tidak disimpan.",
    "Nomor HP hanya dicatat. Tidak ada pesan yang dikirim sebelum orangnya sendiri bergabung.",
    "Kirim berkas yang sudah diisi ke chat asisten, atau (di kantor) jalankan: bot.py roster import BERKAS.xlsx",
    "Kalau ada yang salah, tidak ada data yang berubah, dan Anda menerima berkas dengan sel yang salah diberi warna.",
    "Boleh dimasukkan lagi kapan saja: data diperbarui menurut nomor peserta, tidak ada yang terhapus atau dobel.",
    "Sel yang kosong tidak menghapus data yang sudah ada.",
)


def roster_template() -> bytes:
    """An xlsx workbook."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        add_sheet(book, "kpm", KPM, KPM_EXAMPLES)
        add_sheet(book, "anggota", MEMBERS, MEMBER_EXAMPLES)
        add_instructions(book, "Cara mengisi daftar KPM", INSTRUCTIONS, (("kpm", KPM), ("anggota", MEMBERS)))
    return buffer.getvalue()


def add_sheet(book: Workbook, name: str, columns: Sequence[Column], examples: Sequence[Sequence[str | date]]) -> None:
    """A sheet with these columns and example rows."""
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    _one_page_wide(sheet)
    sheet.set_row(0, 22)
    look = {"font_name": "Calibri", "font_size": 11}
    for index, column in enumerate(columns):
        number_format = "dd/mm/yyyy" if column.is_date else "@"
        sheet.set_column(index, index, column.width, book.add_format(look | {"num_format": number_format}))
        sheet.write_string(0, index, column.heading, _heading(book, column.required))
        sheet.write_comment(0, index, column.hint, {"x_scale": 1.6, "font_size": 10})
        _offer_choices(sheet, index, column)
        example = book.add_format(look | {"num_format": number_format, "italic": True, "font_color": "#7F7F7F"})
        for row, cells in enumerate(examples, start=1):
            if index < len(cells):
                _write_example(sheet, row, index, cells[index], example)


def _heading(book: Workbook, required: bool) -> Format:
    colour = "#1B5E20" if required else "#A5D6A7"
    return book.add_format(
        {
            "bold": required,
            "bg_color": colour,
            "font_color": "#FFFFFF" if required else "#000000",
            "border": 1,
            "valign": "vcenter",
        }
    )


def _write_example(sheet: Worksheet, row: int, column: int, cell: str | date, look: Format) -> None:
    if isinstance(cell, date):
        day = datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001  # a cell knows no zone
        sheet.write_datetime(row, column, day, look)
    else:
        sheet.write_string(row, column, cell, look)


def _offer_choices(sheet: Worksheet, index: int, column: Column) -> None:
    if column.choices:
        options = {
            "validate": "list",
            "source": list(column.choices),
            "error_title": column.heading,
            "error_message": f"Pilih dari daftar: {', '.join(column.choices)}.",
        }
        sheet.data_validation(1, index, ROWS_PREPARED, index, options)


def add_instructions(
    book: Workbook, title: str, sentences: Sequence[str], sheets: Sequence[tuple[str, Sequence[Column]]]
) -> None:
    """The sheet that says how it is filled in, and what stands in each column."""
    sheet = book.add_worksheet("petunjuk")
    sheet.hide_gridlines(2)
    _one_page_wide(sheet)
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, 20)
    sheet.set_column(2, 2, 90)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "valign": "top"})
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    row = 2
    for number, sentence in enumerate(sentences, start=1):
        sheet.write_string(row, 0, f"{number}.", book.add_format({"valign": "top", "align": "right"}))
        sheet.merge_range(row, 1, row, 2, sentence, wrapped)
        row += 1
    for name, columns in sheets:
        row += 1
        sheet.write_string(row, 1, f"Kolom di lembar {name}", bold)
        for column in columns:
            row += 1
            sheet.write_string(row, 1, column.heading, bold if column.required else wrapped)
            sheet.write_string(row, 2, column.hint, wrapped)
        row += 1


def _one_page_wide(sheet: Worksheet) -> None:
    """For those who print it."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
