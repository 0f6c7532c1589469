"""Whom a correction takes back: "eh bukan mawar, wati" after "mawar tidak hadir"."""

import re

_DENIED = re.compile(
    r"(?i)\b(?:bukan|bkn|dudu|sanes|lain)\s+(?P<who>(?:(?:bu|ibu|mbak|yu|teh|ceu|mak)\s+)?[^\W\d_]+(?:\s+[^\W\d_]+)?)"
    r"(?=\s*(?:[,.;\n]|$)|\s+(?:tapi|tp|tapinya|nanging|ning|melainkan|yang|yg|sing|nu|ternyata)\b)"
)


def words_denied(text: str) -> tuple[str, ...]:
    """The words behind each "bukan" that may be a name, as written."""
    return tuple(found["who"] for found in _DENIED.finditer(text))


def without_denied(text: str, who: str) -> str:
    """The words without that "bukan", where they name somebody besides."""
    left = re.sub(
        rf"(?i)\b(?:bukan|bkn|dudu|sanes|lain)\s+{re.escape(who)}\b(?:\s+(?:tapi|tp|nanging|ning|melainkan)\b)?",
        "",
        text,
    )
    return left if any(letter.isalpha() for letter in left) else text
