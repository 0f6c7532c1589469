"""What those called to a meeting besides P2K2 hear: when, where, what to bring; and what they answer.

Nothing else stands in them, so that a ketua may pass them on and a shared phone may show them. A ketua reads besides
whom of her own group no message reaches.
"""

from dataclasses import replace
from datetime import timedelta

from conversations.assemblies.assembly_words import kind_label, kind_title, to_bring, when_and_where
from conversations.assemblies.pass_on_state import PassOnState
from conversations.notices.assembly_ways import cancelled_sms, invited_sms, moved_sms
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import NO_WORDS, YES_WORDS, Choice, Question, match, normal, notice_button
from conversations.relay_words import relay_text
from conversations.turn import Again, Next, Start, Turn
from conversations.words import Words, address_name
from outbox.messages import Message
from programme.access import may_run
from programme.assemblies.guests import INVITED, MOVED, REMINDER
from programme.assemblies.inviting import Called, answer_assembly, called_of, show_called
from programme.assemblies.passing_on import people_to_tell_of
from programme.meeting_answer_text import COMING, NOT_COMING, UNDECIDED, read_meeting_answer

TOLD, PARTLY = "t", "p"


def coming_of(view: NoticeView) -> Called | None:
    """The meeting as its reader was called to it, while it holds and is still to come."""
    one = called_of(view.session, view.subject_id, view.reader.id)
    if one is None or one.removed or one.state != "planned" or one.starts_at <= view.now:
        return None
    return one if view.slot.rpartition("r")[2] == str(one.revision) else None


def _where(words: Words, one: Called, view: "NoticeView | Turn") -> str:
    return when_and_where(words, one.starts_at, one.place, view.rules)


def answer_choices(words: Words) -> tuple[Choice, Choice]:
    return (
        Choice("yes", words._("Bisa hadir"), YES_WORDS | {"bisa", "hadir", "datang", "saged", "tiasa", "iso"}),
        Choice("no", words._("Berhalangan"), NO_WORDS | {"belum bisa", "tidak bisa", "berhalangan", "tidak hadir"}),
    )


def asked(view: NoticeView, kind: str, text: str, one: Called) -> Message:
    """With the question whether she comes; buttons are of this time and place: one tapped after a move says nothing."""
    if not one.is_called:  # who holds it need not be asked
        return Message(text)
    buttons = tuple(
        notice_button(choice.label, kind, view.subject, f"{choice.value}{one.revision}")
        for choice in answer_choices(view.words)
    )
    return _with_relay(view, kind, one, Message(f"{text} {view.words._('Bisa hadir?')}", rows=(buttons,)))


def _with_relay(view: NoticeView, kind: str, one: Called, message: Message) -> Message:
    """For a ketua or deputy: whom of her group no message reaches. Only time and place are passed on."""
    if view.reader.role not in ("ketua", "deputy"):
        return message
    waiting = people_to_tell_of(view.session, view.subject_id, view.reader.id, view.now)
    if not waiting:
        return message
    buttons = (
        notice_button(view.words._("Sudah saya sampaikan"), kind, view.subject, f"{TOLD}{one.revision}"),
        notice_button(view.words._("Belum semua"), kind, view.subject, f"{PARTLY}{one.revision}"),
    )
    text = f"{message.text}\n\n{relay_text(view.words, waiting)}"
    return replace(message, text=text, rows=(*message.rows, buttons))


def render_invited(view: NoticeView) -> Message | None:
    one = coming_of(view)
    return None if one is None else asked(view, INVITED, invited_text(view, one), one)


def invited_text(view: NoticeView, one: Called) -> str:
    words = view.words
    text = words._(
        "{name} diundang ke {kind}: {where}.",
        name=view.name(),
        kind=kind_label(words, one.kind),
        where=_where(words, one, view),
    )
    return f"{text} {to_bring(words, one.kind)}".strip()


def render_reminder(view: NoticeView) -> Message | None:
    """None where it was moved meanwhile, or she said that she can't come; a ketua still reads whom to tell."""
    one = coming_of(view)
    if one is None or not view.slot.startswith(view.rules.today(one.starts_at).isoformat()):
        return None
    words, days = view.words, (view.rules.today(one.starts_at) - view.rules.today(view.now)).days
    near = {0: words._("hari ini"), 1: words._("besok")}.get(days, words.n_("{n} hari lagi", "{n} hari lagi", days))
    text = words._(
        "{name}, {near} ada {kind}: {where}.",
        name=view.name(),
        near=near,
        kind=kind_label(words, one.kind),
        where=_where(words, one, view),
    )
    text = f"{text} {to_bring(words, one.kind)}".strip()
    if one.reply is None:
        return asked(view, REMINDER, text, one)
    if one.reply == "not_coming":
        with_list = _with_relay(view, REMINDER, one, Message(text))
        return with_list if with_list.rows else None
    return _with_relay(view, REMINDER, one, Message(f"{text} {words._('Sampai jumpa, ya.')}"))


def render_moved(view: NoticeView) -> Message | None:
    one = coming_of(view)
    return None if one is None else asked(view, MOVED, _moved_text(view.words, view.name(), one, view), one)


def _moved_text(words: Words, name: str, one: Called, view: "NoticeView | Turn") -> str:
    text = words._(
        "{name}, {kind} pindah. Yang baru: {where}.",
        name=name,
        kind=kind_label(words, one.kind),
        where=_where(words, one, view),
    )
    return f"{text} {to_bring(words, one.kind)}".strip()


def render_cancelled(view: NoticeView) -> Message | None:
    """To all who had been called, and to one who alone need not come any more."""
    one = called_of(view.session, view.subject_id, view.reader.id)
    if one is None or not (one.state == "cancelled" or one.removed) or one.ends_at + timedelta(hours=1) <= view.now:
        return None
    words = view.words
    text = words._(
        "{name}, {kind} {when} tidak jadi. Tidak perlu datang. Terima kasih, ya.",
        name=view.name(),
        kind=kind_label(words, one.kind),
        when=words.moment(view.rules.local(one.starts_at)),
    )
    return Message(text)


def tapped(turn: Turn, subject: str, value: str) -> Next | None:
    assembly_id = int(subject.rpartition(":")[2])
    said = value.rstrip("0123456789")
    if said not in ("yes", "no", TOLD, PARTLY) or not may_run(turn.session, turn.actor, "answer_assembly", assembly_id):
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    one = show_called(turn.session, turn.actor, assembly_id)
    if one.state != "planned" or one.starts_at <= turn.now:
        return Again(turn.words._("Terima kasih, {name}. Pertemuan itu sudah lewat atau tidak jadi.", name=turn.name()))
    if value != f"{said}{one.revision}":
        return Again(f"{_moved_text(turn.words, turn.name(), one, turn)} {turn.words._('Bisa hadir?')}")
    if said in (TOLD, PARTLY):
        state = PassOnState(assembly_id, all_told=said == TOLD)
        return Start("pass_on_assembly", state, about=subject, from_notice=True)
    return answered(turn, assembly_id, one, said == "yes")


def answered(turn: Turn, assembly_id: int, one: Called, coming: bool) -> Next:
    """Keeps her answer and thanks her."""
    answer_assembly(turn.session, turn.actor, assembly_id, coming, turn.now)
    words = turn.words
    if coming:
        thanks = words._(
            "Terima kasih, {name}. Sampai jumpa {where}.", name=turn.name(), where=_where(words, one, turn)
        )
        return Again(f"{thanks} {to_bring(words, one.kind)}".strip())
    by = address_name(words, one.by_name, one.by_gender)
    return Again(
        words._("Baik, {name}, tidak apa-apa. Saya sampaikan kepada {pendamping}.", name=turn.name(), pendamping=by)
    )


def typed(turn: Turn, subject: str, text: str) -> Next | None:
    assembly_id = int(subject.rpartition(":")[2])
    if not may_run(turn.session, turn.actor, "answer_assembly", assembly_id):
        return None
    one = show_called(turn.session, turn.actor, assembly_id)
    if one.state != "planned" or one.starts_at <= turn.now:
        return None
    passed_on = _passed_on(turn, assembly_id, subject, text)
    if passed_on is not None:
        return passed_on
    chosen = match(Question("", answer_choices(turn.words)), text)
    if chosen is not None:
        return answered(turn, assembly_id, one, chosen.value == "yes")
    answer = read_meeting_answer(text).answer
    if answer == UNDECIDED:
        return Again(
            turn.words._("Baik, {name}. Kabari kalau sudah tahu bisa datang atau tidak, ya.", name=turn.name())
        )
    return answered(turn, assembly_id, one, answer == COMING) if answer in (COMING, NOT_COMING) else None


def _passed_on(turn: Turn, assembly_id: int, subject: str, text: str) -> Next | None:
    """A ketua types the label of a button about passing it on, or "sudah semua"."""
    if turn.who.role not in ("ketua", "deputy"):
        return None
    said, words = normal(text), turn.words
    all_told = said in {normal(words._("Sudah saya sampaikan")), "sudah semua", "sudah disampaikan", "sampun sedaya"}
    if not all_told and said != normal(words._("Belum semua")):
        return None
    if not people_to_tell_of(turn.session, assembly_id, turn.who.id, turn.now):
        return None
    return Start("pass_on_assembly", PassOnState(assembly_id, all_told=all_told), about=subject, from_notice=True)


def title(turn: Turn, subject: str) -> str:
    one = called_of(turn.session, int(subject.rpartition(":")[2]), turn.who.id)
    if one is None:
        return subject
    day = turn.words.short_day(turn.rules.today(one.starts_at))
    return turn.words._("{kind}, {day}", kind=kind_title(turn.words, one.kind), day=day)


INVITED_TALK = NoticeTalk(
    render_invited, tapped, typed, title, knock=lambda view: "undangan pertemuan PKH", sms=invited_sms, about="assembly"
)
REMINDER_TALK = NoticeTalk(
    render_reminder,
    tapped,
    typed,
    title,
    knock=lambda view: "pengingat pertemuan PKH",
    sms=invited_sms,
    about="assembly",
)
MOVED_TALK = NoticeTalk(
    render_moved, tapped, typed, title, knock=lambda view: "jadwal yang berubah", sms=moved_sms, about="assembly"
)
CANCELLED_TALK = NoticeTalk(
    render_cancelled,
    title=title,
    knock=lambda view: "kabar tentang pertemuan",
    sms=cancelled_sms,
    about="assembly",
)
