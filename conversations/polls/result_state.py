"""Which round of questions is looked at."""

from dataclasses import dataclass


@dataclass
class PollState:
    """Start `poll_results` with the poll's id, `ask_group` with the group's; without one it is asked for."""

    poll_id: int = 0
    group_id: int = 0
    page: int = 0
