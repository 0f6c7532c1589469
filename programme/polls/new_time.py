"""Proposing another time of meeting to a group: the time it has, what its own hours suggest, the question to all.

First source document, A.2.c: 'menentukan kesepakatan ... waktu dan jam pelaksanaan pertemuan kelompok yang sekiranya
tidak mengganggu jam kerja'. Nothing moves by answers alone: the pendamping decides (programme.polls.new_time_results).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from db import Session
from db.tables import Group, Poll
from programme.access import Actor, operation
from programme.polls.candidates import Candidate, candidate_times
from programme.polls.proposals import NewTime, stored
from programme.polls.time_now import time_now
from programme.polls.time_rounds import KIND, begin_round, closing_moment, forget_notices, locked_round
from programme.rules import Rules
from programme.trail import leave_trace

ROUND_HELPS_FOR = timedelta(days=120)
"""So long the hours that a group has told are a ground for proposing a time."""


@dataclass(frozen=True)
class Suggested:
    """Times from what the group said of its hours, and the round from which they come."""

    poll_id: int | None = None
    times: tuple[Candidate, ...] = ()


@operation(on="group", may=("pendamping",))
def suggested_times(session: Session, actor: Actor, group_id: int, now: datetime, rules: Rules) -> Suggested:
    """What the group's latest round about hours suggests, best first; nothing where there is none of late."""
    query = (
        select(Poll.id)
        .where(Poll.group_id == group_id, Poll.kind == "hindrances", Poll.state == "closed")
        .where(Poll.closed_at > now - ROUND_HELPS_FOR)
        .order_by(Poll.id.desc())
        .limit(1)
    )
    poll_id = session.scalar(query)
    if poll_id is None:
        return Suggested()
    return Suggested(poll_id, tuple(candidate_times(session, actor, poll_id, now, rules)))


@operation(on="group", may=("pendamping",))
def present_time(session: Session, actor: Actor, group_id: int, now: datetime, rules: Rules) -> NewTime | None:
    """The day of the month and hour at which the group meets now; None where no series is planned ahead."""
    return time_now(session, group_id, now, rules)


@operation(on="group", may=("pendamping",))
def standing_question(session: Session, actor: Actor, group_id: int) -> int | None:
    """The id of the group's question about a new time that is still out, or whose result awaits a decision."""
    query = select(Poll.id).where(Poll.group_id == group_id, Poll.kind == KIND, Poll.state.in_(("open", "closed")))
    return session.scalar(query.order_by(Poll.id.desc()).limit(1))


@operation(on="group", may=("pendamping",))
def propose_time(
    session: Session,
    actor: Actor,
    group_id: int,
    new: NewTime,
    now: datetime,
    rules: Rules,
    *,
    after_poll_id: int | None = None,
    instead_of: int | None = None,
) -> int | None:
    """Asks every member whether this time would suit her; the poll's id. None where one still awaits its decision.

    Also those without a chat are noted: whoever joins before it closes is asked then. `instead_of` is a closed round
    that ends hereby, without a word of its own: the new question says enough.
    """
    assert actor.person_id is not None
    session.get_one(Group, group_id, with_for_update=True, populate_existing=True)
    standing = standing_question(session, actor, group_id)
    if standing is not None and (standing != instead_of or not _drop_quietly(session, standing, now)):
        return None
    before = time_now(session, group_id, now, rules)
    poll = Poll(
        group_id=group_id,
        kind=KIND,
        asked_by=actor.person_id,
        asked_at=now,
        closes_at=closing_moment(now, rules),
        proposal=stored(new) | {"before": stored(before) if before is not None else None},
        after_poll_id=after_poll_id,
    )
    session.add(poll)
    session.flush()
    begin_round(session, poll, now)
    leave_trace(session, actor, "propose_time", "poll", poll.id, now)
    return poll.id


def _drop_quietly(session: Session, poll_id: int, now: datetime) -> bool:
    poll = locked_round(session, poll_id)
    if poll is None or poll.state != "closed":
        return False
    poll.state, poll.decided_at = "dropped", now
    forget_notices(session, poll)
    return True
