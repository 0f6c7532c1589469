"""Which months a family missed, and what: "Tidak hadir P2K2 Oktober 2018; sekolah Budi November 2018."."""

from collections.abc import Sequence

from conversations.words import Words
from programme.schooling.missed_months import NotKept
from programme.updates.months import month_named
from programme.visit_lines import VisitLine


def missed_in_words(words: Words, line: VisitLine) -> str:
    """For who makes the visit; what was missed at school or health post only where something was."""
    meetings, members = line.meeting_months, members_in_words(words, line.not_kept)
    if not members:
        return words._("Tidak hadir P2K2 {months}.", months=months_in_words(words, meetings))
    if not meetings:
        return words._("Belum terpenuhi: {members}.", members=members)
    return words._("Tidak hadir P2K2 {months}; {members}.", months=months_in_words(words, meetings), members=members)


def members_in_words(words: Words, not_kept: Sequence[NotKept]) -> str:
    """'sekolah Budi November 2018; posyandu/kesehatan Ani Oktober 2018'."""
    return "; ".join(_member(words, one) for one in not_kept)


def _member(words: Words, one: NotKept) -> str:
    months = months_in_words(words, one.months)
    if one.kind == "school":
        return words._("sekolah {name} {months}", name=one.name, months=months)
    return words._("kesehatan {name} {months}", name=one.name, months=months)


def months_in_words(words: Words, months: Sequence[str]) -> str:
    """'Oktober 2018 dan November 2018'."""
    return words.listing([words.month(month_named(month)) for month in sorted(months)])
