"""Visits: which are due and why, how each ended, and the numbers of each morning's list."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import EncryptedText, Moment
from db.schema import Table


class Visit(Table):
    """A visit to one kpm for one cause; at most one is open per kpm and cause."""

    __tablename__ = "visits"

    id: Mapped[int] = mapped_column(primary_key=True)
    kpm_id: Mapped[int] = mapped_column(ForeignKey("kpm.person_id"))
    cause: Mapped[str] = mapped_column(String(20))
    """p2k2: two months without a group meeting; follow_up: the next step agreed in an earlier visit."""
    months: Mapped[list[str]] = mapped_column(JSON)
    """The missed months, 'YYYY-MM', oldest first."""
    state: Mapped[str] = mapped_column(String(10), default="open")
    """open, done, cancelled (by the pendamping) or withdrawn (a correction showed that it was not due)."""
    due_on: Mapped[date]
    """From this local day on it stands on the list; postponing moves it."""
    opened_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    visited_on: Mapped[date | None]
    met: Mapped[str | None] = mapped_column(EncryptedText)
    """Whom the pendamping met: kpm, spouse, couple, family, or own words."""
    duties: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Of the four duties of a visit: explained, motivated, cause_sought, follow_up."""
    finding: Mapped[str | None] = mapped_column(EncryptedText)
    agreement: Mapped[str | None] = mapped_column(EncryptedText)
    next_step: Mapped[str | None] = mapped_column(EncryptedText)
    next_on: Mapped[date | None]
    end_reason: Mapped[str | None] = mapped_column(EncryptedText)
    """Why the pendamping cancelled it, in his words."""
    after_visit_id: Mapped[int | None] = mapped_column(ForeignKey("visits.id"))
    """Of a follow-up: the visit in which it was agreed."""

    __table_args__ = (
        Index(
            "uq_visits_one_open",
            "kpm_id",
            "cause",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
        Index("ix_visits_state_due_on", "state", "due_on"),
    )


class VisitListItem(Table):
    """The number under which a visit stood on a pendamping's list of one day."""

    __tablename__ = "visit_list_items"

    id: Mapped[int] = mapped_column(primary_key=True)
    pendamping_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    listed_on: Mapped[date]
    number: Mapped[int]
    visit_id: Mapped[int] = mapped_column(ForeignKey("visits.id"))

    __table_args__ = (
        UniqueConstraint("pendamping_id", "listed_on", "number"),
        UniqueConstraint("pendamping_id", "listed_on", "visit_id"),
    )
