"""What was done with one family's data, and what it was told: to be read to her when she asks (UU PDP 27/2022)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, or_, select

from db import Session
from db.tables import Attendance, Consent, Kpm, KpmChange, OutboxRow, Person, TrailEntry, Visit
from outbox.kinds import named_for_office
from programme.access import Actor, operation

OF_A_CASE = ("case", "agreement", "referral")
"""Kinds of objects that an office's list doesn't name."""


@dataclass(frozen=True)
class AuditLine:
    """One thing that happened: who, what, on which object."""

    at: datetime
    actor: str | None
    """Name and role of who did it; None for the assistant itself and the office's command line."""
    what: str
    """An operation's name, 'told <kind>', 'consent <source>', 'consent withdrawn' or 'changed <field>'."""
    about: str
    """'visit 12', or the state of a message."""


def find_kpm(session: Session, number: str) -> int | None:
    """The person id behind an id or a participant number."""
    by_number = session.scalar(select(Kpm.person_id).where(Kpm.participant_number == number))
    if by_number is not None or not number.isdigit():
        return by_number
    return session.scalar(select(Kpm.person_id).where(Kpm.person_id == int(number)))


@operation(on="kpm", may=("office", "operator"))
def audit_kpm(session: Session, actor: Actor, kpm_id: int) -> list[AuditLine]:
    """Everything recorded about a kpm and her household, oldest first; texts of messages are not shown.

    Nothing tells of a case: of that she is told by whoever holds it, who alone may know of it.
    """
    lines = _operations(session, kpm_id) + _messages(session, kpm_id) + _consents(session, kpm_id)
    return sorted(lines + _changes(session, kpm_id), key=lambda line: line.at)


def _operations(session: Session, kpm_id: int) -> list[AuditLine]:
    visits = select(Visit.id).where(Visit.kpm_id == kpm_id, Visit.cause != "case")
    meetings = select(Attendance.meeting_id).where(Attendance.kpm_id == kpm_id)
    hers = or_(
        and_(TrailEntry.object_kind.in_(("person", "kpm")), TrailEntry.object_id == kpm_id),
        and_(TrailEntry.object_kind == "visit", TrailEntry.object_id.in_(visits)),
        and_(TrailEntry.object_kind == "meeting", TrailEntry.object_id.in_(meetings)),
        and_(
            TrailEntry.actor_id == kpm_id, or_(TrailEntry.object_kind.is_(None), ~TrailEntry.object_kind.in_(OF_A_CASE))
        ),
    )
    query = select(TrailEntry, Person).outerjoin(Person, Person.id == TrailEntry.actor_id).where(hers)
    return [
        AuditLine(entry.at, _who(person), entry.operation, f"{entry.object_kind or ''} {entry.object_id or ''}".strip())
        for entry, person in session.execute(query)
    ]


def _messages(session: Session, kpm_id: int) -> list[AuditLine]:
    query = select(OutboxRow).where(OutboxRow.person_id == kpm_id, OutboxRow.kind != "reply")
    lines = []
    for row in session.scalars(query):
        kind, subject = named_for_office(row.kind, row.subject)
        lines.append(AuditLine(row.sent_at or row.created_at, None, f"told {kind}", f"{subject} {row.state}"))
    return lines


def _consents(session: Session, kpm_id: int) -> list[AuditLine]:
    query = (
        select(Consent, Person).outerjoin(Person, Person.id == Consent.recorded_by).where(Consent.person_id == kpm_id)
    )
    lines = []
    for consent, recorder in session.execute(query):
        about = f"{consent.version} {consent.language}"
        lines.append(AuditLine(consent.given_at, _who(recorder), f"consent {consent.source}", about))
        if consent.withdrawn_at is not None:
            lines.append(AuditLine(consent.withdrawn_at, None, "consent withdrawn", about))
    return lines


def _changes(session: Session, kpm_id: int) -> list[AuditLine]:
    query = (
        select(KpmChange, Person).outerjoin(Person, Person.id == KpmChange.changed_by).where(KpmChange.kpm_id == kpm_id)
    )
    return [
        AuditLine(change.changed_at, _who(person), f"changed {change.field}", "")
        for change, person in session.execute(query)
    ]


def _who(person: Person | None) -> str | None:
    return None if person is None else f"{person.name} ({person.role})"
