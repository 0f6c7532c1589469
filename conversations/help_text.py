"""What each role can do here, in a few lines."""

from conversations.words import Words


def help_text(words: Words, role: str) -> str:
    """The answer to 'bantuan'."""
    lines = {
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
        "pendamping": words._(
            "Cukup ketik satu kata:\n"
            "kunjungan: daftar hari ini. Hasilnya boleh ditulis sekaligus, misalnya: 2 selesai ketemu suami, 5 tunda "
            "Senin\n"
            "lapor: mencatat kehadiran\n"
            "jadwal: menjadwalkan pertemuan, boleh beberapa kelompok sekaligus\n"
            "setahun: jadwal setahun. progres: kemajuan materi\n"
            "belum: anggota yang belum tersampaikan kabar pertemuan\n"
            "undang: kode bergabung. slip: slip bergabung (PDF)\n"
            "ubah: data anggota, ketua, dan wakil\n"
            "persetujuan: mencatat lembar persetujuan\n"
            "limpahkan: meminta bantuan rekan. penyedia: kunjungan ke sekolah atau puskesmas\n"
            "siaran: satu pesan, foto, atau pesan suara untuk banyak orang. kabar: sampai di mana\n"
            "Daftar peserta (Excel) boleh langsung dikirim ke sini."
        ),
        "koordinator": words._(
            "Ketik ikhtisar untuk melihat kunjungan dan laporan para pendamping di kecamatan, "
            "limpahkan untuk membagi kunjungan, siaran untuk mengirim satu pesan ke banyak orang."
        ),
        "operator": words._(
            "Ketik ikhtisar untuk melihat keadaan tiap kecamatan. Kirim berkas Excel daftar peserta ke sini untuk "
            "memasukkannya; ketik template untuk formulirnya, siaran untuk mengirim satu pesan ke banyak orang."
        ),
    }
    everywhere = words._(
        "Kapan saja Ibu/Bapak boleh mengetik: menu, batal, kembali, bantuan, mulai, "
        "stop (berhenti menerima pemberitahuan)."
    )
    return f"{lines[role]}\n\n{everywhere}"
