"""Answers of several members in one message: "Mawar kerja jam 6 sampai 4, Wati momong anak, 5 jauh". Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from programme.attendance_text import Member, read_report
from programme.date_reading.words import TITLES
from programme.name_spelling import normal_form
from programme.polls.busy_hours import BusyHours
from programme.polls.hindrances import NONE, hindrances_in
from programme.polls.typed_hours import read_hours

LONGEST_READ = 1_000
"""Characters read of one message."""
_PARTS = re.compile(r"[,;\n]|\.(?!\d)")
WORDS_OF_A_NAME = 4
"""So many words of a part are looked through for whose it is, the first of what she said among them."""
_LONG_NAME = 4
"""Letters from which on one of them may be wrong."""


@dataclass(frozen=True)
class TypedAnswer:
    """What was told of the member with this number."""

    number: int
    reasons: tuple[str, ...]
    words: str
    hours: BusyHours | None


def typed_answers(text: str, members: Sequence[Member]) -> list[TypedAnswer]:
    """One answer a member, in the order of the message; who is named without a hindrance, or unclearly, is left out."""
    told: dict[int, list[str]] = {}
    for number, rest in _parts(text[:LONGEST_READ], members):
        told.setdefault(number, []).append(rest)
    answers = []
    for number, parts in told.items():
        said = ", ".join(part for part in parts if part)
        reasons = hindrances_in(said)
        if reasons:
            heard = read_hours(said)
            hours = heard.busy if heard is not None and heard.polarity_said and reasons != (NONE,) else None
            answers.append(TypedAnswer(number, reasons, said, hours))
    return answers


def _parts(text: str, members: Sequence[Member]) -> Iterator[tuple[int, str]]:
    """(member, what is said of her); a part that names nobody is still about the one before."""
    last: int | None = None
    for part in _PARTS.split(text):
        number, rest = _whose(part.strip(), members)
        last = number or last
        if last is not None and part.strip():
            yield last, rest


def _whose(part: str, members: Sequence[Member]) -> tuple[int | None, str]:
    words = part.split()
    while words and words[0].casefold().strip(".") in TITLES:
        words = words[1:]
    if not words:
        return None, ""
    if words[0].isdecimal():
        known = any(one.number == int(words[0]) for one in members)
        return (int(words[0]), " ".join(words[1:])) if known and not _is_hour(words) else (None, part)
    # Without its hours: "jam 6-4" would be members 6 and 4.
    before_hours = next((at for at, word in enumerate(words) if any(map(str.isdigit, word))), len(words))
    report = read_report(" ".join(words[: min(before_hours, WORDS_OF_A_NAME)]), members)
    named = set(report.absent) | report.present | report.represented
    found = [one for one in members if one.number in named]
    if len(found) != 1 or report.ambiguous:
        return None, part
    forms = [normal_form(word) for word in found[0].name.split()]
    while words and _is_of_name(words[0], forms):
        words = words[1:]
    return found[0].number, " ".join(words)


def _is_hour(words: Sequence[str]) -> bool:
    """ "6 sampai 4" goes on with the one before; "6 kerja" begins member 6."""
    return len(words) > 1 and words[1].casefold() in ("pagi", "sampai", "siang", "sore", "-", "malam", "s/d")


def _is_of_name(word: str, forms: Sequence[str]) -> bool:
    form = normal_form(word)
    return any(form == one or (len(one) >= _LONG_NAME and OSA.distance(form, one) <= 1) for one in forms)
