"""What a pendamping types in haste amid a visit: without blanks, of others, of this one after all; what she regrets."""

from datetime import date

import pytest

from tests.conversations.test_record_visits import listed, outcome
from tests.village import Village

__all__ = ["listed"]


def test_words_without_blanks_about_others_are_theirs_and_not_whom_she_met(listed: Village) -> None:
    siti = listed.pendamping
    siti.says("1 selesai")
    siti.says("2selesai ketemusuami, 3tundasenin")
    assert "2. Ibu Wati: selesai, bertemu Suami" in siti.last
    assert "3. Ibu Lastri: ditunda sampai Senin, 26 November 2018" in siti.last
    siti.says("ya")

    assert outcome(listed, "Wati")[:2] == ("done", "spouse")
    assert siti.last.endswith("Kunjungan Ibu Mawar: bertemu siapa?")


@pytest.mark.parametrize("said", ["ya", "sudah", "nggih", "123", "ok bu"])
def test_a_nod_is_nobody_whom_she_met(listed: Village, said: str) -> None:
    siti = listed.pendamping
    siti.says("1 selesai")
    siti.says(said)

    assert siti.last.endswith("Kunjungan Ibu Mawar: bertemu siapa?")


def test_that_it_was_not_made_after_all_ticks_no_duty(listed: Village) -> None:
    siti = listed.pendamping
    siti.says("1 selesai ketemu ibunya")
    siti.says("1 tunda rabu")
    assert "1. Ibu Mawar: ditunda sampai Rabu, 28 November 2018" in siti.last
    siti.says("ya")

    assert listed.visit_of("Mawar").state == "open"


@pytest.mark.parametrize("said", ["ketemu suaminya deng", "eh tadi ketemu suaminya"])
def test_whom_she_met_may_be_put_right_at_the_questions_behind_it(listed: Village, said: str) -> None:
    siti = listed.pendamping
    siti.says("1 selesai ketemu ibunya anaknya sakit, sepakat datang bln depan")
    siti.says(said)
    siti.says("lanjut")
    assert "Bertemu: Suami" in siti.last
    assert "Penyebab: anaknya sakit" in siti.last
    siti.says("eh ketemu berdua")

    assert "Bertemu: Ibu Mawar dan suami" in siti.last


def test_a_visit_just_saved_is_put_right_in_words(listed: Village) -> None:
    siti = listed.pendamping
    siti.says("2 selesai ketemu suami, anaknya sakit, sepakat gantian jaga; 3 selesai ketemu ibunya")
    siti.says("ya")
    siti.says("eh yg tadi ketemu suaminya bukan ibunya")
    assert siti.last.startswith("Kunjungan Ibu Lastri")
    assert "Bertemu: Suami" in siti.last
    assert outcome(listed, "Lastri")[1] == "kpm"
    siti.says("ya")
    assert outcome(listed, "Lastri")[1] == "spouse"

    siti.says("wati salah, harusnya ketemu ibunya")
    assert "Bertemu: Ibu Wati" in siti.last
    assert "Penyebab: anaknya sakit" in siti.last
    siti.says("ya")
    assert outcome(listed, "Wati") == ("done", "kpm", "gantian jaga")


@pytest.mark.parametrize("said", ["eh maaf bu", "salah satu ibu tanya bansos", "eh besok ada rapat ketemu pak camat"])
def test_other_words_after_saving_change_no_visit(listed: Village, said: str) -> None:
    siti = listed.pendamping
    siti.says("3 selesai ketemu ibunya")
    siti.picks("Keempatnya sudah")
    siti.says("lewati")
    siti.says("ya")
    siti.says(said)

    assert not siti.last.startswith("Kunjungan Ibu")
    assert outcome(listed, "Lastri")[1] == "kpm"


def test_of_two_called_by_name_the_second_may_have_been_away(listed: Village) -> None:
    siti = listed.pendamping
    siti.says("wati udah ketemu suami, lastri ga ada org")

    assert siti.last.startswith("Nomor 3 ditunda sampai kapan?")
    siti.says("besok")
    assert "2. Ibu Wati: selesai, bertemu Suami" in siti.last
    assert "3. Ibu Lastri: ditunda sampai Sabtu, 24 November 2018, tidak bertemu" in siti.last


def test_a_number_of_fridays_list_said_on_monday_is_of_friday(listed: Village) -> None:
    listed.go_to("2018-11-26", "09:00")
    siti = listed.pendamping
    siti.says("yg jumat no 2 selesai ketemu suami")
    siti.says("semua")
    siti.says("lewati")
    assert "Kunjungan Ibu Wati" in siti.last
    assert "Tanggal: Jumat, 23 November 2018" in siti.last
    siti.says("ya")

    assert listed.visit_of("Wati").visited_on == date(2018, 11, 23)
