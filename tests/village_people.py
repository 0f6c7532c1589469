"""Who is set up in the village without chatting: groups and their members."""

from collections.abc import Sequence
from datetime import datetime

from db import Session
from db.tables import Group, Kpm, Person

KECAMATAN, DESA = "Kedungrejo", "Wates"


def add_group(
    session: Session,
    name: str,
    pendamping_id: int | None,
    members: Sequence[str],
    now: datetime,
    *,
    kecamatan: str = KECAMATAN,
) -> int:
    """A group in Desa Wates with these kpm; the first is its ketua."""
    group = Group(name=name, desa=DESA, kecamatan=kecamatan, pendamping_id=pendamping_id, created_at=now)
    session.add(group)
    session.flush()
    for number, member in enumerate(members, start=1):
        add_kpm(session, group.id, number, member, now)
    return group.id


def add_kpm(session: Session, group_id: int, number: int, name: str, now: datetime, *, phone: str | None = None) -> int:
    """A kpm with a phone number of her own (unless it is given); the first of a group is its ketua."""
    person = Person(role="kpm", name=name, created_at=now)
    session.add(person)
    session.flush()
    phone = phone or f"+62812{group_id:03d}{number:05d}"
    session.add(
        Kpm(
            person_id=person.id,
            participant_number=f"PKH{group_id:03d}{number:03d}",
            group_id=group_id,
            member_number=number,
            duty="ketua" if number == 1 else "member",
            dusun="Krajan",
            rt="001",
            rw="002",
            phone=phone,
            phone_index=phone,
            updated_at=now,
        )
    )
    session.flush()
    return person.id
