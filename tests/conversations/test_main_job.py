"""The main job, end to end: from a scheduled meeting to Ibu Mawar's visit."""

import pytest

from db import Database
from tests.village import Village


@pytest.fixture(params=["taps", "typed"])
def village(village_database: Database, request: pytest.FixtureRequest) -> Village:
    """The story is told each way on each database."""
    if village_database.is_sqlite:
        return Village(village_database, answering=request.param)
    return Village(village_database, answering="numbers", channel="whatsapp")


def test_two_missed_months_put_ibu_mawar_on_the_visit_list(village: Village) -> None:
    village.reported("2018-10-25", {"Mawar": None})
    village.reported("2018-11-22", {"Mawar": "work", "Wati": "sick"})

    village.go_to("2018-11-23", "06:00")

    assert village.pendamping.last.startswith("Kunjungan Jumat, 23 November 2018: 1 keluarga\n\n1. Ibu Mawar")
    assert "Dusun Krajan RT 001/RW 002, Desa Wates" in village.pendamping.last
    assert "Tidak hadir P2K2 Oktober 2018 dan November 2018." in village.pendamping.last
    assert village.visits() == [("Mawar", "open")]


def test_the_whole_story_by_chat(village: Village) -> None:
    siti, sri = village.pendamping, village.ketua
    siti.says("jadwal")
    siti.says("tiap Kamis minggu ke-4 jam 9")
    siti.picks("3 bulan")
    siti.picks("Rumah Ibu Sri")
    siti.picks("Menjadi orang tua")
    siti.picks("Ya, simpan")
    assert [meeting.starts_at.date().isoformat() for meeting in village.meetings()] == [
        "2018-10-25",
        "2018-11-22",
        "2018-12-27",
    ]

    village.go_to("2018-10-25", "11:01")
    assert "Siapa yang tidak hadir?" in sri.last
    sri.says("mawar kerja")
    assert "Hadir 9 dari 10" in sri.last
    sri.says("iya bu")
    assert "Laporan tersimpan: hadir 9 dari 10" in sri.last
    assert "2. Mawar: bekerja" in siti.last

    village.go_to("2018-11-22", "11:01")
    sri.says("sing ora teko Mawar nyambut gawe, Wati gerah")
    sri.picks("Ya, simpan")
    village.go_to("2018-11-23", "06:00")
    siti.taps("1. Mawar")
    siti.picks("Berdua")
    siti.picks("Keempatnya")
    siti.says("jaga kantin 06.00-16.00; sepakat suami gantian jaga")
    siti.picks("Ya, simpan")

    assert siti.last.startswith("Kunjungan Ibu Mawar tercatat selesai. Terima kasih.")
    assert village.visits() == [("Mawar", "done")]
