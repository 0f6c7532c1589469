"""What became of a broadcast: whom it reached by which way and what it cost; its sender is told once it has ended."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, case, func, select

from db import Session
from db.tables import Broadcast, Contact, Group, Kpm, OutboxRow, Person, Sending
from outbox.queue import put_notice
from programme.access import Actor, operation
from programme.broadcasts import HELPS_FOR, KIND, RESULT, subject_of
from programme.rules import Rules

CONFIRMED_WITHIN = timedelta(minutes=30)
"""So long after the last one left the providers have said of nearly all that they arrived."""
SAYS_NOTHING_MORE = ("telegram", "simulator")
"""Channels where sent is as much as anybody is ever told."""
RESULT_HELPS_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Outcome:
    """Readers by what became of their copy, and what was spent on them. Money is integer rupiah."""

    readers: int = 0
    reached: dict[str, int] = field(default_factory=dict)
    """Channel -> readers to whom it came."""
    on_the_way: int = 0
    """It left, and the provider has not said yet that it arrived."""
    waiting: int = 0
    knocked: int = 0
    """Asked by a template to open it."""
    stopped: int = 0
    not_reached: int = 0
    templates: int = 0
    segments: int = 0
    rupiah: int = 0
    last_left_at: datetime | None = None

    @property
    def reached_in_all(self) -> int:
        return sum(self.reached.values())

    @property
    def unsent(self) -> int:
        """How many a stop would still spare."""
        return self.waiting + self.knocked


@operation(on="broadcast", may=("self",))
def show_outcome(session: Session, actor: Actor, broadcast_id: int) -> Outcome:
    """What has become of it so far, for its sender."""
    return outcome_of(session, broadcast_id)


def outcome_of(session: Session, broadcast_id: int) -> Outcome:
    """As `show_outcome`, for the notice to the sender."""
    mine = (OutboxRow.kind == KIND, OutboxRow.subject == subject_of(broadcast_id))
    query = (
        select(
            OutboxRow.state,
            OutboxRow.outcome,
            Contact.channel,
            _stopped().label("stopped"),
            func.count(),
            func.max(OutboxRow.sent_at),
        )
        .select_from(OutboxRow)
        .join(Broadcast, Broadcast.id == broadcast_id)
        .outerjoin(Contact, Contact.id == OutboxRow.contact_id)
        .where(*mine)
        .group_by(OutboxRow.state, OutboxRow.outcome, Contact.channel, "stopped")
    )
    counts: dict[str, int] = {}
    reached: dict[str, int] = {}
    last: datetime | None = None
    readers = 0
    for state, outcome, channel, stopped, count, left_at in session.execute(query):
        readers += count
        became = "stopped" if stopped else _became(state, outcome, channel)
        if became == "reached":
            reached[channel] = reached.get(channel, 0) + count
        else:
            counts[became] = counts.get(became, 0) + count
        last = max((one for one in (last, left_at) if one is not None), default=None)
    spent = select(
        func.count().filter(Sending.form.in_(("template", "knock"))),
        func.coalesce(func.sum(Sending.segments), 0),
        func.coalesce(func.sum(Sending.rupiah), 0),
    ).join(OutboxRow, OutboxRow.id == Sending.outbox_id)
    templates, segments, rupiah = session.execute(spent.where(*mine, Sending.state != "failed")).one()
    return Outcome(readers, reached, templates=templates, segments=segments, rupiah=rupiah, last_left_at=last, **counts)


def _stopped() -> ColumnElement[bool]:
    """Of a row: stopped while its reader was asked to open it; what she reads afterwards is only that."""
    is_stopped = Broadcast.cancelled_at.is_not(None)
    opened_later = OutboxRow.sent_at > Broadcast.cancelled_at
    return case((is_stopped & ((OutboxRow.state == "knocked") | opened_later), True), else_=False)


def _became(state: str, outcome: str | None, channel: str | None) -> str:
    if state in ("delivered", "read") or (state == "sent" and channel in SAYS_NOTHING_MORE):
        return "reached"
    if state in ("sent", "unknown"):
        return "on_the_way"
    if state in ("queued", "claimed", "sending"):
        return "waiting"
    if state == "knocked":
        return "knocked"
    return "stopped" if outcome == "cancelled" else "not_reached"


@dataclass(frozen=True)
class Unreached:
    """Somebody whom it did not reach."""

    name: str
    gender: str
    group_name: str | None


def unreached(session: Session, broadcast_id: int, most: int) -> list[Unreached]:
    """The first of them by group and number: for the notice to the sender who looks after them."""
    query = (
        select(Person.name, Person.gender, Group.name)
        .join(OutboxRow, OutboxRow.person_id == Person.id)
        .outerjoin(Kpm, Kpm.person_id == Person.id)
        .outerjoin(Group, Group.id == Kpm.group_id)
        .where(
            OutboxRow.kind == KIND,
            OutboxRow.subject == subject_of(broadcast_id),
            OutboxRow.state.in_(("unreachable", "failed", "dropped")),
            func.coalesce(OutboxRow.outcome, "") != "cancelled",
        )
        .order_by(Group.name, Kpm.member_number, Person.name)
        .limit(most)
    )
    return [Unreached(*row) for row in session.execute(query)]


def is_over(outcome: Outcome, confirmed_at: datetime, now: datetime) -> bool:
    """Whether nothing more is to be expected of it."""
    if now >= confirmed_at + HELPS_FOR:
        return True
    if outcome.unsent:
        return False
    left_at = outcome.last_left_at
    return not outcome.on_the_way or left_at is None or now >= left_at + CONFIRMED_WITHIN


@operation(on=None, may=("system",))
def tell_broadcast_results(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Tells the sender of each broadcast that has ended what became of it; returns of how many."""
    ended = [
        one
        for one in session.scalars(select(Broadcast).where(Broadcast.told_at.is_(None)).order_by(Broadcast.id))
        if is_over(outcome_of(session, one.id), one.confirmed_at, now)
    ]
    for one in ended:
        one.told_at = now
        put_notice(session, RESULT, subject_of(one.id), one.sender_id, "ended", now, deadline=now + RESULT_HELPS_FOR)
    return len(ended)


def next_result_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next moment later than `after` at which one that is still watched may have ended."""
    moments = []
    for one in session.scalars(select(Broadcast).where(Broadcast.told_at.is_(None))):
        last = session.scalar(select(func.max(OutboxRow.sent_at)).where(OutboxRow.subject == subject_of(one.id)))
        moments += [one.confirmed_at + timedelta(seconds=1), one.confirmed_at + HELPS_FOR]
        moments += [last + timedelta(seconds=1), last + CONFIRMED_WITHIN] if last is not None else []
    return min((moment for moment in moments if moment > after), default=None)
