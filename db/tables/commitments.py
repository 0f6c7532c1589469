"""Health and school: posyandu days, what each child received, who kept which month, who is not enrolled."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import EncryptedText, Moment
from db.schema import Table


class PosyanduDay(Table):
    """One day on which a health post weighs, immunises and advises; families that go there are reminded of it."""

    __tablename__ = "posyandu_days"

    id: Mapped[int] = mapped_column(primary_key=True)
    provider_id: Mapped[int] = mapped_column(ForeignKey("providers.id"))
    starts_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment)
    place: Mapped[str | None] = mapped_column(String(200))
    """Where it is not at the health post itself."""
    state: Mapped[str] = mapped_column(String(10), default="planned")
    """planned or cancelled."""
    revision: Mapped[int] = mapped_column(default=0)
    created_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    created_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        UniqueConstraint("provider_id", "starts_at"),
        Index("ix_posyandu_days_state_starts_at", "state", "starts_at"),
    )


class HealthService(Table):
    """One thing that one family member received: a weighing, an immunisation, vitamin A, an antenatal visit."""

    __tablename__ = "health_services"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("family_members.id"), index=True)
    code: Mapped[str] = mapped_column(EncryptedText)
    """A code of the health calendar."""
    given_on: Mapped[date]
    provider_id: Mapped[int | None] = mapped_column(ForeignKey("providers.id"))
    recorded_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment)


class MemberMonth(Table):
    """Whether one family member kept one month's commitment in health or school."""

    __tablename__ = "member_months"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("family_members.id"))
    kpm_id: Mapped[int] = mapped_column(ForeignKey("kpm.person_id"))
    kind: Mapped[str] = mapped_column(String(8))
    """health or school."""
    month: Mapped[date]
    """Its first day."""
    kept: Mapped[bool | None]
    """Empty: known to be without a duty that month (holidays), so it neither counts nor resets."""
    details: Mapped[str | None] = mapped_column(EncryptedText)
    """JSON: {"days": 22, "alpa": 1, "izin": 0, "sakit": 2} or what health visit was due and made."""
    provider_id: Mapped[int | None] = mapped_column(ForeignKey("providers.id"))
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id"))
    """The sheet it came from."""
    recorded_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        UniqueConstraint("member_id", "kind", "month"),
        Index("ix_member_months_kpm_month", "kpm_id", "month"),
        Index("ix_member_months_month", "month"),
    )


class Enrolment(Table):
    """A child of school age found without a school: a task until a school is recorded, or why there is none."""

    __tablename__ = "enrolments"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("family_members.id"))
    kpm_id: Mapped[int] = mapped_column(ForeignKey("kpm.person_id"), index=True)
    state: Mapped[str] = mapped_column(String(10), default="open")
    """open, enrolled, not_needed (finished school, over age) or withdrawn (left the family or the programme)."""
    due_on: Mapped[date]
    """From this local day on it stands on the list; postponing moves it."""
    provider_id: Mapped[int | None] = mapped_column(ForeignKey("providers.id"))
    """The school in which she or he was enrolled."""
    note: Mapped[str | None] = mapped_column(EncryptedText)
    """What the family said, in the pendamping's words."""
    found_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))

    __table_args__ = (
        Index(
            "uq_enrolments_one_open",
            "member_id",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
    )
