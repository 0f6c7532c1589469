"""What is being evaluated, until it is saved."""

from dataclasses import dataclass, field

from conversations.cases.case_state import CaseState


@dataclass
class EvaluationState(CaseState):
    """`ticked` holds the boxes of the question that is open."""

    achieved: list[str] = field(default_factory=list)
    """Codes, and own words."""
    not_yet: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    """Own words at the question that is open."""
