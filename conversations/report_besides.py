"""What a ketua asked or told beside her report: passed on to the pendamping, unless it may be about her own people.

"Pendamping minta uang 20rb" may stand in a report: it is kept back, and taken up once that is saved, in the way on
which those it is about don't see it.
"""

from conversations.attendance_draft import AttendanceDraft
from conversations.inquiries.ask_state import AskState
from conversations.inquiries.own_people import blames_own_people
from conversations.matters_heard import matter_meant
from conversations.turn import Done, Next, Start, Turn
from programme.matter_doubts import meanings_of
from programme.matters import ABOUT_SOMEBODY


def passed_on(turn: Turn, draft: AttendanceDraft) -> list[str]:
    """What goes to the pendamping with the report."""
    return [one for one in draft.questions if not _is_confidential(turn, one)]


def done(turn: Turn, draft: AttendanceDraft, sentence: str) -> Next:
    """The report is settled: what was kept back begins now, as if she had written it by itself."""
    kept_back = "\n".join(one for one in draft.questions if _is_confidential(turn, one))
    if not kept_back or turn.who.role not in ("ketua", "deputy"):
        return Done(sentence)
    turn.say(sentence)
    return matter_meant(turn, kept_back) or Start("ask_question", AskState(words=kept_back))


def _is_confidential(turn: Turn, text: str) -> bool:
    """Whether somebody is accused in it: a name may be the pendamping's own, so nobody's name need be read."""
    accuses = any(one.place == "complaint" and one.topic in ABOUT_SOMEBODY for one in meanings_of(text))
    return accuses or blames_own_people(turn, text)
