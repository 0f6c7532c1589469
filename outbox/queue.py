"""Putting messages into the outbox: replies drawn in the turn, notices under their unique key."""

from collections.abc import Collection
from datetime import datetime
from typing import cast

from sqlalchemy import (
    ColumnElement,
    Executable,
    Select,
    Table,
    Update,
    and_,
    bindparam,
    func,
    insert,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from db import Session
from db.rows import rows_of
from db.tables import OutboxRow, Sending
from outbox.kinds import KINDS
from outbox.messages import Message
from outbox.ways import LISTED

UNFINISHED = ("queued", "claimed", "sending")
IS_WAITING = text("outbox.state IN ('queued', 'claimed', 'sending')")
"""As the index of what waits says it, word for word: only so SQLite looks there, and not at all that ever left."""
IS_NOTICE = text("outbox.kind <> 'reply'")
"""As the unique index of notices says it: what looks for a kind of notice without a subject asks with this."""
SHOWN = ("sent", "delivered", "read", "unknown")
ROWS = cast(Table, OutboxRow.__table__)
"""What every turn and every notice writes goes past the mapper, which takes several times as long."""
NEW_REPLY = insert(ROWS)
NEW_NOTICES: dict[str, Executable] = {
    "sqlite": sqlite.insert(ROWS).on_conflict_do_nothing().returning(ROWS.c.id),
    "postgresql": postgresql.insert(ROWS).on_conflict_do_nothing().returning(ROWS.c.id),
}
"""By the name of the database; with a list of rows they leave in one statement."""
OF_SUBJECT = (ROWS.c.kind == bindparam("of_kind"), ROWS.c.subject == bindparam("of_subject"))


def _dropping() -> Update:
    return (
        update(ROWS)
        .where(*OF_SUBJECT, ROWS.c.state.in_(("queued", "knocked", "unreachable")))
        .values(state="dropped", outcome=bindparam("why"))
    )


def _answering(whose: ColumnElement[bool]) -> Update:
    return update(ROWS).where(*OF_SUBJECT, whose, ROWS.c.answered_at.is_(None)).values(answered_at=bindparam("now"))


def _unanswered() -> Select[OutboxRow]:
    return (
        select(OutboxRow)
        .where(
            OutboxRow.person_id == bindparam("person"),
            OutboxRow.kind.in_([name for name, kind in KINDS.items() if kind.awaits_answer]),
            OutboxRow.state.in_(SHOWN),
            OutboxRow.sent_at >= bindparam("since"),
            OutboxRow.answered_at.is_(None),
        )
        .order_by(OutboxRow.sent_at.desc())
    )


DROPPING, UNANSWERED = _dropping(), _unanswered()
ANSWERING = _answering(ROWS.c.person_id == bindparam("whose"))
ANSWERING_FOR_ALL = _answering(ROWS.c.person_id.is_not(None))
SLOTS_TOLD = select(ROWS.c.slot).where(*OF_SUBJECT, ROWS.c.person_id == bindparam("person"), ROWS.c.state.in_(SHOWN))
SLOTS_ARRIVED = select(ROWS.c.slot, ROWS.c.state, ROWS.c.way).where(
    *OF_SUBJECT,
    ROWS.c.person_id == bindparam("person"),
    ROWS.c.state.in_(("sent", "delivered", "read")),
    ROWS.c.sent_at >= bindparam("since"),
)
STATES_OF = select(ROWS.c.person_id, ROWS.c.state).where(*OF_SUBJECT)
NEXT_DUE = select(func.min(ROWS.c.due_at)).where(
    IS_WAITING, ROWS.c.state == "queued", ROWS.c.due_at > bindparam("after")
)


def put_reply(session: Session, contact_id: int, message: Message, now: datetime) -> None:
    """Queues an answer to what somebody just wrote; replies to one contact leave in this order."""
    row = {
        "kind": "reply",
        "contact_id": contact_id,
        "priority": 0,
        "content": message.to_json(),
        "due_at": now,
        "state": "queued",
        "attempts": 0,
        "repeats": 0,
        "created_at": now,
    }
    session.execute(NEW_REPLY, row)


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
    statement = NEW_NOTICES[session.get_bind().dialect.name]
    return len(session.execute(statement, rows).all())


def drop_waiting(session: Session, kind: str, subject: str, outcome: str) -> int:
    """Takes back notices of a subject that have not left yet; returns how many."""
    return int(rows_of(session, DROPPING, of_kind=kind, of_subject=subject, why=outcome).rowcount)


def mark_answered(session: Session, kind: str, subject: str, person_id: int | None, now: datetime) -> None:
    """Remembers that a notice that awaited an answer got it; without a person, that nobody need answer it any more."""
    answered = {"of_kind": kind, "of_subject": subject, "now": now}
    if person_id is None:
        session.execute(ANSWERING_FOR_ALL, answered)
    else:
        session.execute(ANSWERING, answered | {"whose": person_id})


def unanswered(session: Session, person_id: int, since: datetime) -> list[OutboxRow]:
    """Notices sent to her since a moment that still await her answer, newest first."""
    return list(session.scalars(UNANSWERED, {"person": person_id, "since": since}))


def newest_told(session: Session, person_id: int, kinds: Collection[str], since: datetime) -> str | None:
    """The kind of what reached her last since a moment, of these kinds of notice."""
    query = select(ROWS.c.kind).where(
        ROWS.c.person_id == person_id, ROWS.c.kind.in_(kinds), ROWS.c.state.in_(SHOWN), ROWS.c.sent_at >= since
    )
    kind: str | None = session.scalar(query.order_by(ROWS.c.sent_at.desc(), ROWS.c.id.desc()).limit(1))
    return kind


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
    told = session.scalars(SLOTS_TOLD, {"of_kind": kind, "of_subject": subject, "person": person_id})
    return [slot for slot in told if slot is not None]


def slots_arrived(session: Session, kind: str, subject: str, person_id: int, since: datetime) -> list[str]:
    """The slots of this notice that surely reached her since a moment: where delivery is told, only what was delivered.

    An SMS or a WhatsApp message that was only sent may still be lost.
    """
    whose = {"of_kind": kind, "of_subject": subject, "person": person_id, "since": since}
    arrived = session.execute(SLOTS_ARRIVED, whose)
    return [slot for slot, state, way in arrived if slot is not None and (state != "sent" or way not in LISTED)]


def states_of(session: Session, kind: str, subject: str) -> dict[int, set[str]]:
    """For coverage: person id -> the states of her notices of this kind on the subject."""
    states: dict[int, set[str]] = {}
    for person_id, state in session.execute(STATES_OF, {"of_kind": kind, "of_subject": subject}):
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
    earliest: datetime | None = session.scalar(NEXT_DUE, {"after": after})
    return earliest
