"""What staff can do here: the few words of every day, and the others by subject ('bantuan anggota')."""

from conversations.words import Words

SUBJECTS = ("pertemuan", "kunjungan", "anggota", "warga", "pembayaran", "kesehatan", "kantor")
"""What a pendamping may ask help on; typed after 'bantuan', Indonesian in every language."""


def help_for_staff(words: Words) -> dict[str, str]:
    more = words._("Yang lain menurut halnya. Ketik: {subjects}", subjects=_subjects_typed())
    return {
        "pendamping": words._(
            "Setiap hari cukup satu kata:\n"
            "kunjungan: daftar hari ini. Hasilnya boleh ditulis sekaligus, misalnya: 2 selesai ketemu suami, 5 tunda "
            "Senin\n"
            "lapor: mencatat kehadiran\n"
            "jadwal: menjadwalkan pertemuan, boleh beberapa kelompok sekaligus\n"
            "keluhan, pertanyaan, pemutakhiran: yang menunggu dijawab\n"
            "Daftar peserta (Excel) boleh langsung dikirim ke sini."
        )
        + f"\n\n{more}",
        "koordinator": words._(
            "ikhtisar: kunjungan dan laporan para pendamping di kecamatan\n"
            "papan: mengingatkan mereka atau memindahkan kunjungan. papan laporan: laporan bulanan\n"
            "keluhan: menanganinya. limpahkan: membagi kunjungan\n"
            "serahkan kelompok: mengganti pendamping. cuti: pengganti selama cuti\n"
            "atur pertemuan: pertemuan triwulan. siaran: satu pesan ke banyak orang"
        )
        + f"\n\n{more}",
        "operator": words._(
            "ikhtisar: keadaan tiap kecamatan. papan: mengingatkan pendamping. papan laporan: laporan bulanan\n"
            "keluhan: menanganinya. pemutakhiran: berkas perubahan data\n"
            "Daftar peserta atau calon peserta (Excel) boleh langsung dikirim ke sini. template, calon: formulirnya\n"
            "pertemuan awal: waktu dan tempatnya. atur pertemuan: pertemuan triwulan dan semester\n"
            "serahkan kelompok: mengganti pendamping. siaran: satu pesan ke banyak orang"
        ),
    }


def _subjects_typed() -> str:
    return ", ".join(f"bantuan {subject}" for subject in SUBJECTS)


def help_on_subjects(words: Words) -> dict[str, str]:
    return {
        "pertemuan": words._(
            "jadwal: menjadwalkan pertemuan. setahun: jadwal setahun. progres: kemajuan materi\n"
            "belum: anggota yang belum tersampaikan kabar pertemuan\n"
            "jajak: bertanya kepada satu kelompok apa yang membuat sulit datang. hasil jajak: jawabannya\n"
            "waktu baru: menanyakan kepada anggota apakah waktu pertemuan yang lain lebih cocok\n"
            "pertemuan awal, resosialisasi: mengundang beberapa kelompok. acara: daftarnya, kehadiran, bahan\n"
            "temu ketua, temu kunjung, rutin: pertemuan tiap bulan. notulen: surat dan catatan. kalender: untuk HP"
        ),
        "kunjungan": words._(
            "kunjungan: daftar hari ini. radar: siapa yang mulai sering absen, siapa yang rajin lagi\n"
            "kasus: mendampingi satu keluarga sampai selesai, misalnya: kasus mawar\n"
            "bagi: kalau kunjungan terlalu banyak. titipan: melihat yang dititipkan atau diundang\n"
            "limpahkan: meminta bantuan rekan. penyedia: kunjungan ke sekolah atau puskesmas"
        ),
        "anggota": words._(
            "undang: kode bergabung. slip: slip bergabung (PDF). ubah: data anggota, ketua, dan wakil\n"
            "calon: daftar calon peserta, usulan kelompok, pembagian pendamping\n"
            "klarifikasi: formulir peserta baru. tanda tangan: surat persetujuan, misalnya: 3 5 7\n"
            "persetujuan: mencatat lembar persetujuan pesan\n"
            "keluar: lulus, pindah, meninggal. yang keluar: melihat dan membatalkannya. tanpa komponen: perlu dicek"
        ),
        "warga": words._(
            "keluhan: keluhan yang masuk. catat keluhan: yang disampaikan langsung\n"
            "pertanyaan: menjawab pertanyaan warga\n"
            "perubahan: melaporkan perubahan data. pemutakhiran: memeriksanya. kirim daftar: ke kantor\n"
            "riwayat: perubahan satu keluarga\n"
            "siaran: satu pesan, foto, atau pesan suara untuk banyak orang. kabar: sampai di mana"
        ),
        "pembayaran": words._(
            "bayar: jadwal pembayaran, misalnya: bayar Wates 12 des 8-12 balai desa\n"
            "daftar bayar: melihat, mencetak, memindahkan. bayar di rumah: lansia dan disabilitas\n"
            "lapor bayar: siapa yang belum dibayar. belum dibayar: kelanjutannya"
        ),
        "kesehatan": words._(
            "posyandu: jadwal, kunjungan awal, siapa yang datang. ditimbang: yang diperiksa di tempat lain\n"
            "absen sekolah: kehadiran anak sebulan, dalam satu pesan. belum sekolah: anak tanpa sekolah"
        ),
        "kantor": words._(
            "laporan bulanan: memeriksa dan mengirimnya ke kantor. siks: teks pertemuan untuk SIKS-NG\n"
            "triwulan: lembar verifikasi komitmen\n"
            "cuti: meminta rekan menggantikan. riwayat kelompok: siapa pendampingnya dulu"
        ),
    }


def subject_asked(said: str) -> str:
    """The subject of 'bantuan anggota'; '' where none is named."""
    first, _, rest = said.partition(" ")
    return rest if first in ("bantuan", "help") and rest in SUBJECTS else ""
