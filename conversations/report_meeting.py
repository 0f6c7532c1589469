"""Which meeting is reported, and the first question about it: who was missing."""

from conversations.attendance_draft import AttendanceDraft
from conversations.attendance_events import put_marks
from conversations.attendance_matters import TEXT, line_of, listen, next_matter, note, report_about
from conversations.meeting_choices import meeting_choices
from conversations.not_held import NOT_HELD_WORDS, says_not_held
from conversations.questions import Answer, Choice, Question
from conversations.report_evidence import kept_file
from conversations.settle_report import SettleState
from conversations.turn import Again, Ask, Done, Next, Start, Turn
from programme.access import may_run
from programme.meetings import meeting_line
from programme.people import groups_of
from programme.report_differences import list_differences
from programme.standing_reports import corrigible_meetings, meetings_to_report, show_report


def begin(turn: Turn, draft: AttendanceDraft) -> Next:
    if draft.events:
        return next_matter(turn, draft)
    if draft.meeting_id and draft.first_words:
        return listen(turn, draft, draft.first_words)
    if draft.meeting_id:
        preface, draft.preface = draft.preface, ""
        return Ask("who", preface or None)
    open_meetings = meetings_offered(turn)
    if not open_meetings:
        return Done(
            turn.words._("Belum ada pertemuan yang perlu dilaporkan. Sesudah pertemuan berikutnya saya tanyakan, ya.")
        )
    if len(open_meetings) == 1:
        return _choose_meeting(turn, draft, open_meetings[0])
    return Ask("meeting")


def ask_meeting(turn: Turn, draft: AttendanceDraft) -> Question:
    lines = [meeting_line(turn.session, meeting_id) for meeting_id in meetings_offered(turn)]
    return Question(turn.words._("Pertemuan yang mana?"), meeting_choices(turn, [line for line in lines if line]))


def take_meeting(turn: Turn, draft: AttendanceDraft, answer: Answer) -> Next:
    if answer.value is None and answer.text:
        draft.first_words = f"{draft.first_words}\n{answer.text}".strip()
    if answer.value is None or int(answer.value) not in meetings_offered(turn):
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
        note(turn, draft, {"kind": "all", "text": turn.words._("Hadir semua")})
        return next_matter(turn, draft)
    if says_not_held(answer.text or "", report_about(turn, draft, answer.text or "")):
        return Ask("not_held")
    return listen(turn, draft, answer.text or "")


def _choose_meeting(turn: Turn, draft: AttendanceDraft, meeting_id: int) -> Next:
    """A meeting already reported is corrected: the draft begins with what stands."""
    draft.meeting_id = meeting_id
    if may_run(turn.session, turn.actor, "list_differences", meeting_id) and list_differences(
        turn.session, turn.actor, meeting_id
    ):
        return Start("settle_report", SettleState(meeting_id), about=f"meeting:{meeting_id}")
    stand_on(turn, draft)
    for file_id, kind in draft.files:
        draft.preface = kept_file(turn, meeting_id, file_id, kind, wants_words=False)
    if draft.first_words and report_about(turn, draft, draft.first_words).is_report:
        return listen(turn, draft, draft.first_words)
    if draft.base is not None:
        return next_matter(turn, draft)
    preface, draft.preface = draft.preface, ""
    return Ask("who", preface or None)


def stand_on(turn: Turn, draft: AttendanceDraft) -> None:
    """Begins the draft with what stands for its meeting, if anything does."""
    standing = show_report(turn.session, turn.actor, draft.meeting_id)
    if standing is None:
        return
    draft.base = {
        "absent": {str(number): reason for number, reason in standing.absent.items()},
        "represented": sorted(standing.represented),
        "by_group": standing.by_group and turn.who.role not in ("ketua", "deputy"),
    }
    put_marks(draft, draft.base)


def own_groups(turn: Turn) -> list[int]:
    """The groups whose meetings this person may report."""
    if turn.who.role in ("ketua", "deputy"):
        return [turn.who.group_id] if turn.who.group_id is not None else []
    return [group.id for group in groups_of(turn.session, turn.who.id)]


def meetings_offered(turn: Turn) -> list[int]:
    """Unreported meetings first; then the latest reports that may still be corrected."""
    groups = own_groups(turn)
    waiting = [one for group_id in groups for one in meetings_to_report(turn.session, group_id, turn.now)]
    return waiting + [
        one for group_id in groups for one in corrigible_meetings(turn.session, group_id, turn.now, turn.rules)
    ]
