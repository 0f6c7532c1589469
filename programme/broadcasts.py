"""One message of a pendamping, koordinator or operator to many: sent once, watched, stopped while it goes out, told of.

confirmed --> goes out --(stopped)--> [the unsent are dropped] --> its sender is told what it really was
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import String, cast, func, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite

from db import Session
from db.columns import Moment
from db.tables import Broadcast, OutboxRow, Person, Sending, StoredFile
from outbox.kinds import KINDS
from outbox.stored_files import content_of
from programme.access import Actor, operation
from programme.broadcast_audiences import Audience, select_readers
from programme.trail import leave_trace

KIND, RESULT, SLOT = "broadcast", "broadcast_result", "1"
LONGEST_TEXT = 1000
"""Characters: with its heading it fits below a photo of Telegram's (1,024) nearly always, and SMS is not for novels."""
HELPS_FOR = timedelta(days=2)
"""After so long it is no news any more."""
SAME_WITHIN = timedelta(minutes=10)
"""The same words to the same people so soon again (a second phone, nothing seemed to happen) are one."""


class NotReady(Exception):
    """Its photo or voice note has not come yet."""


@dataclass(frozen=True)
class Draft:
    """What is to be sent."""

    text: str
    file_id: int | None
    audience: Audience


@dataclass(frozen=True)
class Sent:
    """`again`: it had been sent a moment before, and nothing was sent now."""

    broadcast_id: int
    readers: int
    again: bool = False


@dataclass(frozen=True)
class BroadcastLine:
    """A broadcast with who wrote it, for its notice and for its sender."""

    id: int
    sender_id: int
    sender_name: str
    sender_gender: str
    sender_role: str
    text: str
    file_id: int | None
    audience: dict[str, Any]
    readers: int
    forecast: dict[str, Any]
    confirmed_at: datetime
    cancelled_at: datetime | None


def subject_of(broadcast_id: int) -> str:
    return f"broadcast:{broadcast_id}"


@operation(on=None, may=("pendamping", "koordinator", "operator"))
def send_broadcast(session: Session, actor: Actor, draft: Draft, forecast: dict[str, Any], now: datetime) -> Sent:
    """Queues one notice for each reader. Raises NotAllowed outside the actor's area, NotReady without its file."""
    assert actor.person_id is not None
    wanted = select_readers(session, actor, draft.audience)
    file = session.get(StoredFile, draft.file_id) if draft.file_id is not None else None
    if file is not None and file.state != "stored":
        raise NotReady(f"file {file.id} is {file.state}")
    # Two phones of hers may confirm at once: the second waits here and finds what the first has sent.
    session.get_one(Person, actor.person_id, with_for_update=True, populate_existing=True)
    before = _same_before(session, actor.person_id, draft, now)
    if before is not None:
        return Sent(before.id, before.readers, again=True)
    one = Broadcast(sender_id=actor.person_id, text=draft.text, file_id=draft.file_id, readers=0)
    one.audience, one.forecast, one.confirmed_at = draft.audience.to_ids(), forecast, now
    session.add(one)
    session.flush()
    people = wanted.subquery()
    due = select(
        literal(KIND),
        literal(subject_of(one.id)),
        cast(literal(SLOT), String),
        people.c[0],
        literal(KINDS[KIND].priority),
        literal(now, Moment),
        literal(now + HELPS_FOR, Moment),
        literal("queued"),
        literal(0),
        literal(0),
        literal(now, Moment),
    )
    columns = [
        "kind", "subject", "slot", "person_id", "priority", "due_at", "deadline", "state", "attempts", "repeats",
        "created_at",
    ]  # fmt: skip
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    put = dialect.insert(OutboxRow).from_select(columns, due).returning(OutboxRow.id)
    one.readers = len(session.execute(put).all())
    session.flush()
    leave_trace(session, actor, "send_broadcast", "broadcast", one.id, now)
    return Sent(one.id, one.readers)


def _same_before(session: Session, sender_id: int, draft: Draft, now: datetime) -> Broadcast | None:
    query = select(Broadcast).where(
        Broadcast.sender_id == sender_id,
        Broadcast.confirmed_at > now - SAME_WITHIN,
        Broadcast.cancelled_at.is_(None),
    )
    audience, content = draft.audience.to_ids(), _content_hash(session, draft.file_id)
    return next(
        (
            one
            for one in session.scalars(query.order_by(Broadcast.id.desc()))
            if (one.text, one.audience) == (draft.text, audience) and _content_hash(session, one.file_id) == content
        ),
        None,
    )


def _content_hash(session: Session, file_id: int | None) -> str | None:
    """The same photo sent twice by chat is two files with one content."""
    file = content_of(session, file_id) if file_id is not None else None
    return hashlib.sha256(file.content).hexdigest() if file is not None else None


@operation(on="broadcast", may=("self",))
def show_broadcast(session: Session, actor: Actor, broadcast_id: int) -> BroadcastLine | None:
    """The broadcast, for its sender."""
    return broadcast_line(session, broadcast_id)


@operation(on=None, may=("pendamping", "koordinator", "operator"))
def list_broadcasts(session: Session, actor: Actor, since: datetime) -> list[int]:
    """The ids of those she sent since then, newest first."""
    query = select(Broadcast.id).where(Broadcast.sender_id == actor.person_id, Broadcast.confirmed_at >= since)
    return list(session.scalars(query.order_by(Broadcast.id.desc())))


@operation(on="broadcast", may=("self",))
def stop_broadcast(session: Session, actor: Actor, broadcast_id: int, now: datetime) -> int:
    """Takes back what has not left yet; returns for how many readers. Stopping twice changes nothing more.

    Who was asked by a template to open it stays as she is: on opening she reads that it was taken back.
    """
    newly = session.execute(
        update(Broadcast)
        .where(Broadcast.id == broadcast_id, Broadcast.cancelled_at.is_(None))
        .values(cancelled_at=now)
        .returning(Broadcast.id)
        .execution_options(synchronize_session=False)
    )
    mine = (OutboxRow.kind == KIND, OutboxRow.subject == subject_of(broadcast_id))
    knocked = session.scalar(select(func.count()).where(*mine, OutboxRow.state == "knocked")) or 0
    dropped = session.execute(
        update(OutboxRow)
        .where(*mine, OutboxRow.state == "queued")
        .values(state="dropped", outcome="cancelled", lease_until=None)
        .returning(OutboxRow.id)
        .execution_options(synchronize_session=False)
    )
    leave_trace(session, actor, "stop_broadcast", "broadcast", broadcast_id, now)
    return len(dropped.all()) + (knocked if newly.first() is not None else 0)


def broadcast_line(session: Session, broadcast_id: int) -> BroadcastLine | None:
    """As `show_broadcast`, for the notice to its readers."""
    row = session.execute(
        select(Broadcast, Person)
        .join(Person, Person.id == Broadcast.sender_id)
        .where(Broadcast.id == broadcast_id)
        .execution_options(populate_existing=True)
    ).first()
    if row is None:
        return None
    one, sender = row
    return BroadcastLine(
        one.id,
        sender.id,
        sender.name,
        sender.gender,
        sender.role,
        one.text,
        one.file_id,
        one.audience,
        one.readers,
        one.forecast,
        one.confirmed_at,
        one.cancelled_at,
    )


def was_asked_to_open(session: Session, broadcast_id: int, person_id: int) -> bool:
    """Whether a template told her that it waits for her."""
    query = (
        select(func.count())
        .select_from(Sending)
        .join(OutboxRow, OutboxRow.id == Sending.outbox_id)
        .where(
            OutboxRow.kind == KIND,
            OutboxRow.subject == subject_of(broadcast_id),
            OutboxRow.person_id == person_id,
            Sending.form == "knock",
        )
    )
    return bool(session.scalar(query))
