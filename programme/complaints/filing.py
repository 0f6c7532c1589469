"""Complaints from the side of who complains: filing one, adding to it, answering, saying whether it is solved.

Second source document, B.b: 'Menerima pengaduan dari ketua kelompok dan atau peserta PKH'. What the handlers do is in
programme.complaints.handling. Every operation returns what it found where it could not be done any more: a second tap,
or a second phone, is harmless.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from db import Session
from db.tables import Complaint, ComplaintStep, Kpm, StoredFile
from outbox.queue import mark_answered
from programme.access import Actor, NotAllowed, operation
from programme.complaints.accused import office_holders, way_of
from programme.complaints.handling import clock_goes_on
from programme.complaints.news import subject_of, tell_handlers, tell_reporter
from programme.complaints.routing import due_by
from programme.complaints.tickets import new_ticket
from programme.matters import COMPLAINT_CATEGORIES
from programme.rules import Rules
from programme.trail import leave_trace

SAID_TWICE_WITHIN = timedelta(hours=1)
LONGEST_WORDS = 4000
MAY_SAY_MORE = timedelta(minutes=5)
"""The handlers hear of 'belum' a little later, so that what is wrong still comes with it."""


@dataclass(frozen=True)
class Filing:
    """What is complained of. `accused_role`: as db.tables.Complaint's, None where it is about nobody."""

    category: str
    words: str
    accused_role: str | None = None
    file_ids: tuple[int, ...] = ()
    is_another: bool = False
    """She said herself that it is another one than what she complained of before."""


@dataclass(frozen=True)
class Filed:
    """A complaint that stands; `is_new` is False where the same was filed a moment ago."""

    complaint_id: int
    ticket: str
    level: str
    confidential: bool
    due_at: datetime
    is_new: bool


@operation(on="kpm", may=("self", "ketua", "deputy", "pendamping"))
def file_complaint(session: Session, actor: Actor, kpm_id: int, filing: Filing, now: datetime, rules: Rules) -> Filed:
    """Files it for this family, and tells those who handle it.

    Raises NotAllowed where a pendamping would write down one that has to be hidden from himself, and ValueError for an
    unknown category.
    """
    if filing.category not in COMPLAINT_CATEGORIES or actor.person_id is None:
        raise ValueError(f"no complaint can be filed as {filing.category!r}")
    kpm = session.get_one(Kpm, kpm_id, with_for_update=True)
    said_before = _said_before(session, actor.person_id, kpm_id, filing, now)
    if said_before is not None and not filing.is_another:
        _keep_files(session, said_before.id, actor.person_id, filing.file_ids)
        return _filed(said_before, is_new=False)
    complaint = _new_complaint(session, actor, kpm, filing, now, rules)
    session.add(complaint)
    session.flush()
    _keep_files(session, complaint.id, actor.person_id, filing.file_ids)
    step_id = _step(session, complaint.id, "received", actor, now)
    tell_handlers(session, complaint.id, step_id, now)
    tell_reporter(session, complaint.id, step_id, now)
    leave_trace(session, actor, "file_complaint", "complaint", complaint.id, now)
    return _filed(complaint, is_new=True)


def _new_complaint(session: Session, actor: Actor, kpm: Kpm, filing: Filing, now: datetime, rules: Rules) -> Complaint:
    assert actor.person_id is not None
    holders = office_holders(session, kpm.group_id)
    named = holders.accusable(reporter_id=actor.person_id, kpm_id=kpm.person_id, reporter_role=actor.role)
    way, accused_id = way_of(session, kpm.group_id, filing.category, filing.accused_role, named=named)
    if way.confidential and actor.role != "kpm":
        raise NotAllowed(f"{actor.role} {actor.person_id} may not write down what is hidden from the group's people")
    return Complaint(
        ticket=new_ticket(session),
        reporter_id=actor.person_id,
        kpm_id=kpm.person_id,
        group_id=kpm.group_id,
        category=filing.category,
        words=filing.words[:LONGEST_WORDS],
        confidential=way.confidential,
        accused_role=way.accused_role,
        accused_id=accused_id,
        first_level=way.first_level,
        level=way.level,
        state="received",
        received_at=now,
        due_at=due_by(filing.category, now, rules),
    )


@operation(on="complaint", may=("self",))
def add_to_complaint(
    session: Session, actor: Actor, complaint_id: int, words: str, file_ids: tuple[int, ...], now: datetime
) -> bool:
    """Her further words, photos or voice; those who handle it hear of it. False where it is closed.

    What she says right after 'belum' belongs to that.
    """
    complaint = _locked(session, complaint_id)
    if complaint.state == "closed":
        return False
    _keep_files(session, complaint_id, actor.person_id, file_ids)
    last = _last_step(session, complaint_id)
    if words and last is not None and last.kind == "reopened" and not last.words and last.actor_id == actor.person_id:
        last.words = words[:LONGEST_WORDS]
    else:
        tell_handlers(session, complaint_id, _step(session, complaint_id, "noted", actor, now, words), now)
    leave_trace(session, actor, "add_to_complaint", "complaint", complaint_id, now)
    return True


@operation(on="complaint", may=("self",))
def answer_question(
    session: Session,
    actor: Actor,
    complaint_id: int,
    words: str,
    file_ids: tuple[int, ...],
    now: datetime,
    rules: Rules,
) -> bool:
    """Her answer to what its handler asked: it is his turn again, and his time goes on. False where none is awaited."""
    complaint = _locked(session, complaint_id)
    if complaint.state != "waiting":
        return False
    complaint.state = "in_progress"
    clock_goes_on(session, complaint, now, rules)
    _keep_files(session, complaint_id, actor.person_id, file_ids)
    tell_handlers(session, complaint_id, _step(session, complaint_id, "answered", actor, now, words), now)
    _is_answered(session, complaint_id, now)
    leave_trace(session, actor, "answer_question", "complaint", complaint_id, now)
    return True


@operation(on="complaint", may=("self",))
def confirm_solved(session: Session, actor: Actor, complaint_id: int, now: datetime) -> bool:
    """ "Ya, sudah selesai". False where it is not asked: closed already, or opened again."""
    complaint = _locked(session, complaint_id)
    if complaint.state != "solved":
        return False
    _close(complaint, "confirmed", now)
    tell_handlers(session, complaint_id, _step(session, complaint_id, "closed", actor, now), now)
    _is_answered(session, complaint_id, now)
    leave_trace(session, actor, "confirm_solved", "complaint", complaint_id, now)
    return True


@operation(on="complaint", may=("self",))
def reopen_complaint(session: Session, actor: Actor, complaint_id: int, now: datetime, rules: Rules) -> bool:
    """ "Belum": it goes back to whoever handled it, with a new due date. Also after it was closed for her silence."""
    complaint = _locked(session, complaint_id)
    if complaint.state != "solved" and complaint.close_reason != "silent":
        return False
    complaint.state, complaint.solved_at = "reopened", None
    complaint.closed_at = complaint.close_reason = None
    complaint.due_at = due_by(complaint.category, now, rules)
    tell_handlers(session, complaint_id, _step(session, complaint_id, "reopened", actor, now), now, MAY_SAY_MORE)
    _is_answered(session, complaint_id, now)
    leave_trace(session, actor, "reopen_complaint", "complaint", complaint_id, now)
    return True


@operation(on="complaint", may=("self",))
def withdraw_complaint(session: Session, actor: Actor, complaint_id: int, now: datetime) -> bool:
    """She takes it back: nobody need do anything more. False where it is closed already."""
    complaint = _locked(session, complaint_id)
    if complaint.state == "closed":
        return False
    _close(complaint, "withdrawn", now)
    step_id = _step(session, complaint_id, "withdrawn", actor, now)
    tell_handlers(session, complaint_id, step_id, now)
    tell_reporter(session, complaint_id, step_id, now)
    _is_answered(session, complaint_id, now)
    leave_trace(session, actor, "withdraw_complaint", "complaint", complaint_id, now)
    return True


def close_for_silence(session: Session, complaint: Complaint, now: datetime) -> None:
    """Nobody said that it is not solved; she is told, and may open it again."""
    _close(complaint, "silent", now)
    step = ComplaintStep(complaint_id=complaint.id, kind="closed", actor_id=None, at=now)
    session.add(step)
    session.flush()
    tell_reporter(session, complaint.id, step.id, now)


def _is_answered(session: Session, complaint_id: int, now: datetime) -> None:
    """Whatever she was asked of it, nobody need answer any more."""
    for kind in ("complaint_step", "complaint_check"):
        mark_answered(session, kind, subject_of(complaint_id), None, now)


def _close(complaint: Complaint, reason: str, now: datetime) -> None:
    complaint.state, complaint.closed_at, complaint.close_reason = "closed", now, reason


def _locked(session: Session, complaint_id: int) -> Complaint:
    """As it stands now: two of a family, or she and its handler, may act at once."""
    return session.get_one(Complaint, complaint_id, with_for_update=True)


def _step(session: Session, complaint_id: int, kind: str, actor: Actor, now: datetime, words: str = "") -> int:
    step = ComplaintStep(complaint_id=complaint_id, kind=kind, actor_id=actor.person_id, at=now)
    step.words = words[:LONGEST_WORDS] or None
    session.add(step)
    session.flush()
    return step.id


def _last_step(session: Session, complaint_id: int) -> ComplaintStep | None:
    query = select(ComplaintStep).where(ComplaintStep.complaint_id == complaint_id)
    return session.scalar(query.order_by(ComplaintStep.id.desc()).limit(1))


def _keep_files(session: Session, complaint_id: int, person_id: int | None, file_ids: tuple[int, ...]) -> None:
    """Photos and voice notes belong to it from now on; one that belongs to something else stays there."""
    for file_id in file_ids:
        file = session.get(StoredFile, file_id)
        if file is not None and file.subject is None:
            file.subject, file.person_id = subject_of(complaint_id), person_id
    session.flush()


def _said_before(session: Session, reporter_id: int, kpm_id: int, filing: Filing, now: datetime) -> Complaint | None:
    """The same complaint in the same words, filed a short while ago: a second tap, or her other phone."""
    query = select(Complaint).where(
        Complaint.reporter_id == reporter_id,
        Complaint.kpm_id == kpm_id,
        Complaint.category == filing.category,
        Complaint.received_at > now - SAID_TWICE_WITHIN,
        Complaint.state != "closed",
    )
    return next((one for one in session.scalars(query) if one.words == filing.words[:LONGEST_WORDS]), None)


def _filed(complaint: Complaint, *, is_new: bool) -> Filed:
    return Filed(
        complaint.id, complaint.ticket, complaint.level, complaint.confidential, complaint.due_at, is_new=is_new
    )
