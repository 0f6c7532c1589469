"""Moving and cancelling a payment schedule: shown with what telling it takes, and done on a yes alone."""

from collections.abc import Callable
from datetime import date, datetime, time

from conversations.forecasts import Told, change_forecast
from conversations.payments.manage_state import State, families_of, line_of
from conversations.payments.payment_labels import mistake_in_words
from conversations.payments.telling_words import window_in_words
from conversations.questions import YES_WORDS, Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Done, Next, Turn
from conversations.typed_moment_words import place_too_long, problem_in_words
from programme.payments.schedules import LONGEST_PLACE, cancel_payment, move_payment
from programme.payments.stages import PaymentMistake
from programme.payments.tidings import tidings_for
from programme.payments.typed import read_payment
from programme.typed_dates import TypedMoment
from programme.typed_places import is_an_order

TEXT = frozenset({"text"})


def ask_when(turn: Turn, state: State) -> Question:
    return Question(turn.words._("Pindah ke kapan? Misalnya: Senin 14/12 jam 8-12."), accepts=TEXT)


def take_when(turn: Turn, state: State, answer: Answer) -> Next:
    words, rules, line = turn.words, turn.rules, line_of(turn, state)
    local = rules.local(turn.now)
    said = read_payment(answer.text or "", [], local.date(), now_time=local.time())
    if said.hours_problem:
        return Again(words._("Jam selesainya harus sesudah jam mulai. Contoh: jam 8-12."))
    if said.day_problem is not None or (said.day is None and said.starts is None):
        return Again(problem_in_words(words, TypedMoment(said.day, None, said.day_problem)))
    begins, ends = rules.local(line.starts_at), rules.local(line.ends_at)
    state.day = (said.day or begins.date()).isoformat()
    starts = said.starts or begins.time()
    length = ends - begins
    until = said.ends or (rules.at(begins.date(), starts) + length).time()
    state.starts, state.ends = starts.isoformat(), until.isoformat()
    if said.place is not None:
        state.place = said.place[:LONGEST_PLACE]
        return Ask("move_check")
    return Ask("place")


def ask_place(turn: Turn, state: State) -> Question:
    place = line_of(turn, state).place
    choices = (Choice("same", turn.words._("Tetap di {place}", place=place), YES_WORDS | {"tetap", "sama"}),)
    text = turn.words._("Di mana? Pilih atau tulis tempatnya.")
    return Question(text, choices, numbered=False, accepts=TEXT, any_words=True)


def take_place(turn: Turn, state: State, answer: Answer) -> Next:
    place = line_of(turn, state).place if answer.value == "same" else " ".join((answer.text or "").split())
    if not 2 < len(place) <= LONGEST_PLACE or is_an_order(place):
        return Again(place_too_long(turn.words))
    state.place = place
    return Ask("move_check")


def ask_move_check(turn: Turn, state: State) -> Question:
    words, line = turn.words, line_of(turn, state)
    starts, ends = _window(turn, state)
    text = words._(
        "Pembayaran {old} di {place} pindah menjadi {new} di {new_place}. Semua keluarga di jadwal itu dikabari.",
        old=window_in_words(words, line.starts_at, line.ends_at, turn.rules),
        place=line.place,
        new=window_in_words(words, starts, ends, turn.rules),
        new_place=state.place,
    )
    readers = [one.kpm_id for one in families_of(turn, state)]
    lines = _forecast(turn, state, "payment_moved", readers, lambda: _move(turn, state))
    return Question("\n".join([text, *lines, words._("Simpan?")]), yes_no(words._("Ya, simpan"), words._("Jangan")))


def _forecast(turn: Turn, state: State, kind: str, readers: list[int], change: Callable[[], object]) -> list[str]:
    """What telling them takes; nothing where the change can't be made: that is said when it is tried."""

    def told() -> Told:
        change()
        news = tidings_for(turn.session, state.payment_id, readers[0])
        assert news is not None
        return news.subject, news.slot

    try:
        return change_forecast(turn, kind, readers, told)
    except PaymentMistake:
        return []


def _window(turn: Turn, state: State) -> tuple[datetime, datetime]:
    day = date.fromisoformat(state.day)
    return turn.rules.at(day, time.fromisoformat(state.starts)), turn.rules.at(day, time.fromisoformat(state.ends))


def _move(turn: Turn, state: State) -> bool:
    starts, ends = _window(turn, state)
    return move_payment(turn.session, turn.actor, state.payment_id, starts, ends, state.place, turn.now)


def take_move_check(turn: Turn, state: State, answer: Answer) -> Next:
    words = turn.words
    if answer.value != "yes":
        return Done(words._("Baik, jadwalnya tetap."))
    try:
        moved = _move(turn, state)
    except PaymentMistake as mistake:
        sentence = mistake_in_words(words, mistake)
        return Ask("when", sentence) if mistake.code in ("past", "hours") else Done(sentence)
    if not moved:
        return Done(words._("Tidak ada yang berubah: jadwalnya sama."))
    return Done(words._("Tersimpan. Keluarga di jadwal itu dikabari waktu yang baru."))


def ask_cancel_check(turn: Turn, state: State) -> Question:
    words, line = turn.words, line_of(turn, state)
    text = words._(
        "Batalkan pembayaran {when} di {place}? Semua keluarga di jadwal itu dikabari.",
        when=window_in_words(words, line.starts_at, line.ends_at, turn.rules),
        place=line.place,
    )
    readers = [one.kpm_id for one in families_of(turn, state)]
    lines = _forecast(turn, state, "payment_cancelled", readers, lambda: _cancel(turn, state))
    return Question("\n".join([text, *lines]), yes_no(words._("Ya, batalkan"), words._("Jangan")))


def _cancel(turn: Turn, state: State) -> bool:
    return cancel_payment(turn.session, turn.actor, state.payment_id, turn.now)


def take_cancel_check(turn: Turn, state: State, answer: Answer) -> Next:
    words = turn.words
    if answer.value != "yes":
        return Done(words._("Baik, jadwalnya tetap."))
    try:
        _cancel(turn, state)
    except PaymentMistake as mistake:
        return Done(mistake_in_words(words, mistake))
    return Done(words._("Pembayaran dibatalkan. Keluarga di jadwal itu dikabari."))
