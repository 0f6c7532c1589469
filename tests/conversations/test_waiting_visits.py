"""What waits beside the day's list: seen with "semua", taken on with "tambah 8", by tap or typed."""

import pytest

from programme.rules import Rules
from tests.programme.visits_due import DAY, due, lines
from tests.told_once import told_once
from tests.village import Phone, Village

SIX = ("Mawar", "Wati", "Lastri", "Aminah", "Murni", "Ponirah")


@pytest.fixture
@told_once
def morning(village: Village) -> Village:
    """Six stand on this morning's list; Ibu Tumini and Ibu Yatinem wait."""
    village.now = village.at(DAY, "05:00")
    for name in SIX:
        due(village, name, on="2018-11-22")
    for name in ("Tumini", "Yatinem"):
        due(village, name)
    village.go_to(DAY, "06:00")
    assert "Masih menunggu: 2 keluarga, yang terlama sejak Jumat, 23 November 2018." in village.pendamping.last
    return village


def sees_all(siti: Phone) -> None:
    siti.picks("Lihat semua")
    assert "7. Ibu Tumini" in siti.last
    assert siti.labels == ["+ 7. Tumini", "+ 8. Yatinem"]


def on_list(village: Village) -> dict[str, int]:
    return {line.name: line.number for line in lines(village) if not line.waiting}


def test_who_waits_is_shown_and_taken_on_by_a_tap(morning: Village) -> None:
    siti = morning.pendamping
    sees_all(siti)

    siti.taps("+ 8. Yatinem", times=2)

    assert on_list(morning)["Yatinem"] == 8
    assert "Nomor 8 masuk daftar hari ini." in siti.texts
    assert "Nomor 8 tidak sedang menunggu. Ketik semua untuk melihat." in siti.last
    assert [label for label in siti.messages[-2].buttons if label[0].startswith("8. ")]


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ("tambah 8", {8}),
        ("Tambah no 7 dan 8", {7, 8}),
        ("tambahno 7, 8", {7, 8}),
        ("tambah bu Yatinem", {8}),
        ("tambahkan nomor 3 dan 8", {8}),
    ],
)
def test_or_by_typing_their_numbers_or_name(morning: Village, said: str, taken: set[int]) -> None:
    siti = morning.pendamping
    siti.says("semua")

    siti.says(said)

    assert set(on_list(morning).values()) == {1, 2, 3, 4, 5, 6} | taken


@pytest.mark.parametrize("said", ["semua", "Lihat semua", "kabeh", "sadaya"])
def test_the_word_for_everything(morning: Village, said: str) -> None:
    morning.pendamping.says(said)

    assert "Menunggu, belum masuk daftar hari ini:" in morning.pendamping.last


@pytest.mark.parametrize("said", ["tambah 40", "tambah Lestari", "tambah"])
def test_what_nobody_waits_under_changes_nothing(morning: Village, said: str) -> None:
    morning.pendamping.says("semua")
    morning.pendamping.says(said)

    assert len(on_list(morning)) == 6


def test_a_button_of_yesterdays_list_takes_nobody_on_today(morning: Village) -> None:
    siti = morning.pendamping
    sees_all(siti)
    old = siti.messages[-1]
    morning.go_to("2018-11-26", "06:00")

    siti.taps_data(old.id, old.buttons[1][1])

    assert "Nomor itu dari daftar Jumat, 23 November 2018." in siti.last
    assert len(on_list(morning)) == 6


def test_looking_does_not_interrupt_what_is_being_asked(morning: Village) -> None:
    siti = morning.pendamping
    siti.says("jadwal")
    asked = siti.last

    siti.taps("Lihat semua")

    assert asked in siti.last


def test_asked_for_in_the_afternoon_the_list_says_the_same(morning: Village) -> None:
    siti = morning.pendamping
    morning.now = morning.at(DAY, "15:00")
    before = siti.last
    siti.says("kunjungan")

    assert siti.last == before


def test_where_only_others_wait_there_is_no_button_too_many(village: Village) -> None:
    village.now = village.at(DAY, "05:00")
    due(village, "Mawar")
    village.go_to(DAY, "06:00")

    assert village.pendamping.labels == ["1. Mawar"]
    village.pendamping.says("semua")
    assert village.pendamping.last == "Selain daftar hari ini tidak ada kunjungan lain yang menunggu."


def test_a_month_of_routine_visits_reads_well_beside_ibu_mawar(village: Village) -> None:
    monthly = Village(village.database, village.answering, Rules(), village.channel)
    for day in ("2018-10-25", "2018-11-22"):
        monthly.reported(day, {"Mawar": "work"})
    monthly.go_to(DAY, "06:00")

    shown = monthly.pendamping.last
    assert "2018: 3 keluarga" in shown
    assert "Tidak hadir P2K2 Oktober 2018 dan November 2018." in shown
    assert shown.count("Kunjungan bulanan: tanyakan perubahan data dan keluhan.") == 2
    assert shown.index("Ibu Mawar") < shown.index("Kunjungan bulanan")
