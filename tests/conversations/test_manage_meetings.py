"""Looking at a meeting, moving it, cancelling it: shown before it is done, told to the group afterwards."""

import pytest

from tests.told_once import told_once
from tests.village import Phone, Village


@pytest.fixture
@told_once
def shown(village: Village) -> Village:
    """The pendamping looks at the meeting of 25 October."""
    village.meeting("2018-10-25")
    village.pendamping.says("pertemuan")
    village.pendamping.picks(village.pendamping.labels[0])
    assert "25 Oktober 2018" in village.pendamping.last
    return village


def stands(village: Village) -> str:
    [meeting] = village.meetings()
    return f"{village.rules.local(meeting.starts_at):%Y-%m-%d %H:%M} {meeting.place} {meeting.status}"


def moves(siti: Phone, when: str, where: str = "Tetap di") -> None:
    siti.picks("Pindahkan")
    siti.says(when)
    siti.picks(where)


def test_a_meeting_is_moved_and_its_group_told(shown: Village) -> None:
    siti = shown.pendamping
    moves(siti, "Jumat 26/10 jam 13.00")
    assert "25 Oktober 2018" in siti.last
    assert "26 Oktober 2018 pukul 13.00" in siti.last
    assert stands(shown) == "2018-10-25 09:00 Balai Desa planned"
    siti.picks("Ya, simpan")

    assert stands(shown) == "2018-10-26 13:00 Balai Desa planned"
    assert "26 Oktober 2018" in shown.mawar.last


def test_only_the_hour_or_only_the_day_may_change(shown: Village) -> None:
    siti = shown.pendamping
    siti.picks("Pindahkan")
    siti.says("Jumat 26/10")
    siti.picks("Tetap pukul")
    siti.says("Masjid")
    siti.picks("Ya, simpan")
    assert stands(shown) == "2018-10-26 09:00 Masjid planned"

    siti.says("pertemuan")
    siti.picks(siti.labels[0])
    moves(siti, "jam 13.00")
    siti.picks("Ya, simpan")
    assert stands(shown) == "2018-10-26 13:00 Masjid planned"


@pytest.mark.parametrize("place", ["7", "-", "Balai " * 60])
def test_what_nobody_would_find_is_no_place(shown: Village, place: str) -> None:
    siti = shown.pendamping
    siti.picks("Pindahkan")
    siti.says("Jumat 26/10 jam 9")
    siti.says(place)

    assert "misalnya: Balai Desa Wates" in siti.last
    assert stands(shown) == "2018-10-25 09:00 Balai Desa planned"


@pytest.mark.parametrize("when", ["1/9/2018 jam 9", "31/11 jam 9", "entah"])
def test_a_time_that_can_not_be_moves_nothing(shown: Village, when: str) -> None:
    siti = shown.pendamping
    siti.picks("Pindahkan")
    siti.says(when)

    assert "Pindah ke kapan" in siti.last
    assert stands(shown) == "2018-10-25 09:00 Balai Desa planned"


def test_second_thoughts_move_nothing(shown: Village) -> None:
    moves(shown.pendamping, "Jumat 26/10 jam 13.00")
    shown.pendamping.picks("Jangan")

    assert stands(shown) == "2018-10-25 09:00 Balai Desa planned"
    assert shown.outbox("meeting_moved") == []


def test_a_meeting_is_cancelled_and_its_group_told(shown: Village) -> None:
    siti = shown.pendamping
    siti.picks("Batalkan pertemuan")
    siti.taps("Ya, batalkan", times=2)

    assert stands(shown).endswith("cancelled")
    assert "tidak jadi" in shown.mawar.last
    assert len(shown.outbox("meeting_cancelled")) == 10


def test_it_is_not_cancelled_by_a_no(shown: Village) -> None:
    siti = shown.pendamping
    siti.picks("Batalkan pertemuan")
    siti.says("tidak")

    assert stands(shown).endswith("planned")


def test_a_meeting_held_meanwhile_is_not_moved(shown: Village) -> None:
    siti = shown.pendamping
    moves(siti, "Jumat 26/10 jam 13.00")
    meeting = shown.meetings()[0].id
    shown.now = shown.at("2018-10-25", "11:30")
    shown.report(meeting, {})
    siti.taps("Ya, simpan")

    assert stands(shown) == "2018-10-25 09:00 Balai Desa reported"
    assert shown.outbox("meeting_moved") == []


def test_after_the_reminders_it_says_who_was_reached_and_who_came(empty_village: Village) -> None:
    for name in ("Siti", "Sri", "Mawar"):
        empty_village.joins(name)
    meeting = empty_village.meeting("2018-10-25")
    empty_village.go_to("2018-10-25", "11:30")
    empty_village.report(meeting, {"Mawar": None})
    siti = empty_village.pendamping
    siti.says("pertemuan")
    siti.picks(siti.labels[0])

    assert "hadir 9 dari 10" in siti.last
    assert "Terkabari langsung 2 (Telegram 2), lewat ketua 0, belum tersampaikan 8, dari 10 KPM" in siti.last
    assert "Tumini" in siti.last
    assert "Pindahkan" not in siti.labels


def test_without_meetings_there_is_a_hint(village: Village) -> None:
    village.pendamping.says("pertemuan")

    assert "jadwal" in village.pendamping.last
