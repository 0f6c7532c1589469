"""Numbers written as words (telu, tilu urang, dua puluh tujuh): counts of people, or nothing."""

from collections.abc import Sequence
from dataclasses import replace

from programme.attendance_reading.lexicon import NUMBER_WORDS
from programme.attendance_reading.tokens import Token
from programme.attendance_reading.units import Unit

TENS = frozenset({"puluh", "pulu", "dasa"})
TEENS = frozenset({"belas", "welas", "blas"})
ONE_PERSON = frozenset({"seorang", "saurang", "sewong"})
COUNTED_BEFORE = frozenset({"hadir", "orang", "absen", "ada", "cuma", "kurang"})
COUNTED_AFTER = frozenset({"yang", "tidak", "belum", "hadir"})
TOLD = frozenset({"sakit", "kerja", "hajatan", "mudik"})
BEGINS = frozenset({"", ",", "|", ".", "tapi"})
TOGETHER = frozenset("duaan berdua bertiga tiluan berempat".split())
ENDS = frozenset({"", ",", ":", "|", ".", "@"})


def with_number_words(units: Sequence[Unit], tokens: Sequence[Token]) -> tuple[list[Unit], dict[int, int]]:
    """The units with worded counts as `#`, and the values of those by their first token.

    Javanese `loro` is also "ill" and `kalih` also "and": where they count nobody they are read so.
    """
    marked = [_marked(unit, tokens) for unit in units]
    values: dict[int, int] = {}
    out: list[Unit] = []
    at = -1
    while (at := at + 1) < len(marked):
        unit = marked[at]
        if unit.word != "#w":
            out.append(unit)
            continue
        text = tokens[unit.first].text.casefold()
        value, at = _value(marked, at, tokens)
        before = out[-1].word if out else ""
        after = marked[at + 1].word if at + 1 < len(marked) else ""
        if text in ONE_PERSON or _counts(before, "" if text in TOGETHER else after):
            values[unit.first] = value
            out.append(replace(unit, word="#"))
        elif text in ("loro", "kalih"):
            out.append(replace(unit, word="sakit" if text == "loro" else "dan"))
    return out, values


def _marked(unit: Unit, tokens: Sequence[Token]) -> Unit:
    token = tokens[unit.first]
    if unit.word == "@" or token.kind != "word" or token.text.casefold() not in NUMBER_WORDS:
        return unit
    return replace(unit, word="#w", mention=None)


def _counts(before: str, after: str) -> bool:
    if before == "nomor" or after == "orang" or (before in COUNTED_BEFORE and after in ENDS):
        return True
    return (after in COUNTED_AFTER and before != "@") or (after in TOLD and before in BEGINS)


def _value(units: Sequence[Unit], at: int, tokens: Sequence[Token]) -> tuple[int, int]:
    """The value of number words in a row (dua puluh tujuh) and the place of the last of them."""
    value = NUMBER_WORDS[tokens[units[at].first].text.casefold()]
    while at + 1 < len(units) and units[at + 1].word in ("#w", "?") and units[at + 1].first == units[at].last + 1:
        word = tokens[units[at + 1].first].text.casefold()
        if word in TENS:
            value = value * 10
        elif word in TEENS:
            value += 10
        elif word in NUMBER_WORDS and value % 10 == 0 and value >= 20:
            value += NUMBER_WORDS[word]
        else:
            break
        at += 1
    return value, at
