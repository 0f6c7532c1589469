"""Readers with addresses of every kind, put into the tables as they come to stand there after a while."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

from db import Session
from db.tables import Address, Consent, Contact
from tests.village_people import add_kpm

_numbers = count(1)


@dataclass(frozen=True)
class At:
    """One address: its channel, and how long before now its holder wrote there (None: never)."""

    channel: str
    wrote_ago: timedelta | None = None
    stopped: bool = False
    blocked: bool = False


IN_WINDOW = At("whatsapp", timedelta(hours=3))
OUTSIDE = At("whatsapp", timedelta(days=9))
NEVER_WROTE = At("whatsapp")
TELEGRAM = At("telegram", timedelta(days=30))
SMS = At("sms")


def add_reader(
    session: Session,
    group_id: int,
    number: int,
    now: datetime,
    *addresses: At,
    name: str = "Ibu",
    consent: bool = True,
    covers_sms: bool = True,
) -> int:
    """A kpm of the group with these addresses; the one with number 1 is its ketua. Returns her id."""
    person_id = add_kpm(session, group_id, number, f"{name} {number}", now)
    if consent:
        agreed = Consent(person_id=person_id, version="1", language="id", source="sheet", given_at=now)
        agreed.covers_sms = covers_sms
        session.add(agreed)
    for one in addresses:
        open_at(session, person_id, add_contact(session, one, now), now)
    return person_id


def add_contact(session: Session, one: At, now: datetime) -> int:
    number = next(_numbers)
    text = f"+62899{number:08d}"
    contact = Contact(channel=one.channel, address=text, address_index=text, opened_at=now, last_seen_at=now)
    contact.wrote_at = now - one.wrote_ago if one.wrote_ago is not None else None
    contact.stopped_at, contact.blocked_at = (now if one.stopped else None), (now if one.blocked else None)
    session.add(contact)
    session.flush()
    return contact.id


def open_at(session: Session, person_id: int, contact_id: int, now: datetime) -> None:
    session.add(Address(contact_id=contact_id, person_id=person_id, source="sheet", opened_at=now))
    session.flush()
