"""Payments: stages, when and where each is paid, to whom, and who was not paid. Amounts are integer rupiah."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import EncryptedText, Moment
from db.schema import Table


class PaymentStage(Table):
    """A payment stage (tahap): which months of which year it pays, and how. Never assumed to be four a year."""

    __tablename__ = "payment_stages"

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int]
    label: Mapped[str] = mapped_column(String(40))
    """As the office calls it: '4', 'Oktober-Desember'."""
    months: Mapped[list[str]] = mapped_column(JSON)
    """The months it pays for, 'YYYY-MM', in order."""
    channel: Mapped[str] = mapped_column(String(10))
    """kks (card, at bank or agent), pos (PT Pos office), community (a point in the village) or home."""
    created_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    created_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (UniqueConstraint("year", "label", "channel"),)


class PaymentSchedule(Table):
    """One day and place at which a stage is paid to some families. Moved, it keeps its id; the slot holds the date."""

    __tablename__ = "payment_schedules"

    id: Mapped[int] = mapped_column(primary_key=True)
    stage_id: Mapped[int] = mapped_column(ForeignKey("payment_stages.id"), index=True)
    kecamatan: Mapped[str] = mapped_column(String(80))
    scope: Mapped[dict[str, Any]] = mapped_column(JSON)
    """Ids and desa names only: {"desa": ["Wates"]}, {"groups": [3, 4]} or {"list": true}."""
    starts_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment)
    place: Mapped[str] = mapped_column(String(200))
    channel: Mapped[str] = mapped_column(String(10))
    """As of its stage, or another for these families."""
    bring: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Codes of what to bring: ktp, kk, invitation, kks."""
    bring_note: Mapped[str | None] = mapped_column(String(200))
    represented_by: Mapped[str] = mapped_column(String(12), default="nobody")
    """Who may come in her place: nobody, same_kk (somebody on the same family card) or letter (with a letter)."""
    status: Mapped[str] = mapped_column(String(10), default="planned")
    """planned or cancelled."""
    revision: Mapped[int] = mapped_column(default=0)
    """Counts changes of time and place, so that news of each is told once."""
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id"))
    """The sheet it came from."""
    created_by: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (Index("ix_payment_schedules_status_starts_at", "status", "starts_at"),)


class PaymentChange(Table):
    """A move or cancellation of a schedule, or of one family's place in it: what stood before."""

    __tablename__ = "payment_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    schedule_id: Mapped[int] = mapped_column(ForeignKey("payment_schedules.id"), index=True)
    kpm_id: Mapped[int | None] = mapped_column(ForeignKey("kpm.person_id"))
    kind: Mapped[str] = mapped_column(String(10))
    """moved, cancelled, added or removed (the last two of one family)."""
    old_starts_at: Mapped[datetime] = mapped_column(Moment)
    old_ends_at: Mapped[datetime] = mapped_column(Moment)
    old_place: Mapped[str] = mapped_column(String(200))
    changed_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    changed_at: Mapped[datetime] = mapped_column(Moment)


class Payment(Table):
    """One family in one schedule: expected there, then paid or not, and what became of it."""

    __tablename__ = "payments"

    id: Mapped[int] = mapped_column(primary_key=True)
    schedule_id: Mapped[int] = mapped_column(ForeignKey("payment_schedules.id"))
    kpm_id: Mapped[int] = mapped_column(ForeignKey("kpm.person_id"), index=True)
    starts_at: Mapped[datetime | None] = mapped_column(Moment)
    """Her own time within the window, where the office gave one."""
    amount: Mapped[str | None] = mapped_column(EncryptedText)
    """Rupiah in digits, where the office gave it; told to her alone."""
    at_home: Mapped[bool] = mapped_column(default=False)
    """Paid at her home, being old or disabled."""
    state: Mapped[str] = mapped_column(String(10), default="expected")
    """expected, paid, unpaid or removed (no longer in this schedule)."""
    reason: Mapped[str | None] = mapped_column(EncryptedText)
    """Why not paid: a code of programme.payments.reasons."""
    words: Mapped[str | None] = mapped_column(EncryptedText)
    missing: Mapped[str | None] = mapped_column(EncryptedText)
    """Of an unpaid one: what is missing, in the pendamping's words."""
    next_place: Mapped[str | None] = mapped_column(String(200))
    next_by: Mapped[date | None]
    """The last local day on which she can still be paid there."""
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    recorded_at: Mapped[datetime | None] = mapped_column(Moment)
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
    """When an unpaid one was paid after all, or given up (then state tells)."""

    __table_args__ = (
        UniqueConstraint("schedule_id", "kpm_id"),
        Index("ix_payments_state", "state"),
    )


class PaymentReport(Table):
    """One saved report on a payment day, of one group: in whose words, and what was understood."""

    __tablename__ = "payment_reports"

    id: Mapped[int] = mapped_column(primary_key=True)
    schedule_id: Mapped[int] = mapped_column(ForeignKey("payment_schedules.id"), index=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"))
    reporter_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    said: Mapped[str] = mapped_column(EncryptedText)
    unpaid: Mapped[int]
    expected: Mapped[int]
    reported_at: Mapped[datetime] = mapped_column(Moment)


class PaymentRelay(Table):
    """A family whom no chat reaches was told of a payment by her ketua (or by the pendamping)."""

    __tablename__ = "payment_relays"

    id: Mapped[int] = mapped_column(primary_key=True)
    schedule_id: Mapped[int] = mapped_column(ForeignKey("payment_schedules.id"))
    starts_at: Mapped[datetime] = mapped_column(Moment)
    """The schedule's time she was told: after a move she has to be told anew."""
    kpm_id: Mapped[int] = mapped_column(ForeignKey("kpm.person_id"), index=True)
    told_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    told_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (UniqueConstraint("schedule_id", "kpm_id", "starts_at"),)
