"""What the conversations about one case remember, and how they read it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from conversations.turn import Turn
from conversations.words import address_name
from programme.access import NotAllowed
from programme.cases.showing import CaseView, show_case

TEXT = frozenset({"text"})
STAFF = frozenset({"pendamping", "koordinator"})
"""Who can hold a case."""
ONE_SITTING = timedelta(minutes=15)


@dataclass
class CaseState:
    """Which case, and what is being added to it. Conversations about one case start with `CaseState(case_id=...)`."""

    case_id: int = 0
    page: int = 0
    brief_since: str = ""
    """When something was noted last (ISO): the file is not drawn whole again at once, which would be long on a small
    phone.
    """
    more: bool = False
    """The same question once more: something was noted as its answer already."""
    single: bool = False
    """One thing is being added, after which the file is shown; else the questions of the phase follow one another."""
    words: str = ""
    """Of the entry that is being added, as are the next three."""
    about: str = ""
    day: str = ""
    """ISO; the local day it speaks of."""
    ticked: list[str] = field(default_factory=list)
    entry_id: int = 0
    """Of the entry that may be taken out."""


def view_of(turn: Turn, state: CaseState) -> CaseView:
    """The case with its file, for its holder or adviser; NotAllowed for anybody else.

    As well where somebody else has come to use the phone since the file was opened: no question of it is drawn there.
    """
    must_be_alone(turn)
    return show_case(turn.session, turn.actor, state.case_id, turn.now, turn.rules)


def must_be_alone(turn: Turn) -> None:
    """NotAllowed on a phone that somebody else has come to use since the conversation began."""
    if len(turn.people) > 1:
        raise NotAllowed(f"a case on a phone of {len(turn.people)}")


def is_brief(turn: Turn, state: CaseState) -> bool:
    """Whether the file was before her a moment ago."""
    return bool(state.brief_since) and turn.now - datetime.fromisoformat(state.brief_since) < ONE_SITTING


def family_name(turn: Turn, view: CaseView) -> str:
    """'Ibu Mawar'."""
    return address_name(turn.words, view.name, view.gender)
