"""Whom a ketua is to tell of a meeting besides P2K2: the families of her own group whom no message reaches."""

from collections.abc import Collection
from datetime import datetime

from db import Session
from db.tables import Assembly, AssemblyGuest
from programme.access import Actor, operation
from programme.assemblies.guests import guests_of
from programme.assemblies.told import mark_told, standings_of
from programme.relays import ToTell
from programme.standings import members_of_groups
from programme.told import BY_KETUA, NOT_REACHED
from programme.trail import leave_trace


def people_to_tell_of(
    session: Session, assembly_id: int, ketua_id: int, now: datetime, *, with_told: bool = False
) -> list[ToTell]:
    """By member number; of the told ones only those whom the ketua told, never whom staff told in person."""
    return [one for _, one in _to_tell(session, assembly_id, ketua_id, now) if with_told or not one.told]


@operation(on="assembly", may=("self",))
def pass_on_to_guests(
    session: Session, actor: Actor, assembly_id: int, kpm_ids: Collection[int], told: bool, now: datetime
) -> int:
    """A ketua (or deputy) has told those of her own group of time and place, or has not; returns how many changed."""
    assert actor.person_id is not None
    hers = _to_tell(session, assembly_id, actor.person_id, now)
    guests = {guest.id for guest, one in hers if one.person_id in kpm_ids}
    changed = mark_told(session, assembly_id, guests, actor.person_id if told else None, now)
    leave_trace(session, actor, "pass_on_to_guests", "assembly", assembly_id, now)
    return changed


def _to_tell(session: Session, assembly_id: int, ketua_id: int, now: datetime) -> list[tuple[AssemblyGuest, ToTell]]:
    assembly = session.get(Assembly, assembly_id)
    own = next((one for those in members_of_groups(session, None, [ketua_id]).values() for one in those), None)
    if assembly is None or assembly.state != "planned" or own is None or own.duty == "member":
        return []
    members = {one.person_id: one for one in members_of_groups(session, [own.group_id]).get(own.group_id, ())}
    guests = [one for one in guests_of(session, assembly_id) if one.person_id in members]
    standings = standings_of(session, assembly, guests, now)
    found = []
    for guest in guests:
        member, how = members[guest.person_id or 0], standings[guest.id].how
        if how in (NOT_REACHED, BY_KETUA) and member.person_id != ketua_id:
            one = ToTell(member.person_id, member.member_number, member.name, how == BY_KETUA, gender=member.gender)
            found.append((guest, one))
    return sorted(found, key=lambda pair: pair[1].member_number)
