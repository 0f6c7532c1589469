"""Proposed sittings in words: which groups meet together, how many families, when, where and who holds it."""

from conversations.turn import Turn
from conversations.words import address_name
from programme.assemblies.sittings import Sitting, TimedSitting
from programme.people import chatter_of


def sitting_line(turn: Turn, number: int, one: Sitting) -> str:
    """'1. Desa Wates: Wates 1, Wates 2, Wates 3 (66 keluarga), oleh Bapak Budi'."""
    words = turn.words
    text = words._(
        "{number}. Desa {desa}: {groups} ({families} keluarga)",
        number=number,
        desa=one.desa,
        groups=", ".join(group.name for group in one.groups),
        families=one.families,
    )
    return f"{text}{_by(turn, one)}"


def timed_line(turn: Turn, number: int, timed: TimedSitting, place: str) -> str:
    """'1. Kam 22 Nov 09.00-12.00, Balai Desa Wates: Wates 1, Wates 2 (45 keluarga)'."""
    words, rules = turn.words, turn.rules
    begins, ends = rules.local(timed.starts_at), rules.local(timed.ends_at)
    text = words._(
        "{number}. {day} {begins}-{ends}, {place}: {groups} ({families} keluarga)",
        number=number,
        day=words.short_day(begins.date()),
        begins=words.clock(begins),
        ends=words.clock(ends),
        place=place,
        groups=", ".join(group.name for group in timed.sitting.groups),
        families=timed.sitting.families,
    )
    return f"{text}{_by(turn, timed.sitting)}"


def _by(turn: Turn, one: Sitting) -> str:
    if one.held_by == turn.who.id:
        return ""
    holder = chatter_of(turn.session, one.held_by)
    if holder is None:
        return ""
    return ", " + turn.words._("oleh {name}", name=address_name(turn.words, holder.name, holder.gender))
