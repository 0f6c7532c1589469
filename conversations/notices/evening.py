"""In the evening: what still waits, with a button that leads to each."""

from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import notice_button
from conversations.turn import Again, Next, Start, Turn
from conversations.waiting import LEADS_TO, labelled
from outbox.messages import Message
from programme.waiting import waiting_for


def render_evening(view: NoticeView) -> Message | None:
    """None where nothing waits any more."""
    lines = labelled(view.words, waiting_for(view.session, view.reader.id, view.now, view.rules))
    if not lines:
        return None
    head = view.words._("{name}, ini yang masih menunggu:", name=view.name())
    text = "\n".join([head, *(f"- {label}" for _, label in lines)])
    rows = tuple((notice_button(label, "evening_summary", view.subject, name),) for name, label in lines)
    return Message(text, rows=rows)


def evening_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    if value not in LEADS_TO.values() or value not in turn.menu:
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    return Start(value, from_notice=True)


def _knock(view: NoticeView) -> str:
    """'3 hal yang menunggu'."""
    return f"{sum(one.count for one in waiting_for(view.session, view.reader.id, view.now, view.rules))} hal menunggu"


EVENING = NoticeTalk(render_evening, tapped=evening_tapped, knock=_knock, about="evening")
