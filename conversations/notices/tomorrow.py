"""The evening before: for each pendamping the coming day's meetings, how many are expected, who can't come and why."""

from datetime import date

from conversations.meeting_answers import expected_in_words
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.reason_words import reason_in_words
from conversations.words import Words
from outbox.messages import Message
from programme.expected_told import ExpectedMeeting, expected_meetings
from programme.meeting_replies import Hindered

MOST_NAMES = 12
LONGEST_QUOTE = 80


def render_tomorrow(view: NoticeView) -> Message | None:
    """None where no meeting of that day is still to come."""
    day = date.fromisoformat(view.slot)
    meetings = expected_meetings(view.session, view.reader.id, day, view.now, view.rules)
    if view.subject != f"meetings:{view.slot}" or not meetings:
        return None
    words = view.words
    is_today = day == view.rules.today(view.now)
    head = words._("Pertemuan hari ini:") if is_today else words._("Pertemuan besok, {day}:", day=words.day(day))
    return Message("\n\n".join([head, *(_block(view, one) for one in meetings)]))


def _block(view: NoticeView, one: ExpectedMeeting) -> str:
    words = view.words
    lines = [
        words._(
            "{group}, {clock}, {place}",
            group=one.line.group_name,
            clock=words.clock(view.rules.local(one.line.starts_at)),
            place=one.line.place,
        ),
        expected_in_words(words, one.expected),
        *hindered_lines(words, one.hindered),
    ]
    if one.coverage.not_known:
        lines.append(
            words.n_(
                "Belum pasti terkabari: {n} anggota.", "Belum pasti terkabari: {n} anggota.", one.coverage.not_known
            )
        )
    return "\n".join(lines)


def hindered_lines(words: Words, hindered: list[Hindered]) -> list[str]:
    """'- 2. Mawar: sakit', with her own words where she wrote them."""
    lines = [_hindered_line(words, one) for one in hindered[:MOST_NAMES]]
    rest = len(hindered) - MOST_NAMES
    if rest > 0:
        lines.append(words.n_("dan {n} lainnya berhalangan", "dan {n} lainnya berhalangan", rest))
    return lines


def _hindered_line(words: Words, one: Hindered) -> str:
    line = f"- {one.member_number}. {one.name}: {reason_in_words(words, one.reason)}"
    if not one.words:
        return line
    quote = one.words if len(one.words) <= LONGEST_QUOTE else one.words[:LONGEST_QUOTE].rstrip() + "…"
    return f"{line} (“{quote}”)"


TOMORROW = NoticeTalk(render_tomorrow)
