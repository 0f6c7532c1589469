"""Who is ketua of a group and who her deputy (wakil): at most one of each; whoever steps back is a member again."""

from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Group, Kpm
from outbox.queue import put_notice
from programme.access import Actor, operation
from programme.member_changes import set_fields
from programme.trail import leave_trace

DUTIES = ("member", "ketua", "deputy")


@operation(on="person", may=("pendamping", "koordinator"))
def appoint(session: Session, actor: Actor, person_id: int, duty: str, now: datetime) -> int | None:
    """Gives a kpm her duty in her group; returns who had it before her, if anybody.

    Both are told. A former ketua is still a member, and nothing she reported changes.
    """
    if duty not in DUTIES:
        raise ValueError(f"unknown duty {duty}")
    kpm = session.get_one(Kpm, person_id)
    session.get_one(Group, kpm.group_id, with_for_update=True, populate_existing=True)
    if kpm.left_at is not None or kpm.duty == duty:
        return None
    before = _holder(session, kpm.group_id, duty)
    if before is not None:
        set_fields(session, actor, before, {"duty": "member"}, now)  # first: a group never has two ketua
    set_fields(session, actor, person_id, {"duty": duty}, now)
    for told, slot in ((before, "member"), (person_id, duty)):
        if told is not None:
            put_notice(session, "duty_changed", f"group:{kpm.group_id}", told, f"{slot} {now.isoformat()}", now)
    leave_trace(session, actor, "appoint", "person", person_id, now)
    return before


def duty_in_group(session: Session, person_id: int, group_id: int) -> str | None:
    """Her duty in the group; None where she is no longer its member."""
    return session.scalar(
        select(Kpm.duty).where(Kpm.person_id == person_id, Kpm.group_id == group_id, Kpm.left_at.is_(None))
    )


def holder_of(session: Session, group_id: int, duty: str) -> int | None:
    """The person id of the group's ketua or deputy."""
    return session.scalar(
        select(Kpm.person_id).where(Kpm.group_id == group_id, Kpm.duty == duty, Kpm.left_at.is_(None))
    )


def _holder(session: Session, group_id: int, duty: str) -> int | None:
    """As `holder_of`, also where she has left meanwhile: her duty would stand in the new one's way."""
    if duty == "member":
        return None
    return session.scalar(select(Kpm.person_id).where(Kpm.group_id == group_id, Kpm.duty == duty))
