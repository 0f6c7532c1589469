"""Ketua and pendamping reported differently: shown to the pendamping, who decides by a button."""

from conversations.notices.results import chosen_in_words, question_lines
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import notice_button
from conversations.settle_report import (
    SettleState,
    difference_line,
    settle_all,
    settled_already,
    side_choices,
    then_marks,
)
from conversations.turn import Next, Start, Stay, Turn
from outbox.messages import Message
from programme.access import may_run
from programme.meetings import meeting_line
from programme.report_differences import list_differences, open_differences


def render_differs(view: NoticeView) -> Message | None:
    """Only what is still open; nothing where all of it was decided meanwhile."""
    line = meeting_line(view.session, view.subject_id)
    if line is None or not may_run(view.session, view.reader.actor, "settle_differences", line.id):
        return None
    differences = open_differences(view.session, line.id)
    if not differences:
        return None
    words = view.words
    lines = [
        words._(
            "Kelompok {group}, {day}: ketua juga melapor, dan ada yang berbeda dengan catatan Ibu/Bapak.",
            group=line.group_name,
            day=words.day(view.rules.today(line.starts_at)),
        ),
        *(difference_line(words, one) for one in differences),
        words._("Catatan yang masuk lebih dulu masih berlaku. Mana yang dipakai?"),
        *question_lines(view),
    ]
    buttons = [notice_button(one.label, "report_differs", view.subject, one.value) for one in side_choices(words)]
    return Message("\n".join(lines), rows=tuple((button,) for button in buttons))


def differs_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    meeting_id = int(subject.rpartition(":")[2])
    if not list_differences(turn.session, turn.actor, meeting_id):
        return Stay(settled_already(turn))
    if value == "each":
        return Start("settle_report", SettleState(meeting_id, one_by_one=True), about=subject, from_notice=True)
    if value not in ("ketua", "pendamping"):
        return None
    return then_marks(turn, meeting_id, settle_all(turn, meeting_id, value), from_notice=True)


def differs_typed(turn: Turn, subject: str, text: str) -> Next | None:
    return chosen_in_words(turn, subject, text, side_choices(turn.words), differs_tapped)


def differs_title(turn: Turn, subject: str) -> str:
    line = meeting_line(turn.session, int(subject.rpartition(":")[2]))
    return "" if line is None else turn.words._("Perbedaan laporan {group}", group=line.group_name)


DIFFERS = NoticeTalk(
    render_differs,
    differs_tapped,
    differs_typed,
    differs_title,
    knock=lambda view: "dua laporan kehadiran yang berbeda",
)
