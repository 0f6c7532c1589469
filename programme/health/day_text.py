"""Reads when a health post opens, as it is typed: "tiap tanggal 10 jam 8-11", "Selasa kedua jam 9", "Senin 12/11"."""

import re
from dataclasses import dataclass
from datetime import date, time

from programme.monthly_patterns import MonthlyPattern, read_pattern
from programme.typed_dates import hour_in, read_moment

_CLOCK = r"(\d{1,2})(?:[.:](\d{2}))?"
_FROM_TO = re.compile(
    rf"\b(?:jam|jm|pukul|pkl|pk)?\.? ?{_CLOCK} ?(?:-|–|s/d|sd|sampai|sampe|hingga|nganti) ?(?:jam )?{_CLOCK}\b"
)
LONGEST_DAY_HOURS, USUAL_HOURS = 12, 3


@dataclass(frozen=True)
class TypedPost:
    """What was said of a post's day; each None where it was not said. Local dates and times.

    `problem` as in TypedMoment: then the date is no certain one.
    """

    pattern: MonthlyPattern | None = None
    day: date | None = None
    starts: time | None = None
    ends: time | None = None
    problem: str | None = None


def read_post_day(text: str, today: date) -> TypedPost:
    """A monthly pattern or one date, and the hours."""
    said = " ".join(text.casefold().split())
    starts, ends, rest = _hours(said)
    pattern = read_pattern(rest)
    if pattern is not None:
        starts = starts or hour_in(rest)[0]
        return TypedPost(pattern, None, starts, ends or _usual_end(starts))
    moment = read_moment(rest, today)
    starts = starts or moment.time
    problem = moment.problem if moment.problem != "nothing_understood" or starts is None else None
    return TypedPost(None, moment.date, starts, ends or _usual_end(starts), problem)


def _hours(said: str) -> tuple[time | None, time | None, str]:
    """("jam 8-11") taken out of the text: dates like 12-11-2018 are left in it."""
    for found in _FROM_TO.finditer(said):
        marked = re.match(r"(?:jam|jm|pukul|pkl|pk)", found[0]) is not None
        if not marked and (found[2] is None or found[4] is None):
            continue
        first, last = _clock(found[1], found[2]), _clock(found[3], found[4])
        if first is not None and last is not None and first < last:
            return first, last, f"{said[: found.start()]} {said[found.end() :]}"
    return None, None, said


def _clock(hour: str, minute: str | None) -> time | None:
    return time(int(hour), int(minute or 0)) if int(hour) < 24 and int(minute or 0) < 60 else None


def _usual_end(starts: time | None) -> time | None:
    if starts is None:
        return None
    return time(min(starts.hour + USUAL_HOURS, 23), starts.minute)
