"""The pertemuan awal of new groups, or re-socialisation of all families: sittings are proposed, then when and where.

kind --> groups --> when --(no hour)--> clock --> place --> check --yes--> thanks
                     ^------------------------------ change
"""

import re

from conversations.assemblies.assembly_words import kind_title
from conversations.assemblies.plan_state import PlanState
from conversations.assemblies.plan_steps import (
    DESA_HALLS,
    ask_check,
    ask_clock,
    ask_place,
    ask_when,
    sittings_of,
    take_check,
    take_clock,
    take_place,
    take_when,
)
from conversations.assemblies.plan_words import sitting_line
from conversations.questions import Answer, Choice, Question, normal
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from programme.assemblies.agenda import FIRST_MEETING, RESOCIALISATION
from programme.assemblies.came_text import read_points

__all__ = ["CONVERSATION", "DESA_HALLS"]
TEXT = frozenset({"text"})
FIRST_WORDS = ("pertemuan awal", "pertemuan perdana", "undang peserta baru")
OTHER_WORDS = re.compile(r"\b(?!(?:dan|no|nomor|semua|kecuali|selain|sampai|sd|s|d|saja|ya)\b)[a-z]+")
"""Beside the numbers of the sittings: a time, a place, or what must not be."""
AGAIN_WORDS = ("resosialisasi", "re sosialisasi", "sosialisasi ulang", "pertemuan semester")


def begin(turn: Turn, state: PlanState) -> Next:
    said = normal(turn.incoming.text or "")
    of_the_office = turn.who.role == "operator"  # which sets the first meetings only
    if of_the_office or (not state.kind and said in FIRST_WORDS):
        state.kind = FIRST_MEETING
    elif not state.kind and said in AGAIN_WORDS:
        state.kind = RESOCIALISATION
    return Ask("groups") if state.kind else Ask("kind")


def ask_kind(turn: Turn, state: PlanState) -> Question:
    words = turn.words
    choices = (
        Choice(FIRST_MEETING, kind_title(words, FIRST_MEETING), frozenset(FIRST_WORDS)),
        Choice(RESOCIALISATION, kind_title(words, RESOCIALISATION), frozenset(AGAIN_WORDS)),
    )
    return Question(words._("Pertemuan apa yang dijadwalkan?"), choices)


def take_kind(turn: Turn, state: PlanState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    state.kind = answer.value
    return Ask("groups")


def ask_groups(turn: Turn, state: PlanState) -> Question:
    words, sittings = turn.words, sittings_of(turn, state)
    every = Choice("every", words._("Pilih dari semua kelompok"), frozenset({"semua kelompok", "semua"}))
    back = Choice("menu", words._("Kembali ke menu"))
    if not sittings:
        text = words._("{kind}: tidak ada kelompok yang menunggu.", kind=kind_title(words, state.kind))
        only_back = state.all_groups or turn.who.role == "operator"
        return Question(text, (back,) if only_back else (every, back))
    intake = turn.rules.intake
    head = words.n_(
        "Usulan: {n} kali pertemuan (paling banyak {families} keluarga atau {groups} kelompok sekali bertemu).",
        "Usulan: {n} kali pertemuan (paling banyak {families} keluarga atau {groups} kelompok sekali bertemu).",
        len(sittings),
        families=intake.session_families_most,
        groups=intake.session_groups,
    )
    lines = [sitting_line(turn, number, one) for number, one in enumerate(sittings, start=1)]
    hint = words._("Lanjut? Kalau hanya sebagian, tulis nomornya, misalnya: 1 3")
    choices = [Choice("on", words._("Lanjut"), frozenset({"lanjut", "ya", "ok", "oke", "y"}))]
    if not state.all_groups and turn.who.role != "operator":
        choices.append(every)
    return Question("\n".join([head, *lines, hint]), (*choices, back), numbered=False, accepts=TEXT)


def take_groups(turn: Turn, state: PlanState, answer: Answer) -> Next:
    if answer.value == "menu":
        return Done(menu=True)
    if answer.value == "every":
        state.all_groups, state.group_ids = True, []
        return Again()
    if answer.value == "on":
        return Ask("when")
    sittings = sittings_of(turn, state)
    numbers = read_points(answer.text or "", len(sittings))
    wanted = [one for number, one in enumerate(sittings, start=1) if number in numbers]
    if not wanted or OTHER_WORDS.search(normal(answer.text or "")):  # "1 tidak jadi" is none of them
        return Again(turn.words._("Tulis nomor pertemuan dari daftar ini, misalnya: 1 3"))
    state.group_ids = [group.group_id for one in wanted for group in one.groups]
    return Ask("when")


CONVERSATION = Conversation(
    "plan_assembly",
    PlanState,
    {
        "kind": Step(ask_kind, take_kind),
        "groups": Step(ask_groups, take_groups),
        "when": Step(ask_when, take_when),
        "clock": Step(ask_clock, take_clock),
        "place": Step(ask_place, take_place),
        "check": Step(ask_check, take_check),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator", "operator"}),
    title=lambda words: words._("Pertemuan awal / resosialisasi"),
    section="meetings",
    commands=(*FIRST_WORDS, *AGAIN_WORDS),
    unfinished=lambda turn, state: turn.words._("undangan pertemuan"),
)
