"""A typed message cut into the pieces of which dates and times consist: words, numbers, numbers joined by a mark."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from programme.date_reading.words import HOMES, NUMBERS, PLACES, TITLES, WEEKDAYS, weekday_nearly

# Nobody needs more to name a day; what is longer is a story, and a story is not worth the time.
LONGEST_TEXT = 600

_PHRASES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"½", " setengah "),
        (r"['’`]", ""),
        (r"\bp2k2\b|\bh-\d+\b", " "),
        (r"\b([ap])\.\s?m\b\.?", r"\1m"),
        (r"\bs\s?[./]\s?d\b\.?|\bsd\b", " sampai "),
        (r"\b(?:yang |yg )?akan (?:datang|dtg)\b|\b(?:yang |yg )?mendatang\b|\byad\b|\bke ?depan\b", " depan "),
        (r"\b(?:yang|yg) lalu\b", " lalu "),
        (r"\bfrom now\b", " lagi "),
        (r"\b(?:the )?day after tomorrow\b|\b(?:besok|bsk) lusa\b|\b(?:suk|sesuk|besuk) emben\b", " lusa "),
        (r"\bm?benjing enjing\b", " besok "),
        (
            r"\b(?:hari|hr) (?:ini|ni)\b|\b(?:dina|dino) iki\b|\bpoe ieu\b|\bdinten (?:niki|ieu|puniki|menika)\b",
            " today ",
        ),
        (r"\bke-\s?(?=\w)", "ke "),
        # A span of hours must not look like a date: 09.00-11.00.
        (r"(?<=\d[.:]\d\d)\s?-\s?(?=\d)", " sampai "),
        (r"(?<!\d)(\d{1,2}) +(\d{1,2}) +(\d{4})(?!\d)", r"\1/\2/\3"),
    )
)
_PIECE = re.compile(
    r"""
      (?P<ymd>\d{4}(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{1,2})(?!\d)
    | (?P<dmy>\d{1,2}(?:\s?/\s?\d{1,2}\s?/\s?|-\d{1,2}-|\.\d{1,2}\.|:\d{1,2}:)(?:\d{4}|\d{2}))(?!\d)
    | (?P<time>\d{1,2}[:.,]\d{1,3})(?!\d)
    | (?P<dm>\d{1,2}(?:\s?/\s?|-)\d{1,2})(?!\d|[.:]\d)
    | (?P<number>(?<!\d)\d{1,4}(?!\d))
    | (?P<longer>\d+)
    | (?P<word>[^\W\d_]+)
    | (?P<dash>-)
    """,
    re.VERBOSE | re.ASCII,
)


@dataclass(frozen=True)
class Token:
    kind: str  # word, number, joined, dash
    text: str
    digits: tuple[str, ...] = ()
    mark: str = ""

    @property
    def values(self) -> tuple[int, ...]:
        return tuple(int(part) for part in self.digits)


@dataclass(frozen=True)
class Tokens:
    """The pieces with questions to ask of a place; places outside the message hold nothing."""

    pieces: tuple[Token, ...]

    def __len__(self) -> int:
        return len(self.pieces)

    def word(self, at: int) -> str:
        return self.pieces[at].text if 0 <= at < len(self) and self.pieces[at].kind == "word" else ""

    def says(self, at: int, vocabulary: Collection[str]) -> bool:
        return self.word(at) in vocabulary

    def skip(self, at: int, vocabulary: Collection[str]) -> int:
        """The first place from `at` on that holds none of these words."""
        while self.says(at, vocabulary):
            at += 1
        return at

    def digits(self, at: int) -> str:
        return self.pieces[at].text if 0 <= at < len(self) and self.pieces[at].kind == "number" else ""

    def joined(self, at: int, marks: str, parts: int) -> Token | None:
        """The numbers joined by one of `marks` that stand at this place."""
        if 0 <= at < len(self) and self.pieces[at].kind == "joined":
            token = self.pieces[at]
            return token if token.mark in marks and len(token.digits) == parts else None
        return None

    def dash(self, at: int) -> bool:
        return 0 <= at < len(self) and self.pieces[at].kind == "dash"

    def number(self, at: int) -> tuple[int, int] | None:
        """The number in digits or words at this place, and the place after it."""
        if self.digits(at):
            return int(self.digits(at)), at + 1
        unit = NUMBERS.get(self.word(at))
        if unit is None:
            return None
        if self.word(at + 1) in ("belas", "welas") and unit < 10:
            return unit + 10, at + 2
        tens = unit * 10 if self.word(at + 1) == "puluh" and unit < 10 else unit if unit == 20 else None
        if tens is None:
            return unit, at + 1
        after = at + 2 if self.word(at + 1) == "puluh" else at + 1
        more = NUMBERS.get(self.word(after))
        return (tens + more, after + 1) if more is not None and 0 < more < 10 else (tens, after)


def tokens_of(text: str) -> Tokens:
    """Cut a message into tokens; weekdays with one wrong letter are put right where no weekday is spelt well."""
    pieces = tuple(_without_ending(_token(match)) for match in _PIECE.finditer(_plain(text)))
    if any(token.text in WEEKDAYS for token in pieces):
        return Tokens(pieces)
    return Tokens(tuple(_mended(pieces, at) for at in range(len(pieces))))


def _plain(text: str) -> str:
    """Lower-case, any script's digits as 0-9, no accents or invisible characters, dashes alike, phrases as one word."""
    spelt = text[:LONGEST_TEXT].lower().replace("½", " setengah ")
    spread = unicodedata.normalize("NFKD", spelt)
    plain = "".join(_plain_character(character) for character in spread)
    for pattern, replacement in _PHRASES:
        plain = pattern.sub(replacement, plain)
    return plain


def _plain_character(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.digit(character))
    if category == "Pd":
        return "-"
    return "" if category in ("Mn", "Cf") else character


def _token(match: re.Match[str]) -> Token:
    text, kind = match.group(), match.lastgroup or ""
    if kind in ("ymd", "dmy", "time", "dm"):
        digits = tuple(re.findall(r"[0-9]+", text))
        return Token("joined", text, digits, re.sub(r"[0-9\s]", "", text)[0])
    # A run of more than four digits is a phone or card number, never part of a date.
    return Token("word", "#") if kind == "longer" else Token(kind, text)


def _without_ending(token: Token) -> Token:
    """ "Kamisnya", jv "kemise", su "kemisna": the Thursday spoken of."""
    for ending in ("nya", "na", "ne", "e") if token.kind == "word" else ():
        stem = token.text.removesuffix(ending)
        if stem != token.text and stem in _WORDS_WITH_ENDINGS:
            return Token("word", stem)
    return token


def _mended(pieces: tuple[Token, ...], at: int) -> Token:
    token = pieces[at]
    before = pieces[at - 1].text if at else ""
    if token.kind != "word" or before in TITLES | HOMES | PLACES | {"di", "ning", "ing"}:
        return token
    weekday = weekday_nearly(token.text)
    return token if weekday is None else Token("word", _SPELT_WELL[weekday])


_WORDS_WITH_ENDINGS = {name for name in WEEKDAYS if len(name) > 3} | {"jam", "pukul", "tabuh", "tanggal", "tgl", "hari"}
_SPELT_WELL = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
