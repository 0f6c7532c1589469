"""Looking for the problem and for what can help: what others say, what it is, who or what can be of use.

source --(nobody named)--> source_who --> source ... --> problem --(chosen)--> problem_words --> potential ... --> file
First source document, A.2.b: 'Mengidentifikasi masalah dan potensi/sumber yang dapat dimanfaatkan'.
"""

from datetime import date

from conversations.cases.case_state import CaseState, family_name, view_of
from conversations.cases.case_words import labelled, potential_labels, problem_labels, source_labels
from conversations.cases.saving import after, has_words, in_own_words, keep, too_short
from conversations.cases.ticks import tick_choices, ticked_by
from conversations.questions import NO_WORDS, Answer, Choice, Question
from conversations.turn import Again, Ask, Next, Step, Turn
from conversations.words import Words
from programme.cases.codes import POTENTIAL, PROBLEM, SOURCE
from programme.cases.contacts import joined
from programme.cases.told import day_told, people_told, sources_told

SKIP = frozenset({"lewati", "lewat", "-", "tidak ada", "gak ada", "belum ada"})
NOTHING_MORE = NO_WORDS | SKIP | {"lanjut", "selesai", "terus", "teras", "sudah", "cukup", "itu saja", "wis", "sampun"}
"""A "ya" is not among them: to "ada lagi?" it says that there is more."""


def go_on_choice(words: Words) -> Choice:
    return Choice("done", words._("Lanjut"), frozenset(NOTHING_MORE))


def ask_source(turn: Turn, state: CaseState) -> Question:
    words, name = turn.words, family_name(turn, view_of(turn, state))
    text = words._(
        "Apa kata orang di sekitar {name}? Tulis siapa dan apa katanya, boleh beberapa sekaligus. Misalnya: ketua "
        "bilang kerja di kantin, suaminya juga bilang begitu.",
        name=name,
    )
    if state.more:
        text = words._("Ada kata orang lain lagi? Tulis, atau Lanjut.")
    return in_own_words(Question(text, (go_on_choice(words),)))


def take_source(turn: Turn, state: CaseState, answer: Answer) -> Next:
    if answer.value == "done":
        return after(turn, state, SOURCE)
    text = answer.text or ""
    if not has_words(text):
        return Again(too_short(turn))
    name = view_of(turn, state).name
    day = day_told(text, turn.rules.today(turn.now))
    state.words, state.day = text, day.isoformat() if day is not None else ""
    told = sources_told(text, name)
    state.ticked = list(told or people_told(text, name))
    return _source_kept(turn, state) if told else Ask("source_who")


def ask_source_who(turn: Turn, state: CaseState) -> Question:
    words = turn.words
    labels = source_labels(words, view_of(turn, state))
    text = words._("Siapa yang mengatakan itu? Boleh lebih dari satu.")
    choices = tick_choices(words, labels, state.ticked)
    return Question(text, choices, redraws=True, accepts=frozenset({"text"}))


def take_source_who(turn: Turn, state: CaseState, answer: Answer) -> Next:
    view = view_of(turn, state)
    if answer.value != "done":
        ticked = ticked_by(answer, source_labels(turn.words, view), state.ticked)
        if ticked is None:
            named = people_told(answer.text or "", view.name)
            if not named and not has_words(answer.text or ""):
                return Again(turn.words._("Centang siapa, atau tulis siapa."))
            state.ticked = [*state.ticked, *(named or [(answer.text or "")[:60].replace(",", ";")])]
            return _source_kept(turn, state)
        state.ticked = ticked
        return Again(redraw=answer.kind == "tap")
    return _source_kept(turn, state)


def _source_kept(turn: Turn, state: CaseState) -> Next:
    about, words = joined(*dict.fromkeys(state.ticked)), turn.words
    labels = source_labels(words, view_of(turn, state))
    keep(turn, state, SOURCE, state.words, about=about, day=date.fromisoformat(state.day) if state.day else None)
    said = words._("Tercatat.")
    if about is not None:
        said = words._("Tercatat dari {sources}.", sources=words.listing(labelled(about, labels)))
    if state.single:
        return after(turn, state, SOURCE, said)
    state.more = True
    return Ask("source", preface=said)


def ask_problem(turn: Turn, state: CaseState) -> Question:
    words, name = turn.words, family_name(turn, view_of(turn, state))
    text = words._("Jadi, apa masalah utama {name}? Pilih, atau tulis dengan kata sendiri.", name=name)
    choices = [Choice(code, label) for code, label in problem_labels(words).items()]
    return in_own_words(Question(text, (*choices, go_on_choice(words)), columns=2))


def take_problem(turn: Turn, state: CaseState, answer: Answer) -> Next:
    if answer.value == "done":
        return after(turn, state, PROBLEM)
    if answer.value is not None:
        state.about = answer.value
        return Ask("problem_words")
    if not has_words(answer.text or ""):
        return Again(too_short(turn))
    keep(turn, state, PROBLEM, answer.text or "")
    return after(turn, state, PROBLEM, turn.words._("Masalahnya tercatat."))


def ask_problem_words(turn: Turn, state: CaseState) -> Question:
    words = turn.words
    text = words._("Ceritakan sedikit lebih jelas, atau Lewati.")
    if state.about == "work":
        text = words._("Kerja apa, hari apa, jam berapa sampai jam berapa? Tulis singkat, atau Lewati.")
    return in_own_words(Question(text, (Choice("skip", words._("Lewati"), SKIP),), numbered=False))


def take_problem_words(turn: Turn, state: CaseState, answer: Answer) -> Next:
    label = problem_labels(turn.words).get(state.about, state.about)
    text = label if answer.value == "skip" else answer.text or ""
    if not has_words(text):
        return Again(too_short(turn))
    keep(turn, state, PROBLEM, text, about=state.about)
    return after(turn, state, PROBLEM, turn.words._("Masalahnya tercatat."))


def ask_potential(turn: Turn, state: CaseState) -> Question:
    words, view = turn.words, view_of(turn, state)
    text = words._(
        "Siapa atau apa yang bisa membantu? Pilih, atau tulis. Misalnya: suami bisa menjaga kantin 2 jam sebulan."
    )
    if state.more:
        text = words._("Ada lagi yang bisa membantu? Pilih atau tulis, atau Lanjut.")
    choices = [Choice(code, label) for code, label in potential_labels(words, view).items()]
    return in_own_words(Question(text, (*choices, go_on_choice(words)), columns=2))


def take_potential(turn: Turn, state: CaseState, answer: Answer) -> Next:
    words, view = turn.words, view_of(turn, state)
    if answer.value == "done":
        return after(turn, state, POTENTIAL)
    if answer.value is not None:
        label = potential_labels(words, view)[answer.value]
        keep(turn, state, POTENTIAL, label, about=answer.value)
        return _potential_kept(turn, state, words._("Tercatat: {what}.", what=label))
    if not has_words(answer.text or ""):
        return Again(too_short(turn))
    known = [code for code in people_told(answer.text or "", view.name) if code in potential_labels(words, view)]
    keep(turn, state, POTENTIAL, answer.text or "", about=joined(*known))
    return _potential_kept(turn, state, words._("Tercatat."))


def _potential_kept(turn: Turn, state: CaseState, said: str) -> Next:
    if state.single:
        return after(turn, state, POTENTIAL, said)
    state.more = True
    return Ask("potential", preface=said)


STEPS = {
    "source": Step(ask_source, take_source),
    "source_who": Step(ask_source_who, take_source_who),
    "problem": Step(ask_problem, take_problem),
    "problem_words": Step(ask_problem_words, take_problem_words),
    "potential": Step(ask_potential, take_potential),
}
