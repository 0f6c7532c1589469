"""Notices about a meeting to its kpm: reminder, new time, cancellation."""

from conversations.meeting_words import subject_matter, when_and_where
from conversations.notices.talk import NoticeTalk, NoticeView
from outbox.messages import Message
from outbox.queue import was_told_before
from programme.coverage import members_without_chat
from programme.meetings import MeetingLine, meeting_line, start_before_move


def render_reminder(view: NoticeView) -> Message | None:
    """None where the meeting was cancelled, moved to another day, is over, or its reader left the group."""
    line = meeting_line(view.session, view.subject_id)
    _, _, day = view.slot.partition(" ")
    if line is None or line.status != "planned" or not _concerns_reader(view, line):
        return None
    local = view.rules.local(line.starts_at)
    if local.date().isoformat() != day or line.starts_at <= view.now:
        return None
    words = view.words
    days = (local.date() - view.rules.today(view.now)).days
    near = {0: words._("hari ini"), 1: words._("besok")}.get(days, words.n_("{n} hari lagi", "{n} hari lagi", days))
    text = words._(
        "{name}, {near} ada pertemuan kelompok {group}: {where}.",
        name=view.name(),
        near=near,
        group=line.group_name,
        where=when_and_where(words, line, view.rules),
    )
    matter = subject_matter(line, view.rules)
    if matter is not None:
        text += " " + words._("Materi: {title}.", title=matter)
    text += " " + words._("Kami tunggu kedatangannya, ya.")
    told = was_told_before(view.session, "meeting_reminder", view.subject, view.reader.id, view.slot)
    return Message(text if told else text + _relay(view, line))


def _relay(view: NoticeView, line: MeetingLine) -> str:
    """For the ketua: whom no chat reaches. Time and place of a meeting may be passed on."""
    if view.reader.role != "ketua":
        return ""
    names = [f"{one.member_number}. {one.name}" for one in members_without_chat(view.session, line.group_id)]
    if not names:
        return ""
    return "\n\n" + view.words._(
        "Mohon sampaikan juga kepada yang belum memakai chat: {names}.", names=", ".join(names)
    )


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
    return Message(text + " " + words._("Mohon dicatat, ya.") + _relay(view, line))


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
    return Message(text + _relay(view, line))


def _concerns_reader(view: NoticeView, line: MeetingLine) -> bool:
    return view.reader.group_id == line.group_id


REMINDER = NoticeTalk(render_reminder)
MOVED = NoticeTalk(render_moved)
CANCELLED = NoticeTalk(render_cancelled)
