"""Names of things at the simulated Twilio: messages, media, templates and shapes, the account, and our own number."""

import hashlib

ACCOUNT = "AC" + "5" * 32
SENDER = "+6281200001111"
"""The office's WhatsApp number: of a kind that nobody has."""
MEDIA = f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}/Messages/"


def message_sid(bubble_id: int) -> str:
    """Of what stands in one bubble."""
    return f"SM{bubble_id:032x}"


def act_sid(number: int) -> str:
    """Of what somebody did that is no bubble of its own: a tap, a change."""
    return f"SM{'f' * 8}{number:024x}"


def content_sid(name: str) -> str:
    """Of a template or shape, always the same for its name."""
    return f"HX{hashlib.sha256(name.encode()).hexdigest()[:32]}"


def media_url(bubble_id: int) -> str:
    """Where the file of a bubble would be fetched."""
    return f"{MEDIA}{message_sid(bubble_id)}/Media/ME{bubble_id:032x}"


def bubble_of_media(url: str) -> int | None:
    """The bubble whose file this is; None for an address of something else."""
    _, _, sid = url.rpartition("/Media/ME")
    try:
        return int(sid, 16) if url.startswith(MEDIA) else None
    except ValueError:
        return None
