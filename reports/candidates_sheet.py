"""A list of candidates as a table: told from a roster by having no groups yet, whatever the file is called."""

import hashlib
import re
from dataclasses import dataclass

from programme.candidates.sheet import KIND
from programme.roster_import.cells import in_normal_case
from programme.roster_import.columns import Header, find_header
from programme.roster_import.rows import RosterTable, Sheet
from reports.roster_sheet import ColumnsMissing, family_among, mask_secrets, read_table
from reports.sheets import RawSheet, UnreadableSheet, read_sheets

NEEDED = {"participant_number": "nomor peserta", "name": "nama", "desa": "desa"}
OF_A_ROSTER = frozenset({"group", "ketua", "pendamping"})
"""Columns of families that are in groups already."""
CSV = "daftar"
_KECAMATAN = re.compile(r"\bkec(?:amatan)?\b\.?\s*:?\s*([a-z' ]*[a-z])", re.IGNORECASE)


@dataclass(frozen=True)
class CandidateTable:
    """The list, and the kecamatan that a line above it names."""

    table: RosterTable
    kecamatan: str | None


def read_candidates(content: bytes, filename: str) -> CandidateTable | None:
    """The list and (if there is one) the sheet of household members; None where the file is something else.

    Raises ColumnsMissing where a sheet is called 'calon' but lacks a column without which nothing can be entered,
    UnreadableSheet where several sheets hold candidates.
    """
    sheets = read_sheets(content, CSV)  # the only sheet of a csv is called by this, which says nothing of its content
    headers = [find_header(one.rows, "kpm") for one in sheets]
    called = [place for place, one in enumerate(sheets) if one.name.strip().lower().startswith(KIND)]
    fitting = called or [place for place, header in enumerate(headers) if _is_list(header)]
    if not fitting:
        return None
    if len(fitting) > 1:
        names = ", ".join(sheets[place].name for place in fitting)
        raise UnreadableSheet(f"Ada beberapa lembar calon peserta: {names}. Gabungkan menjadi satu lembar.")
    raw, header = sheets[fitting[0]], headers[fitting[0]]
    missing = [label for field, label in NEEDED.items() if field not in header.columns]
    if missing:
        raise ColumnsMissing(f"Di lembar {raw.name} tidak ditemukan kolom {', '.join(missing)}.", missing)
    return _table(content, filename, raw, header, [one for one in sheets if one is not raw])


def _is_list(header: Header) -> bool:
    return NEEDED.keys() <= header.columns.keys() and not OF_A_ROSTER & header.columns.keys()


def _table(content: bytes, filename: str, raw: RawSheet, header: Header, others: list[RawSheet]) -> CandidateTable:
    columns = {field: places for field, places in header.columns.items() if field not in OF_A_ROSTER}
    sheet = Sheet(raw.name, KIND, raw.rows, header.row, columns)
    masked = [sheet.heading(column) for column in header.masked]
    mask_secrets(raw.rows, header)
    members = family_among(others)
    family = None
    if members is not None:
        family, more = read_table(members, "anggota")
        masked += [one for one in more if one not in masked]
    table = RosterTable(filename, hashlib.sha256(content).hexdigest(), sheet, family, tuple(masked))
    return CandidateTable(table, _kecamatan_above(raw, header))


def _kecamatan_above(raw: RawSheet, header: Header) -> str | None:
    """'Kecamatan: KEDUNGREJO' in a line above the list, the name in the same cell or in the next one."""
    for cells in raw.rows[: header.row]:
        line = "  ".join(str(cell) for cell in cells if str(cell).strip())
        found = _KECAMATAN.search(line)
        if found:
            return in_normal_case(" ".join(found.group(1).split("  ")[0].split()) or found.group(1).strip())
    return None
