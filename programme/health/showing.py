"""A health post's day as one family hears of it, and as its pendamping sees it with his families."""

from dataclasses import dataclass

from db import Session
from db.tables import PosyanduDay
from programme.health.families import HealthFamily, family_at
from programme.health.posyandu_days import PosyanduLine, posyandu_line
from programme.rules import Rules


@dataclass(frozen=True)
class PosyanduNews:
    """The day, and what it is for this very family."""

    line: PosyanduLine
    family: HealthFamily


def posyandu_news(session: Session, posyandu_id: int, kpm_id: int, rules: Rules) -> PosyanduNews | None:
    """For the notice to that very family; None where nobody of it goes there."""
    day = session.get(PosyanduDay, posyandu_id)
    if day is None:
        return None
    family = family_at(session, day.provider_id, kpm_id, rules.today(day.starts_at), rules)
    return None if family is None else PosyanduNews(posyandu_line(session, posyandu_id), family)
