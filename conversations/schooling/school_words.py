"""A month at school in words: the children to name, what was heard of them, what was kept."""

from collections.abc import Mapping, Sequence

from conversations.words import Words, address_name
from programme.schooling.age import SchoolMonth
from programme.schooling.attendance import Pupil

MOST_LISTED = 40
LONGEST_NAME = 28
MOST_NAMED = 6
"""Of those a remark is about."""


def days_in_words(words: Words, said: SchoolMonth) -> str:
    """'A2 I1', or 'penuh'."""
    parts = [f"{letter}{days}" for letter, days in (("A", said.alpa), ("I", said.izin), ("S", said.sakit)) if days]
    return " ".join(parts) or words._("penuh")


def children_in_lines(words: Words, pupils: Sequence[Pupil]) -> list[str]:
    """'1. Budi (Ibu Mawar): A2', a line each; what is not entered yet stays open."""
    lines = [_child(words, one) for one in pupils[:MOST_LISTED]]
    rest = len(pupils) - MOST_LISTED
    if rest > 0:
        lines.append(words.n_("... dan {n} anak lagi", "... dan {n} anak lagi", rest))
    return lines


def _child(words: Words, one: Pupil) -> str:
    line = f"{one.number}. {one.name[:LONGEST_NAME]} ({address_name(words, one.family[:LONGEST_NAME], one.gender)})"
    return f"{line}: {days_in_words(words, one.said)}" if one.said is not None else line


def heard_in_lines(words: Words, pupils: Sequence[Pupil], said: Mapping[int, SchoolMonth]) -> list[str]:
    """'Budi: A2 I1', of those of whom something is said."""
    named = [one for one in pupils if one.member_id in said]
    lines = [f"{one.name[:LONGEST_NAME]}: {days_in_words(words, said[one.member_id])}" for one in named[:MOST_LISTED]]
    rest = len(named) - MOST_LISTED
    if rest > 0:
        lines.append(words.n_("... dan {n} anak lagi", "... dan {n} anak lagi", rest))
    return lines


def names_in_brief(words: Words, names: Sequence[str]) -> str:
    """'Budi, Ani dan 3 lainnya'."""
    shown = [name[:LONGEST_NAME] for name in names[:MOST_NAMED]]
    rest = len(names) - MOST_NAMED
    if rest > 0:
        shown.append(words.n_("{n} lainnya", "{n} lainnya", rest))
    return words.listing(shown)


def school_name(words: Words, name: str | None) -> str:
    """As it is called, or that nobody wrote it down."""
    return name or words._("Sekolah belum tercatat")
