"""Numbers that mean the lines of a numbered list in the same message (`1. Wati 2. Sri ... nomor 1 sakit`).

Where a number could also be the one a member has in the group, it is asked who was meant.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from programme.attendance_reading.units import Mention, Unit

WORDS_FOR_MEMBERS = frozenset({"anggota", "urut", "peserta", "kpm"})


@dataclass(frozen=True)
class ListLines:
    """Whom each line of the list names; no lines if the message has no such list."""

    lines: dict[int, tuple[Mention, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, numbered: Sequence[tuple[int, Mention | None]]) -> "ListLines":
        """The lines of at least two numbered names; a number given to two of them means either."""
        lines: dict[int, tuple[Mention, ...]] = {}
        for number, mention in numbered:
            if mention is not None:
                lines[number] = (*lines.get(number, ()), mention)
        return cls(lines) if {1, 2} <= lines.keys() else cls()

    def meant(self, member: Mention, *, of_group: bool) -> Mention:
        """Whom a number beside the list means; `member` has that number in the group, `of_group` if so said."""
        if not self.lines or member.number is None:
            return member
        named = self.lines.get(member.number, ())
        if len(named) == 1 and not of_group:
            return replace(named[0], number=None)
        either = member.candidates.union(*(mention.candidates for mention in named))
        sure = len(either) == 1 and bool(named)
        return replace(member, candidates=either, sure=sure)

    def lines_meant(self, units: Sequence[Unit]) -> list[Unit]:
        """The units of numbers, each as whom it means."""
        return [replace(unit, mention=unit.mention and self.meant(unit.mention, of_group=False)) for unit in units]


def without_word_for_members(units: Sequence[Unit]) -> list[Unit]:
    """`nomor anggota 7`: the units without the word between, which would count people."""
    kept = []
    for at, unit in enumerate(units):
        around = (units[at - 1].word if at else "", units[at + 1].word if at + 1 < len(units) else "")
        if unit.word != "orang" or around != ("nomor", "#"):
            kept.append(unit)
    return kept
