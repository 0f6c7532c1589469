"""A message edited when its question was answered long ago: of a saved report it offers the correction."""

from datetime import timedelta

from conversations.attendance_draft import AttendanceDraft
from conversations.attendance_events import changed_numbers, replaced
from conversations.attendance_matters import members_in
from conversations.report_asides import amend
from conversations.report_check import too_late
from conversations.report_meeting import stand_on
from conversations.turn import Next, Start, Stay, Turn, state_from_json
from outbox import dialogs
from programme.access import may_run
from programme.standing_reports import may_be_corrected

REMEMBERED_FOR = timedelta(days=30)


def edited_afterwards(turn: Turn) -> Next:
    """What follows from an edit that no open question knows."""
    offered = _correction(turn)
    return offered or Stay(
        turn.words._("Ada pesan lama yang diubah. Kalau itu jawabannya, mohon tulis sekali lagi, ya.")
    )


def _correction(turn: Turn) -> Next | None:
    """The saved report that the message was part of, as the edit makes it; None where it was part of none."""
    message_id, text = turn.incoming.original, turn.incoming.text
    if message_id is None or not text:
        return None
    since = turn.now - REMEMBERED_FOR
    for dialog in dialogs.finished(turn.session, turn.contact.id, turn.who.id, "report_attendance", since):
        saved = state_from_json(AttendanceDraft, dialog.state)
        events = replaced(saved.events, message_id, text.strip()) if saved.saved else None
        if events is None:
            continue
        if not may_run(turn.session, turn.actor, "save_report", saved.meeting_id):
            return None
        if not may_be_corrected(turn.session, saved.meeting_id, turn.now, turn.rules):
            return Stay(too_late(turn))
        draft = AttendanceDraft(saved.meeting_id, start=saved.start or saved.base or {}, before=saved.events)
        stand_on(turn, draft)
        if draft.base is None:
            return None
        amend(turn, draft, events)
        return _offered(turn, draft)
    return None


def _offered(turn: Turn, draft: AttendanceDraft) -> Next:
    open_matters = draft.ambiguous or draft.unknown
    if not changed_numbers(draft, members_in(turn, draft)) and not open_matters:
        return Stay(turn.words._("Pesan yang diubah sudah saya baca; laporannya tetap sama."))
    return Start("report_attendance", draft)
