"""A round of questions to a group: answered by taps, numbers or own words, entered for others, told in counts."""

import pytest
from sqlalchemy import select

from db import Session
from db.tables import Address, Kpm, Person, Poll, PollAnswer, TrailEntry
from outbox.inbox import known_contact
from programme.polls.busy_hours import busy_on, from_json
from tests.telegram_phone import Phone
from tests.village import MEMBERS, Village

CANTEEN = busy_on(range(6), [(6 * 60, 16 * 60)])
ASKED = "ingin tahu apa yang membuat sulit datang ke pertemuan"


def ask(village: Village) -> None:
    siti = village.pendamping
    siti.says("jajak")
    siti.picks("Ya, kirim")


def answers(village: Village) -> dict[str, tuple[str | None, str | None, str | None]]:
    """Name -> (reasons, words, hours) as kept."""
    query = select(Person.name, PollAnswer).join(PollAnswer, PollAnswer.kpm_id == Person.id)
    return {name: (one.choices, one.words, one.hours) for name, one in village.read(lambda s: s.execute(query).all())}


def poll_of(village: Village) -> Poll:
    return village.read(lambda s: s.scalars(select(Poll).order_by(Poll.id.desc())).first()) or Poll()


def seven_answer(village: Village) -> None:
    """Five work at the canteen, four are always free; the ketua, a worker too, says so herself."""
    for name in ("Mawar", "Wati", "Lastri", "Aminah"):
        village.phone(name).says("kerja jam 6 pagi sampai 4 sore, senin sampai sabtu")
    village.ketua.says("kerja jam 6 pagi sampai 4 sore, senin sampai sabtu")
    for name in ("Siti Aminah", "Murni", "Ponirah", "Tumini"):
        village.phone(name).picks("Tidak ada halangan")


def test_ibu_mawar_answers_with_taps_alone_and_hears_first_who_sees_it(village: Village) -> None:
    ask(village)
    mawar = village.mawar
    assert ASKED in mawar.last
    assert "Pendamping dan ketua hanya melihat jumlahnya, tanpa nama" in mawar.last

    mawar.picks("Jawab")
    mawar.picks("☐ Bekerja")
    mawar.picks("☐ Anak sakit")
    assert answers(village)["Mawar"][0] == "work,child_sick"  # kept already, should she stop here
    mawar.picks("☑ Anak sakit")
    mawar.picks("☐ Anak kecil")
    mawar.picks("Selesai")
    mawar.picks("☐ Pagi")
    mawar.picks("☐ Siang")
    mawar.picks("Selesai")
    mawar.picks("Senin sampai Sabtu")

    assert "Tercatat: bekerja dan mengurus anak kecil. Tidak bisa: Senin-Sabtu sampai 15.00." in mawar.last
    choices, words, hours = answers(village)["Mawar"]
    assert (choices, words) == ("work,child_care", None)
    assert from_json(hours or "") == busy_on(range(6), [(0, 15 * 60)])


@pytest.mark.telegram_only
def test_ticks_are_redrawn_in_place(village: Village) -> None:
    ask(village)
    mawar = village.mawar
    mawar.taps("Jawab")
    before = len(mawar.messages)
    mawar.taps("☐ Bekerja")
    mawar.taps("☐ Saya sering sakit")

    assert len(mawar.messages) == before
    assert mawar.labels[0] == "☑ Bekerja"
    assert mawar.labels[3] == "☑ Saya sering sakit"


def test_numbers_together_are_a_whole_answer(village: Village) -> None:
    ask(village)
    village.mawar.picks("Jawab")
    village.mawar.says("1 3")
    village.mawar.says("06.00-16.00")
    village.mawar.picks("Senin sampai Sabtu")

    choices, _, hours = answers(village)["Mawar"]
    assert choices == "work,child_sick"
    assert from_json(hours or "") == CANTEEN


def test_one_number_asks_whether_there_is_more(village: Village) -> None:
    ask(village)
    village.mawar.picks("Jawab")
    village.mawar.says("4")
    assert "Dipilih: sering sakit. Ada yang lain?" in village.mawar.last
    village.mawar.says("tidak")

    assert answers(village)["Mawar"][0] == "sick"
    assert village.mawar.last.startswith("Terima kasih, Ibu Mawar.")


def test_her_own_words_are_enough_in_javanese_too(village: Village) -> None:
    ask(village)
    wati = village.phone("Wati")
    wati.says("nyambut gawe nganti jam 4 karo momong anak")
    wati.says("senin-sabtu")
    assert "Tercatat: bekerja dan mengurus anak kecil. Tidak bisa: Senin-Sabtu sampai 16.00." in wati.last

    lastri = village.phone("Lastri")
    lastri.says("kerja sama anak sakit")
    lastri.says("sore bisa")
    assert "Bisa: setiap hari 15.00-18.00." in lastri.last


def test_what_may_be_meant_either_way_is_asked_back(village: Village) -> None:
    ask(village)
    mawar = village.mawar
    mawar.says("kerja")
    mawar.says("minggu saja")
    assert "bisa datang, atau tidak bisa?" in mawar.last
    mawar.picks("Bisa datang")

    assert from_json(answers(village)["Mawar"][2] or "") == busy_on(range(6), [(0, 24 * 60)])


def test_another_reason_is_written_and_read_without_a_name(village: Village) -> None:
    ask(village)
    mawar = village.mawar
    mawar.picks("Jawab")
    mawar.says("lainnya")
    mawar.says("suami tidak mengizinkan")
    mawar.picks("Tidak tentu")

    assert answers(village)["Mawar"] == ("other", "suami tidak mengizinkan", None)


def test_words_that_say_nothing_are_asked_again_and_a_number_in_secret_is_not_kept(village: Village) -> None:
    ask(village)
    mawar = village.mawar
    mawar.picks("Jawab")
    mawar.says("kapan pertemuannya?")
    assert "silakan disampaikan langsung kepada pendamping" in mawar.last
    mawar.says("selamat pagi")
    assert "Itu belum jelas bagi saya" in mawar.last
    mawar.picks("☐ Lainnya")
    mawar.says("selesai")
    mawar.says("kartu saya 6013010012345678 dipegang orang")
    mawar.picks("Tidak tentu")

    assert "6013010012345678" not in (answers(village)["Mawar"][1] or "")


def test_no_hindrance_takes_one_tap_and_a_second_tap_changes_nothing(village: Village) -> None:
    ask(village)
    village.mawar.taps("Tidak ada halangan", times=2)

    assert answers(village) == {"Mawar": ("none", None, None)}
    assert "tidak ada halangan" in village.mawar.last


def test_she_may_answer_anew_until_the_time_is_over_and_not_afterwards(village: Village) -> None:
    ask(village)
    village.mawar.picks("Tidak ada halangan")
    village.mawar.says("ubah halangan")
    village.mawar.says("sakit")
    assert answers(village)["Mawar"][0] == "sick"

    village.mawar.says("ubah halangan")
    village.go_to("2018-10-04", "17:05")
    village.mawar.picks("☐ Bekerja")
    assert "sudah lewat" in village.mawar.last
    assert answers(village)["Mawar"][0] == "sick"


def test_hours_by_numbers_by_a_word_for_them_and_hours_that_are_never_the_same(village: Village) -> None:
    ask(village)
    numbers, word, unsteady, secret = (village.phone(name) for name in ("Mawar", "Wati", "Lastri", "Murni"))
    numbers.says("kerja")
    numbers.says("1 2")
    numbers.picks("Setiap hari")
    word.says("kerja")
    word.says("siang")
    word.picks("Tidak bisa datang")
    word.says("dinten senen dumugi setu")
    unsteady.says("kerja")
    unsteady.says("gak tentu bu")
    secret.says("rahasia")

    kept = answers(village)
    assert from_json(kept["Mawar"][2] or "") == busy_on(range(7), [(0, 15 * 60)])
    assert from_json(kept["Wati"][2] or "") == busy_on(range(6), [(11 * 60, 15 * 60)])
    assert kept["Lastri"] == ("work", None, None)
    assert kept["Murni"] == ("unsaid", None, None)


def test_a_word_nobody_foresaw_is_kept_as_her_own(village: Village) -> None:
    ask(village)
    village.mawar.picks("Jawab")
    village.mawar.says("capek")

    assert answers(village)["Mawar"] == ("other", "capek", None)


def test_a_new_answer_leaves_nothing_of_the_old_one(village: Village) -> None:
    ask(village)
    mawar = village.mawar
    mawar.says("kerja jam 6 sampai 4 senin sampai sabtu, suami juga tidak mengizinkan")
    first = answers(village)["Mawar"]
    mawar.says("ubah halangan")
    mawar.says("sakit")
    assert answers(village)["Mawar"] == ("work,sick", *first[1:])  # that is added
    mawar.says("menu")
    mawar.says("ubah halangan")
    mawar.picks("☑ Bekerja")
    mawar.picks("Selesai")

    assert answers(village)["Mawar"] == ("sick", None, None)


def test_what_was_ticked_counts_no_more_once_it_is_unticked_or_she_says_batal(village: Village) -> None:
    ask(village)
    mawar, wati = village.mawar, village.phone("Wati")
    mawar.picks("Jawab")
    mawar.picks("☐ Saya sering sakit")
    mawar.picks("☑ Saya sering sakit")
    wati.picks("Jawab")
    wati.picks("☐ Bekerja")
    wati.says("batal")

    assert "Tidak ada yang diubah" in wati.last
    assert answers(village) == {}
    wati.says("ubah halangan")
    wati.says("sakit")
    wati.says("ubah halangan")
    wati.picks("☐ Anak sakit")
    wati.says("batal")
    assert answers(village) == {"Wati": ("sick", None, None)}
    wati.says("ubah halangan")
    wati.picks("☐ Bekerja")
    wati.picks("Selesai")
    wati.says("jam 6 sampai 4 tiap hari")
    wati.says("ubah halangan")
    wati.picks("☑ Bekerja")
    wati.picks("☑ Saya sering sakit")
    assert answers(village) == {}


def test_who_puts_it_off_or_does_not_know_is_pressed_no_further(village: Village) -> None:
    ask(village)
    mawar, wati, murni = (village.phone(name) for name in ("Mawar", "Wati", "Murni"))
    mawar.picks("Jawab")
    mawar.says("nanti saja bu")
    wati.says("kerja")
    wati.says("mboten ngertos bu")
    murni.picks("Jawab")
    murni.says("lainnya")
    murni.says("nanti")

    assert mawar.last == "Baik, Ibu Mawar, tidak apa-apa. Terima kasih."
    assert answers(village) == {"Wati": ("work", None, None), "Murni": ("unsaid", None, None)}


def test_a_bare_word_for_being_done_does_not_begin_the_answer(village: Village) -> None:
    ask(village)
    village.mawar.says("sudah")
    village.phone("Wati").says("selesai")

    assert not any("Boleh pilih beberapa" in text for name in ("Mawar", "Wati") for text in village.phone(name).texts)


def test_an_answer_that_may_be_to_tomorrows_meeting_is_asked_about_and_the_two_can_be_told_apart(
    village: Village,
) -> None:
    village.meeting("2018-10-02")
    ask(village)
    village.go_to("2018-10-01", "18:00")
    village.mawar.says("tidak bisa, kerja")

    assert "itu untuk yang mana?" in village.mawar.last
    village.mawar.picks("Melati 1 · Sel 2 Okt 09.00")
    assert answers(village) == {}


def test_work_is_heard_with_its_hours_in_sundanese_too(village: Village) -> None:
    ask(village)
    village.mawar.says("abdi didamel ti jam 6 dugi jam 4 sonten, unggal dinten")

    choices, _, hours = answers(village)["Mawar"]
    assert (choices, from_json(hours or "")) == ("work", busy_on(range(7), [(6 * 60, 16 * 60)]))


def test_who_is_silent_is_asked_once_more_a_day_before_the_end(village: Village) -> None:
    ask(village)
    village.mawar.picks("Tidak ada halangan")
    village.go_to("2018-10-04", "16:59")

    assert len(village.outbox("poll_question", to="Mawar")) == 1
    assert len(village.outbox("poll_question", to="Wati")) == 2
    assert "masih bisa menjawab" in village.phone("Wati").last


def test_the_result_comes_when_the_time_is_over_in_counts_with_a_picture_and_a_suggestion(village: Village) -> None:
    village.meeting("2018-10-25")
    ask(village)
    seven_answer(village)
    siti, sri = village.pendamping, village.ketua
    siti.says("hasil jajak")
    assert siti.last.startswith("Belum ada hasil")

    village.go_to("2018-10-04", "17:01")
    village.work()

    for phone in (siti, sri):
        greeting, _, told = phone.last.partition("\n")
        assert greeting == f"Ibu {phone.name},"
        assert "9 dari 10 anggota menjawab" in told
        assert "bekerja: 5" in told
        assert "Kamis keempat jam 09.00, cocok untuk sedikitnya 4 dari 9" in told
        assert "Usul: Kamis keempat jam 16.30 cocok untuk sedikitnya 7 dari 9" in told
        assert phone.messages[-1].attachment is not None
        assert phone.messages[-1].attachment.content.startswith(b"\x89PNG")
        assert not any(name in told for name in MEMBERS if name != "Siti Aminah")
    assert village.outbox("poll_result", to="Mawar") == []


def test_own_words_are_the_pendampings_alone_without_names_and_only_where_three_wrote(village: Village) -> None:
    ask(village)
    said = (
        "suami tidak mengizinkan",
        "kaki saya lumpuh dari kecil tidak bisa jalan jauh",
        "jaga warung mertua terus tidak ada ganti",
    )
    for name, words in zip(("Mawar", "Wati"), said, strict=False):
        write(village.phone(name), words)
    village.phone("Lastri").picks("Tidak ada halangan")
    village.phone("Aminah").picks("Tidak ada halangan")
    write(village.phone("Murni"), said[2])
    village.phone("Tumini").picks("Tidak ada halangan")
    village.go_to("2018-10-04", "17:01")
    village.work()
    siti, sri = village.pendamping, village.ketua

    siti.picks("Lanjut")
    siti.picks("Kata-kata mereka")
    assert all(words in siti.last for words in said)
    assert "Mawar" not in siti.last
    assert traces(village, "list_own_words") == 1

    sri.picks("Lanjut")
    assert "Kata-kata mereka" not in sri.labels
    assert not any(words in text for words in said for text in sri.texts)


def write(phone: Phone, words: str) -> None:
    phone.picks("Jawab")
    phone.says("lainnya")
    phone.says(words)
    if "Tidak tentu" in phone.labels:
        phone.picks("Tidak tentu")


def traces(village: Village, operation: str) -> int:
    query = select(TrailEntry.id).where(TrailEntry.operation == operation)
    return len(village.read(lambda s: s.scalars(query).all()))


def test_words_of_two_are_not_shown_nor_that_there_are_any(village: Village) -> None:
    ask(village)
    write(village.mawar, "suami tidak mengizinkan")
    write(village.phone("Wati"), "malu karena belum punya baju bagus")
    for name in ("Lastri", "Aminah", "Murni"):
        village.phone(name).picks("Tidak ada halangan")
    village.go_to("2018-10-04", "17:01")
    village.work()
    siti = village.pendamping
    siti.picks("Lanjut")
    siti.picks("Kata-kata mereka")

    assert "terlalu sedikit" in siti.last
    assert not any("suami" in text or "malu" in text for text in siti.texts)


def test_while_answers_come_in_only_their_number_shows(village: Village) -> None:
    """A count that grew from look to look would tell whose answer it was."""
    ask(village)
    looks = []
    for name in ("Mawar", "Wati", "Lastri", "Aminah", "Murni"):
        village.phone(name).says("sakit")
        village.pendamping.says("jajak")
        looks.append(village.pendamping.last)
        village.ketua.says("hasil jajak")
        assert village.ketua.last.startswith("Belum ada hasil")

    assert [look.split(" dari ")[0][-1] for look in looks] == ["1", "2", "3", "4", "5"]
    assert not any("sakit" in look for look in looks)


def test_the_pendamping_enters_several_answers_at_once_and_one_by_taps(village: Village) -> None:
    ask(village)
    village.mawar.picks("Tidak ada halangan")
    siti = village.pendamping
    siti.says("jajak")
    siti.picks("Isi untuk anggota")
    assert not any("Mawar" in label for label in siti.labels)  # she answered herself

    siti.says("bu wati kerja jam 6-4, lastri momong anak; 10 jauh")
    assert "3. Wati: bekerja. Tidak bisa: setiap hari 06.00-16.00." in siti.last
    siti.picks("Ya, catat")
    assert "3 jawaban dicatat" in siti.last
    siti.taps("7. Murni")
    siti.picks("☐ Saya sering sakit")
    siti.picks("Selesai")
    assert "Dicatat untuk Ibu Murni: sering sakit" in siti.last

    kept = answers(village)
    assert {name: one[0] for name, one in kept.items()} == {
        "Mawar": "none", "Wati": "work", "Lastri": "child_care", "Yatinem": "no_transport", "Murni": "sick"
    }  # fmt: skip
    assert village.outbox("poll_question", to="Murni")[0].answered_at is not None
    village.phone("Wati").says("ubah halangan")
    assert "☑" not in "".join(village.phone("Wati").labels)  # what the pendamping wrote is not held up to her


def test_what_she_said_herself_the_pendamping_can_not_replace(village: Village) -> None:
    ask(village)
    siti = village.pendamping
    siti.says("jajak")
    siti.picks("Isi untuk anggota")
    siti.says("mawar kerja")
    village.mawar.picks("Tidak ada halangan")
    siti.picks("Ya, catat")

    assert "sudah menjawab sendiri" in siti.last
    assert answers(village)["Mawar"][0] == "none"


def test_nobody_reads_the_question_on_a_phone_that_two_use_and_the_pendamping_is_told_to_ask_her(
    village: Village,
) -> None:
    def share(session: Session) -> None:
        phone = village.mawar
        contact_id = known_contact(session, phone.channel, phone.address)
        wati = session.scalars(select(Address).where(Address.person_id == village.people["Wati"])).one()
        assert contact_id is not None
        wati.contact_id = contact_id

    village.write(share)
    ask(village)
    siti = village.pendamping
    siti.says("jajak")
    siti.picks("Isi untuk anggota")

    assert not any(ASKED in text for text in village.mawar.texts)
    assert siti.labels[:2] == ["2. Mawar · tanpa chat", "3. Wati · tanpa chat"]


def test_a_round_can_be_taken_back_and_ended_early_and_is_not_repeated_at_once(village: Village) -> None:
    siti = village.pendamping
    ask(village)
    siti.picks("Batalkan pertanyaan")
    siti.picks("Ya, batalkan")
    assert poll_of(village).state == "cancelled"
    village.mawar.taps("Jawab")
    assert village.mawar.last == "Tombol itu sudah tidak berlaku." or "tidak ada pertanyaan" in village.mawar.last

    ask(village)
    seven_answer(village)
    siti.says("jajak")
    siti.picks("Tutup sekarang")
    siti.picks("Ya, tutup")
    village.work()
    assert poll_of(village).state == "closed"
    assert "bekerja: 5" in siti.last

    siti.says("jajak")
    assert "Bisa ditanya lagi mulai Senin, 15 Oktober 2018" in siti.last
    assert "Tanya lagi" not in siti.labels


def test_more_than_twenty_are_asked_only_after_a_look_at_what_it_takes(village: Village) -> None:
    village.group("Kenanga", [f"Anggota {number}" for number in range(1, 25)])
    siti = village.pendamping
    siti.says("jajak")
    siti.picks("Kenanga")
    assert "Perkiraan untuk 24 pembaca" in siti.last

    siti.picks("Jangan")
    assert village.outbox("poll_question") == []


def test_a_result_waits_for_the_pendamping_until_he_has_looked_at_it(village: Village) -> None:
    ask(village)
    seven_answer(village)
    village.go_to("2018-10-04", "17:01")
    siti = village.pendamping
    siti.says("menu")
    assert "Hasil jajak kelompok (1)" in siti.labels

    siti.picks("Hasil jajak kelompok (1)")
    siti.says("menu")
    assert "Hasil jajak kelompok (1)" not in siti.labels


def test_who_leaves_the_group_is_not_asked_and_can_not_answer(village: Village) -> None:
    ask(village)

    def leave(session: Session) -> None:
        session.get_one(Kpm, village.people["Mawar"]).left_at = village.now

    village.write(leave)
    village.mawar.taps("Jawab")

    assert answers(village) == {}
