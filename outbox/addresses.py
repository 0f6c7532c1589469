"""Which address reaches a person, and which person speaks from an address."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Select, and_, bindparam, case, exists, func, or_, select, update
from sqlalchemy.orm import aliased

from db import Session
from db.rows import rows_of
from db.tables import Address, Consent, Contact, OutboxRow, Person
from outbox.means import TWO_SIDED
from outbox.ways import WINDOWED, Candidate, window_is_open

OPENED_BY_WRITING = ("no_window", "tier", "paused")
"""Why a notice found no way that is open as soon as its reader writes."""


@dataclass(frozen=True)
class OpenAddresses:
    """Where a person can be reached, what she agreed to, and where she asked to get her news."""

    candidates: tuple[Candidate, ...]
    address_of: dict[int, str]
    """Contact id -> the channel's address."""
    preferred: str | None = None
    consented: bool = False
    covers_sms: bool = False
    shared: frozenset[int] = frozenset()
    """The contacts that somebody else uses as well."""


def open_address(session: Session, contact: Contact, person_id: int, source: str, now: datetime) -> None:
    """Lets `contact` speak for the person from now on; what could not reach her and still helps is sent after all."""
    already = session.scalar(
        select(Address.id).where(
            Address.contact_id == contact.id,
            Address.person_id == person_id,
            Address.closed_at.is_(None),
        )
    )
    if already is None:
        session.add(Address(contact_id=contact.id, person_id=person_id, source=source, opened_at=now))
    contact.stopped_at = None
    session.flush()
    requeue_unreachable(session, person_id, now)


def requeue_unreachable(session: Session, person_id: int, now: datetime) -> None:
    """Notices that found no address and whose deadline has not passed are queued again."""
    session.execute(
        update(OutboxRow)
        .where(
            OutboxRow.person_id == person_id,
            OutboxRow.state == "unreachable",
            OutboxRow.deadline > now,
        )
        .values(state="queued", due_at=now, outcome=None)
    )


def close_addresses(session: Session, person_id: int, now: datetime) -> None:
    """Ends every address of a person; from that moment nothing is sent to her and she is a stranger."""
    session.execute(
        update(Address).where(Address.person_id == person_id, Address.closed_at.is_(None)).values(closed_at=now)
    )


def persons_of(session: Session, contact_id: int) -> list[int]:
    """The people who speak from this contact, first joined first."""
    return list(rows_of(session, PERSONS_OF, contact=contact_id).scalars())


PERSONS_OF = (
    select(Address.person_id)
    .where(Address.contact_id == bindparam("contact"), Address.closed_at.is_(None))
    .order_by(Address.opened_at, Address.id)
)


def _prepared_addresses() -> Select[Any]:
    """Built once: it is asked for every notice that leaves."""
    person: BindParameter[int] = bindparam("person")
    agreed = (
        select(func.max(case((Consent.covers_sms, 2), else_=1)))
        .where(Consent.person_id == person, Consent.withdrawn_at.is_(None))
        .scalar_subquery()
    )
    beside = aliased(Address)
    is_shared = exists().where(beside.contact_id == Contact.id, beside.closed_at.is_(None), beside.person_id != person)
    return (
        select(
            Contact.id,
            Contact.channel,
            Contact.address,
            Contact.last_seen_at,
            Contact.wrote_at,
            Contact.stopped_at,
            Contact.blocked_at,
            Person.preferred_channel,
            agreed.label("agreed"),
            is_shared.label("is_shared"),
        )
        .join(Address, Address.contact_id == Contact.id)
        .join(Person, Person.id == Address.person_id)
        .where(Address.person_id == person, Address.closed_at.is_(None))
        .order_by(Contact.id)
    )


OPEN_ADDRESSES = _prepared_addresses()


def open_addresses(session: Session, person_id: int) -> OpenAddresses:
    """Every open address of a person, healthy or not, with her consent."""
    rows = rows_of(session, OPEN_ADDRESSES, person=person_id).all()
    if not rows:
        return OpenAddresses((), {})
    candidates = tuple(
        Candidate(
            row.id,
            row.channel,
            row.last_seen_at,
            row.wrote_at,
            stopped=row.stopped_at is not None,
            blocked=row.blocked_at is not None,
        )
        for row in rows
    )
    agreed = rows[0].agreed or 0
    return OpenAddresses(
        candidates,
        {row.id: row.address for row in rows},
        rows[0].preferred_channel,
        agreed >= 1,
        agreed == 2,
        frozenset(row.id for row in rows if row.is_shared),
    )


def best_contact(session: Session, person_id: int) -> Contact | None:
    """The healthy chat she used last; a stopped one only where she has no other. None: she has none."""
    query = (
        select(Contact)
        .join(Address, Address.contact_id == Contact.id)
        .where(
            Address.person_id == person_id,
            Address.closed_at.is_(None),
            Contact.blocked_at.is_(None),
            Contact.channel.in_(TWO_SIDED),
        )
        .order_by(Contact.stopped_at.is_not(None), Contact.last_seen_at.desc(), Contact.id)
        .limit(1)
    )
    return session.scalar(query)


def shares_contact(session: Session, contact_id: int) -> bool:
    """Whether several people use this phone."""
    return len(persons_of(session, contact_id)) > 1


def heal(session: Session, contact: Contact, now: datetime) -> None:
    """She writes, so the provider reaches her again: what found no way to her and still helps is sent after all."""
    if contact.blocked_at is None:
        return
    contact.blocked_at = None
    contact.blocked_reason = None
    session.flush()
    for person_id in persons_of(session, contact.id):
        requeue_unreachable(session, person_id, now)


def send_what_knocked(session: Session, contact: Contact, now: datetime) -> None:
    """She wrote, whatever it was, so free text reaches her: what waited for that is queued at once."""
    if contact.channel not in WINDOWED or not window_is_open(contact.channel, contact.wrote_at, now):
        return
    session.execute(
        update(OutboxRow)
        .where(
            OutboxRow.contact_id == contact.id,
            or_(
                OutboxRow.state == "knocked",
                and_(
                    OutboxRow.state == "unreachable",
                    OutboxRow.outcome.in_(OPENED_BY_WRITING),
                    OutboxRow.deadline > now,
                ),
            ),
        )
        .values(state="queued", due_at=now, outcome=None)
    )


def mark_blocked(session: Session, contact_id: int, reason: str, now: datetime) -> None:
    """Remembers that the provider no longer reaches this contact; her next message heals it."""
    session.execute(update(Contact).where(Contact.id == contact_id).values(blocked_at=now, blocked_reason=reason))


def block_address(session: Session, channel: str, address: str, now: datetime) -> None:
    """As `mark_blocked`, for a provider that tells of it by address; an unknown one says nothing to us."""
    session.execute(
        update(Contact)
        .where(Contact.channel == channel, Contact.address_index == address)
        .values(blocked_at=now, blocked_reason="blocked")
    )


def move_contact(session: Session, contact_id: int, new_address: str, now: datetime) -> int:
    """The contact at the new address its provider reported: this one, or the one that has written from there already.

    In the second case the old one is marked as gone, so that nothing is tried there again.
    """
    contact = session.get_one(Contact, contact_id)
    taken = session.scalar(
        select(Contact.id).where(Contact.channel == contact.channel, Contact.address_index == new_address)
    )
    if taken is not None and taken != contact_id:
        mark_blocked(session, contact_id, "address_moved", now)
        return taken
    contact.address = new_address
    contact.address_index = new_address
    return contact_id
