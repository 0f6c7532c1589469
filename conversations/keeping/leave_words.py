"""The days of a leave in words, and why one can't be asked for."""

from datetime import date

from conversations.words import Words


def span(words: Words, from_on: date, until_on: date) -> str:
    """'Sen 3 Des' or 'Sen 3 Des - Jum 7 Des'."""
    if from_on == until_on:
        return words.short_day(from_on)
    return f"{words.short_day(from_on)} - {words.short_day(until_on)}"


def mistake_in_words(words: Words, code: str) -> str:
    """What is wrong with a leave that was asked for."""
    sentences = {
        "past": words._("Tanggal itu sudah lewat. Tulis tanggal yang akan datang."),
        "backwards": words._("Tanggal akhirnya sebelum tanggal mulainya. Mohon ditulis lagi."),
        "too_long": words._("Itu lebih dari setahun. Untuk selamanya, minta koordinator menyerahkan kelompoknya."),
        "not_there": words._(
            "Rekan itu tidak bisa diminta: belum memakai chat ini, atau sudah tidak bertugas di sini."
        ),
        "away": words._("Rekan itu sendiri cuti di hari-hari itu. Silakan pilih yang lain: ketik cuti."),
        "overlaps": words._("Di hari-hari itu sudah ada cuti yang tercatat. Ketik cuti untuk melihatnya."),
    }
    return sentences[code]
