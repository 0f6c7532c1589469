"""Causes said as a denial (tidak enak badan, teu damang, ora ana kendaraan): no word on how many did not come.

`7 tidak hadir` counts; `7 teu damang` says of the seventh member what `7 sakit` says.
"""

from collections.abc import Sequence

DENIALS = frozenset({"tidak", "belum"})
HELPERS = frozenset({"bisa", "mau", "ada", "jadi", "dapat", "boleh", "ikut", "terima", "punya", "dikasih", "yang"})
DENIED = frozenset(
    "enak badan tahu dikabari undang info kabar kendaraan antar jaga uang urus kerabat anak mewakili wakil".split()
)
DENIED_BY_ONE = frozenset({"boleh", "dikasih", "punya"})


def denies_a_cause(words: Sequence[str], at: int) -> bool:
    """Whether at a place the lexicon's words say a no that denies health, news, a ride or the like, not attendance."""
    start = at
    while at < len(words) and words[at] in DENIALS:
        at += 1
    if at == start:
        return False
    helped: set[str] = set()
    while at < len(words) and words[at] in HELPERS:
        helped.add(words[at])
        at += 1
    return bool(helped & DENIED_BY_ONE) or (at < len(words) and words[at] in DENIED)


def numbers_follow(words: Sequence[str], at: int) -> bool:
    """`14 teu ngiring, 17 teu damang`: further members are given by number, and nobody by name or as a count."""
    if "@" in words or "orang" in words:
        return False
    return any(words[place] == "#" and denies_a_cause(words, place + 1) for place in range(at + 1, len(words)))
