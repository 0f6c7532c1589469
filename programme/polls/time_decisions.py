"""What a pendamping makes of the answers to a new time: the series moves with all its reminders, or stays as it is."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from db import Session
from db.tables import OutboxRow, Poll
from outbox.queue import put_notice
from programme.access import Actor, operation
from programme.meeting_series import Move, YearMeeting, is_told, list_year, move_series, moves_to
from programme.polls.new_time_results import show_time_result
from programme.polls.proposals import stored
from programme.polls.time_rounds import DECIDED, QUESTION, SHOWN, forget_notices, locked_round, subject_of
from programme.rules import Rules
from programme.trail import leave_trace

ENDED = ("cancelled", "adopted", "dropped")


@dataclass(frozen=True)
class Adopted:
    """The series has moved: how many meetings, the first at the new time, whether its group hears of it at once."""

    moved: int
    first: datetime | None
    told: bool


@operation(on="poll", may=("pendamping",))
def adoption_moves(
    session: Session, actor: Actor, poll_id: int, since: date, now: datetime, rules: Rules
) -> list[Move]:
    """Which meetings would move, and when to, from a local day on."""
    assert actor.person_id is not None
    result = show_time_result(session, actor, poll_id)
    if result is None:
        return []
    line = result.round
    own = [one for one in _two_years(session, actor, since, rules) if one.group_id == line.group_id]
    return moves_to(own, line.new.pattern, line.new.at, since, now, rules)


@operation(on="poll", may=("pendamping",))
def adopt_time(
    session: Session, actor: Actor, poll_id: int, since: date, now: datetime, rules: Rules
) -> Adopted | None:
    """Moves the group's meetings from a local day on; None where it was decided before.

    A near meeting's move is news by itself, to the whole group. Where none is near, those asked hear the new time; who
    said that she can't always hears that another way will be looked for.
    """
    poll = locked_round(session, poll_id)
    result = show_time_result(session, actor, poll_id)
    if poll is None or result is None or poll.state in ENDED:
        return None
    line = result.round
    moves = adoption_moves(session, actor, poll_id, since, now, rules)
    if moves:
        pattern = {key: value for key, value in stored(line.new).items() if key != "at"}
        move_series(session, actor, line.group_id, moves, pattern, now)
    told = any(is_told(now, move.starts_at, move.new_starts_at) for move in moves)
    only = {one.kpm_id for one in result.members if one.suits is False} if told else None
    _end(session, poll, "adopted", now, only)
    leave_trace(session, actor, "adopt_time", "poll", poll_id, now)
    return Adopted(len(moves), min((move.new_starts_at for move in moves), default=None), told)


@operation(on="poll", may=("pendamping",))
def keep_time(session: Session, actor: Actor, poll_id: int, now: datetime) -> bool:
    """The meetings stay as they are, and those who were asked hear it; False where it was decided before.

    A question taken back before it closed ends in the same way.
    """
    poll = locked_round(session, poll_id)
    if poll is None or poll.state in ENDED:
        return False
    _end(session, poll, "cancelled" if poll.state == "open" else "dropped", now)
    leave_trace(session, actor, "keep_time", "poll", poll_id, now)
    return True


def _two_years(session: Session, actor: Actor, since: date, rules: Rules) -> list[YearMeeting]:
    assert actor.person_id is not None
    begin = since.replace(day=1)
    firsts = (begin, begin.replace(year=begin.year + 1))
    return [one for first in firsts for one in list_year(session, actor, actor.person_id, first, rules)]


def _end(session: Session, poll: Poll, state: str, now: datetime, only: Collection[int] | None = None) -> None:
    """Ends the round; those whom the question reached hear how, `only` these where the rest hears it otherwise."""
    poll.state, poll.decided_at = state, now
    poll.closed_at = poll.closed_at or now
    subject = subject_of(poll.id)
    forget_notices(session, poll)
    asked = select(OutboxRow.person_id).where(
        OutboxRow.kind == QUESTION, OutboxRow.subject == subject, OutboxRow.state.in_(SHOWN)
    )
    for person_id in sorted({one for one in session.scalars(asked) if one is not None}):
        if only is None or person_id in only:
            put_notice(session, DECIDED, subject, person_id, state, now)
    session.flush()
