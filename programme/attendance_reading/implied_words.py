"""Words that carry nothing by themselves but something behind a name: a yes, or talk of none of the known causes."""

from collections.abc import Sequence

from programme.attendance_reading.name_shapes import is_verb
from programme.attendance_reading.tokens import Token

YES = frozenset("iya ya iyo iyaa nggih njih inggih enya muhun y".split())
ONGOING = frozenset("lagi lg sedang sdg sdang keur nuju nembe lagek lagi2 tengah eukeur jek tas".split())
UNTELLING = ("-", "anak", "kerabat")
SPOKEN_OF = frozenset({"@", "anak", "kerabat"})
SET_OFF = frozenset({"(", ","})


def implied_after(word: str, tokens: Sequence[Token], at: int, everyday: frozenset[int]) -> str:
    """What is implied at `at`, right behind the unit `word`; empty if nothing. `everyday`: places of everyday words.

    Behind a comma or in brackets (`Mawar tidak hadir, mutung`) such words are a cause that is none of the known.
    """
    if word == "@" and _agrees(tokens, at):
        return "hadir"
    if word in SET_OFF:
        return "kata" if _says_something(tokens, at, everyday) else ""
    if word not in SPOKEN_OF or not _says_something(tokens, at, everyday):
        return ""
    return "kata" if word != "@" or _does(tokens, at, everyday) else "omong"


def implied_by_ongoing(tokens: Sequence[Token], at: int, everyday: frozenset[int]) -> str:
    """`Icun teu bisa milu, keur nyiapkeun samenan budak`: something goes on, and it is none of the known causes."""
    if tokens[at].text.casefold() not in ONGOING:
        return ""
    return "kata" if _says_something(tokens, at + 1, everyday) else ""


def _does(tokens: Sequence[Token], at: int, everyday: frozenset[int]) -> bool:
    """Whether the first telling word is something one does (nonton, ngumpet), not what one is (rajin)."""
    first = next(place for place in range(at, len(tokens)) if place in everyday or tokens[place].kind != "word")
    return is_verb(tokens[first]) or tokens[first].text[:1].casefold() == "n"


def _agrees(tokens: Sequence[Token], at: int) -> bool:
    """`elis iya, lilis nggak`: a yes behind a name where a bare no stands behind another."""
    if at == len(tokens) or tokens[at].text.casefold() not in YES or not _ends(tokens, at):
        return False
    return any(
        token.stands_for == "tidak" and _ends(tokens, other) and other > 0 and tokens[other - 1].kind == "word"
        for other, token in enumerate(tokens)
    )


def _ends(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 == len(tokens) or tokens[at + 1].kind == "mark"


def _says_something(tokens: Sequence[Token], at: int, everyday: frozenset[int]) -> bool:
    """Whether nothing but words without a meaning follow up to the next mark, an everyday one among them."""
    said = False
    while at < len(tokens) and tokens[at].kind == "word":
        if tokens[at].stands_for not in UNTELLING:
            return False
        said = said or at in everyday
        at += 1
    return said
