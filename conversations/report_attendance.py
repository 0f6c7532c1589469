"""Ketua, her deputy or the pendamping says who missed a meeting, in as many messages as it takes.

meeting --> who --(a name fits several)--> which --(not a member)--> unknown --(only those present)--> rest
             |                                                     --(numbers don't add up)--> count
             +--(by list)--> checklist                             --> check --yes--> thanks
             ^----------------------------------------- change --------+ --"itu saja"--> sure
"""

from conversations.attendance_draft import AttendanceDraft
from conversations.attendance_matters import (
    TEXT,
    ask_count,
    ask_rest,
    ask_unknown,
    ask_which,
    listen,
    members_in,
    next_matter,
    note,
    take_count,
    take_rest,
    take_unknown,
    take_which,
)
from conversations.attendance_summary import checklist_choices
from conversations.not_held import ask_not_held, take_not_held
from conversations.questions import Answer, Question
from conversations.report_asides import take_aside
from conversations.report_check import ask_change, ask_check, ask_sure, take_change, take_check, take_sure
from conversations.report_meeting import ask_meeting, ask_who, begin, take_meeting, take_who
from conversations.turn import REPORTERS, Again, Conversation, Next, Step, Turn


def ask_checklist(turn: Turn, draft: AttendanceDraft) -> Question:
    members = members_in(turn, draft)
    text = turn.words.n_(
        "Pilih nama yang TIDAK hadir ({n} dipilih), lalu Selesai.",
        "Pilih nama yang TIDAK hadir ({n} dipilih), lalu Selesai.",
        len(draft.absent),
    )
    return Question(text, checklist_choices(turn.words, draft, members), numbered=False, accepts=TEXT, redraws=True)


def take_checklist(turn: Turn, draft: AttendanceDraft, answer: Answer) -> Next:
    value = answer.value
    if value is None:
        return listen(turn, draft, answer.text or "")
    if value == "done":
        draft.said.append(turn.words._("(dipilih dari daftar)"))
        return next_matter(turn, draft)
    action, number = value[:3], int(value[3:])
    if action == "pag":
        draft.page = number
    elif number in {member.number for member in members_in(turn, draft)}:
        note(turn, draft, {"kind": "tick", "number": number, "absent": action == "set"})
    return Again(redraw=True)


CORRECTING = (
    *(f"{word} laporan" for word in ("ubah", "perbaiki", "ralat", "betulkan", "koreksi")),
    *("laporan salah", "laporan tadi salah", "laporannya salah"),
)
"""What opens the report that was saved."""
CONVERSATION = Conversation(
    "report_attendance",
    AttendanceDraft,
    {
        "meeting": Step(ask_meeting, take_meeting),
        "who": Step(ask_who, take_who),
        "not_held": Step(ask_not_held, take_not_held),
        "checklist": Step(ask_checklist, take_checklist),
        "which": Step(ask_which, take_which),
        "unknown": Step(ask_unknown, take_unknown),
        "rest": Step(ask_rest, take_rest),
        "count": Step(ask_count, take_count),
        "check": Step(ask_check, take_check),
        "sure": Step(ask_sure, take_sure),
        "change": Step(ask_change, take_change),
    },
    begin,
    roles=REPORTERS,
    title=lambda words: words._("Laporkan kehadiran"),
    commands=("lapor", "laporan", "hadir", "absen", *CORRECTING),
    aside=take_aside,
)
