"""What a list of candidates is checked against: the kecamatan that have staff, and the desa known in each."""

from sqlalchemy import select

from db import Session
from db.tables import Group, Person
from programme.candidates.sheet import Places


def places_known(session: Session, person_id: int) -> Places:
    """For a list that this person sends: staff of a kecamatan brings that one's candidates only."""
    person = session.get_one(Person, person_id)
    staff = (Person.role.in_(("pendamping", "koordinator")), Person.removed_at.is_(None))
    kecamatan = {one for one in session.scalars(select(Person.kecamatan).where(*staff)) if one}
    desa: dict[str, set[str]] = {one: set() for one in kecamatan}
    for of, name in session.execute(select(Group.kecamatan, Group.desa).distinct()):
        desa.setdefault(of, set()).add(name)
    own = None if person.role == "operator" else person.kecamatan or ""
    return Places(tuple(sorted(kecamatan)), {one: tuple(sorted(names)) for one, names in desa.items()}, own)
