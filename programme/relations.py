"""How an actor is related to a person, group, meeting, visit or join code: what access is decided by."""

from collections.abc import Callable

from sqlalchemy import select

from db import Session
from db.tables import Group, Kpm, Meeting, Person, Visit
from programme.access import Actor, relations_are_told_by


@relations_are_told_by
def relations_of(session: Session, actor: Actor, kind: str | None, object_id: int | None) -> frozenset[str]:
    """The relations in which `actor` stands to the object; a removed person has none."""
    if actor.person_id is None:
        return frozenset({actor.role} & {"system", "office"})
    person = session.get(Person, actor.person_id)
    if person is None or person.removed_at is not None or person.role != actor.role:
        return frozenset()
    general = {
        "anyone",
        *({"staff"} if person.role != "kpm" else ()),
        *({"operator"} if person.role == "operator" else ()),
    }
    if kind is None or object_id is None:
        return frozenset(general | {person.role} - {"kpm"})
    return frozenset(general | _FINDERS[kind](session, person, object_id))


def _to_person(session: Session, person: Person, object_id: int) -> set[str]:
    found = {"self"} if person.id == object_id else set()
    kpm = session.get(Kpm, object_id)
    if kpm is not None:
        return found | _to_group(session, person, kpm.group_id)
    other = session.get(Person, object_id)
    if other is not None and person.role == "koordinator" and other.role == "pendamping":
        found |= {"koordinator"} if other.kecamatan == person.kecamatan else set()
    return found


def _to_group(session: Session, person: Person, object_id: int) -> set[str]:
    group = session.get(Group, object_id)
    if group is None:
        return set()
    if person.role == "pendamping":
        return {"pendamping"} if group.pendamping_id == person.id else set()
    if person.role == "koordinator":
        own = {"pendamping"} if group.pendamping_id == person.id else set()
        return own | ({"koordinator"} if group.kecamatan == person.kecamatan else set())
    if person.role == "kpm":
        duty = session.scalar(
            select(Kpm.duty).where(Kpm.person_id == person.id, Kpm.group_id == group.id, Kpm.left_at.is_(None))
        )
        return {"ketua"} if duty == "ketua" else set()
    return set()


def _to_meeting(session: Session, person: Person, object_id: int) -> set[str]:
    meeting = session.get(Meeting, object_id)
    return set() if meeting is None else _to_group(session, person, meeting.group_id)


def _to_visit(session: Session, person: Person, object_id: int) -> set[str]:
    """A visit handed over is also his who accepted it; one to a provider only his who planned it."""
    visit = session.get(Visit, object_id)
    if visit is None:
        return set()
    to_kpm = _to_person(session, person, visit.kpm_id) if visit.kpm_id is not None else set()
    return to_kpm | ({"pendamping"} if visit.pendamping_id == person.id else set())


_FINDERS: dict[str, Callable[[Session, Person, int], set[str]]] = {
    "person": _to_person,
    "kpm": _to_person,
    "pendamping": _to_person,
    "group": _to_group,
    "meeting": _to_meeting,
    "visit": _to_visit,
}
