"""A quarter's verification in a few words for its files: periods, months, kinds and states, always in Indonesian."""

import re
from datetime import date

from programme.schooling.quarters import months_of
from programme.schooling.verified_rows import FREE, HEALTH, KEPT, NOT_KEPT, P2K2, SCHOOL, UNKNOWN

MONTHS = "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split()
STATES = {KEPT: "Terpenuhi", NOT_KEPT: "Belum", UNKNOWN: "Belum ada data", FREE: "-"}
MARKS = {KEPT: "v", NOT_KEPT: "x", UNKNOWN: "?", FREE: "-"}
"""For the narrow columns of a page."""
KINDS = {P2K2: "P2K2", SCHOOL: "Pendidikan", HEALTH: "Kesehatan"}
COMPONENTS = {
    "pregnant": "Ibu hamil", "infant": "Bayi", "toddler": "Balita", "preschool": "Prasekolah", "sd": "SD",
    "smp": "SMP", "sma": "SMA", "lansia": "Lansia", "disability": "Disabilitas",
}  # fmt: skip
LEGEND = "v = terpenuhi, x = belum terpenuhi, ? = belum ada data, - = tidak ada kewajiban bulan itu (libur)"


def month_heading(month: date) -> str:
    """'Okt 2018'."""
    return f"{MONTHS[month.month - 1]} {month.year}"


def period_in_words(period: str) -> str:
    """'Triwulan 4 2018 (Okt-Des)'."""
    first, _, last = months_of(period)
    return f"Triwulan {period[-1]} {period[:4]} ({MONTHS[first.month - 1]}-{MONTHS[last.month - 1]})"


def verification_filename(pendamping: str, period: str, ending: str) -> str:
    """'verifikasi-siti-2018-q4.xlsx'"""
    plain = re.sub(r"[^a-z0-9]+", "-", pendamping.casefold()).strip("-")[:40] or "pendamping"
    return f"verifikasi-{plain}-{period.casefold()}.{ending}"
