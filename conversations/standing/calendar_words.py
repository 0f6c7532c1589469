"""The entries of a pendamping's calendar in words: short ones, as a phone's calendar shows them."""

from collections.abc import Sequence

from conversations.assemblies.assembly_words import kind_title
from conversations.words import Words
from programme.rules import Rules
from programme.standing.calendar import CalendarEntry
from reports.calendar_file import CalendarEvent


def calendar_events(words: Words, entries: Sequence[CalendarEntry], rules: Rules) -> list[CalendarEvent]:
    """Each entry as an event on the kabupaten's clock."""
    return [
        CalendarEvent(
            one.key,
            _title(words, one),
            rules.local(one.starts_at),
            rules.local(one.ends_at) if one.ends_at is not None else None,
            one.place,
            revision=one.revision,
            cancelled=one.cancelled,
        )
        for one in entries
    ]


def _title(words: Words, one: CalendarEntry) -> str:
    titles = {
        "p2k2": words._("P2K2 {group}", group=one.label),
        "payment": words._("Pembayaran PKH ({n} keluarga)", n=one.count),
        "posyandu_day": words._("Hari posyandu {name}", name=one.label),
        "visits": words._("Kunjungan ({n})", n=one.count),
        "due_updates": words._("Batas kirim daftar pemutakhiran"),
        "due_monthly": words._("Batas kirim laporan bulanan"),
        "due_verification": words._("Batas kirim lembar verifikasi triwulan"),
    }
    return titles.get(one.kind) or kind_title(words, one.kind)


def entry_in_words(words: Words, one: CalendarEntry, rules: Rules) -> str:
    """'Kam 22 Nov 09.00 P2K2 Melati 1, Balai Desa'; without an hour where it takes the whole day."""
    begins = rules.local(one.starts_at)
    when = words.short_day(begins.date()) + (f" {words.clock(begins)}" if one.ends_at is not None else "")
    return f"{when} {_title(words, one)}" + (f", {one.place}" if one.place not in ("", one.label) else "")
