"""Counts of a poll that tell nobody's own answer, not even by reckoning. Pure.

Who looks on knows some answers already: the pendamping those that he entered himself, the ketua her own. So what is
shown depends on the others' alone. A number is shown where at least `smallest` of them stand behind it and as many
stand outside it; "nearly all" where fewer stand outside; else nothing, be they two or none. Where the others are so few
that "nearly all" could only be all of them, nothing is shown. Where answers that only one of the two knows could be
told from the rest, the few who answered by chat are left out altogether.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import time

from programme.meeting_replies import UNSAID
from programme.polls.busy_hours import BusyHours, is_free
from programme.polls.hindrances import BOUND_TO_HOURS, CODES, NONE

WAY_HOME = 30
"""Minutes from the end of her hours until she can be at a meeting, and from its end until they begin."""


@dataclass(frozen=True)
class Said:
    """One member's answer. `entered`: by the pendamping, who so knows it; `leads`: she is ketua or deputy herself."""

    reasons: frozenset[str]
    hours: BusyHours | None = None
    entered: bool = False
    leads: bool = False

    def is_free(self, weekday: int, start: int, end: int) -> bool:
        """Whether she can come then (local minutes), her way counted in. Not where work keeps her at unsaid hours."""
        if self.hours is None:
            return not self.reasons & BOUND_TO_HOURS
        return is_free(self.hours, weekday, max(start - WAY_HOME, 0), min(end + WAY_HOME, 24 * 60))


@dataclass(frozen=True)
class Shown:
    """A number that may be shown; `count` None says "nearly all"."""

    count: int | None


@dataclass(frozen=True)
class Counted:
    """Answers from which counts may be shown: all of them, and those among them that no reader knows."""

    answers: tuple[Said, ...]
    secret: tuple[Said, ...]
    smallest: int

    @property
    def is_enough(self) -> bool:
        """Whether anything at all may be shown."""
        return are_enough(self.secret, self.smallest)


def are_enough(secret: Collection[Said], smallest: int) -> bool:
    """Whether "nearly all" of them leaves it open who is not among them: with three of three it would be everybody."""
    return len(secret) >= 2 * smallest - 1


def counted(answers: Collection[Said], smallest: int) -> Counted:
    """The answers that go into the figures."""
    by_chat = tuple(one for one in answers if not one.entered and not one.leads)
    if are_enough(by_chat, smallest):
        return Counted(tuple(answers), by_chat, smallest)
    rest = tuple(one for one in answers if one.entered or one.leads)
    return Counted(rest, tuple(one for one in rest if one.entered and not one.leads), smallest)


def shown_reasons(of: Counted) -> dict[str, Shown]:
    """Reason -> the number of members who named it, most first; what may not be shown is left out.

    How many have no hindrance is left out too where it would tell of a reason how many of the hindered did not name it.
    """
    if not of.is_enough:
        return {}
    found = {reason: shown for reason in sorted(CODES - {UNSAID}) if (shown := _shown(reason, of)) is not None}
    hindered = len(of.secret) - _behind(NONE, of)
    if any(hindered - _behind(reason, of) < of.smallest for reason in found if reason != NONE):
        found.pop(NONE, None)
    return dict(sorted(found.items(), key=lambda one: (one[0] == NONE, one[1].count is not None, -(one[1].count or 0))))


def _shown(reason: str, of: Counted) -> Shown | None:
    behind = _behind(reason, of)
    if behind < of.smallest:
        return None
    if len(of.secret) - behind < of.smallest:
        return Shown(None)
    return Shown(sum(reason in one.reasons for one in of.answers))


def _behind(reason: str, of: Counted) -> int:
    return sum(reason in one.reasons for one in of.secret)


def fits_at_least(of: Counted, weekday: int, start: int, end: int) -> int:
    """How many can come at least (start and end in local minutes).

    In steps: those who can't count as the most of their step (0 to 2, 3 to 5 ...), so that two times a person apart
    show the same number. A last step into which only "nobody of them can" would fall is one with that before it.
    """
    free = [one.is_free(weekday, start, end) for one in of.answers]
    known_free = sum(can and (one.entered or one.leads) for one, can in zip(of.answers, free, strict=True))
    cannot, most = free.count(False), len(of.answers) - known_free
    last_step = max((most + 1) // of.smallest - 1, 0) * of.smallest
    counted_out = most if cannot >= last_step else cannot
    return max(len(of.answers) - (counted_out // of.smallest * of.smallest + of.smallest - 1), 0)


def works_until(of: Counted) -> time | None:
    """The hour at which most who work are done, where it is the same for enough of them."""
    workers = [one for one in of.secret if "work" in one.reasons]
    ends = [end for one in workers if (end := _end_of(one)) is not None]
    common = max(sorted(set(ends)), key=ends.count, default=None)
    if common is None or ends.count(common) < of.smallest or 2 * ends.count(common) <= len(workers):
        return None
    return time(common // 60, common % 60)


def _end_of(one: Said) -> int | None:
    """The latest end of her busy hours, where they end during the day."""
    days: Sequence[tuple[tuple[int, int], ...]] = one.hours.days if one.hours is not None else ()
    ends = [spans[-1][1] for spans in days if spans and spans[-1][1] < 24 * 60]
    return max(ends, key=ends.count, default=None)
