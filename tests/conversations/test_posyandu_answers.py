"""What families write to the invitation of their health post is not taken for the group's meeting."""

import pytest

from tests.posyandu_days import TODDLER, health_post, member, posyandu_day
from tests.village import Village


@pytest.fixture
def invited(village: Village) -> Village:
    post = health_post(village)
    member(village, "Mawar", "Bagas", "preschool", TODDLER, post)
    posyandu_day(village, post, "2018-10-12")
    village.meeting("2018-10-25")
    village.go_to("2018-10-11", "18:00")
    assert "besok Posyandu Melati buka" in village.mawar.last
    return village


@pytest.mark.parametrize(
    ("said", "kind"),
    [("ga bs bu anak sakit", " Semoga lekas sembuh."), ("besok ga bs bu kerja", ""), ("mboten saged bu", "")],
)
def test_who_cannot_come_is_thanked_and_told_where_else(invited: Village, said: str, kind: str) -> None:
    invited.mawar.says(said)

    assert invited.mawar.last == (
        f"Terima kasih kabarnya, Ibu Mawar.{kind} Kalau sudah bisa, boleh ke bidan atau Puskesmas bulan ini, ya."
    )


def test_the_hour_that_is_asked_is_that_of_the_health_post(invited: Village) -> None:
    invited.mawar.says("jam brp bu")
    assert invited.mawar.last == "Posyandu Melati: Jumat, 12 Oktober 2018 pukul 08.00 WIB."

    invited.mawar.says("nggih insyaallah hadir bu")
    assert invited.mawar.last == "Baik, Ibu Mawar. Posyandu Melati: Jumat, 12 Oktober 2018 pukul 08.00 WIB."


@pytest.mark.parametrize("said", ["pertemuan jam brp bu", "pertemuan besok ga bs bu"])
def test_what_names_the_meeting_is_of_the_meeting(invited: Village, said: str) -> None:
    invited.mawar.says(said)

    assert "Kamis, 25 Oktober 2018" in invited.mawar.last


def test_when_the_day_is_over_it_asks_nothing_any_more(invited: Village) -> None:
    invited.go_to("2018-10-12", "16:00")
    invited.mawar.says("ga bs bu anak sakit")

    assert "bidan atau Puskesmas" not in invited.mawar.last
