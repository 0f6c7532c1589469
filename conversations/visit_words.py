"""Visits in words: the line of the daily list, with why and what was said."""

from datetime import date

from conversations.reason_words import reason_in_words
from conversations.words import Words, address_name
from programme.visit_lists import VisitLine


def visit_block(words: Words, line: VisitLine, day: date) -> str:
    """The visit as it stands on the list: number, name, where, why in words, what was said."""
    head = f"{line.number}. {_who(words, line)}"
    if line.state == "done":
        return f"{head} ✓ {words._('sudah dikunjungi')}"
    if line.state == "cancelled":
        return f"{head} - {words._('dibatalkan')}"
    if line.due_on > day:
        return f"{head} - {words._('ditunda sampai {day}', day=words.day(line.due_on))}"
    reasons = [f"   {piece}" for piece in said_in_words(words, line)]
    return "\n".join([head, f"   {where_in_words(words, line)}", f"   {why_in_words(words, line)}", *reasons])


def _who(words: Words, line: VisitLine) -> str:
    group = words._("kelompok {group}", group=line.group_name)
    return f"{address_name(words, line.name, line.gender)} ({group})"


def where_in_words(words: Words, line: VisitLine) -> str:
    """'Dusun Krajan RT 002/RW 001, Desa Wates'."""
    near = []
    if line.dusun:
        near.append(words._("Dusun {dusun}", dusun=line.dusun))
    if line.rt or line.rw:
        near.append(f"RT {line.rt or '-'}/RW {line.rw or '-'}")
    return ", ".join(part for part in (" ".join(near), words._("Desa {desa}", desa=line.desa)) if part)


def why_in_words(words: Words, line: VisitLine) -> str:
    """'Tidak hadir P2K2 Oktober 2018 dan November 2018.'"""
    if line.cause == "follow_up":
        return words._("Tindak lanjut: {step}", step=line.agreed_before or words._("sesuai kunjungan sebelumnya"))
    months = sorted({missed.held_on.replace(day=1) for missed in line.missed})
    text = words._("Tidak hadir P2K2 {months}.", months=words.listing([words.month(month) for month in months]))
    if line.came_again_on is not None:
        text += " " + words._("Sudah hadir lagi {day}: sampaikan pujian.", day=words.day(line.came_again_on))
    return text


def said_in_words(words: Words, line: VisitLine) -> list[str]:
    """The reasons, month by month, with the ketua's own words where there are any."""
    pieces = []
    for missed in line.missed:
        reason = reason_in_words(words, missed.reason)
        quote = f" (“{missed.quote}”)" if missed.quote else ""
        pieces.append(f"{words.month(missed.held_on)}: {reason}{quote}")
    return pieces


def list_text(words: Words, day: date, lines: list[VisitLine]) -> str:
    """The whole list of a day as one text that needs nothing else."""
    waiting = sum(line.state == "open" and line.due_on <= day for line in lines)
    head = words.n_("Kunjungan {day}: {n} keluarga", "Kunjungan {day}: {n} keluarga", waiting, day=words.day(day))
    return "\n\n".join([head, *(visit_block(words, line, day) for line in lines)])


def duties_in_words(words: Words) -> dict[str, str]:
    """The four duties of a visit (second source document) as short labels."""
    return {
        "explained": words._("Menjelaskan pengaruh pada bantuan"),
        "motivated": words._("Memberi semangat"),
        "cause_sought": words._("Mencari penyebab"),
        "follow_up": words._("Menyepakati tindak lanjut"),
    }


def met_in_words(words: Words, line: VisitLine) -> dict[str, str]:
    """Whom one can meet on a visit, as short labels; anybody else is written in own words."""
    name = address_name(words, line.name, line.gender)
    spouse = words._("Suami") if line.gender == "f" else words._("Istri")
    return {
        "kpm": name,
        "spouse": spouse,
        "couple": words._("{name} dan {spouse}", name=name, spouse=spouse.lower()),
        "family": words._("Keluarga lain"),
    }
