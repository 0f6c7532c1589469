"""What was reported, for the pendamping: the result with the official marks it proposes, and what was asked of him."""

from collections import Counter
from collections.abc import Callable

from conversations.attendance_summary import shortened
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import Answer, Choice, normal, notice_button
from conversations.settle_marks import RIGHT_WORDS as MARKS_RIGHT
from conversations.settle_marks import MarksState, both_reasons, marks_said, settled_words
from conversations.turn import Next, Start, Stay, Turn
from conversations.words import Words, address_name
from outbox.messages import Message
from outbox.queue import slots_told
from programme.access import may_run
from programme.meetings import MeetingLine, meeting_line
from programme.official_marks import list_official_marks, official_lines, settle_official_marks
from programme.people import chatter_of, members_of
from programme.standing_reports import SavedReport, questions_asked, standing_report

CHANGE_WORDS = frozenset({"ubah tanda", "ubah tanda resmi", "ganti tanda"})
RIGHT_WORDS = MARKS_RIGHT - {"selesai", "simpan", "benar", "betul"}
"""Said of a notice, "benar" alone may be said of anything."""
Tapped = Callable[[Turn, str, str], Next | None]


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
    report = standing_report(view.session, line.id)
    if report is None:
        return None
    lines = [
        words._(
            "Laporan kelompok {group}, {day}: hadir {present} dari {invited}.",
            group=line.group_name,
            day=words.day(view.rules.today(line.starts_at)),
            present=report.present,
            invited=report.invited,
        ),
        *_absent_lines(view, line, report),
        *_evidence_lines(words, report),
        *question_lines(view),
    ]
    if not report.absent:
        return Message("\n".join(lines))
    buttons = (
        notice_button(words._("Tanda resmi sudah benar"), "meeting_result", view.subject, "right"),
        notice_button(words._("Ubah tanda"), "meeting_result", view.subject, "change"),
    )
    return Message("\n".join(lines), rows=tuple((button,) for button in buttons))


def _absent_lines(view: NoticeView, line: MeetingLine, report: SavedReport) -> list[str]:
    """'- 2. Mawar: bekerja → ALFA': what was said, and the official mark that is proposed."""
    words = view.words
    lines = [
        f"- {one.number}. {one.name}: {both_reasons(words, one.name, one.reported, one.replied)} → {one.official}"
        for one in official_lines(view.session, line.id, view.rules)
    ]
    if report.represented:
        names = {member.number: member.name for member in members_of(view.session, line.group_id)}
        stood_in = words.listing([f"{number}. {names[number]}" for number in sorted(report.represented)])
        lines.append(words._("Diwakili keluarga: {names}.", names=stood_in))
    if lines:
        lines.append(words._("Yang lain HADIR."))
    return lines


def _evidence_lines(words: Words, report: SavedReport) -> list[str]:
    counts = Counter(report.evidence)
    kinds = [
        words.n_("{n} foto", "{n} foto", counts["photo"]) if counts["photo"] else "",
        words.n_("{n} pesan suara", "{n} pesan suara", counts["voice"]) if counts["voice"] else "",
        words.n_("{n} berkas", "{n} berkas", counts["document"]) if counts["document"] else "",
    ]
    some = [one for one in kinds if one]
    return [words._("Bukti: {kinds}.", kinds=words.listing(some))] if some else []


def question_lines(view: NoticeView) -> list[str]:
    """Questions that no earlier result has told."""
    if not questions_asked(view.session, view.subject_id, after=0):
        return []
    slots = [*slots_told(view.session, "meeting_result", view.subject, view.reader.id)]
    slots += slots_told(view.session, "report_differs", view.subject, view.reader.id)
    told = max((int(slot.rpartition(" ")[2]) for slot in slots if slot.rpartition(" ")[2].isdigit()), default=0)
    lines = []
    for reporter_id, question in questions_asked(view.session, view.subject_id, after=told):
        asker = chatter_of(view.session, reporter_id)
        name = address_name(view.words, asker.name, asker.gender) if asker is not None else view.words._("Ketua")
        lines.append(view.words._("{name} juga bertanya: “{question}”", name=name, question=shortened(question)))
    return lines


def result_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    meeting_id = int(subject.rpartition(":")[2])
    lines = list_official_marks(turn.session, turn.actor, meeting_id, turn.rules)
    if value == "change":
        return Start("settle_marks", MarksState(meeting_id), about=subject, from_notice=True)
    if value != "right":
        return None
    if lines and all(one.is_settled for one in lines):
        return Stay(turn.words._("Tanda resmi pertemuan itu sudah tersimpan. Terima kasih, {name}.", name=turn.name()))
    settled = settle_official_marks(turn.session, turn.actor, meeting_id, {}, turn.now, turn.rules)
    return Stay(settled_words(turn.words, [one.official for one in settled]))


def result_typed(turn: Turn, subject: str, text: str) -> Next | None:
    words = turn.words
    choices = (
        Choice("right", words._("Tanda resmi sudah benar"), RIGHT_WORDS),
        Choice("change", words._("Ubah tanda"), CHANGE_WORDS),
    )
    meeting_id = int(subject.rpartition(":")[2])
    if may_run(turn.session, turn.actor, "list_official_marks", meeting_id) and marks_said(turn, meeting_id, text):
        told = Answer(text=text)
        return Start("settle_marks", MarksState(meeting_id), about=subject, from_notice=True, answer=told)
    return chosen_in_words(turn, subject, text, choices, result_tapped)


def result_title(turn: Turn, subject: str) -> str:
    line = meeting_line(turn.session, int(subject.rpartition(":")[2]))
    return "" if line is None else turn.words._("Tanda resmi {group}", group=line.group_name)


def chosen_in_words(turn: Turn, subject: str, text: str, choices: tuple[Choice, ...], tapped: Tapped) -> Next | None:
    """A typed label does what its button does; any other text is no answer."""
    said = normal(text)
    value = next((one.value for one in choices if said == normal(one.label) or said in one.words), None)
    return tapped(turn, subject, value) if value is not None else None


RESULT = NoticeTalk(
    render_result,
    result_tapped,
    result_typed,
    result_title,
    knock=lambda view: "laporan pertemuan yang perlu dilihat",
)
