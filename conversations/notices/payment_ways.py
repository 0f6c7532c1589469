"""News of a payment as an approved template, an SMS or a knock: time and place only, never an amount."""

import textwrap
from collections.abc import Callable

from conversations.notices.talk import NoticeView
from conversations.payments.telling_words import (
    is_at_home,
    payment_when,
    payment_where,
    pendamping_name,
    short_when,
    things_to_bring,
    whom_to_ask,
    window_in_words,
)
from conversations.words import Words, address_name
from outbox.messages import TemplateCall
from outbox.sms_text import as_gsm7, segments
from programme.payments.before import place_before
from programme.payments.lines import PaymentLine, payment_of
from programme.payments.tidings import tidings_for

INDONESIAN = Words("id")
MOST_SEGMENTS = 2
LONGEST_PLACE, LONGEST_NAME = 60, 30
NOTHING_TO_BRING = "KTP-el"
REPRESENTED = {
    "nobody": "harus datang sendiri",
    "same_kk": "boleh diwakili keluarga dalam satu KK",
    "letter": "boleh diwakili dengan surat kuasa",
}


def news_template(view: NoticeView) -> TemplateCall | None:
    line = _line(view)
    if line is None:
        return None
    represented = "petugas yang datang" if is_at_home(line) else REPRESENTED[line.represented_by]
    values = (_reader(view), line.stage_label, _when(view, line), _where(line), _things(line), represented, _ask(view))
    return TemplateCall("payment_reminder", values)


def moved_template(view: NoticeView) -> TemplateCall | None:
    """Who never heard of the old day is told the new one only."""
    line, tidings = _line(view), tidings_for(view.session, view.subject_id, view.reader.id)
    if line is None or tidings is None:
        return None
    before = place_before(view.session, tidings)
    if before is None:
        return news_template(view)
    old = window_in_words(INDONESIAN, before.starts_at, before.ends_at, view.rules)
    values = (_reader(view), line.stage_label, _when(view, line), _where(line), old, _things(line), _ask(view))
    return TemplateCall("payment_moved", values)


def cancelled_template(view: NoticeView) -> TemplateCall | None:
    line = _line(view)
    if line is None:
        return None
    return TemplateCall("payment_cancelled", (_reader(view), line.stage_label, _when(view, line), _ask(view)))


def news_sms(view: NoticeView) -> str | None:
    def said(words: Words, line: PaymentLine, place: str) -> str:
        return words._(
            "Bantuan PKH tahap {label}: {when} {where}. {bring}",
            label=line.stage_label,
            when=short_when(words, line, view.rules),
            where=place,
            bring=_short_bring(words, line),
        ).rstrip()

    return _sms(view, said)


def moved_sms(view: NoticeView) -> str | None:
    def said(words: Words, line: PaymentLine, place: str) -> str:
        return words._(
            "Jadwal bantuan PKH tahap {label} sekarang: {when} {where}. {bring}",
            label=line.stage_label,
            when=short_when(words, line, view.rules),
            where=place,
            bring=_short_bring(words, line),
        ).rstrip()

    return _sms(view, said)


def cancelled_sms(view: NoticeView) -> str | None:
    def said(words: Words, line: PaymentLine, place: str) -> str:
        when = short_when(words, line, view.rules)
        return words._(
            "Bantuan PKH tahap {label} {when} tidak jadi. Tidak perlu datang.", label=line.stage_label, when=when
        )

    return _sms(view, said)


def reminder_knock(view: NoticeView) -> str:
    line = _line(view)
    days = (view.rules.today(line.begins_at) - view.rules.today(view.now)).days if line is not None else None
    near = {0: " hari ini", 1: " besok"}.get(days, "") if days is not None else ""
    return f"pengingat jadwal bantuan PKH{near}"


def _sms(view: NoticeView, said: Callable[[Words, PaymentLine, str], str]) -> str | None:
    """The best form that is one segment; else that is two: her name goes first, then a long place is shortened."""
    line = _line(view)
    if line is None:
        return None
    words = view.words
    whole = f"{said(words, line, payment_where(words, line))} {_ask_sms(view, None)}"
    place = textwrap.shorten(payment_where(words, line), LONGEST_PLACE, placeholder="...")
    short = as_gsm7(f"{said(words, line, place)} {_ask_sms(view, LONGEST_NAME)}")
    forms = [as_gsm7(text) for text in (f"{view.name()}: {whole}", whole)]
    return next((form for most in range(1, MOST_SEGMENTS + 1) for form in forms if segments(form) <= most), short)


def _ask_sms(view: NoticeView, longest: int | None) -> str:
    who = whom_to_ask(view.session, view.reader.group_id)
    if who is None:
        return view.words._("Tanya pendamping PKH.")
    name = who.name if longest is None else textwrap.shorten(who.name, longest, placeholder="...")
    return view.words._("Tanya {name} (pendamping).", name=address_name(view.words, name, who.gender))


def _short_bring(words: Words, line: PaymentLine) -> str:
    names = {"ktp": "KTP", "kk": "KK", "invitation": words._("undangan"), "kks": "KKS"}
    things = ", ".join(names.get(one, one) for one in line.bring)
    return words._("Bawa {things}.", things=things) if things and not is_at_home(line) else ""


def _line(view: NoticeView) -> PaymentLine | None:
    return payment_of(view.session, view.subject_id, view.reader.id)


def _when(view: NoticeView, line: PaymentLine) -> str:
    return payment_when(INDONESIAN, line, view.rules)


def _where(line: PaymentLine) -> str:
    return "rumah Ibu/Bapak" if is_at_home(line) else line.place


def _things(line: PaymentLine) -> str:
    return things_to_bring(INDONESIAN, line) or NOTHING_TO_BRING


def _reader(view: NoticeView) -> str:
    return address_name(INDONESIAN, view.reader.name, view.reader.gender)


def _ask(view: NoticeView) -> str:
    return pendamping_name(INDONESIAN, view.session, view.reader.group_id)
