"""A meeting that did not take place: nobody is called absent, the month stays unknown, the pendamping knows."""

import pytest

from tests.village import Village


@pytest.mark.parametrize("answer", ["tidak jadi", "Ora sido", "tidak ada pertemuan"])
def test_the_ketua_says_that_the_meeting_did_not_take_place(village: Village, answer: str) -> None:
    meeting = village.meeting("2018-10-04")
    village.go_to("2018-10-04", "11:00")

    village.ketua.says(answer)
    village.ketua.picks("Ya, tidak jadi")

    assert "tercatat tidak jadi" in village.ketua.last
    assert village.marks(meeting) == {}
    assert village.meetings()[0].status == "cancelled"
    assert "dilaporkan tidak jadi" in village.pendamping.last


def test_it_is_confirmed_first(village: Village) -> None:
    village.meeting("2018-10-04")
    village.go_to("2018-10-04", "11:00")
    village.ketua.taps("Pertemuannya tidak jadi")
    village.ketua.picks("Tetap jadi")

    assert "Siapa yang tidak hadir?" in village.ketua.last
    assert village.meetings()[0].status == "planned"


def test_without_a_ketua_in_the_chat_the_pendamping_is_asked(empty_village: Village) -> None:
    village = empty_village
    village.joins("Siti")
    village.meeting("2018-10-04")
    village.go_to("2018-10-04", "11:00")
    assert "Siapa yang tidak hadir?" in village.pendamping.last

    village.pendamping.says("mawar kerja")
    assert "Hadir 9 dari 10" in village.pendamping.last
