"""One visit's line in the summary of several: "Ibu Mawar: selesai, bertemu suami. Kesepakatan: gantian jaga"."""

from datetime import date

from conversations.turn import Turn
from conversations.visit_words import met_in_words, name_in_words
from programme.visit_lines import VisitLine
from programme.visit_text import SaidOfVisit


def in_words(turn: Turn, line: VisitLine, said: SaidOfVisit, day: date) -> str:
    """`day`: on which it was made, if nothing else was said; named only where that is not today."""
    parts = [f"{name_in_words(turn.words, line)}: {_outcome(turn, said, said.visited_on or day)}"]
    parts += _met(turn, line, said)
    text = ", ".join(parts)
    if line.state != "open":
        text += " " + turn.words._("(mengganti catatan tadi)")
    return text + _notes(turn, said)


def _outcome(turn: Turn, said: SaidOfVisit, day: date) -> str:
    words = turn.words
    if said.outcome == "postpone":
        return words._("ditunda sampai {day}", day=words.day(said.until)) if said.until else words._("ditunda")
    if said.outcome == "cancel":
        return words._("dibatalkan")
    if said.outcome == "hand_over":
        return words._("dilimpahkan")
    if day != turn.rules.today(turn.now):
        return words._("selesai {day}", day=words.short_day(day))
    return words._("selesai")


def _met(turn: Turn, line: VisitLine, said: SaidOfVisit) -> list[str]:
    if said.met == "nobody":
        return [turn.words._("tidak bertemu")]
    if said.outcome != "done" or not said.met:
        return []
    whom = met_in_words(turn.words, line).get(said.met, said.met)
    return [turn.words._("bertemu {whom}", whom=whom)]


def _notes(turn: Turn, said: SaidOfVisit) -> str:
    words = turn.words
    finding = words._("Alasan") if said.outcome in ("cancel", "postpone") else words._("Catatan")
    facts = ((finding, said.finding), (words._("Kesepakatan"), said.agreement))
    return "".join(f". {label}: {value}" for label, value in facts if value)
