"""A group passes to another pendamping for good: by the koordinator of its kecamatan, or the office.

What belongs to the group follows it by itself: its meetings, visits, reported changes, questions, complaints that are
not hidden. Cases stay with who holds them. A complaint that is hidden from the group's own people is hidden from the
new keeper from the first moment (programme.complaints.barrier asks who keeps the group now).
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from db import Session
from db.tables import (
    Address,
    Assembly,
    AssemblyGroup,
    Group,
    GroupKeeper,
    Kpm,
    Person,
    Visit,
)
from outbox.queue import put_notice
from programme.access import Actor, operation
from programme.keeping.history import HANDOVER, pass_group
from programme.natural_order import natural
from programme.rules import Rules
from programme.trail import leave_trace
from programme.visit_makers import MAKERS_ALONE

RECEIVED, HANDED, TOLD_FAMILY = "groups_received", "groups_handed", "keeper_changed"
KEEPERS = ("pendamping", "koordinator")


@dataclass(frozen=True)
class PossibleKeeper:
    """A pendamping (or koordinator) who may keep a group, with what he keeps now."""

    id: int
    name: str
    gender: str
    groups: int
    families: int


@dataclass(frozen=True)
class KeptGroup:
    """A group in the list of who keeps it."""

    id: int
    name: str
    desa: str
    number: int | None
    families: int


@operation(on="pendamping", may=("koordinator", "operator"))
def list_groups_of(session: Session, actor: Actor, pendamping_id: int) -> list[KeptGroup]:
    """The groups that this pendamping keeps, by desa and name."""
    families = select(func.count()).where(Kpm.group_id == Group.id, Kpm.left_at.is_(None)).scalar_subquery()
    query = select(Group.id, Group.name, Group.desa, Group.number, families).where(Group.pendamping_id == pendamping_id)
    found = [KeptGroup(*row) for row in session.execute(query)]
    return sorted(found, key=lambda one: (natural(one.desa), natural(one.name)))


@operation(on="pendamping", may=("koordinator", "operator"))
def list_possible_keepers(session: Session, actor: Actor, pendamping_id: int) -> list[PossibleKeeper]:
    """Who of the same kecamatan could keep this pendamping's groups, the least laden first."""
    person = session.get_one(Person, pendamping_id)
    return [one for one in keepers_in(session, person.kecamatan) if one.id != pendamping_id]


@operation(on=None, may=("koordinator", "operator"))
def list_keepers_in_sight(session: Session, actor: Actor) -> list[tuple[str, PossibleKeeper]]:
    """(kecamatan, pendamping) of everybody whose groups the reader may hand over: his kecamatan's, or all."""
    reader = session.get_one(Person, actor.person_id)
    query = select(Person.kecamatan).where(Person.role.in_(KEEPERS), Person.removed_at.is_(None)).distinct()
    areas = [reader.kecamatan] if reader.role == "koordinator" else list(session.scalars(query))
    named = sorted(one for one in areas if one is not None)
    return [(area, one) for area in named for one in keepers_in(session, area)]


@operation(on=None, may=("koordinator", "operator"))
def list_groups_left_alone(session: Session, actor: Actor) -> list[tuple[str, KeptGroup]]:
    """(kecamatan, group) of every group without pendamping that the reader may hand over."""
    reader = session.get_one(Person, actor.person_id)
    families = select(func.count()).where(Kpm.group_id == Group.id, Kpm.left_at.is_(None)).scalar_subquery()
    query = select(Group.kecamatan, Group.id, Group.name, Group.desa, Group.number, families)
    query = query.where(Group.pendamping_id.is_(None))
    if reader.role == "koordinator":
        query = query.where(Group.kecamatan == reader.kecamatan)
    found = [(area, KeptGroup(*rest)) for area, *rest in session.execute(query)]
    return sorted(found, key=lambda one: (one[0], natural(one[1].desa), natural(one[1].name)))


@operation(on="group", may=("koordinator", "operator"))
def hand_group_over(session: Session, actor: Actor, group_id: int, to_id: int, now: datetime, rules: Rules) -> bool:
    """Makes another the group's keeper; False where he may not be, or is it for good already.

    Handed over at one moment, several groups are told of at once.
    """
    group = session.get_one(Group, group_id)
    if to_id not in {one.id for one in keepers_in(session, group.kecamatan)}:
        return False
    if group.pendamping_id == to_id and not _is_lent(session, group_id):
        return False
    before = pass_group(session, group_id, to_id, HANDOVER, actor.person_id, now)
    after_passing(session, [group_id], before, to_id, now)
    tell_keepers(session, before, to_id, now)
    tell_families(session, group_id, HANDOVER, now)
    leave_trace(session, actor, "hand_group_over", "group", group_id, now)
    return True


def keepers_in(session: Session, kecamatan: str | None) -> list[PossibleKeeper]:
    """Everybody in office there who may keep groups, the least laden first."""
    families = (
        select(func.count())
        .select_from(Kpm)
        .join(Group, Group.id == Kpm.group_id)
        .where(Group.pendamping_id == Person.id, Kpm.left_at.is_(None))
        .scalar_subquery()
    )
    groups = select(func.count()).where(Group.pendamping_id == Person.id).scalar_subquery()
    query = select(Person.id, Person.name, Person.gender, groups, families).where(
        Person.role.in_(KEEPERS), Person.kecamatan == kecamatan, Person.removed_at.is_(None)
    )
    return sorted((PossibleKeeper(*row) for row in session.execute(query)), key=lambda one: (one.families, one.name))


def after_passing(session: Session, group_ids: list[int], before: int | None, to_id: int, now: datetime) -> None:
    """What a colleague had taken on as help is his own now; meetings of these groups alone are held by him."""
    families = select(Kpm.person_id).where(Kpm.group_id.in_(group_ids))
    session.execute(
        update(Visit)
        .where(Visit.kpm_id.in_(families), Visit.state == "open", Visit.pendamping_id == to_id)
        .where(Visit.cause.not_in(MAKERS_ALONE))
        .values(pendamping_id=None),
        execution_options={"synchronize_session": "fetch"},
    )
    if before is None:
        return
    others = (
        select(AssemblyGroup.assembly_id)
        .join(Group, Group.id == AssemblyGroup.group_id)
        .where(Group.pendamping_id.is_distinct_from(to_id))
    )
    theirs = select(AssemblyGroup.assembly_id).where(AssemblyGroup.group_id.in_(group_ids))
    session.execute(
        update(Assembly)
        .where(Assembly.held_by == before, Assembly.state == "planned", Assembly.starts_at > now)
        .where(Assembly.id.in_(theirs), Assembly.id.not_in(others))
        .values(held_by=to_id),
        execution_options={"synchronize_session": "fetch"},
    )


def tell_keepers(session: Session, before: int | None, to_id: int, now: datetime) -> None:
    """News to both, once for all that passed on at that moment."""
    put_notice(session, RECEIVED, f"person:{to_id}", to_id, now.isoformat(), now)
    if before is not None and before != to_id:
        put_notice(session, HANDED, f"person:{before}", before, now.isoformat(), now)


def tell_families(session: Session, group_id: int, cause: str, now: datetime, *, ketua_alone: bool = False) -> int:
    """News to the group's families that have a chat, or to its ketua alone; returns how many."""
    joined = select(Address.person_id).where(Address.closed_at.is_(None))
    query = select(Kpm.person_id).where(Kpm.group_id == group_id, Kpm.left_at.is_(None), Kpm.person_id.in_(joined))
    if ketua_alone:
        query = query.where(Kpm.duty == "ketua")
    slot = f"{cause} {now.isoformat()}"
    return sum(
        [put_notice(session, TOLD_FAMILY, f"group:{group_id}", one, slot, now) for one in session.scalars(query)]
    )


def _is_lent(session: Session, group_id: int) -> bool:
    """Whether its keeper stands in for somebody: then handing it to him makes it his own."""
    query = select(GroupKeeper.cause).where(GroupKeeper.group_id == group_id, GroupKeeper.until.is_(None))
    return session.scalar(query.order_by(GroupKeeper.id.desc()).limit(1)) == "substitute"
