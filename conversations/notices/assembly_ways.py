"""News of a meeting besides P2K2 as an SMS: when, where and whom to ask, since nobody can answer it."""

import textwrap

from conversations.assemblies.assembly_words import kind_title, to_bring
from conversations.notices.talk import NoticeView
from conversations.words import address_name, zone_name
from outbox.sms_text import as_gsm7, segments
from programme.assemblies.inviting import Called, called_of

LONGEST_PLACE, LONGEST_NAME = 60, 30
"""Letters kept of a place and of a name where the whole would need more than one segment."""


def invited_sms(view: NoticeView) -> str | None:
    return _sms(view, "invited")


def moved_sms(view: NoticeView) -> str | None:
    return _sms(view, "moved")


def cancelled_sms(view: NoticeView) -> str | None:
    return _sms(view, "cancelled")


def _sms(view: NoticeView, how: str) -> str | None:
    """With her name where the whole is one segment; else without, and long names shortened."""
    one = called_of(view.session, view.subject_id, view.reader.id)
    if one is None:
        return None
    whole = as_gsm7(f"{view.name()}: {_said(view, one, how, None)}")
    return whole if segments(whole) == 1 else as_gsm7(_said(view, one, how, LONGEST_PLACE))


def _said(view: NoticeView, one: Called, how: str, longest: int | None) -> str:
    words, local = view.words, view.rules.local(one.starts_at)
    kind, when = kind_title(words, one.kind), f"{words.short_day(local.date())} {words.clock(local)} {zone_name(local)}"
    place = one.place if longest is None else textwrap.shorten(one.place, longest, placeholder="...")
    by = one.by_name if longest is None else textwrap.shorten(one.by_name, LONGEST_NAME, placeholder="...")
    ask = words._("Tanya {name} (pendamping).", name=address_name(words, by, one.by_gender))
    if how == "cancelled":
        said = words._("{kind} {when} tidak jadi. Tidak perlu datang.", kind=kind, when=when)
    elif how == "moved":
        said = words._("{kind} pindah. Yang baru: {when} di {place}.", kind=kind, when=when, place=place)
    else:
        said = words._("{kind} {when} di {place}.", kind=kind, when=when, place=place)
    bring = to_bring(words, one.kind) if how != "cancelled" else ""
    return " ".join(part for part in (said, bring, ask) if part)
