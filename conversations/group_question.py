"""Which of her groups a pendamping means: asked only where she has several."""

from typing import Protocol

from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Done, Next, Turn
from programme.people import groups_of


class GroupState(Protocol):
    """The part of a conversation's state that this question fills."""

    group_id: int


def begin_with_group(turn: Turn, state: GroupState, then: str) -> Next:
    """Asks for the group, or goes straight on to the question `then` where there is only one."""
    groups = groups_of(turn.session, turn.who.id)
    if not groups:
        return Done(
            turn.words._("Belum ada kelompok atas nama Ibu/Bapak. Minta operator mengunggah daftar peserta dulu, ya.")
        )
    if len(groups) == 1:
        state.group_id = groups[0].id
        return Ask(then)
    return Ask("group")


def ask_group(turn: Turn, state: GroupState) -> Question:
    choices = tuple(Choice(str(one.id), f"{one.name}, {one.desa}") for one in groups_of(turn.session, turn.who.id))
    return Question(turn.words._("Untuk kelompok mana?"), choices)


def take_group(turn: Turn, state: GroupState, answer: Answer, then: str) -> Next:
    if answer.value is None:
        return Again()
    state.group_id = int(answer.value)
    return Ask(then)
