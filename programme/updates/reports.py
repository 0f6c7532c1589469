"""The changes of one kecamatan and month as the office gets them: one sheet, made when everybody has sent, or when due.

A list that is sent later has the sheet made anew, whole. Nothing to report makes no sheet and no message.
"""

from datetime import datetime

from sqlalchemy import delete, func, select

from db import Session
from db.tables import DataUpdate, Paper, Person, UpdateList, UpdateReport
from outbox.queue import put_notice

SHEET, OVERDUE = "updates_sheet", "updates_overdue"


def report_subject(report_id: int) -> str:
    """How a sheet is called in papers and notices."""
    return f"updates_report:{report_id}"


def report_what_is_complete(session: Session, month: str, now: datetime) -> int:
    """Has the sheet made of every kecamatan whose lists have all been sent, once; returns how many."""
    complete = [one for one in _unreported(session, month) if not unsent(session, one, month)]
    return sum([_make(session, one, month, now) for one in complete])


def report_what_is_due(session: Session, month: str, now: datetime) -> int:
    """Has the sheet made of every other kecamatan, and tells its koordinator who has not sent; returns how many."""
    return sum([_make(session, one, month, now) for one in _unreported(session, month)])


def sent_after_report(session: Session, row: UpdateList, now: datetime) -> bool:
    """Has the sheet made anew with a list that came later; False where there was none yet."""
    made = select(UpdateReport.id).where(UpdateReport.kecamatan == row.kecamatan, UpdateReport.month == row.month)
    if session.scalar(made) is None:
        return False
    _make(session, row.kecamatan, row.month, now)
    return True


def _unreported(session: Session, month: str) -> list[str]:
    made = select(UpdateReport.kecamatan).where(UpdateReport.month == month)
    query = select(UpdateList.kecamatan).where(UpdateList.month == month, UpdateList.kecamatan.not_in(made))
    return sorted(set(session.scalars(query)))


def unsent(session: Session, kecamatan: str, month: str) -> list[str]:
    """The names of the pendamping whose list the office still waits for."""
    query = (
        select(Person.name)
        .join(UpdateList, UpdateList.pendamping_id == Person.id)
        .where(UpdateList.kecamatan == kecamatan, UpdateList.month == month, UpdateList.sent_at.is_(None))
        .where(Person.removed_at.is_(None))
    )
    return list(session.scalars(query.order_by(Person.name)))


def _make(session: Session, kecamatan: str, month: str, now: datetime) -> bool:
    rows = session.scalar(
        select(func.count())
        .select_from(DataUpdate)
        .join(UpdateList, UpdateList.id == DataUpdate.list_id)
        .where(UpdateList.kecamatan == kecamatan, UpdateList.month == month)
    )
    known = select(UpdateReport).where(UpdateReport.kecamatan == kecamatan, UpdateReport.month == month)
    report = session.scalar(known.with_for_update())
    if report is None:
        report = UpdateReport(kecamatan=kecamatan, month=month, made_at=now, rows=0)
        session.add(report)
        _tell_koordinator(session, report, now)
    report.made_at, report.rows = now, rows or 0
    session.flush()
    if report.rows:
        _order(session, report.id, now)
    return True


def _tell_koordinator(session: Session, report: UpdateReport, now: datetime) -> None:
    session.flush()
    if not unsent(session, report.kecamatan, report.month):
        return
    query = select(Person.id).where(Person.role == "koordinator", Person.kecamatan == report.kecamatan)
    for person_id in session.scalars(query.where(Person.removed_at.is_(None))):
        put_notice(session, OVERDUE, report_subject(report.id), person_id, "due", now)


def _order(session: Session, report_id: int, now: datetime) -> None:
    """A paper for each operator; one that is waiting to be made would only be the same again."""
    subject = report_subject(report_id)
    session.execute(delete(Paper).where(Paper.kind == SHEET, Paper.subject == subject, Paper.state == "waiting"))
    operators = select(Person.id).where(Person.role == "operator", Person.removed_at.is_(None))
    for person_id in session.scalars(operators):
        session.add(Paper(person_id=person_id, kind=SHEET, subject=subject, wanted_at=now))
    session.flush()
