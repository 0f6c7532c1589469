"""Ibu Mawar's case as the story goes on: opened from her visit, worked through six phases, ended with her own word.

'Pendekatan awal; mengidentifikasi masalah dan potensi/sumber; rencana; melaksanakan; mengevaluasi; terminasi' (first
source document, A.2). Meanwhile the group is asked what makes coming hard ('participatory assessment', A.3.b).
"""

from datetime import date, time

from handlers.simulator.stage import Scene, Stage
from handlers.simulator.village import KETUA, KOORDINATOR, MAWAR, PENDAMPING, WATI
from handlers.simulator.words_of_a_case import HOW_IT_SHOWED, PARTS

ASKED, CONFIDENTIAL = (MAWAR, WATI, KETUA, PENDAMPING), (MAWAR, KETUA, PENDAMPING, KOORDINATOR)
WORKING = ("Endang Lestari", "Giyarti", "Juminten")
FREE = (
    "Aminah",
    "Haryati",
    "Ika Puspita",
    "Kasmiati",
    "Martini",
    "Ngatini",
    "Rukmini",
    "Sumarni",
    "Suparti",
    "Warsini",
)


async def _opened(stage: Stage) -> None:
    await stage.says(PENDAMPING, "buka kasus")
    await stage.presses(PENDAMPING, "Ya, buka kasus")
    await stage.presses(PENDAMPING, "Yang bisa membantu")
    await stage.says(PENDAMPING, "suaminya, kerja serabutan jadi sering di rumah")
    await stage.presses(PENDAMPING, "Lanjut")


async def _agreed(stage: Stage) -> None:
    await stage.presses(PENDAMPING, "Catat kesepakatan")
    await stage.presses(PENDAMPING, "Suami")
    await stage.says(PENDAMPING, "jaga kantin")
    await stage.says(PENDAMPING, "08.30")
    await stage.presses(PENDAMPING, "Ya, boleh")
    await stage.presses(PENDAMPING, "Ya, simpan")
    await stage.presses(PENDAMPING, "Mulai pelaksanaan")
    await stage.says(PENDAMPING, "hari ini")


async def _asked(stage: Stage) -> None:
    await stage.says(PENDAMPING, "tanya kelompok")
    await stage.presses(PENDAMPING, "Ya, kirim")
    await stage.presses(PENDAMPING, "Selesai")
    await stage.says(MAWAR, "kerja jam 6 pagi sampai jam 4 sore, senin sampai jumat")
    for name in WORKING:
        await stage.says(name, "kerja jam 6 sampai jam 4 sore, senin sampai jumat")
    for name in FREE:
        await stage.presses(name, "Tidak ada halangan")


async def _result_read(stage: Stage) -> None:
    await stage.says(PENDAMPING, "hasil jajak")
    await stage.presses(PENDAMPING, "Kirim gambarnya")


async def _reminded(stage: Stage) -> None:
    await stage.until(date(2018, 12, 26), time(16, 5))


async def _came_again(stage: Stage) -> None:
    await stage.until(date(2018, 12, 27), time(11, 5))
    await stage.says(KETUA, "semua hadir kecuali Rubiyem sakit")
    await stage.presses(KETUA, "Ya, simpan")
    await stage.until(date(2018, 12, 27), time(12, 10))


async def _evaluated(stage: Stage) -> None:
    await stage.presses(PENDAMPING, "Catat hasilnya")
    await stage.says(PENDAMPING, "1 2 3")
    await stage.presses(PENDAMPING, "Lanjut")
    await stage.presses(PENDAMPING, "Lanjut")


async def _ended(stage: Stage) -> None:
    await stage.presses(PENDAMPING, "Akhiri kasus")
    await stage.presses(PENDAMPING, "Tanyakan lewat chat")
    await stage.says(MAWAR, "alhamdulillah sampun saged rawuh bu, bapake gelem genten jaga kantin")
    await stage.presses(PENDAMPING, "Akhiri kasus")
    await stage.presses(PENDAMPING, "Ya, akhiri")


async def _reported(stage: Stage) -> None:
    await stage.says(PENDAMPING, "kasus")
    await stage.presses(PENDAMPING, "Yang sudah diakhiri")
    await stage.presses(PENDAMPING, "1. Mawar")
    await stage.presses(PENDAMPING, "Laporan kasus")
    for part, told in PARTS:
        await stage.says(PENDAMPING, part)
        await stage.says(PENDAMPING, told)
        await stage.presses(PENDAMPING, "Selesai")
    for part in ("3a", "3c"):
        await stage.says(PENDAMPING, part)
        for number, showed in enumerate(HOW_IT_SHOWED, start=1):
            await stage.says(PENDAMPING, str(number))
            await stage.says(PENDAMPING, showed)
        await stage.presses(PENDAMPING, "Selesai")
    await stage.presses(PENDAMPING, "Buat laporan (Word)")
    await stage.presses(PENDAMPING, "Nama samaran")


OPENED = (
    Scene("Dari kunjungan itu dibuka kasus: yang sudah tercatat langsung masuk", _opened),
    Scene("Kesepakatan: suami menggantikan jaga kantin dua jam", _agreed),
    Scene("Kelompok ditanya: apa yang membuat sulit datang?", _asked, ASKED),
)
CARRIED_THROUGH = (
    Scene("Hasilnya hanya jumlah, dan waktu yang cocok untuk semua", _result_read, ASKED),
    Scene("Sehari sebelum pertemuan: kesepakatan diingatkan", _reminded),
    Scene("Ibu Mawar datang lagi: pujian untuknya, evaluasi untuk pendamping", _came_again),
    Scene("Evaluasi: apa yang tercapai, apa yang belum", _evaluated),
    Scene("Kasus diakhiri sesudah keluarga ditanya", _ended, CONFIDENTIAL),
    Scene("Laporan kasus: yang kurang dilengkapi, lalu jadi berkas Word", _reported, CONFIDENTIAL),
)
