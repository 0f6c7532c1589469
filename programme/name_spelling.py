"""Names as people spell them: one normal form for all spellings of a name.

Old and new spelling (Soekarti, Djumirah), y for i, doubled letters, Arabic names written by ear and a silent final h
make one name of many.
"""

import re
import unicodedata
from functools import lru_cache

from programme.given_names import GIVEN_NAMES, NAME_ENDINGS

SPELLINGS = (
    ("oe", "u"),
    ("dj", "j"),
    ("tj", "c"),
    ("sj", "s"),
    ("ch", "k"),
    ("kh", "k"),
    ("th", "t"),
    ("dh", "d"),
    ("sh", "s"),
    ("sy", "s"),
    ("gh", "g"),
    ("ph", "p"),
    ("ae", "ai"),
    ("f", "p"),
    ("v", "p"),
    ("z", "j"),
    ("q", "k"),
    ("y", "i"),
)
MUHAMMAD = re.compile(r"^(?:m[uo]h?|md|m[ou]c?h?[ao]m+[ae]d)$")
VOWELS = set("aiueo")


@lru_cache(maxsize=20_000)
def normal_form(word: str) -> str:
    """The spelling-independent form of one word of a name; empty if it has no letter."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(letter for letter in plain if "a" <= letter <= "z")
    if plain == "st":
        return "siti"
    if MUHAMMAD.match(plain):
        return "muh"
    plain = re.sub(r"(?<=...)z$", "s", plain)  # Imaz
    for old, new in SPELLINGS:
        plain = plain.replace(old, new)
    plain = re.sub(r"(.)\1+", r"\1", plain)
    return plain[:-1] if len(plain) > 2 and plain.endswith("h") else plain


KNOWN_NAMES = frozenset(normal_form(name) for name in GIVEN_NAMES)


def has_name_ending(word: str) -> bool:
    """Whether a word ends as most women's names do; `asi` only as -asih, since -asi ends a thing (organisasi)."""
    form = normal_form(word)
    if form.endswith("asi") and not word.casefold().endswith("h"):
        return False
    return len(form) >= 5 and form.endswith(NAME_ENDINGS)
