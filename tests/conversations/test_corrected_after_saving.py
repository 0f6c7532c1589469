"""A ketua who writes, after her report was saved, that something was wrong in it: it is opened with that and asked."""

import pytest

from tests.told_once import told_once
from tests.village import Village


@pytest.fixture
@told_once
def saved(village: Village) -> Village:
    """Ibu Mawar was reported ill, and that was saved."""
    village.meeting("2018-10-25")
    village.go_to("2018-10-25", "13:30")
    village.ketua.says("mawar sakit")
    village.ketua.picks("Ya, simpan")
    assert "tersimpan" in village.ketua.last
    return village


@pytest.mark.parametrize(
    ("said", "absent"),
    [
        ("eh salah bu, yang ga datang murni bukan mawar", {"Murni": None}),
        ("ralat mawar hadir", {}),
        ("bu lastri juga ga hadir", {"Mawar": "sick", "Lastri": None}),
        ("lali bu, tumini yo ora teko", {"Mawar": "sick", "Tumini": None}),
        ("punten aya nu lepat, mawar hadir", {}),
    ],
)
def test_the_report_is_opened_with_what_she_puts_right(
    saved: Village, said: str, absent: dict[str, str | None]
) -> None:
    sri = saved.ketua
    sri.says(said)
    assert "Sudah benar?" in sri.last
    sri.says("ya")

    [meeting] = saved.meetings()
    assert saved.absentees(meeting.id) == absent


@pytest.mark.parametrize("said", ["ubah laporan", "perbaiki laporan", "laporan tadi salah", "ralat laporan"])
def test_the_report_is_opened_by_its_name(saved: Village, said: str) -> None:
    saved.ketua.says(said)

    assert "2. Mawar" in saved.ketua.last


def test_talk_of_the_next_meeting_opens_no_report(saved: Village) -> None:
    saved.meeting("2018-11-22")
    saved.ketua.says("saya hadir")

    assert "Sudah benar?" not in saved.ketua.last
