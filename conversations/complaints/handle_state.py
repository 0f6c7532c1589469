"""What a handler is about to do with a complaint."""

from dataclasses import dataclass


@dataclass
class State:
    complaint_id: int = 0
    seen: int = 0
    """Whom the handler knows to work on it, so that he takes nothing over unknowingly; 0: nobody."""
    action: str = ""
    """ask, answer, refer or solve: what the words are for."""
    words: str = ""
    """The question, the answer noted, what was done; of a referral: to whom."""
    letter: str = ""
