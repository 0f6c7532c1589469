"""Asking a group: what makes coming hard (participatory assessment), and whether another time would suit."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import EncryptedText, Moment
from db.schema import Table


class Poll(Table):
    """One question round to the members of one group; at most one of a kind is open per group."""

    __tablename__ = "polls"

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    """hindrances (what makes coming hard, when she is free) or new_time (yes or no to one time)."""
    asked_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    closes_at: Mapped[datetime] = mapped_column(Moment)
    """Until then answers count; afterwards the result is told."""
    proposal: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    """Of new_time: the monthly pattern and the local time that is proposed."""
    after_poll_id: Mapped[int | None] = mapped_column(ForeignKey("polls.id"))
    """Of new_time: the round of hindrances from which the proposal came."""
    state: Mapped[str] = mapped_column(String(10), default="open")
    """open, closed (the result was told), cancelled, adopted (the series moved) or dropped (it stays as it was)."""
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        Index(
            "uq_polls_one_open",
            "group_id",
            "kind",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
        Index("ix_polls_state_closes_at", "state", "closes_at"),
    )


class PollAnswer(Table):
    """What one member answered; answering again replaces it while the poll is open."""

    __tablename__ = "poll_answers"

    id: Mapped[int] = mapped_column(primary_key=True)
    poll_id: Mapped[int] = mapped_column(ForeignKey("polls.id"))
    kpm_id: Mapped[int] = mapped_column(ForeignKey("kpm.person_id"), index=True)
    choices: Mapped[str | None] = mapped_column(EncryptedText)
    """Of hindrances: reason codes, by commas. They may be about health or family, so encrypted."""
    words: Mapped[str | None] = mapped_column(EncryptedText)
    """Hers, as she wrote them."""
    hours: Mapped[str | None] = mapped_column(EncryptedText)
    """Of hindrances: when she can't come, as JSON of programme.polls.busy_hours."""
    suits: Mapped[bool | None]
    """Of new_time."""
    said_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    """Herself, or the pendamping for whom no chat reaches."""
    answered_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (UniqueConstraint("poll_id", "kpm_id"),)
