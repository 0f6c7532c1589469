"""`Mawar momong cucu terus Wati sakit`: a "then" before a member tells of the next one, as a comma would."""

from collections.abc import Sequence
from dataclasses import replace

from programme.attendance_reading.tokens import Token
from programme.names import NameBook

THENS = frozenset("terus trus trs teras lajeng banjur njuk tuluy terusan".split())


def with_thens(tokens: Sequence[Token], book: NameBook) -> list[Token]:
    """The tokens with a comma for each such word that stands right before a member, titles between them left aside."""
    return [_comma(token) if _leads_to_a_member(tokens, at, book) else token for at, token in enumerate(tokens)]


def _comma(token: Token) -> Token:
    return replace(token, kind="mark", stands_for=",", form="")


def _leads_to_a_member(tokens: Sequence[Token], at: int, book: NameBook) -> bool:
    if at == 0 or tokens[at].kind != "word" or tokens[at].text.casefold() not in THENS:
        return False
    after = at + 1
    while after < len(tokens) and tokens[after].title and not book.has_part(tokens[after].form):
        after += 1
    if after == len(tokens) or tokens[after].kind != "word":
        return after < len(tokens) and tokens[after].kind == "number" and tokens[after - 1].stands_for == "nomor"
    return tokens[after].stands_for == "nomor" or book.match((tokens[after].text.casefold(),)) is not None
