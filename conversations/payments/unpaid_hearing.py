"""Reading who was not paid ahead of the unit of work, as conversations.hearing does for meetings."""

from collections.abc import Iterator, Sequence

from conversations.payments.unpaid_draft_state import UnpaidDraft
from conversations.turn import Readings, Turn, state_from_json
from db import Session
from outbox import dialogs
from outbox.addresses import persons_of
from programme.attendance_report import Member, Report
from programme.payments.group_parts import families_in
from programme.payments.questions import groups_asked_about
from programme.payments.reading import read_unpaid
from programme.people import Chatter, chatter_of

PAID = "paid? "
"""Before a text whose reading is about payments: the same words of the same members may be about a meeting."""


def read_payments_ahead(session: Session, contact_id: int, texts: Sequence[str]) -> Readings:
    """Readings of the texts for the families their sender would report on: nothing for other messages."""
    found: Readings = {}
    for schedule_id, group_id in dict.fromkeys(_meant(session, contact_id)):
        members = tuple(families_in(session, schedule_id, group_id))
        for writer in {_number_of(chatter_of(session, one), group_id) for one in persons_of(session, contact_id)}:
            found |= {(PAID + text, members, writer): read_unpaid(text, members, writer) for text in texts}
    return found


def _meant(session: Session, contact_id: int) -> Iterator[tuple[int, int]]:
    """Of the open report; else what somebody on this phone was asked about and has not answered."""
    dialog = dialogs.open_dialog(session, contact_id)
    if dialog is not None and dialog.conversation == "report_unpaid":
        draft = state_from_json(UnpaidDraft, dialog.state)
        if draft.schedule_id and draft.group_id:
            yield draft.schedule_id, draft.group_id
        return
    yield from groups_asked_about(session, persons_of(session, contact_id))


def _number_of(writer: Chatter | None, group_id: int) -> int | None:
    """Her own number in the group, where she reports for it as one of its members."""
    reports = writer is not None and writer.role in ("ketua", "deputy") and writer.group_id == group_id
    return writer.member_number if writer is not None and reports else None


def unpaid_in(turn: Turn, text: str, members: Sequence[Member], group_id: int) -> Report:
    """What the text says of these families; whatever was not foreseen is read on the spot."""
    writer = _number_of(turn.chatter, group_id)
    key = (PAID + text.strip(), tuple(members), writer)
    if key not in turn.readings:
        turn.readings[key] = read_unpaid(text.strip(), members, writer)
    return turn.readings[key]
