"""Families called by name where their numbers could stand: "Mawar selesai, ketemu suami; tunda Bu Wati dan Murni"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from programme.names import NameBook
from programme.visit_reading.heads import AND, begins
from programme.visit_reading.pieces import Piece
from programme.visit_reading.whom import TITLES
from programme.visit_reading.words import (
    BE_THERE,
    EXCEPT,
    FILLERS,
    NOT,
    NOT_YET,
    SOMEBODY,
    is_date_word,
    kind_of,
)

LONGEST_NAME = 4
GOING = frozenset("ke ka teng dari dr saking ti rumah rmh omah omahe griya bumi imah kunjungan visit".split())
BEFORE_NAME = TITLES | GOING | frozenset("keluarga kel kluarga yang yg sing nu tadi td wau mau".split())
SURE = frozenset({"done", "postpone", "cancel", "hand_over", "meet"})
OUTCOME_FIRST = frozenset({"done", "weakly_done", "postpone", "cancel"})


@dataclass(frozen=True)
class _Name:
    number: int
    begin: int
    end: int
    visited: bool
    """Said to be where she went ("tadi ke rumah Mawar, ketemu suami")."""


def with_numbers(pieces: Sequence[Piece], names: Mapping[int, str]) -> list[Piece]:
    """The pieces, with the number of a family in place of its name where an outcome stands beside it.

    A name that fits two of the list, or stands in the middle of what is told, is left as it is.
    """
    book = NameBook(names.items())
    pieces = _without_labels(pieces, book)
    meant = [name for at in range(len(pieces)) for name in _meant_from(pieces, at, book)]
    numbered: list[Piece] = []
    at = 0
    for name in meant:
        if name.begin >= at:
            numbered += pieces[at : name.begin]
            numbered.append(Piece("number", str(name.number), pieces[name.begin].start, pieces[name.end - 1].end))
            at = name.end
    return [*numbered, *pieces[at:]]


def _without_labels(pieces: Sequence[Piece], book: NameBook) -> list[Piece]:
    """ "2 Wati tunda", "2. Bu Wati: tunda": a number with its own name, as the list shows it, is the number alone."""
    kept: list[Piece] = []
    at = 0
    while at < len(pieces):
        kept.append(pieces[at])
        marked = at + 1 < len(pieces) and pieces[at + 1].text in (".", ":")
        name = _name_at(pieces, at + 1 + marked, book) if pieces[at].number is not None else None
        at = name.end if name is not None and name.number == pieces[at].number else at + 1
    return kept


def _meant_from(pieces: Sequence[Piece], at: int, book: NameBook) -> list[_Name]:
    """The families named in a row from here, if the row stands before its outcome or behind it."""
    if pieces[at].says in EXCEPT:
        return _row(pieces, _past(pieces, at + 1), book)
    told = at > 0 and kind_of(pieces[at - 1].says) in OUTCOME_FIRST  # "Mawar selesai Lastri belum"
    if not (told or begins(pieces, at)):
        return []
    row = _row(pieces, at, book)
    if row:
        end = row[-1].end
        end += row[-1].visited and end < len(pieces) and pieces[end].kind == "pause"
        return row if _outcome_follows(pieces, end) or _only_a_day_follows(pieces, end) else []
    if kind_of(pieces[at].says) not in OUTCOME_FIRST:
        return []
    row = _row(pieces, _past(pieces, at + 1), book)
    if row and _outcome_follows(pieces, row[-1].end):
        return row[:-1]  # "selesai Mawar, Wati tunda": the last one has an outcome of its own
    ends = bool(row) and (row[-1].end == len(pieces) or pieces[row[-1].end].kind in ("end", "pause"))
    return row if ends or kind_of(pieces[at].says) == "postpone" else []


def _row(pieces: Sequence[Piece], at: int, book: NameBook) -> list[_Name]:
    """Names from a place on, with nothing but commas and "dan" between them."""
    row: list[_Name] = []
    while (name := _name_at(pieces, at, book)) is not None:
        row.append(name)
        at = name.end
        while at < len(pieces) and (pieces[at].kind == "pause" or pieces[at].says in AND):
            at += 1
    return row


def _name_at(pieces: Sequence[Piece], at: int, book: NameBook) -> _Name | None:
    start = at
    while start < len(pieces) and pieces[start].says in BEFORE_NAME:
        start += 1
    for size in range(LONGEST_NAME, 0, -1):
        words = tuple(piece.says for piece in pieces[start : start + size])
        if len(words) < size or not all(map(_is_written, words)) or kind_of(words[0]) is not None:
            continue
        match = book.match(words)
        if match is not None and match.one is not None:
            visited = any(piece.says in GOING for piece in pieces[at:start])
            return _Name(match.one, at, start + size, visited)
    return None


def _is_written(word: str) -> bool:
    return word[:1].isalpha()


def _past(pieces: Sequence[Piece], at: int) -> int:
    """Behind words and marks that say nothing."""
    while at < len(pieces) and (pieces[at].kind == "other" or _says_nothing(pieces[at].says)):
        at += 1
    return at


def _says_nothing(word: str) -> bool:
    return word in FILLERS and word not in BEFORE_NAME and kind_of(word) is None


def _only_a_day_follows(pieces: Sequence[Piece], at: int) -> bool:
    """ "Murni besok aja": put off to that day, as behind a number."""
    said = [piece.says for piece in takewhile(lambda piece: piece.kind not in ("end", "pause"), pieces[at:])]
    return any(map(is_date_word, said)) and all(is_date_word(word) or word in FILLERS for word in said)


def _outcome_follows(pieces: Sequence[Piece], at: int) -> bool:
    """Right behind the names an outcome, or "sudah", "belum" with one or alone."""
    at = _past(pieces, at)
    if at == len(pieces):
        return False
    said, after = pieces[at].says, _past(pieces, at + 1)
    if said in NOT and after < len(pieces) and pieces[after].says in BE_THERE | SOMEBODY:
        return True  # "Lastri ga ada org"
    hedged = kind_of(said) == "weakly_done" or said in NOT | NOT_YET
    if hedged and after < len(pieces) and kind_of(pieces[after].says) in SURE:
        return True
    ends = at + 1 == len(pieces) or pieces[at + 1].kind in ("end", "pause")
    crossed = said in NOT_YET and not _is_written(said)
    return kind_of(said) in SURE or crossed or (hedged and ends and said not in NOT)
