"""Which of the waiting visits are made today: a pure decision over what is known of each.

The order, first to last:
1. whoever has waited two weeks or longer, the longest first, so that nobody waits for ever;
2. what was promised for this day: an agreed follow-up, a visit because of a complaint, one accepted from a colleague,
   one to make up for the pertemuan awal;
3. missed months: what was carried over first by its waiting time, then the longest streak;
4. providers (schools, health facilities), by waiting time;
5. the monthly routine: only so many a day, only in what room the others leave, and near to them where it can be.
Second source document, D: the visits a pendamping makes. How many fit into a day is the office's to say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from programme.visit_places import Stop, metres_apart

LONG_WAIT_DAYS = 14
FOR_THAT_DAY = frozenset({"follow_up", "complaint", "confidential", "case", "first_meeting"})
"""Causes of visits whose day was chosen, or that are due at once."""
LONG_WAITING, PROMISED, MISSED, PROVIDER = range(4)


@dataclass(frozen=True)
class WaitingVisit:
    """What decides about one open visit; `stop` as `visit_places.placed` gives it."""

    visit_id: int
    cause: str
    due_on: date
    months_missed: int
    stop: Stop
    accepted: bool = False
    """A colleague handed it over."""
    lapsed_before: bool = False
    """Routine: last month's was not made."""

    @property
    def is_routine(self) -> bool:
        return self.cause == "routine"

    def days_waited(self, day: date) -> int:
        return (day - self.due_on).days


@dataclass(frozen=True)
class Room:
    """How many more visits a day takes, and how many routine ones of those."""

    visits: int
    routine: int


def urgency(visit: WaitingVisit, day: date) -> tuple[int, int, int, int]:
    """The sort key of a visit that is not routine: the smaller, the sooner."""
    waited = visit.days_waited(day)
    if waited >= LONG_WAIT_DAYS:
        kind = LONG_WAITING
    elif visit.accepted or visit.cause in FOR_THAT_DAY:
        kind = PROMISED
    else:
        kind = PROVIDER if visit.cause == "provider" else MISSED
    return kind, -waited, -visit.months_missed, visit.visit_id


def by_urgency(waiting: Sequence[WaitingVisit], day: date) -> list[WaitingVisit]:
    """The visits that are not routine, the most urgent first."""
    return sorted((visit for visit in waiting if not visit.is_routine), key=lambda visit: urgency(visit, day))


def chosen_for(day: date, waiting: Sequence[WaitingVisit], room: Room, made_near: Sequence[Stop] = ()) -> list[int]:
    """The ids of the visits that are made on that day, the most urgent first.

    `made_near`: where the day leads already, so that a routine visit lies near it.
    """
    due = by_urgency(waiting, day)[: max(room.visits, 0)]
    left = min(room.visits - len(due), room.routine)
    along = [*made_near, *(visit.stop for visit in due)]
    chosen = [visit.visit_id for visit in due]
    routine = [visit for visit in waiting if visit.is_routine]
    for _ in range(max(left, 0)):
        if not routine:
            break
        nearest = min(routine, key=lambda visit: _routine_order(visit, along))
        routine.remove(nearest)
        chosen.append(nearest.visit_id)
        along.append(nearest.stop)
    return chosen


def _routine_order(visit: WaitingVisit, along: Sequence[Stop]) -> tuple[bool, float, int]:
    """Who was left out last month comes first wherever she lives; then whoever lies nearest to the day's way."""
    nearest = min((metres_apart(visit.stop, stop) for stop in along), default=0.0)
    return not visit.lapsed_before, nearest, visit.visit_id
