"""What a typed number means on a channel without buttons: the line of a message as its reader saw it.

The lines are kept with each sending. A number written as the answer to one message means that message's line; one
written to a notice means the line of the newest message that carried the notice.
"""

import json

from sqlalchemy import select

from db import Session
from db.tables import OutboxRow, Sending


def line_of_message(session: Session, contact_id: int, provider_id: str, number: int) -> tuple[str, str] | None:
    """(label, data) of a line of the message with this id of the provider's; None where it has no such line."""
    query = select(Sending.lines).where(Sending.contact_id == contact_id, Sending.provider_id == provider_id)
    return _line(session.scalar(query.order_by(Sending.id.desc()).limit(1)), number)


def line_of_notice(
    session: Session, contact_id: int, person_id: int, kind: str, subject: str, number: int
) -> tuple[str, str] | None:
    """(label, data) of a line of the newest message that brought her this notice; None where it has no such line."""
    query = (
        select(Sending.lines)
        .join(OutboxRow, OutboxRow.id == Sending.outbox_id)
        .where(
            Sending.contact_id == contact_id,
            OutboxRow.person_id == person_id,
            OutboxRow.kind == kind,
            OutboxRow.subject == subject,
            Sending.state != "failed",
            Sending.lines.is_not(None),
        )
        .order_by(Sending.id.desc())
        .limit(1)
    )
    return _line(session.scalar(query), number)


def _line(stored: str | None, number: int) -> tuple[str, str] | None:
    if stored is None:
        return None
    lines: list[list[str]] = json.loads(stored)
    if not 1 <= number <= len(lines):
        return None
    label, data = lines[number - 1]
    return label, data
