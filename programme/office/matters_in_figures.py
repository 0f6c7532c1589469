"""A month's complaints, reported changes and cases in figures: counts alone.

A complaint counts only where the pendamping himself was to handle it: what is hidden from him is in nobody's report.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import defer

from db import Session
from db.tables import Case, Complaint, DataUpdate, Group, Kpm, Person
from programme.complaints.states import UNDER_WAY
from programme.matter_relations import LEVELS
from programme.matters import COMPLAINT_CATEGORIES, UPDATE_KINDS
from programme.office.month_figures import CountLine
from programme.office.month_taken import Month
from programme.updates.details import OPEN_STATES


def complaint_lines(session: Session, month: Month) -> tuple[CountLine, ...]:
    """By category: come in during the month, solved or closed in it, and under way."""
    query = _unread().where(
        Complaint.group_id.in_(month.group_ids),
        Complaint.confidential.is_(False),
        Complaint.first_level == LEVELS[0],
        Complaint.received_at < month.ends,
    )
    found = [one for one in session.scalars(query) if one.accused_id is None or one.accused_id != month.pendamping_id]
    return _counted(found, month.begins, month.ends)


def area_complaints(
    session: Session, reader: Person, kecamatan: str, begins: datetime, ends: datetime
) -> tuple[tuple[CountLine, ...], int]:
    """A kecamatan's complaints as this reader may see them; and for the operator how many hidden ones came in."""
    query = _unread().join(Group, Group.id == Complaint.group_id).where(Group.kecamatan == kecamatan)
    found = list(session.scalars(query.where(Complaint.received_at < ends)))
    hidden = [one for one in found if one.confidential and begins <= one.received_at]
    shown = [one for one in found if not one.confidential and one.accused_id != reader.id]
    return _counted(shown, begins, ends), len(hidden) if reader.role == "operator" else 0


def _unread() -> Select[Complaint]:
    unread = (defer(Complaint.words), defer(Complaint.referred_to), defer(Complaint.letter_number))
    return select(Complaint).options(*unread)


def _counted(found: Iterable[Complaint], begins: datetime, ends: datetime) -> tuple[CountLine, ...]:
    rows = list(found)

    def count(category: str, holds: Callable[[Complaint], bool]) -> int:
        return sum(one.category == category and holds(one) for one in rows)

    def ended_in_month(one: Complaint) -> bool:
        ended = one.solved_at or one.closed_at
        return one.state not in UNDER_WAY and ended is not None and begins <= ended < ends

    lines = [
        CountLine(
            category,
            count(category, lambda one: one.received_at >= begins),
            count(category, ended_in_month),
            count(category, lambda one: one.state in UNDER_WAY),
        )
        for category in COMPLAINT_CATEGORIES
    ]
    return tuple(line for line in lines if line.new or line.settled or line.open)


def update_lines(session: Session, month: Month) -> tuple[CountLine, ...]:
    """By kind: reported in the month, found right or wrong in it, and not checked yet."""
    query = (
        select(DataUpdate.kind, DataUpdate.state, DataUpdate.received_at, DataUpdate.settled_at)
        .join(Kpm, Kpm.person_id == DataUpdate.kpm_id)
        .where(Kpm.group_id.in_(month.group_ids), DataUpdate.received_at < month.ends, DataUpdate.state != "withdrawn")
        .where(
            or_(
                DataUpdate.state.in_(OPEN_STATES),
                DataUpdate.received_at >= month.begins,
                DataUpdate.settled_at >= month.begins,
            )
        )
    )
    rows = session.execute(query).all()
    lines = [
        CountLine(
            kind,
            sum(one.kind == kind and one.received_at >= month.begins for one in rows),
            sum(
                one.kind == kind and one.settled_at is not None and month.begins <= one.settled_at < month.ends
                for one in rows
            ),
            sum(one.kind == kind and one.state in OPEN_STATES for one in rows),
        )
        for kind in UPDATE_KINDS
    ]
    return tuple(line for line in lines if line.new or line.settled or line.open)


def case_counts(session: Session, month: Month) -> dict[str, int]:
    """The cases that he holds, in counts: more than that is nobody else's."""

    def count(*which: object) -> int:
        query = select(func.count()).select_from(Case).where(Case.holder_id == month.pendamping_id, *which)  # type: ignore[arg-type]  # conditions
        return session.scalar(query) or 0

    if month.pendamping_id is None:
        return {"cases_open": 0, "cases_new": 0, "cases_ended": 0}
    still_open = or_(Case.closed_at.is_(None), Case.closed_at >= month.ends)
    return {
        "cases_open": count(Case.opened_at < month.ends, still_open),
        "cases_new": count(month.holds(Case.opened_at)),
        "cases_ended": count(month.holds(Case.closed_at)),
    }
