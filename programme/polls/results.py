"""What a closed round of questions says: counts for pendamping and ketua, own words for the pendamping alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy import func, select, update

from db import Session
from db.tables import Group, Kpm, Poll
from programme.access import Actor, operation
from programme.polls.answering import said_in, words_in
from programme.polls.asking import CANCELLED, HINDRANCES, OPEN
from programme.polls.candidates import Candidate, suit
from programme.polls.counts import Counted, counted, shown_reasons, works_until
from programme.polls.pictures import order_pictures
from programme.rules import Rules
from programme.trail import leave_trace


@dataclass(frozen=True)
class ReasonCount:
    """So many named this reason; None: nearly all of those who answered."""

    reason: str
    count: int | None


@dataclass(frozen=True)
class AskedGroup:
    """Who was asked; `members` as many as the group has now."""

    poll_id: int
    group_id: int
    name: str
    members: int


@dataclass(frozen=True)
class PollResult:
    """A closed round in numbers that tell nobody's own answer. Without any where too few answered."""

    group: AskedGroup
    answered: int
    of: int
    """So many answers are in the figures: none where they are too few, and where only one or two came by chat, not
    those."""
    reasons: tuple[ReasonCount, ...]
    works_until: time | None
    present: Candidate | None
    """The time at which the group meets now."""
    best: Candidate | None
    """The time that suits most, where it suits more than the present one."""


@operation(on="poll", may=("pendamping", "ketua", "deputy"))
def show_poll_result(session: Session, actor: Actor, poll_id: int, now: datetime, rules: Rules) -> PollResult | None:
    """None while it is open, or where it was taken back."""
    poll = _closed(session, poll_id)
    if poll is None:
        return None
    answers = said_in(session, poll)
    of = counted(answers, rules.casework.smallest_count_shown)
    members = select(func.count(Kpm.person_id)).where(Kpm.group_id == poll.group_id, Kpm.left_at.is_(None))
    about = AskedGroup(poll.id, poll.group_id, session.get_one(Group, poll.group_id).name, session.scalar(members) or 0)
    return figures(about, len(answers), of, suit(session, poll, of, now, rules))


def figures(about: AskedGroup, answered: int, of: Counted, times: Sequence[Candidate]) -> PollResult:
    """Everything that is shown of a round, to whoever; nothing else may be taken from its answers. Pure."""
    reasons = tuple(ReasonCount(reason, shown.count) for reason, shown in shown_reasons(of).items())
    present = next((one for one in times if one.present), None)
    best = times[0] if times and (present is None or times[0].fits > present.fits) else None
    works = any(one.reason == "work" and one.count is not None for one in reasons)
    of_them = len(of.answers) if of.is_enough else 0
    return PollResult(about, answered, of_them, reasons, works_until(of) if works else None, present, best)


@operation(on="poll", may=("pendamping",))
def list_own_words(session: Session, actor: Actor, poll_id: int, now: datetime, rules: Rules) -> list[str]:
    """What members wrote, in a mixed order and without names; none where fewer wrote than may be counted."""
    if _closed(session, poll_id) is None:
        return []
    smallest = rules.casework.smallest_count_shown
    words, answered = words_in(session, poll_id)
    if len(words) < smallest:
        return []
    leave_trace(session, actor, "list_own_words", "poll", poll_id, now)
    return words[: max(smallest, answered - smallest)]  # of all, their number would tell that one wrote nothing


@operation(on="poll", may=("pendamping",))
def note_result_read(session: Session, actor: Actor, poll_id: int, now: datetime) -> None:
    """He has looked at it: it waits for him no longer."""
    read = update(Poll).where(Poll.id == poll_id, Poll.kind == HINDRANCES, Poll.decided_at.is_(None))
    session.execute(read.values(decided_at=now))


@operation(on="poll", may=("pendamping", "ketua", "deputy"))
def order_poll_picture(session: Session, actor: Actor, poll_id: int, now: datetime) -> bool:
    """Orders the picture anew for who asks; False where there is no result."""
    assert actor.person_id is not None
    if _closed(session, poll_id) is None:
        return False
    order_pictures(session, [actor.person_id], poll_id, now)
    return True


def results_to_read(session: Session, pendamping_id: int) -> int:
    """How many rounds of this pendamping's groups ended and he has not looked at."""
    query = (
        select(func.count(Poll.id))
        .join(Group, Group.id == Poll.group_id)
        .where(
            Group.pendamping_id == pendamping_id,
            Poll.kind == HINDRANCES,
            Poll.state == "closed",
            Poll.decided_at.is_(None),
        )
    )
    return session.scalar(query) or 0


def _closed(session: Session, poll_id: int) -> Poll | None:
    poll = session.get(Poll, poll_id)
    if poll is None or poll.kind != HINDRANCES or poll.state in (OPEN, CANCELLED):
        return None
    return poll
