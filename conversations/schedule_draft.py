"""The meetings that the decisions come to so far, and what has still to be decided about them."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time

from conversations.schedule_state import State, clock_of, groups_meant, pattern_of, place_of
from conversations.turn import Turn
from db.tables import Group
from programme.date_reading.calendar import months_on
from programme.meetings import list_meetings
from programme.monthly_patterns import MonthlyPattern
from programme.scheduling import (
    Occasion,
    Taken,
    arrange,
    clashing,
    days_off,
    minutes_of,
    second_in_month,
    working_day_near,
)


@dataclass(frozen=True)
class Draft:
    """The plan as far as it is decided."""

    groups: tuple[Group, ...]
    wanted: dict[date, list[int]]
    """After the days off and the second meetings that are decided on."""
    seconds: tuple[tuple[int, date], ...]
    off: tuple[date, ...]
    """Days off that nobody has decided on yet."""
    clashes: tuple[tuple[date, tuple[Taken, ...]], ...]
    """Days on which she can't be at each meeting, with the standing ones that stand in the way."""
    occasions: tuple[Occasion, ...]
    taken: tuple[Taken, ...] = ()

    def of(self, group_id: int) -> list[Occasion]:
        return sorted((one for one in self.occasions if one.group_id == group_id), key=lambda one: (one.day, one.at))


def standing(turn: Turn, first: date, last: date) -> list[Taken]:
    """Her groups' meetings of the months from `first` to `last` that are not cancelled."""
    rules = turn.rules
    begin = rules.at(first.replace(day=1), time(0))
    end = rules.at(date(*months_on(last, 1), 1), time(0))
    taken = []
    for line in list_meetings(turn.session, turn.actor, turn.who.id, begin, end):
        starts, ends = rules.local(line.starts_at), rules.local(line.ends_at)
        until = minutes_of(ends.time()) if ends.date() == starts.date() else 24 * 60
        taken.append(Taken(line.group_id, line.group_name, starts.date(), minutes_of(starts.time()), until))
    return taken


def draft_of(turn: Turn, state: State) -> Draft:
    """The meetings that the decisions come to so far."""
    groups, rules, today = groups_meant(turn, state), turn.rules, turn.rules.today(turn.now)
    days = [date.fromisoformat(one) for one in state.dates]
    if not days:
        return Draft(groups, {}, (), (), (), ())
    taken = standing(turn, days[0], days[-1])
    wanted = _wanted(state, [one.id for one in groups], days)
    seconds = [(group, day) for day, ids in wanted.items() for group, _ in second_in_month(ids, [day], taken)]
    if state.second == "skip":
        wanted = {day: [group for group in ids if (group, day) not in seconds] for day, ids in wanted.items()}
    pattern = pattern_of(state)
    off = days_off([day for day, ids in wanted.items() if ids], rules, weekday_said=_weekday_said(pattern))
    moved: defaultdict[date, list[int]] = defaultdict(list)
    for day, ids in wanted.items():
        if ids and state.off.get(day.isoformat()) != "skip":
            chosen = state.off.get(day.isoformat())
            moved[working_day_near(day, rules, today) if chosen == "move" else day] += ids
    clashes = []
    for day, ids in sorted(moved.items()):
        others = clashing(Occasion(0, day, clock_of(state)), taken, rules)
        if len(ids) > 1 or others:
            clashes.append((day, tuple(others)))
    occasions = arrange(moved, clock_of(state), state.way, taken, pattern, today, rules)
    undecided = tuple(day for day in off if day.isoformat() not in state.off)
    return Draft(groups, dict(moved), tuple(seconds), undecided, tuple(clashes), tuple(occasions), tuple(taken))


def _weekday_said(pattern: MonthlyPattern | None) -> bool:
    """Of single dates she knows the weekday; of "tiap tanggal 5" nobody does."""
    return pattern is None or pattern.weekday is not None


def _wanted(state: State, ids: list[int], days: list[date]) -> dict[date, list[int]]:
    if not state.shared:
        return {day: list(ids) for day in days}
    return {day: ids[at :: len(days)] for at, day in enumerate(days)}


def digest(draft: Draft, state: State) -> str:
    """What the plan is known by: every meeting and its place."""
    places = {one.id: place_of(state, one) for one in draft.groups}
    lines = [f"{one.group_id} {one.day} {one.at} {places.get(one.group_id)}" for one in draft.occasions]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
