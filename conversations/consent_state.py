"""Which member's consent sheet a pendamping is recording, and what the steps of it share."""

from dataclasses import dataclass, field

from conversations.turn import Turn
from conversations.words import address_name
from programme.consent_sheets import ConsentLine, list_consents
from programme.members import show_member
from programme.people import CONSENT_VERSION

TEXT = frozenset({"text"})
PICTURE = frozenset({"photo", "document"})
LATER_WORDS = frozenset({"menyusul", "nanti", "belum", "mangke", "engke", "lewati"})


@dataclass
class State:
    group_id: int = 0
    person_id: int = 0
    page: int = 0
    found: list[int] = field(default_factory=list)
    everybody: bool = False
    """Also those who have consented already are listed."""
    signed_on: str = ""
    """ISO; of the sheet before, it is offered for the next."""
    version: str = CONSENT_VERSION
    file_id: int = 0
    last_file_id: int = 0
    """The photo of the sheet before: several may have signed one sheet."""
    sitting: bool = False
    """One sheet was saved with this day and version: the next one is of the same sitting."""


def consents_in(turn: Turn, state: State) -> list[ConsentLine]:
    return list_consents(turn.session, turn.actor, state.group_id)


def rank_of(line: ConsentLine) -> int:
    if line.state in ("none", "withdrawn"):
        return 0
    return 1 if line.lacks_photo else 2


def line_of(turn: Turn, state: State) -> ConsentLine:
    return next(one for one in consents_in(turn, state) if one.person_id == state.person_id)


def name_in(turn: Turn, state: State) -> str:
    card = show_member(turn.session, turn.actor, state.person_id)
    return address_name(turn.words, card.name, card.gender)
