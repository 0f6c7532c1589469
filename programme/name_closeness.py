"""How close a word comes to a part of a name: cautiously, since a slip could as well be another name."""

from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from programme.name_spelling import KNOWN_NAMES, VOWELS

NEIGHBOURS = {
    key: set(row[max(0, at - 1) : at + 2])
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for at, key in enumerate(row)
}
HEARD_ALIKE = ({"k", "h"},)


SHORTEST_CALL_NAME, LEAST_LEFT_OUT = 4, 3
"""Letters; what differs by fewer may be another name (Hidayah, Hidayati)."""


class Fit(IntEnum):
    """How well words fit a name, best first."""

    SAME = 0
    SHORT = 1
    SLIP = 2
    DOUBT = 3
    FAR = 4
    NONE = 5


def _one_edit(said: str, part: str) -> Fit:
    if said[0] != part[0] or min(len(said), len(part)) < 4:
        return Fit.DOUBT
    if len(said) != len(part):
        return Fit.SLIP if max(len(said), len(part)) >= 5 else Fit.DOUBT
    changed = [(a, b) for a, b in zip(said, part, strict=True) if a != b]
    if len(changed) == 2:
        return Fit.SLIP
    (a, b) = changed[0]
    near = {a, b} <= VOWELS or {a, b} in HEARD_ALIKE or b in NEIGHBOURS.get(a, ())
    return Fit.SLIP if near and len(part) >= 5 else Fit.DOUBT


@lru_cache(maxsize=50_000)
def part_fit(said: str, part: str) -> Fit:
    """How well one said word (normal form) fits one part of a name (normal form)."""
    if said == part:
        return Fit.SAME
    if len(said) < 3 or len(part) < 3:
        return Fit.NONE
    if said in KNOWN_NAMES:
        return _other_name_fit(said, part)
    if len(said) >= 4 and len(part) > len(said) + 1 and (part.startswith(said) or part.endswith(said)):
        return Fit.DOUBT
    apart = OSA.distance(said, part, score_cutoff=2)
    if apart == 1 and min(len(said), len(part)) >= 3:
        fit = _one_edit(said, part)
    elif apart == 2 and min(len(said), len(part)) >= 6 and {said[0], part[0]} in ({said[0]}, *HEARD_ALIKE):
        fit = Fit.SLIP if len(part) >= 9 else Fit.FAR
    else:
        fit = Fit.NONE
    if min(len(said), len(part)) >= 5 and _heard(said) == _heard(part):
        fit = min(fit, Fit.SLIP)
    return min(fit, _shortened(said, part))


def called_fit(said: str, part: str) -> Fit:
    """As `part_fit`, for a word that stands alone: Yuli is what Yuliana is called."""
    short = len(said) >= SHORTEST_CALL_NAME and len(part) - len(said) >= LEAST_LEFT_OUT
    return min(Fit.SLIP if short and said in KNOWN_NAMES and part.startswith(said) else Fit.NONE, part_fit(said, part))


def _other_name_fit(said: str, part: str) -> Fit:
    """A word that is a name itself is a slip for another one only where both sound alike (Susilawati) or m is n."""
    if min(len(said), len(part)) >= 5 and _one_vowel_more(said, part):
        return Fit.SLIP
    if len(said) == len(part) >= 6 and said.replace("m", "n") == part.replace("m", "n"):
        return Fit.SLIP
    if min(len(said), len(part)) >= 5 and max(len(said), len(part)) >= 6 and _heard(said) == _heard(part):
        return Fit.SLIP
    return Fit.DOUBT if part.startswith(said) or part.endswith(said) else Fit.NONE


def _heard(form: str) -> str:
    """How a form sounds where a is said as o, ai as e, uwa as ua, and the short e is swallowed (Yatemi, Yatmi)."""
    return form.replace("uw", "u").replace("ai", "e").replace("ae", "e").replace("o", "a").replace("e", "")


def _consonants(form: str) -> str:
    return "".join(letter for letter in form if letter not in VOWELS)


def _one_vowel_more(said: str, part: str) -> bool:
    """Whether the one is the other with one vowel more (Hasnah, Hasanah)."""
    short, long = sorted((said, part), key=len)
    without = (
        long[:at] + long[at + 1 :] for at, letter in enumerate(long) if 0 < at < len(long) - 1 and letter in VOWELS
    )
    return short in without


def _shortened(said: str, part: str) -> Fit:
    """Vowels left out, as in a short message: `mwr`, `tmni`, `wgym`."""
    if said[0] != part[0] or len(said) >= len(part) or _consonants(said) != _consonants(part):
        return Fit.NONE
    letters = iter(part)
    if not all(letter in letters for letter in said):
        return Fit.NONE
    return Fit.SHORT if len(_consonants(said)) >= 3 else Fit.DOUBT
