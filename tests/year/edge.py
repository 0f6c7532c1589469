"""The network's edge of the year: takes every message at once, and says of WhatsApp and SMS that they arrived.

The HTTP of each provider has fakes and tests of its own; here a message's drawing is left out as well, since it needs
half of the time. What each phone shows last is kept, so that its owner can tap what is written there.
"""

from collections import Counter
from dataclasses import dataclass, field

from outbox.messages import Button, Message

TELLS_OF_ARRIVALS = ("whatsapp", "sms")


@dataclass
class Edge:
    """What left, by address; `silent` are addresses whose phone never comes on: their provider never says a word."""

    silent: frozenset[str] = frozenset()
    last: dict[str, Message] = field(default_factory=dict)
    taken: Counter[str] = field(default_factory=Counter)
    """Requests by channel."""
    arrived: list[tuple[str, str]] = field(default_factory=list)
    """(channel, provider's id) whose arrival the program has still to be told of."""
    texts: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often each address was sent the same words."""

    async def send(self, channel: str, address: str, message: Message) -> str:
        self.taken[channel] += 1
        self.last[address] = message
        self.texts[address, message.text] += 1
        provider_id = f"{channel[0]}{self.taken[channel]}"
        if channel in TELLS_OF_ARRIVALS and address not in self.silent:
            self.arrived.append((channel, provider_id))
        return provider_id

    def button(self, address: str, label: str) -> Button:
        """Of the last message there, the button that begins so."""
        shown = self.last[address]
        found = [one for one in shown.buttons if one.label.startswith(label)]
        assert found, f"no {label!r} under {shown.text!r}: {[one.label for one in shown.buttons]}"
        return found[0]
