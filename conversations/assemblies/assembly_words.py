"""Meetings besides P2K2 in words: what they are called, when and where they are, how many were told and came."""

from datetime import datetime

from conversations.words import Words, address_name
from programme.assemblies.showing import AssemblyLine, AssemblyView, GuestView
from programme.coverage import Coverage
from programme.rules import Rules

MOST_NAMES = 12
MOST_GROUPS = 8


def kind_label(words: Words, kind: str) -> str:
    """As families and staff call such a meeting, within a sentence; nothing in it tells what a family gets."""
    return {
        "first_meeting": words._("pertemuan awal PKH"),
        "resocialisation": words._("pertemuan seluruh peserta PKH"),
        "posyandu": words._("kunjungan bersama ke posyandu"),
        "ketua_meeting": words._("pertemuan ketua kelompok PKH"),
        "temu_kunjung": words._("temu kunjung layanan kesehatan dan sekolah"),
        "inter_kecamatan": words._("pertemuan antar-kecamatan"),
        "inter_kabupaten": words._("pertemuan antar-kabupaten"),
    }[kind]


def kind_title(words: Words, kind: str) -> str:
    """The same at the beginning of a line."""
    label = kind_label(words, kind)
    return label[:1].upper() + label[1:]


def to_bring(words: Words, kind: str) -> str:
    """What those called are asked to bring; empty where nothing is."""
    return words._("Mohon membawa Kartu Keluarga (KK).") if kind == "first_meeting" else ""


def when_and_where(words: Words, starts_at: datetime, place: str, rules: Rules) -> str:
    """'Kamis, 22 November 2018 pukul 09.00 WIB di Balai Desa'."""
    return words._("{when} di {place}", when=words.moment(rules.local(starts_at)), place=place)


def short_line(words: Words, line: AssemblyLine, rules: Rules) -> str:
    """'Kam 22 Nov 09.00 Pertemuan awal PKH, Balai Desa', for a list to choose from."""
    local = rules.local(line.starts_at)
    title = kind_title(words, line.kind)
    return f"{words.short_day(local.date())} {words.clock(local)} {title}, {line.place}"


def guest_name(words: Words, guest: GuestView) -> str:
    """'Ibu Mawar'; a provider's or an outsider's name as it is."""
    return guest.name if guest.gender is None else address_name(words, guest.name, guest.gender)


def numbered_name(words: Words, guest: GuestView) -> str:
    """'12. Ibu Mawar', as on the attendance list."""
    return f"{guest.number}. {guest_name(words, guest)}"


def names_of(words: Words, guests: list[GuestView]) -> str:
    """At most so many, with how many more there are."""
    shown = [numbered_name(words, one) for one in guests[:MOST_NAMES]]
    if len(guests) > MOST_NAMES:
        shown.append(words.n_("{n} lainnya", "{n} lainnya", len(guests) - MOST_NAMES))
    return ", ".join(shown)


def head_of(words: Words, view: AssemblyView, rules: Rules) -> str:
    """What it is, when and where, with its groups."""
    line = view.line
    where = when_and_where(words, line.starts_at, line.place, rules)
    text = words._("{title}: {where}.", title=kind_title(words, line.kind), where=where)
    if view.groups:
        text += " " + words._("Kelompok: {groups}.", groups=", ".join(name for _, name, _ in view.groups[:MOST_GROUPS]))
    return text


def coverage_in_words(words: Words, coverage: Coverage) -> str:
    """'Diundang 75. Tahu: 30 lewat chat, 2 lewat ketua, 40 lewat surat/lisan. Belum: 3.'"""
    parts = []
    if coverage.direct:
        parts.append(words._("{n} lewat pesan", n=coverage.direct))
    if coverage.by_ketua:
        parts.append(words._("{n} lewat ketua", n=coverage.by_ketua))
    if coverage.in_person:
        parts.append(words._("{n} lewat surat atau lisan", n=coverage.in_person))
    text = words._("Diundang {n}.", n=coverage.members)
    if parts:
        text += " " + words._("Sudah tahu: {ways}.", ways=", ".join(parts))
    if coverage.under_way:
        text += " " + words._("Pesan dalam perjalanan: {n}.", n=coverage.under_way)
    if coverage.not_reached:
        text += " " + words._("Belum tahu: {n}.", n=coverage.not_reached)
    return text


def came_in_words(words: Words, view: AssemblyView) -> str:
    """'Hadir 70 dari 75.', once it was recorded."""
    return words._("Hadir {came} dari {called}.", came=view.line.came, called=view.line.called)
