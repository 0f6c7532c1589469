"""The codes of a case's file as people read them: phases, who was asked, who can help, what a way out is."""

from conversations.reason_words import reason_in_words
from conversations.words import Words, address_name
from programme.cases.showing import CaseView


def phase_name(words: Words, phase: str) -> str:
    """'masalah dan potensi'."""
    return {
        "approach": words._("pendekatan awal"),
        "identification": words._("masalah dan potensi"),
        "plan": words._("rencana pemecahan"),
        "action": words._("pelaksanaan"),
        "evaluation": words._("evaluasi"),
        "ending": words._("pengakhiran"),
    }[phase]


def spouse_of(words: Words, view: CaseView) -> str:
    return words._("Suami") if view.gender == "f" else words._("Istri")


def source_labels(words: Words, view: CaseView) -> dict[str, str]:
    """Whom one asks, by the codes of programme.cases.codes.SOURCES."""
    return {
        "ketua": words._("Ketua kelompok"),
        "neighbour": words._("Tetangga"),
        "spouse": spouse_of(words, view),
        "relative": words._("Saudara/kerabat"),
        "kpm": address_name(words, view.name, view.gender),
        "official": words._("Perangkat desa, kader, guru"),
        "other": words._("Orang lain"),
    }


def present_labels(words: Words, view: CaseView) -> dict[str, str]:
    """Who can be there when one meets the family, by the codes of programme.cases.contacts.PRESENT."""
    return {
        "kpm": address_name(words, view.name, view.gender),
        "spouse": spouse_of(words, view),
        "family": words._("Anak atau saudara"),
        "ketua": words._("Ketua kelompok"),
        "neighbour": words._("Tetangga"),
    }


def way_name(words: Words, way: str) -> str:
    return {
        "home": words._("ke rumah"),
        "group": words._("di pertemuan kelompok"),
        "chat": words._("lewat telepon/chat"),
        "elsewhere": words._("di tempat lain"),
    }[way]


def potential_labels(words: Words, view: CaseView) -> dict[str, str]:
    """Who or what can help, by the codes of programme.cases.contacts.POTENTIALS."""
    return {
        "spouse": spouse_of(words, view),
        "relative": words._("Saudara/kerabat"),
        "neighbour": words._("Tetangga"),
        "group": words._("Kelompok/ketua"),
        "employer": words._("Tempat kerja"),
        "time": words._("Ada waktu luang"),
    }


def option_labels(words: Words) -> dict[str, str]:
    """The ways out that most often help, by the codes of programme.cases.codes.OPTIONS."""
    return {
        "stand_in": words._("Digantikan dulu di tempat kerja"),
        "new_time": words._("Waktu pertemuan lain"),
    }


def problem_labels(words: Words) -> dict[str, str]:
    """What most often keeps somebody away, by the codes of programme.attendance_text."""
    return {code: reason_in_words(words, code).capitalize() for code in PROBLEMS}


PROBLEMS = ("work", "sick", "child_sick", "no_transport", "not_informed")


def labelled(about: str | None, labels: dict[str, str]) -> list[str]:
    """What stands in an entry's `about`, in words as within a sentence; own words as they are."""
    parts = [part.strip() for part in (about or "").split(",") if part.strip()]
    return [labels.get(part, part) if part == "kpm" or part not in labels else labels[part].lower() for part in parts]
