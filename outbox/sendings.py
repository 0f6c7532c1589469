"""Each request to a provider as a row of its own: opened before it leaves, settled when its end is known.

A notice may need several: the outbox row says what became of the notice, its sendings by which ways it was tried.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import cast

from sqlalchemy import Table, Update, bindparam, insert, select, text, update

from db import Session
from db.rows import rows_of
from db.tables import Sending
from db.words import one_of
from outbox.messages import Button
from outbox.ways import Attempt

SENDINGS = cast(Table, Sending.__table__)
OPENING = insert(SENDINGS).returning(SENDINGS.c.id)
"""Built once, as what settles a sending: both run for every message that leaves."""
RANK = {"sending": 0, "unknown": 0, "sent": 1, "delivered": 2, "read": 3, "failed": 4}
"""A sending moves forward only, and ends with failed; what was delivered never fails."""


@dataclass(frozen=True)
class Leaving:
    """How one request goes: by which channel to which contact, in which form, at what price (rupiah)."""

    contact_id: int
    channel: str
    form: str = "free"
    template: str | None = None
    segments: int = 0
    rupiah: int = 0
    lines: tuple[Button, ...] | None = None
    """The choices as she sees them numbered; empty where numbers mean something else; None where it asks nothing."""


def open_sending(session: Session, row_id: int, leaving: Leaving, now: datetime) -> int:
    """Remembers a request that leaves next; returns its id."""
    opened = {
        "outbox_id": row_id,
        "contact_id": leaving.contact_id,
        "channel": leaving.channel,
        "form": leaving.form,
        "template": leaving.template,
        "state": "sending",
        "segments": leaving.segments,
        "rupiah": leaving.rupiah,
        "lines": _stored(leaving.lines),
        "left_at": now,
    }
    return int(rows_of(session, OPENING, **opened).scalar_one())


def settle_sending(
    session: Session,
    sending_id: int,
    state: str,
    now: datetime,
    *,
    provider_id: str | None = None,
    code: str | None = None,
) -> None:
    """The end of a request as its answer, or its silence, told it; one that callbacks brought further stays there."""
    values: dict[str, object] = {"state": state, "settled_at": now}
    if provider_id is not None:
        values["provider_id"] = provider_id
    if code is not None:
        values["code"] = code[:12]
    settled = {f"new_{name}": value for name, value in values.items()}
    rows_of(session, _settling(tuple(values)), sending_id=sending_id, **settled)


@cache
def _settling(columns: tuple[str, ...]) -> Update:
    still_open = (SENDINGS.c.id == bindparam("sending_id"), one_of(SENDINGS.c.state, ("sending", "unknown")))
    return update(SENDINGS).where(*still_open).values({name: bindparam(f"new_{name}") for name in columns})


def attempts_of(session: Session, row_id: int) -> tuple[Attempt, ...]:
    """Every request made for an outbox row, oldest first."""
    query = (
        select(Sending.contact_id, Sending.form, Sending.state, Sending.code, Sending.left_at)
        .where(Sending.outbox_id == row_id)
        .order_by(Sending.id)
    )
    return tuple(Attempt(*one) for one in session.execute(query))


def latest_sending(session: Session, row_id: int) -> Sending | None:
    """The newest request of an outbox row, locked until the unit of work ends."""
    query = select(Sending).where(Sending.outbox_id == row_id).order_by(Sending.id.desc()).limit(1).with_for_update()
    return session.scalar(query.execution_options(populate_existing=True))


def hold_provider_id(session: Session, channel: str, provider_id: str) -> None:
    """Makes a callback and the commit that stores its message's id wait for each other, so that neither is missed.

    On PostgreSQL by an advisory lock until the unit of work ends; SQLite has one writer at a time anyway.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(
            text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"), {"name": f"{channel} {provider_id}"}
        )


def _stored(lines: tuple[Button, ...] | None) -> str | None:
    if lines is None:
        return None
    return json.dumps([[line.label, line.data] for line in lines], ensure_ascii=False)
