"""A pertemuan awal by chat: sittings proposed, everybody invited by some way, who came, ketua chosen, absentees."""

import pytest

from programme.assemblies.showing import list_assemblies
from tests.assemblies_held import guest, intake_of, marked, planned, seen, visits_to_make_up
from tests.village import GROUP, Phone, Village
from tests.village_people import add_kpm

FLOWERS = ("Anggrek", "Bunga", "Cempaka", "Dahlia")
THREATS = ("sanksi", "wajib", "hukum", "potong")


@pytest.fixture
def new(village: Village) -> Village:
    """Two new groups of four families who have not joined."""
    village.group("Wates 1", FLOWERS)
    village.group("Wates 2", ("Edelweis", "Flamboyan", "Gladiol", "Hortensia"))
    intake_of(village, "Wates 1", "Wates 2")
    return village


def invites(village: Village) -> Phone:
    """Ibu Siti calls both groups to one meeting on Wednesday."""
    siti = village.pendamping
    siti.says("pertemuan awal")
    assert "Wates 1, Wates 2 (8 keluarga)" in siti.last
    siti.picks("Lanjut")
    siti.says("rabu 10/10 jam 9")
    siti.picks("Balai desa masing-masing")
    return siti


def the_meeting(village: Village) -> int:
    siti = village.people["Siti"]
    lines = village.read(lambda s: list_assemblies(s, village.actor("Siti"), siti, village.now, village.rules))
    return lines[-1].id


def test_a_pertemuan_awal_from_the_proposal_to_the_last_absentee(new: Village) -> None:
    siti = invites(new)
    assert "Rab 10 Okt 09.00-12.00, Balai Desa Wates" in siti.last
    siti.says("1 di balai rw")
    assert "Rab 10 Okt 09.00-12.00, balai rw" in siti.last
    siti.picks("Ya, undang")
    assert "Belum tahu: 8" in siti.last

    siti.says("acara")
    siti.picks("Catat yang sudah tahu")
    siti.says("1-6 dan hortensia")
    assert "Tercatat: 7 orang." in siti.last
    siti.says("belum 6")
    siti.picks("Selesai")
    siti.picks("Undang pihak lain")
    siti.says("Camat Wates, Kepala Puskesmas")
    assert "Sudah tahu: 6 lewat surat atau lisan. Belum tahu: 4." in siti.last
    siti.picks("Teks undangan")
    assert "Kartu Keluarga" in siti.last
    assert not any(name in siti.last for name in FLOWERS)

    new.go_to("2018-10-10", "12:00")
    siti.says("tidak hadir 2 dan gladiol, 5 diwakili, camat tidak hadir")
    assert "Tidak hadir (3): 2. Ibu Bunga, 7. Ibu Gladiol, 9. Camat Wates." in siti.last
    siti.says("7 hadir")
    assert "Tidak hadir (2): 2. Ibu Bunga, 9. Camat Wates." in siti.last
    siti.picks("Ya, simpan")
    assert visits_to_make_up(new) == {"Bunga": "open"}

    siti.picks("Centang bahan")
    siti.says("1 2 3 5")
    siti.picks("Selesai")
    assert "Yang sudah disampaikan: 4 dari 11." in siti.last
    siti.picks("Pilih ketua kelompok")
    siti.picks("Wates 1")
    siti.says("dahlia")
    siti.says("3")
    siti.picks("Selesai")
    assert "Ketua Wates 1: Ibu Dahlia, wakil Ibu Cempaka" in siti.last

    siti.says("kunjungan")
    assert "Belum ikut pertemuan awal" in "".join(siti.texts)


def test_the_office_plans_them_and_gets_the_schedule_in_words_to_pass_on(new: Village) -> None:
    new.joins("Dewi")
    dewi = new.phones["Dewi"]
    dewi.says("pertemuan awal")
    dewi.picks("Lanjut")
    dewi.says("10 oktober jam 9")
    dewi.says("Balai Desa Wates")
    dewi.picks("Ya, undang")

    assert "Jadwalnya, untuk diteruskan ke UPPKH Pusat:\n1. Rab 10 Okt 09.00-12.00, Balai Desa Wates" in dewi.last


def test_absentees_are_called_together_from_the_meetings_file(new: Village) -> None:
    siti = invites(new)
    siti.picks("Ya, undang")
    new.go_to("2018-10-10", "12:00")
    siti.says("tidak hadir 2 7")
    siti.picks("Ya, simpan")

    siti.picks("Kumpulkan yang absen")
    siti.says("jumat 12/10")
    siti.picks("Tetap pukul 09.00")
    siti.picks("Tetap di Balai Desa Wates")
    assert "2 keluarga" in siti.last
    siti.picks("Ya, undang")

    assert "Jumat, 12 Oktober 2018 pukul 09.00 WIB" in siti.last
    assert [one.name for one in seen(new, the_meeting(new)).guests] == ["Bunga", "Gladiol"]


def test_a_double_tap_invites_nobody_twice_and_records_nothing_twice(new: Village) -> None:
    siti = invites(new)
    for _ in range(2):
        siti.picks("Ya, undang") if siti.labels and "Ya, undang" in siti.labels else siti.says("ya")
    made = the_meeting(new)
    new.go_to("2018-10-10", "12:00")
    siti.says("tidak hadir 2")
    siti.picks("Ya, simpan")
    siti.says("ya")

    assert visits_to_make_up(new) == {"Bunga": "open"}
    assert len(new.outbox("assembly_report_due")) == 1
    assert seen(new, made).line.came == 7


def test_a_number_of_people_is_never_taken_for_a_name(new: Village) -> None:
    siti = invites(new)
    siti.picks("Ya, undang")
    new.go_to("2018-10-10", "12:00")
    siti.picks("Catat kehadiran")

    siti.says("6 hadir")

    assert "Siapa saja?" in siti.last
    assert visits_to_make_up(new) == {}


def test_a_family_reads_when_where_and_what_to_bring_answers_and_is_thanked(village: Village) -> None:
    made = planned(village, "first_meeting", village.at("2018-10-10", "09:00"), groups=(GROUP,))
    mawar, wati = village.mawar, village.phones["Wati"]
    assert "diundang ke pertemuan awal PKH" in mawar.last
    assert "Kartu Keluarga (KK)" in mawar.last
    assert not any(word in mawar.last.lower() for word in THREATS)

    mawar.picks("Bisa hadir")
    wati.says("maaf tidak bisa, anak sakit")

    assert "Sampai jumpa" in mawar.last
    assert "tidak apa-apa" in wati.last
    assert (guest(village, made, "Mawar").reply, guest(village, made, "Wati").reply) == ("coming", "not_coming")


def test_a_tap_on_the_old_time_after_a_move_tells_the_new_one(village: Village) -> None:
    made = planned(village, "first_meeting", village.at("2018-10-10", "09:00"), groups=(GROUP,))
    invitation = village.mawar.messages[-1]
    siti = village.pendamping
    siti.says("acara")
    siti.picks("Pindahkan")
    siti.says("kamis 11/10 jam 13")
    siti.picks("Tetap di")
    siti.picks("Ya, simpan")
    assert "pindah" in village.mawar.last
    if not invitation.buttons:
        return  # typed numbers answer the newest news anyway
    village.mawar.taps_data(invitation.id, invitation.buttons[0][1])

    assert "Kamis, 11 Oktober 2018 pukul 13.00 WIB" in village.mawar.last
    assert guest(village, made, "Mawar").reply is None


def test_a_ketua_tells_her_own_whom_no_message_reaches_and_reads_no_other_group(new: Village) -> None:
    new.write(lambda s: add_kpm(s, new.group_id(), 11, "Tanpa Hape", new.now))
    made = planned(new, "resocialisation", new.at("2018-10-10", "09:00"), groups=(GROUP, "Wates 1"))
    sri = new.ketua
    assert "11. Tanpa Hape" in sri.last
    assert not any(name in sri.last for name in FLOWERS)

    sri.picks("Sudah saya sampaikan")

    assert "semua sudah dikabari" in sri.last
    assert guest(new, made, "Tanpa Hape").told_by == new.people["Sri"]


def test_a_colleague_is_invited_reminded_and_his_answer_kept(village: Village) -> None:
    made = planned(village, "temu_kunjung", village.at("2018-10-10", "09:00"), people=("Siti",), by="Bambang")
    siti = village.pendamping
    assert "temu kunjung" in siti.last

    siti.picks("Bisa hadir")
    village.go_to("2018-10-09", "17:00")

    assert guest(village, made, "Siti").reply == "coming"
    assert "besok ada temu kunjung" in siti.last
    siti.says("acara")
    assert "Anda diundang" in siti.last


def test_corrected_attendance_withdraws_the_visit(new: Village) -> None:
    siti = invites(new)
    siti.picks("Ya, undang")
    made = the_meeting(new)
    new.go_to("2018-10-10", "12:00")
    siti.says("tidak hadir 2")
    siti.picks("Ya, simpan")
    siti.picks("Betulkan kehadiran")
    siti.says("bunga hadir")
    siti.picks("Ya, simpan")

    assert visits_to_make_up(new) == {"Bunga": "withdrawn"}
    assert marked(new, made, {})


def test_papers_leave_the_meeting_open_and_all_but_some_are_told(new: Village) -> None:
    siti = invites(new)
    siti.picks("Ya, undang")
    siti.says("acara")
    siti.picks("Daftar hadir (PDF)")
    siti.picks("Surat undangan (PDF)")
    siti.picks("Teks undangan")
    new.work()
    assert sum(one.attachment is not None for one in siti.messages) == 2
    siti.picks("Catat yang sudah tahu")
    siti.says("1 2 sudah, 3 belum")
    assert guest(new, the_meeting(new), "Anggrek").told_at is None
    siti.says("semua kecuali 5")

    assert "Belum tahu (1): 5. Ibu Edelweis" in siti.last
    assert guest(new, the_meeting(new), "Edelweis").told_at is None
    assert guest(new, the_meeting(new), "Anggrek").told_at is not None


def test_who_came_is_understood_whatever_list_is_open_and_points_are_ticked_all_but_one(new: Village) -> None:
    planned(new, "resocialisation", new.at("2018-10-15", "09:00"), groups=(GROUP,))
    siti = invites(new)
    siti.picks("Ya, undang")
    new.go_to("2018-10-10", "12:00")
    siti.says("acara")
    siti.says("halo")
    assert "Acara yang mana?" in siti.last
    siti.says("semua hadir kecuali 2 dan gladiol")
    siti.picks("Ya, simpan")
    assert visits_to_make_up(new) == {"Bunga": "open", "Gladiol": "open"}

    siti.picks("Centang bahan")
    siti.says("semua kecuali 9")
    siti.says("belum 11")
    siti.says("1 2 3, 9 belum")
    assert "Tekan yang sudah disampaikan" in siti.last
    siti.picks("Selesai")
    assert "Yang sudah disampaikan: 9 dari 11." in siti.last


def test_where_one_group_is_called_its_ketua_is_chosen_at_once_even_before_the_list_of_who_came(new: Village) -> None:
    planned(new, "first_meeting", new.at("2018-10-10", "09:00"), groups=("Wates 1",))
    siti = new.pendamping
    new.go_to("2018-10-10", "10:00")
    siti.says("acara")
    siti.picks("Pilih ketua kelompok")
    assert "ketua Wates 1" in siti.last
    siti.picks("Selesai")
    siti.picks("Pilih ketua kelompok")
    siti.says("2")
    siti.picks("Tanpa wakil")

    assert "Catat kehadiran" in siti.labels
    siti.says("tidak hadir 3")
    assert "Tidak hadir (1): 3. Ibu Cempaka." in siti.last
    siti.picks("Ya, simpan")
    assert "Ketua Wates 1: Ibu Bunga" in siti.last


def test_who_asks_for_her_next_meeting_hears_of_this_one_too(village: Village) -> None:
    made = planned(village, "first_meeting", village.at("2018-10-10", "09:00"), groups=(GROUP,))
    mawar = village.mawar

    mawar.says("jam piro?")
    assert "diundang ke pertemuan awal PKH: Rabu, 10 Oktober 2018 pukul 09.00 WIB" in mawar.last
    mawar.picks("Bisa hadir")
    assert guest(village, made, "Mawar").reply == "coming"
    village.meeting("2018-10-04")
    mawar.says("jadwal")

    assert "Pertemuan kelompok Melati 1 berikutnya" in "".join(mawar.texts[-2:])
    assert "Jawaban tercatat: hadir." in mawar.last
    assert "Kartu Keluarga (KK)" in mawar.last


def test_other_words_beside_a_sittings_number_choose_none_and_an_hour_is_no_place(new: Village) -> None:
    siti = new.pendamping
    siti.says("pertemuan awal")
    for said in ("1 tidak jadi", "besok jam 1"):
        siti.says(said)
        assert "Tulis nomor pertemuan" in siti.last
    siti.says("1")
    siti.says("rabu 10/10 jam 9")
    siti.says("jam 10")
    assert "Di mana?" in siti.last
    siti.says("rumah Bu RT")

    assert "Rab 10 Okt 10.00-13.00, rumah Bu RT" in siti.last
