"""What a family writes to the invitation of its health post: that it can't come, when it was again, that it comes."""

import re

from conversations.hindrances import kind_word
from conversations.many_due.when_where import when_and_where
from conversations.turn import Again, Next, Turn
from programme.health.showing import posyandu_news
from programme.meeting_answer_text import (
    ATTENDS,
    COMING,
    NOT_COMING,
    OTHER_MATTERS,
    asks_when_or_where,
    read_meeting_answer,
)

OF_A_MEETING = re.compile(r"(?i)\b(?:pertemuan|kumpul\w*|kempal\w*|p2k2|rapat|fds|kelompok)\b")


def answered(turn: Turn, subject: str, text: str) -> Next | None:
    """None where it is over, or the words are of something else. Nothing is kept: who came is asked afterwards."""
    news = posyandu_news(turn.session, int(subject.rpartition(":")[2]), turn.who.id, turn.rules)
    if news is None or news.line.state != "planned" or news.line.ends_at <= turn.now:
        return None
    if OF_A_MEETING.search(text) or OTHER_MATTERS.search(text.casefold()):
        return None
    words, line = turn.words, news.line
    where = words.moment(turn.rules.local(line.starts_at))
    if line.place != line.name:
        where = when_and_where(words, line.starts_at, line.place, turn.rules)
    if asks_when_or_where(text):
        return Again(words._("{post}: {where}.", post=line.name, where=where))
    heard = read_meeting_answer(text)
    if heard.answer == NOT_COMING:
        return Again(
            " ".join(
                one
                for one in (
                    words._("Terima kasih kabarnya, {name}.", name=turn.name()),
                    kind_word(words, heard.reason),
                    words._("Kalau sudah bisa, boleh ke bidan atau Puskesmas bulan ini, ya."),
                )
                if one
            )
        )
    if heard.answer == COMING and ATTENDS.search(text.casefold()):
        return Again(words._("Baik, {name}. {post}: {where}.", name=turn.name(), post=line.name, where=where))
    return None
