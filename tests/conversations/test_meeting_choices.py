"""Which meeting is meant may be said in words, as people say it."""

import pytest

from tests.village import Village


@pytest.fixture
def asked_which(village: Village) -> Village:
    """Sri owes two reports, of Thursday 27 September and of Wednesday 24 October; it is the day after the second."""
    village.everyone_joins()
    village.now = village.at("2018-09-20", "08:00")
    village.meeting("2018-09-27")
    village.meeting("2018-10-24", "13:00")
    village.now = village.at("2018-10-25", "08:00")
    village.ketua.says("lapor")
    assert village.ketua.last == "Pertemuan yang mana?"
    return village


FIRST = "yang kamis|tgl 27|sing tanggal 27|27 september bu|yg 27/9|yang september|yg bulan lalu|yang lama"
SECOND = "yang kemarin bu|sing wingi|rabu|nu rebo kamari|24 okt|yang bulan ini|yg terakhir|minggu ini|jam 1 siang"
NEITHER = "yang mana ya|melati 1|yang hari ini|tgl 25|september rabu|yang bulan depan"


@pytest.mark.parametrize("said", FIRST.split("|"))
def test_the_first(asked_which: Village, said: str) -> None:
    asked_which.ketua.says(said)
    assert "27 September 2018. Siapa yang tidak hadir?" in asked_which.ketua.last


@pytest.mark.parametrize("said", SECOND.split("|"))
def test_the_second(asked_which: Village, said: str) -> None:
    asked_which.ketua.says(said)
    assert "24 Oktober 2018. Siapa yang tidak hadir?" in asked_which.ketua.last


@pytest.mark.parametrize("said", NEITHER.split("|"))
def test_words_that_fit_none_or_both_are_asked_again(asked_which: Village, said: str) -> None:
    asked_which.ketua.says(said)
    assert "Pertemuan yang mana?" in asked_which.ketua.last


def test_a_group_names_its_meeting(village: Village) -> None:
    village.group("Melati 2", ["Rukmini", "Tini"])
    village.everyone_joins()
    village.meeting("2018-10-04")
    village.meeting("2018-10-05", group="Melati 2")
    village.now = village.at("2018-10-08", "08:00")
    village.pendamping.says("lapor")
    assert village.pendamping.last == "Pertemuan yang mana?"

    village.pendamping.says("melati 2")

    assert "Pertemuan kelompok Melati 2" in village.pendamping.last
