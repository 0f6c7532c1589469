"""What has to be known before a reported change can be found right, where the report alone does not say it."""

from collections.abc import Mapping
from dataclasses import dataclass

from db import Session
from db.tables import DataUpdate, Group, Kpm
from programme.roster_import.cells import BadCell, place_key, place_name
from programme.updates.school_levels import level_of

MALE_RELATIONS = frozenset({"husband"})
STAYS = 0
"""As the group to move to: she stays in hers for now."""


@dataclass(frozen=True)
class Decided:
    """What the pendamping adds, where a report alone does not say it."""

    to_group_id: int | None = None
    """Of a move to another desa: the group there, or STAYS."""
    gender: str | None = None
    """Of a new pengurus: f or m."""


def missing_of(session: Session, row: DataUpdate, said: Mapping[str, str], decided: Decided) -> str | None:
    """What has to be known before it can be found right: 'group', 'gender', or the name of a field; None: all is."""
    if row.kind == "moved" and decided.to_group_id is None and moves_to_another_desa(session, row.kpm_id, said):
        return "group"
    if row.kind == "pengurus" and decided.gender is None and said.get("relation") not in MALE_RELATIONS:
        return "gender"
    if row.kind == "birth" and len(said.get("born_on", "").removeprefix("~")) < len("YYYY-MM-DD"):
        return "born_on"
    return "level" if row.kind == "new_school" and school_level(said) is None else None


def school_level(said: Mapping[str, str]) -> str | None:
    """preschool, sd, smp or sma: as it was said, else as school and class tell it."""
    return said.get("level") or level_of(said.get("school", ""), said.get("grade", ""))


def moves_to_another_desa(session: Session, kpm_id: int, said: Mapping[str, str]) -> bool:
    """Whether the new home lies in another desa than her group."""
    group = session.get_one(Group, session.get_one(Kpm, kpm_id).group_id)
    return desa_said(said) not in ("", place_key(group.desa))


def desa_said(said: Mapping[str, str]) -> str:
    """The desa of the new home, as place_key compares it; empty where none was said."""
    try:
        return place_key(place_name(said.get("desa", "")))
    except BadCell:
        return ""
