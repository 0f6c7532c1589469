"""The rows of a verification sheet: each family with its P2K2, and each member with a component, month by month."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from db import Session
from db.tables import FamilyMember, Group, Kpm, MemberMonth, OfficeReport, Person
from programme.absence import MonthResult, result_of_month
from programme.health.due import health_duty
from programme.keeping.history import groups_kept_at, keepers_then
from programme.natural_order import natural
from programme.rules import Rules
from programme.schooling.age import is_pupil, month_is_free
from programme.schooling.joined_rule import Known, known_of
from programme.schooling.quarters import begins_at, months_of, quarter_after

KEPT, NOT_KEPT, UNKNOWN, FREE = "kept", "not_kept", "unknown", "free"
"""What a month says: kept, not kept, not known yet, or nothing was to be kept (holidays, no such duty)."""
P2K2, SCHOOL, HEALTH = "p2k2", "school", "health"


@dataclass(frozen=True)
class VerifiedRow:
    """One commitment of one family over the three months."""

    group: str
    family_number: str
    family: str
    member: str
    """Empty for the family's own P2K2."""
    component: str
    """Empty for P2K2."""
    kind: str
    """p2k2, school or health."""
    months: tuple[str, str, str]


@dataclass(frozen=True)
class Tally:
    """How many months of one kind of commitment say what."""

    kind: str
    kept: int
    not_kept: int
    unknown: int


def verified_rows(session: Session, pendamping_id: int, period: str, rules: Rules) -> list[VerifiedRow]:
    """All present families of the groups he answers for, group by group by member number; in a few queries."""
    families = session.execute(
        select(Kpm, Person.name, Group.name, Group.desa)
        .join(Person, Person.id == Kpm.person_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(Group.id.in_(groups_verified(session, pendamping_id, period, rules)), Kpm.left_at.is_(None))
    ).all()
    families = sorted(families, key=lambda row: (row[3], natural(row[2]), row[0].member_number))
    ids = [kpm.person_id for kpm, *_ in families]
    months = months_of(period)
    known = known_of(session, ids, months[0], rules)
    members = _members(session, ids)
    said = _said(session, ids, months)
    rows: list[VerifiedRow] = []
    for kpm, name, group, _ in families:
        of_family = _Family(group, kpm.participant_number, name)
        rows.append(of_family.row("", "", P2K2, _at_meetings(known[kpm.person_id], months, rules)))
        for one in members[kpm.person_id]:
            kind = SCHOOL if is_pupil(one.component) else HEALTH
            rows.append(of_family.row(one.name, one.component or "", kind, _of_member(one, kind, months, said, rules)))
    return rows


def groups_verified(session: Session, pendamping_id: int, period: str, rules: Rules) -> list[int]:
    """Ids of those he kept when the quarter ended, and of those he took over from who stopped without sending it.

    So each family stands in one sheet: who stands in for a colleague on leave isn't asked for what she answers for.
    """
    ended = begins_at(quarter_after(period), rules)
    kept = groups_kept_at(session, pendamping_id, ended)
    others = select(Group.id).where(Group.pendamping_id == pendamping_id, Group.id.not_in(kept))
    before = keepers_then(session, list(session.scalars(others.where(Group.created_at < ended))), ended)
    sent = select(OfficeReport.pendamping_id).where(
        OfficeReport.kind == "verification", OfficeReport.period == period, OfficeReport.sent_at.is_not(None)
    )
    stopped = set(
        session.scalars(
            select(Person.id).where(
                Person.id.in_(before.values()), Person.removed_at.is_not(None), Person.id.not_in(sent)
            )
        )
    )
    return [*kept, *(group_id for group_id, keeper_id in before.items() if keeper_id in stopped)]


def tallies(rows: Sequence[VerifiedRow]) -> list[Tally]:
    """Meeting, school and health, in that order; a kind without a month that counts is left out."""
    counts: Counter[tuple[str, str]] = Counter((row.kind, month) for row in rows for month in row.months)
    found = [
        Tally(kind, counts[kind, KEPT], counts[kind, NOT_KEPT], counts[kind, UNKNOWN])
        for kind in (P2K2, SCHOOL, HEALTH)
    ]
    return [one for one in found if one.kept or one.not_kept or one.unknown]


@dataclass(frozen=True)
class _Family:
    group: str
    number: str
    name: str

    def row(self, member: str, component: str, kind: str, months: tuple[str, str, str]) -> VerifiedRow:
        return VerifiedRow(self.group, self.number, self.name, member, component, kind, months)


def _members(session: Session, kpm_ids: Sequence[int]) -> defaultdict[int, list[FamilyMember]]:
    query = select(FamilyMember).where(FamilyMember.kpm_id.in_(kpm_ids), FamilyMember.left_on.is_(None))
    found: defaultdict[int, list[FamilyMember]] = defaultdict(list)
    for one in session.scalars(query.order_by(FamilyMember.id)):
        if one.component is not None:
            found[one.kpm_id].append(one)
    return found


def _said(
    session: Session, kpm_ids: Sequence[int], months: tuple[date, date, date]
) -> dict[tuple[int, str, date], bool | None]:
    row = MemberMonth
    query = select(row.member_id, row.kind, row.month, row.kept).where(
        row.kpm_id.in_(kpm_ids), row.month.between(months[0], months[2])
    )
    return {(member_id, kind, month): kept for member_id, kind, month, kept in session.execute(query)}


def _at_meetings(known: Known, months: tuple[date, date, date], rules: Rules) -> tuple[str, str, str]:
    """Illness neither counts nor resets, so that month is as one of which nothing is known."""
    results = {
        MonthResult.KEPT: KEPT,
        MonthResult.MISSED: NOT_KEPT,
        MonthResult.NEUTRAL: UNKNOWN,
    }
    first, second, third = (
        results[
            result_of_month(
                [one for one in known.marks if one.month == month], sick_counts=rules.sick_counts_as_absence
            )
        ]
        for month in months
    )
    return first, second, third


def _of_member(
    one: FamilyMember,
    kind: str,
    months: tuple[date, date, date],
    said: dict[tuple[int, str, date], bool | None],
    rules: Rules,
) -> tuple[str, str, str]:
    first, second, third = (_month(one, kind, month, said, rules) for month in months)
    return first, second, third


def _month(
    one: FamilyMember, kind: str, month: date, said: dict[tuple[int, str, date], bool | None], rules: Rules
) -> str:
    key = (one.id, kind, month)
    if key in said:
        kept = said[key]
        return FREE if kept is None else KEPT if kept else NOT_KEPT
    if kind == SCHOOL:
        return FREE if month_is_free(month, rules.commitments) else UNKNOWN
    return UNKNOWN if health_duty(one.component, one.birth_date, month, rules.commitments) else FREE
