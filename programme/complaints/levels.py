"""Levels of a complaint: who stands at each, which comes next, and who of them works on it.

Pendamping -> koordinator -> operator. A level is passed over where nobody in office reads this chat, or only somebody
the complaint has to be hidden from. A koordinator who looks after the group himself stands at the pendamping's level:
he has had his time.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from db import Session
from db.tables import Complaint, Group, Person
from programme.complaints.news import handlers_of
from programme.matter_relations import LEVELS, handles_complaint


@dataclass(frozen=True)
class Worker:
    """A member of staff, by name."""

    id: int
    name: str
    gender: str


def staff_in_office(session: Session) -> list[Person]:
    """Everybody of every level who uses this chat, by id: asked once where many complaints are looked at."""
    query = select(Person).where(Person.role.in_(LEVELS), Person.removed_at.is_(None), Person.joined_at.is_not(None))
    return list(session.scalars(query.order_by(Person.id)))


def at_level(session: Session, complaint: Complaint, level: str, staff: Sequence[Person] | None = None) -> list[Person]:
    """Who there may handle it, reads this chat and is in office, whether it has come so far or not; by id."""
    pendamping_id = session.get_one(Group, complaint.group_id).pendamping_id
    people = staff_in_office(session) if staff is None else staff
    if level == "pendamping":
        meant = [one for one in people if one.id == pendamping_id and one.role != "operator"]
    else:
        meant = [one for one in people if one.role == level and one.id != pendamping_id]
    return [one for one in meant if _may_at(session, one, complaint, level)]


def _may_at(session: Session, person: Person, complaint: Complaint, level: str) -> bool:
    """As `handles_complaint` will say once it has come to that level."""
    if LEVELS.index(level) < LEVELS.index(complaint.first_level):
        return False
    if LEVELS.index(level) <= LEVELS.index(complaint.level):
        return handles_complaint(session, person, complaint)
    come_so_far = Complaint(
        group_id=complaint.group_id,
        confidential=complaint.confidential,
        accused_role=complaint.accused_role,
        accused_id=complaint.accused_id,
        first_level=complaint.first_level,
        level=level,
    )
    return handles_complaint(session, person, come_so_far)


def next_level(session: Session, complaint: Complaint, staff: Sequence[Person] | None = None) -> str | None:
    """The next level above its own at which somebody may handle it; None where there is none."""
    above = LEVELS[LEVELS.index(complaint.level) + 1 :]
    return next((level for level in above if at_level(session, complaint, level, staff)), None)


def worker_of(session: Session, complaint: Complaint) -> Person | None:
    """Who works on it: who took it, as long as he handles it; one who left or must not see it has not taken it."""
    taker = session.get(Person, complaint.taken_by) if complaint.taken_by is not None else None
    return taker if taker is not None and handles_complaint(session, taker, complaint) else None


def present_handlers(session: Session, complaint: Complaint, staff: Sequence[Person] | None = None) -> list[Person]:
    """Whose turn it is: who works on it, else everybody at the level it has reached, else whoever may see it at all."""
    taker = worker_of(session, complaint)
    if taker is not None:
        return [taker]
    return at_level(session, complaint, complaint.level, staff) or handlers_of(session, complaint)


def as_worker(person: Person | None) -> Worker | None:
    """Just the name."""
    return None if person is None else Worker(person.id, person.name, person.gender)
