"""What words that no table of meanings holds most likely stand for: everyday ones, affixes, shortenings, slips."""

from collections.abc import Sequence
from dataclasses import replace

from programme.attendance_reading.everyday import COMMON, WORDS, is_everyday
from programme.attendance_reading.lexicon import NUMBER_WORDS
from programme.attendance_reading.name_shapes import is_name_like
from programme.attendance_reading.number_words import TEENS, TENS
from programme.attendance_reading.slips_of_words import (
    DECIDING_SLIPS,
    affixed_meaning,
    shortened_meaning,
    slipped_meaning,
)
from programme.attendance_reading.tokens import Token, unmarked
from programme.given_names import GIVEN_NAMES
from programme.names import Fit, NameBook

NAMES_FOLLOW = frozenset("dan hadir absen kecuali cuma ikut masuk alpa muncul adalah".split())
KIN = ("anak", "kerabat")
PLACES = frozenset({"kota", "rs", "puskesmas", "pasar", "rumah", "sekolah", "toko", "bank", "kampung", "desa", "luar"})
VOWELS = frozenset("aiueoy")
TOLD_OF_ONE = frozenset({"sakit", "kerja", "hajatan", "takziah", "mudik", "izin", "alpa", "tidak", "melahirkan"})
JOINS = frozenset({"sma", "sam", "saam"})
GREETINGS = ("slamet", "selamet", "sugeng")


def with_guesses(tokens: Sequence[Token], book: NameBook, *, capitals_tell: bool) -> tuple[list[Token], frozenset[int]]:
    """The tokens with guessed meanings, and the places of the everyday words among them.

    A word that may be somebody's name at its place is left as it is.
    """
    guessed = [_guessed(tokens, at, book, capitals_tell=capitals_tell) for at in range(len(tokens))]
    changed = (at for at, token in enumerate(guessed) if token is not tokens[at])
    return guessed, frozenset(at for at in changed if guessed[at].stands_for == "-")


def _guessed(tokens: Sequence[Token], at: int, book: NameBook, *, capitals_tell: bool) -> Token:
    token = tokens[at]
    if token.stands_for == "tapi" and token.text.casefold() == "ning" and _is_place(tokens, at + 1):
        return replace(token, stands_for="di")
    if token.text.casefold() in JOINS and _stands_between_members(tokens, at, book):
        return replace(token, stands_for="dan")
    if _greets(tokens, at):
        return replace(token, stands_for="pagi", form="")
    if token.kind != "word" or token.stands_for is not None or token.title:
        return token
    if (decided := _decided(token, book)) is not None:
        return replace(token, stands_for=decided)
    shortened = token.capital and not VOWELS & set(unmarked(token.text))
    if is_name_like(token, capitals_tell=capitals_tell) and not shortened:
        return token
    last = tokens[at - 1] if at else None
    first = last is None or last.kind == "mark" or last.stands_for in NAMES_FOLLOW
    word = unmarked(token.text)
    guess = _guess(word, first=first)
    guess = "-" if guess is None and shortened and book.match((word,)) is None else guess
    called = last is not None and last.title and not (last.text == "neng" and word in WORDS)
    if guess is None or (guess in KIN and len(word) <= 3) or called:
        return token
    begins = last is None or last.kind == "mark"
    if (first and _is_near(word, book)) or (begins and guess == "-" and _tells_of_nobody_else(tokens, at, word)):
        return token
    match = book.match((word,))
    if word in COMMON:
        named = match is not None and match.fit <= Fit.SHORT
    else:
        named = match is not None and (first or match.fit < Fit.DOUBT or book.begins_alike(word, match))
    return token if named else replace(token, stands_for=guess)


def _decided(token: Token, book: NameBook) -> str | None:
    """What a slip in a word means on which it hangs who came (`mawar tdiak hadir`); None for what may be a name."""
    word = unmarked(token.text)
    meaning = DECIDING_SLIPS.get(word)
    if meaning is None or word in WORDS or word in GIVEN_NAMES:
        return None
    match = book.match((word,))
    return None if match is not None and match.fit < Fit.DOUBT else meaning


def _tells_of_nobody_else(tokens: Sequence[Token], at: int, word: str) -> bool:
    """`sjah sakit`: letters that could shorten a filler, where somebody is missing of whom the next word is said."""
    if word in WORDS or is_everyday(word):
        return False
    return at + 1 < len(tokens) and tokens[at + 1].stands_for in TOLD_OF_ONE


def _is_near(word: str, book: NameBook) -> bool:
    """Whether letters that no table holds as they stand are spelled like a member's name but for one."""
    return word not in WORDS and not is_everyday(word) and book.is_near(word)


def _is_place(tokens: Sequence[Token], at: int) -> bool:
    """`layat ning Klaten`: the Javanese for in, where Sundanese and short Javanese say but."""
    return at < len(tokens) and tokens[at].stands_for in PLACES


def _guess(word: str, *, first: bool) -> str | None:
    if word in TENS | TEENS or word in NUMBER_WORDS:
        return None
    if word in WORDS:
        return "-"
    slipped = None if first else slipped_meaning(word)
    everyday = "-" if is_everyday(word) else None
    return affixed_meaning(word) or slipped or everyday or shortened_meaning(word)


def _stands_between_members(tokens: Sequence[Token], at: int, book: NameBook) -> bool:
    """`heni sma tita`: no school stands between two members."""
    after = at + 1
    while after < len(tokens) - 1 and tokens[after].title and not book.has_part(tokens[after].form):
        after += 1
    return at > 0 and after < len(tokens) and all(book.has_part(tokens[each].form) for each in (at - 1, after))


def _greets(tokens: Sequence[Token], at: int) -> bool:
    """`Slamet pagi bu`: a greeting, though a member is so called."""
    after = tokens[at + 1].stands_for if at + 1 < len(tokens) else None
    return after == "pagi" and tokens[at].text.casefold() in GREETINGS
