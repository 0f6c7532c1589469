"""Questions that wait for a member of staff: listed, read, answered in his own words, or closed without an answer."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, func, or_, select, update
from sqlalchemy.orm import aliased

from db import Session
from db.tables import Group, Inquiry, Kpm, Person, TrailEntry
from outbox.queue import drop_waiting, mark_answered
from programme.access import Actor, operation
from programme.entry_holders import still_speaks
from programme.inquiries.asking import LONGEST_WORDS, inquiry_subject, tell_answer
from programme.rules import Rules
from programme.secret_numbers import without_secrets
from programme.trail import leave_trace

ANSWERS_OFFERED = 3
EARLIER_LOOKED_AT = 30
ONE_READING = timedelta(minutes=10)
"""Who looks again within this time, going from question to question, is still reading."""


@dataclass(frozen=True)
class InquiryLine:
    """One question with who asked it."""

    id: int
    name: str
    gender: str
    member_number: int
    group_name: str
    language: str
    """The asker's."""
    topic: str | None
    words: str
    asked_at: datetime
    state: str


@operation(on="person", may=("self",))
def list_inquiries(session: Session, actor: Actor, person_id: int) -> list[InquiryLine]:
    """The questions that wait for this member of staff, the oldest first."""
    rows = session.execute(_lines().where(*_waits_for(session, person_id)).order_by(Inquiry.asked_at, Inquiry.id))
    return [_line(*row) for row in rows]


@operation(on="inquiry", may=("pendamping", "koordinator"))
def show_inquiry(session: Session, actor: Actor, inquiry_id: int, now: datetime) -> InquiryLine | None:
    """One question; that it was read is noted. None where who asked has left."""
    row = session.execute(_lines().where(Inquiry.id == inquiry_id)).first()
    if row is not None:
        _trace_reading(session, actor, inquiry_id, now)
    return None if row is None else _line(*row)


@operation(on="inquiry", may=("pendamping", "koordinator"))
def answer_inquiry(session: Session, actor: Actor, inquiry_id: int, answer: str, now: datetime) -> bool:
    """Answers a waiting question; who asked is told. False where it was answered or closed before."""
    kept = without_secrets(answer.strip())[:LONGEST_WORDS]
    if not kept:
        raise ValueError("an answer needs words")
    if not _ended(session, actor, inquiry_id, "answered", kept, now):
        return False
    tell_answer(session, session.get_one(Inquiry, inquiry_id, populate_existing=True), now)
    leave_trace(session, actor, "answer_inquiry", "inquiry", inquiry_id, now)
    return True


@operation(on="inquiry", may=("pendamping", "koordinator"))
def close_inquiry(session: Session, actor: Actor, inquiry_id: int, now: datetime) -> bool:
    """Ends a waiting question that settled itself, as when they have talked; False where it had ended before."""
    if not _ended(session, actor, inquiry_id, "closed", None, now):
        return False
    leave_trace(session, actor, "close_inquiry", "inquiry", inquiry_id, now)
    return True


@operation(on="inquiry", may=("pendamping", "koordinator"))
def earlier_answers(session: Session, actor: Actor, inquiry_id: int) -> list[str]:
    """What this very actor answered lately to questions on the same topic, newest first, each once."""
    topic = session.get_one(Inquiry, inquiry_id).topic
    if topic is None:
        return []
    query = (
        select(Inquiry.answer)
        .where(Inquiry.topic == topic, Inquiry.answered_by == actor.person_id, Inquiry.state == "answered")
        .order_by(Inquiry.answered_at.desc(), Inquiry.id.desc())
        .limit(EARLIER_LOOKED_AT)
    )
    return list(dict.fromkeys(answer for answer in session.scalars(query) if answer))[:ANSWERS_OFFERED]


def waiting_inquiries(session: Session, person_id: int, now: datetime, rules: Rules) -> int:
    """How many questions wait for this member of staff."""
    counted = _lines().where(*_waits_for(session, person_id)).with_only_columns(func.count(Inquiry.id))
    return session.scalar(counted) or 0


def _trace_reading(session: Session, actor: Actor, inquiry_id: int, now: datetime) -> None:
    """Once for each time somebody sits down to it."""
    lately = select(TrailEntry.id).where(
        TrailEntry.object_kind == "inquiry",
        TrailEntry.object_id == inquiry_id,
        TrailEntry.operation == "show_inquiry",
        TrailEntry.actor_id == actor.person_id,
        TrailEntry.at > now - ONE_READING,
    )
    if session.scalar(lately.limit(1)) is None:
        leave_trace(session, actor, "show_inquiry", "inquiry", inquiry_id, now)


def _ended(session: Session, actor: Actor, inquiry_id: int, state: str, answer: str | None, now: datetime) -> bool:
    values = {"state": state, "answer": answer, "answered_by": actor.person_id, "answered_at": now}
    waiting = update(Inquiry).where(Inquiry.id == inquiry_id, Inquiry.state == "waiting").values(**values)
    if session.scalar(waiting.returning(Inquiry.id)) is None:
        return False
    drop_waiting(session, "inquiry_new", inquiry_subject(inquiry_id), state)
    mark_answered(session, "inquiry_new", inquiry_subject(inquiry_id), None, now)
    return True


def _lines() -> Select[Inquiry, Person, Kpm, Group]:
    return (
        select(Inquiry, Person, Kpm, Group)
        .join(Person, Person.id == Inquiry.asker_id)
        .join(Kpm, Kpm.person_id == Inquiry.asker_id)
        .join(Group, Group.id == Inquiry.group_id)
        .where(
            Kpm.left_at.is_(None),
            Person.removed_at.is_(None),
            still_speaks(Inquiry.asker_id, Inquiry.asked_at),  # another would read what she asked, and its answer
        )
    )


def _waits_for(session: Session, person_id: int) -> list[ColumnElement[bool]]:
    """His groups' questions; a koordinator's also those of groups whose pendamping does not use the assistant."""
    person = session.get_one(Person, person_id)
    his: ColumnElement[bool] = Group.pendamping_id == person_id
    if person.role == "koordinator":
        pendamping = aliased(Person)
        reads_here = select(pendamping.id).where(
            pendamping.id == Group.pendamping_id, pendamping.joined_at.is_not(None), pendamping.removed_at.is_(None)
        )
        his = or_(his, (Group.kecamatan == person.kecamatan) & ~reads_here.exists())
    elif person.role == "kpm":
        his = Group.id.is_(None)
    return [Inquiry.state == "waiting", his]


def _line(inquiry: Inquiry, person: Person, kpm: Kpm, group: Group) -> InquiryLine:
    return InquiryLine(
        inquiry.id,
        person.name,
        person.gender,
        kpm.member_number,
        group.name,
        person.language,
        inquiry.topic,
        inquiry.words,
        inquiry.asked_at,
        inquiry.state,
    )
