"""What must be settled before a report can be saved: names that fit several, names nobody has, numbers that clash."""

from conversations.attendance_draft import (
    AttendanceDraft,
    candidates_of,
    hear,
    open_matter,
    others_absent,
    present_count,
    settle_ambiguous,
)
from conversations.attendance_summary import ambiguous_choices, summary
from conversations.hearing import report_in
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Next, Turn
from programme.attendance_text import Member, Report, read_report
from programme.meetings import MeetingLine, show_meeting
from programme.people import members_of

TEXT = frozenset({"text"})


def ask_which(turn: Turn, draft: AttendanceDraft) -> Question:
    first = draft.ambiguous[0]
    text = turn.words._("“{said}” itu yang mana? Supaya tidak keliru orang.", said=first["said"])
    return Question(text, ambiguous_choices(turn.words, first, members_in(turn, draft)), numbered=False, accepts=TEXT)


def take_which(turn: Turn, draft: AttendanceDraft, answer: Answer) -> Next:
    members = members_in(turn, draft)
    if answer.value is not None:
        settle_ambiguous(draft, int(answer.value) if answer.value.isdigit() else None, members)
        return next_matter(turn, draft)
    candidates = candidates_of(draft.ambiguous[0])
    meant = read_report(answer.text or "", [member for member in members if member.number in candidates]).absent
    if len(meant) != 1:
        return Again(turn.words._("Maaf, belum jelas. Tekan salah satu nama, atau tulis nomornya."))
    settle_ambiguous(draft, next(iter(meant)), members)
    return next_matter(turn, draft)


def ask_unknown(turn: Turn, draft: AttendanceDraft) -> Question:
    text = turn.words._(
        "“{said}” tidak saya temukan di daftar kelompok. Mohon tulis nama lengkap atau nomor anggotanya.",
        said=draft.unknown[0],
    )
    choices = (
        Choice("nobody", turn.words._("Abaikan, bukan anggota")),
        Choice("list", turn.words._("Pilih dari daftar")),
    )
    return Question(text, choices, numbered=False, accepts=TEXT)


def take_unknown(turn: Turn, draft: AttendanceDraft, answer: Answer) -> Next:
    if answer.value is None and not _report(turn, draft, answer.text or "").is_report:
        return Again(_not_heard(turn))
    draft.unknown.pop(0)
    if answer.value == "list":
        draft.by_list = True
        return Ask("checklist")
    if answer.value == "nobody":
        return next_matter(turn, draft)
    return listen(turn, draft, answer.text or "")


def ask_rest(turn: Turn, draft: AttendanceDraft) -> Question:
    others = len(members_in(turn, draft)) - len(set(draft.present) | set(draft.represented))
    text = turn.words.n_(
        "Yang disebut hadir {came} orang. Apakah {n} anggota lainnya TIDAK hadir?",
        "Yang disebut hadir {came} orang. Apakah {n} anggota lainnya TIDAK hadir?",
        others,
        came=len(draft.present),
    )
    yes, no = yes_no(turn.words._("Ya, yang lain tidak hadir"), turn.words._("Tidak, yang lain juga hadir"))
    return Question(text, (yes, no), accepts=TEXT)


def take_rest(turn: Turn, draft: AttendanceDraft, answer: Answer) -> Next:
    if answer.value == "yes":
        others_absent(draft, members_in(turn, draft))
    elif answer.value == "no":
        draft.only_present = False
    else:
        return listen(turn, draft, answer.text or "")
    return next_matter(turn, draft)


def ask_count(turn: Turn, draft: AttendanceDraft) -> Question:
    invited = len(members_in(turn, draft))
    present = present_count(draft, invited)
    stated = (
        turn.words._("hadir {n}", n=draft.stated_present)
        if draft.stated_present is not None and draft.stated_present != present
        else turn.words._("tidak hadir {n}", n=draft.stated_absent)
    )
    names = summary(turn.words, draft, members_in(turn, draft))
    text = turn.words._(
        "Jumlahnya belum cocok. Yang ditulis: {stated}. Yang saya catat: hadir {present} dari {invited}.\n{names}\n"
        "Siapa yang belum disebut? Tulis namanya, atau pilih jumlah yang benar.",
        stated=stated,
        present=present,
        invited=invited,
        names=names,
    )
    choices = (
        Choice("names", turn.words._("Nama di atas sudah benar")),
        Choice("list", turn.words._("Pilih dari daftar")),
    )
    return Question(text, choices, numbered=False, accepts=TEXT)


def take_count(turn: Turn, draft: AttendanceDraft, answer: Answer) -> Next:
    if answer.value == "list":
        draft.by_list = True
        return Ask("checklist")
    if answer.value == "names":
        draft.stated_present = draft.stated_absent = None
        return Ask("check")
    return listen(turn, draft, answer.text or "")


def listen(turn: Turn, draft: AttendanceDraft, text: str) -> Next:
    """Reads a message into the draft, or says kindly that it was no report."""
    report = _report(turn, draft, text)
    if not report.is_report:
        return Again(_not_heard(turn))
    hear(draft, report, text)
    return next_matter(turn, draft)


def _report(turn: Turn, draft: AttendanceDraft, text: str) -> Report:
    line = line_of(turn, draft)
    return report_in(turn, text, line.group_id, line.ends_at)


def _not_heard(turn: Turn) -> str:
    return turn.words._(
        "Maaf, saya belum menangkap siapa yang tidak hadir. Tulis nama atau nomornya, atau pilih tombol."
    )


def next_matter(turn: Turn, draft: AttendanceDraft) -> Next:
    return Ask(open_matter(draft, len(members_in(turn, draft))) or "check")


def line_of(turn: Turn, draft: AttendanceDraft) -> MeetingLine:
    line = show_meeting(turn.session, turn.actor, draft.meeting_id)
    assert line is not None
    return line


def members_in(turn: Turn, draft: AttendanceDraft) -> list[Member]:
    line = line_of(turn, draft)
    return members_of(turn.session, line.group_id, line.ends_at)
