"""Where a pendamping stands on the radar: which group, which family."""

from dataclasses import dataclass


@dataclass
class State:
    group_id: int = 0
    kpm_id: int = 0
    what: str = ""
    """The kind word that is looked at before it leaves."""
