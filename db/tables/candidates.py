"""Candidates of an intake: who they are, in which group they are proposed, and what becomes of their papers.

Second source document, C.1: the office sends the list of candidates; the pendamping puts them into groups of 20-25 by
RT and RW, numbers the groups and divides them among the pendamping, before the pertemuan awal takes place.
"""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import EncryptedText, LookupHash, Moment
from db.schema import Table


class Intake(Table):
    """One list of candidates of one kecamatan, until its groups are confirmed."""

    __tablename__ = "intakes"

    id: Mapped[int] = mapped_column(primary_key=True)
    kecamatan: Mapped[str] = mapped_column(String(80), index=True)
    label: Mapped[str] = mapped_column(String(40))
    """As the office calls it: '2026-1'."""
    state: Mapped[str] = mapped_column(String(10), default="open")
    """open, proposed (groups are proposed), confirmed or cancelled."""
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id"))
    """The sheet it came from."""
    created_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    """Empty: the command line."""
    created_at: Mapped[datetime] = mapped_column(Moment)
    revision: Mapped[int] = mapped_column(default=0)
    """Counts changes of the proposal: a confirmation is good for exactly what was shown."""
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)


class ProposedGroup(Table):
    """A group as it is proposed, and the group it became."""

    __tablename__ = "proposed_groups"

    id: Mapped[int] = mapped_column(primary_key=True)
    intake_id: Mapped[int] = mapped_column(ForeignKey("intakes.id"))
    number: Mapped[int]
    """Its running number in the kecamatan (seed: 'setiap kelompok perlu diberikan nomor urut')."""
    desa: Mapped[str] = mapped_column(String(80))
    pendamping_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("groups.id"))

    __table_args__ = (UniqueConstraint("intake_id", "number"),)


class Candidate(Table):
    """A family on the list of candidates; she becomes a kpm when the groups are confirmed."""

    __tablename__ = "candidates"

    id: Mapped[int] = mapped_column(primary_key=True)
    intake_id: Mapped[int] = mapped_column(ForeignKey("intakes.id"))
    participant_number: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(120))
    gender: Mapped[str] = mapped_column(String(1), default="f")
    desa: Mapped[str] = mapped_column(String(80))
    dusun: Mapped[str | None] = mapped_column(String(80))
    rt: Mapped[str | None] = mapped_column(String(8))
    rw: Mapped[str | None] = mapped_column(String(8))
    phone: Mapped[str | None] = mapped_column(EncryptedText)
    """E.164."""
    phone_index: Mapped[str | None] = mapped_column(LookupHash)
    coordinates: Mapped[str | None] = mapped_column(EncryptedText)
    family: Mapped[str | None] = mapped_column(EncryptedText)
    """JSON: the household's members as the sheet gives them, until they stand in family_members."""
    proposed_group_id: Mapped[int | None] = mapped_column(ForeignKey("proposed_groups.id"), index=True)
    by_hand: Mapped[bool] = mapped_column(default=False)
    """Moved by somebody: a new proposal leaves her where she was put."""
    taken_out: Mapped[bool] = mapped_column(default=False)
    """Left out of the intake by hand (moved away, died before it began, twice on the list)."""
    kpm_id: Mapped[int | None] = mapped_column(ForeignKey("kpm.person_id"), index=True)

    __table_args__ = (UniqueConstraint("intake_id", "participant_number"),)


class Clarification(Table):
    """One new family's klarifikasi form and agreement, from the print to the office.

    Second source document, C.1: the family checks and corrects its data, signs the agreement, and the pendamping sends
    both to the office.
    """

    __tablename__ = "clarifications"

    id: Mapped[int] = mapped_column(primary_key=True)
    kpm_id: Mapped[int] = mapped_column(ForeignKey("kpm.person_id"), unique=True)
    intake_id: Mapped[int | None] = mapped_column(ForeignKey("intakes.id"), index=True)
    printed_at: Mapped[datetime | None] = mapped_column(Moment)
    checked_at: Mapped[datetime | None] = mapped_column(Moment)
    """When her data was said to be right, corrections included."""
    checked_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    signed_on: Mapped[date | None]
    """The day she signed the agreement."""
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id"))
    """The photo of the signed agreement."""
    received_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    refused_on: Mapped[date | None]
    """She does not want to take part: her own right, kept with the day."""
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    """When it went to the office."""
    sent_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    created_at: Mapped[datetime] = mapped_column(Moment)
