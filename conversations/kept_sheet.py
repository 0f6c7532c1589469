"""A consent sheet that was recorded before: its photo looked at, sent at last, or a new sheet in its place."""

from conversations.consent_state import LATER_WORDS, PICTURE, State, line_of, name_in
from conversations.questions import Answer, Choice, Question
from conversations.sheet_photo import photo_again
from conversations.turn import Again, Ask, Next, Turn
from programme.consent_sheets import add_sheet_photo


def ask_sheet(turn: Turn, state: State) -> Question:
    words, line = turn.words, line_of(turn, state)
    text = words._(
        "{name}: lembar ditandatangani {day}. Foto: {photo}.",
        name=name_in(turn, state),
        day=words.day(line.signed_on) if line.signed_on else "-",
        photo=words._("ada") if line.has_photo else words._("belum ada"),
    )
    if not line.names_every_way:
        text += " " + words._("Lembar ini belum menyebut WhatsApp dan SMS; untuk itu perlu lembar baru.")
    choices = [
        Choice("send", words._("Ganti fotonya") if line.has_photo else words._("Kirim fotonya")),
        Choice("anew", words._("Catat lembar baru")),
        Choice("back", words._("Anggota lain")),
    ]
    if line.has_photo:
        choices.insert(0, Choice("show", words._("Lihat fotonya")))
    return Question(text, tuple(choices))


def take_sheet(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "show":
        photo_again(turn, state.person_id)
        return Again()
    if answer.value == "send":
        return Ask("late_photo")
    if answer.value == "anew":
        return Ask("signed_on")
    return Ask("member") if answer.value else Again()


def ask_late_photo(turn: Turn, state: State) -> Question:
    words = turn.words
    text = words._("Kirim foto lembar yang ditandatangani {name}.", name=name_in(turn, state))
    return Question(text, (Choice("back", words._("Pilihan lain"), LATER_WORDS),), accepts=PICTURE)


def take_late_photo(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.kind not in PICTURE or turn.file_id is None:
        return Ask("sheet") if answer.value else Again()
    add_sheet_photo(turn.session, turn.actor, state.person_id, turn.file_id, turn.now)
    return Ask("member", preface=turn.words._("Foto tersimpan. Berikutnya?"))
