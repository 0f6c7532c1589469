"""What a ketua adds to her draft: the reason of the one she named, and who is put right by "bukan"."""

import pytest

from tests.told_once import told_once
from tests.village import Village


@pytest.fixture
@told_once
def named(village: Village) -> Village:
    """Ibu Sri has written that Ibu Mawar was missing, and no more."""
    village.meeting("2018-10-25")
    village.go_to("2018-10-25", "13:30")
    village.ketua.says("mawar ga hadir")
    assert "2. Mawar" in village.ketua.last
    return village


def saved(village: Village) -> dict[str, str | None]:
    village.ketua.picks("Ya, simpan")
    [meeting] = village.meetings()
    return village.absentees(meeting.id)


@pytest.mark.parametrize(
    ("said", "reason"),
    [("sakit", "sick"), ("karena kerja", "work"), ("lara bu", "sick"), ("katanya ke luar kota", "travel")],
)
def test_a_lone_reason_is_that_of_the_only_one_named(named: Village, said: str, reason: str) -> None:
    named.ketua.says(said)

    assert saved(named) == {"Mawar": reason}


@pytest.mark.parametrize("said", ["eh bukan mawar, wati", "bukan mawar tapi wati", "dudu mawar, wati sing ora teko"])
def test_bukan_puts_her_right_who_was_named_before(named: Village, said: str) -> None:
    named.ketua.says(said)

    assert saved(named) == {"Wati": None}


@pytest.mark.parametrize("said", ["eh", "bentar", "jam piro bu"])
def test_other_words_are_no_reason(named: Village, said: str) -> None:
    named.ketua.says(said)
    named.ketua.says("wati sakit")

    assert saved(named) == {"Mawar": None, "Wati": "sick"}


def test_of_two_without_reason_a_lone_one_is_nobodys(named: Village) -> None:
    named.ketua.says("wati juga ga hadir")
    named.ketua.says("sakit")

    assert saved(named) == {"Mawar": None, "Wati": None}
