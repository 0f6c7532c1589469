"""A group's whole series is moved to another day of the month, or what is left of it is called off.

pattern --> move_check --> thanks;  since --> cancel_check --> thanks
"""

from dataclasses import dataclass
from datetime import date, time

from conversations.forecasts import Told, change_forecast
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.turn import Ask, Done, Next, Turn
from programme.meeting_series import (
    Move,
    YearMeeting,
    cancel_series,
    coming,
    is_told,
    list_year,
    move_series,
    moved_onto_others,
    moves_to,
)
from programme.meetings import cancel_meeting, move_meeting, show_meeting, subject_of
from programme.monthly_patterns import MonthlyPattern
from programme.people import groups_of, kpm_ids_by_number
from programme.scheduling import day_off_name
from programme.typed_plans import read_plan

TEXT = frozenset({"text"})


@dataclass
class State:
    group_id: int = 0
    first: str = ""
    """First day of the twelve months that are shown."""
    page: int = 0
    week: int | None = None
    weekday: int | None = None
    day: int | None = None
    at: str | None = None
    since: str = ""


def group_name(turn: Turn, state: State) -> str:
    return next((one.name for one in groups_of(turn.session, turn.who.id) if one.id == state.group_id), "")


def ask_pattern(turn: Turn, state: State) -> Question:
    return Question(
        turn.words._("Menjadi hari apa, mulai kapan? Misalnya: mulai Januari jadi Kamis kedua jam 9."), accepts=TEXT
    )


def take_pattern(turn: Turn, state: State, answer: Answer) -> Next:
    return pattern_heard(turn, state, answer.text or "")


def pattern_heard(turn: Turn, state: State, text: str) -> Next:
    """ "Mulai Januari jadi Kamis kedua": without a month from the next meeting on, without an hour at the same hour."""
    words, today = turn.words, turn.rules.today(turn.now)
    plan = read_plan(text, today)
    if plan.pattern is None:
        plan = read_plan(f"tiap {text}", today)  # "jadi tanggal 10": of a series every month is meant
    if plan.pattern is None:
        return Ask("pattern", words._("Belum saya pahami. Tulis hari rutinnya, misalnya: Kamis kedua jam 9."))
    state.week, state.weekday, state.day = plan.pattern.week, plan.pattern.weekday, plan.pattern.day
    state.at = plan.clock.isoformat() if plan.clock else None
    state.since = max(plan.since or today, today).isoformat()
    if not _moves(turn, state):
        return Ask("detail", words._("Tidak ada pertemuan yang perlu dipindah mulai tanggal itu."))
    return Ask("move_check")


def _pattern(state: State) -> MonthlyPattern:
    return MonthlyPattern(
        "day_of_month" if state.day is not None else "nth_weekday",
        week=state.week,
        weekday=state.weekday,
        day=state.day,
    )


def _moves(turn: Turn, state: State) -> list[Move]:
    at = time.fromisoformat(state.at) if state.at else None
    return moves_to(_from(turn, state), _pattern(state), at, date.fromisoformat(state.since), turn.now, turn.rules)


def _all_from(turn: Turn, state: State) -> list[YearMeeting]:
    """Her groups' meetings of two years from the month in which the change begins."""
    begin = date.fromisoformat(state.since).replace(day=1)
    firsts = (begin, date(begin.year + 1, begin.month, 1))
    return [one for first in firsts for one in list_year(turn.session, turn.actor, turn.who.id, first, turn.rules)]


def _from(turn: Turn, state: State) -> list[YearMeeting]:
    return [one for one in _all_from(turn, state) if one.group_id == state.group_id]


def ask_move_check(turn: Turn, state: State) -> Question:
    words, rules = turn.words, turn.rules
    moves, lines = _moves(turn, state), []
    clashing = moved_onto_others(moves, _all_from(turn, state), rules)
    for move in moves:
        old, new = rules.local(move.starts_at), rules.local(move.new_starts_at)
        remark = " ⚠️" if move.meeting_id in clashing or day_off_name(new.date(), rules) is not None else ""
        lines.append(f"- {words.short_day(old.date())} → {words.short_day(new.date())} {words.clock(new)}{remark}")
    text = words._("Pertemuan {group} dipindah:", group=group_name(turn, state)) + "\n" + "\n".join(lines)
    if any("⚠️" in line for line in lines):
        text += "\n" + words._("⚠️ = libur, atau bersamaan dengan pertemuan lain.")
    text += "\n" + words._("Yang sudah dekat dikabarkan sekarang, yang lain lewat pengingat.")
    asked = [text, *_forecast_of_move(turn, state, moves), words._("Simpan?")]
    return Question("\n".join(asked), yes_no(words._("Ya, simpan"), words._("Jangan")))


def _forecast_of_move(turn: Turn, state: State, moves: list[Move]) -> list[str]:
    """Of the nearest meeting that is told of now; a series has one a month."""
    told = [move for move in moves if is_told(turn.now, move.starts_at, move.new_starts_at)]
    if not told:
        return []

    def as_if_moved() -> Told:
        line = show_meeting(turn.session, turn.actor, told[0].meeting_id)
        assert line is not None
        move_meeting(turn.session, turn.actor, line.id, told[0].new_starts_at, line.place, turn.now)
        return subject_of(line.id), f"r{line.revision + 1}"

    return change_forecast(turn, "meeting_moved", _members(turn, state), as_if_moved)


def _members(turn: Turn, state: State) -> list[int]:
    return list(kpm_ids_by_number(turn.session, state.group_id).values())


def take_move_check(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value != "yes":
        return Done(turn.words._("Baik, jadwalnya tetap."))
    pattern = _pattern(state)
    stored: dict[str, int | str | None] = {
        "kind": pattern.kind, "week": pattern.week, "weekday": pattern.weekday, "day": pattern.day
    }  # fmt: skip
    moved = move_series(turn.session, turn.actor, state.group_id, _moves(turn, state), stored, turn.now)
    return Done(turn.words.n_("Tersimpan: {n} pertemuan dipindah.", "Tersimpan: {n} pertemuan dipindah.", moved))


def ask_since(turn: Turn, state: State) -> Question:
    words = turn.words
    months = sorted({turn.rules.today(one.starts_at).replace(day=1) for one in _to_cancel(turn, state)})
    choices = [
        Choice(month.isoformat(), words.month(month), frozenset({words.month(month).casefold().split()[0]}))
        for month in months[:24]
    ]
    choices.append(Choice("menu", words._("Tidak jadi")))
    return Question(words._("Dibatalkan mulai bulan apa?"), tuple(choices))


def _to_cancel(turn: Turn, state: State) -> list[YearMeeting]:
    return coming(_from(turn, state), date.fromisoformat(state.since), turn.now, turn.rules)


def take_since(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value in (None, "menu"):
        return Done(turn.words._("Baik, jadwalnya tetap."))
    state.since = answer.value or state.since
    return Ask("cancel_check")


def ask_cancel_check(turn: Turn, state: State) -> Question:
    words, rules = turn.words, turn.rules
    lines = [
        f"- {words.short_day(rules.today(one.starts_at))} {words.clock(rules.local(one.starts_at))}"
        for one in _to_cancel(turn, state)
    ]
    text = words._("Pertemuan {group} ini dibatalkan:", group=group_name(turn, state)) + "\n" + "\n".join(lines)
    text += "\n" + words._("Yang sudah dekat dikabarkan kepada anggotanya.")
    asked = [text, *_forecast_of_cancelling(turn, state), words._("Batalkan?")]
    return Question("\n".join(asked), yes_no(words._("Ya, batalkan"), words._("Jangan")))


def _forecast_of_cancelling(turn: Turn, state: State) -> list[str]:
    told = [one for one in _to_cancel(turn, state) if is_told(turn.now, one.starts_at)]
    if not told:
        return []

    def as_if_cancelled() -> Told:
        cancel_meeting(turn.session, turn.actor, told[0].id, turn.now)
        return subject_of(told[0].id), "cancelled"

    return change_forecast(turn, "meeting_cancelled", _members(turn, state), as_if_cancelled)


def take_cancel_check(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value != "yes":
        return Done(turn.words._("Baik, jadwalnya tetap."))
    since = turn.rules.at(date.fromisoformat(state.since), time(0))
    cancelled = cancel_series(turn.session, turn.actor, state.group_id, since, turn.now)
    return Done(turn.words.n_("{n} pertemuan dibatalkan.", "{n} pertemuan dibatalkan.", cancelled))
