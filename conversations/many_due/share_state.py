"""What is kept while visits are shared out: the way, the visits, and what that way needs to know."""

from dataclasses import dataclass, field

from conversations.turn import Turn
from conversations.words import Words, address_name
from programme.many_due.came_text import read_picked
from programme.many_due.ways import Shareable, list_shareable, suits
from programme.relay_answer_parts import Listed


@dataclass
class ShareState:
    way: str = ""
    """ketua, together or colleague."""
    visit_ids: list[int] = field(default_factory=list)
    to_tell: str = ""
    """To a ketua: what she passes on; empty: the usual kind word."""
    day: str = ""
    """Together: local day, hour and place."""
    at: str = ""
    place: str = ""
    to_id: int = 0
    note: str | None = None
    """To a colleague."""


def shareable(turn: Turn) -> list[Shareable]:
    """What can be shared out now, by number."""
    return list_shareable(turn.session, turn.actor, turn.who.id, turn.now, turn.rules)


def chosen(turn: Turn, state: ShareState) -> list[Shareable]:
    """The visits picked that can still be shared out."""
    return [one for one in shareable(turn) if one.visit_id in state.visit_ids]


def picks_anew(turn: Turn, state: ShareState, text: str) -> bool:
    """Numbers typed after the choice was made change it: "2 4", "semua kecuali 3"."""
    if not any(letter.isdigit() for letter in text):
        return False
    fitting = [one for one in shareable(turn) if suits(state.way, one)]
    picked = read_picked(text, listed(fitting))
    if picked is None or picked.unknown or not picked.numbers:
        return False
    state.visit_ids = [one.visit_id for one in fitting if one.number in picked.numbers]
    return True


def listed(visits: list[Shareable]) -> list[Listed]:
    return [Listed(one.number, one.name) for one in visits]


def names_of(words: Words, visits: list[Shareable]) -> str:
    """'Ibu Mawar dan Ibu Wati'."""
    return words.listing([address_name(words, one.name, one.gender) for one in visits])
