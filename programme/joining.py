"""Joining by chat: one-time codes, own numbers, consent, and what ends them.

An imported number is not an address: an address opens only when its holder writes to us with a code or from her own
number, and agrees (or signs a sheet: programme.consent_sheets).
"""

import secrets
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, exists, func, select, update

from db import Session
from db.tables import Address, Consent, Contact, Dialog, JoinCode, Kpm, Person, WrongCode
from outbox.addresses import close_addresses, open_address
from programme.access import Actor, operation
from programme.number_addresses import SHEET, open_for_sms
from programme.people import CONSENT_VERSION, VERSIONS_NAMING_WHATSAPP_AND_SMS
from programme.relays import end_via_ketua
from programme.rules import Rules
from programme.trail import leave_trace

CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without I, L, O, 0 and 1, which are misread on paper."""
CODE_LENGTH = 8


class CodeEnded(Exception):
    """The code was good when it was typed, but was used, replaced or ended before its reader agreed."""


def normal_code(said: str) -> str:
    """A code as stored, from how people type it: 'abcd-efgh' or 'ABCD EFGH'."""
    return "".join(letter for letter in said.upper() if letter.isalnum())


def looks_like_code(said: str) -> bool:
    """Whether a text could be a joining code (so that a wrong one is counted, and a greeting is not)."""
    code = normal_code(said)
    return (
        len(code) == CODE_LENGTH
        and all(letter in CODE_LETTERS for letter in code)
        and len(said.split()) <= 2
        and (any(letter.isdigit() for letter in code) or said.isupper())
    )


@operation(on="person", may=("pendamping", "koordinator", "operator", "office"))
def issue_code(session: Session, actor: Actor, person_id: int, now: datetime, rules: Rules) -> str:
    """A fresh one-time code for a person; the one before it ends."""
    end_codes(session, person_id, now)
    code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
    session.add(
        JoinCode(
            person_id=person_id,
            code_index=code,
            created_at=now,
            expires_at=now + timedelta(days=rules.join_code_days),
        )
    )
    leave_trace(session, actor, "issue_code", "person", person_id, now)
    return code


def end_codes(session: Session, person_id: int, now: datetime) -> None:
    """Ends the person's codes that were not used."""
    session.execute(
        update(JoinCode)
        .where(JoinCode.person_id == person_id, JoinCode.used_at.is_(None), JoinCode.ended_at.is_(None))
        .values(ended_at=now)
    )


def person_for_code(session: Session, said: str, now: datetime) -> int | None:
    """Whose code this is, if it is good."""
    return session.scalar(
        select(JoinCode.person_id)
        .join(Person, Person.id == JoinCode.person_id)
        .where(
            JoinCode.code_index == normal_code(said),
            JoinCode.used_at.is_(None),
            JoinCode.ended_at.is_(None),
            JoinCode.expires_at > now,
            Person.removed_at.is_(None),
        )
    )


def persons_with_phone(session: Session, phone: str, contact: Contact | None = None) -> list[int]:
    """The kpm whose roster entry has this number (E.164); several may share one phone.

    With `contact`, without those whose chat there was closed while they went on agreeing: their number had changed
    hands, or whoever has it said so. They need a code.
    """
    query = (
        select(Kpm.person_id)
        .join(Person, Person.id == Kpm.person_id)
        .where(Kpm.phone_index == phone, Kpm.left_at.is_(None), Person.removed_at.is_(None))
        .order_by(Kpm.person_id)
    )
    if contact is not None:
        query = query.where(~_was_closed_at(contact.id))
    return list(session.scalars(query))


def _was_closed_at(contact_id: int) -> ColumnElement[bool]:
    return exists().where(
        Address.contact_id == contact_id,
        Address.person_id == Kpm.person_id,
        Consent.person_id == Kpm.person_id,
        Consent.withdrawn_at.is_(None),
        Consent.given_at <= Address.closed_at,
    )


def count_wrong_try(session: Session, contact: Contact, now: datetime) -> None:
    """Remembers a wrong code or unknown number from this contact."""
    session.add(WrongCode(contact_id=contact.id, tried_at=now))


def tried_too_often(session: Session, contact: Contact, now: datetime, rules: Rules) -> bool:
    """Whether this contact has used up its wrong tries of the last hour."""
    query = select(func.count()).where(
        WrongCode.contact_id == contact.id, WrongCode.tried_at > now - timedelta(hours=1)
    )
    return (session.scalar(query) or 0) >= rules.wrong_codes_per_hour


def join(
    session: Session,
    contact: Contact,
    person_id: int,
    language: str,
    source: str,
    now: datetime,
    code: str | None,
    *,
    phone: str | None = None,
    channels: Collection[str] = (),
) -> None:
    """Opens the address after her consent: from now on this contact speaks for the person.

    `phone` (E.164) is her number where her channel vouches for it: with an SMS account among the office's `channels` it
    opens SMS as last resort, which the words that she agreed to name.

    Not an operation of an actor: the code or the own number is the right to do it. Raises CodeEnded, having done
    nothing, where two phones were asked for consent on one code and the other was quicker.
    """
    if code is not None:
        _use_code(session, code, person_id, now)
    person = session.get_one(Person, person_id)
    person.language = language
    person.joined_at = person.joined_at or now
    contact.language = language
    session.add(
        Consent(
            person_id=person_id,
            version=CONSENT_VERSION,
            language=language,
            source="chat",
            channel=contact.channel,
            covers_sms=CONSENT_VERSION in VERSIONS_NAMING_WHATSAPP_AND_SMS,
            given_at=now,
        )
    )
    open_address(session, contact, person_id, source, now)
    _is_a_chat_now(session, contact.id, person_id, source)
    if phone is not None:
        contact.phone = contact.phone_index = phone
        if "sms" in channels:
            open_for_sms(session, person_id, phone, "whatsapp" if contact.channel == "whatsapp" else "phone", now)
    end_via_ketua(session, person_id)
    leave_trace(session, Actor(person_id, person.role), "join", "person", person_id, now)


def _is_a_chat_now(session: Session, contact_id: int, person_id: int, source: str) -> None:
    """An address that a sheet had opened ends no more with the number on the roster: she agreed from there herself."""
    session.execute(
        update(Address)
        .where(
            Address.contact_id == contact_id,
            Address.person_id == person_id,
            Address.source == SHEET,
            Address.closed_at.is_(None),
        )
        .values(source=source)
    )


def _use_code(session: Session, code: str, person_id: int, now: datetime) -> None:
    used = session.execute(
        update(JoinCode)
        .where(
            JoinCode.code_index == normal_code(code),
            JoinCode.person_id == person_id,
            JoinCode.used_at.is_(None),
            JoinCode.ended_at.is_(None),
            JoinCode.expires_at > now,
        )
        .values(used_at=now)
        .returning(JoinCode.id)
    )
    if used.first() is None:
        raise CodeEnded(f"person {person_id}")


@operation(on="person", may=("self",))
def withdraw_consent(session: Session, actor: Actor, person_id: int, now: datetime) -> None:
    """Ends her consent and closes her addresses: nothing is sent to her until she joins again."""
    end_consent(session, person_id, now)
    leave_trace(session, actor, "withdraw_consent", "person", person_id, now)


def end_consent(session: Session, person_id: int, now: datetime) -> None:
    """What was agreed binds nobody any more: addresses close, numbers that a channel told us are forgotten."""
    session.execute(
        update(Consent).where(Consent.person_id == person_id, Consent.withdrawn_at.is_(None)).values(withdrawn_at=now)
    )
    close_addresses(session, person_id, now)
    _forget_shared_numbers(session, person_id)


def _forget_shared_numbers(session: Session, person_id: int) -> None:
    """The number that her channel told us is kept no longer, unless somebody else still speaks from that phone."""
    hers = select(Address.contact_id).where(Address.person_id == person_id)
    in_use = exists().where(Address.contact_id == Contact.id, Address.closed_at.is_(None))
    session.execute(update(Contact).where(Contact.id.in_(hers), ~in_use).values(phone=None, phone_index=None))


def end_sessions(session: Session, person_id: int, now: datetime) -> None:
    """Ends what a removed person could still use: codes, addresses, dialogs."""
    end_codes(session, person_id, now)
    contacts = select(Address.contact_id).where(Address.person_id == person_id)
    session.execute(
        update(Dialog).where(Dialog.contact_id.in_(contacts), Dialog.person_id == person_id).values(status="done")
    )
    close_addresses(session, person_id, now)
