"""Pendamping sees who kept a group of his before: "riwayat kelompok".

(group -->) who kept it
"""

from dataclasses import dataclass

from conversations.group_question import ask_group, begin_with_group, take_group
from conversations.keeping.keeper_words import keepers_text
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from programme.access import may_run
from programme.keeping.history import list_keepers
from programme.people import groups_of

END_WORDS = frozenset({"selesai"})


@dataclass
class KeepersState:
    group_id: int = 0


def begin(turn: Turn, state: KeepersState) -> Next:
    return begin_with_group(turn, state, "told")


def ask_told(turn: Turn, state: KeepersState) -> Question:
    words = turn.words
    name = next((one.name for one in groups_of(turn.session, turn.who.id) if one.id == state.group_id), "")
    lines = (
        list_keepers(turn.session, turn.actor, state.group_id)
        if may_run(turn.session, turn.actor, "list_keepers", state.group_id)
        else []
    )
    choices = [Choice("end", words._("Selesai"), END_WORDS)]
    if len(groups_of(turn.session, turn.who.id)) > 1:
        choices.insert(0, Choice("other", words._("Kelompok lain")))
    return Question(keepers_text(words, name, lines, turn.rules), tuple(choices))


def take_told(turn: Turn, state: KeepersState, answer: Answer) -> Next:
    if answer.value == "other":
        return Ask("group")
    return Done(turn.words._("Baik."), menu=True) if answer.value else Again()


CONVERSATION = Conversation(
    "group_keepers",
    KeepersState,
    {
        "group": Step(ask_group, lambda turn, state, answer: take_group(turn, state, answer, "told")),
        "told": Step(ask_told, take_told),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Riwayat pendamping kelompok"),
    section="office",
    commands=("riwayat kelompok", "riwayat pendamping"),
)
