"""What a pendamping says about something else while a question about a visit is open: it is done first."""

from dataclasses import replace

from conversations.questions import Answer, normal
from conversations.turn import Next, Start, Turn
from conversations.visits_left import lines_of, listed_of
from programme.visit_text import read_visits

ENDS_OTHERWISE = frozenset({"postpone", "cancel", "hand_over"})
"""Said of the very visit that is being recorded: it was not made after all ("1 tunda rabu")."""


def command_meant(turn: Turn, answer: Answer) -> Start | None:
    """ "kunjungan", "jadwal": a word that starts something; the open question waits for its end."""
    if answer.value is not None or not answer.text:
        return None
    said = normal(answer.text)
    meant = next((one for one in turn.menu.values() if said in one.commands), None)
    return Start(meant.name, aside=True) if meant is not None else None


def told_meanwhile(turn: Turn, answer: Answer, visit_id: int | None = None) -> Next | None:
    """ "3 tunda besok" while another visit (this one) is talked about: that is done first, then this goes on."""
    if answer.value is not None or not answer.text or not any(letter.isdigit() for letter in answer.text):
        return None
    today = turn.rules.today(turn.now)
    lines = lines_of(turn, today)
    mine = {line.number for line in lines if line.visit_id == visit_id}
    report = read_visits(answer.text, listed_of(lines, turn.rules.today(turn.now)), today)
    others = {one.number for one in report.said if one.outcome is not None} - mine
    turned = any(one.number in mine and one.outcome in ENDS_OTHERWISE for one in report.said)
    if not others and not turned:
        return None
    if turned or {one.number for one in report.said} & mine:
        return Start("record_visits", answer=replace(answer, value=None))
    return Start("record_visits", aside=True, answer=replace(answer, value=None))
