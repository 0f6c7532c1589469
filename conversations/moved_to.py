"""To when and where a meeting, large or small, is moved: the questions that every such conversation asks.

when --(no hour)--> clock --> place
Each conversation's own steps call these with what is to be moved; what the place must not be beyond that is theirs.
"""

from datetime import date, datetime, time
from typing import Protocol

from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Next, Turn
from conversations.typed_moment_words import place_too_long, problem_in_words
from programme.meetings import LONGEST_PLACE
from programme.typed_dates import read_moment, read_time
from programme.typed_places import is_an_order

TEXT = frozenset({"text"})
SAME = frozenset({"tetap", "sama"})


class Standing(Protocol):
    """What is to be moved, as it stands."""

    @property
    def starts_at(self) -> datetime: ...

    @property
    def place(self) -> str: ...


class Moved(Protocol):
    """The part of a conversation's state in which the answers are kept: local day and hour in ISO."""

    day: str
    at: str
    place: str


def ask_when(turn: Turn) -> Question:
    return Question(turn.words._("Pindah ke kapan? Misalnya: Jumat 23/11 jam 9."), accepts=TEXT)


def take_when(turn: Turn, state: Moved, answer: Answer, standing: Standing) -> Next:
    local = turn.rules.local(turn.now)
    typed = read_moment(answer.text or "", local.date(), now_time=local.time())
    if typed.problem is not None or (typed.date is None and typed.time is None):
        return Again(problem_in_words(turn.words, typed))
    state.day = (typed.date or turn.rules.today(standing.starts_at)).isoformat()
    if typed.time is None:
        return Ask("clock")
    state.at = typed.time.isoformat()
    return Ask("place")


def ask_clock(turn: Turn, standing: Standing) -> Question:
    words, same = turn.words, turn.rules.local(standing.starts_at)
    choices = (Choice("same", words._("Tetap pukul {clock}", clock=words.clock(same)), SAME),)
    return Question(words._("Jam berapa?"), choices, numbered=False, accepts=TEXT)


def take_clock(turn: Turn, state: Moved, answer: Answer, standing: Standing) -> Next:
    same = turn.rules.local(standing.starts_at).time()
    clock = same if answer.value == "same" else read_time(answer.text or "")
    if clock is None:
        return Again(turn.words._("Jamnya belum saya pahami. Contoh: jam 9, 13.30, jam 2 siang."))
    state.at = clock.isoformat()
    return Ask("place")


def ask_place(turn: Turn, standing: Standing) -> Question:
    words = turn.words
    choices = (Choice("same", words._("Tetap di {place}", place=standing.place), SAME),)
    return Question(
        words._("Di mana? Pilih atau tulis tempatnya."), choices, numbered=False, accepts=TEXT, any_words=True
    )


def place_said(turn: Turn, answer: Answer, standing: Standing) -> str | Again:
    """The place that was meant; a bare number, or a whole letter, is none that anybody finds."""
    place = standing.place if answer.value == "same" else (answer.text or "").strip()
    return place if is_a_place(place) else Again(place_too_long(turn.words))


def is_a_place(place: str) -> bool:
    """Whether it has a name, and a short one; "batalkan pertemuan 25 okt" and "eh jumat aja" are none."""
    return len(place) <= LONGEST_PLACE and any(letter.isalpha() for letter in place) and not is_an_order(place)


def moment_said(turn: Turn, state: Moved) -> datetime:
    """The new moment."""
    return turn.rules.at(date.fromisoformat(state.day), time.fromisoformat(state.at))
