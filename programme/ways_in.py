"""By which links a joining code is used: one for each channel on which the office has an account.

https://faq.whatsapp.com/5913398998672934 (wa.me), https://core.telegram.org/bots/features#deep-linking
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

JOIN_WORD = "GABUNG"
"""What WhatsApp has typed already when the link opens; she only has to send it."""


@dataclass(frozen=True)
class WaysIn:
    """The links of one code; both None where nobody knows the accounts yet: then the code is typed."""

    telegram: str | None = None
    whatsapp: str | None = None

    @property
    def links(self) -> tuple[str, ...]:
        """Those there are, the one that most people can use first."""
        return tuple(link for link in (self.whatsapp, self.telegram) if link is not None)


FindWaysIn = Callable[[str], WaysIn]
"""The links by which a code is used."""


def whatsapp_link(digits: str, text: str) -> str:
    """Opens a chat with this number (digits only, country code first) and the text ready to be sent."""
    return f"https://wa.me/{digits}?text={quote(text)}"


def ways_in(code: str, bot: str | None, wa_me: str | None) -> WaysIn:
    """The code's links at the bot of this name and the WhatsApp number of these digits."""
    return WaysIn(
        telegram=f"https://t.me/{bot}?start={code}" if bot else None,
        whatsapp=whatsapp_link(wa_me, f"{JOIN_WORD} {code}") if wa_me else None,
    )
