"""A gathering is put off or held elsewhere: those called are told, and nobody else."""

from conversations import moved_to
from conversations.many_due.help_state import HelpState
from conversations.many_due.when_where import when_and_where
from conversations.moved_to import moment_said
from conversations.questions import Answer, Question, normal, yes_no
from conversations.turn import Again, Ask, Done, Next, Turn
from programme.many_due.gatherings import GatheringLine, move_gathering, show_gathering


def _line(turn: Turn, state: HelpState) -> GatheringLine:
    return show_gathering(turn.session, turn.actor, state.gathering_id)


def ask_when(turn: Turn, state: HelpState) -> Question:
    return moved_to.ask_when(turn)


def take_when(turn: Turn, state: HelpState, answer: Answer) -> Next:
    return moved_to.take_when(turn, state, answer, _line(turn, state))


def ask_clock(turn: Turn, state: HelpState) -> Question:
    return moved_to.ask_clock(turn, _line(turn, state))


def take_clock(turn: Turn, state: HelpState, answer: Answer) -> Next:
    return moved_to.take_clock(turn, state, answer, _line(turn, state))


def ask_place(turn: Turn, state: HelpState) -> Question:
    return moved_to.ask_place(turn, _line(turn, state))


def take_place(turn: Turn, state: HelpState, answer: Answer) -> Next:
    one = _line(turn, state)
    place = moved_to.place_said(turn, answer, one)
    if isinstance(place, Again):
        return place
    if any(set(normal(guest.name).split()) <= set(normal(place).split()) for guest in one.guests):
        return Again(
            turn.words._("Itu rumah salah satu yang diundang, jadi yang lain akan tahu. Mohon pilih tempat lain.")
        )
    state.place = place
    return Ask("move_check")


def ask_move_check(turn: Turn, state: HelpState) -> Question:
    words = turn.words
    text = words._(
        "Pindah menjadi {where}. Masing-masing yang diundang dikabari sendiri dan ditanya lagi.",
        where=when_and_where(words, moment_said(turn, state), state.place, turn.rules),
    )
    return Question(text, yes_no(words._("Ya, pindahkan"), words._("Tidak jadi")))


def take_move_check(turn: Turn, state: HelpState, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "no":
        return Done(words._("Baik, tidak ada yang berubah."))
    if answer.value != "yes":
        return Again()
    starts_at = moment_said(turn, state)
    if starts_at <= turn.now:
        return Ask("when", words._("Waktu itu sudah lewat. Mohon tulis tanggal yang akan datang."))
    moved = move_gathering(turn.session, turn.actor, state.gathering_id, starts_at, state.place, turn.now)
    return Ask("gathering", words._("Sudah dipindahkan.") if moved else words._("Tidak ada yang berubah."))
