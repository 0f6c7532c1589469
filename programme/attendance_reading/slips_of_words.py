"""What a word no table holds most likely stands for: vowels left out (`krjaan`), or one slip of the finger.

Never certain: whoever asks must first rule out that the word is somebody's name.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from programme.attendance_reading.lexicon import MEANINGS
from programme.names import KNOWN_NAMES, normal_form

VOWELS = frozenset("aiueo")
SHORTEST_SHORTENED = 3
SHORTEST_SLIP = 6
ENDINGS_OF_NAMES = ("iah", "ia", "inah", "ina", "ati", "ini", "yah")
PLACES = frozenset({"rumah", "rs", "kota", "pasar", "sekolah", "kampung", "puskesmas", "bank", "kerja"})
CLITICS = ("ki", "mi", "ji", "pi")
"""As they are said in South Sulawesi: "sakitki", "datangji"."""
PREFIXES = ("nga", "nge", "di", "ka", "meng", "mem", "men", "ber", "ter")


DECIDING = frozenset(
    """
    tidak nggak enggak mboten boten henteu belum durung dereng bukan hadir datang dateng rawuh sumping dongkap teka teko
    telat terlambat berhalangan halangan sakit gering gerah kerja suaminya suamine anaknya anake budakna diwakili
    diwakilkan diwakilan kecuali kajaba selain semua lainnya liyane sanesna tanpa jaga izin ijin alpa absen bisa saged
    tiasa yang maksud maksudnya maksudku batal pulang mulih rumah sebelum kalau bilang
    """.split()
)
"""Words on which it hangs who came: none of their slips may be passed over as a word that nobody knows."""


def slips_of(word: str) -> set[str]:
    """What a finger makes of a word behind its first letter: one left out, turned, twice, or another vowel."""
    inner = range(1, len(word))
    turned = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in inner if at + 1 < len(word)}
    if len(word) < 5:
        return turned - {word}
    short = {word[:at] + word[at + 1 :] for at in inner}
    twice = {word[:at] + word[at] + word[at:] for at in inner}
    vowels = {word[:at] + other + word[at + 1 :] for at in inner if word[at] in VOWELS for other in VOWELS}
    return (turned | short | twice | vowels) - {word}


def slips_meant(meanings: Mapping[str, str]) -> dict[str, str]:
    """Slip of one of these words -> its meaning; none that is itself a word or a name, or of two other meanings."""
    meant: dict[str, set[str]] = {}
    for word, meaning in meanings.items():
        for slip in slips_of(word):
            meant.setdefault(slip, set()).add(meaning)
    return {
        slip: found.pop()
        for slip, found in meant.items()
        if len(found) == 1 and slip not in MEANINGS and normal_form(slip) not in KNOWN_NAMES
    }


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


DECIDING_SLIPS = slips_meant({word: MEANINGS[word] for word in DECIDING})


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
    if word.endswith(CLITICS) and len(word) >= 6 and MEANINGS.get(word[:-2], "-") != "-":
        return MEANINGS[word[:-2]]
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
