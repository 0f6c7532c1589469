"""The second way: several families are called to one place, each by a message of her own that names nobody else."""

from conversations import planned_for
from conversations.many_due.gathering_words import not_reached_in_words
from conversations.many_due.share_state import ShareState, chosen, names_of, picks_anew
from conversations.many_due.when_where import when_and_where
from conversations.moved_to import is_a_place
from conversations.questions import YES_WORDS, Answer, Choice, Question, normal, yes_no
from conversations.turn import Again, Ask, Done, Next, Turn
from conversations.typed_moment_words import place_too_long
from programme.many_due.gatherings import call_together, show_gathering

TEXT = frozenset({"text"})
MOST_PLACES = 4


def ask_when(turn: Turn, state: ShareState) -> Question:
    return Question(turn.words._("Kapan bertemunya? Misalnya: Kamis 22/11 jam 9, atau besok jam 10."), accepts=TEXT)


def take_when(turn: Turn, state: ShareState, answer: Answer) -> Next:
    return planned_for.take_when(turn, state, answer) or _onward(state)


def ask_clock(turn: Turn, state: ShareState) -> Question:
    return planned_for.ask_clock(turn)


def take_clock(turn: Turn, state: ShareState, answer: Answer) -> Next:
    return planned_for.take_clock(turn, state, answer) or _onward(state)


def _onward(state: ShareState) -> Next:
    return Ask("together_check" if state.place else "place")


def ask_place(turn: Turn, state: ShareState) -> Question:
    places = dict.fromkeys(visit.usual_place for visit in chosen(turn, state) if visit.usual_place)
    fitting = [place for place in places if not tells_a_guest(turn, state, place)][:MOST_PLACES]
    choices = tuple(Choice(str(number), place) for number, place in enumerate(fitting))
    return Question(
        turn.words._("Di mana? Pilih atau tulis tempatnya."), choices, numbered=False, accepts=TEXT, any_words=True
    )


def take_place(turn: Turn, state: ShareState, answer: Answer) -> Next:
    labels = {choice.value: choice.label for choice in ask_place(turn, state).choices}
    place = ((labels.get(answer.value) if answer.value else answer.text) or "").strip()
    if not is_a_place(place):
        return Again(place_too_long(turn.words))
    if tells_a_guest(turn, state, place):
        return Again(_told_by_place(turn))
    state.place = place
    return Ask("together_check")


def _told_by_place(turn: Turn) -> str:
    return turn.words._("Itu rumah salah satu yang diundang, jadi yang lain akan tahu. Mohon pilih tempat lain.")


def tells_a_guest(turn: Turn, state: ShareState, place: str) -> bool:
    """Whether the place names one of those called: every invitation would tell of her."""
    said = set(normal(place).split())
    return any(set(normal(visit.name).split()) <= said for visit in chosen(turn, state))


def ask_together_check(turn: Turn, state: ShareState) -> Question:
    words, visits = turn.words, chosen(turn, state)
    where = when_and_where(words, planned_for.moment_said(turn, state), state.place, turn.rules)
    text = words._("Undang {names}: {where}.", names=names_of(words, visits) or "-", where=where)
    privately = words._(
        "Masing-masing diundang sendiri: tidak ada yang diberi tahu siapa lagi yang diundang, atau alasannya."
    )
    _, no = yes_no("", words._("Tidak jadi"))
    yes = Choice("yes", words._("Ya, undang"), YES_WORDS | {"yo", "undang"})
    choices = (
        yes,
        Choice("when", words._("Ubah waktu"), frozenset({"ubah", "waktu"})),
        Choice("place", words._("Ubah tempat"), frozenset({"tempat"})),
        no,
    )
    return Question(f"{text} {privately}", choices, numbered=False, accepts=TEXT)


def take_together_check(turn: Turn, state: ShareState, answer: Answer) -> Next:
    words = turn.words
    if answer.value in ("when", "place"):
        return Ask(answer.value)
    if answer.value == "no":
        return Done(words._("Baik, tidak ada yang diundang."))
    if answer.value != "yes":
        picked = picks_anew(turn, state, answer.text or "")
        return Again(None if picked else words._("Tekan Ya untuk mengundang, atau pilih yang mau diubah."))
    if tells_a_guest(turn, state, state.place):  # she was picked after the place
        return Ask("place", _told_by_place(turn))
    at = planned_for.moment_said(turn, state)
    if at <= turn.now:
        return Ask("when", words._("Waktu itu sudah lewat. Mohon tulis tanggal yang akan datang."))
    made = call_together(turn.session, turn.actor, turn.who.id, state.visit_ids, at, state.place, turn.now, turn.rules)
    if made is None:
        return Done(words._("Kunjungan itu sudah selesai, atau sudah dibagi. Tidak ada yang berubah."))
    gathering = show_gathering(turn.session, turn.actor, made)
    n = len(gathering.guests)
    parts = [
        words.n_(
            "{n} keluarga diundang. Kunjungannya tidak ada di daftar sampai pertemuan itu; yang tidak datang kembali "
            "seperti semula.",
            "{n} keluarga diundang. Kunjungannya tidak ada di daftar sampai pertemuan itu; yang tidak datang kembali "
            "seperti semula.",
            n,
        ),
        not_reached_in_words(words, gathering.not_reached),
        words._("Untuk melihat jawaban, memindahkan atau membatalkan, ketik: undangan"),
    ]
    return Done("\n\n".join(part for part in parts if part))
