"""A death or a lost child comes first, whatever is told or asked with it; two changes at once; a card carried off."""

import pytest

from programme.grave_news import grave_news_in
from tests.conversations.test_report_change import answers
from tests.payment_days import payment_day
from tests.village import Village


@pytest.mark.parametrize(
    "said",
    ["saya baru keguguran bu ga kuat dateng", "abdi nembe kaguguran teu tiasa sumping", "ga bs bu saya keguguran"],
)
def test_a_lost_child_as_the_reason_is_met_with_condolence_and_may_be_told(village: Village, said: str) -> None:
    village.meeting("2018-10-25")
    village.go_to("2018-10-22", "10:00")
    village.mawar.says(said)

    assert not any("lekas sembuh" in text for text in village.mawar.texts)
    assert any("Tercatat: berhalangan" in text for text in village.mawar.texts)
    assert village.mawar.last.startswith("Kami turut berduka, Ibu Mawar. Boleh saya sampaikan")


def test_condolence_is_said_once(village: Village) -> None:
    village.meeting("2018-10-25")
    village.go_to("2018-10-22", "10:00")
    village.mawar.says("suami saya meninggal td malem bu ga bs teko")

    assert sum("berduka." in text or "berduka cita" in text for text in village.mawar.texts) == 1
    assert "Ada yang meninggal. Betul?" in village.mawar.last


@pytest.mark.parametrize(
    "said", ["suami saya meninggal bu td siang ga bs ambil", "suami saya meninggal tadi malam gimana pencairan saya"]
)
def test_a_death_on_payment_day_is_not_answered_with_the_timetable(village: Village, said: str) -> None:
    payment_day(village, "2018-10-10")
    village.go_to("2018-10-09", "18:00")
    before = len(village.mawar.texts)
    village.mawar.says(said)

    assert not any("dijadwalkan" in text for text in village.mawar.texts[before:])
    assert village.mawar.last.startswith("Kami turut berduka cita.")


def test_without_any_meeting_a_death_is_no_excuse(village: Village) -> None:
    village.mawar.says("suami saya meninggal td malem bu ga bs teko")

    assert "belum dijadwalkan" not in " ".join(village.mawar.texts)
    assert "Ada yang meninggal. Betul?" in village.mawar.last


@pytest.mark.parametrize(
    ("said", "grave"),
    [
        ("anakku mati bu wingi", "death"),
        ("bayi saya meninggal bu", "death"),
        ("suami udah meninggal kmrn", "death"),
        ("saya keguguran bu", "loss"),
        ("kalau suami meninggal gimana bu", None),
        ("anak tetangga meninggal", None),
        ("anaknya wati meninggal", None),
        ("takziah suaminya murni yg meninggal", None),
        ("hp suami saya mati bu", None),
        ("takut keguguran bu", None),
        ("suami saya kerja", None),
    ],
)
def test_what_is_grave_news_of_her_own(said: str, grave: str | None) -> None:
    assert grave_news_in(said) == grave


def test_two_changes_joined_without_a_stop_are_both_offered(village: Village) -> None:
    answers(village.mawar, "anak saya berenti sekolah bu terus kami pindah ke jl mawar", "ya", "Bayu", "nikah")
    answers(village.mawar, "minggu lalu", "nanti", "ya, kirim")

    assert "Pindah rumah" in village.mawar.last + " ".join(village.mawar.labels)


@pytest.mark.parametrize("said", ["suami kabur bawa kks", "bojoku minggat nggowo kartu", "suami kabur bu kks dibawa"])
def test_a_card_carried_off_is_one_that_another_holds(village: Village, said: str) -> None:
    village.mawar.says(said)

    assert "KKS dipegang orang lain. Betul?" in village.mawar.last


def test_who_asks_whether_she_was_taken_off_is_answered(village: Village) -> None:
    village.mawar.says("apa saya dikeluarin bu")

    assert village.mawar.last.startswith("Keputusan tentang keluarga tertentu tidak ada di chat ini.")
