"""Complaints and each step of them. About a ketua or pendamping: nobody of the group's own people ever sees them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import EncryptedText, Moment
from db.schema import Table


class Complaint(Table):
    """What one family complains of, by itself or through its ketua, and how far it has come."""

    __tablename__ = "complaints"

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket: Mapped[str] = mapped_column(String(12), unique=True)
    """What people quote, drawn at random: a running number would show by its gaps that others exist."""
    reporter_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    kpm_id: Mapped[int] = mapped_column(ForeignKey("kpm.person_id"), index=True)
    """Whose family it concerns: the reporter's, or a member's for whom her ketua files it."""
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), index=True)
    """Her group at that time: whose people handle it, or must not see it."""
    category: Mapped[str] = mapped_column(String(16))
    """One of programme.matters.COMPLAINT_CATEGORIES."""
    words: Mapped[str] = mapped_column(EncryptedText)
    confidential: Mapped[bool] = mapped_column(default=False)
    """About the ketua, deputy, pendamping or koordinator, or about nobody she would name: hidden from the group's own
    people.
    """
    accused_role: Mapped[str | None] = mapped_column(EncryptedText)
    """ketua, deputy, pendamping, koordinator, other (a bank agent, a village or school official) or unsaid."""
    accused_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    first_level: Mapped[str] = mapped_column(String(12))
    """pendamping, koordinator or operator: where it began. Below that nobody ever sees it."""
    level: Mapped[str] = mapped_column(String(12))
    """How far up it has come: everybody from the first level to this one handles it."""
    state: Mapped[str] = mapped_column(String(12), default="received")
    """received, in_progress, waiting (for the reporter), referred, solved (asked whether it is), reopened or closed."""
    taken_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    """Who works on it."""
    referred_to: Mapped[str | None] = mapped_column(EncryptedText)
    letter_number: Mapped[str | None] = mapped_column(EncryptedText)
    received_at: Mapped[datetime] = mapped_column(Moment)
    due_at: Mapped[datetime] = mapped_column(Moment)
    """By then something has to have come of it at this level; later it goes a level up."""
    solved_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    close_reason: Mapped[str | None] = mapped_column(String(12))
    """confirmed (by the reporter), silent (she did not answer) or withdrawn (by her)."""

    __table_args__ = (Index("ix_complaints_state_due_at", "state", "due_at"),)


class ComplaintStep(Table):
    """One thing that happened to a complaint; the reporter hears of those that concern her."""

    __tablename__ = "complaint_steps"

    id: Mapped[int] = mapped_column(primary_key=True)
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaints.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    """received, taken, noted, asked, answered, referred, visit, escalated, solved, reopened, closed or withdrawn."""
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    words: Mapped[str | None] = mapped_column(EncryptedText)
    """Of a note only for the handlers; of a question, an answer, a solution for the reporter too."""
    at: Mapped[datetime] = mapped_column(Moment)
