"""A wish for another day, a stand-in for the ketua, a slip in a command, a command amid a list of families."""

import pytest

from programme.meeting_wishes import asks_to_move
from tests.village import Village


@pytest.mark.parametrize(
    "said",
    ["bu bisa diundur ga pertemuannya, kamis ada hajatan", "boleh ganti hari ga bu", "saged dipun undur mboten bu"],
)
@pytest.mark.parametrize("who", ["Sri", "Mawar"])
def test_a_wish_for_another_day_is_no_absence_and_may_go_to_the_pendamping(
    village: Village, who: str, said: str
) -> None:
    village.meeting("2018-10-25")
    village.go_to("2018-10-22", "10:00")
    village.phone(who).says(said)

    assert not any("Tercatat" in text for text in village.phone(who).texts)
    assert "eruskan kepada Ibu Siti" in village.phone(who).last
    village.phone(who).picks("Ya, teruskan")
    village.drain()
    assert said in village.pendamping.last


@pytest.mark.parametrize(
    "said",
    ["pertemuan diundur ke jumat", "saya pindah rumah bu", "maju terus bu", "ganti kartu bisa ga bu", "ga bisa bu"],
)
def test_other_words_wish_for_no_other_day(said: str) -> None:
    assert not asks_to_move(said)


def test_whom_the_ketua_names_in_her_place_goes_to_the_pendamping(village: Village) -> None:
    village.meeting("2018-10-25")
    village.go_to("2018-10-22", "10:00")
    village.ketua.says("saya ga bisa bu, mawar yg gantiin saya")

    assert any("Tercatat: berhalangan" in text for text in village.ketua.texts)
    assert "mawar yg gantiin saya" in village.ketua.last
    village.ketua.picks("Ya, teruskan")
    village.drain()
    assert "mawar yg gantiin saya" in village.pendamping.last


def test_a_command_with_a_slip_is_the_command(village: Village) -> None:
    village.mawar.says("jadwl")
    assert village.mawar.last.startswith("Pertemuan berikutnya belum dijadwalkan")
    village.pendamping.says("kunjugan")

    assert village.pendamping.last == "Hari ini tidak ada kunjungan yang perlu dilakukan."


def test_a_command_amid_the_families_begins_and_the_list_comes_back(village: Village) -> None:
    village.ketua.says("mau lapor perubahan")
    asked = village.ketua.last
    village.ketua.says("jadwal")

    assert village.ketua.texts[-2].startswith("Pertemuan berikutnya belum dijadwalkan")
    assert village.ketua.last.endswith(asked)


def test_lapor_amid_a_report_shows_what_is_kept_and_scolds_nobody(village: Village) -> None:
    village.meeting("2018-10-25")
    village.go_to("2018-10-25", "13:00")
    village.ketua.says("mawar sakit, yg lain hadir")
    village.ketua.says("lapor")

    assert "2. Mawar (sakit)" in village.ketua.last
    assert "belum menangkap" not in village.ketua.last
