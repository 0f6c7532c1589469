"""The clock over complaints: reminders before a due day, a level up once it is over, the reporter asked again.

Nothing lies still because somebody is away: where nobody of a level is in office (or only one it is hidden from) the
complaint goes on up at once, and whoever comes new to a level is told what he finds there.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import defer

from db import Session
from db.tables import Complaint, ComplaintStep, Group, OutboxRow, Person
from outbox.queue import put_notice
from programme.access import Actor, operation
from programme.complaints.dates import asked_again_at, due_after, late_reminders, reminded_again_at, reminded_at
from programme.complaints.handling import add_step, clock_goes_on, locked
from programme.complaints.levels import at_level, next_level, present_handlers, staff_in_office, worker_of
from programme.complaints.news import subject_of, tell_reporter
from programme.complaints.states import CLOCK_RUNS, UNDER_WAY
from programme.rules import Rules

HANDLERS_KINDS = ("complaint_new", "complaint_due")


@operation(on=None, may=("system",))
def escalate_complaints(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Takes what is due, and what nobody can work on where it is, a level up; returns how many."""
    staff, found = staff_in_office(session), _under_way(session)
    return sum(_escalate(session, complaint, staff, now, rules) for complaint, _ in found)


@operation(on=None, may=("system",))
def remind_complaint_handlers(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Tells whoever has come new to a complaint, reminds before it is due, and again and again where it is late."""
    staff, found = staff_in_office(session), _under_way(session)
    told, made = _told(session, [complaint.id for complaint, _ in found]), 0
    for complaint, _ in found:
        handlers = {one.id for one in present_handlers(session, complaint, staff)}
        slot = _reminder_slot(complaint, now, rules)
        for person_id in handlers:
            if (complaint.id, person_id) not in told:
                made += _remind(session, complaint, person_id, f"here {complaint.level}", now)
            elif slot is not None:
                made += _remind(session, complaint, person_id, slot, now)
    return made


@operation(on=None, may=("system",))
def ask_complainants_again(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """A question that the reporter has not answered is asked once more; then it goes back to who asked it."""
    waiting = [_ask_again(session, complaint_id, now, rules) for complaint_id in _waiting(session)]
    return sum(waiting)


def next_escalation(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next due moment of any complaint."""
    return min((due_at for due_at in _due_moments(session) if due_at > after), default=None)


def next_complaint_reminder(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next moment at which handlers are reminded of something."""
    return min((one for due_at in _due_moments(session) for one in _moments(due_at, after, rules)), default=None)


def next_asking_again(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next moment at which a reporter who owes an answer is asked again, or given up on."""
    moments = []
    for complaint_id in _waiting(session):
        asked = _questions(session, complaint_id)
        moments += [asked_again_at(asked[-1].at, rules)] if asked else []
    return min((one for one in moments if one > after), default=None)


def _moments(due_at: datetime, after: datetime, rules: Rules) -> Iterator[datetime]:
    times = late_reminders(due_at, after, rules)
    yield from (one for one in (reminded_at(due_at, rules), reminded_again_at(due_at, times, rules)) if one > after)


def _due_moments(session: Session) -> list[datetime]:
    return list(session.scalars(select(Complaint.due_at).where(Complaint.state.in_(CLOCK_RUNS)).distinct()))


def _under_way(session: Session) -> list[tuple[Complaint, Group]]:
    """Each with its group, which is asked for again and again, and without its words: nobody reads them here."""
    unread = (defer(Complaint.words), defer(Complaint.referred_to), defer(Complaint.letter_number))
    query = select(Complaint, Group).join(Group, Group.id == Complaint.group_id).options(*unread)
    rows = session.execute(query.where(Complaint.state.in_(UNDER_WAY)).order_by(Complaint.id))
    return [(complaint, group) for complaint, group in rows]


def _waiting(session: Session) -> list[int]:
    return list(session.scalars(select(Complaint.id).where(Complaint.state == "waiting").order_by(Complaint.id)))


def _escalate(session: Session, complaint: Complaint, staff: Sequence[Person], now: datetime, rules: Rules) -> bool:
    is_due = complaint.state in CLOCK_RUNS and complaint.due_at <= now
    left_alone = worker_of(session, complaint) is None and not at_level(session, complaint, complaint.level, staff)
    level = next_level(session, complaint, staff) if is_due or left_alone else None
    if level is None:
        return False
    complaint = locked(session, complaint.id)
    if complaint.state not in UNDER_WAY or (complaint.due_at > now and not left_alone):
        return False
    before = present_handlers(session, complaint, staff)
    complaint.level, complaint.taken_by = level, None
    complaint.due_at = due_after(now, rules.complaint_days[complaint.category], rules)
    step = add_step(session, complaint.id, "escalated", None, None, now)
    tell_reporter(session, complaint.id, step, now)
    above = at_level(session, complaint, level, staff)
    for person in above:
        _remind(session, complaint, person.id, f"up {step}", now)
    for person in before:
        if person not in above:
            _remind(session, complaint, person.id, f"past {step}", now)
    return True


def _reminder_slot(complaint: Complaint, now: datetime, rules: Rules) -> str | None:
    """Which reminder is due: 'soon 2018-11-22', 'late 2018-11-22 1'; each is sent once."""
    if complaint.state not in CLOCK_RUNS:
        return None
    day, times = rules.today(complaint.due_at).isoformat(), late_reminders(complaint.due_at, now, rules)
    if times:
        return f"late {day} {times}"
    is_near = now >= reminded_at(complaint.due_at, rules) and now - complaint.received_at > timedelta(hours=12)
    return f"soon {day}" if is_near else None


def _remind(session: Session, complaint: Complaint, person_id: int, slot: str, now: datetime) -> bool:
    return put_notice(session, "complaint_due", subject_of(complaint.id), person_id, slot, now)


def _told(session: Session, complaint_ids: Sequence[int]) -> set[tuple[int, int | None]]:
    """(complaint, person): who has heard of it as its handler, or has done something about it."""
    ids = {subject_of(one): one for one in complaint_ids}
    told = select(OutboxRow.subject, OutboxRow.person_id).where(
        OutboxRow.kind.in_(HANDLERS_KINDS), OutboxRow.subject.in_(ids)
    )
    acted = select(ComplaintStep.complaint_id, ComplaintStep.actor_id).where(
        ComplaintStep.complaint_id.in_(complaint_ids), ComplaintStep.actor_id.is_not(None)
    )
    heard = {(ids[subject], person_id) for subject, person_id in session.execute(told) if subject is not None}
    return heard | {(complaint_id, person_id) for complaint_id, person_id in session.execute(acted)}


def _ask_again(session: Session, complaint_id: int, now: datetime, rules: Rules) -> bool:
    """The second question is the same one, put by nobody; after its time it is the handlers' turn again."""
    asked = _questions(session, complaint_id)
    if not asked or now < asked_again_at(asked[-1].at, rules):
        return False
    complaint = locked(session, complaint_id)
    if complaint.state != "waiting":
        return False
    if asked[-1].actor_id is not None:
        step = add_step(session, complaint_id, "asked", None, asked[-1].words, now)
        tell_reporter(session, complaint_id, step, now)
        return True
    complaint.state = "in_progress"
    clock_goes_on(session, complaint, now, rules)
    for person in present_handlers(session, complaint):
        _remind(session, complaint, person.id, f"silent {asked[-1].id}", now)
    return True


def _questions(session: Session, complaint_id: int) -> list[ComplaintStep]:
    """What the reporter was asked, oldest first."""
    query = select(ComplaintStep).where(ComplaintStep.complaint_id == complaint_id, ComplaintStep.kind == "asked")
    return list(session.scalars(query.order_by(ComplaintStep.id)))
