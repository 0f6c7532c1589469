"""What sending really took: requests by way, segments, rupiah, conversations opened, and whom nothing reached."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Select, func, select

from db import Session
from db.tables import OutboxRow, Sending
from outbox.forecast import NO_WAY
from outbox.tier_book import OPENING


@dataclass(frozen=True)
class Spent:
    """Readers count once for each notice and way; a failed request counts nowhere. Money is integer rupiah."""

    ways: dict[str, int] = field(default_factory=dict)
    """As outbox.forecast.Forecast.ways names them; 'none' are the notices that ended unreached."""
    segments: int = 0
    rupiah: int = 0
    opened: int = 0
    """Different people who were written to first: what the tier counts."""

    @property
    def notices(self) -> int:
        return sum(self.ways.values())

    @property
    def templates(self) -> int:
        return sum(self.ways.get(form, 0) for form in OPENING)


def spent_between(session: Session, since: datetime, until: datetime) -> dict[str, Spent]:
    """Kind of notice -> what left between two moments took; replies, which cost nothing, are left out."""
    window = (Sending.left_at >= since, Sending.left_at < until, Sending.state != "failed", OutboxRow.kind != "reply")
    query = (
        select(
            OutboxRow.kind,
            Sending.channel,
            Sending.form,
            func.count(Sending.outbox_id.distinct()),
            func.sum(Sending.segments),
            func.sum(Sending.rupiah),
        )
        .join(OutboxRow, OutboxRow.id == Sending.outbox_id)
        .where(*window)
        .group_by(OutboxRow.kind, Sending.channel, Sending.form)
    )
    ways: dict[str, Counter[str]] = {}
    segments, rupiah = Counter[str](), Counter[str]()
    for kind, channel, form, count, parts, amount in session.execute(query):
        ways.setdefault(kind, Counter())[channel if form == "free" else form] += count
        segments[kind] += parts or 0
        rupiah[kind] += amount or 0
    for kind, count in session.execute(_unreached(since, until)):
        ways.setdefault(kind, Counter())[NO_WAY] += count
    opened = dict(session.execute(_opened(since, until)).all())
    return {kind: Spent(dict(found), segments[kind], rupiah[kind], opened.get(kind, 0)) for kind, found in ways.items()}


def _unreached(since: datetime, until: datetime) -> Select[str, int]:
    return (
        select(OutboxRow.kind, func.count())
        .where(
            OutboxRow.kind != "reply",
            OutboxRow.state.in_(("unreachable", "failed")),
            OutboxRow.due_at >= since,
            OutboxRow.due_at < until,
        )
        .group_by(OutboxRow.kind)
    )


def _opened(since: datetime, until: datetime) -> Select[str, int]:
    return (
        select(OutboxRow.kind, func.count(Sending.contact_id.distinct()))
        .join(OutboxRow, OutboxRow.id == Sending.outbox_id)
        .where(
            Sending.left_at >= since,
            Sending.left_at < until,
            Sending.state != "failed",
            Sending.form.in_(OPENING),
        )
        .group_by(OutboxRow.kind)
    )


def together(every: dict[str, Spent]) -> Spent:
    """All kinds in one; `opened` is then an upper bound, as one person may have got several kinds."""
    ways: Counter[str] = Counter()
    for one in every.values():
        ways.update(one.ways)
    return Spent(
        dict(ways),
        sum(one.segments for one in every.values()),
        sum(one.rupiah for one in every.values()),
        sum(one.opened for one in every.values()),
    )
