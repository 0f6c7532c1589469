"""What is to be said to whom: one row a message, from the moment it is decided until delivered or given up."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import EncryptedText, Moment
from db.schema import Table


class OutboxRow(Table):
    """A reply (drawn in the turn) or a notice (drawn when it is sent)."""

    __tablename__ = "outbox"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(24))
    """'reply', or the notice's kind (outbox.kinds)."""
    subject: Mapped[str | None] = mapped_column(String(40))
    """What a notice speaks of: 'meeting:12'."""
    slot: Mapped[str | None] = mapped_column(String(40))
    """Which occurrence: holds the date, so that a moved meeting reminds anew."""
    person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"))
    """A reply's destination; a notice's is chosen when it is sent."""
    priority: Mapped[int] = mapped_column(default=5)
    """0 replies, 1 what awaits an answer, 5 bulk: lower goes first."""
    content: Mapped[str | None] = mapped_column(EncryptedText)
    """A reply's message as JSON."""
    due_at: Mapped[datetime] = mapped_column(Moment)
    """Not before this moment: the planned one, or when a retry is allowed."""
    deadline: Mapped[datetime | None] = mapped_column(Moment)
    """After this moment the notice helps nobody and is dropped."""
    state: Mapped[str] = mapped_column(String(12), default="queued")
    """queued, claimed, sending; knocked (a template asked her to open it); sent, delivered, read; failed, dropped,
    unreachable, unknown."""
    way: Mapped[str | None] = mapped_column(String(12))
    """The channel it left by last: telegram, whatsapp or sms."""
    attempts: Mapped[int] = mapped_column(default=0)
    repeats: Mapped[int] = mapped_column(default=0)
    """How often it was queued again after a request whose end is unknown: at most once."""
    lease_until: Mapped[datetime | None] = mapped_column(Moment)
    provider_id: Mapped[str | None] = mapped_column(String(80))
    outcome: Mapped[str | None] = mapped_column(String(40))
    """Why it failed or was dropped: a short code."""
    created_at: Mapped[datetime] = mapped_column(Moment)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    delivered_at: Mapped[datetime | None] = mapped_column(Moment)
    """When the provider said that it is on her phone; Telegram never does."""
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    """When its reader acted on a notice that awaits an answer."""

    __table_args__ = (
        Index(
            "uq_outbox_notice",
            "kind",
            "subject",
            "person_id",
            "slot",
            unique=True,
            sqlite_where=text("kind <> 'reply'"),
            postgresql_where=text("kind <> 'reply'"),
        ),
        Index(
            "ix_outbox_waiting",
            "priority",
            "due_at",
            sqlite_where=text("state IN ('queued', 'claimed', 'sending')"),
            postgresql_where=text("state IN ('queued', 'claimed', 'sending')"),
        ),
        Index("ix_outbox_contact_id_sent_at", "contact_id", "sent_at"),
        Index("ix_outbox_subject", "subject"),
    )


class Sending(Table):
    """One request to a provider for one outbox row: by which way it left, in which form, and what became of it."""

    __tablename__ = "sendings"

    id: Mapped[int] = mapped_column(primary_key=True)
    outbox_id: Mapped[int] = mapped_column(ForeignKey("outbox.id"), index=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"))
    channel: Mapped[str] = mapped_column(String(16))
    form: Mapped[str] = mapped_column(String(8))
    """free (inside the window, or a channel without one), template, knock or sms."""
    template: Mapped[str | None] = mapped_column(String(40))
    provider_id: Mapped[str | None] = mapped_column(String(80), index=True)
    """Empty until the provider answered; of several parts the last."""
    state: Mapped[str] = mapped_column(String(12), default="sending")
    """sending, sent, delivered, read, failed or unknown; it moves forward only."""
    code: Mapped[str | None] = mapped_column(String(12))
    """The provider's own code of a failure."""
    segments: Mapped[int] = mapped_column(default=0)
    """Of an SMS."""
    rupiah: Mapped[int] = mapped_column(default=0)
    """What it costs by the prices in the settings."""
    lines: Mapped[str | None] = mapped_column(EncryptedText)
    """The choices as she saw them numbered, as JSON [[label, data], ...]: a typed number means one of these."""
    left_at: Mapped[datetime] = mapped_column(Moment)
    settled_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (Index("ix_sendings_channel_left_at", "channel", "left_at"),)


class ProviderStatus(Table):
    """What a provider said of a message before we knew that message's id: kept until its id is settled."""

    __tablename__ = "provider_statuses"

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(String(16))
    provider_id: Mapped[str] = mapped_column(String(80), index=True)
    state: Mapped[str] = mapped_column(String(12))
    code: Mapped[str | None] = mapped_column(String(12))
    arrived_at: Mapped[datetime] = mapped_column(Moment)


class ChannelState(Table):
    """How one channel's account stands: paused by its provider, and up to when its own list was read."""

    __tablename__ = "channel_states"

    channel: Mapped[str] = mapped_column(String(16), primary_key=True)
    paused_until: Mapped[datetime | None] = mapped_column(Moment)
    code: Mapped[str | None] = mapped_column(String(12))
    """The provider's code that paused it."""
    caught_up_at: Mapped[datetime | None] = mapped_column(Moment)
    """Messages that arrived before this moment were all taken in."""


class Broadcast(Table):
    """One message of a pendamping or operator to many: written, confirmed, perhaps cancelled while it goes out."""

    __tablename__ = "broadcasts"

    id: Mapped[int] = mapped_column(primary_key=True)
    sender_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    text: Mapped[str] = mapped_column(EncryptedText)
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id"))
    """Its photo or voice note."""
    audience: Mapped[dict[str, Any]] = mapped_column(JSON)
    """Ids only: {"groups": [3, 4]} or {"all": true}."""
    readers: Mapped[int]
    forecast: Mapped[dict[str, Any]] = mapped_column(JSON)
    """The counts that were shown before it was confirmed."""
    confirmed_at: Mapped[datetime] = mapped_column(Moment)
    cancelled_at: Mapped[datetime | None] = mapped_column(Moment)
    told_at: Mapped[datetime | None] = mapped_column(Moment)
    """When its sender was told what became of it."""
