"""How an actor is related to a person, group, meeting, visit or join code: what access is decided by."""

from collections.abc import Callable

from sqlalchemy import select

from db import Session
from db.tables import Broadcast, Group, Kpm, Meeting, Person, Provider, RosterFile, Visit, VisitHandover
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
        return {duty} if duty in ("ketua", "deputy") else set()
    return set()


def _to_meeting(session: Session, person: Person, object_id: int) -> set[str]:
    meeting = session.get(Meeting, object_id)
    return set() if meeting is None else _to_group(session, person, meeting.group_id)


def _to_visit(session: Session, person: Person, object_id: int) -> set[str]:
    """A visit handed over is also his who accepted it, until it ends; one to a provider only his who planned it."""
    visit = session.get(Visit, object_id)
    if visit is None:
        return set()
    to_kpm = _to_person(session, person, visit.kpm_id) if visit.kpm_id is not None else set()
    if visit.kpm_id is None and _handed_on_by(session, visit_id=visit.id) == person.id:
        return {"pendamping"}  # a visit to a provider stays hers who planned it
    planned_by_him = visit.kpm_id is None and _handed_on_by(session, visit_id=visit.id) is None
    his = visit.pendamping_id == person.id and (visit.state == "open" or planned_by_him)
    return to_kpm | ({"pendamping"} if his else set())


def _handed_on_by(session: Session, visit_id: int) -> int | None:
    """Who offered it to the colleague who accepted it first."""
    accepted = select(VisitHandover.from_id).where(
        VisitHandover.visit_id == visit_id, VisitHandover.state == "accepted"
    )
    return session.scalar(accepted.order_by(VisitHandover.id).limit(1))


def _to_handover(session: Session, person: Person, object_id: int) -> set[str]:
    """'self' is the colleague who is asked; the others stand to it as to its visit."""
    handover = session.get(VisitHandover, object_id)
    if handover is None:
        return set()
    asked = {"self"} if handover.to_id == person.id else set()
    return asked | (_to_visit(session, person, handover.visit_id) - {"self"})


def _to_provider(session: Session, person: Person, object_id: int) -> set[str]:
    """Every pendamping of a kecamatan visits its schools and health facilities."""
    provider = session.get(Provider, object_id)
    if provider is None or person.role not in ("pendamping", "koordinator"):
        return set()
    return {"pendamping"} if provider.kecamatan == person.kecamatan else set()


def _to_roster(session: Session, person: Person, object_id: int) -> set[str]:
    """A roster sheet is its sender's alone."""
    roster = session.get(RosterFile, object_id)
    return {"self"} if roster is not None and roster.sender_id == person.id and person.role != "kpm" else set()


def _to_broadcast(session: Session, person: Person, object_id: int) -> set[str]:
    """A message to many is its sender's alone."""
    broadcast = session.get(Broadcast, object_id)
    return {"self"} if broadcast is not None and broadcast.sender_id == person.id and person.role != "kpm" else set()


_FINDERS: dict[str, Callable[[Session, Person, int], set[str]]] = {
    "person": _to_person,
    "kpm": _to_person,
    "pendamping": _to_person,
    "group": _to_group,
    "meeting": _to_meeting,
    "visit": _to_visit,
    "handover": _to_handover,
    "provider": _to_provider,
    "roster": _to_roster,
    "broadcast": _to_broadcast,
}
