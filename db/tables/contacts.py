"""Chat addresses: who writes from where, what arrived, and where their dialog stands."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import EncryptedText, LookupHash, Moment
from db.schema import Table


class Contact(Table):
    """One address on one channel that has written to us."""

    __tablename__ = "contacts"

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(String(16))
    address: Mapped[str] = mapped_column(EncryptedText)
    """The channel's opaque id (a Telegram chat id); never logged."""
    address_index: Mapped[str] = mapped_column(LookupHash)
    language: Mapped[str] = mapped_column(String(5), default="id")
    opened_at: Mapped[datetime] = mapped_column(Moment)
    last_seen_at: Mapped[datetime] = mapped_column(Moment)
    wrote_at: Mapped[datetime | None] = mapped_column(Moment)
    """When she last wrote, by the provider's word: WhatsApp's 24 hours of free text count from here."""
    phone: Mapped[str | None] = mapped_column(EncryptedText)
    """E.164, where the channel vouches for it; a WhatsApp identity need not be a number."""
    phone_index: Mapped[str | None] = mapped_column(LookupHash, index=True)
    external_index: Mapped[str | None] = mapped_column(LookupHash, index=True)
    """The provider's own id of whoever writes: it stays the same when she hides her number later."""
    stopped_at: Mapped[datetime | None] = mapped_column(Moment)
    """Her own 'stop': no notices until 'mulai'."""
    blocked_at: Mapped[datetime | None] = mapped_column(Moment)
    """The provider said that she blocked us or that the address is gone."""
    blocked_reason: Mapped[str | None] = mapped_column(String(40))

    __table_args__ = (UniqueConstraint("channel", "address_index"),)


class Address(Table):
    """A contact that speaks for a person; opened by code, own phone number or signed sheet, closed with its reason."""

    __tablename__ = "addresses"

    id: Mapped[int] = mapped_column(primary_key=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    source: Mapped[str] = mapped_column(String(16))
    opened_at: Mapped[datetime] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        Index(
            "uq_addresses_open",
            "contact_id",
            "person_id",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index("ix_addresses_person_id", "person_id"),
    )


class InboxEntry(Table):
    """A message that arrived, once: the unique key is what makes a repeated webhook harmless."""

    __tablename__ = "inbox"

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(String(16))
    message_id: Mapped[str] = mapped_column(String(80))
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), index=True)
    payload: Mapped[str] = mapped_column(EncryptedText)
    received_at: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(String(8), default="done")
    """done, or failed: its step raised and the person was given `reference`."""
    reference: Mapped[str | None] = mapped_column(String(12), unique=True)
    failure: Mapped[str | None] = mapped_column(String(80))
    """The exception's class name: never its text, which may quote the message."""

    __table_args__ = (UniqueConstraint("channel", "message_id"),)


class Dialog(Table):
    """A conversation under way with one contact; at most one is open, others wait paused."""

    __tablename__ = "dialogs"

    id: Mapped[int] = mapped_column(primary_key=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), index=True)
    conversation: Mapped[str] = mapped_column(String(40))
    version: Mapped[int]
    question: Mapped[str] = mapped_column(String(40))
    step: Mapped[int] = mapped_column(default=1)
    """Counts the questions asked; a button of an earlier one is recognised by it."""
    state: Mapped[str] = mapped_column(EncryptedText)
    history: Mapped[str] = mapped_column(EncryptedText, default="[]")
    about: Mapped[str | None] = mapped_column(String(40))
    """What it speaks of ('meeting:12'), so that a second tap on the same notice does not start it twice."""
    then_dialog_id: Mapped[int | None] = mapped_column(ForeignKey("dialogs.id"))
    """The dialog a notice's button interrupted: it goes on when this one ends."""
    status: Mapped[str] = mapped_column(String(8), default="open")
    """open, paused or done."""
    touched_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        Index(
            "uq_dialogs_one_open",
            "contact_id",
            unique=True,
            sqlite_where=text("status = 'open'"),
            postgresql_where=text("status = 'open'"),
        ),
    )


class WrongCode(Table):
    """A wrong joining code or an unknown number from one contact: counted to slow down guessing."""

    __tablename__ = "wrong_codes"

    id: Mapped[int] = mapped_column(primary_key=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), index=True)
    tried_at: Mapped[datetime] = mapped_column(Moment)


class StoredFile(Table):
    """A photo, voice note or document that arrived: the turn stores the reference, a job fetches and encrypts it."""

    __tablename__ = "stored_files"

    id: Mapped[int] = mapped_column(primary_key=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), index=True)
    channel: Mapped[str] = mapped_column(String(16))
    provider_reference: Mapped[str] = mapped_column(EncryptedText)
    kind: Mapped[str] = mapped_column(String(12))
    media_type: Mapped[str | None] = mapped_column(String(80))
    size: Mapped[int | None] = mapped_column(BigInteger)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    """Who sent it: a phone may be shared."""
    subject: Mapped[str | None] = mapped_column(String(60), index=True)
    """What it is evidence of ('meeting:12'), once that is known."""
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Encrypted with the key ring; empty until fetched."""
    state: Mapped[str] = mapped_column(String(8), default="waiting")
    """waiting, stored or refused."""
    attempts: Mapped[int] = mapped_column(default=0)
    received_at: Mapped[datetime] = mapped_column(Moment)
