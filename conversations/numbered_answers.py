"""Numbers where there are no buttons: the line of a message that a typed number, or a template's button, means."""

import re
from dataclasses import replace

from conversations.questions import normal
from db import Session
from outbox.messages import Incoming, Tap
from outbox.shown_lines import line_of_message, line_of_notice

NUMBER = re.compile(r"(?:no |nomor |nomer )?([0-9]{1,2})")
OPENING = frozenset({"buka", "bukak", "open", "mbukak"})
"""What a knock asks for; its content is on the way already when this is read."""


def number_in(text: str) -> int | None:
    """3 of '3', 'no 3', '3.'; None where anything else is said."""
    found = NUMBER.fullmatch(normal(text))
    return int(found[1]) if found is not None else None


def with_line_meant(session: Session, contact_id: int, incoming: Incoming) -> Incoming:
    """The message as a tap on the line it means: a template's numbered button, or a number answering one message.

    A button that is nobody's line is taken by its words, which the channel gives beside it.
    """
    said = incoming.tap.data if incoming.tap is not None else incoming.text or ""
    number = number_in(said)
    if number is not None and incoming.replied_to is not None:
        line = line_of_message(session, contact_id, incoming.replied_to, number)
        if line is not None:
            return replace(incoming, tap=Tap(line[1], incoming.replied_to), text=None)
    if incoming.tap is not None and incoming.tap.data[:2] not in ("d:", "n:") and incoming.text is not None:
        return replace(incoming, tap=None)
    return incoming


def value_of_line(
    session: Session, contact_id: int, person_id: int, kind: str, subject: str, text: str
) -> tuple[str, str] | None:
    """(subject, value) of the notice's button that a typed number means; None where it means none."""
    number = number_in(text)
    if number is None:
        return None
    line = line_of_notice(session, contact_id, person_id, kind, subject, number)
    if line is None or not line[1].startswith(f"n:{kind}:"):
        return None
    subject_of_button, _, value = line[1].removeprefix(f"n:{kind}:").rpartition(":")
    return subject_of_button, value
