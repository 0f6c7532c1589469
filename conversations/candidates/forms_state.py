"""Where the pendamping is on the board of forms."""

from dataclasses import dataclass, field

from conversations.turn import Turn
from programme.candidates.board import FormState, GroupForms, show_group_forms


@dataclass
class FormsState:
    group_id: int = 0
    person_id: int = 0
    lack: str = ""
    """Of programme.candidates.board.LACKS: of whom names are listed."""
    page: int = 0
    found: list[int] = field(default_factory=list)


def group_forms(turn: Turn, state: FormsState) -> GroupForms:
    return show_group_forms(turn.session, turn.actor, state.group_id)


def family_of(turn: Turn, state: FormsState) -> FormState | None:
    families = group_forms(turn, state).families
    return next((one for one in families if one.kpm_id == state.person_id), None)
