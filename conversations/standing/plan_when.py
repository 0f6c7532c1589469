"""When and where a returning meeting takes place; of temu kunjung the place whose turn it is comes first."""

from datetime import datetime, time, timedelta

from conversations import planned_for
from conversations.moved_to import is_a_place
from conversations.questions import Answer, Choice, Question
from conversations.standing.plan_state import PlanState
from conversations.turn import Again, Ask, Next, Turn
from conversations.typed_moment_words import place_too_long
from programme.assemblies.agenda import TEMU_KUNJUNG
from programme.standing.temu_kunjung import NextStop, list_turns

TEXT = frozenset({"text"})
TURNS_SHOWN = 3


def ask_when(turn: Turn, state: PlanState) -> Question:
    return Question(turn.words._("Kapan? Misalnya: Kamis 22/11 jam 9."), accepts=TEXT)


def take_when(turn: Turn, state: PlanState, answer: Answer) -> Next:
    return planned_for.take_when(turn, state, answer) or Ask("place")


def ask_clock(turn: Turn, state: PlanState) -> Question:
    choices = tuple(
        Choice(f"{hour:02d}:00", turn.words.clock(time(hour)), frozenset({f"jam {hour}"})) for hour in (9, 10, 13)
    )
    return Question(turn.words._("Jam berapa?"), choices, numbered=False, accepts=TEXT)


def take_clock(turn: Turn, state: PlanState, answer: Answer) -> Next:
    return planned_for.take_clock(turn, state, answer) or Ask("place")


def ask_place(turn: Turn, state: PlanState) -> Question:
    words = turn.words
    stops = _stops(turn, state)
    text = words._("Di mana? Tulis tempatnya, misalnya: Balai Desa Wates.")
    if stops:
        text = words._("Di mana? Yang pertama mendapat giliran. Pilih, atau tulis tempat lain.")
    choices = tuple(Choice(f"t{place}", _stop_label(turn, one)[:60]) for place, one in enumerate(stops))
    return Question(text, choices, accepts=TEXT, any_words=True)


def take_place(turn: Turn, state: PlanState, answer: Answer) -> Next:
    stops = _stops(turn, state)
    if answer.value is not None:
        chosen = stops[int(answer.value[1:])] if int(answer.value[1:]) < len(stops) else None
        if chosen is None:
            return Again()
        state.provider_id, state.place = chosen.provider_id or 0, _place_of(chosen)
    else:
        place = " ".join((answer.text or "").split())
        if not is_a_place(place):
            return Again(place_too_long(turn.words))
        state.provider_id, state.place = 0, place
    return Ask("topics")


def ends(turn: Turn, state: PlanState) -> datetime:
    return planned_for.moment_said(turn, state) + timedelta(hours=turn.rules.office.assembly_hours)


def _stops(turn: Turn, state: PlanState) -> list[NextStop]:
    if state.kind != TEMU_KUNJUNG:
        return []
    return list_turns(turn.session, turn.actor, turn.who.id, turn.rules)[:TURNS_SHOWN]


def _place_of(stop: NextStop) -> str:
    """'Puskesmas Wates, Desa Wates'; stored once and read by everybody, so in Indonesian."""
    if stop.provider_id is None:
        return f"Balai Desa {stop.name}"
    named = stop.desa is None or stop.desa.casefold() in stop.name.casefold()
    return stop.name if named else f"{stop.name}, Desa {stop.desa}"


def _stop_label(turn: Turn, stop: NextStop) -> str:
    if stop.last_on is None:
        return turn.words._("{place} (belum pernah)", place=_place_of(stop))
    return turn.words._("{place} (terakhir {day})", place=_place_of(stop), day=turn.words.short_day(stop.last_on))
