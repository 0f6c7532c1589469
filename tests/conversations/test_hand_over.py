"""Visits offered to a colleague: accepted or not, taken back, lapsed, returned; and what he brings home."""

from datetime import date

import pytest
from sqlalchemy import select, update

from db.tables import Group, Person, VisitHandover
from programme.access import OFFICE, NotAllowed
from programme.staff import add_staff, remove_staff
from programme.visit_lists import show_visit
from tests.told_once import told_once
from tests.village import KECAMATAN, Phone, Village


@pytest.fixture
@told_once
def listed(village: Village) -> Village:
    """1 Ibu Mawar and 2 Ibu Wati on Ibu Siti's list; Pak Budi works in the same kecamatan, Pak Rahmat elsewhere."""
    village.write(lambda s: add_staff(s, OFFICE, "pendamping", "Budi Santoso", KECAMATAN, "m", village.now))
    village.people = village.read(lambda s: {one.name: one.id for one in s.scalars(select(Person))})
    village.joins("Budi Santoso")
    village.joins("Rahmat")
    for day in ("2018-10-25", "2018-11-22"):
        village.reported(day, {"Mawar": "work", "Wati": None})
    village.go_to("2018-11-23", "06:00")
    return village


@pytest.fixture
def budi(listed: Village) -> Phone:
    return listed.phone("Budi Santoso")


@told_once
def offers(village: Village, *, note: str | None = None) -> None:
    """Ibu Siti offers Ibu Mawar's visit to Pak Budi."""
    siti = village.pendamping
    siti.taps("1. Mawar")
    siti.picks("Limpahkan")
    assert not any("Rahmat" in label for label in siti.labels)
    siti.picks("Bapak Budi")
    if note is not None:
        siti.says(note)
    siti.picks("Ya, tawarkan")
    village.tick()


def states(village: Village) -> list[str]:
    return village.read(lambda s: list(s.scalars(select(VisitHandover.state).order_by(VisitHandover.id))))


def test_an_accepted_visit_goes_to_the_colleague_and_its_result_comes_back(listed: Village, budi: Phone) -> None:
    offers(listed, note="rumahnya dekat Pak Budi")
    for fact in ("Ibu Siti meminta bantuan", "Ibu Mawar", "RT 001/RW 002", "Oktober 2018", "rumahnya dekat"):
        assert fact in budi.last
    assert "bekerja" not in budi.last
    budi.picks("Terima") if listed.answering == "taps" else budi.says("siap, saya terima")
    assert "masuk daftar Jumat, 23 November 2018" in budi.last
    listed.tick()
    assert "menerima kunjungan Ibu Mawar" in listed.pendamping.last
    budi.says("kunjungan")
    assert "Mawar" in budi.last
    budi.says("1 selesai, ketemu suaminya, sepakat gantian jaga")
    budi.picks("Keempatnya")
    budi.picks("Ya, simpan")
    listed.tick()

    visit = listed.visit_of("Mawar")
    assert (visit.state, visit.met, visit.ended_by) == ("done", "spouse", listed.people["Budi Santoso"])
    assert "Bapak Budi Santoso sudah mengunjungi Ibu Mawar" in listed.pendamping.last
    assert "gantian jaga" in listed.pendamping.last


def test_his_rights_end_with_the_visit(listed: Village, budi: Phone) -> None:
    offers(listed)
    visit_id = listed.visit_of("Mawar").id
    budi_actor = listed.actor("Budi Santoso")
    with pytest.raises(NotAllowed):
        listed.read(lambda s: show_visit(s, budi_actor, visit_id, listed.rules))
    budi.taps("Terima")
    assert listed.read(lambda s: show_visit(s, budi_actor, visit_id, listed.rules)) is not None
    listed.pendamping.says("1 batal krn pindah")

    with pytest.raises(NotAllowed):
        listed.read(lambda s: show_visit(s, budi_actor, visit_id, listed.rules))


def test_accepted_in_the_afternoon_it_stands_on_the_next_list(listed: Village, budi: Phone) -> None:
    listed.go_to("2018-11-23", "13:00")
    offers(listed)
    budi.taps("Terima")

    assert listed.visit_of("Mawar").due_on == date(2018, 11, 24)


def test_declined_it_stays_with_its_owner(listed: Village, budi: Phone) -> None:
    offers(listed)
    budi.taps("Tolak", times=2)
    listed.tick()

    assert states(listed) == ["declined"]
    assert listed.visit_of("Mawar").pendamping_id is None
    assert "belum bisa menerima kunjungan Ibu Mawar" in listed.pendamping.last


def test_without_an_answer_it_lapses_and_a_late_yes_changes_nothing(listed: Village, budi: Phone) -> None:
    offers(listed)
    [data] = [data for label, data in budi.messages[-1].buttons if label == "Terima"]
    listed.go_to("2018-11-24", "06:10")
    assert states(listed) == ["withdrawn"]
    assert any("belum menjawab" in text for text in listed.pendamping.texts)
    budi.taps_data(budi.messages[-1].id, data)

    assert "tidak perlu lagi" in budi.last
    assert listed.visit_of("Mawar").pendamping_id is None


@pytest.mark.telegram_only
def test_it_can_be_taken_back_before_it_is_accepted(listed: Village, budi: Phone) -> None:
    offers(listed)
    siti = listed.pendamping
    siti.says("1")
    assert "Sedang ditawarkan kepada Budi" in siti.last
    siti.picks("Tarik tawaran")
    budi.taps("Terima")

    assert states(listed) == ["withdrawn"]
    assert listed.visit_of("Mawar").pendamping_id is None


def test_he_can_give_it_back(listed: Village, budi: Phone) -> None:
    offers(listed)
    budi.taps("Terima")
    budi.says("kunjungan")
    budi.taps("1. Mawar")
    budi.picks("Kembalikan")
    listed.tick()

    assert listed.visit_of("Mawar").pendamping_id is None
    assert "kembali dari Bapak Budi" in listed.pendamping.last


def test_several_are_handed_over_in_one_message(listed: Village, budi: Phone) -> None:
    siti = listed.pendamping
    siti.says("limpahkan 1 dan 2 ke pak budi")
    assert "Ibu Mawar dan Ibu Wati kepada Bapak Budi" in siti.last
    siti.picks("Ya, tawarkan")
    listed.tick()

    assert states(listed) == ["asked", "asked"]
    assert sum("meminta bantuan" in text for text in budi.texts) == 2


def test_a_name_nobody_has_is_asked(listed: Village) -> None:
    siti = listed.pendamping
    siti.says("1 titip pak joko")
    assert "tidak ada di antara rekan" in siti.last
    siti.says("budi")

    assert "kepada Bapak Budi" in siti.last


@pytest.mark.parametrize("leaves", ["removed", "moved"])
def test_the_visit_comes_back_when_the_colleague_leaves(listed: Village, budi: Phone, leaves: str) -> None:
    offers(listed)
    budi.taps("Terima")
    budi_id = listed.people["Budi Santoso"]
    if leaves == "removed":
        listed.write(lambda s: remove_staff(s, OFFICE, budi_id, listed.now))
    else:
        listed.write(lambda s: setattr(s.get_one(Person, budi_id), "kecamatan", "Lain"))
    listed.tick()

    assert listed.visit_of("Mawar").pendamping_id is None
    assert "kembali dari Bapak Budi" in listed.pendamping.last


def test_the_koordinator_moves_a_task_and_its_owner_is_told(listed: Village, budi: Phone) -> None:
    bambang = listed.phone("Bambang")
    bambang.says("limpahkan")
    bambang.picks("Ibu Siti (2)")
    bambang.says("1")
    bambang.picks("Bapak Budi")
    bambang.picks("Ya, tawarkan")
    listed.tick()
    assert "Bapak Bambang meminta bantuan" in budi.last
    budi.taps("Terima")
    listed.tick()

    assert listed.visit_of("Mawar").pendamping_id == listed.people["Budi Santoso"]
    assert "menerima kunjungan Ibu Mawar" in listed.pendamping.last
    assert "menerima kunjungan Ibu Mawar" in bambang.last


@pytest.mark.telegram_only
def test_once_accepted_the_owner_sees_who_makes_it(listed: Village, budi: Phone) -> None:
    offers(listed)
    budi.taps("Terima")
    siti = listed.pendamping
    siti.says("1")

    assert "dipegang Bapak Budi Santoso" in siti.last
    assert "Limpahkan" not in siti.labels


def test_recorded_by_its_owner_meanwhile_the_offer_is_over(listed: Village, budi: Phone) -> None:
    offers(listed)
    listed.pendamping.says("1 batal krn pindah")
    budi.taps("Terima")

    assert "tidak perlu lagi" in budi.last
    assert states(listed) == ["withdrawn"]
    assert not listed.outbox("visit_done_for_you")


def test_an_outsider_with_the_button_changes_nothing(listed: Village, budi: Phone) -> None:
    offers(listed)
    [data] = [data for label, data in budi.messages[-1].buttons if label == "Terima"]
    rahmat = listed.phone("Rahmat")
    rahmat.taps_data(1, data)

    assert states(listed) == ["asked"]
    assert not any("Mawar" in text for text in rahmat.texts)


def test_alone_in_her_kecamatan_she_is_told_so(listed: Village) -> None:
    listed.write(lambda s: s.execute(update(Group).values(kecamatan="Sepi")))
    siti = listed.pendamping
    siti.taps("1. Mawar")
    siti.picks("Limpahkan")

    assert "Belum ada rekan" in siti.last


def test_a_visit_to_a_school_is_handed_over_and_its_result_comes_back(listed: Village, budi: Phone) -> None:
    siti = listed.pendamping
    for said in ("penyedia", "SDN 1 Wates", "wates", "absensi anak", "hari ini"):
        siti.says(said)
    siti.says("3 limpahkan ke pak budi")
    siti.picks("Ya, tawarkan")
    listed.tick()
    assert "SDN 1 Wates" in budi.last
    assert "absensi anak" in budi.last
    budi.taps("Terima")
    budi.says("1 selesai, ketemu bu Endang; sepakat izin tertulis")
    budi.picks("Semuanya sudah")
    budi.picks("Ya, simpan")
    listed.tick()

    assert "Bapak Budi Santoso sudah mengunjungi SDN 1 Wates" in siti.last
    assert "izin tertulis" in siti.last


def test_an_answer_that_fits_two_offers_accepts_none_before_it_is_said_which(listed: Village, budi: Phone) -> None:
    siti = listed.pendamping
    siti.says("1, 2 limpahkan ke budi")
    siti.picks("Ya, tawarkan")
    listed.tick()
    budi.says("ya")
    assert "untuk yang mana?" in budi.last
    assert states(listed) == ["asked", "asked"]
    budi.picks("Permintaan bantuan: kunjungan Ibu Wati")

    accepted = listed.read(lambda s: s.scalars(select(VisitHandover).where(VisitHandover.state == "accepted")).one())
    assert accepted.visit_id == listed.visit_of("Wati").id
    assert sorted(states(listed)) == ["accepted", "asked"]


def test_who_accepted_a_visit_hears_that_a_correction_made_it_needless(listed: Village, budi: Phone) -> None:
    offers(listed)
    budi.taps("Terima")
    listed.report(listed.meetings()[-1].id, {"Wati": None})
    listed.tick()

    assert listed.visit_of("Mawar").state == "withdrawn"
    assert "Ibu Mawar tidak perlu dikunjungi" in budi.last
    assert "Ibu Mawar tidak perlu dikunjungi" in listed.pendamping.last


def test_who_accepted_a_visit_hears_that_its_owner_made_it_herself(listed: Village, budi: Phone) -> None:
    offers(listed)
    budi.taps("Terima")
    listed.pendamping.says("1 selesai ketemu ibunya")
    listed.pendamping.says("semua")
    listed.pendamping.says("lewati")
    listed.pendamping.says("ya")
    listed.tick()

    assert listed.visit_of("Mawar").state == "done"
    assert "Ibu Siti sudah mengurus sendiri kunjungan Ibu Mawar. Namanya keluar dari daftar." in budi.last
    assert "bekerja" not in budi.last


def test_the_numbers_are_those_of_todays_list(listed: Village, budi: Phone) -> None:
    siti = listed.pendamping
    siti.says("kunjungan")
    shown = {label.partition(". ")[2]: label.partition(".")[0] for label in siti.labels}
    siti.says("limpahkan")
    offered = {label.partition(". ")[2]: label.partition(".")[0].split()[-1] for label in siti.labels if "." in label}
    assert shown.items() <= offered.items()
    assert len(set(offered.values())) == len(offered)
    siti.says(shown["Wati"])
    siti.picks("Bapak Budi")

    assert "kunjungan Ibu Wati" in siti.last
