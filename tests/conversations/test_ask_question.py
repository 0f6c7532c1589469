"""A family asks: what is hers is answered at once, the rest is her pendamping's, and nobody else's data are told."""

import pytest

from db.tables import Complaint, DataUpdate, Inquiry, OutboxRow
from programme.access import OFFICE
from programme.joining import issue_code
from programme.staff import remove_staff
from tests.payment_days import payment_day
from tests.told_once import told_once
from tests.village import Phone, Village

DAY = "2018-11-22"


def inquiries(village: Village) -> list[tuple[str, str | None, str]]:
    """(words, topic, state), oldest first."""
    rows = village.read(lambda s: s.query(Inquiry).order_by(Inquiry.id).all())
    return [(one.words, one.topic, one.state) for one in rows]


def told(village: Village, kind: str) -> list[str]:
    """To whom notices of a kind have gone."""
    names = {person_id: name for name, person_id in village.people.items()}
    rows = [row for row in village.outbox(kind) if row.state in ("sent", "delivered")]
    return [names[row.person_id or 0] for row in rows]


@told_once
def asks_pendamping(village: Village, words: str = "harga beras kok mahal ya bu?") -> None:
    """Something that nobody's rows answer, handed on to Ibu Siti."""
    village.mawar.says(words)
    village.mawar.picks("Ya, teruskan")


@pytest.mark.parametrize("words", ["kapan cair bu", "iraha cairna", "kpn duit metu", "ambil uangnya di mana bu?"])
def test_when_and_where_she_is_paid_comes_from_her_own_schedule(village: Village, words: str) -> None:
    payment_day(village, DAY, ("Mawar",))
    village.tick()
    village.mawar.says(words)

    assert "tahap 4 dijadwalkan Kamis, 22 November 2018 pukul 08.00-12.00 WIB, di Balai Desa" in village.mawar.last


def test_without_a_schedule_nothing_is_promised(village: Village) -> None:
    village.mawar.says("kapan cair bu")

    assert "berikutnya belum ada" in village.mawar.last
    assert "insya" not in village.mawar.last


def test_what_to_bring_names_the_occasion(village: Village) -> None:
    payment_day(village, DAY, ("Mawar",))
    village.tick()
    village.mawar.says("bawa apa aja bu")

    assert village.mawar.last == (
        "Untuk bantuan PKH tahap 4, Kamis, 22 November 2018 pukul 08.00-12.00 WIB: Bawa KTP-el asli dan KK asli. "
        "Kalau berhalangan, boleh diwakili keluarga dalam satu KK."
    )


def test_two_questions_in_one_text_are_both_answered(village: Village) -> None:
    payment_day(village, DAY, ("Mawar",))
    village.meeting("2018-10-25")
    village.tick()
    village.mawar.says("kapan cair? kapan kumpulan?")

    said = "\n".join(village.mawar.texts[-2:])
    assert "tahap 4 dijadwalkan Kamis, 22 November 2018" in said
    assert "Pertemuan kelompok Melati 1 berikutnya: Kamis, 25 Oktober 2018" in said


def test_her_amount_is_told_to_her_and_not_on_a_shared_phone(village: Village) -> None:
    payment_day(village, DAY, ("Mawar", "Wati"), amounts={"Mawar": 600_000, "Wati": 900_000})
    village.tick()
    village.mawar.says("dapat berapa bu")
    assert "Rp600.000" in village.mawar.last
    assert "900" not in village.mawar.last

    shares_phone_of_mawar(village)
    village.mawar.says("saya Mawar")
    village.mawar.says("oleh piro bu")
    assert "Rp" not in village.mawar.last
    assert "HP ini dipakai bersama" in village.mawar.last


@told_once
def shares_phone_of_mawar(village: Village) -> None:
    """Ibu Wati joins on Ibu Mawar's phone."""
    code = village.write(lambda s: issue_code(s, OFFICE, village.people["Wati"], village.now, village.rules))
    village.mawar.says(f"/start {code}")
    village.mawar.picks("Setuju")


@pytest.mark.parametrize("words", ["bu wati kapan cair?", "wati oleh piro bu?", "kapan Bu Wati cair"])
def test_nothing_is_told_of_somebody_else_who_is_named(village: Village, words: str) -> None:
    payment_day(village, DAY, ("Wati",), amounts={"Wati": 900_000})
    village.tick()
    village.mawar.says(words)

    assert "hanya untuk yang bersangkutan" in village.mawar.last
    assert "22 November" not in village.mawar.last
    assert "900" not in village.mawar.last


def test_the_name_of_her_pendamping_is_no_other_family(village: Village) -> None:
    village.mawar.says("Bu Siti, kapan cair?")

    assert "yang bersangkutan" not in village.mawar.last


def test_why_not_paid_says_what_is_recorded_and_leads_to_a_complaint(village: Village) -> None:
    village.mawar.says("kok durung oleh duit")
    assert "belum tercatat pembayaran" in village.mawar.last
    village.mawar.picks("Sampaikan keluhan")

    assert "eluhan" in village.mawar.last
    assert village.read(lambda s: s.query(Complaint).count()) == 0


def test_duties_are_those_of_her_family_but_not_on_a_shared_phone(village: Village) -> None:
    village.family("Mawar", Ani="sd", Budi="pregnant")
    village.mawar.says("syarate opo")
    assert "Anak sekolah: masuk sekolah paling sedikit 85 persen" in village.mawar.last
    assert "Ibu hamil: periksa rutin" in village.mawar.last
    assert "Lansia" not in village.mawar.last

    shares_phone_of_mawar(village)
    village.mawar.says("saya Mawar")
    village.mawar.says("syaratnya apa saja bu")
    assert "Yang perlu dijaga keluarga PKH: ibu hamil dan balita" in village.mawar.last


def test_a_lost_card_is_helped_at_once_and_can_become_a_complaint(village: Village) -> None:
    village.mawar.says("kartu hilang gimana bu")

    assert "blokir" in village.mawar.last
    assert "PIN" in village.mawar.last
    assert village.mawar.labels[0] == "Sampaikan keluhan"


def test_a_complaint_in_free_text_begins_one_with_her_words(village: Village) -> None:
    village.mawar.says("kartu saya dipegang bu ketua")

    assert "KKS dipegang orang lain" in village.mawar.last or "dipegang" in village.mawar.last
    assert village.read(lambda s: s.query(Complaint).count()) == 0
    assert told(village, "inquiry_new") == []


def test_news_of_the_family_begins_a_report_that_is_asked_back(village: Village) -> None:
    village.mawar.says("saya hamil 3 bulan bu")

    assert "hamil" in village.mawar.last.lower()
    assert village.read(lambda s: s.query(DataUpdate).count()) == 0


def test_what_may_mean_two_things_is_asked(village: Village) -> None:
    village.mawar.says("kartu saya")
    assert "maksudnya yang mana?" in village.mawar.last
    village.mawar.picks("Bukan itu semua")

    assert "kata lain" in village.mawar.last


def test_what_can_only_be_a_complaint_is_asked_back_once(village: Village) -> None:
    village.mawar.says("bantuan saya dipotong bu ketua 50 ribu katanya buat admin")

    assert "Saya menangkap keluhannya: Bantuan dipotong. Betul?" in village.mawar.last


def test_a_ketuas_word_about_a_member_begins_that_members_complaint(village: Village) -> None:
    village.ketua.says("bu wati kartunya hilang")

    assert "maksudnya yang mana" not in village.ketua.last
    assert "untuk siapa" in village.ketua.last


def test_a_text_that_answers_nothing_leaves_the_question_standing(village: Village) -> None:
    village.mawar.says("harga beras kok mahal ya bu?")
    village.mawar.says("hujan deras")
    assert "Saya teruskan kepada Ibu Siti" in village.mawar.last
    village.mawar.says("besok libur ya bu?")
    assert "“harga beras kok mahal ya bu? besok libur ya bu?”" in village.mawar.last
    village.mawar.picks("Tidak usah")

    assert inquiries(village) == []


def test_an_unknown_question_goes_to_her_pendamping_once_she_says_yes(village: Village) -> None:
    village.mawar.says("harga beras kok mahal ya bu?")
    assert "Saya teruskan kepada Ibu Siti (pendamping)?" in village.mawar.last
    assert inquiries(village) == []
    village.mawar.picks("Ya, teruskan")

    assert "sudah saya teruskan kepada Ibu Siti" in village.mawar.last
    assert inquiries(village) == [("harga beras kok mahal ya bu?", None, "waiting")]
    assert "Pertanyaan dari Ibu Mawar (nomor 2, Melati 1):\n“harga beras kok mahal ya bu?”" in village.pendamping.last


def test_the_same_words_are_not_passed_on_twice(village: Village) -> None:
    asks_pendamping(village)
    asks_pendamping(village, "Harga beras kok mahal, ya Bu?")

    assert "sudah ada pada Ibu Siti" in village.mawar.last
    assert told(village, "inquiry_new") == ["Siti"]


def test_what_may_concern_the_pendamping_is_offered_as_a_complaint_first(village: Village) -> None:
    village.mawar.says("tanya")
    village.mawar.says("bu pendamping marah gara-gara apa ya?")
    if "maksudnya yang mana?" in village.mawar.last:
        village.mawar.picks("Tanya pendamping")

    assert village.mawar.labels[0] == "Ini keluhan"
    assert "mereka tidak melihatnya" in village.mawar.last
    assert told(village, "inquiry_new") == []


def test_an_answer_that_was_not_what_she_meant_is_handed_on_once(village: Village) -> None:
    village.mawar.says("kapan cair bu")
    assert inquiries(village) == [("kapan cair bu", "payment_when", "closed")]
    village.mawar.picks("Tanya pendamping")
    village.mawar.says("Tanya pendamping")

    assert inquiries(village) == [("kapan cair bu", "payment_when", "waiting")]
    assert told(village, "inquiry_new") == ["Siti"]


def test_what_was_answered_at_once_is_forgotten_after_a_day(village: Village) -> None:
    village.mawar.says("kapan cair bu")
    first = village.mawar.messages[-1]
    village.go_to("2018-10-03", "08:00")
    village.mawar.says("bawa apa bu")

    assert [words for words, *_ in inquiries(village)] == ["", "bawa apa bu"]
    village.mawar.taps_data(first.id, first.buttons[-1][1])
    assert "sudah tidak berlaku" in village.mawar.last


def answers(village: Village, words: str) -> Phone:
    siti = village.pendamping
    siti.picks("Jawab")
    siti.says(words)
    siti.picks("Ya, kirim")
    return siti


def test_the_pendampings_answer_comes_to_her_with_her_question(village: Village) -> None:
    asks_pendamping(village)
    siti = answers(village, "Itu di luar PKH, Bu.")

    assert "Terkirim kepada Ibu Mawar." in siti.last
    assert "harga beras kok mahal ya bu?" in village.mawar.last
    assert "jawaban Ibu Siti:\n“Itu di luar PKH, Bu.”" in village.mawar.last
    assert [state for *_, state in inquiries(village)] == ["answered"]
    siti.taps("Jawab")
    assert "sudah dijawab" in siti.last


def test_earlier_answers_to_the_same_topic_are_offered(village: Village) -> None:
    village.mawar.says("kapan cair bu")
    village.mawar.picks("Tanya pendamping")
    answers(village, "Tunggu surat dari kantor pos.")
    wati = village.phones["Wati"]
    wati.says("kpn cair")
    wati.picks("Tanya pendamping")
    siti = village.pendamping
    siti.picks("Jawab")
    siti.picks("Tunggu surat dari kantor pos.")
    siti.picks("Ya, kirim")

    assert "“Tunggu surat dari kantor pos.”" in wati.last


def test_the_list_leads_from_one_question_to_the_next(village: Village) -> None:
    asks_pendamping(village)
    village.phones["Wati"].says("kapan posyandu bu?")
    village.phones["Wati"].picks("Tanya pendamping" if "Tanya pendamping" in village.phones["Wati"].labels else "Ya")
    siti = village.pendamping
    siti.says("pertanyaan")
    assert "Pertanyaan yang menunggu: 2" in siti.last
    siti.says("2")
    assert "kapan posyandu" in siti.last
    siti.picks("Sudah dibicarakan")
    assert "harga beras" in siti.last
    siti.says("Itu di luar PKH.")
    siti.picks("Ubah jawaban")
    siti.says("Itu bukan urusan PKH, Bu.")
    siti.picks("Ya, kirim")

    assert "Tidak ada pertanyaan yang menunggu." in siti.last
    assert [state for *_, state in inquiries(village)] == ["answered", "closed"]
    assert "“Itu bukan urusan PKH, Bu.”" in village.mawar.last


def test_a_question_can_be_turned_into_a_complaint_by_who_asked_it(village: Village) -> None:
    asks_pendamping(village, "bu kenapa gurunya begitu ya?")
    siti = village.pendamping
    siti.picks("Jawab")
    siti.picks("Sarankan jadi keluhan")
    siti.picks("Ya, kirim")
    assert "ketik keluhan" in village.mawar.last
    village.mawar.picks("Sampaikan keluhan")

    assert "eluhan" in village.mawar.last
    assert "belum paham" not in village.mawar.last


def test_without_a_pendamping_the_koordinator_is_asked(village: Village) -> None:
    village.write(lambda s: remove_staff(s, OFFICE, village.people["Siti"], village.now))
    village.mawar.says("harga beras kok mahal ya bu?")
    assert "Bapak Bambang (koordinator)" in village.mawar.last
    village.mawar.picks("Ya, teruskan")
    bambang = village.phones["Bambang"]
    bambang.says("pertanyaan")
    assert "harga beras" in bambang.last
    bambang.says("Saya cek dulu, Bu.")
    bambang.picks("Ya, kirim")

    assert "jawaban Bapak Bambang:" in village.mawar.last


def test_nobody_but_the_asker_and_her_staff_reads_a_question(village: Village) -> None:
    asks_pendamping(village)

    for name, phone in village.phones.items():
        if name not in ("Mawar", "Siti"):
            assert not any("harga beras" in text for text in phone.texts), name
    village.ketua.says("pertanyaan")
    assert "harga beras" not in village.ketua.last


def test_on_a_shared_phone_the_answer_waits_behind_a_knock(village: Village) -> None:
    asks_pendamping(village)
    shares_phone_of_mawar(village)
    before = len(village.mawar.texts)
    answers(village, "Itu di luar PKH, Bu.")

    assert not any("luar PKH" in text for text in village.mawar.texts[before:])


def test_a_question_amid_another_is_answered_and_the_other_asked_again(village: Village) -> None:
    village.mawar.says("bahasa")
    asked = village.mawar.last
    village.mawar.says("kapan cair bu?")

    assert "berikutnya belum ada" in village.mawar.texts[-2]
    assert village.mawar.last == asked


def test_reports_thanks_and_greetings_are_no_questions(village: Village) -> None:
    for words in ("wati sakit", "makasih bu", "assalamualaikum", "hadir"):
        village.mawar.says(words)

    assert inquiries(village) == []


def test_common_questions_can_be_chosen(village: Village) -> None:
    village.mawar.says("tanya")
    village.mawar.picks("Data saya untuk apa")

    assert "kegiatan PKH saja" in village.mawar.last


def test_a_pendampings_question_leads_to_her_list(village: Village) -> None:
    village.pendamping.says("kapan pertemuannya ya?")

    assert inquiries(village) == []
    assert "belum paham" not in village.pendamping.last


def test_what_waits_is_counted_for_who_answers_it(village: Village) -> None:
    asks_pendamping(village)
    village.pendamping.says("menu")

    assert "Pertanyaan (1)" in village.pendamping.labels


def test_words_of_questions_stand_in_no_row_of_the_outbox_after_they_left(village: Village) -> None:
    asks_pendamping(village)
    rows: list[OutboxRow] = village.outbox("inquiry_new")

    assert [row.content for row in rows] == [None]


@pytest.mark.parametrize("said", ["nanti", "tidak jadi", "keluhan saya", "tidak tahu bu"])
def test_what_is_no_question_is_not_offered_to_the_pendamping(village: Village, said: str) -> None:
    village.mawar.says("tanya")
    village.mawar.says(said)

    assert "Saya teruskan kepada" not in village.mawar.last


def test_yes_to_the_only_thing_it_may_mean_is_a_yes(village: Village) -> None:
    village.mawar.says("kulo pindah griyo")
    village.mawar.says("ya")

    assert "tinggal di mana" in village.mawar.last


def test_yes_to_several_is_asked_again(village: Village) -> None:
    village.mawar.says("pkh ki opo to")
    asked = village.mawar.last
    village.mawar.says("ya bu")

    assert village.mawar.last == asked


def test_a_report_does_not_wait_for_an_old_question(village: Village) -> None:
    meeting = village.meeting("2018-10-11", "09:00")
    village.go_to("2018-10-10", "18:00")
    village.ketua.says("apa boleh ganti nama kelompok ya bu?")
    assert "ganti nama kelompok" in village.ketua.last
    village.go_to("2018-10-11", "12:30")
    village.ketua.says("hadir semua kecuali 2")
    village.ketua.says("iya bu")

    assert set(village.absentees(meeting)) == {"Mawar"}
    assert inquiries(village) == []


def test_a_number_that_is_no_line_of_the_question_is_no_report(village: Village) -> None:
    village.meeting("2018-10-11", "09:00")
    village.go_to("2018-10-11", "12:30")
    village.ketua.says("pkh ki opo to")
    asked = village.ketua.last
    village.ketua.says("9")

    assert asked in village.ketua.last


@pytest.mark.parametrize(
    "words", ["berapa yg hadir besok", "siapa yang berhalangan bu", "pinten ingkang rawuh mbenjing"]
)
def test_a_ketua_hears_how_many_come_and_no_names(village: Village, words: str) -> None:
    village.meeting("2018-10-11", "09:00")
    village.go_to("2018-10-10", "18:00")
    village.mawar.says("maaf tidak bisa, anak sakit")
    village.ketua.says(words)

    assert "berhalangan 1" in village.ketua.last
    assert "Mawar" not in village.ketua.last


def test_another_reason_told_later_is_the_one_that_is_kept(village: Village) -> None:
    village.meeting("2018-10-11", "09:00")
    village.go_to("2018-10-10", "18:00")
    village.mawar.says("maaf tidak bisa, sakit")
    village.mawar.says("anak loro panas")

    assert "anaknya sakit" in village.mawar.last


def test_an_absence_announced_while_nothing_is_planned_may_be_handed_on(village: Village) -> None:
    village.mawar.says("maaf bu besok ga bisa dateng")
    assert "belum dijadwalkan" in village.mawar.texts[-2]
    village.mawar.says("iya")

    assert "sudah saya teruskan" in village.mawar.last
    assert "ga bisa dateng" in village.pendamping.last


def test_an_absence_announced_long_before_is_asked_for_where_the_meeting_is_shown(village: Village) -> None:
    village.meeting("2018-10-30", "09:00")
    village.mawar.says("maaf bu tgl 30 saya tidak bisa datang")

    assert village.mawar.labels == ["Hadir", "Berhalangan"]


def test_two_questions_that_nobody_answers_here_go_on_together(village: Village) -> None:
    village.mawar.says("hari apa bu?")
    village.mawar.says("jam berapa bukanya")
    village.mawar.says("kapan cair")
    assert "“hari apa bu? jam berapa bukanya” — ini belum bisa saya jawab" in village.mawar.last
    village.mawar.says("ok")

    assert [(words, state) for words, _, state in inquiries(village) if state == "waiting"] == [
        ("hari apa bu?\njam berapa bukanya", "waiting")
    ]


def test_a_complaint_amid_a_question_is_heard_and_the_question_is_not_mixed_with_it(village: Village) -> None:
    village.mawar.says("hari apa bu?")
    village.mawar.says("uang saya dipotong bu sri")

    assert "Keluhan: Bantuan dipotong" in village.mawar.labels
    village.mawar.picks("Bukan itu semua")
    assert "“hari apa bu?” — ini belum bisa saya jawab" in village.mawar.last


@pytest.mark.parametrize(
    ("said", "first", "besides"),
    [
        ("bu kartu saya hilang trus alamat saya juga pindah", "KKS hilang", "Lapor: Pindah rumah"),
        ("kartu saya hilang, saya juga hamil 3 bulan", "KKS hilang", "Lapor: Ada yang hamil"),
        ("kertu kula ilang lan anak kula pindah sekolah", "KKS hilang", "Lapor: Anak masuk sekolah baru"),
    ],
)
def test_of_two_things_told_at_once_the_second_is_offered_after_the_first(
    village: Village, said: str, first: str, besides: str
) -> None:
    village.mawar.says(said)
    assert first in village.mawar.last
    village.mawar.says("tidak jadi")

    assert "dari tulisan itu masih ada yang belum. Mau dilanjutkan?" in village.mawar.last
    assert village.mawar.labels == [besides, "Tanya pendamping", "Bukan itu semua"]
