"""Who came to the health post, read from one message about families and their children."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.health.came_reading import FamilyNamed, read_who_came

FAMILIES = (
    FamilyNamed("Mawar", ((1, 11, "Budi"), (2, 12, "Sari"))),
    FamilyNamed("Wati", ((3, 21, "Joko"),)),
    FamilyNamed("Siti Aminah", ((4, 31, "Siti Aminah"), (5, 32, "Rahma"))),
)
EVERYBODY = {11, 12, 21, 31, 32}


@pytest.mark.parametrize(
    ("text", "came"),
    [
        ("mawar wati datang semua, budi tidak", {12, 21}),
        ("Bu Mawar dan Bu Wati datang", {11, 12, 21}),
        ("semua datang", EVERYBODY),
        ("hadir semua", EVERYBODY),
        ("datang semua kecuali joko", EVERYBODY - {21}),
        ("semua datang kecuali 3 dan 5", EVERYBODY - {21, 32}),
        ("semua datang tapi budi tidak", EVERYBODY - {11}),
        ("budi tidak datang", EVERYBODY - {11}),
        ("wati tidak, rahma absen", EVERYBODY - {21, 32}),
        ("1 3 5", {11, 21, 32}),
        ("1, 3, 5 datang", {11, 21, 32}),
        ("budi ditimbang, joko tidak", {11}),
        ("hanya rahma", {32}),
        ("yang datang hanya mawar", {11, 12}),
        ("tidak ada yang datang", set()),
        ("siti aminah rawuh", {31, 32}),
        ("mawr dateng, wati ora teko", {11, 12}),
        ("yang datang: budi, joko\nyang tidak: sari", {11, 21}),
    ],
)
def test_families_and_children_are_told_apart(text: str, came: set[int]) -> None:
    said = read_who_came(text, FAMILIES)

    assert said is not None
    assert set(said.came) == came
    assert not said.unknown


def test_who_came_without_an_immunisation_is_heard() -> None:
    said = read_who_came("semua datang, budi belum imunisasi", FAMILIES)

    assert said is not None
    assert set(said.came) == EVERYBODY
    assert set(said.not_immunised) == {11}


def test_a_name_that_nobody_bears_is_given_back() -> None:
    said = read_who_came("bu mawar datang, bu kartini datang, 9", FAMILIES)

    assert said is not None
    assert said.unknown == ("kartini", "9")


@pytest.mark.parametrize("text", ["", "terima kasih", "2 orang datang", "siapa yang datang?", "besok saya ke sana"])
def test_what_names_nobody_says_nothing(text: str) -> None:
    assert read_who_came(text, FAMILIES) is None


WORDS = "mawar wati siti aminah budi sari joko rahma semua kecuali datang tidak , . 1 3 belum imunisasi hanya dan bu 9"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=14), st.text(max_size=20))
def test_nobody_outside_the_list_ever_came(words: list[str], noise: str) -> None:
    said = read_who_came(" ".join([*words, noise]), FAMILIES)

    assert said is None or set(said.came) | set(said.not_immunised) <= EVERYBODY
