"""The monthly word to each pendamping that his children's days at school are still to be entered.

What is missing is counted when the notice leaves: where everything is entered by then, it is dropped.
"""

from datetime import date, datetime, time, timedelta

from sqlalchemy import exists, select

from db import Session
from db.tables import FamilyMember, Group, Kpm, Person
from outbox.queue import put_notice
from programme.absence import month_of
from programme.access import Actor, operation
from programme.done_once import was_done
from programme.rules import Rules
from programme.schooling.age import month_is_free
from programme.schooling.attendance import pupils_of
from programme.trail import leave_trace
from programme.working_days import next_working_day

DUE = "school_due"
ASKED_DAYS_BEFORE = 3
"""So many days before the day by which it should be entered."""
HELPS_FOR = timedelta(days=5)


@operation(on=None, may=("system",))
def remind_of_school_months(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Once a month queues the word to who has families with members; a month of holidays is not asked about."""
    month = month_before(rules.today(now))
    begin = _asked_at(month_of(rules.today(now)), rules)
    if month_is_free(month, rules.commitments) or not begin <= now < begin + HELPS_FOR:
        return 0
    if was_done(session, "remind_of_school_months", "month", _number_of(month)):
        return 0
    theirs = (
        select(FamilyMember.id)
        .join(Kpm, Kpm.person_id == FamilyMember.kpm_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(Group.pendamping_id == Person.id, Kpm.left_at.is_(None), FamilyMember.left_on.is_(None))
    )
    staff = (Person.role.in_(("pendamping", "koordinator")), Person.removed_at.is_(None), Person.joined_at.is_not(None))
    query = select(Person.id).where(*staff, exists(theirs))
    told = [
        put_notice(session, DUE, f"person:{person_id}", person_id, f"{month:%Y-%m}", now, deadline=begin + HELPS_FOR)
        for person_id in session.scalars(query)
    ]
    leave_trace(session, actor, "remind_of_school_months", "month", _number_of(month), now)
    return sum(told)


def next_school_reminder(session: Session, after: datetime, rules: Rules) -> datetime:
    """The next month's moment; asked only where there is any family member (scheduler.duty_jobs)."""
    month = month_of(rules.today(after))
    begin = _asked_at(month, rules)
    return begin if begin > after else _asked_at(month_of(month + timedelta(days=31)), rules)


def unentered(session: Session, pendamping_id: int, month: date) -> tuple[int, int]:
    """(how many children of his are not entered for that month, of how many)."""
    pupils = pupils_of(session, pendamping_id, month)
    return sum(one.said is None for one in pupils), len(pupils)


def month_before(day: date) -> date:
    """The first day of the month before."""
    return month_of(date.fromordinal(month_of(day).toordinal() - 1))


def _asked_at(month: date, rules: Rules) -> datetime:
    """In that month, about the month before; on a working day, at the hour of the monthly report."""
    day = month + timedelta(days=max(rules.commitments.entry_due_day - ASKED_DAYS_BEFORE, 1) - 1)
    moment = rules.at(next_working_day(day, extra_off=rules.extra_days_off), rules.office.monthly_report_at)
    return max(moment, rules.at(month, time(0)))


def _number_of(month: date) -> int:
    """201811 for November 2018."""
    return month.year * 100 + month.month
