"""With whom a case is to be shared, until it is sent."""

from dataclasses import dataclass

from conversations.cases.case_state import CaseState


@dataclass
class ReferralState(CaseState):
    """`about` is advice or handover, `words` what is written to the colleague."""

    to_id: int = 0
