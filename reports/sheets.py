"""Spreadsheets as rows of cells: xlsx, xls and ods by calamine, csv in whatever way an office program writes it."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from programme.roster_import.rows import Cell

LARGEST_FILE = 50_000_000
LARGEST_UNPACKED = 600_000_000
"""Bytes. An xlsx is a zip: a small one may unpack into more than the memory holds."""
MOST_ROWS = 200_000
MOST_COLUMNS = 200
DELIMITERS = ";,\t|"
XLS_MARK = b"\xd0\xcf\x11\xe0"
LINES_LOOKED_AT = 50


class UnreadableSheet(ValueError):
    """The file is no spreadsheet we can read; the message is an Indonesian sentence for who sent it."""


@dataclass(frozen=True)
class RawSheet:
    """A sheet's name and cells; row 0 is the file's first row even where that is empty."""

    name: str
    rows: list[list[Cell]]


Keep = Callable[[int, list[Cell]], list[Cell]]
"""Looks at each row (its index and cells) as it is read and returns what may be kept of it."""


def read_sheets(content: bytes, filename: str) -> list[RawSheet]:
    """Every sheet of the file that is not empty; raises UnreadableSheet. What counts is the content, not the name."""
    if not content:
        raise UnreadableSheet("Berkas ini kosong.")
    if len(content) > LARGEST_FILE:
        raise UnreadableSheet(f"Berkas ini terlalu besar: paling besar {LARGEST_FILE // 1_000_000} MB.")
    if content.startswith((b"PK", XLS_MARK)):
        return _workbook(content)
    return [RawSheet(filename, _csv(content))]


def _workbook(content: bytes) -> list[RawSheet]:
    unreadable = UnreadableSheet(
        "Berkas ini tidak bisa dibuka. Simpan lagi dari Excel sebagai 'Excel Workbook (.xlsx)' tanpa kata sandi."
    )
    try:
        _refuse_a_bomb(content)
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            sheets = [_sheet(workbook.get_sheet_by_name(name)) for name in workbook.sheet_names]
    except (CalamineError, zipfile.BadZipFile, OSError) as error:
        raise unreadable from error
    return [sheet for sheet in sheets if sheet.rows]


def _refuse_a_bomb(content: bytes) -> None:
    if not content.startswith(b"PK"):
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(part.file_size for part in archive.infolist()) > LARGEST_UNPACKED:
            raise UnreadableSheet("Isi berkas ini terlalu besar untuk dibaca. Bagi menjadi beberapa berkas.")


def _sheet(sheet: CalamineSheet) -> RawSheet:
    """Calamine leaves out empty rows and columns before the first cell: they are put back, so that places agree."""
    if sheet.total_height > MOST_ROWS:
        raise UnreadableSheet(f"Lembar {sheet.name} punya lebih dari {MOST_ROWS} baris. Bagi menjadi beberapa berkas.")
    wide = sheet.total_width > MOST_COLUMNS
    rows = sheet.to_python(skip_empty_area=False, nrows=None)
    return RawSheet(sheet.name, [list(row[:MOST_COLUMNS]) for row in rows] if wide else rows)


def _csv(content: bytes) -> list[list[Cell]]:
    text = _decoded(content)
    delimiter = _delimiter(text)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return [list(row[:MOST_COLUMNS]) for row in _without_hint(rows)]
    except csv.Error as error:
        raise UnreadableSheet("Berkas csv ini rusak. Simpan lagi dari Excel, lebih baik sebagai .xlsx.") from error


def _decoded(content: bytes) -> str:
    """UTF-8 (with or without mark), UTF-16 with mark ("Unicode text" of Excel), else what Windows writes."""
    if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableSheet("Berkas ini bukan tabel. Kirim berkas Excel (.xlsx) atau csv.")
    encodings = ["utf-16"] if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableSheet("Huruf di berkas ini tidak bisa dibaca. Simpan sebagai Excel (.xlsx) atau 'CSV UTF-8'.")


def _delimiter(text: str) -> str:
    """The mark that cuts most lines into the same number of cells, several at that."""
    hint = text[:10].lower()
    if hint.startswith("sep=") and len(text) > 4:
        return text[4]
    lines = text.splitlines()[:LINES_LOOKED_AT]

    def score(mark: str) -> tuple[int, int]:
        counts = [len(cells) for cells in csv.reader(lines, delimiter=mark)]
        cut = [count for count in counts if count > 1]
        usual = max(set(cut), key=cut.count, default=1)
        return cut.count(usual) if usual > 1 else 0, usual

    return max(DELIMITERS, key=score)


def _without_hint(rows: Iterable[list[str]]) -> Iterable[list[str]]:
    """Excel's first line "sep=;" is no row of the table, but keeps its number."""
    iterator = iter(rows)
    first = next(iterator, None)
    if first is None:
        return ()
    hint = bool(first) and first[0].lower().startswith("sep=")
    return chain([[]] if hint else [first], iterator)
