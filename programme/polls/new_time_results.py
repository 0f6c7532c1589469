"""What a group answered to a new time.

Who can't is for the pendamping alone; whoever leads the group reads counts, and none so small that it tells who it was.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from db import Session
from db.tables import Group, Kpm, Person, Poll, PollAnswer
from programme.access import Actor, operation
from programme.polls.proposals import NewTime, from_stored
from programme.polls.time_rounds import KIND


@dataclass(frozen=True)
class MemberSaid:
    """A present member and her answer, if she gave one: `suits` True, False, or None for 'not known yet'."""

    kpm_id: int
    member_number: int
    name: str
    gender: str
    answered: bool
    suits: bool | None
    words: str | None
    by_herself: bool


@dataclass(frozen=True)
class Tally:
    """How the group's present members answered: numbers only."""

    yes: int
    no: int
    unsure: int
    silent: int

    @property
    def of(self) -> int:
        """All members."""
        return self.yes + self.no + self.unsure + self.silent

    @property
    def answered(self) -> int:
        return self.of - self.silent

    @property
    def is_few(self) -> bool:
        """Whether less than half of the group has answered: little to decide on."""
        return 2 * self.answered < self.of


@dataclass(frozen=True)
class TimeRound:
    """A question about a new time, with what is known of it to everybody who was asked."""

    poll_id: int
    group_id: int
    group_name: str
    new: NewTime
    before: NewTime | None
    """When the group met as the question was put; None where no series was planned."""
    asked_at: datetime
    closes_at: datetime
    state: str


@dataclass(frozen=True)
class TimeResult:
    """As its pendamping reads it."""

    round: TimeRound
    members: tuple[MemberSaid, ...]

    @property
    def tally(self) -> Tally:
        return _tally([(one.answered, one.suits) for one in self.members])


@operation(on="poll", may=("pendamping",))
def show_time_result(session: Session, actor: Actor, poll_id: int) -> TimeResult | None:
    """Who answered what, by member number; None for a round of another kind."""
    line = round_line(session, poll_id)
    return None if line is None else TimeResult(line, tuple(_said(session, line)))


@operation(on="poll", may=("self",))
def show_own_answer(session: Session, actor: Actor, poll_id: int) -> MemberSaid | None:
    """What she herself answered, or was noted for her; None where there is nothing yet."""
    assert actor.person_id is not None
    return answer_of(session, poll_id, actor.person_id)


@operation(on="kpm", may=("self",))
def open_time_question(session: Session, actor: Actor, kpm_id: int, now: datetime) -> int | None:
    """The question about a new time that her group is being asked."""
    query = (
        select(Poll.id)
        .join(Kpm, Kpm.group_id == Poll.group_id)
        .where(Kpm.person_id == kpm_id, Kpm.left_at.is_(None))
        .where(Poll.kind == KIND, Poll.state == "open", Poll.closes_at > now)
    )
    return session.scalar(query.limit(1))


def round_line(session: Session, poll_id: int) -> TimeRound | None:
    """A round about a new time, for notices and questions whose reader was chosen with the group."""
    poll = session.get(Poll, poll_id)
    return _line_of(session, poll) if poll is not None and poll.kind == KIND else None


def answer_of(session: Session, poll_id: int, kpm_id: int) -> MemberSaid | None:
    """As `show_own_answer`, for the notice to that very member."""
    line = round_line(session, poll_id)
    found = _said(session, line, [kpm_id]) if line is not None else []
    return found[0] if found and found[0].answered else None


def tally_of_others(session: Session, poll_id: int, reader_id: int) -> Tally:
    """Numbers of all members but the reader, who knows her own answer: for the notice to who leads the group."""
    line = round_line(session, poll_id)
    said = _said(session, line) if line is not None else []
    return _tally([(one.answered, one.suits) for one in said if one.kpm_id != reader_id])


def shown_to_ketua(tally: Tally, smallest: int) -> tuple[int | None, int | None]:
    """(who can, who can't) of the others, as far as neither tells who it was by itself or by what is left; or None.

    Nor that all of them said the same: what each answered is read by the pendamping alone.
    """
    rest = tally.of - tally.yes
    yes = tally.yes if tally.yes >= smallest and rest >= smallest else None
    left = rest - tally.no
    no = tally.no if yes is not None and tally.no >= smallest and (left == 0 or left >= smallest) else None
    return yes, no


def waiting_time_results(session: Session, person_id: int, now: datetime) -> int:
    """Results of this pendamping's groups that await his decision; the caller has asked who is looking."""
    query = (
        select(func.count())
        .select_from(Poll)
        .join(Group, Group.id == Poll.group_id)
        .where(Group.pendamping_id == person_id, Poll.kind == KIND, Poll.state == "closed")
    )
    return session.scalar(query) or 0


def _line_of(session: Session, poll: Poll) -> TimeRound:
    kept = poll.proposal or {}
    before = kept.get("before")
    return TimeRound(
        poll.id,
        poll.group_id,
        session.get_one(Group, poll.group_id).name,
        from_stored(kept),
        from_stored(before) if before is not None else None,
        poll.asked_at,
        poll.closes_at,
        poll.state,
    )


def _said(session: Session, line: TimeRound, kpm_ids: Collection[int] | None = None) -> list[MemberSaid]:
    """Every present member (or those named) with her answer; who has left the group counts no longer."""
    query = (
        select(Kpm.person_id, Kpm.member_number, Person.name, Person.gender, PollAnswer)
        .join(Person, Person.id == Kpm.person_id)
        .outerjoin(PollAnswer, (PollAnswer.kpm_id == Kpm.person_id) & (PollAnswer.poll_id == line.poll_id))
        .where(Kpm.group_id == line.group_id, Kpm.left_at.is_(None))
        .order_by(Kpm.member_number)
    )
    if kpm_ids is not None:
        query = query.where(Kpm.person_id.in_(kpm_ids))
    return [_member_said(row[0], row[1], row[2], row[3], row[4]) for row in session.execute(query)]


def _member_said(kpm_id: int, number: int, name: str, gender: str, said: PollAnswer | None) -> MemberSaid:
    if said is None:
        return MemberSaid(kpm_id, number, name, gender, False, None, None, False)
    return MemberSaid(kpm_id, number, name, gender, True, said.suits, said.words, said.said_by == kpm_id)


def _tally(answers: Collection[tuple[bool, bool | None]]) -> Tally:
    said = [suits for answered, suits in answers if answered]
    return Tally(said.count(True), said.count(False), said.count(None), len(answers) - len(said))
