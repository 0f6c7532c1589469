"""What a roster is made of on its way from a spreadsheet into the tables: raw sheets, faults, and the plan.

Row numbers count from 1 and columns from 0, both as in the file, so that a fault can be found in Excel.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | datetime | time | timedelta
"""A cell as the file holds it; an empty one is ''."""

SHEETS = ("kpm", "anggota")


@dataclass(frozen=True)
class Sheet:
    """One sheet as it stands in the file, title rows and all, and where its columns are."""

    title: str
    """Its name in the file; that of a csv is the file's."""
    kind: str
    """kpm or anggota."""
    rows: Sequence[Sequence[Cell]]
    header: int
    """Index of the header row in `rows`."""
    columns: Mapping[str, tuple[int, ...]]
    """Field -> the columns that may hold it, best first."""

    def records(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """(row number as in Excel, cells) of every row below the header in which some column we read has content."""
        read = sorted(column for columns in self.columns.values() for column in columns)
        for index in range(self.header + 1, len(self.rows)):
            cells = self.rows[index]
            if any(column < len(cells) and str(cells[column]).strip() for column in read):
                yield index + 1, cells

    def heading(self, column: int) -> str:
        """What stands above a column."""
        cells = self.rows[self.header]
        return " ".join(str(cells[column]).split()) if column < len(cells) else ""


@dataclass(frozen=True)
class RosterTable:
    """A roster file as read, nothing checked yet."""

    filename: str
    file_hash: str
    """SHA-256 of the file in hexadecimal."""
    kpm: Sheet
    family: Sheet | None
    masked: tuple[str, ...] = ()
    """Headings of columns that hold NIK, KK, card or account numbers: their cells were never kept."""

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        return (self.kpm,) if self.family is None else (self.kpm, self.family)


@dataclass(frozen=True)
class Fault:
    """One thing in the file that must be put right, or (as a warning) that is worth knowing."""

    sheet: str
    """kpm or anggota."""
    row: int
    column: int | None
    heading: str
    reason: str
    """A sentence in plain Indonesian that says what to do."""

    @property
    def place(self) -> str:
        """Where it is, in the words of a spreadsheet: 'lembar kpm, baris 7, kolom F (No HP)'."""
        column = "" if self.column is None else f", kolom {column_letters(self.column)} ({self.heading})"
        return f"lembar {self.sheet}, baris {self.row}{column}"


@dataclass(frozen=True, slots=True)
class PlannedGroup:
    """A group of the file. `group_id` is that of the group known when the file was checked."""

    group_id: int | None
    kecamatan: str
    desa: str
    name: str
    pendamping_id: int | None
    """None: as it was."""


@dataclass(frozen=True, slots=True)
class PlannedKpm:
    """A row of the sheet kpm. None: the file doesn't say, so what is known stays."""

    row: int
    participant_number: str
    name: str
    gender: str | None
    group: int
    """Index in `RosterPlan.groups`."""
    is_ketua: bool
    dusun: str | None
    rt: str | None
    rw: str | None
    phone: str | None
    coordinates: str | None


@dataclass(frozen=True, slots=True)
class PlannedMember:
    """A row of the sheet anggota."""

    row: int
    kpm: int
    """Index in `RosterPlan.kpm`."""
    name: str
    birth_date: date | None
    component: str | None
    facility: str | None


@dataclass(frozen=True)
class RosterPlan:
    """A roster without faults, ready to be taken in."""

    file_hash: str
    groups: Sequence[PlannedGroup]
    kpm: Sequence[PlannedKpm]
    members: Sequence[PlannedMember]
    """In the order of their kpm."""
    warnings: tuple[Fault, ...] = ()
    masked: tuple[str, ...] = ()


@dataclass(frozen=True)
class RosterFaults:
    """Why a roster can't be taken in."""

    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class KnownStaff:
    """A pendamping or koordinator in office."""

    id: int
    name: str
    kecamatan: str


@dataclass(frozen=True)
class KnownGroup:
    """A group already in the program."""

    id: int
    kecamatan: str
    desa: str
    name: str
    pendamping_id: int | None
    has_ketua: bool


@dataclass(frozen=True)
class KnownPeople:
    """What a roster is checked against."""

    staff: tuple[KnownStaff, ...]
    groups: tuple[KnownGroup, ...] = ()


def column_letters(column: int) -> str:
    """The letters a spreadsheet shows above a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
