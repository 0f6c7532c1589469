"""Whom a correction takes back: "eh bukan mawar, wati" after "mawar tidak hadir"."""

import re

_DENIED = re.compile(
    r"(?i)\b(?:bukan|bkn|dudu|sanes|lain)\s+(?P<who>(?:(?:bu|ibu|mbak|yu|teh|ceu|mak)\s+)?[^\W\d_]+(?:\s+[^\W\d_]+)?)"
    r"(?=\s*(?:[,.;\n]|$)|\s+(?:tapi|tp|tapinya|nanging|ning|melainkan|yang|yg|sing|nu|ternyata)\b)"
)


def words_denied(text: str) -> tuple[str, ...]:
    """The words behind each "bukan" that may be a name, as written."""
    return tuple(found["who"] for found in _DENIED.finditer(text))
