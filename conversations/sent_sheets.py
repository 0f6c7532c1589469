"""A sheet that staff sends is taken as the list of families, whatever is being asked; what was asked stays asked."""

from conversations.roster_upload import CONVERSATION, sheet_sent
from conversations.steps import finish, question_of
from conversations.turn import Turn
from db.tables import Dialog

AT_EASE = ("home", CONVERSATION.name)
"""Here a document can't be meant for another question."""


def sheet_taken(turn: Turn, dialog: Dialog | None) -> bool:
    """Whether the file that came was a sheet (or nearly one) and has its answer."""
    idle = dialog is None or dialog.conversation in AT_EASE
    if not idle and dialog is not None and "document" in question_of(turn, dialog).accepts:
        return False
    done = sheet_sent(turn, idle=idle)
    if done is None:
        return False
    finish(turn, dialog if dialog is not None and dialog.conversation == CONVERSATION.name else None, done)
    return True
