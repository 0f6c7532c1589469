"""What is being agreed upon, until it is saved."""

from dataclasses import dataclass

from conversations.cases.case_state import CaseState


@dataclass
class AgreementState(CaseState):
    """`entry_id` is the agreement that is looked at; `about` (stand_in or task), `words`, `day` are the new one's."""

    who: str = ""
    leaves_at: str = ""
    """'HH:MM', local."""
    every_meeting: bool = False
    reminds: bool = True
