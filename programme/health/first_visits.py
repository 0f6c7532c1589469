"""The first visit to the health post of families that have a duty of health and never were recorded there.

Second source document, D.1: 'Kunjungan awal ke Posyandu merupakan kewajiban pertama yang harus dilakukan oleh seluruh
peserta PKH kesehatan', to settle with the kader when each member goes where. It takes place on an ordinary day of the
post (PosyanduDay) and not as a meeting of its own: the kader weighs and advises there anyway, so the family comes once,
is reminded once, child by child, and is recorded by the same list as every month's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from db import Session
from db.tables import FamilyMember, Group, PosyanduDay, Provider
from outbox.readers_now import look_up
from programme.access import Actor, operation
from programme.health.families import HealthFamily, counted, families_at, families_of
from programme.health.telling import FIRST, SCHEDULE, openly_told, privately_told, put_rows, told_of
from programme.rules import Rules
from programme.trail import leave_trace


@dataclass(frozen=True)
class Invited:
    """What an invitation to a first visit came to."""

    told: int
    """Families to whom a message is on its way now."""
    told_before: int
    in_person: tuple[HealthFamily, ...]
    """Those whom nothing of ours reaches: told by the pendamping, the kader or a letter."""


@dataclass(frozen=True)
class FirstVisits:
    """The families of one health post whose first visit is still to come."""

    provider_id: int | None
    """Empty: it is not known to which post they go."""
    provider_name: str
    families: tuple[HealthFamily, ...]


def was_there(family: HealthFamily) -> bool:
    """Whether anything that somebody of the family received is recorded; its own word alone is not."""
    return any(not one.claimed for member in family.members for one in member.given)


@operation(on="pendamping", may=("self",))
def list_first_visits(
    session: Session, actor: Actor, pendamping_id: int, now: datetime, rules: Rules
) -> list[FirstVisits]:
    """His families that still have their first visit to make, by health post."""
    return first_visits_of(session, pendamping_id, rules.today(now), rules)


def first_visits_of(session: Session, pendamping_id: int, today: date, rules: Rules) -> list[FirstVisits]:
    """As `list_first_visits`, for reports."""
    query = counted().where(Group.pendamping_id == pendamping_id)
    families = [one for one in families_of(session, query, today, rules) if not was_there(one)]
    posts = _posts_of(session, families)
    names = {
        provider_id: session.get_one(Provider, provider_id).name
        for provider_id in sorted({one for one in posts.values() if one is not None})
    }
    by_post: dict[int | None, list[HealthFamily]] = {}
    for family in families:
        by_post.setdefault(posts.get(family.kpm_id), []).append(family)
    return [
        FirstVisits(provider_id, names.get(provider_id or 0, ""), tuple(theirs))
        for provider_id, theirs in sorted(by_post.items(), key=lambda pair: names.get(pair[0] or 0, ""))
    ]


def _posts_of(session: Session, families: Sequence[HealthFamily]) -> dict[int, int | None]:
    """Family -> the post to which the first of its members goes who has one."""
    ids = [member.id for family in families for member in family.members]
    query = select(FamilyMember.kpm_id, FamilyMember.provider_id).where(
        FamilyMember.id.in_(ids), FamilyMember.provider_id.is_not(None)
    )
    found: dict[int, int | None] = {}
    for kpm_id, provider_id in session.execute(query.order_by(FamilyMember.id)):
        found.setdefault(kpm_id, provider_id)
    return found


@operation(on="posyandu", may=("pendamping",))
def show_first_visits(session: Session, actor: Actor, posyandu_id: int, rules: Rules) -> list[HealthFamily]:
    """The actor's own families of this post whose first visit this day can be."""
    day = session.get_one(PosyanduDay, posyandu_id)
    families = families_at(session, day.provider_id, rules.today(day.starts_at), rules, actor.person_id or 0)
    return [one for one in families if not was_there(one)]


@operation(on="posyandu", may=("pendamping",))
def invite_first_visits(session: Session, actor: Actor, posyandu_id: int, now: datetime, rules: Rules) -> Invited:
    """Tells these families now that their first visit is on this day; each once for this date. No day that began."""
    day = session.get_one(PosyanduDay, posyandu_id, with_for_update=True, populate_existing=True)
    if day.state != "planned" or day.starts_at <= now:
        return Invited(0, 0, ())
    on = rules.today(day.starts_at)
    families = [
        one for one in families_at(session, day.provider_id, on, rules, actor.person_id or 0) if not was_there(one)
    ]
    slot = f"first {on.isoformat()}"
    before = told_of(session, day.id, (FIRST, SCHEDULE), slot)
    private = privately_told(session, families)
    others = openly_told(session, [one for one in families if one.kpm_id not in private])
    reached = _has_a_way(session, others)
    told = put_rows(session, FIRST, day, sorted(private - before), slot, now, day.ends_at)
    told += put_rows(session, SCHEDULE, day, sorted(reached - before), slot, now, day.ends_at)
    leave_trace(session, actor, "invite_first_visits", "posyandu", posyandu_id, now)
    left = tuple(one for one in families if one.kpm_id not in private | reached)
    return Invited(told, len(before & {one.kpm_id for one in families}), left)


def _has_a_way(session: Session, kpm_ids: set[int]) -> set[int]:
    """Those of them whom a message can reach at all: a phone that several use, or an SMS."""
    return {one.person_id for one in look_up(session, kpm_ids) if one.consented and one.candidates}
