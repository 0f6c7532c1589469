"""The register of providers: what is known of each, and which family members go there.

A family's facility is written as people write it ("pos melati", "SDN 01"); here it is joined to the register
(FamilyMember.provider_id), by itself only where the name fits exactly one. What is unsure is asked of the pendamping.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select

from db import Session
from db.tables import FamilyMember, Group, Kpm, Person, Provider
from programme.access import Actor, operation
from programme.health.calendar import HEALTH_COMPONENTS
from programme.providers import ProviderLine, similar_providers, spelling_key
from programme.trail import leave_trace
from programme.updates.family_entries import set_of_family

HEALTH_TYPES = ("posyandu", "puskesmas", "pustu", "bidan", "hospital")
SCHOOL_TYPES = ("paud", "sd", "smp", "sma", "slb", "pkbm")
TYPES = {"health": HEALTH_TYPES, "school": SCHOOL_TYPES, "other": ()}
LONGEST_CONTACT = 80


@dataclass(frozen=True)
class ProviderFacts:
    """What is noted of a provider besides its name; None leaves what stands. `contact_phone` is E.164."""

    type: str | None = None
    contact_name: str | None = None
    contact_phone: str | None = None
    desa: str | None = None


@dataclass(frozen=True)
class Unplaced:
    """Members whose facility is not joined to the register, by the words in which it is written ('' for none)."""

    facility: str
    kind: str
    """health or school, by the members' components."""
    member_ids: tuple[int, ...]
    group_id: int | None = None
    """Of those without any words: the group they belong to."""
    group_name: str = ""
    likely: tuple[ProviderLine, ...] = ()
    """Those of the register whose names may mean it."""


def provider_meant(facility: str, known: Sequence[ProviderLine]) -> int | None:
    """The one of the register that a written name certainly means: the same name however it is spelled."""
    same = [one.id for one in known if spelling_key(one.name) == spelling_key(facility)]
    return same[0] if len(same) == 1 else None


@operation(on="provider", may=("pendamping",))
def describe_provider(session: Session, actor: Actor, provider_id: int, facts: ProviderFacts, now: datetime) -> None:
    """Notes its type, whom one speaks with there and her number; an empty text takes a note back."""
    provider = session.get_one(Provider, provider_id)
    if facts.type is not None:
        provider.type = facts.type or None
    if facts.contact_name is not None:
        provider.contact_name = facts.contact_name[:LONGEST_CONTACT] or None
    if facts.contact_phone is not None:
        provider.contact_phone = facts.contact_phone or None
    if facts.desa is not None:
        provider.desa = facts.desa[:LONGEST_CONTACT] or None
    session.flush()
    leave_trace(session, actor, "describe_provider", "provider", provider_id, now)


@operation(on="member", may=("pendamping",))
def place_member(session: Session, actor: Actor, member_id: int, provider_id: int, now: datetime) -> bool:
    """Joins one family member to a provider of the kecamatan; False where there is none such."""
    member, provider = session.get_one(FamilyMember, member_id), session.get(Provider, provider_id)
    if provider is None or provider.kecamatan != _kecamatan_of(session, member):
        return False
    set_of_family(session, actor, member, {"facility": provider.name}, now)
    member.provider_id = provider.id
    session.flush()
    leave_trace(session, actor, "place_member", "member", member_id, now)
    return True


@operation(on="provider", may=("pendamping",))
def place_members(session: Session, actor: Actor, provider_id: int, member_ids: Collection[int], now: datetime) -> int:
    """Joins those of them who belong to the actor's own groups; returns how many were joined."""
    provider = session.get_one(Provider, provider_id)
    query = _members_of(actor.person_id).where(FamilyMember.id.in_(member_ids), Group.kecamatan == provider.kecamatan)
    members = list(session.scalars(query))
    for member in members:
        _join(member, provider)
    session.flush()
    leave_trace(session, actor, "place_members", "provider", provider_id, now)
    return len(members)


def _join(member: FamilyMember, provider: Provider) -> None:
    """Her words stay as they were written; where nothing was written the provider's name is."""
    member.provider_id = provider.id
    member.facility = member.facility or provider.name


@operation(on="pendamping", may=("self",))
def list_unplaced(session: Session, actor: Actor, pendamping_id: int, kind: str, now: datetime) -> list[Unplaced]:
    """Joins what is certain, and gives the rest of his families' facilities of that kind (health or school).

    Those without any words come one a group, since the families of a group mostly go to one health post.
    """
    kecamatan = session.get_one(Person, pendamping_id).kecamatan or ""
    known = _known(session, kecamatan, kind)
    link_certain(session, kecamatan, kind, pendamping_id)
    written: defaultdict[str, list[int]] = defaultdict(list)
    first: dict[str, str] = {}
    silent: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    query = _members_of(pendamping_id).where(FamilyMember.provider_id.is_(None)).add_columns(Group.id, Group.name)
    for member, group_id, group_name in session.execute(query.order_by(FamilyMember.id)):
        if kind_of(member.component) != kind:
            continue
        facility = " ".join((member.facility or "").split())
        if facility:
            written[spelling_key(facility)].append(member.id)
            first.setdefault(spelling_key(facility), facility)
        else:
            silent[group_id, group_name].append(member.id)
    said = [
        Unplaced(first[key], kind, tuple(ids), likely=tuple(similar_providers(first[key], known)))
        for key, ids in written.items()
    ]
    return said + [Unplaced("", kind, tuple(ids), group_id, name) for (group_id, name), ids in sorted(silent.items())]


def link_certain(session: Session, kecamatan: str, kind: str, pendamping_id: int | None = None) -> int:
    """Joins facilities of a kecamatan that are written as exactly one of the register is called; returns how many.

    Of one pendamping's families also those joined before: a list of participants may since name another facility.
    """
    known: dict[str, int | None] = {}
    for one in _known(session, kecamatan, kind):
        known[spelling_key(one.name)] = None if spelling_key(one.name) in known else one.id
    if not known:
        return 0
    query = _counting().where(Group.kecamatan == kecamatan, FamilyMember.facility.is_not(None))
    if pendamping_id is None:
        query = query.where(FamilyMember.provider_id.is_(None))
    else:
        query = query.where(Group.pendamping_id == pendamping_id)
    meant: dict[str, int | None] = {}
    joined = 0
    written = query.with_only_columns(FamilyMember.id, FamilyMember.facility, FamilyMember.provider_id)
    for member_id, facility, provider_id in session.execute(written).all():
        text = facility or ""
        if text not in meant:
            meant[text] = known.get(spelling_key(text))
        if meant[text] not in (None, provider_id):
            session.get_one(FamilyMember, member_id).provider_id = meant[text]
            joined += 1
    session.flush()
    return joined


def kind_of(component: str | None) -> str | None:
    """Whether a component's duty is one of health or of school."""
    if component is None:
        return None
    return "health" if component in HEALTH_COMPONENTS else "school"


def _known(session: Session, kecamatan: str, kind: str) -> list[ProviderLine]:
    query = select(Provider).where(Provider.kecamatan == kecamatan, Provider.kind == kind).order_by(Provider.name)
    return [ProviderLine(one.id, one.kind, one.name, one.desa) for one in session.scalars(query)]


def _counting() -> Select[FamilyMember]:
    """Everybody who counts in a family of the programme."""
    return (
        select(FamilyMember)
        .join(Kpm, Kpm.person_id == FamilyMember.kpm_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(Kpm.left_at.is_(None), FamilyMember.left_on.is_(None))
    )


def _members_of(pendamping_id: int | None) -> Select[FamilyMember]:
    """Who counts in the families of a pendamping's groups."""
    return _counting().where(Group.pendamping_id == pendamping_id)


def _kecamatan_of(session: Session, member: FamilyMember) -> str:
    kpm = session.get_one(Kpm, member.kpm_id)
    return session.get_one(Group, kpm.group_id).kecamatan
