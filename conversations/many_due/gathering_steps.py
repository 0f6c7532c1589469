"""One gathering as who holds it sees it: answers, whom no message reached, and what can be done with it."""

from conversations.many_due.gathering_words import answers_in_words, guest_name, not_reached_in_words
from conversations.many_due.help_state import HelpState
from conversations.many_due.when_where import when_and_where
from conversations.many_due.who_came import CameState
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question
from conversations.turn import Again, Ask, Done, Next, Start, Turn
from programme.many_due.came_text import read_reply
from programme.many_due.gathering_guests import note_reply
from programme.many_due.gatherings import GatheringLine, cancel_gathering, leave_out, show_gathering
from programme.relay_answer_parts import Listed

TEXT = frozenset({"text"})


def gathering_of(turn: Turn, state: HelpState) -> GatheringLine:
    return show_gathering(turn.session, turn.actor, state.gathering_id)


def ask_gathering(turn: Turn, state: HelpState) -> Question:
    words, one = turn.words, gathering_of(turn, state)
    names = ", ".join(f"{guest.number}. {guest_name(words, guest)}" for guest in one.guests)
    parts = [when_and_where(words, one.starts_at, one.place, turn.rules), words._("Diundang: {names}", names=names)]
    choices = [Choice("leave", words._("Biarkan"), frozenset({"biar", "kembali", "tidak"}))]
    if one.state == "planned" and one.starts_at <= turn.now:
        choices.insert(0, Choice("came", words._("Catat yang datang"), YES_WORDS | {"catat"}))
    elif one.state == "planned":
        parts += answers_in_words(words, one)
        if one.not_reached:
            parts.append(not_reached_in_words(words, one.not_reached))
            parts.append(words._("Kalau sudah dikabari, tulis jawabannya, misalnya: {name} datang", name=_example(one)))
        choices = [
            Choice("move", words._("Pindahkan"), frozenset({"pindah", "ubah"})),
            Choice("out", words._("Keluarkan satu"), frozenset({"keluarkan"})),
            Choice("cancel", words._("Batalkan undangan"), frozenset({"batalkan"})),
            *choices,
        ]
    return Question("\n".join(parts), tuple(choices), numbered=False, accepts=TEXT)


def take_gathering(turn: Turn, state: HelpState, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "move":
        return Ask("when")
    if answer.value == "out":
        return Ask("guest")
    if answer.value == "came":
        return Start("who_came", CameState(state.gathering_id), about=f"gathering:{state.gathering_id}")
    if answer.value == "cancel":
        if not cancel_gathering(turn.session, turn.actor, state.gathering_id, turn.now):
            return Done(_too_late(turn))
        said = words._("Undangan dibatalkan dan yang sudah diundang dikabari. Kunjungannya kembali seperti semula.")
        return Done(_with_who_is_told_in_person(turn, state, said))
    if answer.value == "leave":
        return Done(words._("Baik, tidak ada yang berubah."))
    return _told_in_person(turn, state, answer.text or "")


def _with_who_is_told_in_person(turn: Turn, state: HelpState, said: str) -> str:
    """Of a cancelled gathering: whom no chat reaches may have been told of it in person, and comes for nothing."""
    untold = not_reached_in_words(turn.words, gathering_of(turn, state).not_reached)
    return "\n\n".join(part for part in (said, untold) if part)


def _too_late(turn: Turn) -> str:
    return turn.words._("Pertemuan itu sudah dimulai atau dibatalkan. Tidak ada yang berubah.")


def _told_in_person(turn: Turn, state: HelpState, text: str) -> Next:
    """ "ponirah datang", "yatinem tidak bisa": what they told the pendamping herself."""
    one = gathering_of(turn, state)
    said = read_reply(text, [Listed(guest.number, guest.name) for guest in one.guests])
    if said is None or one.starts_at <= turn.now:
        return Again(turn.words._("Itu belum jelas bagi saya. Tulis misalnya: {name} datang", name=_example(one)))
    for guest in one.guests:
        if guest.number in said[0]:
            note_reply(turn.session, turn.actor, state.gathering_id, guest.kpm_id, said[1], turn.now)
    return Again(turn.words._("Tercatat."))


def _example(one: GatheringLine) -> str:
    """Whom nothing reached first, in small letters as people type."""
    return next((guest.name.casefold() for guest in (*one.not_reached, *one.guests)), "mawar")


def ask_guest(turn: Turn, state: HelpState) -> Question:
    words, one = turn.words, gathering_of(turn, state)
    choices = [Choice(str(guest.kpm_id), f"{guest.number}. {guest.name}") for guest in one.guests]
    choices.append(Choice("leave", words._("Tidak jadi"), NO_WORDS))
    return Question(words._("Siapa yang tidak jadi diundang?"), tuple(choices))


def take_guest(turn: Turn, state: HelpState, answer: Answer) -> Next:
    words = turn.words
    if answer.value is None:
        return Again()
    if answer.value == "leave":
        return Ask("gathering")
    if not leave_out(turn.session, turn.actor, state.gathering_id, int(answer.value), turn.now):
        return Done(_too_late(turn))
    if gathering_of(turn, state).state == "cancelled":
        said = words._("Itu yang terakhir: undangannya dibatalkan. Kunjungannya kembali seperti semula.")
        return Done(_with_who_is_told_in_person(turn, state, said))
    return Ask("gathering", words._("Sudah dilepas dari undangan; kunjungannya kembali seperti semula."))
