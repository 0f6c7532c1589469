"""Walks over a typed message once and collects what it says about days and hours, passing over what only looks so."""

from programme.date_reading.days import DAY_RULES
from programme.date_reading.findings import DayFinding
from programme.date_reading.times import ClockSaid, DayPartSaid, clock_at
from programme.date_reading.tokens import Tokens, tokens_of
from programme.date_reading.words import (
    DAY_PARTS,
    GREETINGS,
    HOMES,
    MONTHS,
    NEGATIONS,
    NUMBERED,
    PLACES,
    RELATIVE_DAYS,
    TITLES,
    WEEKDAYS,
)

Finding = DayFinding | ClockSaid | DayPartSaid
_NAME_LIKE = WEEKDAYS.keys() | MONTHS.keys() | RELATIVE_DAYS.keys() | DAY_PARTS.keys()


def findings_in(text: str) -> list[Finding]:
    """Everything the message says about days and hours, in its order, without what it negates."""
    tokens = tokens_of(text)
    found: list[Finding] = []
    at, negated_until = 0, -1
    while at < len(tokens):
        if tokens.says(at, NEGATIONS):
            at, negated_until = at + 1, at + 3
            continue
        finding, after = _read(tokens, at)
        if finding is not None and at > negated_until:
            found.append(finding)
        if finding is not None:
            negated_until = -1
        at = after
    return found


def _read(tokens: Tokens, at: int) -> tuple[Finding | None, int]:
    beyond = _without_meaning(tokens, at)
    if beyond:
        return None, beyond
    clock = clock_at(tokens, at)
    if clock:
        return clock
    for rule in DAY_RULES:
        read = rule(tokens, at)
        if read:
            return read
    if tokens.says(at, DAY_PARTS):
        return DayPartSaid(DAY_PARTS[tokens.word(at)]), at + 1
    return None, at + 1


def _without_meaning(tokens: Tokens, at: int) -> int | None:
    """The place after a greeting, a house number, or a name that is also a word of the calendar; None elsewhere."""
    if tokens.says(at, GREETINGS) and tokens.says(at + 1, DAY_PARTS):
        return at + 2
    if at == 0 and tokens.says(0, DAY_PARTS) and tokens.says(1, TITLES):
        return 1
    if tokens.says(at, NUMBERED) and tokens.digits(at + 1):
        return at + 2
    if tokens.says(at, NUMBERED) and (tokens.joined(at + 1, "/.-,", 2) or tokens.joined(at + 1, "/.-", 3)):
        return at + 2
    person = tokens.says(at, TITLES) and tokens.says(at - 1, HOMES)
    return at + 2 if (person or tokens.says(at, PLACES)) and tokens.says(at + 1, _NAME_LIKE) else None
