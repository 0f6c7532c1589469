"""A klarifikasi sheet that came back: its rows checked against the sender's families, then entered as corrections.

A row is a household member by the code the sheet was given out with; without a code it is somebody who was missing.
What is left empty stays as it is. Nothing is entered while any row is wrong; what stood before stays known (KpmChange).
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select

from db import Session
from db.tables import Clarification, FamilyMember, Group, Kpm, Person
from programme.access import Actor, operation
from programme.candidates.corrected_cells import cell_of, component_said, day_said, leaving_said, said_yes, text_in
from programme.roster_import.cells import BadCell, name_key, person_name
from programme.roster_import.rows import Cell, Fault, RosterFaults, Sheet
from programme.trail import leave_trace

KEPT_FIELDS = ("name", "birth_date", "component", "facility")


@dataclass(frozen=True)
class ClarifyTable:
    """A klarifikasi sheet as read, nothing checked yet."""

    filename: str
    file_hash: str
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True)
class KnownMember:
    """One of a household as entered; `member_id` None stands for a family with nobody entered."""

    kpm_id: int
    group_id: int
    number: str
    family: str
    member_id: int | None
    name: str = ""
    birth_date: date | None = None
    component: str | None = None
    facility: str | None = None


@dataclass(frozen=True)
class Correction:
    """What changes of one member: new values by column; or a new member (no id); or that she left, and why."""

    kpm_id: int
    member_id: int | None
    values: tuple[tuple[str, str | date | None], ...]
    leaves: str | None = None


@dataclass(frozen=True)
class ClarifyPlan:
    """A klarifikasi sheet without faults."""

    file_hash: str
    corrections: tuple[Correction, ...]
    checked: frozenset[int]
    """Families whose data is said to be right."""
    signed: Mapping[int, date] = field(default_factory=dict)

    def seen(self) -> str:
        """Differs where the same sheet would do something else."""
        done = (self.corrections, sorted(self.checked), sorted(self.signed.items()))
        return hashlib.sha256(repr(done).encode()).hexdigest()

    def counts(self) -> dict[str, int]:
        """What may stand unencrypted."""
        return {
            "corrected": sum(one.member_id is not None and one.leaves is None for one in self.corrections),
            "added": sum(one.member_id is None for one in self.corrections),
            "gone": sum(one.leaves is not None for one in self.corrections),
            "checked": len(self.checked),
            "signed": len(self.signed),
        }


def known_members(session: Session, pendamping_id: int, group_id: int | None = None) -> list[KnownMember]:
    """Everybody of the families whose form this pendamping has not sent yet, by group and number."""
    his = (Group.pendamping_id == pendamping_id, Kpm.left_at.is_(None), Clarification.sent_at.is_(None))
    counts = (FamilyMember.kpm_id == Kpm.person_id) & FamilyMember.left_on.is_(None)
    query = (
        select(Kpm.person_id, Kpm.group_id, Kpm.participant_number, Person.name, FamilyMember)
        .join(Person, Person.id == Kpm.person_id)
        .join(Group, Group.id == Kpm.group_id)
        .join(Clarification, Clarification.kpm_id == Kpm.person_id)
        .outerjoin(FamilyMember, counts)
        .where(*his)
        .order_by(Group.id, Kpm.member_number, FamilyMember.id)
    )
    if group_id is not None:
        query = query.where(Kpm.group_id == group_id)
    found = []
    for kpm_id, group, number, family, entry in session.execute(query):
        member: FamilyMember | None = entry  # an outer join
        if member is None:
            found.append(KnownMember(kpm_id, group, number, family, None))
        else:
            said = (member.name, member.birth_date, member.component, member.facility)
            found.append(KnownMember(kpm_id, group, number, family, member.id, *said))
    return found


@operation(on="group", may=("pendamping", "koordinator"))
def list_for_correction(session: Session, actor: Actor, group_id: int, now: datetime) -> tuple[str, list[KnownMember]]:
    """A group's name, and everybody of its families whose form was not sent yet; that it was read is noted."""
    group = session.get_one(Group, group_id)
    leave_trace(session, actor, "list_for_correction", "group", group_id, now)
    return group.name, [] if group.pendamping_id is None else known_members(session, group.pendamping_id, group_id)


@dataclass
class _Check:
    """What is found while the rows are gone through."""

    today: date
    members: dict[str, KnownMember]
    families: dict[str, list[KnownMember]]
    faults: list[Fault] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    seen: set[tuple[int, str]] = field(default_factory=set)
    checked: set[int] = field(default_factory=set)
    signed: dict[int, date] = field(default_factory=dict)


def check_clarify_sheet(table: ClarifyTable, known: Sequence[KnownMember], today: date) -> ClarifyPlan | RosterFaults:
    """The plan, or every row that is wrong and why. `known` are the sender's own."""
    families: dict[str, list[KnownMember]] = {}
    for one in known:
        families.setdefault(one.number.casefold(), []).append(one)
    check = _Check(today, {str(one.member_id): one for one in known if one.member_id is not None}, families)
    for sheet in table.sheets:
        for row, cells in sheet.records():
            _check_row(check, sheet, row, cells)
    if check.faults:
        return RosterFaults(tuple(check.faults))
    return ClarifyPlan(table.file_hash, tuple(check.corrections), frozenset(check.checked), check.signed)


def _check_row(check: _Check, sheet: Sheet, row: int, cells: Sequence[Cell]) -> None:
    about = "number"
    try:
        family = check.families.get(text_in(sheet, cells, "number").casefold())
        if family is None:
            raise BadCell("Nomor peserta ini tidak ada di formulir yang belum dikirim. Jangan diubah.")
        kpm_id = family[0].kpm_id
        about = "code"
        known = _known(check, sheet, cells, kpm_id)
        about = "leaves"
        leaves = leaving_said(text_in(sheet, cells, "leaves"))
        about = "name"
        name = text_in(sheet, cells, "name")
        _check_name(check, kpm_id, known, name, family, leaves)
        values: dict[str, str | date | None] = {}
        if name:
            values["name"] = person_name(name)[0]
        about = "birth_date"
        born = day_said(cell_of(sheet, cells, "birth_date"), check.today)
        if born is not None:
            values["birth_date"] = born
        about = "component"
        values |= component_said(cell_of(sheet, cells, "component"), known, born, check.today)
        about = "facility"
        facility = text_in(sheet, cells, "facility")
        if facility:
            values["facility"] = facility[:80]
        about = "checked"
        if said_yes(text_in(sheet, cells, "checked")):
            check.checked.add(kpm_id)
        about = "signed_on"
        signed_on = day_said(cell_of(sheet, cells, "signed_on"), check.today)
        if signed_on is not None:
            check.signed[kpm_id] = signed_on
    except BadCell as problem:
        column = sheet.columns[about][0] if sheet.columns.get(about) else None
        heading = sheet.heading(column) if column is not None else ""
        check.faults.append(Fault(sheet.kind, row, column, heading, str(problem)))
        return
    _keep(check, kpm_id, known, values, leaves)


def _known(check: _Check, sheet: Sheet, cells: Sequence[Cell], kpm_id: int) -> KnownMember | None:
    code = text_in(sheet, cells, "code").lstrip("#").removesuffix(".0")
    if not code:
        return None
    known = check.members.get(code)
    if known is None or known.kpm_id != kpm_id:
        raise BadCell("Kode ini bukan anggota keluarga itu. Jangan diubah; untuk anggota baru kosongkan.")
    return known


def _check_name(
    check: _Check,
    kpm_id: int,
    known: KnownMember | None,
    name: str,
    family: Sequence[KnownMember],
    leaves: str | None,
) -> None:
    if known is None and leaves is not None:
        raise BadCell("Anggota tanpa kode belum tercatat, jadi tidak bisa dikeluarkan.")
    if known is not None and not name and leaves is None:
        raise BadCell("Namanya kosong. Kalau tidak lagi di keluarga ini, isi kolomnya.")
    key = name_key(name)
    if name and (kpm_id, key) in check.seen:
        raise BadCell("Nama ini sudah ada di baris lain keluarga yang sama.")
    mine = known.member_id if known is not None else None
    if name and any(name_key(one.name) == key and one.member_id != mine for one in family if one.member_id is not None):
        raise BadCell("Nama ini sudah tercatat di keluarga itu. Pakai baris yang ada kodenya.")
    if name:
        check.seen.add((kpm_id, key))


def _keep(
    check: _Check,
    kpm_id: int,
    known: KnownMember | None,
    values: Mapping[str, str | date | None],
    leaves: str | None,
) -> None:
    """Only what differs from what is entered."""
    if known is None:
        if values.get("name"):
            check.corrections.append(Correction(kpm_id, None, tuple(values.items())))
        return
    if leaves is not None:
        check.corrections.append(Correction(kpm_id, known.member_id, (), leaves))
        return
    changed = tuple(
        (name, values[name]) for name in KEPT_FIELDS if name in values and values[name] != getattr(known, name)
    )
    if changed:
        check.corrections.append(Correction(kpm_id, known.member_id, changed))
