"""Notices about a payment to the families concerned: entered, coming soon, moved, called off.

What a notice speaks of is looked up when it leaves, so that only what stands then is told. An amount is written where
nobody else uses any phone of hers, and never in a template or an SMS.
"""

from dataclasses import dataclass

from conversations.notices.meeting_ways import where_it_fits
from conversations.notices.payment_ways import (
    cancelled_sms,
    cancelled_template,
    moved_sms,
    moved_template,
    news_sms,
    news_template,
    reminder_knock,
)
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.payments.telling_words import (
    amount_sentence,
    ask_sentence,
    bring_sentence,
    joined,
    payment_when,
    payment_where,
    pendamping_name,
    short_enough,
    stage_name,
    who_may_come,
    window_in_words,
)
from outbox.messages import Message
from programme.payments.before import Before, place_before
from programme.payments.lines import PaymentLine, payment_of
from programme.payments.news import amount_may_show, payments_of_stage
from programme.payments.tidings import CANCELLED, MOVED, NEWS, Tidings, heard_of_it, tidings_for


@dataclass(frozen=True)
class _Standing:
    line: PaymentLine
    tidings: Tidings


def render_news(view: NoticeView) -> Message | None:
    """None where it was moved, called off or paid meanwhile, or its window is over."""
    found = _standing(view, NEWS)
    return None if found is None else Message(_whole_news(view, found.line, place_before(view.session, found.tidings)))


def render_moved(view: NoticeView) -> Message | None:
    """Who never heard of the old day is told the new one only."""
    found = _standing(view, MOVED)
    return None if found is None else Message(_whole_news(view, found.line, place_before(view.session, found.tidings)))


def _standing(view: NoticeView, kind: str) -> _Standing | None:
    line = payment_of(view.session, view.subject_id, view.reader.id)
    tidings = tidings_for(view.session, view.subject_id, view.reader.id)
    if line is None or tidings is None or (tidings.kind, tidings.slot) != (kind, view.slot):
        return None
    return _Standing(line, tidings) if line.ends_at > view.now else None


def _whole_news(view: NoticeView, line: PaymentLine, before: Before | None) -> str:
    words = view.words
    stage, when, where = stage_name(words, line), payment_when(words, line, view.rules), payment_where(words, line)
    if before is None:
        text = words._(
            "{name}, bantuan PKH {stage} dijadwalkan {when}, {where}.",
            name=view.name(),
            stage=stage,
            when=when,
            where=where,
        )
    else:
        text = words._(
            "{name}, jadwal bantuan PKH {stage} berubah. Yang baru: {when}, {where}.",
            name=view.name(),
            stage=stage,
            when=when,
            where=where,
        )
        old = window_in_words(words, before.starts_at, before.ends_at, view.rules)
        text += " " + words._("Yang lama ({when}) tidak berlaku lagi.", when=old)
    particulars = _particulars(view, line, is_moved=before is not None)
    return short_enough([text, *particulars], ask_sentence(words, view.session, view.reader.group_id))


def _particulars(view: NoticeView, line: PaymentLine, *, is_moved: bool = False) -> list[str]:
    """Of one that moved it is not said again who may come for her: both days have to fit into one short notice."""
    words = view.words
    private = line.amount is not None and amount_may_show(view.session, view.reader.id)
    return [
        bring_sentence(words, line),
        "" if is_moved else who_may_come(words, line),
        amount_sentence(words, line) if private else "",
    ]


def render_reminder(view: NoticeView) -> Message | None:
    """None where her payment was called off, moved to another day, is over, or she left the group."""
    line = payment_of(view.session, view.subject_id, view.reader.id)
    _, _, day = view.slot.partition(" ")
    if line is None or line.status != "planned" or line.state != "expected" or line.ends_at <= view.now:
        return None
    local = view.rules.local(line.begins_at)
    if local.date().isoformat() != day or view.reader.group_id is None:
        return None
    words, days = view.words, (local.date() - view.rules.today(view.now)).days
    near = {0: words._("hari ini"), 1: words._("besok")}.get(days, words.n_("{n} hari lagi", "{n} hari lagi", days))
    text = words._(
        "{name}, {near} jadwal bantuan PKH {stage}: {when}, {where}.",
        name=view.name(),
        near=near,
        stage=stage_name(words, line),
        when=payment_when(words, line, view.rules),
        where=payment_where(words, line),
    )
    ask = ask_sentence(words, view.session, view.reader.group_id)
    return Message(short_enough([text, *_particulars(view, line)], ask))


def render_cancelled(view: NoticeView) -> Message | None:
    """To who had heard of it; where another day of the same stage holds for her, that is said as well."""
    found = tidings_for(view.session, view.subject_id, view.reader.id)
    line = payment_of(view.session, view.subject_id, view.reader.id)
    if found is None or line is None or (found.kind, found.slot) != (CANCELLED, view.slot):
        return None
    if (view.subject_id, view.reader.id) not in heard_of_it(view.session, [view.subject_id], but_of=view.slot):
        return None
    words = view.words
    text = words._(
        "{name}, jadwal bantuan PKH {stage} pada {when} tidak jadi. Tidak perlu datang.",
        name=view.name(),
        stage=stage_name(words, line),
        when=payment_when(words, line, view.rules),
    )
    others = payments_of_stage(view.session, view.reader.id, view.subject_id, view.now)
    if others:
        when = payment_when(words, others[0], view.rules)
        return Message(
            joined([text, words._("Yang berlaku: {when}, {where}.", when=when, where=payment_where(words, others[0]))])
        )
    return Message(joined([text, _who_will_tell(view)]))


def _who_will_tell(view: NoticeView) -> str:
    name = pendamping_name(view.words, view.session, view.reader.group_id)
    return view.words._("Kalau ada jadwal baru, {name} mengabari lewat sini.", name=name)


NEWS_TALK = NoticeTalk(
    render_news,
    template=where_it_fits(render_news, 0, news_template),
    sms=news_sms,
    knock=lambda view: "jadwal bantuan PKH",
    about="payment",
)
REMINDER_TALK = NoticeTalk(
    render_reminder,
    template=where_it_fits(render_reminder, 0, news_template),
    sms=news_sms,
    knock=reminder_knock,
    about="payment",
)
MOVED_TALK = NoticeTalk(
    render_moved,
    template=where_it_fits(render_moved, 0, moved_template),
    sms=moved_sms,
    knock=lambda view: "jadwal bantuan PKH yang berubah",
    about="payment",
)
CANCELLED_TALK = NoticeTalk(
    render_cancelled,
    template=where_it_fits(render_cancelled, 0, cancelled_template),
    sms=cancelled_sms,
    knock=lambda view: "kabar tentang jadwal bantuan PKH",
    about="payment",
)
