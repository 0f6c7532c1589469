"""The order in which to visit several places: nearest neighbour, then 2-opt and or-opt, from several starts.

The path is open: nobody has to end where she began. Distances are symmetric and in metres; they may be as the crow
flies or guessed from addresses (programme.visit_places). How near this comes to the shortest path is measured in
benchmarks/routes.py and held to 1.05 on 8 places by a test.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, permutations
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_M = 6_371_000.0
FEW_PLACES, MANY_PATHS, SOME_PATHS = 10, 64, 12
"""On few places so many first paths are grown and improved (on 8: each beginning of two stops, or of three where the
start is given); on more places fewer: 40 of them take under a quarter of a second.
"""
LONGEST_MOVED = 3
"""Or-opt: so many neighbouring stops are moved together."""

SHORTER_BY_M = 1e-6
"""Less than that is rounding."""

Distances = Sequence[Sequence[float]]


@dataclass(frozen=True)
class Point:
    """Degrees, WGS 84."""

    latitude: float
    longitude: float


def read_point(coordinates: str | None) -> Point | None:
    """The point of a stored 'latitude,longitude'; None where it is empty or can't be one."""
    latitude, comma, longitude = (coordinates or "").partition(",")
    try:
        point = Point(float(latitude), float(longitude))
    except ValueError:
        return None
    return point if comma and abs(point.latitude) <= 90 and abs(point.longitude) <= 180 else None


def centre(points: Sequence[Point]) -> Point:
    """The middle of neighbouring points (a village, not a continent)."""
    return Point(
        sum(point.latitude for point in points) / len(points), sum(point.longitude for point in points) / len(points)
    )


def metres_between(one: Point, other: Point) -> float:
    """As the crow flies (haversine)."""
    north, east = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    chord = sin(north / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_M * asin(min(1.0, sqrt(chord)))


def path_length(path: Sequence[int], distances: Distances) -> float:
    return sum(distances[here][there] for here, there in pairwise(path))


def short_path(distances: Distances, start: int | None = None) -> list[int]:
    """All places in an order that makes a short open path, from `start` where one is given."""
    places = range(len(distances))
    if len(places) < 2:
        return [*places]
    beginnings = (
        beginning
        for length in ((1, 2) if start is None else (1, 2, 3))
        for beginning in permutations(places, length)
        if start in (None, beginning[0])
    )
    most = MANY_PATHS if len(places) <= FEW_PLACES else SOME_PATHS
    fixed = 0 if start is None else 1
    paths = (
        _improved(_nearest_neighbours(distances, beginning), distances, fixed) for beginning in islice(beginnings, most)
    )
    return min(paths, key=lambda path: path_length(path, distances))


def _nearest_neighbours(distances: Distances, beginning: tuple[int, ...]) -> list[int]:
    path, left = [*beginning], [place for place in range(len(distances)) if place not in beginning]
    while left:
        nearest = min(left, key=lambda place: distances[path[-1]][place])
        path.append(nearest)
        left.remove(nearest)
    return path


def _improved(path: list[int], distances: Distances, fixed: int) -> list[int]:
    """The path after every change that shortens it; its first `fixed` places stay."""
    while (shorter := _reversed_once(path, distances, fixed) or _moved_once(path, distances, fixed)) is not None:
        path = shorter
    return path


def _edge(path: Sequence[int], end: int, distances: Distances) -> float:
    """The step to the stop at position `end`; none leads to the first stop or beyond the last."""
    return distances[path[end - 1]][path[end]] if 0 < end < len(path) else 0.0


def _reversed_once(path: list[int], distances: Distances, fixed: int) -> list[int] | None:
    """2-opt: the path with one stretch walked the other way round, if that is shorter."""
    for begin in range(fixed, len(path) - 1):
        for end in range(begin + 2, len(path) + 1):
            before = _edge(path, begin, distances) + _edge(path, end, distances)
            after = distances[path[begin - 1]][path[end - 1]] if begin > 0 else 0.0
            after += distances[path[begin]][path[end]] if end < len(path) else 0.0
            if after < before - SHORTER_BY_M:
                return path[:begin] + path[begin:end][::-1] + path[end:]
    return None


def _moved_once(path: list[int], distances: Distances, fixed: int) -> list[int] | None:
    """Or-opt: the path with up to three neighbouring stops elsewhere, in either direction, if that is shorter."""
    for size in range(1, min(LONGEST_MOVED, len(path) - 1) + 1):
        for begin in range(fixed, len(path) - size + 1):
            moved, rest = path[begin : begin + size], path[:begin] + path[begin + size :]
            saved = _edge(path, begin, distances) + _edge(path, begin + size, distances)
            saved -= _edge(rest, begin, distances)
            for place in range(fixed, len(rest) + 1):
                for piece in (moved, moved[::-1]):
                    added = distances[rest[place - 1]][piece[0]] if place > 0 else 0.0
                    added += distances[piece[-1]][rest[place]] if place < len(rest) else 0.0
                    if added - _edge(rest, place, distances) < saved - SHORTER_BY_M:
                        return rest[:place] + piece + rest[place:]
    return None
