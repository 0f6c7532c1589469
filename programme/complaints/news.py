"""Who hears of a step of a complaint: its reporter and the family it concerns, and those who work on it.

Every notice of a complaint has the subject 'complaint:12' and the slot 'step:34': its words are those of that step.
"""

from datetime import datetime, timedelta

from sqlalchemy import or_, select

from db import Session
from db.tables import Complaint, ComplaintStep, Group, Person
from outbox.queue import put_notice
from programme.matter_relations import handles_complaint
from programme.people import has_consented

TOLD_TO_REPORTER = frozenset(
    {"received", "taken", "asked", "referred", "visit", "escalated", "solved", "closed", "withdrawn"}
)
"""Kinds of steps that the reporter's side hears of; a note is for the handlers alone."""

NEWS_HELPS_FOR = timedelta(days=30)
"""So long it waits for a way to its reader; what became of a complaint is worth knowing late, too."""


def subject_of(complaint_id: int) -> str:
    """'complaint:12'."""
    return f"complaint:{complaint_id}"


def slot_of(step_id: int) -> str:
    """'step:34'."""
    return f"step:{step_id}"


def tell_reporter(session: Session, complaint_id: int, step_id: int, now: datetime) -> int:
    """Tells the reporter, and the family it concerns where another filed it, of one step; returns how many are told.

    Who made the step is not told of it. 'solved' is the question whether it is ('complaint_check'); a note is nobody's.
    """
    complaint, step = session.get_one(Complaint, complaint_id), session.get_one(ComplaintStep, step_id)
    if step.kind not in TOLD_TO_REPORTER:
        return 0
    kind = "complaint_check" if step.kind == "solved" else "complaint_step"
    readers = [one for one in reporters_of(session, complaint) if one != step.actor_id]
    return sum(_put(session, kind, complaint_id, one, slot_of(step_id), now) for one in readers)


def tell_handlers(
    session: Session, complaint_id: int, step_id: int, now: datetime, wait: timedelta = timedelta(0)
) -> int:
    """Tells those who work on it of what came from the reporter's side ('complaint_new'); returns how many are told.

    Its words are those of the step: received, answered, reopened, closed, withdrawn, noted (she added something).
    `wait`: she may say more in the next minutes, which then stands in it.
    """
    complaint, step = session.get_one(Complaint, complaint_id), session.get_one(ComplaintStep, step_id)
    readers = [one for one in workers_on(session, complaint) if one != step.actor_id]
    return sum(_put(session, "complaint_new", complaint_id, one, slot_of(step_id), now, wait) for one in readers)


def _put(
    session: Session,
    kind: str,
    complaint_id: int,
    reader_id: int,
    slot: str,
    now: datetime,
    wait: timedelta = timedelta(0),
) -> bool:
    subject = subject_of(complaint_id)
    return put_notice(session, kind, subject, reader_id, slot, now, due_at=now + wait, deadline=now + NEWS_HELPS_FOR)


def reporters_of(session: Session, complaint: Complaint) -> list[int]:
    """Person ids: who filed it, if she was not staff, and the family it concerns, where it uses this chat itself."""
    reporter = session.get_one(Person, complaint.reporter_id)
    readers = [reporter.id] if reporter.role == "kpm" else []
    if complaint.kpm_id not in readers and has_consented(session, complaint.kpm_id):
        readers.append(complaint.kpm_id)
    return readers


def workers_on(session: Session, complaint: Complaint) -> list[int]:
    """Person ids: who took it, as long as he handles it; else everybody at the level it has reached."""
    taker = session.get(Person, complaint.taken_by) if complaint.taken_by is not None else None
    if taker is not None and handles_complaint(session, taker, complaint):
        return [taker.id]
    return [person.id for person in handlers_of(session, complaint) if _level_of(session, person, complaint) == "here"]


def handlers_of(session: Session, complaint: Complaint) -> list[Person]:
    """Everybody who may see it now, by id: of each level it has reached, without those it is hidden from."""
    group = session.get_one(Group, complaint.group_id)
    query = select(Person).where(
        Person.removed_at.is_(None),
        or_(
            Person.id == group.pendamping_id,
            (Person.role == "koordinator") & (Person.kecamatan == group.kecamatan),
            Person.role == "operator",
        ),
    )
    people = session.scalars(query.order_by(Person.id))
    return [person for person in people if handles_complaint(session, person, complaint)]


def _level_of(session: Session, person: Person, complaint: Complaint) -> str:
    """'here' for a handler of the very level it has reached, 'below' for one who passed it on."""
    group = session.get_one(Group, complaint.group_id)
    levels = {"operator": {"operator"}, "koordinator": {"koordinator"}}.get(person.role, set())
    hers = levels | ({"pendamping"} if group.pendamping_id == person.id else set())
    return "here" if complaint.level in hers else "below"
