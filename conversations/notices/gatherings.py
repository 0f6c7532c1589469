"""What a family called to a gathering hears: that its pendamping would like to talk, when and where.

Nothing else: not why, and nobody else who is called. So none of these may show on a phone that several use (two of
them may both be called), nor go through a ketua, who would learn whom.
"""

from datetime import timedelta

from conversations.many_due.when_where import when_and_where
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import NO_WORDS, YES_WORDS, Choice, Question, match, notice_button
from conversations.turn import Again, Next, Turn
from conversations.words import Words, address_name
from outbox.messages import Message
from programme.access import may_run
from programme.many_due.gathering_guests import Invitation, answer_gathering, invitation_ended, show_invitation
from programme.meeting_answer_text import COMING, NOT_COMING, UNDECIDED, read_meeting_answer

INVITED, REMINDER, MOVED = "gathering_invited", "gathering_reminder", "gathering_moved"


def _invitation(view: NoticeView) -> Invitation | None:
    """Hers, while it holds and is still to come."""
    if not may_run(view.session, view.reader.actor, "answer_gathering", view.subject_id):
        return None
    one = show_invitation(view.session, view.reader.actor, view.subject_id)
    return one if one.state == "planned" and one.starts_at > view.now else None


def _by(words: Words, one: Invitation) -> str:
    return address_name(words, one.by_name, one.by_gender)


def _asked(view: NoticeView, kind: str, text: str, revision: int) -> Message:
    """The buttons are of this time and place: one tapped after a move says nothing about the new ones."""
    buttons = tuple(
        notice_button(one.label, kind, view.subject, f"{one.value}{revision}") for one in _choices(view.words)
    )
    return Message(f"{text} {view.words._('Bisa datang?')}", rows=(buttons,))


def _choices(words: Words) -> tuple[Choice, Choice]:
    return (
        Choice("yes", words._("Bisa datang"), YES_WORDS | {"bisa", "datang", "saged", "tiasa", "iso"}),
        Choice("no", words._("Belum bisa"), NO_WORDS | {"belum bisa", "tidak bisa"}),
    )


def render_invited(view: NoticeView) -> Message | None:
    one = _invitation(view)
    if one is None or view.slot != f"r{one.revision}":
        return None
    text = view.words._(
        "{name}, {pendamping} ingin bertemu dan mengobrol: {where}.",
        name=view.name(),
        pendamping=_by(view.words, one),
        where=when_and_where(view.words, one.starts_at, one.place, view.rules),
    )
    return _asked(view, INVITED, text, one.revision)


def render_reminder(view: NoticeView) -> Message | None:
    """None where she said that she can't come, or it was moved meanwhile."""
    one = _invitation(view)
    if one is None or one.reply == "not_coming":
        return None
    words, local = view.words, view.rules.local(one.starts_at)
    if view.slot != f"{local.date().isoformat()} r{one.revision}":
        return None
    days = (local.date() - view.rules.today(view.now)).days
    near = {0: words._("hari ini"), 1: words._("besok")}.get(days, words.day(local.date()))
    text = words._(
        "{name}, {near} {pendamping} menunggu: {where}.",
        name=view.name(),
        near=near,
        pendamping=_by(words, one),
        where=when_and_where(words, one.starts_at, one.place, view.rules),
    )
    if one.reply == "coming":
        return Message(f"{text} {words._('Sampai jumpa, ya.')}")
    return _asked(view, REMINDER, text, one.revision)


def render_moved(view: NoticeView) -> Message | None:
    one = _invitation(view)
    if one is None or view.slot != f"r{one.revision}":
        return None
    where = when_and_where(view.words, one.starts_at, one.place, view.rules)
    return _asked(view, MOVED, _moved_in_words(view.words, view.name(), one, where), one.revision)


def _moved_in_words(words: Words, name: str, one: Invitation, where: str) -> str:
    return words._(
        "{name}, waktu bertemu dengan {pendamping} berubah. Yang baru: {where}.",
        name=name,
        pendamping=_by(words, one),
        where=where,
    )


def render_cancelled(view: NoticeView) -> Message | None:
    """To one who had been called, also where only she need not come."""
    one = invitation_ended(view.session, view.subject_id, view.reader.id)
    if one is None or one.starts_at + timedelta(hours=1) <= view.now:
        return None
    return Message(
        view.words._(
            "{name}, rencana bertemu dengan {pendamping} {when} tidak jadi. Tidak perlu datang. Terima kasih, ya.",
            name=view.name(),
            pendamping=_by(view.words, one),
            when=view.words.moment(view.rules.local(one.starts_at)),
        )
    )


def tapped(turn: Turn, subject: str, value: str) -> Next | None:
    gathering_id = int(subject.rpartition(":")[2])
    said = value.rstrip("0123456789")
    may = may_run(turn.session, turn.actor, "answer_gathering", gathering_id)
    if said not in ("yes", "no") or not may:
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    one = show_invitation(turn.session, turn.actor, gathering_id)
    where = when_and_where(turn.words, one.starts_at, one.place, turn.rules)
    if one.state == "planned" and one.starts_at > turn.now and value != f"{said}{one.revision}":
        moved = _moved_in_words(turn.words, turn.name(), one, where)
        return Again(f"{moved} {turn.words._('Bisa datang?')}")
    if not answer_gathering(turn.session, turn.actor, gathering_id, said == "yes", turn.now):
        return Again(turn.words._("Terima kasih, {name}. Pertemuan itu sudah lewat atau tidak jadi.", name=turn.name()))
    if said == "yes":
        return Again(turn.words._("Terima kasih, {name}. Sampai jumpa {where}.", name=turn.name(), where=where))
    return Again(
        turn.words._(
            "Baik, {name}, tidak apa-apa. Saya sampaikan kepada {pendamping}.",
            name=turn.name(),
            pendamping=_by(turn.words, one),
        )
    )


def typed(turn: Turn, subject: str, text: str) -> Next | None:
    gathering_id = int(subject.rpartition(":")[2])
    if not may_run(turn.session, turn.actor, "answer_gathering", gathering_id):
        return None
    one = show_invitation(turn.session, turn.actor, gathering_id)
    if one.state != "planned" or one.starts_at <= turn.now:
        return None
    chosen = match(Question("", _choices(turn.words), numbered=False), text)
    if chosen is not None:
        return tapped(turn, subject, f"{chosen.value}{one.revision}")
    answer = read_meeting_answer(text).answer
    if answer == UNDECIDED:
        return Again(
            turn.words._("Baik, {name}. Kabari kalau sudah tahu bisa datang atau tidak, ya.", name=turn.name())
        )
    if answer not in (COMING, NOT_COMING):
        return None
    return tapped(turn, subject, f"{'yes' if answer == COMING else 'no'}{one.revision}")


def title(turn: Turn, subject: str) -> str:
    gathering_id = int(subject.rpartition(":")[2])
    if not may_run(turn.session, turn.actor, "answer_gathering", gathering_id):
        return subject
    one = show_invitation(turn.session, turn.actor, gathering_id)
    return turn.words._(
        "Bertemu {pendamping}, {day}",
        pendamping=_by(turn.words, one),
        day=turn.words.short_day(turn.rules.today(one.starts_at)),
    )


INVITED_TALK = NoticeTalk(
    render_invited, tapped, typed, title, knock=lambda view: "undangan dari pendamping", about="gathering"
)
REMINDER_TALK = NoticeTalk(
    render_reminder, tapped, typed, title, knock=lambda view: "pengingat dari pendamping", about="gathering"
)
MOVED_TALK = NoticeTalk(render_moved, tapped, typed, title, knock=lambda view: "jadwal yang berubah", about="gathering")
CANCELLED_TALK = NoticeTalk(render_cancelled, knock=lambda view: "kabar dari pendamping", about="gathering")
