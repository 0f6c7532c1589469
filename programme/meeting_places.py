"""Where a group may meet: at its ketua's house, as most do."""

from collections.abc import Sequence

from sqlalchemy import select

from db import Session
from db.tables import Kpm, Person


def houses_of_ketua(session: Session, group_ids: Sequence[int]) -> dict[int, str]:
    """Group -> "Rumah Ibu Sri", of the groups that have a ketua.

    Indonesian whatever the pendamping reads: a place is stored once and shown to every member.
    """
    query = (
        select(Kpm.group_id, Person.name, Person.gender)
        .join(Person, Person.id == Kpm.person_id)
        .where(Kpm.group_id.in_(group_ids), Kpm.duty == "ketua", Kpm.left_at.is_(None))
    )
    return {
        group_id: f"Rumah {'Bapak' if gender == 'm' else 'Ibu'} {name}"
        for group_id, name, gender in session.execute(query)
    }
