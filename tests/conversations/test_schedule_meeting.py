"""Scheduling: one meeting or a monthly series, dates as people write them, everything shown before it is saved."""

import pytest

from tests.village import Phone, Village


def scheduled(village: Village) -> list[str]:
    return [f"{village.rules.local(one.starts_at):%Y-%m-%d %H:%M} {one.place}" for one in village.meetings()]


def finishes(siti: Phone, matter: str = "Tanpa materi") -> None:
    siti.picks("Rumah Ibu Sri")
    siti.picks(matter)
    siti.picks("Ya, simpan")


@pytest.mark.parametrize("typed", ["Kamis 25/10 jam 9", "tgl 25 jam 9 pagi", "besok pukul 10.00"])
def test_a_date_as_people_write_it(village: Village, typed: str) -> None:
    siti = village.pendamping
    siti.says("jadwal")
    siti.says(typed)
    finishes(siti)

    tomorrow = typed.startswith("besok")
    assert scheduled(village) == ["2018-10-02 10:00 Rumah Ibu Sri" if tomorrow else "2018-10-25 09:00 Rumah Ibu Sri"]


def test_one_sentence_says_when_and_where(village: Village) -> None:
    siti = village.pendamping
    siti.says("jadwal kamis 25/10 jam 9 di balai desa wates")
    siti.picks("Tanpa materi")
    siti.picks("Ya, simpan")

    assert scheduled(village) == ["2018-10-25 09:00 Balai Desa Wates"]


def test_a_bare_yes_is_no_place(village: Village) -> None:
    siti = village.pendamping
    siti.says("jadwal kamis 25/10 jam 9")
    siti.says("ya")
    assert "Di mana?" in siti.last
    finishes(siti)

    assert scheduled(village) == ["2018-10-25 09:00 Rumah Ibu Sri"]


@pytest.mark.parametrize("said", ["batalkan pertemuan 25 okt", "eh jumat aja", "jadwl mlati 1 tgl 28 nopember jm 2"])
def test_a_change_of_mind_is_no_place_that_all_read(village: Village, said: str) -> None:
    siti = village.pendamping
    siti.says("jadwal kamis 25/10 jam 9")
    siti.says(said)
    assert "tulis tempatnya" in siti.last
    finishes(siti)

    assert scheduled(village) == ["2018-10-25 09:00 Rumah Ibu Sri"]


def test_a_missing_hour_is_asked(village: Village) -> None:
    siti = village.pendamping
    siti.says("jadwal")
    siti.says("Kamis 25/10")
    assert "Jam berapa" in siti.last
    siti.says("entah")
    assert "Jam" in siti.last
    siti.says("jam 2 siang")
    finishes(siti)

    assert scheduled(village) == ["2018-10-25 14:00 Rumah Ibu Sri"]


@pytest.mark.parametrize("typed", ["Senin 25/10 jam 9", "31/11 jam 9", "Kamis 27/9/2018 jam 9", "hari ini jam 7"])
def test_a_date_that_can_not_be_is_asked_again_and_nothing_saved(village: Village, typed: str) -> None:
    siti = village.pendamping
    siti.says("jadwal")
    siti.says(typed)

    assert siti.labels == []
    assert "Misalnya" in siti.last
    assert village.meetings() == []


def test_a_series_goes_through_the_months_and_the_sessions(village: Village) -> None:
    siti = village.pendamping
    siti.says("jadwal")
    siti.says("tiap Kamis minggu ke-4 jam 9")
    siti.says("3")
    siti.says("Balai {Desa} Wates_*")
    siti.picks("Menjadi orang tua")
    assert "Balai {Desa} Wates_*" in siti.last
    for day in ("25 Oktober 2018", "22 November 2018", "27 Desember 2018"):
        assert day in siti.last
    siti.picks("Ya, simpan")

    assert [one.session_number for one in village.meetings()] == [1, 2, 3]
    assert scheduled(village)[2] == "2018-12-27 09:00 Balai {Desa} Wates_*"


def test_any_session_may_be_chosen(village: Village) -> None:
    siti = village.pendamping
    siti.says("jadwal")
    siti.says("Kamis 25/10 jam 9")
    siti.picks("Rumah Ibu Sri")
    siti.picks("Materi lain")
    siti.picks("Perlindungan anak")
    siti.picks("2. ")
    siti.picks("Ya, simpan")

    [meeting] = village.meetings()
    assert (meeting.module, meeting.session_number) == ("protection", 2)


def test_the_groups_next_session_is_offered(village: Village) -> None:
    siti = village.pendamping
    for day in ("Kamis 25/10 jam 9", "Kamis 22/11 jam 9"):
        siti.says("jadwal")
        siti.says(day)
        finishes(siti, village.rules.curriculum.modules[0].sessions[len(village.meetings())][:20])

    assert [one.session_number for one in village.meetings()] == [1, 2]


def test_a_holiday_and_a_second_meeting_that_day_are_asked_about_first(village: Village) -> None:
    siti = village.pendamping
    village.meeting("2018-11-20")
    siti.says("jadwal")
    siti.says("20/11 jam 9")
    assert "sudah ada pertemuan" in siti.last
    siti.picks("Tetap, jadi pertemuan kedua")
    assert "libur" in siti.last
    siti.picks("Tetap pada tanggal itu")
    siti.picks("Tetap bersamaan")
    siti.picks("Rumah Ibu Sri")
    siti.picks("Tanpa materi")

    assert "libur" in siti.last
    assert "sudah ada pertemuan" in siti.last


def test_it_may_be_changed_before_it_is_saved(village: Village) -> None:
    siti = village.pendamping
    siti.says("jadwal")
    siti.says("Kamis 25/10 jam 9")
    siti.picks("Rumah Ibu Sri")
    siti.picks("Tanpa materi")
    siti.picks("Ubah waktu")
    siti.says("Jumat 26/10 jam 13.30")
    siti.picks("Ubah tempat")
    siti.says("Masjid")
    siti.picks("Ubah materi")
    siti.picks("Menjadi orang tua")
    siti.picks("Ya, simpan")

    assert scheduled(village) == ["2018-10-26 13:30 Masjid"]
    assert village.meetings()[0].session_number == 1


def test_of_several_groups_one_is_asked_for(village: Village) -> None:
    village.group("Kenanga", ("Yuli",))
    siti = village.pendamping
    siti.says("jadwal")
    siti.picks("Kenanga")
    siti.says("Kamis 25/10 jam 9")
    siti.picks("Rumah Ibu Yuli")
    siti.picks("Tanpa materi")
    siti.picks("Ya, simpan")
    village.go_to("2018-10-22", "09:00")

    assert scheduled(village) == ["2018-10-25 09:00 Rumah Ibu Yuli"]
    assert village.outbox("meeting_reminder", to="Mawar") == []


def test_the_group_of_another_pendamping_can_not_be_named(village: Village) -> None:
    village.group("Kenanga", ("Yuli",))
    theirs = village.group("Anggrek", ("Tutik",), pendamping="Rahmat", kecamatan="Lain")
    siti = village.pendamping
    siti.says("jadwal")
    data = siti.messages[-1].buttons[0][1]
    siti.taps_data(1, f"{data.rpartition(':')[0]}:{theirs}")

    assert "Anggrek" not in siti.last
    assert "Untuk kelompok mana" in siti.last


def test_saved_twice_by_a_double_tap_it_is_one_meeting(village: Village) -> None:
    siti = village.pendamping
    siti.says("jadwal")
    siti.says("Kamis 25/10 jam 9")
    siti.picks("Rumah Ibu Sri")
    siti.picks("Tanpa materi")
    siti.taps("Ya, simpan", times=2)

    assert len(village.meetings()) == 1


def test_a_place_like_a_letter_is_not_taken(village: Village) -> None:
    siti = village.pendamping
    siti.says("jadwal")
    siti.says("Kamis 25/10 jam 9")
    siti.says("di rumah " + "x" * 4000)
    assert village.meetings() == []
    siti.says("Masjid")
    siti.picks("Tanpa materi")
    siti.picks("Ya, simpan")

    assert scheduled(village) == ["2018-10-25 09:00 Masjid"]


def test_without_a_group_there_is_nothing_to_schedule(village: Village) -> None:
    rahmat = village.joins("Rahmat")
    rahmat.says("jadwal")

    assert "Belum ada kelompok" in rahmat.last


@pytest.mark.parametrize("word", ["jadwal", "undang", "kunjungan", "ikhtisar"])
def test_what_staff_type_starts_nothing_for_a_kpm(village: Village, word: str) -> None:
    village.mawar.says(word)

    assert not any(name in village.mawar.last for name in ("Wati", "Kapan pertemuan kelompok", "Bambang"))


@pytest.mark.parametrize(
    "said",
    [
        "jadwal melati 1 senin 5/11 jam 9, mawar 2 selasa 6/11 jam 9 di balai desa",
        "jadwal melati 1: kamis 8/11 jam 9; mawar 2: kamis 8/11 jam 13",
    ],
)
def test_another_day_for_each_group_is_told_one_by_one_and_nothing_is_lost(village: Village, said: str) -> None:
    village.group("Mawar 2", ["Atin", "Budi"])
    siti = village.pendamping
    siti.says(said)
    assert "mohon satu per satu" in siti.last
    assert village.meetings() == []
    siti.says("melati 1 senin 5/11 jam 9")
    assert "Di mana?" in siti.last
    finishes(siti)

    assert scheduled(village) == ["2018-11-05 09:00 Rumah Ibu Sri"]


def test_one_day_for_several_groups_is_still_one_message(village: Village) -> None:
    village.group("Mawar 2", ["Atin", "Budi"])
    siti = village.pendamping
    siti.says("jadwal melati 1, mawar 2 senin 5/11 jam 9")

    assert "mohon satu per satu" not in siti.last
