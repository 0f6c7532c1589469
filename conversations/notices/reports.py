"""The questions after a meeting that nobody has reported yet: to its ketua, her deputy, its pendamping."""

from conversations.attendance_draft import AttendanceDraft
from conversations.hearing import report_in
from conversations.meeting_words import short_meeting
from conversations.not_held import says_not_held
from conversations.notices.meeting_ways import where_it_fits
from conversations.notices.request_words import request_text, unsaved_text
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import YES_WORDS, Answer, normal, notice_button
from conversations.turn import Again, Next, Resume, Start, Turn
from conversations.unsaved_report import report_goes_on, unsaved_report
from conversations.visits_heard import tells_of_visits
from conversations.words import Words, address_name
from outbox.messages import Message, TemplateCall
from programme.access import may_run
from programme.meetings import meeting_line


def render_request(view: NoticeView) -> Message | None:
    """None where the report came meanwhile, the meeting was cancelled or moved, or the reader may no longer report."""
    line = meeting_line(view.session, view.subject_id)
    if line is None or line.status != "planned" or line.ends_at > view.now:
        return None
    stage, _, day = view.slot.partition(" ")
    if day and day != view.rules.today(line.starts_at).isoformat():
        return None
    if not may_run(view.session, view.reader.actor, "save_report", line.id):
        return None
    words = view.words
    left = unsaved_report(view.session, view.reader.id, view.now, [line.id])
    if left is not None:
        going_on = notice_button(words._("Lanjutkan laporan"), "report_request", view.subject, "go_on")
        return Message(unsaved_text(view, line), rows=((going_on,),))
    buttons = (
        (notice_button(words._("Hadir semua"), "report_request", view.subject, "all"),),
        (notice_button(words._("Pilih dari daftar"), "report_request", view.subject, "list"),),
        (notice_button(words._("Pertemuannya tidak jadi"), "report_request", view.subject, "not_held"),),
    )
    return Message(request_text(view, line, stage), rows=buttons)


def request_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    if not _still_asked(turn, subject):
        return Again(turn.words._("Laporan pertemuan itu sudah tersimpan. Terima kasih, {name}.", name=turn.name()))
    meeting_id = int(subject.rpartition(":")[2])
    if value not in ("go_on", "all", "list", "not_held"):
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    left = unsaved_report(turn.session, turn.who.id, turn.now, [meeting_id]) if value == "go_on" else None
    if left is not None:
        return Resume(left[0].id)
    return Start(
        "report_attendance",
        AttendanceDraft(meeting_id=meeting_id),
        about=subject,
        from_notice=True,
        answer=Answer(value=value, kind="tap") if value != "go_on" else None,
    )


def request_typed(turn: Turn, subject: str, text: str) -> Next | None:
    line = meeting_line(turn.session, int(subject.rpartition(":")[2]))
    if line is None or not _still_asked(turn, subject):
        return None
    if normal(text) in YES_WORDS:
        left = unsaved_report(turn.session, turn.who.id, turn.now, [line.id])
        return None if left is None else Resume(left[0].id)
    if tells_of_visits(turn, text):  # "1 selesai ketemu ibunya": of the day's list, not of the group's number 1
        return None
    report = report_in(turn, text, line.group_id, line.ends_at)
    if not report.is_report and not says_not_held(text, report):
        return None
    return report_goes_on(turn, [line.id], Answer(text=text), about=subject)


def request_title(turn: Turn, subject: str) -> str:
    line = meeting_line(turn.session, int(subject.rpartition(":")[2]))
    return "" if line is None else short_meeting(turn.words, line, turn.rules)


def _still_asked(turn: Turn, subject: str) -> bool:
    line = meeting_line(turn.session, int(subject.rpartition(":")[2]))
    return line is not None and line.status == "planned" and may_run(turn.session, turn.actor, "save_report", line.id)


def request_template(view: NoticeView) -> TemplateCall | None:
    """To a ketua or her deputy; a pendamping is told besides whom to ask."""
    line = meeting_line(view.session, view.subject_id)
    if line is None or view.reader.role not in ("ketua", "deputy"):
        return None
    words = Words("id")
    name = address_name(words, view.reader.name, view.reader.gender)
    return TemplateCall("report_request", (name, line.group_name, words.day(view.rules.today(line.starts_at))))


REQUEST = NoticeTalk(
    render_request,
    request_tapped,
    request_typed,
    request_title,
    template=where_it_fits(render_request, 3, request_template),
    knock=lambda view: "pertanyaan tentang pertemuan kelompok",
)
