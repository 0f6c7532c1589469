"""Families at a health post: who of each goes there, what was given, and what is due on a day."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Select, select

from db import Session
from db.tables import DataUpdate, FamilyMember, Group, HealthService, Kpm, Person
from programme.health.calendar import PREGNANCY_DAYS
from programme.health.due import Due, Given, HealthMember, due_on, months_old, stage_on
from programme.health.mourning import mourned_members
from programme.rules import Rules
from programme.updates.details import day_of, details_of

MID_MONTH = timedelta(days=14)
"""Where only the month of a birth is known."""


@dataclass(frozen=True)
class MemberDue:
    """One member who has a duty of health, as she or he stands on a day."""

    id: int
    name: str
    facts: HealthMember
    stage: str
    months: int | None
    """Completed months of age; None where the birth date is unknown, and for adults."""
    given: tuple[Given, ...]
    due: tuple[Due, ...]


@dataclass(frozen=True)
class HealthFamily:
    """A family with the members who have a duty of health."""

    kpm_id: int
    name: str
    gender: str
    group_id: int
    group_name: str
    member_number: int
    members: tuple[MemberDue, ...]

    @property
    def has_due(self) -> bool:
        return any(one.due for one in self.members)


Counted = Select[FamilyMember, str, str, int, str, int]


def counted() -> Counted:
    """Every member who counts in a family of the programme, with who stands for it and where."""
    return (
        select(FamilyMember, Person.name, Person.gender, Group.id, Group.name, Kpm.member_number)
        .join(Kpm, Kpm.person_id == FamilyMember.kpm_id)
        .join(Person, Person.id == Kpm.person_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(Kpm.left_at.is_(None), FamilyMember.left_on.is_(None))
        .order_by(Group.name, Group.id, Kpm.member_number, FamilyMember.id)
    )


def families_at(
    session: Session, provider_id: int, day: date, rules: Rules, pendamping_id: int | None = None
) -> list[HealthFamily]:
    """The families of which somebody goes to a health post, as they stand on a local day; of one pendamping only."""
    query = counted().where(FamilyMember.provider_id == provider_id)
    if pendamping_id is not None:
        query = query.where(Group.pendamping_id == pendamping_id)
    return families_of(session, query, day, rules)


def family_at(session: Session, provider_id: int, kpm_id: int, day: date, rules: Rules) -> HealthFamily | None:
    """One family; None where nobody of it goes there any more."""
    query = counted().where(FamilyMember.provider_id == provider_id, FamilyMember.kpm_id == kpm_id)
    return next(iter(families_of(session, query, day, rules)), None)


def families_of(
    session: Session, query: Counted, day: date, rules: Rules, without: Collection[int] = ()
) -> list[HealthFamily]:
    """Those with a duty of health among the rows of a query like `counted()`.

    `without` are the ids of services that are to be looked away from.
    """
    found: dict[int, list[FamilyMember]] = {}
    heads: dict[int, tuple[str, str, int, str, int]] = {}
    rows = list(session.execute(query))
    mourned = mourned_members(session, [row[0] for row in rows])
    for member, name, gender, group_id, group_name, number in rows:
        if member.id in mourned:
            continue
        facts = HealthMember(member.component, member.birth_date)
        if stage_on(facts, day, rules.commitments) is not None:
            found.setdefault(member.kpm_id, []).append(member)
            heads[member.kpm_id] = (name, gender, group_id, group_name, number)
    members = [one for family in found.values() for one in family]
    given = given_to(session, [one.id for one in members], without)
    expected = expected_births(session, {one.kpm_id for one in members if one.component == "pregnant"}, day)
    return [
        HealthFamily(
            kpm_id,
            *heads[kpm_id],
            tuple(_as_due(one, given[one.id], expected.get(kpm_id), day, rules) for one in family),
        )
        for kpm_id, family in found.items()
    ]


def _as_due(
    member: FamilyMember, given: Sequence[Given], expected_on: date | None, day: date, rules: Rules
) -> MemberDue:
    facts = HealthMember(member.component, member.birth_date, expected_on if member.component == "pregnant" else None)
    stage = stage_on(facts, day, rules.commitments) or ""
    is_child = stage in ("infant", "toddler", "preschool") and member.birth_date is not None
    age = months_old(member.birth_date, day) if is_child and member.birth_date is not None else None
    return MemberDue(
        member.id, member.name, facts, stage, age, tuple(given), due_on(facts, day, given, rules.commitments)
    )


def given_to(
    session: Session, member_ids: Collection[int], without: Collection[int] = ()
) -> defaultdict[int, list[Given]]:
    """What each of these members received, oldest first."""
    found: defaultdict[int, list[Given]] = defaultdict(list)
    query = (
        select(
            HealthService.member_id,
            HealthService.code,
            HealthService.given_on,
            HealthService.recorded_by == FamilyMember.kpm_id,
        )
        .join(FamilyMember, FamilyMember.id == HealthService.member_id)
        .where(HealthService.member_id.in_(member_ids), HealthService.id.not_in(without))
        .order_by(HealthService.given_on, HealthService.id)
    )
    for member_id, code, given_on, by_family in session.execute(query):
        found[member_id].append(Given(code, given_on, claimed=bool(by_family)))
    return found


def expected_births(session: Session, kpm_ids: Collection[int], day: date) -> dict[int, date]:
    """When the child of each family is expected, where a report of the pregnancy said it and it is not long past."""
    found: dict[int, date] = {}
    query = select(DataUpdate.kpm_id, DataUpdate.details).where(
        DataUpdate.kpm_id.in_(kpm_ids), DataUpdate.kind == "pregnancy", DataUpdate.state.in_(("received", "right"))
    )
    for kpm_id, details in session.execute(query.order_by(DataUpdate.id)):
        due_month = details_of(details).get("due_month")
        expected = day_of(due_month) + MID_MONTH if due_month else None
        if expected is not None and abs((expected - day).days) <= PREGNANCY_DAYS:
            found[kpm_id] = expected
    return found


def day_begins(day: date, rules: Rules) -> datetime:
    """The first moment of a local day."""
    return rules.at(day, datetime.min.time())
