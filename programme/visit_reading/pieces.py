"""A message about visits cut into words, numbers and marks, each with its place in what was typed."""

import re
import unicodedata
from dataclasses import dataclass

from programme.visit_reading.words import NUMBER_WORDS

LONGEST_TEXT = 2000
_PIECE = re.compile(
    r"(?P<joined>\d{1,4}\s?[/:]\s?\d{1,4}(?:\s?[/:]\s?\d{2,4})?(?!\d)|\d{1,4}[.-]\d{1,2}[.-]\d{2,4}(?!\d)"
    r"|\d{1,2}[.]\d{2}(?:\s?-\s?\d{1,2}[.]\d{2})?(?!\d)|\+?\d{5,}|\d{1,3}(?:\.\d{3})+)"
    r"|(?P<number>\d{1,4})|(?P<mark>[✅✓✔☑👍❌✖✗❎#])|(?P<word>[sS]/[dD]\b|[^\W\d_]+(?:['’`-][^\W\d_]+)*\d?)"
    r"|(?P<end>\n|;|[.!](?=\s|$)|[.](?=\D))|(?P<pause>,|&|\+|/)|(?P<other>[?:=>()→–-])"
)


@dataclass(frozen=True)
class Piece:
    """`kind`: word, number, joined (a date, an hour, a phone), end (of a sentence), pause (a comma) or other."""

    kind: str
    text: str
    """Plain: lower-case, without accents."""
    start: int
    end: int

    @property
    def number(self) -> int | None:
        return int(self.text) if self.kind == "number" else None

    @property
    def says(self) -> str:
        """The word, empty for anything else."""
        return self.text if self.kind == "word" else ""


_GLUED = re.compile(
    r"(?:(?<=\b)|(?<=\d))(?:(?:ke)?temu|ktemu|ktmu|kepanggih|tepang|panggih)"
    r"(?=(?:suami|istri|bojo|ibu|bapak|orang|anak|mertua|keluarga|nenek|kakek|mbah)\w*)"
    r"|(?:(?<=\b)|(?<=\d))(?:di)?(?:tunda|tnda|tnd|undur)(?=(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu|besok|bsk|lusa|sesuk)\b)"
    r"|(?:(?<=\b)|(?<=\d))(?:selesai|sls|slese|beres|sudah|udah|sdh|wis)(?=(?:ketemu|ktemu|ktmu|tunda|dikunjungi)\w*)"
    r"|\b(?:gak|ga|tidak|tdk|ora|teu|mboten)(?=(?:ketemu|ktemu|ktmu|kepanggih|panggih)\w*)|(?<=\d)dan(?=\d)|\bdan(?=\d)",
    re.IGNORECASE,
)
"""The first of two words between which the blank was left out: "2selesai ketemusuami, 3tundasenin"."""


def shown_of(text: str) -> str:
    """What is read of a message: composed, any script's digits as 0-9, without invisible characters."""
    composed = unicodedata.normalize("NFC", text[:LONGEST_TEXT])
    return _GLUED.sub(lambda found: f"{found[0]} ", "".join(_character(one) for one in composed))


def pieces_of(shown: str) -> list[Piece]:
    """The pieces of what `shown_of` gave; characters that say nothing are left out."""
    found = []
    for match in _PIECE.finditer(shown):
        kind = match.lastgroup or "other"
        text = plain(match.group()) if kind in ("word", "mark") else match.group()
        found.append(Piece("word" if kind == "mark" else kind, text, match.start(), match.end()))
    return [piece for at, piece in enumerate(found) if not _is_dot_of_number(found, at)]


def plain(word: str) -> str:
    """Lower-case, without accents and apostrophes; a letter held down counts once."""
    spread = unicodedata.normalize("NFKD", word.casefold())
    kept = "".join(one for one in spread if unicodedata.category(one) not in ("Mn", "Cf") and one not in "'’`")
    kept = re.sub(r"(\w)\1{2,}", r"\1", kept)
    return re.sub(r"([^\W\d])\1$", r"\1", kept) if len(kept) > 3 else kept


def _character(one: str) -> str:
    category = unicodedata.category(one)
    if category == "Nd":
        return str(unicodedata.digit(one))
    return "" if category in ("Cf", "Me") or one == "\ufe0f" else one


def _is_dot_of_number(found: list[Piece], at: int) -> bool:
    """The point of "2. selesai" and of "no. 2" ends no sentence."""
    piece = found[at]
    if piece.kind != "end" or piece.text != "." or at == 0:
        return False
    before = found[at - 1]
    following = found[at + 1] if at + 1 < len(found) else None
    if before.kind == "number" and following is not None and (before.end, piece.end) == (piece.start, following.start):
        return following.kind == "word"  # "1.selesai 2.tunda"
    if before.kind == "number" and at >= 3 and found[at - 2].kind == "pause" and found[at - 3].kind == "number":
        return False  # "sudah 1, 2, 4. 3 belum"
    starts_line = (
        at == 1
        or found[at - 2].kind in ("end", "pause")
        or found[at - 2].text == ":"
        or found[at - 2].says in NUMBER_WORDS
    )
    return before.says in NUMBER_WORDS or (before.kind == "number" and starts_line and at + 1 < len(found))
