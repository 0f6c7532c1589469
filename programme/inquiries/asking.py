"""Questions that a family asks: kept, and answered by her pendamping where the assistant has no answer.

A question the assistant answered itself is kept as closed, so that "that is not what I meant" can hand it on. One that
waits is its pendamping's; where a group has none who can read here, the koordinator's of the kecamatan.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update

from db import Session
from db.tables import Group, Inquiry, Kpm, Person
from outbox.queue import put_notice
from programme.access import Actor, operation
from programme.entry_holders import is_hers, still_speaks
from programme.matter_reading.concepts import plain_letters
from programme.matters import QUESTION_TOPICS
from programme.people import Chatter, chatter_of
from programme.trail import leave_trace

OTHER = "other"
"""A question of which only that is clear."""
TOPICS = frozenset({*QUESTION_TOPICS, OTHER})
LONGEST_WORDS = 1_000
ANSWER_STANDS_FOR = timedelta(hours=24)
"""So long can a question be handed on that the assistant answered itself; then its words are forgotten."""
FORGOTTEN = ""
SAME_WORDS_WITHIN = timedelta(days=7)
"""The same words asked again within this time are the same question."""


@dataclass(frozen=True)
class Asked:
    """A question that was kept: whether it waits for somebody now, and whether it did before."""

    id: int
    responder: Chatter | None
    """Who will read it; None: nobody of her kecamatan is in the programme."""
    is_new: bool


def inquiry_subject(inquiry_id: int) -> str:
    """How a question is called in notices."""
    return f"inquiry:{inquiry_id}"


@operation(on="kpm", may=("self",))
def hear_question(session: Session, actor: Actor, kpm_id: int, words: str, topics: Sequence[str], now: datetime) -> int:
    """Keeps a question that is answered at once, as closed, for a day; returns its id.

    `topics`: what it seemed to be about. The words of her older ones are forgotten now.
    """
    old = update(Inquiry).where(
        Inquiry.asker_id == kpm_id,
        Inquiry.state == "closed",
        Inquiry.answered_by.is_(None),
        Inquiry.asked_at < now - ANSWER_STANDS_FOR,
    )
    session.execute(old.values(words=FORGOTTEN))  # the row stays: its number must not become another question's
    return _kept(session, kpm_id, words, topics, "closed", now).id


@operation(on="kpm", may=("self",))
def ask_pendamping(
    session: Session, actor: Actor, kpm_id: int, words: str, topics: Sequence[str], now: datetime
) -> Asked:
    """Hands a question on to who answers it; the same words that wait already are not handed on twice."""
    same = _waiting_with(session, kpm_id, words, now)
    inquiry = same or _kept(session, kpm_id, words, topics, "waiting", now)
    responder = responder_of(session, inquiry.group_id)
    if same is None:
        _tell(session, inquiry.id, responder, now)
        leave_trace(session, actor, "ask_pendamping", "inquiry", inquiry.id, now)
    return Asked(inquiry.id, responder, same is None)


@operation(on="inquiry", may=("self",))
def hand_on(session: Session, actor: Actor, inquiry_id: int, now: datetime) -> Asked:
    """A question that was answered at once, but not as it was meant, goes to who answers it; once."""
    inquiry = session.get_one(Inquiry, inquiry_id)
    responder = responder_of(session, inquiry.group_id)
    closed = (Inquiry.id == inquiry_id, Inquiry.state == "closed", Inquiry.answered_by.is_(None))
    reopened = update(Inquiry).where(*closed).values(state="waiting", asked_at=now).returning(Inquiry.id)
    if session.scalar(reopened) is None:
        return Asked(inquiry_id, responder, is_new=False)
    session.refresh(inquiry)
    if (same := _waiting_with(session, inquiry.asker_id, inquiry.words, now, but=inquiry_id)) is not None:
        inquiry.state = "closed"
        return Asked(same.id, responder, is_new=False)
    _tell(session, inquiry_id, responder, now)
    leave_trace(session, actor, "hand_on", "inquiry", inquiry_id, now)
    return Asked(inquiry_id, responder, is_new=True)


@operation(on="inquiry", may=("self",))
def show_own_question(session: Session, actor: Actor, inquiry_id: int) -> str:
    """Her own words."""
    return session.get_one(Inquiry, inquiry_id).words


@operation(on="kpm", may=("self",))
def latest_question(session: Session, actor: Actor, kpm_id: int, since: datetime) -> int | None:
    """Her latest question since then that was answered at once, or handed on after that."""
    query = select(Inquiry.id).where(
        Inquiry.asker_id == kpm_id,
        Inquiry.asked_at > since,
        Inquiry.state.in_(("closed", "waiting")),
        still_speaks(Inquiry.asker_id, Inquiry.asked_at),
    )
    return session.scalar(query.order_by(Inquiry.asked_at.desc(), Inquiry.id.desc()).limit(1))


def responder_of(session: Session, group_id: int) -> Chatter | None:
    """The group's pendamping if she uses the assistant; else a koordinator of the kecamatan, else whoever there is."""
    group = session.get_one(Group, group_id)
    pendamping = chatter_of(session, group.pendamping_id) if group.pendamping_id is not None else None
    if pendamping is not None and _has_joined(session, pendamping.id):
        return pendamping
    koordinator = select(Person.id).where(
        Person.role == "koordinator",
        Person.kecamatan == group.kecamatan,
        Person.removed_at.is_(None),
        Person.joined_at.is_not(None),
    )
    found = session.scalar(koordinator.order_by(Person.id).limit(1))
    return chatter_of(session, found) if found is not None else pendamping


def question_for(session: Session, inquiry_id: int) -> Inquiry | None:
    """The row, for notices whose reader was chosen with it; None where who asked no longer speaks for the family."""
    inquiry = session.get(Inquiry, inquiry_id)
    return inquiry if inquiry is not None and is_hers(session, inquiry.asker_id, inquiry.asked_at) else None


def tell_answer(session: Session, inquiry: Inquiry, now: datetime) -> None:
    """Queues the answer for who asked."""
    slot = f"answer {now.isoformat()}"  # one that a restore has undone is told again once it is given again
    put_notice(session, "inquiry_answered", inquiry_subject(inquiry.id), inquiry.asker_id, slot, now)


def _has_joined(session: Session, person_id: int) -> bool:
    return session.get_one(Person, person_id).joined_at is not None


def _kept(session: Session, kpm_id: int, words: str, topics: Sequence[str], state: str, now: datetime) -> Inquiry:
    known = [topic for topic in topics if topic in TOPICS]
    inquiry = Inquiry(
        asker_id=kpm_id,
        group_id=session.get_one(Kpm, kpm_id).group_id,
        topic=known[0] if known else None,
        words=words.strip()[:LONGEST_WORDS],
        state=state,
        asked_at=now,
    )
    session.add(inquiry)
    session.flush()
    return inquiry


def _waiting_with(session: Session, kpm_id: int, words: str, now: datetime, but: int = 0) -> Inquiry | None:
    """Her waiting question of the last days in the same words."""
    query = select(Inquiry).where(
        Inquiry.asker_id == kpm_id,
        Inquiry.state == "waiting",
        Inquiry.asked_at > now - SAME_WORDS_WITHIN,
        Inquiry.id != but,
        still_speaks(Inquiry.asker_id, Inquiry.asked_at),
    )
    return next((one for one in session.scalars(query) if _alike(one.words) == _alike(words)), None)


def _alike(words: str) -> str:
    letters = "".join(letter if letter.isalnum() else " " for letter in plain_letters(words[:LONGEST_WORDS]))
    return " ".join(letters.split())


def _tell(session: Session, inquiry_id: int, responder: Chatter | None, now: datetime) -> None:
    if responder is not None:
        put_notice(session, "inquiry_new", inquiry_subject(inquiry_id), responder.id, f"asked {now.isoformat()}", now)
