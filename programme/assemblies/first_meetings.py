"""The pertemuan awal of new groups: who is still to be called, who was informed, calling absentees together again.

Second source document, C.1.c: absentees are visited, 'jika diperlukan, calon peserta PKH yang tidak hadir dapat
dikumpulkan'.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, func, select

from db import Session
from db.tables import Assembly, AssemblyGroup, AssemblyGuest, Group, Intake, Kpm, Person, ProposedGroup, Visit
from programme.access import Actor, operation
from programme.assemblies.agenda import FIRST_MEETING
from programme.assemblies.planning import AssemblyPlan, plan_assembly
from programme.assemblies.resocialisation import lacking_resocialisation
from programme.assemblies.sittings import GroupToCall
from programme.rules import Rules
from programme.trail import leave_trace


@dataclass(frozen=True)
class Informed:
    """How far an intake is: each of its families counts in exactly one of these."""

    came: int = 0
    visited: int = 0
    """Informed at home instead."""
    to_visit: int = 0
    not_called: int = 0
    """Of a group without a pertemuan awal."""
    awaiting: int = 0
    """Called to one to come, or to one of which nobody has said who came."""
    left: int = 0
    """Left the programme meanwhile, or her visit was cancelled."""

    @property
    def families(self) -> int:
        return self.came + self.visited + self.to_visit + self.not_called + self.awaiting + self.left


@operation(on="pendamping", may=("self", "koordinator", "operator"))
def list_to_call(
    session: Session, actor: Actor, pendamping_id: int, kind: str, now: datetime, rules: Rules
) -> list[GroupToCall]:
    """His groups that are due for a meeting of that kind: new ones without a pertemuan awal, or re-socialisation."""
    if kind == FIRST_MEETING:
        new = Group.id.in_(select(ProposedGroup.group_id))
        return groups_to_call(session, Group.pendamping_id == pendamping_id, new, ~_has_first_meeting())
    return groups_to_call(session, Group.pendamping_id == pendamping_id, lacking_resocialisation(now, rules))


@operation(on="pendamping", may=("self", "koordinator"))
def list_all_to_call(session: Session, actor: Actor, pendamping_id: int) -> list[GroupToCall]:
    """All of his groups with families, due or not."""
    return groups_to_call(session, Group.pendamping_id == pendamping_id)


@operation(on=None, may=("koordinator", "operator"))
def fellow_pendamping(session: Session, actor: Actor) -> list[int]:
    """Who works in the koordinator's kecamatan, himself included, or (operator) anywhere: they meet in parallel.

    Second source document, C.1.a: the office sets 'waktu (hari, tanggal, tempat pelaksanaan)' in each kecamatan.
    """
    kecamatan = session.get_one(Person, actor.person_id).kecamatan
    query = select(Person.id).where(Person.role.in_(("pendamping", "koordinator")), Person.removed_at.is_(None))
    if actor.role != "operator":
        query = query.where(Person.kecamatan == kecamatan)
    return list(session.scalars(query.order_by(Person.id)))


def groups_to_call(session: Session, *conditions: ColumnElement[bool]) -> list[GroupToCall]:
    """Groups with families that fulfil these conditions."""
    query = (
        select(Group.id, Group.name, Group.desa, Group.number, func.count(Kpm.person_id), Group.pendamping_id)
        .join(Kpm, (Kpm.group_id == Group.id) & Kpm.left_at.is_(None))
        .where(*conditions)
        .group_by(Group.id)
        .order_by(Group.number, Group.desa, Group.name)
    )
    return [
        GroupToCall(group_id, name, desa, number, families, holder)
        for group_id, name, desa, number, families, holder in session.execute(query)
        if holder is not None
    ]


@operation(on="assembly", may=("pendamping", "koordinator"))
def call_absentees(
    session: Session,
    actor: Actor,
    assembly_id: int,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    now: datetime,
    rules: Rules,
) -> int | None:
    """Calls together those who missed it and were not visited since; their visits wait until after it.

    The id of the new meeting; None where nobody is left to call. Raises NotPlannable for a time that is over.
    """
    before = session.get_one(Assembly, assembly_id)
    absent = open_absentees(session, assembly_id)
    if before.kind != FIRST_MEETING or not absent:
        return None
    plan = AssemblyPlan(
        FIRST_MEETING,
        before.held_by,
        before.kecamatan,
        starts_at,
        ends_at,
        place,
        person_ids=tuple(visit.kpm_id for visit in absent if visit.kpm_id is not None),
        intake_id=before.intake_id,
    )
    made = plan_assembly(session, actor, plan, now, rules)
    for visit in absent:
        visit.due_on = rules.today(starts_at) + timedelta(days=1)
    session.flush()
    leave_trace(session, actor, "call_absentees", "assembly", assembly_id, now)
    return made


def open_absentees(session: Session, assembly_id: int) -> list[Visit]:
    """The open visits of those who missed it."""
    query = (
        select(Visit)
        .join(AssemblyGuest, AssemblyGuest.visit_id == Visit.id)
        .where(AssemblyGuest.assembly_id == assembly_id, AssemblyGuest.mark == "absent", Visit.state == "open")
        .order_by(AssemblyGuest.id)
    )
    return list(session.scalars(query))


@operation(on="intake", may=("pendamping", "koordinator", "operator"))
def show_informed(session: Session, actor: Actor, intake_id: int) -> Informed:
    """How many of the intake's families came to a pertemuan awal, were visited instead, or still wait for either."""
    return informed_of(session, ProposedGroup.intake_id == session.get_one(Intake, intake_id).id)


def informed_of(session: Session, theirs: ColumnElement[bool]) -> Informed:
    """Counts of the families of the intake's groups that fulfil a condition (of ProposedGroup, Group or Kpm)."""
    came, visited = _families_with(AssemblyGuest.mark.in_(("present", "represented"))), _visits("done")
    to_visit = _visits("open")
    called = _families_with(Assembly.state == "planned")
    settled = _families_with(Assembly.state == "held")
    query = (
        select(Kpm.person_id.in_(came), Kpm.person_id.in_(visited), Kpm.person_id.in_(to_visit),
               Kpm.person_id.in_(called), Kpm.left_at.is_not(None), Kpm.person_id.in_(settled))
        .join(Group, Group.id == Kpm.group_id)
        .join(ProposedGroup, ProposedGroup.group_id == Group.id)
        .where(theirs)
    )  # fmt: skip
    counts = {"came": 0, "visited": 0, "to_visit": 0, "awaiting": 0, "left": 0, "not_called": 0}
    for has_come, was_visited, open_visit, awaits, gone, was_called in session.execute(query):
        how = (
            "came" if has_come else "visited" if was_visited else "left" if gone else "to_visit" if open_visit
            else "awaiting" if awaits else "left" if was_called else "not_called"
        )  # fmt: skip
        counts[how] += 1
    return Informed(**counts)


def _families_with(condition: ColumnElement[bool]) -> Select[int | None]:
    return (
        select(AssemblyGuest.person_id)
        .join(Assembly, Assembly.id == AssemblyGuest.assembly_id)
        .where(
            Assembly.kind == FIRST_MEETING,
            Assembly.state != "cancelled",
            AssemblyGuest.person_id.is_not(None),
            AssemblyGuest.mark.is_distinct_from("removed"),
            condition,
        )
    )


def _visits(state: str) -> Select[int | None]:
    return select(Visit.kpm_id).where(Visit.cause == FIRST_MEETING, Visit.state == state, Visit.kpm_id.is_not(None))


def _has_first_meeting() -> ColumnElement[bool]:
    return (
        select(AssemblyGroup.group_id)
        .join(Assembly, Assembly.id == AssemblyGroup.assembly_id)
        .where(AssemblyGroup.group_id == Group.id, Assembly.kind == FIRST_MEETING, Assembly.state != "cancelled")
        .exists()
    )


def intake_of_groups(session: Session, group_ids: Collection[int]) -> tuple[str, int | None]:
    """(kecamatan, intake) of these groups; no intake where they came of none, or of several."""
    kecamatan = session.scalars(select(Group.kecamatan).where(Group.id.in_(group_ids))).first() or ""
    query = select(ProposedGroup.intake_id).where(ProposedGroup.group_id.in_(group_ids)).distinct()
    intakes = list(session.scalars(query))
    return kecamatan, intakes[0] if len(intakes) == 1 else None
