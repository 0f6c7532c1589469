"""The joining code in what people type: alone, after GABUNG as WhatsApp's link has it, or in a polite sentence."""

import re

from programme.joining import CODE_LENGTH, CODE_LETTERS, looks_like_code, normal_code

JOIN_WORDS = frozenset({"start", "gabung", "bergabung", "daftar", "kode", "kodenya", "code", "join"})
"""What stands before a code."""
_BEFORE_A_CODE = JOIN_WORDS | frozenset("saya ini pkh bu ibu pak bapak mau ingin adalah dari nya di ke itu".split())
_SHORTEST_TRY, _LONGEST_TRY = CODE_LENGTH - 2, CODE_LENGTH + 2
_PIECES = re.compile(r"(?:[\s:;,.=*\"'()]|%20|(?<!\S)[-\u2013](?!\S))+", re.IGNORECASE)
_GLUED = re.compile(r"gabung(?=\S{8,9}\Z)", re.IGNORECASE)


def code_said(text: str) -> str | None:
    """The code in 'GABUNG ABCD-EFGH', 'kode saya abcd efgh', '/start ...', or in a text that is a code itself.

    Also one that can't be right, so that its writer hears that it is wrong; None where no code was meant.
    """
    said = _GLUED.sub("gabung ", text.strip().removeprefix("/"))
    if looks_like_code(said):
        return normal_code(said)
    pieces = [piece for piece in _PIECES.split(said) if piece]
    lower = [piece.casefold() for piece in pieces]
    last = max((place for place, piece in enumerate(lower) if piece in JOIN_WORDS), default=None)
    if last is None:
        return _code_among(pieces)
    rest = pieces[last + 1 :]
    while rest and rest[0].casefold() in _BEFORE_A_CODE:
        del rest[0]
    if lower[0] == "start":
        return normal_code(" ".join(rest)) or None
    return _first_code(rest) or _attempt(rest)


def _first_code(pieces: list[str]) -> str | None:
    """A piece, or two in a row, that has a code's letters: what follows it is talk."""
    for together in (pieces[:1], pieces[:2]):
        code = normal_code("".join(together))
        if len(code) == CODE_LENGTH and all(letter in CODE_LETTERS for letter in code):
            return code
    return None


def _attempt(pieces: list[str]) -> str | None:
    """A code mistyped: one piece or two halves, about as long as a code, and no word ('gabung besok')."""
    code = normal_code("".join(pieces))
    halves = len(pieces) == 1 or (len(pieces) == 2 and all(3 <= len(piece) <= 5 for piece in pieces))
    no_word = "".join(pieces).isupper() or any(letter.isdigit() for letter in code)
    return code if halves and no_word and _SHORTEST_TRY <= len(code) <= _LONGEST_TRY else None


def _code_among(pieces: list[str]) -> str | None:
    """'Assalamualaikum bu, ABCD-EFGH': only as it is printed, or with a digit, so that no word is taken for one."""
    for piece in pieces:
        if looks_like_code(piece) and ("-" in piece.strip("-") or any(letter.isdigit() for letter in piece)):
            return normal_code(piece)
    return None
