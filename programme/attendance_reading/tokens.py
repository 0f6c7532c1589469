"""A message cut into words, numbers and marks, each with what the lexicon says it stands for."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from programme.attendance_reading.compounds import COMPOUNDS, TWO_IN_ONE
from programme.attendance_reading.kinship import TITLES
from programme.attendance_reading.lexicon import MEANINGS
from programme.attendance_reading.places_and_days import CALENDAR
from programme.attendance_reading.set_expressions import REWORDED
from programme.attendance_reading.signs import with_signs_in_words
from programme.names import KNOWN_NAMES, normal_form

LONGEST_READ = 4_000
"""Characters read of one message: far above any report, and a bound on the work a pasted book can cause."""

ENDINGS = tuple(
    (ending, 3 if ending in ("nya", "ny", "ipun") else 4)
    for ending in "nya ny nye ipun nipun anipun ne ane nne e na ana nana anana an ke ake aken no ono keun eun".split()
)
"""Endings that leave a word its meaning, each with the least letters before it."""
ORDINARY_SHAPE = re.compile(
    r"^(?:di[aeiou]\w{2,}(?:i|kan|ke|in|an|keun|ake|aken|no)|di[bcdfghjklmprstw]\w{3,}|ter[bcdghjklmpstw]\w{3,}|ber[bcdghjklmpstw]\w{3,}|me(?:ng|mb|mp|nc|nd|nj|nt|ny)\w{3,}|ke\w{4,}an|pe\w{4,}an)$"
)
CODES = {"s": "sakit", "i": "izin", "a": "alpa", "h": "hadir", "x": "silang", "v": "centang"}
KEYCAP = re.compile("([0-9])\ufe0f?\u20e3")
OTHER_PICTURES = re.compile(
    "(?<=[\\w)])(?: *[\U0001f300-\U0001faff\u2600-\u26ff\u2763\u2764\ufe0f\u200d])+ *(?=[^\\W\\d_])"
)
ILL_FACES = re.compile("[🤒🤢🤕🤧😷🤮]")
UP_TO = re.compile(r"(?i)(?<=\d)\s*(?:s/d|s\.d\.?|sd|sampai|smpe|hingga)\s*(?=\d)")
PLUS, MINUS = re.compile(r"\(\s*\+\s*\)"), re.compile(r"\(\s*[-–—]\s*\)")
LIST_LETTER = re.compile(r"(?m)^\s*[a-hA-H][.)](?=\s*[^\W\d_]{2})")
NEW_SENTENCE = (
    "oh|o|oya|eh|kapan|kpn|apa|opo|apakah|terus|trus|yg|yang|sing|nu|mohon|maaf|mf|punten|terima|trima|makasih|matur|"
    "nuwun|hatur|tolong|gmn|gimana|kumaha|piye|sisanya|lainnya|yanglain|semua|alasan\\w*|nanti|tapi|tp|saya|aku|kulo|"
    "sekian|demikian|alhamdulillah|thanks|trims|mksh|tks|suwun|nuhun|semoga|mugi|mugia|kalau|kalo|klo|itu|wassalam\\w*"
)
ABBREVIATED = re.compile(
    rf"(?i)(?<![^\W_])(?:(?:no|nmr|nomor|yg|hj|sdri|dgn|krn|tgl|jml|moh|muh|ds|dsn|kel|klp|st|"
    rf"(?:(?<![^\W_] )e|[acdf-z])(?!\.\s?(?:{NEW_SENTENCE})\b))\.(?=\s?[^\W_])"
    r"|tdk\.(?=\s?(?:h[ai]?dir|hdr|da?te?ng|dtg|ikut|bisa|bs|masuk|msk|ada|ta[uh]|jadi|jd|mau|teka|teko|enak)))"
)
SHORT_TITLE = re.compile(
    r"(?i)(?:(?<=[\n,;:(\d.)&/-])|(?<=[\n,;:(\d.)&/-] )|(?<=dan )|(?<=yg )|^)(?:bu|b|ny|mb|mbk)\."
    rf"(?=\s?[^\W_])(?!\s?(?:{NEW_SENTENCE})\b)"
)
APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’`‘ʼ]+(?=[^\W\d_])|(?<=[^\W\d_])['’`‘ʼ]")
DOUBLED_BY_TWO = re.compile(
    r"(?<=[a-z]{2})(?<!\bno)(?<!\brt)(?<!\brw)(?<!\bke)(?<!\bkm)2(?=(?:nya|ne|na|an|e)?(?![\w]))"
)
MONEY = re.compile(r"\brp\.?\s*\d[\d.,]*|\b\d{1,3}(?:\.\d{3})+\b|\b\d+\s*(?:rb|ribu|jt|juta)\b")
DATE = re.compile(
    r"\b\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?20\d\d\b"
    r"|(?<=tgl )\d{1,2}[/.-]\d{1,2}(?:[/.-]\d\d)?\b|(?<=tanggal )\d{1,2}[/.-]\d{1,2}(?:[/.-]\d\d)?\b"
    r"|\b(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu|ahad),? \d{1,2}[/.-]\d{1,2}(?:[/.-]\d\d)?\b"
)
CLOCK = re.compile(
    r"\b(?:jam|pukul|pkl|jm|tabuh)\.?\s*(?:(?:setengah|stengah|satengah) )?\d{1,2}(?:[.:]\d\d)?(?: ?-?an\b)?"
    r"|\b[012]?\d[.:][0-5]0\b(?!\s*[.,]?\s*\d)"
)
MEETING_NAME = re.compile(r"\bp2k2?(?:nya|ne|na|e)?\b")
ONE_BY_ONE = re.compile(
    r"\b(satu|siji|hiji)(?:2|[- ](?:per ?)?\1)(?:an)?\b|\bsatu persatu\b|\b(?:sama|sm|sami|bareng|brg)2\b"
    r"|\b(\d)\2(?=(?:nya|ne|na)\b)"
)
LONG_NUMBER = re.compile(r"\+?\d[\d-]{4,}\d|\b\d{4,}\b")
NUMBER_ALONE = re.compile(r"(?m)^[ *•-]*(\d{1,2})[ .)]*\n+(?= *[^\W\d_])")
PIECE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+|[\n.;!?,/+&|()\[\]{}:=<>*~•·–—→#-]")
LOOSE_ENDING = re.compile(r"(?i)(?<=[^\W\d_]{2}) (?=(?:nya|nye|ipun|ne)(?![^\W\d_]))")
LOOSE_ENDINGS = frozenset({"an", "nya", "ne", "na", "e"})
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
        return self.kind == "word" and unmarked(self.text) in TITLES

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital and small letters after it."""
        return self.text[:1].isupper() and self.text[1:].islower()


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _with_numbers_beside(text: str) -> str:
    """`1` and in the next line `Mawar sakit`, `2`, `Wati`: the numbers of a list, put beside its lines."""
    numbers = [int(found[1]) for found in NUMBER_ALONE.finditer(text)]
    return NUMBER_ALONE.sub(r"\1. ", text) if len(numbers) > 1 and numbers == [*range(1, len(numbers) + 1)] else text


def plain_text(text: str) -> str:
    """The text with emoji, clock times, dates and sums of money made neutral; places of the rest kept."""
    text = unicodedata.normalize("NFKC", text[:LONGEST_READ].replace("\r\n", "\n").replace("\r", "\n"))
    text = _with_numbers_beside(KEYCAP.sub(r" \1. ", text).replace("🔟", " 10. "))
    text = with_signs_in_words(ILL_FACES.sub(" sakit ", text))
    text = OTHER_PICTURES.sub(" . ", text)
    text = UP_TO.sub(" sampai ", text)
    for mark, letter in ((PLUS, "v"), (MINUS, "x")):
        text = mark.sub(f" {letter}{letter}{letter} ", text)
    text = re.sub(r"\b100 ?%", " lengkap ", text)
    for pattern, word in REWORDED:
        text = pattern.sub(word, text)
    text = re.sub(r"(?i)\b\d+(?:[.,]\d+)? ?(?:%|persen\b)", _blank, text)
    text = LIST_LETTER.sub(_blank, text)
    text = LOOSE_ENDING.sub("", text)
    for abbreviated in (ABBREVIATED, SHORT_TITLE):
        text = abbreviated.sub(lambda found: found.group()[:-1] + " ", text)
    return APOSTROPHE.sub("", text)


def _hide_quantities(text: str) -> str:
    for pattern in (ONE_BY_ONE, MEETING_NAME, MONEY, DATE, CLOCK, LONG_NUMBER):
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
        if len(shorter) >= 4 and MEANINGS.get(shorter, "ke") != "ke":  # Nenng is Neneng, no held-down neng (to)
            return MEANINGS[shorter]
    if (base := _without_ending(word)) is not None:
        return MEANINGS[base]
    first, _, second = word.partition("-")
    if second and (second.startswith(first) or first == second):
        return MEANINGS.get(second, MEANINGS.get(first))
    return None


@lru_cache(maxsize=20_000)
def _without_ending(word: str) -> str | None:
    """The word of the lexicon that this one is with an ending (alesanana, bojonipun); none for a usual given name."""
    if normal_form(word) in KNOWN_NAMES:
        return None
    for ending, shortest in ENDINGS:
        base = word.removesuffix(ending)
        if base in CALENDAR and ending in ("ana", "an"):
            continue  # Juliana
        if base != word and len(base) >= shortest and base in MEANINGS:
            return base
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
        if token.kind == "word" and (both := TWO_IN_ONE.get(token.text.casefold())) is not None:
            joined.extend(replace(token, stands_for=meant) for meant in both)
            continue
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
    if _ends_line(tokens, at) and sum(_ends_line(tokens, other) for other in range(len(tokens))) > 1:
        return replace(token, stands_for=CODES[token.text.casefold()])
    if (before == "(" and after == ")") or before == ":" or (after == ":" and before in ("|", ",")):
        return replace(token, stands_for=CODES[token.text.casefold()])
    return token


def _ends_line(tokens: list[Token], at: int) -> bool:
    """`1. Sukini a, 2. Painah s`: a letter of the sheet behind a word, with nothing after it in its line."""
    token = tokens[at]
    if token.kind != "word" or token.text.casefold() not in "siahvx" or at == 0 or not _can_be_marked(tokens, at - 1):
        return False
    return (
        at + 1 == len(tokens)
        or tokens[at + 1].stands_for in (",", "|", ".", ";", "nomor")
        or tokens[at + 1].kind == "number"
    )


def _can_be_marked(tokens: list[Token], at: int) -> bool:
    """Whether a letter of the sheet may stand behind it: a word, or `no 5`."""
    return tokens[at].kind == "word" or (
        at > 0 and tokens[at].kind == "number" and tokens[at - 1].stands_for == "nomor"
    )


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
