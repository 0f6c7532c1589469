"""A new time of meeting, from the question to the move, as those who live it write and tap."""

from datetime import timedelta
from functools import partial

from db import Session
from db.tables import Poll, PollAnswer
from outbox.addresses import close_addresses
from programme.polls.busy_hours import busy_on, to_json
from tests.conversations.test_shared_phones import shared_by
from tests.village import MEMBERS, Phone, Village

ASKED = "ada usul waktu baru untuk pertemuan Melati 1: Sabtu keempat setiap bulan pukul 16.30-18.30 WIB"
NEW = "Sabtu keempat 16.30"


def series(village: Village, months: int = 6) -> None:
    """A fourth Thursday a month from October on."""
    siti = village.pendamping
    siti.says("jadwal")
    siti.says(f"kamis keempat jam 9 {months} bulan")
    siti.picks("Rumah Ibu Sri")
    siti.picks("Menjadi orang tua")
    siti.picks("Ya, simpan")


def proposed(village: Village, said: str = "sabtu keempat jam 16.30") -> Phone:
    siti = village.pendamping
    siti.says("waktu baru")
    siti.says(said)
    siti.picks("Ya, tanyakan")
    return siti


def closed(village: Village) -> Phone:
    """The result has come."""
    siti = proposed(village)
    village.go_to("2018-10-04", "17:00")
    return siti


def suits(village: Village, name: str) -> bool | str | None:
    def look(answer: PollAnswer | None) -> bool | str | None:
        return "silent" if answer is None else answer.suits

    kpm_id = village.people[name]
    return village.read(lambda s: look(s.query(PollAnswer).filter_by(kpm_id=kpm_id).one_or_none()))


def words_of(village: Village, name: str) -> str | None:
    kpm_id = village.people[name]
    return village.read(lambda s: s.query(PollAnswer).filter_by(kpm_id=kpm_id).one().words)


def state_of(village: Village) -> str:
    return village.read(lambda s: s.query(Poll).order_by(Poll.id.desc()).limit(1).one().state)


def begins(village: Village) -> list[str]:
    return [f"{village.rules.local(one.starts_at):%d/%m %H:%M}" for one in village.meetings()]


def test_a_time_typed_bit_by_bit_is_checked_before_anybody_is_asked(village: Village) -> None:
    series(village)
    village.group("Kenanga", ("Darmi",))
    village.meeting("2018-10-27", "15:00", group="Kenanga")
    siti = village.pendamping
    siti.says("waktu baru")
    siti.says("melati 1")
    assert "sekarang bertemu Kamis keempat setiap bulan pukul 09.00-11.00 WIB" in siti.last
    siti.says("entah")
    assert "Belum saya pahami" in siti.last
    siti.says("malem minggu")
    siti.says("minggu keempat")
    siti.says("jam 21")
    assert "waktu istirahat" in siti.last
    siti.says("16.30")

    assert "Di luar jam kerja (08.00-17.00): selesai sekitar 18.30. Tetap boleh." in siti.last
    assert "Terlalu dekat dengan pertemuan lain: Sab 27 Okt (Kenanga 15.00)." in siti.last
    assert "10 anggota ditanya lewat chat, sampai Kam 4 Okt 17.00" in siti.last
    assert village.outbox("time_question") == []
    siti.picks("Tidak jadi")
    assert village.outbox("time_question") == []


def told_of_their_hours(village: Village, session: Session) -> None:
    """All ten answered what makes coming hard: half of them work until four, from Monday to Saturday."""
    poll = Poll(group_id=village.group_id(), kind="hindrances", asked_by=village.people["Siti"], asked_at=village.now)
    poll.state, poll.closes_at = "closed", village.now
    poll.closed_at = village.now - timedelta(hours=1)
    session.add(poll)
    session.flush()
    for number, name in enumerate(MEMBERS):
        kpm_id = village.people[name]
        answer = PollAnswer(poll_id=poll.id, kpm_id=kpm_id, said_by=kpm_id, answered_at=village.now)
        answer.choices = "work" if number % 2 else "none"
        answer.hours = to_json(busy_on(range(6), [(360, 960)])) if number % 2 else None
        session.add(answer)


def test_times_that_suit_the_hours_the_group_has_told_are_offered_first(village: Village) -> None:
    series(village)
    village.write(partial(told_of_their_hours, village))
    siti = village.pendamping
    siti.says("waktu baru")
    offered = next(label for label in siti.labels if "16.30" in label)
    assert "(cocok sedikitnya " in offered  # the number stands for a step
    siti.picks(offered)
    assert f"{offered.partition(' (')[0].rpartition(' ')[0]} setiap bulan pukul 16.30-18.30 WIB" in siti.last
    siti.picks("Ya, tanyakan")

    rounds = village.read(lambda s: {one.kind: one for one in s.query(Poll)})
    assert rounds["new_time"].after_poll_id == rounds["hindrances"].id


def test_one_sentence_says_it_all(village: Village) -> None:
    series(village)
    village.pendamping.says("waktu baru melati 1 jam 16")
    assert "Kamis keempat setiap bulan pukul 16.00-18.00 WIB" in village.pendamping.last
    village.pendamping.says("jadi sabtu 24 november jam 16.30")
    assert "Tanggal itu saya artikan sebagai Sabtu keempat setiap bulan" in village.pendamping.last
    village.pendamping.picks("Ya, tanyakan")

    assert ASKED in village.mawar.last
    assert "Sekarang Kamis keempat 09.00" in village.mawar.last
    assert len(village.mawar.last) <= 320


def test_the_hours_of_the_friday_prayer_are_pointed_out_and_left_to_him(village: Village) -> None:
    village.pendamping.says("waktu baru melati 1 jumat kedua jam 11.30")
    assert "Bersamaan dengan waktu salat Jumat. Tetap boleh." in village.pendamping.last
    village.pendamping.says("jumat kedua jam 13.30")

    assert "salat Jumat" not in village.pendamping.last


def test_the_present_time_is_nothing_to_ask_about(village: Village) -> None:
    series(village)
    village.pendamping.says("waktu baru")
    village.pendamping.says("kamis keempat jam 9")

    assert "Itu waktu yang sekarang" in village.pendamping.last


def test_members_answer_by_tap_or_in_their_own_words(village: Village) -> None:
    series(village)
    proposed(village)
    village.mawar.picks("Bisa")
    village.ketua.says("saged bu")
    village.phones["Wati"].says("teu tiasa")
    village.phones["Murni"].says("dereng ngertos")
    village.phones["Tumini"].says("kula mboten saged, taksih kerjo")

    said = {name: suits(village, name) for name in ("Mawar", "Sri", "Wati", "Murni", "Tumini", "Lastri")}
    assert said == {"Mawar": True, "Sri": True, "Wati": False, "Murni": None, "Tumini": False, "Lastri": "silent"}
    assert "Kalau ada waktu yang lebih cocok" in village.phones["Wati"].last
    assert words_of(village, "Tumini") == "kula mboten saged, taksih kerjo"
    assert "hanya dibaca pendamping" in village.phones["Tumini"].last


def test_who_cannot_may_say_what_would_suit_her_and_thanks_are_no_wish(village: Village) -> None:
    proposed(village)
    for name, said in (("Mawar", "jam 5 bisa bu"), ("Wati", "matur nuwun bu"), ("Murni", "eh bisa kok")):
        village.phones[name].picks("Tidak bisa")
        village.phones[name].says(said)

    assert (suits(village, "Mawar"), words_of(village, "Mawar")) == (False, "jam 5 bisa bu")
    assert (suits(village, "Wati"), words_of(village, "Wati")) == (False, None)
    assert suits(village, "Murni") is True


def test_a_mind_is_changed_by_the_old_button_a_word_or_simply_by_writing(village: Village) -> None:
    proposed(village)
    village.mawar.picks("Tidak bisa")
    village.mawar.taps("Bisa")
    village.mawar.says("terima kasih bu")
    assert suits(village, "Mawar") is True
    village.mawar.says("ternyata tidak bisa bu")
    assert suits(village, "Mawar") is False
    village.mawar.says("cukup")
    village.mawar.says("waktu")
    assert "Jawaban yang tercatat: tidak bisa." in village.mawar.last
    village.mawar.says("belum tau")

    assert suits(village, "Mawar") is None
    village.mawar.says("menu")
    village.mawar.says("eh bisa bu")
    assert "Tercatat: bisa" in village.mawar.last
    assert "apa yang bisa saya bantu" not in village.mawar.last


def test_with_a_meeting_near_it_is_asked_which_of_the_two_was_meant(village: Village) -> None:
    village.meeting("2018-10-03")
    proposed(village)
    village.mawar.picks("Bisa")
    village.mawar.says("maaf jadinya tidak bisa")

    assert "itu untuk yang mana?" in village.mawar.last
    village.mawar.picks(f"Waktu baru: {NEW}")
    assert suits(village, "Mawar") is False


def test_an_answer_after_the_deadline_is_thanked_for_and_not_counted(village: Village) -> None:
    closed(village)
    village.mawar.taps("Bisa")
    assert "Waktu menjawabnya sudah lewat" in village.mawar.last
    village.phones["Wati"].says("saged bu")
    assert "Waktu menjawabnya sudah lewat" in village.phones["Wati"].last
    village.mawar.says("waktu")

    assert "tidak ada pertanyaan tentang waktu" in village.mawar.last
    assert suits(village, "Mawar") == suits(village, "Wati") == "silent"


def test_a_question_about_something_else_is_no_answer(village: Village) -> None:
    proposed(village)
    village.mawar.says("kapan cair bu?")

    assert suits(village, "Mawar") == "silent"


def test_a_ketua_is_asked_to_pass_on_and_her_pendamping_notes_what_they_said(village: Village) -> None:
    for name in ("Wati", "Murni", "Tumini"):
        silent = village.people[name]
        village.write(partial(close_addresses, person_id=silent, now=village.now))
    siti = village.pendamping
    siti.says("waktu baru")
    siti.says("sabtu keempat jam 16.30")
    assert "Tanpa chat: Wati, Murni dan Tumini." in siti.last
    siti.picks("Ya, tanyakan")
    assert "tanyakan juga kepada yang tidak punya chat: Wati, Murni dan Tumini" in village.ketua.last
    assert "tanyakan juga" not in village.mawar.last
    village.ketua.says("wati tidak bisa")
    assert "mohon disampaikan kepada pendamping" in village.ketua.last
    village.mawar.picks("Bisa")
    siti.says("waktu baru")
    siti.picks("Isi jawaban anggota")
    siti.says("wati murni bisa, kartini tidak bisa")
    assert "Belum jelas" in siti.last
    siti.says("wati murni bisa, mawar tidak bisa")
    assert "2. Mawar: tidak bisa (sudah menjawab sendiri, tidak diubah)" in siti.last
    siti.picks("Ya, simpan")
    siti.picks("Isi jawaban anggota")
    siti.says("tumini")
    siti.picks("Belum tahu")

    names = ("Wati", "Murni", "Mawar", "Tumini", "Sri")
    assert [suits(village, name) for name in names] == [True, True, True, None, "silent"]


def test_two_on_one_phone_are_asked_each_for_herself(village: Village) -> None:
    phone = shared_by(village, "Mawar", "Wati")
    proposed(village)
    assert [text.partition(",")[0] for text in phone.texts if ASKED in text] == ["Ibu Mawar", "Ibu Wati"]
    phone.says("bisa")
    assert "Untuk siapa?" in phone.last
    phone.picks("Ibu Wati")

    assert (suits(village, "Wati"), suits(village, "Mawar")) == (True, "silent")


def test_the_pendamping_decides_and_the_series_moves_once(village: Village) -> None:
    series(village)
    siti = closed(village)
    siti.says("menu")
    assert any(label.startswith("Waktu baru: tinggal diputuskan (1)") for label in siti.labels)
    siti.picks("Waktu baru: tinggal")
    siti.picks("Pindahkan jadwalnya")
    siti.picks("Kam 22 Nov")
    assert "Kam 25 Okt" not in siti.last
    siti.taps("Ya, simpan", times=2)

    assert begins(village)[:3] == ["25/10 09:00", "24/11 16:30", "22/12 16:30"]
    assert state_of(village) == "adopted"
    siti.says("menu")
    assert not any("tinggal diputuskan" in label for label in siti.labels)
    siti.taps("Putuskan")
    assert "Sudah diputuskan: Melati 1 bertemu Sabtu keempat" in siti.last


def test_it_may_stay_as_it_is_or_another_time_be_asked_about(village: Village) -> None:
    series(village)
    siti = closed(village)
    siti.picks("Putuskan")
    siti.picks("Usulkan waktu lain")
    siti.says("minggu kedua jam 9")
    siti.says("hari minggu kedua jam 9")
    siti.picks("Ya, tanyakan")
    assert village.outbox("time_decided") == []
    assert "Minggu kedua setiap bulan" in village.mawar.last
    siti.says("waktu baru")
    siti.picks("Batalkan pertanyaan")
    siti.picks("Ya, tetap")

    assert state_of(village) == "cancelled"
    assert "tetap seperti biasa: Kamis keempat 09.00" in village.mawar.last
    village.mawar.taps("Bisa")
    assert "tetap seperti biasa" in village.mawar.last
    assert begins(village)[0] == "25/10 09:00"


def test_a_group_with_single_meetings_alone_is_offered_a_series_at_the_new_time(village: Village) -> None:
    village.meeting("2018-10-25")
    siti = village.pendamping
    siti.says("waktu baru")
    assert "belum punya jadwal rutin" in siti.last
    siti.says("sabtu keempat jam 16.30")
    siti.picks("Ya, tanyakan")
    assert "Sekarang" not in village.mawar.last
    siti.says("waktu baru")
    siti.picks("Tutup dan putuskan")
    siti.picks("Pindahkan jadwalnya")
    siti.picks("Ya, simpan")
    assert "bulan-bulan berikutnya belum dijadwalkan" in siti.last
    siti.picks("Ya, jadwalkan")
    siti.says("3 bulan")
    if "mana" in siti.last:
        siti.picks("Balai Desa")
    siti.picks("Menjadi orang tua")
    siti.picks("Ya, simpan")

    assert begins(village) == ["27/10 16:30", "24/11 16:30", "22/12 16:30", "26/01 16:30"]
