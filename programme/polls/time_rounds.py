"""The round in which a group is asked about a new time: whom it goes to, its one reminder, how it closes."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from db import Session
from db.tables import Group, Kpm, OutboxRow, Poll, PollAnswer
from outbox.queue import drop_waiting, mark_answered, put_notice
from outbox.readers_now import look_up
from programme.access import Actor, operation
from programme.relayers import in_charge_of
from programme.rules import Rules
from programme.standings import can_answer
from programme.trail import leave_trace

KIND = "new_time"
QUESTION, RESULT, DECIDED = "time_question", "time_result", "time_decided"
ASKED, AGAIN = "asked", "again"
"""Slots of the question and of its one reminder."""
SHOWN = ("sent", "delivered", "read", "unknown")
HOURS_BEFORE_REMINDING = 6
"""Nobody is reminded sooner after the question."""
RESULT_IS_NEWS_FOR = timedelta(days=3)


def closing_moment(now: datetime, rules: Rules) -> datetime:
    """Until when one answers who is asked now."""
    casework = rules.casework
    return rules.at(rules.today(now) + timedelta(days=casework.poll_days), casework.poll_told_at)


def begin_round(session: Session, poll: Poll, now: datetime) -> None:
    """Asks every member; one without a chat is asked when she joins before it closes."""
    _ask(session, poll, members_now(session, poll.group_id), ASKED, now)


@operation(on="poll", may=("pendamping",))
def close_time_question(session: Session, actor: Actor, poll_id: int, now: datetime) -> bool:
    """Ends the asking before its time, as everybody has answered or it can't wait; False where it has ended."""
    poll = locked_round(session, poll_id)
    if poll is None or poll.state != "open":
        return False
    _close(session, poll, now)
    leave_trace(session, actor, "close_time_question", "poll", poll_id, now)
    return True


@operation(on=None, may=("system",))
def close_time_questions(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Closes what is over; its result goes to the group's present pendamping and to who leads it."""
    over = select(Poll).where(Poll.kind == KIND, Poll.state == "open", Poll.closes_at <= now).with_for_update()
    closed = list(session.scalars(over))
    for poll in closed:
        _close(session, poll, now)
        pendamping_id = session.get_one(Group, poll.group_id).pendamping_id
        if pendamping_id is not None:
            put_notice(session, RESULT, subject_of(poll.id), pendamping_id, "closed", now)
    return len(closed)


def next_time_closing(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """When the next question closes."""
    moments = [closes_at for _, closes_at in _open_rounds(session)]
    return max(min(moments), after + timedelta(seconds=1)) if moments else None


@operation(on=None, may=("system",))
def remind_time_questions(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Once, the evening before it closes, those who have not answered; who came into the group meanwhile is asked."""
    query = select(Poll).where(Poll.kind == KIND, Poll.state == "open", Poll.closes_at > now)
    return sum(_remind(session, poll, now) for poll in session.scalars(query) if _reminding_is_due(poll, now, rules))


def next_time_reminding(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """When those who have not answered are reminded next."""
    moments = [_reminded_at(*round_, rules) for round_ in _open_rounds(session)]
    return min((one for one in moments if one is not None and one > after), default=None)


def _reminding_is_due(poll: Poll, now: datetime, rules: Rules) -> bool:
    due = _reminded_at(poll.asked_at, poll.closes_at, rules)
    return due is not None and due <= now


def _reminded_at(asked_at: datetime, closes_at: datetime, rules: Rules) -> datetime | None:
    day_before = rules.today(closes_at) - timedelta(days=1)
    due = rules.at(day_before, rules.casework.poll_told_at)
    return due if due >= asked_at + timedelta(hours=HOURS_BEFORE_REMINDING) else None


def _remind(session: Session, poll: Poll, now: datetime) -> int:
    of_this = [OutboxRow.kind == QUESTION, OutboxRow.subject == subject_of(poll.id)]
    if session.scalar(select(OutboxRow.id).where(*of_this, OutboxRow.slot == AGAIN).limit(1)) is not None:
        return 0
    rows = session.execute(select(OutboxRow.person_id, OutboxRow.state, OutboxRow.sent_at).where(*of_this)).all()
    long_ago = now - timedelta(hours=HOURS_BEFORE_REMINDING)
    known = {person_id for person_id, _, _ in rows}
    told = {person_id for person_id, state, sent_at in rows if state in SHOWN and sent_at and sent_at <= long_ago}
    answered = set(session.scalars(select(PollAnswer.kpm_id).where(PollAnswer.poll_id == poll.id)))
    silent = [one for one in members_now(session, poll.group_id) if one not in answered]
    came_later = _ask(session, poll, [one for one in silent if one not in known], ASKED, now)
    return came_later + _ask(session, poll, [one for one in silent if one in told], AGAIN, now)


def _ask(session: Session, poll: Poll, kpm_ids: Sequence[int], slot: str, now: datetime) -> int:
    subject = subject_of(poll.id)
    return sum(put_notice(session, QUESTION, subject, one, slot, now, deadline=poll.closes_at) for one in kpm_ids)


def forget_notices(session: Session, poll: Poll) -> None:
    """The round has ended: what waits to be sent of it leaves no more, and nobody need answer it."""
    subject = subject_of(poll.id)
    for kind in (QUESTION, RESULT):
        drop_waiting(session, kind, subject, poll.state)
        mark_answered(session, kind, subject, None, poll.decided_at or poll.asked_at)


def _close(session: Session, poll: Poll, now: datetime) -> None:
    """Its counts go to who leads the group: she was asked to pass the question on."""
    poll.state, poll.closed_at = "closed", now
    drop_waiting(session, QUESTION, subject_of(poll.id), "closed")
    leading = in_charge_of(session, [poll.group_id])[poll.group_id]
    able = {one.person_id for one in look_up(session, leading) if can_answer(one)}
    first = next((one for one in leading if one in able), None)
    if first is not None:
        until = now + RESULT_IS_NEWS_FOR
        put_notice(session, RESULT, subject_of(poll.id), first, "closed", now, deadline=until)
    session.flush()


def subject_of(poll_id: int) -> str:
    """The outbox subject of a question round."""
    return f"poll:{poll_id}"


def _open_rounds(session: Session) -> list[tuple[datetime, datetime]]:
    query = select(Poll.asked_at, Poll.closes_at).where(Poll.kind == KIND, Poll.state == "open")
    return [(asked_at, closes_at) for asked_at, closes_at in session.execute(query)]


def members_now(session: Session, group_id: int) -> list[int]:
    """Person ids of the group's present members, by number."""
    query = select(Kpm.person_id).where(Kpm.group_id == group_id, Kpm.left_at.is_(None)).order_by(Kpm.member_number)
    return list(session.scalars(query))


def locked_round(session: Session, poll_id: int) -> Poll | None:
    """The round, for a change; None where the poll is of another kind."""
    poll = session.get(Poll, poll_id, with_for_update=True, populate_existing=True)
    return poll if poll is not None and poll.kind == KIND else None
