"""Measures how near tours come to the shortest path: `python -m benchmarks.routes [--villages 2000] [--places 8]`.

For made-up villages of three shapes it prints, as ratios to the shortest open path (found by dynamic programming over
all subsets), the median, the 99th percentile and the worst of: going to the nearest place each time, and
programme.routes.short_path with and without a given start; then how long a tour of 6 to 40 places takes.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from random import Random

from programme.routes import Distances, Point, metres_between, path_length, short_path

LIMIT = 1.05
SHAPES = ("evenly", "in clusters", "along a road")


def made_up_village(chance: Random, shape: str, places: int) -> list[Point]:
    """Within some 11 km, as desas are."""
    points = []
    for number in range(places):
        north, east = chance.random() * 0.1, chance.random() * 0.1
        if shape == "in clusters":
            north, east = north / 8 + 0.08 * (number % 2), east / 8
        if shape == "along a road":
            east /= 20
        points.append(Point(-7.8 + north, 112.0 + east))
    return points


def distances_of(points: Sequence[Point]) -> list[list[float]]:
    return [[metres_between(one, other) for other in points] for one in points]


def shortest(distances: Distances, start: int | None) -> float:
    """Held and Karp: the shortest way through each set of places that ends at each of them."""
    count = len(distances)
    ends = {(1 << one, one): 0.0 for one in range(count) if start in (None, one)}
    for _ in range(count - 1):
        longer: dict[tuple[int, int], float] = {}
        for (seen, here), walked in ends.items():
            for there in range(count):
                if not seen >> there & 1:
                    key = (seen | 1 << there, there)
                    longer[key] = min(longer.get(key, float("inf")), walked + distances[here][there])
        ends = longer
    return min(ends.values())


def nearest_each_time(distances: Distances, start: int | None) -> list[int]:
    path, left = [start or 0], set(range(len(distances))) - {start or 0}
    while left:
        path.append(min(left, key=lambda there: distances[path[-1]][there]))
        left.remove(path[-1])
    return path


WAYS: tuple[tuple[str, Callable[[Distances, int | None], list[int]], int | None], ...] = (
    ("nearest each time", nearest_each_time, None),
    ("short_path", short_path, None),
    ("short_path from a start", short_path, 0),
)


def measure_ratios(villages: int, places: int) -> None:
    for shape in SHAPES:
        chance = Random(places)
        ratios: dict[str, list[float]] = {name: [] for name, _, _ in WAYS}
        for _ in range(villages):
            distances = distances_of(made_up_village(chance, shape, places))
            least = {start: shortest(distances, start) for start in (None, 0)}
            for name, way, start in WAYS:
                ratios[name].append(path_length(way(distances, start), distances) / least[start])
        for name, found in ratios.items():
            print_ratios(f"{shape}: {name}", sorted(found), limited=name != "nearest each time")


def print_ratios(what: str, ratios: list[float], *, limited: bool) -> None:
    beyond = sum(ratio > LIMIT for ratio in ratios)
    verdict = "" if not limited else "ok" if beyond == 0 else "TOO LONG"
    median, high = statistics.median(ratios), ratios[int(len(ratios) * 0.99)]
    print(
        f"{what:<40} median {median:.3f}  p99 {high:.3f}  worst {ratios[-1]:.3f}  beyond {LIMIT}: {beyond}  {verdict}"
    )


def measure_times() -> None:
    chance = Random(1)
    for places in (6, 10, 20, 40):
        distances = distances_of(made_up_village(chance, "evenly", places))
        began = time.perf_counter()
        short_path(distances)
        print(f"{f'a tour of {places} places':<40} {(time.perf_counter() - began) * 1000:8.1f} ms")


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--villages", type=int, default=2_000, help="of each shape")
    words.add_argument("--places", type=int, default=8)
    asked = words.parse_args()
    measure_ratios(asked.villages, asked.places)
    measure_times()


if __name__ == "__main__":
    main()
