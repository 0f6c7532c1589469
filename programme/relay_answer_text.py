"""Reads a ketua's answer to "mohon sampaikan kepada ...": whom she told, whom she could not, or that she will.

One pure function over the few names of her list, in Indonesian, Javanese and Sundanese as typed on a cheap phone. A
member who is merely named was not told ("7", "7 lagi pergi"): the safe side, and what she is asked to answer. Who was
told although her house was empty was not told either.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from programme.relay_answer_parts import AnswerReader, Listed, Part

NEXT, NAMED = frozenset({"member", "stop", "all"}), frozenset({"member", "stop", "except"})
LONGEST_READ = 600
"""Characters read of one answer."""


@dataclass(frozen=True)
class RelayAnswer:
    """Member numbers of the list. `partly`: some are not told and she did not say who; `promised`: she will."""

    told: frozenset[int] = frozenset()
    not_told: frozenset[int] = frozenset()
    named: frozenset[int] = frozenset()
    """Those of them whom she named: the others are meant by "semua", or by naming who was left out."""
    of_all: bool = False
    """Whether she spoke of everybody, or of all others."""
    partly: bool = False
    promised: bool = False
    unknown: tuple[str, ...] = ()
    """Numbers and names that nobody of the group bears."""
    outside: frozenset[int] = frozenset()
    """Members named who stand on no list of hers."""
    explicit: bool = True
    """Whether she spoke of telling: a bare number may be something else where nothing was asked."""


def read_relay_answer(
    text: str, listed: Sequence[Listed], others: Sequence[Listed] = (), *, named_is_told: bool = False
) -> RelayAnswer | None:
    """None for what is no such answer. `others` are the group's members who need not be told by her.

    `named_is_told`: she is asked whom she told, so a bare name is one of them.
    """
    if "?" in text or not listed:
        return None
    reader = AnswerReader(text[:LONGEST_READ], listed, others)
    parts = reader.parts
    if reader.attends and not reader.tells:
        return None
    everybody = frozenset(one.number for one in listed)
    named = _named(parts, named_is_told or reader.only)
    if named is None and not (reader.unknown or reader.outside):
        return _unnamed(reader, everybody)
    told = frozenset(number for number, is_told in (named or {}).items() if is_told)
    not_told = frozenset(number for number, is_told in (named or {}).items() if not is_told)
    all_said = _all_said(parts)
    explicit = reader.tells or any(part.kind in ("done", "not", "except", "all") for part in parts)
    if all_said is False:
        not_told |= everybody - told
    elif all_said or (not_told and not told and not named_is_told) or _mends(parts, named_is_told):
        told |= everybody - not_told
    if reader.only and told:
        not_told |= everybody - told
    if not (told or not_told or reader.unknown or reader.outside):
        return None
    outside = frozenset(reader.outside)
    return RelayAnswer(
        told,
        not_told,
        frozenset(named or ()),
        of_all=all_said is not None,
        unknown=tuple(reader.unknown),
        outside=outside,
        explicit=explicit,
    )


def _mends(parts: Sequence[Part], named_is_told: bool) -> bool:
    """On the list to be ticked "yatinem belum" tells of the others too; a bare name does not."""
    kinds = {part.kind for part in parts}
    return named_is_told and bool(kinds & {"not", "except"}) and "done" not in kinds


def _unnamed(reader: AnswerReader, everybody: frozenset[int]) -> RelayAnswer | None:
    """Nobody is named: everybody was told, nobody was, some were, or she will."""
    kinds = [part.kind for part in reader.parts if part.kind != "stop"]
    if "not" in kinds or "gone" in kinds:
        if "all" in kinds and kinds.index("all") < kinds.index("not" if "not" in kinds else "gone"):
            return RelayAnswer(not_told=everybody, of_all=True)  # "semua belum"
        explicit = reader.tells or "all" in kinds
        return RelayAnswer(partly=True, explicit=explicit) if reader.plain or explicit else None
    if reader.future and (reader.tells or "all" in kinds or (reader.plain and "later" in kinds)):
        return RelayAnswer(promised=True, explicit=reader.tells)
    if "done" in kinds and (reader.plain or "all" in kinds or (reader.tells and not reader.begins_strangely)):
        return RelayAnswer(told=everybody, of_all=True, explicit=reader.tells or "all" in kinds)
    if reader.thumbs and reader.plain:
        return RelayAnswer(told=everybody, of_all=True, explicit=False)
    if "all" in kinds and (reader.plain or reader.tells):
        return RelayAnswer(told=everybody, of_all=True)
    return None


def _named(parts: Sequence[Part], named_is_told: bool) -> dict[int, bool] | None:
    """Member -> told, each run of names with what is said after it, else before it; None where nobody is named."""
    said: dict[int, bool] = {}
    for run, before, after in _runs(parts):
        for number in run:
            said[number] = _is_told(before, after, named_is_told)
    return said or None


def _is_told(before: Sequence[str], after: Sequence[str], named_is_told: bool) -> bool:
    if before and before[-1] == "except":
        return False
    for verdicts in (after, before):
        if "gone" in verdicts:
            return False
        first = next((one for one in verdicts if one in ("done", "tell", "not", "later")), None)
        if first == "tell" and "later" in verdicts:
            return False
        if first is not None:
            return first in ("done", "tell")
    return named_is_told


def _runs(parts: Sequence[Part]) -> Iterator[tuple[list[int], list[str], list[str]]]:
    """(numbers said in a row, what stands before them, what stands after them), each up to the next names or stop."""
    at = 0
    while at < len(parts):
        first = at
        while at < len(parts) and parts[at].kind == "member":
            at += 1
        if at == first:
            at += 1
            continue
        before = _up_to(parts[:first][::-1], NEXT)[::-1]
        after = [] if _heads_next(parts, at) else _up_to(parts[at:], NEXT | {"except"})
        yield [part.number for part in parts[first:at]], before, after


def _heads_next(parts: Sequence[Part], at: int) -> bool:
    """ "sudah 3, belum 7": the word after the 3 stands before the 7, as "sudah" did before the 3."""
    kinds = [part.kind for part in parts]
    following = next((kind for kind in kinds[at:] if kind in ("member", "stop")), None)
    return kinds[0] in ("done", "not", "except") and following == "member" and kinds[-1] in ("member", "stop")


def _all_said(parts: Sequence[Part]) -> bool | None:
    """Whether everybody (else) was told, or not; None where nothing is said of everybody."""
    for place, part in enumerate(parts):
        if part.kind != "all":
            continue
        near = [*_up_to(parts[place + 1 :], NAMED), *_up_to(parts[:place][::-1], NAMED)]
        verdict = next((one for one in near if one in ("done", "tell", "not", "gone")), "done")
        return verdict in ("done", "tell")
    return True if any(part.kind == "except" for part in parts) else None


def _up_to(parts: Sequence[Part], ends: frozenset[str]) -> list[str]:
    """What is said up to the first of these."""
    found = (place for place, part in enumerate(parts) if part.kind in ends)
    return [part.kind for part in parts[: next(found, len(parts))]]
