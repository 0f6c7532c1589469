"""The plan: the ways out offered to the family, which of them it chose, and since when it is carried out.

option ... --> chosen --> the file;   since --> the file
Who does what by when is conversations.cases.case_agreements. First source document, A.2.c, d.
"""

from conversations.cases.case_state import CaseState, view_of
from conversations.cases.case_words import option_labels
from conversations.cases.phase_identification import go_on_choice
from conversations.cases.saving import (
    after,
    day_answered,
    day_question,
    has_words,
    in_own_words,
    keep,
    to_file,
    too_short,
    unclear_day,
)
from conversations.cases.ticks import tick_choices, ticked_by
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Next, Step, Turn
from programme.cases.codes import OPTION
from programme.cases.options import choose_options
from programme.cases.phases import go_on
from programme.cases.showing import EntryLine
from programme.cases.told import option_told

LONGEST_OPTION = 60


def ask_option(turn: Turn, state: CaseState) -> Question:
    words, known = turn.words, {one.about for one in view_of(turn, state).of_kind(OPTION)}
    text = words._(
        "Jalan keluar apa yang ditawarkan kepada keluarga? Pilih, atau tulis. Misalnya: suami menggantikan 2 jam."
    )
    if state.more:
        text = words._("Ada jalan keluar lain yang ditawarkan? Pilih atau tulis, atau Lanjut.")
    choices = [Choice(code, label) for code, label in option_labels(words).items() if code not in known]
    return in_own_words(Question(text, (*choices, go_on_choice(words))))


def take_option(turn: Turn, state: CaseState, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "done":
        return after(turn, state, OPTION)
    if answer.value is None and not has_words(answer.text or ""):
        return Again(too_short(turn))
    label = option_labels(words)[answer.value] if answer.value is not None else answer.text or ""
    keep(turn, state, OPTION, label, about=answer.value or option_told(label))
    said = words._("Tercatat: {what}.", what=label[:LONGEST_OPTION])
    if state.single:
        return after(turn, state, OPTION, said)
    state.more = True
    return Ask("option", preface=said)


def _options(turn: Turn, state: CaseState) -> dict[str, EntryLine]:
    """By a number that stays the same when one of them is chosen (programme.cases.options), so that "kembali" works."""
    options = sorted(view_of(turn, state).of_kind(OPTION), key=lambda one: (one.happened_on, one.words))
    return {str(number): one for number, one in enumerate(options, start=1)}


def _labels(turn: Turn, state: CaseState) -> dict[str, str]:
    return {number: one.words[:LONGEST_OPTION] for number, one in _options(turn, state).items()}


def begin_chosen(turn: Turn, state: CaseState) -> Ask:
    """Asks which were chosen, with those ticked that are already."""
    state.ticked = [number for number, one in _options(turn, state).items() if one.chosen]
    return Ask("chosen")


def ask_chosen(turn: Turn, state: CaseState) -> Question:
    words = turn.words
    text = words._("Mana yang dipilih keluarga? Centang, lalu Lanjut. Kalau belum memilih, langsung Lanjut.")
    choices = tick_choices(words, _labels(turn, state), state.ticked)
    return Question(text, choices, redraws=True, accepts=frozenset({"text"}))


def take_chosen(turn: Turn, state: CaseState, answer: Answer) -> Next:
    words = turn.words
    if answer.value != "done":
        ticked = ticked_by(answer, _labels(turn, state), state.ticked)
        if ticked is None:
            return Again(words._("Centang yang dipilih, atau tulis nomornya."))
        state.ticked = ticked
        return Again(redraw=answer.kind == "tap")
    chosen = [one.entry_id for number, one in _options(turn, state).items() if number in state.ticked]
    choose_options(turn.session, turn.actor, state.case_id, chosen, turn.now, turn.rules)
    said = words._("Pilihan keluarga tercatat.") if chosen else words._("Baik, belum ada yang dipilih.")
    return to_file(turn, state, said)


def ask_since(turn: Turn, state: CaseState) -> Question:
    return day_question(turn, turn.words._("Sejak kapan rencananya dijalankan? Pilih, atau tulis tanggalnya."))


def take_since(turn: Turn, state: CaseState, answer: Answer) -> Next:
    day = day_answered(turn, answer)
    if day is None:
        return Again(unclear_day(turn))
    go_on(turn.session, turn.actor, state.case_id, "action", turn.now, turn.rules, since=day)
    first = min(turn.rules.casework.evaluated_after_meetings, default=1)
    said = turn.words.n_(
        "Baik. Sesudah {n} pertemuan saya ingatkan untuk melihat hasilnya.",
        "Baik. Sesudah {n} pertemuan saya ingatkan untuk melihat hasilnya.",
        first,
    )
    return to_file(turn, state, said)


STEPS = {
    "option": Step(ask_option, take_option),
    "chosen": Step(ask_chosen, take_chosen),
    "since": Step(ask_since, take_since),
}
