"""Takes one pendamping's month out of the tables: his groups as he kept them when the month ended.

A group that passed on counts with whoever kept it at the month's end, so that each stands in exactly one report.
"""

from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Group, Kpm, Person
from programme.keeping.history import groups_kept_at
from programme.natural_order import natural
from programme.office.families_in_figures import enrolment_lines, family_counts, leaver_lines, member_month_counts
from programme.office.matters_in_figures import case_counts, complaint_lines, update_lines
from programme.office.meetings_in_figures import assembly_lines, coverage_counts, meeting_lines, p2k2_counts
from programme.office.month_figures import Figures, GroupLine
from programme.office.month_taken import Month
from programme.office.posyandu_in_figures import posyandu_lines
from programme.office.report_months import begins_at, ends_at, first_day
from programme.office.visits_in_figures import visit_counts, visit_lines
from programme.rules import Rules


def month_of_pendamping(session: Session, person: Person, period: str, now: datetime, rules: Rules) -> Figures:
    """The figures of one pendamping."""
    groups = groups_kept_at(session, person.id, ends_at(period, rules))
    return take_figures(session, _month(period, groups, person.id, now, rules), person.kecamatan or "-", person.name)


def month_without_pendamping(
    session: Session, kecamatan: str, period: str, now: datetime, rules: Rules
) -> Figures | None:
    """The figures of a kecamatan's groups that nobody keeps; None where there are none."""
    query = select(Group.id).where(Group.kecamatan == kecamatan, Group.pendamping_id.is_(None))
    groups = list(session.scalars(query.where(Group.created_at < ends_at(period, rules)).order_by(Group.id)))
    return take_figures(session, _month(period, groups, None, now, rules), kecamatan, "") if groups else None


def _month(period: str, groups: list[int], pendamping_id: int | None, now: datetime, rules: Rules) -> Month:
    bounds = begins_at(period, rules), ends_at(period, rules)
    return Month(period, first_day(period), *bounds, tuple(groups), pendamping_id, now, rules)


def take_figures(session: Session, month: Month, kecamatan: str, pendamping: str) -> Figures:
    """Everything of that month and those groups."""
    counts = {
        **p2k2_counts(session, month),
        **member_month_counts(session, month),
        **visit_counts(session, month),
        **coverage_counts(session, month),
        **case_counts(session, month),
        **family_counts(session, month),
    }
    return Figures(
        month.period,
        kecamatan,
        pendamping,
        group_lines(session, month),
        meeting_lines(session, month),
        visit_lines(session, month),
        assembly_lines(session, month),
        posyandu_lines(session, month),
        enrolment_lines(session, month),
        leaver_lines(session, month),
        complaint_lines(session, month),
        update_lines(session, month),
        counts,
    )


def group_lines(session: Session, month: Month) -> tuple[GroupLine, ...]:
    """Each group with its number, ketua and size.

    Second source document, C.c: 'Mencatat daftar nama peserta yang terpilih sebagai Ketua Kelompok ... dan nomor
    urutan kelompok tersebut'.
    """
    groups = session.scalars(select(Group).where(Group.id.in_(month.group_ids)))
    members: dict[int, int] = {}
    named: dict[tuple[int, str], str] = {}
    query = (
        select(Kpm.group_id, Kpm.duty, Person.name)
        .join(Person, Person.id == Kpm.person_id)
        .where(Kpm.group_id.in_(month.group_ids), Kpm.left_at.is_(None))
    )
    for group_id, duty, name in session.execute(query):
        members[group_id] = members.get(group_id, 0) + 1
        named[group_id, duty] = name
    return tuple(
        GroupLine(
            one.number,
            one.name,
            one.desa,
            members.get(one.id, 0),
            named.get((one.id, "ketua")),
            named.get((one.id, "deputy")),
        )
        for one in sorted(groups, key=lambda group: (natural(group.desa), natural(group.name)))
    )
