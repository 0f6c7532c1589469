"""What can be achieved, or not yet, in the words of the first source document, A.2.e: as a box, and as a sentence."""

from conversations.words import Words, address_name
from programme.cases.showing import CaseView

STORED = Words("id")
"""The file speaks Indonesian, in which the office reads its report."""


def achieved_labels(words: Words) -> dict[str, str]:
    """Short enough for a button."""
    return {
        "comes": words._("Hadir di pertemuan"),
        "works": words._("Tetap bisa bekerja"),
        "talks": words._("Komunikasi lancar"),
        "open": words._("Mau bercerita"),
        "family": words._("Keluarga mendukung"),
        "trust": words._("Percaya kepada pendamping"),
        "group": words._("Anggota lain ikut semangat"),
    }


def achieved_sentence(view: CaseView, code: str) -> str:
    """'Ibu Mawar bisa mengikuti pertemuan kelompok.'; own words as they are."""
    name = address_name(STORED, view.name, view.gender)
    words = STORED
    return {
        "comes": words._("{name} bisa mengikuti pertemuan kelompok.", name=name),
        "works": words._("{name} tetap bisa bekerja.", name=name),
        "talks": words._("Komunikasi dengan {name} dan keluarganya berjalan baik.", name=name),
        "open": words._("{name} tidak sungkan lagi bercerita dan mencari jalan keluar bersama.", name=name),
        "family": words._("Keluarga {name} mendukung kehadirannya.", name=name),
        "trust": words._("{name} percaya kepada pendamping.", name=name),
        "group": words._("Anggota kelompok yang lain ikut bersemangat hadir."),
    }.get(code, code)


def not_yet_labels(words: Words) -> dict[str, str]:
    return {
        "comes": words._("Belum hadir di pertemuan"),
        "always": words._("Hadirnya belum tetap"),
        "stand_in": words._("Pengganti belum selalu ada"),
        "hours": words._("Jam kerja masih bentrok"),
        "family": words._("Keluarga belum sepenuhnya mendukung"),
    }


def not_yet_sentence(view: CaseView, code: str) -> str:
    """'Ibu Mawar belum bisa mengikuti pertemuan kelompok.'; own words as they are."""
    name = address_name(STORED, view.name, view.gender)
    words = STORED
    return {
        "comes": words._("{name} belum bisa mengikuti pertemuan kelompok.", name=name),
        "always": words._("Kehadiran {name} di pertemuan belum tetap.", name=name),
        "stand_in": words._("Yang menggantikan {name} belum selalu ada.", name=name),
        "hours": words._("Jam kerja {name} masih bersamaan dengan pertemuan.", name=name),
        "family": words._("Keluarga {name} belum sepenuhnya mendukung.", name=name),
    }.get(code, code)
