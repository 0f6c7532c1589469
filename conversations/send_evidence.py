"""A photo or voice note came unasked: which meeting it belongs to, where that is not clear.

meeting --> kept with it
"""

from dataclasses import dataclass, field

from conversations.attendance_draft import AttendanceDraft
from conversations.attendance_matters import report_about
from conversations.meeting_choices import meeting_choices
from conversations.questions import Answer, Choice, Question
from conversations.report_evidence import evidence_kind, kept, kept_file, meetings_it_may_show
from conversations.report_meeting import own_groups, stand_on
from conversations.turn import REPORTERS, Again, Ask, Conversation, Done, Next, Start, Step, Turn
from outbox import dialogs
from outbox.stored_files import file_of
from programme.meetings import show_meeting


@dataclass
class EvidenceState:
    file_id: int = 0
    kind: str = "photo"
    meetings: list[int] = field(default_factory=list)
    caption: str = ""
    """What was written under it: it may be the report."""


def evidence_meant(turn: Turn) -> Next | None:
    """What follows from a file that no question asked for; None where it can't be evidence of any meeting.

    A ketua's is taken for the meeting just held; staff have many meetings and other photos, so they are asked.
    """
    kind = evidence_kind(turn.incoming)
    file_id = file_of(turn.session, turn.contact.id, turn.incoming)
    if kind is None or file_id is None or turn.who.role not in REPORTERS:
        return None
    meetings = meetings_it_may_show(turn, own_groups(turn))
    if not meetings:
        return None
    if len(meetings) > 1 or turn.who.role not in ("ketua", "deputy"):
        return Start("send_evidence", EvidenceState(file_id, kind, meetings, turn.incoming.text or ""))
    [meeting_id] = meetings
    is_reported = _is_reported(turn, meeting_id)
    sentence = kept(turn, meeting_id, wants_words=not is_reported and not turn.incoming.text)
    return _go_on(turn, meeting_id, sentence, turn.incoming.text or "", is_reported=is_reported)


def _go_on(turn: Turn, meeting_id: int, sentence: str, caption: str, *, is_reported: bool) -> Next:
    """The report is still to be written; what stands under the photo may be it, or correct the one that stands."""
    about = f"meeting:{meeting_id}"
    draft = AttendanceDraft(meeting_id, preface=sentence)
    is_report = bool(caption) and report_about(turn, draft, caption).is_report
    if is_reported and not is_report:
        return Done(sentence)
    stand_on(turn, draft)
    if dialogs.paused_about(turn.session, turn.contact.id, turn.person_id, "report_attendance", about) is not None:
        turn.say(sentence)  # her unfinished report goes on with a sentence of its own
    draft.first_words = caption if is_report else ""
    return Start("report_attendance", draft, about=about)


def _is_reported(turn: Turn, meeting_id: int) -> bool:
    line = show_meeting(turn.session, turn.actor, meeting_id)
    return line is not None and line.status == "reported"


def ask_meeting(turn: Turn, state: EvidenceState) -> Question:
    lines = [show_meeting(turn.session, turn.actor, meeting_id) for meeting_id in state.meetings]
    choices = [*meeting_choices(turn, [line for line in lines if line is not None])]
    choices.append(Choice("none", turn.words._("Bukan untuk pertemuan")))
    return Question(turn.words._("Kiriman ini saya simpan. Untuk pertemuan yang mana?"), tuple(choices))


def take_meeting(turn: Turn, state: EvidenceState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "none":
        return Done(turn.words._("Baik, terima kasih. Kirimannya tetap saya simpan."))
    meeting_id = int(answer.value)
    is_reported = _is_reported(turn, meeting_id)
    sentence = kept_file(turn, meeting_id, state.file_id, state.kind, wants_words=False)
    return _go_on(turn, meeting_id, sentence, state.caption, is_reported=is_reported)


CONVERSATION = Conversation(
    "send_evidence",
    EvidenceState,
    {"meeting": Step(ask_meeting, take_meeting)},
    lambda turn, state: Ask("meeting"),
    roles=REPORTERS,
)
