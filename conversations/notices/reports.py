"""The question to the ketua after a meeting, and its result to the pendamping."""

from conversations.attendance_draft import AttendanceDraft
from conversations.hearing import report_in
from conversations.meeting_words import short_meeting
from conversations.not_held import NOT_HELD_WORDS
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import Answer, normal, notice_button
from conversations.reason_words import reason_in_words
from conversations.turn import Again, Next, Start, Turn
from outbox.messages import Message
from programme.access import may_run
from programme.attendance import standing_report
from programme.meetings import meeting_line
from programme.people import members_of


def render_request(view: NoticeView) -> Message | None:
    """None where the report came meanwhile, the meeting was cancelled, or the reader is no longer ketua."""
    line = meeting_line(view.session, view.subject_id)
    if line is None or line.status != "planned" or line.ends_at > view.now:
        return None
    if not may_run(view.session, view.reader.actor, "save_report", line.id):
        return None
    words = view.words
    text = words._(
        "{name}, terima kasih sudah mengurus pertemuan {day}. Siapa yang tidak hadir? Tulis saja nama atau nomornya "
        "dan alasannya, misalnya: Mawar kerja, Wati sakit.",
        name=view.name(),
        day=words.day(view.rules.today(line.starts_at)),
    )
    buttons = (
        (notice_button(words._("Hadir semua"), "report_request", view.subject, "all"),),
        (notice_button(words._("Pilih dari daftar"), "report_request", view.subject, "list"),),
        (notice_button(words._("Pertemuannya tidak jadi"), "report_request", view.subject, "not_held"),),
    )
    return Message(text, rows=buttons)


def request_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    if not _still_asked(turn, subject):
        return Again(turn.words._("Laporan pertemuan itu sudah tersimpan. Terima kasih, {name}.", name=turn.name()))
    meeting_id = int(subject.rpartition(":")[2])
    return Start(
        "report_attendance",
        AttendanceDraft(meeting_id=meeting_id),
        about=subject,
        from_notice=True,
        answer=Answer(value=value, kind="tap"),
    )


def request_typed(turn: Turn, subject: str, text: str) -> Next | None:
    line = meeting_line(turn.session, int(subject.rpartition(":")[2]))
    if line is None or not _still_asked(turn, subject):
        return None
    if normal(text) not in NOT_HELD_WORDS and not report_in(turn, text, line.group_id, line.ends_at).is_report:
        return None
    return Start(
        "report_attendance",
        AttendanceDraft(meeting_id=line.id),
        about=subject,
        from_notice=True,
        answer=Answer(text=text),
    )


def request_title(turn: Turn, subject: str) -> str:
    line = meeting_line(turn.session, int(subject.rpartition(":")[2]))
    return "" if line is None else short_meeting(turn.words, line, turn.rules)


def _still_asked(turn: Turn, subject: str) -> bool:
    line = meeting_line(turn.session, int(subject.rpartition(":")[2]))
    return line is not None and line.status == "planned" and may_run(turn.session, turn.actor, "save_report", line.id)


def render_result(view: NoticeView) -> Message | None:
    """What the ketua reported, for the pendamping."""
    line = meeting_line(view.session, view.subject_id)
    if line is None or not may_run(view.session, view.reader.actor, "show_coverage", line.id):
        return None  # she is no longer its pendamping
    words = view.words
    if view.slot == "not held":
        day = words.day(view.rules.today(line.starts_at))
        return Message(
            words._("Kelompok {group}: pertemuan {day} dilaporkan tidak jadi.", group=line.group_name, day=day)
        )
    report = standing_report(view.session, view.subject_id)
    if report is None:
        return None
    names = {member.number: member.name for member in members_of(view.session, line.group_id)}
    lines = [
        words._(
            "Laporan kelompok {group}, {day}: hadir {present} dari {invited}.",
            group=line.group_name,
            day=words.day(view.rules.today(line.starts_at)),
            present=report.present,
            invited=report.invited,
        )
    ]
    lines += [
        f"- {number}. {names[number]}: {reason_in_words(words, reason)}"
        for number, reason in sorted(report.absent.items())
    ]
    if report.represented:
        stood_in = words.listing([f"{number}. {names[number]}" for number in sorted(report.represented)])
        lines.append(words._("Diwakili keluarga: {names}.", names=stood_in))
    return Message("\n".join(lines))


REQUEST = NoticeTalk(render_request, request_tapped, request_typed, request_title)
RESULT = NoticeTalk(render_result)
