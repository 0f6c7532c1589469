"""The answers to a new time in words, for the pendamping: counts first, then who can't, with what she said to it."""

from collections.abc import Sequence
from textwrap import shorten

from conversations.polls.time_words import time_in_words
from conversations.words import Words
from programme.polls.new_time_results import MemberSaid, Tally, TimeRound
from programme.rules import Rules

LONGEST_WORDS = 100
"""Letters shown of a member's own words."""
NAMES_A_LINE = 5


def counts_in_words(words: Words, tally: Tally) -> list[str]:
    """'Bisa 22, tidak bisa 5, belum tahu 1, belum menjawab 2 (dari 30).'"""
    lines = [
        words._(
            "Bisa {yes}, tidak bisa {no}, belum tahu {unsure}, belum menjawab {silent} (dari {of}).",
            yes=tally.yes,
            no=tally.no,
            unsure=tally.unsure,
            silent=tally.silent,
            of=tally.of,
        )
    ]
    if tally.is_few:
        lines.append(words._("⚠️ Belum separuh anggota menjawab. Sebaiknya tanyakan dulu saat bertemu."))
    elif 2 * tally.yes < tally.of:
        lines.append(words._("⚠️ Yang bisa belum sampai separuh anggota."))
    return lines


def decided_in_words(words: Words, line: TimeRound, rules: Rules) -> str:
    """It was decided before, on this phone or another."""
    if line.state == "adopted":
        return words._(
            "Sudah diputuskan: {group} bertemu {new}.", group=line.group_name, new=time_in_words(words, line.new, rules)
        )
    return words._("Sudah diputuskan: waktu pertemuan {group} tetap.", group=line.group_name)


def hindered_lines(words: Words, members: Sequence[MemberSaid]) -> list[str]:
    """Who can't, who does not know, and what they and others wrote: a line for each."""
    cannot = [one for one in members if one.answered and one.suits is False]
    unsure = [one for one in members if one.answered and one.suits is None]
    wrote = [one for one in members if one.suits and one.words]
    return [
        *_listed(words._("Tidak bisa:"), cannot),
        *_listed(words._("Belum tahu:"), unsure),
        *_listed(words._("Bisa, dengan pesan:"), wrote),
    ]


def silent_lines(words: Words, members: Sequence[MemberSaid]) -> list[str]:
    """Who has not answered, by name."""
    names = [_named(one) for one in members if not one.answered]
    rows = [", ".join(names[at : at + NAMES_A_LINE]) for at in range(0, len(names), NAMES_A_LINE)]
    return [words._("Belum menjawab:"), *rows] if rows else []


def _listed(title: str, members: Sequence[MemberSaid]) -> list[str]:
    return [title, *(f"- {_named(one)}" for one in members)] if members else []


def _named(one: MemberSaid) -> str:
    said = f": “{shorten(one.words, LONGEST_WORDS, placeholder='…')}”" if one.words else ""
    return f"{one.member_number}. {one.name}{said}"
