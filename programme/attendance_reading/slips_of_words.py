"""What a word no table holds most likely stands for: vowels left out (`krjaan`), or one slip of the finger.

Never certain: whoever asks must first rule out that the word is somebody's name.
"""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from programme.attendance_reading.lexicon import MEANINGS

VOWELS = frozenset("aiueo")
SHORTEST_SHORTENED = 3
SHORTEST_SLIP = 6
ENDINGS_OF_NAMES = ("iah", "ia", "inah", "ina", "ati", "ini", "yah")
PLACES = frozenset({"rumah", "rs", "kota", "pasar", "sekolah", "kampung", "puskesmas", "bank", "kerja"})
PREFIXES = ("nga", "nge", "di", "ka", "meng", "mem", "men", "ber", "ter")


def _consonants(word: str) -> str:
    return "".join(letter for letter in word if letter not in VOWELS)


def _by_consonants() -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for word in MEANINGS:
        if len(word) >= 4 and word.isalpha():
            index.setdefault(_consonants(word), []).append(word)
    return index


BY_CONSONANTS = _by_consonants()
LONG_WORDS: dict[str, list[str]] = {}
for _word in MEANINGS:
    if len(_word) >= SHORTEST_SLIP - 1 and _word.isalpha():
        LONG_WORDS.setdefault(_word[0], []).append(_word)


@lru_cache(maxsize=20_000)
def shortened_meaning(word: str) -> str | None:
    """The meaning of all the words that this one shortens, if they agree."""
    consonants = _consonants(word)
    if len(word) < SHORTEST_SHORTENED or len(consonants) < 2:
        return None
    return _agreed(full for full in BY_CONSONANTS.get(consonants, ()) if _shortens(word, full))


@lru_cache(maxsize=20_000)
def affixed_meaning(word: str) -> str | None:
    """The meaning of a word with a prefix or a doubled beginning (ngadamel, rarame)."""
    if len(word) >= 6 and word[:2] == word[2:4] and word[2:] in MEANINGS:
        return MEANINGS[word[2:]]
    if word[:2] in ("di", "ke", "ka") and MEANINGS.get(word[2:]) in PLACES:
        return MEANINGS[word[2:]]
    if word.startswith("me") and len(word) >= 7 and MEANINGS.get(word[2:], "-") != "-":
        return MEANINGS[word[2:]]
    for prefix in PREFIXES:
        base = word.removeprefix(prefix)
        if base != word and len(base) >= 4 and MEANINGS.get(base, "-") != "-":
            return MEANINGS[base]
    return None


def _shortens(word: str, full: str) -> bool:
    letters = iter(full)
    return word[0] == full[0] and len(word) < len(full) and all(letter in letters for letter in word)


@lru_cache(maxsize=20_000)
def slipped_meaning(word: str) -> str | None:
    """The meaning of all the words one slip away, if they agree."""
    if len(word) < SHORTEST_SLIP or word.endswith(ENDINGS_OF_NAMES):
        return None
    near = process.extract(word, LONG_WORDS.get(word[0], []), scorer=OSA.distance, score_cutoff=1, limit=None)
    return _agreed(full for full, _, _ in near)


def _agreed(words: Iterable[str]) -> str | None:
    meanings = {MEANINGS[word] for word in words}
    return meanings.pop() if len(meanings) == 1 else None
