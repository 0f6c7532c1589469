"""The pendamping's list of a day: the visits that the day has room for, those that wait, and those of the days to come.

Second source document, D: the visits a pendamping makes. Who comes first: programme.visit_priorities.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select

from db import Session
from db.tables import OutboxRow, Person, Visit, VisitListItem
from outbox.queue import put_notice, states_of
from programme.access import Actor, operation
from programme.many_due.elsewhere import not_elsewhere
from programme.rules import Rules
from programme.visit_lines import LINES, VisitLine, visit_line
from programme.visit_makers import MAKER, about_visits, due_by, handed_over_by, made_by
from programme.visit_numbers import give_numbers, number_waiting, take_numbers_on
from programme.working_days import is_working_day, next_working_day

LISTS_A_TICK = 5
"""So many lists are made in one unit of work: finding the ways of a whole office would hold up whoever writes."""
DAYS_AHEAD = 7
ARRIVED = {"sent", "delivered", "read", "unknown"}


@dataclass(frozen=True)
class StillWaiting:
    """The due visits that the day has no room for; routine ones are not counted, they have their month."""

    count: int
    oldest_due_on: date | None
    families_only: bool


@dataclass(frozen=True)
class AllVisits:
    """Everything open that concerns one pendamping, in brief lines."""

    waiting: list[VisitLine]
    """Due, numbered, not on the list of that day; routine ones last."""
    coming: list[VisitLine]
    """Due within the next seven days."""
    handed_over: list[VisitLine]
    """His own families', accepted by a colleague."""
    helped: list[VisitLine] = field(default_factory=list)
    """With a ketua who looks in, or called to a gathering."""


@operation(on="pendamping", may=("self",))
def list_visits(session: Session, actor: Actor, pendamping_id: int, day: date, rules: Rules) -> list[VisitLine]:
    """The visits with a number of this local day, given on first sight; ended and waiting ones included."""
    return visit_lines(session, pendamping_id, day, rules)


@operation(on="pendamping", may=("self",))
def list_all_visits(session: Session, actor: Actor, pendamping_id: int, day: date, rules: Rules) -> AllVisits:
    """What waits beside the list of this local day, what is coming, and what colleagues make for him."""
    give_numbers(session, pendamping_id, day, rules)
    number_waiting(session, pendamping_id, day)
    soon = Visit.due_on.between(day + timedelta(days=1), day + timedelta(days=DAYS_AHEAD))
    held = handed_over_by(pendamping_id)
    return AllVisits(
        waiting=[
            line
            for line in _numbered(session, pendamping_id, day, rules, brief=True)
            if line.waiting and line.elsewhere is None
        ],
        coming=_open_lines(session, pendamping_id, rules, made_by(pendamping_id), soon),
        handed_over=_open_lines(session, pendamping_id, rules, held),
        helped=_open_lines(session, pendamping_id, rules, made_by(pendamping_id), ~not_elsewhere()),
    )


@operation(on="pendamping", may=("self",))
def take_visits_on(session: Session, actor: Actor, pendamping_id: int, numbers: Sequence[int], day: date) -> list[int]:
    """Puts waiting visits on the list of this local day, beyond its room; returns the numbers that were waiting."""
    return take_numbers_on(session, pendamping_id, day, numbers)


@operation(on="visit", may=("pendamping",))
def show_visit(session: Session, actor: Actor, visit_id: int, rules: Rules) -> VisitLine | None:
    """One visit with what it is about."""
    found = session.execute(LINES.where(Visit.id == visit_id)).all()
    lines = [visit_line(session, (*row,), actor.person_id, rules) for row in found]
    return lines[0] if lines else None


@operation(on=None, may=("system",))
def send_daily_visit_lists(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """At the set hour of a working day: numbers the open visits and queues each pendamping's list, once a day."""
    today = rules.today(now)
    begin = rules.at(today, rules.visit_list_at)
    end = _helps_until(today, rules)
    if not is_working_day(today, extra_off=rules.extra_days_off) or not begin <= now < end:
        return 0
    first = session.scalar(_FIRST_DUE)
    if first is None or first > today:
        return 0
    made, subject = 0, f"visits:{today.isoformat()}"
    without_list = session.scalars(_WITHOUT_LIST, {"day": today, "subject": subject, "most": LISTS_A_TICK})
    for pendamping_id in without_list.all():
        give_numbers(session, pendamping_id, today, rules)
        made += put_notice(session, "visit_list", subject, pendamping_id, today.isoformat(), now, deadline=end)
    return made


def _helps_until(today: date, rules: Rules) -> datetime:
    """Until the quiet hours begin; where they begin at the list's hour or before it, until the day ends."""
    if rules.quiet_from > rules.visit_list_at:
        return rules.at(today, rules.quiet_from)
    return rules.at(today + timedelta(days=1), time(0))


def visit_lines(session: Session, pendamping_id: int, day: date, rules: Rules) -> list[VisitLine]:
    """As `list_visits`, for the notice whose reader is that pendamping."""
    give_numbers(session, pendamping_id, day, rules)
    return _numbered(session, pendamping_id, day, rules, brief=False)


def visits_still_waiting(session: Session, pendamping_id: int, day: date) -> StillWaiting:
    """How many due visits of this pendamping are not on the list of that day, and since when the oldest waits."""
    listed = select(VisitListItem.visit_id).where(
        VisitListItem.pendamping_id == pendamping_id, VisitListItem.listed_on == day, VisitListItem.number > 0
    )
    query = about_visits(func.count(), func.min(Visit.due_on), func.count(Visit.kpm_id)).where(
        due_by(day), made_by(pendamping_id), not_elsewhere(), Visit.cause != "routine", Visit.id.not_in(listed)
    )
    count, oldest, families = session.execute(query).one()
    return StillWaiting(count, oldest, count == families)


def list_is_news(session: Session, pendamping_id: int, day: date) -> bool:
    """Whether the list of that day is worth a message: not where it only repeats routine visits of the last week."""
    mine = (VisitListItem.pendamping_id == pendamping_id, VisitListItem.number > 0)
    sent_on = [
        before
        for before in (day - timedelta(days=ago) for ago in range(1, DAYS_AHEAD))
        if states_of(session, "visit_list", f"visits:{before.isoformat()}").get(pendamping_id, set()) & ARRIVED
    ]
    seen = select(VisitListItem.visit_id).where(*mine, VisitListItem.listed_on.in_(sent_on))
    query = (
        select(VisitListItem.id)
        .join(Visit, Visit.id == VisitListItem.visit_id)
        .where(*mine, VisitListItem.listed_on == day, Visit.state == "open", Visit.due_on <= day)
        .where((Visit.cause != "routine") | VisitListItem.visit_id.not_in(seen))
    )
    return session.scalar(query.limit(1)) is not None


def next_list_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next moment at which lists are due, if any visit is open."""
    first = session.scalar(_FIRST_DUE)
    if first is None:
        return None
    day = next_working_day(max(first, rules.today(after)), extra_off=rules.extra_days_off)
    if rules.at(day, rules.visit_list_at) <= after:
        day = next_working_day(day + timedelta(days=1), extra_off=rules.extra_days_off)
    return rules.at(day, rules.visit_list_at)


def _without_list() -> Select[int]:
    """Who has visits to make and was not sent the day's list yet; built once, as it is asked at every tick."""
    day: Any = bindparam("day")
    makers = about_visits(MAKER).where(due_by(day), not_elsewhere(), MAKER.is_not(None))
    told = select(OutboxRow.person_id).where(
        OutboxRow.subject == bindparam("subject"), OutboxRow.kind == "visit_list", OutboxRow.person_id.is_not(None)
    )
    in_office = select(Person.id).where(Person.id.in_(makers), Person.removed_at.is_(None), Person.id.not_in(told))
    return in_office.order_by(Person.id).limit(bindparam("most"))


_WITHOUT_LIST = _without_list()
_FIRST_DUE = select(func.min(Visit.due_on)).where(Visit.state == "open")


def _numbered(session: Session, pendamping_id: int, day: date, rules: Rules, *, brief: bool) -> list[VisitLine]:
    """The lines of a day by number: ended, handed over and waiting ones too, withdrawn ones not."""
    query = (
        LINES.add_columns(VisitListItem.number)
        .join(VisitListItem, VisitListItem.visit_id == Visit.id)
        .where(
            VisitListItem.pendamping_id == pendamping_id,
            VisitListItem.listed_on == day,
            made_by(pendamping_id) | handed_over_by(pendamping_id),
            Visit.state.not_in(("withdrawn", "lapsed")),
        )
        .order_by(func.abs(VisitListItem.number))
    )
    return [
        visit_line(
            session,
            (visit, kpm, person, group, provider),
            pendamping_id,
            rules,
            number=number,
            brief=brief or number < 0,
        )
        for visit, kpm, person, group, provider, number in session.execute(query)
    ]


def _open_lines(session: Session, pendamping_id: int, rules: Rules, *which: ColumnElement[bool]) -> list[VisitLine]:
    query = LINES.where(Visit.state == "open", *which).order_by(Visit.due_on, Visit.id)
    return [visit_line(session, (*row,), pendamping_id, rules, brief=True) for row in session.execute(query)]
