"""What the conversation about telling members remembers."""

from dataclasses import dataclass


@dataclass
class State:
    meeting_id: int = 0
    all_told: bool = False
    """She wrote that everybody was told."""
