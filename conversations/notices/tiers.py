"""The evening before, to operators: what of tomorrow's news WhatsApp's daily tier will not hold, and how it goes."""

from datetime import date

from conversations.forecast_words import ways_in_words
from conversations.notices.talk import NoticeTalk, NoticeView
from outbox.forecast import NO_WAY
from outbox.messages import Message
from programme.tier_news import Shortage, shortage_in


def render_short(view: NoticeView) -> Message | None:
    """None where the slot holds no numbers, or its day is over."""
    found = shortage_in(view.subject, view.slot)
    if found is None or found.day < view.rules.today(view.now):
        return None
    return Message(_text(view, found.day, found))


def _text(view: NoticeView, day: date, found: Shortage) -> str:
    words = view.words
    lines = [
        words._(
            "Jatah WhatsApp untuk {day}: {tier} pembicaraan baru, yang dibutuhkan {needed}.",
            day=words.day(day),
            tier=found.tier,
            needed=found.needed,
        ),
        words.n_(
            "{n} orang tidak bisa lewat WhatsApp hari itu; kabarnya: {ways}.",
            "{n} orang tidak bisa lewat WhatsApp hari itu; kabarnya: {ways}.",
            found.short,
            ways=ways_in_words(words, found.ways),
        ),
    ]
    missed = found.ways.get(NO_WAY, 0)
    if missed:
        lines.append(words.n_("{n} orang tidak terjangkau.", "{n} orang tidak terjangkau.", missed))
    if found.eased:
        lines.append(
            words.n_(
                "{n} pengingat sudah dikirim sehari lebih awal supaya muat.",
                "{n} pengingat sudah dikirim sehari lebih awal supaya muat.",
                found.eased,
            )
        )
    lines.append(words._("Jatahnya naik sendiri kalau pesan dibaca dan tidak diblokir; lihat: bot.py forecast."))
    return "\n".join(lines)


SHORT = NoticeTalk(render_short, knock=lambda view: "kabar tentang jatah WhatsApp besok", about="tier")
