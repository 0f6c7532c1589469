"""A member of whom the words leave open whether she came ("kayaknya Ponirah gak ikut"): asked outright.

Not "which one": whoever chose her name then would have made her absent without knowing it.
"""

from collections.abc import Sequence

from conversations.attendance_draft import AttendanceDraft, candidates_of
from conversations.attendance_events import Event, Read, told_of
from conversations.questions import Answer, Choice, Question
from conversations.said_instead import tells_unknown
from conversations.words import Words
from programme.attendance_text import Member

TEXT = frozenset({"text"})
NOBODY = "nobody"


def doubted(draft: AttendanceDraft) -> int | None:
    """The number of the one member who is in doubt first; None where a name fits several."""
    candidates = candidates_of(draft.ambiguous[0])
    return candidates[0] if len(candidates) == 1 else None


def ask_doubt(words: Words, draft: AttendanceDraft, number: int, members: Sequence[Member]) -> Question:
    text = words._(
        "Tentang “{said}” saya belum yakin: {name} (nomor {number}), hadir atau tidak?",
        said=draft.ambiguous[0]["said"],
        number=number,
        name=next((member.name for member in members if member.number == number), "?"),
    )
    choices = (
        Choice("absent", words._("Tidak hadir")),
        Choice("present", words._("Hadir")),
        Choice("represented", words._("Diwakili keluarga")),
        Choice(NOBODY, words._("Bukan dia")),
    )
    return Question(text, choices, row_sizes=(2, 1, 1), accepts=TEXT)


def settled(draft: AttendanceDraft, number: int, answer: Answer, read: Read) -> Event | None:
    """What her answer settles; None where it says nothing of this member."""
    event: Event = {"kind": "which", "candidates": [number]}
    if answer.value == NOBODY:
        return {**event, "number": None}
    if answer.value is not None:
        return {**event, "mark": answer.value, "reason": draft.ambiguous[0]["reason"]}
    text = answer.text or ""
    told = None if tells_unknown(text) else told_of(read, number, text)
    return {**event, "text": text} if told is not None else None
