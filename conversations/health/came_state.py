"""Who came to a health post's day: what is kept while it is asked, and the list with its numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from conversations.health.due_words import age_in_words
from conversations.turn import Turn
from conversations.words import Words
from programme.health.attendance import show_posyandu_families
from programme.health.came_reading import FamilyNamed
from programme.health.families import HealthFamily, MemberDue

LONGEST_SHOWN = 24


@dataclass
class CameState:
    posyandu_id: int = 0
    came: list[int] = field(default_factory=list)
    """Ids of family members."""
    not_immunised: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Numbered:
    """A member with the number that she or he bears on this list."""

    number: int
    member: MemberDue
    family: HealthFamily


def families_here(turn: Turn, state: CameState) -> list[HealthFamily]:
    """The pendamping's own families of that day."""
    return show_posyandu_families(turn.session, turn.actor, state.posyandu_id, turn.rules)


def numbered(families: Iterable[HealthFamily]) -> list[Numbered]:
    """1 upward, a family's members beside each other."""
    pairs = [(member, family) for family in families for member in family.members]
    return [Numbered(number, member, family) for number, (member, family) in enumerate(pairs, start=1)]


def named(rows: Sequence[Numbered]) -> list[FamilyNamed]:
    """For reading who is meant."""
    found: dict[int, list[Numbered]] = {}
    for row in rows:
        found.setdefault(row.family.kpm_id, []).append(row)
    return [
        FamilyNamed(theirs[0].family.name, tuple((one.number, one.member.id, one.member.name) for one in theirs))
        for theirs in found.values()
    ]


def row_in_words(words: Words, row: Numbered) -> str:
    """'3. Budi (2 tahun) · Mawar'; long names cut, since thirty of them stand in one message."""
    if row.member.name == row.family.name:
        return f"{row.number}. {cut(row.member.name)}"
    age = f" ({age_in_words(words, row.member.months)})" if row.member.months is not None else ""
    return f"{row.number}. {cut(row.member.name)}{age} · {cut(row.family.name)}"


def cut(name: str) -> str:
    """As much of a name as tells it from others."""
    return name if len(name) <= LONGEST_SHOWN else name[: LONGEST_SHOWN - 1].rstrip() + "…"
