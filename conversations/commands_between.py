"""Commands where something else could be meant: between two questions of a talk, and "hadir" after a reminder."""

from typing import Any

from conversations.questions import Answer, Question, normal
from conversations.turn import FAMILIES, Conversation, Start, Turn
from db.tables import Dialog


def command_instead(turn: Turn, dialog: Dialog, question: Question, answer: Answer | str) -> Start | None:
    """A staff member's lone command at a question for names or dates: what was open waits for its end.

    Not where any word may be the answer, nor where it is the beginning of a choice. Families' words are never taken
    for commands while they are asked something.
    """
    if turn.chatter is None or turn.who.role in FAMILIES or not isinstance(answer, Answer):
        return None
    if answer.value is not None or question.any_words or answer.kind != "text":
        return None
    said = normal(answer.text or "")
    if any(normal(choice.label).startswith(said) for choice in question.choices):
        return None
    meant = next((one for one in turn.menu.values() if said in one.commands), None)
    return Start(meant.name, aside=True) if meant is not None and meant.name != dialog.conversation else None


def is_answer_too(command: Conversation[Any], text: str) -> bool:
    """ "hadir" begins a ketua's report, and is also what a reminder asks her to say."""
    return command.name == "report_attendance" and normal(text) == "hadir"
