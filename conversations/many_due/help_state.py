"""Which gathering or ketua's help is looked at."""

from dataclasses import dataclass


@dataclass
class HelpState:
    gathering_id: int = 0
    help_id: int = 0
    day: str = ""
    at: str = ""
    """Where a gathering is moved: local day, hour and place."""
    place: str = ""
