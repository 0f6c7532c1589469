"""Which candidates form a group: neighbours together, 20-25 families a group, never across a desa's border.

Second source document, C.1: 'Kelompok ... dibentuk berdasarkan kesamaan domisili (yaitu RT, RW)', '20-25 peserta dalam
satu kelompok'. The families of a desa stand in a row as they live (dusun, RW, RT); the row is cut where the sum of what
speaks against each cut and each size is least. The same families always give the same groups, in whatever order they
come. Who was moved by hand stays with those whom she was put with.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from programme.natural_order import natural
from programme.rules import Rules

Place = tuple[str, str, str]
"""Dusun, RW and RT, each '' where the list does not say."""

CUT_IN_RT = 2_000.0
"""Dearer than all sizes between least and most together, cheaper than a group one family too small or too large."""
CUT_IN_RW = 4.0
CUT_IN_DUSUN = 1.0
BETWEEN_DUSUN = 0.5
"""Divided by one more than the kilometres between them."""
KILOMETRES_A_DEGREE = 111.0
FAMILY_TOO_MANY = 100_000.0
"""Times the square of how many families a group has too many or too few."""


@dataclass(frozen=True)
class Neighbour:
    """A candidate as the proposal looks at her."""

    id: int
    desa: str
    dusun: str | None = None
    rw: str | None = None
    rt: str | None = None
    at: tuple[float, float] | None = None
    """Latitude and longitude of the house in degrees."""
    key: str = ""
    """Her participant number: it settles the order of families of one RT."""
    group: int | None = None
    """The group in which she stands now."""
    by_hand: bool = False

    @property
    def place(self) -> Place:
        return self.dusun or "", self.rw or "", self.rt or ""


@dataclass(frozen=True)
class FormedGroup:
    """A group as it is proposed, its families in the order in which they live."""

    desa: str
    ids: tuple[int, ...]
    was: int | None = None
    """The group of before from which most of its families come."""


@dataclass(frozen=True)
class _Unit:
    """A family, and whoever was put beside her by hand: not to be parted."""

    lives: Neighbour
    ids: tuple[int, ...]


def form_groups(candidates: Iterable[Neighbour], rules: Rules) -> list[FormedGroup]:
    """The groups by desa, and within it as people live."""
    everybody = sorted(candidates, key=lambda one: (one.key, one.id))
    units = _units(everybody)
    stood = {one.id: one.group for one in everybody}
    by_desa: dict[str, list[_Unit]] = defaultdict(list)
    for unit in units:
        by_desa[unit.lives.desa].append(unit)
    found = []
    for desa in sorted(by_desa, key=natural):
        row = _as_they_live(by_desa[desa])
        for start, end in _cut(row, rules):
            ids = tuple(one for unit in row[start:end] for one in unit.ids)
            found.append(FormedGroup(desa, ids, _most(stood[one] for one in ids)))
    return found


def _most(values: Iterable[int | None]) -> int | None:
    """What stands there most often, the smallest of several."""
    counts = Counter(one for one in values if one is not None)
    return min(counts, key=lambda one: (-counts[one], one)) if counts else None


def _units(everybody: Sequence[Neighbour]) -> list[_Unit]:
    """Each family by herself; those put into a group by hand stand beside the one that has its middle there."""
    free: dict[int, list[Neighbour]] = defaultdict(list)
    put: dict[int, list[Neighbour]] = defaultdict(list)
    for one in everybody:
        if one.group is not None:
            (put if one.by_hand else free)[one.group].append(one)
    beside: dict[int, list[int]] = {}
    for group, by_hand in put.items():
        mates = sorted(free[group], key=lambda one: (one.desa, one.place, one.key)) or by_hand
        host = mates[len(mates) // 2] if free[group] else by_hand[0]
        beside[host.id] = [one.id for one in by_hand if one.id != host.id]
    followers = {one for ids in beside.values() for one in ids}
    return [_Unit(one, (one.id, *beside.get(one.id, ()))) for one in everybody if one.id not in followers]


def _as_they_live(units: Sequence[_Unit]) -> list[_Unit]:
    """The families of a desa in a row: dusun beside dusun, then by RW and RT."""
    order = {dusun: place for place, dusun in enumerate(_dusun_in_order(units))}

    def where(unit: _Unit) -> tuple[Hashable, ...]:
        dusun, rw, rt = unit.lives.place
        return order[dusun], rw == "", natural(rw), rt == "", natural(rt), unit.lives.key, unit.lives.id

    return sorted(units, key=where)


def _dusun_in_order(units: Sequence[_Unit]) -> list[str]:
    """Neighbouring dusun beside each other: by where their houses are, else by RW, which runs on through a desa."""
    of: dict[str, list[Neighbour]] = defaultdict(list)
    for unit in units:
        of[unit.lives.place[0]].append(unit.lives)
    by_rw = sorted(of, key=lambda one: (one == "", min(r.rw or "~" for r in of[one]), natural(one)))
    middles = {one: _middle(of[one]) for one in of}
    if any(middle is None for middle in middles.values()):
        return by_rw
    return _chain(by_rw, {one: middle for one, middle in middles.items() if middle is not None})


def _middle(houses: Sequence[Neighbour]) -> tuple[float, float] | None:
    known = [one.at for one in houses if one.at is not None]
    if not known:
        return None
    return sum(one[0] for one in known) / len(known), sum(one[1] for one in known) / len(known)


def _chain(names: Sequence[str], middles: Mapping[str, tuple[float, float]]) -> list[str]:
    """From the first on always the nearest that is left; over a desa a degree is long enough the same either way."""
    chain, left = [names[0]], list(names[1:])
    while left:
        here = middles[chain[-1]]
        nearest = min(left, key=lambda one: hypot(middles[one][0] - here[0], middles[one][1] - here[1]))
        chain.append(nearest)
        left.remove(nearest)
    return chain


def _kilometres(one: tuple[float, float] | None, other: tuple[float, float] | None) -> float:
    if one is None or other is None:
        return 0.0
    return KILOMETRES_A_DEGREE * hypot(one[0] - other[0], one[1] - other[1])


def _cut(row: Sequence[_Unit], rules: Rules) -> list[tuple[int, int]]:
    """Where each group begins and ends, so that all that speaks against it is least (over places in the row)."""
    before = [0]
    for unit in row:
        before.append(before[-1] + len(unit.ids))
    cuts = [0.0] + [_against_cut(row[place - 1].lives, row[place].lives) for place in range(1, len(row))] + [0.0]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(row) + 1):
        options = []
        for start in range(end - 1, -1, -1):
            size = before[end] - before[start]
            if size > 2 * rules.intake.group_families_most and start < end - 1:
                break
            options.append((best[start][0] + _against_size(size, rules) + cuts[end], start))
        best.append(min(options))
    found, end = [], len(row)
    while end > 0:
        found.append((best[end][1], end))
        end = best[end][1]
    return found[::-1]


def _against_size(size: int, rules: Rules) -> float:
    """Nothing speaks against the middle between least and most; a family beyond either weighs heavily."""
    least, most = rules.intake.group_families_least, rules.intake.group_families_most
    beyond = max(least - size, size - most, 0)
    return FAMILY_TOO_MANY * beyond * beyond + (size - (least + most) / 2) ** 2


def _against_cut(one: Neighbour, other: Neighbour) -> float:
    """A border between dusun costs next to nothing, less where they lie far apart."""
    if one.place[0] != other.place[0]:
        return BETWEEN_DUSUN / (1 + _kilometres(one.at, other.at))
    if one.place[1] != other.place[1]:
        return CUT_IN_DUSUN
    if one.place[2] != other.place[2] or not one.place[2]:
        return CUT_IN_RW
    return CUT_IN_RT
