"""What a provider says of a message later, and what its codes mean for the message and its address.

A callback may come late, twice, out of order, or before we have stored the id of the message it speaks of.
"""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, select

from db import Session
from db.rows import rows_of
from db.tables import Contact, OutboxRow, ProviderStatus, Sending
from outbox import channel_states
from outbox.addresses import mark_blocked
from outbox.channel_states import TEMPLATES_OF
from outbox.claims import GIVEN_UP_AFTER, retry_seconds, settle_sent
from outbox.codes import Meaning, Then, meaning_of
from outbox.sendings import RANK, hold_provider_id
from outbox.ways import LISTED

FAILED = frozenset({"failed", "undelivered", "canceled"})
REACHED = frozenset({"delivered", "read"})
TELLING = frozenset({"sent", *REACHED, *FAILED})
"""What is worth remembering; a provider's queued, accepted and sending say nothing that we don't know."""
EARLY_STATUS_KEPT = timedelta(days=2)
SHORT_PAUSE = timedelta(minutes=1)
"""For free text that met the limit of a tier: it was only too fast."""
SENDING_OF = (
    select(Sending)
    .where(Sending.channel == bindparam("channel"), Sending.provider_id == bindparam("provider_id"))
    .order_by(Sending.id.desc())
    .limit(1)
    .with_for_update()
)
_IS_EARLY = (
    ProviderStatus.channel == bindparam("channel"),
    ProviderStatus.provider_id == bindparam("provider_id"),
)
EARLY = select(ProviderStatus).where(*_IS_EARLY).order_by(ProviderStatus.id)
HAS_EARLY = select(ProviderStatus.id).where(*_IS_EARLY).limit(1)
"""Built once, as they run with every message; hardly ever is a status quicker than the answer."""


def take_status(session: Session, channel: str, provider_id: str, state: str, code: str | None, now: datetime) -> None:
    """A status callback: moves the message forward, or does what its code says.

    `state` in the provider's words (sent, delivered, read, failed, undelivered); others are passed over.
    """
    if state not in TELLING:
        return
    hold_provider_id(session, channel, provider_id)
    sending = session.scalar(SENDING_OF, {"channel": channel, "provider_id": provider_id})
    if sending is None:
        early = ProviderStatus(channel=channel, provider_id=provider_id, state=state, code=code, arrived_at=now)
        session.add(early)
        session.flush()
        return
    _bring_forward(session, sending, "failed" if state in FAILED else state, code, now)


def take_early_statuses(session: Session, channel: str, provider_id: str, now: datetime) -> None:
    """Takes the callbacks that came before this message's id was known; to be called once it is stored."""
    if channel not in LISTED:
        return
    hold_provider_id(session, channel, provider_id)
    if rows_of(session, HAS_EARLY, channel=channel, provider_id=provider_id).first() is None:
        return
    for early in session.scalars(EARLY, {"channel": channel, "provider_id": provider_id}).all():
        session.delete(early)
        take_status(session, channel, provider_id, early.state, early.code, now)


def forget_early_statuses(session: Session, now: datetime) -> None:
    """Drops those whose message never became known: a part of a longer one, or a message of another program."""
    session.execute(delete(ProviderStatus).where(ProviderStatus.arrived_at < now - EARLY_STATUS_KEPT))


def take_failure(session: Session, sending_id: int, code: str, now: datetime, retry_after: float | None = None) -> None:
    """A request was refused at once with a provider's code; `retry_after` in seconds, where it asked for it."""
    sending = session.get_one(Sending, sending_id, with_for_update=True, populate_existing=True)
    _fail(session, sending, code, now, retry_after)


def take_answer(
    session: Session, row_id: int, sending_id: int, channel: str, provider_id: str, now: datetime, *, knock: bool
) -> None:
    """The provider took a message and named its id; callbacks that were quicker than this are taken now."""
    if channel not in LISTED:
        settle_sent(session, row_id, provider_id, now, sending_id)
        return
    hold_provider_id(session, channel, provider_id)
    settle_sent(session, row_id, provider_id, now, sending_id, knock=knock)
    take_early_statuses(session, channel, provider_id, now)


def _bring_forward(session: Session, sending: Sending, state: str, code: str | None, now: datetime) -> None:
    if sending.state == "failed" or RANK[state] <= RANK[sending.state]:
        return
    if state == "failed":
        if sending.state not in REACHED:
            _fail(session, sending, code or "", now)
        return
    sending.state, sending.settled_at = state, now
    session.flush()
    if sending.form == "knock" or state not in REACHED:  # a knock stands on her phone; what it speaks of does not yet
        return
    row = session.get_one(OutboxRow, sending.outbox_id, with_for_update=True, populate_existing=True)
    if row.state == "dropped" or (row.state in REACHED and RANK[row.state] >= RANK[state]):
        return
    row.state, row.outcome, row.lease_until = state, None, None
    row.delivered_at = row.delivered_at or now
    session.flush()


def _fail(session: Session, sending: Sending, code: str, now: datetime, retry_after: float | None = None) -> None:
    """The contact first, then the row: in the order in which a message that arrives locks them."""
    meaning = meaning_of(code)
    sending.state, sending.code, sending.settled_at = "failed", code[:12], now
    _mark_contact(session, sending, meaning, now)
    until = _pause(session, sending, meaning, now)
    session.flush()
    row = session.get_one(OutboxRow, sending.outbox_id, with_for_update=True, populate_existing=True)
    newest = session.scalar(select(Sending.id).where(Sending.outbox_id == row.id).order_by(Sending.id.desc()).limit(1))
    if newest == sending.id and row.state in ("sending", "unknown", "sent", "knocked"):
        _send_anew(row, sending.form, meaning, now, until, retry_after)
        session.flush()


def _mark_contact(session: Session, sending: Sending, meaning: Meaning, now: datetime) -> None:
    if meaning.then in (Then.MARK_ADDRESS, Then.SUPPRESS):
        contact = session.get_one(Contact, sending.contact_id, with_for_update=True, populate_existing=True)
        if contact.wrote_at is None or contact.wrote_at <= sending.left_at:
            mark_blocked(session, contact.id, meaning.code, now)
    elif meaning.then is Then.WINDOW_CLOSED and sending.form == "free":
        contact = session.get_one(Contact, sending.contact_id, with_for_update=True, populate_existing=True)
        if contact.wrote_at is not None and contact.wrote_at <= sending.left_at:
            contact.wrote_at = None


def _pause(session: Session, sending: Sending, meaning: Meaning, now: datetime) -> datetime | None:
    """Holds the channel, or only its templates; returns until when."""
    if not meaning.pause_minutes:
        return None
    channel, until = sending.channel, now + timedelta(minutes=meaning.pause_minutes)
    if meaning.then is Then.TIER_SPENT:
        if sending.form == "free":
            until = now + SHORT_PAUSE
        else:
            channel = TEMPLATES_OF.get(channel, channel)
    channel_states.pause(session, channel, until, meaning.code)
    return until


def _send_anew(
    row: OutboxRow, form: str, meaning: Meaning, now: datetime, until: datetime | None, retry_after: float | None
) -> None:
    """Back into the queue: prepare chooses the way anew. A reply goes nowhere else, so it waits, or ends."""
    row.outcome, row.lease_until = (meaning.code or "failed")[:40], None
    again = meaning.then is Then.RETRY or (meaning.then is Then.WINDOW_CLOSED and form == "free")
    if row.kind == "reply" and not again and until is None:
        row.state = "failed"
        return
    due = now
    if meaning.then is Then.RETRY:
        due = now + timedelta(seconds=retry_after if retry_after is not None else retry_seconds(row.attempts - 1))
    elif row.kind == "reply" and until is not None:
        due = until
    if due > (row.deadline or row.created_at + GIVEN_UP_AFTER):
        row.state = "failed"
        return
    row.state, row.due_at = "queued", due
