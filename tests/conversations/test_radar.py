"""The radar by chat: groups, names, and from a name one tap to what helps; the kind word and its answer."""

import pytest

from db import Session
from db.tables import Inquiry, Kpm
from tests.village import Village


@pytest.fixture
def sliding(village: Village) -> Village:
    """Ibu Mawar missed two of three meetings, not in a row; Ibu Wati the last one. It is Friday morning."""
    village.reported("2018-10-25", {"Mawar": "work"})
    village.reported("2018-11-22", {"Lastri": "sick"})
    village.be_at(village.at("2018-12-17", "08:00"))
    village.reported("2018-12-20", {"Mawar": "work", "Wati": None})
    village.be_at(village.at("2018-12-21", "09:00"))
    village.pendamping.messages.clear()
    village.mawar.messages.clear()
    return village


def at_mawar(village: Village) -> None:
    village.pendamping.says("radar")
    village.pendamping.picks("Melati 1")
    village.pendamping.says("mawar")


def kind_words(village: Village) -> list[str]:
    return [text for text in village.mawar.texts if "salam dari Ibu Siti" in text]


def test_a_pendamping_reads_groups_first_then_names_then_the_meetings_of_one(sliding: Village) -> None:
    siti = sliding.pendamping
    siti.says("radar")
    assert "- Melati 1: 87% hadir, 2 perlu disapa" in siti.last

    siti.picks("Melati 1")
    assert "2. Ibu Mawar: 2 dari 3 tidak hadir, terakhir Kam 20 Des (bekerja)" in siti.last
    assert "3. Ibu Wati: 1 dari 3 tidak hadir, terakhir Kam 20 Des (tanpa keterangan)" in siti.last
    assert "Alasan: bekerja 2, sakit 1, tanpa keterangan 1" in siti.last

    siti.says("2")
    assert siti.last.splitlines()[1:4] == [
        "Kam 20 Des: tidak hadir (bekerja)",
        "Kam 22 Nov: hadir ✓",
        "Kam 25 Okt: tidak hadir (bekerja)",
    ]


def test_a_name_may_be_typed_at_once_and_a_wrong_one_is_told(sliding: Village) -> None:
    siti = sliding.pendamping
    siti.says("radar")
    siti.says("zubaidah")
    assert "“zubaidah” tidak terlihat di radar" in siti.last
    siti.says("bu mawar")
    assert siti.last.startswith("Ibu Mawar (Melati 1): 2 dari 3")
    siti.picks("Nama lain")
    siti.says("radar")
    assert "Radar kehadiran, 6 pertemuan terakhir" in siti.last


def test_a_kind_word_reaches_her_alone_and_counts_nothing(sliding: Village) -> None:
    at_mawar(sliding)
    siti = sliding.pendamping
    siti.picks("Kirim salam")
    assert "Ibu Mawar, salam dari Ibu Siti." in siti.last
    siti.picks("Kirim")

    (word,) = kind_words(sliding)
    assert not any(letter.isdigit() for letter in word)
    assert "absen" not in word
    assert "tidak hadir" not in word
    assert [row.person_id for row in sliding.outbox("kind_word")] == [sliding.people["Mawar"]]


def test_the_same_word_is_sent_once_a_day(sliding: Village) -> None:
    for _ in range(2):
        at_mawar(sliding)
        sliding.pendamping.picks("Kirim salam")
        sliding.pendamping.picks("Kirim")
        sliding.pendamping.says("batal")

    assert len(kind_words(sliding)) == 1
    assert any("Ibu Mawar sudah dikirimi salam hari ini." in text for text in sliding.pendamping.texts)


def inquiries(village: Village) -> list[str]:
    return village.read(lambda s: [one.words for one in s.query(Inquiry).order_by(Inquiry.id)])


def test_what_she_tells_goes_to_her_pendamping_word_for_word(sliding: Village) -> None:
    at_mawar(sliding)
    sliding.pendamping.picks("Kirim salam")
    sliding.pendamping.picks("Kirim")
    mawar = sliding.mawar

    mawar.picks("Ceritakan")
    assert mawar.last == "Silakan ceritakan, Ibu Mawar. Boleh seadanya; yang membaca hanya Ibu Siti (pendamping)."
    mawar.says("jaga kantin sampai jam 4 sore bu")

    assert inquiries(sliding) == ["jaga kantin sampai jam 4 sore bu"]
    assert "jaga kantin sampai jam 4 sore bu" in sliding.pendamping.texts[-1]
    assert not any("kantin" in text for text in sliding.ketua.texts)


def test_a_reason_written_at_once_is_passed_on_only_after_her_yes(sliding: Village) -> None:
    at_mawar(sliding)
    sliding.pendamping.picks("Kirim salam")
    sliding.pendamping.picks("Kirim")
    mawar = sliding.mawar

    mawar.says("maaf bu saya kerja di kantin")
    assert inquiries(sliding) == []
    mawar.says("iya")

    assert inquiries(sliding) == ["maaf bu saya kerja di kantin"]


def test_ill_words_of_her_own_people_are_offered_the_hidden_way(sliding: Village) -> None:
    at_mawar(sliding)
    sliding.pendamping.picks("Kirim salam")
    sliding.pendamping.picks("Kirim")
    sliding.mawar.picks("Ceritakan")
    sliding.mawar.says("ketua kelompok suka marah dan minta uang")

    assert inquiries(sliding) == []
    assert "mereka tidak melihatnya" in sliding.mawar.last


def test_a_word_is_not_offered_where_no_chat_leads_to_her(sliding: Village) -> None:
    sliding.mawar.says("stop")
    at_mawar(sliding)
    sliding.pendamping.picks("Kirim salam")

    assert "Ibu Mawar belum bisa dikirimi pesan lewat sini." in sliding.pendamping.last
    assert sliding.outbox("kind_word") == []


def test_a_visit_is_planned_from_a_name_and_says_on_the_list_why(sliding: Village) -> None:
    at_mawar(sliding)
    siti = sliding.pendamping
    siti.picks("Kunjungi")
    siti.says("kapan-kapan")
    siti.says("27/12")
    assert "Baik, Ibu Mawar masuk daftar kunjungan Kamis, 27 Desember 2018." in siti.last
    assert "Sudah di daftar kunjungan: 1" in siti.last

    sliding.go_to("2018-12-27", "06:00")
    assert "Tindak lanjut: menyapa (2 dari 3 tidak hadir, terakhir Kam 20 Des (bekerja))" in siti.texts[-1]


def test_a_case_is_opened_from_a_name_with_what_the_meetings_say(sliding: Village) -> None:
    at_mawar(sliding)
    sliding.pendamping.picks("Buka kasus")
    assert "Buka kasus Ibu Mawar" in sliding.pendamping.last
    assert "tidak hadir 2 dari 3 pertemuan terakhir" in sliding.pendamping.last


def test_the_whole_group_is_asked_from_its_names(sliding: Village) -> None:
    sliding.pendamping.says("radar")
    sliding.pendamping.picks("Melati 1")
    sliding.pendamping.picks("Tanya seluruh kelompok")
    assert "10 anggota Melati 1 ditanya" in sliding.pendamping.last


def test_a_correction_meanwhile_takes_the_name_away_kindly(sliding: Village) -> None:
    at_mawar(sliding)
    meeting = sliding.meetings()[-1].id
    sliding.report(meeting, {"Wati": None})
    sliding.pendamping.picks("Kirim salam")

    assert "Namanya sudah tidak ada di radar" in sliding.pendamping.last
    sliding.pendamping.picks("Nama lain")
    assert "Perlu disapa:\n3. Ibu Wati" in sliding.pendamping.last
    assert sliding.outbox("kind_word") == []


def test_the_picture_comes_as_a_photo_without_names(sliding: Village) -> None:
    sliding.pendamping.says("radar")
    sliding.pendamping.says("gambar")
    sliding.work()

    shown = sliding.pendamping.messages[-1]
    assert shown.text == "Radar kehadiran. Tidak ada nama di gambar ini."
    assert shown.has_attachment


def test_who_left_the_group_before_the_word_was_drawn_gets_none(sliding: Village) -> None:
    at_mawar(sliding)
    other = sliding.group("Kenanga", ("Yuli",))
    sliding.pendamping.picks("Kirim salam")
    mawar = sliding.people["Mawar"]

    def moved(session: Session) -> None:
        session.get_one(Kpm, mawar).group_id = other

    sliding.write(moved)
    sliding.pendamping.picks("Kirim")
    assert kind_words(sliding) == []


def test_a_koordinator_reads_counts_and_no_names(sliding: Village) -> None:
    bambang = sliding.phone("Bambang")
    bambang.says("radar")
    assert bambang.last == ("Ibu Siti: 1 kelompok, menurun 0; KPM perlu disapa 2, di daftar kunjungan 0, rajin lagi 0")
    assert "Mawar" not in " ".join(bambang.texts)


@pytest.mark.parametrize("who", ["Sri", "Mawar"])
def test_families_have_no_radar(sliding: Village, who: str) -> None:
    phone = sliding.phone(who)
    phone.says("radar")
    assert "perlu disapa" not in " ".join(phone.texts)


def test_an_empty_radar_says_so(village: Village) -> None:
    village.pendamping.says("radar")
    assert village.pendamping.last == "Belum ada pertemuan yang dilaporkan, jadi radarnya masih kosong."


def test_mondays_news_leads_to_the_radar(sliding: Village) -> None:
    sliding.go_to("2018-12-26", "07:00")
    siti = sliding.pendamping
    assert (
        siti.last == "Ibu Siti, radar kehadiran minggu ini:\n- Perlu disapa: Ibu Mawar (Melati 1), Ibu Wati (Melati 1)"
    )
    if sliding.channel == "telegram":
        siti.taps("Buka radar")
    else:
        siti.says("radar")  # the number 1 is the first visit of this morning's list
    assert "Radar kehadiran, 6 pertemuan terakhir" in siti.last
