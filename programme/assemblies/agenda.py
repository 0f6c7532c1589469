"""What each kind of meeting besides P2K2 deals with, as codes in the order in which it is dealt with.

Second source document, C.1 ('Tujuan pertemuan awal', 1-11), D (posyandu; 'Kunjungan Bulanan dengan Ketua Kelompok';
'Temu Kunjung'; 'Temu Komunitas') and B.b (re-sosialisasi).
"""

from collections.abc import Mapping
from types import MappingProxyType

FIRST_MEETING, RESOCIALISATION, POSYANDU = "first_meeting", "resocialisation", "posyandu"
KETUA_MEETING, TEMU_KUNJUNG = "ketua_meeting", "temu_kunjung"
INTER_KECAMATAN, INTER_KABUPATEN = "inter_kecamatan", "inter_kabupaten"
OF_FAMILIES = (FIRST_MEETING, RESOCIALISATION, POSYANDU)
"""Kinds to which whole groups of families are called."""

POINTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        FIRST_MEETING: (
            "programme",
            "commitments",
            "rights",
            "consequences",
            "complaints",
            "forms_filled",
            "forms_collected",
            "groups_formed",
            "school_enrolment",
            "health_schedule",
            "ketua_duties",
        ),
        RESOCIALISATION: ("programme", "progress", "commitments", "complaints", "data_changes"),
        POSYANDU: ("health_schedule", "registered"),
        KETUA_MEETING: ("progress", "problems", "data_changes", "complaints"),
        TEMU_KUNJUNG: ("progress", "development", "experiences", "follow_up"),
        INTER_KECAMATAN: ("progress", "experiences", "follow_up"),
        INTER_KABUPATEN: ("progress", "experiences", "follow_up"),
    }
)
"""Kind of a meeting -> the codes of its points; those of the pertemuan awal are its eleven aims."""
KINDS = tuple(POINTS)


def points_of(kind: str, done: list[str] | tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """(code, dealt with) of every point of such a meeting, in order."""
    return tuple((code, code in done) for code in POINTS[kind])
