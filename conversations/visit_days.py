"""The days of a visit: when it was made, put off until when, its next step due when; and why it is cancelled."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Done, Next, Turn
from conversations.words import Words
from programme.typed_dates import read_date
from programme.visits import cancel_visit, postpone_visit
from programme.working_days import next_working_day

TEXT = frozenset({"text"})


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


def ask_until(turn: Turn, state: VisitState) -> Question:
    words, today = turn.words, turn.rules.today(turn.now)
    following = next_working_day(today + timedelta(days=1), extra_off=turn.rules.extra_days_off)
    week = next_working_day(today + timedelta(days=7), extra_off=turn.rules.extra_days_off)
    choices = (
        Choice(following.isoformat(), words.day(following)),
        Choice(week.isoformat(), words.day(week)),
    )
    return Question(
        words._("Ditunda sampai kapan? Pilih, atau tulis tanggalnya."), choices, numbered=False, accepts=TEXT
    )


def take_until(turn: Turn, state: VisitState, answer: Answer) -> Next:
    day = _day_meant(turn, answer)
    if day is None:
        return Again(_unclear_day(turn.words))
    if not postpone_visit(turn.session, turn.actor, state.visit_id, day, turn.now):
        return Done(_ended_already(turn.words))
    return Done(turn.words._("Baik, kunjungan ditunda. Saya ingatkan lagi {day}.", day=turn.words.day(day)))


def ask_reason(turn: Turn, state: VisitState) -> Question:
    return Question(turn.words._("Mengapa dibatalkan? Tulis singkat."), accepts=TEXT)


def take_reason(turn: Turn, state: VisitState, answer: Answer) -> Next:
    if not cancel_visit(turn.session, turn.actor, state.visit_id, answer.text or "", turn.now):
        return Done(_ended_already(turn.words))
    return Done(turn.words._("Baik, kunjungan dibatalkan dan alasannya tersimpan."))


def _ended_already(words: Words) -> str:
    """A correction of the report withdrew the visit meanwhile, or it was recorded from another phone."""
    return words._("Kunjungan itu sudah selesai dicatat. Tidak ada yang berubah.")


def ask_visited_on(turn: Turn, state: VisitState) -> Question:
    words = turn.words
    yesterday = turn.rules.today(turn.now) - timedelta(days=1)
    choices = (Choice(yesterday.isoformat(), words._("Kemarin ({day})", day=words.short_day(yesterday))),)
    return Question(
        words._("Kapan kunjungannya? Tulis tanggalnya, misalnya: 21/11/2018."), choices, numbered=False, accepts=TEXT
    )


def take_visited_on(turn: Turn, state: VisitState, answer: Answer) -> Next:
    today = turn.rules.today(turn.now)
    day = date.fromisoformat(answer.value) if answer.value else _past_day(answer.text or "", today)
    if day is None or day > today:
        return Again(turn.words._("Tanggalnya belum saya pahami, atau belum terjadi. Contoh: 21/11/2018."))
    state.visited_on = day.isoformat()
    return Ask("check")


def _unclear_day(words: Words) -> str:
    return words._("Tanggalnya belum saya pahami. Contoh: Senin, besok, atau 26/11.")


def _day_meant(turn: Turn, answer: Answer) -> date | None:
    """The day of a choice or of typed words, from today on."""
    today = turn.rules.today(turn.now)
    if answer.value:
        return date.fromisoformat(answer.value)
    typed = read_date(answer.text or "", today)
    return typed.date if typed.date is not None and typed.problem is None and typed.date >= today else None


def _past_day(text: str, today: date) -> date | None:
    """A typed day in the past: what reads as a coming day without a year was last year's or last week's."""
    typed = read_date(text, today - timedelta(days=90))
    return typed.date if typed.date is not None and typed.problem in (None, "past") else None


def ask_next_on(turn: Turn, state: VisitState) -> Question:
    words, today = turn.words, turn.rules.today(turn.now)
    week, month = today + timedelta(days=7), today + timedelta(days=28)
    choices = (
        Choice(week.isoformat(), words._("Minggu depan ({day})", day=words.short_day(week))),
        Choice(month.isoformat(), words._("Empat minggu lagi ({day})", day=words.short_day(month))),
        Choice("none", words._("Tanpa tanggal")),
    )
    return Question(words._("Kapan? Tulis tanggalnya atau pilih."), choices, numbered=False, accepts=TEXT)


def take_next_on(turn: Turn, state: VisitState, answer: Answer) -> Next:
    if answer.value == "none":
        state.next_on = None
        return Ask("check")
    day = _day_meant(turn, answer)
    if day is None:
        return Again(_unclear_day(turn.words))
    state.next_on = day.isoformat()
    return Ask("check")
