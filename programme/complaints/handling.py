"""What its handlers do with a complaint: take it, note, ask the reporter, refer, hand to a colleague, solve.

Each is a step that stays; what concerns the reporter is told to her plainly (programme.complaints.news). Whoever comes
second is told who was first instead of undoing it. Second source document, B.b: 'Menerima pengaduan dari ketua kelompok
dan atau peserta PKH'.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Address, Complaint, ComplaintStep, Person, StoredFile
from outbox.queue import put_notice
from programme.access import Actor, operation
from programme.complaints.dates import due_after, due_after_waiting
from programme.complaints.levels import Worker, as_worker, at_level, worker_of
from programme.complaints.news import slot_of, subject_of, tell_reporter
from programme.complaints.states import ANYBODYS, state_after
from programme.rules import Rules
from programme.trail import leave_trace


@dataclass(frozen=True)
class Refused:
    """Why nothing was done."""

    by: Worker | None
    """Somebody else works on it; None: it has come to a state in which that can't be done (a second tap)."""
    state: str


@operation(on="complaint", may=("handler",))
def take_complaint(
    session: Session, actor: Actor, complaint_id: int, over_from: int | None, now: datetime
) -> Refused | None:
    """Makes the actor the one who works on it, and tells the reporter; Refused where another was faster.

    `over_from`: whom the actor saw working on it and takes it over from.
    """
    complaint = locked(session, complaint_id)
    worker = worker_of(session, complaint)
    after = state_after(complaint.state, "take")
    if after is None or (worker is not None and worker.id == actor.person_id):
        return None if after is not None else Refused(None, complaint.state)
    if worker is not None and worker.id != over_from:
        return Refused(as_worker(worker), complaint.state)
    complaint.taken_by, complaint.state = actor.person_id, after
    step = add_step(session, complaint_id, "taken", actor.person_id, None, now)
    if worker is None:
        tell_reporter(session, complaint_id, step, now)
    leave_trace(session, actor, "take_complaint", "complaint", complaint_id, now)
    return None


@operation(on="complaint", may=("handler",))
def note_complaint(
    session: Session, actor: Actor, complaint_id: int, words: str, now: datetime, file_id: int | None = None
) -> Refused | None:
    """A note that only handlers read, or a photo, voice note or document (a stored file) that belongs to it."""
    complaint = locked(session, complaint_id)
    refused = _refused(session, actor.person_id, complaint, "note")
    if refused is None:
        file = session.get(StoredFile, file_id) if file_id is not None else None
        if file is not None and file.subject is None:
            file.subject, file.person_id = subject_of(complaint_id), actor.person_id
        add_step(session, complaint_id, "noted", actor.person_id, words or None, now)
        leave_trace(session, actor, "note_complaint", "complaint", complaint_id, now)
    return refused


@operation(on="complaint", may=("handler",))
def ask_reporter(session: Session, actor: Actor, complaint_id: int, words: str, now: datetime) -> Refused | None:
    """Asks the reporter something; until she answers the clock stands."""
    complaint = locked(session, complaint_id)
    refused = begun(session, actor.person_id, complaint, "ask")
    if refused is not None:
        return refused
    step = add_step(session, complaint_id, "asked", actor.person_id, words, now)
    tell_reporter(session, complaint_id, step, now)
    leave_trace(session, actor, "ask_reporter", "complaint", complaint_id, now)
    return None


@operation(on="complaint", may=("handler",))
def record_reporters_answer(
    session: Session, actor: Actor, complaint_id: int, words: str, now: datetime, rules: Rules
) -> Refused | None:
    """What she answered elsewhere: by telephone, at the door. The clock goes on."""
    complaint = locked(session, complaint_id)
    refused = begun(session, actor.person_id, complaint, "answer")
    if refused is not None:
        return refused
    clock_goes_on(session, complaint, now, rules)
    add_step(session, complaint_id, "answered", actor.person_id, words, now)
    leave_trace(session, actor, "record_reporters_answer", "complaint", complaint_id, now)
    return None


@operation(on="complaint", may=("handler",))
def refer_complaint(
    session: Session, actor: Actor, complaint_id: int, to: str, letter: str | None, now: datetime, rules: Rules
) -> Refused | None:
    """Refers it to a bank, an office, a school ...; it stays with its handler, who asks there what came of it."""
    complaint = locked(session, complaint_id)
    refused = begun(session, actor.person_id, complaint, "refer")
    if refused is not None:
        return refused
    complaint.referred_to, complaint.letter_number = to, letter
    complaint.due_at = due_after(now, rules.complaint_referred_days, rules)
    step = add_step(session, complaint_id, "referred", actor.person_id, to, now)
    tell_reporter(session, complaint_id, step, now)
    leave_trace(session, actor, "refer_complaint", "complaint", complaint_id, now)
    return None


@operation(on="complaint", may=("handler",))
def solve_complaint(session: Session, actor: Actor, complaint_id: int, words: str, now: datetime) -> Refused | None:
    """Says what was done; the reporter is asked whether it is solved, and only she (or her silence) closes it."""
    complaint = locked(session, complaint_id)
    refused = begun(session, actor.person_id, complaint, "solve")
    if refused is not None:
        return refused
    complaint.solved_at = now
    step = add_step(session, complaint_id, "solved", actor.person_id, words, now)
    tell_reporter(session, complaint_id, step, now)
    leave_trace(session, actor, "solve_complaint", "complaint", complaint_id, now)
    return None


@operation(on="complaint", may=("handler",))
def list_fellow_handlers(session: Session, actor: Actor, complaint_id: int) -> list[Worker]:
    """Who else of its present level may see it and reads messages here, by name."""
    complaint = session.get_one(Complaint, complaint_id)
    people = [one for one in at_level(session, complaint, complaint.level) if one.id != actor.person_id]
    reading = select(Address.person_id).where(
        Address.person_id.in_([one.id for one in people]), Address.closed_at.is_(None)
    )
    joined = set(session.scalars(reading))
    return [
        Worker(one.id, one.name, one.gender) for one in sorted(people, key=lambda one: one.name) if one.id in joined
    ]


@operation(on="complaint", may=("handler",))
def give_complaint(session: Session, actor: Actor, complaint_id: int, to_id: int, now: datetime) -> Refused | None:
    """Gives it to a colleague of the same level, who is told; the reporter need not know."""
    complaint = locked(session, complaint_id)
    if to_id not in {one.id for one in list_fellow_handlers(session, actor, complaint_id)}:
        return Refused(as_worker(worker_of(session, complaint)), complaint.state)
    refused = begun(session, actor.person_id, complaint, "give")
    if refused is not None:
        return refused
    complaint.taken_by = to_id
    step = add_step(session, complaint_id, "taken", to_id, None, now)
    put_notice(session, "complaint_new", subject_of(complaint_id), to_id, slot_of(step), now)
    leave_trace(session, actor, "give_complaint", "complaint", complaint_id, now)
    return None


def locked(session: Session, complaint_id: int) -> Complaint:
    """The complaint as it stands now; nobody else changes it until this unit of work ends."""
    return session.get_one(Complaint, complaint_id, with_for_update=True, populate_existing=True)


def add_step(
    session: Session, complaint_id: int, kind: str, actor_id: int | None, words: str | None, now: datetime
) -> int:
    """Notes what happened; returns the step's id."""
    step = ComplaintStep(complaint_id=complaint_id, kind=kind, actor_id=actor_id, words=words, at=now)
    session.add(step)
    session.flush()
    return step.id


def clock_goes_on(session: Session, complaint: Complaint, now: datetime, rules: Rules) -> None:
    """Once she has answered: the due date moves by the days for which the first question of this wait has stood."""
    stopped_at = waiting_since(session, complaint.id) or now
    complaint.due_at = due_after_waiting(complaint.due_at, stopped_at, now, rules)


def waiting_since(session: Session, complaint_id: int) -> datetime | None:
    """When the first of the questions was put that nothing came after but the same question, or notes."""
    query = select(ComplaintStep.kind, ComplaintStep.at).where(
        ComplaintStep.complaint_id == complaint_id, ComplaintStep.kind.not_in(("noted", "taken", "visit"))
    )
    since = None
    for kind, at in session.execute(query.order_by(ComplaintStep.id.desc())):
        if kind != "asked":
            break
        since = at
    return since


def begun(session: Session, actor_id: int | None, complaint: Complaint, action: str) -> Refused | None:
    """As the first step of any action: sets the state that follows, and whoever acts has taken it."""
    refused = _refused(session, actor_id, complaint, action)
    if refused is None:
        complaint.state = state_after(complaint.state, action) or complaint.state
        complaint.taken_by = actor_id
    return refused


def _refused(session: Session, actor_id: int | None, complaint: Complaint, action: str) -> Refused | None:
    """None where the actor may do it now."""
    worker: Person | None = worker_of(session, complaint)
    if state_after(complaint.state, action) is None:
        return Refused(None, complaint.state)
    if action not in ANYBODYS and worker is not None and worker.id != actor_id:
        return Refused(as_worker(worker), complaint.state)
    return None
