"""Notices about a meeting to its kpm: reminder, new time, cancellation; and what their readers answer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time

from conversations.meeting_answers import (
    answer_buttons,
    answer_by_number,
    answer_tapped,
    answer_typed,
    expected_in_words,
    speaks_of_members,
)
from conversations.meeting_words import meeting_of, short_meeting, subject_matter, when_and_where
from conversations.notices.meeting_ways import (
    cancelled_sms,
    cancelled_template,
    has_answered,
    moved_sms,
    moved_template,
    reminder_knock,
    reminder_sms,
    reminder_template,
    where_it_fits,
)
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.relay_words import (
    PARTLY,
    TOLD,
    is_assent_to_tell,
    relay_buttons,
    relay_tapped,
    relay_text,
    relay_typed,
)
from conversations.told_of_others import told_of
from conversations.turn import Again, Next, Turn
from outbox import queue
from outbox.messages import Button, Message
from programme.meeting_replies import expected_at, reply_of
from programme.meetings import MeetingLine, meeting_line, start_before_move
from programme.relays import ToTell, to_tell

DAYS_NUMBERS_ARE_SHOWN = 1
"""From the day before, the ketua reads how many are expected."""


def render_reminder(view: NoticeView) -> Message | None:
    """None where the meeting was cancelled, moved to another day, is over, or its reader left the group.

    Who said that she can't come is not reminded any more; only a ketua still is, of those she is to tell. A kpm whom a
    meeting planned late was told of at once is not told the same again that day.
    """
    line = meeting_line(view.session, view.subject_id)
    _, _, day = view.slot.partition(" ")
    if line is None or line.status != "planned" or not _concerns_reader(view, line):
        return None
    local = view.rules.local(line.starts_at)
    if local.date().isoformat() != day or line.starts_at <= view.now:
        return None
    if _was_told_today(view, day):
        return None
    days = (local.date() - view.rules.today(view.now)).days
    reply = reply_of(view.session, line.id, view.reader.id)
    answer = reply.answer if reply is not None else None
    waiting = _waiting(view, line)
    if answer == "not_coming" and (view.reader.role != "ketua" or not (waiting or days <= DAYS_NUMBERS_ARE_SHOWN)):
        return None
    text = _reminder_text(view, line, days, answer)
    if view.reader.role == "ketua" and days <= DAYS_NUMBERS_ARE_SHOWN:
        text += "\n\n" + expected_in_words(view.words, expected_at(view.session, line.id))
    answering = () if answer == "not_coming" else (answer_buttons(view.words, "meeting_reminder", line, answer),)
    return _with_relay(view, "meeting_reminder", line, Message(text, rows=answering), waiting)


def _was_told_today(view: NoticeView, day: str) -> bool:
    """Whether another reminder of that day's meeting reached her today. A ketua reads new numbers in each."""
    if view.reader.role == "ketua":
        return False
    midnight = view.rules.at(view.rules.today(view.now), time(0))
    told = queue.slots_arrived(view.session, "meeting_reminder", view.subject, view.reader.id, midnight)
    return any(slot != view.slot and slot.partition(" ")[2] == day for slot in told)


def _reminder_text(view: NoticeView, line: MeetingLine, days: int, answer: str | None) -> str:
    words = view.words
    near = {0: words._("hari ini"), 1: words._("besok")}.get(days, words.n_("{n} hari lagi", "{n} hari lagi", days))
    text = words._(
        "{name}, {near} ada pertemuan kelompok {group}: {where}.",
        name=view.name(),
        near=near,
        group=line.group_name,
        where=when_and_where(words, line, view.rules),
    )
    if answer == "coming":
        return text + " " + words._("Sampai jumpa, ya.")
    if answer == "not_coming":
        return text
    matter = subject_matter(line, view.rules)
    if matter is not None:
        text += " " + words._("Materi: {title}.", title=matter)
    return text + " " + words._("Kami tunggu kedatangannya, ya.") + " " + words._("Bisa hadir?")


def _waiting(view: NoticeView, line: MeetingLine) -> list[ToTell]:
    """For the ketua: whom no chat reaches and she has not told yet. Time and place of a meeting may be passed on."""
    if view.reader.role != "ketua":
        return []
    return [one for one in to_tell(view.session, line.id, view.now, view.reader.id) if not one.told]


def _with_relay(view: NoticeView, kind: str, line: MeetingLine, message: Message, waiting: list[ToTell]) -> Message:
    if not waiting:
        return message
    text = f"{message.text}\n\n{relay_text(view.words, waiting)}"
    return replace(message, text=text, rows=(*message.rows, relay_buttons(view.words, kind, line)))


def render_moved(view: NoticeView) -> Message | None:
    line = meeting_line(view.session, view.subject_id)
    if line is None or line.status != "planned" or view.slot != f"r{line.revision}" or not _concerns_reader(view, line):
        return None
    before = start_before_move(view.session, line.id)
    words = view.words
    text = words._(
        "{name}, pertemuan kelompok {group} pindah. Yang baru: {where}.",
        name=view.name(),
        group=line.group_name,
        where=when_and_where(words, line, view.rules),
    )
    if before is not None and before != line.starts_at:
        text += " " + words._("Jadwal lama ({when}) tidak berlaku lagi.", when=words.moment(view.rules.local(before)))
    text += " " + words._("Mohon dicatat, ya.")
    rows: tuple[tuple[Button, ...], ...] = ()
    reply = reply_of(view.session, line.id, view.reader.id)
    if reply is None and line.starts_at > view.now:
        text += " " + words._("Bisa hadir?")
        rows = (answer_buttons(words, "meeting_moved", line, None),)
    return _with_relay(view, "meeting_moved", line, Message(text, rows=rows), _waiting(view, line))


def render_cancelled(view: NoticeView) -> Message | None:
    line = meeting_line(view.session, view.subject_id)
    if line is None or line.status != "cancelled" or not _concerns_reader(view, line):
        return None
    text = view.words._(
        "{name}, pertemuan kelompok {group} {when} tidak jadi. Tidak perlu datang; jadwal baru akan kami kabarkan.",
        name=view.name(),
        group=line.group_name,
        when=view.words.moment(view.rules.local(line.starts_at)),
    )
    return _with_relay(view, "meeting_cancelled", line, Message(text), _waiting(view, line))


def _concerns_reader(view: NoticeView, line: MeetingLine) -> bool:
    return view.reader.group_id == line.group_id


def _tapped(kind: str) -> Callable[[Turn, str, str], Next | None]:
    def tapped(turn: Turn, subject: str, value: str) -> Next | None:
        line = meeting_of(turn.session, subject)
        if line is None:
            return Again(turn.words._("Tombol itu sudah tidak berlaku."))
        return (
            relay_tapped(turn, kind, line, value) if value[:1] in (TOLD, PARTLY) else answer_tapped(turn, line, value)
        )

    return tapped


def meeting_typed(turn: Turn, subject: str, text: str) -> Next | None:
    """An answer to "bisa hadir?", or a ketua's word that she has told the others."""
    line = meeting_of(turn.session, subject)
    if line is None:
        return None
    if turn.who.role == "ketua":
        relayed = relay_typed(turn, line, text)
        if relayed is not None or _is_about_others(turn, text) or is_assent_to_tell(turn, line, text):
            return relayed
    elif text.strip() in ("1", "2"):
        return answer_by_number(turn, line, text.strip())
    elif _is_about_others(turn, text):  # a deputy who reports in the ketua's place, or a neighbour's news
        return None
    return answer_typed(turn, line, text)


def _is_about_others(turn: Turn, text: str) -> bool:
    """Whether she tells of others and nothing of herself."""
    told = told_of(turn, text)
    return told.only_others or (not told.others and speaks_of_members(turn, text))


def meeting_title(turn: Turn, subject: str) -> str:
    line = meeting_of(turn.session, subject)
    return "" if line is None else short_meeting(turn.words, line, turn.rules)


REMINDER = NoticeTalk(
    render_reminder,
    _tapped("meeting_reminder"),
    meeting_typed,
    meeting_title,
    template=where_it_fits(render_reminder, 2, reminder_template),
    sms=reminder_sms,
    knock=reminder_knock,
    only_if_free=has_answered,
)
MOVED = NoticeTalk(
    render_moved,
    _tapped("meeting_moved"),
    meeting_typed,
    meeting_title,
    template=where_it_fits(render_moved, 2, moved_template),
    sms=moved_sms,
    knock=lambda view: "jadwal pertemuan yang berubah",
)
CANCELLED = NoticeTalk(
    render_cancelled,
    _tapped("meeting_cancelled"),
    meeting_typed,
    meeting_title,
    template=where_it_fits(render_cancelled, 0, cancelled_template),
    sms=cancelled_sms,
    knock=lambda view: "kabar tentang pertemuan",
)
