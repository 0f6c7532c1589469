"""Where a family lives, as people type it: "rt 2 rw 1 dusun krajan", "RT02/RW01 Krajan", "2/1 krajan".

What is not said stays None, so that a correction of the RT alone leaves the rest as it is.
"""

import re
from dataclasses import dataclass

LONGEST_DUSUN = 80
_RT = re.compile(r"\br\.?\s*t\b[\s.:/\-]*0*(\d{1,3})(?!\d)", re.IGNORECASE)
_RW = re.compile(r"\br\.?\s*w\b[\s.:/\-]*0*(\d{1,3})(?!\d)", re.IGNORECASE)
_GLUED = re.compile(r"\b(r[tw])\.?(?=\d)", re.IGNORECASE)
_FOLLOWED = re.compile(r"(\d)(?=r\.?[tw](?![a-z]))", re.IGNORECASE)
_PAIR = re.compile(r"(?<!\d)0*(\d{1,3})\s*[/\\\-]\s*0*(\d{1,3})(?!\d)")
_RT_THEN_NUMBER = re.compile(r"(?P<rt>\br\.?\s*t\b[\s.:\-]*0*\d{1,3})\s*/\s*0*(?P<rw>\d{1,3})(?!\d)", re.IGNORECASE)
_BOTH_WORDS = re.compile(r"\br\.?t\.?\s*/\s*r\.?w\b\.?", re.IGNORECASE)
_DUSUN = re.compile(r"\b(?:dusun|dsn|dukuh|dk|kampung|kp|kmp|lingkungan|lingk)\b\.?", re.IGNORECASE)
_EDGES = " \t\n,.;:/-\\"
_NONE = frozenset({"-", "tidak ada", "tdk ada", "lewati", "kosong", "belum tahu", "ora ono", "mboten wonten"})


@dataclass(frozen=True)
class TypedAddress:
    """What was said; numbers have three digits, as in the roster."""

    rt: str | None = None
    rw: str | None = None
    dusun: str | None = None

    @property
    def says_something(self) -> bool:
        return any((self.rt, self.rw, self.dusun))


def read_address(text: str) -> TypedAddress:
    """The address in one message; nothing in it where none was understood."""
    said = " ".join(_BOTH_WORDS.sub(" ", text).split())
    if said.casefold() in _NONE:
        return TypedAddress()
    said = _GLUED.sub(r"\1 ", _FOLLOWED.sub(r"\1 ", said))
    said = _RT_THEN_NUMBER.sub(r"\g<rt> rw \g<rw>", said)
    rt, said = _taken(_RT, said)
    rw, said = _taken(_RW, said)
    pair = _PAIR.search(said) if rt is None and rw is None else None
    if pair is not None:
        rt, rw = pair.group(1), pair.group(2)
        said = f"{said[: pair.start()]} , {said[pair.end() :]}"
    return TypedAddress(_three_digits(rt), _three_digits(rw), _dusun(said))


def _taken(pattern: re.Pattern[str], said: str) -> tuple[str | None, str]:
    """The number, and the text without it."""
    found = pattern.search(said)
    if found is None:
        return None, said
    return found.group(1), f"{said[: found.start()]} , {said[found.end() :]}"


def _three_digits(digits: str | None) -> str | None:
    return f"{int(digits):03d}" if digits is not None and int(digits) else None


def _dusun(rest: str) -> str | None:
    """What is left is the dusun's name; after the word for it, if that was said."""
    named = _DUSUN.search(rest)
    words = rest[named.end() :] if named is not None else rest
    parts = [part.strip(_EDGES) for part in words.split(",")]
    name = " ".join(next((part for part in parts if any(letter.isalpha() for letter in part)), "").split())
    if not name:
        return None
    return (name.title() if name.islower() or name.isupper() else name)[:LONGEST_DUSUN]
