"""What waits for a pendamping, as his koordinator names it and as he is reminded of it."""

from conversations.words import Words


def matter_in_words(words: Words, matter: str, count: int) -> str:
    """'3 kunjungan': of every matter of programme.office.nudging."""
    if matter == "visits":
        return words.n_("{n} kunjungan", "{n} kunjungan", count)
    if matter == "reports":
        return words.n_("{n} laporan pertemuan", "{n} laporan pertemuan", count)
    if matter == "complaints":
        return words.n_("{n} keluhan lewat batas waktu", "{n} keluhan lewat batas waktu", count)
    if matter == "updates":
        return words.n_("{n} perubahan data", "{n} perubahan data", count)
    return words.n_("{n} laporan bulanan", "{n} laporan bulanan", count)


def way_in_words(words: Words, matter: str) -> str:
    """What he types to get there."""
    return {
        "visits": words._("Ketik kunjungan untuk melihat daftarnya."),
        "reports": words._("Ketik lapor untuk mencatatnya."),
        "complaints": words._("Ketik keluhan untuk melihatnya."),
        "updates": words._("Ketik pemutakhiran untuk memeriksanya."),
        "monthly": words._("Ketik laporan bulanan untuk memeriksa dan mengirimnya."),
    }[matter]
