"""Planning a meeting besides P2K2: who holds it, when and where, and everybody who is called to it.

Who may call whom: a pendamping his own groups and the people of his kecamatan, a koordinator those of the kecamatan,
the office everybody.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from db import Session
from db.tables import Assembly, AssemblyGroup, AssemblyGuest, Group, Intake, Kpm, Person, Provider
from programme.access import Actor, NotAllowed, operation
from programme.assemblies.agenda import KINDS
from programme.assemblies.guests import INVITED, STAFF_INVITED, call_group_members, people_to_tell, tell
from programme.meetings import LONGEST_PLACE
from programme.rules import Rules
from programme.trail import leave_trace

LONGEST_OUTSIDER = 80
STAFF = ("pendamping", "koordinator", "operator")


class NotPlannable(Exception):
    """The plan can't hold: it begins in the past, ends before it begins, or its kind is unknown."""


@dataclass(frozen=True)
class AssemblyPlan:
    """What is to be held; moments are zone-aware. `outsiders` are names of people without an entry here."""

    kind: str
    held_by: int
    kecamatan: str
    starts_at: datetime
    ends_at: datetime
    place: str
    group_ids: tuple[int, ...] = ()
    person_ids: tuple[int, ...] = ()
    provider_ids: tuple[int, ...] = ()
    outsiders: tuple[str, ...] = ()
    intake_id: int | None = None
    provider_id: int | None = None
    topics: str | None = None
    tells_at_once: bool = True
    """Whether the invitations leave now; reminders leave in any case."""


@operation(on=None, may=("pendamping", "koordinator", "operator"))
def plan_assembly(session: Session, actor: Actor, plan: AssemblyPlan, now: datetime, rules: Rules) -> int:
    """Plans it and invites everybody by chat; returns its id.

    Raises NotPlannable for what can't take place and NotAllowed for one who is not hers to call.
    """
    if plan.kind not in KINDS or plan.starts_at <= now or plan.ends_at <= plan.starts_at:
        raise NotPlannable(plan.kind)
    _require_all(session, actor, plan)
    made = Assembly(
        kind=plan.kind,
        kecamatan=plan.kecamatan,
        held_by=plan.held_by,
        intake_id=plan.intake_id,
        provider_id=plan.provider_id,
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        place=plan.place[:LONGEST_PLACE],
        topics=plan.topics,
        done=[],
        state="planned",
        revision=0,
        created_at=now,
    )
    session.add(made)
    session.flush()
    _call(session, made.id, plan, now)
    if plan.tells_at_once:
        invite(session, made, now, but=actor.person_id)
    leave_trace(session, actor, "plan_assembly", "assembly", made.id, now)
    return made.id


def invite(session: Session, assembly: Assembly, now: datetime, *, but: int | None) -> int:
    """Queues the invitations of everybody called who was not invited to this time and place; returns how many."""
    families, staff = people_to_tell(session, assembly.id)
    slot, until = f"r{assembly.revision}", assembly.starts_at
    colleagues = dict.fromkeys([*staff, assembly.held_by])
    told = tell(session, assembly, INVITED, families, slot, now, until)
    return told + tell(session, assembly, STAFF_INVITED, [one for one in colleagues if one != but], slot, now, until)


def _call(session: Session, assembly_id: int, plan: AssemblyPlan, now: datetime) -> None:
    groups = dict.fromkeys(plan.group_ids)
    session.add_all(AssemblyGroup(assembly_id=assembly_id, group_id=group_id) for group_id in groups)
    session.flush()
    called = set(call_group_members(session, assembly_id, now))
    people = [one for one in dict.fromkeys(plan.person_ids) if one not in called]
    session.add_all(AssemblyGuest(assembly_id=assembly_id, person_id=one) for one in people)
    session.add_all(AssemblyGuest(assembly_id=assembly_id, provider_id=one) for one in dict.fromkeys(plan.provider_ids))
    outsiders = dict.fromkeys(one.strip()[:LONGEST_OUTSIDER] for one in plan.outsiders if one.strip())
    session.add_all(AssemblyGuest(assembly_id=assembly_id, outsider=one) for one in outsiders)
    session.flush()


def _require_all(session: Session, actor: Actor, plan: AssemblyPlan) -> None:
    """Raises NotAllowed unless everybody named is the actor's to call."""
    if actor.role == "operator":
        return
    person = session.get_one(Person, actor.person_id)
    holder = session.get(Person, plan.held_by)
    allowed = plan.kecamatan == person.kecamatan and holder is not None and holder.role in STAFF
    if actor.role == "pendamping":
        allowed = allowed and plan.held_by == person.id
    else:
        allowed = allowed and holder is not None and holder.kecamatan == person.kecamatan
    theirs = Group.pendamping_id == person.id if actor.role == "pendamping" else Group.kecamatan == person.kecamatan
    groups = select(func.count()).select_from(Group).where(Group.id.in_(plan.group_ids), theirs)
    allowed = allowed and session.scalar(groups) == len(set(plan.group_ids))
    families = (
        select(Person.id)
        .join(Kpm, Kpm.person_id == Person.id)
        .join(Group, Group.id == Kpm.group_id)
        .where(Person.id.in_(plan.person_ids), theirs)
    )
    staff = select(Person.id).where(
        Person.id.in_(plan.person_ids), Person.role.in_(STAFF), Person.kecamatan == person.kecamatan
    )
    known = set(session.scalars(families)) | set(session.scalars(staff))
    allowed = allowed and set(plan.person_ids) <= known and _are_here(session, plan, person.kecamatan or "")
    if not allowed:
        raise NotAllowed(f"{actor.role} {actor.person_id} may not call all of them")


def _are_here(session: Session, plan: AssemblyPlan, kecamatan: str) -> bool:
    """Its providers and its intake are of that kecamatan."""
    providers = set(plan.provider_ids) | ({plan.provider_id} - {None})
    query = select(func.count()).select_from(Provider).where(Provider.id.in_(providers))
    if session.scalar(query.where(Provider.kecamatan == kecamatan)) != len(providers):
        return False
    return plan.intake_id is None or session.get_one(Intake, plan.intake_id).kecamatan == kecamatan
