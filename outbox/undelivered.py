"""Notices that left and did not arrive in time: back into the queue, for the next way.

Only where the provider tells of arrivals (WhatsApp, SMS). A notice waits as long as its kind allows, but never beyond
the middle between its leaving and its deadline, so that time is left for another way.
"""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, Float, Select, Table, Update, and_, bindparam, extract, or_, select, update

from db import Session
from db.columns import Moment
from db.tables import OutboxRow, Sending
from db.words import one_of
from outbox.kinds import KINDS
from outbox.ways import LISTED, moves_on_at

ROWS, SENDINGS = cast(Table, OutboxRow.__table__), cast(Table, Sending.__table__)
"""The tables, not what they are mapped to: a change of those is drawn up anew at every run, though it is built once."""
ROW, SENDING = ROWS.c, SENDINGS.c
UNDELIVERED = "undelivered"
LOOKED_BACK = timedelta(days=3)
"""Beyond the longest wait of all kinds: for a program that stood still over a weekend."""


def move_on_undelivered(session: Session, now: datetime) -> int:
    """Queues them again; returns how many."""
    moments = {"now": now, "twice_now": 2 * now.timestamp(), "left_after": _left_after(now)}
    moved = session.execute(MOVING_ON, moments | {name: now - wait for name, (wait, _) in WAITS.items()})
    return len(moved.all())


def next_undelivered(session: Session, after: datetime) -> datetime | None:
    """The next moment later than `after` at which one of them is to move on."""
    under_way = session.execute(UNDER_WAY, {"left_after": _left_after(after)})
    moments = [
        moves_on_at(left_at, deadline, KINDS[kind].deliver_within)
        for kind, deadline, left_at in under_way
        if kind in KINDS
    ]
    return min((max(moment, after + timedelta(seconds=1)) for moment in moments), default=None)


def _carries_it() -> ColumnElement[bool]:
    """The row's present request; those before it are over."""
    return and_(
        SENDING.outbox_id == ROW.id,
        SENDING.channel == ROW.way,
        SENDING.provider_id.is_not_distinct_from(ROW.provider_id),
    )


def _left_after(now: datetime) -> datetime:
    return now - LONGEST_WAIT - LOOKED_BACK


def _on_its_way() -> tuple[ColumnElement[bool], ...]:
    return (
        one_of(SENDING.channel, LISTED),
        SENDING.left_at > bindparam("left_after", type_=Moment),
        or_(one_of(SENDING.state, ("sent", "unknown")), SENDING.form == "knock"),
        one_of(ROW.state, ("sent", "knocked", "unknown")),
        ROW.kind != "reply",
    )


def _half_is_over() -> ColumnElement[bool]:
    twice_now = bindparam("twice_now", type_=Float)
    return extract("epoch", ROW.deadline) + extract("epoch", SENDING.left_at) <= twice_now


def _waits() -> dict[str, tuple[timedelta, list[str]]]:
    """Name of a moment's parameter -> how long these kinds wait."""
    by_wait: defaultdict[timedelta, list[str]] = defaultdict(list)
    for kind in KINDS.values():
        by_wait[kind.deliver_within].append(kind.name)
    return {f"waited_{place}": one for place, one in enumerate(sorted(by_wait.items()))}


def _waited_long() -> list[ColumnElement[bool]]:
    return [
        and_(one_of(ROW.kind, names), SENDING.left_at <= bindparam(name, type_=Moment))
        for name, (_, names) in WAITS.items()
    ]


def _moving_on() -> Update:
    """Built once: it runs at every tick."""
    late = select(ROW.id).join(SENDINGS, _carries_it()).where(*_on_its_way(), or_(_half_is_over(), *_waited_long()))
    return (
        update(ROWS)
        .where(ROW.id.in_(late))
        .values(state="queued", due_at=bindparam("now"), outcome=UNDELIVERED, lease_until=None)
    )


def _under_way() -> Select[Any, Any, Any]:
    """Built once: it is asked whenever the next moment is."""
    query = select(ROW.kind, ROW.deadline, SENDING.left_at)
    return query.join(SENDINGS, _carries_it()).where(*_on_its_way())


LONGEST_WAIT = max(kind.deliver_within for kind in KINDS.values())
WAITS = _waits()
MOVING_ON = _moving_on().returning(ROW.id)
UNDER_WAY = _under_way()
