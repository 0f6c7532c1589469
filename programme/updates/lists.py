"""A month's list of changes: given to each pendamping in the second week, sent on by her, told to the office.

Listed is what was found right and not reported yet, received until the month's end; what is found right after she has
sent it goes with the next month's list, marked as coming late. Who has nothing to report has sent without being asked.
The office's side: programme.updates.reports.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, or_, select, update

from db import Session
from db.tables import DataUpdate, Group, Kpm, Person, UpdateList, UpdateReport
from outbox.queue import drop_waiting, mark_answered, put_notice
from programme.access import Actor, operation
from programme.rules import Rules
from programme.trail import leave_trace
from programme.updates.cards import UpdateLine, hers, lines
from programme.updates.details import OPEN_STATES
from programme.updates.months import (
    asked_at,
    begins_at,
    due_at,
    ends_at,
    month_asked,
    next_moment_of_lists,
    reminded_at,
)
from programme.updates.reporting import add_update_step
from programme.updates.reports import report_what_is_complete, report_what_is_due, sent_after_report

MONTH_LIST = "updates_month"
LISTS_A_TICK = 20


@dataclass(frozen=True)
class MonthList:
    """One pendamping's list of one month."""

    list_id: int
    pendamping_id: int
    month: str
    """'YYYY-MM'"""
    right: tuple[UpdateLine, ...]
    """To be reported; once sent, what was reported."""
    late: frozenset[int]
    """Ids of those received before the month began."""
    unchecked: int
    """Received until the month's end and not settled."""
    sent_at: datetime | None
    due_at: datetime

    @property
    def is_empty(self) -> bool:
        return not self.right and not self.unchecked


def list_subject(list_id: int) -> str:
    """How a list is called in notices."""
    return f"updates:{list_id}"


@operation(on="pendamping", may=("self",))
def show_month_list(
    session: Session, actor: Actor, pendamping_id: int, now: datetime, rules: Rules
) -> MonthList | None:
    """Her list that was asked for last; None where there is none, as for who got her groups since."""
    query = select(UpdateList.id).where(
        UpdateList.pendamping_id == pendamping_id, UpdateList.month == month_asked(now, rules)
    )
    list_id = session.scalar(query)
    return month_list(session, list_id, rules) if list_id is not None else None


@operation(on="pendamping", may=("self",))
def send_month_list(
    session: Session, actor: Actor, pendamping_id: int, list_id: int, now: datetime, rules: Rules
) -> int | None:
    """Sends a list on to the office; returns how many changes are on it, None where that was done before."""
    row = session.get(UpdateList, list_id, with_for_update=True, populate_existing=True)
    if row is None or row.pendamping_id != pendamping_id or row.sent_at is not None:
        return None
    shown = month_list(session, list_id, rules)
    assert shown is not None
    row.sent_at = now
    ids = [one.id for one in shown.right]
    session.execute(update(DataUpdate).where(DataUpdate.id.in_(ids)).values(list_id=list_id))
    for update_id in ids:
        add_update_step(session, update_id, "sent", actor.person_id, None, now)
    session.flush()
    drop_waiting(session, MONTH_LIST, list_subject(list_id), "sent")
    mark_answered(session, MONTH_LIST, list_subject(list_id), pendamping_id, now)
    leave_trace(session, actor, "send_month_list", "updates", list_id, now)
    if not sent_after_report(session, row, now) and not people_without_list(session, row.month):
        report_what_is_complete(session, row.month, now)
    return len(ids)


@operation(on=None, may=("system",))
def plan_update_lists(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Gives out the lists, reminds of them and has the office's sheets made, each once; returns how many it did.

    Slept through, what is still of use is made up for: until the next month's list is asked for.
    """
    month = month_asked(now, rules)
    if not _something_to_report(session, month, DataUpdate.received_at < ends_at(month, rules)):
        return 0
    done = _give_out(session, month, now, rules)
    if now >= reminded_at(month, rules):
        done += _remind(session, month, now, rules)
    without = people_without_list(session, month)
    if not without:
        done += report_what_is_complete(session, month, now)
    if now >= due_at(month, rules) and not without:
        done += report_what_is_due(session, month, now)
    return done


def next_list_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next moment of the lists, where there is anything to report or to check."""
    return next_moment_of_lists(after, rules) if _something_to_report(session, month_asked(after, rules)) else None


def _something_to_report(session: Session, month: str, *when: ColumnElement[bool]) -> bool:
    """Whether anything received then is unchecked or unreported, or the office waits for a sheet of this month."""
    waiting = or_(DataUpdate.state.in_(OPEN_STATES), (DataUpdate.state == "right") & DataUpdate.list_id.is_(None))
    made = exists().where(UpdateReport.kecamatan == UpdateList.kecamatan, UpdateReport.month == UpdateList.month)
    unmade = exists().where(UpdateList.month == month, ~made)
    return bool(session.scalar(select(exists().where(waiting, *when))) or session.scalar(select(unmade)))


def people_without_list(session: Session, month: str) -> list[Person]:
    """Who looks after groups, or is koordinator of some without pendamping, and has no list of this month yet."""
    has_one = select(UpdateList.pendamping_id).where(UpdateList.month == month)
    looks_after = exists().where(Group.pendamping_id == Person.id)
    of_nobody = (Person.role == "koordinator") & exists().where(
        Group.pendamping_id.is_(None), Group.kecamatan == Person.kecamatan
    )
    query = select(Person).where(Person.removed_at.is_(None), Person.id.not_in(has_one), or_(looks_after, of_nobody))
    return list(session.scalars(query.order_by(Person.id)))


def _give_out(session: Session, month: str, now: datetime, rules: Rules) -> int:
    people = people_without_list(session, month)[:LISTS_A_TICK]
    for person in people:
        kecamatan = person.kecamatan or _kecamatan_of(session, person.id)
        row = UpdateList(pendamping_id=person.id, kecamatan=kecamatan, month=month, asked_at=now)
        session.add(row)
        session.flush()
        if not _is_nothing(session, row, now, rules):
            _ask(session, row, "asked", now, rules)
    return len(people)


def _kecamatan_of(session: Session, pendamping_id: int) -> str:
    query = select(Group.kecamatan).where(Group.pendamping_id == pendamping_id).order_by(Group.id).limit(1)
    return session.scalar(query) or "-"


def _ask(session: Session, row: UpdateList, slot: str, now: datetime, rules: Rules) -> bool:
    """It can be answered until the next month's list takes its place."""
    following = asked_at(f"{ends_at(row.month, rules).astimezone(rules.zone):%Y-%m}", rules)
    subject = list_subject(row.id)
    return put_notice(session, MONTH_LIST, subject, row.pendamping_id, slot, now, deadline=following)


def _is_nothing(session: Session, row: UpdateList, now: datetime, rules: Rules) -> bool:
    """A list with nothing on it and nothing to check is sent as it is."""
    shown = month_list(session, row.id, rules)
    if shown is not None and shown.is_empty:
        row.sent_at = now
        session.flush()
    return shown is None or shown.is_empty


def _remind(session: Session, month: str, now: datetime, rules: Rules) -> int:
    unsent = session.scalars(select(UpdateList).where(UpdateList.month == month, UpdateList.sent_at.is_(None)))
    waiting = [row for row in unsent if not _is_nothing(session, row, now, rules)]
    if now >= due_at(month, rules):
        return 0
    before = reminded_at(month, rules)
    return sum([_ask(session, row, "reminded", now, rules) for row in waiting if row.asked_at < before])


def month_list(session: Session, list_id: int, rules: Rules) -> MonthList | None:
    """A list as it stands, for the notice to its own pendamping."""
    row = session.get(UpdateList, list_id)
    if row is None:
        return None
    mine = hers(session, row.pendamping_id)
    until = DataUpdate.received_at < ends_at(row.month, rules)
    to_report = (mine, until, DataUpdate.state == "right", DataUpdate.list_id.is_(None))
    right = _found(session, (DataUpdate.list_id == list_id,) if row.sent_at is not None else to_report)
    begins = begins_at(row.month, rules)
    unchecked = (
        select(func.count())
        .select_from(DataUpdate)
        .join(Kpm, Kpm.person_id == DataUpdate.kpm_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(mine, until, DataUpdate.state.in_(OPEN_STATES))
    )
    return MonthList(
        row.id,
        row.pendamping_id,
        row.month,
        right,
        frozenset(one.id for one in right if one.received_at < begins),
        session.scalar(unchecked) or 0,
        row.sent_at,
        due_at(row.month, rules),
    )


def _found(session: Session, which: Sequence[ColumnElement[bool]]) -> tuple[UpdateLine, ...]:
    query = lines().where(*which).order_by(DataUpdate.received_at, DataUpdate.id)
    return tuple(UpdateLine(*row) for row in session.execute(query))
