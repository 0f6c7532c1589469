"""The job that finds children of school age without a school, once each working day with the visit lists.

Each day a 23rd of the family members is looked at, and whoever's entry changed since the day before: a component is
encrypted, so it can't be asked of the tables, and a large office has some hundred thousand of them.
"""

from datetime import date, datetime, timedelta

from sqlalchemy import BindParameter, Select, bindparam, exists, or_, select

from db import Session
from db.tables import Enrolment, FamilyMember, Kpm
from db.words import one_of
from programme.access import Actor, operation
from programme.done_once import was_done
from programme.rules import Rules
from programme.schooling.age import born_between, is_pupil, needs_school
from programme.trail import leave_trace
from programme.working_days import is_working_day, next_working_day

PARTS = 23
"""No multiple of seven: else those whose turn is a Sunday would never be looked at."""
CHANGED_WITHIN = timedelta(days=4)
"""A weekend with a holiday on each side; who was looked at before is found no second time."""
MOST_AT_ONCE = 5_000
NEVER_AGAIN = ("open", "not_needed")
OF_SCHOOL_AGE = FamilyMember.birth_date.between(bindparam("born_first"), bindparam("born_last"))


def _looking() -> Select[int, int, date | None, str | None]:
    """Those in a day's part, or lately changed, who are of school age and were not found before."""
    part: BindParameter[int] = bindparam("part")
    changed_since: BindParameter[datetime] = bindparam("changed_since")
    known = exists().where(Enrolment.member_id == FamilyMember.id, one_of(Enrolment.state, NEVER_AGAIN))
    return (
        select(FamilyMember.id, FamilyMember.kpm_id, FamilyMember.birth_date, FamilyMember.component)
        .join(Kpm, Kpm.person_id == FamilyMember.kpm_id)
        .where(OF_SCHOOL_AGE, FamilyMember.left_on.is_(None), Kpm.left_at.is_(None))
        .where(or_(FamilyMember.id % PARTS == part, FamilyMember.updated_at > changed_since))
        .where(~known)
        .order_by(FamilyMember.id)
        .limit(MOST_AT_ONCE)
    )


LOOKING = _looking()
ANYBODY = select(FamilyMember.id).where(OF_SCHOOL_AGE, FamilyMember.left_on.is_(None)).limit(1)
OPEN = (
    select(Enrolment.id, FamilyMember.component, FamilyMember.provider_id, FamilyMember.left_on, Kpm.left_at)
    .join(FamilyMember, FamilyMember.id == Enrolment.member_id)
    .join(Kpm, Kpm.person_id == Enrolment.kpm_id)
    .where(Enrolment.state == "open")
)
"""Built once: they are asked at many ticks. Of the children without a school few are settled in a day."""


@operation(on=None, may=("system",))
def find_unenrolled(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Puts children without a school on the list, and takes off who has one by now or left; how many of both."""
    today = rules.today(now)
    if not _is_time(today, now, rules) or was_done(session, "find_unenrolled", "day", _number_of(today)):
        return 0
    ended = _end_settled(session, now)
    found = _without_school(session, today, now, rules)
    for member_id, kpm_id in found:
        session.add(Enrolment(member_id=member_id, kpm_id=kpm_id, due_on=today, found_at=now))
    session.flush()
    leave_trace(session, actor, "find_unenrolled", "day", _number_of(today), now)
    return ended + len(found)


def next_finding(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next working day's hour of the visit lists, where there is a child of school age at all."""
    first, last = born_between(rules.today(after), rules.commitments)
    if session.scalar(ANYBODY, {"born_first": first, "born_last": last}) is None:
        return None
    day = next_working_day(rules.today(after), extra_off=rules.extra_days_off)
    if rules.at(day, rules.visit_list_at) <= after:
        day = next_working_day(day + timedelta(days=1), extra_off=rules.extra_days_off)
    return rules.at(day, rules.visit_list_at)


def _is_time(today: date, now: datetime, rules: Rules) -> bool:
    return is_working_day(today, extra_off=rules.extra_days_off) and now >= rules.at(today, rules.visit_list_at)


def _number_of(day: date) -> int:
    """20181123 for 23 November 2018."""
    return day.year * 10_000 + day.month * 100 + day.day


def _without_school(session: Session, today: date, now: datetime, rules: Rules) -> list[tuple[int, int]]:
    """(member, family) of those in today's part, or lately changed, of whom no school is known."""
    first, last = born_between(today, rules.commitments)
    wanted = {
        "born_first": first,
        "born_last": last,
        "part": today.toordinal() % PARTS,
        "changed_since": now - CHANGED_WITHIN,
    }
    return [
        (member_id, kpm_id)
        for member_id, kpm_id, birth_date, component in session.execute(LOOKING, wanted)
        if needs_school(component, birth_date, today, rules.commitments)
    ]


def _end_settled(session: Session, now: datetime) -> int:
    """Who goes to school by now is enrolled, who left the family or the programme is withdrawn."""
    ended = 0
    for enrolment_id, component, provider_id, left_on, left_at in session.execute(OPEN).all():
        has_left = left_on is not None or left_at is not None
        if not has_left and not is_pupil(component):
            continue
        one = session.get_one(Enrolment, enrolment_id)
        one.ended_at, ended = now, ended + 1
        if has_left:
            one.state = "withdrawn"
        else:
            one.state, one.provider_id = "enrolled", provider_id
    session.flush()
    return ended
