"""The monthly visits to each group's ketua and some of its members, by rotation.

Second source document, D: 'Kunjungan ke RTSM / Ketua Kelompok ... dilakukan 1 bulan sekali' and 'Kunjungan Bulanan
dengan Ketua Kelompok'. They are opened on the first working day of a month, for all groups at once: the ketua, and of
the members who were left out last month first, then whom nobody has visited yet, then who was visited longest ago.
What is not made until the month ends lapses without a word.
"""

from datetime import date, datetime, time, timedelta

from sqlalchemy import (
    JSON,
    BindParameter,
    ColumnElement,
    Select,
    bindparam,
    exists,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.orm import aliased

from db import Session
from db.tables import Group, Kpm, TrailEntry, Visit
from programme.absence import month_of
from programme.access import Actor, operation
from programme.rules import Rules
from programme.trail import leave_trace
from programme.visit_makers import MAKERS_ALONE, SHOWN_TO_OTHERS
from programme.working_days import next_working_day


@operation(on=None, may=("system",))
def open_routine_visits(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Lapses last month's and opens this month's, once a month; returns how many were opened or lapsed.

    Where the first working day was missed, or the routine is switched on later, it happens as soon as it can.
    """
    today = rules.today(now)
    month = month_of(today)
    has_left_over, is_opened = session.execute(_DONE_SO_FAR, {"month": month, "number": _number_of(month)}).one()
    lapsed = _lapse(session, month, now) if has_left_over else 0
    if rules.routine_visits_a_day == 0 or now < _begins_at(month, rules) or is_opened:
        return lapsed
    opened = _open(session, month, today, now, rules)
    leave_trace(session, actor, "open_routine_visits", "month", _number_of(month), now)
    return lapsed + opened


def next_routine_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """When the next month's routine visits are opened; None where there are none to plan."""
    if rules.routine_visits_a_day == 0:
        return None
    month = month_of(rules.today(after))
    begins = _begins_at(month, rules)
    return begins if begins > after else _begins_at(month_of(month + timedelta(days=31)), rules)


def _begins_at(month: date, rules: Rules) -> datetime:
    """The beginning of the month's first working day."""
    return rules.at(next_working_day(month, extra_off=rules.extra_days_off), time(0))


def _done_so_far() -> Select[bool, bool]:
    """Whether any of the months before is left over, and whether the month is opened; built once, for every tick."""
    left_over = exists().where(*_left_over(bindparam("month")))
    opened = exists().where(
        TrailEntry.object_kind == "month",
        TrailEntry.object_id == bindparam("number"),
        TrailEntry.operation == "open_routine_visits",
    )
    return select(left_over, opened)


def _left_over(month: date | BindParameter[date]) -> tuple[ColumnElement[bool], ...]:
    """One postponed into this month is not: that was decided."""
    return Visit.state == "open", Visit.cause == "routine", Visit.due_on < month


_DONE_SO_FAR = _done_so_far()


def _lapse(session: Session, month: date, now: datetime) -> int:
    lapsed = session.execute(
        update(Visit).where(*_left_over(month)).values(state="lapsed", ended_at=now).returning(Visit.id)
    )
    return len(lapsed.all())


def _number_of(month: date) -> int:
    """201811 for November 2018."""
    return month.year * 100 + month.month


def _open(session: Session, month: date, today: date, now: datetime, rules: Rules) -> int:
    turns = _turns(month).subquery()
    chosen = select(
        turns.c.person_id,
        literal("routine"),
        literal([], JSON),
        literal("open"),
        literal(today),
        literal(now, Visit.opened_at.type),
        literal([], JSON),
    ).where((turns.c.duty == "ketua") | (turns.c.place <= rules.routine_members_a_group))
    columns = ("kpm_id", "cause", "months", "state", "due_on", "opened_at", "duties")
    ordered = chosen.order_by(turns.c.duty != "ketua", turns.c.place, turns.c.person_id)
    return len(session.execute(insert(Visit).from_select(columns, ordered).returning(Visit.id)).all())


def _turns(month: date) -> Select[int, str, int]:
    """Every kpm who has no open visit, with her place in her group's rotation; the ketua stands beside it."""
    last = _last_visits().subquery()
    left_out = _left_out(month).subquery()
    is_open = aliased(Visit)
    place = func.row_number().over(
        partition_by=(Kpm.group_id, Kpm.duty == "ketua"),
        order_by=(
            left_out.c.kpm_id.is_(None),
            last.c.visited_on.is_not(None),
            last.c.visited_on,
            Kpm.member_number,
        ),
    )
    return (
        select(Kpm.person_id, Kpm.duty, place.label("place"))
        .join(Group, Group.id == Kpm.group_id)
        .outerjoin(last, last.c.kpm_id == Kpm.person_id)
        .outerjoin(left_out, left_out.c.kpm_id == Kpm.person_id)
        .where(
            Kpm.left_at.is_(None),
            Group.pendamping_id.is_not(None),
            Kpm.person_id.not_in(
                select(is_open.kpm_id).where(
                    is_open.state == "open", is_open.kpm_id.is_not(None), is_open.cause.not_in(MAKERS_ALONE)
                )
            ),
        )
    )


def _last_visits() -> Select[int | None, date | None]:
    """The day on which each kpm was last visited; her turn must not tell of a confidential visit or of a case."""
    return (
        select(Visit.kpm_id, func.max(Visit.visited_on).label("visited_on"))
        .where(Visit.state == "done", Visit.kpm_id.is_not(None), SHOWN_TO_OTHERS)
        .group_by(Visit.kpm_id)
    )


def _left_out(month: date) -> Select[int | None]:
    """Whose routine visit of the month before was not made."""
    last_month = month_of(month - timedelta(days=1))
    return (
        select(Visit.kpm_id)
        .where(Visit.cause == "routine", Visit.state == "lapsed", Visit.due_on >= last_month, Visit.due_on < month)
        .distinct()
    )
