"""A pendamping's month as he checks it and sends it to the office: given out, asked for again, sent, looked at later.

What he sends is kept as it stood; what changes afterwards is shown beside it, and he may send it once more. The file
goes to the operators when he sends it (programme.office.sending); who is late is told to the koordinator.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, bindparam, exists, or_, select

from db import Session
from db.tables import Group, GroupKeeper, OfficeReport, Person
from db.words import one_of
from outbox.queue import drop_waiting, mark_answered, put_notice
from programme.access import Actor, operation
from programme.keeping.history import groups_kept_at
from programme.office.month_figures import Figures, changed_since, figures_from_json, figures_to_json
from programme.office.report_months import (
    asked_at,
    due_at,
    ends_at,
    next_report_moment,
    period_after,
    period_asked,
    reminded_at,
    reminded_last_at,
)
from programme.office.sending import areas_of, order_area_file, order_first_files, order_sent_file, tell_overdue
from programme.office.taking_figures import month_of_pendamping
from programme.rules import Rules
from programme.trail import leave_trace

MONTHLY, ASKED = "monthly", "monthly_report"
REPORTS_A_TICK = 20
LONGEST_NOTE = 1000
KEEPERS = ("pendamping", "koordinator")


def _without_report() -> Select[Person]:
    """Staff without a report of a period who keep or kept a group that was there when it ended."""
    has_one = select(OfficeReport.pendamping_id).where(
        OfficeReport.kind == MONTHLY, OfficeReport.period == bindparam("period")
    )
    his_rows = select(GroupKeeper.group_id).where(GroupKeeper.pendamping_id == Person.id)
    any_group = exists().where(
        Group.created_at < bindparam("ended"), or_(Group.pendamping_id == Person.id, Group.id.in_(his_rows))
    )
    staff = (one_of(Person.role, KEEPERS), Person.removed_at.is_(None), Person.id.not_in(has_one))
    return select(Person).where(*staff, any_group).order_by(Person.id)


WITHOUT_REPORT = _without_report()
UNSENT = (
    select(Person.name)
    .join(OfficeReport, OfficeReport.pendamping_id == Person.id)
    .where(OfficeReport.kind == MONTHLY, OfficeReport.period == bindparam("period"))
    .where(OfficeReport.kecamatan == bindparam("kecamatan"))
    .where(OfficeReport.sent_at.is_(None), Person.removed_at.is_(None))
)
ANY_KEPT = select(exists().where(Group.pendamping_id.is_not(None)))
"""Built once: the first and last are asked at every tick, the other for each report that is sent."""


@dataclass(frozen=True)
class MonthlyView:
    """One report as it is shown. `figures` are those that were sent; before that, as they stand now."""

    report_id: int
    pendamping_id: int
    period: str
    figures: Figures
    note: str | None
    sent_at: datetime | None
    due_at: datetime
    changed: tuple[tuple[str, int, int], ...] = ()
    """Once sent: (number, as sent, as it is now) of what has changed since."""

    @property
    def is_late(self) -> bool:
        return self.sent_at is not None and self.sent_at > self.due_at


def report_subject(report_id: int) -> str:
    """How a report is called in notices and papers."""
    return f"report:{report_id}"


@operation(on="pendamping", may=("self",))
def show_own_month(session: Session, actor: Actor, pendamping_id: int, now: datetime, rules: Rules) -> int | None:
    """The id of his latest report, sent or not; None where none was asked for yet."""
    query = select(OfficeReport.id).where(OfficeReport.kind == MONTHLY, OfficeReport.pendamping_id == pendamping_id)
    return session.scalar(query.order_by(OfficeReport.period.desc()).limit(1))


def waiting_month(session: Session, person_id: int, now: datetime, rules: Rules) -> int:
    """1 where this pendamping's latest report is not sent yet."""
    own = (OfficeReport.kind == MONTHLY, OfficeReport.pendamping_id == person_id)
    latest = select(OfficeReport.sent_at, OfficeReport.id).where(*own).order_by(OfficeReport.period.desc()).limit(1)
    found = session.execute(latest).one_or_none()
    return int(found is not None and found.sent_at is None)


@operation(on="report", may=("pendamping", "koordinator", "operator"))
def show_monthly_report(
    session: Session, actor: Actor, report_id: int, now: datetime, rules: Rules
) -> MonthlyView | None:
    """One report; None where it is not a monthly one."""
    return monthly_view(session, report_id, now, rules)


@operation(on="report", may=("pendamping",))
def note_monthly_report(session: Session, actor: Actor, report_id: int, note: str, now: datetime) -> bool:
    """Puts his own words under it, in place of those before; False once it was sent."""
    row = _locked(session, report_id)
    if row is None or row.sent_at is not None:
        return False
    row.note = " ".join(note.split())[:LONGEST_NOTE] or None
    leave_trace(session, actor, "note_monthly_report", "report", report_id, now)
    return True


@operation(on="report", may=("pendamping",))
def send_monthly_report(session: Session, actor: Actor, report_id: int, now: datetime, rules: Rules) -> bool:
    """Sends it to the office as it stands now; False where that very state was sent before (a double tap)."""
    row = _locked(session, report_id)
    if row is None:
        return False
    person = session.get_one(Person, row.pendamping_id)
    stored = figures_to_json(month_of_pendamping(session, person, row.period, now, rules))
    if row.sent_at is not None and not changed_since(_kept(row), figures_from_json(stored)):
        return False
    row.figures, row.sent_at = stored, row.sent_at or now
    session.flush()
    drop_waiting(session, ASKED, report_subject(report_id), "sent")
    mark_answered(session, ASKED, report_subject(report_id), row.pendamping_id, now)
    leave_trace(session, actor, "send_monthly_report", "report", report_id, now)
    order_sent_file(session, row.id, now)
    if not reports_missing(session, row.kecamatan, row.period, rules) or now >= due_at(row.period, rules):
        order_area_file(session, row.kecamatan, row.period, now)
    return True


@operation(on=None, may=("system",))
def plan_monthly_reports(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Gives the month out, asks for it again and passes on what is there when it is due, each once; returns how many.

    Slept through, what is still of use is made up for: until the next month is given out.
    """
    if not rules.office.monthly_report_day:
        return 0
    period = period_asked(now, rules)
    people = people_without_report(session, period, rules)
    done = _give_out(session, people[:REPORTS_A_TICK], period, now, rules)
    for slot, find in (("reminded", reminded_at), ("due", reminded_last_at)):
        if find(period, rules) <= now < due_at(period, rules):
            done += _remind(session, period, slot, now, rules)
    if now >= due_at(period, rules):
        still_unasked = {one.kecamatan for one in people[REPORTS_A_TICK:]}
        done += _pass_on(session, period, still_unasked, now)
    return done


def next_monthly_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next moment of the reports, where anybody keeps groups."""
    if not rules.office.monthly_report_day:
        return None
    return next_report_moment(after, rules) if session.scalar(ANY_KEPT) else None


def people_without_report(session: Session, period: str, rules: Rules) -> list[Person]:
    """Who kept groups when the month ended and has no report of it yet."""
    ended = ends_at(period, rules)
    people = session.scalars(WITHOUT_REPORT, {"period": period, "ended": ended}).all()
    return [one for one in people if groups_kept_at(session, one.id, ended)]


def reports_missing(session: Session, kecamatan: str, period: str, rules: Rules) -> list[str]:
    """The names of the pendamping whose report the office still waits for."""
    unsent = session.scalars(UNSENT, {"period": period, "kecamatan": kecamatan})
    unasked = [one.name for one in people_without_report(session, period, rules) if one.kecamatan == kecamatan]
    return sorted([*unsent, *unasked])


def monthly_view(session: Session, report_id: int, now: datetime, rules: Rules) -> MonthlyView | None:
    """As `show_monthly_report`, for the notice to the report's own pendamping and for its file."""
    row = session.get(OfficeReport, report_id)
    if row is None or row.kind != MONTHLY:
        return None
    person = session.get_one(Person, row.pendamping_id)
    present = month_of_pendamping(session, person, row.period, now, rules)
    shown = present if row.figures is None else _kept(row)
    changed = tuple(changed_since(shown, present)) if row.figures is not None else ()
    return MonthlyView(row.id, person.id, row.period, shown, row.note, row.sent_at, due_at(row.period, rules), changed)


def _kept(row: OfficeReport) -> Figures:
    return figures_from_json(row.figures or "{}")


def _locked(session: Session, report_id: int) -> OfficeReport | None:
    row = session.get(OfficeReport, report_id, with_for_update=True, populate_existing=True)
    return row if row is not None and row.kind == MONTHLY else None


def _give_out(session: Session, people: Collection[Person], period: str, now: datetime, rules: Rules) -> int:
    for person in people:
        row = OfficeReport(kind=MONTHLY, pendamping_id=person.id, kecamatan=person.kecamatan or "-", period=period)
        row.asked_at = now
        session.add(row)
        session.flush()
        _ask(session, row, "asked", now, rules)
    return len(people)


def _ask(session: Session, row: OfficeReport, slot: str, now: datetime, rules: Rules) -> bool:
    """It can be answered until the next month is given out."""
    until = asked_at(period_after(row.period), rules)
    return put_notice(session, ASKED, report_subject(row.id), row.pendamping_id, slot, now, deadline=until)


def _remind(session: Session, period: str, slot: str, now: datetime, rules: Rules) -> int:
    """Not who was asked only just now."""
    moment = {"reminded": reminded_at, "due": reminded_last_at}[slot](period, rules)
    query = (
        select(OfficeReport)
        .join(Person, Person.id == OfficeReport.pendamping_id)
        .where(OfficeReport.kind == MONTHLY, OfficeReport.period == period, OfficeReport.sent_at.is_(None))
        .where(OfficeReport.asked_at < moment, Person.removed_at.is_(None))
    )
    return sum([_ask(session, row, slot, now, rules) for row in session.scalars(query)])


def _pass_on(session: Session, period: str, unasked_in: Collection[str | None], now: datetime) -> int:
    """When it is due: each kecamatan's file from what is there, and to its koordinator who has not sent."""
    areas = areas_of(session, period)
    done = order_first_files(session, areas, now) if areas else 0
    return done + tell_overdue(session, [one for one in areas if one.unsent or one.kecamatan in unasked_in], now)
