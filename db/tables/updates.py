"""Changes that families report (pemutakhiran), each step of them, and the month's list that goes to the office."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import EncryptedText, Moment
from db.schema import Table


class DataUpdate(Table):
    """One change in one family, from the report to the office's list."""

    __tablename__ = "data_updates"

    id: Mapped[int] = mapped_column(primary_key=True)
    kpm_id: Mapped[int] = mapped_column(ForeignKey("kpm.person_id"), index=True)
    reporter_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    """She herself, her ketua, or her pendamping."""
    kind: Mapped[str] = mapped_column(String(16))
    """One of programme.matters.UPDATE_KINDS."""
    details: Mapped[str] = mapped_column(EncryptedText)
    """JSON: what was asked for this kind, by field."""
    state: Mapped[str] = mapped_column(String(10), default="received")
    """received, asked (back, waiting for the reporter), right, wrong or withdrawn."""
    settled_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
    reason: Mapped[str | None] = mapped_column(EncryptedText)
    """Why it is wrong, in the pendamping's words: the reporter reads it."""
    list_id: Mapped[int | None] = mapped_column(ForeignKey("update_lists.id"), index=True)
    """The month's list with which it went to the office."""
    received_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (Index("ix_data_updates_state", "state"),)


class DataUpdateStep(Table):
    """One thing that happened to a reported change."""

    __tablename__ = "data_update_steps"

    id: Mapped[int] = mapped_column(primary_key=True)
    update_id: Mapped[int] = mapped_column(ForeignKey("data_updates.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    """received, asked, answered, right, wrong, sent or withdrawn."""
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    words: Mapped[str | None] = mapped_column(EncryptedText)
    at: Mapped[datetime] = mapped_column(Moment)


class UpdateList(Table):
    """A pendamping's list of one month's changes: asked for in the second week, sent when he says so."""

    __tablename__ = "update_lists"

    id: Mapped[int] = mapped_column(primary_key=True)
    pendamping_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    kecamatan: Mapped[str] = mapped_column(String(80))
    month: Mapped[str] = mapped_column(String(7))
    """The month whose changes it holds, 'YYYY-MM'; it is sent in the month after."""
    asked_at: Mapped[datetime] = mapped_column(Moment)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (UniqueConstraint("pendamping_id", "month"),)


class UpdateReport(Table):
    """One kecamatan's changes of one month as the operator gets them."""

    __tablename__ = "update_reports"

    id: Mapped[int] = mapped_column(primary_key=True)
    kecamatan: Mapped[str] = mapped_column(String(80))
    month: Mapped[str] = mapped_column(String(7))
    made_at: Mapped[datetime] = mapped_column(Moment)
    """When it was made anew last: a list sent later is added, and the operator gets the whole again."""
    rows: Mapped[int]

    __table_args__ = (UniqueConstraint("kecamatan", "month"),)
