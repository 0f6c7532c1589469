"""Addresses that open without a message from there, because of a number: hers by her channel's word, or by a sheet.

A number that WhatsApp or Telegram vouches for opens SMS to it; the roster's number opens WhatsApp and SMS where she
signed a sheet that names them. Such an address is only as good as its number: it ends with it.
"""

from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, exists, or_, select, update

from db import Session
from db.tables import Address, Consent, Contact, Kpm, Person, StagedKpm
from outbox.addresses import requeue_unreachable
from outbox.inbox import locked_contact
from outbox.messages import Incoming
from programme.access import SYSTEM
from programme.people import VERSIONS_NAMING_WHATSAPP_AND_SMS
from programme.phones import NotAMobileNumber, mobile_number
from programme.trail import leave_trace

SHEET = "sheet"
"""The source of an address that a signed sheet opened."""
BY_SHEET = ("whatsapp", "sms")
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When somebody was last seen who has never written from an address: behind every other one of hers."""


def is_a_chat() -> ColumnElement[bool]:
    """Of an address and its contact: somebody has written from there; not a number that we only write to."""
    return (Contact.channel != "sms") & ((Address.source != SHEET) | Contact.wrote_at.is_not(None))


def own_number(phone: str | None) -> str | None:
    """The number as kept, if it is an Indonesian mobile one: landlines and foreign numbers get no SMS."""
    try:
        return mobile_number(phone) if phone else None
    except NotAMobileNumber:
        return None


def open_for_sms(session: Session, person_id: int, phone: str | None, source: str, now: datetime) -> bool:
    """SMS to a number that her channel vouches for; False where that is no Indonesian mobile number."""
    number = own_number(phone)
    if number is not None:
        _open(session, person_id, "sms", number, source, now)
    return number is not None


def open_by_sheet(session: Session, person_id: int, channels: Collection[str], now: datetime) -> tuple[str, ...]:
    """Opens her number on the roster, if she is a kpm who has one; returns the channels, of those the office has.

    Not for whom the ketua tells her news: the number on the roster is hardly her own.
    """
    kpm = session.get(Kpm, person_id)
    number = own_number(kpm.phone) if kpm is not None else None
    if kpm is None or number is None or kpm.left_at is not None or kpm.via_ketua_since is not None:
        return ()
    opened = tuple(channel for channel in BY_SHEET if channel in channels)
    for channel in opened:
        _open(session, person_id, channel, number, SHEET, now)
    return opened


def people_to_open(session: Session, channels: Collection[str], most: int) -> list[int]:
    """Whose sheet stands while her number is open on none of these channels; none whose chats were closed by hand."""
    signed = exists().where(
        Consent.person_id == Kpm.person_id,
        Consent.source == "sheet",
        Consent.withdrawn_at.is_(None),
        Consent.version.in_(VERSIONS_NAMING_WHATSAPP_AND_SMS),
    )
    at_her_number = exists().where(
        Address.person_id == Kpm.person_id,
        Contact.id == Address.contact_id,
        Contact.address_index == Kpm.phone_index,
    )
    lacks = or_(*(~at_her_number.where(Contact.channel == channel) for channel in BY_SHEET if channel in channels))
    closed = at_her_number.where(Address.source == SHEET, Address.closed_at.is_not(None))
    query = select(Kpm.person_id).where(
        Kpm.phone_index.is_not(None), Kpm.left_at.is_(None), Kpm.via_ketua_since.is_(None), signed, lacks, ~closed
    )
    return list(session.scalars(query.order_by(Kpm.person_id).limit(most)))


def open_signed_numbers(session: Session, channels: Collection[str], now: datetime, most: int) -> int:
    """Opens what came to be possible since a sheet was recorded: another number, or a new account of the office.

    `channels`: at least one of BY_SHEET. Returns for how many people.
    """
    waiting = people_to_open(session, channels, most)
    return sum(bool(open_by_sheet(session, person_id, channels, now)) for person_id in waiting)


def follow_number(session: Session, person_id: int, now: datetime) -> None:
    """Her number on the roster changed: what a sheet had opened at the old one closes, and opens at the new one."""
    kpm = session.get_one(Kpm, person_id)
    query = (
        select(Address, Contact.channel)
        .join(Contact, Contact.id == Address.contact_id)
        .where(
            Address.person_id == person_id,
            Address.source == SHEET,
            Address.closed_at.is_(None),
            Contact.address_index != (kpm.phone or ""),
        )
    )
    moved = list(session.execute(query).all())
    for address, _ in moved:
        address.closed_at = now
    session.flush()
    open_by_sheet(session, person_id, {channel for _, channel in moved}, now)


def close_changed_numbers(session: Session, import_id: int, now: datetime) -> None:
    """After an import gave people other numbers: what a sheet had opened at the old ones closes, all at once."""
    still_hers = exists().where(
        Contact.id == Address.contact_id, Kpm.person_id == Address.person_id, Kpm.phone_index == Contact.address_index
    )
    session.execute(
        update(Address)
        .where(
            Address.person_id.in_(select(StagedKpm.person_id).where(StagedKpm.import_id == import_id)),
            Address.source == SHEET,
            Address.closed_at.is_(None),
            ~still_hers,
        )
        .values(closed_at=now)
        .execution_options(synchronize_session=False)
    )


def close_wrong_number(session: Session, contact: Contact, now: datetime) -> bool:
    """Who writes is not whom the sheet's number was for: it closes for her, on WhatsApp and SMS, and stays closed.

    False where no sheet opened this address.
    """
    theirs = (Address.source == SHEET) & Address.closed_at.is_(None)
    people = list(session.scalars(select(Address.person_id).where(Address.contact_id == contact.id, theirs)))
    same_number = select(Contact.id).where(Contact.channel.in_(BY_SHEET), Contact.address_index == contact.address)
    session.execute(
        update(Address)
        .where(Address.person_id.in_(people), Address.contact_id.in_(same_number), theirs)
        .values(closed_at=now)
    )
    for person_id in people:
        leave_trace(session, SYSTEM, "wrong_number", "person", person_id, now)
    return bool(people)


def silence_numbers(session: Session, person_ids: Collection[int], now: datetime) -> None:
    """Who says stop in her chat means her number too: neither SMS nor a first message on WhatsApp goes there."""
    _numbers_of(session, person_ids, Contact.stopped_at.is_(None), now)


def wake_numbers(session: Session, person_ids: Collection[int]) -> None:
    """After 'mulai'."""
    _numbers_of(session, person_ids, Contact.stopped_at.is_not(None), None)


def _numbers_of(
    session: Session, person_ids: Collection[int], which: ColumnElement[bool], stopped_at: datetime | None
) -> None:
    query = (
        select(Address.contact_id)
        .join(Contact, Contact.id == Address.contact_id)
        .where(Address.person_id.in_(person_ids), Address.closed_at.is_(None), ~is_a_chat())
    )
    session.execute(update(Contact).where(Contact.id.in_(query), which).values(stopped_at=stopped_at))


def _open(session: Session, person_id: int, channel: str, number: str, source: str, now: datetime) -> None:
    """Unlike her own message this revives nothing: a number that stopped or is dead stays so."""
    known = session.scalar(
        select(Contact.id).where(Contact.channel == channel, Contact.address_index == number).limit(1)
    )
    contact = locked_contact(session, Incoming(channel, number, ""), now)
    if known is None:
        contact.last_seen_at, contact.wrote_at = NEVER, None
        contact.language = session.get_one(Person, person_id).language
    standing = select(Address.id).where(
        Address.contact_id == contact.id, Address.person_id == person_id, Address.closed_at.is_(None)
    )
    if session.scalar(standing) is None:
        session.add(Address(contact_id=contact.id, person_id=person_id, source=source, opened_at=now))
    session.flush()
    requeue_unreachable(session, person_id, now)
