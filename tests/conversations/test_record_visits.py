"""One message records several visits: a summary, one "Ya"; what is unclear is asked by its number."""

from datetime import date

import pytest

from tests.told_once import told_once
from tests.village import Phone, Village

ABSENT = ("Mawar", "Wati", "Lastri", "Murni")


@pytest.fixture
@told_once
def listed(village: Village) -> Village:
    """Four visits stand on this morning's list, 1 to 4, in the order of the group."""
    for day in ("2018-10-25", "2018-11-22"):
        village.reported(day, dict.fromkeys(ABSENT, "work"))
    village.go_to("2018-11-23", "06:00")
    assert [label.split(". ")[1] for label in village.pendamping.labels[:4]] == list(ABSENT)
    return village


def outcome(village: Village, name: str) -> tuple[str, str | None, str | None]:
    visit = village.visit_of(name)
    return visit.state, visit.met, visit.agreement


def test_one_message_records_several_with_one_yes(listed: Village) -> None:
    siti = listed.pendamping
    siti.says("2 selesai, ketemu suami, sepakat gantian jaga; 3 tunda senin")
    for fact in ("2. Ibu Wati: selesai, bertemu Suami", "gantian jaga", "3. Ibu Lastri: ditunda", "26 November"):
        assert fact in siti.last
    assert listed.visit_of("Wati").state == "open"
    siti.picks("Ya, simpan")

    assert outcome(listed, "Wati") == ("done", "spouse", "gantian jaga")
    assert listed.visit_of("Lastri").due_on == date(2018, 11, 26)
    assert "Tersisa 2: 1, 4." in siti.last


def test_families_may_be_called_by_name(listed: Village) -> None:
    siti = listed.pendamping
    siti.says("bu wati selesai ketemu suami, sepakat gantian jaga; lastri tunda senin")
    siti.says("ya")

    assert outcome(listed, "Wati") == ("done", "spouse", "gantian jaga")
    assert listed.visit_of("Lastri").due_on == date(2018, 11, 26)


def test_done_not_met_and_called_off_in_one_message(listed: Village) -> None:
    siti = listed.pendamping
    siti.says("1 sdh, 3 gak ketemu tunda besok, 4 batal krn pindah")
    siti.says("ya")

    assert outcome(listed, "Mawar") == ("done", "", None)
    assert listed.visit_of("Lastri").due_on == date(2018, 11, 24)
    assert (listed.visit_of("Murni").state, listed.visit_of("Murni").end_reason) == ("cancelled", "pindah")


def test_the_duties_are_only_recorded_if_she_says_they_were_done(listed: Village) -> None:
    siti = listed.pendamping
    siti.says("1 selesai ketemu ibunya, 2 selesai")
    siti.picks("Ya, simpan")
    assert listed.visit_of("Mawar").duties == []
    siti.says("3,4 selesai ketemu ibunya")
    siti.picks("Ya, tugas lengkap")

    assert len(listed.visit_of("Lastri").duties) == len(listed.visit_of("Murni").duties) == 4


def test_what_is_unclear_is_asked_by_its_number(listed: Village) -> None:
    siti = listed.pendamping
    siti.says("1 selesai, 2 ketemu suami tunda senin, 3 tunda, 4 batal")
    assert "Nomor 2, Ibu Wati: bagaimana" in siti.last
    siti.picks("Selesai")
    assert "Nomor 3 ditunda sampai kapan" in siti.last
    siti.says("rabu")
    assert "Mengapa kunjungan Ibu Murni dibatalkan" in siti.last
    siti.says("sudah meninggal")
    siti.picks("Ya, simpan")

    assert [listed.visit_of(name).state for name in ABSENT] == ["done", "done", "open", "cancelled"]
    assert listed.visit_of("Wati").met == "spouse"
    assert listed.visit_of("Lastri").due_on == date(2018, 11, 28)


def test_a_number_can_be_left_out_and_one_not_on_the_list_is_said(listed: Village) -> None:
    siti = listed.pendamping
    siti.says("1 selesai, 2 gimana ya, 9 selesai, 3 belum")
    assert "Nomor 9 tidak ada" in siti.last
    siti.picks("Lewati nomor ini")
    siti.picks("Ya, simpan")

    assert [name for name, state in listed.visits() if state == "done"] == ["Mawar"]


def test_before_yes_more_words_add_and_correct(listed: Village) -> None:
    siti = listed.pendamping
    siti.says("1 selesai, 2 selesai")
    siti.says("eh 2 tunda senin")
    siti.says("1 ketemu suaminya, sepakat gantian")
    assert "1. Ibu Mawar: selesai, bertemu Suami" in siti.last
    siti.picks("Ya, simpan")

    assert outcome(listed, "Mawar") == ("done", "spouse", "gantian")
    assert (listed.visit_of("Wati").state, listed.visit_of("Wati").due_on) == ("open", date(2018, 11, 26))


def test_all_means_what_is_still_to_be_made(listed: Village) -> None:
    siti = listed.pendamping
    siti.says("1 batal krn pindah")
    siti.says("semua selesai ketemu ibunya kecuali 4")
    siti.picks("Ya, simpan")

    assert [listed.visit_of(name).state for name in ABSENT] == ["cancelled", "done", "done", "open"]


def test_a_double_tap_saves_once(listed: Village) -> None:
    siti = listed.pendamping
    siti.says("1,2 selesai")
    siti.taps("Ya, simpan", times=2)

    assert sum("2 kunjungan tersimpan" in text for text in siti.texts) == 1


def test_a_summary_left_alone_is_taken_up_again(listed: Village) -> None:
    siti = listed.pendamping
    siti.says("1,2 selesai")
    listed.go_to("2018-11-24", "12:00")
    assert listed.visit_of("Mawar").state == "open"
    siti.says("menu")
    siti.picks("Lanjutkan: catatan kunjungan")
    siti.picks("Ya, simpan")

    assert (listed.visit_of("Mawar").state, listed.visit_of("Mawar").visited_on) == ("done", date(2018, 11, 23))


def test_recorded_from_another_phone_meanwhile_it_is_left_and_said(listed: Village) -> None:
    siti = listed.pendamping
    siti.says("1,2 selesai")
    siti.taps("2. Wati")
    siti.picks("Batalkan")
    siti.says("pindah")
    siti.picks("Ya, simpan")

    assert listed.visit_of("Mawar").state == "done"
    assert listed.visit_of("Wati").state == "done"


def test_it_works_from_the_menu_and_without_the_morning_list(village: Village) -> None:
    """On a Saturday no list is sent; she looks for herself."""
    for day in ("2018-10-25", "2018-11-22"):
        village.reported(day, dict.fromkeys(ABSENT, "work"))
    village.now = village.at("2018-11-24", "09:00")
    siti = village.pendamping
    siti.says("kunjungan")
    siti.says("1 sampun kepanggih ibue, 2 mboten kepanggih benjing senin")
    siti.picks("Ya, simpan")
    assert village.visit_of("Mawar").met == "kpm"
    siti.says("menu")
    siti.says("3 dan 4 tunda senin")
    siti.picks("Ya, simpan")

    assert village.visit_of("Murni").due_on == date(2018, 11, 26)


@pytest.mark.parametrize("said", ["halo", "mawar kerja, wati sakit", "jam 9 ya", "hadir semua"])
def test_other_words_are_not_about_visits(listed: Village, said: str) -> None:
    siti = listed.pendamping
    siti.says(said)

    assert "Saya catat" not in siti.last
    assert all(state == "open" for _, state in listed.visits())


def test_a_bare_number_answers_the_open_question(listed: Village) -> None:
    """Asked for a day, "28" is the 28th; visit 4 stays as it is."""
    siti = listed.pendamping
    siti.says("1 selesai, 2 tunda")
    siti.says("28")
    siti.picks("Ya, simpan")

    assert listed.visit_of("Wati").due_on == date(2018, 11, 28)


def test_a_number_of_the_list_typed_where_a_day_is_asked_puts_nothing_off(listed: Village) -> None:
    siti = listed.pendamping
    siti.says("1 selesai, 2 tunda")
    siti.says("4")
    assert "Nomor 4 masih ada pada daftar" in siti.last
    siti.says("4 tidak ketemu, tunda rabu")
    siti.says("tgl 4")
    siti.picks("Ya, simpan")

    assert listed.visit_of("Wati").due_on == date(2018, 12, 4)
    assert listed.visit_of("Murni").due_on == date(2018, 11, 28)


def test_a_result_told_where_a_day_is_asked_belongs_to_its_number(listed: Village) -> None:
    siti = listed.pendamping
    siti.says("1 selesai, 2 tunda")
    siti.says("4 tidak ketemu")
    siti.says("senin")
    siti.picks("Ya, simpan")

    assert listed.visit_of("Wati").due_on == listed.visit_of("Murni").due_on == date(2018, 11, 26)


def test_a_number_that_is_not_listed_says_nothing_of_the_one_asked_about(listed: Village) -> None:
    siti = listed.pendamping
    siti.says("1 selesai, 3 ketemu suami tunda senin")
    assert "Nomor 3, Ibu Lastri: bagaimana" in siti.last
    siti.says("9 udah")

    assert "Nomor 9 tidak ada" in siti.last
    assert "Nomor 3, Ibu Lastri: bagaimana" in siti.last


@pytest.mark.parametrize("said", ["3 ga ada org", "3 gak ada orang", "3 ora ono wong"])
def test_nobody_there_is_not_met(listed: Village, said: str) -> None:
    listed.pendamping.says(said)

    assert "sampai kapan" in listed.pendamping.last


def test_somebody_elses_numbers_are_nobodys(listed: Village) -> None:
    rahmat: Phone = listed.joins("Rahmat")
    rahmat.says("1 selesai, 2 tunda senin")

    assert not any("Mawar" in text for text in rahmat.texts)
    assert all(state == "open" for _, state in listed.visits())


def test_a_visit_withdrawn_before_the_yes_does_not_hold_up_the_others(listed: Village) -> None:
    siti = listed.pendamping
    siti.says("2 selesai, ketemu suami; 3 tunda senin")
    others: dict[str, str | None] = dict.fromkeys(("Mawar", "Lastri", "Murni"), "work")
    listed.report(listed.meetings()[-1].id, others, by="Sri")
    assert listed.visit_of("Wati").state == "withdrawn"
    siti.says("ya")

    assert listed.visit_of("Lastri").due_on == date(2018, 11, 26)
    assert "Nomor 2 sudah selesai dicatat atau menjadi tugas orang lain" in siti.last


def test_a_visit_withdrawn_while_it_is_asked_about_is_left_out(listed: Village) -> None:
    siti = listed.pendamping
    siti.says("2 tunda, 3 selesai ketemu suami")
    others: dict[str, str | None] = dict.fromkeys(("Mawar", "Lastri", "Murni"), "work")
    listed.report(listed.meetings()[-1].id, others, by="Sri")
    siti.says("senin")
    assert "2. Ibu Wati" not in siti.last
    siti.picks("Ya, simpan")

    assert listed.visit_of("Lastri").state == "done"
