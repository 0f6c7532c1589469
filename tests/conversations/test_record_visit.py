"""Recording a visit from the morning list: done, postponed or cancelled; late, twice, and from another day's list."""

from datetime import date

import pytest

from tests.village import Phone, Village

DONE = ("Selesai", "Ibu Mawar", "Keempatnya")


@pytest.fixture
def listed(village: Village) -> Village:
    """Two visits stand on this morning's list: 1 Ibu Mawar, 2 Ibu Wati."""
    for day in ("2018-10-25", "2018-11-22"):
        village.reported(day, {"Mawar": "work", "Wati": None})
    village.go_to("2018-11-23", "06:00")
    assert [label[:2] for label in village.pendamping.labels] == ["1.", "2."]
    return village


def answers(siti: Phone, *choices: str) -> None:
    for choice in choices:
        siti.picks(choice)


def finishes(siti: Phone) -> None:
    """From the cause on, without more to say."""
    answers(siti, "Lewati", "Lewati", "Tidak ada", "Ya, simpan")


def test_a_visit_made_is_recorded_with_everything(listed: Village) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    for fact in ("Mawar", "Krajan", "Oktober 2018", "bekerja"):
        assert fact in siti.last
    answers(siti, "Selesai", "Suami", "Keempatnya")
    siti.says("jaga kantin 06.00-16.00")
    siti.says("suami gantian jaga")
    siti.says("cek pertemuan depan")
    siti.says("28/12")
    for fact in ("23 November 2018", "jaga kantin 06.00-16.00", "suami gantian jaga", "28 Desember 2018"):
        assert fact in siti.last
    siti.picks("Ya, simpan")

    visit = listed.visit_of("Mawar")
    assert (visit.state, visit.met, visit.finding) == ("done", "spouse", "jaga kantin 06.00-16.00")
    assert (visit.agreement, visit.next_step, visit.next_on) == (
        "suami gantian jaga", "cek pertemuan depan", date(2018, 12, 28),
    )  # fmt: skip
    assert len(visit.duties) == 4


def test_duties_are_ticked_one_by_one(listed: Village) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    answers(siti, "Selesai", "Ibu Mawar")
    siti.taps("▫️ Memberi semangat", times=2)
    siti.taps("▫️ Mencari penyebab")
    siti.taps("✅ Mencari penyebab")
    siti.picks("Lanjut")
    finishes(siti)

    assert listed.visit_of("Mawar").duties == ["motivated"]


def test_whom_one_met_may_be_written(listed: Village) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    siti.picks("Selesai")
    siti.says("mertuanya")
    siti.picks("Keempatnya")
    finishes(siti)

    assert listed.visit_of("Mawar").met == "mertuanya"


def test_nobody_at_home_puts_the_visit_off(listed: Village) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    answers(siti, "Selesai", "Tidak bertemu")
    siti.says("Senin")

    visit = listed.visit_of("Mawar")
    assert (visit.state, visit.due_on) == ("open", date(2018, 11, 26))


def test_a_visit_may_be_postponed(listed: Village) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    siti.picks("Tunda")
    siti.says("entah")
    assert listed.visit_of("Mawar").due_on == date(2018, 11, 23)
    siti.says("besok lusa")
    if listed.visit_of("Mawar").due_on == date(2018, 11, 23):
        siti.says("28/11")

    assert listed.visit_of("Mawar").due_on in (date(2018, 11, 25), date(2018, 11, 28))
    assert "tunda" in siti.last


def test_a_day_that_is_over_is_no_day_to_postpone_to(listed: Village) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    siti.picks("Tunda")
    siti.says("20/11/2018")

    assert listed.visit_of("Mawar").due_on == date(2018, 11, 23)


def test_a_visit_may_be_cancelled_with_its_reason(listed: Village) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    siti.picks("Batalkan kunjungan")
    siti.says("sudah pindah {ke} Kediri_*")

    visit = listed.visit_of("Mawar")
    assert (visit.state, visit.end_reason) == ("cancelled", "sudah pindah {ke} Kediri_*")


def test_it_may_be_recorded_days_later_with_its_own_date(listed: Village) -> None:
    siti = listed.pendamping
    listed.go_to("2018-11-30", "09:00")
    siti.says("kunjungan")
    siti.taps("1. Mawar")
    answers(siti, *DONE, "Lewati", "Lewati", "Tidak ada", "Tanggalnya lain")
    siti.says("1/12/2018")
    assert listed.visit_of("Mawar").state == "open"
    siti.says("24/11/2018")
    siti.picks("Ya, simpan")

    assert listed.visit_of("Mawar").visited_on == date(2018, 11, 24)


def test_the_button_of_an_old_list_still_means_the_visit_of_its_day(listed: Village) -> None:
    """On Monday Ibu Wati is number 1; Friday's number 1 was Ibu Mawar."""
    siti = listed.pendamping
    [friday] = [message for message in siti.messages if message.buttons]
    siti.taps("1. Mawar")
    answers(siti, *DONE)
    finishes(siti)
    listed.go_to("2018-11-26", "06:00")
    assert siti.labels == ["1. Wati"]

    siti.taps_data(friday.id, friday.buttons[0][1])
    assert "sudah selesai" in siti.last
    siti.taps_data(friday.id, friday.buttons[1][1])
    assert "Wati" in siti.last


def test_a_number_and_what_became_of_it_may_be_typed(listed: Village) -> None:
    siti = listed.pendamping
    siti.says("2 tunda")
    siti.says("26/11")
    siti.says("1 selesai")
    answers(siti, "Ibu Mawar", "Keempatnya")
    finishes(siti)

    assert listed.visit_of("Wati").due_on == date(2018, 11, 26)
    assert listed.visit_of("Mawar").state == "done"


def test_a_number_that_is_not_on_the_list_is_said_so(listed: Village) -> None:
    listed.pendamping.says("7")

    assert "7" in listed.pendamping.last
    assert "tidak ada" in listed.pendamping.last


def test_a_bare_number_that_fits_two_lists_is_asked(listed: Village) -> None:
    siti = listed.pendamping
    listed.now = listed.at("2018-11-26", "05:00")
    listed.write(lambda s: None)
    listed.be_at(listed.at("2018-11-26", "12:00"))  # the list came late that day
    listed.be_at(listed.at("2018-11-27", "06:00"))
    siti.says("1")
    assert "untuk yang mana" in siti.last
    assert len(siti.labels) == 2
    siti.taps(siti.labels[0])

    assert "Bagaimana kunjungannya" in siti.last


def test_recorded_by_a_double_tap_it_is_recorded_once(listed: Village) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar", times=2)
    answers(siti, *DONE, "Lewati", "Lewati", "Tidak ada")
    siti.taps("Ya, simpan", times=2)

    assert listed.visits() == [("Mawar", "done"), ("Wati", "open")]
    assert sum("tercatat selesai" in text for text in siti.texts) == 1


def test_a_visit_made_while_a_correction_withdrew_it_is_recorded_all_the_same(listed: Village) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    answers(siti, *DONE, "Lewati", "Lewati", "Tidak ada")
    listed.report(listed.meetings()[1].id, {"Wati": None})
    assert listed.visit_of("Mawar").state == "withdrawn"
    siti.taps("Ya, simpan")

    assert listed.visit_of("Mawar").state == "done"


@pytest.mark.parametrize("way", ["Tunda", "Batalkan kunjungan"])
def test_a_visit_withdrawn_meanwhile_is_neither_postponed_nor_cancelled(listed: Village, way: str) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    siti.picks(way)
    listed.report(listed.meetings()[1].id, {"Wati": None})
    siti.says("26/11/2018")

    assert listed.visit_of("Mawar").state == "withdrawn"
    assert "Tidak ada yang berubah" in siti.last


def test_two_visits_at_once_are_finished_one_after_the_other(listed: Village) -> None:
    """A tap on another number leaves the first recording where it was; it goes on afterwards."""
    siti = listed.pendamping
    siti.taps("1. Mawar")
    answers(siti, "Selesai", "Ibu Mawar")
    siti.taps("2. Wati")
    siti.picks("Tunda")
    siti.says("26/11")
    assert "lanjutkan" in siti.last.lower()
    siti.picks("Keempatnya")
    finishes(siti)

    assert listed.visit_of("Mawar").state == "done"
    assert listed.visit_of("Wati").due_on == date(2018, 11, 26)


def test_a_follow_up_is_on_the_list_of_its_day_with_what_was_agreed(listed: Village) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    answers(siti, *DONE, "Lewati", "Lewati")
    siti.says("cek gantian kantin")
    siti.picks("Minggu depan")
    siti.picks("Ya, simpan")
    listed.go_to("2018-11-30", "06:00")

    assert "cek gantian kantin" in siti.last
    siti.taps("1. Wati" if siti.labels[0].startswith("1. Wati") else "1. Mawar")
    assert listed.visit_of("Mawar", "follow_up").state == "open"


def test_another_pendamping_can_not_record_it(listed: Village) -> None:
    data = listed.pendamping.messages[-1].buttons[0][1]
    rahmat = listed.joins("Rahmat")
    rahmat.taps_data(1, data)
    rahmat.says("1 selesai")

    assert not any("Mawar" in text for text in rahmat.texts)
    assert listed.visit_of("Mawar").state == "open"


def test_asked_for_again_the_list_shows_what_became_of_each(listed: Village) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    answers(siti, *DONE)
    finishes(siti)
    siti.says("kunjungan")

    assert "sudah dikunjungi" in siti.last
    assert siti.labels == ["2. Wati"]


def test_no_visits_is_said_so(village: Village) -> None:
    village.pendamping.says("kunjungan")

    assert "tidak ada kunjungan" in village.pendamping.last
