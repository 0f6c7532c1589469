"""Staff asks for the payment sheet to fill in, with her families in it. Nothing is asked back."""

from dataclasses import dataclass

from conversations.payments.manage_payments import order_template
from conversations.turn import Conversation, Done, Next, Turn


@dataclass
class State:
    """Nothing is remembered."""


def begin(turn: Turn, state: State) -> Next:
    return Done(order_template(turn))


CONVERSATION = Conversation(
    "payment_form",
    State,
    {},
    begin,
    roles=frozenset({"pendamping", "koordinator", "operator"}),
    title=lambda words: words._("Template jadwal bayar"),
    section="payments",
    commands=("template bayar", "templat bayar", "template pembayaran", "formulir bayar"),
)
