"""A month's visits in figures: to families that did not keep the commitments by name, the others in counts.

Second source document, B.b and D: visits 'khususnya kepada peserta PKH yang tidak memenuhi komitmen'; monthly ones to
the ketua and to families; those to health and school providers. What belongs to a case or to a complaint is nobody
else's, so it is not in it.
"""

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from db import Session
from db.tables import Complaint, Group, Kpm, Person, Visit
from programme.office.month_figures import VisitLine
from programme.office.month_taken import Month
from programme.standing.ketua_month import days_met

NAMED = ("p2k2", "first_meeting")
COUNTED = (*NAMED, "follow_up", "routine")


def visit_lines(session: Session, month: Month) -> tuple[VisitLine, ...]:
    """Visits for missed commitments and a missed pertemuan awal: made this month, or waiting when it ended."""
    waiting = (Visit.opened_at < month.ends) & or_(Visit.ended_at.is_(None), Visit.ended_at >= month.ends)
    query = (
        select(Visit, Kpm.participant_number, Person.name, Group.name)
        .join(Kpm, Kpm.person_id == Visit.kpm_id)
        .join(Person, Person.id == Kpm.person_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(Kpm.group_id.in_(month.group_ids), Visit.cause.in_(NAMED), Visit.state.not_in(("withdrawn", "lapsed")))
        .where(or_(month.holds_day(Visit.visited_on), month.holds(Visit.ended_at), waiting))
        .order_by(Group.desa, Group.name, Kpm.member_number, Visit.id)
    )
    lines = []
    for visit, number, name, group in session.execute(query):
        day = visit.visited_on.isoformat() if visit.visited_on is not None else None
        lines.append(VisitLine(number, name, group, visit.cause, tuple(visit.months), visit.state, day))
    return tuple(lines)


def visit_counts(session: Session, month: Month) -> dict[str, int]:
    """Visits made and waiting, routine ones, those to providers, and how many ketua were met in the month."""
    hidden = select(Complaint.id).where(Complaint.confidential.is_(True))
    shown = or_(Visit.complaint_id.is_(None), Visit.complaint_id.not_in(hidden))
    done = and_(Visit.state == "done", month.holds_day(Visit.visited_on))
    is_open = and_(Visit.state == "open", Visit.opened_at < month.ends)
    families = select(Kpm.person_id).where(Kpm.group_id.in_(month.group_ids))
    of_families = select(
        _count(done, Visit.cause != "routine"),
        _count(is_open, Visit.cause != "routine"),
        _count(done, Visit.cause == "routine"),
    ).where(Visit.kpm_id.in_(families), Visit.cause.in_(COUNTED), shown)
    visits_done, visits_open, routine_done = session.execute(of_families).one()
    provider_visits = 0
    if month.pendamping_id is not None:
        to_provider = (Visit.pendamping_id == month.pendamping_id, Visit.cause == "provider")
        provider_visits = session.scalars(select(func.count(Visit.id)).where(*to_provider, done, shown)).one()
    return {
        "visits_done": visits_done,
        "visits_open": visits_open,
        "routine_done": routine_done,
        "provider_visits": provider_visits,
        **_ketua_counts(session, month),
    }


def _count(*which: ColumnElement[bool]) -> ColumnElement[int]:
    """How many rows are such."""
    return func.count(case((and_(*which), 1)))


def _ketua_counts(session: Session, month: Month) -> dict[str, int]:
    """Second source document, B.b: 'Melakukan pertemuan bulanan dengan ketua kelompok': at home, or called together."""
    ketua = set(
        session.scalars(
            select(Kpm.person_id).where(Kpm.group_id.in_(month.group_ids), Kpm.duty == "ketua", Kpm.left_at.is_(None))
        )
    )
    return {"ketua": len(ketua), "ketua_met": len(days_met(session, ketua, month.first, month.rules))}
