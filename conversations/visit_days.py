"""The days of a visit: when it was made, put off until when, its next step due when; and why it is cancelled."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Done, Next, Turn
from conversations.visit_words import name_in_words
from conversations.visits_left import left_today, number_still_to_make
from conversations.words import Words
from programme.typed_dates import read_date
from programme.visit_lists import show_visit
from programme.visit_records import keep_note, reopen_visit
from programme.visits import cancel_visit, postpone_visit
from programme.working_days import next_working_day

TEXT = frozenset({"text"})
YESTERDAY = frozenset({"kemarin", "kemaren", "kmrn", "wingi", "kamari"})


@dataclass
class VisitState:
    visit_id: int = 0
    visited_on: str = ""
    met: str = ""
    duties: list[str] = field(default_factory=list)
    finding: str | None = None
    agreement: str | None = None
    next_step: str | None = None
    next_on: str | None = None
    note: str | None = None
    """Of a visit that is put off: what was learned at the door."""
    said: dict[str, str | None] = field(default_factory=dict)
    """What a message with its number said already."""
    notes_asked: bool = False
    again: bool = False
    """It was recorded today and is recorded anew."""


def name_of(turn: Turn, state: VisitState) -> str:
    """'Ibu Mawar', whom the visit goes to."""
    line = show_visit(turn.session, turn.actor, state.visit_id, turn.rules)
    return name_in_words(turn.words, line) if line is not None else ""


def ask_until(turn: Turn, state: VisitState) -> Question:
    words, today = turn.words, turn.rules.today(turn.now)
    following = next_working_day(today + timedelta(days=1), extra_off=turn.rules.extra_days_off)
    week = next_working_day(today + timedelta(days=7), extra_off=turn.rules.extra_days_off)
    choices = (
        Choice(following.isoformat(), words.day(following)),
        Choice(week.isoformat(), words.day(week), frozenset({"minggu depan", "minggu ngarep", "minggu payun"})),
    )
    text = words._("Kunjungan {name} ditunda sampai kapan? Pilih, atau tulis tanggalnya.", name=name_of(turn, state))
    return Question(text, choices, numbered=False)


def take_until(turn: Turn, state: VisitState, answer: Answer) -> Next:
    day = day_meant(turn, answer)
    if day is None:
        return Again(unclear_day(turn.words))
    if (number := number_typed(turn, answer)) is not None:
        return Again(day_or_number(turn.words, number))
    return put_off(turn, state, day)


def number_typed(turn: Turn, answer: Answer) -> int | None:
    """A visit's number typed alone where a day was asked for."""
    return None if answer.value else number_still_to_make(turn, answer.text or "")


def day_or_number(words: Words, number: int) -> str:
    return words._(
        "Nomor {number} masih ada pada daftar kunjungan hari ini. Kalau maksudnya tanggal, tulis: tgl {number}. "
        "Kalau maksudnya kunjungan itu, pilih dulu tanggal untuk yang ini.",
        number=number,
    )


def put_off(turn: Turn, state: VisitState, day: date) -> Next:
    """Postpones the visit, with what was learned at the door."""
    if not opened_again(turn, state) or not postpone_visit(turn.session, turn.actor, state.visit_id, day, turn.now):
        return Done(_ended_already(turn.words))
    if state.note:
        keep_note(turn.session, turn.actor, state.visit_id, state.note, turn.now)
    said = turn.words._("Baik, kunjungan ditunda. Saya ingatkan lagi {day}.", day=turn.words.day(day))
    return Done(f"{said} {left_today(turn)}".strip())


def ask_reason(turn: Turn, state: VisitState) -> Question:
    text = turn.words._("Mengapa kunjungan {name} dibatalkan? Tulis singkat.", name=name_of(turn, state))
    return Question(text)


def take_reason(turn: Turn, state: VisitState, answer: Answer) -> Next:
    return call_off(turn, state, answer.text or "") if answer.text else Again()


def call_off(turn: Turn, state: VisitState, reason: str) -> Next:
    """Cancels the visit for that reason."""
    if not opened_again(turn, state) or not cancel_visit(turn.session, turn.actor, state.visit_id, reason, turn.now):
        return Done(_ended_already(turn.words))
    said = turn.words._("Baik, kunjungan dibatalkan dan alasannya tersimpan.")
    return Done(f"{said} {left_today(turn)}".strip())


def opened_again(turn: Turn, state: VisitState) -> bool:
    """True, except where it was to be recorded anew and can't be any more."""
    return not state.again or reopen_visit(turn.session, turn.actor, state.visit_id, turn.now, turn.rules)


def _ended_already(words: Words) -> str:
    """A correction of the report withdrew the visit meanwhile, or it was recorded from another phone."""
    return words._("Kunjungan itu sudah selesai dicatat. Tidak ada yang berubah.")


def ask_visited_on(turn: Turn, state: VisitState) -> Question:
    words = turn.words
    yesterday = turn.rules.today(turn.now) - timedelta(days=1)
    choices = (Choice(yesterday.isoformat(), words._("Kemarin ({day})", day=words.short_day(yesterday)), YESTERDAY),)
    return Question(words._("Kapan kunjungannya? Tulis tanggalnya, misalnya: 21/11/2018."), choices, numbered=False)


def take_visited_on(turn: Turn, state: VisitState, answer: Answer) -> Next:
    today = turn.rules.today(turn.now)
    day = date.fromisoformat(answer.value) if answer.value else past_day(answer.text or "", today)
    if day is None or day > today:
        return Again(turn.words._("Tanggalnya belum saya pahami, atau belum terjadi. Contoh: 21/11/2018."))
    state.visited_on = day.isoformat()
    return Ask("check")


def unclear_day(words: Words) -> str:
    return words._("Tanggalnya belum saya pahami. Contoh: Senin, besok, atau 26/11.")


def day_meant(turn: Turn, answer: Answer) -> date | None:
    """The day of a choice or of typed words, from today on."""
    today = turn.rules.today(turn.now)
    if answer.value:
        return date.fromisoformat(answer.value)
    typed = read_date(answer.text or "", today)
    return typed.date if typed.date is not None and typed.problem is None and typed.date >= today else None


def past_day(text: str, today: date) -> date | None:
    """A typed day in the past: what reads as a coming day was last week's ("Kamis"), last month's or last year's."""
    typed = read_date(text, today)
    if typed.date is None or typed.problem not in (None, "past"):
        return None
    if typed.date <= today:
        return typed.date
    if typed.weekday_said is not None and not any(letter.isdigit() for letter in text):
        return typed.date - timedelta(days=7) if typed.date - timedelta(days=7) <= today else None
    before = read_date(text, today - timedelta(days=90))
    return before.date if before.date is not None and before.problem in (None, "past") else None


def ask_next_on(turn: Turn, state: VisitState) -> Question:
    words, today = turn.words, turn.rules.today(turn.now)
    week, month = today + timedelta(days=7), today + timedelta(days=28)
    choices = (
        Choice(
            week.isoformat(), words._("Minggu depan ({day})", day=words.short_day(week)), frozenset({"minggu depan"})
        ),
        Choice(month.isoformat(), words._("Empat minggu lagi ({day})", day=words.short_day(month))),
        Choice("none", words._("Tanpa tanggal")),
    )
    return Question(words._("Kapan? Tulis tanggalnya atau pilih."), choices, numbered=False)


def take_next_on(turn: Turn, state: VisitState, answer: Answer) -> Next:
    if answer.value == "none":
        state.next_on = None
        return Ask("check")
    day = day_meant(turn, answer)
    if day is None:
        return Again(unclear_day(turn.words))
    state.next_on = day.isoformat()
    return Ask("check")
