"""What a payment sheet sent by chat would enter, and that it was taken in: as `rosters`, in words of its own."""

from conversations.notices.sheet_preview import sheet_preview
from conversations.words import Words
from outbox.messages import Message
from programme.roster_files import RosterLine


def payment_preview(words: Words, line: RosterLine, subject: str, named: list[str]) -> Message:
    """The counts, each day, what is worth a second look; nothing is entered before the tap."""
    counts = line.summary
    parts = [
        words._(
            "Jadwal pembayaran sudah diperiksa, belum ada yang disimpan. Kalau dimasukkan: {days} jadwal, "
            "{new} keluarga baru, {changed} berubah, {same} sama.",
            days=counts["days"],
            new=counts["new"],
            changed=counts["changed"],
            same=counts["same"],
        ),
    ]
    parts += _more(words, line)
    is_none = not counts["new"] and not counts["changed"]
    nothing = words._("Tidak ada yang perlu dimasukkan: semuanya sudah tercatat.") if is_none else None
    return sheet_preview(words, line, subject, parts, named, nothing)


def _more(words: Words, line: RosterLine) -> list[str]:
    counts, parts = line.summary, list[str]()
    if counts["moved"]:
        parts.append(
            words.n_(
                "{n} keluarga dipindah ke sini dari jadwal lain tahap ini.",
                "{n} keluarga dipindah ke sini dari jadwal lain tahap ini.",
                counts["moved"],
            )
        )
    if counts["left_out"]:
        parts.append(
            words.n_(
                "{n} keluarga dilewati: sudah dibayar di tahap ini.",
                "{n} keluarga dilewati: sudah dibayar di tahap ini.",
                counts["left_out"],
            )
        )
    if counts["amounts"]:
        parts.append(words._("Nominal {n} keluarga hanya dikabarkan kepada keluarganya sendiri.", n=counts["amounts"]))
    if counts["masked"]:
        parts.append(words._("Kolom NIK, KK, atau nomor kartu tidak dibaca."))
    return parts


def payments_taken(words: Words, line: RosterLine) -> Message:
    """What was entered."""
    counts = line.summary
    return Message(
        words._(
            "Jadwal pembayaran tersimpan: {days} jadwal, {new} keluarga baru, {changed} diperbarui. Mereka dikabari; "
            "daftarnya: ketik daftar bayar.",
            days=counts["days"],
            new=counts["new"],
            changed=counts["changed"],
        )
    )
