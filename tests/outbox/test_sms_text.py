"""SMS texts: only letters of the GSM alphabet, counted in the segments that are paid."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outbox.sms_text import BASIC, EXTENSION, as_gsm7, is_gsm7, segments

# https://en.wikipedia.org/wiki/GSM_03.38: 128 places, of which one is the escape.
PLACES_OF_THE_BASIC_TABLE = 127


def test_the_alphabet_has_as_many_letters_as_the_standard() -> None:
    assert len(BASIC) == PLACES_OF_THE_BASIC_TABLE
    assert len(EXTENSION) == 10
    assert not BASIC & EXTENSION


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("Pertemuan besok pukul 09.00", "Pertemuan besok pukul 09.00"),
        ("Désa Saléh, posyandu Café", "Désa Saléh, posyandu Café"),
        ("Siti Nurjannâh", "Siti Nurjannah"),
        ("“Melati 1” – Jum’at", '"Melati 1" - Jum\'at'),
        ("Ditunggu ya 🙏😊", "Ditunggu ya"),
        ("Kabar baik 🎉 untuk Ibu", "Kabar baik untuk Ibu"),
        ("pukul 09.00–11.00 …", "pukul 09.00-11.00 ..."),
        ("di Balai Desa\u00a0Wates", "di Balai Desa Wates"),
        ("satu\r\ndua\ttiga", "satu\ndua tiga"),
        ("☑ 1. Hadir", "1. Hadir"),
        ("Rp 10² {a} [b] €5", "Rp 102 {a} [b] €5"),
        ("ﬁnal", "final"),
        ("مرحبا", ""),
    ],
)
def test_what_an_sms_does_not_know_is_written_as_near_as_it_can(written: str, sent: str) -> None:
    assert as_gsm7(written) == sent


@given(st.text(max_size=400))
def test_whatever_is_written_ends_in_the_alphabet_and_stays_so(written: str) -> None:
    sent = as_gsm7(written)

    assert is_gsm7(sent)
    assert as_gsm7(sent) == sent


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("a", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("a" * 158 + "€", 1),
        ("a" * 159 + "€", 2),
        # The escape and its letter stay together: 152 + € don't fill 153 places, so the € begins the next segment.
        ("a" * 152 + "€" + "a" * 151, 2),
        ("a" * 152 + "€" + "a" * 152, 3),
    ],
)
def test_a_segment_holds_160_letters_and_153_of_a_longer_text(text: str, count: int) -> None:
    assert segments(text) == count


@given(st.text(st.sampled_from(sorted(BASIC | EXTENSION)), min_size=1, max_size=700))
def test_segments_never_hold_more_than_they_can(text: str) -> None:
    places = sum(2 if letter in EXTENSION else 1 for letter in text)

    assert (segments(text) == 1) is (places <= 160)
    assert places <= segments(text) * 160
    assert segments(text) <= places // 152 + 1


def test_a_letter_outside_the_alphabet_is_no_gsm_text() -> None:
    with pytest.raises(ValueError, match="GSM"):
        segments("Jum’at")
