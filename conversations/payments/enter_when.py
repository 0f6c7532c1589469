"""When and where it is paid, and what has to be settled first: days off, families that have a place in the stage."""

from datetime import date

from conversations.payments.enter_heard import hear
from conversations.payments.enter_order import is_off, onward, standing_elsewhere
from conversations.payments.enter_state import State
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Done, Next, Turn
from conversations.typed_moment_words import place_too_long
from programme.payments.schedules import LONGEST_PLACE, list_usual_payment_places
from programme.payments.typed import read_hours
from programme.typed_places import is_an_order

TEXT = frozenset({"text"})
MOST_PLACES = 5


def ask_when(turn: Turn, state: State) -> Question:
    return Question(turn.words._("Kapan dan jam berapa? Misalnya: Sabtu 12/12 jam 8-12."), accepts=TEXT)


def take_when(turn: Turn, state: State, answer: Answer) -> Next:
    said, problem = hear(turn, state, answer.text or "")
    if said.day is None and problem is None:
        problem = turn.words._("Tanggalnya belum saya pahami.") + " " + turn.words._("Contoh: Sabtu 12/12 jam 8-12.")
        return Again(problem)
    return Again(problem) if problem is not None else onward(turn, state)


def ask_sure(turn: Turn, state: State) -> Question:
    words = turn.words
    yes, no = yes_no(words._("Ya, hari itu"), words._("Bukan"))
    day = words.day(date.fromisoformat(state.guess or state.day))
    return Question(words._("Apakah maksudnya {day}?", day=day), (yes, no), accepts=TEXT)


def take_sure(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "yes":
        state.day, state.guess, state.day_off_asked = state.guess or state.day, "", False
        return onward(turn, state)
    state.guess = ""
    if answer.value == "no":
        return Ask("when")
    _, problem = hear(turn, state, answer.text or "")
    return onward(turn, state, problem)


def ask_clock(turn: Turn, state: State) -> Question:
    words, rules = turn.words, turn.rules
    begins, ends = words.clock(rules.payments_begin_from), words.clock(rules.payments_end_by)
    usual = Choice("usual", words._("{begins}-{ends}", begins=begins, ends=ends), frozenset({"biasa", "seperti biasa"}))
    text = words._("Jam berapa sampai jam berapa? Misalnya: 8-12.")
    if state.starts and not state.ends:
        text = words._("Mulai pukul {clock}. Sampai jam berapa?", clock=_clock(state.starts))
        usual = Choice("usual", words._("Sampai {clock}", clock=ends), frozenset({"biasa", "selesai"}))
    return Question(text, (usual,), numbered=False, accepts=TEXT)


def take_clock(turn: Turn, state: State, answer: Answer) -> Next:
    words, rules = turn.words, turn.rules
    starts, ends, problem = read_hours(answer.text or "") if answer.value is None else (None, None, False)
    if answer.value == "usual":
        state.starts = state.starts or rules.payments_begin_from.isoformat()
        state.ends = rules.payments_end_by.isoformat()
    elif problem or starts is None:
        return Again(words._("Jamnya belum saya pahami. Contoh: 8-12, atau: 08.30 sampai 11.00."))
    elif ends is None and state.starts:
        state.ends = starts.isoformat()
    else:
        state.starts, state.ends = starts.isoformat(), ends.isoformat() if ends else ""
    if state.ends and state.ends <= state.starts:
        state.starts = state.ends = ""
        return Again(words._("Jam selesainya harus sesudah jam mulai. Contoh: jam 8-12."))
    return onward(turn, state)


def _clock(iso: str) -> str:
    return iso[:5].replace(":", ".")


def ask_day_off(turn: Turn, state: State) -> Question:
    words = turn.words
    day, name = words.day(date.fromisoformat(state.day)), is_off(turn, state)
    text = words._("{day} hari libur: {name}. Tetap hari itu?", day=day, name=name) if name else ""
    text = text or words._("{day} bukan hari kerja. Tetap hari itu?", day=day)
    return Question(text, yes_no(words._("Ya, tetap"), words._("Ganti hari")), accepts=TEXT)


def take_day_off(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "yes":
        state.day_off_asked = True
        return onward(turn, state)
    if answer.value == "no":
        state.day = ""
        return Ask("when")
    return take_when(turn, state, answer)


def ask_place(turn: Turn, state: State) -> Question:
    places = list_usual_payment_places(turn.session, turn.actor)[:MOST_PLACES]
    choices = tuple(Choice(f"p{number}", one[:60]) for number, one in enumerate(places))
    text = turn.words._("Di mana? Pilih, atau tulis tempatnya, misalnya: Balai Desa Wates.")
    if not choices:
        text = turn.words._("Di mana? Tulis tempatnya, misalnya: Balai Desa Wates.")
    return Question(text, choices, numbered=False, accepts=TEXT, any_words=True)


def take_place(turn: Turn, state: State, answer: Answer) -> Next:
    places = list_usual_payment_places(turn.session, turn.actor)[:MOST_PLACES]
    place = places[int(answer.value[1:])] if answer.value is not None else " ".join((answer.text or "").split())
    if not 2 < len(place) <= LONGEST_PLACE or is_an_order(place):
        return Again(place_too_long(turn.words))
    state.place, state.others = place, None
    return onward(turn, state)


def ask_others(turn: Turn, state: State) -> Question:
    """Some have a place in this stage already: never entered twice in silence."""
    words, (expected, paid) = turn.words, standing_elsewhere(turn, state)
    parts = []
    if expected:
        text = words.n_(
            "{n} keluarga sudah ada di jadwal lain tahap ini.",
            "{n} keluarga sudah ada di jadwal lain tahap ini.",
            expected,
        )
        parts.append(text)
    if paid:
        parts.append(
            words.n_(
                "{n} keluarga sudah dibayar di tahap ini, jadi tidak diikutkan.",
                "{n} keluarga sudah dibayar di tahap ini, jadi tidak diikutkan.",
                paid,
            )
        )
    move = words._("Pindahkan ke jadwal ini") if expected else words._("Lanjut tanpa mereka")
    choices = [Choice("move", move, frozenset({"pindah", "pindahkan", "lanjut", "ya"}))]
    if expected:
        choices.append(Choice("skip", words._("Biarkan di jadwal lama"), frozenset({"biarkan", "jangan"})))
    choices.append(Choice("end", words._("Tidak jadi")))
    return Question(" ".join(parts) or words._("Lanjut?"), tuple(choices))


def take_others(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "end":
        return Done(turn.words._("Baik, tidak ada yang disimpan."), menu=True)
    if answer.value is None:
        return Again()
    state.others = "move" if answer.value == "move" else "skip"
    return onward(turn, state)
