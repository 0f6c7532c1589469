"""Visits in words: whom, where, why, what was said; the block of the daily list and the one line of who waits."""

from datetime import date

from conversations.map_links import place_link
from conversations.reason_words import reason_in_words
from conversations.words import Words, address_name
from programme.visit_lines import VisitLine

LONGEST_PURPOSE = 160


def visit_block(words: Words, line: VisitLine, day: date, *, months_said: int | None = None) -> str:
    """The visit as it stands on the list: number, name, where, why in words, what was said.

    `months_said`: what was said is shown of so many of the latest months only.
    """
    head = f"{line.number}. {name_and_group(words, line)}"
    if line.state == "done":
        return f"{head} ✓ {words._('sudah dikunjungi')}"
    if line.state == "cancelled":
        return f"{head} - {words._('dibatalkan')}"
    if line.held_by is not None:
        return f"{head} - {held_in_words(words, line)}"
    if line.due_on > day:
        return f"{head} - {words._('ditunda sampai {day}', day=words.day(line.due_on))}"
    said = said_in_words(words, line)
    if months_said is not None:
        said = said[max(len(said) - months_said, 0) :]
    pieces = [where_in_words(words, line), why_in_words(words, line), *said]
    return "\n".join([head, *(f"   {piece}" for piece in pieces)])


def name_in_words(words: Words, line: VisitLine) -> str:
    """'Ibu Mawar', or the provider's name as it is."""
    return line.name if line.kpm_id is None else address_name(words, line.name, line.gender)


def name_and_group(words: Words, line: VisitLine) -> str:
    """'Ibu Mawar (kelompok Melati 1)', 'Puskesmas Wates'."""
    if line.group_name is None:
        return name_in_words(words, line)
    if line.cause == "routine" and line.is_ketua:
        group = words._("ketua kelompok {group}", group=line.group_name)
    else:
        group = words._("kelompok {group}", group=line.group_name)
    return f"{name_in_words(words, line)} ({group})"


def where_in_words(words: Words, line: VisitLine) -> str:
    """'Dusun Krajan RT 002/RW 001, Desa Wates'."""
    near = []
    if line.dusun:
        near.append(words._("Dusun {dusun}", dusun=line.dusun))
    if line.rt or line.rw:
        near.append(f"RT {line.rt or '-'}/RW {line.rw or '-'}")
    desa = words._("Desa {desa}", desa=line.desa) if line.desa else ""
    return ", ".join(part for part in (" ".join(near), desa) if part) or words._("Alamat belum tercatat")


def why_in_words(words: Words, line: VisitLine) -> str:
    """'Tidak hadir P2K2 Oktober 2018 dan November 2018.'"""
    text = _cause_in_words(words, line)
    if line.came_again_on is not None:
        text += " " + words._("Sudah hadir lagi {day}: sampaikan pujian.", day=words.day(line.came_again_on))
    if line.handed_by is not None:
        owner = address_name(words, line.handed_by.name, line.handed_by.gender)
        text += "\n   " + words._("Dilimpahkan oleh {owner}.", owner=owner)
        if line.purpose and line.kpm_id is not None:
            text += " " + words._("Pesan: {note}", note=line.purpose[:LONGEST_PURPOSE])
    return text


def _cause_in_words(words: Words, line: VisitLine) -> str:
    if line.cause == "routine":
        return words._("Kunjungan bulanan: tanyakan perubahan data dan keluhan.")
    if line.cause == "provider":
        return words._("Urusan: {purpose}", purpose=(line.purpose or "-")[:LONGEST_PURPOSE])
    if line.cause == "follow_up":
        return words._("Tindak lanjut: {step}", step=line.agreed_before or words._("sesuai kunjungan sebelumnya"))
    months = sorted(date.fromisoformat(f"{month}-01") for month in line.months)
    return words._("Tidak hadir P2K2 {months}.", months=words.listing([words.month(month) for month in months]))


def said_in_words(words: Words, line: VisitLine) -> list[str]:
    """The reasons, month by month, with her own or the ketua's words where there are any."""
    pieces = []
    for missed in line.missed:
        reason = reason_in_words(words, missed.reason)
        quote = f" (“{missed.quote}”)" if missed.quote else ""
        pieces.append(f"{words.month(missed.held_on)}: {reason}{quote}")
    return pieces


def detail_in_words(words: Words, line: VisitLine) -> str:
    """One visit by itself: whom, where, why, what was said, and where that is on the map."""
    pieces = [f"{name_in_words(words, line)}, {where_in_words(words, line)}", why_in_words(words, line)]
    pieces += said_in_words(words, line)
    if line.point is not None:
        pieces.append(words._("Peta: {link}", link=place_link(line.point)))
    return "\n".join(pieces)


def brief_in_words(words: Words, line: VisitLine) -> str:
    """'Ibu Lastri (kelompok Melati 1), Dusun Krajan RT 001/RW 002, Desa Wates: tidak hadir 2 bulan'."""
    return f"{name_and_group(words, line)}, {where_in_words(words, line)}: {cause_in_brief(words, line)}"


def cause_in_brief(words: Words, line: VisitLine) -> str:
    if line.cause == "p2k2":
        return words.n_("tidak hadir {n} bulan", "tidak hadir {n} bulan", len(line.months))
    if line.cause == "provider":
        return (line.purpose or "-")[:LONGEST_PURPOSE]
    return words._("kunjungan bulanan") if line.cause == "routine" else words._("tindak lanjut")


def held_in_words(words: Words, line: VisitLine) -> str:
    """'dipegang Bapak Budi'; only of a line with `held_by`."""
    assert line.held_by is not None
    return words._("dipegang {colleague}", colleague=address_name(words, line.held_by.name, line.held_by.gender))


def duties_in_words(words: Words, cause: str = "p2k2") -> dict[str, str]:
    """What is done in a visit of that cause (programme.visits.duties_for), as short labels."""
    if cause == "routine":
        return {
            "data_changes": words._("Menanyakan perubahan data"),
            "complaints": words._("Menanyakan keluhan"),
            "problems": words._("Menanyakan masalah lain"),
            "news": words._("Memberi kabar program"),
        }
    if cause == "provider":
        return {
            "problem_told": words._("Menyampaikan masalahnya"),
            "solution_sought": words._("Mencari jalan keluar"),
            "follow_up": words._("Menyepakati tindak lanjut"),
        }
    return {
        "explained": words._("Menjelaskan pengaruh pada bantuan"),
        "motivated": words._("Memberi semangat"),
        "cause_sought": words._("Mencari penyebab"),
        "follow_up": words._("Menyepakati tindak lanjut"),
    }


def met_in_words(words: Words, line: VisitLine) -> dict[str, str]:
    """Whom one can meet on a visit to a family, as short labels; anybody else is written in own words."""
    name = address_name(words, line.name, line.gender)
    spouse = words._("Suami") if line.gender == "f" else words._("Istri")
    return {
        "kpm": name,
        "spouse": spouse,
        "couple": words._("{name} dan {spouse}", name=name, spouse=spouse.lower()),
        "family": words._("Keluarga lain"),
    }
