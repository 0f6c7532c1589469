"""Pendamping asks for today's visits: the same list as in the morning, with what became of each. Nothing is asked."""

from dataclasses import dataclass

from conversations.notices.visits import list_message
from conversations.turn import Conversation, Done, Next, Turn
from programme.visit_lists import list_visits


@dataclass
class State:
    """Nothing is remembered."""


def begin(turn: Turn, state: State) -> Next:
    today = turn.rules.today(turn.now)
    lines = list_visits(turn.session, turn.actor, turn.who.id, today, turn.rules)
    if not lines:
        return Done(turn.words._("Hari ini tidak ada kunjungan yang perlu dilakukan."))
    turn.replies.append(list_message(turn.words, today, lines))
    return Done()


CONVERSATION = Conversation(
    "visits_today",
    State,
    {},
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Kunjungan hari ini"),
    commands=("kunjungan", "visit"),
)
