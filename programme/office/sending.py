"""Where a month's report goes: each one's file to the operators as he sends it, a kecamatan's when all is there or due.

A kecamatan and month is called by its first report: `report:7` with a paper of the kecamatan's kind. A report that
comes after the kecamatan's file was made has it made anew, whole.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, case, delete, func, select

from db import Session
from db.tables import OfficeReport, OutboxRow, Paper, Person
from outbox.queue import IS_NOTICE, put_notice

SENT_FILE, AREA_FILE, OVERDUE = "month_sent", "month_area_sent", "monthly_overdue"


@dataclass(frozen=True)
class Area:
    """A kecamatan in whose month anybody was asked for a report."""

    kecamatan: str
    first_report: int
    unsent: int
    """Reports asked for and not sent, of who is still there."""

    @property
    def subject(self) -> str:
        return f"report:{self.first_report}"


def _areas() -> Select[str, int, int]:
    is_missing = OfficeReport.sent_at.is_(None) & Person.removed_at.is_(None)
    return (
        select(OfficeReport.kecamatan, func.min(OfficeReport.id), func.count(case((is_missing, 1))))
        .join(Person, Person.id == OfficeReport.pendamping_id)
        .where(OfficeReport.kind == "monthly", OfficeReport.period == bindparam("period"))
        .group_by(OfficeReport.kecamatan)
        .order_by(OfficeReport.kecamatan)
    )


_subjects: Any = bindparam("subjects", expanding=True)
AREAS = _areas()
MADE = select(Paper.subject).where(Paper.kind == AREA_FILE, Paper.subject.in_(_subjects))
TOLD = select(OutboxRow.person_id, OutboxRow.subject).where(
    IS_NOTICE, OutboxRow.kind == OVERDUE, OutboxRow.subject.in_(_subjects)
)
KOORDINATORS = select(Person.id, Person.kecamatan).where(Person.role == "koordinator", Person.removed_at.is_(None))
"""Built once: they are asked at every tick from the day on which the reports are due."""


def order_sent_file(session: Session, report_id: int, now: datetime) -> None:
    """Has the file made that every operator gets."""
    _order(session, SENT_FILE, f"report:{report_id}", now)


def areas_of(session: Session, period: str) -> list[Area]:
    """The kecamatan of a month's reports, by name."""
    return [Area(*row) for row in session.execute(AREAS, {"period": period})]


def order_area_file(session: Session, kecamatan: str, period: str, now: datetime) -> None:
    """Has the kecamatan's file made for every operator, also where it was before."""
    _order(session, AREA_FILE, f"report:{first_report(session, kecamatan, period)}", now)


def order_first_files(session: Session, areas: Collection[Area], now: datetime) -> int:
    """Has the files made that never were, for every operator; returns how many."""
    made = set(session.scalars(MADE, {"subjects": [one.subject for one in areas]}))
    return sum([_order(session, AREA_FILE, one.subject, now) for one in areas if one.subject not in made])


def first_report(session: Session, kecamatan: str, period: str) -> int | None:
    """The report by whose id the kecamatan's month is called."""
    query = select(func.min(OfficeReport.id)).where(
        OfficeReport.kind == "monthly", OfficeReport.kecamatan == kecamatan, OfficeReport.period == period
    )
    return session.scalar(query)


def tell_overdue(session: Session, areas: Collection[Area], now: datetime) -> int:
    """Tells these kecamatan's koordinator that reports are missing, once; returns how many were told."""
    if not areas:
        return 0
    subjects = {one.kecamatan: one.subject for one in areas}
    told = {tuple(row) for row in session.execute(TOLD, {"subjects": list(subjects.values())})}
    untold = [
        (person_id, subjects[kecamatan])
        for person_id, kecamatan in session.execute(KOORDINATORS).all()
        if kecamatan in subjects and (person_id, subjects[kecamatan]) not in told
    ]
    return sum([put_notice(session, OVERDUE, subject, person_id, "due", now) for person_id, subject in untold])


def _order(session: Session, kind: str, subject: str, now: datetime) -> int:
    """A paper for each operator; one that is still waiting to be made would only be the same again."""
    session.execute(delete(Paper).where(Paper.kind == kind, Paper.subject == subject, Paper.state == "waiting"))
    operators = list(session.scalars(select(Person.id).where(Person.role == "operator", Person.removed_at.is_(None))))
    session.add_all(Paper(person_id=one, kind=kind, subject=subject, wanted_at=now) for one in operators)
    session.flush()
    return len(operators)
