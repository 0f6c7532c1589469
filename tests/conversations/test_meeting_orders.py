"""A meeting moved or called off by one sentence of its pendamping, and one yes; nothing is changed before it."""

import pytest

from programme.meeting_orders import read_meeting_order
from programme.meetings import MeetingLine, list_meetings
from tests.village import Village


@pytest.fixture
def planned(village: Village) -> Village:
    village.meeting("2018-10-25")
    village.go_to("2018-10-22", "10:00")
    return village


def meetings(village: Village) -> list[MeetingLine]:
    siti = village.actor("Siti")
    since, until = village.at("2018-10-01", "00:00"), village.at("2018-12-31", "00:00")
    return village.read(lambda s: list_meetings(s, siti, village.people["Siti"], since, until))


def test_a_meeting_is_moved_by_one_sentence(planned: Village) -> None:
    siti = planned.pendamping
    siti.says("pertemuan melati 1 diundur jadi jumat jam 10")
    assert siti.last.startswith("Kelompok Melati 1: Kamis, 25 Oktober 2018 pukul 09.00 WIB")
    siti.says("tetap")
    assert "menjadi Jumat, 26 Oktober 2018 pukul 10.00 WIB di Balai Desa" in siti.last
    assert meetings(planned)[0].starts_at == planned.at("2018-10-25", "09:00")
    siti.says("ya")

    assert meetings(planned)[0].starts_at == planned.at("2018-10-26", "10:00")
    planned.tick()
    assert "pindah. Yang baru: Jumat, 26 Oktober 2018 pukul 10.00 WIB" in planned.mawar.last


@pytest.mark.parametrize(
    "said",
    ["pertemuan melati 1 dibatalkan, balai desa dipakai hajatan", "batal pertemuan kamis", "kumpulan kamis libur"],
)
def test_a_meeting_is_called_off_by_one_sentence_and_a_yes(planned: Village, said: str) -> None:
    siti = planned.pendamping
    siti.says(said)
    assert siti.last.startswith("Batalkan pertemuan kelompok Melati 1 Kamis, 25 Oktober 2018 pukul 09.00 WIB?")
    siti.says("ya")

    assert not [one for one in meetings(planned) if one.status == "planned"]


def test_on_a_day_without_meeting_none_is_called_off(planned: Village) -> None:
    planned.pendamping.says("batal pertemuan rabu")

    assert planned.pendamping.last == "Pertemuan yang mana?"


@pytest.mark.parametrize(
    ("said", "day", "clock"),
    [
        ("jadwal melati 1 diundur seminggu", "2018-11-01", "09:00"),
        ("pertemuan diundur 2 hari ya", "2018-10-27", "09:00"),
        ("pertemuan kamis mundur dua jam", "2018-10-25", "11:00"),
        ("pertemuan melati 1 diundur 10 hari", "2018-11-04", "09:00"),
        ("pertemuan diundur 1 minggu, balai desa dipakai", "2018-11-01", "09:00"),
        ("kumpulan melati 1 dimajukan sehari", "2018-10-24", "09:00"),
    ],
)
def test_a_meeting_is_moved_by_so_much(planned: Village, said: str, day: str, clock: str) -> None:
    siti = planned.pendamping
    siti.says(said)
    siti.says("tetap")
    assert meetings(planned)[0].starts_at == planned.at("2018-10-25", "09:00")
    siti.says("ya")

    assert meetings(planned)[0].starts_at == planned.at(day, clock)


@pytest.mark.parametrize(
    "said",
    [
        "jadwal melati 1 diundur sebulan",
        "jadwal melati 1 digeser seminggu",
        "jadwal melati 1 diundur jadi 2 hari",
        "jadwal melati 1 diundur 2 hari lagi",
        "jadwal melati 1 diundur 2-3 hari",
        "jadwal melati 1 diundur 1,5 jam",
        "jadwal melati 1 diundur setengah jam",
        "jadwal melati 1 diundur 1 minggu 2 hari",
        "jadwal melati 1 diundur 2 minggu depan",
    ],
)
def test_the_day_is_asked_where_the_words_leave_it_open(planned: Village, said: str) -> None:
    planned.pendamping.says(said)

    assert planned.pendamping.last.endswith("Pindah ke kapan? Misalnya: Jumat 23/11 jam 9.")


@pytest.mark.parametrize("said", ["pertemuan melati 1 ga jadi diundur seminggu", "pertemuan kamis jangan dimajukan"])
def test_what_is_not_to_be_moved_is_shown_as_it_stands(planned: Village, said: str) -> None:
    planned.pendamping.says(said)

    assert planned.pendamping.last.startswith("Kelompok Melati 1: Kamis, 25 Oktober 2018 pukul 09.00 WIB")
    assert "Pindah ke kapan" not in planned.pendamping.last
    assert "Pindahkan" in planned.pendamping.labels


def test_a_meeting_is_not_moved_into_the_past(planned: Village) -> None:
    planned.pendamping.says("pertemuan melati 1 dimajukan seminggu")

    assert "Waktu itu sudah lewat" in planned.pendamping.last
    assert planned.pendamping.last.endswith("Pindah ke kapan? Misalnya: Jumat 23/11 jam 9.")
    assert meetings(planned)[0].starts_at == planned.at("2018-10-25", "09:00")


@pytest.mark.parametrize(
    "said",
    [
        "jadwal melati 1 jumat jam 9",
        "kapan pertemuan diundur",
        "posyandu diundur ke jumat",
        "pencairan dibatalkan",
        "kunjungan mawar dibatalkan",
        "mawar pindah rumah",
        "wati tidak hadir pertemuan, pindah rumah",
    ],
)
def test_other_words_order_nothing_of_a_meeting(said: str) -> None:
    assert read_meeting_order(said) is None


def test_a_ketua_moves_nothing(planned: Village) -> None:
    planned.ketua.says("pertemuan melati 1 dibatalkan")

    assert meetings(planned)[0].status == "planned"
    assert "Batalkan pertemuan kelompok" not in planned.ketua.last
