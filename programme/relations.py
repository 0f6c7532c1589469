"""How an actor is related to a person, group, meeting, visit, complaint ...: what access is decided by."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import aliased

from db import Session
from db.rows import Columns, rows_of
from db.tables import Broadcast, Complaint, Group, Kpm, Meeting, Person, Provider, RosterFile, Visit, VisitHandover
from programme.access import Actor, relations_are_told_by
from programme.casework_relations import (
    to_agreement,
    to_case,
    to_gathering,
    to_help,
    to_poll,
    to_referral,
)
from programme.duty_relations import (
    to_assembly,
    to_clarification,
    to_enrolment,
    to_intake,
    to_member,
    to_posyandu,
    to_proposed,
    to_report,
    to_substitution,
)
from programme.matter_relations import handles_complaint, to_complaint, to_inquiry, to_payment, to_update


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
    row = rows_of(session, OF_KPM, object=object_id, person=person.id).first()
    if row is not None:
        return found | _leads(person, row)
    other = session.get(Person, object_id) if person.role == "koordinator" else None
    if other is not None and other.role == "pendamping":
        found |= {"koordinator"} if other.kecamatan == person.kecamatan else set()
    return found


def _with_duty() -> Columns:
    """What a group says of who leads it, with the duty of one person in it: built once, as most is a group's."""
    hers = (Kpm.group_id == Group.id) & (Kpm.person_id == bindparam("person")) & Kpm.left_at.is_(None)
    return select(Group.pendamping_id, Group.kecamatan, Kpm.duty).select_from(Group).outerjoin(Kpm, hers)


_member = aliased(Kpm)
OF_GROUP = _with_duty().where(Group.id == bindparam("object"))
OF_MEETING = _with_duty().join(Meeting, Meeting.group_id == Group.id).where(Meeting.id == bindparam("object"))
OF_KPM = _with_duty().join(_member, _member.group_id == Group.id).where(_member.person_id == bindparam("object"))


def _to_group(session: Session, person: Person, object_id: int) -> set[str]:
    row = rows_of(session, OF_GROUP, object=object_id, person=person.id).first()
    return set() if row is None else _leads(person, row)


def _to_meeting(session: Session, person: Person, object_id: int) -> set[str]:
    row = rows_of(session, OF_MEETING, object=object_id, person=person.id).first()
    return set() if row is None else _leads(person, row)


def _leads(person: Person, row: Row[*tuple[Any, ...]]) -> set[str]:
    pendamping_id, kecamatan, duty = row
    if person.role == "pendamping":
        return {"pendamping"} if pendamping_id == person.id else set()
    if person.role == "koordinator":
        own = {"pendamping"} if pendamping_id == person.id else set()
        return own | ({"koordinator"} if kecamatan == person.kecamatan else set())
    return {duty} if person.role == "kpm" and duty in ("ketua", "deputy") else set()


def _to_visit(session: Session, person: Person, object_id: int) -> set[str]:
    """A visit handed over is also his who accepted it, until it ends; one to a provider only his who planned it."""
    visit = session.get(Visit, object_id)
    if visit is None:
        return set()
    if visit.cause == "confidential":
        return _to_confidential_visit(session, person, visit)
    if visit.cause == "case":
        return (
            {"pendamping"}
            if visit.case_id is not None and "holder" in to_case(session, person, visit.case_id)
            else set()
        )
    to_kpm = _to_person(session, person, visit.kpm_id) if visit.kpm_id is not None else set()
    if visit.kpm_id is None and _handed_on_by(session, visit_id=visit.id) == person.id:
        return {"pendamping"}  # a visit to a provider stays hers who planned it
    planned_by_him = visit.kpm_id is None and _handed_on_by(session, visit_id=visit.id) is None
    his = visit.pendamping_id == person.id and (visit.state == "open" or planned_by_him)
    return to_kpm | ({"pendamping"} if his else set())


def _to_confidential_visit(session: Session, person: Person, visit: Visit) -> set[str]:
    """Only who handles its complaint may know of it; whoever makes it stands to it as a pendamping."""
    complaint = session.get_one(Complaint, visit.complaint_id)
    if not handles_complaint(session, person, complaint):
        return set()
    return {"pendamping"} if visit.pendamping_id == person.id else {"koordinator"}


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
    "complaint": to_complaint,
    "payment": to_payment,
    "update": to_update,
    "inquiry": to_inquiry,
    "case": to_case,
    "referral": to_referral,
    "agreement": to_agreement,
    "poll": to_poll,
    "gathering": to_gathering,
    "help": to_help,
    "intake": to_intake,
    "proposed": to_proposed,
    "assembly": to_assembly,
    "member": to_member,
    "clarification": to_clarification,
    "enrolment": to_enrolment,
    "posyandu": to_posyandu,
    "report": to_report,
    "substitution": to_substitution,
}
