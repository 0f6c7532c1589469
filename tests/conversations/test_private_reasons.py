"""Reasons may be about health: a ketua sees those she reported herself, and takes none away by not knowing it."""

from tests.village import Village


def test_a_ketua_does_not_see_reasons_that_the_pendamping_recorded(village: Village) -> None:
    meeting = village.reported("2018-10-04", {"Wati": "sick"}, by="Siti")

    village.ketua.says("lapor")

    assert "3. Wati (tanpa keterangan)" in village.ketua.last
    assert "sakit" not in village.ketua.last
    village.ketua.picks("Ya, simpan")
    assert village.absentees(meeting) == {"Wati": "sick"}


def test_a_ketua_sees_what_she_reported_herself(village: Village) -> None:
    village.reported("2018-10-04", {"Wati": "sick"})

    village.ketua.says("lapor")

    assert "3. Wati (sakit)" in village.ketua.last
