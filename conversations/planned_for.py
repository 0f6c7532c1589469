"""For when something new is planned: day and hour, in one message or two, and never in the past.

when --(no hour)--> clock
Each conversation's own steps call these and go on where None comes back; what it is moved to later is moved_to's.
"""

from datetime import date, datetime, time
from typing import Protocol

from conversations.questions import Answer, Question
from conversations.turn import Again, Ask, Next, Turn
from conversations.typed_moment_words import problem_in_words
from programme.typed_dates import read_moment, read_time

TEXT = frozenset({"text"})


class Planned(Protocol):
    """The part of a conversation's state in which the answers are kept: local day and hour in ISO."""

    day: str
    at: str


def take_when(turn: Turn, state: Planned, answer: Answer) -> Next | None:
    """None once day and hour are known and to come; a day said before stays where only an hour is written."""
    local = turn.rules.local(turn.now)
    typed = read_moment(answer.text or "", local.date(), now_time=local.time())
    if typed.problem is not None or (typed.date is None and not state.day):
        return Again(problem_in_words(turn.words, typed))
    if typed.date is not None:
        state.day = typed.date.isoformat()
    if typed.time is None:
        return Ask("clock")
    return _at(turn, state, typed.time)


def ask_clock(turn: Turn) -> Question:
    return Question(turn.words._("Jam berapa? Misalnya: jam 9, 13.30, atau jam 2 siang."), accepts=TEXT)


def take_clock(turn: Turn, state: Planned, answer: Answer) -> Next | None:
    """As `take_when`, for the hour alone; a chosen one is its 'HH:MM'."""
    clock = time.fromisoformat(answer.value) if answer.value is not None else read_time(answer.text or "")
    if clock is None:
        return Again(turn.words._("Jamnya belum saya pahami. Contoh: jam 9, 13.30, jam 2 siang."))
    return _at(turn, state, clock)


def moment_said(turn: Turn, state: Planned) -> datetime:
    """The moment as far as it was typed."""
    return turn.rules.at(date.fromisoformat(state.day), time.fromisoformat(state.at))


def _at(turn: Turn, state: Planned, clock: time) -> Next | None:
    state.at = clock.isoformat()
    if moment_said(turn, state) <= turn.now:
        return Ask("when", turn.words._("Waktu itu sudah lewat. Mohon tulis tanggal yang akan datang."))
    return None
