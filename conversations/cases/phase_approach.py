"""The first approach, and every later meeting with the family: what was talked about, when, and who was there.

contact --(no day in it)--> contact_day --> present --> the file
First source document, A.2.a: 'mendatangi rumah KPM ... bersilaturahim ... kepada suami'.
"""

from datetime import date

from conversations.cases.case_state import CaseState, family_name, view_of
from conversations.cases.case_words import present_labels
from conversations.cases.saving import (
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
from conversations.questions import Answer, Question
from conversations.turn import Again, Ask, Next, Step, Turn
from programme.cases.codes import CONTACT
from programme.cases.contacts import joined
from programme.cases.told import day_told, people_told, way_told

LONGEST_NAMES = 80
SEEN_AS = {"relative": "family", "official": "", "other": ""}
"""Sources as those who can be there."""


def ask_contact(turn: Turn, state: CaseState) -> Question:
    name = family_name(turn, view_of(turn, state))
    return in_own_words(
        Question(
            turn.words._(
                "Ceritakan pertemuan dengan keluarga {name}: kapan, siapa yang ada, apa yang dibicarakan. Misalnya: "
                "kemarin ke rumahnya, ada suaminya juga, disambut hangat, bicara soal pertemuan.",
                name=name,
            )
        )
    )


def take_contact(turn: Turn, state: CaseState, answer: Answer) -> Next:
    text = answer.text or ""
    if not has_words(text):
        return Again(too_short(turn))
    view = view_of(turn, state)
    told = [SEEN_AS.get(code, code) for code in people_told(text, view.name)]
    labels = present_labels(turn.words, view)
    state.words, state.about = text, way_told(text) or ""
    state.ticked = [code for code in labels if code in told]
    day = day_told(text, turn.rules.today(turn.now))
    state.day = day.isoformat() if day is not None else ""
    return Ask("present" if day is not None else "contact_day")


def ask_contact_day(turn: Turn, state: CaseState) -> Question:
    return day_question(turn, turn.words._("Kapan pertemuannya? Pilih, atau tulis tanggalnya."))


def take_contact_day(turn: Turn, state: CaseState, answer: Answer) -> Next:
    day = day_answered(turn, answer)
    if day is None:
        return Again(unclear_day(turn))
    state.day = day.isoformat()
    return Ask("present")


def ask_present(turn: Turn, state: CaseState) -> Question:
    words, view = turn.words, view_of(turn, state)
    text = words._(
        "{day}: siapa yang ada waktu itu? Centang, lalu Lanjut. Boleh juga ditulis.",
        day=words.day(date.fromisoformat(state.day)),
    )
    choices = tick_choices(words, present_labels(words, view), state.ticked)
    return Question(text, choices, redraws=True, accepts=frozenset({"text"}))


def take_present(turn: Turn, state: CaseState, answer: Answer) -> Next:
    view = view_of(turn, state)
    labels = present_labels(turn.words, view)
    own = ""
    if answer.value != "done":
        ticked = ticked_by(answer, labels, state.ticked)
        if ticked is not None:
            state.ticked = ticked
            return Again(redraw=answer.kind == "tap")
        named = [SEEN_AS.get(code, code) for code in people_told(answer.text or "", view.name)]
        if not any(named) and not has_words(answer.text or ""):
            return Again(turn.words._("Centang yang ada, atau tulis namanya."))
        state.ticked = [code for code in labels if code in named or code in state.ticked]
        own = "" if any(named) else (answer.text or "")[:LONGEST_NAMES].replace(",", ";")
    keep(
        turn, state, CONTACT, state.words,
        about=joined(state.about, *state.ticked, own), day=date.fromisoformat(state.day),
    )  # fmt: skip
    return to_file(turn, state, turn.words._("Pertemuan itu tercatat."))


STEPS = {
    "contact": Step(ask_contact, take_contact),
    "contact_day": Step(ask_contact_day, take_contact_day),
    "present": Step(ask_present, take_present),
}
