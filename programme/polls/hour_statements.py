"""What each clause says of hours: on which days, from when until when, that she is busy or has time. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from programme.date_reading.times import clock_at, hour_of_day
from programme.date_reading.tokens import Tokens, tokens_of
from programme.date_reading.words import DAY_PARTS, WEEKDAYS
from programme.polls import hour_words as said
from programme.polls.busy_hours import DAY, EVERY_DAY, WHOLE_DAY, BusyHours, Span, busy_on
from programme.polls.busy_hours import DAY_PARTS as SPANS

MEETING = 120
"""Minutes taken for a lone hour ("jam 9 tidak bisa"): about a meeting's length."""
_NUMBER = r"\d{1,2}(?:[.:]\d\d)?"
_DAY_NAME = "|".join(sorted((name for name in WEEKDAYS if len(name) > 2), key=len, reverse=True))
_PART_NAME = "|".join(DAY_PARTS)
_REWRITTEN = (
    (r"\bs\s?[./]\s?d\b\.?|\bsd\b(?=\s*(?:jam|\d))", " sampai "),
    (rf"(?<=\d)\s*[-–—]\s*(?=\d|jam|pukul|pkl)|\b({_DAY_NAME}|{_PART_NAME})\s*[-–—]\s*(?=\w)", r" \1 sampai "),
    (said.HOME_AGAIN, rf"\1\2 {said.UNTIL_MARK} "),
    (rf"\b(?:{said.UNTIL})(?: (?:ka|dugi|di))?\b", f" {said.UNTIL_MARK} "),
    (rf"\b{said.UNTIL_MARK}\s+(?=\d)", f"{said.UNTIL_MARK} jam "),
    (
        r"(?<!jam )(?<!pukul )(?<!pkl )(?<!setengah )(?<!stgh )(?<![\d.:])"
        rf"({_NUMBER})(?=\s*(?:{_PART_NAME})?\s+{said.UNTIL_MARK})",
        r"jam \1",
    ),
    (said.WORKDAYS, " hariharikerja "),
    (said.WEEKEND, " harihariakhir "),
    (said.EACH_DAY, f" {said.EVERY_DAY_MARK} "),
    (said.ALL_DAY, f" {said.ALL_DAY_MARK} "),
    (said.EXCEPT, f", {said.EXCEPT_MARK} "),
    (r"\bke atas\b|\bdi atas\b", " keatas "),
    (r"\bnyambut gawe\b", " kerja "),
)
_CLAUSE_ENDS = re.compile(
    r"[,;\n!]|\.(?!\d)|\b(?:tapi|tetapi|tp|nanging|ning|tapine|namun|cuman|sedangkan|kalau|nek|yen)\b"
)


@dataclass
class Statement:
    """What one clause says: on these days, at these hours, that she is busy (True) or free (False)."""

    days: set[int] = field(default_factory=set)
    spans: list[Span] = field(default_factory=list)
    busy: bool | None = None
    excepts: bool = False
    each_day: bool = False
    only: bool = False

    def __bool__(self) -> bool:
        return bool(self.days or self.spans or self.each_day)

    @property
    def hours(self) -> BusyHours:
        return busy_on(self.days or EVERY_DAY, self._narrowed() or (WHOLE_DAY,))

    def _narrowed(self) -> list[Span]:
        """Without a part of the day of which the hour is told as well: "sore jam 4 ke atas"."""
        exact = [span for span in self.spans if span not in SPANS.values()]
        told = [(begins, ends) for begins, ends in self.spans if not any(begins < e and b < ends for b, e in exact)]
        return exact + told


def statements_in(plain: str) -> Iterator[Statement]:
    """The statements of a lower-case text, clause by clause."""
    for pattern, instead in _REWRITTEN:
        plain = re.sub(pattern, instead, plain)
    for clause in _CLAUSE_ENDS.split(plain):
        yield from _in_clause(tokens_of(clause))


def _in_clause(tokens: Tokens) -> Iterator[Statement]:
    """Usually one; two in "pagi tidak bisa sore bisa", where each word that she can or can't ends or begins one."""
    current, at, leads = Statement(), 0, False
    while at < len(tokens):
        verdict, after = _verdict(tokens, at)
        if verdict is not None:
            if current.busy is not None and current and verdict != current.busy and leads:
                yield current
                current = Statement()
            leads = leads or not current
            if current.busy is None or not leads:
                current.busy = verdict
            if not leads and current and after < len(tokens) and _second_verdict(tokens, after, verdict):
                yield current
                current = Statement()
            at = after
            continue
        at = _take(tokens, at, current)
    yield current


def _second_verdict(tokens: Tokens, at: int, verdict: bool) -> bool:
    later = (_verdict(tokens, place)[0] for place in range(at, len(tokens)))
    return any(one is not None and one != verdict for one in later)


def _verdict(tokens: Tokens, at: int) -> tuple[bool | None, int]:
    """Whether a word here says that she is busy (True) or has time (False), and the place after it."""
    if tokens.says(at, said.NOT):
        for ahead in (1, 2):
            if tokens.says(at + ahead, said.FREE):
                return True, at + ahead + 1
            if tokens.says(at + ahead, said.BUSY):
                return False, at + ahead + 1
    if tokens.says(at, said.FREE):
        return False, at + 1
    return (True, at + 1) if tokens.says(at, said.BUSY) else (None, at)


def _take(tokens: Tokens, at: int, into: Statement) -> int:
    """Adds what stands here to the statement; returns the place after it."""
    word = tokens.word(at)
    if word in said.WEEKDAY_CODES:
        into.days |= said.WEEKDAY_CODES[word]
    elif word == said.EVERY_DAY_MARK:
        into.each_day = True
    elif word == said.ALL_DAY_MARK:
        into.spans.append(WHOLE_DAY)
    elif word == said.EXCEPT_MARK:
        into.excepts = True
    elif word in said.ONLY:
        into.only = True
    elif word in WEEKDAYS:
        return _take_days(tokens, at, into)
    elif word in said.AFTER or word in said.BEFORE or word == said.UNTIL_MARK:
        return _take_open_end(tokens, at, into)
    else:
        return _take_span(tokens, at, into)
    return at + 1


def _take_days(tokens: Tokens, at: int, into: Statement) -> int:
    first = WEEKDAYS[tokens.word(at)]
    if tokens.word(at + 1) == said.UNTIL_MARK and tokens.word(at + 2) in WEEKDAYS:
        last = WEEKDAYS[tokens.word(at + 2)]
        into.days |= {(first + ahead) % 7 for ahead in range((last - first) % 7 + 1)}
        return at + 3
    into.days.add(first)
    return at + 1


def _take_open_end(tokens: Tokens, at: int, into: Statement) -> int:
    """ "sesudah jam 4", "sebelum jam 9", "nganti jam 4", and "dari jam 6 sampai jam 4"."""
    found = _moment(tokens, at + 1)
    if found is None:
        return at + 1
    (begins, ends), after = found
    begins = said.PRAYERS.get(tokens.word(at + 1), begins)
    ends = said.PRAYERS.get(tokens.word(at + 1), ends)
    if tokens.word(at) in said.AFTER:
        if tokens.word(after) == said.UNTIL_MARK:
            return _take_span(tokens, at + 1, into)
        into.spans.append((ends if _is_part(tokens, at + 1) and tokens.word(at) != "dari" else begins, DAY))
    elif tokens.word(at) == said.UNTIL_MARK and _is_part(tokens, at + 1):
        into.spans.append((0, ends))
    else:
        into.spans.append((0, begins))
    return after


def _take_span(tokens: Tokens, at: int, into: Statement) -> int:
    found = _moment(tokens, at)
    if found is None:
        return at + 1
    (begins, ends), after = found
    if tokens.word(after) == said.UNTIL_MARK and (until := _moment(tokens, after + 1)) is not None:
        last = until[0][1] if _is_part(tokens, after + 1) else until[0][0]
        into.spans += [(begins, last)] if begins < last else [(begins, DAY), (0, last)]
        return until[1]
    if tokens.says(after, said.ONWARD):
        into.spans.append((begins, DAY))
        return after + 1
    into.spans.append((begins, ends))
    return after


def _is_part(tokens: Tokens, at: int) -> bool:
    return tokens.word(at) in DAY_PARTS


def _moment(tokens: Tokens, at: int) -> tuple[Span, int] | None:
    """An hour or a part of the day here as a span of minutes, and the place after it."""
    if tokens.word(at) in DAY_PARTS:
        part = DAY_PARTS[tokens.word(at)]
        return SPANS.get({"am": "morning", "pm": "afternoon"}.get(part, part), WHOLE_DAY), at + 1
    read = clock_at(_marked(tokens, at), at)
    if read is None or read[0] is None:
        return None
    moment, _ = hour_of_day(read[0])
    if moment is None:
        return None
    minutes = moment.hour * 60 + moment.minute
    return (minutes, min(minutes + MEETING, DAY)), read[1]


def _marked(tokens: Tokens, at: int) -> Tokens:
    """The message up to the next "sampai": the reader of hours must not look beyond it."""
    ends = next((place for place in range(at, len(tokens)) if tokens.word(place) == said.UNTIL_MARK), len(tokens))
    return Tokens(tokens.pieces[:ends])
