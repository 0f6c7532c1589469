"""The day's digest: whom a ketua is asked to tell of which meeting, and what she answers.

Where nobody of the group can be written to, it goes to the pendamping, who ticks off whom he has told himself.
"""

import re

from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import normal, notice_button
from conversations.relay_answers import asked_about, in_words, people_of, read_answer, waiting_of
from conversations.relay_sentences import group_news_sentence
from conversations.relay_state import State
from conversations.relay_words import PARTLY, TOLD, told_with_a_tap
from conversations.turn import Again, Next, Start, Turn
from conversations.words import Words
from outbox.messages import Button, Message
from programme.passing_on import ToPassOn, list_to_pass_on, to_pass_on
from programme.relays import REQUEST, request_subject

ASKS_WHOM = re.compile(r"\b(?:siapa|sapa|sopo|sinten|saha)\b")
OPEN_LIST = "l"
"""The pendamping's button: everybody who is still to be told."""


def render_digest(view: NoticeView) -> Message | None:
    """None where everybody was told meanwhile, or no meeting is left to come."""
    if view.subject != request_subject(view.reader.id):
        return None
    today = view.rules.today(view.now)
    lists = to_pass_on(view.session, view.reader.id, view.reader.group_id, view.now, today)
    if not lists:
        return None
    if view.reader.group_id is None:
        return _to_the_pendamping(view, lists)
    words = view.words
    buttons = (
        notice_button(words._("Sudah semua"), REQUEST, view.subject, TOLD),
        notice_button(words._("Belum semua"), REQUEST, view.subject, PARTLY),
    )
    asking = words._("Kalau sudah, balas: sudah semua. Kalau ada yang belum, balas nomornya saja.")
    return Message("\n".join([f"{view.name()}, {_asked(view, lists)}", asking]), rows=(buttons,), numbered=False)


def _asked(view: NoticeView, lists: list[ToPassOn]) -> str:
    return "\n".join(
        view.words._(
            "mohon sampaikan kepada: {names}.\n“{news}”", names=in_words(view.words, one.people), news=_news(view, one)
        )
        for one in lists
    )


def _news(view: NoticeView, one: ToPassOn) -> str:
    """The sentence that she passes on: time and place, or that it does not take place."""
    return group_news_sentence(view.words, one.line, view.rules)


def _to_the_pendamping(view: NoticeView, lists: list[ToPassOn]) -> Message:
    words = view.words
    head = words._(
        "{name}, pesan kepada anggota ini tidak sampai, dan ketuanya pun tidak terjangkau. Mohon dikabari langsung:",
        name=view.name(),
    )
    lines = [f"{_news(view, one)}\n{in_words(words, one.people)}" for one in lists]
    return Message("\n\n".join([head, *lines]), rows=((open_list_button(words, view.reader.id),),))


def open_list_button(words: Words, person_id: int) -> Button:
    """Opens the pendamping's list, with its boxes to tick."""
    return notice_button(words._("Belum tersampaikan"), REQUEST, request_subject(person_id), OPEN_LIST)


def digest_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    if subject != request_subject(turn.who.id):
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    if value == OPEN_LIST and turn.who.role in ("pendamping", "koordinator"):
        return Start("not_reached", about=subject, from_notice=True)
    state = _asked_about(turn)
    if value not in (TOLD, PARTLY):
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    if state is None:
        return Again(turn.words._("Tidak ada lagi yang perlu dikabari. Terima kasih, {name}.", name=turn.name()))
    if value == PARTLY:
        return Start("relay_news", state, about=subject, from_notice=True)
    return told_with_a_tap(turn, state, subject)


def digest_typed(turn: Turn, subject: str, text: str) -> Next | None:
    state = _asked_about(turn) if subject == request_subject(turn.who.id) else None
    if state is None:
        return None
    if normal(text) in (normal(turn.words._("Sudah semua")), normal(turn.words._("Belum semua"))):
        state.all_told = normal(text) == normal(turn.words._("Sudah semua"))
        return Start("relay_news", state, about=subject, from_notice=True)
    if ASKS_WHOM.search(normal(text)):
        return Start("relay_news", state, about=subject, from_notice=True)
    heard = read_answer(turn, text, people_of(waiting_of(turn, state)))
    if heard is None or not (heard.explicit or heard.promised or heard.told or heard.not_told):
        return None  # a number of nobody on her list may choose something else
    state.said = "" if heard.partly else text
    return Start("relay_news", state, about=subject if heard.partly else None, from_notice=True)


def _asked_about(turn: Turn) -> State | None:
    """The meetings and payments ahead of which somebody of her group is, or was, to be told by her."""
    if turn.who.role not in ("ketua", "deputy") or turn.who.group_id is None:
        return None
    lists = list_to_pass_on(turn.session, turn.actor, turn.who.group_id, turn.now)
    return asked_about([one.line for one in lists]) if lists else None


def digest_title(turn: Turn, subject: str) -> str:
    return turn.words._("Menyampaikan kabar")


DIGEST = NoticeTalk(
    render_digest,
    digest_tapped,
    digest_typed,
    digest_title,
    knock=lambda view: "titipan kabar untuk beberapa anggota",
    about="relay",
)
