"""The description of a case (A.1 of its report) as whole sentences, from its file and the meetings' records. Pure.

Nothing stands here that is not in them: where nothing is known, nothing is said.
"""

from collections import Counter
from collections.abc import Iterable

from programme.cases.codes import SOURCES
from programme.cases.contacts import codes_of
from programme.cases.report_facts import Beside, Missed
from programme.cases.report_words import NO_REASON, REASONS, Voice, by_day, day, listing, sentence
from programme.cases.showing import CaseView, EntryLine

Paragraphs = list[str]
ORIGINS = {
    "visit": "sesudah kunjungan ke rumahnya",
    "absence": "karena ketidakhadirannya yang berulang dalam pertemuan kelompok",
    "complaint": "sesudah ada pengaduan",
    "own": "dari pengamatan pendamping sendiri",
}
MOST_MISSED_TOLD = 6


def what(view: CaseView, beside: Beside, voice: Voice) -> Paragraphs:
    """A.1.a: 'Apa masalahnya'."""
    told = [f"{voice.address} adalah anggota kelompok PKH di {_desa(view)}."]
    if beside.results is not None and beside.missed:
        came, held = beside.results.came_before, beside.results.held_before
        before = "sebelum rencana penanganan dijalankan" if view.acting_since else "sampai laporan ini disusun"
        often = f"hadir {came} kali" if came else "tidak pernah hadir"
        told.append(f"Dari {held} pertemuan kelompok terakhir {before}, {voice.address} {often}.")
    told += [problem_said(one, voice) for one in view.of_kind("problem")]
    told.append(f"Kasus ini mulai ditangani pada {day(view.opened_on)}, {ORIGINS[view.origin]}.")
    return joined(told)


def when_where(view: CaseView, beside: Beside, voice: Voice) -> Paragraphs:
    """A.1.b: 'Kapan dan dimana masalah itu terjadi'."""
    return joined(_missed(one, voice) for one in beside.missed[-MOST_MISSED_TOLD:])


def who(view: CaseView, beside: Beside, voice: Voice) -> Paragraphs:
    """A.1.c: 'Siapa pihak-pihak yang terkait'."""
    concerned = _concerned(view, voice)
    if not concerned:
        return []
    told = [
        f"Pihak yang terkait adalah {voice.address} sebagai anggota PKH, {listing([*concerned, 'pendamping PKH'])}."
    ]
    for on, sources in by_day(view.of_kind("source")).items():
        asked = voice.people([code for one in sources for code in codes_of(one.about, SOURCES)])
        told.append(f"Pada {day(on)} pendamping bertanya kepada {asked}." if asked else "")
    return joined(told)


def why(view: CaseView, beside: Beside, voice: Voice) -> Paragraphs:
    """A.1.d: 'Mengapa masalah itu terjadi'."""
    told = [_source(one, voice) for one in view.of_kind("source")]
    reasons = Counter(REASONS[one.reason] for one in beside.missed if one.reason in REASONS)
    if reasons:
        counted = listing([f"{reason} ({count} kali)" for reason, count in reasons.most_common()])
        told.append(f"Alasan ketidakhadiran yang tercatat dalam laporan pertemuan: {counted}.")
    return joined(told)


def joined(told: Iterable[str]) -> Paragraphs:
    """Sentences as one paragraph."""
    whole = " ".join(one for one in told if one)
    return [whole] if whole else []


def problem_said(one: EntryLine, voice: Voice) -> str:
    """The reason it is about stands in the words, or is said."""
    reason = REASONS.get(one.about or "")
    words = voice.said(one.words)
    said = f" ({reason})" if reason and reason not in words.casefold() else ""
    return f"Masalah yang ditemukan pada {day(one.happened_on)}{said}: {words}" if words else ""


def _desa(view: CaseView) -> str:
    return view.desa if view.desa.casefold().startswith(("desa ", "kelurahan ")) else f"Desa {view.desa}"


def _missed(one: Missed, voice: Voice) -> str:
    reason = REASONS.get(one.reason or "")
    place = f" di {voice.hide(one.place)}" if one.place else ""
    why = f"dengan alasan {reason}" if reason else NO_REASON
    return (
        f"Pertemuan kelompok hari {day(one.held_on)} pukul {one.at:%H.%M}{place} dihadiri {one.came} dari {one.of} "
        f"anggota, dan {voice.address} tidak hadir {why}."
    )


def _concerned(view: CaseView, voice: Voice) -> list[str]:
    codes = [code for one in view.of_kind("source") for code in codes_of(one.about, SOURCES)]
    there = [part.strip() for one in view.of_kind("contact") for part in (one.about or "").split(",")]
    codes += [code for code in there if code in ("spouse", "family", "ketua", "neighbour")]
    codes += [one.who for one in view.agreements]
    return list(dict.fromkeys(voice.person(code) for code in codes if code not in ("kpm", "other", "pendamping")))


def _source(one: EntryLine, voice: Voice) -> str:
    words, asked = voice.said(one.words), voice.people_of(one.about)
    return (
        f"{sentence(asked or 'orang di sekitarnya')[:-1]} menyampaikan pada {day(one.happened_on)}: {words}"
        if (words)
        else ""
    )
