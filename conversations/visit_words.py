"""Visits in words: whom, where, why, what was said; the block of the daily list and the one line of who waits."""

from dataclasses import replace
from datetime import date

from conversations.assemblies.point_words import points_in_words
from conversations.complaints.complaint_words import category_label
from conversations.map_links import place_link
from conversations.missed_words import missed_in_words
from conversations.reason_words import reason_in_words
from conversations.words import Words, address_name
from programme.many_due.elsewhere import Elsewhere
from programme.visit_lines import VisitLine

LONGEST_PURPOSE = 160
COMPLAINTS = frozenset({"complaint", "confidential"})
"""Causes of visits that a complaint led to."""


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
    if line.elsewhere is not None:
        return f"{head} - {elsewhere_in_words(words, line.elsewhere)}"
    if line.due_on > day:
        return f"{head} - {words._('ditunda sampai {day}', day=words.day(line.due_on))}"
    said = said_in_words(words, line)
    if months_said is not None:
        said = said[max(len(said) - months_said, 0) :]
    pieces = [where_in_words(words, line), why_in_words(words, line), *said]
    return "\n".join([head, *(f"   {piece}" for piece in pieces)])


def as_shown_to(line: VisitLine, people: int) -> VisitLine:
    """The line for a phone that so many people use: where others read too, nothing tells that it is of a case."""
    if people < 2 or line.cause != "case":
        return line
    return replace(line, cause="follow_up", purpose=None, agreed_before=None)


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
    if line.cause == "first_meeting":
        return words._("Belum ikut pertemuan awal: sampaikan semua bahannya dan isi formulirnya.")
    if line.cause == "provider":
        about = words._("Urusan: {purpose}", purpose=(line.purpose or "-")[:LONGEST_PURPOSE])
        return f"{about} {words._('(keluhan {ticket})', ticket=line.ticket)}" if line.ticket else about
    if line.cause in COMPLAINTS:
        return _complaint_in_words(words, line)
    if line.cause == "case":
        return _case_in_words(words, line)
    if line.cause == "follow_up":
        return words._("Tindak lanjut: {step}", step=_agreed_or_planned(words, line))
    return missed_in_words(words, line)


def _case_in_words(words: Words, line: VisitLine) -> str:
    """What it is about, as its holder planned it; the file itself is read elsewhere."""
    about = line.purpose or line.agreed_before
    if not about:
        return words._("Pendampingan keluarga.")
    return words._("Pendampingan keluarga: {step}", step=about[:LONGEST_PURPOSE])


def _agreed_or_planned(words: Words, line: VisitLine) -> str:
    """What was agreed in the visit before, or why it was planned; handed over, its purpose goes along as a word."""
    planned = line.purpose[:LONGEST_PURPOSE] if line.purpose and line.handed_by is None else None
    return line.agreed_before or planned or words._("sesuai kunjungan sebelumnya")


def _complaint_in_words(words: Words, line: VisitLine) -> str:
    """What kind of complaint, for who handles it; its words are read there, not on a list."""
    agreed = words._("Disepakati: {step}.", step=line.agreed_before) if line.agreed_before else ""
    if line.ticket is None or line.complaint_category is None:
        return f"{words._('Kunjungan karena keluhan.')} {agreed}".strip()
    told = {"ticket": line.ticket, "category": category_label(words, line.complaint_category)}
    if line.cause == "confidential":
        why = words._("Keluhan {ticket} ({category}), RAHASIA: jangan sampai diketahui kelompoknya.", **told)
    else:
        why = words._("Keluhan {ticket} ({category}).", **told)
    return f"{why} {agreed}".strip()


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
    if line.cause == "p2k2" and line.not_kept:
        return words.n_("belum memenuhi komitmen {n} bulan", "belum memenuhi komitmen {n} bulan", len(line.months))
    if line.cause == "p2k2":
        return words.n_("tidak hadir {n} bulan", "tidak hadir {n} bulan", len(line.months))
    if line.cause == "provider":
        return (line.purpose or "-")[:LONGEST_PURPOSE]
    if line.cause in COMPLAINTS:
        return words._("keluhan {ticket}", ticket=line.ticket) if line.ticket else words._("keluhan")
    if line.cause == "case":
        return words._("pendampingan keluarga")
    if line.cause == "first_meeting":
        return words._("pertemuan awal di rumah")
    return words._("kunjungan bulanan") if line.cause == "routine" else words._("tindak lanjut")


def held_in_words(words: Words, line: VisitLine) -> str:
    """'dipegang Bapak Budi'; only of a line with `held_by`."""
    assert line.held_by is not None
    return words._("dipegang {colleague}", colleague=address_name(words, line.held_by.name, line.held_by.gender))


def elsewhere_in_words(words: Words, where: Elsewhere) -> str:
    """'dititipkan kepada Ibu Sri', 'diundang bertemu Kam 29 Nov'."""
    if where.ketua is not None:
        return words._("dititipkan kepada {ketua}", ketua=address_name(words, where.ketua, where.gender))
    day = words.short_day(where.day) if where.day is not None else "-"
    return words._("diundang bertemu {day}", day=day)


def duties_in_words(words: Words, cause: str = "p2k2") -> dict[str, str]:
    """What is done in a visit of that cause (programme.visits.duties_for), as short labels."""
    if cause == "first_meeting":
        return points_in_words(words, cause)
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
    if cause == "case":
        return {
            "listened": words._("Mendengarkan ceritanya"),
            "motivated": words._("Memberi semangat"),
            "agreed": words._("Menyepakati langkahnya"),
            "follow_up": words._("Menentukan tindak lanjut"),
        }
    if cause in COMPLAINTS:
        return {
            "listened": words._("Mendengarkan ceritanya"),
            "looked": words._("Melihat apa yang terjadi"),
            "agreed": words._("Menyepakati langkahnya"),
            "follow_up": words._("Menentukan tindak lanjut"),
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
