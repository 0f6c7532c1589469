"""The state of the conversation in which it is said who came to a meeting besides P2K2."""

from dataclasses import dataclass, field


@dataclass
class CameState:
    assembly_id: int = 0
    marks: dict[str, str] = field(default_factory=dict)
    """Guest id -> present, represented or absent, as said so far."""
    page: int = 0
