"""Joining those whose health post is unclear to one of the register."""

from conversations.health.posyandu_state import PosyanduState
from conversations.turn import Ask, Next, Turn
from programme.health.register import Unplaced, list_unplaced, place_members


def unclear_posts(turn: Turn) -> list[Unplaced]:
    """What stands to be asked about the families of who writes."""
    return list_unplaced(turn.session, turn.actor, turn.who.id, "health", turn.now)


def placed(turn: Turn, state: PosyanduState) -> Next:
    """Joins those who were asked about to the post that was found."""
    joined = place_members(turn.session, turn.actor, state.provider_id, state.member_ids, turn.now)
    state.member_ids = []
    said = turn.words.n_("Tercatat untuk {n} orang.", "Tercatat untuk {n} orang.", joined)
    return Ask("unclear", said) if unclear_posts(turn) else Ask("menu", said)
