"""What stands beside an answer to "bisa hadir?" is taken up in the same turn."""

import pytest

from tests.conversations.test_meeting_answers import asked, reply
from tests.village import Village

COMING, NOT_COMING = ("coming", None, None), ("not_coming", None, None)


@pytest.mark.parametrize(
    ("words", "stored", "taken_up"),
    [
        ("hadir bu, oya kartu saya ilang", COMING, "KKS hilang"),
        ("ya saya hadir. saya mau lapor anak saya lahir kemarin", COMING, "kelahiran"),
        ("hadir. kapan cair?", COMING, "bantuan"),
        ("nggih rawuh bu, kapan caire?", COMING, "bantuan"),
        ("kapan cair? saya hadir", COMING, "bantuan"),
        ("insyaallah hadir\nkartu kula ical bu", COMING, "KKS hilang"),
        ("ga bisa, kartu saya ilang", NOT_COMING, "KKS hilang"),
        ("mboten saged, kartu kula ical", NOT_COMING, "KKS hilang"),
    ],
)
def test_the_answer_is_kept_and_the_other_matter_is_taken_up(
    village: Village, words: str, stored: tuple[str, str | None, str | None], taken_up: str
) -> None:
    meeting = asked(village)
    village.mawar.says(words)

    assert reply(village, meeting) == stored
    assert "Tercatat" in village.mawar.texts[-2]
    assert taken_up.casefold() in village.mawar.last.casefold()


def test_a_reason_beside_the_answer_stays_a_reason(village: Village) -> None:
    meeting = asked(village)
    village.mawar.says("ga bisa bu, kerja. kartu saya juga hilang")

    assert reply(village, meeting) == ("not_coming", "work", "ga bisa bu, kerja")
    assert "berhalangan (bekerja)" in village.mawar.texts[-2]


@pytest.mark.parametrize("words", ["kartu saya hilang, saya bingung", "kapan cair? kartu saya hilang"])
def test_matters_alone_are_no_answer(village: Village, words: str) -> None:
    meeting = asked(village)
    village.mawar.says(words)
    assert reply(village, meeting) is None


@pytest.mark.parametrize("words", ["hadir, jam berapa bu?", "ga bisa bu, suami meninggal", "hadir bu, makasih ya"])
def test_one_answer_is_not_divided(village: Village, words: str) -> None:
    meeting = asked(village)
    village.mawar.says(words)

    assert reply(village, meeting) is not None
    assert any("Tercatat" in text for text in village.mawar.texts)
