"""Visits: which are due and why, how each ended, and the numbers of each morning's list."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import EncryptedText, Moment
from db.schema import Table


class Provider(Table):
    """A health or school facility that a pendamping visits."""

    __tablename__ = "providers"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(8))
    """health, school or other."""
    name: Mapped[str] = mapped_column(String(120))
    kecamatan: Mapped[str] = mapped_column(String(80))
    desa: Mapped[str | None] = mapped_column(String(80))
    coordinates: Mapped[str | None] = mapped_column(EncryptedText)
    """'latitude,longitude' in degrees."""
    type: Mapped[str | None] = mapped_column(String(12))
    """posyandu, puskesmas, pustu, bidan, hospital; paud, sd, smp, sma, slb or pkbm; empty: not said."""
    contact_name: Mapped[str | None] = mapped_column(EncryptedText)
    """The kader, head teacher or operator one speaks with."""
    contact_phone: Mapped[str | None] = mapped_column(EncryptedText)
    """E.164."""
    pattern: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    """Of a health post: the monthly pattern of its days, as MeetingSeries.pattern, with 'starts' and 'ends' (HH:MM)."""
    added_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    added_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (UniqueConstraint("kecamatan", "name"),)


class Visit(Table):
    """A visit to one kpm (or provider) for one cause; at most one is open per kpm and cause."""

    __tablename__ = "visits"

    id: Mapped[int] = mapped_column(primary_key=True)
    kpm_id: Mapped[int | None] = mapped_column(ForeignKey("kpm.person_id"))
    """Empty for a visit to a provider."""
    provider_id: Mapped[int | None] = mapped_column(ForeignKey("providers.id"))
    pendamping_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), index=True)
    """Who makes it, where it is not her group's pendamping: a colleague who accepted it; set for a provider."""
    cause: Mapped[str] = mapped_column(String(20))
    """p2k2: two months in which the commitments were not kept (group meeting, health or school); first_meeting: absent
    from the pertemuan awal, so it is held with her at home; follow_up: the next step agreed in an earlier visit;
    routine: her turn in the monthly rotation; provider: something to settle with a school or health facility;
    complaint; confidential: of a complaint that the group's own people must not see; case: agreed in a case, its
    holder's alone.
    """
    purpose: Mapped[str | None] = mapped_column(EncryptedText)
    """Of a visit to a provider: what it is about, in the pendamping's words."""
    months: Mapped[list[str]] = mapped_column(JSON)
    """The missed months, 'YYYY-MM', oldest first."""
    state: Mapped[str] = mapped_column(String(10), default="open")
    """open, done, cancelled (by the pendamping), withdrawn (a correction showed that it was not due) or lapsed (a
    routine visit whose month ended).
    """
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
    location: Mapped[str | None] = mapped_column(EncryptedText)
    """Where the pendamping stood, 'latitude,longitude', if she shared it."""
    end_reason: Mapped[str | None] = mapped_column(EncryptedText)
    """Why the pendamping cancelled it, in his words."""
    after_visit_id: Mapped[int | None] = mapped_column(ForeignKey("visits.id"))
    """Of a follow-up: the visit in which it was agreed."""
    complaint_id: Mapped[int | None] = mapped_column(ForeignKey("complaints.id"), index=True)
    """The complaint from which it was planned."""
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"), index=True)
    """The case to which it belongs: it was planned there, or the case was opened from it."""
    assembly_id: Mapped[int | None] = mapped_column(ForeignKey("assemblies.id"), index=True)
    """The meeting whose agenda it makes up for."""

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
        Index("ix_visits_kpm_id_cause", "kpm_id", "cause"),
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


class VisitHandover(Table):
    """A visit offered to a fellow pendamping: only what he accepts becomes his."""

    __tablename__ = "visit_handovers"

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visits.id"))
    from_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    to_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    state: Mapped[str] = mapped_column(String(10), default="asked")
    """asked, accepted, declined or withdrawn."""
    asked_at: Mapped[datetime] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    together: Mapped[str | None] = mapped_column(String(24))
    """What was offered at once bears one mark, so that it is told and answered at once."""

    __table_args__ = (
        Index("ix_visit_handovers_visit_id", "visit_id"),
        Index(
            "uq_visit_handovers_one_asked",
            "visit_id",
            unique=True,
            sqlite_where=text("state = 'asked'"),
            postgresql_where=text("state = 'asked'"),
        ),
    )
