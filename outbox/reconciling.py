"""Requests whose end is unknown, on channels whose provider lists what it was given: looked up before any resend."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from db import Session
from db.tables import Contact, OutboxRow, Sending
from outbox.claims import GIVEN_UP_AFTER
from outbox.messages import Message, message_from_json
from outbox.sendings import hold_provider_id
from outbox.statuses import take_early_statuses, take_status

LOOKED_UP_FOR = timedelta(days=7)
NOT_THERE = "not_there"
"""Code of a request that never came to the provider."""


@dataclass(frozen=True)
class UnknownSending:
    """A request that left and was not answered; its text only where it was a reply (a notice's is not kept)."""

    id: int
    outbox_id: int
    channel: str
    address: str
    form: str
    template: str | None
    message: Message | None
    left_at: datetime
    asked_at: datetime
    """When its silence was noticed."""


def unknown_sendings(session: Session, channel: str, now: datetime) -> list[UnknownSending]:
    """Those of the last week that nobody has found yet, oldest first."""
    query = (
        select(Sending, OutboxRow, Contact.address)
        .join(OutboxRow, OutboxRow.id == Sending.outbox_id)
        .join(Contact, Contact.id == Sending.contact_id)
        .where(
            Sending.channel == channel,
            Sending.left_at > now - LOOKED_UP_FOR,
            Sending.state == "unknown",
            Sending.provider_id.is_(None),
        )
        .order_by(Sending.id)
    )
    return [
        UnknownSending(
            sending.id,
            row.id,
            sending.channel,
            address,
            sending.form,
            sending.template,
            message_from_json(row.content) if row.content is not None and sending.form == "free" else None,
            sending.left_at,
            sending.settled_at or sending.left_at,
        )
        for sending, row, address in session.execute(query)
    ]


def known_ids(session: Session, channel: str, provider_ids: list[str]) -> frozenset[str]:
    """Those of these messages of the provider's that are some sending's already."""
    query = select(Sending.provider_id).where(Sending.channel == channel, Sending.provider_id.in_(provider_ids))
    return frozenset(one for one in session.scalars(query) if one is not None)


def found_at_provider(
    session: Session, sending_id: int, provider_id: str, state: str, now: datetime, code: str | None = None
) -> None:
    """It had arrived there: counts as sent, and then as what the provider says of it (`state`, `code`)."""
    sending = _unknown(session, sending_id)
    if sending is None:
        return
    hold_provider_id(session, sending.channel, provider_id)
    sending.state, sending.provider_id, sending.settled_at = "sent", provider_id, now
    session.flush()
    row = session.get_one(OutboxRow, sending.outbox_id, with_for_update=True, populate_existing=True)
    if row.state == "unknown":
        row.state, row.provider_id = ("knocked" if sending.form == "knock" else "sent"), provider_id
        session.flush()
    take_early_statuses(session, sending.channel, provider_id, now)
    take_status(session, sending.channel, provider_id, state, code, now)


def not_at_provider(session: Session, sending_id: int, now: datetime) -> None:
    """It never arrived there: queued again, as it certainly repeats nothing, while it still helps."""
    sending = _unknown(session, sending_id)
    if sending is None:
        return
    sending.state, sending.code, sending.settled_at = "failed", NOT_THERE, now
    session.flush()
    row = session.get_one(OutboxRow, sending.outbox_id, with_for_update=True, populate_existing=True)
    if row.state != "unknown":
        return
    if now >= (row.deadline or row.created_at + GIVEN_UP_AFTER):
        row.state, row.outcome = "failed", NOT_THERE
    else:
        row.state, row.outcome, row.due_at = "queued", NOT_THERE, now
    session.flush()


def _unknown(session: Session, sending_id: int) -> Sending | None:
    """The sending, locked, unless its end became known meanwhile."""
    sending = session.get(Sending, sending_id, with_for_update=True, populate_existing=True)
    return sending if sending is not None and sending.state == "unknown" else None
