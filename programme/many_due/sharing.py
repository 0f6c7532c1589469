"""Several visits offered to a fellow pendamping at once: one message, answered at once, for all or for some of them.

Each is a handover of its own with the rights, the lapsing and the results of any other (programme.visit_handovers);
together they are told as one.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from db import Session
from db.tables import VisitHandover
from outbox.queue import put_notice
from programme.access import Actor, operation
from programme.handover_lines import OfferLine, offer_line
from programme.many_due.ways import SHAREABLE, shareable_visits
from programme.rules import Rules
from programme.visit_handovers import OFFERED_TOGETHER, answer_offer, offer_visit, subject_of

__all__ = ["SHAREABLE", "OfferedTogether", "answer_together", "offer_together", "show_together"]


@dataclass(frozen=True)
class OfferedTogether:
    """What was offered at once, each with its state; those whose visit has ended meanwhile are left out."""

    lines: tuple[OfferLine, ...]

    @property
    def asked(self) -> list[OfferLine]:
        return list(self.numbered.values())

    @property
    def numbered(self) -> dict[int, OfferLine]:
        """Those that await an answer, by the number that each keeps when others end."""
        lines = enumerate(self.lines, start=1)
        return {number: one for number, one in lines if one.state == "asked" and one.target.state == "open"}


@operation(on="pendamping", may=("self",))
def offer_together(
    session: Session,
    actor: Actor,
    pendamping_id: int,
    visit_ids: Collection[int],
    to_id: int,
    note: str | None,
    now: datetime,
    rules: Rules,
) -> int:
    """Offers these visits of her own to one colleague; how many could be offered."""
    mine = [one.visit_id for one in shareable_visits(session, pendamping_id, now, rules) if one.visit_id in visit_ids]
    handovers: list[VisitHandover] = []
    for visit_id in mine:
        made = offer_visit(session, actor, visit_id, to_id, note, now, rules, told_alone=False)
        if made is None:
            continue
        handover = session.get_one(VisitHandover, made)
        handovers.append(handover)
        handover.together = str(handovers[0].id)
    session.flush()
    if handovers:
        until = now + timedelta(hours=rules.handover_hours)
        put_notice(session, OFFERED_TOGETHER, subject_of(handovers[0]), to_id, "offered", now, deadline=until)
    return len(handovers)


@operation(on="handover", may=("self", "pendamping", "koordinator"))
def show_together(session: Session, actor: Actor, handover_id: int) -> OfferedTogether:
    """All that was offered at once, as its two sides read it."""
    return OfferedTogether(tuple(offer_line(session, one) for one in _together(session, handover_id)))


@operation(on="handover", may=("self",))
def answer_together(
    session: Session, actor: Actor, handover_id: int, taken: Collection[int], now: datetime, rules: Rules
) -> int:
    """Accepts the handovers of these ids and declines the others; how many he took."""
    accepted = 0
    for one in _together(session, handover_id):
        before = answer_offer(session, actor, one.id, one.id in taken, now, rules)
        accepted += before is None and one.id in taken
    return accepted


def _together(session: Session, handover_id: int) -> list[VisitHandover]:
    first = session.get_one(VisitHandover, handover_id)
    if first.together is None:
        return [first]
    query = select(VisitHandover).where(
        VisitHandover.together == first.together,
        VisitHandover.from_id == first.from_id,
        VisitHandover.to_id == first.to_id,
    )
    return list(session.scalars(query.order_by(VisitHandover.id)))
