"""People of the programme: who they are, which group they belong to, what they consented to."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import EncryptedText, LookupHash, Moment
from db.schema import Table


class Person(Table):
    """Anyone the assistant speaks with: a kpm, or staff (pendamping, koordinator, operator)."""

    __tablename__ = "persons"

    id: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(String(16))
    """kpm, pendamping, koordinator or operator. A ketua is a kpm whose `Kpm.duty` says so."""
    name: Mapped[str] = mapped_column(String(120))
    gender: Mapped[str] = mapped_column(String(1), default="f")
    language: Mapped[str] = mapped_column(String(5), default="id")
    preferred_channel: Mapped[str | None] = mapped_column(String(16))
    """Where she asked to get her news, of several; empty: where she wrote last."""
    kecamatan: Mapped[str | None] = mapped_column(String(80))
    """Staff only: where they work. An operator's is empty: the whole kabupaten."""
    joined_at: Mapped[datetime | None] = mapped_column(Moment)
    removed_at: Mapped[datetime | None] = mapped_column(Moment)
    erased_at: Mapped[datetime | None] = mapped_column(Moment)
    """When what told who she was went, its retention having ended; counts and dates stay."""
    created_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (Index("ix_persons_role_kecamatan", "role", "kecamatan"),)


class Group(Table):
    """A kelompok of 20-25 kpm (some 30) in one desa, looked after by one pendamping."""

    __tablename__ = "groups"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    desa: Mapped[str] = mapped_column(String(80))
    kecamatan: Mapped[str] = mapped_column(String(80))
    pendamping_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), index=True)
    usual_place: Mapped[str | None] = mapped_column(String(200))
    number: Mapped[int | None]
    """Its running number in the kecamatan, where it came of an intake."""
    created_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (UniqueConstraint("kecamatan", "desa", "name"),)


class Kpm(Table):
    """A beneficiary family, known by its pengurus (nearly always the mother)."""

    __tablename__ = "kpm"

    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    participant_number: Mapped[str] = mapped_column(String(40), unique=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"))
    member_number: Mapped[int]
    """Her number within the group, 1 upward; what a ketua types."""
    duty: Mapped[str] = mapped_column(String(8), default="member")
    """member, ketua or deputy."""
    dusun: Mapped[str | None] = mapped_column(String(80))
    rt: Mapped[str | None] = mapped_column(String(8))
    rw: Mapped[str | None] = mapped_column(String(8))
    phone: Mapped[str | None] = mapped_column(EncryptedText)
    """E.164. Imported, so not an address: nothing is sent to it until its holder writes to us."""
    phone_index: Mapped[str | None] = mapped_column(LookupHash, index=True)
    coordinates: Mapped[str | None] = mapped_column(EncryptedText)
    """'latitude,longitude' in degrees."""
    in_group_since: Mapped[datetime | None] = mapped_column(Moment)
    """When she came into her present group; empty: from its beginning. Meetings held before were not hers to attend."""
    left_at: Mapped[datetime | None] = mapped_column(Moment)
    left_on: Mapped[date | None]
    """The day on which her membership ended, as the pendamping said it."""
    left_reason: Mapped[str | None] = mapped_column(String(16))
    """graduated (by her own strength), no_component, moved_out, died, refused, not_eligible, other; empty: a
    roster file no longer named her."""
    left_note: Mapped[str | None] = mapped_column(EncryptedText)
    """In the pendamping's words."""
    via_ketua_since: Mapped[datetime | None] = mapped_column(Moment)
    """Set where she wants her news of meetings by way of her ketua, having no phone of her own."""
    paid_at_home: Mapped[bool] = mapped_column(default=False)
    """Marked by her pendamping: too old or disabled to come to where it is paid."""
    updated_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        UniqueConstraint("group_id", "member_number"),
        Index(
            "uq_kpm_one_ketua_a_group",
            "group_id",
            unique=True,
            sqlite_where=text("duty = 'ketua'"),
            postgresql_where=text("duty = 'ketua'"),
        ),
    )


class FamilyMember(Table):
    """One person of a kpm's household with the component she or he counts for."""

    __tablename__ = "family_members"

    id: Mapped[int] = mapped_column(primary_key=True)
    kpm_id: Mapped[int] = mapped_column(ForeignKey("kpm.person_id"))
    name: Mapped[str] = mapped_column(EncryptedText)
    name_index: Mapped[str] = mapped_column(LookupHash)
    birth_date: Mapped[date | None]
    component: Mapped[str | None] = mapped_column(EncryptedText)
    """pregnant, infant, toddler, preschool, sd, smp, sma, lansia or disability: sensitive, so encrypted."""
    facility: Mapped[str | None] = mapped_column(EncryptedText)
    """School or health facility, as it was written."""
    provider_id: Mapped[int | None] = mapped_column(ForeignKey("providers.id"), index=True)
    """The same in the register of providers, where it is known."""
    left_on: Mapped[date | None]
    """The day from which she or he no longer counts; the entry stays as history."""
    left_reason: Mapped[str | None] = mapped_column(EncryptedText)
    """died, dropped_out, finished, transferred or moved_out."""
    updated_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (UniqueConstraint("kpm_id", "name_index"),)


class Consent(Table):
    """What a person agreed to, in which version of the words, and when she withdrew it."""

    __tablename__ = "consents"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    version: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(5))
    source: Mapped[str] = mapped_column(String(20))
    """chat, or sheet for a signed one."""
    channel: Mapped[str | None] = mapped_column(String(16))
    """Of a consent by chat: on which channel she gave it (WhatsApp asks for proof of the opt-in)."""
    covers_sms: Mapped[bool] = mapped_column(default=False)
    """Whether the words she agreed to name SMS: without it nothing is sent to her number that way."""
    given_at: Mapped[datetime] = mapped_column(Moment)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    signed_on: Mapped[date | None]
    """Of a signed sheet: the day she signed."""
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id"))
    """Of a signed sheet: its photo."""
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    """Of a signed sheet: the pendamping who handed it in."""


class KpmChange(Table):
    """What one correction by chat changed in a kpm's entry, and what stood before."""

    __tablename__ = "kpm_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    kpm_id: Mapped[int] = mapped_column(ForeignKey("kpm.person_id"), index=True)
    field: Mapped[str] = mapped_column(String(20))
    old: Mapped[str | None] = mapped_column(EncryptedText)
    new: Mapped[str | None] = mapped_column(EncryptedText)
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    changed_at: Mapped[datetime] = mapped_column(Moment)
    update_id: Mapped[int | None] = mapped_column(ForeignKey("data_updates.id"))
    """The reported change it follows from, with its evidence."""


class JoinCode(Table):
    """A one-time code that opens an address for a person; only its hash is kept."""

    __tablename__ = "join_codes"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    code_index: Mapped[str] = mapped_column(LookupHash, unique=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    """Set when another code replaced it or its person was removed."""


class RosterImport(Table):
    """One roster file taken in: who brought it, its hash, and what it changed."""

    __tablename__ = "roster_imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    file_hash: Mapped[str] = mapped_column(String(64))
    started_at: Mapped[datetime] = mapped_column(Moment)
    finished_at: Mapped[datetime | None] = mapped_column(Moment)
    rows: Mapped[int] = mapped_column(default=0)
    added: Mapped[int] = mapped_column(default=0)
    changed: Mapped[int] = mapped_column(default=0)
    missing: Mapped[int] = mapped_column(default=0)


class RosterFile(Table):
    """A sheet that staff sent by chat: checked and previewed, then taken in when its sender confirms it."""

    __tablename__ = "roster_files"

    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_files.id"), unique=True)
    sender_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10), default="roster")
    """roster or payments: told by its columns when it is checked, never asked."""
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    """waiting, checked, faulty, confirmed, taken, cancelled or failed."""
    file_hash: Mapped[str | None] = mapped_column(String(64))
    """SHA-256 of what was checked: a confirmation is good for exactly that."""
    summary: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """Counts and codes only, never names."""
    arrived_at: Mapped[datetime] = mapped_column(Moment)
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (Index("ix_roster_files_state", "state"),)
