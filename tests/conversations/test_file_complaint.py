"""Complaining by chat: a few taps or one sentence, first aid at once, and told plainly who reads it."""

import pytest
from sqlalchemy import select

from db import Session
from db.tables import Complaint, Kpm, StoredFile
from tests.conversations.test_engine import PHOTO, VOICE, question
from tests.village import Village


def complaints(village: Village) -> list[Complaint]:
    return village.read(lambda s: list(s.scalars(select(Complaint).order_by(Complaint.id))))


def only(village: Village) -> Complaint:
    [complaint] = complaints(village)
    return complaint


def files_of(village: Village, complaint: Complaint) -> list[str]:
    query = select(StoredFile.kind).where(StoredFile.subject == f"complaint:{complaint.id}").order_by(StoredFile.id)
    return village.read(lambda s: list(s.scalars(query)))


def make_deputy(village: Village, name: str) -> None:
    def work(session: Session) -> None:
        session.get_one(Kpm, village.people[name]).duty = "deputy"

    village.write(work)


# By choice.


def test_a_lost_card_is_four_taps_and_first_aid_comes_before_the_story(village: Village) -> None:
    mawar = village.mawar
    mawar.says("keluhan")
    mawar.picks("Kartu KKS bermasalah")
    mawar.picks("KKS hilang")
    assert "memblokir kartunya" in mawar.texts[-2]
    mawar.picks("Cukup, lanjut")
    assert "Yang membaca: pendamping" in mawar.last
    mawar.picks("Ya, kirim")

    complaint = only(village)
    assert (complaint.category, complaint.words, complaint.state) == ("kks_lost", "", "received")
    assert complaint.ticket in mawar.last
    assert "8 Oktober 2018" in mawar.last
    assert [row.kind for row in village.outbox(to="Siti")] == ["complaint_new"]


def test_the_story_may_come_in_pieces_with_photo_and_voice(village: Village) -> None:
    mawar = village.mawar
    mawar.says("pengaduan")
    mawar.picks("Data saya salah")
    assert mawar.labels == []
    mawar.sends({**PHOTO, "caption": "nama anak salah"})
    mawar.says("harusnya Rina bukan Rima")
    mawar.sends(VOICE)
    assert "Lampiran: 2 kiriman" in mawar.last
    mawar.says("mohon diperbaiki bu")
    assert "Sudah saya tambahkan" in mawar.last
    mawar.says("iya kirim")

    complaint = only(village)
    assert complaint.words == "nama anak salah\nharusnya Rina bukan Rima\nmohon diperbaiki bu"
    assert files_of(village, complaint) == ["photo", "voice"]


def test_tapping_send_twice_makes_one_complaint(village: Village) -> None:
    mawar = village.mawar
    mawar.says("keluhan")
    for label in ("Saldo KKS kosong", "Cukup, lanjut", "Ya, kirim"):
        mawar.picks(label)
    mawar.taps("Ya, kirim", times=2)

    assert len(complaints(village)) == 1
    assert only(village).ticket in "".join(mawar.texts)


# From her own words.


@pytest.mark.parametrize(
    ("said", "guess", "category"),
    [
        ("kartu kks saya hilang kemarin", "KKS hilang", "kks_lost"),
        ("KKS kulo ketelan mesin ATM", "KKS tertelan ATM", "kks_swallowed"),
        ("saldonya kosong terus padahal tetangga sudah cair", "Saldo KKS kosong", "zero_balance"),
    ],
)
def test_one_sentence_is_recognised_and_confirmed(village: Village, said: str, guess: str, category: str) -> None:
    mawar = village.mawar
    mawar.says("keluhan")
    mawar.says(said)
    assert guess in mawar.last
    mawar.says("nggih")
    if question(village, mawar) == "file_complaint accused":
        mawar.picks("Tidak, bukan soal orang")
    mawar.picks("Ya, kirim")

    assert (only(village).category, only(village).words) == (category, said)


def test_a_wrong_guess_is_put_right_and_the_words_are_not_asked_again(village: Village) -> None:
    mawar = village.mawar
    mawar.says("keluhan")
    mawar.says("kartu hilang")
    mawar.picks("Bukan, pilih sendiri")
    mawar.picks("Sekolah atau puskesmas")
    assert "Kirim sekarang?" in mawar.last
    mawar.picks("Ya, kirim")

    assert (only(village).category, only(village).words) == ("facility", "kartu hilang")


def test_what_is_not_recognised_is_kept_as_her_words(village: Village) -> None:
    mawar = village.mawar
    mawar.says("keluhan")
    mawar.says("rumah saya kebanjiran semalam")
    mawar.picks("Hal lain")
    mawar.picks("Ya, kirim")

    assert only(village).words == "rumah saya kebanjiran semalam"


def test_a_nod_or_the_same_command_is_no_story(village: Village) -> None:
    mawar = village.mawar
    mawar.says("keluhan")
    for said in ("ya bu", "keluhan", "👍"):
        mawar.says(said)
        assert question(village, mawar) == "file_complaint category"
    mawar.says("keluhan saya")

    assert "Belum ada keluhan" in mawar.last
    assert complaints(village) == []


def test_a_number_of_identity_is_not_kept(village: Village) -> None:
    mawar = village.mawar
    mawar.says("keluhan")
    mawar.picks("Data saya salah")
    mawar.says("NIK saya 3515 0123 4567 0001 salah ketik")
    assert any("tidak saya simpan" in text for text in mawar.texts)
    mawar.picks("Ya, kirim")

    assert "3515" not in only(village).words


# About somebody.


def test_who_did_it_is_asked_and_she_is_told_who_reads_it(village: Village) -> None:
    mawar = village.mawar
    mawar.says("keluhan")
    mawar.picks("Bantuan dipotong")
    assert "tidak akan melihat" in mawar.last
    mawar.picks("Ketua kelompok")
    mawar.says("dipotong 50 ribu tiap pencairan")
    assert "Yang membaca hanya koordinator kecamatan" in mawar.last
    assert "171" in mawar.last
    mawar.picks("Ya, kirim")

    complaint = only(village)
    assert (complaint.accused_role, complaint.accused_id) == ("ketua", village.people["Sri"])
    assert {row.person_id for row in village.outbox() if row.kind != "reply"} == {village.people["Bambang"]}


def test_she_need_not_name_anybody(village: Village) -> None:
    mawar = village.mawar
    mawar.says("keluhan")
    mawar.picks("KKS dipegang orang lain")
    mawar.says("mboten ngertos")
    mawar.says("kartu dikumpulkan sejak lebaran")
    mawar.picks("Ya, kirim")

    assert (only(village).accused_role, only(village).first_level) == ("unsaid", "koordinator")


@pytest.mark.parametrize("said", ["pin saya dipegang bu ketua", "kartu saya rusak, katanya dipotong pendamping"])
def test_words_that_hint_at_somebody_are_asked_about_in_any_category(village: Village, said: str) -> None:
    mawar = village.mawar
    mawar.says("keluhan")
    mawar.picks("Hal lain")
    mawar.says(said)

    assert question(village, mawar) == "file_complaint accused"
    if "Bukan, pilih sendiri" in mawar.labels:
        mawar.picks("Bukan, pilih sendiri")
    mawar.picks("Tidak, bukan soal orang")
    mawar.picks("Ya, kirim")
    assert only(village).confidential is False


def test_naming_somebody_at_the_last_moment_is_still_asked_about(village: Village) -> None:
    mawar = village.mawar
    mawar.says("keluhan")
    mawar.picks("Saldo KKS kosong")
    mawar.picks("Cukup, lanjut")
    mawar.says("kartunya dipegang bu ketua sih")
    mawar.says("ya")
    mawar.picks("Ya, kirim")

    assert only(village).confidential is True


def test_whom_her_words_name_she_only_confirms(village: Village) -> None:
    mawar = village.mawar
    mawar.says("dipotong bu ketua 50 ribu")
    mawar.picks("Ya, betul")
    assert mawar.last.startswith("Apakah keluhan ini menyangkut ketua kelompok?")
    mawar.says("nggih")
    mawar.picks("Ya, kirim")

    assert (only(village).accused_role, only(village).first_level) == ("ketua", "koordinator")


def test_or_says_that_it_is_another_of_the_whole_list(village: Village) -> None:
    mawar = village.mawar
    mawar.says("dipotong bu ketua 50 ribu")
    mawar.picks("Ya, betul")
    mawar.picks("Bukan, pilih sendiri")
    mawar.picks("Pendamping")
    mawar.picks("Ya, kirim")

    assert only(village).accused_role == "pendamping"


# What is no story.


def test_that_it_is_enough_is_no_part_of_the_story(village: Village) -> None:
    mawar = village.mawar
    mawar.says("keluhan")
    for said in ("nanti", "tidak tahu", "cukup"):
        mawar.says(said)
        assert question(village, mawar) == "file_complaint category"
    mawar.picks("Sekolah atau puskesmas")
    for said in ("cukup", "nanti saja ya bu"):
        mawar.says(said)
        assert question(village, mawar) == "file_complaint words"
    mawar.says("bidannya tidak pernah datang")
    for said in ("cukup", "sudah itu saja", "nanti", "keluhan"):
        mawar.says(said)
        assert "Kirim sekarang?" in mawar.last
    mawar.picks("Ya, kirim")

    assert only(village).words == "bidannya tidak pernah datang"


def test_after_adding_nothing_more_she_goes_on(village: Village) -> None:
    mawar = village.mawar
    for said in ("keluhan", "anak saya tidak boleh masuk sekolah"):
        mawar.says(said)
    mawar.picks("Sekolah atau puskesmas")
    mawar.picks("Tambah cerita/foto")
    mawar.says("sudah itu saja")

    assert "Kirim sekarang?" in mawar.last


@pytest.mark.parametrize("said", ["tidak", "tidak jadi", "ora sido"])
def test_who_does_not_want_it_sent_says_so(village: Village, said: str) -> None:
    mawar = village.mawar
    for one in ("kartu hilang", "ya", said):
        mawar.says(one)

    assert "Tidak ada yang disimpan" in mawar.last
    assert complaints(village) == []


# For a member.


def test_a_yes_is_no_part_of_a_members_name(village: Village) -> None:
    sri = village.ketua
    sri.says("kartunya hilang")
    sri.says("ya")

    assert question(village, sri) == "file_complaint family"


def test_a_ketua_files_for_a_member_by_name_and_the_member_hears_of_it(village: Village) -> None:
    sri = village.ketua
    sri.says("keluhan")
    sri.says("bu wati")
    sri.says("kartunya patah")
    sri.says("ya")
    assert "Untuk: Ibu Wati" in sri.last
    assert "Ketua" not in sri.last
    sri.picks("Ya, kirim")

    assert (only(village).kpm_id, only(village).reporter_id) == (village.people["Wati"], village.people["Sri"])
    assert "Ibu Sri menyampaikan keluhan untuk keluarga ini: KKS rusak" in village.phones["Wati"].last


def test_the_member_whom_her_words_name_stands_first_and_yes_means_her(village: Village) -> None:
    sri = village.ketua
    sri.says("bu wati kartunya ilang")
    assert sri.labels[0] == "3. Wati"
    sri.says("iya")
    sri.picks("Ya, betul")
    sri.picks("Ya, kirim")

    assert only(village).kpm_id == village.people["Wati"]


@pytest.mark.parametrize("said", ["mawar dipotong 50rb sama agen", "keluhan mawar", "kartune bu mawar ilang"])
def test_a_member_named_without_a_title_stands_first_too(village: Village, said: str) -> None:
    village.ketua.says(said)

    assert village.ketua.labels[0] == "2. Mawar"


@pytest.mark.parametrize("said", ["untuk saya sendiri bukan wati", "bukan mawar tapi wati bu"])
def test_a_name_that_is_denied_is_not_taken(village: Village, said: str) -> None:
    village.ketua.says("keluhan")
    village.ketua.says(said)

    assert question(village, village.ketua) == "file_complaint family"


def test_the_pendamping_who_is_called_by_name_is_not_whom_it_is_for(village: Village) -> None:
    sri = village.ketua
    sri.says("bu siti, mawar dipotong 20rb sama agen")
    assert sri.labels[0] == "2. Mawar"
    sri.says("batal")
    sri.says("bu siti, mawar hamil lagi")
    assert "keluarga Ibu Mawar" in sri.last
    sri.says("batal")
    sri.says("bu siti aminah hamil")
    assert "keluarga Ibu Siti Aminah" in sri.last


def test_whom_it_is_for_may_be_said_together_with_the_story(village: Village) -> None:
    sri = village.ketua
    sri.says("keluhan")
    sri.says("wati kartunya ilang bu, sudah seminggu")
    assert "KKS hilang" in sri.last
    sri.picks("Ya, betul")
    sri.picks("Ya, kirim")

    assert only(village).kpm_id == village.people["Wati"]
    assert "sudah seminggu" in (only(village).words or "")


def test_a_ketua_can_not_choose_herself_and_is_told_the_way_for_her_member(village: Village) -> None:
    sri = village.ketua
    sri.says("keluhan")
    sri.says("3")
    sri.picks("KKS dipegang orang lain")

    assert "Ketua kelompok" not in sri.labels
    assert "171" in sri.last
    assert question(village, sri) == "file_complaint accused"


def test_a_deputy_may_name_her_ketua(village: Village) -> None:
    make_deputy(village, "Lastri")
    lastri = village.phones["Lastri"]
    lastri.says("keluhan")
    lastri.picks("Keluarga saya sendiri")
    lastri.picks("Bantuan dipotong")
    assert "Wakil ketua" not in lastri.labels
    lastri.picks("Ketua kelompok")
    lastri.says("dipotong")
    lastri.picks("Ya, kirim")

    assert only(village).accused_id == village.people["Sri"]
    assert not village.outbox(to="Sri")


# The same once more.


def test_what_she_complained_of_already_is_offered_to_be_added_to(village: Village) -> None:
    mawar = village.mawar
    for story in ("kosong sejak agustus", "masih kosong bu"):
        mawar.says("keluhan")
        mawar.picks("Saldo KKS kosong")
        mawar.says(story)
        mawar.picks("Ya, kirim")
    assert only(village).ticket in mawar.last
    mawar.picks("Tambahkan ke sana")

    assert len(complaints(village)) == 1
    assert [row.kind for row in village.outbox(to="Siti")] == ["complaint_new"] * 2


def test_or_it_is_one_of_its_own(village: Village) -> None:
    mawar = village.mawar
    for _ in range(2):
        mawar.says("keluhan")
        for label in ("Saldo KKS kosong", "Cukup, lanjut", "Ya, kirim"):
            mawar.picks(label)
    mawar.picks("Ini keluhan baru")

    assert len({one.ticket for one in complaints(village)}) == 2


@pytest.mark.parametrize(
    ("said", "guess"),
    [
        ("pendamping siti minta rokok terus", "Bantuan dipotong"),
        ("bu siti minta 50 ribu", "Bantuan dipotong"),
        ("bu siti menta duit 20 rebu", "Bantuan dipotong"),
        ("orang desa minta jatah", "Bantuan dipotong"),
        ("pendamping ngancem dicoret", "Sikap petugas"),
        ("pendamping siti itu jahat", "Sikap petugas"),
        ("bu siti kok ga pernah jawab wa saya", "Sikap petugas"),
        ("mbak siti galak", "Sikap petugas"),
        ("bu sri mundhut kertune kula", "KKS dipegang orang lain"),
        ("bu siti nyekel kertu kula", "KKS dipegang orang lain"),
    ],
)
def test_what_somebody_by_name_or_office_did_is_heard_as_a_complaint(village: Village, said: str, guess: str) -> None:
    village.mawar.says(said)

    assert village.mawar.last == f"Saya menangkap keluhannya: {guess}. Betul?"


@pytest.mark.parametrize(
    "said",
    ["bu siti nyuruh saya beli beras di warungnya", "disuruh beli di warung bu sri kalo ga nanti dicoret"],
)
def test_what_may_be_coercion_is_asked_back_and_not_simply_passed_to_the_pendamping(
    village: Village, said: str
) -> None:
    village.mawar.says(said)

    assert "Keluhan: Sikap petugas" in village.mawar.labels
    village.mawar.picks("Tanya pendamping")
    assert "mereka tidak melihatnya" in village.mawar.last
    assert village.outbox("inquiry_new") == []


@pytest.mark.parametrize(
    "said", ["bu siti minta maaf saya gak bisa datang", "bu siti anak saya sakit", "bu siti kartu saya hilang"]
)
def test_who_only_speaks_to_her_pendamping_complains_of_nobody(village: Village, said: str) -> None:
    village.mawar.says(said)

    assert "menyangkut" not in village.mawar.last
    assert "Sikap petugas" not in village.mawar.last


def test_whom_she_names_by_name_she_is_asked_about_before_anybody_reads_it(village: Village) -> None:
    village.mawar.says("bu siti minta 50 ribu")
    village.mawar.picks("Bukan, pilih sendiri")
    village.mawar.picks("Data saya salah")

    assert "apakah keluhan ini menyangkut seseorang?" in village.mawar.last


def test_a_photo_with_words_begins_the_complaint_and_goes_with_it(village: Village) -> None:
    mawar = village.mawar
    mawar.sends({**PHOTO, "caption": "kartu kks saya patah bu"})
    assert "rusak" in mawar.last.casefold()
    mawar.says("ya")
    for _ in range(4):
        if "Ya, kirim" in mawar.labels:
            break
        mawar.picks("Cukup, lanjut" if "Cukup, lanjut" in mawar.labels else mawar.labels[0])
    mawar.picks("Ya, kirim")

    complaint = only(village)
    assert complaint.category == "kks_damaged"
    assert files_of(village, complaint) == ["photo"]


def test_a_photo_whose_words_say_nothing_is_kept_and_asked_about(village: Village) -> None:
    village.mawar.sends({**PHOTO, "caption": "ini bu"})

    assert "kiriman sudah saya simpan" in village.mawar.last
    assert complaints(village) == []


def test_at_the_end_the_word_for_ones_complaints_is_no_part_of_the_story(village: Village) -> None:
    mawar = village.mawar
    mawar.says("kartu saya hilang")
    mawar.picks("Ya, betul")
    mawar.says("keluhan saya")
    assert "Kirim sekarang?" in mawar.last
    mawar.says("udah")

    assert only(village).words == "kartu saya hilang"


@pytest.mark.parametrize("said", ["ga usah dilaporin bu", "tidak jadi lapor ya bu", "jangan"])
def test_who_thinks_better_of_it_sends_nothing(village: Village, said: str) -> None:
    village.mawar.says("uang saya dipotong 50rb")
    village.mawar.says(said)

    assert "Tidak ada yang disimpan atau dikirim" in village.mawar.last


def test_who_fears_that_it_becomes_known_hears_who_reads_it_and_goes_on(village: Village) -> None:
    village.mawar.says("uang saya dipotong 50rb sama agen")
    village.mawar.says("jgn bilang siapa2 ya bu takut")
    assert "hanya petugas yang menangani" in village.mawar.last
    village.mawar.says("ya")

    assert "takut" not in village.mawar.last
