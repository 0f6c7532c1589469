"""What each role can do here, in a few lines."""

from conversations.words import Words


def help_text(words: Words, role: str) -> str:
    """The answer to 'bantuan'."""
    lines = {
        "kpm": words._(
            "Saya mengingatkan Ibu tentang pertemuan kelompok (P2K2). Ketik menu untuk melihat pertemuan berikutnya "
            "atau mengganti bahasa."
        ),
        "ketua": words._(
            "Sesudah pertemuan, cukup tulis siapa yang tidak hadir, misalnya: Mawar kerja, Wati sakit. "
            "Nomor anggota juga boleh, misalnya: 3, 7. Kalau hadir semua, tulis: hadir semua."
        ),
        "pendamping": words._(
            "Ketik jadwal untuk menjadwalkan pertemuan, kunjungan untuk daftar kunjungan hari ini, "
            "lapor untuk mencatat kehadiran, undang untuk kode bergabung anggota."
        ),
        "koordinator": words._("Ketik ikhtisar untuk melihat kunjungan dan laporan para pendamping di kecamatan."),
        "operator": words._(
            "Ketik ikhtisar untuk melihat keadaan tiap kecamatan. Data peserta diunggah lewat perintah roster import."
        ),
    }
    everywhere = words._(
        "Kapan saja Ibu/Bapak boleh mengetik: menu, batal, kembali, bantuan, mulai, "
        "stop (berhenti menerima pemberitahuan)."
    )
    return f"{lines[role]}\n\n{everywhere}"
