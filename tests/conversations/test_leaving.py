"""Pendamping ends a membership by chat, and takes a slip back."""

from datetime import date

import pytest
from sqlalchemy import update

from db.tables import FamilyMember, Group, Kpm
from tests.conversations.test_engine import question
from tests.told_once import told_once
from tests.village import Village


def kpm_of(village: Village, name: str) -> Kpm:
    return village.read(lambda s: s.get_one(Kpm, village.people[name]))


@told_once
def leaves(village: Village, who: str, reason: str, day: str = "kemarin") -> None:
    siti = village.pendamping
    siti.says("keluar")
    siti.says(who)
    siti.picks(reason)
    siti.says(day)


def test_a_family_that_moved_away_leaves_with_a_kind_word(village: Village) -> None:
    leaves(village, "mawar", "Pindah ke luar kecamatan", "20 september")
    siti = village.pendamping
    assert "Kamis, 20 September 2018" in siti.last
    assert "satu pesan perpisahan" in siti.last
    siti.picks("Ya, simpan")
    assert "tidak lagi peserta" in siti.texts[-2]
    village.tick()

    kpm = kpm_of(village, "Mawar")
    assert (kpm.left_on, kpm.left_reason) == (date(2018, 9, 20), "moved_out")
    assert "kebersamaannya" in village.mawar.last
    assert "nomor 2" in village.ketua.last
    siti.says("yang keluar")
    siti.picks("Mawar, Kam 20 Sep")
    assert "Pindah ke luar kecamatan" in siti.last
    siti.picks("Batalkan, ia masih peserta")
    assert kpm_of(village, "Mawar").left_at is None
    village.mawar.says("menu")
    assert "Ibu Mawar" in village.mawar.last


def test_a_ketua_who_graduates_hands_on_first_and_typed_words_do_as_taps(village: Village) -> None:
    siti = village.pendamping
    siti.says("ubah data")
    siti.says("sri")
    siti.says("keluar")
    assert question(village, siti) == "leave_programme reason"
    siti.says("lulus")
    siti.says("hari ini")
    assert "ketua yang baru" in siti.last
    siti.says("lastri")
    assert "Ketua yang baru: Ibu Lastri" in siti.last
    siti.says("tanpa pesan")
    siti.says("ya")

    assert (kpm_of(village, "Sri").left_reason, kpm_of(village, "Lastri").duty) == ("graduated", "ketua")
    assert village.outbox("membership_ended") == []
    assert any("menjadi ketua" in text for text in village.phones["Lastri"].texts)


def test_what_is_wrong_is_asked_again_and_mended_before_it_is_saved(village: Village) -> None:
    siti = village.pendamping
    leaves(village, "wati", "Alasan lain", "dobel di desa sebelah")
    siti.says("besok")
    assert "belum tiba" in siti.last
    siti.says("entahlah")
    assert question(village, siti) == "leave_programme left_on"
    siti.says("1 oktober")
    assert "dobel di desa sebelah" in siti.last
    siti.picks("Ubah tanggal")
    siti.says("30 september")
    assert "Minggu, 30 September 2018" in siti.last
    siti.picks("Jangan")

    assert kpm_of(village, "Wati").left_at is None


def test_a_reason_in_her_own_words_is_kept_and_another_one_takes_its_words_away(village: Village) -> None:
    siti = village.pendamping
    siti.says("keluar")
    siti.says("mawar")
    siti.says("belum pindah")
    assert question(village, siti) == "leave_programme reason"
    siti.says("pindah ke Kalimantan ikut anak")
    siti.says("wingi")
    assert "Pindah ke luar kecamatan (pindah ke Kalimantan ikut anak)" in siti.last
    siti.picks("Ubah alasan")
    siti.says("lulus sekolah semua")
    assert "Tidak ada komponen lagi (lulus sekolah semua)" in siti.last
    siti.picks("Ubah alasan")
    siti.picks("Mengundurkan diri")
    assert "Alasan: Mengundurkan diri." in siti.last
    siti.picks("Ya, simpan")

    assert (kpm_of(village, "Mawar").left_reason, kpm_of(village, "Mawar").left_note) == ("refused", None)


def test_of_one_who_died_it_is_asked_whether_somebody_takes_her_place(village: Village) -> None:
    siti = village.pendamping
    leaves(village, "mawar", "Meninggal, tanpa pengganti")
    assert "Tidak ada pesan lagi ke HP-nya" in siti.last
    siti.picks("Ada yang menggantikan")
    assert question(village, siti).startswith("report_change")
    assert kpm_of(village, "Mawar").left_at is None


def test_a_double_tap_ends_it_once(village: Village) -> None:
    leaves(village, "mawar", "Mengundurkan diri")
    village.pendamping.taps("Ya, simpan", times=2)

    assert len(village.outbox("member_gone")) == 1


def test_a_death_that_leaves_nobody_in_the_family_leads_to_its_end(village: Village) -> None:
    village.family("Mawar", Mawar="pregnant")
    village.reports_change("Mawar", "death", by="Sri", member="self", died_on="2018-09-30")
    siti = village.pendamping
    siti.says("pemutakhiran")
    siti.picks("Benar")
    siti.picks("Ya, simpan")
    assert "Meninggal, tanpa pengganti" in siti.last
    siti.picks("Ya, berakhir")
    siti.says("30 september")
    siti.picks("Ya, simpan")

    assert kpm_of(village, "Mawar").left_reason == "died"


def test_a_move_out_of_the_kecamatan_asks_whether_the_family_leaves(village: Village) -> None:
    village.write(lambda s: s.execute(update(Group).values(desa="Wates")))
    village.reports_change("Mawar", "moved", desa="Sukamaju", address="Sukamaju", since="2018-09-30")
    siti = village.pendamping
    siti.says("pemutakhiran")
    siti.picks("Benar")
    while question(village, siti).startswith("check_updates"):
        siti.picks("Tetap di kelompok ini" if "Tetap di kelompok ini" in siti.labels else siti.labels[0])
    assert "Pindah ke luar kecamatan" in siti.last
    siti.picks("Tidak, masih peserta")

    assert kpm_of(village, "Mawar").left_at is None


@pytest.mark.parametrize("decision", ["Tidak ada lagi", "Ya, masih peserta"])
def test_families_without_a_component_are_decided_one_by_one(village: Village, decision: str) -> None:
    members = village.family("Mawar", Budi="sma")
    village.write(lambda s: setattr(s.get_one(FamilyMember, members["Budi"]), "birth_date", date(1990, 1, 1)))
    siti = village.pendamping
    siti.says("tanpa komponen")
    siti.picks("Mawar (Melati 1)")
    siti.picks(decision)
    if decision == "Tidak ada lagi":
        siti.picks("Ya, berakhir")
        siti.says("hari ini")
        siti.picks("Ya, simpan")
        assert kpm_of(village, "Mawar").left_reason == "no_component"
    else:
        assert "tetap peserta" in siti.texts[-2] + siti.last
        siti.says("tanpa komponen")
        assert "masih ada anggota dengan komponen" in siti.texts[-2] + siti.last
