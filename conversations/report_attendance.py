"""Ketua (or pendamping) says who missed a meeting.

meeting --> who --(a name fits several)--> which --(not a member)--> unknown --(only those present)--> rest
             |                                                     --(numbers don't add up)--> count
             +--(by list)--> checklist                             --> check --yes--> thanks
             ^----------------------------------------- change --------+
"""

from conversations.attendance_draft import (
    AttendanceDraft,
    count_conflict,
    mark_absent,
    mark_present,
    present_count,
)
from conversations.attendance_matters import (
    TEXT,
    ask_count,
    ask_rest,
    ask_unknown,
    ask_which,
    line_of,
    listen,
    members_in,
    next_matter,
    take_count,
    take_rest,
    take_unknown,
    take_which,
)
from conversations.attendance_summary import checklist_choices, summary
from conversations.meeting_words import short_meeting
from conversations.not_held import NOT_HELD_WORDS, ask_not_held, take_not_held
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from programme.attendance import (
    CorrectionTooLate,
    Heard,
    MeetingNotOver,
    SavedReport,
    corrigible_meetings,
    meetings_to_report,
    save_report,
    show_report,
)
from programme.meetings import meeting_line
from programme.people import groups_of


def begin(turn: Turn, draft: AttendanceDraft) -> Next:
    if draft.meeting_id:
        return Ask("who")
    open_meetings = _meetings_offered(turn)
    if not open_meetings:
        return Done(
            turn.words._("Belum ada pertemuan yang perlu dilaporkan. Sesudah pertemuan berikutnya saya tanyakan, ya.")
        )
    if len(open_meetings) == 1:
        return _choose_meeting(turn, draft, open_meetings[0])
    return Ask("meeting")


def ask_meeting(turn: Turn, draft: AttendanceDraft) -> Question:
    lines = [meeting_line(turn.session, meeting_id) for meeting_id in _meetings_offered(turn)]
    choices = tuple(Choice(str(line.id), short_meeting(turn.words, line, turn.rules)) for line in lines if line)
    return Question(turn.words._("Pertemuan yang mana?"), choices)


def take_meeting(turn: Turn, draft: AttendanceDraft, answer: Answer) -> Next:
    if answer.value is None and answer.text:
        draft.first_words = answer.text
    if answer.value is None or int(answer.value) not in _meetings_offered(turn):
        return Again()
    return _choose_meeting(turn, draft, int(answer.value))


def ask_who(turn: Turn, draft: AttendanceDraft) -> Question:
    line = line_of(turn, draft)
    text = turn.words._(
        "Pertemuan kelompok {group}, {day}. Siapa yang tidak hadir? Tulis nama atau nomornya dan alasannya.",
        group=line.group_name,
        day=turn.words.day(turn.rules.today(line.starts_at)),
    )
    choices = (
        Choice("all", turn.words._("Hadir semua")),
        Choice("list", turn.words._("Pilih dari daftar")),
        Choice("not_held", turn.words._("Pertemuannya tidak jadi"), NOT_HELD_WORDS),
    )
    return Question(text, choices, numbered=False, accepts=TEXT)


def take_who(turn: Turn, draft: AttendanceDraft, answer: Answer) -> Next:
    if answer.value == "not_held":
        return Ask("not_held")
    if answer.value == "list":
        draft.by_list = True
        return Ask("checklist")
    if answer.value == "all":
        draft.said.append(turn.words._("Hadir semua"))
        draft.all_present = True
        return Ask("check")
    return listen(turn, draft, answer.text or "")


def ask_checklist(turn: Turn, draft: AttendanceDraft) -> Question:
    members = members_in(turn, draft)
    text = turn.words.n_(
        "Tekan nama yang TIDAK hadir ({n} dipilih), lalu tekan Selesai.",
        "Tekan nama yang TIDAK hadir ({n} dipilih), lalu tekan Selesai.",
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
        if action == "set":
            mark_absent(draft, number, None)
        else:
            mark_present(draft, number)
    return Again(redraw=True)


def ask_check(turn: Turn, draft: AttendanceDraft) -> Question:
    members = members_in(turn, draft)
    line = line_of(turn, draft)
    text = turn.words._(
        "Pertemuan kelompok {group}, {day}.\nHadir {present} dari {invited}.\n{names}\nSudah benar?",
        group=line.group_name,
        day=turn.words.day(turn.rules.today(line.starts_at)),
        present=present_count(draft, len(members)),
        invited=len(members),
        names=summary(turn.words, draft, members),
    )
    yes, no = yes_no(turn.words._("Ya, simpan"), turn.words._("Ubah"))
    return Question(text, (yes, no), numbered=False, accepts=TEXT)


def take_check(turn: Turn, draft: AttendanceDraft, answer: Answer) -> Next:
    if answer.value == "yes":
        return _save(turn, draft)
    if answer.value is None and answer.text:
        return listen(turn, draft, answer.text)
    return Ask("change")


def ask_change(turn: Turn, draft: AttendanceDraft) -> Question:
    text = turn.words._(
        "Apa yang perlu diubah? Tulis saja, misalnya: Wati datang, yang tidak hadir Sri. Atau mulai dari awal."
    )
    choices = (
        Choice("list", turn.words._("Pilih dari daftar")),
        Choice("anew", turn.words._("Mulai dari awal")),
    )
    return Question(text, choices, numbered=False, accepts=TEXT)


def take_change(turn: Turn, draft: AttendanceDraft, answer: Answer) -> Next:
    if answer.value == "list":
        draft.by_list = True
        return Ask("checklist")
    if answer.value == "anew":
        fresh = AttendanceDraft(meeting_id=draft.meeting_id)
        draft.__dict__.update(fresh.__dict__)
        return Ask("who")
    return listen(turn, draft, answer.text or "")


def _save(turn: Turn, draft: AttendanceDraft) -> Next:
    if draft.ambiguous or draft.unknown or draft.only_present or count_conflict(draft, len(members_in(turn, draft))):
        return next_matter(turn, draft)
    heard = Heard(draft.absent_numbers, frozenset(draft.represented), "\n".join(draft.said))
    words = turn.words
    try:
        saved = save_report(turn.session, turn.actor, draft.meeting_id, heard, turn.now, turn.rules)
    except CorrectionTooLate:
        return Done(
            words.n_(
                "Laporan ini sudah lewat {n} hari, jadi tidak bisa diubah di sini. Sampaikan kepada pendamping, ya.",
                "Laporan ini sudah lewat {n} hari, jadi tidak bisa diubah di sini. Sampaikan kepada pendamping, ya.",
                turn.rules.days_to_correct_report,
            )
        )
    except MeetingNotOver:
        return Done(words._("Pertemuan itu belum berlangsung atau sudah dibatalkan, jadi belum bisa dilaporkan."))
    return Done(_thanks(turn, saved))


def _thanks(turn: Turn, saved: SavedReport) -> str:
    return turn.words.n_(
        "Terima kasih, {name}. Laporan tersimpan: hadir {present} dari {invited}. "
        "Kalau ada yang keliru, ketik lapor; bisa diperbaiki selama {n} hari.",
        "Terima kasih, {name}. Laporan tersimpan: hadir {present} dari {invited}. "
        "Kalau ada yang keliru, ketik lapor; bisa diperbaiki selama {n} hari.",
        turn.rules.days_to_correct_report,
        name=turn.name(),
        present=saved.present,
        invited=saved.invited,
    )


def _choose_meeting(turn: Turn, draft: AttendanceDraft, meeting_id: int) -> Next:
    """A meeting already reported is corrected: the draft begins with what stands."""
    draft.meeting_id = meeting_id
    standing = show_report(turn.session, turn.actor, meeting_id)
    if standing is None:
        return listen(turn, draft, draft.first_words) if draft.first_words else Ask("who")
    draft.absent = {str(number): reason for number, reason in standing.absent.items()}
    draft.represented = sorted(standing.represented)
    draft.all_present = not draft.absent
    return Ask("check")


def _meetings_offered(turn: Turn) -> list[int]:
    """Unreported meetings first; then the latest reports that may still be corrected."""
    if turn.who.role == "ketua":
        groups = [turn.who.group_id] if turn.who.group_id is not None else []
    else:
        groups = [group.id for group in groups_of(turn.session, turn.who.id)]
    waiting = [one for group_id in groups for one in meetings_to_report(turn.session, group_id, turn.now)]
    return waiting + [
        one for group_id in groups for one in corrigible_meetings(turn.session, group_id, turn.now, turn.rules)
    ]


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
        "change": Step(ask_change, take_change),
    },
    begin,
    roles=frozenset({"ketua", "pendamping", "koordinator"}),
    title=lambda words: words._("Laporkan kehadiran"),
    commands=("lapor", "laporan", "hadir", "absen"),
)
