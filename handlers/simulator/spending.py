"""What the simulated office has used: WhatsApp conversations opened in 24 hours, SMS segments and rupiah today."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from db import Session
from db.tables import Sending
from handlers.simulator.world import World
from outbox import tier


def spending_view(session: Session, world: World) -> dict[str, Any]:
    """For the page: the tier counts distinct contacts over 24 hours, as the provider does; money is of this day."""
    local = world.rules.local(world.now)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    segments, rupiah = _of_day(session, midnight)
    return {
        "tier_used": tier.used(session, world.now),
        "tier": world.means.daily_tier,
        "segments": segments,
        "rupiah": f"Rp{rupiah:,}".replace(",", "."),
    }


def _of_day(session: Session, since: datetime) -> tuple[int, int]:
    """(segments, rupiah)"""
    query = select(func.coalesce(func.sum(Sending.segments), 0), func.coalesce(func.sum(Sending.rupiah), 0)).where(
        Sending.left_at >= since, Sending.state != "failed"
    )
    segments, rupiah = session.execute(query).one()
    return int(segments), int(rupiah)
