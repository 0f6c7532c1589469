"""When in the week somebody can't come: spans of local minutes for each weekday. Pure.

Only what she said: an hour nobody spoke of is free. Reading it from her words is programme.polls.typed_hours.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

DAY = 24 * 60
"""Minutes of a day."""
EVERY_DAY = frozenset(range(7))
Span = tuple[int, int]
"""From and until, in local minutes since midnight; `until` is no longer part of it."""
WHOLE_DAY: Span = (0, DAY)
DAY_PARTS: Mapping[str, Span] = {
    "morning": (0, 11 * 60),
    "noon": (11 * 60, 15 * 60),
    "afternoon": (15 * 60, 18 * 60),
    "night": (18 * 60, DAY),
}
"""Pagi, siang, sore and malam as villages divide the day; together the whole of it."""


@dataclass(frozen=True)
class BusyHours:
    """For each weekday (0 is Monday) the spans in which she can't come, in order and apart from each other."""

    days: tuple[tuple[Span, ...], ...] = ((),) * 7

    def __bool__(self) -> bool:
        """Whether there is any time at all at which she can't."""
        return any(self.days)


ALWAYS_FREE = BusyHours()


def busy_on(days: Iterable[int], spans: Iterable[Span]) -> BusyHours:
    """The same spans on each of these weekdays."""
    wanted, joined = frozenset(days), _joined(spans)
    return BusyHours(tuple(joined if day in wanted else () for day in range(7)))


def together(*hours: BusyHours) -> BusyHours:
    """Busy where any of them is."""
    return BusyHours(tuple(_joined(span for one in hours for span in one.days[day]) for day in range(7)))


def opposite(hours: BusyHours) -> BusyHours:
    """Busy exactly where the other is free: of the hours at which she *can* come."""
    return BusyHours(tuple(_gaps(spans) for spans in hours.days))


def without(hours: BusyHours, free: BusyHours) -> BusyHours:
    """Busy as the first, but for the times of the second."""
    return opposite(together(opposite(hours), free))


def is_free(hours: BusyHours, weekday: int, start: int, end: int) -> bool:
    """Whether she can come from `start` until `end` (local minutes since midnight) on that weekday, 0 for Monday."""
    return all(end <= begins or ends <= start for begins, ends in hours.days[weekday])


def to_json(hours: BusyHours) -> str:
    """As kept: '{"0": [[360, 960]]}', weekdays without any left out."""
    return json.dumps({str(day): spans for day, spans in enumerate(hours.days) if spans})


def from_json(kept: str) -> BusyHours:
    """What `to_json` made."""
    found = json.loads(kept)
    return BusyHours(tuple(_joined((begins, ends) for begins, ends in found.get(str(day), ())) for day in range(7)))


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """In order, with those that touch made one."""
    joined: list[Span] = []
    for begins, ends in sorted(span for span in spans if span[0] < span[1]):
        if joined and begins <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(ends, joined[-1][1]))
        else:
            joined.append((begins, ends))
    return tuple(joined)


def _gaps(spans: Sequence[Span]) -> tuple[Span, ...]:
    edges = (0, *(edge for span in spans for edge in span), DAY)
    return tuple((edges[at], edges[at + 1]) for at in range(0, len(edges), 2) if edges[at] < edges[at + 1])
