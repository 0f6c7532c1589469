"""Families in which perhaps nobody counts for a component any more: found from birth dates, decided by the pendamping.

Public descriptions of PKH: a family leaves the programme when it has no pregnant woman, small child, pupil (6-21,
school not finished), person of 60 and more, or person with a severe disability (graduasi alamiah). What is written in
the entries may be old, so nothing ends by itself: a family is only named, and 'masih peserta' keeps it off the list.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import aliased

from db import Session
from db.tables import FamilyMember, Group, Kpm, Person, TrailEntry
from outbox.kinds import KINDS
from outbox.queue import put_notices
from programme.access import Actor, operation
from programme.done_once import was_done
from programme.rules import Rules
from programme.trail import leave_trace
from programme.working_days import next_working_day

HINTS = "leaving_hints"
OLD_AGE = 60
"""Years from which a person counts for the component lansia; 70 in some years: named only where nobody is even 60."""
AT_ANY_AGE = frozenset({"pregnant", "lansia", "disability"})
NOT_NAMED_AGAIN = timedelta(days=180)
"""So long after the pendamping said that a family still takes part it is not named."""
HINTS_FOR = timedelta(days=10)


@dataclass(frozen=True)
class FamilyEntry:
    """One who counts as a member of the household: for which component (None: none), born when (None: unknown)."""

    component: str | None
    birth_date: date | None


@dataclass(frozen=True)
class MayLeave:
    """A family that may have nobody left who counts."""

    person_id: int
    member_number: int
    name: str
    gender: str
    group_id: int
    group_name: str


def age_on(born: date, day: date) -> int:
    """Full years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def may_count(entry: FamilyEntry, today: date, rules: Rules) -> bool:
    """Whether this person may still count for a component; who is not known well enough may."""
    if entry.component in AT_ANY_AGE or entry.birth_date is None:
        return True
    age = age_on(entry.birth_date, today)
    return age <= rules.commitments.school_age_until or age >= OLD_AGE


def has_nobody_left(entries: Iterable[FamilyEntry], today: date, rules: Rules) -> bool:
    """Whether no entry may count any more. A family of which nothing is entered is not known, so it is not named."""
    known = list(entries)
    return bool(known) and not any(may_count(one, today, rules) for one in known)


@operation(on="pendamping", may=("self", "koordinator"))
def list_without_component(
    session: Session, actor: Actor, pendamping_id: int, now: datetime, rules: Rules
) -> list[MayLeave]:
    """The families of this pendamping's groups in which perhaps nobody counts any more, by group and number."""
    return _found(session, [pendamping_id], now, rules).get(pendamping_id, [])


@operation(on="person", may=("pendamping", "koordinator"))
def keep_as_member(session: Session, actor: Actor, person_id: int, now: datetime) -> None:
    """The pendamping knows better: she still takes part, and is not named for half a year."""
    leave_trace(session, actor, "keep_as_member", "person", person_id, now)
    session.flush()


def _found(session: Session, pendamping_ids: list[int], now: datetime, rules: Rules) -> dict[int, list[MayLeave]]:
    """By pendamping. Only birth dates are looked at first: components are encrypted, and few families remain."""
    today = rules.today(now)
    youngest, oldest = _years_before(today, rules.commitments.school_age_until + 1), _years_before(today, OLD_AGE)
    counts, any_entry = aliased(FamilyMember), aliased(FamilyMember)
    by_age = exists().where(
        counts.kpm_id == Kpm.person_id,
        counts.left_on.is_(None),
        or_(counts.birth_date.is_(None), counts.birth_date > youngest, counts.birth_date <= oldest),
    )
    known = exists().where(any_entry.kpm_id == Kpm.person_id)
    kept = exists().where(
        TrailEntry.object_kind == "person",
        TrailEntry.object_id == Kpm.person_id,
        TrailEntry.operation == "keep_as_member",
        TrailEntry.at > now - NOT_NAMED_AGAIN,
    )
    query = (
        select(Group.pendamping_id, Kpm.person_id, Kpm.member_number, Person.name, Person.gender, Group.id, Group.name)
        .join(Person, Person.id == Kpm.person_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(Group.pendamping_id.in_(pendamping_ids), Kpm.left_at.is_(None), known, ~by_age, ~kept)
        .order_by(Group.name, Kpm.member_number)
    )
    rows = session.execute(query).all()
    entries = _entries(session, [row[1] for row in rows])
    found: dict[int, list[MayLeave]] = {}
    for pendamping_id, person_id, number, name, gender, group_id, group_name in rows:
        counting = entries.get(person_id)
        if pendamping_id is not None and (counting is None or has_nobody_left(counting, today, rules)):
            family = MayLeave(person_id, number, name, gender, group_id, group_name)
            found.setdefault(pendamping_id, []).append(family)
    return found


def _entries(session: Session, kpm_ids: list[int]) -> dict[int, list[FamilyEntry]]:
    """Of those who have not left the family; a family of which everybody has left is in none."""
    query = select(FamilyMember.kpm_id, FamilyMember.component, FamilyMember.birth_date)
    query = query.where(FamilyMember.kpm_id.in_(kpm_ids), FamilyMember.left_on.is_(None))
    entries: dict[int, list[FamilyEntry]] = {}
    for kpm_id, component, birth_date in session.execute(query):
        entries.setdefault(kpm_id, []).append(FamilyEntry(component, birth_date))
    return entries


def _years_before(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=min(day.day, 28) if day.month == 2 else day.day)


@operation(on=None, may=("system",))
def plan_leaving_hints(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """On the first working day of each quarter whoever has such families hears how many; returns who is told."""
    quarter = _quarter_of(rules.today(now))
    moment = told_at(quarter, rules)
    if not moment <= now < moment + HINTS_FOR:
        return 0
    if was_done(session, "plan_leaving_hints", "month", _number_of(quarter)):
        return 0
    in_office = select(Person.id).where(Person.role.in_(("pendamping", "koordinator")), Person.removed_at.is_(None))
    with_groups = in_office.where(exists().where(Group.pendamping_id == Person.id))
    told = _found(session, list(session.scalars(with_groups)), now, rules)
    leave_trace(session, actor, "plan_leaving_hints", "month", _number_of(quarter), now)
    return put_notices(session, [_row(person_id, quarter, moment + HINTS_FOR, now) for person_id in told])


def _row(person_id: int, quarter: date, deadline: datetime, now: datetime) -> dict[str, object]:
    return {
        "kind": HINTS,
        "subject": f"person:{person_id}",
        "person_id": person_id,
        "slot": f"{quarter:%Y-%m}",
        "priority": KINDS[HINTS].priority,
        "due_at": now,
        "deadline": deadline,
        "state": "queued",
        "attempts": 0,
        "repeats": 0,
        "created_at": now,
    }


def next_hints_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The morning of this quarter's first working day, or of the next one's."""
    quarter = _quarter_of(rules.today(after))
    for day in (quarter, _quarter_of(quarter + timedelta(days=100))):
        moment = told_at(day, rules)
        if moment > after:
            return moment
    return None


def told_at(quarter: date, rules: Rules) -> datetime:
    """When the hints of the quarter that begins on this day are told."""
    return rules.at(next_working_day(quarter, extra_off=rules.extra_days_off), rules.office.monthly_report_at)


def _quarter_of(day: date) -> date:
    """The first day of the quarter."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


def _number_of(quarter: date) -> int:
    """201810 for October 2018."""
    return quarter.year * 100 + quarter.month
