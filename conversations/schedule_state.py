"""What has been said about the meetings to be scheduled.

The decisions are kept, not the meetings made of them: those are worked out anew each time from the decisions and from
what stands in the tables, so that a meeting that another phone saves meanwhile is seen.
"""

from dataclasses import dataclass, field
from datetime import date, time, timedelta

from conversations.turn import Turn
from db.tables import Group
from programme.date_reading.calendar import last_day
from programme.meeting_places import houses_of_ketua
from programme.monthly_patterns import MonthlyPattern, dates_of
from programme.people import groups_of
from programme.scheduling import Way

MOST_MEETINGS = 12


@dataclass
class State:
    group_id: int = 0
    dates: list[str] = field(default_factory=list)
    at: str | None = None
    pattern: dict[str, int | str | None] | None = None
    place: str = ""
    module: str | None = None
    session_number: int | None = None
    group_ids: list[int] = field(default_factory=list)
    """All groups meant; `group_id` is the first."""
    months: int | None = None
    until: str | None = None
    since: str | None = None
    guess: str | None = None
    """A date that was asked about: "Senen Legi"."""
    shared: bool | None = None
    """Whether several dates are shared out among the groups."""
    second: str | None = None
    off: dict[str, str] = field(default_factory=dict)
    one_by_one: bool = False
    way: Way | None = None
    places: dict[str, str] = field(default_factory=dict)
    each_place: bool = False
    matter_asked: bool = False
    page: int = 0
    seen: str = ""
    """The digest of the plan as it was shown: what is saved is what she saw."""


def choose_groups(state: State, ids: list[int]) -> None:
    state.group_ids, state.group_id = ids, ids[0] if ids else 0


def forget_when(state: State) -> None:
    """The time is to be said anew, and all that was decided about it."""
    state.dates, state.at, state.pattern, state.guess = [], None, None, None
    state.months = state.until = state.since = None
    forget_decisions(state)


def forget_decisions(state: State) -> None:
    state.shared, state.second, state.off, state.one_by_one, state.way = None, None, {}, False, None
    state.page = 0


def ids_of(state: State) -> list[int]:
    return state.group_ids or [state.group_id]


def groups_meant(turn: Turn, state: State) -> tuple[Group, ...]:
    """The chosen groups that are still hers, in the order of her list."""
    wanted = set(ids_of(state))
    return tuple(one for one in groups_of(turn.session, turn.who.id) if one.id in wanted)


def pattern_of(state: State) -> MonthlyPattern | None:
    if state.pattern is None:
        return None
    week, weekday, day = (state.pattern.get(key) for key in ("week", "weekday", "day"))
    return MonthlyPattern(
        kind="nth_weekday" if state.pattern.get("kind") == "nth_weekday" else "day_of_month",
        week=week if isinstance(week, int) else None,
        weekday=weekday if isinstance(weekday, int) else None,
        day=day if isinstance(day, int) else None,
    )


def clock_of(state: State) -> time:
    return time.fromisoformat(state.at or "09:00")


def dates_in_series(turn: Turn, state: State) -> list[date]:
    """The pattern's dates for the months asked for; none where that was not said yet."""
    pattern = pattern_of(state)
    if pattern is None or (state.months is None and state.until is None):
        return []
    first = max(_first_day(turn, state), date.fromisoformat(state.since) if state.since else date.min)
    days = dates_of(pattern, first, state.months or MOST_MEETINGS)
    until = date.fromisoformat(state.until) if state.until else date.max
    return [day for day in days if day <= until]


def _first_day(turn: Turn, state: State) -> date:
    """Today only where the hour is still to come."""
    local = turn.rules.local(turn.now)
    return local.date() + timedelta(days=1 if clock_of(state) <= local.time() else 0)


def may_be_shared(state: State) -> bool:
    """Several dates of one month for several groups: each group on each, or one for each?"""
    months = [one[:7] for one in state.dates]
    return state.pattern is None and len(ids_of(state)) > 1 and len(set(months)) < len(months)


def place_of(state: State, group: Group) -> str:
    if len(ids_of(state)) == 1:
        return state.places.get(str(group.id)) or state.place
    return state.places.get(str(group.id)) or state.place or group.usual_place or ""


def without_place(turn: Turn, state: State) -> list[Group]:
    return [one for one in groups_meant(turn, state) if not place_of(state, one)]


def houses(turn: Turn, state: State) -> dict[int, str]:
    """Group -> "Rumah Ibu Sri", of the chosen groups that have a ketua."""
    return houses_of_ketua(turn.session, [one.id for one in groups_meant(turn, state)])


def end_of_year(turn: Turn, state: State) -> date:
    """The last day of the year in which the series begins."""
    pattern = pattern_of(state)
    first = max(_first_day(turn, state), date.fromisoformat(state.since) if state.since else date.min)
    year = dates_of(pattern, first, 1)[0].year if pattern is not None else first.year
    return date(year, 12, last_day(year, 12))
