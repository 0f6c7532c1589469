"""Recording a visit from the morning list: done, postponed or cancelled; late, twice, and from another day's list."""

from datetime import date

import pytest
from sqlalchemy import select, text

from db.tables import StoredFile, TrailEntry
from tests.told_once import told_once
from tests.village import Phone, Village

DONE = ("Bertemu Ibu Mawar", "Keempatnya")


@pytest.fixture
@told_once
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
    answers(siti, "Lewati", "Ya, simpan")


def test_a_visit_takes_five_taps_from_the_list(listed: Village) -> None:
    siti, before = listed.pendamping, listed.taken
    siti.taps("1. Mawar")
    answers(siti, *DONE, "Lewati", "Ya, simpan")

    assert listed.visit_of("Mawar").state == "done"
    assert listed.taken - before == 5


def test_a_visit_made_is_recorded_with_everything(listed: Village) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    for fact in ("Mawar", "Krajan", "Oktober 2018", "bekerja"):
        assert fact in siti.last
    answers(siti, "Suami", "Keempatnya")
    siti.says("jaga kantin 06.00-16.00; sepakat suami gantian jaga")
    siti.picks("Langkah berikutnya")
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
    siti.picks("Bertemu Ibu Mawar")
    siti.taps("▫️ Memberi semangat", times=2)
    siti.taps("▫️ Mencari penyebab")
    siti.taps("✅ Mencari penyebab")
    siti.picks("Lanjut")
    finishes(siti)

    assert listed.visit_of("Mawar").duties == ["motivated"]


def test_whom_one_met_may_be_written(listed: Village) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    siti.says("ketemu Pak RT")
    siti.picks("Keempatnya")
    finishes(siti)

    assert listed.visit_of("Mawar").met == "Pak RT"


def test_nobody_at_home_puts_the_visit_off(listed: Village) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    siti.picks("Tidak bertemu")
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
    siti.picks("Batalkan")
    siti.says("sudah pindah {ke} Kediri_*")

    visit = listed.visit_of("Mawar")
    assert (visit.state, visit.end_reason) == ("cancelled", "sudah pindah {ke} Kediri_*")


def test_it_may_be_recorded_days_later_with_its_own_date(listed: Village) -> None:
    siti = listed.pendamping
    listed.go_to("2018-11-30", "09:00")
    siti.says("kunjungan")
    siti.taps("1. Mawar")
    answers(siti, *DONE, "Lewati", "Tanggal lain")
    siti.says("1/12/2018")
    assert listed.visit_of("Mawar").state == "open"
    siti.says("24/11/2018")
    siti.picks("Ya, simpan")

    assert listed.visit_of("Mawar").visited_on == date(2018, 11, 24)


def test_the_button_of_an_old_list_still_means_the_visit_of_its_day(listed: Village) -> None:
    """On Monday Ibu Wati is number 1; Friday's number 1 was Ibu Mawar."""
    siti = listed.pendamping
    [friday] = [message for message in siti.messages if ("1. Mawar" in [label for label, _ in message.buttons])]
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
    answers(siti, *DONE)
    finishes(siti)

    assert listed.visit_of("Wati").due_on == date(2018, 11, 26)
    assert listed.visit_of("Mawar").state == "done"


def test_a_number_that_is_not_on_the_list_is_said_so(listed: Village) -> None:
    listed.pendamping.says("7")

    assert "7" in listed.pendamping.last
    assert "tidak ada" in listed.pendamping.last


@pytest.fixture
@told_once
def two_lists(listed: Village) -> Phone:
    """Monday's list came late; on Tuesday's, Ibu Wati is number 1, who was number 2 the day before."""
    siti = listed.pendamping
    listed.now = listed.at("2018-11-26", "11:00")
    listed.be_at(listed.at("2018-11-26", "12:00"))
    siti.taps("1. Mawar")
    answers(siti, *DONE)
    finishes(siti)
    listed.be_at(listed.at("2018-11-27", "06:00"))
    assert siti.labels[0] == "1. Wati"
    return siti


def test_a_number_that_means_another_visit_on_yesterdays_list_is_asked(two_lists: Phone, listed: Village) -> None:
    two_lists.says("1 tunda kamis")
    assert "untuk yang mana" in two_lists.last
    two_lists.taps("Kunjungan Selasa")

    assert listed.visit_of("Wati").due_on == date(2018, 11, 29)
    assert listed.visit_of("Mawar").state == "done"


def test_a_late_message_is_taken_for_the_list_before_only_if_she_says_so(listed: Village) -> None:
    """Friday's number 1 was put off: on Monday another family has that number."""
    siti = listed.pendamping
    siti.says("1 tunda 3/12")
    listed.go_to("2018-11-26", "06:30")
    assert siti.labels[0] == "1. Wati"
    siti.says("1 selesai, ketemu ibunya")
    assert "hari apa" in siti.last
    assert len(siti.labels) == 2
    siti.taps("Jum 23")
    siti.picks("Keempatnya")
    finishes(siti)

    assert (listed.visit_of("Mawar").state, listed.visit_of("Mawar").visited_on) == ("done", date(2018, 11, 23))
    assert listed.visit_of("Wati").state == "open"


def test_recorded_by_a_double_tap_it_is_recorded_once(listed: Village) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar", times=2)
    answers(siti, *DONE, "Lewati")
    siti.taps("Ya, simpan", times=2)

    assert listed.visits() == [("Mawar", "done"), ("Wati", "open")]
    assert sum("tercatat selesai" in text for text in siti.texts) == 1


def test_a_visit_made_while_a_correction_withdrew_it_is_recorded_all_the_same(listed: Village) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    answers(siti, *DONE, "Lewati")
    listed.report(listed.meetings()[1].id, {"Wati": None})
    assert listed.visit_of("Mawar").state == "withdrawn"
    siti.taps("Ya, simpan")

    assert listed.visit_of("Mawar").state == "done"


@pytest.mark.parametrize("way", ["Tunda", "Batalkan"])
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
    siti.picks("Bertemu Ibu Mawar")
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
    answers(siti, *DONE, "Lewati", "Langkah berikutnya")
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


# Beside the questions.


def test_photos_and_the_place_are_kept_whenever_they_are_sent(listed: Village) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    siti.sends({"photo": [{"file_id": "p1", "file_unique_id": "u1", "width": 9, "height": 9}]})
    assert "fotonya tersimpan" in siti.last
    assert "Bagaimana kunjungannya" in siti.last
    siti.picks("Bertemu Ibu Mawar")
    siti.sends({"location": {"latitude": -7.51234, "longitude": 110.25}})
    assert "lokasinya tersimpan" in siti.last
    siti.picks("Keempatnya")
    finishes(siti)

    visit = listed.visit_of("Mawar")
    assert visit.location == "-7.512340,110.250000"
    [photo] = listed.read(lambda s: list(s.scalars(select(StoredFile))))
    assert (photo.subject, photo.person_id) == (f"visit:{visit.id}", listed.people["Siti"])


def test_where_she_stood_is_not_readable_in_the_database(listed: Village) -> None:
    listed.pendamping.taps("1. Mawar")
    listed.pendamping.sends({"location": {"latitude": -7.51234, "longitude": 110.25}})

    stored = listed.read(lambda s: s.execute(text("SELECT location FROM visits WHERE location IS NOT NULL")).scalar())
    assert stored
    assert "7.51" not in str(stored)


def test_another_visits_number_is_done_first_and_the_one_begun_goes_on(listed: Village) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    answers(siti, *DONE)
    siti.says("2 tunda senin")
    siti.picks("Ya, simpan")
    assert listed.visit_of("Wati").due_on == date(2018, 11, 26)
    assert "penyebabnya" in siti.last
    finishes(siti)

    assert listed.visit_of("Mawar").state == "done"


def test_a_cause_with_numbers_in_it_is_a_cause(listed: Village) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    answers(siti, *DONE)
    siti.says("2 anaknya sakit, 3 hari tidak masuk")

    assert "2 anaknya sakit, 3 hari tidak masuk" in siti.last


def test_left_for_a_day_it_is_called_by_its_family_in_the_menu(listed: Village) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    siti.picks("Bertemu Ibu Mawar")
    listed.go_to("2018-11-24", "12:00")
    siti.says("menu")
    siti.picks("Lanjutkan: kunjungan Ibu Mawar")
    siti.picks("Keempatnya")
    finishes(siti)

    assert listed.visit_of("Mawar").state == "done"


def test_what_is_left_today_is_said_after_each(listed: Village) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    answers(siti, *DONE)
    finishes(siti)
    assert "Tersisa 1: 2." in siti.last
    siti.says("2 batal karena sudah pindah ke Kediri")

    assert "Semua kunjungan hari ini sudah tercatat" in siti.last
    assert listed.visit_of("Wati").end_reason == "sudah pindah ke Kediri"


@pytest.mark.telegram_only
def test_a_record_of_today_can_be_changed_and_leaves_its_trail(listed: Village) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    answers(siti, *DONE, "Lewati", "Langkah berikutnya")
    siti.says("cek lagi 30/11")
    siti.picks("Ya, simpan")
    assert listed.visit_of("Mawar", "follow_up").state == "open"
    siti.says("1")
    siti.picks("Ubah catatan")
    answers(siti, "Suami", "Keempatnya")
    siti.says("sepakat suami yang datang")
    siti.picks("Ya, simpan")

    visit = listed.visit_of("Mawar")
    assert (visit.state, visit.met, visit.agreement) == ("done", "spouse", "suami yang datang")
    assert listed.visit_of("Mawar", "follow_up").state == "withdrawn"
    mine = select(TrailEntry.operation).where(TrailEntry.object_kind == "visit", TrailEntry.object_id == visit.id)
    done = listed.read(lambda s: list(s.scalars(mine.order_by(TrailEntry.id))))
    assert done == ["record_visit", "reopen_visit", "record_visit"]


@pytest.mark.parametrize("word", ["salah", "batalkan catatan", "kliru"])
def test_said_to_be_wrong_the_last_record_is_offered_for_change(listed: Village, word: str) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    answers(siti, *DONE)
    finishes(siti)
    siti.says(word)
    assert "Kunjungan Ibu Mawar sudah tercatat selesai" in siti.last
    siti.picks("Ubah catatan")
    siti.picks("Tunda")
    siti.says("senin")

    assert (listed.visit_of("Mawar").state, listed.visit_of("Mawar").due_on) == ("open", date(2018, 11, 26))


def test_a_word_that_starts_something_is_heard_and_the_record_waits(listed: Village) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    siti.says("kunjungan")
    assert any("Kunjungan Jumat" in text for text in siti.texts[-2:])
    answers(siti, *DONE)
    finishes(siti)

    assert listed.visit_of("Mawar").state == "done"


def test_a_record_of_yesterday_stays(listed: Village) -> None:
    siti = listed.pendamping
    data = siti.messages[-1].buttons[0][1]
    siti.taps("1. Mawar")
    answers(siti, *DONE)
    finishes(siti)
    listed.go_to("2018-11-24", "08:00")
    siti.taps_data(1, data)

    assert "sudah selesai dicatat" in siti.last


@pytest.mark.parametrize(
    ("said", "met"),
    [("ktemu suamine", "spouse"), ("sampun kepanggih ibue", "kpm"), ("parantos papendak sareng salakina", "spouse")],
)
def test_the_first_question_is_answered_in_own_words_too(listed: Village, said: str, met: str) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    siti.says(said)
    siti.picks("Keempatnya")
    finishes(siti)

    assert listed.visit_of("Mawar").met == met


@pytest.mark.parametrize("typed", ["kunjungan", "lapor", "jadwal"])
def test_a_command_alone_is_not_whom_she_met(listed: Village, typed: str) -> None:
    siti = listed.pendamping
    siti.says("1 selesai")
    assert "bertemu siapa" in siti.last
    siti.says(typed)

    assert "Bertemu: " not in siti.last
    assert listed.visit_of("Mawar").met is None


def test_a_mere_yes_to_what_was_done_is_not_taken_for_nothing(listed: Village) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    siti.picks("Suami")
    siti.says("ya")
    assert "Yang mana yang sudah?" in siti.last
    siti.says("semua")
    finishes(siti)

    assert len(listed.visit_of("Mawar").duties) == 4


def test_the_list_says_how_a_record_is_put_right(listed: Village) -> None:
    siti = listed.pendamping
    siti.taps("1. Mawar")
    answers(siti, *DONE, "Lewati", "Ya, simpan")
    siti.says("kunjungan")

    assert "tulis nomornya lagi" in siti.last
