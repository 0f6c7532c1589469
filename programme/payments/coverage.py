"""Coverage of a payment: who of its families was told, by which way or by whom, and of whom nobody knows."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Group
from programme.access import Actor, operation
from programme.coverage import Coverage, counted
from programme.payments.standings import payment_standings


@operation(on="payment", may=("self", "pendamping", "koordinator"))
def show_payment_coverage(session: Session, actor: Actor, payment_id: int, now: datetime) -> Coverage:
    """Of the families who stand in it now; a pendamping sees those of his own groups, in numbers and names."""
    groups: Collection[int] | None = None
    if actor.role == "pendamping":
        groups = list(session.scalars(select(Group.id).where(Group.pendamping_id == actor.person_id)))
    found = payment_standings(session, [payment_id], now, groups)
    return counted([one for part, members in found.items() if not part.off for one in members])
