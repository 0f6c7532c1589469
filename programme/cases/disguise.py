"""Texts of a case with nobody's name left in them: who is meant is said by what she is ("ketua kelompok"). Pure.

A name counts as a word, whatever its case, spelling or punctuation, with its title and in parts. A word that names
somebody and is also an everyday one ("untung", "hari") is a name after a title, beside another part of that name, or
with a capital within a sentence. After a title or a word of kin also names that are on no list go: "Pak Darto"
becomes "Pak D.".
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from programme.attendance_reading.everyday import WORDS, is_everyday
from programme.attendance_reading.kinship import KINSHIP, TITLES
from programme.attendance_reading.lexicon import MEANINGS
from programme.cases.disguise_words import (
    BEFORE_NAMES,
    ENDINGS,
    NAME_AND_WORD,
    NAMES_FOLLOW,
    NUMBERS,
    OFFICES,
    ROLE_WORDS,
    STRONG_TITLES,
    TOGETHER,
)
from programme.given_names import GIVEN_NAMES
from programme.name_closeness import Fit, part_fit
from programme.names import name_parts, normal_form, spelled, spelled_parts

WORD = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)*")
ALL_TITLES = TITLES | STRONG_TITLES
INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD))
LONGEST_ENDING = 3
SHORTEST_SLIP, SHORTEST_PART = 4, 5
NUMBER_GONE = "(nomor disamarkan)"


@dataclass(frozen=True)
class Known:
    """Somebody who may be named in the file, and what stands there instead."""

    name: str
    stands_for: str
    rank: int
    """Whom a name means that several bear: 0 the family itself, 1 its household, 2 the group, 3 staff, 4 others."""


@dataclass(frozen=True)
class KnownPlace:
    """What stands small enough to find the family by: its group, its hamlet."""

    kind: str
    """kelompok or dusun: the word that may stand before it."""
    name: str
    stands_for: str


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    said: str
    """Small letters only."""
    form: str
    has_capital: bool
    begins_sentence: bool


@dataclass(frozen=True)
class _Meant:
    known: Known
    is_whole: bool
    spelt: str


class Disguise:
    """Replaces the names of some people and small places, and numbers by which one could be found."""

    def __init__(self, people: Iterable[Known], places: Iterable[KnownPlace] = ()) -> None:
        self._places = [(_pattern(one), one.stands_for) for one in places if spelled(one.name) or one.name.isdigit()]
        self._by_run: dict[str, _Meant] = {}
        self._by_part: dict[str, Known] = {}
        for one in sorted(people, key=lambda known: known.rank):
            self._learn(one)
        self._longest = max(map(len, self._by_run), default=0) + LONGEST_ENDING
        self._hidden: dict[str, str] = {}

    def _learn(self, known: Known) -> None:
        forms, spelt = name_parts(known.name), spelled_parts(known.name)
        for first in range(len(forms)):
            for end in range(first + 1, len(forms) + 1):
                run = normal_form("".join(spelt[first:end]))
                meant = _Meant(known, end - first == len(forms), "".join(spelt[first:end]))
                if run and (run not in self._by_run or _order(meant) < _order(self._by_run[run])):
                    self._by_run[run] = meant
            if len(forms[first]) >= SHORTEST_PART:
                self._by_part.setdefault(forms[first], known)

    def __call__(self, text: str) -> str:
        """The text without names and numbers."""
        if text not in self._hidden:
            self._hidden[text] = self._hide(_plain(text))
        return self._hidden[text]

    def _hide(self, text: str) -> str:
        for pattern, instead in self._places:
            text = pattern.sub(instead, text)
        words = _words_of(text)
        pieces, at, index = [], 0, 0
        while index < len(words):
            found = self._named_at(text, words, index)
            if found is None:
                index += 1
                continue
            first, index, instead = found
            if words[first].start < at:
                continue
            pieces += [text[at : words[first].start], instead]
            at = words[index - 1].end
        return _tidy("".join(pieces) + text[at:])

    def _named_at(self, text: str, words: Sequence[_Word], index: int) -> tuple[int, int, str] | None:
        """(first word that goes, the word after it, what stands there instead) where a name begins at this word."""
        titles = _titles_before(text, words, index)
        for end in range(self._end_of_run(text, words, index), index, -1):
            meant = self._meant_by(words, index, end, is_titled=bool(titles))
            if meant is not None:
                return index - titles, end, _in_place(text, words, index - titles, meant)
        glued = self._glued(words[index])
        if glued is not None:
            return index, index + 1, _in_place(text, words, index, glued)
        if titles and words[index - 1].said in STRONG_TITLES and _is_strange(words[index]):
            end = index + 1
            while end < len(words) and words[end].has_capital and _joins(text, words, end) and _is_strange(words[end]):
                end += 1
            return index, end, f"{words[index].said[0].upper()}."
        if _is_name_on_no_list(text, words, index):
            return index, index + 1, f"{words[index].said[0].upper()}."
        return None

    def _end_of_run(self, text: str, words: Sequence[_Word], first: int) -> int:
        """After the last word that can belong to a name beginning here."""
        end, form = first + 1, words[first].form
        while end < len(words) and _joins(text, words, end):
            form += words[end].form
            if len(form) > self._longest:
                break
            end += 1
        return end

    def _meant_by(self, words: Sequence[_Word], first: int, end: int, *, is_titled: bool) -> Known | None:
        run = words[first:end]
        said = "".join(word.said for word in run)
        for shorter in (said, *(said.removesuffix(ending) for ending in ENDINGS if said.endswith(ending))):
            meant = self._by_run.get(normal_form(shorter))
            if meant is not None and (len(run) > 1 or _is_name(run[0], shorter, meant, is_titled=is_titled)):
                return meant.known
        return self._slip(run[0]) if len(run) == 1 else None

    def _slip(self, word: _Word) -> Known | None:
        """Somebody whose name this is but for a slip of the thumb."""
        if len(word.form) < SHORTEST_SLIP or _is_ordinary(word.said):
            return None
        near = (known for part, known in self._by_part.items() if part_fit(word.form, part) <= Fit.SLIP)
        return min(near, key=lambda known: known.rank, default=None)

    def _glued(self, word: _Word) -> Known | None:
        """'bumawar' as typed in haste."""
        for title in STRONG_TITLES:
            rest = word.said.removeprefix(title)
            if rest != word.said and len(rest) >= 4 and not _is_ordinary(word.said):
                meant = self._by_run.get(normal_form(rest))
                if meant is not None and meant.spelt == rest:
                    return meant.known
        return None


def _pattern(place: KnownPlace) -> re.Pattern[str]:
    """A place whose name is an everyday word (or a number) only counts after the word for what it is."""
    words = place.name.casefold().removeprefix(place.kind).split()
    first = spelled(words[0]) if words else ""
    is_plain = len(first) < 4 or _is_ordinary(first)
    name = r"\s+".join(map(re.escape, words))
    return re.compile(rf"\b{place.kind}\s+{name}\b" + ("" if is_plain else rf"|\b{name}\b"), re.IGNORECASE)


def _order(meant: _Meant) -> tuple[int, int]:
    """A whole name before a part of another's; the family's own in any case before those of staff."""
    rank = meant.known.rank
    if meant.is_whole:
        return (rank, 0) if rank < 3 else (rank, 1)
    return (2, 1) if rank == 0 else (rank + 3, 2)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(INVISIBLE)


def _words_of(text: str) -> list[_Word]:
    words = []
    is_shouted = text.isupper()
    for found in WORD.finditer(text):
        raw, before = found.group(), text[: found.start()].rstrip()
        words.append(
            _Word(
                found.start(), found.end(), spelled(raw), normal_form(raw),
                raw[0].isupper() and not is_shouted,
                not before or before[-1] in ".!?:\"“(-•\n" or "\n" in text[len(before) : found.start()],
            )
        )  # fmt: skip
    return words


def _titles_before(text: str, words: Sequence[_Word], index: int) -> int:
    """How many titles stand right before a word ('Bu Hj. Mawar': 2)."""
    count = 0
    while (
        count < 2
        and index - count > 0
        and words[index - count - 1].said in ALL_TITLES
        and _joins(text, words, index - count)
    ):
        count += 1
    return count


def _joins(text: str, words: Sequence[_Word], at: int) -> bool:
    """Whether nothing but a space, a dot or a dash stands between this word and the one before."""
    between = text[words[at - 1].end : words[at].start]
    return len(between) <= 3 and not between.strip(" .-_*~'’`") and "\n" not in between


def _is_ordinary(said: str) -> bool:
    return said in WORDS or said in MEANINGS or said in KINSHIP or said in NAME_AND_WORD


def _is_name(word: _Word, shorter: str, meant: _Meant, *, is_titled: bool) -> bool:
    """Whether a single word that is spelled like somebody's name means her."""
    if meant.spelt != shorter:
        return len(word.form) >= 4 and not is_everyday(word.said) and not _is_ordinary(word.said)
    if is_titled or not (_is_ordinary(word.said) or len(shorter) < 3):
        return True
    is_hers_alone = meant.is_whole and meant.known.rank == 0 and word.said not in MEANINGS
    return is_hers_alone or (word.has_capital and (meant.known.rank <= 1 or not word.begins_sentence))


def _is_strange(word: _Word) -> bool:
    """Whether a word after a title names somebody who is on no list."""
    if len(word.said) < 2 or word.said in OFFICES or word.said in ALL_TITLES or word.said in BEFORE_NAMES:
        return False
    if word.has_capital:
        return word.said not in MEANINGS and word.said not in KINSHIP
    return not is_everyday(word.said) and not _is_ordinary(word.said)


def _is_name_on_no_list(text: str, words: Sequence[_Word], index: int) -> bool:
    """Whether a word without a title names somebody all the same: after what she is, or because many are called so."""
    word = words[index]
    if not word.has_capital or text[word.start : word.end].isupper() or len(word.said) < 3:
        return False
    if _is_ordinary(word.said) or word.said in OFFICES:
        return False
    if index > 0 and words[index - 1].said in NAMES_FOLLOW:
        between = text[words[index - 1].end : word.start]
        if between.strip(" ,") == "" and not word.begins_sentence:
            return True
    return word.said in GIVEN_NAMES and not word.begins_sentence and not is_everyday(word.said)


def _in_place(text: str, words: Sequence[_Word], first: int, known: Known) -> str:
    """What stands there instead; nothing more where what she is stands before it already ('ketua kelompok Bu Sri')."""
    if known.rank > 0 and first > 0 and words[first - 1].said in ROLE_WORDS and _is_beside(text, words, first):
        return "\0"
    begins = words[first].begins_sentence
    return known.stands_for[0].upper() + known.stands_for[1:] if begins else known.stands_for


def _is_beside(text: str, words: Sequence[_Word], at: int) -> bool:
    return text[words[at - 1].end : words[at].start].isspace()


def _tidy(text: str) -> str:
    """Without numbers, the gaps of names that went, and the same said twice in a row."""
    text = re.sub(r"[ \t]*\0", "", text)
    for pattern, instead in NUMBERS:
        text = pattern.sub(instead, text)
    for several, instead in TOGETHER:
        text = several.sub(instead, text)
    return text
