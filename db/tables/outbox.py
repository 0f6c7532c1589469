"""What is to be said to whom: one row a message, from the moment it is decided until delivered or given up."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, text
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
    person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
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
    """queued, claimed, sending; sent, delivered, read; failed, dropped, unreachable, unknown."""
    attempts: Mapped[int] = mapped_column(default=0)
    repeats: Mapped[int] = mapped_column(default=0)
    """How often it was queued again after a request whose end is unknown: at most once."""
    lease_until: Mapped[datetime | None] = mapped_column(Moment)
    provider_id: Mapped[str | None] = mapped_column(String(80))
    outcome: Mapped[str | None] = mapped_column(String(40))
    """Why it failed or was dropped: a short code."""
    created_at: Mapped[datetime] = mapped_column(Moment)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
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
