"""Reading a report ahead of the unit of work: matching names costs milliseconds and needs no lock.

The reading made ahead is only a memory: whatever was not foreseen is read on the spot.
"""

from datetime import datetime
from typing import NamedTuple

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
from programme.attendance_text import Member, Report
from programme.matter_text import read_matters
from programme.meetings import meeting_line
from programme.people import Chatter, chatter_of, members_of, pendamping_name
from programme.spoken_to import read_report_to


class _Heard(NamedTuple):
    """A group that may be reported on: its members, whom the writer may call by name, and her own number in it."""

    members: tuple[Member, ...]
    reader: str | None
    """The pendamping; None where she writes herself."""
    writer: int | None


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
    readings = {
        (text, heard.members, heard.writer): read_report_to(text, *heard)
        for heard in _groups_meant(session, contact_id, dialog)
        for text in texts
    }
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
    heard = _heard(turn.session, turn.who, group_id, at)
    key = (text.strip(), heard.members, heard.writer)
    if key not in turn.readings:
        turn.readings[key] = read_report_to(text, *heard)
    return turn.readings[key]


def _heard(session: Session, writer: Chatter, group_id: int, at: datetime | None = None) -> _Heard:
    members = tuple(members_of(session, group_id, at))
    if writer.role not in ("ketua", "deputy"):
        return _Heard(members, None, None)
    number = writer.member_number if writer.group_id == group_id else None
    return _Heard(members, pendamping_name(session, group_id), number)


def _groups_meant(session: Session, contact_id: int, dialog: Dialog | None) -> list[_Heard]:
    """The open report's group, or each that somebody on this phone reports for."""
    if dialog is not None and dialog.conversation == "report_attendance":
        line = meeting_line(session, state_from_json(AttendanceDraft, dialog.state).meeting_id)
        writer = chatter_of(session, dialog.person_id) if dialog.person_id is not None else None
        if line is None or writer is None:
            return []
        return [_heard(session, writer, line.group_id, line.ends_at)]
    people = [chatter_of(session, person_id) for person_id in persons_of(session, contact_id)]
    return [
        _heard(session, one, one.group_id)
        for one in people
        if one is not None and one.role in ("ketua", "deputy") and one.group_id is not None
    ]
