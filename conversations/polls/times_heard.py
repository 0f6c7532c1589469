"""What is written of a new time unasked: a proposal in one sentence, or "ternyata tidak bisa" afterwards."""

from conversations.courtesies import acknowledges
from conversations.polls.answer_time import answered_typed
from conversations.questions import Answer, normal
from conversations.turn import FAMILIES, Again, Done, Next, Start, Turn
from conversations.which_notice import State as WhichState
from programme.meetings import next_meeting_of_group, subject_of
from programme.polls.new_time_results import open_time_question, round_line, show_own_answer
from programme.polls.time_answer_text import SUITS, read_time_answer
from programme.polls.time_rounds import QUESTION
from programme.polls.time_rounds import subject_of as round_subject

PROPOSING = "propose_time"


def time_meant(turn: Turn, text: str) -> Next | None:
    """ "waktu baru melati 1 sabtu keempat jam 16.30" of a pendamping, or a member's other answer."""
    proposing = turn.menu.get(PROPOSING)
    if proposing is None:
        return _answer_changed(turn, text)
    said = normal(text)
    command = next((one for one in proposing.commands if said.startswith(f"{one} ")), None)
    if command is None:
        return None
    rest = " ".join(text.split()[len(command.split()) :])
    return Start(PROPOSING, answer=Answer(text=rest))


def _answer_changed(turn: Turn, text: str) -> Next | None:
    """Another answer than the one she gave, as long as the asking lasts; where a meeting is near, it is asked which."""
    if turn.who.role not in FAMILIES or turn.who.group_id is None or acknowledges(text):
        return None
    poll_id = open_time_question(turn.session, turn.actor, turn.who.id, turn.now)
    line = round_line(turn.session, poll_id) if poll_id is not None else None
    known = show_own_answer(turn.session, turn.actor, line.poll_id) if line is not None else None
    if line is None or known is None:
        return None
    said = read_time_answer(text, line.new)
    if said is None or SUITS[said] is known.suits:
        return None
    meeting = next_meeting_of_group(turn.session, turn.who.group_id, turn.now)
    if meeting is None or meeting.starts_at > line.closes_at:
        then = answered_typed(turn, round_subject(line.poll_id), text)
        return Done(then.sentence) if isinstance(then, Again) else then
    meant = [["meeting_reminder", subject_of(meeting.id)], [QUESTION, round_subject(line.poll_id)]]
    return Start("which_notice", WhichState(meant, text))
