"""How many the ketua says came, and how many did not."""

from collections.abc import Sequence
from dataclasses import dataclass

from programme.attendance_reading.numbers import NumberReader
from programme.attendance_reading.phrases import Phrase
from programme.attendance_reading.units import Unit

PASSED_OVER = frozenset(
    {"colon", "people", "who", "only", "other", "and", "everyone", "kin", "rest", "total", "from", "exists"}
)
POINTS = frozenset({"who", "rest"})
BORDERS = frozenset({"comma", "stop", "line", "asked", "open", "close", "name", "item", ""})


@dataclass
class Counts:
    """People counted as present and as absent; None where not said."""

    present: int | None = None
    absent: int | None = None
    with_reason: int = 0


def counts_of(
    phrases: Sequence[Phrase], units: Sequence[Unit], numbers: NumberReader, size: int
) -> tuple[Counts, list[Phrase]]:
    """The stated counts, and the phrases without those and the words that only counted."""
    counts, kept = Counts(), list(phrases)
    spent: set[int] = set()
    rest: dict[int, Phrase] = {}
    """`yang 2 kerja`, behind another's reason: the other two of those named."""
    for at, phrase in enumerate(phrases):
        if phrase.tag == "correction" and any(later.tag == "number" for later in phrases[at:]):
            counts = Counts()
        if phrase.tag == "of":
            values = [numbers.value(unit) for unit in units[phrase.first : phrase.last + 1] if unit.word == "#"]
            spent |= {at} | _count(counts, phrases, at, values[0], size, spent)
        elif phrase.tag == "number" and _points_back(phrases, at) and _reason_given_before(phrases, at - 1):
            value = numbers.value(units[phrase.first])
            spent.update(each for each in (at - 1, at + 1) if phrases[each : each + 1] and phrases[each].tag in POINTS)
            rest[at] = Phrase("rest", str(value), phrases[at - 1].first, phrase.last)
        elif phrase.tag == "number" and not _points_back(phrases, at):
            value = numbers.value(units[phrase.first])
            spent |= {at} | _count(counts, phrases, at, value, size, spent)
    if counts.absent is None and counts.with_reason:
        counts.absent = counts.with_reason
    others = rest | _others_told(phrases, spent)
    return counts, [others.get(at, phrase) for at, phrase in enumerate(kept) if at in others or at not in spent]


def _others_told(phrases: Sequence[Phrase], spent: set[int]) -> dict[int, Phrase]:
    """`Wati kerja, satu sakit`: what is said of people counted and not named, each as one phrase; its words are spent.

    Without that it would be said of Wati.
    """
    others: dict[int, Phrase] = {}
    for at, phrase in enumerate(phrases):
        if phrase.tag == "number" and _reason_given_before(phrases, at):
            told = _reasons_behind(phrases, at)
            if told:
                others[at] = Phrase("counted", "", phrase.first, phrases[told[-1]].last)
                spent.update(range(at, told[-1] + 1))
    return others


def _reason_given_before(phrases: Sequence[Phrase], at: int) -> bool:
    """Whether the last thing said was why somebody named stayed away."""
    before = at - 1
    while before >= 0 and phrases[before].tag in BORDERS | {"and", "but", "other"}:
        before -= 1
    last = phrases[before] if before >= 0 else None
    if last is None or last.tag != "absent" or last.value in ("", "-"):
        return False
    return any(phrase.tag == "name" for phrase in phrases[:before])


def _reasons_behind(phrases: Sequence[Phrase], at: int) -> list[int]:
    """The places of the reasons told of those counted; none if somebody is named there."""
    told: list[int] = []
    for place in range(at + 1, len(phrases)):
        tag = phrases[place].tag
        if tag in ("name", "strange", "colon", "open", "of", "number"):
            return []
        if tag in BORDERS:
            break
        if tag == "absent" and phrases[place].value:
            told.append(place)
    after = told and phrases[told[-1] + 1 :]
    ahead = next((phrase.tag for phrase in after or () if phrase.tag not in ("people", "other", "who")), "")
    return [] if ahead in ("colon", "name", "open") else told


def _points_back(phrases: Sequence[Phrase], at: int) -> bool:
    """`melati sakit, yang dua itu ...`: those just named, not a count of all."""
    return at > 0 and phrases[at - 1].tag == "who" and any(phrase.tag == "name" for phrase in phrases[:at])


def _count(counts: Counts, phrases: Sequence[Phrase], at: int, value: int, size: int, spent: set[int]) -> set[int]:
    """Books one number as present or absent by the word beside it; the places of words used up."""
    if _of_whole(phrases, at, value, size):
        return set()
    before, after = _beside(phrases, at, -1, spent), _beside(phrases, at, 1, spent)
    for place in (before, after):
        if place is None:
            continue
        tag, reason = phrases[place].tag, phrases[place].value
        if tag in ("present", "all") and counts.present is None:
            counts.present = value
            return {place} if tag == "present" and not _heads_names(phrases, max(at, place), value) else set()
        if (tag == "absent" and not reason) or tag in ("no", "nobody"):
            counts.absent = value if counts.absent is None else counts.absent
            heads = place + 1 < len(phrases) and phrases[place + 1].tag == "colon"
            return {place} if place == after and not heads else set()
        if tag == "absent":
            counts.with_reason += value
            return set()
    others = any(phrase.tag in ("number", "of") for place, phrase in enumerate(phrases) if place != at)
    if value == size and others:
        return set()
    if counts.absent is None and counts.present is None:
        if value * 2 > size and value > 3:
            counts.present = value
        else:
            counts.absent = value
    return set()


def _of_whole(phrases: Sequence[Phrase], at: int, value: int, size: int) -> bool:
    """Whether the number only says how many members the group has (anggota 30)."""
    if value == size and [phrase.tag for phrase in phrases[at + 1 : at + 4]] == ["people", "present", "number"]:
        return True
    before = phrases[at - 1].tag if at else ""
    if before == "colon" and at > 1:
        before = phrases[at - 2].tag
    return before in ("people", "total", "from") and value == size


def _beside(phrases: Sequence[Phrase], at: int, step: int, spent: set[int]) -> int | None:
    """The nearest word on one side that says present or absent, if nothing else stands between."""
    at += step
    while 0 <= at < len(phrases) and phrases[at].tag not in BORDERS:
        tag = phrases[at].tag
        if tag == "all" and step < 0 and phrases[at + 1].tag == "only":
            return None  # all are there but one
        if tag in ("present", "absent", "all", "no", "nobody"):
            return at if at not in spent else None
        if tag not in PASSED_OVER:
            return None
        at += step
    return None


def _heads_names(phrases: Sequence[Phrase], at: int, value: int) -> bool:
    """Whether as many names follow as were counted: `hadir 3 orang: Wati, Sri, Mawar`."""
    names, at = 0, at + 1
    while at < len(phrases) and phrases[at].tag in (
        "people",
        "colon",
        "name",
        "strange",
        "comma",
        "and",
        "item",
        "line",
    ):
        names += phrases[at].tag in ("name", "strange")
        at += 1
    ends = at == len(phrases) or phrases[at].tag in ("stop", "asked", "rest")
    return names == value and ends
