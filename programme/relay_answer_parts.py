"""A ketua's message about telling, word by word: the members she names, and what she says of them.

The few names of a list are compared with her words: that takes microseconds.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from programme.names import NameBook, name_book
from programme.relay_answer_words import (
    AFTER_NEGATION,
    ALL,
    ATTENDS,
    COUNTED,
    DONE,
    EXCEPT,
    FUTURE,
    GONE,
    KNOWN,
    LATER,
    NEGATED,
    NO_MEMBER_AFTER,
    NONE_LEFT,
    NOT_YET,
    ONLY,
    PIECE,
    REST,
    STOPS,
    TELL,
    TELL_PLAIN,
    THUMBS,
    TITLES,
)


@dataclass(frozen=True)
class Listed:
    """A member who is, or was, to be told."""

    number: int
    name: str


@dataclass(frozen=True)
class Part:
    """One thing said: a member (`number`), everybody, a stop, or how it stands: done, not, gone, later, except."""

    kind: str
    number: int = 0


class AnswerReader:
    """Goes through the words once."""

    def __init__(self, text: str, listed: Sequence[Listed], others: Sequence[Listed]) -> None:
        self._book: NameBook = name_book(tuple((one.number, one.name) for one in listed))
        self._others: NameBook = name_book(tuple((one.number, one.name) for one in others))
        self._other_numbers = {one.number for one in others}
        self._numbers = {one.number for one in listed}
        self._tokens = PIECE.findall(NONE_LEFT.sub("sudah semua", _plain(text)))
        self.parts: list[Part] = []
        self.unknown: list[str] = []
        self.outside: set[int] = set()
        """Members who stand on no list."""
        self.begins_strangely = False
        """Whether a word that nobody knows stands before what is said of telling: it may be a name."""
        self.tells = self.only = self.future = self.thumbs = self.attends = False
        self.plain = True
        """Whether nothing else was said: a lone "sudah" is an answer, "sudah cair bu" is none."""
        at = 0
        while at < len(self._tokens):
            at = self._read(at)

    def _read(self, at: int) -> int:
        word = self._tokens[at]
        if word.isdigit():
            if not self._is_a_count(at):
                self._member_number(int(word))
            return at + 1
        if word in STOPS or word in "?,&+-":
            self._stop(word)
            return at + 1
        if word in NEGATED and at + 1 < len(self._tokens) and AFTER_NEGATION.fullmatch(self._tokens[at + 1]):
            knows = self._tokens[at + 2 : at + 3] and self._tokens[at + 2] in ATTENDS
            self._say("tell" if knows else "gone")  # who can't come was told
            return at + 2
        named = self._name(at)
        if named:
            return at + named
        self._word(word, self._tokens[at - 1] if at else "")
        return at + 1

    def _is_a_count(self, at: int) -> bool:
        """ "2 orang belum", "jam 9": no member's number."""
        before, after = self._tokens[at - 1 : at] if at else [], self._tokens[at + 1 : at + 2]
        return bool(NO_MEMBER_AFTER.intersection(before) or COUNTED.intersection(after))

    def _stop(self, word: str) -> None:
        if word in STOPS:
            self._say("stop")

    def _member_number(self, number: int) -> None:
        if number in self._numbers:
            self.parts.append(Part("member", number))
        elif number in self._other_numbers:
            self.outside.add(number)
        else:
            self.unknown.append(str(number))

    def _name(self, at: int) -> int:
        """How many words from here on are the name of somebody on the list: as many as can be."""
        for size in (3, 2, 1):
            words = tuple(self._tokens[at : at + size])
            if len(words) < size or not all(_may_be_named(word) for word in words):
                continue
            number, other = _meant(self._book, words), _meant(self._others, words)
            if number is not None:
                self.parts.append(Part("member", number))
                return size
            if other is not None:
                self.outside.add(other)
                return size
        return 0

    def _word(self, word: str, before: str) -> None:
        self.thumbs = self.thumbs or word in THUMBS
        self.only = self.only or word in ONLY
        self.attends = self.attends or word in ATTENDS
        self.future = self.future or word in FUTURE
        for kind, words in (("except", EXCEPT), ("not", NOT_YET), ("done", DONE), ("all", ALL | REST), ("gone", GONE)):
            if word in words:
                self._say(kind)
                return
        if word in TELL_PLAIN or TELL.fullmatch(word):
            self.tells = True
            self._say("tell")
        elif word in LATER:
            self._say("later" if word in FUTURE else "stay")
        elif word not in KNOWN:
            self.plain = False
            self.begins_strangely = self.begins_strangely or not self.parts
            if before in TITLES and len(word) >= 3:
                self.unknown.append(word)

    def _say(self, kind: str) -> None:
        self.parts.append(Part(kind))


def _meant(book: NameBook, words: tuple[str, ...]) -> int | None:
    """The one member whom these words name."""
    match = book.match(words)
    if match is None:
        return None
    return match.one or (next(iter(match.whole)) if len(match.whole) == 1 else None)


def _may_be_named(word: str) -> bool:
    return word.isalpha() and len(word) >= 3 and word not in KNOWN and TELL.fullmatch(word) is None


def _plain(text: str) -> str:
    """Small letters without accents; letters drawn out (semuaaa) said once."""
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = "".join(letter for letter in spread if not unicodedata.combining(letter) and letter != "\ufe0f")
    return re.sub(r"([a-z])\1{2,}", r"\1", kept)
