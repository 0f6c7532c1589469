"""The names of one group: whom a few words mean, spelled and mistyped as people do.

Closeness never decides alone: a slip that could as well be another name stays a doubt.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from programme.name_closeness import Fit, called_fit, part_fit
from programme.name_spelling import KNOWN_NAMES, VOWELS, has_name_ending, normal_form

__all__ = [
    "KNOWN_NAMES",
    "VOWELS",
    "Fit",
    "NameBook",
    "NameMatch",
    "has_name_ending",
    "name_book",
    "name_fit",
    "name_parts",
    "normal_form",
    "part_fit",
    "spelled",
    "spelled_parts",
]

ROSTER_TITLES = frozenset("bu ibu ibuk hj hajah haji h ny nyonya bpk bapak pak sdri".split())
MOST_REMEMBERED = 5_000


@dataclass(frozen=True)
class NameMatch:
    """Members whom the words may mean; `whole` are those whose full name the words are."""

    numbers: frozenset[int]
    fit: Fit
    whole: frozenset[int]

    @property
    def one(self) -> int | None:
        """Her number, if the words can mean one member only."""
        return next(iter(self.numbers)) if len(self.numbers) == 1 and self.fit < Fit.DOUBT else None


SHORTEST_DOUBLED = 5
EXCLAMATIONS = frozenset({"ya", "yaa", "iya", "yo", "iyo", "oh", "o", "oo", "eh", "ah", "aah", "nah", "lah", "loh"})


class NameBook:
    """The names of one group, for finding whom a few words mean."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        listed = list(names)
        self._parts = {number: parts for number, name in listed if (parts := name_parts(name))}
        self._spelled = {number: spelled_parts(name) for number, name in listed if number in self._parts}
        self._exact = {part for parts in self._parts.values() for part in parts}
        self._joined: dict[str, set[int]] = {}
        for number, parts in self._parts.items():
            for run in _runs(parts):
                self._joined.setdefault(run, set()).add(number)
        self._joined_names = {number: "".join(parts) for number, parts in self._parts.items()}
        self._singles: dict[str, dict[int, Fit]] = {}
        self._matches: dict[tuple[str, ...], NameMatch | None] = {}

    def has_part(self, form: str) -> bool:
        """Whether the normal form is exactly a part of someone's name."""
        return form in self._exact

    def begins_alike(self, word: str, match: NameMatch) -> bool:
        """Whether a part of a name so matched begins with the word's letter: then it is hardly another word."""
        return any(part[0] == word[0] for number in match.numbers for part in self._parts[number])

    def is_near(self, word: str) -> bool:
        """Whether a word is spelled like a part of someone's name but for one letter (sjah, Ijah)."""
        parts = {part for spelt in self._spelled.values() for part in spelt if len(part) >= 4}
        return any(OSA.distance(word, part, score_cutoff=1) <= 1 for part in parts)

    def match(self, words: tuple[str, ...]) -> NameMatch | None:
        """Whom these consecutive words mean when all belong to one name."""
        if words not in self._matches:
            if len(self._matches) > MOST_REMEMBERED:
                self._matches.clear()
                self._singles.clear()
            found = None if self._only_exclaims(words) else self._match(tuple(normal_form(word) for word in words))
            self._matches[words] = found and self._nearly_spelled(words, self._spelled_exactly(words, found))
        return self._matches[words]

    def _only_exclaims(self, words: tuple[str, ...]) -> bool:
        """ "Ya", "oh" where a member is called Iyah or Ooh; a name so short has to be spelled as it is."""
        said = tuple(spelled(word) for word in words)
        return len(said) == 1 and said[0] in EXCLAMATIONS and not any(said[0] in one for one in self._spelled.values())

    def _nearly_spelled(self, words: tuple[str, ...], found: NameMatch) -> NameMatch:
        """Nenng, whose two n are no slip for a doubled one: as it is spelled it is one letter from Neneng."""
        if found.fit is not Fit.DOUBT or len(found.numbers) != 1:
            return found
        (number,) = found.numbers
        parts = self._spelled[number]
        said = tuple(spelled(word) for word in words)
        doubled = [word for word in said if len(word) >= SHORTEST_DOUBLED and re.search(r"(.)\1", word)]
        near = len(said) == len(parts) and all(
            OSA.distance(word, part, score_cutoff=1) <= 1 for word, part in zip(said, parts, strict=True)
        )
        return NameMatch(found.numbers, Fit.SLIP, found.whole) if near and doubled else found

    def _spelled_exactly(self, words: tuple[str, ...], found: NameMatch) -> NameMatch:
        """Sumiati beside Sumiyati: who spells a full name to the letter means it, unless it is part of another's."""
        said = tuple(spelled(word) for word in words)
        exact = {number for number in found.numbers if self._spelled[number] == said}
        sharing = {number for number in found.numbers if set(said) <= set(self._spelled[number])}
        if len(exact) != 1 or sharing != exact:
            return found
        return NameMatch(frozenset(exact), Fit.SAME, frozenset(exact))

    def _match(self, forms: tuple[str, ...]) -> NameMatch | None:
        fits = self._fits(forms[0]) if len(forms) == 1 else self._fits_of_run(forms)
        if not fits:
            return None
        best = min(fits.values())
        worst = Fit.DOUBT if best is Fit.SLIP else best
        found = frozenset(number for number, fit in fits.items() if fit <= worst)
        if best is Fit.SLIP and forms[0] in KNOWN_NAMES and len(forms) == 1:
            found |= self._one_letter_from(forms[0])
        whole = frozenset(number for number in found if "".join(self._parts[number]) == "".join(forms))
        return NameMatch(found, best, whole)

    def _one_letter_from(self, form: str) -> frozenset[int]:
        """Sumarmi, a name itself, is heard like Sumarni; that it may be Suparmi as well is not forgotten."""
        near = {part for part in self._exact if OSA.distance(form, part, score_cutoff=1) == 1}
        return frozenset(number for number, parts in self._parts.items() if near & set(parts))

    def _fits(self, form: str) -> dict[int, Fit]:
        """How the one word fits each member whom it fits at all."""
        if form not in self._singles:
            near = {part: fit for part in self._exact if (fit := called_fit(form, part)) < Fit.NONE}
            fits = dict.fromkeys(self._joined.get(form, ()), Fit.SAME)
            for number, parts in self._parts.items():
                whole = [part_fit(form, "".join(parts))] if len(parts) > 1 and len(form) >= 8 else []
                best = min([*(near[part] for part in parts if part in near), *whole, Fit.NONE])
                if best < Fit.NONE:
                    fits.setdefault(number, best)
            self._singles[form] = fits
        return self._singles[form]

    def _fits_of_run(self, forms: tuple[str, ...]) -> dict[int, Fit]:
        """A run of words can only be a name if each of them, or all joined, comes near it."""
        joined = self._joined.get(re.sub(r"(.)\1+", r"\1", "".join(forms)), set())
        near = [self._near_to(form) for form in forms]
        within = frozenset.intersection(*near) | joined | (near[0] | near[1] if len(forms) == 2 else frozenset())
        fits = ((number, name_fit(forms, self._parts[number])) for number in within)
        return {number: fit for number, fit in fits if fit < Fit.NONE}

    def _near_to(self, form: str) -> frozenset[int]:
        within = (number for number, name in self._joined_names.items() if form in name)
        return frozenset(self._fits(form)) | frozenset(within)


@lru_cache(maxsize=256)
def name_book(names: tuple[tuple[int, str], ...]) -> NameBook:
    """The book of a group, kept for the next message about the same group."""
    return NameBook(names)


def _untitled(name: str) -> list[str]:
    words = re.findall(r"[^\W\d_]+(?:['’`][^\W\d_]+)*", name)
    return [word for word in words if word.casefold() not in ROSTER_TITLES] or words


def name_parts(name: str) -> tuple[str, ...]:
    """The words of a roster name in normal form, without titles such as Ibu or Hj. where a name is left."""
    return tuple(form for word in _untitled(name) if (form := normal_form(word)))


def spelled(word: str) -> str:
    """The letters of a word, small and without marks."""
    return "".join(letter for letter in word.casefold() if letter.isalpha())


def spelled_parts(name: str) -> tuple[str, ...]:
    """The words of a roster name as they are spelled, without titles."""
    return tuple(spelled(word) for word in _untitled(name))


def name_fit(forms: tuple[str, ...], parts: tuple[str, ...]) -> Fit:
    """How well words said in a row fit a full name: each word a part, in order.

    A later word may be an initial, or the beginning of its part (Euis Komala of Euis Komalasari).
    """
    joined = "".join(forms)
    if joined in _runs(parts):
        return Fit.SAME
    if len(forms) == 1:
        whole = "".join(parts)
        fits = [part_fit(forms[0], part) for part in parts]
        if len(parts) > 1 and len(joined) >= 8:
            fits.append(part_fit(joined, whole))
        return min(fits)
    if len(forms) > len(parts) and min(len(form) for form in forms) > 1:
        return part_fit(joined, "".join(parts)) if len(joined) >= 8 else Fit.NONE
    fit = _in_order(forms, parts)
    return Fit.SLIP if fit is Fit.DOUBT and _one_letter_wrong(forms, parts) else fit


def _one_letter_wrong(forms: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """`Khoirun Nisa` of Khoirul Nisa: a whole name but for one letter of a long part that is no name by itself."""
    unlike = [(said, part) for said, part in zip(forms, parts, strict=False) if said != part]
    if len(forms) != len(parts) or len(unlike) != 1:
        return False
    said, part = unlike[0]
    return said not in KNOWN_NAMES and len(part) >= 6 and OSA.distance(said, part, score_cutoff=1) == 1


def _in_order(forms: tuple[str, ...], parts: tuple[str, ...], *, behind: bool = False) -> Fit:
    if not forms:
        return Fit.SAME
    best = Fit.NONE
    for at in range(len(parts)):
        here = part_fit(forms[0], parts[at])
        if parts[at].startswith(forms[0]):
            here = Fit.SAME if len(forms[0]) == 1 else min(here, _shortened_behind(forms[0], parts[at], behind=behind))
        if here < best:
            best = min(best, max(here, _in_order(forms[1:], parts[at + 1 :], behind=True)))
        if forms[0] in _runs(parts[at : at + 2]):
            best = min(best, _in_order(forms[1:], parts[at + 2 :], behind=True))
    return best


def _shortened_behind(said: str, part: str, *, behind: bool) -> Fit:
    """How well the beginning of a later part fits; a name of its own is a doubt where little is left out."""
    enough = 4 if said not in KNOWN_NAMES or len(part) - len(said) > 2 else len(part)
    return Fit.SHORT if behind and len(said) >= enough else Fit.NONE


@lru_cache(maxsize=5_000)
def _runs(parts: tuple[str, ...]) -> frozenset[str]:
    size = len(parts)
    return frozenset(re.sub(r"(.)\1+", r"\1", "".join(parts[a:b])) for a in range(size) for b in range(a + 1, size + 1))
