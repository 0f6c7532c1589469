"""How a group's attendance moves, why its members are missing, and at which hours: pure, over its latest meetings."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from programme.radar.signs import Seen

FEWEST_MEETINGS = 4
"""Two against two: with fewer nothing can be said of a direction."""
NOTICEABLE = 0.1
"""A share that moved by a tenth: of 25 members two or three. Our own choice."""


@dataclass(frozen=True)
class Held:
    """A reported meeting of a group: how many of those expected came; `starts_at` is local."""

    meeting_id: int
    starts_at: datetime
    present: int
    invited: int
    reported_at: datetime
    """When its last mark was recorded."""

    @property
    def share(self) -> float:
        return self.present / self.invited if self.invited else 1.0


@dataclass(frozen=True)
class Trend:
    """The share that came, in the earlier and in the later half of the meetings looked at."""

    before: float
    lately: float

    @property
    def is_falling(self) -> bool:
        return self.before - self.lately >= NOTICEABLE - 1e-9

    @property
    def is_rising(self) -> bool:
        return self.lately - self.before >= NOTICEABLE - 1e-9


@dataclass(frozen=True)
class Slot:
    """A weekday (0 is Monday) and local time at which meetings begin, with how many were missing of those expected."""

    weekday: int
    at: time
    absent: int
    invited: int
    reasons: tuple[tuple[str | None, int], ...]
    """The reasons said there, the most frequent first; None stands for no reason said."""

    @property
    def share_missing(self) -> float:
        return self.absent / self.invited if self.invited else 0.0


def trend_of(held: Sequence[Held]) -> Trend | None:
    """From the meetings, oldest first; None where they are too few to tell."""
    if len(held) < FEWEST_MEETINGS:
        return None
    half = len(held) // 2
    return Trend(_share(held[:-half]), _share(held[-half:]))


def _share(held: Sequence[Held]) -> float:
    invited = sum(one.invited for one in held)
    return sum(one.present for one in held) / invited if invited else 1.0


def reasons_of(absences: Iterable[Seen]) -> tuple[tuple[str | None, int], ...]:
    """How often each reason was given, the most frequent first."""
    counted = Counter(one.reason for one in absences)
    return tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0] is None, one[0] or "")))


def slots_of(held: Iterable[Held], absences: Iterable[Seen]) -> tuple[Slot, ...]:
    """The hours at which these meetings were, the one with the largest missing share first."""
    of_hour: dict[tuple[int, time], list[Held]] = defaultdict(list)
    for one in held:
        of_hour[_hour(one.starts_at)].append(one)
    missing: dict[tuple[int, time], list[Seen]] = defaultdict(list)
    for absence in absences:
        missing[_hour(absence.starts_at)].append(absence)
    slots = [
        Slot(
            weekday,
            at,
            sum(one.invited - one.present for one in meetings),
            sum(one.invited for one in meetings),
            reasons_of(missing[weekday, at]),
        )
        for (weekday, at), meetings in of_hour.items()
    ]
    return tuple(sorted(slots, key=lambda one: (-one.share_missing, one.weekday, one.at)))


def _hour(starts_at: datetime) -> tuple[int, time]:
    return starts_at.weekday(), starts_at.time().replace(second=0, microsecond=0)
