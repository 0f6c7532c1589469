"""The agreements of a case, and what can be done with one of them: kept, more time, needed no more."""

from datetime import date, timedelta

from conversations.cases.agreement_state import AgreementState
from conversations.cases.agreement_words import agreement_in_words
from conversations.cases.case_state import CaseState, family_name, must_be_alone, view_of
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question
from conversations.turn import Again, Ask, Done, Next, Start, Turn
from conversations.visit_days import day_meant, unclear_day
from programme.access import may_run
from programme.cases.agreements import AgreementView, put_off_agreement, settle_agreement, show_agreement
from programme.working_days import next_working_day

BACK = frozenset({"selesai", "sudah", "kembali", "cukup"})


def open_agreements(turn: Turn, state: CaseState) -> list[AgreementView]:
    """Those that hold, oldest first."""
    ids = [one.agreement_id for one in view_of(turn, state).agreements if one.state == "open"]
    return [show_agreement(turn.session, turn.actor, one) for one in ids]


def ask_list(turn: Turn, state: AgreementState) -> Question:
    words = turn.words
    standing = open_agreements(turn, state)
    name = family_name(turn, view_of(turn, state))
    choices = [Choice(f"a{one.agreement_id}", agreement_in_words(words, one)[:60]) for one in standing]
    choices.append(Choice("new", words._("Kesepakatan baru"), frozenset({"baru", "tambah"})))
    choices.append(Choice("done", words._("Selesai"), BACK))
    return Question(words._("Kesepakatan dengan {name} yang berjalan:", name=name), tuple(choices))


def take_list(turn: Turn, state: AgreementState, answer: Answer) -> Next:
    value = answer.value or ""
    if value == "new":
        return Ask("kind")
    if value == "done":
        return Done(turn.words._("Baik."))
    if not value.startswith("a"):
        return Again()
    state.entry_id = int(value[1:])
    return Ask("one")


def ask_one(turn: Turn, state: AgreementState) -> Question:
    must_be_alone(turn)
    words = turn.words
    one = show_agreement(turn.session, turn.actor, state.entry_id)
    text = words._("{agreed}. Bagaimana?", agreed=agreement_in_words(words, one).capitalize())
    choices = []
    if not one.every_meeting:
        choices.append(Choice("kept", words._("Sudah dijalankan"), YES_WORDS | {"sudah", "sampun"}))
    if one.due_on is not None and not one.every_meeting:
        choices.append(Choice("later", words._("Beri waktu lagi"), frozenset({"nanti", "tunda", "waktu"})))
    choices.append(Choice("broken", words._("Tidak bisa dijalankan"), NO_WORDS | {"belum", "gagal", "tidak bisa"}))
    choices.append(Choice("ended", words._("Tidak diperlukan lagi"), frozenset({"tidak perlu", "tidak jadi"})))
    if "case_visit" in turn.conversations:
        choices.append(Choice("visit", words._("Rencanakan kunjungan"), frozenset({"kunjungi", "kunjungan"})))
    choices.append(Choice("back", words._("Biarkan dulu"), BACK | {"biarkan"}))
    return Question(text, tuple(choices))


def take_one(turn: Turn, state: AgreementState, answer: Answer) -> Next:
    if not may_run(turn.session, turn.actor, "settle_agreement", state.entry_id):
        return Done(turn.words._("Kesepakatan itu sudah tidak ada."))
    if answer.value in ("kept", "broken", "ended"):
        return _settled(turn, state, answer.value)
    if answer.value == "later":
        return Ask("until")
    if answer.value == "visit":
        return Start("case_visit", CaseState(state.case_id))
    return Done(turn.words._("Baik, tidak ada yang berubah.")) if answer.value == "back" else Again()


def _settled(turn: Turn, state: AgreementState, value: str) -> Next:
    words = turn.words
    if not settle_agreement(turn.session, turn.actor, state.entry_id, value, turn.now):
        return Done(words._("Kesepakatan itu sudah selesai. Tidak ada yang berubah."))
    said = {
        "kept": words._("Syukurlah, tercatat sudah dijalankan."),
        "broken": words._("Tercatat. Mungkin ada jalan lain yang lebih ringan bagi keluarganya?"),
        "ended": words._("Baik, kesepakatan itu tidak diingatkan lagi."),
    }[value]
    return Ask("kind", preface=said) if value == "broken" else Done(said)


def ask_until(turn: Turn, state: AgreementState) -> Question:
    return day_ahead(turn, turn.words._("Sampai kapan? Pilih, atau tulis tanggalnya."))


def take_until(turn: Turn, state: AgreementState, answer: Answer) -> Next:
    day = day_meant(turn, answer)
    if day is None:
        return Again(unclear_day(turn.words))
    if not put_off_agreement(turn.session, turn.actor, state.entry_id, day, turn.now):
        return Done(turn.words._("Kesepakatan itu sudah selesai. Tidak ada yang berubah."))
    return Done(turn.words._("Baik, sampai {day}.", day=turn.words.day(day)))


def day_ahead(turn: Turn, text: str, *more: Choice) -> Question:
    """A coming day: the next working one, a week on, or typed."""
    words, today = turn.words, turn.rules.today(turn.now)
    following, week = _working(turn, today, 1), _working(turn, today, 7)
    choices = (
        Choice(following.isoformat(), words.day(following), frozenset({"besok"})),
        Choice(week.isoformat(), words.day(week), frozenset({"minggu depan", "minggu ngarep", "minggu payun"})),
        *more,
    )
    return Question(text, choices, numbered=False, accepts=frozenset({"text"}))


def _working(turn: Turn, today: date, days: int) -> date:
    return next_working_day(today + timedelta(days=days), extra_off=turn.rules.extra_days_off)
