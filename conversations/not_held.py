"""The ketua says that the meeting did not take place: confirmed once, so that nobody is called present or absent."""

from dataclasses import replace

from conversations.attendance_draft import AttendanceDraft
from conversations.attendance_matters import line_of
from conversations.questions import Answer, Question, normal, yes_no
from conversations.turn import Ask, Done, Next, Turn
from programme.attendance_report import Report
from programme.meetings import report_not_held
from programme.not_held_text import tells_not_held

NOT_HELD = """
tidak jadi|ndak jadi|gak jadi|nggak jadi|tdk jadi|ora sido|ora sida|mboten sios|teu janten|teu jadi
pertemuannya tidak jadi|tidak jadi bu|gak jadi bu|ora sido bu|libur|ditunda|diundur|pertemuan batal|batal pertemuannya
mboten siyos|kempalan mboten siyos|kempalanipun mboten siyos|mboten wonten kempalan|riungan teu janten
riunganana teu janten|pertemuan tidak jadi|not held|the meeting was not held
tidak ada pertemuan|tdk ada pertemuan|gak ada pertemuan|ndak ada pertemuan|ora ono kumpulan|teu aya riungan
"""
NOT_HELD_WORDS = frozenset(NOT_HELD.strip().replace("\n", "|").split("|"))


def says_not_held(text: str, report: Report) -> bool:
    """Her words say so, and nothing of a member: "mawar tidak jadi datang" is a report."""
    named = report.absent or report.present or report.represented or report.ambiguous
    return not named and (normal(text) in NOT_HELD_WORDS or tells_not_held(text))


def ask_not_held(turn: Turn, draft: AttendanceDraft) -> Question:
    text = turn.words._(
        "Pertemuan {day} tidak jadi dilaksanakan? Tidak ada yang dicatat tidak hadir.",
        day=turn.words.day(turn.rules.today(line_of(turn, draft).starts_at)),
    )
    yes, no = yes_no(turn.words._("Ya, tidak jadi"), turn.words._("Tetap jadi"))
    return Question(text, (replace(yes, words=yes.words | NOT_HELD_WORDS), no))


def take_not_held(turn: Turn, draft: AttendanceDraft, answer: Answer) -> Next:
    if answer.value != "yes":
        return Ask("who")
    report_not_held(turn.session, turn.actor, draft.meeting_id, turn.now)
    return Done(turn.words._("Baik, tercatat tidak jadi. Terima kasih, {name}.", name=turn.name()))
