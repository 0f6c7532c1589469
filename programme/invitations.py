"""Who of a group has not joined yet, so that a code can be handed to her."""

from dataclasses import dataclass
from datetime import datetime

from db import Session
from db.tables import Group
from programme.access import Actor, operation
from programme.coverage import NotJoined, members_without_chat
from programme.joining import issue_code
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
def issue_group_codes(session: Session, actor: Actor, group_id: int, now: datetime, rules: Rules) -> list[HandedCode]:
    """Fresh codes for all of a group who have not joined; codes handed out before end."""
    group = session.get_one(Group, group_id)
    return [
        HandedCode(one.name, one.member_number, group.name, issue_code(session, actor, one.person_id, now, rules))
        for one in list_not_joined(session, actor, group_id)
    ]
