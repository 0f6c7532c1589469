"""A ketua tells in a sentence of her own how it went: nobody is put down as met who was not."""

import pytest

from conversations.many_due.errand_words import LATER, MET, NOT_MET, how_it_went
from conversations.many_due.yes_some_no import value_of


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("sudah ketemu, tapi katanya belum bisa datang", MET),
        ("sampun kepanggih bu, sehat sedaya", MET),
        ("orangnya sehat, titip salam untuk Bu Siti", MET),
        ("alhamdulillah sehat, anaknya tidak sakit lagi", MET),
        ("rumahnya kosong bu tadi pagi", NOT_MET),
        ("sudah ke sana tapi tidak ketemu orangnya", NOT_MET),
        ("wis rana nanging omahe suwung", NOT_MET),
        ("belum sempat bu, besok ya", LATER),
        ("durung sempet bu mengko sore", LATER),
        ("nanti sore saya ke sana", LATER),
        ("tidak jadi bisa bu maaf", None),
        ("iya bu", None),
    ],
)
def test_how_it_went_is_read_as_it_is_typed(text: str, how: str | None) -> None:
    assert how_it_went(text) == how


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("iya bu nanti sore saya ke sana", "yes"),
        ("siap bu", "yes"),
        ("maaf bu saya kerja", "no"),
        ("iya kapan bu", None),
    ],
)
def test_a_request_is_answered_in_a_whole_sentence_too(text: str, value: str | None) -> None:
    assert value_of(text) == value
