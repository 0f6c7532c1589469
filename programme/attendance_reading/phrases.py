"""What runs of words mean, read from the table of patterns, longest match first."""

import re
from dataclasses import dataclass
from functools import lru_cache

from programme.attendance_reading.phrase_table import SHORT, TABLE

BREAKS = frozenset({"stop", "line", "asked"})
REMARKS = frozenset({"absent", "present", "represented", "unsettled", "tick"})


@dataclass(frozen=True)
class Phrase:
    """A stretch of tokens `first` to `last` (inclusive) with one meaning."""

    tag: str
    value: str
    first: int
    last: int


def _spelled_out(pattern: str) -> str:
    for short, full in SHORT.items():
        pattern = pattern.replace(short, full)
    return pattern


PATTERNS = tuple((tag, value, re.compile(rf"(?:{_spelled_out(pattern)})(?= |$)")) for tag, value, pattern in TABLE)
LONGEST_IN_WORDS = 16
"""Words within which a phrase ends: no sentence needs more, and a text of thousands of `di ke` costs no more."""
WORDS_IN = tuple(frozenset(re.findall(r"[a-z_]+|\?\?|\W", _spelled_out(pattern))) for _, _, pattern in TABLE)


def _beginnings(pattern: str) -> frozenset[str]:
    """The marks with which a pattern can begin: those that one of its outermost alternatives begins with."""
    depth, outer = 0, ""
    for letter in pattern:
        depth += (letter == "(") - (letter == ")")
        outer += "\n" if letter == "|" and depth == 0 and not outer.endswith("\\") else letter
    return frozenset(alternative.replace("\\", "")[:2] for alternative in outer.split("\n"))


MARKS_FIRST = tuple(_beginnings(_spelled_out(pattern)) for _, _, pattern in TABLE)


@lru_cache(maxsize=1_000)
def _patterns_with(word: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """The patterns that contain a word, or begin with a mark, at all: only these can begin with it."""
    if word[0].isalpha():
        return tuple(pattern for pattern, words in zip(PATTERNS, WORDS_IN, strict=True) if word in words)
    return tuple(
        pattern
        for pattern, marks in zip(PATTERNS, MARKS_FIRST, strict=True)
        if any(mark.startswith(word) or word.startswith(mark.strip() or "-") for mark in marks)
    )


def phrases_of(words: list[str]) -> list[Phrase]:
    """The phrases of a row of lexicon words, left to right, the longest meaning at each place."""
    stream = " ".join(words)
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    found: list[Phrase] = []
    first = 0
    while first < len(words):
        ahead = first + LONGEST_IN_WORDS
        limit = starts[ahead] - 1 if ahead < len(words) else len(stream)
        tag, value, end = _longest(stream, starts[first], limit, words[first])
        last = first
        while last + 1 < len(words) and starts[last + 1] < end:
            last += 1
        found.append(Phrase(tag, value, first, last))
        first = last + 1
    return found


def _longest(stream: str, at: int, limit: int, word: str) -> tuple[str, str, int]:
    best = ("other", "", at)
    for tag, value, pattern in _patterns_with(word):
        match = pattern.match(stream, at, limit)
        if match and match.end() > best[2]:
            best = (tag, value, match.end())
    return best
