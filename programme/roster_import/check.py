"""Checking a roster without touching the database: either a plan of all of it, or every fault in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from programme.roster_import.cells import (
    NO,
    YES,
    gender,
    name_key,
    participant_number,
    person_name,
    phone,
    place_name,
    rt_and_rw,
    rt_or_rw,
    text_of,
)
from programme.roster_import.components import component, young_child
from programme.roster_import.dates import birth_date
from programme.roster_import.groups import Grouping, GroupMention, KetuaMention, find_ketua, group_rows
from programme.roster_import.places import coordinates
from programme.roster_import.reading import Findings, Row
from programme.roster_import.rows import (
    SHEETS,
    Cell,
    Fault,
    KnownPeople,
    PlannedKpm,
    PlannedMember,
    RosterFaults,
    RosterPlan,
    RosterTable,
    Sheet,
)

Value = TypeVar("Value")

EXAMPLE = "CONTOH"
"""What the participant numbers of the template's example rows begin with."""


def check_roster(table: RosterTable, known: KnownPeople, today: date) -> RosterPlan | RosterFaults:
    """The plan, or all faults if there is one; `today` is the office's date (ages count from it)."""
    findings = Findings()
    families = _families(table.kpm, findings)
    grouping = group_rows(table.kpm, [family.mention for family in families if family.mention], known, findings)
    ketua = find_ketua(table.kpm, _ketua_mentions(families, grouping), grouping, findings)
    positions = {family.number: index for index, family in enumerate(families) if family.number}
    members = [] if table.family is None else family_members(table.family, positions, findings, today)
    if not families:
        Row(table.kpm, table.kpm.header + 1, (), findings).fault("participant_number", "Belum ada isinya.")
    warnings = tuple(findings.warnings)
    if findings.faults:
        return RosterFaults(tuple(sorted(findings.faults, key=_place)), warnings)
    kpm = tuple(_planned(family, grouping, ketua) for family in families)
    return RosterPlan(table.file_hash, tuple(grouping.groups), kpm, tuple(members), warnings, table.masked)


def _place(fault: Fault) -> tuple[int, int, int]:
    return SHEETS.index(fault.sheet), fault.row, -1 if fault.column is None else fault.column


@dataclass(frozen=True, slots=True)
class _Family:
    """A row of the sheet kpm as read; what is None was faulty or empty."""

    row: int
    number: str | None
    name: str | None
    gender: str | None
    mention: GroupMention | None
    is_ketua: bool
    ketua_name: str | None
    dusun: str | None
    rt: str | None
    rw: str | None
    phone: str | None
    coordinates: str | None


def _families(sheet: Sheet, findings: Findings) -> list[_Family]:
    families = []
    seen: dict[str, int] = {}
    readers = _Readers()
    for number, cells in sheet.records():
        row = Row(sheet, number, cells, findings)
        if is_example(row):
            row.warn("participant_number", "Baris contoh ini dilewati.")
            continue
        family = _family(row, readers)
        if family.number is not None and seen.setdefault(family.number, number) != number:
            reason = f"Nomor peserta ini sudah ada di baris {seen[family.number]}. Perbaiki atau hapus salah satu."
            row.fault("participant_number", reason)
        families.append(family)
    return families


def is_example(row: Row) -> bool:
    """The template's example rows, left standing."""
    places = row.sheet.columns["participant_number"]
    return any(str(row.cells[place]).startswith(EXAMPLE) for place in places if place < len(row.cells))


class _Readers:
    """Readers of what recurs in thousands of rows: each wording is read once, and one copy of it kept."""

    def __init__(self) -> None:
        self.place = _remembering(place_name)
        self.pendamping = _remembering(_pendamping_name)
        self.rt_or_rw = _remembering(rt_or_rw)
        self.rt_and_rw = _remembering(rt_and_rw)


def _remembering(read: Callable[[Cell], Value]) -> Callable[[Cell], Value]:
    known: dict[tuple[type[Cell], Cell], Value] = {}

    def read_once(cell: Cell) -> Value:
        key = (type(cell), cell)
        if key not in known:
            known[key] = read(cell)
        return known[key]

    return read_once


def _family(row: Row, readers: _Readers) -> _Family:
    number = row.required("participant_number", participant_number, "Nomor peserta harus diisi.")
    name, title_gender = row.required("name", person_name, "Nama harus diisi.") or (None, None)
    group = row.required("group", readers.place, "Nama kelompok harus diisi.")
    desa = row.required("desa", readers.place, "Nama desa harus diisi.")
    kecamatan, pendamping = row.value("kecamatan", readers.place), row.value("pendamping", readers.pendamping)
    mention = GroupMention(row.number, group, desa, kecamatan, pendamping) if group and desa else None
    is_ketua, ketua_name = row.value("ketua", _ketua) or (False, None)
    if ketua_name is not None and ketua_name.lower().startswith("wakil"):
        row.warn("ketua", "Wakil ketua belum dibaca dari berkas. Tunjuk wakilnya lewat percakapan dengan bot.")
        ketua_name = None
    rt, rw = row.value("rt_rw", readers.rt_and_rw) or (None, None)
    return _Family(
        row.number,
        number,
        name,
        row.value("gender", gender) or title_gender,
        mention,
        is_ketua,
        ketua_name,
        row.value("dusun", readers.place),
        row.value("rt", readers.rt_or_rw) or rt,
        row.value("rw", readers.rt_or_rw) or rw,
        row.value("phone", phone),
        row.value("coordinates", coordinates),
    )


def _pendamping_name(cell: Cell) -> str:
    return text_of(cell, 120)


def _ketua(cell: Cell) -> tuple[bool, str | None]:
    """(this row is the ketua's, or the ketua's name)."""
    word = text_of("1" if cell is True else "tidak" if cell is False else cell, 120)
    if word.lower().strip(".") in YES:
        return True, None
    return False, None if word.lower().strip(".") in NO else word


def _ketua_mentions(families: list[_Family], grouping: Grouping) -> list[KetuaMention]:
    return [
        KetuaMention(family.row, grouping.of_row[family.row], family.name, family.is_ketua, family.ketua_name)
        for family in families
        if family.name is not None and family.row in grouping.of_row
    ]


def _planned(family: _Family, grouping: Grouping, ketua: set[int]) -> PlannedKpm:
    assert family.number is not None
    assert family.name is not None
    return PlannedKpm(
        family.row,
        family.number,
        family.name,
        family.gender,
        grouping.of_row[family.row],
        family.row in ketua,
        family.dusun,
        family.rt,
        family.rw,
        family.phone,
        family.coordinates,
    )


def family_members(sheet: Sheet, positions: dict[str, int], findings: Findings, today: date) -> list[PlannedMember]:
    """The rows of the sheet anggota; `positions` is participant number -> index of its family."""
    members = []
    seen: dict[tuple[int, str], int] = {}
    for number, cells in sheet.records():
        row = Row(sheet, number, cells, findings)
        if is_example(row):
            continue
        member = _member(row, positions, today)
        if member is None:
            continue
        first = seen.setdefault((member.kpm, name_key(member.name)), number)
        if first != number:
            row.fault("name", f"Anggota ini sudah ditulis di baris {first}. Hapus salah satu.")
        members.append(member)
    return sorted(members, key=lambda member: member.kpm)


def _member(row: Row, positions: dict[str, int], today: date) -> PlannedMember | None:
    number = row.required("participant_number", participant_number, "Nomor peserta keluarganya harus diisi.")
    name, _ = row.required("name", person_name, "Nama anggota harus diisi.") or (None, None)
    born = row.value("birth_date", lambda cell: birth_date(cell, today))
    counted = _component(row, born, today)
    facility = row.value("facility", lambda cell: text_of(cell, 120))
    if number is not None and number not in positions:
        row.fault("participant_number", f"Nomor peserta {number} tidak ada di lembar kpm. Perbaiki nomornya.")
        return None
    if number is None or name is None:
        return None
    return PlannedMember(row.number, positions[number], name, born, counted, facility)


def _component(row: Row, born: date | None, today: date) -> str | None:
    before = len(row.findings.faults)
    counted = row.value("component", component)
    if counted != "young":
        return counted
    if born is not None:
        return row.value("component", lambda _: young_child(born, today))
    if row.value("birth_date", lambda cell: cell) is None and len(row.findings.faults) == before:
        row.fault("birth_date", "Untuk anak usia dini, tanggal lahir harus diisi, supaya umurnya diketahui.")
    return None
