"""What a pendamping does for the office in between: the month's report, the talk with a ketua, the SIKS-NG text."""

from datetime import date, time

from handlers.simulator.stage import Scene, Stage
from handlers.simulator.village import KETUA, MAWAR, OPERATOR, PENDAMPING

OFFICE = (PENDAMPING, OPERATOR, KETUA, MAWAR)


async def _month_checked(stage: Stage) -> None:
    await stage.until(date(2018, 11, 1), time(8, 5))
    await stage.presses(PENDAMPING, "Kirim")


async def _ketua_met(stage: Stage) -> None:
    await stage.until(date(2018, 11, 5), time(13, 0))
    await stage.says(PENDAMPING, "temu ketua")
    await stage.presses(PENDAMPING, "Melati 1")
    await stage.presses(PENDAMPING, "Sudah bertemu")
    await stage.presses(PENDAMPING, "Hari ini")
    await stage.presses(PENDAMPING, "Semua dibicarakan")
    await stage.presses(PENDAMPING, "Lanjut")
    await stage.presses(PENDAMPING, "Tidak ada catatan")


async def _copied(stage: Stage) -> None:
    await stage.says(PENDAMPING, "siks")
    await stage.presses(PENDAMPING, "Melati 1, Kam 22")
    await stage.says(PENDAMPING, "proses: diskusi, lalu bermain peran; hasil: paham materi; tindak lanjut: kunjungan")
    await stage.presses(PENDAMPING, "Kirim teksnya")
    await stage.says(PENDAMPING, "menu")


IN_BETWEEN = (
    Scene("Awal bulan: laporan Oktober diperiksa, lalu dikirim ke kantor", _month_checked, OFFICE),
    Scene("Temu ketua bulanan, bahannya sudah disiapkan", _ketua_met, OFFICE),
)
COPIED = (Scene("Teks pertemuan untuk SIKS-NG, siap disalin", _copied, OFFICE),)
