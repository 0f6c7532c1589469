"""People are polite to the assistant, and it is polite back."""

import pytest

from conversations.courtesies import acknowledgement, greeting
from conversations.words import Words
from tests.village import Village

WORDS = Words("id")


@pytest.mark.parametrize(
    "text", ["nggih", "siap bu", "makasih bu 🙏", "🙏🙏", "Matur nuwun", "hatur nuhun teh", "ok", "iya"]
)
def test_thanks_and_yes_are_acknowledged(text: str) -> None:
    assert acknowledgement(WORDS, text, "Ibu Mawar") is not None


@pytest.mark.parametrize("text", ["pagi bu", "Assalamualaikum", "sampurasun", "sugeng enjing", "halo"])
def test_greetings_are_returned(text: str) -> None:
    assert greeting(WORDS, text, "Ibu Mawar") == "Halo, Ibu Mawar."


@pytest.mark.parametrize("text", ["bu Mawar sakit", "kapan cair bu", "bu", "siap tapi telat", "pagi ini saya sakit"])
def test_what_says_more_is_not_brushed_off(text: str) -> None:
    assert acknowledgement(WORDS, text, "Ibu Mawar") is None
    assert greeting(WORDS, text, "Ibu Mawar") is None


def test_a_kpm_who_thanks_for_a_reminder_gets_no_menu(village: Village) -> None:
    village.mawar.says("nggih bu")

    assert village.mawar.last.startswith("Sama-sama, Ibu Mawar")
    assert village.mawar.labels == []


def test_a_ketua_who_greets_before_reporting_is_greeted(village: Village) -> None:
    village.meeting("2018-10-04")
    village.go_to("2018-10-04", "11:00")
    village.ketua.says("pagi bu")
    assert village.ketua.last.startswith("Halo, Ibu Sri.")

    village.ketua.says("mawar sakit")
    assert "Hadir 9 dari 10" in village.ketua.last
