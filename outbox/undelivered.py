"""Notices that left and did not arrive in time: back into the queue, for the next way.

Only where the provider tells of arrivals (WhatsApp, SMS). A notice waits as long as its kind allows, but never beyond
the middle between its leaving and its deadline, so that time is left for another way.
"""

from collections import defaultdict
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Float, and_, extract, literal, or_, select, update

from db import Session
from db.tables import OutboxRow, Sending
from outbox.kinds import KINDS
from outbox.ways import LISTED, moves_on_at

UNDELIVERED = "undelivered"
LOOKED_BACK = timedelta(days=3)
"""Beyond the longest wait of all kinds: for a program that stood still over a weekend."""


def move_on_undelivered(session: Session, now: datetime) -> int:
    """Queues them again; returns how many."""
    late = (
        select(OutboxRow.id)
        .join(Sending, _carries_it())
        .where(*_on_its_way(now), or_(_half_is_over(now), *_waited_long(now)))
    )
    moved = session.execute(
        update(OutboxRow)
        .where(OutboxRow.id.in_(late))
        .values(state="queued", due_at=now, outcome=UNDELIVERED, lease_until=None)
        .returning(OutboxRow.id)
    )
    return len(moved.all())


def next_undelivered(session: Session, after: datetime) -> datetime | None:
    """The next moment later than `after` at which one of them is to move on."""
    query = (
        select(OutboxRow.kind, OutboxRow.deadline, Sending.left_at)
        .join(Sending, _carries_it())
        .where(*_on_its_way(after))
    )
    moments = [
        moves_on_at(left_at, deadline, KINDS[kind].deliver_within)
        for kind, deadline, left_at in session.execute(query)
        if kind in KINDS
    ]
    return min((max(moment, after + timedelta(seconds=1)) for moment in moments), default=None)


def _carries_it() -> ColumnElement[bool]:
    """The row's present request; those before it are over."""
    return and_(
        Sending.outbox_id == OutboxRow.id,
        Sending.channel == OutboxRow.way,
        Sending.provider_id.is_not_distinct_from(OutboxRow.provider_id),
    )


def _on_its_way(now: datetime) -> tuple[ColumnElement[bool], ...]:
    longest = max(kind.deliver_within for kind in KINDS.values())
    return (
        Sending.channel.in_(LISTED),
        Sending.left_at > now - longest - LOOKED_BACK,
        or_(Sending.state.in_(("sent", "unknown")), Sending.form == "knock"),
        OutboxRow.state.in_(("sent", "knocked", "unknown")),
        OutboxRow.kind != "reply",
    )


def _half_is_over(now: datetime) -> ColumnElement[bool]:
    twice_now = literal(2 * now.timestamp(), Float)
    return extract("epoch", OutboxRow.deadline) + extract("epoch", Sending.left_at) <= twice_now


def _waited_long(now: datetime) -> list[ColumnElement[bool]]:
    by_wait: defaultdict[timedelta, list[str]] = defaultdict(list)
    for kind in KINDS.values():
        by_wait[kind.deliver_within].append(kind.name)
    return [and_(OutboxRow.kind.in_(names), Sending.left_at <= now - wait) for wait, names in sorted(by_wait.items())]
