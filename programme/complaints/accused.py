"""Whom a complaint may be about: those whom the group has, never its reporter nor the family it concerns."""

from dataclasses import dataclass

from sqlalchemy import select

from db import Session
from db.tables import Group, Kpm, Person
from programme.complaints.routing import Offices, Route, route
from programme.matters import GROUPS_OWN_PEOPLE

ROLES = ("ketua", "deputy", "pendamping", "koordinator")
"""In the order in which they are offered; besides: other, unsaid."""


@dataclass(frozen=True)
class OfficeHolders:
    """Role -> the person ids of those who hold it for a group."""

    ids: dict[str, list[int]]

    def accusable(self, *, reporter_id: int, kpm_id: int, reporter_role: str) -> list[str]:
        """The roles that may be named: held by somebody, but not by who complains or for whom.

        A member of staff who writes it down for her can name none of them: that stays hidden from him as well.
        """
        own = {reporter_id, kpm_id}
        named = [role for role in ROLES if self.ids.get(role) and not own & set(self.ids[role])]
        return named if reporter_role == "kpm" else []

    def one(self, role: str | None) -> int | None:
        """Who holds it; None where nobody or several do."""
        holders = self.ids.get(role or "", [])
        return holders[0] if len(holders) == 1 else None


def office_holders(session: Session, group_id: int) -> OfficeHolders:
    """Ketua, deputies, pendamping and koordinator of a group."""
    group = session.get_one(Group, group_id)
    ids: dict[str, list[int]] = {role: [] for role in ROLES}
    duties = select(Kpm.duty, Kpm.person_id).where(
        Kpm.group_id == group_id, Kpm.duty.in_(GROUPS_OWN_PEOPLE), Kpm.left_at.is_(None)
    )
    for duty, person_id in session.execute(duties.order_by(Kpm.person_id)):
        ids[duty].append(person_id)
    if group.pendamping_id is not None:
        ids["pendamping"].append(group.pendamping_id)
    ids["koordinator"] = [person.id for person in _koordinators(session, group)]
    return OfficeHolders(ids)


def way_of(
    session: Session, group_id: int, category: str, accused_role: str | None, *, named: list[str]
) -> tuple[Route, int | None]:
    """Where a complaint would go, and who exactly is accused. A role that can't be named (any more) is 'unsaid'."""
    holders = office_holders(session, group_id)
    accused = "unsaid" if accused_role in ROLES and accused_role not in named else accused_role
    way = route(category, accused, offices_of(session, group_id))
    return way, holders.one(way.accused_role)


def offices_of(session: Session, group_id: int) -> Offices:
    """Who of them uses this chat, so that a complaint doesn't lie where nobody reads it."""
    group = session.get_one(Group, group_id)
    pendamping = session.get(Person, group.pendamping_id) if group.pendamping_id is not None else None
    koordinators = [person for person in _koordinators(session, group) if _is_there(person)]
    operators = session.scalars(select(Person).where(Person.role == "operator", Person.removed_at.is_(None)))
    return Offices(
        pendamping=pendamping is not None and _is_there(pendamping),
        koordinator=bool(koordinators),
        other_koordinator=any(person.id != group.pendamping_id for person in koordinators),
        operator=any(_is_there(person) for person in operators),
    )


def _koordinators(session: Session, group: Group) -> list[Person]:
    query = select(Person).where(
        Person.role == "koordinator", Person.kecamatan == group.kecamatan, Person.removed_at.is_(None)
    )
    return list(session.scalars(query.order_by(Person.id)))


def _is_there(person: Person) -> bool:
    return person.removed_at is None and person.joined_at is not None
