"""A family's own complaints, as its members read them: how far each has come, who works on it, what is asked of them.

Notes of the handlers are not theirs, and what may not show on a phone that others use is not shown there.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from db import Session
from db.tables import Complaint, ComplaintStep, Group, Kpm, Person
from programme.access import Actor, operation
from programme.complaints.accused import office_holders, way_of
from programme.complaints.barrier import may_show_here
from programme.complaints.levels import worker_of
from programme.complaints.routing import Route
from programme.entry_holders import is_hers


@dataclass(frozen=True)
class OwnStep:
    """What its reporter may read of one step."""

    kind: str
    words: str | None
    at: datetime
    by_id: int | None


@dataclass(frozen=True)
class OwnComplaint:
    """One complaint, for its reporter or the family it concerns."""

    id: int
    ticket: str
    category: str
    kpm_id: int
    name: str
    """Of the family it concerns."""
    gender: str
    reporter_id: int
    reporter_name: str
    reporter_gender: str
    state: str
    close_reason: str | None
    level: str
    confidential: bool
    accused_role: str | None
    received_at: datetime
    due_at: datetime
    worker: tuple[str, str, str] | None
    """Name, gender and role of who works on it."""
    referred_to: str | None
    letter_number: str | None
    question: str | None
    """What its handler asked last, while that waits for an answer."""
    solution: str | None
    """What was done, as its handler wrote it last."""


@operation(on="person", may=("self",))
def list_own_complaints(
    session: Session, actor: Actor, person_id: int, people_here: Collection[int], since: datetime
) -> list[OwnComplaint]:
    """Hers and those about her family: all under way and those closed after a moment, the newest first.

    Without those that may not show on a phone from which `people_here` speak.
    """
    query = (
        select(Complaint)
        .where(
            or_(Complaint.reporter_id == person_id, Complaint.kpm_id == person_id),
            or_(Complaint.state != "closed", Complaint.closed_at > since),
        )
        .order_by(Complaint.state == "closed", Complaint.id.desc())
    )
    rows = [one for one in session.scalars(query) if is_hers(session, person_id, one.received_at)]
    found = [one for one in rows if may_show_here(session, one, people_here)]
    return [_own(session, one) for one in found]


@operation(on="complaint", may=("self",))
def show_own_complaint(
    session: Session, actor: Actor, complaint_id: int, people_here: Collection[int]
) -> OwnComplaint | None:
    """One of them; None where it may not show on a phone from which these people speak."""
    complaint = session.get_one(Complaint, complaint_id)
    return _own(session, complaint) if may_show_here(session, complaint, people_here) else None


def own_complaint(session: Session, complaint_id: int) -> OwnComplaint | None:
    """For the notice to her, whose way was chosen with who else uses it in mind."""
    complaint = session.get(Complaint, complaint_id)
    if complaint is None or not is_hers(session, complaint.reporter_id, complaint.received_at):
        return None
    return _own(session, complaint)


def step_of(session: Session, step_id: int) -> OwnStep | None:
    """One step, for the notice that tells of it."""
    step = session.get(ComplaintStep, step_id)
    return OwnStep(step.kind, step.words, step.at, step.actor_id) if step is not None else None


@dataclass(frozen=True)
class Ahead:
    """What is to be known before a complaint for this family is filed."""

    group_id: int
    name: str
    gender: str
    accusable: list[str]
    """Of ketua, deputy, pendamping and koordinator, those whom its reporter may name."""
    others_here: list[tuple[str, str]]
    """(name, gender) of those who use this phone too and whom it might be about."""


@operation(on="kpm", may=("self", "ketua", "deputy", "pendamping"))
def look_ahead(session: Session, actor: Actor, kpm_id: int, people_here: Collection[int]) -> Ahead:
    """For the questions of a complaint: whom it may name, and who might read it on this phone."""
    assert actor.person_id is not None
    kpm, person = session.get_one(Kpm, kpm_id), session.get_one(Person, kpm_id)
    holders = office_holders(session, kpm.group_id)
    accusable = holders.accusable(reporter_id=actor.person_id, kpm_id=kpm_id, reporter_role=actor.role)
    theirs = {one for ids in holders.ids.values() for one in ids} - {actor.person_id, kpm_id}
    others = [session.get_one(Person, one) for one in people_here if one in theirs]
    others_here = [(other.name, other.gender) for other in others]
    return Ahead(kpm.group_id, person.name, person.gender, accusable, others_here)


@operation(on="kpm", may=("self", "ketua", "deputy", "pendamping"))
def route_ahead(session: Session, actor: Actor, kpm_id: int, category: str, accused_role: str | None) -> Route:
    """Who would read it, so that she is told before she sends it."""
    ahead = look_ahead(session, actor, kpm_id, ())
    return way_of(session, ahead.group_id, category, accused_role, named=ahead.accusable)[0]


def _own(session: Session, complaint: Complaint) -> OwnComplaint:
    person, reporter = session.get_one(Person, complaint.kpm_id), session.get_one(Person, complaint.reporter_id)
    worker = worker_of(session, complaint)
    return OwnComplaint(
        id=complaint.id,
        ticket=complaint.ticket,
        category=complaint.category,
        kpm_id=complaint.kpm_id,
        name=person.name,
        gender=person.gender,
        reporter_id=complaint.reporter_id,
        reporter_name=reporter.name,
        reporter_gender=reporter.gender,
        state=complaint.state,
        close_reason=complaint.close_reason,
        level=complaint.level,
        confidential=complaint.confidential,
        accused_role=complaint.accused_role,
        received_at=complaint.received_at,
        due_at=complaint.due_at,
        worker=(worker.name, worker.gender, _stands_as(session, complaint, worker)) if worker is not None else None,
        referred_to=complaint.referred_to,
        letter_number=complaint.letter_number,
        question=_last_words(session, complaint.id, "asked") if complaint.state == "waiting" else None,
        solution=_last_words(session, complaint.id, "solved"),
    )


def _stands_as(session: Session, complaint: Complaint, worker: Person) -> str:
    """A koordinator who looks after the group himself is its pendamping."""
    is_pendamping = session.get_one(Group, complaint.group_id).pendamping_id == worker.id
    return "pendamping" if is_pendamping else worker.role


def _last_words(session: Session, complaint_id: int, kind: str) -> str | None:
    query = select(ComplaintStep).where(ComplaintStep.complaint_id == complaint_id, ComplaintStep.kind == kind)
    step = session.scalar(query.order_by(ComplaintStep.id.desc()).limit(1))
    return step.words if step is not None else None
