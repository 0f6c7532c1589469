"""Whose turn it is to be the place of the monthly temu kunjung.

Second source document, D: 'Lokasi secara rotasi bergiliran secara berurutan dan bergilir dimana pendamping bekerja
diwilayah kerjanya'. Nobody's turn comes again before everybody has had one; who was longest ago comes first.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Stop = TypeVar("Stop", bound=Hashable)


def in_turn(stops: Sequence[Stop], held: Sequence[Stop]) -> list[Stop]:
    """The stops, the next in turn first; empty where there are none.

    `held` is where it took place so far, earliest first; places that are no stops (any more) count for nothing. Of
    those who have waited equally long, the one that stands first in `stops` comes first.
    """
    had, last = _of_this_round(stops, held), _last_times(held)
    places = {stop: place for place, stop in enumerate(stops)}
    return sorted(dict.fromkeys(stops), key=lambda stop: (stop in had, last.get(stop, -1), places[stop]))


def _of_this_round(stops: Sequence[Stop], held: Sequence[Stop]) -> set[Stop]:
    """Who has had a turn since everybody last had one; a stop that was added meanwhile belongs to the round."""
    known, had = set(stops), set[Stop]()
    for stop in held:
        if stop not in known:
            continue
        had.add(stop)
        if had == known:
            had = set()
    return had


def _last_times(held: Sequence[Stop]) -> Mapping[Stop, int]:
    return {stop: place for place, stop in enumerate(held)}
