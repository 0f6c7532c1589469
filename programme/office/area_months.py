"""A kecamatan's month: each pendamping's report as sent, or as it stands, and who is late.

For the operators and the kecamatan's koordinator. Complaints are counted as the reader may see them; how many hidden
ones there were, only the operator is told.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import OfficeReport, Person
from programme.access import Actor, operation
from programme.office.matters_in_figures import area_complaints
from programme.office.month_figures import CountLine, Figures
from programme.office.monthly import MONTHLY, MonthlyView, monthly_view, people_without_report, reports_missing
from programme.office.report_months import begins_at, due_at, ends_at, period_asked
from programme.office.taking_figures import month_without_pendamping
from programme.rules import Rules
from programme.trail import leave_trace


@dataclass(frozen=True)
class AreaMonth:
    """All that stands in a kecamatan's file."""

    kecamatan: str
    period: str
    reports: tuple[MonthlyView, ...]
    left_alone: Figures | None
    """Of the groups without pendamping."""
    complaints: tuple[CountLine, ...]
    hidden_complaints: int
    unasked: tuple[str, ...] = ()
    """Pendamping who keep groups but were not given the month yet."""

    @property
    def all_figures(self) -> tuple[Figures, ...]:
        return (*(one.figures for one in self.reports), *((self.left_alone,) if self.left_alone else ()))

    @property
    def missing(self) -> tuple[str, ...]:
        """Who has not sent."""
        return (*(one.figures.pendamping for one in self.reports if one.sent_at is None), *self.unasked)


@dataclass(frozen=True)
class BoardLine:
    """One pendamping's report on the board; `report_id` None: not given out yet."""

    report_id: int | None
    pendamping_id: int
    name: str
    gender: str
    kecamatan: str
    period: str
    sent_at: datetime | None
    due_at: datetime

    def is_late(self, now: datetime) -> bool:
        return (self.sent_at or now) > self.due_at


@operation(on="report", may=("pendamping", "koordinator", "operator"))
def read_monthly_report(
    session: Session, actor: Actor, report_id: int, now: datetime, rules: Rules
) -> MonthlyView | None:
    """What stands in one pendamping's file; that it was read is noted in the trail."""
    leave_trace(session, actor, "read_monthly_report", "report", report_id, now)
    return monthly_view(session, report_id, now, rules)


@operation(on="report", may=("koordinator", "operator"))
def read_area_report(session: Session, actor: Actor, report_id: int, now: datetime, rules: Rules) -> AreaMonth | None:
    """The kecamatan and month of that report, for this reader; that it was read is noted in the trail."""
    row = session.get(OfficeReport, report_id)
    if row is None or row.kind != MONTHLY:
        return None
    reader = session.get_one(Person, actor.person_id)
    leave_trace(session, actor, "read_area_report", "report", report_id, now)
    rows = session.scalars(
        select(OfficeReport.id)
        .join(Person, Person.id == OfficeReport.pendamping_id)
        .where(
            OfficeReport.kind == MONTHLY,
            OfficeReport.kecamatan == row.kecamatan,
            OfficeReport.period == row.period,
        )
        .order_by(Person.name, OfficeReport.id)
    )
    views = [monthly_view(session, one, now, rules) for one in rows]
    bounds = begins_at(row.period, rules), ends_at(row.period, rules)
    complaints, hidden = area_complaints(session, reader, row.kecamatan, *bounds)
    unasked = [one.name for one in people_without_report(session, row.period, rules) if one.kecamatan == row.kecamatan]
    return AreaMonth(
        row.kecamatan,
        row.period,
        tuple(one for one in views if one is not None),
        month_without_pendamping(session, row.kecamatan, row.period, now, rules),
        complaints,
        hidden,
        tuple(unasked),
    )


@operation(on=None, may=("koordinator", "operator"))
def list_month_board(session: Session, actor: Actor, now: datetime, rules: Rules) -> list[BoardLine]:
    """Whose report of the latest month is in and whose is not: of a koordinator's kecamatan, of all for an operator."""
    period = period_asked(now, rules)
    reader = session.get_one(Person, actor.person_id)
    query = (
        select(OfficeReport, Person)
        .join(Person, Person.id == OfficeReport.pendamping_id)
        .where(OfficeReport.kind == MONTHLY, OfficeReport.period == period)
        .where((OfficeReport.sent_at.is_not(None)) | Person.removed_at.is_(None))
    )
    due = due_at(period, rules)
    asked = [
        BoardLine(row.id, one.id, one.name, one.gender, row.kecamatan, period, row.sent_at, due)
        for row, one in session.execute(query)
    ]
    unasked = [
        BoardLine(None, one.id, one.name, one.gender, one.kecamatan or "-", period, None, due)
        for one in people_without_report(session, period, rules)
    ]
    mine = [one for one in [*asked, *unasked] if reader.role == "operator" or one.kecamatan == reader.kecamatan]
    return sorted(mine, key=lambda one: (one.kecamatan, one.name))


def missing_of(session: Session, report_id: int, now: datetime, rules: Rules) -> tuple[str, str, list[str]] | None:
    """(kecamatan, period, who has not sent) of a report's kecamatan, for the notices about it."""
    row = session.get(OfficeReport, report_id)
    if row is None or row.kind != MONTHLY:
        return None
    return row.kecamatan, row.period, reports_missing(session, row.kecamatan, row.period, rules)
