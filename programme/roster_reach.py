"""How far a roster sent by chat may reach: a pendamping's own groups, a koordinator's kecamatan, an operator's all.

Asked twice: of the checked file, where what lies beyond becomes a fault named by its row; and of the staged rows in the
transaction that makes them real, in case a group or a family changed hands meanwhile.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, or_, select, true

from db import Session
from db.tables import Group, Kpm, Person, StagedGroup, StagedKpm
from programme.roster_import.compare import slices
from programme.roster_import.reading import fault_at
from programme.roster_import.rows import Fault, PlannedGroup, RosterPlan, RosterTable


@dataclass(frozen=True)
class Reach:
    """Only the groups of this pendamping, only those of this kecamatan, or (both None) every group."""

    pendamping_id: int | None = None
    kecamatan: str | None = None

    @property
    def is_endless(self) -> bool:
        return self.pendamping_id is None and self.kecamatan is None

    def covers(self) -> ColumnElement[bool]:
        """Of a known group."""
        if self.pendamping_id is not None:
            return Group.pendamping_id.is_not_distinct_from(self.pendamping_id)
        return Group.kecamatan == self.kecamatan if self.kecamatan is not None else true()

    def lets_begin(self, group: PlannedGroup, staff: frozenset[int]) -> bool:
        """Of a group that the file makes, or gives to somebody; `staff` works in the kecamatan."""
        if self.pendamping_id is not None:
            return group.pendamping_id in (None, self.pendamping_id)
        return group.kecamatan == self.kecamatan and (group.pendamping_id is None or group.pendamping_id in staff)


def reach_of(session: Session, person_id: int) -> Reach:
    """How far her rosters reach; for somebody without a place to work nowhere."""
    person = session.get_one(Person, person_id)
    if person.role == "operator":
        return Reach()
    if person.role == "koordinator":
        return Reach(kecamatan=person.kecamatan or "")
    return Reach(pendamping_id=person_id)


def faults_beyond(session: Session, reach: Reach, table: RosterTable, plan: RosterPlan) -> list[Fault]:
    """A fault for each row of the file that lies beyond her reach."""
    return [] if reach.is_endless else list(_beyond(session, reach, table, plan))


def _beyond(session: Session, reach: Reach, table: RosterTable, plan: RosterPlan) -> Iterator[Fault]:
    covered: set[int | None] = set(session.scalars(select(Group.id).where(reach.covers())))
    known = covered | {None}
    staff = _staff(session, reach)
    for positions in slices(range(len(plan.kpm))):
        numbers = [plan.kpm[position].participant_number for position in positions]
        stands = select(Kpm.participant_number, Kpm.group_id).where(Kpm.participant_number.in_(numbers))
        group_of: dict[str, int] = dict(session.execute(stands).all())
        for position in positions:
            planned = plan.kpm[position]
            group = plan.groups[planned.group]
            if group.group_id not in known:
                yield fault_at(table.kpm, planned.row, "group", _not_hers(reach, group))
            elif not reach.lets_begin(group, staff):
                yield fault_at(table.kpm, planned.row, "pendamping", _given_away(reach, group))
            elif group_of.get(planned.participant_number) not in known:
                yield fault_at(table.kpm, planned.row, "participant_number", _from_elsewhere(reach))


def _staff(session: Session, reach: Reach) -> frozenset[int]:
    query = select(Person.id).where(Person.kecamatan == reach.kecamatan, Person.role != "kpm")
    return frozenset(session.scalars(query)) if reach.kecamatan else frozenset()


def _not_hers(reach: Reach, group: PlannedGroup) -> str:
    if reach.pendamping_id is None:
        return f"Kelompok {group.name} bukan dari kecamatan Anda. Hapus baris ini, atau minta operator."
    return f"Kelompok {group.name} bukan kelompok Anda. Hapus baris ini, atau minta koordinator."


def _given_away(reach: Reach, group: PlannedGroup) -> str:
    if reach.pendamping_id is None:
        return "Pendamping ini bukan dari kecamatan Anda. Perbaiki namanya, atau minta operator."
    return f"Kelompok {group.name} ditulis untuk pendamping lain. Hanya koordinator atau operator yang bisa begitu."


def _from_elsewhere(reach: Reach) -> str:
    if reach.pendamping_id is None:
        return "Keluarga ini tercatat di kecamatan lain. Hapus baris ini, atau minta operator memindahkannya."
    return "Keluarga ini tercatat di kelompok pendamping lain. Hapus baris ini, atau minta koordinator memindahkannya."


def reaches_beyond(session: Session, reach: Reach, import_id: int) -> bool:
    """Whether a staged row lies beyond her reach as things stand now."""
    if reach.is_endless:
        return False
    called_the_same = and_(
        Group.kecamatan == StagedGroup.kecamatan, Group.desa == StagedGroup.desa, Group.name == StagedGroup.name
    )
    same = or_(Group.id == StagedGroup.group_id, called_the_same)
    given = StagedGroup.pendamping_id
    if reach.pendamping_id is not None:
        to_others = given != reach.pendamping_id
    else:
        to_others = or_(StagedGroup.kecamatan != reach.kecamatan, given.not_in(_staff(session, reach)))
    groups = exists().where(StagedGroup.import_id == import_id, or_(to_others, exists().where(same, ~reach.covers())))
    families = exists().where(
        StagedKpm.import_id == import_id,
        StagedKpm.participant_number == Kpm.participant_number,
        Kpm.group_id == Group.id,
        ~reach.covers(),
    )
    return bool(session.scalar(select(or_(groups, families))))
