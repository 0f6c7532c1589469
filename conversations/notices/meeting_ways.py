"""News of a meeting by poorer ways than a chat with buttons: as an approved template, as an SMS, as a knock.

A template is Indonesian and holds one paragraph; what a ketua reads besides (how many are expected, whom to tell)
doesn't fit it, so she is knocked instead. An SMS asks nothing, since nobody can answer it, and names whom to ask.
"""

import textwrap
from collections.abc import Callable

from conversations.meeting_words import subject_matter
from conversations.notices.talk import NoticeView
from conversations.words import Words, address_name, zone_name
from outbox.messages import Message, TemplateCall
from outbox.sms_text import as_gsm7, segments
from programme.meeting_replies import reply_of
from programme.meetings import MeetingLine, meeting_line, start_before_move
from programme.people import Chatter, chatter_of, ketua_of, pendamping_of

INDONESIAN = Words("id")
MOST_SEGMENTS = 2
LONGEST_PLACE, LONGEST_NAME = 60, 30
"""Letters kept of a place and of each name where the whole would need more than MOST_SEGMENTS."""
NO_MATTER = "diberitahukan di pertemuan"

Render = Callable[[NoticeView], Message | None]
Templated = Callable[[NoticeView], TemplateCall | None]


def where_it_fits(render: Render, replies: int, call: Templated) -> Templated:
    """The template, where it says all that the message does: in one paragraph, with these replies or none.

    A ketua reads time and place so as well: whom she is to tell comes in the day's digest, which waits for a knock.
    """

    def fitting(view: NoticeView) -> TemplateCall | None:
        message = render(view)
        if message is None:
            return None
        to_be_told_later = view.reader.role == "ketua" and len(message.buttons) > replies
        if not to_be_told_later and ("\n\n" in message.text or len(message.buttons) not in (0, replies)):
            return None
        return call(view)

    return fitting


def reminder_template(view: NoticeView) -> TemplateCall | None:
    line = meeting_line(view.session, view.subject_id)
    if line is None:
        return None
    when = f"{_near(INDONESIAN, view, line)}, {_moment(view, line)}"
    matter = subject_matter(line, view.rules) or NO_MATTER
    return TemplateCall("meeting_reminder", (_reader(view), line.group_name, when, line.place, matter))


def moved_template(view: NoticeView) -> TemplateCall | None:
    line = meeting_line(view.session, view.subject_id)
    if line is None:
        return None
    before = start_before_move(view.session, line.id)
    at_another_time = before is not None and before != line.starts_at
    old = INDONESIAN.moment(view.rules.local(before)) if before is not None and at_another_time else "tempat sebelumnya"
    return TemplateCall("meeting_moved", (_reader(view), line.group_name, _moment(view, line), line.place, old))


def cancelled_template(view: NoticeView) -> TemplateCall | None:
    line = meeting_line(view.session, view.subject_id)
    if line is None:
        return None
    return TemplateCall("meeting_cancelled", (_reader(view), line.group_name, _moment(view, line)))


def reminder_sms(view: NoticeView) -> str | None:
    def said(words: Words, line: MeetingLine, group: str, place: str) -> str:
        return words._(
            "Pertemuan PKH {group} {near}, {when}, di {place}.",
            group=group,
            near=_near(words, view, line),
            when=_short_moment(words, view, line),
            place=place,
        )

    return _sms(view, said)


def moved_sms(view: NoticeView) -> str | None:
    def said(words: Words, line: MeetingLine, group: str, place: str) -> str:
        return words._(
            "Pertemuan PKH {group} pindah. Yang baru: {when} di {place}.",
            group=group,
            when=_short_moment(words, view, line),
            place=place,
        )

    return _sms(view, said)


def cancelled_sms(view: NoticeView) -> str | None:
    def said(words: Words, line: MeetingLine, group: str, place: str) -> str:
        when = _short_moment(words, view, line)
        return words._("Pertemuan PKH {group} {when} tidak jadi. Tidak perlu datang.", group=group, when=when)

    return _sms(view, said)


def has_answered(view: NoticeView) -> bool:
    """Whether she said already that she comes: reminding her once more is worth a free message, not a paid one.

    Not a ketua: her reminder also says whom to tell.
    """
    reply = reply_of(view.session, view.subject_id, view.reader.id)
    return view.reader.role != "ketua" and reply is not None and reply.answer is not None


def reminder_knock(view: NoticeView) -> str:
    line = meeting_line(view.session, view.subject_id)
    near = f" {_near(INDONESIAN, view, line)}" if line is not None else ""
    return f"pengingat pertemuan{near}"


def _sms(view: NoticeView, said: Callable[[Words, MeetingLine, str, str], str]) -> str | None:
    """The best form that is one segment; else that is two: her name goes first, then long names are shortened."""
    line = meeting_line(view.session, view.subject_id)
    if line is None:
        return None
    words, whom = view.words, _whom_to_ask(view, line)
    whole = f"{said(words, line, line.group_name, line.place)} {_ask(words, whom, None)}"
    short = said(words, line, _cut(line.group_name, LONGEST_NAME), _cut(line.place, LONGEST_PLACE))
    forms = [as_gsm7(text) for text in (f"{view.name()}: {whole}", whole)]
    shortened = as_gsm7(f"{short} {_ask(words, whom, LONGEST_NAME)}")
    return next((form for most in range(1, MOST_SEGMENTS + 1) for form in forms if segments(form) <= most), shortened)


def _ask(words: Words, whom: Chatter | None, longest: int | None) -> str:
    if whom is None:
        return words._("Tanya pendamping PKH.")
    name = address_name(words, _cut(whom.name, longest), whom.gender)
    if whom.role == "ketua":
        return words._("Tanya {name} (ketua).", name=name)
    return words._("Tanya {name} (pendamping).", name=name)


def _whom_to_ask(view: NoticeView, line: MeetingLine) -> Chatter | None:
    """Her ketua; for the ketua herself, or where there is none, the pendamping."""
    ketua_id = ketua_of(view.session, line.group_id)
    if ketua_id is not None and ketua_id != view.reader.id:
        return chatter_of(view.session, ketua_id)
    pendamping_id = pendamping_of(view.session, line.group_id)
    return chatter_of(view.session, pendamping_id) if pendamping_id is not None else None


def _near(words: Words, view: NoticeView, line: MeetingLine) -> str:
    days = (view.rules.today(line.starts_at) - view.rules.today(view.now)).days
    return {0: words._("hari ini"), 1: words._("besok")}.get(days, words.n_("{n} hari lagi", "{n} hari lagi", days))


def _moment(view: NoticeView, line: MeetingLine) -> str:
    return INDONESIAN.moment(view.rules.local(line.starts_at))


def _short_moment(words: Words, view: NoticeView, line: MeetingLine) -> str:
    """'Kam 22 Nov 09.00 WIB'."""
    local = view.rules.local(line.starts_at)
    return f"{words.short_day(local.date())} {words.clock(local)} {zone_name(local)}"


def _reader(view: NoticeView) -> str:
    return address_name(INDONESIAN, view.reader.name, view.reader.gender)


def _cut(text: str, longest: int | None) -> str:
    return text if longest is None else textwrap.shorten(text, longest, placeholder="...")
