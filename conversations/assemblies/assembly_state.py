"""The state of conversations about one meeting besides P2K2."""

from dataclasses import dataclass


@dataclass
class AssemblyState:
    assembly_id: int = 0
    day: str = ""
    at: str = ""
    place: str = ""
    """Of a move, or of calling absentees together: as typed so far."""
    group_id: int = 0
    """Whose ketua is being chosen."""
    duty: str = "ketua"
    page: int = 0
