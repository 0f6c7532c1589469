"""Staging tables of the roster import: rows wait here, written in small slices, until one transaction takes them in.

Nothing reads them but the import itself; they are emptied when it ends. What is personal is encrypted before it comes
here, so that no encrypting is done while the database is locked, and is copied as it stands (hence plain Text columns).
"""

from datetime import date

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.schema import Table

CLUSTERED = {"sqlite_with_rowid": False}
"""On SQLite the rows lie in the order of their key, which is the order in which they are taken in."""


class StagedGroup(Table):
    """A group that a roster file names."""

    __tablename__ = "staged_groups"

    import_id: Mapped[int] = mapped_column(ForeignKey("roster_imports.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    kecamatan: Mapped[str] = mapped_column(String(80))
    desa: Mapped[str] = mapped_column(String(80))
    name: Mapped[str] = mapped_column(String(80))
    pendamping_id: Mapped[int | None]
    group_id: Mapped[int | None]
    """Filled when the import is applied, as is `highest_number`."""
    highest_number: Mapped[int | None]

    __table_args__ = CLUSTERED


class StagedKpm(Table):
    """A kpm that is new in a roster file or differs from what is known; those unchanged don't come here."""

    __tablename__ = "staged_kpm"

    import_id: Mapped[int] = mapped_column(ForeignKey("roster_imports.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    is_new: Mapped[bool]
    person_id: Mapped[int | None]
    """Known or reserved id; empty for a new kpm on SQLite, where ids are given while applying."""
    participant_number: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(120))
    gender: Mapped[str | None] = mapped_column(String(1))
    group_position: Mapped[int]
    arrival: Mapped[int | None]
    """1, 2, 3 ... among those who come into this group with this file; empty for who is in it already."""
    becomes_ketua: Mapped[bool]
    dusun: Mapped[str | None] = mapped_column(String(80))
    rt: Mapped[str | None] = mapped_column(String(8))
    rw: Mapped[str | None] = mapped_column(String(8))
    phone: Mapped[str | None] = mapped_column(Text)
    phone_index: Mapped[str | None] = mapped_column(String(64))
    coordinates: Mapped[str | None] = mapped_column(Text)

    __table_args__ = CLUSTERED


class StagedFamilyMember(Table):
    """A family member that is new in a roster file or differs from what is known."""

    __tablename__ = "staged_family_members"

    import_id: Mapped[int] = mapped_column(ForeignKey("roster_imports.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int | None]
    """Empty for a new one."""
    kpm_id: Mapped[int | None]
    """As StagedKpm.person_id: empty where her kpm gets its id while applying."""
    kpm_position: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    name_index: Mapped[str] = mapped_column(String(64))
    birth_date: Mapped[date | None]
    component: Mapped[str | None] = mapped_column(Text)
    facility: Mapped[str | None] = mapped_column(Text)

    __table_args__ = CLUSTERED
