"""What staff reads of a payment: the names of channels, stages, who may come, whom a schedule is for."""

from collections.abc import Sequence
from datetime import date

from conversations.words import Words
from programme.payments.stages import PaymentMistake, Stage

MOST_NAMES = 6


def channel_label(words: Words, channel: str) -> str:
    """'Kartu KKS (bank atau agen)'."""
    return {
        "kks": words._("Kartu KKS (bank atau agen)"),
        "pos": words._("Kantor Pos"),
        "community": words._("Titik bayar di desa"),
        "home": words._("Diantar ke rumah"),
    }.get(channel, channel)


def stage_label(words: Words, stage: Stage) -> str:
    """'Tahap 4 2026 (Okt-Des), Kantor Pos'."""
    return words._(
        "Tahap {label} {year} ({months}), {channel}",
        label=stage.label,
        year=stage.year,
        months=months_label(words, stage.months),
        channel=channel_label(words, stage.channel),
    )


def months_label(words: Words, months: Sequence[str]) -> str:
    """'Oktober-Desember 2026'."""
    if not months:
        return "-"
    first, last = (words.month(date.fromisoformat(f"{one}-01")) for one in (months[0], months[-1]))
    if first == last:
        return first
    alike = months[0][:4] == months[-1][:4]
    return f"{first.rpartition(' ')[0] if alike else first}-{last}"


def represented_label(words: Words, code: str) -> str:
    return {
        "nobody": words._("tidak bisa diwakilkan"),
        "same_kk": words._("boleh diwakili keluarga satu KK"),
        "letter": words._("boleh diwakili dengan surat kuasa"),
    }[code]


def some_of(words: Words, names: Sequence[str], most: int = MOST_NAMES) -> str:
    """'Melati 1, Melati 2 dan 3 lagi'."""
    rest = len(names) - most
    shown = [*names[:most], *([words.n_("{n} lagi", "{n} lagi", rest)] if rest > 0 else [])]
    return words.listing(shown)


def mistake_in_words(words: Words, mistake: PaymentMistake) -> str:
    """What to say of what can't be done, and what to do instead."""
    return {
        "past": words._("Waktu itu sudah lewat. Mohon tulis tanggal yang akan datang."),
        "hours": words._("Jam selesainya harus sesudah jam mulai. Contoh: jam 8-12."),
        "over": words._("Pembayaran itu sudah selesai atau sudah dibatalkan, jadi tidak bisa diubah."),
        "beyond": words._(
            "Di jadwal itu ada juga keluarga pendamping lain, jadi hanya koordinator atau operator yang bisa "
            "mengubahnya. Ibu/Bapak bisa mengeluarkan atau menambah keluarga sendiri."
        ),
        "nobody": words._("Tidak ada keluarga yang perlu dimasukkan: semuanya sudah punya tempat di tahap ini."),
        "paid": words._("Keluarga itu sudah dibayar di tahap ini."),
        "window": words._("Jam itu di luar jam pembayarannya."),
        "other_months": words._(
            "Tahap itu sudah ada, tetapi dengan bulan yang lain. Pilih dari daftar, atau beri nama lain."
        ),
    }[mistake.code]
