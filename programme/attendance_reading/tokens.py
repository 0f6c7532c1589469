"""A message cut into words, numbers and marks, each with what the lexicon says it stands for."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from programme.attendance_reading.kinship import TITLES
from programme.attendance_reading.lexicon import MEANINGS
from programme.attendance_reading.places_and_days import CALENDAR
from programme.names import normal_form

LONGEST_READ = 4_000
"""Characters read of one message: far above any report, and a bound on the work a pasted book can cause."""

OWNED = re.compile(r"^(.{3,})(?:nya|ny|ipun)$|^(.{4,})(?:ne|na|e|é|ke|ake|aken|no|keun|an)$")
ORDINARY_SHAPE = re.compile(
    r"^(?:di[aeiou]\w{2,}(?:i|kan|ke|in|an|keun|ake|aken|no)|di[bcdfghjklmprstw]\w{3,}|ter[bcdghjklmpstw]\w{3,}|ber[bcdghjklmpstw]\w{3,}|me(?:ng|mb|mp|nc|nd|nj|nt|ny)\w{3,}|ke\w{4,}an|pe\w{4,}an)$"
)
CODES = {"s": "sakit", "i": "izin", "a": "alpa", "h": "hadir", "x": "silang", "v": "centang"}
KEYCAP = re.compile("([0-9])\ufe0f?\u20e3")
SIGNS = {"✅": "v", "✔": "v", "☑": "v", "❌": "x", "✖": "x", "❎": "x", "🚫": "x"}
ILL_FACES = re.compile("[🤒🤢🤕🤧😷🤮]")
LIST_LETTER = re.compile(r"(?m)^\s*[a-hA-H][.)](?=\s*[^\W\d_]{2})")
ABBREVIATED = re.compile(
    r"(?i)(?<![^\W_])((?:no|nmr|nomor|yg|tdk|hj|sdri|dgn|krn|tgl|jml|moh|muh|ds|dsn|kel|klp|st|[ac-z])\.)(?=\s?[^\W_])"
)
SHORT_TITLE = re.compile(
    r"(?i)(?:(?<=[\n,;:(\d.)&/-])|(?<=[\n,;:(\d.)&/-] )|(?<=dan )|(?<=yg )|^)(?:bu|b|ny|mb|mbk)\.(?=\s?[^\W_])"
)
APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’`‘ʼ]+(?=[^\W\d_])|(?<=[^\W\d_])['’`‘ʼ]")
DOUBLED_BY_TWO = re.compile(r"(?<=[a-z]{3})2(?=(?:nya|ne|na|an|e)?(?![\w]))")
MONEY = re.compile(r"\brp\.?\s*\d[\d.,]*|\b\d{1,3}(?:\.\d{3})+\b|\b\d+\s*(?:rb|ribu|jt|juta)\b")
DATE = re.compile(
    r"\b\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?20\d\d\b"
    r"|(?<=tgl )\d{1,2}[/.-]\d{1,2}(?:[/.-]\d\d)?\b|(?<=tanggal )\d{1,2}[/.-]\d{1,2}(?:[/.-]\d\d)?\b"
    r"|\b(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu|ahad),? \d{1,2}[/.-]\d{1,2}(?:[/.-]\d\d)?\b"
)
CLOCK = re.compile(r"\b(?:jam|pukul|pkl|jm)\.?\s*\d{1,2}(?:[.:]\d\d)?|\b[012]?\d[.:][0-5]0\b(?!\s*[.,]?\s*\d)")
MEETING_NAME = re.compile(r"\bp2k2?(?:nya|ne|na|e)?\b")
LONG_NUMBER = re.compile(r"\+?\d[\d-]{4,}\d|\b\d{4,}\b")
PIECE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+|[\n.;!?,/+&|()\[\]{}:=<>*~•·–—→#-]")
LOOSE_ENDING = re.compile(r"(?i)(?<=[^\W\d_]{2}) (?=(?:nya|nye|ipun)(?![^\W\d_]))")
LOOSE_ENDINGS = frozenset({"an", "nya", "ne", "na", "e"})
COMPOUNDS = {
    (first, second): stands_for
    for stands_for, firsts, seconds in (
        ("eh", "yang", "benar bener betul leres bnr"),
        ("sakit", "darah gula kurang asam tensi", "tinggi rendah darah urat lambung naik"),
        ("acara", "kerja gotong rapat", "bakti royong"),
        ("mudik", "studi study", "tour tur wisata"),
        ("takziah", "tutup tinggal", "usia dunia"),
        ("-", "izin mohon", "lapor laporan melaporkan tanya bertanya menyampaikan info menginformasikan nanya"),
        ("-", "duka", "kunaon naha teuing kamana"),
        (
            "-",
            "kata jare ceuk saur",
            "tetangga tetangganya tanggane suaminya bojone anaknya ibunya keluarganya carogena",
        ),
        ("-", "surat", "izin ijin"),
    )
    for first in firsts.split()
    for second in seconds.split()
}
"""Two words with one meaning: the first by what it stands for, or as written, the second as written."""
MARKS = {
    "\n": "|",
    ".": ".",
    ";": ";",
    "!": ".",
    "?": "?",
    ",": ",",
    "/": "/",
    "|": ",",
    "+": "dan",
    "&": "dan",
    "(": "(",
    "[": "(",
    "{": "(",
    ")": ")",
    "]": ")",
    "}": ")",
    ":": ":",
    "=": ":",
    ">": ":",
    "→": ":",
    "#": "nomor",
}


@dataclass(frozen=True)
class Token:
    """A word, number or mark. `stands_for` is the lexicon's word, `-` if it carries nothing, None if unknown."""

    text: str
    kind: str
    stands_for: str | None
    form: str
    start: int
    end: int

    @property
    def title(self) -> bool:
        """Whether it can stand before a name (Bu, Yu, Ceu)."""
        return self.kind == "word" and self.text.casefold() in TITLES

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital and small letters after it."""
        return self.text[:1].isupper() and self.text[1:].islower()


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def plain_text(text: str) -> str:
    """The text with emoji, clock times, dates and sums of money made neutral; places of the rest kept."""
    text = unicodedata.normalize("NFKC", text[:LONGEST_READ].replace("\r\n", "\n").replace("\r", "\n"))
    text = KEYCAP.sub(r" \1. ", text).replace("🔟", " 10. ")
    text = ILL_FACES.sub(" sakit ", text)
    for sign, letter in SIGNS.items():
        text = text.replace(sign, f" {letter}{letter}{letter} ")
    text = re.sub(r"\b100 ?%", " lengkap ", text)
    text = re.sub(r"\b\d+ ?%", _blank, text)
    text = LIST_LETTER.sub(_blank, text)
    text = LOOSE_ENDING.sub("", text)
    for abbreviated in (ABBREVIATED, SHORT_TITLE):
        text = abbreviated.sub(lambda found: found.group()[:-1] + " ", text)
    return APOSTROPHE.sub("", text)


def _hide_quantities(text: str) -> str:
    for pattern in (MEETING_NAME, MONEY, DATE, CLOCK, LONG_NUMBER):
        text = pattern.sub(_blank, text)
    return text


def unmarked(word: str) -> str:
    """Small letters without marks: capé is cape."""
    word = word.casefold()
    return word if word.isascii() else "".join(c for c in unicodedata.normalize("NFKD", word) if c.isalpha())


def meaning(word: str) -> str | None:
    """What a word stands for, allowing for letters held down (sakiiit) and doubled halves (sama-sama)."""
    word = unmarked(word)
    if word in MEANINGS:
        return MEANINGS[word]
    for shorter in (re.sub(r"(.)\1{2,}", r"\1\1", word), re.sub(r"(.)\1+", r"\1", word)):
        if len(shorter) >= 4 and shorter in MEANINGS:
            return MEANINGS[shorter]
    owned = OWNED.match(word)
    base = owned and (owned.group(1) or owned.group(2))
    if base and base in MEANINGS:
        return MEANINGS[base]
    first, _, second = word.partition("-")
    if second and (second.startswith(first) or first == second):
        return MEANINGS.get(second, MEANINGS.get(first))
    return None


def tokens_of(text: str) -> tuple[str, list[Token]]:
    """The neutral text and its tokens; a hyphenated pair of unlike words is two words."""
    shown = plain_text(text)
    searched = _hide_quantities(shown.casefold())
    if len(searched) != len(shown):
        shown = shown.casefold()
        searched = _hide_quantities(shown)
    searched = DOUBLED_BY_TWO.sub("-", searched)
    tokens: list[Token] = []
    for found in PIECE.finditer(searched):
        tokens.extend(_cut(found, shown))
    return shown, _compounded([_coded(tokens, at) for at in range(len(tokens))], shown)


def _compounded(tokens: Sequence[Token], shown: str) -> list[Token]:
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        second = token.text.casefold()
        if last is not None and last.kind == token.kind == "word":
            stands_for = COMPOUNDS.get((last.stands_for or "", second), COMPOUNDS.get((last.text.casefold(), second)))
            if stands_for is not None:
                text = shown[last.start : token.end]
                joined[-1] = Token(text, "word", stands_for, normal_form(text), last.start, token.end)
                continue
        joined.append(token)
    return joined


def _coded(tokens: list[Token], at: int) -> Token:
    """`(S)`, `= A`, `I:` are the letters of an attendance sheet; other tokens as they are."""
    token = tokens[at]
    if token.kind != "word" or token.text.casefold() not in CODES:
        return token
    before = tokens[at - 1].stands_for if at else "|"
    after = tokens[at + 1].stands_for if at + 1 < len(tokens) else "|"
    if (before == "(" and after == ")") or before == ":" or (after == ":" and before in ("|", ",")):
        return replace(token, stands_for=CODES[token.text.casefold()])
    return token


def _cut(found: re.Match[str], shown: str) -> list[Token]:
    piece, start = found.group(), found.start()
    if piece.isdecimal():
        return [Token(shown[start : found.end()], "number", None, "", start, found.end())]
    if not piece[0].isalpha():
        return [Token(piece, "mark", MARKS.get(piece, "-"), "", start, found.end())]
    if piece in ("vvv", "xxx"):
        return [Token(piece, "word", {"v": "centang", "x": "silang"}[piece[0]], "", start, found.end())]
    if "-" in piece and meaning(piece) is None:
        cut: list[Token] = []
        at = start
        for part in piece.split("-"):
            if not cut or part not in LOOSE_ENDINGS:
                cut.append(_word(shown, at, at + len(part)))
            at += len(part) + 1
        return cut
    return [_word(shown, start, found.end())]


def _word(shown: str, start: int, end: int) -> Token:
    text = shown[start:end]
    return Token(text, "word", meaning(text), normal_form(text), start, end)


def is_calendar_word(token: Token) -> bool:
    """Whether it names a weekday or a month."""
    return token.text.casefold() in CALENDAR
