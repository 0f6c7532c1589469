"""The outbox as the office looks after it: what is stuck and why, tried again or called off by hand."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import OutboxRow, Person, Sending
from outbox.codes import meaning_of
from outbox.kinds import named_for_office
from programme.access import Actor, operation
from programme.trail import leave_trace

MAY_RETRY = ("failed", "unreachable", "unknown")
MAY_CANCEL = ("queued", "knocked", "unreachable")


@dataclass(frozen=True)
class OutboxTry:
    """One request to a provider: by which channel, in which form, what became of it; `rupiah` is its price."""

    channel: str
    form: str
    state: str
    code: str | None
    why: str | None
    """The provider's code in a sentence for staff."""
    rupiah: int
    left_at: datetime


@dataclass(frozen=True)
class OutboxLine:
    """One message on its way, or what became of it; never its text."""

    id: int
    kind: str
    subject: str | None
    reader: str | None
    """The name of whom a notice is for; a reply goes back to whoever wrote."""
    state: str
    outcome: str | None
    attempts: int
    due_at: datetime
    deadline: datetime | None
    sent_at: datetime | None
    way: str | None = None
    """The channel it left by last."""
    tries: tuple[OutboxTry, ...] = ()
    """Oldest first; only of a row that is shown alone."""


class NotPossible(Exception):
    """The row is not there, or in a state in which this can't be done; the text says so to the office."""


@operation(on=None, may=("office", "operator"))
def list_outbox(session: Session, actor: Actor, states: tuple[str, ...], limit: int) -> list[OutboxLine]:
    """The newest rows in these states."""
    query = (
        select(OutboxRow, Person.name)
        .outerjoin(Person, Person.id == OutboxRow.person_id)
        .where(OutboxRow.state.in_(states))
        .order_by(OutboxRow.id.desc())
        .limit(limit)
    )
    return [_line(row, name) for row, name in session.execute(query)]


@operation(on=None, may=("office", "operator"))
def show_outbox_row(session: Session, actor: Actor, row_id: int) -> OutboxLine:
    """One row, with every request that was made for it. Raises NotPossible."""
    query = select(Sending).where(Sending.outbox_id == row_id).order_by(Sending.id)
    line = _line(*_found(session, row_id))
    return replace(line, tries=tuple(_try(one) for one in session.scalars(query)))


@operation(on=None, may=("office", "operator"))
def retry_outbox_row(session: Session, actor: Actor, row_id: int, now: datetime) -> None:
    """Queues a message once more that failed, found nobody, or whose end is unknown. Raises NotPossible."""
    row, _ = _found(session, row_id)
    if row.state not in MAY_RETRY:
        raise NotPossible(f"Pesan {row_id} berstatus {row.state}; hanya {', '.join(MAY_RETRY)} yang bisa dicoba lagi.")
    if row.deadline is not None and row.deadline <= now:
        raise NotPossible(f"Pesan {row_id} sudah lewat waktunya, jadi tidak berguna lagi bagi penerimanya.")
    row.state, row.outcome, row.due_at, row.repeats = "queued", None, now, 0
    row.attempts = 0  # every way is open to it again
    leave_trace(session, actor, "retry_outbox_row", "outbox", row_id, now)


@operation(on=None, may=("office", "operator"))
def cancel_outbox_row(session: Session, actor: Actor, row_id: int, now: datetime) -> None:
    """Takes back a message that has not left yet. Raises NotPossible."""
    row, _ = _found(session, row_id)
    if row.state not in MAY_CANCEL:
        raise NotPossible(f"Pesan {row_id} berstatus {row.state}; yang sudah berangkat tidak bisa ditarik.")
    row.state, row.outcome = "dropped", "cancelled"
    leave_trace(session, actor, "cancel_outbox_row", "outbox", row_id, now)


def _found(session: Session, row_id: int) -> tuple[OutboxRow, str | None]:
    row = session.get(OutboxRow, row_id, with_for_update=True)
    if row is None:
        raise NotPossible(f"Pesan {row_id} tidak ada. Lihat nomornya dengan: bot.py outbox list")
    person = session.get(Person, row.person_id) if row.person_id is not None else None
    return row, person.name if person is not None else None


def _line(row: OutboxRow, reader: str | None) -> OutboxLine:
    kind, subject = named_for_office(row.kind, row.subject)
    return OutboxLine(
        row.id,
        kind,
        subject,
        reader,
        row.state,
        row.outcome,
        row.attempts,
        row.due_at,
        row.deadline,
        row.sent_at,
        row.way,
    )


def _try(sending: Sending) -> OutboxTry:
    code = sending.code if sending.code is not None and sending.code.isdigit() else None
    why = meaning_of(code).for_staff if code is not None else None
    return OutboxTry(sending.channel, sending.form, sending.state, sending.code, why, sending.rupiah, sending.left_at)
