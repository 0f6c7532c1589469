"""Reading a report ahead of the unit of work: matching names costs milliseconds and needs no lock.

The reading made ahead is only a memory: whatever was not foreseen is read on the spot.
"""

from conversations.attendance_draft import AttendanceDraft
from conversations.turn import Turn, state_from_json
from db import Session
from outbox import dialogs
from outbox.addresses import persons_of
from outbox.inbox import known_contact
from outbox.messages import Incoming
from programme.attendance_text import Report, read_report
from programme.meetings import meeting_line
from programme.people import chatter_of, members_of


def read_ahead(session: Session, incoming: Incoming) -> dict[tuple[str, int], Report]:
    """Readings of the text for the group its sender would report on: nothing for other messages."""
    if incoming.text is None:
        return {}
    contact_id = known_contact(session, incoming.channel, incoming.address)
    if contact_id is None:
        return {}
    group_id = _group_meant(session, contact_id)
    if group_id is None:
        return {}
    text = incoming.text.strip()
    return {(text, group_id): read_report(text, members_of(session, group_id))}


def report_in(turn: Turn, text: str, group_id: int) -> Report:
    """What the text says about the group's members."""
    key = (text.strip(), group_id)
    if key not in turn.readings:
        turn.readings[key] = read_report(text, members_of(turn.session, group_id))
    return turn.readings[key]


def _group_meant(session: Session, contact_id: int) -> int | None:
    dialog = dialogs.open_dialog(session, contact_id)
    if dialog is not None and dialog.conversation == "report_attendance":
        line = meeting_line(session, state_from_json(AttendanceDraft, dialog.state).meeting_id)
        return None if line is None else line.group_id
    people = [chatter_of(session, person_id) for person_id in persons_of(session, contact_id)]
    return next((one.group_id for one in reversed(people) if one is not None and one.role == "ketua"), None)
