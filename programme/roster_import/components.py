"""Which component of the programme a family member counts for, from the words rosters use.

The under-sevens are told apart by age, as health visits are: 0-11 months, 1-4 and 5-6 completed years.
"""

import re
from collections.abc import Mapping
from datetime import date

from programme.roster_import.cells import BadCell, text_of
from programme.roster_import.rows import Cell

COMPONENT_NAMES: Mapping[str, str] = {
    "Ibu hamil": "pregnant",
    "Anak usia dini (0-6 tahun)": "young",
    "SD/sederajat": "sd",
    "SMP/sederajat": "smp",
    "SMA/sederajat": "sma",
    "Lansia": "lansia",
    "Disabilitas": "disability",
}
"""What the template offers; "young" stands for infant, toddler or preschool, by age."""

_WORDS: Mapping[str, frozenset[str]] = {
    "pregnant": frozenset({"hamil", "bumil", "nifas", "pregnant"}),
    "infant": frozenset({"bayi", "infant"}),
    "toddler": frozenset({"toddler"}),
    "preschool": frozenset({"paud", "tk", "apras", "prasekolah", "preschool"}),
    "young": frozenset({"balita", "batita", "baduta", "dini", "aud"}),
    "sd": frozenset({"sd", "mi", "sdn", "min", "sdlb"}),
    "smp": frozenset({"smp", "mts", "smpn", "mtsn", "sltp", "smplb"}),
    "sma": frozenset({"sma", "smk", "ma", "sman", "smkn", "man", "slta", "smu", "smalb"}),
    "lansia": frozenset({"lansia", "lanjut"}),
    "disability": frozenset({"disabilitas", "difabel", "disabel", "disability", "cacat"}),
}


def component(cell: Cell) -> str:
    """One of pregnant, infant, toddler, preschool, young (by age), sd, smp, sma, lansia, disability; or BadCell."""
    words = set(re.findall(r"[a-z]+", text_of(cell).lower().replace("pra sekolah", "prasekolah")))
    found = [code for code, names in _WORDS.items() if words & names]
    if len(found) != 1:
        raise BadCell(f"Komponen ini tidak dikenal. Pilih salah satu: {', '.join(COMPONENT_NAMES)}.")
    return found[0]


def young_child(born: date, today: date) -> str:
    """infant, toddler or preschool; raises BadCell from the seventh birthday on."""
    years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    if years < 1:
        return "infant"
    if years < 5:
        return "toddler"
    if years < 7:
        return "preschool"
    raise BadCell("Anak ini sudah 7 tahun atau lebih. Pilih SD/sederajat, atau periksa tanggal lahirnya.")
