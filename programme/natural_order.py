"""Names with numbers in the order in which people count: "Melati 2" before "Melati 10"."""

import re

_PARTS = re.compile(r"\d+|\D+")


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A sorting key; numbers by their size, the rest without regard to case. The same in every database."""
    parts = _PARTS.findall(name.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part.strip()) for part in parts)
