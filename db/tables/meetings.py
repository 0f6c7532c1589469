"""P2K2 meetings, who came, who reported it, and what was corrected."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import EncryptedText, Moment
from db.schema import Table


class MeetingSeries(Table):
    """A monthly pattern from which meetings were made."""

    __tablename__ = "meeting_series"

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), index=True)
    pattern: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    created_at: Mapped[datetime] = mapped_column(Moment)


class Meeting(Table):
    """One session of one group. A moved meeting keeps its id; its reminders' slot holds the new date."""

    __tablename__ = "meetings"

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"))
    series_id: Mapped[int | None] = mapped_column(ForeignKey("meeting_series.id"))
    starts_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment)
    place: Mapped[str] = mapped_column(String(200))
    module: Mapped[str | None] = mapped_column(String(20))
    session_number: Mapped[int | None]
    status: Mapped[str] = mapped_column(String(10), default="planned")
    """planned, reported or cancelled."""
    revision: Mapped[int] = mapped_column(default=0)
    """Counts moves, so that news of each move is told once."""
    created_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    created_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        Index("ix_meetings_status_starts_at", "status", "starts_at"),
        Index("ix_meetings_group", "group_id"),
    )


class MeetingChange(Table):
    """A meeting's move or cancellation: what it was before, who changed it, when."""

    __tablename__ = "meeting_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    """moved, cancelled, or not_held (its time came and it did not take place)."""
    old_starts_at: Mapped[datetime] = mapped_column(Moment)
    old_place: Mapped[str] = mapped_column(String(200))
    changed_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    changed_at: Mapped[datetime] = mapped_column(Moment)


class AttendanceReport(Table):
    """One saved report on a meeting: in whose words, and what was understood."""

    __tablename__ = "attendance_reports"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    reporter_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    said: Mapped[str] = mapped_column(EncryptedText)
    present: Mapped[int]
    invited: Mapped[int]
    reported_at: Mapped[datetime] = mapped_column(Moment)


class Attendance(Table):
    """Whether one kpm came to one meeting."""

    __tablename__ = "attendance"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    kpm_id: Mapped[int] = mapped_column(ForeignKey("kpm.person_id"), index=True)
    mark: Mapped[str] = mapped_column(String(12))
    """present, represented or absent."""
    reason: Mapped[str | None] = mapped_column(EncryptedText)
    """A reason code of programme.attendance_text; it may be about health, so encrypted."""
    month: Mapped[date]
    """First day of the meeting's local month: what the 2-month rule counts."""
    recorded_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    official: Mapped[str | None] = mapped_column(String(6))
    """HADIR, SAKIT or ALFA as the pendamping settled it for the official system; empty until then."""
    official_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    official_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (UniqueConstraint("meeting_id", "kpm_id"),)


class AttendanceChange(Table):
    """The trace a correction leaves: what stood before."""

    __tablename__ = "attendance_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    attendance_id: Mapped[int] = mapped_column(ForeignKey("attendance.id"), index=True)
    old_mark: Mapped[str] = mapped_column(String(12))
    old_reason: Mapped[str | None] = mapped_column(EncryptedText)
    old_recorded_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    changed_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    changed_at: Mapped[datetime] = mapped_column(Moment)


class AttendanceDifference(Table):
    """A mark on which ketua and pendamping differ: the pendamping decides; till then the first stands."""

    __tablename__ = "attendance_differences"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    kpm_id: Mapped[int] = mapped_column(ForeignKey("kpm.person_id"))
    ketua_mark: Mapped[str] = mapped_column(String(12))
    ketua_reason: Mapped[str | None] = mapped_column(EncryptedText)
    pendamping_mark: Mapped[str] = mapped_column(String(12))
    pendamping_reason: Mapped[str | None] = mapped_column(EncryptedText)
    found_at: Mapped[datetime] = mapped_column(Moment)
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
    settled_for: Mapped[str | None] = mapped_column(String(10))
    """ketua or pendamping: whose mark stands now."""

    __table_args__ = (
        Index(
            "uq_attendance_differences_open",
            "meeting_id",
            "kpm_id",
            unique=True,
            sqlite_where=text("settled_at IS NULL"),
            postgresql_where=text("settled_at IS NULL"),
        ),
    )


class MeetingReply(Table):
    """What a kpm herself said about one meeting: before it whether she comes, after it why she could not.

    The reason is the pendamping's to see, never the ketua's.
    """

    __tablename__ = "meeting_replies"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    kpm_id: Mapped[int] = mapped_column(ForeignKey("kpm.person_id"), index=True)
    answer: Mapped[str | None] = mapped_column(String(10))
    """coming or not_coming; empty where she only gave a reason afterwards."""
    reason: Mapped[str | None] = mapped_column(EncryptedText)
    """A reason code of programme.attendance_text."""
    words: Mapped[str | None] = mapped_column(EncryptedText)
    """The reason in her own words."""
    answered_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (UniqueConstraint("meeting_id", "kpm_id"),)


class Relay(Table):
    """A member whom no chat reaches was told of a meeting by her ketua."""

    __tablename__ = "relays"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    starts_at: Mapped[datetime] = mapped_column(Moment)
    """The time she was told: after a move she has to be told anew."""
    kpm_id: Mapped[int] = mapped_column(ForeignKey("kpm.person_id"), index=True)
    told_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    told_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (UniqueConstraint("meeting_id", "kpm_id", "starts_at"),)
