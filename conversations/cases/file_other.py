"""What is seldom needed in a case: to move it to another phase, and to take a wrong entry out of its file."""

from conversations.cases.case_state import TEXT, CaseState, view_of
from conversations.cases.case_words import phase_name
from conversations.cases.file_words import entry_in_words
from conversations.cases.saving import to_file
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Next, Turn
from programme.cases.codes import HISTORY, PHASES
from programme.cases.entries import remove_entry
from programme.cases.phases import go_on
from programme.cases.showing import EntryLine

A_PAGE = 8
LONGEST_LABEL = 60


def ask_phase(turn: Turn, state: CaseState) -> Question:
    words, present = turn.words, view_of(turn, state).phase
    choices = [Choice(phase, phase_name(words, phase).capitalize()) for phase in PHASES if phase != present]
    text = words._("Sekarang di tahap {phase}. Pindah ke tahap mana?", phase=phase_name(words, present))
    return Question(text, (*choices, Choice("back", words._("« Kembali ke kasus"))))


def take_phase(turn: Turn, state: CaseState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "back":
        return to_file(turn, state, turn.words._("Baik."))
    if answer.value == "action":
        return Ask("since")
    go_on(turn.session, turn.actor, state.case_id, answer.value, turn.now, turn.rules)
    return to_file(turn, state, turn.words._("Tahapnya sudah diganti."))


def _removable(turn: Turn, state: CaseState) -> list[EntryLine]:
    """The latest first."""
    return [one for one in reversed(view_of(turn, state).entries) if one.kind not in HISTORY]


def ask_remove(turn: Turn, state: CaseState) -> Question:
    words, view = turn.words, view_of(turn, state)
    entries = _removable(turn, state)
    shown = entries[state.page * A_PAGE : (state.page + 1) * A_PAGE]
    choices = [Choice(f"e{one.entry_id}", entry_in_words(words, view, one)[:LONGEST_LABEL]) for one in shown]
    if (state.page + 1) * A_PAGE < len(entries):
        choices.append(Choice("older", words._("Yang lebih lama »")))
    choices.append(Choice("back", words._("« Kembali ke kasus")))
    return Question(words._("Catatan mana yang dihapus? Yang terbaru di atas."), tuple(choices), accepts=TEXT)


def take_remove(turn: Turn, state: CaseState, answer: Answer) -> Next:
    value = answer.value or ""
    if value == "older":
        state.page += 1
        return Ask("remove")
    if value == "back":
        state.page = 0
        return to_file(turn, state, turn.words._("Baik."))
    if not value.startswith("e"):
        return Again(turn.words._("Pilih catatannya, ya."))
    state.entry_id, state.page = int(value[1:]), 0
    return Ask("remove_check")


def ask_remove_check(turn: Turn, state: CaseState) -> Question:
    words, view = turn.words, view_of(turn, state)
    entry = next((one for one in view.entries if one.entry_id == state.entry_id), None)
    said = entry_in_words(words, view, entry) if entry is not None else ""
    choices = yes_no(words._("Ya, hapus"), words._("Tidak"))
    return Question(words._("Hapus catatan ini?\n{said}", said=said), choices)


def take_remove_check(turn: Turn, state: CaseState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "no":
        return to_file(turn, state, turn.words._("Baik, tidak dihapus."))
    remove_entry(turn.session, turn.actor, state.case_id, state.entry_id, turn.now)
    return to_file(turn, state, turn.words._("Catatan itu sudah dihapus."))
