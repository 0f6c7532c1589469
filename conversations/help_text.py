"""What each role can do here, in a few lines."""

from conversations.staff_help import help_for_staff, help_on_subjects
from conversations.words import Words


def help_text(words: Words, role: str, subject: str = "") -> str:
    """The answer to 'bantuan', or to 'bantuan' with one of the subjects."""
    if subject and role in ("pendamping", "koordinator"):
        return help_on_subjects(words)[subject]
    lines = _for_families(words, role) if role in ("kpm", "ketua", "deputy") else help_for_staff(words)[role]
    everywhere = words._(
        "Kapan saja Ibu/Bapak boleh mengetik: menu, batal, kembali, bantuan, mulai, "
        "stop (berhenti menerima pemberitahuan)."
    )
    return f"{lines}\n\n{everywhere}"


def _for_families(words: Words, role: str) -> str:
    first = {
        "kpm": words._(
            "Saya mengingatkan Ibu tentang pertemuan kelompok (P2K2). Jawab pengingatnya dengan: hadir, atau "
            "berhalangan dan alasannya. Ketik menu untuk melihat pertemuan berikutnya atau mengganti bahasa."
        ),
        "ketua": words._(
            "Sesudah pertemuan, cukup tulis siapa yang tidak hadir, misalnya: Mawar kerja, Wati sakit. "
            "Nomor anggota juga boleh, misalnya: 3, 7. Kalau hadir semua, tulis: hadir semua."
        ),
        "deputy": words._(
            "Saya mengingatkan Ibu tentang pertemuan kelompok (P2K2). Kalau ketua berhalangan, Ibu boleh melaporkan "
            "siapa yang tidak hadir, misalnya: Mawar kerja, Wati sakit. Ketik lapor."
        ),
    }[role]
    more = (
        words._("Ada perubahan di keluarga (pindah, kelahiran, sekolah)? Ketik: perubahan"),
        words._("Ada keluhan? Ketik: keluhan. Melihat perkembangannya: keluhan saya"),
        words._("Kapan dan di mana bantuan dibayar? Ketik: cair"),
        words._("Mau tanya yang lain? Tulis saja pertanyaannya, atau ketik: tanya"),
    )
    return "\n".join([first, *more])
