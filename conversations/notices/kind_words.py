"""A kind word of her pendamping to one family, which she may answer in her own words."""

from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import normal, notice_button
from conversations.radar.kind_word_text import kind_word_text
from conversations.radar.tell_pendamping import State
from conversations.turn import Again, Next, Start, Turn
from conversations.words import address_name
from outbox.messages import Message
from programme.meeting_answer_text import hindrance_in
from programme.meetings import next_meeting_of_group
from programme.people import chatter_of, pendamping_of
from programme.radar.reaching_out import MISSED, WORDS

KIND, TELL = "kind_word", "tell"


def render_kind_word(view: NoticeView) -> Message | None:
    """None where she is of another group by now, or that group has no pendamping any more."""
    what, group_id = view.slot.partition(" ")[0], view.subject_id
    pendamping_id = pendamping_of(view.session, group_id)
    sender = chatter_of(view.session, pendamping_id) if pendamping_id is not None else None
    if what not in WORDS or sender is None or view.reader.group_id != group_id:
        return None
    words, following = view.words, next_meeting_of_group(view.session, group_id, view.now)
    at = view.rules.local(following.starts_at if following is not None else view.now)
    by = address_name(words, sender.name, sender.gender)
    text = kind_word_text(words, what, view.name(), by, following, at)
    if what != MISSED:
        return Message(text)
    return Message(text, rows=((notice_button(words._("Ceritakan"), KIND, view.subject, TELL),),))


def kind_word_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    if value != TELL or turn.who.group_id is None:
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    return Start("tell_pendamping", State(), about=subject, from_notice=True)


def kind_word_typed(turn: Turn, subject: str, text: str) -> Next | None:
    """The label, or what keeps her from coming, which is then asked about; nothing that may be meant otherwise."""
    if normal(text) in {normal(turn.words._("Ceritakan")), "ceritakan", "cerita"}:
        return kind_word_tapped(turn, subject, TELL)
    if turn.who.group_id is None or hindrance_in(text) is None:
        return None
    return Start("tell_pendamping", State(words=text.strip()), about=subject, from_notice=True)


def kind_word_title(turn: Turn, subject: str) -> str:
    return turn.words._("Salam dari pendamping")


KIND_WORD = NoticeTalk(
    render_kind_word,
    kind_word_tapped,
    kind_word_typed,
    kind_word_title,
    knock=lambda view: "salam dari pendamping",
    about="group",
)
