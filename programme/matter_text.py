"""Reads what a free text is about: a question, a complaint, a change in the family, or none of these.

Pure functions of the text; the reader's tables are in programme.matter_reading. What it finds is only a guess about
what somebody wants: nothing is filed before she says yes, and only a sure question is answered.
"""

from programme.matter_reading.reading import PLACES, matter_of, read_sentences
from programme.matters import Matter


def read_matters(text: str) -> list[Matter]:
    """Everything the text is about, each matter once: complaints, then changes, then questions as they were written."""
    found = dict.fromkeys(matter_of(one) for one in read_sentences(text))
    return sorted(found, key=lambda matter: PLACES.index(matter.place))


def read_matter(text: str) -> Matter | None:
    """The first matter of `read_matters`; None for reports of attendance, greetings, thanks and everything else."""
    return next(iter(read_matters(text)), None)
