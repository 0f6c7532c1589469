"""A group's meetings move to the new time: from when on, what moves, and what is to be planned anew."""

from datetime import date, timedelta

from conversations.forecasts import Told, change_forecast
from conversations.polls.time_state import TimeState
from conversations.polls.time_words import time_in_words
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.schedule_state import State as PlanState
from conversations.turn import Ask, Done, Next, Start, Turn
from programme.date_reading.calendar import months_on
from programme.meeting_series import Move, is_told, list_year, moved_onto_others
from programme.meetings import move_meeting, show_meeting, subject_of
from programme.people import kpm_ids_by_number
from programme.polls.new_time_results import TimeResult, show_time_result
from programme.polls.proposals import stored
from programme.polls.time_decisions import adopt_time, adoption_moves
from programme.scheduling import day_off_name

MOST_MONTHS = 3
"""So many of the coming months can be chosen as the first."""
LITTLE = 2
"""Who has fewer meetings planned at the new time is offered to plan the next ones."""


def _result(turn: Turn, state: TimeState) -> TimeResult:
    found = show_time_result(turn.session, turn.actor, state.poll_id)
    assert found is not None
    return found


def _moves(turn: Turn, state: TimeState, since: date | None = None) -> list[Move]:
    day = since or date.fromisoformat(state.since)
    return adoption_moves(turn.session, turn.actor, state.poll_id, day, turn.now, turn.rules)


def months_to_begin(turn: Turn, state: TimeState) -> list[date]:
    """The local days (today, or a month's first) from which the meetings could move: one for each of the next moves."""
    today = turn.rules.today(turn.now)
    moves = _moves(turn, state, today)[:MOST_MONTHS]
    return [max(turn.rules.today(one.starts_at).replace(day=1), today) for one in moves]


def ask_since(turn: Turn, state: TimeState) -> Question:
    words, rules = turn.words, turn.rules
    today = rules.today(turn.now)
    choices = []
    for move, first in zip(_moves(turn, state, today), months_to_begin(turn, state), strict=False):
        old, new = rules.today(move.starts_at), rules.local(move.new_starts_at)
        label = f"{words.short_day(old)} → {words.short_day(new.date())} {words.clock(new)}"
        choices.append(Choice(first.isoformat(), label, frozenset({words.month(old).casefold().split()[0]})))
    choices.append(Choice("menu", words._("Nanti saja"), frozenset({"nanti"})))
    return Question(words._("Pindah mulai pertemuan yang mana?"), tuple(choices))


def take_since(turn: Turn, state: TimeState, answer: Answer) -> Next:
    if answer.value in (None, "menu"):
        return Done(menu=True)
    state.since = answer.value or state.since
    return Ask("move_check")


def ask_move_check(turn: Turn, state: TimeState) -> Question:
    """Every meeting with its new day, those that fall on a day off or on another group's marked."""
    words, rules, line = turn.words, turn.rules, _result(turn, state).round
    moves = _moves(turn, state)
    if moves:
        text = [words._("Pertemuan {group} dipindah:", group=line.group_name), *_move_lines(turn, state, moves)]
        text.append(words._("Yang sudah dekat dikabarkan sekarang, yang lain lewat pengingat."))
        text += _forecast(turn, line.group_id, moves)
    else:
        text = [
            words._(
                "Belum ada pertemuan {group} yang perlu dipindah. Waktu baru, {new}, dipakai untuk jadwal berikutnya.",
                group=line.group_name,
                new=time_in_words(words, line.new, rules),
            )
        ]
    return Question("\n".join([*text, words._("Simpan?")]), yes_no(words._("Ya, simpan"), words._("Jangan")))


def _move_lines(turn: Turn, state: TimeState, moves: list[Move]) -> list[str]:
    words, rules = turn.words, turn.rules
    begin = date.fromisoformat(state.since).replace(day=1)
    firsts = (begin, date(begin.year + 1, begin.month, 1))
    held = [one for first in firsts for one in list_year(turn.session, turn.actor, turn.who.id, first, rules)]
    clashing, lines = moved_onto_others(moves, held, rules), []
    for move in moves:
        old, new = rules.local(move.starts_at), rules.local(move.new_starts_at)
        remark = " ⚠️" if move.meeting_id in clashing or day_off_name(new.date(), rules) is not None else ""
        lines.append(f"- {words.short_day(old.date())} → {words.short_day(new.date())} {words.clock(new)}{remark}")
    if any("⚠️" in line for line in lines):
        lines.append(words._("⚠️ = libur, atau bersamaan dengan pertemuan lain."))
    return lines


def _forecast(turn: Turn, group_id: int, moves: list[Move]) -> list[str]:
    """Of the nearest meeting whose group is told now."""
    told = [move for move in moves if is_told(turn.now, move.starts_at, move.new_starts_at)]
    if not told:
        return []

    def as_if_moved() -> Told:
        line = show_meeting(turn.session, turn.actor, told[0].meeting_id)
        assert line is not None
        move_meeting(turn.session, turn.actor, line.id, told[0].new_starts_at, line.place, turn.now)
        return subject_of(line.id), f"r{line.revision + 1}"

    return change_forecast(turn, "meeting_moved", list(kpm_ids_by_number(turn.session, group_id).values()), as_if_moved)


def take_move_check(turn: Turn, state: TimeState, answer: Answer) -> Next:
    words = turn.words
    if answer.value != "yes":
        return Ask("decision", words._("Baik, belum ada yang dipindah."))
    since = date.fromisoformat(state.since)
    adopted = adopt_time(turn.session, turn.actor, state.poll_id, since, turn.now, turn.rules)
    if adopted is None:
        return Done(words._("Ini sudah diputuskan tadi."))
    saved = words.n_("Tersimpan: {n} pertemuan dipindah.", "Tersimpan: {n} pertemuan dipindah.", adopted.moved)
    if adopted.moved < LITTLE:
        return Ask("anew", saved if adopted.moved else words._("Tersimpan."))
    return Done(saved)


def ask_anew(turn: Turn, state: TimeState) -> Question:
    words = turn.words
    text = words._("Pertemuan bulan-bulan berikutnya belum dijadwalkan. Jadwalkan sekarang pada waktu yang baru?")
    return Question(text, yes_no(words._("Ya, jadwalkan"), words._("Nanti saja")))


def take_anew(turn: Turn, state: TimeState, answer: Answer) -> Next:
    """A series on the new day, after the last meeting that stands already."""
    if answer.value != "yes":
        return Done(turn.words._("Baik. Nanti ketik: jadwal"))
    kept = stored(_result(turn, state).round.new)
    plan = PlanState(group_id=state.group_id, group_ids=[state.group_id], at=f"{kept.pop('at')}:00", pattern=kept)
    plan.since = _first_free(turn, state).isoformat()
    return Start("schedule_meeting", plan)


def _first_free(turn: Turn, state: TimeState) -> date:
    """The first day of the month after the group's last planned meeting; tomorrow where there is none."""
    today = turn.rules.today(turn.now)
    held = list_year(turn.session, turn.actor, turn.who.id, today, turn.rules)
    days = [
        turn.rules.today(one.starts_at)
        for one in held
        if one.group_id == state.group_id and one.status == "planned" and one.starts_at > turn.now
    ]
    return date(*months_on(max(days), 1), 1) if days else today + timedelta(days=1)
