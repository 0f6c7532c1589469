"""The texts that are copied into SIKS-NG: a name of at most 100 letters, a description of at most 1,000, the marks.

Always Indonesian and on one line: a form counts a line break as two letters. Letters are counted as browsers do.
"""

from dataclasses import dataclass
from datetime import date

from programme.modules import Curriculum
from programme.office.month_figures import percent
from programme.office.siks import SiksFacts
from programme.office.typed_notes import ASPECTS
from reports.monthly_words import MONTHS

LONGEST_NAME, LONGEST_DESCRIPTION = 100, 1000
TITLES = {
    "process": "Proses",
    "participation": "Partisipasi",
    "results": "Hasil",
    "obstacles": "Kendala",
    "follow_up": "Tindak lanjut",
}
CUT = "…"


@dataclass(frozen=True)
class SiksText:
    """What is copied, part by part."""

    name: str
    description: str
    marks: str


def letters(text: str) -> int:
    """How many letters a browser counts: UTF-16 units, so that a smiley is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def siks_text(facts: SiksFacts, curriculum: Curriculum) -> SiksText:
    """The three parts, whatever was written fitting within their bounds."""
    matter = _matter(facts, curriculum)
    name = f"P2K2 {facts.group}, {_day(facts.starts_at.date())}: {matter or 'pertemuan kelompok'}"
    return SiksText(fitting(name, LONGEST_NAME), _description(facts, matter), _marks(facts))


def _description(facts: SiksFacts, matter: str) -> str:
    """Each aspect with what is known of it and what he wrote; only what he wrote is made shorter where need be."""
    known = {
        "process": f"P2K2 di {facts.place}, {_day(facts.starts_at.date())} pukul "
        f"{facts.starts_at:%H.%M}-{facts.ends_at:%H.%M}, dipandu {facts.pendamping}.",
        "participation": _participation(facts),
        "results": "",
        "obstacles": "",
        "follow_up": _follow_up(facts),
    }
    notes = _shared_out(facts, known, matter)
    parts = []
    for code in ASPECTS:
        said = " ".join(one for one in (known[code], notes.get(code, "")) if one)
        if said:
            parts.append(f"{TITLES[code]}: {said}")
        if code == "process" and matter:
            parts.append(f"Materi: {matter}.")
    return fitting(" ".join(parts), LONGEST_DESCRIPTION)


def _shared_out(facts: SiksFacts, known: dict[str, str], matter: str) -> dict[str, str]:
    """The notes, the longest made shorter first, so that all aspects stand in the description."""
    written = {code: _sentence(facts.notes[code]) for code in ASPECTS if code in facts.notes}
    fixed = sum(letters(one) for one in known.values()) + letters(matter) + 12
    fixed += sum(letters(title) + 4 for title in TITLES.values())
    room = LONGEST_DESCRIPTION - fixed
    if sum(letters(one) for one in written.values()) <= room:
        return written
    left, fair = room, {}
    for place, (code, said) in enumerate(sorted(written.items(), key=lambda one: letters(one[1]))):
        share = max(left // (len(written) - place), 0)
        fair[code] = fitting(said, share)
        left -= letters(fair[code])
    return fair


def _sentence(said: str) -> str:
    return said if said.endswith((".", "!", "?", CUT)) else f"{said}."


def _participation(facts: SiksFacts) -> str:
    present, invited = facts.count("HADIR"), len(facts.marks)
    share = percent(present, invited)
    text = f"Hadir {present} dari {invited} peserta" + (f" ({share} %)" if share is not None else "")
    text += f", {facts.represented} di antaranya diwakili" if facts.represented else ""
    return f"{text}; SAKIT {facts.count('SAKIT')}, ALFA {facts.count('ALFA')}."


def _follow_up(facts: SiksFacts) -> str:
    parts = []
    if facts.visits_open:
        parts.append(f"{facts.visits_open} keluarga akan dikunjungi.")
    if facts.next_meeting is not None:
        parts.append(f"Pertemuan berikutnya {_day(facts.next_meeting.date())}.")
    return " ".join(parts)


def _matter(facts: SiksFacts, curriculum: Curriculum) -> str:
    module = curriculum.module(facts.module) if facts.module else None
    if module is None or facts.session_number is None:
        return ""
    title = curriculum.title(module.code, facts.session_number)
    return f"Modul {module.number} sesi {facts.session_number}" + (f", {title}" if title else "")


def _marks(facts: SiksFacts) -> str:
    return "\n".join(f"{one.number}. {one.name}: {one.mark}" for one in facts.marks)


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def fitting(text: str, most: int) -> str:
    """The text on one line, cut after a whole word where it is too long."""
    text = " ".join(text.split())
    if letters(text) <= most:
        return text
    if most < 1:
        return ""
    kept = text
    while kept and letters(kept) > most - 1:
        kept = kept[:-1]
    whole = kept.rpartition(" ")[0] if not text[len(kept) :].startswith(" ") else kept
    return f"{(whole or kept).rstrip(' ,;:.')}{CUT}"
