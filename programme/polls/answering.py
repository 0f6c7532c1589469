"""What members answer to a round of questions: by themselves, or entered by the pendamping where no chat reaches them.

Answering again replaces the answer as long as the round is open. What she said herself nobody else sees or replaces.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, delete, select

from db import Session
from db.tables import Kpm, Person, Poll, PollAnswer
from outbox.means import TWO_SIDED
from outbox.queue import mark_answered
from outbox.readers_now import Reader, look_up, shared_contacts
from programme.access import Actor, operation
from programme.entry_holders import is_hers
from programme.polls.asking import HINDRANCES, OPEN, poll_subject
from programme.polls.busy_hours import BusyHours, from_json, to_json
from programme.polls.counts import Said
from programme.polls.hindrances import CODES, NONE
from programme.secret_numbers import without_secrets
from programme.trail import leave_trace

LONGEST_WORDS = 500
"""Characters kept of somebody's own words."""


@dataclass(frozen=True)
class PollReply:
    """One answer: codes of programme.polls.hindrances, her words, when she can't come (None: unsaid)."""

    reasons: tuple[str, ...]
    words: str | None = None
    hours: BusyHours | None = None


@dataclass(frozen=True)
class OwnPoll:
    """The open round of her group as a member sees it; who asks, until when, and what she answered so far."""

    id: int
    asked_by: str
    gender: str
    closes_at: datetime
    reply: PollReply | None


@dataclass(frozen=True)
class ToEnter:
    """A member who has not answered herself. `reached`: a chat of her own brings her the question."""

    kpm_id: int
    member_number: int
    name: str
    gender: str
    reached: bool
    entered: bool


@operation(on="kpm", may=("self",))
def poll_to_answer(session: Session, actor: Actor, kpm_id: int, now: datetime) -> int | None:
    """The round that is open in her group."""
    query = _open(now).join(Kpm, Kpm.group_id == Poll.group_id).where(Kpm.person_id == kpm_id, Kpm.left_at.is_(None))
    return session.scalar(query.with_only_columns(Poll.id).limit(1))


@operation(on="poll", may=("self",))
def show_own_poll(session: Session, actor: Actor, poll_id: int, now: datetime) -> OwnPoll | None:
    """None where its time is over."""
    poll = session.scalar(_open(now).where(Poll.id == poll_id))
    if poll is None:
        return None
    asking = session.get_one(Person, poll.asked_by)
    query = select(PollAnswer).where(PollAnswer.poll_id == poll_id, PollAnswer.kpm_id == actor.person_id)
    answer = session.scalar(query)
    own = answer if answer is not None and answer.said_by == actor.person_id else None
    hers = own if own is not None and is_hers(session, own.kpm_id, own.answered_at) else None
    return OwnPoll(poll.id, asking.name, asking.gender, poll.closes_at, _reply(hers) if hers is not None else None)


@operation(on="poll", may=("self",))
def keep_poll_answer(session: Session, actor: Actor, poll_id: int, reply: PollReply, now: datetime) -> bool:
    """Keeps her own answer in place of an earlier one, an empty one as none at all; False where the time is over."""
    assert actor.person_id is not None
    if session.scalar(_open(now).where(Poll.id == poll_id).with_for_update()) is None:
        return False
    _keep(session, poll_id, actor.person_id, actor.person_id, reply, now)
    mark_answered(session, "poll_question", poll_subject(poll_id), actor.person_id, now)
    return True


@operation(on="poll", may=("pendamping",))
def list_to_enter(session: Session, actor: Actor, poll_id: int) -> list[ToEnter]:
    """The members who have not answered themselves, those first whom no chat of their own reaches."""
    group_id = session.get_one(Poll, poll_id).group_id
    said = {one.kpm_id: one.said_by for one in session.scalars(_answers(poll_id))}
    query = (
        select(Person, Kpm.member_number)
        .join(Kpm, Kpm.person_id == Person.id)
        .where(Kpm.group_id == group_id, Kpm.left_at.is_(None), Person.removed_at.is_(None))
        .order_by(Kpm.member_number)
    )
    people = [(person, number) for person, number in session.execute(query) if said.get(person.id) != person.id]
    shared = shared_contacts(session)
    reached = {one.person_id for one in look_up(session, [one.id for one, _ in people]) if _reaches(one, shared)}
    lines = [
        ToEnter(person.id, number, person.name, person.gender, person.id in reached, person.id in said)
        for person, number in people
    ]
    return sorted(lines, key=lambda one: (one.reached, one.member_number))


@operation(on="poll", may=("pendamping",))
def enter_poll_answers(
    session: Session, actor: Actor, poll_id: int, replies: Mapping[int, PollReply], now: datetime
) -> list[int]:
    """Keeps what members told the pendamping; returns the ids kept: not who answered herself, nor another group's."""
    assert actor.person_id is not None
    poll = session.scalar(_open(now).where(Poll.id == poll_id).with_for_update())
    if poll is None:
        return []
    himself = {one.kpm_id for one in session.scalars(_answers(poll_id)) if one.said_by == one.kpm_id}
    members = set(session.scalars(select(Kpm.person_id).where(Kpm.group_id == poll.group_id, Kpm.left_at.is_(None))))
    kept = [kpm_id for kpm_id in replies if kpm_id in members - himself]
    for kpm_id in kept:
        _keep(session, poll_id, kpm_id, actor.person_id, replies[kpm_id], now)
        mark_answered(session, "poll_question", poll_subject(poll_id), kpm_id, now)
        leave_trace(session, actor, "enter_poll_answers", "kpm", kpm_id, now)
    return kept


def said_in(session: Session, poll: Poll) -> list[Said]:
    """Every answer of a round, without who gave it, as counts look at it."""
    leads = frozenset((poll.proposal or {}).get("leads", ()))
    return [
        Said(_codes(one), _hours(one), entered=one.said_by != one.kpm_id, leads=one.kpm_id in leads)
        for one in session.scalars(_answers(poll.id))
    ]


def words_in(session: Session, poll_id: int) -> tuple[list[str], int]:
    """What members wrote themselves, in the order of its letters; and how many answered themselves."""
    own = [one for one in session.scalars(_answers(poll_id)) if one.said_by == one.kpm_id]
    return sorted((one.words for one in own if one.words), key=lambda words: (words.casefold(), words)), len(own)


def _open(now: datetime) -> Select[Poll]:
    return select(Poll).where(Poll.kind == HINDRANCES, Poll.state == OPEN, Poll.closes_at > now)


def _answers(poll_id: int) -> Select[PollAnswer]:
    return select(PollAnswer).where(PollAnswer.poll_id == poll_id).order_by(PollAnswer.id)


def _keep(session: Session, poll_id: int, kpm_id: int, said_by: int, reply: PollReply, now: datetime) -> None:
    """An empty reply takes back what the same person said before."""
    if reply == PollReply(()):
        of_hers = (PollAnswer.poll_id == poll_id, PollAnswer.kpm_id == kpm_id, PollAnswer.said_by == said_by)
        session.execute(delete(PollAnswer).where(*of_hers))
        return
    if not set(reply.reasons) <= CODES or (NONE in reply.reasons and len(reply.reasons) > 1):
        raise ValueError(f"no reasons of a poll: {reply.reasons}")
    query = select(PollAnswer).where(PollAnswer.poll_id == poll_id, PollAnswer.kpm_id == kpm_id)
    answer = session.scalar(query) or PollAnswer(poll_id=poll_id, kpm_id=kpm_id)
    answer.choices = ",".join(reply.reasons) or None
    answer.words = without_secrets(reply.words.strip())[:LONGEST_WORDS] or None if reply.words else None
    answer.hours = to_json(reply.hours) if reply.hours is not None else None
    answer.said_by, answer.answered_at = said_by, now
    session.add(answer)
    session.flush()


def _codes(answer: PollAnswer) -> frozenset[str]:
    return frozenset(answer.choices.split(",")) if answer.choices else frozenset()


def _hours(answer: PollAnswer) -> BusyHours | None:
    return from_json(answer.hours) if answer.hours is not None else None


def _reply(answer: PollAnswer) -> PollReply:
    return PollReply(tuple(answer.choices.split(",")) if answer.choices else (), answer.words, _hours(answer))


def _reaches(reader: Reader, shared: frozenset[int]) -> bool:
    """Not where several use her phone: there the question itself does not show."""
    return reader.consented and any(
        one.channel in TWO_SIDED and not (one.stopped or one.blocked or one.hides) for one in reader.hiding(shared)
    )


def has_answered(session: Session, poll_id: int, kpm_id: int) -> bool:
    """Whether there is an answer of hers, for the notice that asks her."""
    query = select(PollAnswer.id).where(PollAnswer.poll_id == poll_id, PollAnswer.kpm_id == kpm_id)
    return session.scalar(query.limit(1)) is not None
