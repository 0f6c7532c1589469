"""Which message in a reader's list is the one whose request we got no answer to: pure, by time and by words."""

import re
from collections.abc import Sequence
from datetime import timedelta

from handlers.twilio.drawing import choice_lines
from handlers.twilio.listed import Listed
from outbox.messages import Message
from outbox.reconciling import UnknownSending

EXACT = timedelta(0)
CLOCKS_DIFFER = timedelta(minutes=2)
"""Ours and Twilio's, at most."""
WORD = re.compile(r"[^\W_]+")
LINK_TO_FILE = "/media/"


def pairs_found(lost: Sequence[UnknownSending], there: Sequence[Listed]) -> dict[int, Listed]:
    """The sending's id -> its message; both oldest first, and no message is taken for two.

    Those that fit exactly in time come first, and of these the ones whose words we know: a message that is there is
    taken for the request that made it, and not for another one that never came.
    """
    found: dict[int, Listed] = {}
    left = list(there)
    for tolerance in (EXACT, CLOCKS_DIFFER):
        for one in sorted(lost, key=lambda sending: sending.message is None):
            message = next((other for other in left if _may_be(one, other, tolerance)), None)
            if message is not None and one.id not in found:
                found[one.id] = message
                left.remove(message)
    return found


def _may_be(lost: UnknownSending, message: Listed, tolerance: timedelta) -> bool:
    created = message.created_at
    earliest = lost.left_at.replace(microsecond=0) - tolerance  # Twilio tells whole seconds
    if created is None or not earliest <= created <= lost.asked_at + tolerance:
        return False
    return lost.message is None or _ends_with(lost.message, message)


def _ends_with(message: Message, listed: Listed) -> bool:
    """Whether the listed one is the last part of the message: what Twilio shows may differ in all but the words."""
    said = _words(listed.body)
    if message.attachment is not None and (not said or LINK_TO_FILE in listed.body):
        return True
    whole = _words("\n".join([message.text, *choice_lines(message)]))
    return bool(said) and (whole[-len(said) :] == said or said == _words(message.text))


def _words(text: str) -> list[str]:
    return WORD.findall(text.replace("\u200b", "").replace("\u2060", "").replace("\u200c", ""))
