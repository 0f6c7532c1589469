"""A photo or voice note with words under it that nobody asked for: the words are read as if they stood alone."""

from conversations.complaints.file_complaint import FILES
from conversations.complaints.file_state import FileState
from conversations.matters_heard import matter_meant
from conversations.questions import Answer
from conversations.turn import Next, Start, Turn


def caption_meant(turn: Turn, answer: Answer) -> Next | None:
    """What the words begin; a complaint takes the file along. None where none are understood."""
    text = (answer.text or "").strip()
    if not text or answer.kind not in FILES:
        return None
    meant = matter_meant(turn, text)
    if isinstance(meant, Start) and isinstance(meant.state, FileState) and turn.file_id is not None:
        meant.state.file_ids.append(turn.file_id)
    return meant
