"""A payment in words: when, where, what to bring, who may come instead, whom to ask. Nothing is promised."""

from collections.abc import Sequence
from datetime import datetime

from babel.numbers import format_decimal

from conversations.words import Words, address_name, zone_name
from db import Session
from programme.payments.lines import PaymentLine
from programme.people import Chatter, chatter_of, pendamping_of
from programme.rules import Rules

LONGEST_NOTICE = 320
"""Letters that are read to their end on a small phone; more than that is left to be asked."""


def payment_when(words: Words, line: PaymentLine, rules: Rules) -> str:
    """'Sabtu, 12 Desember 2026 pukul 08.00-12.00 WIB'; her own time where she has one."""
    if line.slot_at is not None:
        return words.moment(rules.local(line.slot_at))
    return window_in_words(words, line.starts_at, line.ends_at, rules)


def window_in_words(words: Words, starts_at: datetime, ends_at: datetime, rules: Rules) -> str:
    """As `payment_when`, of a whole window; one of several days names both ends."""
    begins, ends = rules.local(starts_at), rules.local(ends_at)
    if begins.date() == ends.date():
        return words._(
            "{day} pukul {begins}-{ends} {zone}",
            day=words.day(begins.date()),
            begins=words.clock(begins),
            ends=words.clock(ends),
            zone=zone_name(begins),
        )
    return words._("{begins} sampai {ends}", begins=words.moment(begins), ends=words.moment(ends))


def short_when(words: Words, line: PaymentLine, rules: Rules) -> str:
    """'Sab 12 Des 08.00-12.00 WIB', for an SMS or a button."""
    local = rules.local(line.begins_at)
    begins = f"{words.short_day(local.date())} {words.clock(local)}"
    ends = rules.local(line.ends_at)
    if line.slot_at is None and ends.date() == local.date():
        return f"{begins}-{words.clock(ends)} {zone_name(local)}"
    return f"{begins} {zone_name(local)}"


def is_at_home(line: PaymentLine) -> bool:
    return line.at_home or line.channel == "home"


def payment_where(words: Words, line: PaymentLine) -> str:
    """'di rumah (petugas yang datang)', 'di Balai Desa'."""
    if is_at_home(line):
        return words._("di rumah (petugas yang datang)")
    return words._("di {place}", place=line.place)


def stage_name(words: Words, line: PaymentLine) -> str:
    """'tahap 4', 'tahap Oktober-Desember'."""
    return words._("tahap {label}", label=line.stage_label)


def things_to_bring(words: Words, line: PaymentLine) -> str:
    """'KTP-el asli, KK asli dan surat undangan'; empty where nothing was said."""
    return things_in_words(words, line.bring, line.bring_note)


def things_in_words(words: Words, codes: Sequence[str], note: str | None) -> str:
    """As `things_to_bring`, of a schedule that is not stored yet."""
    names = {
        "ktp": words._("KTP-el asli"),
        "kk": words._("KK asli"),
        "invitation": words._("surat undangan"),
        "kks": words._("kartu KKS"),
    }
    return words.listing([names.get(one, one) for one in codes] + ([note] if note else []))


def bring_sentence(words: Words, line: PaymentLine) -> str:
    things = things_to_bring(words, line)
    if not things:
        return ""
    return words._("Siapkan {things}.", things=things) if is_at_home(line) else words._("Bawa {things}.", things=things)


def who_may_come(words: Words, line: PaymentLine) -> str:
    """Who may come in her place; at home nobody has to come."""
    if is_at_home(line):
        return ""
    return {
        "nobody": words._("Mohon datang sendiri, karena tidak bisa diwakilkan."),
        "same_kk": words._("Kalau berhalangan, boleh diwakili keluarga dalam satu KK."),
        "letter": words._("Kalau berhalangan, boleh diwakili dengan surat kuasa."),
    }[line.represented_by]


def amount_sentence(words: Words, line: PaymentLine) -> str:
    """What the office entered for her; only for her own eyes."""
    if line.amount is None:
        return ""
    return words._("Menurut data kantor: {amount}.", amount=rupiah(line.amount))


def rupiah(amount: int) -> str:
    """'Rp600.000', as Indonesians write it; whole rupiah."""
    return f"Rp{format_decimal(amount, format='#,##0', locale='id')}"


def whom_to_ask(session: Session, group_id: int | None) -> Chatter | None:
    """The pendamping of the group: who knows about payments."""
    pendamping_id = pendamping_of(session, group_id) if group_id is not None else None
    return chatter_of(session, pendamping_id) if pendamping_id is not None else None


def pendamping_name(words: Words, session: Session, group_id: int | None) -> str:
    """'Ibu Siti', else 'pendamping PKH'."""
    who = whom_to_ask(session, group_id)
    return address_name(words, who.name, who.gender) if who is not None else words._("pendamping PKH")


def ask_sentence(words: Words, session: Session, group_id: int | None) -> str:
    return words._("Ada yang ingin ditanyakan? Tanya {name}, ya.", name=pendamping_name(words, session, group_id))


def short_enough(parts: Sequence[str], ask: str) -> str:
    """The sentences, and whom to ask where that still fits: what is longer is not read to its end."""
    whole = joined([*parts, ask])
    return whole if len(whole) <= LONGEST_NOTICE else joined(parts)


def joined(parts: Sequence[str]) -> str:
    """Sentences one after another; empty ones are left out."""
    return " ".join(part for part in parts if part)
