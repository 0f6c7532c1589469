"""News that stands beside a report ("mawar kerja, wati sakit. oh ya kartu aminah hilang"): not lost, but handed on."""

import re
from collections.abc import Callable

from programme.attendance_report import Report
from programme.distress_text import cries_for_help
from programme.matter_text import read_matters

SENTENCES = re.compile(r"(?<=[.!?;\n])\s+|\n")


def news_in(text: str, read: Callable[[str], Report]) -> list[str]:
    """The sentences that surely tell of a complaint or a change and nothing of who came; none where it is but one.

    Violence is told on though it is the reason why somebody stayed away ("mawar gak dateng, dipukul suaminya").
    """
    sentences = [one.strip() for one in SENTENCES.split(text) if one.strip()]
    several = len(sentences) > 1
    return [
        one for one in sentences if cries_for_help(one) or (several and _tells_news(one) and not read(one).is_report)
    ]


def _tells_news(sentence: str) -> bool:
    return any(matter.sure and matter.place != "question" for matter in read_matters(sentence))
