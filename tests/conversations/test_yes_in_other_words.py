"""A yes of several words saves; what says more does not."""

import pytest

from tests.told_once import told_once
from tests.village import Village


@pytest.fixture
@told_once
def asked(village: Village) -> Village:
    """Ibu Sri has told that Ibu Mawar was ill and is asked whether it is right so."""
    village.meeting("2018-10-25")
    village.go_to("2018-10-25", "13:30")
    village.ketua.says("mawar sakit")
    assert "Sudah benar?" in village.ketua.last
    return village


@pytest.mark.parametrize(
    "yes",
    [
        "simpan",
        "oke simpan",
        "iya bener",
        "udah bener",
        "sudah betul bu",
        "siap",
        "iyaa",
        "inggih sampun",
        "muhun leres",
        "ya sudah",
    ],
)
def test_yes_in_other_words_saves(asked: Village, yes: str) -> None:
    sri = asked.ketua
    sri.says(yes)

    assert "tersimpan" in sri.last


@pytest.mark.parametrize("said", ["sudah", "bener ga ya", "oke tapi wati juga sakit", "iya wati kerja"])
def test_what_is_more_than_yes_does_not_save(asked: Village, said: str) -> None:
    sri = asked.ketua
    sri.says(said)

    assert "tersimpan" not in sri.last
