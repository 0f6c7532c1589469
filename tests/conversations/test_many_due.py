"""More visits are due than a day takes: a ketua looks in, families are called together, a colleague takes several."""

from datetime import date

import pytest
from sqlalchemy import select

from db import Session
from db.tables import Gathering, GatheringGuest, KetuaHelp, Person, Visit, VisitHandover
from programme.access import OFFICE
from programme.staff import add_staff, remove_staff
from programme.visits import VisitOutcome, record_visit
from tests.conversations.test_shared_phones import shared_by
from tests.programme.visits_due import DAY, due, everything, lines, listed
from tests.village import KECAMATAN, MEMBERS, Phone, Village

NINE = MEMBERS[1:]
"""Everybody but the ketua: three more than a day takes."""
UNTOLD = ("sanksi", "tidak hadir", "p2k2", "oktober", "november", "bantuan")
"""What neither a ketua nor a family called may read of why."""


@pytest.fixture
def busy(village: Village) -> Village:
    """Nine visits are due on this morning; Pak Budi works in the same kecamatan."""
    village.write(lambda s: add_staff(s, OFFICE, "pendamping", "Budi Santoso", KECAMATAN, "m", village.now))
    village.people = village.read(lambda s: {one.name: one.id for one in s.scalars(select(Person))})
    village.joins("Budi Santoso")
    village.now = village.at(DAY, "05:00")
    for number, name in enumerate(NINE):
        due(village, name, on=f"2018-11-{14 + number:02d}")
    village.go_to(DAY, "06:00")
    return village


def shares(village: Village, way: str, said: str | None = None) -> Phone:
    """Ibu Siti begins from her morning's list; what is proposed, or the visits she names."""
    siti = village.pendamping
    siti.taps("Bagi kunjungan")
    siti.picks(way)
    if said is None:
        siti.picks("Lanjut")
    else:
        siti.says(said)
    return siti


def numbers(village: Village, *names: str) -> str:
    """Their numbers of today's list."""
    siti = village.pendamping
    found = {
        label.split(". ")[1].split(" ·")[0]: label.split(".")[0].split()[-1] for label in siti.labels if "·" in label
    }
    return " ".join(found[name] for name in names)


def due_on(village: Village, name: str) -> date:
    return village.visit_of(name).due_on


def calls(village: Village, said: str = "mawar, wati, lastri", when: str = "Senin 26/11 jam 9") -> Phone:
    siti = shares(village, "Undang", said)
    siti.says(when)
    siti.says("Balai Desa")
    siti.picks("Ya, undang")
    village.tick()
    return siti


def guests(village: Village) -> dict[str, tuple[str | None, str | None]]:
    """Name -> (reply, mark)."""
    query = select(Person.name, GatheringGuest.reply, GatheringGuest.mark).join(
        GatheringGuest, GatheringGuest.kpm_id == Person.id
    )
    return {name: (reply, mark) for name, reply, mark in village.read(lambda s: s.execute(query).all())}


def helps(village: Village) -> dict[str, str]:
    query = select(Person.name, KetuaHelp.state).join(KetuaHelp, KetuaHelp.kpm_id == Person.id)
    return dict(village.read(lambda s: s.execute(query).all()))


def asks_ketua(village: Village, said: str = "mawar, wati") -> Phone:
    siti = shares(village, "Minta bantuan ketua", said)
    siti.picks("Ya, kirim")
    village.tick()
    return siti


# The list and the choice of a way


def test_the_mornings_list_offers_help_when_more_is_due_than_the_day_takes(busy: Village) -> None:
    siti = busy.pendamping
    assert "9 kunjungan menunggu, 6 masuk hari ini. Mau dibantu?" in siti.last

    siti.taps("Bagi kunjungan")

    assert "9 kunjungan menunggu" in siti.last
    assert [label.partition(" (")[0] for label in siti.labels] == [
        "Minta bantuan ketua",
        "Undang bertemu bersama",
        "Tawarkan ke rekan",
    ]


def test_on_a_day_that_takes_them_all_nothing_is_offered(village: Village) -> None:
    village.now = village.at(DAY, "05:00")
    due(village, "Mawar")
    village.go_to(DAY, "06:00")

    assert "Bagi kunjungan" not in village.pendamping.labels
    assert "Mau dibantu" not in village.pendamping.last


def test_those_the_day_has_no_room_for_are_proposed_and_can_be_changed_by_numbers(busy: Village) -> None:
    siti = busy.pendamping
    siti.taps("Bagi kunjungan")
    siti.picks("Tawarkan")
    waiting = {line.name for line in everything(busy).waiting}
    assert {label.split(". ")[1].split(" ·")[0] for label in siti.labels if label.startswith("✅")} == waiting

    first = [label.split(".")[0].split()[-1] for label in siti.labels if "·" in label][:3]
    siti.says(f"semua kecuali {first[0]}, {first[1]} dan {first[2]}")
    assert "Ditawarkan kepada siapa" in siti.last
    siti.says("kembali")
    siti.says("77")
    assert "tidak ada pada daftar ini" in siti.last


def test_complaints_cases_and_offered_visits_are_never_shared(busy: Village) -> None:
    def set_apart(session: Session) -> None:
        for name, values in (("Mawar", {"cause": "complaint"}), ("Wati", {"purpose": "soal kartu"})):
            visit = session.scalars(select(Visit).where(Visit.kpm_id == busy.people[name])).one()
            for field, value in values.items():
                setattr(visit, field, value)

    busy.write(set_apart)
    siti = busy.pendamping
    siti.taps("Bagi kunjungan")
    siti.picks("Tawarkan")

    assert not any("Mawar" in label or "Wati" in label for label in siti.labels)
    assert any("Lastri" in label for label in siti.labels)


# The ketua's help


def test_a_ketua_is_asked_once_for_all_hers_and_never_told_why(busy: Village) -> None:
    siti = asks_ketua(busy)
    asked = busy.ketua.last
    for fact in ("Ibu Siti minta tolong", "Ibu Mawar dan Ibu Wati", "titip salam"):
        assert fact in asked
    assert not [word for word in UNTOLD if word in asked.casefold()]
    assert len(busy.outbox("help_asked")) == 1
    assert {"Mawar", "Wati"}.isdisjoint(listed(busy, "2018-11-26"))

    busy.ketua.taps("Bersedia") if busy.answering == "taps" else busy.ketua.says("nggih, bersedia bu")
    busy.ketua.taps("Bersedia")
    busy.tick()

    assert helps(busy) == {"Mawar": "accepted", "Wati": "accepted"}
    assert "Ibu Sri bersedia mampir ke Ibu Mawar dan Ibu Wati" in siti.last
    assert len(busy.outbox("help_answered")) == 1


def test_what_she_brings_home_takes_the_visits_place_if_the_pendamping_says_so(busy: Village) -> None:
    asks_ketua(busy, "mawar")
    busy.ketua.taps("Bersedia")
    busy.ketua.says("titipan")
    busy.ketua.picks("Sudah bertemu")
    busy.ketua.says("Alhamdulillah sehat, minta maaf belum sempat")
    busy.tick()
    siti = busy.pendamping
    assert "Ibu Sri sudah bertemu Ibu Mawar." in siti.last
    assert "Alhamdulillah sehat" in siti.last
    siti.taps("Cukup, selesai", times=2)

    visit = busy.visit_of("Mawar")
    assert (visit.state, visit.met, visit.ended_by) == ("done", "lewat Ibu Sri", busy.people["Siti"])
    assert visit.finding == "Alhamdulillah sehat, minta maaf belum sempat"
    assert "Mawar" not in listed(busy, "2018-11-26")


def test_the_pendamping_may_keep_the_visit_and_it_stands_where_it_stood(busy: Village) -> None:
    asks_ketua(busy, "mawar")
    busy.ketua.says("bersedia")
    busy.ketua.says("titipan")
    busy.ketua.says("sudah ketemu, tapi katanya masih bingung bu")
    busy.tick()
    busy.pendamping.says("menu")
    assert any("Titipan dan undangan (1)" in label for label in busy.pendamping.labels)
    busy.pendamping.picks("Titipan dan undangan")
    busy.pendamping.picks("Mawar")
    busy.pendamping.picks("Tetap dikunjungi")

    assert (helps(busy)["Mawar"], busy.visit_of("Mawar").state) == ("kept", "open")
    assert due_on(busy, "Mawar") == date(2018, 11, 14)
    assert "Mawar" in listed(busy, "2018-11-26")


def test_whatever_comes_to_nothing_puts_the_visit_back(busy: Village) -> None:
    """Partly declined; not met; no word in time; taken back."""
    asks_ketua(busy, "mawar, wati, lastri, aminah")
    busy.ketua.taps("Sebagian")
    busy.ketua.says("wati dan lastri, aminah")
    busy.tick()
    assert "belum bisa mampir ke Ibu Mawar" in busy.pendamping.last
    busy.ketua.says("titipan")
    busy.ketua.picks("Ibu Wati")
    busy.ketua.picks("Rumahnya kosong")
    busy.tick()
    assert any("Ibu Wati tidak di rumah" in text for text in busy.pendamping.texts)
    busy.pendamping.says("titipan")
    busy.pendamping.picks("Lastri")
    busy.pendamping.picks("Tarik titipan")
    busy.tick()
    assert any("Tidak perlu lagi mampir ke Ibu Lastri" in text for text in busy.ketua.texts)
    busy.go_to("2018-11-26", "07:00")

    assert any("sudah sempat mampir ke" in text for text in busy.ketua.texts)
    assert helps(busy) == {"Mawar": "declined", "Wati": "not_met", "Lastri": "withdrawn", "Aminah": "lapsed"}
    assert any("Belum ada kabar dari Ibu Sri tentang Ibu Aminah." in text for text in busy.pendamping.texts)
    on_list = listed(busy, "2018-11-26")
    assert set(on_list) >= {"Mawar", "Wati", "Lastri"}
    assert due_on(busy, "Aminah") == date(2018, 11, 17)


def test_a_request_nobody_answers_lapses_and_a_late_yes_changes_nothing(busy: Village) -> None:
    asks_ketua(busy, "mawar")
    [data] = [data for label, data in busy.ketua.messages[-1].buttons if label == "Bersedia"]
    busy.go_to("2018-11-24", "06:30")
    assert helps(busy) == {"Mawar": "lapsed"}
    assert any("belum menjawab titipan Ibu Mawar" in text for text in busy.pendamping.texts)
    if busy.answering == "taps":
        busy.ketua.taps_data(busy.ketua.messages[-1].id, data)
        assert "tidak perlu lagi" in busy.ketua.last
    assert helps(busy) == {"Mawar": "lapsed"}


def test_what_she_types_is_kept_as_she_said_it(busy: Village) -> None:
    asks_ketua(busy, "mawar, wati, lastri")
    busy.ketua.says("iya bu nanti sore saya ke sana")
    assert set(helps(busy).values()) == {"accepted"}
    busy.ketua.says("titipan")
    busy.ketua.says("wati")
    busy.ketua.says("rumahnya kosong bu tadi pagi")
    assert helps(busy)["Wati"] == "not_met"
    busy.ketua.says("mawar")
    busy.ketua.says("belum sempat bu, besok ya")
    assert helps(busy)["Mawar"] == "accepted"


def test_an_account_typed_under_the_question_is_not_asked_for_again(busy: Village) -> None:
    asks_ketua(busy, "mawar")
    busy.ketua.says("bersedia")
    busy.go_to("2018-11-24", "16:00")
    assert "sudah sempat mampir" in busy.ketua.last
    busy.ketua.says("sudah bu, Bu Mawar sehat dan titip salam")

    assert helps(busy) == {"Mawar": "told"}
    assert "titip salam" in busy.pendamping.last


def test_what_a_ketua_tries_is_not_taken_on_besides(busy: Village) -> None:
    waiting = everything(busy).waiting[0]
    asks_ketua(busy, waiting.name.casefold())
    busy.pendamping.says(f"tambah {waiting.number}")

    assert f"Nomor {waiting.number} tidak sedang menunggu" in "".join(busy.pendamping.texts[-2:])
    assert waiting.name not in listed(busy)


@pytest.mark.telegram_only
def test_her_own_message_must_be_a_kind_word(busy: Village) -> None:
    siti = shares(busy, "Minta bantuan ketua", "mawar, wati")
    for unkind in ("kalau tidak datang nanti dipotong bantuannya", "tanyakan kenapa Mawar absen terus", "awas ya bu"):
        siti.says(unkind)
        assert "dibaca ketua" in siti.last
    siti.says("Semoga panennya lancar, kami kangen kumpul bareng")
    assert "kangen kumpul bareng" in siti.last
    siti.picks("Ya, kirim")
    busy.tick()

    assert "kangen kumpul bareng" in busy.ketua.last


def test_a_visit_made_meanwhile_spares_the_ketua_the_way(busy: Village) -> None:
    asks_ketua(busy, "mawar")
    busy.ketua.says("bersedia")
    siti, visit_id = busy.actor("Siti"), busy.visit_of("Mawar").id
    outcome = VisitOutcome(date.fromisoformat(DAY), "kpm", ("explained",))
    busy.write(lambda s: record_visit(s, siti, visit_id, outcome, busy.now))
    busy.tick()

    assert helps(busy) == {"Mawar": "withdrawn"}
    assert "Tidak perlu lagi mampir ke Ibu Mawar" in busy.ketua.last


# Calling them together


def test_each_is_called_by_a_message_of_her_own_that_names_nobody_else(busy: Village) -> None:
    siti = calls(busy)
    assert "3 keluarga diundang" in "".join(siti.texts[-2:])
    for name in ("Mawar", "Wati", "Lastri"):
        said = busy.phones[name].last
        assert said.startswith(f"Ibu {name}, Ibu Siti ingin bertemu")
        assert "Senin, 26 November 2018 pukul 09.00 WIB di Balai Desa" in said
        assert not [word for word in UNTOLD if word in said.replace("26 November", "").casefold()]
    told = {"Mawar", "Wati", "Lastri"}
    busy.mawar.taps("Bisa datang") if busy.answering == "taps" else busy.mawar.says("nggih insyaallah datang")
    busy.phones["Wati"].says("maaf tidak bisa bu, kerja")
    busy.go_to("2018-11-25", "19:00")
    busy.go_to("2018-11-26", "12:00")

    for name in MEMBERS:
        others = told - {name}
        hers = " ".join(busy.phones[name].texts) if name in busy.phones else ""
        assert not [other for other in others if f"Ibu {other}" in hers and other != "Aminah"], name
        assert ("ingin bertemu" in hers) == (name in told)
    assert "Sampai jumpa" in busy.mawar.last
    assert not any("menunggu" in text for text in busy.phones["Wati"].texts), "she said no"
    evening = next(text for text in siti.texts if text.startswith("Bertemu 3 keluarga"))
    assert "Akan datang: Ibu Mawar" in evening
    assert "Belum bisa: Ibu Wati" in evening


def test_who_came_is_not_visited_again_and_who_did_not_stays_due_as_before(busy: Village) -> None:
    calls(busy)
    assert {"Mawar", "Wati", "Lastri"}.isdisjoint(listed(busy, "2018-11-26"))
    busy.go_to("2018-11-26", "11:30")
    siti = busy.pendamping
    assert "Bagaimana pertemuan di Balai Desa?" in siti.last
    siti.says("mawar wati datang")
    siti.says("mawar: gantian jaga kantin; wati: datang bulan depan")
    assert "Tidak datang, tetap dikunjungi: Ibu Lastri" in siti.last
    siti.picks("Ya, simpan")
    assert "2 kunjungan tersimpan" in siti.last

    visit = busy.visit_of("Mawar")
    assert (visit.state, visit.met, visit.visited_on) == ("done", "kpm", date(2018, 11, 26))
    assert visit.agreement == "gantian jaga kantin"
    assert busy.visit_of("Wati").agreement == "datang bulan depan"
    assert guests(busy)["Lastri"] == (None, "absent")
    assert (busy.visit_of("Lastri").state, due_on(busy, "Lastri")) == ("open", date(2018, 11, 16))
    assert "Lastri" in listed(busy, "2018-11-27")
    siti.says("undangan")
    assert "tidak ada undangan" in siti.last


def test_a_gathering_nobody_reports_leaves_every_visit_due(busy: Village) -> None:
    calls(busy)
    busy.go_to("2018-11-27", "06:00")

    assert {"Mawar", "Wati", "Lastri"} <= set(listed(busy, "2018-11-27"))
    busy.pendamping.says("undangan")
    busy.pendamping.picks("Siapa yang datang?")
    busy.pendamping.picks("Catat yang datang")
    busy.pendamping.picks("Semua datang")
    busy.pendamping.picks("Lewati")
    busy.pendamping.picks("Ya, tugas lengkap")

    assert [state for name, state in busy.visits() if name in ("Mawar", "Wati", "Lastri")] == ["done"] * 3
    assert len(busy.visit_of("Mawar").duties) == 4


def test_moved_and_cancelled_tell_exactly_those_concerned(busy: Village) -> None:
    siti = calls(busy)
    siti.says("undangan")
    siti.picks("Undangan")
    siti.picks("Keluarkan satu")
    siti.picks("3. Lastri" if "3. Lastri" in siti.labels else next(one for one in siti.labels if "Lastri" in one))
    busy.tick()
    assert "tidak jadi" in busy.phones["Lastri"].last
    siti.picks("Pindahkan")
    siti.says("Selasa 27/11 jam 10")
    siti.picks("Tetap di Balai Desa")
    siti.picks("Ya, pindahkan")
    busy.tick()
    for name in ("Mawar", "Wati"):
        assert "Yang baru: Selasa, 27 November 2018 pukul 10.00" in busy.phones[name].last
    busy.phones["Wati"].says("tidak bisa")
    siti.picks("Batalkan undangan")
    busy.tick()

    assert "tidak jadi" in busy.mawar.last
    assert "tidak jadi" not in busy.phones["Wati"].last, "she had said that she can't come"
    assert sum("tidak jadi" in text for text in busy.phones["Lastri"].texts) == 1
    assert {busy.people["Mawar"], busy.people["Lastri"]} == {
        row.person_id for row in busy.outbox("gathering_cancelled")
    }
    assert {"Mawar", "Wati", "Lastri"} <= set(listed(busy, "2018-11-26"))
    assert due_on(busy, "Mawar") == date(2018, 11, 14)


def test_whom_no_chat_reaches_is_the_pendampings_to_tell_and_no_ketua_hears_of_it(village: Village) -> None:
    village.group("Kenanga", ("Darmi", "Yuli", "Tutik"))
    village.now = village.at(DAY, "05:00")
    for name in (*NINE, "Yuli"):
        due(village, name, on="2018-11-14")
    village.go_to(DAY, "06:00")
    siti = calls(village, "mawar, yuli")
    assert "Ibu Yuli (Kenanga)" in siti.last
    assert "didatangi atau ditelepon" in siti.last
    village.go_to("2018-11-25", "18:30")

    assert not any("Yuli" in text or "Mawar" in text for text in village.ketua.texts)
    siti.says("undangan")
    siti.picks("Undangan")
    siti.says("yuli datang")
    assert guests(village)["Yuli"] == ("coming", None)
    assert "didatangi" not in siti.last
    siti.picks("Batalkan undangan")
    assert "Ibu Yuli" in siti.last, "she was told in person, so nobody else tells her"
    assert "Ibu Mawar" not in siti.last


def records(village: Village, name: str) -> None:
    """Her visit is made by itself."""
    siti, visit_id = village.actor("Siti"), village.visit_of(name).id
    outcome = VisitOutcome(village.rules.today(village.now), "kpm", ())
    village.write(lambda s: record_visit(s, siti, visit_id, outcome, village.now))
    village.tick()


def test_a_family_keeps_its_number_when_another_need_not_come(busy: Village) -> None:
    siti = calls(busy)
    busy.go_to("2018-11-26", "11:30")
    assert "1. Ibu Mawar, 2. Ibu Wati, 3. Ibu Lastri" in siti.last
    records(busy, "Mawar")
    siti.says("2 datang")
    siti.picks("Siapa yang datang")  # not a visit of today's list

    assert "Yang datang: Ibu Wati" in siti.last


def test_a_number_under_the_question_who_came_is_a_familys(busy: Village) -> None:
    siti = calls(busy)
    busy.go_to("2018-11-26", "11:30")
    siti.says("1 3")
    siti.picks("Siapa yang datang")  # not visits of today's list

    assert "Yang datang: Ibu Mawar dan Ibu Lastri" in siti.last


def test_of_a_gathering_nobody_is_called_to_any_more_nothing_is_asked(busy: Village) -> None:
    siti = calls(busy, "mawar, wati")
    for name in ("Mawar", "Wati"):
        records(busy, name)
    busy.go_to("2018-11-27", "05:00")

    assert busy.read(lambda s: s.scalars(select(Gathering.state)).all()) == ["cancelled"]
    assert not any("Bagaimana pertemuan" in text for text in siti.texts)
    siti.says("undangan")
    assert "tidak ada undangan" in siti.last


def test_a_button_of_the_old_time_says_nothing_about_the_new_one(busy: Village) -> None:
    siti = calls(busy)
    old = busy.mawar.messages[-1]
    siti.says("undangan")
    siti.picks("Undangan")
    siti.picks("Pindahkan")
    siti.says("Selasa 27/11 jam 10")
    siti.picks("Tetap di Balai Desa")
    siti.picks("Ya, pindahkan")
    busy.tick()
    busy.mawar.taps_data(old.id, old.buttons[0][1])

    assert guests(busy)["Mawar"] == (None, None)
    assert "Yang baru: Selasa, 27 November 2018 pukul 10.00" in busy.mawar.last
    busy.mawar.says("nggih, saged")
    assert guests(busy)["Mawar"] == ("coming", None)


def test_a_phone_that_two_of_them_use_tells_neither_and_the_pendamping_goes_there(busy: Village) -> None:
    phone = shared_by(busy, "Mawar", "Wati")
    seen = len(phone.messages)
    siti = calls(busy)
    siti.says("undangan")
    siti.picks("Undangan")

    assert not any("bertemu" in text for text in phone.texts[seen:])
    untold = siti.last.partition("didatangi atau ditelepon:")[2]
    assert "Ibu Mawar" in untold
    assert "Ibu Wati" in untold
    assert "Ibu Lastri" not in untold


def test_a_ketua_who_shares_her_phone_is_not_asked_there(busy: Village) -> None:
    shared_by(busy, "Sri", "Murni")
    busy.pendamping.taps("Bagi kunjungan")

    assert not any("ketua" in label for label in busy.pendamping.labels)


def test_after_a_move_nobody_is_reminded_within_hours(busy: Village) -> None:
    siti = calls(busy)
    busy.go_to("2018-11-25", "13:00")
    siti.says("undangan")
    siti.picks("Undangan")
    siti.picks("Pindahkan")
    siti.says("Senin 26/11 jam 13")
    siti.picks("Tetap di Balai Desa")
    siti.picks("Ya, pindahkan")
    busy.go_to("2018-11-26", "12:00")

    assert not busy.outbox("gathering_reminder")


def test_who_has_just_called_them_is_not_told_at_once_how_it_looks(busy: Village) -> None:
    busy.go_to(DAY, "19:00")
    busy.pendamping.says("bagi kunjungan")
    siti = busy.pendamping
    siti.picks("Undang")
    siti.says("mawar, wati")
    siti.says("besok jam 9")
    siti.says("Balai Desa")
    siti.picks("Ya, undang")
    busy.go_to("2018-11-24", "08:00")

    assert not busy.outbox("gathering_expected")


@pytest.mark.telegram_only
def test_the_house_of_one_called_is_no_place_to_call_others_to(busy: Village) -> None:
    siti = shares(busy, "Undang", "mawar, wati")
    siti.says("kemarin jam 9")
    assert "lewat" in siti.last
    siti.says("Senin 26/11")
    siti.says("jam 9")
    siti.says("Rumah Bu Mawar")
    assert "yang lain akan tahu" in siti.last
    siti.says("Rumah Bu Lastri")
    siti.says(numbers_of(busy, "Mawar", "Lastri"))
    siti.picks("Ya, undang")
    assert "yang lain akan tahu" in siti.last
    assert not busy.outbox("gathering_invited")


def numbers_of(village: Village, *names: str) -> str:
    """Their numbers on today's list."""
    return " ".join(str(line.number) for line in lines(village) if line.name in names)


@pytest.mark.telegram_only
def test_a_withdrawn_visit_and_a_pendamping_who_left_call_nobody(busy: Village) -> None:
    calls(busy)
    siti, visit_id = busy.actor("Siti"), busy.visit_of("Mawar").id
    outcome = VisitOutcome(date.fromisoformat(DAY), "kpm", ())
    busy.write(lambda s: record_visit(s, siti, visit_id, outcome, busy.now))
    busy.tick()
    assert "tidak jadi" in busy.mawar.last
    assert guests(busy)["Mawar"] == (None, "removed")
    busy.write(lambda s: remove_staff(s, OFFICE, busy.people["Siti"], busy.now))
    busy.tick()

    assert busy.read(lambda s: s.scalars(select(Gathering.state)).all()) == ["cancelled"]
    assert "tidak jadi" in busy.phones["Wati"].last


# Fellow pendamping


def states(village: Village) -> dict[str, str]:
    query = (
        select(Person.name, VisitHandover.state)
        .join(Visit, Visit.id == VisitHandover.visit_id)
        .join(Person, Person.id == Visit.kpm_id)
    )
    return dict(village.read(lambda s: s.execute(query).all()))


def offers(village: Village, said: str = "mawar, wati, lastri") -> Phone:
    siti = shares(village, "Tawarkan", said)
    siti.picks("Bapak Budi")
    siti.picks("Ya, tawarkan")
    village.tick()
    return village.phone("Budi Santoso")


def test_several_visits_are_offered_and_answered_at_once(busy: Village) -> None:
    budi = offers(busy)
    assert "Ibu Siti meminta bantuan untuk 3 kunjungan" in budi.last
    for fact in ("Ibu Mawar, RT 001/RW 002, Desa Wates", "Ibu Wati", "Ibu Lastri"):
        assert fact in budi.last
    assert len(busy.outbox("visits_offered_together")) == 1
    assert not busy.outbox("visit_offered")
    budi.taps("Terima semua") if busy.answering == "taps" else budi.says("siap pak")
    busy.tick()

    assert states(busy) == dict.fromkeys(("Mawar", "Wati", "Lastri"), "accepted")
    assert "menerima kunjungan Ibu Mawar, Ibu Wati dan Ibu Lastri" in busy.pendamping.last
    assert len(busy.outbox("visit_offer_answered")) == 1
    budi.says("kunjungan")
    assert all(name in budi.last for name in ("Mawar", "Wati", "Lastri"))
    budi.says("1 selesai, ketemu suaminya, sepakat gantian jaga")
    budi.picks("Keempatnya")
    budi.picks("Ya, simpan")
    busy.tick()
    assert "Bapak Budi Santoso sudah mengunjungi" in busy.pendamping.last
    assert "gantian jaga" in busy.pendamping.last


def test_he_takes_some_and_the_others_stay(busy: Village) -> None:
    budi = offers(busy)
    budi.taps("Sebagian")
    budi.says("1 dan 3")
    busy.tick()

    assert states(busy) == {"Mawar": "accepted", "Wati": "declined", "Lastri": "accepted"}
    assert "menerima kunjungan Ibu Mawar dan Ibu Lastri" in busy.pendamping.last
    assert "belum bisa menerima kunjungan Ibu Wati" in busy.pendamping.last
    assert busy.visit_of("Wati").pendamping_id is None


def test_a_number_is_that_visits_on_every_channel_and_stays_so(busy: Village) -> None:
    budi = offers(busy)
    records(busy, "Mawar")
    budi.says("3")

    assert states(busy) == {"Mawar": "withdrawn", "Wati": "declined", "Lastri": "accepted"}


def test_an_offer_of_several_lapses_as_one(busy: Village) -> None:
    budi = offers(busy)
    busy.go_to("2018-11-24", "06:30")

    assert set(states(busy).values()) == {"withdrawn"}
    assert sum("belum menjawab: tawaran" in text for text in busy.pendamping.texts) == 1
    budi.says("terima")
    assert set(states(busy).values()) == {"withdrawn"}
    assert {"Mawar", "Wati"} <= set(listed(busy, "2018-11-26"))
