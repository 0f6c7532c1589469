"""Who a complaint is about, where the words name a role: only a guess, which the reporter is asked about."""

from collections.abc import Sequence

DOINGS = frozenset({"cut", "levy", "demand", "due", "hold", "rude", "know", "take", "refuse", "returned", "told"})
ROLES = {
    "ketua": "ketua",
    "deputy": "deputy",
    "pendamping": "pendamping",
    "coordinator": "koordinator",
    "official": "other",
    "bank": "other",
    "teacher": "other",
    "facility": "other",
    "husband": "other",
    "parent": "other",
    "child": "other",
}
OWN_FAMILY = frozenset({"husband", "parent", "child"})
"""Said of themselves they are only the accused where they stand behind the doing ("kartu dibawa suami")."""


def accused_role(row: Sequence[str]) -> str | None:
    """The role named behind the doing, else the last one before it ("bu ketua, uang dipotong pendamping")."""
    doings = [at for at, concept in enumerate(row) if concept in DOINGS]
    if not doings:
        return None
    first = doings[0]
    behind = [concept for concept in row[first:] if concept in ROLES]
    if behind:
        return ROLES[behind[0]]
    before = [concept for concept in row[:first] if concept in ROLES and concept not in OWN_FAMILY]
    return ROLES[before[-1]] if before else None
