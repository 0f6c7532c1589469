"""Which question comes next: the first that what was said has left open."""

from datetime import date

from conversations.schedule_draft import Draft, digest, draft_of
from conversations.schedule_state import (
    State,
    choose_groups,
    clock_of,
    dates_in_series,
    forget_when,
    groups_meant,
    may_be_shared,
    without_place,
)
from conversations.turn import Ask, Done, Next, Turn
from programme.people import groups_of


def onward(turn: Turn, state: State, preface: str | None = None) -> Next:
    """The first question that is still open."""
    open_question = _about_when(turn, state)
    if open_question is not None:
        return Ask(open_question, preface)
    problem = _nothing_to_come(turn, state)
    if problem is not None:
        forget_when(state)
        return Ask("when", problem)
    if state.shared is None and may_be_shared(state):
        return Ask("share", preface)
    draft = draft_of(turn, state)
    if draft.seconds and state.second is None:
        return Ask("second", preface)
    if draft.off:
        return Ask("day_off" if state.one_by_one else "days_off", preface)
    if not draft.occasions:
        forget_when(state)
        return Ask("when", turn.words._("Semua tanggal itu dilewati, jadi belum ada yang dijadwalkan."))
    if draft.clashes and state.way is None:
        return Ask("clash", preface)
    return _after_times(turn, state, draft, preface)


def _about_when(turn: Turn, state: State) -> str | None:
    """Who and when, as far as it was not said; a series' dates are worked out as soon as they can be."""
    if not groups_meant(turn, state):
        return "group"
    if not state.dates and state.pattern is None:
        return "sure" if state.guess else "when"
    if state.at is None:
        return "clock"
    if state.pattern is not None:
        if state.months is None and state.until is None:
            return "times"
        state.dates = [day.isoformat() for day in dates_in_series(turn, state)]
    return None


def _after_times(turn: Turn, state: State, draft: Draft, preface: str | None) -> Next:
    if without_place(turn, state):
        single = len(draft.groups) == 1 or state.each_place
        return Ask("place" if single else "places", preface)
    if len(draft.groups) == 1 and not state.matter_asked:
        return Ask("matter", preface)
    state.seen = digest(draft, state)
    return Ask("check", preface)


def _nothing_to_come(turn: Turn, state: State) -> str | None:
    if not state.dates:
        return turn.words._("Tidak ada tanggal yang cocok sampai batas itu. Mohon tulis waktu yang lain.")
    if turn.rules.at(date.fromisoformat(state.dates[0]), clock_of(state)) <= turn.now:
        return turn.words._("Waktu itu sudah lewat. Mohon tulis tanggal yang akan datang.")
    return None


def begin_scheduling(turn: Turn, state: State) -> Next:
    """Asks for the groups, or goes straight on where she has only one."""
    groups = groups_of(turn.session, turn.who.id)
    if not groups:
        return Done(
            turn.words._("Belum ada kelompok atas nama Ibu/Bapak. Minta operator mengunggah daftar peserta dulu, ya.")
        )
    if len(groups) == 1:
        choose_groups(state, [groups[0].id])
    return onward(turn, state)
