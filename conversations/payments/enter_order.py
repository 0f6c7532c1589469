"""Which question of a payment schedule comes next: the first that what was said has left open."""

from datetime import date, time

from conversations.payments.enter_state import State, families_meant, groups_in_reach, stage_of_state
from conversations.turn import Ask, Done, Next, Turn
from programme.payments.schedules import find_standing
from programme.scheduling import day_off_name

MOST_GROUPS_OFFERED = 20
"""Of more she is asked for the desa first."""


def begin_entering(turn: Turn, state: State) -> Next:
    """Goes straight to what was not said."""
    groups = groups_in_reach(turn)
    if not groups:
        return Done(
            turn.words._("Belum ada kelompok dalam daftar Ibu/Bapak. Minta operator mengunggah daftarnya dulu.")
        )
    if len(groups) == 1 and not state.group_ids:
        state.group_ids, state.kecamatan = [groups[0].id], groups[0].kecamatan
    return onward(turn, state)


def onward(turn: Turn, state: State, preface: str | None = None) -> Next:
    """The first question that is still open."""
    return Ask(_open_question(turn, state), preface)


def _open_question(turn: Turn, state: State) -> str:
    if stage_of_state(turn, state) is None:
        return _about_stage(state)
    if not families_meant(turn, state):
        return "whom"
    if state.guess:
        return "sure"
    if not state.day:
        return "when"
    if not state.starts or not state.ends:
        return "clock"
    if is_off(turn, state) is not None and not state.day_off_asked:
        return "day_off"
    if not state.place:
        return "place"
    if state.others is None and any(standing_elsewhere(turn, state)):
        return "others"
    return "check"


def _about_stage(state: State) -> str:
    if not state.label:
        return "stage"
    return "stage_months" if not state.months else "stage_channel"


def is_off(turn: Turn, state: State) -> str | None:
    """The holiday's name, '' for a weekend or a day off of the office's own; None on a working day."""
    day = date.fromisoformat(state.day)
    name = day_off_name(day, turn.rules)
    return "" if name is None and day.weekday() >= 5 else name


def standing_elsewhere(turn: Turn, state: State) -> tuple[int, int]:
    """(expected in another schedule of the stage, paid in it), of the families meant."""
    if not state.stage_id:
        return (0, 0)
    ids = [one.kpm_id for one in families_meant(turn, state)]
    found = find_standing(turn.session, turn.actor, state.stage_id, ids, turn.now)
    starts = turn.rules.at(date.fromisoformat(state.day), time.fromisoformat(state.starts))
    elsewhere = [one for one in found if (one.starts_at, one.place) != (starts, state.place)]
    paid = sum(one.state == "paid" for one in elsewhere)
    return (len(elsewhere) - paid, paid)
