"""The list of a payment day as text: groups in turn, who has a time of her own, who is paid at home. No amounts."""

from collections.abc import Sequence
from datetime import UTC, datetime

from conversations.payments.telling_words import stage_name, things_in_words, window_in_words
from conversations.text_pages import pages_of
from conversations.words import Words
from programme.payments.days import DayFamily
from programme.payments.lines import PaymentLine
from programme.rules import Rules

EARLIEST = datetime.min.replace(tzinfo=UTC)


def day_list_pages(words: Words, line: PaymentLine, families: Sequence[DayFamily], rules: Rules) -> list[str]:
    """One text or several, each short enough for a message."""
    lines = [headline(words, line, rules), _counts(words, families)]
    for group, of_group in by_group(families).items():
        lines += ["", f"{group} ({len(of_group)})", *(_entry(words, one, rules) for one in of_group)]
    at_home = [one for one in families if one.at_home]
    if at_home:
        lines += ["", words._("Dibayar di rumah:"), *(f"{one.name}, {address(one)}" for one in at_home)]
    return ["\n".join(page) for page in pages_of(lines)]


def headline(words: Words, line: PaymentLine, rules: Rules) -> str:
    """'Pembayaran tahap 4: Sabtu, 12 Desember ... di Balai Desa. Bawa KTP-el asli dan KK asli.'"""
    text = words._(
        "Pembayaran {stage}: {when} di {place}.",
        stage=stage_name(words, line),
        when=window_in_words(words, line.starts_at, line.ends_at, rules),
        place=line.place,
    )
    things = things_in_words(words, line.bring, line.bring_note)
    return text + (" " + words._("Bawa {things}.", things=things) if things else "")


def _counts(words: Words, families: Sequence[DayFamily]) -> str:
    at_home = sum(one.at_home for one in families)
    text = words.n_("{n} keluarga", "{n} keluarga", len(families))
    return f"{text}, " + words._("{n} di rumah", n=at_home) if at_home else text


def by_group(families: Sequence[DayFamily]) -> dict[str, list[DayFamily]]:
    """'Melati 1, Wates' -> its families, by their own time and number."""
    found: dict[str, list[DayFamily]] = {}
    for one in families:
        found.setdefault(f"{one.group_name}, {one.desa}", []).append(one)
    for some in found.values():
        some.sort(key=lambda one: (one.slot_at or EARLIEST, one.member_number))
    return found


def _entry(words: Words, one: DayFamily, rules: Rules) -> str:
    parts = [f"{one.member_number}. {one.name}"]
    if one.slot_at is not None:
        parts.append(words.clock(rules.local(one.slot_at)))
    if one.at_home:
        parts.append(words._("di rumah"))
    if one.state == "paid":
        parts.append(words._("sudah dibayar"))
    elif one.state == "unpaid":
        parts.append(words._("belum dibayar"))
    return " · ".join(parts)


def address(one: DayFamily) -> str:
    """'Krajan RT 001/RW 002, Wates'."""
    rt = "/".join(part for part in (f"RT {one.rt}" if one.rt else "", f"RW {one.rw}" if one.rw else "") if part)
    where = " ".join(part for part in (one.dusun or "", rt) if part)
    return ", ".join(part for part in (where, one.desa) if part)
