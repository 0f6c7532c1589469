"""Which pendamping gets which groups: whole groups, neighbouring desa together, nobody burdened more than others.

Second source document, C.1: 'Membagi kelompok peserta antara pendamping yang ada, satu pendamping mendampingi 375
peserta PKH'. The groups stand in a row by desa and number; each pendamping gets a stretch of it, so long that with the
families he has already everybody comes as near as can be to the same number.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from programme.rules import Rules

PARTED_DESA = 15.0
"""That a desa gets one more pendamping weighs as much as being some families from the even load."""
ROOM = 60
"""A stretch so many families beyond what brings a pendamping to the even load is not tried."""
KNOWN_DESA = 10.0
"""In favour of who has groups in a desa already."""
MOST_TRIED = 5
"""Of so many pendamping every order is tried; of more, the order of their names."""


@dataclass(frozen=True)
class GroupToGive:
    """A group without a pendamping."""

    id: int
    desa: str
    families: int


@dataclass(frozen=True)
class Hand:
    """A pendamping with what he looks after already."""

    id: int
    families: int = 0
    desa: frozenset[str] = frozenset()


def divide(groups: Sequence[GroupToGive], hands: Sequence[Hand]) -> dict[int, int]:
    """Group id -> pendamping id, for groups in the order of their desa and number; empty without pendamping."""
    if not hands or not groups:
        return {}
    return _Division(groups, sorted(hands, key=lambda one: one.id)).best()


def even_load(families: int, hands: Sequence[Hand]) -> float:
    """The number of families at which everybody who gets some ends, were groups divisible."""
    loads = sorted(one.families for one in hands)
    for count in range(1, len(loads) + 1):
        level = (families + sum(loads[:count])) / count
        if count == len(loads) or level <= loads[count]:
            return level
    return 0.0


def too_few_pendamping(families: int, hands: Sequence[Hand], rules: Rules) -> int:
    """How many more pendamping the families would need, each looking after about so many as the rule says; 0: none."""
    whole = families + sum(one.families for one in hands)
    most = rules.intake.families_a_pendamping * 1.1  # 'kurang lebih 375'
    return max(0, -int(-whole // most) - len(hands))


class _Division:
    """The least costly way to give stretches of the row away, one pendamping after another."""

    def __init__(self, groups: Sequence[GroupToGive], hands: Sequence[Hand]) -> None:
        self._groups, self._hands = groups, hands
        self._level = even_load(sum(one.families for one in groups), hands)
        self._before = [0]
        for one in groups:
            self._before.append(self._before[-1] + one.families)
        self._known: dict[tuple[int, int], tuple[float, int, int]] = {}
        """(who had a stretch, groups given) -> (cost of the rest, whose turn, where his stretch ends)."""

    def best(self) -> dict[int, int]:
        found: dict[int, int] = {}
        used, start = 0, 0
        while start < len(self._groups):
            _, hand, end = self._rest(used, start)
            found |= {one.id: self._hands[hand].id for one in self._groups[start:end]}
            used, start = used | 1 << hand, end
        return found

    def _rest(self, used: int, start: int) -> tuple[float, int, int]:
        known = self._known.get((used, start))
        if known is None:
            known = self._known[used, start] = min(self._options(used, start))
        return known

    def _options(self, used: int, start: int) -> list[tuple[float, int, int]]:
        left = [place for place in range(len(self._hands)) if not used & 1 << place]
        turn = left if len(self._hands) <= MOST_TRIED else left[:1]
        last = len(self._groups)
        if len(left) == 1:
            return [(self._against(left[0], start, last), left[0], last)]
        return [
            (self._against(hand, start, end) + self._against_rest(used | 1 << hand, end), hand, end)
            for hand in turn
            for end in self._ends(hand, start)
        ]

    def _ends(self, hand: int, start: int) -> list[int]:
        """Where his stretch may end: nowhere far beyond the even load."""
        most = self._before[start] + max(0.0, self._level - self._hands[hand].families) + ROOM
        return [end for end in range(start, len(self._groups) + 1) if end == start or self._before[end] <= most]

    def _against_rest(self, used: int, start: int) -> float:
        """Who gets nothing is as far from the even load as he stands."""
        if start < len(self._groups):
            return self._rest(used, start)[0]
        return sum(self._against(place, start, start) for place in range(len(self._hands)) if not used & 1 << place)

    def _against(self, hand: int, start: int, end: int) -> float:
        """Distance from the even load squared, and each desa that he shares with who had the stretch before."""
        one, families = self._hands[hand], self._before[end] - self._before[start]
        cost = max(self._level, one.families) - one.families - families
        parted = 0 < start < end and self._groups[start - 1].desa == self._groups[start].desa
        known = {group.desa for group in self._groups[start:end]} & one.desa
        return cost * cost + PARTED_DESA**2 * parted - KNOWN_DESA**2 * len(known)
