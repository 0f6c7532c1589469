"""What stands in the office's sheet of one kecamatan's changes, and which sheets there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from db import Session
from db.tables import DataUpdate, Group, Kpm, KpmChange, Person, StoredFile, UpdateList, UpdateReport
from programme.access import Actor, operation
from programme.rules import Rules
from programme.trail import leave_trace
from programme.updates.details import details_of
from programme.updates.family_entries import FAMILY_CHANGES
from programme.updates.months import begins_at, due_at
from programme.updates.reports import unsent


@dataclass(frozen=True)
class SentList:
    """One pendamping's list in the office's sheet."""

    pendamping: str
    sent_at: datetime | None
    is_late: bool
    """Sent after it was due."""


@dataclass(frozen=True)
class ReportedUpdate:
    """One change as the office reads it."""

    id: int
    kind: str
    desa: str
    group_name: str
    member_number: int
    participant_number: str
    name: str
    said: Mapping[str, str]
    before: Mapping[str, str | None]
    """Fields of the family's own entry that it changed, with what stood there."""
    reporter_role: str
    """self, ketua or staff."""
    received_on: date
    pendamping: str
    checked_on: date | None
    file_ids: tuple[int, ...]
    from_earlier_month: bool
    in_late_list: bool


@dataclass(frozen=True)
class ReportSheet:
    """All that stands in one sheet. Days are local."""

    kecamatan: str
    month: str
    lists: tuple[SentList, ...]
    updates: tuple[ReportedUpdate, ...]

    @property
    def is_remade(self) -> bool:
        """Whether a list came after it was due."""
        return any(one.is_late for one in self.lists)


@dataclass(frozen=True)
class ReportLine:
    """A sheet that can be had again."""

    id: int
    kecamatan: str
    month: str
    rows: int
    missing: tuple[str, ...]
    """The pendamping who had not sent."""


@operation(on=None, may=("operator",))
def list_update_reports(session: Session, actor: Actor, limit: int = 10) -> list[ReportLine]:
    """The latest sheets that hold anything, newest month first."""
    query = select(UpdateReport).where(UpdateReport.rows > 0)
    ordered = query.order_by(UpdateReport.month.desc(), UpdateReport.kecamatan).limit(limit)
    return [_line(session, report) for report in session.scalars(ordered)]


@operation(on=None, may=("operator",))
def read_update_report(
    session: Session, actor: Actor, report_id: int, now: datetime, rules: Rules
) -> ReportSheet | None:
    """What stands in a sheet; that it was read is noted in the trail."""
    report = session.get(UpdateReport, report_id)
    if report is None:
        return None
    leave_trace(session, actor, "read_update_report", "updates", report_id, now)
    return report_sheet(session, report.kecamatan, report.month, rules)


def report_line(session: Session, report_id: int) -> ReportLine | None:
    """A sheet in brief, for the notices about it."""
    report = session.get(UpdateReport, report_id)
    return _line(session, report) if report is not None else None


def _line(session: Session, report: UpdateReport) -> ReportLine:
    missing = tuple(unsent(session, report.kecamatan, report.month))
    return ReportLine(report.id, report.kecamatan, report.month, report.rows, missing)


def report_sheet(session: Session, kecamatan: str, month: str, rules: Rules) -> ReportSheet:
    """The lists of a kecamatan and month with every change that was sent with them."""
    due = due_at(month, rules)
    query = (
        select(UpdateList, Person.name)
        .join(Person, Person.id == UpdateList.pendamping_id)
        .where(UpdateList.kecamatan == kecamatan, UpdateList.month == month)
        .order_by(Person.name, UpdateList.id)
    )
    lists = {row.id: (row, name) for row, name in session.execute(query)}
    late = {list_id for list_id, (row, _) in lists.items() if row.sent_at is not None and row.sent_at > due}
    sent = tuple(
        SentList(name, rules.local(row.sent_at) if row.sent_at else None, list_id in late)
        for list_id, (row, name) in lists.items()
    )
    return ReportSheet(kecamatan, month, sent, _reported(session, lists, late, begins_at(month, rules), rules))


def _reported(
    session: Session, lists: Mapping[int, tuple[UpdateList, str]], late: set[int], begins: datetime, rules: Rules
) -> tuple[ReportedUpdate, ...]:
    query = (
        select(DataUpdate, Kpm, Person, Group)
        .join(Kpm, Kpm.person_id == DataUpdate.kpm_id)
        .join(Person, Person.id == Kpm.person_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(DataUpdate.list_id.in_(lists))
        .order_by(Group.desa, Group.name, Kpm.member_number, DataUpdate.id)
    )
    rows = [(row, kpm, person, group) for row, kpm, person, group in session.execute(query)]
    ids = [row.id for row, *_ in rows]
    files, before, staff = _files(session, ids), _before(session, ids), _staff(session, [row for row, *_ in rows])
    return tuple(
        ReportedUpdate(
            id=row.id,
            kind=row.kind,
            desa=group.desa,
            group_name=group.name,
            member_number=kpm.member_number,
            participant_number=kpm.participant_number,
            name=person.name,
            said=details_of(row.details),
            before=before.get(row.id, {}),
            reporter_role="self" if row.reporter_id == row.kpm_id else "staff" if row.reporter_id in staff else "ketua",
            received_on=rules.today(row.received_at),
            pendamping=lists[row.list_id or 0][1],
            checked_on=rules.today(row.settled_at) if row.settled_at is not None else None,
            file_ids=tuple(files.get(row.id, ())),
            from_earlier_month=row.received_at < begins,
            in_late_list=row.list_id in late,
        )
        for row, kpm, person, group in rows
    )


def _files(session: Session, update_ids: list[int]) -> dict[int, list[int]]:
    subjects = {f"update:{one}": one for one in update_ids}
    query = select(StoredFile.subject, StoredFile.id).where(StoredFile.subject.in_(subjects)).order_by(StoredFile.id)
    found: dict[int, list[int]] = {}
    for subject, file_id in session.execute(query):
        found.setdefault(subjects[subject or ""], []).append(file_id)
    return found


def _before(session: Session, update_ids: list[int]) -> dict[int, dict[str, str | None]]:
    query = select(KpmChange).where(KpmChange.update_id.in_(update_ids)).order_by(KpmChange.id)
    found: dict[int, dict[str, str | None]] = {}
    for row in session.scalars(query):
        if row.field not in FAMILY_CHANGES and row.update_id is not None:
            found.setdefault(row.update_id, {})[row.field] = row.old
    return found


def _staff(session: Session, rows: list[DataUpdate]) -> set[int]:
    reporters = {row.reporter_id for row in rows}
    return set(session.scalars(select(Person.id).where(Person.id.in_(reporters), Person.role != "kpm")))
