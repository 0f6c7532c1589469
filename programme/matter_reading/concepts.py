"""A text as sentences of concepts: what is written in three languages, shortened or with slips, in one vocabulary.

Exact spelling first, then letters held down, endings and prefixes, vowels left out ("krtu"), one slip of the finger.
A word that is a usual given name is never taken for a slip of another.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from programme.attendance_reading.everyday import is_everyday
from programme.attendance_reading.lexicon import MEANINGS
from programme.attendance_reading.slips_of_words import ENDINGS_OF_NAMES
from programme.glued_words import taken_apart
from programme.matter_reading.asking_words import ASKING_WORDS
from programme.matter_reading.family_words import FAMILY_WORDS
from programme.matter_reading.filler_words import FILLERS
from programme.matter_reading.money_words import MONEY_WORDS
from programme.matter_reading.set_phrases import SET_PHRASES
from programme.names import KNOWN_NAMES, normal_form

LONGEST_READ = 1_500
"""Characters read of one message: whoever writes more than this tells a story, which a person should read."""
UNKNOWN = "_"
TITLES = frozenset("bu ibu buk bapak pak mbak mba mas teh ceu kang nyi yu lik".split())
SHORTEST_SLIP, SHORTEST_SHORTENED, LONG_SLIP = 6, 4, 8
SHORTEST_PART = 3
LONG_WORD = re.compile(r"\b[a-z]{7,}\b")
SENTENCE = re.compile(r"[.!?;\n]+")
ENDS_ASKING = re.compile(r"\b(?:ya|yaa|nggih|njih|kan|toh|ta|kah|iya)(?: (?:bu|pak|mbak|teh|ibu|bapak))?\s*$")
"""A tag that asks for a yes ("balita harus ke posyandu ya bu")."""
PIECE = re.compile(r"<[a-z_]+>|[a-z]+(?:-[a-z]+)*2?|\d+(?:[.,]\d+)*|[,:]")
PICTURES = re.compile(r"[\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff]+")
PAUSE = re.compile(r"(?<=\w) ?\.{2,}(?=\s*\w)")
"""`kartu saya hilang .. harus ke mana`: a comma, as people write it."""
_THANKS = (
    r"(?:te?rima ?kasih|ma?ka?sih|mksh|mks|tks|thx|thanks|matur (?:se)?(?:suwun|nuwun)|ha?tur nuhun|nuhun|suwun|"
    r"nuwun(?! sewu)|trims)\w*"
)
_POLITE = (
    r"(?: (?:bu|ibu|buk|pak|bapak|mbak|mba|teh|min|ya|nggih|njih|banyak|kathah|sanget|pisan|seueur|sebelumnya|"
    r"sakderenge|sateuacanna|jawabannya|infonya|informasinya|bantuannya))*"
)
ONLY_THANKS = re.compile(rf"(?:^|[,.!?;\n] ?| ){_THANKS}{_POLITE}[^\w?]*$")
THANKS_BEHIND = re.compile(rf",? (?={_THANKS}(?: \w+){{0,3}}\W*$)")
BLANKS = re.compile(r"[^\S\n]+")
LETTER_HELD = re.compile(r"([a-z])\1{2,}")
DOTTED = re.compile(r"(?<=\d)\.(?=\d)|(?<=\bno)\.|(?<=\bjl)\.|(?<=\btgl)\.|(?<=\brp)\.|(?<=\b(?:sd|sm|rt|rw|tk))\.")
ENDINGS = ("nipun", "ipun", "nya", "kah", "lah", "ana", "ane", "ny", "ku", "mu", "ne", "na", "an", "e", "q")
PLAIN_ENDINGS = ("nipun", "ipun", "nya", "ku", "ne", "na", "e")
VERBAL_ENDINGS = ("kan", "keun", "ake", "aken", "no", "in", "i")
PREFIXES = ("meng", "mem", "men", "ber", "ter", "di", "ke", "ka", "nga", "nge", "ng", "me", "n")


def _table(*sources: str) -> dict[str, str]:
    concepts: dict[str, str] = {}
    for source in sources:
        for line in re.sub(r"\n ", " ", source.strip()).splitlines():
            concept, _, spellings = line.partition(":")
            for spelling in spellings.split():
                concepts.setdefault(spelling, concept)
    return concepts


CONCEPTS = _table(MONEY_WORDS, ASKING_WORDS, FAMILY_WORDS)
for _filler in FILLERS.split():
    CONCEPTS.setdefault(_filler, "")


@dataclass(frozen=True)
class Sentence:
    """One sentence: its concepts in their order, without words that carry nothing."""

    row: tuple[str, ...]
    asked: bool
    """Whether it ends in a question mark."""
    tagged: bool = False
    """Whether it ends in a word that asks for a yes."""

    @property
    def words(self) -> frozenset[str]:
        return frozenset(self.row)


def sentences_of(text: str) -> list[Sentence]:
    """The sentences of a message, those without any known word left out."""
    plain = PAUSE.sub(", ", PICTURES.sub(" ", DOTTED.sub(" ", plain_letters(taken_apart(text)))))
    plain = LONG_WORD.sub(lambda found: _two_words(found[0]) or found[0], plain)
    plain = THANKS_BEHIND.sub(". ", ONLY_THANKS.sub(_mark, plain))
    sentences: list[Sentence] = []
    start = 0
    for found in [*SENTENCE.finditer(plain), None]:
        piece = plain[start : found.start() if found else len(plain)]
        row = _row(piece)
        if any(concept not in (UNKNOWN, ",") for concept in row):
            asked = found is not None and "?" in found.group()
            sentences.append(Sentence(row, asked, ENDS_ASKING.search(piece) is not None))
        if found is not None:
            start = found.end()
    return sentences


def _mark(found: re.Match[str]) -> str:
    """What thanks leave behind: the mark that ended the sentence before them."""
    return found.group()[0] if found.group()[0] in "!?;\n" else "."


def plain_letters(text: str) -> str:
    """Small letters without marks, and no letter held down (kapaaan)."""
    text = unicodedata.normalize("NFKD", text[:LONGEST_READ].casefold())
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = BLANKS.sub(" ", re.sub(r"(?<=[a-z])['’`‘](?=[a-z])", "", text))
    return LETTER_HELD.sub(r"\1", text)


def _row(piece: str) -> tuple[str, ...]:
    for pattern, concepts in SET_PHRASES:
        piece = pattern.sub(concepts, piece)
    row: list[str] = []
    titled, word = False, ""
    for found in PIECE.finditer(piece):
        word = found.group()
        after_title, titled = titled, word in TITLES
        if word.startswith("<"):
            row.append(word[1:-1])
        elif word in ",:":
            row.append(",")
        elif word[0].isdigit():
            row.append("#")
        elif after_title and word not in CONCEPTS and not _plainly_ended(word):
            row.append(UNKNOWN)  # a name, near to whatever it may be
        elif (concept := concept_of(word)) != "":
            row.append(UNKNOWN if concept is None else concept)
    if row and word == "kok":
        row.pop()  # "dia hadir kok": no question
    return tuple(row)


@lru_cache(maxsize=20_000)
def concept_of(word: str) -> str | None:
    """The concept a word stands for: empty if it carries nothing, None if it isn't known."""
    word = word.removesuffix("2") if word not in CONCEPTS else word
    for form in dict.fromkeys((word, re.sub(r"([a-z])\1", r"\1", word), *_halves(word))):
        if form in CONCEPTS:
            return CONCEPTS[form]
    if normal_form(word) in KNOWN_NAMES:
        return None
    affixed = _affixed(word) or _affixed(re.sub(r"([a-z])\1", r"\1", word))
    if affixed or word in MEANINGS or is_everyday(word):
        return affixed
    return _shortened(word) or _slipped(word)


@lru_cache(maxsize=20_000)
def _two_words(word: str) -> str | None:
    """ "kapancair", "kartuhilang": two words without their blank, where only one way to part them gives known ones."""
    if concept_of(word) is not None or word in MEANINGS or is_everyday(word) or normal_form(word) in KNOWN_NAMES:
        return None
    cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    parted = [f"{word[:at]} {word[at:]}" for at in cuts if word[:at] in CONCEPTS and CONCEPTS.get(word[at:])]
    return parted[0] if len(parted) == 1 else None


def _plainly_ended(word: str) -> bool:
    """ "Kapan bu bantuannya": behind a title stands a name, unless a word that is known with its ending."""
    if normal_form(word) in KNOWN_NAMES:
        return False
    if len(word) >= LONG_SLIP and word.endswith("ya") and _slipped(word):
        return True
    return any(word.endswith(ending) and CONCEPTS.get(word.removesuffix(ending)) for ending in PLAIN_ENDINGS)


def _halves(word: str) -> tuple[str, ...]:
    """syarat-syarat, kumpul-kumpul."""
    first, dash, second = word.partition("-")
    return (first,) if dash and second.startswith(first[:3]) else ()


def _affixed(word: str) -> str | None:
    for ending in ENDINGS + VERBAL_ENDINGS:
        base = word.removesuffix(ending)
        if base != word and len(base) >= 3 and CONCEPTS.get(base):
            return CONCEPTS[base]
    for prefix in PREFIXES:
        base = word.removeprefix(prefix)
        if base != word and len(base) >= 4:
            for ending in ("", *VERBAL_ENDINGS):
                if CONCEPTS.get(base.removesuffix(ending)):
                    return CONCEPTS[base.removesuffix(ending)]
    return None


def _consonants(word: str) -> str:
    return "".join(letter for letter in word if letter not in "aiueo")


_BY_CONSONANTS: dict[str, list[str]] = {}
_LONG: dict[str, list[str]] = {}
for _word, _concept in CONCEPTS.items():
    if _word.isalpha() and _concept:
        if len(_word) >= 4:
            _BY_CONSONANTS.setdefault(_consonants(_word), []).append(_word)
        if len(_word) >= SHORTEST_SLIP - 1:
            _LONG.setdefault(_word[0], []).append(_word)


def _shortened(word: str) -> str | None:
    """What all words mean that this one shortens by leaving vowels out."""
    skeleton = _consonants(word)
    if len(word) < SHORTEST_SHORTENED or len(skeleton) < 3 or len(word) - len(skeleton) > 1:
        return None
    return _agreed(full for full in _BY_CONSONANTS.get(skeleton, ()) if len(full) > len(word) and full[0] == word[0])


def _slipped(word: str) -> str | None:
    """What all words mean that are one slip away (two, of a long word)."""
    if len(word) < SHORTEST_SLIP or word.endswith(ENDINGS_OF_NAMES):
        return None
    far = 2 if len(word) >= 10 else 1
    near = process.extract(word, _LONG.get(word[0], ()), scorer=OSA.distance, score_cutoff=far, limit=None)
    return _agreed(full for full, _, _ in near)


def _agreed(words: Iterable[str]) -> str | None:
    meant = {CONCEPTS[word] for word in words}
    return meant.pop() if len(meant) == 1 else None
