"""Words of manner between a no and what is denied (`teu cios sumping`, `mboten saget rawuh`), left out."""

from collections.abc import Sequence

from programme.attendance_reading.tokens import Token
from programme.attendance_reading.units import Unit
from programme.names import KNOWN_NAMES

DENIES = frozenset({"tidak", "belum"})
DENIED = frozenset({"hadir", "ikut", "masuk", "berangkat", "muncul", "bisa", "jadi"})


def without_words_of_manner(units: Sequence[Unit], tokens: Sequence[Token]) -> list[Unit]:
    """The units without an unknown word that stands between a no and a word of coming, unless it may be a name."""
    return [unit for at, unit in enumerate(units) if not _is_manner(units, at, tokens)]


def _is_manner(units: Sequence[Unit], at: int, tokens: Sequence[Token]) -> bool:
    unit = units[at]
    if unit.word != "?" or unit.mention is None or unit.mention.titled or not 0 < at < len(units) - 1:
        return False
    token = tokens[unit.last]
    named = token.capital or token.form in KNOWN_NAMES
    return units[at - 1].word in DENIES and units[at + 1].word in DENIED and not named
