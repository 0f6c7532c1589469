"""Words that tell of a neighbour beside her own answer: each answers for herself, and nothing is lost."""

import pytest

from tests.conversations.test_meeting_answers import asked, reply
from tests.village import Village

NEIGHBOURS = [
    "wati katanya ga bisa dateng, sakit",
    "bu wati izin ga hadir",
    "bu yatinem mboten saged rawuh, gerah",
    "wati teu tiasa sumping",
    "ga bisa dateng wati bu",
    "lastri bilang ke saya ga bisa hadir",
    "bu sri katanya ga bisa hadir",
]


@pytest.mark.parametrize("words", NEIGHBOURS)
@pytest.mark.parametrize("first", ["hadir", None])
def test_who_tells_of_a_neighbour_does_not_change_her_own_answer(
    village: Village, words: str, first: str | None
) -> None:
    meeting = asked(village)
    if first is not None:
        village.mawar.says(first)
    village.mawar.says(words)

    assert reply(village, meeting) == (("coming", None, None) if first else None)
    assert all(reply(village, meeting, name) is None for name in ("Wati", "Lastri", "Yatinem", "Sri"))
    assert "biar beliau sendiri yang menyampaikan" in village.mawar.texts[-2]
    village.mawar.picks("Ya, teruskan")
    assert any(words in text for text in village.phone("Siti").texts)


def test_a_ketuas_news_of_a_member_before_the_meeting_may_go_to_the_pendamping(village: Village) -> None:
    meeting = asked(village)
    sri = village.phone("Sri")
    sri.says("wati ga bisa dateng besok katanya sakit")

    assert reply(village, meeting, "Sri") is None
    assert "teruskan kepada Ibu Siti" in sri.last


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        ("saya hadir, bu tumini tidak bisa", ("coming", None, None)),
        ("saya hadir bu tumini tidak bisa", ("coming", None, None)),
        ("wati ga bisa tapi saya hadir", ("coming", None, None)),
        ("bu wati sakit, saya tetap hadir", ("coming", None, None)),
        ("wati dan saya ga bisa, saya kerja", ("not_coming", "work", "dan saya ga bisa, saya kerja")),
    ],
)
def test_beside_a_neighbours_news_her_own_answer_is_taken(
    village: Village, words: str, stored: tuple[str, str | None, str | None]
) -> None:
    meeting = asked(village)
    village.mawar.says(words)

    assert reply(village, meeting) == stored
    assert village.mawar.last.endswith("biar beliau sendiri yang menyampaikan, ya.")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("maaf bu sri saya ga bisa dateng, kerja", "not_coming"),
        ("bu sri ga bisa hadir, kerja", "not_coming"),
        ("saya hadir bu wati", "coming"),
        ("anak saya wati sakit jadi ga bisa", "not_coming"),
        ("bojo kula murni gerah, mboten saged", "not_coming"),
        ("saya nganter bu wati ke rumah sakit jadi ga bisa hadir", "not_coming"),
        ("mawar hadir", "coming"),
        ("insyaallah hadir bu siti", "coming"),
    ],
)
def test_whom_she_names_otherwise_leaves_the_answer_hers(village: Village, words: str, answer: str) -> None:
    meeting = asked(village)
    village.mawar.says(words)

    assert (reply(village, meeting) or (None,))[0] == answer
    assert "beliau sendiri" not in village.mawar.last
