"""The order of a tour: every place once, short, from the start where one is given."""

from functools import cache
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.routes import Point, centre, metres_between, path_length, read_point, short_path

AS_SHORT_AS = 1.05
"""At most so many times the shortest path, on 8 places."""
degrees = st.builds(Point, st.floats(-7.9, -7.7), st.floats(111.9, 112.1))


def distances_of(points: list[Point]) -> list[list[float]]:
    return [[metres_between(one, other) for other in points] for one in points]


def shortest(distances: list[list[float]], start: int | None = None) -> float:
    """By looking at every order."""

    @cache
    def onwards(here: int, left: frozenset[int]) -> float:
        return min((distances[here][there] + onwards(there, left - {there}) for there in left), default=0.0)

    everywhere = frozenset(range(len(distances)))
    return min(onwards(one, everywhere - {one}) for one in (everywhere if start is None else {start}))


def scattered(seed: int, shape: str, count: int = 8) -> list[Point]:
    """As villages are: evenly, in two clusters, along a road."""
    chance = Random(seed)
    points = []
    for number in range(count):
        north, east = chance.random() * 0.1, chance.random() * 0.1
        if shape == "clusters":
            north, east = north / 8 + 0.08 * (number % 2), east / 8
        if shape == "road":
            east /= 20
        points.append(Point(-7.8 + north, 112.0 + east))
    return points


@pytest.mark.parametrize("start", [None, 0])
@pytest.mark.parametrize("shape", ["evenly", "clusters", "road"])
def test_a_tour_of_eight_places_is_nearly_the_shortest(shape: str, start: int | None) -> None:
    for seed in range(25):
        distances = distances_of(scattered(seed, shape))

        path = short_path(distances, start)

        assert path_length(path, distances) <= AS_SHORT_AS * shortest(distances, start), seed


@given(st.lists(degrees, max_size=9), st.booleans())
def test_a_tour_visits_every_place_once_and_begins_where_it_is_told(points: list[Point], has_start: bool) -> None:
    start = len(points) - 1 if has_start and points else None

    path = short_path(distances_of(points), start)

    assert sorted(path) == list(range(len(points)))
    assert start is None or path[0] == start


@given(st.lists(degrees, min_size=2, max_size=7))
def test_a_tour_is_never_longer_than_going_to_the_nearest_each_time(points: list[Point]) -> None:
    distances = distances_of(points)
    path, left = [0], set(range(1, len(points)))
    while left:
        path.append(min(left, key=lambda there: distances[path[-1]][there]))
        left.remove(path[-1])

    assert path_length(short_path(distances), distances) <= path_length(path, distances) + 0.01


def test_a_hundred_thousandth_of_a_degree_is_a_metre() -> None:
    assert metres_between(Point(-7.8, 112.0), Point(-7.80001, 112.0)) == pytest.approx(1.11, abs=0.01)
    assert metres_between(Point(-6.2, 106.8), Point(-7.25, 112.75)) == pytest.approx(
        667_000, rel=0.01
    )  # Jakarta, Surabaya


def test_the_centre_lies_between() -> None:
    assert centre([Point(-7.0, 112.0), Point(-8.0, 113.0)]) == Point(-7.5, 112.5)


@pytest.mark.parametrize("stored", [None, "", "-7.8", "utara,selatan", "-97,112", "-7.8,190", "-7.8;112", "nan,nan"])
def test_what_is_no_coordinate_is_no_point(stored: str | None) -> None:
    assert read_point(stored) is None


def test_stored_coordinates_are_a_point() -> None:
    assert read_point("-7.81234,112.01234") == Point(-7.81234, 112.01234)
