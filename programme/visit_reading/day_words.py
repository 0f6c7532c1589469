"""The pieces of a message that speak of a day, as the reader of dates wants them."""

from collections.abc import Sequence

from programme.date_reading.words import (
    DAY_UNITS,
    HENCE,
    MONTH_UNITS,
    ONE_MONTH,
    ONE_WEEK,
    WEEK_UNITS,
)
from programme.visit_reading.pieces import Piece
from programme.visit_reading.words import EMPTY, NOT, NOT_YET, is_date_word, kind_of

UNITS_OF_DAYS = DAY_UNITS | WEEK_UNITS | MONTH_UNITS


def as_day_text(shown: str, lead: Sequence[Piece]) -> str:
    """The words about a day; "mundur 2 hari", "tunda seminggu" count from today."""
    words = []
    for at, piece in enumerate(lead):
        words.append(shown[piece.start : piece.end])
        after = lead[at + 1].says if at + 1 < len(lead) else ""
        counted = piece.says in UNITS_OF_DAYS and at > 0 and lead[at - 1].kind == "number"
        if (counted or piece.says in ONE_WEEK | ONE_MONTH) and after not in HENCE:
            words.append("lagi")
    return " ".join(words)


def puts_off(word: str) -> bool:
    return kind_of(word) == "postpone" or word in NOT | NOT_YET | EMPTY


def of_a_day(piece: Piece) -> bool:
    return piece.kind in ("number", "joined") or is_date_word(piece.says) or piece.says in ("nanti", "ini", "hari")


def without_days(left: list[Piece]) -> list[Piece]:
    return [piece for piece in left if not of_a_day(piece)]
