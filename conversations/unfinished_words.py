"""How a conversation is called that somebody has not brought to its end."""

from conversations.turn import Turn, state_from_json
from db.tables import Dialog


def left_unfinished(turn: Turn, dialog: Dialog) -> str:
    """ "kunjungan Ibu Mawar", or the conversation's title."""
    talk = turn.conversations.get(dialog.conversation)
    if talk is not None and talk.unfinished is not None:
        return talk.unfinished(turn, state_from_json(talk.state, dialog.state))
    title = talk.title if talk is not None else None
    return title(turn.words) if title is not None else turn.words._("yang tadi")
