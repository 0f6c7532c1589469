"""What the ketua said of one kpm, cut out of her report for the pendamping."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.quotes import LONGEST_QUOTE, quote_about


@pytest.mark.parametrize(
    ("name", "said", "quote"),
    [
        ("Mawar", "Mawar jaga kantin", "Mawar jaga kantin"),
        ("Mawar", "Wati sakit, Mawar jaga kantin", "Mawar jaga kantin"),
        ("Mawar", "Wati sakit\nbu mawar kerja.\nmatur nuwun", "bu mawar kerja"),
        ("Siti Aminah", "siti a. ikut hajatan; Siti Aminah ikut suami", "Siti Aminah ikut suami"),
        ("Aminah", "Siti Aminah sakit, bu Aminah kerja", "bu Aminah kerja"),
        ("Siti Aminah", "Aminah kerja, Siti Aminah sakit", "Siti Aminah sakit"),
        ("Mawar", "yang tidak hadir Mawar kerja", "yang tidak hadir Mawar kerja"),
        ("Mawar", "Mawar", None),
        ("Mawar", "Mawar, Wati", None),
        ("Mawar", "Wati sakit", None),
        ("Mawar", "mawarni sakit", None),
        ("Mawar", "3, 7", None),
        ("Mawar", "", None),
    ],
)
def test_the_piece_that_speaks_of_her_and_says_more_than_her_name(name: str, said: str, quote: str | None) -> None:
    assert quote_about(name, said) == quote


def test_a_long_piece_is_cut() -> None:
    quote = quote_about("Mawar", "Mawar " + "kerja " * 100)

    assert quote is not None
    assert len(quote) == LONGEST_QUOTE


@given(st.text(max_size=40), st.text(max_size=300))
def test_a_quote_is_always_the_reporters_own_words(name: str, said: str) -> None:
    quote = quote_about(name, said)

    assert quote is None or (quote in said and len(quote) <= LONGEST_QUOTE)


@pytest.mark.parametrize(
    ("said", "quote"),
    [("mawar sama ponirah kerja", None), ("ponirah kerja, mawar jaga kantin", "mawar jaga kantin")],
)
def test_in_her_own_papers_no_other_family_is_named(said: str, quote: str | None) -> None:
    assert quote_about("Mawar", said, ["Ponirah", "Wati Mawarni"]) == quote
