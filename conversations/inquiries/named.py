"""Whether a question names somebody else of the group: nothing about her is ever told."""

import re

from conversations.turn import Turn
from programme.names import normal_form
from programme.people import chatter_of, members_of, pendamping_of

WORD = re.compile(r"[^\W\d_]+")
SHORTEST_NAME = 3


def others_named(turn: Turn, text: str) -> bool:
    """Another member's name stands in the text, and it is neither her own nor her pendamping's."""
    if turn.who.group_id is None:
        return False
    members = members_of(turn.session, turn.who.group_id)
    theirs = _parts(*(one.name for one in members if one.number != turn.who.member_number))
    pendamping_id = pendamping_of(turn.session, turn.who.group_id)
    pendamping = chatter_of(turn.session, pendamping_id) if pendamping_id is not None else None
    spoken_to = _parts(turn.who.name, pendamping.name if pendamping is not None else "")
    return bool(_parts(text) & (theirs - spoken_to))


def _parts(*names: str) -> set[str]:
    words = [word for name in names for word in WORD.findall(name)]
    return {normal_form(word) for word in words if len(word) >= SHORTEST_NAME}
