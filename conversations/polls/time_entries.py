"""Pendamping notes what members told about a new time: those whom no chat reaches, several in one message.

said --(a name alone)--> its answer is asked in the same place
     --names with answers--> said_check --yes--> back to the decision
"""

from collections.abc import Sequence

from conversations.member_question import members_meant
from conversations.polls.time_question_words import answer_choices
from conversations.polls.time_result_words import decided_in_words
from conversations.polls.time_state import TimeState
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.text_pages import pages_of
from conversations.turn import Again, Ask, Done, Next, Turn
from programme.members import MemberLine, list_members
from programme.polls.new_time_results import MemberSaid, show_time_result
from programme.polls.time_answer_text import SUITS, read_time_answers
from programme.polls.time_answers import record_time_answers
from programme.polls.time_decisions import ENDED

TEXT = frozenset({"text"})
UNSAID = ""
"""Noted of a member whose answer is still to be asked."""


def ask_said(turn: Turn, state: TimeState) -> Question:
    words = turn.words
    waiting = _waiting(turn, state)
    if waiting is not None:
        text = words._("Jawaban {name}?", name=waiting.name)
        return Question(text, (*answer_choices(words), _back(turn)), accepts=TEXT)
    text = words._("Tulis jawaban anggota, boleh beberapa sekaligus. Misalnya: wati, murni bisa; lastri tidak bisa")
    silent = [one for one in _members(turn, state) if not one.answered]
    choices = [Choice(f"m{one.kpm_id}", f"{one.member_number}. {one.name}") for one in silent]
    sizes = (*[2] * (len(silent) // 2), *[1] * (len(silent) % 2), 1)
    return Question(text, (*choices, _back(turn)), row_sizes=sizes, numbered=False, accepts=TEXT)


def _back(turn: Turn) -> Choice:
    return Choice("back", turn.words._("Kembali ke hasil"), frozenset({"selesai", "cukup", "sudah"}))


def take_said(turn: Turn, state: TimeState, answer: Answer) -> Next:
    waiting = _waiting(turn, state)
    if answer.value == "back":
        state.answers = []
        return Ask("decision")
    if waiting is not None:
        return _take_one(turn, state, waiting, answer)
    if answer.value is not None:
        state.answers = [[answer.value.removeprefix("m"), UNSAID]]
        return Again()
    return _take_list(turn, state, answer.text or "")


def _waiting(turn: Turn, state: TimeState) -> MemberSaid | None:
    """Of whom only the name was given."""
    if len(state.answers) != 1 or state.answers[0][1] != UNSAID:
        return None
    return next((one for one in _members(turn, state) if str(one.kpm_id) == state.answers[0][0]), None)


def _take_one(turn: Turn, state: TimeState, waiting: MemberSaid, answer: Answer) -> Next:
    if answer.value is None:
        state.answers = []
        return _take_list(turn, state, answer.text or "")
    saved = record_time_answers(
        turn.session, turn.actor, state.poll_id, {waiting.kpm_id: SUITS[answer.value]}, turn.now
    )
    state.answers = []
    return Ask("said", _saved(turn, len(saved), [waiting] if not saved else []))


def _take_list(turn: Turn, state: TimeState, text: str) -> Next:
    """Every name must be clear: of one that fits nobody, or several, nothing is noted."""
    words = turn.words
    members = list_members(turn.session, turn.actor, state.group_id)
    said = read_time_answers(text)
    if not said.answers and len(said.left) == 1:
        meant = _meant(said.left[0], members)
        if len(meant) == 1:
            state.answers = [[str(meant[0].person_id), UNSAID]]
            return Again()
    found, unclear = dict[int, str](), list[str]()
    for name, answer in said.answers:
        meant = _meant(name, members)
        unclear += [] if meant else [name]
        found |= {one.person_id: answer for one in meant}
    unclear += said.left
    if unclear or not found:
        return Again(
            words._(
                "Belum jelas siapa atau apa jawabannya: {names}. Mohon tulis lagi.", names=", ".join(unclear) or "-"
            )
        )
    state.answers = [[str(kpm_id), answer] for kpm_id, answer in found.items()]
    return Ask("said_check")


def _meant(name: str, members: Sequence[MemberLine]) -> list[MemberLine]:
    """The one so called; else those called by each of its words ("wati murni", "3 7 9"); nobody if one is unclear."""
    whole = members_meant(name, members)
    if len(whole) == 1:
        return whole
    each = [members_meant(word, members) for word in name.split()]
    clear = len(each) > 1 and all(len(one) == 1 for one in each)
    return [one[0] for one in each] if clear else []


def ask_said_check(turn: Turn, state: TimeState) -> Question:
    words = turn.words
    labels = {one.value: one.label for one in answer_choices(words)}
    names = {str(one.kpm_id): one for one in _members(turn, state)}
    lines = [words._("Saya catat:")]
    for kpm_id, answer in state.answers:
        one = names.get(kpm_id)
        if one is not None:
            kept = f" ({words._('sudah menjawab sendiri, tidak diubah')})" if one.by_herself else ""
            lines.append(f"- {one.member_number}. {one.name}: {labels[answer].lower()}{kept}")
    first, *more = pages_of(lines)
    lines = [*first, "…"] if more else first
    return Question("\n".join([*lines, words._("Benar?")]), yes_no(words._("Ya, simpan"), words._("Tulis lagi")))


def take_said_check(turn: Turn, state: TimeState, answer: Answer) -> Next:
    chosen = {int(kpm_id): SUITS[said] for kpm_id, said in state.answers}
    state.answers = []
    if answer.value != "yes":
        return Ask("said")
    result = show_time_result(turn.session, turn.actor, state.poll_id)
    if result is None or result.round.state in ENDED:
        return Done(decided_in_words(turn.words, result.round, turn.rules) if result is not None else None)
    saved = record_time_answers(turn.session, turn.actor, state.poll_id, chosen, turn.now)
    kept = [one for one in _members(turn, state) if one.kpm_id in chosen and one.kpm_id not in saved]
    return Ask("decision", _saved(turn, len(saved), kept))


def _saved(turn: Turn, saved: int, kept: Sequence[MemberSaid]) -> str:
    words = turn.words
    parts = [words.n_("Tersimpan: {n} jawaban.", "Tersimpan: {n} jawaban.", saved)] if saved else []
    if kept:
        names = words.listing([one.name for one in kept])
        parts.append(words._("Yang sudah menjawab sendiri tidak diubah: {names}.", names=names))
    return " ".join(parts)


def _members(turn: Turn, state: TimeState) -> tuple[MemberSaid, ...]:
    found = show_time_result(turn.session, turn.actor, state.poll_id)
    return found.members if found is not None else ()
