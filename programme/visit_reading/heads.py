"""Which numbers of a message mean visits, and which pieces speak of each of them.

A number means a visit at the beginning of a sentence, after "no", after a comma or "dan" where an outcome follows, or
behind an outcome that begins a sentence ("tunda 5 Senin"). Dates, hours, house numbers and counted things do not.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from programme.visit_reading.pieces import Piece
from programme.visit_reading.whom import only_persons
from programme.visit_reading.words import (
    ALL,
    BEFORE_OTHER_NUMBERS,
    EMPTY,
    EXCEPT,
    FILLERS,
    NOT,
    NOT_YET,
    NUMBER_WORDS,
    REST,
    UNITS,
    WEAKLY_DONE,
    is_date_word,
    kind_of,
)

MOST_IN_A_RANGE = 60
AND = frozenset({"dan", "sm", "ro", "mbek", "sama", "karo", "jeung", "lan", "sareng", "serta", "kalih", "kaliyan"})
UNTIL = frozenset({"sampai", "sampe", "sd", "s/d", "smp", "hingga", "tekan"})
SAME = frozenset({"juga", "jg", "sami", "ugi", "oge", "podo", "pada", "idem"})
"""Behind a number: as the one before. It is asked."""
NO_VISITS = frozenset({"rt", "rw", "gang", "gg", "blok", "hp", "wa", "telp", "tahap", "sesi", "kelas", "modul"})
OUTCOMES = frozenset({"done", "weakly_done", "postpone", "cancel", "hand_over"})


@dataclass
class Said:
    """The numbers named together, and the pieces that speak of them."""

    numbers: list[int]
    body: list[Piece] = field(default_factory=list)
    rest: bool = False
    """All that are not named otherwise."""
    excepted: bool = False
    doubtful: bool = False
    """They might be something else than visits."""


@dataclass(frozen=True)
class _Head:
    begin: int
    end: int
    numbers: list[int]
    rest: bool = False
    excepted: bool = False
    outcome: Piece | None = None
    doubtful: bool = False


def split_by_number(pieces: Sequence[Piece], listed: Collection[int]) -> list[Said]:
    """What is said of which numbers, in order; pieces before the first number belong to none and are left out."""
    heads: list[_Head] = []
    at = 0
    while at < len(pieces):
        head = _head_at(pieces, at, listed, heads)
        if head is not None:
            heads.append(head)
        at = head.end if head is not None else at + 1
    parts = []
    ends = [head.begin for head in heads[1:]] + [len(pieces)]
    for head, end in zip(heads, ends, strict=False):
        body = list(pieces[head.end : end])
        body = [head.outcome, *body] if head.outcome is not None else body
        parts.append(Said(head.numbers, _trimmed(body), head.rest, head.excepted, head.doubtful))
    return parts


def _head_at(pieces: Sequence[Piece], at: int, listed: Collection[int], heads: Sequence[_Head]) -> _Head | None:
    """The head that begins here, behind those found before."""
    piece, first = pieces[at], heads[0] if heads else None
    if piece.says in NUMBER_WORDS:
        return _named_number(pieces, at)
    if piece.says in EXCEPT:
        return _excepted(pieces, at)
    if piece.says in REST or (piece.says in ALL and _speaks_of_all(pieces, at, heads)):
        return _Head(at, at + 1, [], rest=True) if _outcome_is_near(pieces, at + 1) else None
    outcomes_first = first is not None and first.outcome is not None
    if kind_of(piece.says) in OUTCOMES and (outcomes_first or begins(pieces, at)):
        return _outcome_first(pieces, at, listed)
    if piece.number is not None:
        return _bare_number(pieces, at, listed)
    return None


def _speaks_of_all(pieces: Sequence[Piece], at: int, heads: Sequence[_Head]) -> bool:
    """ "Semua selesai" before any number, "kecuali 2 semua selesai", "2 tunda. semua selesai kecuali 2"."""
    if heads and heads[-1].excepted and at == heads[-1].end:
        return True
    sentence = list(takewhile(lambda one: one.kind != "end", pieces[at:]))
    return (
        begins(pieces, at)
        if not heads
        else pieces[at - 1].kind == "end" and any(one.says in EXCEPT for one in sentence)
    )


def _named_number(pieces: Sequence[Piece], at: int) -> _Head | None:
    """ "no 2", "nomor 2 dan 5"."""
    before = pieces[at - 1].says if at else ""
    numbers, end = _numbers(pieces, at + 1)
    return _Head(at, end, numbers) if numbers and before not in NO_VISITS else None


def _excepted(pieces: Sequence[Piece], at: int) -> _Head | None:
    start = at + 1
    while start < len(pieces) and pieces[start].says in NUMBER_WORDS | FILLERS:
        start += 1
    numbers, end = _numbers(pieces, start)
    return _Head(at, end, numbers, excepted=True) if numbers else None


def _outcome_first(pieces: Sequence[Piece], at: int, listed: Collection[int]) -> _Head | None:
    """ "tunda 5 Senin", "sudah: 1, 2, 4": the number stands on the list and is no date."""
    start = at + 1
    while start < len(pieces) and (pieces[start].kind == "other" or pieces[start].says in NUMBER_WORDS | {"yang"}):
        start += 1
    if start < len(pieces) and pieces[start].says in ALL | REST and kind_of(pieces[at].says) != "hand_over":
        alone = all(one.number is None for one in pieces)
        return _Head(at, start + 1, [], rest=True, outcome=pieces[at]) if alone or pieces[start].says in REST else None
    numbers, end = _numbers(pieces, start, alone=True)
    if not numbers or _counts_something(pieces, end):
        return None
    named = pieces[start - 1].says in NUMBER_WORDS
    if not named and not set(numbers) <= set(listed) and kind_of(pieces[at].says) == "postpone":
        return None
    return _Head(at, end, numbers, outcome=pieces[at])


def _bare_number(pieces: Sequence[Piece], at: int, listed: Collection[int]) -> _Head | None:
    numbers, end = _numbers(pieces, at)
    before = pieces[at - 1] if at else None
    if not numbers or (before is not None and before.says in BEFORE_OTHER_NUMBERS):
        return None
    counts = _counts_something(pieces, end)
    if begins(pieces, at, pauses=False):
        return None if counts else _Head(at, end, numbers)
    if counts and not _outcome_is_next(pieces, end):
        return None
    after_pause = begins(pieces, at)
    if _outcome_is_next(pieces, end) or (after_pause and _outcome_is_near(pieces, end)):
        of_list = set(numbers) <= set(listed)
        after_outcome = before is not None and kind_of(before.says) in ("postpone", "meet")
        return _Head(at, end, numbers) if of_list or not after_outcome else None
    put_off = before is not None and kind_of(before.says) == "postpone"  # "2 tunda 5": the fifth, or number 5?
    if (after_pause or put_off) and set(numbers) <= set(listed) and _sentence_ends(pieces, end):
        return _Head(at, end, numbers, doubtful=True)
    return None


def _numbers(pieces: Sequence[Piece], at: int, *, alone: bool = False) -> tuple[list[int], int]:
    """The numbers from a place on ("1, 2 dan 4", "1-3"), and the place behind the last.

    `alone`: their outcome stands before them, so a number with an outcome behind it is not one of them.
    """
    found: list[int] = []
    end = at
    while at < len(pieces) and (number := pieces[at].number) is not None and 0 < number < 1000:
        ranged = _range(pieces, at)
        found.extend(ranged or [number])
        end = at + (3 if ranged else 1)
        at = end
        while at < len(pieces) and (pieces[at].kind == "pause" or pieces[at].says in AND | NUMBER_WORDS):
            at += 1
        if at > end and _counts_something(pieces, at + 1):
            break
        if at > end and (_names_another(pieces, at, found) or (alone and _has_its_own(pieces, at + 1))):
            break
    return list(dict.fromkeys(found)), end


def _has_its_own(pieces: Sequence[Piece], at: int) -> bool:
    """An outcome behind the number, which is not that of the numbers after it ("sudah 1, 2 tunda 3")."""
    if not _outcome_is_next(pieces, at):
        return False
    after = at + 1
    while after < len(pieces) and pieces[after].kind == "other":
        after += 1
    return after >= len(pieces) or pieces[after].number is None


def _names_another(pieces: Sequence[Piece], at: int, found: list[int]) -> bool:
    """ "3, 3 tunda" says the number again for what follows."""
    return at < len(pieces) and pieces[at].number in found


def _range(pieces: Sequence[Piece], at: int) -> list[int] | None:
    if at + 2 >= len(pieces) or (pieces[at + 1].text not in ("-", "–") and pieces[at + 1].says not in UNTIL):
        return None
    begin, end = pieces[at].number, pieces[at + 2].number
    if begin is None or end is None or not begin < end < begin + MOST_IN_A_RANGE:
        return None
    return list(range(begin, end + 1))


def begins(pieces: Sequence[Piece], at: int, *, pauses: bool = True) -> bool:
    """Whether a sentence begins here, or (pauses) a part behind a comma, "dan" or "terus"."""
    while at > 0 and pieces[at - 1].says in FILLERS | AND and pauses:
        at -= 1
    if at == 0 or pieces[at - 1].kind == "end" or pieces[at - 1].text == ":":
        return True
    return pauses and (pieces[at - 1].kind == "pause" or pieces[at].says in FILLERS | AND)


def _counts_something(pieces: Sequence[Piece], at: int) -> bool:
    return at < len(pieces) and pieces[at].says in UNITS


def _outcome_is_next(pieces: Sequence[Piece], at: int) -> bool:
    """Right behind the number: an outcome, a meeting, a denial, or a colon."""
    if at >= len(pieces):
        return False
    piece = pieces[at]
    if piece.kind == "other" and piece.text in ":=>→-–()":
        return True
    return kind_of(piece.says) is not None or piece.says in NOT | NOT_YET | EMPTY | SAME


def _outcome_is_near(pieces: Sequence[Piece], at: int) -> bool:
    """In the same part of the sentence: an outcome, or a day alone."""
    stretch = []
    for piece in pieces[at:]:
        if piece.kind in ("end", "pause"):
            break
        stretch.append(piece)
    days = [piece for piece in stretch if is_date_word(piece.says)]
    if days and all(piece in days or piece.says in FILLERS for piece in stretch):
        return True
    if only_persons([piece.says for piece in stretch]):
        return True
    kinds = {kind_of(piece.says) for piece in stretch if piece.says not in WEAKLY_DONE or piece is stretch[0]}
    return bool(kinds - {None}) or any(piece.says in NOT_YET | EMPTY for piece in stretch)


def _sentence_ends(pieces: Sequence[Piece], at: int) -> bool:
    return at >= len(pieces) or pieces[at].kind in ("end", "pause")


def _trimmed(body: list[Piece]) -> list[Piece]:
    """Without marks and joining words at either end."""
    joining = AND | {"yang", "yg", "terus", "trus", "lalu", "njur", "tapi", "sedangkan", "sedang", "untuk", "utk"}
    while body and (body[-1].kind in ("end", "pause", "other") or body[-1].says in joining | NUMBER_WORDS):
        if body[-1].text == "?":
            break
        body.pop()
    while body and (body[0].kind in ("end", "pause") or (body[0].kind == "other" and body[0].text != "?")):
        body.pop(0)
    return body
