"""Reading a report ahead of the unit of work: matching names costs milliseconds and needs no lock.

The reading made ahead is only a memory: whatever was not foreseen is read on the spot.
"""

from datetime import datetime

from conversations.attendance_draft import AttendanceDraft
from conversations.turn import Readings, Turn, state_from_json
from db import Session
from outbox import dialogs
from outbox.addresses import persons_of
from outbox.inbox import known_contact
from outbox.messages import Incoming
from programme.attendance_text import Member, Report, read_report
from programme.meetings import meeting_line
from programme.people import chatter_of, members_of


def read_ahead(session: Session, incoming: Incoming) -> Readings:
    """Readings of the text for the members its sender would report on: nothing for other messages."""
    if incoming.text is None:
        return {}
    contact_id = known_contact(session, incoming.channel, incoming.address)
    if contact_id is None:
        return {}
    members = tuple(_members_meant(session, contact_id))
    text = incoming.text.strip()
    return {(text, members): read_report(text, members)} if members else {}


def report_in(turn: Turn, text: str, group_id: int, at: datetime | None = None) -> Report:
    """What the text says about the group's members, or about those of the moment at which the meeting ended."""
    members = tuple(members_of(turn.session, group_id, at))
    key = (text.strip(), members)
    if key not in turn.readings:
        turn.readings[key] = read_report(text, members)
    return turn.readings[key]


def _members_meant(session: Session, contact_id: int) -> list[Member]:
    dialog = dialogs.open_dialog(session, contact_id)
    if dialog is not None and dialog.conversation == "report_attendance":
        line = meeting_line(session, state_from_json(AttendanceDraft, dialog.state).meeting_id)
        return [] if line is None else members_of(session, line.group_id, line.ends_at)
    people = [chatter_of(session, person_id) for person_id in persons_of(session, contact_id)]
    groups = [one.group_id for one in people if one is not None and one.role == "ketua" and one.group_id is not None]
    return members_of(session, groups[-1]) if groups else []
