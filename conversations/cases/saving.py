"""Noting something in a case's file, and what is asked after it."""

from dataclasses import replace
from datetime import date, timedelta

from conversations.cases.case_state import CaseState, view_of
from conversations.courtesies import acknowledges
from conversations.questions import Answer, Choice, Question
from conversations.turn import Ask, Turn
from programme.cases.codes import OPTION, PHASES
from programme.cases.entries import LONGEST_WORDS, add_entry, phase_of
from programme.cases.phases import go_on
from programme.cases.showing import CaseView
from programme.typed_times_ago import read_time_ago

QUESTIONS_OF = {"identification": ("source", "problem", "potential"), "plan": ("option", "chosen")}
"""What a phase asks, one after the other."""
TODAY = frozenset({"hari ini", "tadi", "barusan", "saiki", "dinten niki", "ayeuna", "sekarang"})
YESTERDAY = frozenset({"kemarin", "kemaren", "kmrn", "wingi", "kamari"})


def keep(
    turn: Turn, state: CaseState, kind: str, words: str, *, about: str | None = None, day: date | None = None
) -> None:
    """Notes it; a case in an earlier phase has thereby come to the one to which this belongs."""
    view = view_of(turn, state)
    add_entry(
        turn.session, turn.actor, state.case_id, kind, words[:LONGEST_WORDS], turn.now, turn.rules,
        about=about, happened_on=day,
    )  # fmt: skip
    reached = phase_of(kind, view.phase)
    if PHASES.index(reached) > PHASES.index(view.phase):
        go_on(turn.session, turn.actor, state.case_id, reached, turn.now, turn.rules)
    state.words = state.about = state.day = ""
    state.ticked = []


def to_file(turn: Turn, state: CaseState, sentence: str | None = None) -> Ask:
    """Back to the case, in brief where something was just noted."""
    state.brief_since = turn.now.isoformat() if sentence is not None else ""
    state.single, state.more, state.words, state.ticked = False, False, "", []
    return Ask("view", preface=sentence)


def after(turn: Turn, state: CaseState, asked: str, sentence: str | None = None) -> Ask:
    """The phase's next question to which nothing stands in the file yet, else the file."""
    if not state.single:
        view = view_of(turn, state)
        questions = next(list(one) for one in QUESTIONS_OF.values() if asked in one)
        for question in questions[questions.index(asked) + 1 :]:
            if is_open(view, question):
                state.more = False
                return Ask(question, preface=sentence)
    return to_file(turn, state, sentence or turn.words._("Baik."))


def is_open(view: CaseView, question: str) -> bool:
    """Whether the file holds no answer to it yet, and it can be asked."""
    if question == "chosen":
        options = view.of_kind(OPTION)
        return bool(options) and not any(one.chosen for one in options)
    return not view.of_kind(question)


def day_question(turn: Turn, text: str) -> Question:
    """A day that has been: today, yesterday, or typed."""
    words, today = turn.words, turn.rules.today(turn.now)
    yesterday = today - timedelta(days=1)
    choices = (
        Choice(today.isoformat(), words._("Hari ini ({day})", day=words.short_day(today)), TODAY),
        Choice(yesterday.isoformat(), words._("Kemarin ({day})", day=words.short_day(yesterday)), YESTERDAY),
    )
    return Question(text, choices, numbered=False, accepts=frozenset({"text"}))


def day_answered(turn: Turn, answer: Answer) -> date | None:
    """The day that was chosen or typed, today at the latest; None where none was understood."""
    today = turn.rules.today(turn.now)
    if answer.value:
        return date.fromisoformat(answer.value)
    told = read_time_ago(answer.text or "", today)
    return told.day if told.problem is None and told.day is not None and told.day <= today else None


def unclear_day(turn: Turn) -> str:
    return turn.words._("Tanggalnya belum saya pahami, atau belum terjadi. Contoh: kemarin, Kamis lalu, 23 November.")


def too_short(turn: Turn) -> str:
    return turn.words._("Mohon tulis dengan beberapa kata, ya.")


def has_words(text: str) -> bool:
    """Whether somebody tells something with it; a slip, a lone number, a "ya" or a thank-you is none."""
    return sum(letter.isalpha() for letter in text) >= 3 and not acknowledges(text)


def in_own_words(question: Question) -> Question:
    """Answered by a story, in which "kunjungan" or "jadwal" is no command."""
    return replace(question, any_words=True, accepts=frozenset({"text"}))
