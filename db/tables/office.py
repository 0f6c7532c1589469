"""What the office gets and decides: reports of each period, who keeps which group, and who stands in for whom."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import EncryptedText, Moment
from db.schema import Table


class OfficeReport(Table):
    """A pendamping's report of one period: asked for, sent when he says so, its due date watched."""

    __tablename__ = "office_reports"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(12))
    """monthly or verification."""
    pendamping_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    kecamatan: Mapped[str] = mapped_column(String(80))
    period: Mapped[str] = mapped_column(String(7))
    """'2018-11' for a month, '2018-Q4' for a quarter."""
    note: Mapped[str | None] = mapped_column(EncryptedText)
    """What he adds in his own words."""
    figures: Mapped[str | None] = mapped_column(EncryptedText)
    """JSON: what was reported, as it stood when it was sent."""
    asked_at: Mapped[datetime] = mapped_column(Moment)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        UniqueConstraint("kind", "pendamping_id", "period"),
        Index("ix_office_reports_kecamatan_period", "kecamatan", "period"),
    )


class MeetingNote(Table):
    """What the pendamping adds to one P2K2 meeting for the official system: how it went, in his own words."""

    __tablename__ = "meeting_notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), unique=True)
    process: Mapped[str | None] = mapped_column(EncryptedText)
    participation: Mapped[str | None] = mapped_column(EncryptedText)
    results: Mapped[str | None] = mapped_column(EncryptedText)
    obstacles: Mapped[str | None] = mapped_column(EncryptedText)
    follow_up: Mapped[str | None] = mapped_column(EncryptedText)
    written_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    written_at: Mapped[datetime] = mapped_column(Moment)


class GroupKeeper(Table):
    """Who kept a group from when to when, and why it passed on. The present one is also `Group.pendamping_id`."""

    __tablename__ = "group_keepers"

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), index=True)
    pendamping_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    cause: Mapped[str] = mapped_column(String(12))
    """given, handover, substitute or returned."""
    since: Mapped[datetime] = mapped_column(Moment)
    until: Mapped[datetime | None] = mapped_column(Moment)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))


class Substitution(Table):
    """A colleague who keeps a pendamping's groups during leave; at its end they go back by themselves."""

    __tablename__ = "substitutions"

    id: Mapped[int] = mapped_column(primary_key=True)
    pendamping_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    substitute_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    from_on: Mapped[date]
    until_on: Mapped[date]
    """The last day of the leave; both days local."""
    group_ids: Mapped[list[int]] = mapped_column(JSON, default=list)
    """The groups that passed on when it began."""
    state: Mapped[str] = mapped_column(String(10), default="asked")
    """asked, accepted, declined, active, ended or withdrawn."""
    asked_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (Index("ix_substitutions_state", "state"),)
