"""The pendamping's list of a day: which visits stand on it, under which numbers, and why.

A number, once given, belongs to its visit for that whole day, whatever else is opened or ended meanwhile.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import func, select

from db import Session
from db.tables import Attendance, AttendanceReport, Group, Kpm, Meeting, Person, Visit, VisitListItem
from outbox.queue import put_notice
from programme.access import Actor, operation
from programme.quotes import quote_about
from programme.rules import Rules
from programme.working_days import is_working_day

_LINES = (
    select(Visit, Kpm, Person, Group)
    .join(Kpm, Kpm.person_id == Visit.kpm_id)
    .join(Person, Person.id == Kpm.person_id)
    .join(Group, Group.id == Kpm.group_id)
)


@dataclass(frozen=True)
class Missed:
    """One absence that a visit is about."""

    held_on: date
    reason: str | None
    quote: str | None
    """What was said of her in the report, in the reporter's own words."""


@dataclass(frozen=True)
class VisitLine:
    """One visit as a pendamping reads it."""

    visit_id: int
    number: int
    kpm_id: int
    name: str
    gender: str
    member_number: int
    group_name: str
    desa: str
    dusun: str | None
    rt: str | None
    rw: str | None
    cause: str
    state: str
    due_on: date
    """Later than the list's day: it was postponed."""
    missed: tuple[Missed, ...]
    came_again_on: date | None
    """She came to a meeting after those months."""
    agreed_before: str | None
    """Of a follow-up: what was agreed as the next step."""


@operation(on="pendamping", may=("self",))
def list_visits(session: Session, actor: Actor, pendamping_id: int, day: date, rules: Rules) -> list[VisitLine]:
    """The visits on the pendamping's list of this local day, numbers given on first sight, ended ones included."""
    return visit_lines(session, pendamping_id, day, rules)


@operation(on="visit", may=("pendamping",))
def show_visit(session: Session, actor: Actor, visit_id: int, rules: Rules) -> VisitLine | None:
    """One visit with what it is about."""
    row = session.execute(_LINES.where(Visit.id == visit_id)).first()
    return None if row is None else _line(session, 0, row, rules)


@operation(on=None, may=("system",))
def send_daily_visit_lists(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """At the set hour of a working day: numbers the open visits and queues each pendamping's list, once a day."""
    today = rules.today(now)
    begin = rules.at(today, rules.visit_list_at)
    end = _helps_until(today, rules)
    if not is_working_day(today, extra_off=rules.extra_days_off) or not begin <= now < end:
        return 0
    made = 0
    for pendamping_id in _pendamping_with_visits(session, today):
        _give_numbers(session, pendamping_id, today)
        made += put_notice(
            session, "visit_list", f"visits:{today.isoformat()}", pendamping_id, today.isoformat(), now, deadline=end
        )
    return made


def _helps_until(today: date, rules: Rules) -> datetime:
    """Until the quiet hours begin; where they begin at the list's hour or before it, until the day ends."""
    if rules.quiet_from > rules.visit_list_at:
        return rules.at(today, rules.quiet_from)
    return rules.at(today + timedelta(days=1), time(0))


def visit_lines(session: Session, pendamping_id: int, day: date, rules: Rules) -> list[VisitLine]:
    """As `list_visits`, for the notice whose reader is that pendamping."""
    _give_numbers(session, pendamping_id, day)
    query = (
        _LINES.add_columns(VisitListItem.number)
        .join(VisitListItem, VisitListItem.visit_id == Visit.id)
        .where(
            VisitListItem.pendamping_id == pendamping_id,
            VisitListItem.listed_on == day,
            Group.pendamping_id == pendamping_id,
            Visit.state != "withdrawn",
        )
        .order_by(VisitListItem.number)
    )
    return [
        _line(session, number, (visit, kpm, person, group), rules)
        for visit, kpm, person, group, number in session.execute(query)
    ]


def next_list_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next moment at which lists are due, if any visit is open."""
    if session.scalar(select(func.count()).where(Visit.state == "open")) == 0:
        return None
    moment = rules.at(rules.today(after), rules.visit_list_at)
    return (
        moment
        if moment > after
        else rules.at(date.fromordinal(rules.today(after).toordinal() + 1), rules.visit_list_at)
    )


def _pendamping_with_visits(session: Session, today: date) -> list[int]:
    query = (
        select(Group.pendamping_id)
        .join(Kpm, Kpm.group_id == Group.id)
        .join(Visit, Visit.kpm_id == Kpm.person_id)
        .where(Visit.state == "open", Visit.due_on <= today, Group.pendamping_id.is_not(None))
        .distinct()
        .order_by(Group.pendamping_id)
    )
    return [pendamping_id for pendamping_id in session.scalars(query) if pendamping_id is not None]


def _give_numbers(session: Session, pendamping_id: int, day: date) -> None:
    """Due visits without a number today get the next ones: longest streak first, then neighbours together."""
    listed = select(VisitListItem.visit_id).where(
        VisitListItem.pendamping_id == pendamping_id, VisitListItem.listed_on == day
    )
    unlisted = session.execute(
        select(Visit.id, Visit.months, Group.desa, Kpm.dusun, Kpm.rw, Kpm.rt, Kpm.member_number)
        .join(Kpm, Kpm.person_id == Visit.kpm_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(
            Visit.state == "open",
            Visit.due_on <= day,
            Group.pendamping_id == pendamping_id,
            Visit.id.not_in(listed),
            Kpm.left_at.is_(None),
        )
    ).all()
    if not unlisted:
        return
    ordered = sorted(
        unlisted, key=lambda row: (-len(row.months), row.desa, row.dusun or "", row.rw or "", row.rt or "", row.id)
    )
    last = session.scalar(
        select(func.max(VisitListItem.number)).where(
            VisitListItem.pendamping_id == pendamping_id, VisitListItem.listed_on == day
        )
    )
    for number, row in enumerate(ordered, start=(last or 0) + 1):
        session.add(VisitListItem(pendamping_id=pendamping_id, listed_on=day, number=number, visit_id=row.id))
    session.flush()


def _line(session: Session, number: int, row: tuple[Visit, Kpm, Person, Group], rules: Rules) -> VisitLine:
    visit, kpm, person, group = row
    missed, came_again = _history(session, visit, person.name, rules)
    before = session.get(Visit, visit.after_visit_id) if visit.after_visit_id else None
    return VisitLine(
        visit_id=visit.id,
        number=number,
        kpm_id=kpm.person_id,
        name=person.name,
        gender=person.gender,
        member_number=kpm.member_number,
        group_name=group.name,
        desa=group.desa,
        dusun=kpm.dusun,
        rt=kpm.rt,
        rw=kpm.rw,
        cause=visit.cause,
        state=visit.state,
        due_on=visit.due_on,
        missed=missed,
        came_again_on=came_again,
        agreed_before=before.next_step if before else None,
    )


def _history(session: Session, visit: Visit, name: str, rules: Rules) -> tuple[tuple[Missed, ...], date | None]:
    """The absences the visit is about, and whether she came after them."""
    query = (
        select(Meeting.id, Meeting.starts_at, Attendance.mark, Attendance.reason)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(Attendance.kpm_id == visit.kpm_id, Meeting.status == "reported")
        .order_by(Meeting.starts_at)
    )
    missed, came_again = [], None
    for meeting_id, starts_at, mark, reason in session.execute(query):
        held_on = rules.today(starts_at)
        month = held_on.isoformat()[:7]
        if mark == "absent" and month in visit.months:
            missed.append(Missed(held_on, reason, _quote(session, meeting_id, name)))
        elif mark != "absent" and visit.months and month > max(visit.months):
            came_again = held_on
    return tuple(missed), came_again


def _quote(session: Session, meeting_id: int, name: str) -> str | None:
    """What the newest report that speaks of her said: a correction often names only whom it corrects."""
    query = select(AttendanceReport.said).where(AttendanceReport.meeting_id == meeting_id)
    quotes = (quote_about(name, said) for said in session.scalars(query.order_by(AttendanceReport.id.desc())))
    return next((quote for quote in quotes if quote is not None), None)
