"""Which question a member of staff is answering, and with what words."""

from dataclasses import dataclass


@dataclass
class InboxState:
    inquiry_id: int = 0
    """0: chosen from the list."""
    answer: str = ""
    page: int = 0
