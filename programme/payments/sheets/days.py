"""The schedules that the rows of a payment sheet make together: one for each stage, day, place and span of hours.

Rows that say when they end stand for a window of their own. Rows with a beginning alone are turns within one window,
from the first beginning to an hour after the last; all alike they are no turns, and the usual end holds.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from programme.payments.plans import DEFAULT_BRING, DEFAULT_REPRESENTED, Entry
from programme.payments.sheets.table import PlannedDay
from programme.payments.sheets.whom import Meant
from programme.payments.stages import Stage
from programme.roster_import.cells import place_key
from programme.rules import Rules

AFTER_THE_LAST_TURN = timedelta(hours=1)
Things = tuple[tuple[str, ...], str | None]


@dataclass(frozen=True)
class Line:
    """A row as read."""

    meant: Meant
    kecamatan: str
    stage: Stage
    channel: str
    day: date
    starts: time | None
    ends: time | None
    place: str
    things: Things | None
    amount: int | None


def planned_days(lines: Sequence[Line], rules: Rules) -> tuple[PlannedDay, ...]:
    """Earliest first."""
    together = defaultdict[object, list[Line]](list)
    for one in lines:
        window = (one.starts, one.ends) if one.ends is not None else None
        key = (one.stage.key, one.kecamatan, one.channel, one.day, place_key(one.place), window, one.things)
        together[key].append(one)
    days = [_day(some, rules) for some in together.values()]
    return tuple(sorted(days, key=lambda one: (one.starts_at, one.kecamatan, one.place)))


def _day(lines: Sequence[Line], rules: Rules) -> PlannedDay:
    first = lines[0]
    starts_at, ends_at = _window(lines, rules)
    turns = len({one.starts for one in lines}) > 1
    bring, note = first.things or (DEFAULT_BRING[first.channel], None)
    entries = tuple(
        Entry(family.kpm_id, rules.at(one.day, one.starts) if turns and one.starts else None, one.amount)
        for one in lines
        for family in one.meant.families
    )
    return PlannedDay(
        first.stage,
        first.kecamatan,
        _scope(lines),
        starts_at,
        ends_at,
        first.place,
        first.channel,
        bring,
        note,
        DEFAULT_REPRESENTED[first.channel],
        entries,
    )


def _window(lines: Sequence[Line], rules: Rules) -> tuple[datetime, datetime]:
    day, begins = lines[0].day, sorted({one.starts or rules.payments_begin_from for one in lines})
    starts_at = rules.at(day, begins[0])
    ends = lines[0].ends
    if ends is not None:
        return starts_at, rules.at(day, ends)
    usual = rules.at(day, rules.payments_end_by)
    last = rules.at(day, begins[-1]) + AFTER_THE_LAST_TURN
    return starts_at, max(usual, last) if len(begins) == 1 else last


def _scope(lines: Sequence[Line]) -> dict[str, object]:
    kinds = {one.meant.whole for one in lines}
    if kinds == {"desa"}:
        return {"desa": list(dict.fromkeys(one.meant.desa for one in lines))}
    if kinds == {"group"}:
        return {"groups": [one.meant.group_id for one in lines]}
    return {"list": True}
