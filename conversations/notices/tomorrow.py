"""The evening before: for each pendamping the coming day's meetings, who is expected, hindered, or not told yet."""

from datetime import date

from conversations.meeting_answers import expected_in_words
from conversations.notices.relay_digest import open_list_button
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.reason_words import reason_in_words
from conversations.relay_answers import short_name
from conversations.words import Words
from outbox.messages import Message
from programme.expected_told import ExpectedMeeting, expected_meetings
from programme.meeting_replies import Hindered
from programme.not_reached import NotReached
from programme.told import BLOCKED, NO_PHONE, NOT_JOINED, STOPPED, UNDELIVERED, WITHDRAWN

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
    left = any(one.not_reached for one in meetings)
    rows = ((open_list_button(words, view.reader.id),),) if left else ()
    return Message("\n\n".join([head, *(_block(view, one) for one in meetings)]), rows=rows)


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
    if one.not_reached:
        lines.append(words._("Belum tersampaikan:"))
        lines += not_reached_lines(words, one.not_reached)
    pending = one.coverage.under_way
    if pending:
        lines.append(words.n_("Belum pasti terkabari: {n} anggota.", "Belum pasti terkabari: {n} anggota.", pending))
    return "\n".join(lines)


def not_reached_lines(words: Words, people: list[NotReached], most: int = MOST_NAMES) -> list[str]:
    """'- 9 Bu Tumini, Krajan RT 001 (tidak punya HP)'; never a phone number."""
    lines = [_not_reached_line(words, one) for one in people[:most]]
    rest = len(people) - most
    if rest > 0:
        lines.append(words.n_("dan {n} lainnya", "dan {n} lainnya", rest))
    return lines


def _not_reached_line(words: Words, one: NotReached) -> str:
    rt = words._("RT {rt}", rt=one.rt) if one.rt else None
    home = " ".join(part for part in (one.dusun, rt) if part)
    who = f"- {one.member_number} {short_name(words, one.name, one.gender)}"
    return f"{who}{', ' + home if home else ''} ({_why(words, one.why)})"


def _why(words: Words, why: str) -> str:
    return {
        NO_PHONE: words._("tidak punya HP"),
        NOT_JOINED: words._("belum bergabung"),
        WITHDRAWN: words._("menarik persetujuan"),
        STOPPED: words._("minta tidak dikirimi pesan"),
        BLOCKED: words._("chat-nya tidak bisa dikirimi"),
        UNDELIVERED: words._("pesan tidak sampai"),
    }[why]


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


def _knock(view: NoticeView) -> str:
    """'2 pertemuan besok'."""
    day = date.fromisoformat(view.slot)
    near = "hari ini" if day == view.rules.today(view.now) else "besok"
    return f"{len(expected_meetings(view.session, view.reader.id, day, view.now, view.rules))} pertemuan {near}"


TOMORROW = NoticeTalk(render_tomorrow, knock=_knock)
