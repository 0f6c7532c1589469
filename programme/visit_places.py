"""Where visits lie, and in which order a day's tour goes from one to the next.

Of some families the coordinates are known, of most only the address. A family without coordinates stands where its
neighbours do: in the middle of the known ones of its RT, else RW, dusun, desa. Where that is not known of two of them,
their distance is guessed from how much of their addresses is the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from programme.routes import Point, centre, metres_between, short_path

SAME_RT_M, SAME_RW_M, SAME_DUSUN_M, SAME_DESA_M, ELSEWHERE_M = 100.0, 300.0, 1_000.0, 2_500.0, 8_000.0
"""What two addresses are apart in a Javanese village, roughly; only which is nearer matters."""
NUMBER_APART_M, MOST_APART = 40.0, 9
"""RT 1 lies nearer to RT 2 than to RT 7 of the same RW, as they are numbered along the lanes."""


@dataclass(frozen=True)
class Address:
    """desa, dusun, RW and RT, as far as they are known."""

    desa: str | None
    dusun: str | None = None
    rw: str | None = None
    rt: str | None = None

    @cached_property
    def levels(self) -> tuple[tuple[str, ...], ...]:
        """What two neighbours share, nearest first: RT, RW, dusun, desa."""
        desa, dusun, rw, rt = (_plain(part) for part in (self.desa, self.dusun, self.rw, self.rt))
        return (desa, dusun, rw, rt), (desa, dusun, rw), (desa, dusun), (desa,)


@dataclass(frozen=True)
class Stop:
    """A place to visit: its address, and its point where coordinates are known (or stood in for)."""

    address: Address
    point: Point | None = None


def placed(stops: Sequence[Stop], neighbours: Iterable[Stop] = ()) -> list[Stop]:
    """The stops, those without coordinates put amid the known ones of their RT, else RW, dusun, desa.

    `neighbours` are families that are not visited but whose coordinates are known.
    """
    known: dict[tuple[str, ...], list[Point]] = {}
    for stop in (*stops, *neighbours):
        if stop.point is not None:
            for level in stop.address.levels:
                known.setdefault(level, []).append(stop.point)
    return [stop if stop.point is not None else Stop(stop.address, _amid(stop.address, known)) for stop in stops]


def tour_of(stops: Sequence[Stop], start: Stop | None = None) -> list[int]:
    """The indices of the stops in an order that makes a short way, open at its end, from `start` if given."""
    by_address = sorted(range(len(stops)), key=lambda index: stops[index].address.levels)
    walked = [stops[index] for index in by_address]
    if start is None:
        return [by_address[place] for place in short_path(_distances(walked))]
    path = short_path(_distances([start, *walked]), start=0)
    return [by_address[place - 1] for place in path if place > 0]


def metres_apart(one: Stop, other: Stop) -> float:
    """As the crow flies where both points are known, else guessed from the addresses."""
    if one.point is not None and other.point is not None:
        return metres_between(one.point, other.point)
    return _guessed_metres(one.address, other.address)


def _distances(stops: Sequence[Stop]) -> list[list[float]]:
    return [[metres_apart(one, other) for other in stops] for one in stops]


def _amid(address: Address, known: dict[tuple[str, ...], list[Point]]) -> Point | None:
    near = (known[level] for level in address.levels if level[-1] and level in known)
    return next((centre(points) for points in near), None)


def _guessed_metres(one: Address, other: Address) -> float:
    same = (bool(mine[-1]) and mine == theirs for mine, theirs in zip(one.levels, other.levels, strict=True))
    rt, rw, dusun, desa = same
    if rt:
        return SAME_RT_M
    if rw:
        return SAME_RW_M + NUMBER_APART_M * _numbers_apart(one.rt, other.rt)
    if dusun:
        return SAME_DUSUN_M + NUMBER_APART_M * _numbers_apart(one.rw, other.rw)
    return SAME_DESA_M if desa else ELSEWHERE_M


def _numbers_apart(one: str | None, other: str | None) -> int:
    if not (one and other and one.isdecimal() and other.isdecimal()):
        return MOST_APART
    return min(abs(int(one) - int(other)), MOST_APART)


def _plain(part: str | None) -> str:
    """'Krajan ' is 'krajan', RT '1' is RT '001'."""
    said = " ".join((part or "").split()).casefold()
    return f"{int(said):03d}" if said.isdecimal() else said
