"""The second document's daily services, after the visit to Ibu Mawar: payment, questions, changes, complaints.

'Menerima formulir pemutakhiran data', 'Menerima pengaduan dari ketua kelompok dan atau peserta PKH', 'Menginformasikan
jadwal pembayaran bantuan' (second source document, B.b).
"""

from datetime import date, time

from handlers.simulator.stage import Scene, Stage
from handlers.simulator.village import KETUA, KOORDINATOR, MAWAR, MURNI, PENDAMPING, WATI

PAYMENT, CONFIDING = (MAWAR, WATI, KETUA, PENDAMPING), (MURNI, KETUA, PENDAMPING, KOORDINATOR)


async def _payment_entered(stage: Stage) -> None:
    await stage.until(date(2018, 11, 26), time(8, 0))
    await stage.says(
        PENDAMPING, "bayar Melati 1 Senin 3 Desember jam 8-12 di Balai Desa Wates tahap 4 2018 okt-des pos bawa ktp kk"
    )
    await stage.presses(PENDAMPING, "Ya, simpan")


async def _questions(stage: Stage) -> None:
    await stage.says(WATI, "kapan cair nggih bu?")
    await stage.says(MAWAR, "syarate opo wae bu?")


async def _change_reported(stage: Stage) -> None:
    await stage.says(MAWAR, "anak saya pindah sekolah ke SDN 2 Wates")
    await stage.presses(MAWAR, "Ya, betul")
    await stage.says(MAWAR, "Budi Santoso")
    await stage.says(MAWAR, "kelas 3")
    await stage.presses(MAWAR, "Nanti saja")
    await stage.presses(MAWAR, "Ya, kirim")
    await stage.says(PENDAMPING, "pemutakhiran")
    await stage.presses(PENDAMPING, "Benar")


async def _unpaid(stage: Stage) -> None:
    await stage.until(date(2018, 12, 3), time(12, 5))
    await stage.says(KETUA, "semua sudah kecuali haryati sakit, lastri saldonya nol")
    await stage.presses(KETUA, "Ya, simpan")
    await stage.presses(PENDAMPING, "Belum dibayar")


async def _confided(stage: Stage) -> None:
    await stage.says(MURNI, "bantuan saya dipotong bu ketua 50 ribu katanya buat admin")
    await stage.presses(MURNI, "Ya, betul")
    await stage.presses(MURNI, "Ya, betul")
    await stage.presses(MURNI, "Ya, kirim")


async def _handled(stage: Stage) -> None:
    await stage.until(date(2018, 12, 4), time(8, 0))
    await stage.presses(KOORDINATOR, "Buka keluhan")
    await stage.presses(KOORDINATOR, "Saya tangani")
    await stage.says(PENDAMPING, "keluhan")


async def _solved(stage: Stage) -> None:
    await stage.until(date(2018, 12, 4), time(14, 0))
    await stage.presses(KOORDINATOR, "Sudah diselesaikan")
    await stage.says(
        KOORDINATOR, "Sudah bicara dengan yang bersangkutan; uangnya dikembalikan dan tidak ada biaya admin"
    )
    await stage.presses(KOORDINATOR, "Ya, kirim")
    await stage.presses(MURNI, "Buka")
    await stage.says(MURNI, "sudah selesai, matur nuwun")


async def _month_sent(stage: Stage) -> None:
    await stage.until(date(2018, 12, 10), time(8, 5))
    await stage.presses(PENDAMPING, "Kirim")


SERVICES = (
    Scene("Pendamping memasukkan jadwal pembayaran: semua dikabari", _payment_entered, PAYMENT),
    Scene("Ibu Wati bertanya kapan cair, Ibu Mawar apa syaratnya", _questions, PAYMENT),
    Scene("Ibu Mawar melaporkan anaknya pindah sekolah", _change_reported, PAYMENT),
    Scene("Hari bayar: ketua melapor siapa yang belum dibayar", _unpaid, PAYMENT),
    Scene("Ibu Murni mengadu: hanya koordinator yang membaca", _confided, CONFIDING),
    Scene("Koordinator menangani; ketua dan pendamping tidak melihatnya", _handled, CONFIDING),
    Scene("Koordinator menyelesaikan, dan Ibu Murni ditanya", _solved, CONFIDING),
    Scene("Senin minggu kedua: perubahan data sebulan dikirim ke kantor", _month_sent),
)
