"""On Mondays: who newly is sliding and who comes again, for the pendamping of those groups, with a way to each."""

from collections.abc import Sequence
from datetime import date

from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import notice_button
from conversations.radar.radar_state import State
from conversations.turn import Again, Next, Start, Turn
from conversations.words import Words, address_name
from outbox.messages import Message
from programme.radar.looking import MemberRadar
from programme.radar.news import radar_news_for

OPEN = "open"
MOST_NAMES = 6


def render_radar_news(view: NoticeView) -> Message | None:
    """None where nothing is new (any more)."""
    news = radar_news_for(view.session, view.reader.id, date.fromisoformat(view.slot), view.now, view.rules)
    if news is None:
        return None
    words = view.words
    lines = [words._("{name}, radar kehadiran minggu ini:", name=view.name())]
    if news.sliding:
        lines.append(words._("- Perlu disapa: {names}", names=_names(words, news.sliding)))
    if news.falling:
        groups = ", ".join(one.group_name for one in news.falling[:MOST_NAMES])
        lines.append(words._("- Kehadirannya menurun: {groups}", groups=groups))
    if news.again:
        lines.append(words._("- Kabar baik, rajin hadir lagi: {names}", names=_names(words, news.again)))
    return Message("\n".join(lines), rows=((notice_button(words._("Buka radar"), "radar_news", view.subject, OPEN),),))


def _names(words: Words, members: Sequence[MemberRadar]) -> str:
    """'Ibu Mawar (Melati 1), Ibu Wati (Melati 1) dan 3 lagi'."""
    said = [f"{address_name(words, one.name, one.gender)} ({one.group_name})" for one in members[:MOST_NAMES]]
    left = len(members) - len(said)
    return ", ".join(said) + (" " + words._("dan {n} lagi", n=left) if left else "")


def radar_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    if value != OPEN or "radar" not in turn.menu:
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    return Start("radar", State(), from_notice=True)


NEWS = NoticeTalk(
    render_radar_news,
    tapped=radar_tapped,
    title=lambda turn, subject: turn.words._("Radar kehadiran"),
    knock=lambda view: "kabar kehadiran minggu ini",
    about="radar",
)
