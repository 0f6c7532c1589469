"""A list of candidates comes by chat: groups are proposed, changed in plain words, confirmed, and told."""

from datetime import date

import pytest
from sqlalchemy import select

from db.tables import Candidate, FamilyMember, Group, Intake, Kpm
from programme.access import OFFICE
from programme.staff import add_staff
from tests.programme.candidate_books import called, candidate_book, child_of, neighbours
from tests.village import KECAMATAN, Village

# Told once, on SQLite: the tables are tested on both databases in tests/programme/test_candidates.py.
pytestmark = pytest.mark.parametrize("told_on", ["telegram"], indirect=True)

FOUR_RT = {("001", "001"): 12, ("001", "002"): 11, ("002", "001"): 13, ("002", "002"): 10}


def a_list(*more: list[object]) -> bytes:
    """46 families of two RW, the first with a child, and two of the same name."""
    rows = [*neighbours(0, FOUR_RT), *more]
    rows[3][1] = rows[40][1] = "Sekar Arum"
    return candidate_book(rows, [child_of(0, "Bagas", date(2009, 5, 5))])


def taken_in(village: Village, content: bytes) -> str:
    """What Ibu Siti reads when her list has been taken in."""
    village.pendamping.sends_file("calon.xlsx", content)
    village.work()
    village.pendamping.picks("Masukkan")
    village.work()
    return village.pendamping.last


def group_of(village: Village, number: int) -> int | None:
    """The proposed group of the candidate with this number."""
    query = select(Candidate).where(Candidate.participant_number == f"C{number:04d}")
    return village.read(lambda s: s.scalars(query).one().proposed_group_id)


def test_a_list_becomes_groups_that_are_looked_at_changed_and_confirmed(village: Village) -> None:
    siti = village.pendamping
    village.write(lambda s: add_staff(s, OFFICE, "pendamping", "Budi Santoso", KECAMATAN, "m", village.now))

    siti.sends_file("calon.xlsx", a_list())
    village.work()
    assert "46 calon baru" in siti.last
    assert "kira-kira 2 kelompok" in siti.last
    siti.picks("Masukkan")
    village.work()
    assert "Usulan kelompoknya sudah jadi" in siti.last

    siti.picks("Lihat usulan")
    assert "46 keluarga, 2 kelompok" in siti.last
    assert "1. Wates: 23 keluarga, RW 1 RT 1, 2" in siti.last
    assert "2. Wates: 23 keluarga, RW 2 RT 1, 2" in siti.last

    siti.says("pindahkan bu " + called(1) + " ke 2")
    assert "sekarang di kelompok 2. Isinya sekarang: kelompok 1: 22, kelompok 2: 24." in siti.last
    assert group_of(village, 1) == group_of(village, 40)
    siti.says("batal")
    assert "Yang sudah tersimpan tetap tersimpan." in siti.last
    siti.says("usulan kelompok")
    siti.says("kelompok 2 ke pak budi")
    assert "Kelompok 2 untuk Bapak Budi Santoso" in siti.last

    siti.says("keluarkan sekar arum (sudah pindah)")
    assert "“sekar arum” yang mana?" in siti.last
    siti.picks("Sekar Arum (Wates, RT 2 RW 2), klp 2")
    assert "Ibu Sekar Arum diambil dari daftar calon" in siti.last
    assert group_of(village, 40) is None
    assert group_of(village, 3) is not None

    siti.picks("Sahkan kelompoknya")
    assert "Sahkan 2 kelompok dengan 45 keluarga?" in siti.last
    assert village.read(lambda s: s.scalars(select(Group).where(Group.number.is_not(None))).all()) == []
    siti.picks("Ya, sahkan")
    assert any("Sudah sah: 2 kelompok, 45 keluarga" in one for one in siti.texts)

    numbered = select(Group).where(Group.number.is_not(None)).order_by(Group.number)
    groups = village.read(lambda s: list(s.scalars(numbered)))
    assert [(one.name, one.desa) for one in groups] == [("Wates 1", "Wates"), ("Wates 2", "Wates")]
    kpm = village.read(lambda s: list(s.scalars(select(Kpm).where(Kpm.participant_number.startswith("C")))))
    assert len(kpm) == 45
    child = village.read(lambda s: s.scalars(select(FamilyMember).where(FamilyMember.name_index == "bagas")).one())
    assert (child.name, child.birth_date, child.component) == ("Bagas", date(2009, 5, 5), "sd")


def test_only_what_was_shown_can_be_confirmed(village: Village) -> None:
    taken_in(village, a_list())
    siti, bambang = village.pendamping, village.phones["Bambang"]
    siti.picks("Lihat usulan")
    assert "Saya usulkan 2 kelompok" in bambang.last
    bambang.picks("Lihat kelompok")
    siti.picks("Sahkan kelompoknya")

    bambang.says(f"{called(1)} ke 2")
    siti.picks("Ya, sahkan")

    assert "Usulannya baru saja diubah oleh yang lain, jadi belum disahkan." in siti.last
    assert "2. Wates: 24 keluarga" in siti.last
    assert village.read(lambda s: s.scalars(select(Intake)).one().state) == "proposed"
    siti.picks("Sahkan kelompoknya")
    siti.picks("Ya, sahkan")
    assert village.read(lambda s: s.scalars(select(Intake)).one().state) == "confirmed"
    bambang.says("sekar arum ke 1")
    assert "sudah disahkan" in bambang.last


def test_a_question_who_is_meant_gives_way_to_another_wish_and_the_list_comes_as_a_file(village: Village) -> None:
    taken_in(village, a_list())
    siti = village.pendamping
    siti.picks("Lihat usulan")

    siti.says("pindahkan sekar arum ke 2")
    siti.says("kelompok 1 ke pak bambang")
    assert "Kelompok 1 untuk Bapak Bambang" in siti.last
    siti.says("gabung 1 ke 2")
    assert "Kelompok 1 dan 2 digabung menjadi kelompok 1: 46 keluarga." in siti.last
    assert "Lebih dari 25 keluarga: kelompok 1." in siti.last
    siti.says("susun ulang")
    assert "Sudah disusun ulang." in siti.last
    assert "2. Wates: 23 keluarga" in siti.last

    siti.says("daftar nama")
    assert "daftarnya saya siapkan" in siti.last
    village.work()
    file = siti.messages[-1].attachment
    assert file is not None
    assert file.filename == "usulan-kelompok-kedungrejo-2018-1.xlsx"
    siti.says("batalkan daftar")
    siti.picks("Ya, batalkan daftar")
    assert village.read(lambda s: s.scalars(select(Intake)).one().state) == "cancelled"


def test_who_says_which_she_wants_is_not_asked_again(village: Village) -> None:
    taken_in(village, a_list())
    siti = village.pendamping

    siti.says("usulan kelompok")
    assert "46 keluarga, 2 kelompok" in siti.last
    siti.says("template calon")
    assert any(one.attachment is not None and one.attachment.filename == "calon-peserta.xlsx" for one in siti.messages)
    siti.says("calon")
    assert "yang mana?" in siti.last
    siti.says("ya")
    assert "46 keluarga, 2 kelompok" in siti.last
