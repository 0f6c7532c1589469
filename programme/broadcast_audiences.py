"""To whom one person may write at once: a pendamping to his groups, a koordinator to his kecamatan, an operator to all.

Chosen are parts of that area: groups for a pendamping, the groups of each pendamping for a koordinator, of each
kecamatan for an operator. What is kept of the choice are ids.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, func, select, true
from sqlalchemy.orm import aliased

from db import Session
from db.tables import Group, Kpm, Person
from programme.access import Actor, NotAllowed, operation
from programme.natural_order import natural

Who = Literal["members", "ketua", "staff"]
STAFF = ("pendamping", "koordinator")


@dataclass(frozen=True)
class Audience:
    """`groups` None: the whole area. `who` of them: every member, the ketua only, or (not of groups) the staff."""

    who: Who = "members"
    groups: tuple[int, ...] | None = None

    def to_ids(self) -> dict[str, Any]:
        """As the table keeps it."""
        return {"who": self.who, **({"all": True} if self.groups is None else {"groups": list(self.groups)})}


def audience_from(ids: Mapping[str, Any]) -> Audience:
    """What `to_ids` made."""
    who: Who = "ketua" if ids.get("who") == "ketua" else "staff" if ids.get("who") == "staff" else "members"
    return Audience(who, None if ids.get("all") else tuple(ids.get("groups", ())))


@dataclass(frozen=True)
class Part:
    """A part of somebody's area that can be chosen: one group, or all groups of a pendamping or kecamatan."""

    name: str
    remark: str
    """The desa, or how it is told from another of that name."""
    group_ids: tuple[int, ...]
    members: int


@operation(on=None, may=("pendamping", "koordinator", "operator"))
def list_parts(session: Session, actor: Actor) -> list[Part]:
    """The parts of the actor's area, as people count them; groups without a member are left out."""
    person = session.get_one(Person, actor.person_id)
    leader = aliased(Person)
    query = (
        select(Group.id, Group.name, Group.desa, Group.kecamatan, leader.id, leader.name, func.count(Kpm.person_id))
        .join(Kpm, (Kpm.group_id == Group.id) & Kpm.left_at.is_(None))
        .outerjoin(leader, leader.id == Group.pendamping_id)
        .where(_area(person))
        .group_by(Group.id, Group.name, Group.desa, Group.kecamatan, leader.id, leader.name)
    )
    parts: dict[tuple[str, str, int], list[tuple[int, int]]] = {}
    for group_id, name, desa, kecamatan, leader_id, leader_name, members in session.execute(query):
        # Two pendamping may have one name.
        of_role = {"pendamping": (name, desa, group_id), "koordinator": (leader_name or "-", kecamatan, leader_id or 0)}
        parts.setdefault(of_role.get(person.role, (kecamatan, "", 0)), []).append((group_id, members))
    return [
        Part(name, remark, tuple(sorted(one for one, _ in groups)), sum(members for _, members in groups))
        for (name, remark, _), groups in sorted(
            parts.items(), key=lambda part: (natural(part[0][1]), natural(part[0][0]), part[0][2])
        )
    ]


@operation(on=None, may=("pendamping", "koordinator", "operator"))
def count_readers(session: Session, actor: Actor, audience: Audience) -> int:
    """How many people that is now. Raises NotAllowed for groups outside the actor's area."""
    readers = select_readers(session, actor, audience).subquery()
    return session.scalar(select(func.count()).select_from(readers)) or 0


@operation(on=None, may=("pendamping", "koordinator", "operator"))
def select_readers(session: Session, actor: Actor, audience: Audience) -> Select[int]:
    """The ids of those meant, as a query. Raises NotAllowed for what is outside the actor's area."""
    person = session.get_one(Person, actor.person_id)
    if audience.who == "staff":
        return _colleagues(person)
    theirs = _area(person)
    if audience.groups is not None:
        hers = set(session.scalars(select(Group.id).where(theirs, Group.id.in_(audience.groups))))
        if hers != set(audience.groups):
            raise NotAllowed(f"{actor.role} {actor.person_id} may not write to these groups")
        theirs = Group.id.in_(audience.groups)
    duty = Kpm.duty == "ketua" if audience.who == "ketua" else true()
    return (
        select(Kpm.person_id)
        .join(Group, Group.id == Kpm.group_id)
        .join(Person, Person.id == Kpm.person_id)
        .where(theirs, duty, Kpm.left_at.is_(None), Person.removed_at.is_(None))
    )


def _colleagues(person: Person) -> Select[int]:
    """The pendamping and koordinator of the koordinator's kecamatan, of all for an operator."""
    if person.role not in ("koordinator", "operator"):
        raise NotAllowed(f"{person.role} {person.id} may not write to the staff")
    query = select(Person.id).where(Person.role.in_(STAFF), Person.removed_at.is_(None), Person.id != person.id)
    return query if person.role == "operator" else query.where(Person.kecamatan == person.kecamatan)


def _area(person: Person) -> ColumnElement[bool]:
    if person.role == "operator":
        return true()
    if person.role == "koordinator":
        return Group.kecamatan == person.kecamatan
    return Group.pendamping_id == person.id
