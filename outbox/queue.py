"""Putting messages into the outbox: replies drawn in the turn, notices under their unique key."""

from datetime import datetime

from sqlalchemy import and_, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from db import Session
from db.tables import OutboxRow, Sending
from outbox.kinds import KINDS
from outbox.messages import Message

UNFINISHED = ("queued", "claimed", "sending")


def put_reply(session: Session, contact_id: int, message: Message, now: datetime) -> None:
    """Queues an answer to what somebody just wrote; replies to one contact leave in this order."""
    session.execute(
        insert(OutboxRow).values(
            kind="reply",
            contact_id=contact_id,
            priority=0,
            content=message.to_json(),
            due_at=now,
            state="queued",
            attempts=0,
            repeats=0,
            created_at=now,
        )
    )


def put_notice(
    session: Session,
    kind: str,
    subject: str,
    person_id: int,
    slot: str,
    now: datetime,
    *,
    due_at: datetime | None = None,
    deadline: datetime | None = None,
) -> bool:
    """Queues a notice unless the same one (kind, subject, reader, slot) was queued before; True if it is new."""
    row = {
        "kind": kind,
        "subject": subject,
        "person_id": person_id,
        "slot": slot,
        "priority": KINDS[kind].priority,
        "due_at": due_at or now,
        "deadline": deadline,
        "state": "queued",
        "attempts": 0,
        "repeats": 0,
        "created_at": now,
    }
    return put_notices(session, [row]) == 1


def put_notices(session: Session, rows: list[dict[str, object]]) -> int:
    """Queues many notices in one statement, leaving out those queued before; returns how many are new."""
    if not rows:
        return 0
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    statement = dialect.insert(OutboxRow).values(rows).on_conflict_do_nothing().returning(OutboxRow.id)
    return len(session.execute(statement).all())


def drop_waiting(session: Session, kind: str, subject: str, outcome: str) -> int:
    """Takes back notices of a subject that have not left yet; returns how many."""
    dropped = session.execute(
        update(OutboxRow)
        .where(
            OutboxRow.kind == kind,
            OutboxRow.subject == subject,
            OutboxRow.state.in_(("queued", "knocked", "unreachable")),
        )
        .values(state="dropped", outcome=outcome)
        .returning(OutboxRow.id)
    )
    return len(dropped.all())


def mark_answered(session: Session, kind: str, subject: str, person_id: int | None, now: datetime) -> None:
    """Remembers that a notice that awaited an answer got it; without a person, that nobody need answer it any more."""
    whose = OutboxRow.person_id == person_id if person_id is not None else OutboxRow.person_id.is_not(None)
    session.execute(
        update(OutboxRow)
        .where(
            OutboxRow.kind == kind,
            OutboxRow.subject == subject,
            whose,
            OutboxRow.answered_at.is_(None),
        )
        .values(answered_at=now)
    )


def unanswered(session: Session, person_id: int, since: datetime) -> list[OutboxRow]:
    """Notices sent to her since a moment that still await her answer, newest first."""
    awaiting = [name for name, kind in KINDS.items() if kind.awaits_answer]
    query = (
        select(OutboxRow)
        .where(
            OutboxRow.person_id == person_id,
            OutboxRow.kind.in_(awaiting),
            OutboxRow.state.in_(("sent", "delivered", "read", "unknown")),
            OutboxRow.sent_at >= since,
            OutboxRow.answered_at.is_(None),
        )
        .order_by(OutboxRow.sent_at.desc())
    )
    return list(session.scalars(query))


def readers_of(session: Session, contact_id: int, kind: str, subject: str, message_id: str | None) -> frozenset[int]:
    """To whom of those who use this phone a notice went: the reader of that very message, where its id is known.

    `message_id` is the provider's. Else everybody to whom this kind on the subject was sent here.
    """
    here = and_(Sending.outbox_id == OutboxRow.id, Sending.contact_id == contact_id)
    query = (
        select(OutboxRow.person_id, func.coalesce(Sending.provider_id, OutboxRow.provider_id))
        .outerjoin(Sending, here)
        .where(
            OutboxRow.kind == kind,
            OutboxRow.subject == subject,
            or_(OutboxRow.contact_id == contact_id, Sending.id.is_not(None)),
        )
    )
    rows = [(person_id, sent_as) for person_id, sent_as in session.execute(query) if person_id is not None]
    exact = frozenset(person_id for person_id, sent_as in rows if message_id is not None and sent_as == message_id)
    return exact or frozenset(person_id for person_id, _ in rows)


def slots_told(session: Session, kind: str, subject: str, person_id: int) -> list[str]:
    """The slots of this notice that have reached her."""
    query = select(OutboxRow.slot).where(
        OutboxRow.kind == kind,
        OutboxRow.subject == subject,
        OutboxRow.person_id == person_id,
        OutboxRow.state.in_(("sent", "delivered", "read", "unknown")),
    )
    return [slot for slot in session.scalars(query) if slot is not None]


def states_of(session: Session, kind: str, subject: str) -> dict[int, set[str]]:
    """For coverage: person id -> the states of her notices of this kind on the subject."""
    query = select(OutboxRow.person_id, OutboxRow.state).where(OutboxRow.kind == kind, OutboxRow.subject == subject)
    states: dict[int, set[str]] = {}
    for person_id, state in session.execute(query):
        if person_id is not None:
            states.setdefault(person_id, set()).add(state)
    return states


def counts_by_state(session: Session) -> dict[tuple[str, str], int]:
    """(kind, state) -> number of rows."""
    rows = session.execute(
        select(OutboxRow.kind, OutboxRow.state, func.count()).group_by(OutboxRow.kind, OutboxRow.state)
    )
    return {(kind, state): count for kind, state, count in rows}


def next_due(session: Session, after: datetime) -> datetime | None:
    """The earliest moment later than `after` at which a waiting row may leave."""
    query = select(func.min(OutboxRow.due_at)).where(OutboxRow.state == "queued", OutboxRow.due_at > after)
    return session.scalar(query)
