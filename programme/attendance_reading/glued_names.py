"""`endangsakit,lasmikerja`: a member's name and what is said of her, written without the blank between them."""

import re
from collections.abc import Sequence
from functools import lru_cache

from programme.attendance_report import Member

_SAID = (
    "sakit|skt|kerja|krj|hadir|hdr|izin|ijin|alpa|alfa|absen|takhadir|tidakhadir|tdkhadir|gakhadir|gahadir|melahirkan|"
    "lahiran|hajatan|panen|takziah|mudik|kondangan|gering|lara|loro"
)
SHORTEST_NAME = 4


def with_blanks(text: str, members: Sequence[Member]) -> str:
    """The text with a blank between the two; it is left as it is where no name begins such a word."""
    glued = _glued(tuple(one.name for one in members))
    return text if glued is None else glued.sub(r"\1 ", text)


@lru_cache(maxsize=1_000)
def _glued(names: tuple[str, ...]) -> re.Pattern[str] | None:
    parts = {part.casefold() for name in names for part in name.split() if len(part) >= SHORTEST_NAME}
    any_part = "|".join(re.escape(one) for one in sorted(parts, key=len, reverse=True))
    return re.compile(rf"\b({any_part})(?=(?:{_SAID})\b)", re.IGNORECASE) if parts else None
