"""Reading a report ahead of the unit of work: matching names costs milliseconds and needs no lock.

The reading made ahead is only a memory: whatever was not foreseen is read on the spot.
"""

from datetime import datetime

from conversations.attendance_draft import AttendanceDraft
from conversations.for_whom import State as KeptState
from conversations.payments.unpaid_hearing import read_payments_ahead
from conversations.turn import Readings, Turn, state_from_json
from db import Session
from db.tables import Dialog
from outbox import dialogs
from outbox.addresses import persons_of
from outbox.inbox import known_contact
from outbox.messages import Incoming, incoming_from_json
from programme.attendance_text import Member, Report, read_report
from programme.matter_text import read_matters
from programme.meetings import meeting_line
from programme.people import chatter_of, members_of


def read_ahead(session: Session, incoming: Incoming) -> Readings:
    """Readings of the text for the members its sender would report on: nothing for other messages."""
    contact_id = known_contact(session, incoming.channel, incoming.address)
    if contact_id is None:
        return {}
    dialog = dialogs.open_dialog(session, contact_id)
    texts = _kept_until_now(dialog)
    if incoming.text is not None:
        read_matters(incoming.text)  # remembered for a moment, should nothing else understand it
        texts += [incoming.text.strip(), *(_said_before(dialog) if incoming.edited else ())]
    if not texts:
        return {}
    groups = [tuple(members) for members in _members_meant(session, contact_id, dialog)]
    readings = {(text, members): read_report(text, members) for members in groups for text in texts}
    return readings | read_payments_ahead(session, contact_id, texts)


def _kept_until_now(dialog: Dialog | None) -> list[str]:
    """On a shared phone: what was written before it was clear by whom, and may be read with this message."""
    if dialog is None or dialog.conversation != "for_whom":
        return []
    kept = [incoming_from_json(one).text for one in state_from_json(KeptState, dialog.state).kept]
    return [text.strip() for text in kept if text is not None]


def _said_before(dialog: Dialog | None) -> list[str]:
    """The messages of the open report: an edit of one means that all are read again, in their order."""
    if dialog is None or dialog.conversation != "report_attendance":
        return []
    return [one["text"].strip() for one in state_from_json(AttendanceDraft, dialog.state).events if "text" in one]


def report_in(turn: Turn, text: str, group_id: int, at: datetime | None = None) -> Report:
    """What the text says about the group's members, or about those of the moment at which the meeting ended."""
    members = tuple(members_of(turn.session, group_id, at))
    key = (text.strip(), members)
    if key not in turn.readings:
        turn.readings[key] = read_report(text, members)
    return turn.readings[key]


def _members_meant(session: Session, contact_id: int, dialog: Dialog | None) -> list[list[Member]]:
    """Of the open report's group; else of each group that somebody on this phone reports for."""
    if dialog is not None and dialog.conversation == "report_attendance":
        line = meeting_line(session, state_from_json(AttendanceDraft, dialog.state).meeting_id)
        return [] if line is None else [members_of(session, line.group_id, line.ends_at)]
    people = [chatter_of(session, person_id) for person_id in persons_of(session, contact_id)]
    groups = [
        one.group_id
        for one in people
        if one is not None and one.role in ("ketua", "deputy") and one.group_id is not None
    ]
    return [members_of(session, group_id) for group_id in dict.fromkeys(groups)]
