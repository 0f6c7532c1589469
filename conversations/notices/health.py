"""What families hear of their health post's days: what is due for whom in private, day and place elsewhere."""

import re
from collections.abc import Callable

from conversations.health.due_words import member_due_in_words
from conversations.many_due.when_where import when_and_where
from conversations.notices.health_answers import answered
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import normal, notice_button
from conversations.turn import Again, Next, Turn
from conversations.words import Words, address_name, zone_name
from outbox.messages import Message
from programme.access import may_run
from programme.health.attendance import claim_health
from programme.health.showing import PosyanduNews, posyandu_news
from programme.people import chatter_of, pendamping_of

REMINDER = "posyandu_reminder"
LONGEST_NOTICE = 320
LONGEST_NAME = 60
DONE = "done"
SAYS_DONE = re.compile(
    r"(?:(?:sudah|sampun|wis|wes|geus|atos|udah|udh|sdh|dah) (?:bulan ini|di ?timbang|nimbang|di ?periksa|periksa|"
    r"di ?imunisasi|imunisasi|ke posyandu|ke bidan|ke puskesmas|kontrol)\b)"
)


def _news(view: NoticeView) -> PosyanduNews | None:
    """The day, with the reader's family as it stands there; None where nobody of it goes there any more."""
    return posyandu_news(view.session, view.subject_id, view.reader.id, view.rules)


def _coming(view: NoticeView, date: str) -> PosyanduNews | None:
    """While it holds on that local date and is not over."""
    news = _news(view)
    if news is None or news.line.state != "planned" or news.line.ends_at <= view.now:
        return None
    return news if view.rules.today(news.line.starts_at).isoformat() == date else None


def render_reminder(view: NoticeView) -> Message | None:
    """None where the day was moved or called off, or everything was given meanwhile."""
    news = _coming(view, view.slot)
    if news is None or not news.family.has_due:
        return None
    words = view.words
    head = words._(
        "{name}, {near} {post} buka: {where}.",
        name=view.name(),
        near=_near(view, news),
        post=_post(news),
        where=_where(view, news),
    )
    due = [member_due_in_words(words, one) for one in news.family.members if one.due]
    tail = words._("Kalau bulan ini sudah, tekan Sudah bulan ini.")
    if any(one.due and one.stage not in ("lansia", "disability") for one in news.family.members):
        tail = words._("Mohon bawa buku KIA, ya.") + " " + tail
    text = _fitting(words, head, due, tail)
    button = notice_button(words._("Sudah bulan ini"), REMINDER, view.subject, DONE)
    return Message(text, rows=((button,),))


def _fitting(words: Words, head: str, due: list[str], tail: str) -> str:
    """With as many of the family's members as a notice has room for."""
    for count in range(len(due), 0, -1):
        named = "; ".join(due[:count])
        if count < len(due):
            named += f"; {words.n_('dan {n} lainnya', 'dan {n} lainnya', len(due) - count)}"
        text = f"{head} {named}. {tail}"
        if len(text) <= LONGEST_NOTICE:
            return text
    return f"{head} {tail}"


def render_first(view: NoticeView) -> Message | None:
    news = _coming(view, view.slot.removeprefix("first "))
    if news is None:
        return None
    words = view.words
    head = words._(
        "{name}, kunjungan pertama ke {post}: {where}. Di sana jadwal berikutnya dicocokkan bersama kader untuk:",
        name=view.name(),
        post=_post(news),
        where=_where(view, news),
    )
    names = [one.name for one in news.family.members]
    return Message(_fitting(words, head, names, words._("Mohon bawa KK, dan buku KIA kalau ada, ya.")))


def render_schedule(view: NoticeView) -> Message | None:
    """Day and place, as it may show to anybody: nothing of whom it concerns."""
    news = _coming(view, view.slot.removeprefix("first "))
    if news is None:
        return None
    return Message(
        view.words._(
            "{name}, jadwal {post}: {where}. Silakan datang, ya.",
            name=view.name(),
            post=_post(news),
            where=_where(view, news),
        )
    )


def render_moved(view: NoticeView) -> Message | None:
    news = _news(view)
    if news is None or news.line.state != "planned" or news.line.ends_at <= view.now:
        return None
    if view.slot != f"r{news.line.revision}":
        return None
    return Message(
        view.words._(
            "{name}, jadwal {post} berubah. Yang baru: {where}. Mohon dicatat, ya.",
            name=view.name(),
            post=_post(news),
            where=_where(view, news),
        )
    )


def render_cancelled(view: NoticeView) -> Message | None:
    news = _news(view)
    if news is None or news.line.state != "cancelled" or view.slot != f"r{news.line.revision}":
        return None
    return Message(
        view.words._(
            "{name}, {post} {day} tidak jadi buka. Jadwal berikutnya akan kami kabarkan.",
            name=view.name(),
            post=_post(news),
            day=view.words.day(view.rules.today(news.line.starts_at)),
        )
    )


def _near(view: NoticeView, news: PosyanduNews) -> str:
    day = view.rules.today(news.line.starts_at)
    days = (day - view.rules.today(view.now)).days
    return {0: view.words._("hari ini"), 1: view.words._("besok")}.get(days, view.words.day(day))


def _post(news: PosyanduNews) -> str:
    return _cut(news.line.name)


def _where(view: NoticeView, news: PosyanduNews) -> str:
    """'Senin, 12 November 2018 pukul 08.00 WIB di Balai Desa'; at the post itself no place is added."""
    line = news.line
    if line.place == line.name:
        return view.words.moment(view.rules.local(line.starts_at))
    return when_and_where(view.words, line.starts_at, _cut(line.place), view.rules)


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"


def tapped(turn: Turn, subject: str, value: str) -> Next | None:
    """She says that this month's visit was made already: noted for her pendamping to confirm."""
    posyandu_id = int(subject.rpartition(":")[2])
    if value != DONE or not may_run(turn.session, turn.actor, "claim_health", turn.who.id):
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    claim_health(turn.session, turn.actor, turn.who.id, posyandu_id, turn.now, turn.rules)
    return Again(turn.words._("Terima kasih, {name}. Saya catat, dan pendamping akan memastikannya.", name=turn.name()))


def typed(turn: Turn, subject: str, text: str) -> Next | None:
    """ "sudah ditimbang bu", "besok ga bs bu anak sakit", "jam brp bu"."""
    if "?" in text or SAYS_DONE.search(normal(text)) is None or "belum" in normal(text).split():
        return answered(turn, subject, text)
    return tapped(turn, subject, DONE)


def _title(turn: Turn, subject: str) -> str:
    return turn.words._("Jadwal posyandu")


Said = Callable[[Words, str, str, str], str]


def _sms(said: Said) -> Callable[[NoticeView], str | None]:
    """Without question, and with whom to ask: nobody can answer an SMS."""

    def text(view: NoticeView) -> str | None:
        news = _news(view)
        if news is None or view.reader.group_id is None:
            return None
        local = view.rules.local(news.line.starts_at)
        when = f"{view.words.short_day(local.date())} {view.words.clock(local)} {zone_name(local)}"
        pendamping_id = pendamping_of(view.session, view.reader.group_id)
        whom = chatter_of(view.session, pendamping_id) if pendamping_id is not None else None
        ask = view.words._("Tanya pendamping PKH.")
        if whom is not None:
            named = address_name(view.words, whom.name[:30], whom.gender)
            ask = view.words._("Tanya {name} (pendamping).", name=named)
        return f"{said(view.words, news.line.name[:40], when, news.line.place[:40])} {ask}"

    return text


def _says_schedule(words: Words, post: str, when: str, place: str) -> str:
    return words._("Jadwal {post}: {when} di {place}.", post=post, when=when, place=place)


def _says_moved(words: Words, post: str, when: str, place: str) -> str:
    return words._("Jadwal {post} berubah. Yang baru: {when} di {place}.", post=post, when=when, place=place)


def _says_cancelled(words: Words, post: str, when: str, place: str) -> str:
    return words._("{post} {when} tidak jadi buka.", post=post, when=when)


REMINDER_TALK = NoticeTalk(
    render_reminder, tapped, typed, _title, knock=lambda view: "jadwal posyandu", about="posyandu"
)
FIRST_TALK = NoticeTalk(render_first, knock=lambda view: "jadwal kunjungan pertama", about="posyandu")
SCHEDULE_TALK = NoticeTalk(
    render_schedule, sms=_sms(_says_schedule), knock=lambda view: "jadwal posyandu", about="posyandu"
)
MOVED_TALK = NoticeTalk(
    render_moved, sms=_sms(_says_moved), knock=lambda view: "jadwal posyandu yang berubah", about="posyandu"
)
CANCELLED_TALK = NoticeTalk(
    render_cancelled, sms=_sms(_says_cancelled), knock=lambda view: "kabar jadwal posyandu", about="posyandu"
)
