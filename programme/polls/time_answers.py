"""What members answer about a new time: each for herself, or what a member without a chat told the pendamping."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Poll, PollAnswer
from outbox.queue import mark_answered
from programme.access import Actor, operation
from programme.polls.time_rounds import QUESTION, locked_round, members_now, subject_of
from programme.trail import leave_trace

LONGEST_WORDS = 500
"""Characters kept of her own words."""


@operation(on="poll", may=("self",))
def answer_time(
    session: Session, actor: Actor, poll_id: int, suits: bool | None, now: datetime, *, words: str | None = None
) -> bool:
    """Her answer, in place of an earlier one: True, False, or None for 'not known yet'. False: it is closed.

    Words told before are kept as long as the answer stays the same.
    """
    assert actor.person_id is not None
    poll = locked_round(session, poll_id)
    if poll is None or not _takes_answers(poll, now):
        return False
    answer = _answer_row(session, poll_id, actor.person_id, now)
    if answer.suits is not suits:
        answer.words = None
    answer.suits, answer.words = suits, words[:LONGEST_WORDS] if words else answer.words
    answer.said_by, answer.answered_at = actor.person_id, now
    mark_answered(session, QUESTION, subject_of(poll_id), actor.person_id, now)
    leave_trace(session, actor, "answer_time", "poll", poll_id, now)
    return True


@operation(on="poll", may=("pendamping",))
def record_time_answers(
    session: Session, actor: Actor, poll_id: int, answers: Mapping[int, bool | None], now: datetime
) -> list[int]:
    """What members told the pendamping (kpm id -> suits), until it is decided; returns whose answers were taken.

    What a member answered herself stays: she changes it herself, as long as it is open.
    """
    assert actor.person_id is not None
    poll = locked_round(session, poll_id)
    if poll is None or poll.state not in ("open", "closed"):
        return []
    taken = []
    for kpm_id in sorted(set(answers) & set(members_now(session, poll.group_id))):
        answer = _answer_row(session, poll_id, kpm_id, now, said_by=actor.person_id)
        if answer.said_by == kpm_id:
            continue
        answer.suits, answer.said_by, answer.answered_at = answers[kpm_id], actor.person_id, now
        mark_answered(session, QUESTION, subject_of(poll_id), kpm_id, now)
        leave_trace(session, actor, "record_time_answers", "person", kpm_id, now)
        taken.append(kpm_id)
    return taken


def _takes_answers(poll: Poll, now: datetime) -> bool:
    return poll.state == "open" and now < poll.closes_at


def _answer_row(session: Session, poll_id: int, kpm_id: int, now: datetime, said_by: int | None = None) -> PollAnswer:
    """Hers, made if there is none; the poll's row is locked, so that two phones make one."""
    query = select(PollAnswer).where(PollAnswer.poll_id == poll_id, PollAnswer.kpm_id == kpm_id)
    answer = session.scalar(query)
    if answer is None:
        answer = PollAnswer(poll_id=poll_id, kpm_id=kpm_id, said_by=said_by or kpm_id, answered_at=now)
        session.add(answer)
    return answer
