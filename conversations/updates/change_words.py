"""A reported change in words: its kind, each field, the document that shows it."""

from collections.abc import Mapping
from datetime import date

from conversations.members.state import phone_in_words
from conversations.words import Said, Words, address_name
from programme.updates.details import SAME_PHONE, day_of

KIND_LABELS: Mapping[str, Said] = {
    "moved": lambda words: words._("Pindah rumah"),
    "birth": lambda words: words._("Ada kelahiran"),
    "death": lambda words: words._("Ada yang meninggal"),
    "child_left": lambda words: words._("Anak berhenti sekolah"),
    "new_school": lambda words: words._("Anak masuk sekolah baru"),
    "pregnancy": lambda words: words._("Ada yang hamil"),
    "correction": lambda words: words._("Nama/data keliru"),
    "pengurus": lambda words: words._("Ganti pengurus PKH"),
    "facility": lambda words: words._("Ganti tempat periksa"),
    "loss": lambda words: words._("Keguguran atau bayi tidak selamat"),
    "other": lambda words: words._("Perubahan lain"),
}
DOCUMENTS: Mapping[str, Said] = {
    "moved": lambda words: words._("surat pindah, KK, atau KTP yang baru"),
    "birth": lambda words: words._("akta, surat lahir dari bidan, atau KK yang baru"),
    "death": lambda words: words._("surat kematian"),
    "child_left": lambda words: words._("surat dari sekolah atau ijazah"),
    "new_school": lambda words: words._("rapor atau surat dari sekolah"),
    "pregnancy": lambda words: words._("buku KIA"),
    "correction": lambda words: words._("KTP, KK, atau akta yang benar"),
    "pengurus": lambda words: words._("KTP pengurus yang baru dan KK"),
    "facility": lambda words: words._("buku KIA atau kartu periksa"),
    "loss": lambda words: words._("surat dari bidan atau rumah sakit"),
    "other": lambda words: words._("surat atau dokumennya"),
}
"""Whichever of them is at hand."""
_FIELD_LABELS: Mapping[str, Said] = {
    "words": lambda words: words._("Kata pelapor"),
    "address": lambda words: words._("Alamat baru"),
    "desa": lambda words: words._("Desa"),
    "since": lambda words: words._("Sejak"),
    "phone": lambda words: words._("Nomor HP"),
    "name": lambda words: words._("Nama bayi"),
    "gender": lambda words: words._("Laki-laki/perempuan"),
    "born_on": lambda words: words._("Tanggal lahir"),
    "born_at": lambda words: words._("Lahir di"),
    "member_name": lambda words: words._("Siapa"),
    "died_on": lambda words: words._("Tanggal meninggal"),
    "why": lambda words: words._("Sebabnya"),
    "why_words": lambda words: words._("Keterangan"),
    "school": lambda words: words._("Sekolah"),
    "grade": lambda words: words._("Kelas"),
    "level": lambda words: words._("Jenjang"),
    "due_month": lambda words: words._("Perkiraan lahir"),
    "age_words": lambda words: words._("Usia kandungan"),
    "checked_at": lambda words: words._("Periksa di"),
    "what": lambda words: words._("Yang keliru"),
    "right": lambda words: words._("Yang benar"),
    "relation": lambda words: words._("Hubungan"),
    "facility": lambda words: words._("Tempat periksa"),
    "story": lambda words: words._("Perubahannya"),
}
HIDDEN = frozenset({"member", "rt", "rw", "dusun", "age_words"})
"""Fields that another one says already, in her own words."""


def kind_in_words(words: Words, kind: str) -> str:
    """'Pindah rumah'; of a kind that is not to be named, only that data changed."""
    return KIND_LABELS[kind](words) if kind in KIND_LABELS else words._("Perubahan data")


def field_label(words: Words, field: str) -> str:
    return _FIELD_LABELS[field](words) if field in _FIELD_LABELS else field


def change_lines(words: Words, details: Mapping[str, str]) -> list[str]:
    """'Sekolah: SDN 2', a line a field, in the order in which they were told; a new desa stands in the address."""
    return [
        f"{field_label(words, field)}: {value_in_words(words, field, value)}"
        for field, value in details.items()
        if field not in HIDDEN and not (field == "desa" and value) and not (field == "why_words" and not value)
    ]


def value_in_words(words: Words, field: str, value: str) -> str:
    """A field's value as people read it; a dash for what is not known."""
    if field == "phone":
        return words._("tetap") if value == SAME_PHONE else phone_in_words(value or None)
    if not value:
        return words._("tetap") if field == "desa" else "-"
    if field in ("since", "born_on", "died_on"):
        return day_in_words(words, value)
    if field == "due_month":
        return words.month(day_of(value))
    return code_in_words(words, field, value)


def day_in_words(words: Words, value: str) -> str:
    """'12 Mei 2018', 'sekitar 12 Mei 2018', 'Mei 2018'."""
    day: date = day_of(value)
    if value.startswith("~"):
        return words._("sekitar {day}", day=words.day(day))
    return words.day(day) if len(value) > len("YYYY-MM") else words.month(day)


def code_in_words(words: Words, field: str, value: str) -> str:
    """The label of a code; anything else as it was written."""
    names = CODES.get(field, {})
    return names[value](words) if value in names else value


CODES: Mapping[str, Mapping[str, Said]] = {
    "gender": {
        "m": lambda words: words._("Laki-laki"),
        "f": lambda words: words._("Perempuan"),
    },
    "why": {
        "dropped_out": lambda words: words._("Putus sekolah"),
        "finished": lambda words: words._("Lulus sekolah"),
        "transferred": lambda words: words._("Pindah ke sekolah lain"),
        "moved_out": lambda words: words._("Tidak serumah lagi"),
        "married": lambda words: words._("Menikah"),
        "divorced": lambda words: words._("Bercerai"),
        "died": lambda words: words._("Meninggal"),
        "work": lambda words: words._("Bekerja di tempat jauh"),
        "unwell": lambda words: words._("Sakit atau sudah sepuh"),
        "other": lambda words: words._("Sebab lain"),
    },
    "level": {
        "preschool": lambda words: words._("PAUD/TK"),
        "sd": lambda words: words._("SD/MI"),
        "smp": lambda words: words._("SMP/MTs"),
        "sma": lambda words: words._("SMA/SMK/MA"),
    },
    "what": {
        "own_name": lambda words: words._("Nama pengurus"),
        "member_name": lambda words: words._("Nama anggota keluarga"),
        "birth_date": lambda words: words._("Tanggal lahir"),
        "address": lambda words: words._("Alamat"),
        "other": lambda words: words._("Yang lain"),
    },
    "relation": {
        "husband": lambda words: words._("Suami"),
        "child": lambda words: words._("Anak"),
        "parent": lambda words: words._("Orang tua"),
        "sibling": lambda words: words._("Saudara"),
        "other": lambda words: words._("Hubungan lain"),
    },
}
"""Field -> code -> label: the choices of the questions, and how a kept code is read."""


def named(words: Words, name: str, gender: str) -> str:
    return address_name(words, name, gender)
