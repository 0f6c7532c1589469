"""By which means the office reaches people: its channels, their approved templates, what they cost and allow.

bot.py makes one from the settings; the sender obeys it, and forecasts count with it.
"""

from dataclasses import dataclass, field

from outbox.pace import Pace

KNOCK = "knock"
"""The template that asks its reader to open what doesn't fit one: `Ada {{1}}, tekan Buka`."""
TWO_SIDED = ("telegram", "whatsapp", "simulator")
"""Channels on which people write to us, dearest to the reader first; SMS only goes out."""


@dataclass(frozen=True)
class Means:
    """Money is integer rupiah a message (or segment); tier is conversations that we open in any 24 hours."""

    channels: frozenset[str] = frozenset({"telegram", "simulator"})
    templates: frozenset[str] = frozenset()
    """Names of the templates with a ContentSid in the settings."""
    daily_tier: int = 250
    rupiah_a_template: int = 0
    rupiah_a_segment: int = 0
    per_second: dict[str, float] = field(default_factory=dict)
    """Channel -> messages a second; a channel not named is not slowed."""
    chat_per_second: dict[str, float] = field(default_factory=dict)
    wa_me: str | None = None
    """The number behind https://wa.me/, digits only."""
    sms_sender: str | None = None
    """The registered sender id or number that readers see."""

    def has(self, channel: str) -> bool:
        """Whether the office has an account there."""
        return channel in self.channels

    def paces(self) -> dict[str, Pace]:
        """How fast messages may leave, by channel; one chat no slower than the account where nothing says so."""
        return {
            channel: Pace(speed, self.chat_per_second.get(channel, speed)) for channel, speed in self.per_second.items()
        }
