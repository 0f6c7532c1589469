"""The health posts of a kecamatan as its pendamping sees them: whom one speaks with, their day, his families there."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy import func, select

from db import Session
from db.tables import FamilyMember, Group, Kpm, Person, PosyanduDay, Provider
from programme.access import Actor, operation
from programme.health.posyandu_days import pattern_of
from programme.monthly_patterns import MonthlyPattern
from programme.providers import ProviderLine
from programme.rules import Rules


@dataclass(frozen=True)
class HealthPost:
    """One of the register's health providers. Hours are local; `next_at` is zone-aware."""

    id: int
    name: str
    desa: str | None
    type: str | None
    contact_name: str | None
    contact_phone: str | None
    pattern: MonthlyPattern | None
    starts: time | None
    ends: time | None
    next_at: datetime | None
    families: int
    """Of this pendamping's own of which somebody goes there."""

    @property
    def line(self) -> ProviderLine:
        """As it is chosen from a list."""
        return ProviderLine(self.id, "health", self.name, self.desa)


@operation(on="pendamping", may=("self",))
def list_health_posts(
    session: Session, actor: Actor, pendamping_id: int, now: datetime, rules: Rules
) -> list[HealthPost]:
    """Those of his kecamatan, the ones to which his families go first."""
    kecamatan = session.get_one(Person, pendamping_id).kecamatan
    providers = session.scalars(select(Provider).where(Provider.kecamatan == kecamatan, Provider.kind == "health"))
    families, coming = _families(session, pendamping_id), _coming(session, now)
    posts = [_post(one, families[one.id], coming.get(one.id)) for one in providers]
    return sorted(posts, key=lambda one: (-one.families, one.name.casefold(), one.id))


def _post(one: Provider, families: int, next_at: datetime | None) -> HealthPost:
    pattern, starts, ends = pattern_of(one) or (None, None, None)
    return HealthPost(
        one.id,
        one.name,
        one.desa,
        one.type,
        one.contact_name,
        one.contact_phone,
        pattern,
        starts,
        ends,
        next_at,
        families,
    )


def _families(session: Session, pendamping_id: int) -> Counter[int]:
    query = (
        select(FamilyMember.provider_id, func.count(FamilyMember.kpm_id.distinct()))
        .join(Kpm, Kpm.person_id == FamilyMember.kpm_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(
            Group.pendamping_id == pendamping_id,
            Kpm.left_at.is_(None),
            FamilyMember.left_on.is_(None),
            FamilyMember.provider_id.is_not(None),
        )
        .group_by(FamilyMember.provider_id)
    )
    return Counter({provider_id: count for provider_id, count in session.execute(query) if provider_id is not None})


def _coming(session: Session, now: datetime) -> dict[int, datetime]:
    query = (
        select(PosyanduDay.provider_id, func.min(PosyanduDay.starts_at))
        .where(PosyanduDay.state == "planned", PosyanduDay.starts_at > now)
        .group_by(PosyanduDay.provider_id)
    )
    return dict(session.execute(query).all())
