"""Staff asks for the empty form of the list of families. Nothing is asked back."""

from dataclasses import dataclass

from conversations.roster_upload import SENDERS, give_template
from conversations.turn import Conversation, Done, Next, Turn


@dataclass
class State:
    """Nothing is remembered."""


def begin(turn: Turn, state: State) -> Next:
    give_template(turn)
    return Done()


CONVERSATION = Conversation(
    "roster_form",
    State,
    {},
    begin,
    roles=SENDERS,
    title=lambda words: words._("Template daftar"),
    section="members",
    commands=("template", "templat", "formulir", "template daftar"),
)
