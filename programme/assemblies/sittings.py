"""Which groups meet together and when: pure decisions for the pertemuan awal and for re-socialisation.

Second source document, C.1.a: 'sekitar 60-75 peserta (3 kelompok peserta). Apabila ... lebih dari 75 peserta maka
jadwal pertemuan bisa lebih dari satu kali atau pertemuan tersebut dilakukan secara paralel'.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise

from programme.natural_order import natural
from programme.rules import Rules
from programme.working_days import next_working_day


@dataclass(frozen=True)
class GroupToCall:
    """A group that is to meet, with how many families it has; `number` is its running one in the kecamatan."""

    group_id: int
    name: str
    desa: str
    number: int | None
    families: int
    pendamping_id: int


@dataclass(frozen=True)
class Sitting:
    """Groups of one desa and pendamping that meet together."""

    groups: tuple[GroupToCall, ...]

    @property
    def families(self) -> int:
        return sum(one.families for one in self.groups)

    @property
    def held_by(self) -> int:
        return self.groups[0].pendamping_id

    @property
    def desa(self) -> str:
        return self.groups[0].desa


@dataclass(frozen=True)
class TimedSitting:
    """A sitting with its moments, zone-aware."""

    sitting: Sitting
    starts_at: datetime
    ends_at: datetime


def propose_sittings(groups: Iterable[GroupToCall], most_families: int, most_groups: int) -> list[Sitting]:
    """Each group in exactly one sitting: neighbours by number together, never two desa or two pendamping in one.

    As few sittings as the two limits allow, of about equal size; a group above the limit by itself meets alone.
    """
    ordered = sorted(groups, key=_order)
    found = []
    for _, those in groupby(ordered, key=lambda one: (one.pendamping_id, natural(one.desa))):
        found += [Sitting(part) for part in _parts(list(those), most_families, most_groups)]
    return found


def _order(one: GroupToCall) -> tuple[object, ...]:
    return (one.pendamping_id, natural(one.desa), one.number or 0, natural(one.name), one.group_id)


def _parts(groups: list[GroupToCall], families: int, most: int) -> list[tuple[GroupToCall, ...]]:
    greedy: list[list[GroupToCall]] = []
    for group in groups:
        if greedy and _fits([*greedy[-1], group], families, most):
            greedy[-1].append(group)
        else:
            greedy.append([group])
    even = _evenly(groups, len(greedy))
    whole = all(_fits(part, families, most) for part in even)
    return [tuple(part) for part in (even if whole else greedy)]


def _fits(part: Sequence[GroupToCall], families: int, most: int) -> bool:
    return len(part) == 1 or (len(part) <= most and sum(one.families for one in part) <= families)


def _evenly(groups: Sequence[GroupToCall], parts: int) -> list[Sequence[GroupToCall]]:
    """So many neighbouring parts whose numbers of groups differ by one at most."""
    ends = [len(groups) * part // parts for part in range(parts + 1)]
    return [groups[begin:end] for begin, end in pairwise(ends)]


def timetable(sittings: Sequence[Sitting], first_at: datetime, hours: float, rules: Rules) -> list[TimedSitting]:
    """One after another for each pendamping, those of different ones in parallel; all begin with the first time given.

    Between two there are `minutes_between_meetings`; what would end after `meetings_end_by` goes to the next working
    day, at the clock of the first.
    """
    clock, lasts = rules.local(first_at).time(), timedelta(hours=hours)
    gap = timedelta(minutes=rules.minutes_between_meetings)
    following: dict[int, datetime] = {}
    found = []
    for one in sittings:
        starts_at = following.get(one.held_by, first_at)
        day = rules.today(starts_at)
        if starts_at != first_at and starts_at + lasts > rules.at(day, rules.meetings_end_by):
            starts_at = rules.at(_next_day(day, rules), clock)
        found.append(TimedSitting(one, starts_at, starts_at + lasts))
        following[one.held_by] = starts_at + lasts + gap
    return found


def _next_day(day: date, rules: Rules) -> date:
    return next_working_day(day + timedelta(days=1), extra_off=rules.extra_days_off)
