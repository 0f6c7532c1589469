"""Staff: who is added by the office, and what ends when someone is removed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from db import Session
from db.tables import Address, Group, OutboxRow, Person
from programme.access import Actor, operation
from programme.joining import end_sessions
from programme.trail import leave_trace

STAFF_ROLES = ("pendamping", "koordinator", "operator")


class StaffMistake(ValueError):
    """The request can't be carried out; the text says why, in Indonesian."""


@dataclass(frozen=True)
class StaffLine:
    """One line of the staff list."""

    id: int
    role: str
    name: str
    kecamatan: str | None
    groups: int
    joined: bool


@operation(on=None, may=("office", "operator"))
def add_staff(
    session: Session, actor: Actor, role: str, name: str, kecamatan: str | None, gender: str, now: datetime
) -> int:
    """Adds a staff member and returns the id. Raises StaffMistake for a wrong role, a missing kecamatan, a double."""
    if role not in STAFF_ROLES:
        raise StaffMistake(f"Peran '{role}' tidak dikenal. Pilih salah satu: {', '.join(STAFF_ROLES)}.")
    name = " ".join(name.split())
    if not name:
        raise StaffMistake("Nama tidak boleh kosong.")
    if role != "operator" and not kecamatan:
        raise StaffMistake(f"Seorang {role} perlu kecamatan: tambahkan --kecamatan NAMA.")
    same = select(Person.id).where(
        Person.role != "kpm", func.lower(Person.name) == name.lower(), Person.removed_at.is_(None)
    )
    if session.scalar(same) is not None:
        raise StaffMistake(f"Sudah ada petugas bernama '{name}'. Bedakan namanya, misalnya dengan nama belakang.")
    person = Person(role=role, name=name, gender=gender, kecamatan=kecamatan, created_at=now)
    session.add(person)
    session.flush()
    leave_trace(session, actor, "add_staff", "person", person.id, now)
    return person.id


@operation(on="person", may=("office", "operator"))
def remove_staff(session: Session, actor: Actor, person_id: int, now: datetime) -> int:
    """Ends codes, sessions, lists and dialogs of a staff member at once; returns how many groups lost their pendamping.

    Raises StaffMistake where there is no such staff member.
    """
    person = require_staff(session, person_id)
    person.removed_at = now
    end_sessions(session, person_id, now)
    session.execute(
        update(OutboxRow)
        .where(OutboxRow.person_id == person_id, OutboxRow.state.in_(("queued", "claimed", "unreachable")))
        .values(state="dropped", outcome="person_removed")
    )
    left = session.execute(
        update(Group).where(Group.pendamping_id == person_id).values(pendamping_id=None).returning(Group.id)
    )
    leave_trace(session, actor, "remove_staff", "person", person_id, now)
    return len(left.all())


def require_staff(session: Session, person_id: int) -> Person:
    """The staff member in office. Raises StaffMistake where there is none with this number."""
    person = session.get(Person, person_id)
    if person is None or person.role == "kpm" or person.removed_at is not None:
        raise StaffMistake(f"Tidak ada petugas dengan nomor {person_id}. Lihat nomornya dengan: bot.py staff list")
    return person


@operation(on=None, may=("office", "operator"))
def list_staff(session: Session, actor: Actor) -> list[StaffLine]:
    """The staff in office, by role and name."""
    groups = select(func.count()).where(Group.pendamping_id == Person.id).scalar_subquery()
    joined = select(func.count()).where(Address.person_id == Person.id, Address.closed_at.is_(None)).scalar_subquery()
    query = (
        select(Person, groups, joined)
        .where(Person.role != "kpm", Person.removed_at.is_(None))
        .order_by(Person.role, Person.name)
    )
    return [
        StaffLine(person.id, person.role, person.name, person.kecamatan, group_count, joined_count > 0)
        for person, group_count, joined_count in session.execute(query)
    ]
