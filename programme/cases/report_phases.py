"""The steps of a case (A.2 of its report) as whole sentences, in the order in which things happened. Pure.

Nothing stands here that is not in its file or the meetings' records.
"""

from collections.abc import Iterable

from programme.cases.codes import SOURCES
from programme.cases.contacts import codes_of, way_of
from programme.cases.report_description import Paragraphs, joined, problem_said
from programme.cases.report_facts import Beside
from programme.cases.report_words import OPTIONS, Voice, by_day, day, listing, sentence
from programme.cases.showing import CaseView, EntryLine

ITEM = "- "
"""What stands before a point of a list."""


def approach(view: CaseView, beside: Beside, voice: Voice) -> Paragraphs:
    """A.2.a: 'Pendekatan awal yang dilakukan'."""
    return _dated(view, "approach", voice)


def identification(view: CaseView, beside: Beside, voice: Voice) -> Paragraphs:
    """A.2.b: 'Mengidentifikasi masalah dan potensi/sumber yang dapat dimanfaatkan'."""
    asked = [code for one in view.of_kind("source") for code in codes_of(one.about, SOURCES)]
    told = []
    if asked:
        told.append(f"Untuk mengenali masalahnya, pendamping bertanya kepada {voice.people(asked)}.")
    told += [problem_said(one, voice) for one in view.of_kind("problem")]
    found = view.of_kind("potential")
    paragraphs = [*joined(told), *_polls(beside), *_notes(view, "identification", voice)]
    if found:
        paragraphs.append("Potensi dan sumber yang dapat dimanfaatkan untuk mengatasi masalah:")
        paragraphs += [ITEM + _potential(one, voice) for one in found]
    return paragraphs


def plan(view: CaseView, beside: Beside, voice: Voice) -> Paragraphs:
    """A.2.c: 'Rencana pemecahan masalah'."""
    options = view.of_kind("option")
    paragraphs = []
    if options:
        offered = listing([day(one) for one in sorted({option.happened_on for option in options})])
        paragraphs.append(f"Pilihan yang dibicarakan bersama keluarga pada {offered}:")
        paragraphs += [ITEM + _option(one, voice) for one in options]
    chosen = [OPTIONS.get(one.about or "") or voice.within(one.words) for one in options if one.chosen]
    if chosen:
        paragraphs.append(f"Dari pilihan itu keluarga memilih sendiri: {'; '.join(chosen)}.")
    paragraphs += joined(_agreement(view, index, voice) for index in range(len(view.agreements)))
    return paragraphs + _notes(view, "plan", voice)


def action(view: CaseView, beside: Beside, voice: Voice) -> Paragraphs:
    """A.2.d: 'Melaksanakan pemecahan masalah'."""
    told = []
    if view.acting_since is not None:
        told.append(f"Rencana mulai dijalankan pada {day(view.acting_since)}.")
        told += [_carried_out(view, index, voice) for index in range(len(view.agreements))]
    moved = [one for one in beside.asked if one.kind == "new_time" and one.state == "adopted"]
    told += [f"Waktu pertemuan kelompok dipindah sesudah anggota ditanya pada {day(one.asked_on)}." for one in moved]
    return joined(told) + _dated(view, "action", voice)


def evaluation(view: CaseView, beside: Beside, voice: Voice) -> Paragraphs:
    """A.2.e: 'Mengevaluasi hasil yang dicapai dan yang belum dicapai'."""
    paragraphs = joined(_attendance(beside, voice))
    for kind, title in (("achieved", "Hal yang telah dicapai"), ("not_yet", "Hal yang belum dicapai")):
        for on, entries in by_day([one for one in view.of_kind(kind) if voice.said(one.words)]).items():
            paragraphs.append(f"{title} ({day(on)}):")
            paragraphs += [ITEM + voice.said(one.words) for one in entries]
    return paragraphs + _dated(view, "evaluation", voice)


def ending(view: CaseView, beside: Beside, voice: Voice) -> Paragraphs:
    """A.2.f: 'Terminasi atau pengakhiran penanganan masalah'."""
    told = [
        f"Sebelum penanganan diakhiri, pada {day(one.happened_on)} keluarga menyampaikan: {voice.said(one.words)}"
        for one in view.of_kind("family_word")
        if voice.said(one.words)
    ]
    for one in view.of_kind("closed", "reopened"):
        ended = "diakhiri" if one.kind == "closed" else "dibuka kembali"
        told += [f"Penanganan kasus {ended} pada {day(one.happened_on)}.", voice.said(one.words)]
    return joined(told) + _dated(view, "ending", voice)


def _potential(one: EntryLine, voice: Voice) -> str:
    words, by = voice.within(one.words), voice.people_of(one.about)
    return sentence(f"{by}: {words}" if by and words else words or by)


def _option(one: EntryLine, voice: Voice) -> str:
    kind, words = OPTIONS.get(one.about or ""), voice.within(one.words)
    return sentence(f"{kind}: {words}" if kind and kind.casefold() not in words.casefold() else words)


def _agreement(view: CaseView, index: int, voice: Voice) -> str:
    one = view.agreements[index]
    until = f", paling lambat {day(one.due_on)}" if one.due_on else ""
    when = ", pada setiap pertemuan kelompok" if one.every_meeting else until
    words = voice.within(one.words)
    return f"Disepakati pada {day(one.agreed_on)}: {voice.person(one.who)}{when}: {words}." if words else ""


def _carried_out(view: CaseView, index: int, voice: Voice) -> str:
    one = view.agreements[index]
    outcome = {
        "kept": "sudah dijalankan",
        "broken": "belum dijalankan",
        "ended": "sudah berakhir" if view.closed_on is None else "berlaku sampai penanganan diakhiri",
        "open": "masih berlaku",
    }[one.state]
    words = voice.within(one.words)
    return f"Kesepakatan dengan {voice.person(one.who)} ({words}) {outcome}." if words else ""


def _attendance(beside: Beside, voice: Voice) -> Iterable[str]:
    found = beside.results
    if found is None or not found.held:
        return
    yield (
        f"Sebelum rencana dijalankan {voice.address} hadir dalam {found.came_before} dari {found.held_before} "
        f"pertemuan terakhir. Sesudahnya {voice.address} hadir dalam {found.came} dari {found.held} pertemuan."
    )
    for came, title in ((True, "Pertemuan yang dihadiri"), (False, "Pertemuan yang tidak dihadiri")):
        days = [day(one.held_on) for one in found.meetings if one.came == came]
        if days:
            yield f"{title}: {listing(days)}."


def _polls(beside: Beside) -> Paragraphs:
    return [
        f"Pada {day(one.asked_on)} semua anggota kelompok diminta menyampaikan apa yang membuat mereka sulit hadir."
        for one in beside.asked
        if one.kind == "hindrances"
    ]


def _notes(view: CaseView, phase: str, voice: Voice) -> Paragraphs:
    return [said for one in view.of_kind("note") if one.phase == phase and (said := _note(view, one, voice))]


def _dated(view: CaseView, phase: str, voice: Voice) -> Paragraphs:
    """Meetings with the family and notes of a phase, each a paragraph, in the order in which they happened."""
    mixed = [one for one in view.of_kind("contact", "note") if one.phase == phase]
    told = [_contact(one, voice) if one.kind == "contact" else _note(view, one, voice) for one in mixed]
    return [one for one in told if one]


def _contact(one: EntryLine, voice: Voice) -> str:
    met = voice.met(one)
    ways = {
        "home": f"berkunjung ke rumah {voice.address}" + (f" dan bertemu dengan {met}" if met else ""),
        "group": f"berbicara dengan {met or voice.address} dalam pertemuan kelompok",
        "chat": f"menghubungi {met or voice.address} lewat telepon atau pesan",
    }
    how = ways.get(way_of(one.about) or "", f"bertemu dengan {met or voice.address}")
    return f"Pada {day(one.happened_on)} pendamping {how}. {voice.said(one.words)}".strip()


def _note(view: CaseView, one: EntryLine, voice: Voice) -> str:
    words = voice.said(one.words)
    by_family = one.author_id == view.kpm_id
    is_advice = one.author_id is not None and not by_family and one.author_name not in (None, view.holder_name)
    teller = f"{voice.address} menyampaikan" if by_family else "saran rekan" if is_advice else "pendamping mencatat"
    return f"Pada {day(one.happened_on)} {teller}: {words}" if words else ""
