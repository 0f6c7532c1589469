"""Questions that the assistant could not answer from its own data: the pendamping answers them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import EncryptedText, Moment
from db.schema import Table


class Inquiry(Table):
    """One question of a kpm, and its answer."""

    __tablename__ = "inquiries"

    id: Mapped[int] = mapped_column(primary_key=True)
    asker_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), index=True)
    topic: Mapped[str | None] = mapped_column(String(20))
    """What it seemed to be about (programme.matters.QUESTION_TOPICS), where that was told."""
    words: Mapped[str] = mapped_column(EncryptedText)
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    """waiting, answered or closed (without an answer: it settled itself)."""
    asked_at: Mapped[datetime] = mapped_column(Moment)
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    answer: Mapped[str | None] = mapped_column(EncryptedText)

    __table_args__ = (Index("ix_inquiries_state", "state"),)
