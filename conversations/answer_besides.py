"""What somebody writes beside her answer to "bisa hadir?": "hadir bu, oya kartu saya hilang" is two things."""

from dataclasses import dataclass

from programme.matter_doubts import asks_something
from programme.matter_text import read_matters
from programme.meeting_answer_text import SENTENCE_ENDS, asks_when_or_where, read_meeting_answer


@dataclass(frozen=True)
class Apart:
    """Her words, divided; `besides` is empty where they are one answer."""

    answer: str
    besides: str


def apart(text: str) -> Apart:
    """The clauses that answer, and those that clearly tell or ask something else.

    A reason that is news as well ("suami meninggal") stays a reason.
    """
    clauses = [clause for one in SENTENCE_ENDS.split(text) if (clause := one.strip(" .,;\n"))]
    others = [one for one in clauses if _is_another_matter(one)]
    if not others or len(others) == len(clauses):
        return Apart(text, "")
    answer = ", ".join(one for one in clauses if one not in others)
    return Apart(answer, " ".join(others)) if read_meeting_answer(answer).answer is not None else Apart(text, "")


def _is_another_matter(clause: str) -> bool:
    if read_meeting_answer(clause).answer is not None or asks_when_or_where(clause):
        return False
    return bool(read_matters(clause)) or ("?" in clause and asks_something(clause) and len(clause.split()) > 2)
