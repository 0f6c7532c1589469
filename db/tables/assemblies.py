"""Meetings other than P2K2: pertemuan awal, re-socialisation, first posyandu visits, and those of staff and partners.

Second source document, B-D: pertemuan awal; monthly meeting with each ketua; monthly temu kunjung with the providers;
quarterly meeting of the kecamatan; six-monthly meetings of the kabupaten and with all families.
"""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import EncryptedText, Moment
from db.schema import Table


class Assembly(Table):
    """One such meeting. Moved, it keeps its id; its notices' slot holds the new date."""

    __tablename__ = "assemblies"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    """first_meeting, resocialisation, posyandu, ketua_meeting, temu_kunjung, inter_kecamatan or inter_kabupaten."""
    kecamatan: Mapped[str] = mapped_column(String(80))
    held_by: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    intake_id: Mapped[int | None] = mapped_column(ForeignKey("intakes.id"), index=True)
    provider_id: Mapped[int | None] = mapped_column(ForeignKey("providers.id"))
    """Where it takes place at a provider's, or whose kader it was planned with."""
    starts_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment)
    place: Mapped[str] = mapped_column(String(200))
    topics: Mapped[str | None] = mapped_column(EncryptedText)
    """The agenda in the words of who holds it, besides what its kind brings with it."""
    done: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Codes of the agenda's points that were dealt with."""
    minutes: Mapped[str | None] = mapped_column(EncryptedText)
    state: Mapped[str] = mapped_column(String(10), default="planned")
    """planned, held or cancelled."""
    revision: Mapped[int] = mapped_column(default=0)
    """Counts moves, so that news of each is told once."""
    created_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        Index("ix_assemblies_state_starts_at", "state", "starts_at"),
        Index("ix_assemblies_kecamatan_kind", "kecamatan", "kind"),
    )


class AssemblyGroup(Table):
    """A group called as a whole."""

    __tablename__ = "assembly_groups"

    assembly_id: Mapped[int] = mapped_column(ForeignKey("assemblies.id"), primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), primary_key=True, index=True)


class AssemblyGuest(Table):
    """One who is called: a family (by its pengurus), staff, a provider, somebody from outside; and whether she came."""

    __tablename__ = "assembly_guests"

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assemblies.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), index=True)
    provider_id: Mapped[int | None] = mapped_column(ForeignKey("providers.id"))
    outsider: Mapped[str | None] = mapped_column(EncryptedText)
    """The camat, a village head ...: who has no entry here."""
    reply: Mapped[str | None] = mapped_column(String(10))
    """coming or not_coming."""
    replied_at: Mapped[datetime | None] = mapped_column(Moment)
    told_at: Mapped[datetime | None] = mapped_column(Moment)
    """When somebody handed over the letter or told her in person; empty where chat alone was used."""
    told_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    mark: Mapped[str | None] = mapped_column(String(12))
    """present, represented or absent, once it was held; removed where she was taken out before."""
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visits.id"))
    """The visit that makes up for her absence."""

    __table_args__ = (
        UniqueConstraint("assembly_id", "person_id"),
        UniqueConstraint("assembly_id", "provider_id"),
    )
