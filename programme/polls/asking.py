"""A round of questions to one group: what makes coming hard. Opened, reminded of once, closed, or taken back.

First source document, A.3.b, 'Methodology for Participatory Assessment': 'mengumpulkan beberapa jawaban KPM ... untuk
mengungkapkan alasan mengapa beberapa dari mereka absen'. Nothing of the answers is shown before it is closed, and
nothing can be answered afterwards: a number that grows from look to look would tell whose answer it was.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Select, func, select, update

from db import Session
from db.tables import Group, Kpm, Person, Poll, PollAnswer
from outbox.queue import drop_waiting, mark_answered, put_notice
from programme.access import Actor, operation
from programme.polls.pictures import order_pictures
from programme.rules import Rules
from programme.trail import leave_trace

HINDRANCES = "hindrances"
OPEN, CLOSED, CANCELLED = "open", "closed", "cancelled"
DAYS_BETWEEN_ROUNDS = 14
"""From the end of one round to the next of the same group: asked too often nobody answers, and each message is paid."""
ONE_DAY = timedelta(days=1)
AGAIN = "again"
"""The slot of the reminder; the first question's is 'asked'."""


@dataclass(frozen=True)
class GroupPoll:
    """A group with its latest round of questions; `poll_id` None where it never had one. Moments are zone-aware."""

    group_id: int
    group_name: str
    desa: str
    members: int
    poll_id: int | None = None
    state: str | None = None
    asked_at: datetime | None = None
    closes_at: datetime | None = None
    answered: int = 0

    @property
    def is_open(self) -> bool:
        return self.state == OPEN

    @property
    def has_result(self) -> bool:
        return self.poll_id is not None and self.state not in (OPEN, CANCELLED)


def poll_subject(poll_id: int) -> str:
    """How a round is called in notices."""
    return f"poll:{poll_id}"


@operation(on="pendamping", may=("self",))
def list_polls(session: Session, actor: Actor, pendamping_id: int) -> list[GroupPoll]:
    """Every group of this pendamping with its latest round, by name."""
    groups = select(Group.id).where(Group.pendamping_id == pendamping_id).order_by(Group.name, Group.id)
    return [_of_group(session, group_id) for group_id in session.scalars(groups)]


@operation(on="group", may=("pendamping", "ketua", "deputy"))
def poll_of_group(session: Session, actor: Actor, group_id: int) -> GroupPoll:
    """A group with its latest round that was not taken back."""
    return _of_group(session, group_id)


@operation(on="group", may=("pendamping",))
def open_poll(session: Session, actor: Actor, group_id: int, now: datetime, rules: Rules) -> int | None:
    """Asks every member of the group; the id of the round. None where one is open, or was closed a few days ago."""
    if may_ask_from(session, group_id) > now or _of_group(session, group_id).is_open:
        return None
    assert actor.person_id is not None
    poll = Poll(
        group_id=group_id, kind=HINDRANCES, asked_by=actor.person_id, asked_at=now, closes_at=closing(now, rules)
    )
    session.add(poll)
    session.flush()
    for kpm_id in session.scalars(_members(group_id)):
        put_notice(session, "poll_question", poll_subject(poll.id), kpm_id, "asked", now, deadline=poll.closes_at)
    leave_trace(session, actor, "open_poll", "poll", poll.id, now)
    return poll.id


def closing(now: datetime, rules: Rules) -> datetime:
    """When a round that begins now ends: at the hour of the last of its days."""
    return rules.at(rules.today(now) + timedelta(days=rules.casework.poll_days), rules.casework.poll_told_at)


def may_ask_from(session: Session, group_id: int) -> datetime:
    """From when on this group may be asked again."""
    query = select(func.max(Poll.closed_at)).where(
        Poll.group_id == group_id, Poll.kind == HINDRANCES, Poll.state != CANCELLED
    )
    last = session.scalar(query)
    return last + timedelta(days=DAYS_BETWEEN_ROUNDS) if last is not None else datetime.min.replace(tzinfo=UTC)


@operation(on="poll", may=("pendamping",))
def cancel_poll(session: Session, actor: Actor, poll_id: int, now: datetime) -> bool:
    """Takes an open round back: nobody is told of any result. False where it had ended."""
    if not _ended(session, poll_id, CANCELLED, now):
        return False
    leave_trace(session, actor, "cancel_poll", "poll", poll_id, now)
    return True


@operation(on="poll", may=("pendamping",))
def close_poll(session: Session, actor: Actor, poll_id: int, now: datetime) -> bool:
    """Ends an open round before its time; its result is told. False where it had ended."""
    if not _closed(session, poll_id, now):
        return False
    leave_trace(session, actor, "close_poll", "poll", poll_id, now)
    return True


@operation(on=None, may=("system",))
def close_polls(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Ends the rounds whose time is over; their results are told. Returns how many."""
    query = select(Poll.id).where(Poll.kind == HINDRANCES, Poll.state == OPEN, Poll.closes_at <= now)
    return sum(_closed(session, poll_id, now) for poll_id in list(session.scalars(query)))


def next_closing(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """When the next round ends."""
    query = select(func.min(Poll.closes_at)).where(Poll.kind == HINDRANCES, Poll.state == OPEN, Poll.closes_at > after)
    return session.scalar(query)


@operation(on=None, may=("system",))
def remind_poll_members(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """A day before a round ends, who has not answered is asked once more; returns how many."""
    due = select(Poll).where(
        Poll.kind == HINDRANCES, Poll.state == OPEN, Poll.closes_at > now, Poll.closes_at <= now + ONE_DAY
    )
    return sum(_reminded(session, poll, now) for poll in session.scalars(due) if _is_reminded_of(poll))


def next_poll_reminder(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """When members are next asked once more."""
    query = select(Poll).where(Poll.kind == HINDRANCES, Poll.state == OPEN, Poll.closes_at > after + ONE_DAY)
    moments = [poll.closes_at - ONE_DAY for poll in session.scalars(query) if _is_reminded_of(poll)]
    return min(moments, default=None)


def _is_reminded_of(poll: Poll) -> bool:
    """A round of a single day is not: she was asked the same morning."""
    return poll.closes_at - poll.asked_at > ONE_DAY * 1.5


def _reminded(session: Session, poll: Poll, now: datetime) -> int:
    answered = select(PollAnswer.kpm_id).where(PollAnswer.poll_id == poll.id)
    silent = _members(poll.group_id).where(Kpm.person_id.not_in(answered))
    subject = poll_subject(poll.id)
    return sum(
        put_notice(session, "poll_question", subject, kpm_id, AGAIN, now, deadline=poll.closes_at)
        for kpm_id in session.scalars(silent)
    )


def _members(group_id: int) -> Select[int]:
    return (
        select(Kpm.person_id)
        .join(Person, Person.id == Kpm.person_id)
        .where(Kpm.group_id == group_id, Kpm.left_at.is_(None), Person.removed_at.is_(None))
        .order_by(Kpm.member_number)
    )


def _of_group(session: Session, group_id: int) -> GroupPoll:
    group = session.get_one(Group, group_id)
    members = session.scalar(select(func.count()).select_from(_members(group_id).subquery())) or 0
    query = select(Poll).where(Poll.group_id == group_id, Poll.kind == HINDRANCES, Poll.state != CANCELLED)
    poll = session.scalar(query.order_by(Poll.id.desc()).limit(1))
    if poll is None:
        return GroupPoll(group_id, group.name, group.desa, members)
    answered = select(func.count()).select_from(PollAnswer).where(PollAnswer.poll_id == poll.id)
    return GroupPoll(
        group_id,
        group.name,
        group.desa,
        members,
        poll.id,
        poll.state,
        poll.asked_at,
        poll.closes_at,
        session.scalar(answered) or 0,
    )


def _closed(session: Session, poll_id: int, now: datetime) -> bool:
    """Ends it and orders the picture of its result, which brings the news to the pendamping and the ketua."""
    if not _ended(session, poll_id, CLOSED, now):
        return False
    poll = session.get_one(Poll, poll_id, populate_existing=True)
    # Whose answers a reader of the result knows for her own is settled now: no later change of duty shifts a number.
    leads = select(Kpm.person_id, Kpm.duty).where(Kpm.group_id == poll.group_id, Kpm.duty.in_(("ketua", "deputy")))
    found = {duty: person_id for person_id, duty in session.execute(leads.where(Kpm.left_at.is_(None)))}
    poll.proposal = {"leads": sorted(found.values())}
    pendamping_id = session.get_one(Group, poll.group_id).pendamping_id
    readers = [one for one in (pendamping_id, found.get("ketua") or found.get("deputy")) if one is not None]
    order_pictures(session, readers, poll_id, now)
    return True


def _ended(session: Session, poll_id: int, state: str, now: datetime) -> bool:
    still_open = (Poll.id == poll_id, Poll.kind == HINDRANCES, Poll.state == OPEN)
    ended = update(Poll).where(*still_open).values(state=state, closed_at=now).returning(Poll.id)
    if session.scalar(ended) is None:
        return False
    drop_waiting(session, "poll_question", poll_subject(poll_id), state)
    mark_answered(session, "poll_question", poll_subject(poll_id), None, now)
    return True
