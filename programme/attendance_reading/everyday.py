"""Everyday words of Indonesian, Javanese and Sundanese: whoever hears them knows that they name nobody.

The words stand in `everyday_words.txt`, the commonest in its first paragraph; none has a meaning in another table.
They are weaker than those tables: a word that comes near a member's name is the name first, a common one if it is the
name itself. Given names are left out. They were gathered from public text collections in Indonesian, Javanese and
Sundanese (IndoNLP's NusaX and nusa-writes) and from the FrequencyWords lists: single words only, no text.
"""

from functools import lru_cache
from pathlib import Path

from programme.attendance_reading.lexicon import MEANINGS

COMMON, RARER = (
    frozenset(words.split())
    for words in Path(__file__).with_name("everyday_words.txt").read_text(encoding="utf-8").split("\n\n")
)
WORDS = COMMON | RARER
SHORTEST_STEM = 4
PREFIXES = (
    "di", "ka", "ke", "sa", "se", "pa", "pe", "ma", "me", "ti", "ng", "nge", "nga", "pang", "peng", "pam", "pem", "pan",
    "pen", "mang", "meng", "mem", "men", "ber", "ba", "ter", "per", "par", "pi", "mi", "silih", "sak", "ku", "dipun",
    "dipika", "kapi", "saka", "m", "n",
)  # fmt: skip
SUFFIXES = (
    "nya", "ne", "e", "na", "ana", "nana", "ipun", "nipun", "ku", "mu", "an", "en", "i", "kan", "ke", "ake", "aken",
    "no", "ono", "nye", "nyah", "ye", "keun", "eun", "lah", "pun", "ing", "a", "o", "ane", "anya", "kana", "annya",
)  # fmt: skip
NASALS = {"ny": ("s", "c"), "m": ("p", "b"), "n": ("t", "d"), "ng": ("k", "")}


@lru_cache(maxsize=20_000)
def is_everyday(word: str) -> bool:
    """Whether the word, small and unmarked, is an everyday one, as it stands or without affixes."""
    return word in WORDS or any(_known(stem) for stem in _stems(word))


def _known(stem: str) -> bool:
    return len(stem) >= SHORTEST_STEM and (stem in WORDS or MEANINGS.get(stem) == "-")


def _stems(word: str) -> set[str]:
    """What may be the word's stem: an ending or a beginning taken off, a nasal undone, halves that say the same."""
    shorter = {word} | {word.removesuffix(ending) for ending in SUFFIXES if word.endswith(ending)}
    stems = set(shorter)
    for each in shorter:
        stems |= {each.removeprefix(prefix) for prefix in PREFIXES if each.startswith(prefix)}
        for nasal, plain in NASALS.items():
            if each.startswith(nasal):
                stems |= {letter + each.removeprefix(nasal) for letter in plain}
        if each[:2] == each[2:4]:
            stems.add(each[2:])
        first, _, second = each.partition("-")
        stems |= {first, second} if second else set()
    return stems
