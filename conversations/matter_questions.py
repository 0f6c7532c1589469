"""What a meeting is about: the group's next session is offered first, any of the 29 can be chosen."""

from typing import Protocol

from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Next, Turn
from programme.meetings import last_module_of_group


class MatterState(Protocol):
    """The part of a conversation's state that these questions fill."""

    group_id: int
    module: str | None
    session_number: int | None


def ask_matter(turn: Turn, state: MatterState) -> Question:
    choices = [
        Choice("another", turn.words._("Materi lain")),
        Choice("none", turn.words._("Tanpa materi"), frozenset({"tanpa", "tidak ada"})),
    ]
    suggested = _suggested(turn, state)
    title = turn.rules.curriculum.title(*suggested) if suggested is not None else None
    if title is not None:
        choices.insert(0, Choice("suggested", title))
    return Question(turn.words._("Materinya apa?"), tuple(choices))


def take_matter(turn: Turn, state: MatterState, answer: Answer) -> Next:
    if answer.value == "another":
        return Ask("module")
    suggested = _suggested(turn, state)
    if answer.value == "suggested" and suggested is not None:
        state.module, state.session_number = suggested
    elif answer.value == "none":
        state.module = state.session_number = None
    else:
        return Again()
    return Ask("check")


def ask_module(turn: Turn, state: MatterState) -> Question:
    return Question(
        turn.words._("Modul yang mana?"), tuple(Choice(one.code, one.title) for one in turn.rules.curriculum.modules)
    )


def take_module(turn: Turn, state: MatterState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    state.module = answer.value
    return Ask("session")


def ask_session(turn: Turn, state: MatterState) -> Question:
    module = turn.rules.curriculum.module(state.module or "")
    titles = module.sessions if module is not None else ()
    choices = tuple(Choice(str(number), f"{number}. {title}") for number, title in enumerate(titles, start=1))
    return Question(turn.words._("Sesi yang mana?"), choices)


def take_session(turn: Turn, state: MatterState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    state.session_number = int(answer.value)
    return Ask("check")


def _suggested(turn: Turn, state: MatterState) -> tuple[str, int] | None:
    """The session after the group's last one; the first of all for a group that begins."""
    last = last_module_of_group(turn.session, state.group_id)
    if last is not None:
        return turn.rules.curriculum.after(*last)
    return turn.rules.curriculum.sessions()[0]
