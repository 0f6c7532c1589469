"""Scheduling in bulk: many groups, one sentence, clashes and days off asked first, nothing saved before it is shown."""

from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select, update

from db.tables import Group, Meeting
from tests.village import Phone, Village


def groups(village: Village, *names: str) -> Phone:
    """More groups of Ibu Siti, each with a ketua of its own; her phone."""
    for name in names:
        ketua = "Darmi" if name == "Kenanga" else f"Yuli {name[-2:].strip()}"
        village.group(name, (ketua,))
    return village.pendamping


def planned(village: Village) -> list[str]:
    """'10-25 09:00 Melati 1', sorted."""
    names = {one.id: one.name for one in village.read(lambda s: s.scalars(select(Group)).all())}
    local = village.rules.local
    return sorted(f"{local(one.starts_at):%m-%d %H:%M} {names[one.group_id]}" for one in village.meetings())


def test_a_year_of_twelve_groups_takes_five_answers(village: Village) -> None:
    siti = groups(village, *(f"Melati {number}" for number in range(2, 13)))
    siti.says("jadwal")
    begun = len(siti.messages)
    siti.says("semua, kamis keempat jam 9 setahun")
    siti.picks("Berurutan")
    siti.picks("Rumah ketua masing-masing")
    shown = siti.last
    siti.picks("Ya, simpan")

    if village.channel == "telegram":  # WhatsApp takes two messages for a long one
        assert len(siti.messages) - begun == 4
    assert "12 kelompok, 144 pertemuan" in shown
    assert "- Melati 1 · Rumah Ibu Sri, 09.00: 25/10, 22/11, 27/12, 24/1" in shown
    made = village.meetings()
    assert len(made) == 144
    assert len({(one.group_id, f"{one.starts_at:%Y-%m}") for one in made}) == 144
    assert all(later.starts_at - one.starts_at >= timedelta(hours=2.5) for one, later in pairwise(made))
    for group in {one.group_id for one in made}:
        numbers = [one.session_number for one in made if one.group_id == group]
        assert numbers[:5] == [1, 2, 3, 4, 1]


def test_one_sentence_holds_it_all_and_nothing_is_asked_again(village: Village) -> None:
    siti = groups(village, "Melati 2", "Melati 3", "Kenanga")
    siti.says("jadwal melati 1 sampai 3 kamis keempat jam 9 sampai desember")

    assert "3 kelompok sekaligus" in siti.last
    siti.picks("Kamis lain")
    siti.says("Balai Desa Wates")
    assert "Tempat: Balai Desa Wates" in siti.last
    siti.picks("Ya, simpan")
    assert planned(village) == [
        "10-04 09:00 Melati 2", "10-11 09:00 Melati 3", "10-25 09:00 Melati 1",
        "11-01 09:00 Melati 2", "11-08 09:00 Melati 3", "11-22 09:00 Melati 1",
        "12-06 09:00 Melati 2", "12-13 09:00 Melati 3", "12-27 09:00 Melati 1",
    ]  # fmt: skip


def test_groups_are_ticked_in_one_list(village: Village) -> None:
    siti = groups(village, "Melati 2", "Kenanga")
    siti.says("jadwal")
    siti.picks("Beberapa kelompok")
    siti.taps("▫️ Melati 1")
    siti.taps("▫️ Kenanga")
    siti.taps("▫️ Melati 2")
    siti.taps("✅ Kenanga")
    siti.picks("Lanjut (2 kelompok)")
    siti.says("tgl 8 november jam 9")
    siti.picks("Lain hari")
    siti.picks("Rumah ketua")
    siti.picks("Ya, simpan")

    assert planned(village) == ["11-08 09:00 Melati 1", "11-09 09:00 Melati 2"]


def test_a_group_or_a_day_is_never_guessed(village: Village) -> None:
    siti = groups(village, "Melati 2", "Melati 3")
    siti.says("jadwal")
    siti.says("melati 1, 3 november jam 9")

    assert "Apakah ini kelompok yang dimaksud" in siti.last
    assert [label for label in siti.labels if label.startswith("✅")] == ["✅ Melati 1, Wates"]
    siti.picks("Lanjut")
    assert "Kapan pertemuan kelompok Melati 1" in siti.last


def test_a_meeting_elsewhere_at_that_hour_is_asked_about_with_ways_out(village: Village) -> None:
    siti = groups(village, "Kenanga")
    village.meeting("2018-10-25", "10:00")
    siti.says("jadwal")
    siti.says("kenanga 25/10 jam 9")
    assert "Kam 25 Okt pukul 10.00 sudah ada pertemuan Melati 1" in siti.last
    siti.picks("Berurutan")
    siti.picks("Rumah Ibu Darmi")
    siti.picks("Tanpa materi")
    siti.picks("Ya, simpan")

    assert planned(village) == ["10-25 10:00 Melati 1", "10-25 12:30 Kenanga"]


def test_days_off_are_settled_one_by_one_or_all_at_once(village: Village) -> None:
    siti = village.pendamping
    siti.says("jadwal")
    siti.says("tiap tanggal 25 jam 9 sampai februari")
    assert "Min 25 Nov (akhir pekan) → Sen 26 Nov" in siti.last
    assert "Sel 25 Des (Hari Raya Natal) → Rab 26 Des" in siti.last
    siti.picks("Putuskan satu per satu")
    siti.picks("Pindah ke hari kerja")
    siti.picks("Lewati bulan itu")
    siti.picks("Rumah Ibu Sri")
    siti.picks("Tanpa materi")
    siti.picks("Ya, simpan")

    assert planned(village) == [
        "01-25 09:00 Melati 1",
        "02-25 09:00 Melati 1",
        "10-25 09:00 Melati 1",
        "11-26 09:00 Melati 1",
    ]


def test_a_month_that_has_its_meeting_is_left_out_of_a_series(village: Village) -> None:
    siti = village.pendamping
    village.meeting("2018-11-08")
    siti.says("jadwal")
    siti.says("kamis keempat jam 9 3 bulan")
    assert "November 2018" in siti.last
    siti.picks("Lewati")
    siti.picks("Balai Desa")
    siti.picks("Tanpa materi")
    siti.picks("Ya, simpan")

    assert planned(village) == ["10-25 09:00 Melati 1", "11-08 09:00 Melati 1", "12-27 09:00 Melati 1"]


@pytest.mark.parametrize(("answer", "meetings"), [("Satu tanggal", 3), ("Tiap kelompok", 9)])
def test_several_dates_are_shared_out_or_held_by_each(village: Village, answer: str, meetings: int) -> None:
    siti = groups(village, "Melati 2", "Melati 3")
    siti.says("jadwal")
    siti.says("semua tgl 4, 11 dan 18 oktober jam 9")
    siti.picks(answer)
    if meetings > 3:
        siti.picks("Berurutan")
    siti.picks("Rumah ketua")
    siti.picks("Ya, simpan")

    assert len(planned(village)) == meetings
    if meetings == 3:
        assert planned(village) == ["10-04 09:00 Melati 1", "10-11 09:00 Melati 2", "10-18 09:00 Melati 3"]


def test_places_are_asked_group_by_group_where_wanted(village: Village) -> None:
    siti = groups(village, "Kenanga")
    siti.says("jadwal semua tiap tgl 5 jam 9 3 bulan")
    siti.picks("Tetap bersamaan")
    siti.picks("Tanya satu per satu")
    assert "Kelompok Kenanga" in siti.last
    siti.picks("Rumah Ibu Darmi")
    siti.says("Masjid Al Huda")
    assert "⚠️ = bersamaan" in siti.last
    assert "Masjid Al Huda" in siti.last
    siti.picks("Ubah tempat")
    siti.says("Balai Desa")
    siti.picks("Ya, simpan")

    assert {one.place for one in village.meetings()} == {"Balai Desa"}


def test_market_days_and_eves_are_confirmed_before_they_count(village: Village) -> None:
    siti = village.pendamping
    siti.says("jadwal")
    siti.says("habis lebaran jam 9")
    assert "belum pasti tanggalnya" in siti.last
    siti.says("Senen Legi jam 9")
    assert "Senin, 8 Oktober 2018" in siti.last
    siti.picks("Bukan")
    siti.says("malem Jemuah jam 7")
    assert "Kamis, 4 Oktober 2018" in siti.last
    siti.picks("Ya, hari itu")
    siti.picks("Rumah Ibu Sri")
    siti.picks("Tanpa materi")
    siti.picks("Ya, simpan")

    assert planned(village) == ["10-04 19:00 Melati 1"]


def test_what_another_phone_saved_meanwhile_is_shown_before_anything_is_saved(village: Village) -> None:
    siti = groups(village, "Kenanga")
    siti.says("jadwal")
    siti.says("kenanga kamis 25/10 jam 9")
    siti.picks("Rumah Ibu Darmi")
    siti.picks("Tanpa materi")
    village.meeting("2018-10-25")
    siti.picks("Ya, simpan")

    assert "baru saja berubah" in siti.last
    assert len(village.meetings()) == 1


def test_a_group_taken_from_her_meanwhile_is_not_scheduled(village: Village) -> None:
    siti = groups(village, "Kenanga")
    siti.says("jadwal semua 25/10 jam 9")
    siti.picks("Berurutan")
    siti.picks("Rumah ketua")
    kenanga = village.group_id("Kenanga")
    village.write(lambda s: s.execute(update(Group).where(Group.id == kenanga).values(pendamping_id=None)))
    siti.taps("Ya, simpan", times=2)

    assert village.read(lambda s: s.scalars(select(Meeting.id).where(Meeting.group_id == kenanga)).all()) == []
    assert len(village.meetings()) <= 1


def test_groups_without_a_meeting_this_month_or_next_are_pointed_out(village: Village) -> None:
    siti = groups(village, "Kenanga")
    village.meeting("2018-10-25")
    siti.says("jadwal")

    assert "Belum ada pertemuan Oktober 2018: Kenanga." in siti.last
    assert "Belum ada pertemuan November 2018: semua kelompok." in siti.last


def test_her_only_group_is_pointed_out_too(village: Village) -> None:
    village.meeting("2018-10-25")
    village.pendamping.says("jadwal")

    assert "Belum ada pertemuan November 2018: Melati 1." in village.pendamping.last
    assert "Oktober" not in village.pendamping.last
