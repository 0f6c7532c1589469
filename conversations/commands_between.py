"""What begins something else: commands between two questions of a talk, a report while something is asked."""

from typing import Any

from conversations.questions import Answer, Question, normal
from conversations.turn import FAMILIES, Conversation, Start, Turn
from conversations.unsaved_report import report_meant
from db.tables import Dialog

NEVER_TOLD = frozenset({"kunjungan", "lapor", "jadwal", "kasus", "papan", "keluhan", "kunjungan hari ini"})
"""Commands that alone are no name, no place and no story: else they would stand in a file as the answer."""


def begun_instead(turn: Turn, dialog: Dialog, question: Question, answer: Answer | str) -> Start | None:
    """What is plainly no answer to the open question, but begins something."""
    return command_instead(turn, dialog, question, answer) or _report_instead(turn, dialog, question, answer)


def _report_instead(turn: Turn, dialog: Dialog, question: Question, answer: Answer | str) -> Start | None:
    """A ketua's report of the meeting that was, where no words are awaited: it must not wait for an old question."""
    awaited = isinstance(answer, Answer) and (answer.value is not None or not question.heard_anew)
    if awaited or turn.chatter is None or dialog.conversation == "report_attendance":
        return None
    text = turn.incoming.text or ""  # a lone number is a line that the question doesn't have
    return report_meant(turn, Answer(text=text)) if any(letter.isalpha() for letter in text) else None


def command_instead(turn: Turn, dialog: Dialog, question: Question, answer: Answer | str) -> Start | None:
    """A staff member's lone command at a question for names or dates: what was open waits for its end.

    Not where any word may be the answer (but for what is never told as one), nor where it is the beginning of a
    choice. Families' words are never taken for commands while they are asked something.
    """
    if turn.chatter is None or turn.who.role in FAMILIES or not isinstance(answer, Answer):
        return None
    said = normal(answer.text or "")
    if answer.value is not None or answer.kind != "text" or (question.any_words and said not in NEVER_TOLD):
        return None
    if any(normal(choice.label).startswith(said) for choice in question.choices):
        return None
    meant = next((one for one in turn.menu.values() if said in one.commands), None)
    return Start(meant.name, aside=True) if meant is not None and meant.name != dialog.conversation else None


def is_answer_too(command: Conversation[Any], text: str) -> bool:
    """ "hadir" begins a ketua's report, and is also what a reminder asks her to say."""
    return command.name == "report_attendance" and normal(text) == "hadir"
