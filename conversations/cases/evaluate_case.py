"""What came of a case: her attendance is shown, then what was achieved and what was not yet is ticked or written.

achieved --> not_yet --> next: another agreement, a visit, the ending, or nothing for now
"""

from conversations.cases.case_file import shared_phone
from conversations.cases.case_state import STAFF, CaseState, family_name, view_of
from conversations.cases.evaluate_state import EvaluationState
from conversations.cases.evaluate_words import (
    achieved_labels,
    achieved_sentence,
    not_yet_labels,
    not_yet_sentence,
)
from conversations.cases.result_words import results_in_words
from conversations.cases.saving import has_words, too_short
from conversations.cases.ticks import tick_choices, ticked_by
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from programme.access import may_run
from programme.cases.evaluating import keep_evaluation, show_results

LONGEST_WORDS = 300
NOTHING = frozenset({"tidak ada", "ora ono", "teu aya", "nihil", "-"})


def begin(turn: Turn, state: EvaluationState) -> Next:
    if not may_run(turn.session, turn.actor, "keep_evaluation", state.case_id):
        return Done(turn.words._("Kasus itu tidak ada pada daftar Ibu/Bapak."))
    if (refused := shared_phone(turn)) is not None:
        return Done(refused)
    if view_of(turn, state).state != "open":
        return Done(turn.words._("Kasus ini sudah diakhiri."))
    results = show_results(turn.session, turn.actor, state.case_id, turn.now, turn.rules)
    always_came = results.held > 0 and results.came == results.held
    state.ticked = ["comes"] if always_came else []
    return Ask("achieved")


def ask_achieved(turn: Turn, state: EvaluationState) -> Question:
    words, view = turn.words, view_of(turn, state)
    results = show_results(turn.session, turn.actor, state.case_id, turn.now, turn.rules)
    text = words._(
        "{name}. {results}\nApa yang sudah tercapai? Centang, atau tulis sendiri, lalu Lanjut.",
        name=family_name(turn, view),
        results=results_in_words(words, results),
    )
    return _boxes(turn, state, text, achieved_labels(words))


def take_achieved(turn: Turn, state: EvaluationState, answer: Answer) -> Next:
    staying = _ticked(turn, state, answer, achieved_labels(turn.words))
    if staying is not None:
        return staying
    state.achieved = [*state.ticked, *state.own]
    state.ticked, state.own = [], []
    return Ask("not_yet")


def ask_not_yet(turn: Turn, state: EvaluationState) -> Question:
    text = turn.words._("Apa yang belum tercapai? Centang, atau tulis sendiri. Kalau tidak ada, langsung Lanjut.")
    return _boxes(turn, state, text, not_yet_labels(turn.words))


def take_not_yet(turn: Turn, state: EvaluationState, answer: Answer) -> Next:
    staying = _ticked(turn, state, answer, not_yet_labels(turn.words))
    if staying is not None:
        return staying
    state.not_yet = [*state.ticked, *state.own]
    if not state.achieved and not state.not_yet:
        return Done(turn.words._("Belum ada yang dicatat. Kapan saja bisa dilanjutkan."))
    view = view_of(turn, state)
    achieved = tuple(achieved_sentence(view, one) for one in state.achieved)
    not_yet = tuple(not_yet_sentence(view, one) for one in state.not_yet)
    if not keep_evaluation(turn.session, turn.actor, state.case_id, achieved, not_yet, turn.now, turn.rules):
        return Done(turn.words._("Kasus ini sudah diakhiri, jadi tidak ada yang disimpan."))
    return Ask("next")


def _boxes(turn: Turn, state: EvaluationState, text: str, labels: dict[str, str]) -> Question:
    if state.own:
        text += "\n" + "\n".join(f"✅ {one}" for one in state.own)
    choices = tick_choices(turn.words, labels, state.ticked)
    return Question(text, choices, accepts=frozenset({"text"}), any_words=True, redraws=True)


def _ticked(turn: Turn, state: EvaluationState, answer: Answer, labels: dict[str, str]) -> Next | None:
    """Stays at the boxes; None where she goes on."""
    text = " ".join((answer.text or "").split())
    if answer.value == "done" or (answer.value is None and text.casefold() in NOTHING):
        return None
    ticked = ticked_by(answer, labels, state.ticked)
    if ticked is not None:
        state.ticked = ticked
        return Again(redraw=answer.kind == "tap")
    if not has_words(text):
        return Again(too_short(turn))
    if text[:LONGEST_WORDS] not in state.own:
        state.own.append(text[:LONGEST_WORDS])
    return Again()


def ask_next(turn: Turn, state: EvaluationState) -> Question:
    words = turn.words
    text = words._(
        "Tercatat: {done} tercapai, {open} belum. Sesudah ini?", done=len(state.achieved), open=len(state.not_yet)
    )
    choices = [
        Choice("agreements", words._("Kesepakatan baru"), frozenset({"kesepakatan", "sepakat"})),
        Choice("visit", words._("Rencanakan kunjungan"), frozenset({"kunjungan", "kunjungi"})),
    ]
    if not state.not_yet:
        choices.insert(0, Choice("end", words._("Akhiri kasus"), frozenset({"akhiri", "tutup"})))
    choices.append(Choice("done", words._("Cukup dulu"), frozenset({"cukup", "selesai", "sudah", "nanti"})))
    return Question(text, tuple(choices))


def take_next(turn: Turn, state: EvaluationState, answer: Answer) -> Next:
    following = {"agreements": "case_agreements", "visit": "case_visit", "end": "end_case"}
    if answer.value in following:
        return Start(following[answer.value], CaseState(state.case_id))
    return Done(turn.words._("Baik, terima kasih.")) if answer.value == "done" else Again()


CONVERSATION = Conversation(
    "evaluate_case",
    EvaluationState,
    {
        "achieved": Step(ask_achieved, take_achieved),
        "not_yet": Step(ask_not_yet, take_not_yet),
        "next": Step(ask_next, take_next),
    },
    begin,
    roles=STAFF,
    unfinished=lambda turn, state: turn.words._("evaluasi pendampingan"),
)
