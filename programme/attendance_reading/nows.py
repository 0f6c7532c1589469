"""`Yang kemarin tidak hadir sekarang hadir`: what is so now, said behind what was so, or was noted by mistake."""

from collections.abc import Sequence
from itertools import pairwise

from programme.attendance_reading.spoken_words import ALREADY
from programme.attendance_reading.tokens import Token
from programme.attendance_reading.units import Unit

NOW = frozenset("sekarang skrg skrng skr saiki sakniki ayeuna".split())
THOUGH = frozenset("padahal pdhl pdhal".split())
ON_COMING = frozenset({"hadir", "absen", "alpa"})
"""`tidak hadir` ends in `hadir`."""


def with_nows(units: Sequence[Unit], tokens: Sequence[Token]) -> list[Unit]:
    """The units with a `ternyata` between two words on who came that such a word parts: they would be read as one."""
    turned = list(units[:1])
    for before, unit in pairwise(units):
        between = tokens[before.last + 1 : unit.first]
        if before.word in ON_COMING and unit.word == "hadir" and _turns(between, tokens[unit.last + 1 :]):
            turned.append(Unit("ternyata", before.last + 1, unit.first - 1))
        turned.append(unit)
    return turned


def _turns(between: Sequence[Token], behind: Sequence[Token]) -> bool:
    words = [token.text.casefold() for token in between]
    if not NOW.isdisjoint(words):
        return True
    # `tidak datang padahal kemarin datang`, `... padahal ikut arisan`: another time, elsewhere
    return bool(words) and words[0] in THOUGH and set(words[1:]) <= ALREADY | {"dia"} and _ends(behind)


def _ends(behind: Sequence[Token]) -> bool:
    return not behind or behind[0].kind == "mark" or behind[0].title or behind[0].stands_for == "-"
