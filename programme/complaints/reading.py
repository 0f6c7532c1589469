"""One complaint as its handler reads it: what was said, what happened since, what came with it. Each reading is noted.

Whose name it bears is told to its handlers alone, who need it to help; they are told that it stays with them.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from db import Session
from db.tables import Complaint, ComplaintStep, Group, Kpm, Person, Provider, StoredFile, TrailEntry, Visit
from outbox.queue import put_notice
from programme.access import Actor, operation
from programme.complaints.barrier import may_show_here
from programme.complaints.levels import Worker, as_worker, worker_of
from programme.complaints.news import subject_of
from programme.complaints.states import CLOCK_RUNS, actions_from
from programme.trail import leave_trace

ONE_READING = timedelta(minutes=10)
"""Who looks again within this time, going from question to question, is still reading."""


@dataclass(frozen=True)
class StepLine:
    """One thing that happened."""

    kind: str
    by: Worker | None
    """Who did it; None: the assistant, when a time was over."""
    by_reporter: bool
    words: str | None
    at: datetime


@dataclass(frozen=True)
class PlannedVisit:
    """A visit that was planned because of it, to the family or to a provider."""

    provider: str | None
    due_on: date
    state: str
    finding: str | None
    agreement: str | None


@dataclass(frozen=True)
class ComplaintDetail:
    """Everything a handler needs."""

    id: int
    ticket: str
    category: str
    words: str
    confidential: bool
    accused_role: str | None
    kpm_id: int
    name: str
    gender: str
    member_number: int
    group_name: str
    desa: str
    reporter: Worker | None
    """Who filed it, where that is not the family itself."""
    state: str
    level: str
    received_at: datetime
    due_at: datetime
    is_late: bool
    worker: Worker | None
    referred_to: str | None
    letter_number: str | None
    steps: tuple[StepLine, ...]
    """Oldest first, without the first, which is the complaint itself."""
    visits: tuple[PlannedVisit, ...]
    files: int
    actions: tuple[str, ...]
    """What this reader can do now (programme.complaints.states)."""


@operation(on="complaint", may=("handler",))
def show_complaint(session: Session, actor: Actor, complaint_id: int, now: datetime) -> ComplaintDetail:
    """The whole complaint; that it was read is noted in the trail."""
    complaint = session.get_one(Complaint, complaint_id)
    _trace_reading(session, actor, complaint_id, now)
    person, kpm = session.get_one(Person, complaint.kpm_id), session.get_one(Kpm, complaint.kpm_id)
    group = session.get_one(Group, complaint.group_id)
    worker = worker_of(session, complaint)
    is_mine = worker is not None and worker.id == actor.person_id
    reporter = session.get_one(Person, complaint.reporter_id)
    return ComplaintDetail(
        id=complaint.id,
        ticket=complaint.ticket,
        category=complaint.category,
        words=complaint.words,
        confidential=complaint.confidential,
        accused_role=complaint.accused_role,
        kpm_id=person.id,
        name=person.name,
        gender=person.gender,
        member_number=kpm.member_number,
        group_name=group.name,
        desa=group.desa,
        reporter=as_worker(reporter) if reporter.id != person.id else None,
        state=complaint.state,
        level=complaint.level,
        received_at=complaint.received_at,
        due_at=complaint.due_at,
        is_late=complaint.state in CLOCK_RUNS and complaint.due_at <= now,
        worker=as_worker(worker),
        referred_to=complaint.referred_to,
        letter_number=complaint.letter_number,
        steps=_steps(session, complaint),
        visits=_visits(session, complaint_id),
        files=len(_files(session, complaint_id)),
        actions=actions_from(complaint.state, is_mine=is_mine, is_anybodys=worker is None),
    )


@operation(on="complaint", may=("handler",))
def send_complaint_files(session: Session, actor: Actor, complaint_id: int, now: datetime) -> int:
    """Sends what came with it to the actor, each file as a message of its own; that they were opened is noted.

    Returns how many. They leave as notices, so that no copy of them stays in the outbox.
    """
    files = _files(session, complaint_id)
    assert actor.person_id is not None
    for file in files:
        slot = f"file {file.id} {now:%m%d%H%M%S}"
        put_notice(session, "complaint_file", subject_of(complaint_id), actor.person_id, slot, now)
    if files:
        leave_trace(session, actor, "send_complaint_files", "complaint", complaint_id, now)
    return len(files)


def is_file_of(session: Session, complaint_id: int, file_id: int) -> bool:
    """Whether this stored file came with that complaint."""
    file = session.get(StoredFile, file_id)
    return file is not None and file.subject == subject_of(complaint_id)


def may_open_here(session: Session, complaint_id: int, person_ids: Collection[int]) -> bool:
    """Whether it may be read on a phone from which these people speak, its reader among them."""
    complaint = session.get(Complaint, complaint_id)
    return complaint is not None and may_show_here(session, complaint, person_ids)


def _files(session: Session, complaint_id: int) -> list[StoredFile]:
    query = select(StoredFile).where(StoredFile.subject == subject_of(complaint_id))
    return list(session.scalars(query.order_by(StoredFile.id)))


def _steps(session: Session, complaint: Complaint) -> tuple[StepLine, ...]:
    query = (
        select(ComplaintStep, Person)
        .outerjoin(Person, Person.id == ComplaintStep.actor_id)
        .where(ComplaintStep.complaint_id == complaint.id, ComplaintStep.kind != "received")
        .order_by(ComplaintStep.id)
    )
    theirs = (complaint.reporter_id, complaint.kpm_id)
    return tuple(
        StepLine(step.kind, as_worker(person), step.actor_id in theirs, step.words, step.at)
        for step, person in session.execute(query)
    )


def _visits(session: Session, complaint_id: int) -> tuple[PlannedVisit, ...]:
    query = (
        select(Visit, Provider.name)
        .outerjoin(Provider, Provider.id == Visit.provider_id)
        .where(Visit.complaint_id == complaint_id)
        .order_by(Visit.id)
    )
    return tuple(
        PlannedVisit(provider, visit.due_on, visit.state, visit.finding, visit.agreement)
        for visit, provider in session.execute(query)
    )


def _trace_reading(session: Session, actor: Actor, complaint_id: int, now: datetime) -> None:
    """Once for each time somebody sits down to it."""
    lately = select(TrailEntry.id).where(
        TrailEntry.object_kind == "complaint",
        TrailEntry.object_id == complaint_id,
        TrailEntry.operation == "show_complaint",
        TrailEntry.actor_id == actor.person_id,
        TrailEntry.at > now - ONE_READING,
    )
    if session.scalar(lately.limit(1)) is None:
        leave_trace(session, actor, "show_complaint", "complaint", complaint_id, now)
