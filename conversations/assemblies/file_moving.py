"""A meeting besides P2K2 is moved or cancelled, or those who missed the pertemuan awal are called together again."""

from datetime import datetime

from conversations import moved_to
from conversations.assemblies.assembly_state import AssemblyState
from conversations.assemblies.assembly_words import kind_label, when_and_where
from conversations.questions import NO_WORDS, Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Done, Next, Turn
from programme.assemblies.changing import cancel_assembly, move_assembly
from programme.assemblies.first_meetings import call_absentees, open_absentees
from programme.assemblies.showing import AssemblyLine, show_assembly


def _line(turn: Turn, state: AssemblyState) -> AssemblyLine:
    return show_assembly(turn.session, turn.actor, state.assembly_id, turn.now).line


def _moment(turn: Turn, state: AssemblyState) -> datetime:
    return moved_to.moment_said(turn, state)


def ask_when(turn: Turn, state: AssemblyState) -> Question:
    return moved_to.ask_when(turn)


def take_when(turn: Turn, state: AssemblyState, answer: Answer) -> Next:
    return moved_to.take_when(turn, state, answer, _line(turn, state))


def ask_clock(turn: Turn, state: AssemblyState) -> Question:
    return moved_to.ask_clock(turn, _line(turn, state))


def take_clock(turn: Turn, state: AssemblyState, answer: Answer) -> Next:
    return moved_to.take_clock(turn, state, answer, _line(turn, state))


def ask_place(turn: Turn, state: AssemblyState) -> Question:
    return moved_to.ask_place(turn, _line(turn, state))


def take_place(turn: Turn, state: AssemblyState, answer: Answer) -> Next:
    return _placed(turn, state, answer, "move_check")


def _placed(turn: Turn, state: AssemblyState, answer: Answer, then: str) -> Next:
    place = moved_to.place_said(turn, answer, _line(turn, state))
    if isinstance(place, Again):
        return place
    state.place = place
    return Ask(then)


def ask_move_check(turn: Turn, state: AssemblyState) -> Question:
    words, line = turn.words, _line(turn, state)
    text = words._(
        "{kind} pindah menjadi {where}. Semua yang diundang diberi tahu; yang tahu lewat surat atau lisan perlu diberi "
        "tahu lagi. Simpan?",
        kind=kind_label(words, line.kind),
        where=when_and_where(words, _moment(turn, state), state.place, turn.rules),
    )
    return Question(text, yes_no(words._("Ya, simpan"), words._("Jangan")))


def take_move_check(turn: Turn, state: AssemblyState, answer: Answer) -> Next:
    words, line = turn.words, _line(turn, state)
    if answer.value is None:
        return Again()
    if answer.value != "yes":
        return Ask("file", words._("Baik, jadwalnya tetap."))
    starts_at = _moment(turn, state)
    if starts_at <= turn.now:
        return Ask("when", words._("Waktu itu sudah lewat. Mohon tulis tanggal yang akan datang."))
    ends_at = starts_at + (line.ends_at - line.starts_at)
    if not move_assembly(turn.session, turn.actor, state.assembly_id, starts_at, ends_at, state.place, turn.now):
        return Ask("file", words._("Tidak ada yang berubah: jadwalnya sama, atau sudah selesai."))
    return Ask("file", words._("Tersimpan. Yang diundang diberi tahu waktu yang baru."))


def ask_cancel_check(turn: Turn, state: AssemblyState) -> Question:
    words, line = turn.words, _line(turn, state)
    text = words._(
        "Batalkan {kind} {when}? Semua yang diundang diberi tahu.",
        kind=kind_label(words, line.kind),
        when=words.moment(turn.rules.local(line.starts_at)),
    )
    return Question(text, yes_no(words._("Ya, batalkan"), words._("Jangan")))


def take_cancel_check(turn: Turn, state: AssemblyState, answer: Answer) -> Next:
    words = turn.words
    if answer.value is None:
        return Again()
    if answer.value != "yes":
        return Ask("file", words._("Baik, jadwalnya tetap."))
    if not cancel_assembly(turn.session, turn.actor, state.assembly_id, turn.now):
        return Done(words._("Acara itu sudah dibatalkan atau sudah selesai."))
    return Done(words._("Dibatalkan. Yang diundang diberi tahu."))


def ask_again_when(turn: Turn, state: AssemblyState) -> Question:
    words, n = turn.words, len(open_absentees(turn.session, state.assembly_id))
    text = words.n_(
        "{n} keluarga belum ikut. Kapan dikumpulkan? Misalnya: Jumat 23/11 jam 9.",
        "{n} keluarga belum ikut. Kapan dikumpulkan? Misalnya: Jumat 23/11 jam 9.",
        n,
    )
    return Question(text, accepts=frozenset({"text"}))


def take_again_when(turn: Turn, state: AssemblyState, answer: Answer) -> Next:
    return _again(moved_to.take_when(turn, state, answer, _line(turn, state)))


def take_again_clock(turn: Turn, state: AssemblyState, answer: Answer) -> Next:
    return _again(moved_to.take_clock(turn, state, answer, _line(turn, state)))


def _again(following: Next) -> Next:
    """The same questions, of the further meeting."""
    return Ask(f"again_{following.question}", following.preface) if isinstance(following, Ask) else following


def take_again_place(turn: Turn, state: AssemblyState, answer: Answer) -> Next:
    return _placed(turn, state, answer, "again_check")


def ask_again_check(turn: Turn, state: AssemblyState) -> Question:
    words, n = turn.words, len(open_absentees(turn.session, state.assembly_id))
    text = words.n_(
        "Undang {n} keluarga yang belum ikut: {where}? Kunjungannya menunggu sampai sesudah itu.",
        "Undang {n} keluarga yang belum ikut: {where}? Kunjungannya menunggu sampai sesudah itu.",
        n,
        where=when_and_where(words, _moment(turn, state), state.place, turn.rules),
    )
    yes, _ = yes_no(words._("Ya, undang"), "")
    return Question(text, (yes, Choice("no", words._("Tidak jadi"), NO_WORDS)))


def take_again_check(turn: Turn, state: AssemblyState, answer: Answer) -> Next:
    words, line = turn.words, _line(turn, state)
    if answer.value is None:
        return Again()
    if answer.value != "yes":
        return Ask("file", words._("Baik, tidak ada yang diundang."))
    starts_at = _moment(turn, state)
    if starts_at <= turn.now:
        return Ask("again_when", words._("Waktu itu sudah lewat. Mohon tulis tanggal yang akan datang."))
    ends_at = starts_at + (line.ends_at - line.starts_at)
    made = call_absentees(
        turn.session, turn.actor, state.assembly_id, starts_at, ends_at, state.place, turn.now, turn.rules
    )
    if made is None:
        return Ask("file", words._("Tidak ada lagi yang perlu diundang."))
    state.assembly_id = made
    return Ask("file", words._("Undangan dikirim. Ini acaranya."))
