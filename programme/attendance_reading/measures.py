"""Numbers that measure something (umur 5, RT 3, 2 hari, jam 9). A table, and whether a number is one."""

from collections.abc import Sequence

from programme.attendance_reading.tokens import Token, is_calendar_word
from programme.attendance_reading.units import Unit

MEASURED_BEFORE = frozenset(
    """
    setengah stengah setengahe satengah
    umur usia kelas kls rt rw jam pukul pkl jm tabuh wanci ke ka modul sesi tanggal tgl tggl tahap semester bulan
    pertemuan     blok gang km anak putra hamil km2 jl kamar dusun dsn dukuh dk kampung kp lembur lingkungan
    """.split()
)
MEASURED_AFTER = frozenset(
    """
    hari hr dina dinten poe dino minggu mnggu bulan bln sasi tahun thn th taun jam menit mnt x kali kl ping kaping rb
    bangku kursi buku bungkus box boks dus kotak porsi biji buah butir gelas botol piring karung helai pasang
    ribu jt juta km kg kilo kilogram gram ons cm senti liter ekor lembar meter m anak lare budak
    pagi siang sore malam wib wita wit
    """.split()
)


def is_measured(unit: Unit, tokens: Sequence[Token]) -> bool:
    """Whether the number is an age, a day, a time or an address: it counts and names nobody."""
    before = tokens[unit.first - 1] if unit.first else None
    after = tokens[unit.last + 1] if unit.last + 1 < len(tokens) else None
    if before is not None and before.stands_for == "bawa":
        return True
    if (
        after is not None
        and after.kind == "word"
        and (after.text.casefold() in MEASURED_AFTER or is_calendar_word(after))
    ):
        return after.text.casefold() not in ("anak", "m")
    if before is None or before.kind != "word":
        hyphen = before is not None and before.text == "-"
        return hyphen and unit.first > 1 and tokens[unit.first - 2].text == "ke"
    return (
        before.text.casefold() in MEASURED_BEFORE
        or is_calendar_word(before)
        or before.stands_for in ("rt", "kelas", "umur")
        or (before.stands_for in ("anak", "kerabat") and before.text.casefold() != "cucu")
        or (unit.first > 1 and tokens[unit.first - 2].stands_for == "kelompok")
    )
