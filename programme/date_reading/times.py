"""Hours as people type them: "jam setengah sembilan", "pkl 09.30", "jam 9 kurang seperempat", "tabuh salapan".

An hour without part of the day is meant for a village meeting in daylight: 1-5 is afternoon (13-17), 6-12 is as it
stands, and so is 13-23. "Setengah sembilan" is half an hour *before* nine. Of a span ("09.00-11.00") the beginning
counts. Where the words contradict each other ("jam 9 sore") the likelier hour is given and marked as not certain.
"""

from dataclasses import dataclass, replace
from datetime import time

from programme.date_reading.tokens import Tokens
from programme.date_reading.words import (
    APPROXIMATELY,
    CLOCK_MARKS,
    DAY_PARTS,
    FINISHED,
    HALF,
    LASTING,
    MINUS,
    MINUTES,
    MONTHS,
    PLUS,
    QUARTER,
    UNTIL,
    ZONES,
)


@dataclass(frozen=True)
class ClockSaid:
    """An hour as spoken. `shift` is in minutes ("kurang 15" is -15); `padded`: the hour was written 01-05."""

    hour: int
    minute: int = 0
    shift: int = 0
    part: str | None = None
    padded: bool = False
    readable: bool = True


@dataclass(frozen=True)
class DayPartSaid:
    part: str


Read = tuple[ClockSaid, int]
UNREADABLE = ClockSaid(hour=0, readable=False)


def hour_of_day(clock: ClockSaid) -> tuple[time | None, bool]:
    """The time meant, and whether that is certain. None where no such time exists."""
    if not clock.readable or clock.hour > 24 or clock.minute > 59:
        return None, False
    if clock.part is None:
        minutes = clock.hour * 60 + clock.minute + clock.shift
        certain = not clock.padded and clock.hour < 24
        if clock.hour <= 12 and (60 <= minutes < 360 or (clock.hour == 1 and minutes < 60)):
            minutes += 720
    else:
        hour, certain = _hour_in_part(clock.hour, clock.part)
        minutes = hour * 60 + clock.minute + clock.shift
    return time(minutes // 60 % 24, minutes % 60), certain


# For each part of the day: the hours that are certain, as spoken -> what must be added.
_CERTAIN: dict[str, dict[int, int]] = {
    "am": {12: -12} | dict.fromkeys(range(1, 12), 0),
    "pm": {12: 0} | dict.fromkeys(range(1, 12), 12) | dict.fromkeys(range(13, 24), 0),
    "morning": dict.fromkeys(range(1, 12), 0),
    "noon": dict.fromkeys(range(1, 5), 12) | dict.fromkeys(range(9, 17), 0),
    "afternoon": dict.fromkeys(range(1, 7), 12) | dict.fromkeys(range(13, 20), 0),
    "night": dict.fromkeys(range(6, 12), 12) | dict.fromkeys(range(18, 24), 0),
}


# What the speaker probably meant where the hour does not suit the part of the day.
_LIKELY: dict[str, dict[int, int]] = {
    "noon": {5: 12},
    "afternoon": dict.fromkeys(range(7, 12), 12),
    "night": {5: 12, 12: -12},
}


def _hour_in_part(hour: int, part: str) -> tuple[int, bool]:
    added = _CERTAIN[part].get(hour)
    if added is not None:
        return hour + added, True
    return hour + _LIKELY.get(part, {}).get(hour, 0), False


def clock_at(tokens: Tokens, at: int) -> Read | tuple[None, int] | None:
    """An hour that begins here, with all that belongs to it, and the place after it; (None, place) for a duration."""
    duration = _duration_at(tokens, at)
    if duration:
        return None, duration
    if tokens.says(at, CLOCK_MARKS):
        return _marked_hour(tokens, at)
    read = _hour_without_mark(tokens, at)
    return _with_span(tokens, *read) if read else None


def lone_number_as_hour(hour: int, digits: str) -> ClockSaid:
    """ "9" or "0930" typed in answer to "jam berapa?"."""
    return _digits_as_hour(digits) if digits else ClockSaid(hour)


def _duration_at(tokens: Tokens, at: int) -> int | None:
    """ "selama 2 jam", "2 jam lagi" say how long, not when."""
    start = at + 1 if tokens.says(at, LASTING) else at
    number = tokens.number(start)
    if number is None or not tokens.says(number[1], {"jam", "jm", "menit", "hours", "hour"}):
        return None
    after = number[1] + 1
    return after if start > at or _bare_hour(tokens, tokens.skip(after, APPROXIMATELY)) is None else None


def _marked_hour(tokens: Tokens, at: int) -> Read | None:
    start = tokens.skip(at, CLOCK_MARKS | APPROXIMATELY)
    span = tokens.joined(start, "-", 2)
    if span:  # "jam 9-11"
        end = _with_tail(tokens, ClockSaid(span.values[1]), start + 1)
        return _sharing_part(ClockSaid(span.values[0]), end[0]), end[1]
    read = _bare_hour(tokens, start)
    if read is None:
        return None
    clock, after = read
    if _minutes_follow(tokens, after) and clock.readable and not clock.minute and not clock.shift:
        clock, after = replace(clock, minute=int(tokens.digits(after))), after + 1
    return _with_span(tokens, *_with_tail(tokens, clock, after))


def _hour_without_mark(tokens: Tokens, at: int) -> Read | None:
    """Without "jam" only what can be nothing else: 9:30, 10.00, "setengah 9", "9 pagi", "09.00 WIB"."""
    read = _english_hour(tokens, at)
    if read:
        return _with_tail(tokens, *read)
    read = _bare_hour(tokens, at)
    if read is None:
        return None
    clock, after = read
    if tokens.digits(at) and clock.hour > 12 and not tokens.says(after, ZONES):
        return None  # "Kamis 22 pagi" is a day, not an hour
    certain = tokens.says(at, HALF) or _can_only_be_time(tokens, at)
    return _with_tail(tokens, clock, after) if certain or tokens.says(after, DAY_PARTS.keys() | ZONES) else None


def _can_only_be_time(tokens: Tokens, at: int) -> bool:
    """Not "22.11", which may be a day and its month; "10.00" and "9:30" are no date."""
    if tokens.joined(at, ":", 2) or tokens.joined(at, ":", 3):
        return True
    dotted = tokens.joined(at, ".", 2)
    if dotted is None or len(dotted.digits[1]) != 2:
        return False
    return dotted.values[0] <= 24 and dotted.values[1] < 60 and not 1 <= dotted.values[1] <= 12


def _bare_hour(tokens: Tokens, at: int) -> Read | None:
    if tokens.says(at, HALF) or _is_written_half(tokens, at):
        hour = tokens.number(at + 1)
        return (ClockSaid(hour[0], shift=-30), hour[1]) if hour else None
    joined = tokens.joined(at, ":.,", 2) or tokens.joined(at, ":.", 3)
    if joined:
        if len(joined.digits[1]) != 2:
            return UNREADABLE, at + 1
        hour_text, minute_text = joined.digits[:2]
        return ClockSaid(int(hour_text), int(minute_text), padded=_is_padded(hour_text)), at + 1
    if tokens.digits(at):
        return _digits_as_hour(tokens.digits(at)), at + 1
    number = tokens.number(at)
    return (ClockSaid(number[0]), number[1]) if number else None


def _is_written_half(tokens: Tokens, at: int) -> bool:
    token = tokens.joined(at, "/", 2)
    return token is not None and token.values == (1, 2) and tokens.number(at + 1) is not None


def _digits_as_hour(digits: str) -> ClockSaid:
    if len(digits) > 2:
        return ClockSaid(int(digits[:-2]), int(digits[-2:]), padded=_is_padded(digits[:-2]))
    return ClockSaid(int(digits), padded=_is_padded(digits))


def _is_padded(hour: str) -> bool:
    """ "02.00" may be two at night by the 24-hour clock or two in the afternoon: nobody can tell."""
    return len(hour) == 2 and "01" <= hour <= "05"


def _english_hour(tokens: Tokens, at: int) -> Read | None:
    """ "half past nine", "quarter to nine"."""
    minutes = {"half": 30, "quarter": 15}.get(tokens.word(at))
    if minutes is None or not tokens.says(at + 1, {"past", "to"}):
        return None
    hour = tokens.number(at + 2)
    if hour is None or hour[0] > 12:
        return None
    return ClockSaid(hour[0], shift=minutes if tokens.word(at + 1) == "past" else -minutes), hour[1]


def _minutes_follow(tokens: Tokens, at: int) -> bool:
    """ "jam 9 30"; but "jam 9 25 November" goes on with a date."""
    digits = tokens.digits(at)
    return len(digits) == 2 and digits[1] in "05" and digits < "60" and tokens.word(at + 1) not in MONTHS


def _with_tail(tokens: Tokens, clock: ClockSaid, at: int) -> Read:
    """Add what may follow an hour: minutes more or less, part of the day, zone."""
    while True:
        minutes = _minutes_more_or_less(tokens, at)
        if minutes and not clock.shift:
            clock, at = replace(clock, shift=minutes[0]), minutes[1]
        elif tokens.says(at, DAY_PARTS) and clock.part is None:
            clock, at = replace(clock, part=DAY_PARTS[tokens.word(at)]), at + 1
        elif tokens.says(at, ZONES | MINUTES):
            at += 1
        else:
            return clock, at


def _minutes_more_or_less(tokens: Tokens, at: int) -> tuple[int, int] | None:
    sign = 1 if tokens.says(at, PLUS) else -1 if tokens.says(at, MINUS) else 0
    if not sign:
        return None
    if tokens.says(at + 1, QUARTER):
        return sign * 15, at + 2
    if tokens.says(at + 1, HALF):
        return sign * 30, at + 2
    number = tokens.number(at + 1)
    return (sign * number[0], number[1]) if number and number[0] < 60 else None


def _with_span(tokens: Tokens, clock: ClockSaid, at: int) -> Read:
    """Swallow the end of a span; it may lend its part of the day to the beginning ("jam 7-9 malam")."""
    if not (tokens.says(at, UNTIL) or tokens.dash(at)):
        return clock, at
    start = tokens.skip(at + 1, CLOCK_MARKS | APPROXIMATELY)
    if tokens.says(start, FINISHED):
        return clock, start + 1
    read = _bare_hour(tokens, start)
    if read is None or tokens.says(read[1], MONTHS):
        return clock, at + 1
    end, after = _with_tail(tokens, *read)
    return _sharing_part(clock, end), after


def _sharing_part(start: ClockSaid, end: ClockSaid) -> ClockSaid:
    if start.part is not None or end.part is None:
        return start
    shared = replace(start, part=end.part)
    first, certain = hour_of_day(shared)
    last, end_is_certain = hour_of_day(end)
    if not end_is_certain:
        return shared  # "jam 7-8 sore": as doubtful as its end
    return shared if certain and first and last and first < last else start
