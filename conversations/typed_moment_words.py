"""What to say when a typed date could not be used: which mistake it was, and what to write instead."""

from conversations.words import Words
from programme.typed_dates import TypedMoment


def problem_in_words(words: Words, typed: TypedMoment) -> str:
    """One sentence for the problem of `read_moment`."""
    example = words._("Contoh: Kamis 22/11 jam 9.")
    if typed.problem == "past":
        return words._("Waktu itu sudah lewat. Mohon tulis tanggal yang akan datang.")
    if typed.problem == "no_such_date":
        return words._("Tanggal itu tidak ada di kalender.") + " " + example
    if typed.problem == "weekday_mismatch" and typed.date is not None:
        return words._(
            "Hari dan tanggalnya tidak cocok: tanggal itu jatuh pada {day}. Yang mana?", day=words.day(typed.date)
        )
    if typed.problem == "ambiguous_date":
        return words._("Tanggalnya bisa berarti dua hari. Mohon tulis hari dan tanggalnya.") + " " + example
    if typed.problem == "ambiguous_time":
        return words._("Jamnya bisa berarti dua. Mohon tulis pagi, siang, atau sore.") + " " + example
    return words._("Tanggalnya belum saya pahami.") + " " + example


def place_too_long(words: Words) -> str:
    """What to say of a place that is a letter rather than a place."""
    return words._("Mohon tulis tempatnya singkat saja, misalnya: Balai Desa Wates.")
