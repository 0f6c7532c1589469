"""Who of a group has not joined yet, so that a code can be handed to her."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Group, Person
from programme.access import Actor, operation
from programme.coverage import NotJoined, members_without_chat
from programme.joining import issue_code
from programme.people import kpm_ids_by_number, members_of
from programme.rules import Rules


@dataclass(frozen=True)
class HandedCode:
    """A fresh code for a kpm, for her printed slip."""

    name: str
    member_number: int
    group_name: str
    code: str


@operation(on="group", may=("pendamping", "koordinator", "office", "operator"))
def list_not_joined(session: Session, actor: Actor, group_id: int) -> list[NotJoined]:
    """The group's kpm without an open chat address, by member number."""
    return members_without_chat(session, group_id)


@operation(on="group", may=("pendamping", "koordinator", "office", "operator"))
def issue_group_codes(
    session: Session, actor: Actor, group_id: int, now: datetime, rules: Rules, *, everyone: bool = False
) -> list[HandedCode]:
    """Fresh codes for all of a group who have not joined, or for everyone in it; codes handed out before end."""
    group = session.get_one(Group, group_id)
    if everyone:
        ids = kpm_ids_by_number(session, group_id)
        wanted = [(ids[member.number], member.name, member.number) for member in members_of(session, group_id)]
    else:
        wanted = [(one.person_id, one.name, one.member_number) for one in list_not_joined(session, actor, group_id)]
    return [
        HandedCode(name, number, group.name, issue_code(session, actor, person_id, now, rules))
        for person_id, name, number in wanted
    ]


@dataclass(frozen=True)
class GroupToInvite:
    """A group with how many belong to it and how many of them have not joined."""

    id: int
    name: str
    desa: str
    members: int
    not_joined: int


@operation(on="group", may=("pendamping", "koordinator", "office", "operator"))
def group_to_invite(session: Session, actor: Actor, group_id: int) -> GroupToInvite:
    """The group's numbers, for whoever wants to print its slips."""
    group = session.get_one(Group, group_id)
    waiting = len(members_without_chat(session, group_id))
    return GroupToInvite(group.id, group.name, group.desa, len(members_of(session, group_id)), waiting)


@operation(on=None, may=("pendamping", "koordinator"))
def groups_to_print(session: Session, actor: Actor) -> list[tuple[int, str, str]]:
    """(id, name, desa) of the groups whose slips she may print: a pendamping's own, a koordinator's kecamatan's."""
    person = session.get_one(Person, actor.person_id)
    hers = Group.kecamatan == person.kecamatan if person.role == "koordinator" else Group.pendamping_id == person.id
    query = select(Group.id, Group.name, Group.desa).where(hers).order_by(Group.desa, Group.name)
    return [(group_id, name, desa) for group_id, name, desa in session.execute(query)]
