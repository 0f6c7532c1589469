"""What is known of a family already, as the first entries of its case: of its absences, a visit, a complaint.

They are shown before the case is opened, and kept in the words in which they were shown.
"""

from conversations.cases.case_words import way_name
from conversations.complaints.complaint_words import category_label
from conversations.reason_words import reason_in_words
from conversations.visit_words import duties_in_words
from conversations.words import Words, address_name
from programme.cases.codes import CONTACT, NOTE, OPTION, PROBLEM, SOURCE
from programme.cases.contacts import joined
from programme.cases.known import Absence, VisitMade
from programme.cases.opening import Beginning, FirstEntry
from programme.cases.told import option_told
from programme.complaints.reading import ComplaintDetail

PRESENT_OF = {"kpm": "kpm", "spouse": "spouse", "couple": "kpm,spouse", "family": "family"}
"""Whom a visit's record says was met -> who was there."""


def of_absences(words: Words, absences: tuple[Absence, ...], of_meetings: int) -> list[FirstEntry]:
    """One line of them all, and what she said herself of each."""
    if not absences:
        return []
    days = [
        f"{words.short_day(one.held_on)} ({reason_in_words(words, one.reason)})" for one in absences
    ]  # fmt: skip
    text = words._(
        "tidak hadir {n} dari {all} pertemuan terakhir: {days}",
        n=len(absences), all=of_meetings, days=words.listing(days),
    )  # fmt: skip
    said = [FirstEntry(SOURCE, one.words, "kpm", one.held_on) for one in absences if one.words]
    said += [FirstEntry(SOURCE, one.ketua_words, "ketua", one.held_on) for one in absences if one.ketua_words]
    return [FirstEntry(NOTE, text), *said]


def of_visit(words: Words, visit: VisitMade) -> list[FirstEntry]:
    """Whom one met, what was found, what was agreed, what comes next."""
    met = "" if visit.met == "-" else visit.met
    about = joined("home", PRESENT_OF.get(met, met.replace(",", ";")))
    entries = [FirstEntry(CONTACT, _done(words, visit), about, visit.visited_on)]
    if visit.finding:
        entries.append(FirstEntry(PROBLEM, visit.finding, None, visit.visited_on))
    if visit.agreement:
        entries.append(FirstEntry(OPTION, visit.agreement, option_told(visit.agreement), visit.visited_on, chosen=True))
    if visit.next_step:
        text = words._("langkah berikutnya: {step}", step=visit.next_step)
        entries.append(FirstEntry(NOTE, text, None, visit.visited_on))
    return entries


def _done(words: Words, visit: VisitMade) -> str:
    """'menjelaskan pengaruh pada bantuan, memberi semangat dan mencari penyebab'."""
    labels = duties_in_words(words, visit.cause)
    done = [labels[duty][:1].lower() + labels[duty][1:] for duty in visit.duties if duty in labels]
    return words.listing(done) or words._("kunjungan rumah")


def of_complaint(words: Words, complaint: ComplaintDetail) -> list[FirstEntry]:
    """Its kind, and its words. Of a hidden one not even that: a case may be shared with whom it is hidden from."""
    if complaint.confidential:
        return []
    kind = category_label(words, complaint.category).lower()
    return [FirstEntry(NOTE, words._("keluhan ({kind}): {said}", kind=kind, said=complaint.words))]


def first_in_words(words: Words, ready: Beginning, first: list[FirstEntry]) -> list[str]:
    """One line for each, as it is shown before the case is opened."""
    return [_line(words, ready, one) for one in first]


def _line(words: Words, ready: Beginning, one: FirstEntry) -> str:
    if one.kind == CONTACT and one.happened_on is not None:
        people = [part for part in (one.about or "").split(",") if part != "home"]
        names = {
            "kpm": address_name(words, ready.name, ready.gender),
            "spouse": words._("suami") if ready.gender == "f" else words._("istri"),
            "family": words._("keluarga lain"),
        }
        met = words.listing([names.get(part, part) for part in people])
        line = f"{words.short_day(one.happened_on)}: {way_name(words, 'home')}"
        return line + (f", {words._('bertemu {people}', people=met)}" if met else "")
    if one.kind == SOURCE:
        return words._("kata ketua: ") + one.words if one.about == "ketua" else words._("kata keluarga: ") + one.words
    before = {PROBLEM: words._("masalah: "), OPTION: words._("disepakati: ")}
    return f"{before.get(one.kind, '')}{one.words}"
