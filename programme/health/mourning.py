"""Whom nobody invites or reminds of any more, though what the family told was not checked yet.

A mother who buried her child is not called to its weighing; a report that proves wrong brings the reminders back.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from db import Session
from db.tables import DataUpdate, FamilyMember
from programme.names import name_parts
from programme.updates.details import NEW, OPEN_STATES, details_of


def mourned_members(session: Session, members: Sequence[FamilyMember]) -> set[int]:
    """Of these, the ids of those of whose death a report is open, and of the expecting where the child was lost."""
    query = select(DataUpdate.kpm_id, DataUpdate.kind, DataUpdate.details).where(
        DataUpdate.kpm_id.in_({one.kpm_id for one in members}),
        DataUpdate.kind.in_(("loss", "death")),
        DataUpdate.state.in_(OPEN_STATES),
    )
    told = [(kpm_id, kind, details_of(details)) for kpm_id, kind, details in session.execute(query)]
    return {
        one.id
        for one in members
        for kpm_id, kind, details in told
        if one.kpm_id == kpm_id and (one.component == "pregnant" if kind == "loss" else _is_meant(one, details))
    }


def _is_meant(member: FamilyMember, details: Mapping[str, str]) -> bool:
    """Whether a report of a death is of this member: pressed, or told by a name that may be hers."""
    if details.get("member") != NEW:
        return details.get("member") == str(member.id)
    said = set(name_parts(details.get("member_name", "")))
    return bool(said & set(name_parts(member.name)))
