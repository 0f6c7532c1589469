"""What the tables know that a payment sheet is checked against: families, groups, stages."""

from collections.abc import Iterable

from sqlalchemy import select

from db import Session
from db.tables import Group, Kpm, Person
from programme.payments.sheets.table import KnownFamily, KnownForPayments, KnownGroup
from programme.payments.stages import known_stages
from programme.roster_import.cells import place_key
from programme.roster_import.compare import slices
from programme.roster_reach import reach_of


def known_for_payments(session: Session, person_id: int, numbers: Iterable[str]) -> KnownForPayments:
    """All within this sender's reach, and the families of these numbers wherever they are."""
    reach = reach_of(session, person_id)
    groups = select(Group.id, Group.name, Group.desa, Group.kecamatan, reach.covers())
    mine, others = list[KnownGroup](), set[str]()
    for group_id, name, desa, kecamatan, covered in session.execute(groups):
        if covered:
            mine.append(KnownGroup(group_id, name, desa, kecamatan))
        else:
            others.update((place_key(name), place_key(desa)))
    reached = {one.id for one in mine}
    families = select(Kpm.person_id, Kpm.participant_number, Person.name, Kpm.group_id, Kpm.left_at)
    families = families.join(Person, Person.id == Kpm.person_id)
    within = families.join(Group, Group.id == Kpm.group_id).where(reach.covers(), Kpm.left_at.is_(None))
    rows = {row[0]: row for row in session.execute(within)}
    met = {row[1].upper() for row in rows.values()}
    for some in slices(sorted({one for one in numbers if one.upper() not in met})):
        spelled = {form for one in some for form in (one, one.upper(), one.lower())}
        rows |= {row[0]: row for row in session.execute(families.where(Kpm.participant_number.in_(spelled)))}
    found = [
        KnownFamily(kpm_id, number, name, group_id, group_id in reached, left_at is not None)
        for kpm_id, number, name, group_id, left_at in rows.values()
    ]
    return KnownForPayments(found, mine, known_stages(session), frozenset(others))
