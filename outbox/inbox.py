"""Taking in what arrives: each message once, each address known, one message of an address at a time."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

import structlog
from sqlalchemy import Executable, Table, bindparam, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from db import Session
from db.tables import Address, Contact, InboxEntry
from outbox.addresses import heal, send_what_knocked
from outbox.messages import Incoming

log = structlog.get_logger()
LANGUAGES = ("id", "jv", "su", "en")

# Built once: every message that arrives asks for these.
HERE = (Contact.channel == bindparam("channel"), Contact.address_index == bindparam("address"))
LOCKING_CONTACT = select(Contact).where(*HERE).with_for_update()
KNOWN_CONTACT = select(Contact.id).where(*HERE)
ENTRIES = cast(Table, InboxEntry.__table__)
ONCE = ["channel", "message_id"]
NEW_ENTRY: dict[str, Executable] = {
    "sqlite": sqlite.insert(ENTRIES).on_conflict_do_nothing(index_elements=ONCE).returning(ENTRIES.c.id),
    "postgresql": postgresql.insert(ENTRIES).on_conflict_do_nothing(index_elements=ONCE).returning(ENTRIES.c.id),
}
"""By the name of the database; it returns nothing for a message that was taken in before."""


@dataclass(frozen=True)
class Arrival:
    """An incoming message that is now ours: its inbox id and the locked contact."""

    inbox_id: int
    contact: Contact


def take_in(session: Session, incoming: Incoming, now: datetime) -> Arrival | None:
    """Stores the message and locks its contact; None where it was taken in before."""
    contact = locked_contact(session, incoming, now)
    entry = {
        "channel": incoming.channel,
        "message_id": incoming.message_id,
        "contact_id": contact.id,
        "payload": incoming.to_json(),
        "received_at": now,
    }
    inbox_id: int | None = session.scalar(NEW_ENTRY[session.get_bind().dialect.name], entry)
    if inbox_id is None:
        return None
    contact.last_seen_at = now
    _remember_writer(contact, incoming, now)
    heal(session, contact, now)
    send_what_knocked(session, contact, now)
    session.flush()
    return Arrival(inbox_id, contact)


def _remember_writer(contact: Contact, incoming: Incoming, now: datetime) -> None:
    """When she wrote (a message found later in the provider's list opens no window anew), and her own number."""
    wrote_at = min(datetime.fromisoformat(incoming.written_at), now) if incoming.written_at is not None else now
    contact.wrote_at = max(wrote_at, contact.wrote_at or wrote_at)
    if incoming.phone is not None:
        contact.phone = contact.phone_index = incoming.phone
    if incoming.external_id is not None:
        contact.external_index = incoming.external_id


def locked_contact(session: Session, incoming: Incoming, now: datetime) -> Contact:
    """The contact of the address, made on its first message; locked until the unit of work ends."""
    here = {"channel": incoming.channel, "address": incoming.address}
    contact = session.scalar(LOCKING_CONTACT, here) or _under_another_address(session, incoming)
    if contact is not None:
        _close_if_anothers(session, contact, incoming, now)
        return contact
    hint = (incoming.sender.language_hint or "")[:2]
    try:
        with session.begin_nested():
            session.execute(
                insert(Contact).values(
                    channel=incoming.channel,
                    address=incoming.address,
                    address_index=incoming.address,
                    language=hint if hint in LANGUAGES and hint != "en" else "id",
                    opened_at=now,
                    last_seen_at=now,
                )
            )
    except IntegrityError:
        pass  # two first messages at once, on a database with several writers: the other one made it
    return session.scalars(LOCKING_CONTACT, here).one()


def _close_if_anothers(session: Session, contact: Contact, incoming: Incoming, now: datetime) -> None:
    """A number given to somebody else: whoever writes from it now is not who joined there and reads nothing of hers."""
    if incoming.external_id is None or contact.external_index is None:
        return
    same = select(Contact.id).where(Contact.id == contact.id, Contact.external_index == incoming.external_id)
    if session.scalar(same) is None:
        log.info("number_changed_hands", contact=contact.id)
        session.execute(
            update(Address).where(Address.contact_id == contact.id, Address.closed_at.is_(None)).values(closed_at=now)
        )


def _under_another_address(session: Session, incoming: Incoming) -> Contact | None:
    """Whoever wrote under her number and hides it now, known by the provider's own id: from now on she is here."""
    if incoming.external_id is None:
        return None
    query = (
        select(Contact)
        .where(Contact.channel == incoming.channel, Contact.external_index == incoming.external_id)
        .order_by(Contact.id.desc())
        .limit(1)
        .with_for_update()
    )
    contact = session.scalar(query)
    if contact is not None:
        contact.address = contact.address_index = incoming.address
        session.flush()
    return contact


def store_failed(session: Session, incoming: Incoming, reference: str, failure: str, now: datetime) -> Contact | None:
    """Keeps the payload of a message whose step raised; None where it is already stored."""
    arrival = take_in(session, incoming, now)
    if arrival is None:
        return None
    session.execute(
        update(InboxEntry)
        .where(InboxEntry.id == arrival.inbox_id)
        .values(state="failed", reference=reference, failure=failure)
    )
    return arrival.contact


def known_contact(session: Session, channel: str, address: str) -> int | None:
    """The id of the contact with this address, if it has written before; nothing is locked."""
    return session.scalar(KNOWN_CONTACT, {"channel": channel, "address": address})
