"""Who came to a gathering, or which visits are meant, as typed: numbers, names, "semua kecuali 3", "wati tidak"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from programme.relay_answer_parts import Listed
from programme.relay_answer_text import read_relay_answer

ATTENDS = "(?:datang|dateng|dating|dtg|dtng|hadir|hdr|rawuh|teko|teka|sumping|dongkap|ikut)"
DENIES = "(?:tidak|tdk|gak|ga|nggak|ngga|ndak|enggak|ora|ra|mboten|boten|teu|henteu|absen|berhalangan|izin|ijin)"
AWAY = re.compile(rf"\b{DENIES}\b(?: (?:bisa|sempat|iso|saged|tiasa))?(?: {ATTENDS}\b)?")
CAME = re.compile(rf"\b{ATTENDS}\b")
ABLE = re.compile(r"\b(?:bisa|saged|tiasa|iso|isa|siap)\b")
WITHOUT = re.compile(r"\b(?:jangan|tanpa|selain|minus)\b")
RANGE = re.compile(r"\b(\d{1,2}) ?(?:-|–|sampai|sampe|s/d|sd) ?(\d{1,2})\b")
HOW_MANY = re.compile(r"\b\d{1,2} ?(?:orang|wong|keluarga|kpm|ibu2?|jalmi)\b")
"""'2 orang datang' tells how many, not that number 2 came."""
WHO = re.compile(r"\b(?:yang|yg|sing|nu|ada|ana|ono)\b")
NOBODY = re.compile(
    r"(?:tidak ada|tdk ada|gak ada|ga ada|nggak ada|ora ana|ora ono|mboten wonten|teu aya|semua (?:tidak|ndak|gak)|"
    r"(?:tidak|ndak|gak) (?:datang|hadir) semua|kosong|nihil)"
    r"(?: (?:yang|sing|nu))?(?: (?:datang|hadir|rawuh|teko|sumping))?"
)


@dataclass(frozen=True)
class Picked:
    """The numbers of those meant; `unknown` are names and numbers that nobody of the list bears."""

    numbers: frozenset[int]
    unknown: tuple[str, ...] = ()


def read_picked(text: str, listed: Sequence[Listed]) -> Picked | None:
    """ "2 4 7", "mawar dan wati", "semua kecuali 3"; None where nobody is meant."""
    said = WITHOUT.sub(" kecuali ", RANGE.sub(_spelt_out, text.casefold()))
    heard = read_relay_answer(AWAY.sub(" belum ", said), listed, named_is_told=True)
    if heard is None or heard.partly or heard.promised:
        return None
    numbers = heard.told if heard.of_all else heard.told & heard.named
    return Picked(numbers, heard.unknown) if numbers or heard.unknown else None


def read_came(text: str, guests: Sequence[Listed]) -> Picked | None:
    """ "mawar wati datang", "semua datang kecuali wati", "wati tidak", "tidak ada yang datang"."""
    said = " ".join(RANGE.sub(_spelt_out, text.casefold()).split())
    if HOW_MANY.search(said):
        return None
    if NOBODY.fullmatch(said.strip(" .!")):
        return Picked(frozenset())
    plain = " ".join(WHO.sub(" ", CAME.sub(" sudah ", AWAY.sub(" belum ", said))).split())
    heard = read_relay_answer(plain, guests, named_is_told=True)
    if heard is None or heard.partly or heard.promised:
        return None
    everybody = frozenset(one.number for one in guests)
    if heard.of_all:
        return Picked(heard.told, heard.unknown)
    came, away = heard.told & heard.named, heard.not_told & heard.named
    if away and not came:
        came = everybody - away
    return Picked(came, heard.unknown) if came or away or heard.unknown else None


def read_reply(text: str, guests: Sequence[Listed]) -> tuple[frozenset[int], bool] | None:
    """ "ponirah datang", "2 tidak bisa": who is named, and whether they come; None where it says no such thing."""
    said = text.casefold()
    if "?" in said or not any(one.search(said) for one in (CAME, AWAY, ABLE)):  # "tambah 2" is no answer of hers
        return None
    names = WHO.sub(" ", CAME.sub(" ", AWAY.sub(" ", said)))
    picked = read_picked(names, guests)
    if picked is None or picked.unknown or not picked.numbers:
        return None
    return picked.numbers, AWAY.search(said) is None


def _spelt_out(found: re.Match[str]) -> str:
    """'2-4' is 2 3 4."""
    first, last = int(found.group(1)), int(found.group(2))
    return " ".join(map(str, range(first, last + 1))) if first < last else found.group(0)
