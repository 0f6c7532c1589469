"""A case's file as one message: a section a phase, in the order of the source document; long files have pages."""

from datetime import date

from conversations.cases.case_words import (
    labelled,
    option_labels,
    phase_name,
    present_labels,
    source_labels,
    way_name,
)
from conversations.reason_words import reason_in_words
from conversations.text_pages import pages_of
from conversations.turn import Turn
from conversations.words import Words, address_name
from programme.cases.codes import HISTORY, PHASES
from programme.cases.contacts import WAYS
from programme.cases.showing import AgreementLine, CaseView, EntryLine
from programme.cases.told import sources_told

LONGEST_SHOWN = 400
"""Letters of one entry in the file; more of it stands in the report."""


def head_in_words(turn: Turn, view: CaseView) -> str:
    """'Kasus Ibu Mawar (anggota 2, Melati 1)' and how far it has come."""
    words = turn.words
    name = address_name(words, view.name, view.gender)
    lines = [
        words._("Kasus {name} (anggota {number}, {group})", name=name, number=view.member_number, group=view.group_name)
    ]
    if not view.is_holder:
        holder = address_name(words, view.holder_name, view.holder_gender)
        lines.append(words._("Kasus {holder}. Ibu/Bapak diminta memberi saran.", holder=holder))
    if view.closed_on is not None:
        lines.append(words._("Sudah diakhiri {day}.", day=words.day(view.closed_on)))
    else:
        number = PHASES.index(view.phase) + 1
        lines.append(words._("Tahap {n} dari 6: {phase}", n=number, phase=phase_name(words, view.phase)))
    return "\n".join(lines)


def pages_in_words(turn: Turn, view: CaseView) -> list[str]:
    """The file in pages, without its head; one page at least."""
    lines = [line for phase in PHASES for line in _section(turn.words, view, phase)]
    return ["\n".join(page).strip() for page in pages_of(lines or [turn.words._("Belum ada catatan.")])]


def _section(words: Words, view: CaseView, phase: str) -> list[str]:
    """Its lines, the first one with its title and the space before it; none where it holds nothing."""
    lines = [
        entry_in_words(words, view, one)
        for one in view.entries
        if one.phase == phase and one.kind not in HISTORY and not one.kind.startswith("part_")
    ]
    if phase == "plan":
        lines += [_agreement_in_words(words, view, one) for one in view.agreements]
    if phase == "action" and view.acting_since is not None:
        lines.insert(0, words._("Dijalankan sejak {day}", day=words.day(view.acting_since)))
    title = f"\n{PHASES.index(phase) + 1}. {phase_name(words, phase).upper()}\n"
    return [f"{title if place == 0 else ''}• {line}" for place, line in enumerate(lines)]


def entry_in_words(words: Words, view: CaseView, entry: EntryLine) -> str:
    """'Kam 22 Nov: Ketua kelompok dan Suami: kerja di kantin'."""
    said = entry.words if len(entry.words) <= LONGEST_SHOWN else f"{entry.words[:LONGEST_SHOWN].rstrip()} ..."
    if entry.kind == "option":
        mark = "✅" if entry.chosen else "▫️"
        return f"{mark} {said}" + (f" {words._('(dipilih keluarga)')}" if entry.chosen else "")
    told = f"{_before(words, view, entry)}{said}".strip().rstrip(":")
    return f"{_day(words, entry.happened_on, view.opened_on)}: {told}"


def _before(words: Words, view: CaseView, entry: EntryLine) -> str:
    """What stands before the words of an entry of that kind."""
    if entry.kind == "contact":
        return _contact_in_words(words, view, entry)
    if entry.kind == "source":
        if set(sources_told(entry.words, view.name)) == {*(entry.about or "").split(",")}:
            return ""  # her words say so themselves
        asked = words.listing(labelled(entry.about, source_labels(words, view)))
        return words._("menurut {sources}: ", sources=asked) if asked else words._("dari sekitarnya: ")
    if entry.kind == "problem":
        known = entry.about not in (None, "other")
        reason = f" ({reason_in_words(words, entry.about)})" if known else ""
        return words._("masalah{reason}: ", reason=reason)
    if entry.kind == "note" and entry.author_id == view.kpm_id:
        return words._("kata keluarga: ")
    if entry.kind == "note" and entry.author_name is not None and entry.author_name != view.holder_name:
        return words._("saran {name}: ", name=entry.author_name)
    plain = {
        "potential": words._("bisa membantu: "),
        "achieved": words._("sudah tercapai: "),
        "not_yet": words._("belum tercapai: "),
        "family_word": words._("kata keluarga: "),
    }
    return plain.get(entry.kind, "")


def _contact_in_words(words: Words, view: CaseView, entry: EntryLine) -> str:
    parts = [part.strip() for part in (entry.about or "").split(",") if part.strip()]
    ways = [way_name(words, part) for part in parts if part in WAYS]
    there = labelled(",".join(part for part in parts if part not in WAYS), present_labels(words, view))
    met = words._("bertemu {people}", people=words.listing(there)) if there else ""
    told = ", ".join(piece for piece in (*ways, met) if piece)
    return f"{told}: " if told else ""


def _day(words: Words, day: date, opened_on: date) -> str:
    """With its year only where that is not the one in which the case was opened."""
    short = words.short_day(day)
    return short if day.year == opened_on.year else f"{short} {day.year}"


def _agreement_in_words(words: Words, view: CaseView, one: AgreementLine) -> str:
    who = {
        "kpm": address_name(words, view.name, view.gender),
        "spouse": source_labels(words, view)["spouse"],
        "relative": words._("Saudara"),
        "pendamping": words._("Pendamping"),
    }.get(one.who, one.who)
    when = words._("tiap pertemuan") if one.every_meeting else ""
    if one.due_on is not None:
        when = words._("paling lambat {day}", day=words.short_day(one.due_on))
    state = {
        "kept": words._("sudah dijalankan"),
        "broken": words._("belum dijalankan"),
        "ended": words._("sudah berakhir"),
    }.get(one.state, "")
    tail = ", ".join(piece for piece in (when, state) if piece)
    return words._("Kesepakatan: {who}: {what}", who=who, what=one.words) + (f" ({tail})" if tail else "")


def option_label(words: Words, entry: EntryLine) -> str:
    """What an option is called on a button."""
    return option_labels(words).get(entry.words, entry.words)[:60]
