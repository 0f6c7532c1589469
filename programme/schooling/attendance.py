"""Whose children go to which school, and their days away in a month: as the pendamping hears it from the school.

Second source document, B: 'Mendampingi langsung penerima manfaat PKH dalam memenuhi komitmen'; D: 'Kunjungan ke
penyedia pelayanan kesehatan dan pendidikan ... secara rutin/berkala'. Only the family's own pendamping reads and enters
it: never a ketua.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Select, select

from db import Session
from db.tables import FamilyMember, Group, Kpm, MemberMonth, Person, Provider
from programme.absence import month_of
from programme.access import Actor, operation
from programme.providers import spelling_key
from programme.rules import Rules
from programme.schooling.age import SchoolMonth, details_of, is_pupil, month_is_free, month_kept, school_month_in
from programme.schooling.months import MonthSaid, MonthsKept, keep_months
from programme.trail import leave_trace

KIND = "school"
NOT_KNOWN = "-"
"""The key of the children whose school nobody wrote down."""


@dataclass(frozen=True)
class Pupil:
    """A child whose commitment is school."""

    member_id: int
    kpm_id: int
    number: int
    """On the list it was read for, from 1."""
    name: str
    family: str
    """The name of its pengurus, by which children of one name are told apart."""
    gender: str
    group_id: int
    group_name: str
    component: str
    birth_date: date | None
    provider_id: int | None
    school: str | None
    """As it is called in the register, or as it was written."""
    school_key: str
    """'p12' of the register, 'f...' of a name that is not in it, '-'."""
    said: SchoolMonth | None = None
    kept: bool | None = None


@dataclass(frozen=True)
class SchoolLine:
    """A school with the pendamping's children there, and of how many of them the month is entered."""

    key: str
    name: str | None
    provider_id: int | None
    pupils: int
    entered: int


@operation(on="pendamping", may=("self",))
def list_schools(session: Session, actor: Actor, pendamping_id: int, month: date) -> list[SchoolLine]:
    """His children's schools, by name; those whose school is not known come last."""
    found: dict[str, list[Pupil]] = {}
    for one in pupils_of(session, pendamping_id, month):
        found.setdefault(one.school_key, []).append(one)
    lines = [
        SchoolLine(key, some[0].school, some[0].provider_id, len(some), sum(one.said is not None for one in some))
        for key, some in found.items()
    ]
    return sorted(lines, key=lambda one: (one.key == NOT_KNOWN, (one.name or "").casefold()))


@operation(on="pendamping", may=("self",))
def list_pupils(
    session: Session, actor: Actor, pendamping_id: int, month: date, *, school: str = "", group_id: int = 0
) -> list[Pupil]:
    """His children of one school (by its key), of one group, or (neither named) all; numbered by name."""
    pupils = [
        one
        for one in pupils_of(session, pendamping_id, month)
        if (not school or one.school_key == school) and (not group_id or one.group_id == group_id)
    ]
    return [replace(one, number=number) for number, one in enumerate(pupils, start=1)]


@operation(on="pendamping", may=("self",))
def record_school_month(
    session: Session,
    actor: Actor,
    pendamping_id: int,
    month: date,
    said: Mapping[int, SchoolMonth],
    now: datetime,
    rules: Rules,
    *,
    file_id: int | None = None,
) -> MonthsKept:
    """Enters a month (by its first day) of children: member -> days away. What stood before is replaced.

    A child who is not, or no longer, among his is passed over. In a month of holidays nothing counts. Raises
    ValueError for a month that has not begun.
    """
    assert actor.person_id is not None
    if month > month_of(rules.today(now)):
        raise ValueError("a month that has not begun")
    mine = {one.member_id: one for one in pupils_of(session, pendamping_id, month)}
    rows = [
        MonthSaid(
            member_id,
            KIND,
            month,
            kept_in(month, one, rules),
            details_of(one),
            mine[member_id].provider_id,
            file_id,
        )
        for member_id, one in said.items()
        if member_id in mine
    ]
    done = keep_months(session, actor.person_id, rows, now, rules)
    leave_trace(session, actor, "record_school_month", "person", pendamping_id, now)
    return done


def kept_in(month: date, said: SchoolMonth, rules: Rules) -> bool | None:
    """Whether what was said keeps that month; None in the holidays."""
    if month_is_free(month, rules.commitments):
        return None
    return month_kept(said, rules.commitments, sick_counts=rules.sick_counts_as_absence)


def pupils_of(session: Session, pendamping_id: int, month: date) -> list[Pupil]:
    """The children of his groups whose commitment is school, by name, with what is known of that month."""
    rows = session.execute(_members_of(pendamping_id)).all()
    pupils = [_pupil(member, person, group, name) for member, person, group, name in rows if is_pupil(member.component)]
    known = _months(session, [one.member_id for one in pupils], month)
    pupils.sort(key=lambda one: (one.name.casefold(), one.family.casefold(), one.member_id))
    numbered = [replace(one, number=number) for number, one in enumerate(pupils, start=1)]
    return [
        replace(one, said=known[one.member_id][0], kept=known[one.member_id][1]) if one.member_id in known else one
        for one in numbered
    ]


def school_key(provider_id: int | None, facility: str | None) -> str:
    """Two spellings of one name are one school; 'p12' where it is in the register."""
    if provider_id is not None:
        return f"p{provider_id}"
    spelt = spelling_key(facility or "").replace(" ", "-")
    return f"f{spelt}" if spelt else NOT_KNOWN


def _members_of(pendamping_id: int) -> Select[FamilyMember, Person, Group, str]:
    return (
        select(FamilyMember, Person, Group, Provider.name)
        .join(Kpm, Kpm.person_id == FamilyMember.kpm_id)
        .join(Person, Person.id == Kpm.person_id)
        .join(Group, Group.id == Kpm.group_id)
        .outerjoin(Provider, (Provider.id == FamilyMember.provider_id) & (Provider.kind == "school"))
        .where(Group.pendamping_id == pendamping_id, Kpm.left_at.is_(None), FamilyMember.left_on.is_(None))
    )


def _pupil(member: FamilyMember, person: Person, group: Group, registered: str | None) -> Pupil:
    provider_id = member.provider_id if registered is not None else None
    return Pupil(
        member_id=member.id,
        kpm_id=member.kpm_id,
        number=0,
        name=member.name,
        family=person.name,
        gender=person.gender,
        group_id=group.id,
        group_name=group.name,
        component=member.component or "",
        birth_date=member.birth_date,
        provider_id=provider_id,
        school=registered or member.facility,
        school_key=school_key(provider_id, member.facility),
    )


def _months(session: Session, member_ids: list[int], month: date) -> dict[int, tuple[SchoolMonth | None, bool | None]]:
    query = select(MemberMonth.member_id, MemberMonth.details, MemberMonth.kept).where(
        MemberMonth.member_id.in_(member_ids), MemberMonth.kind == KIND, MemberMonth.month == month
    )
    return {member_id: (school_month_in(details), kept) for member_id, details, kept in session.execute(query)}
