"""A report she began and has not saved: what she says later goes on with it, whatever came between."""

import re
from datetime import datetime, timedelta

from conversations.attendance_draft import AttendanceDraft
from conversations.hearing import report_in
from conversations.questions import Answer
from conversations.turn import Again, Next, Start, Turn, state_from_json
from db import Session
from db.tables import Dialog
from outbox import dialogs
from programme.meeting_answer_text import of_the_future
from programme.standing_reports import corrigible_meetings, meetings_to_report

REMEMBERED_FOR = timedelta(days=7)
CORRECTS = re.compile(
    r"(?i)\b(?:salah|slh|keliru|kleru|klentu|lepat|ralat|koreksi|ubah|rubah|perbaiki|betulkan|benerin|lali|lupa|hilap|"
    r"poho|kesupen|ternyata|jebul|jebule|juga|jg|ugo|ugi|yo|oge|og\u00e9|bukan|dudu|sanes|kurang|tambah|tadi|wau|kemarin|"
    r"kmrn|wingi|kamari)\b"
)
"""What tells that it is about the meeting that was, where the next one may be spoken of as well."""


def unsaved_report(
    session: Session, person_id: int, now: datetime, meeting_ids: list[int]
) -> tuple[Dialog, AttendanceDraft] | None:
    """Her newest unfinished report on one of these meetings that says something, with its dialog."""
    for dialog in dialogs.unfinished(session, person_id, "report_attendance", now - REMEMBERED_FOR):
        draft = state_from_json(AttendanceDraft, dialog.state)
        if draft.meeting_id in meeting_ids and draft.events and draft.before is None:
            return dialog, draft
    return None


def report_goes_on(turn: Turn, meeting_ids: list[int], answer: Answer, about: str | None = None) -> Start:
    """Her words for the report of one of these meetings: added to what she had begun, else the beginning of one.

    A report that is left is forgotten only by "batal" or "Mulai dari awal".
    """
    found = unsaved_report(turn.session, turn.who.id, turn.now, meeting_ids)
    if found is None or found[0].contact_id != turn.contact.id:
        draft = AttendanceDraft(meeting_ids[0]) if about is not None else None
        return Start("report_attendance", draft, about=about, from_notice=about is not None, answer=answer)
    dialog, draft = found
    dialog.status = "done"
    turn.session.flush()
    return Start("report_attendance", draft, about=about, from_notice=about is not None, answer=answer)


def report_meant(turn: Turn, answer: Answer) -> Start | None:
    """A ketua who simply writes who was missing, days after the meeting, means her report."""
    if turn.who.role not in ("ketua", "deputy") or turn.who.group_id is None or answer.text is None:
        return None
    waiting = meetings_to_report(turn.session, turn.who.group_id, turn.now)
    if not report_in(turn, answer.text, turn.who.group_id).is_report:
        return None
    return report_goes_on(turn, waiting, answer) if waiting else _correction(turn, turn.who.group_id, answer.text)


def _correction(turn: Turn, group_id: int, text: str) -> Start | None:
    """ "Eh salah bu, yang ga datang Murni bukan Mawar", after it was saved: her report is opened with that."""
    if not CORRECTS.search(text) or not corrigible_meetings(turn.session, group_id, turn.now, turn.rules):
        return None
    return Start("report_attendance", AttendanceDraft(first_words=text))


def report_unasked(turn: Turn, text: str) -> Next | None:
    """What nothing else understood, and tells who was missing, or was there, while no meeting waits for its report.

    Her words amend the report that was saved, which is asked about first; where there is none she is told so.
    """
    if turn.who.role not in ("ketua", "deputy") or turn.who.group_id is None:
        return None
    report = report_in(turn, text, turn.who.group_id)
    if not report.is_report or not (report.absent or report.present or report.represented or report.ambiguous):
        return None
    if not of_the_future(text) and corrigible_meetings(turn.session, turn.who.group_id, turn.now, turn.rules):
        return Start("report_attendance", AttendanceDraft(first_words=text))
    return Again(
        turn.words._("Belum ada pertemuan yang perlu dilaporkan. Sesudah pertemuan berikutnya saya tanyakan, ya.")
    )
