"""A ketua tells in her own words that the meeting did not take place: asked back, and nobody is called present."""

import pytest

from tests.told_once import told_once
from tests.village import Village


@pytest.fixture
@told_once
def asked(village: Village) -> Village:
    """Ibu Sri has been asked who was missing; her reminder of that morning stands above, unanswered."""
    village.meeting("2018-10-25")
    village.go_to("2018-10-25", "13:30")
    assert "Siapa yang tidak hadir?" in village.ketua.last
    return village


@pytest.mark.parametrize(
    "said",
    [
        "nggak ada pertemuan tadi",
        "tadi ga jadi kumpul bu hujan",
        "bu tadi kumpule ora sido, udan deres",
        "pertemuannya diundur minggu depan",
        "teu janten bu",
        "pendampingnya ga datang jadi bubar",
    ],
)
def test_it_is_asked_back_and_nobody_is_called_present_or_absent(asked: Village, said: str) -> None:
    sri = asked.ketua
    sri.says(said)
    assert "tidak jadi dilaksanakan?" in sri.last
    sri.says("ya")

    assert "tercatat tidak jadi" in sri.last
    [meeting] = asked.meetings()
    assert meeting.status == "cancelled"
    assert asked.marks(meeting.id) == {}


def test_who_did_not_come_after_all_is_still_a_report(asked: Village) -> None:
    asked.ketua.says("mawar tidak jadi datang")

    assert "2. Mawar" in asked.ketua.last


def test_a_slip_is_taken_back(asked: Village) -> None:
    sri = asked.ketua
    sri.says("ga jadi kumpul bu")
    sri.picks("Tetap jadi")
    sri.says("mawar sakit")
    sri.picks("Ya, simpan")

    [meeting] = asked.meetings()
    assert asked.absentees(meeting.id) == {"Mawar": "sick"}
