"""Which question about a message to many comes next: the first that is open; before the last, the message itself."""

from conversations.broadcast_state import State, file_state, preview
from conversations.turn import Ask, Next, Turn


def onward(turn: Turn, state: State, preface: str | None = None) -> Next:
    """Goes on; a file that could not be fetched is asked for anew."""
    if not state.text and state.file_id is None:
        return Ask("content", preface)
    if not state.who:
        return Ask("whom", preface)
    if not state.everywhere and not state.group_ids:
        return Ask("parts", preface)
    file = file_state(turn, state)
    if file == "waiting":
        return Ask("file", preface)
    if file == "refused":
        kind, state.file_id, state.file_kind = state.file_kind, None, ""
        return Ask("content", _not_fetched(turn, kind))
    turn.replies.append(preview(turn, state))
    return Ask("check", preface)


def _not_fetched(turn: Turn, kind: str) -> str:
    if kind == "voice":
        return turn.words._("Pesan suaranya tidak berhasil saya ambil. Mohon kirim sekali lagi, atau tulis pesannya.")
    return turn.words._("Fotonya tidak berhasil saya ambil. Mohon kirim sekali lagi, atau tulis pesannya.")
