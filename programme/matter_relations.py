"""How a person is related to a complaint, a payment schedule, a reported change or a question.

Who must not see a complaint is decided here alone: every list, count and search asks `handles_complaint`.
"""

from sqlalchemy import select

from db import Session
from db.tables import Complaint, DataUpdate, Group, Inquiry, Kpm, Payment, PaymentSchedule, Person
from programme.entry_holders import is_hers

LEVELS = ("pendamping", "koordinator", "operator")
"""From the group upward."""


def to_complaint(session: Session, person: Person, object_id: int) -> set[str]:
    """'self' for who filed it and whose family it is about, 'handler' for who works on it; nothing for anybody else."""
    complaint = session.get(Complaint, object_id)
    if complaint is None:
        return set()
    concerned = person.id in (complaint.reporter_id, complaint.kpm_id)
    own = {"self"} if concerned and is_hers(session, person.id, complaint.received_at) else set()
    return own | ({"handler"} if handles_complaint(session, person, complaint) else set())


def handles_complaint(session: Session, person: Person, complaint: Complaint) -> bool:
    """Whether this person may see and handle it: of a level it has reached, and not one it has to be hidden from."""
    if person.removed_at is not None or person.id == complaint.accused_id:
        return False
    group = session.get_one(Group, complaint.group_id)
    if complaint.confidential and group.pendamping_id == person.id:
        return False  # also a koordinator who looks after the group himself, by now
    reached = LEVELS[LEVELS.index(complaint.first_level) : LEVELS.index(complaint.level) + 1]
    if "operator" in reached and person.role == "operator":
        return True
    if "koordinator" in reached and person.role == "koordinator" and person.kecamatan == group.kecamatan:
        return True
    return "pendamping" in reached and person.role in ("pendamping", "koordinator") and group.pendamping_id == person.id


def to_payment(session: Session, person: Person, object_id: int) -> set[str]:
    """'self' for who entered it, 'pendamping', 'ketua' or 'deputy' for whose families stand in it."""
    schedule = session.get(PaymentSchedule, object_id)
    if schedule is None:
        return set()
    own = {"self"} if schedule.created_by == person.id else set()
    in_it = select(Kpm.group_id).join(Payment, Payment.kpm_id == Kpm.person_id)
    in_it = in_it.where(Payment.schedule_id == object_id, Payment.state != "removed", Kpm.left_at.is_(None))
    if person.role in ("pendamping", "koordinator"):
        his = select(Group.id).where(Group.pendamping_id == person.id, Group.id.in_(in_it)).limit(1)
        own |= {"pendamping"} if session.scalar(his) is not None else set()
    if person.role == "koordinator" and person.kecamatan == schedule.kecamatan:
        own |= {"koordinator"}
    if person.role == "kpm":
        duty = select(Kpm.duty).where(Kpm.person_id == person.id, Kpm.left_at.is_(None), Kpm.group_id.in_(in_it))
        found = session.scalar(duty)
        own |= {found} if found in ("ketua", "deputy") else set()
    return own


def to_update(session: Session, person: Person, object_id: int) -> set[str]:
    """'self' for who reported it and whose family it is; her pendamping. Her ketua only where she reported it herself.

    A reported change may be a pregnancy: the ketua has no business with it.
    """
    update = session.get(DataUpdate, object_id)
    if update is None:
        return set()
    concerned = person.id in (update.reporter_id, update.kpm_id) and is_hers(session, person.id, update.received_at)
    own = {"self"} if concerned else set()
    kpm = session.get(Kpm, update.kpm_id)
    return own | (_staff_of(session, person, kpm.group_id) if kpm is not None else set())


def to_inquiry(session: Session, person: Person, object_id: int) -> set[str]:
    """'self' for who asked; her group's pendamping and koordinator. Nobody else reads a question."""
    inquiry = session.get(Inquiry, object_id)
    if inquiry is None:
        return set()
    own = {"self"} if inquiry.asker_id == person.id and is_hers(session, person.id, inquiry.asked_at) else set()
    return own | _staff_of(session, person, inquiry.group_id)


def _staff_of(session: Session, person: Person, group_id: int) -> set[str]:
    group = session.get_one(Group, group_id)
    found = {"pendamping"} if group.pendamping_id == person.id and person.role != "kpm" else set()
    is_koordinator = person.role == "koordinator" and person.kecamatan == group.kecamatan
    return found | ({"koordinator"} if is_koordinator else set())
