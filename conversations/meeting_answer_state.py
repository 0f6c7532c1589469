"""What the conversation about one meeting's answer remembers."""

from dataclasses import dataclass


@dataclass
class State:
    meeting_id: int = 0
    said: str = ""
    """Her words, where she wrote instead of tapping."""
    choice: str = ""
    """coming, not_coming or (afterwards) a reason, where she wrote a button's number or label."""
    afterwards: bool = False
    """The meeting is over, and she was marked absent."""
    own_words: bool = False
    """She chose to write the reason."""
