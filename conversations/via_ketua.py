"""Marking members who have no phone: their news of meetings reach them by way of the ketua.

marked (ticked, or typed numbers and names) --> thanks
"""

from dataclasses import dataclass

from conversations.checklist import END, is_ticked_now, named_in, tick_choices, ticked_of
from conversations.questions import Answer, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from programme.relays import ToTell, list_via_ketua, set_via_ketua


@dataclass
class State:
    group_id: int = 0


def begin(turn: Turn, state: State) -> Next:
    state.group_id = state.group_id or turn.who.group_id or 0
    if not _people(turn, state):
        return Done(turn.words._("Semua anggota kelompok ini sudah memakai chat."))
    return Ask("marked")


def ask_marked(turn: Turn, state: State) -> Question:
    people = _people(turn, state)
    text = turn.words._(
        "Siapa yang tidak punya HP, jadi kabarnya lewat ketua saja? Pilih namanya untuk memberi atau menghapus tanda. "
        "Sebelum pertemuan, ketua diminta menyampaikan waktu dan tempatnya."
    )
    choices = tick_choices(turn.words, people, {one.person_id for one in people if one.via_ketua})
    return Question(text, choices, numbered=False, accepts=frozenset({"text"}), redraws=True)


def take_marked(turn: Turn, state: State, answer: Answer) -> Next:
    people = _people(turn, state)
    if answer.value == END:
        marked = [one.name for one in people if one.via_ketua]
        if not marked:
            return Done(turn.words._("Baik. Tidak ada anggota yang ditandai lewat ketua."), menu=True)
        return Done(turn.words._("Tersimpan. Lewat ketua: {names}.", names=", ".join(marked)), menu=True)
    ticked = ticked_of(answer.value, people)
    if ticked is not None:
        marked_now = is_ticked_now(answer, ticked.via_ketua)
        set_via_ketua(turn.session, turn.actor, ticked.person_id, marked_now, turn.now)
        return Again(redraw=answer.kind == "tap")
    named = named_in(turn, answer.text or "", people)
    if named is None:
        return Again(turn.words._("Pilih salah satu nama, atau tulis nomornya."))
    for one in named:
        set_via_ketua(turn.session, turn.actor, one.person_id, True, turn.now)
    return Again()


def _people(turn: Turn, state: State) -> list[ToTell]:
    return list_via_ketua(turn.session, turn.actor, state.group_id)


CONVERSATION = Conversation(
    "via_ketua",
    State,
    {"marked": Step(ask_marked, take_marked)},
    begin,
    roles=frozenset({"ketua", "pendamping", "koordinator"}),
)
"""Started from the group's list of names and from the joining codes."""
