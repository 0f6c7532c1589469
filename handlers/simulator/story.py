"""The story of the first source document, played by the same program that a village uses.

30 are invited and 27 come on Thursday 25 October and Thursday 22 November 2018. Ibu Mawar misses both: she keeps a
canteen from 06.00 to 16.00. The next morning she is on the pendamping's list, and the visit is recorded.
Before the first meeting one sees every way to a reader: Telegram, WhatsApp's template, SMS, and the ketua's word.
After the visit her case is opened; then come the second document's daily services (story_of_services), and how the case
went on to its end (story_of_a_case).
"""

from collections.abc import Awaitable, Callable
from datetime import date, time

from handlers.simulator.stage import Scene, Stage
from handlers.simulator.story_of_a_case import CARRIED_THROUGH, OPENED
from handlers.simulator.story_of_services import SERVICES
from handlers.simulator.story_of_the_office import COPIED, IN_BETWEEN
from handlers.simulator.village import KETUA, KOORDINATOR, MAWAR, MURNI, PENDAMPING, TUMINI, WATI
from handlers.simulator.world import World

WAYS = (WATI, MURNI, TUMINI, KETUA)
OFFICERS = (MAWAR, KETUA, PENDAMPING, KOORDINATOR)


async def _schedule(stage: Stage) -> None:
    await stage.says(PENDAMPING, "jadwal")
    await stage.says(PENDAMPING, "tiap Kamis minggu ke-4 jam 9")
    await stage.presses(PENDAMPING, "3 bulan")
    await stage.presses(PENDAMPING, "Rumah Ibu Sri")
    await stage.presses(PENDAMPING, "Menjadi orang tua")
    await stage.presses(PENDAMPING, "Ya, simpan")


async def _templates(stage: Stage) -> None:
    await stage.turns(MURNI, "without_data", True)
    await stage.turns(TUMINI, "off", True)
    await stage.until(date(2018, 10, 22), time(9, 5))
    await stage.says(WATI, "1")


async def _by_the_ketua(stage: Stage) -> None:
    await stage.until(date(2018, 10, 22), time(13, 5))
    await stage.says(KETUA, "sudah semua")


async def _by_sms(stage: Stage) -> None:
    await stage.until(date(2018, 10, 22), time(15, 5))


async def _coverage(stage: Stage) -> None:
    await stage.turns(MURNI, "without_data", False)
    await stage.turns(TUMINI, "off", False)
    await stage.says(PENDAMPING, "pertemuan")
    await stage.presses(PENDAMPING, "Melati 1")
    await stage.says(PENDAMPING, "menu")


async def _reminders_october(stage: Stage) -> None:
    await stage.until(date(2018, 10, 24), time(16, 5))
    await stage.says(PENDAMPING, "siaran")
    await stage.says(PENDAMPING, "Besok tolong dibawa buku KIA-nya ya, Ibu-ibu. Bidan ikut datang.")
    await stage.says(PENDAMPING, "Melati 1")
    await stage.presses(PENDAMPING, "Kirim")
    await stage.presses(WATI, "Buka")
    await stage.until(date(2018, 10, 25), time(10, 59))


async def _report_october(stage: Stage) -> None:
    await stage.until(date(2018, 10, 25), time(11, 5))
    await stage.says(KETUA, "Mawar kerja jaga kantin, Haryati sakit, Lastri pulang kampung")
    await stage.says(KETUA, "ya")


async def _reminders_november(stage: Stage) -> None:
    await stage.until(date(2018, 11, 22), time(10, 59))


async def _report_november(stage: Stage) -> None:
    await stage.until(date(2018, 11, 22), time(11, 10))
    await stage.says(
        KETUA, "hadir 27 bu. sing ora teko Bu Mawar nyambut gawe neng kantin, Murni anake gerah, Rubiyem layat"
    )
    await stage.presses(KETUA, "Ya, simpan")


async def _morning_list(stage: Stage) -> None:
    await stage.until(date(2018, 11, 23), time(6, 5))


async def _visit(stage: Stage) -> None:
    await stage.until(date(2018, 11, 23), time(16, 45))
    await stage.presses(PENDAMPING, "1. Mawar")
    await stage.presses(PENDAMPING, "Berdua")
    await stage.presses(PENDAMPING, "Keempatnya")
    await stage.says(
        PENDAMPING,
        "Jaga kantin jam 06.00-16.00, tidak bisa ditinggal; sepakat suami menggantikan 2 jam saat pertemuan",
    )
    await stage.presses(PENDAMPING, "Langkah berikutnya")
    await stage.says(PENDAMPING, "Lihat kehadiran di pertemuan Desember")
    await stage.says(PENDAMPING, "27 Desember")
    await stage.presses(PENDAMPING, "Ya, simpan")


async def _koordinator_looks(stage: Stage) -> None:
    await stage.says(KOORDINATOR, "ikhtisar")


SCENES = (
    Scene("Pendamping menjadwalkan pertemuan bulanan", _schedule),
    Scene("Tiga hari sebelumnya: di luar jendela WhatsApp, templat yang berangkat", _templates, WAYS),
    Scene("HP Ibu Tumini mati: ketua yang menyampaikan", _by_the_ketua, WAYS),
    Scene("Kuota Ibu Murni habis: kabarnya menyusul lewat SMS", _by_sms, WAYS),
    Scene("Pendamping melihat siapa sudah terkabari", _coverage),
    Scene("Sehari sebelumnya: pendamping menitip pesan, Ibu Wati menekan Buka", _reminders_october, WAYS),
    Scene("Ketua melapor: 27 dari 30 hadir", _report_october),
    *IN_BETWEEN,
    Scene("Sebulan kemudian: pengingat 22 November", _reminders_november),
    Scene("Ketua melapor lagi, campur bahasa Jawa", _report_november),
    Scene("Esok paginya: daftar kunjungan", _morning_list),
    Scene("Kunjungan ke Ibu Mawar dicatat", _visit),
    *OPENED,
    Scene("Koordinator melihat ikhtisar", _koordinator_looks, OFFICERS),
    *COPIED,
    *SERVICES,
    *CARRIED_THROUGH,
)


async def play_story(world: World, told: Callable[[int, Scene], None], pause: Callable[[], Awaitable[None]]) -> None:
    """Begins anew and plays every scene; `told` hears which one begins, `pause` lets an onlooker read."""
    async with world.lock:
        await world.begin_anew()
        stage = Stage(world)
    for number, scene in enumerate(SCENES, start=1):
        told(number, scene)
        await pause()
        async with world.lock:
            await scene.play(stage)
    await pause()
