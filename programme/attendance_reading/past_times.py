"""What is said of another time than this meeting ("minggu lalu Mawar absen, minggu ini Lasmi"), or is mere talk."""

import re
from collections.abc import Callable, Sequence

from programme.attendance_reading.lexicon import PARTICLES
from programme.attendance_reading.tokens import Token, unmarked

BEFORE = re.compile(
    r"\b(?:(?:minggu|bulan|bln|sasi|sasih|pertemuan|wulan) (?:lalu|kemarin|kmrn|wingi|kamari|kapengker|kepungkur)"
    r"|kemarin|kmrn|kemaren|wingi|kamari|tempo hari|dulu|biyen)\b"
)
LATER = re.compile(
    r"\b(?:(?:minggu|bulan|bln|sasi|sasih|wulan|pertemuan) (?:depan|dpn|ngarep|ngajeng|payun|hareup|besok)"
    r"|besok|bsk|sesuk|benjing|mbenjing|isukan|lusa)\b"
)
TOMORROW = re.compile(rf"{LATER.pattern}|\b(?<!ti )(?:enjing|enjingan|mengko|engke|nanti)\b")
MEETING = re.compile(
    r"\b(?:p(?:er|r)?temuan|pertmuan|kumpulan|kempalan|kempelan|patepungan|riungan|p2k2|rapat|arisan)(?:nya|ne|e|na)?\b"
)
ATTENDING = frozenset("tidak belum absen izin alpa karena hadir halangan kecuali cuma".split())
NOW = re.compile(
    r"\b(?:(?:minggu|bulan|hari|dinten|dino|pertemuan|kali|sasi|sasih|poe) (?:ini|iki|ieu|niki)|sekarang|skrg|saiki"
    r"|ayeuna|saniki|samenika)\b"
)


def announced(shown: str, tokens: Sequence[Token]) -> frozenset[int]:
    """The places of words in a stretch that calls to a meeting still to come (`besok kumpulan di rumah Bu Wati`)."""
    text = shown.casefold()
    if len(text) != len(shown) or not TOMORROW.search(text) or not MEETING.search(text):
        return frozenset()
    return frozenset(
        at
        for stretch in _stretches(tokens)
        if MEETING.search(text, tokens[stretch[0]].start, tokens[stretch[-1]].end)
        and TOMORROW.search(text, tokens[stretch[0]].start, tokens[stretch[-1]].end)
        and not any(tokens[each].stands_for in ATTENDING for each in stretch)
        for at in stretch
    )


def told_of_before(shown: str, tokens: Sequence[Token], is_member: Callable[[int], bool]) -> frozenset[int]:
    """The places of words in a stretch that speaks of an earlier meeting beside this one, or only of a later day."""
    return _of_earlier(shown, tokens, is_member) | _of_later(shown, tokens)


def _of_later(shown: str, tokens: Sequence[Token]) -> frozenset[int]:
    """`Besok Mawar mau operasi`: what is still to come, with no word on attendance beside it."""
    text = shown.casefold()
    if len(text) != len(shown) or not LATER.search(text):
        return frozenset()
    return frozenset(
        at
        for stretch in _stretches(tokens)
        if LATER.search(text, tokens[stretch[0]].start, tokens[stretch[-1]].end)
        and not any(tokens[each].stands_for in ATTENDING for each in stretch)
        for at in stretch
    )


def _of_earlier(shown: str, tokens: Sequence[Token], is_member: Callable[[int], bool]) -> frozenset[int]:
    """`kemarin Mawar absen, sekarang Wati`; who is the only one named (`sekarang juga absen`) is told of now."""
    text = shown.casefold()
    if len(text) != len(shown) or not BEFORE.search(text) or not NOW.search(text):
        return frozenset()
    found: set[int] = set()
    for stretch in _stretches(tokens):
        first, last = tokens[stretch[0]].start, tokens[stretch[-1]].end
        told = BEFORE.search(text, first, last) and not NOW.search(text, first, last) and NOW.search(text, last)
        if told and any(_may_be_name(tokens[at]) or is_member(at) for at in range(stretch[-1] + 1, len(tokens))):
            found.update(stretch)
    return frozenset(found)


def _may_be_name(token: Token) -> bool:
    return token.kind == "number" or (token.kind == "word" and token.stands_for is None)


def among_talk(tokens: Sequence[Token]) -> frozenset[int]:
    """The places of words in a stretch that holds talk: words without a meaning here that are no mere particles."""
    return frozenset(
        at for stretch in _stretches(tokens) if any(_is_talk(tokens[each]) for each in stretch) for at in stretch
    )


def _is_talk(token: Token) -> bool:
    return token.kind == "word" and token.stands_for == "-" and unmarked(token.text) not in PARTICLES


def _stretches(tokens: Sequence[Token]) -> list[list[int]]:
    stretches: list[list[int]] = [[]]
    for at, token in enumerate(tokens):
        if token.kind == "mark" and token.stands_for in (",", ".", "|", ";", "?"):
            stretches.append([])
        else:
            stretches[-1].append(at)
    return [stretch for stretch in stretches if stretch]
