"""When more visits are due than a pendamping can make: a ketua's help, and calling the families together.

Second source document, D: 'pendamping dapat meminta bantuan Ketua kelompok, memanggil semua peserta yang tidak memenuhi
komitmen, atau meminta bantuan teman sesama pendamping di wilayah kerjanya'. The third way is visit_handovers.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import EncryptedText, Moment
from db.schema import Table


class KetuaHelp(Table):
    """A ketua asked to look in on a member: she says whether she can, and afterwards how it went."""

    __tablename__ = "ketua_helps"

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visits.id"), index=True)
    kpm_id: Mapped[int] = mapped_column(ForeignKey("kpm.person_id"))
    ketua_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    asked_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    to_tell: Mapped[str] = mapped_column(EncryptedText)
    """What she is asked to pass on: never a cause, never a threat."""
    state: Mapped[str] = mapped_column(String(10), default="asked")
    """asked, accepted, declined, told (she was there), kept (told, and visited all the same), not_met, lapsed or
    withdrawn."""
    result: Mapped[str | None] = mapped_column(EncryptedText)
    """In the ketua's words."""
    asked_at: Mapped[datetime] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    told_at: Mapped[datetime | None] = mapped_column(Moment)


class Gathering(Table):
    """A small meeting of families with a visit due, with its own invitations and attendance."""

    __tablename__ = "gatherings"

    id: Mapped[int] = mapped_column(primary_key=True)
    pendamping_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    starts_at: Mapped[datetime] = mapped_column(Moment)
    place: Mapped[str] = mapped_column(EncryptedText)
    """Often somebody's house, so encrypted."""
    state: Mapped[str] = mapped_column(String(10), default="planned")
    """planned, held or cancelled."""
    revision: Mapped[int] = mapped_column(default=0)
    """Counts moves, so that news of each is told once."""
    created_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class GatheringGuest(Table):
    """One family called to a gathering, and whether it came."""

    __tablename__ = "gathering_guests"

    id: Mapped[int] = mapped_column(primary_key=True)
    gathering_id: Mapped[int] = mapped_column(ForeignKey("gatherings.id"))
    kpm_id: Mapped[int] = mapped_column(ForeignKey("kpm.person_id"), index=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visits.id"))
    """The visit that her coming answers."""
    reply: Mapped[str | None] = mapped_column(String(10))
    """coming or not_coming."""
    mark: Mapped[str | None] = mapped_column(String(8))
    """present or absent, once it was held; removed where she was taken out before."""
    agreement: Mapped[str | None] = mapped_column(EncryptedText)
    """What was agreed with her there."""

    __table_args__ = (UniqueConstraint("gathering_id", "kpm_id"),)
