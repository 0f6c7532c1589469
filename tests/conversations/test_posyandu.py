"""A pendamping looks after health posts by chat, and writes down who came; families hear of it in private."""

import pytest
from sqlalchemy import select

from db.tables import FamilyMember, HealthService, MemberMonth, PosyanduDay, Provider
from programme.health.calendar import VITAMIN_A, WEIGHED
from tests.posyandu_days import BABY, POST, TODDLER, came, health_post, member, posyandu_day
from tests.told_once import told_once
from tests.village import Village


@pytest.fixture
@told_once
def unplaced(village: Village) -> Village:
    """Children of three families, of whom it is not known where they go; one writes its post otherwise."""
    village.go_to("2018-11-01", "09:00")
    member(village, "Mawar", "Budi", "toddler", TODDLER)
    member(village, "Mawar", "Sari", "infant", BABY)
    member(village, "Wati", "Rahma", "toddler", TODDLER, facility="mlati")
    return village


def months(village: Village) -> dict[str, bool | None]:
    query = select(FamilyMember.name, MemberMonth.kept).join(MemberMonth, MemberMonth.member_id == FamilyMember.id)
    return dict(village.read(lambda s: s.execute(query.order_by(MemberMonth.id)).all()))


def given(village: Village, name: str) -> list[str]:
    query = select(FamilyMember.name, HealthService.code).join(
        HealthService, HealthService.member_id == FamilyMember.id
    )
    return sorted(code for of, code in village.read(lambda s: s.execute(query).all()) if of == name)


@told_once
def found_the_post(village: Village) -> None:
    """Its day of every month, its kader, and who goes there."""
    siti = village.pendamping
    siti.says("posyandu")
    assert "Belum ada posyandu yang tercatat" in siti.last
    for no_name in ("nanti dulu bu", "tiap tanggal 12 jam 8-11"):
        siti.says(no_name)
        assert village.read(lambda s: list(s.scalars(select(Provider)))) == []
    siti.says("Posyandu Melati")
    siti.picks("Jadwal tiap bulan")
    siti.says("kapan-kapan")
    assert "belum saya pahami" in siti.last
    siti.says("tiap tanggal 12 jam 8-11")
    assert "tiap tanggal 12, 08.00-11.00" in siti.last
    siti.picks("Nama kader, nomor HP")
    siti.says("Bu Yanti 0812")
    siti.says("Bu Yanti 081234567890")
    siti.picks("Kembali ke daftar")
    siti.says("Belum jelas posyandunya (3)")
    siti.picks("“mlati”: 1 orang")
    siti.says(POST)
    assert "Tercatat untuk 1 orang" in siti.last
    siti.picks("Melati 1, belum ditulis: 2 orang")
    siti.says("posyandu melatii")  # a slip: asked, not added twice
    assert "salah satu dari ini" in siti.last
    siti.picks(POST)
    assert "Tercatat untuk 2 orang" in siti.last


def test_from_the_first_post_to_the_first_visit(unplaced: Village) -> None:
    found_the_post(unplaced)
    post = unplaced.read(lambda s: s.scalars(select(Provider)).one())
    assert (post.name, post.type) == (POST, "posyandu")
    assert (post.contact_name, post.contact_phone) == ("Bu Yanti", "+6281234567890")
    siti, mawar = unplaced.pendamping, unplaced.mawar

    siti.says("Sen 12 Nov Posyandu Melati")
    assert "Belum pernah kunjungan awal: 2" in siti.last
    siti.picks("Undang kunjungan awal")
    siti.picks("Ya, undang")
    assert "Undangan dikirim: 2 keluarga" in siti.last
    assert "kunjungan pertama" in mawar.last
    siti.picks("Teks untuk kader")
    assert "Mawar, Wati" in siti.texts[-2]


def test_from_the_reminder_to_the_month_that_was_kept(unplaced: Village) -> None:
    found_the_post(unplaced)
    siti, mawar = unplaced.pendamping, unplaced.mawar
    siti.says("batal")
    unplaced.go_to("2018-11-12", "07:00")
    assert "Budi (23 bulan): ditimbang" in mawar.last
    assert "ditimbang" not in unplaced.ketua.last
    unplaced.go_to("2018-11-12", "11:05")
    assert "sudah selesai" in siti.last
    siti.says("mawar wati datang semua, budi tidak")
    assert "Datang (2): Sari (Mawar), Rahma (Wati)" in siti.last
    assert "Tidak datang (1): Budi (Mawar)" in siti.last
    siti.says("sari belum imunisasi")
    assert "Imunisasi" not in siti.last.partition("Tidak datang")[2]
    siti.picks("Ya, simpan")
    assert "Bulan ini terpenuhi: 2 orang" in siti.last
    assert months(unplaced) == {"Sari": True, "Rahma": True, "Budi": False}
    assert given(unplaced, "Sari") == [WEIGHED]

    siti.says("ditimbang")
    siti.says("budi")
    siti.picks("Hari ini")
    assert "Tercatat" in siti.last
    assert months(unplaced)["Budi"] is True


def test_a_day_is_added_moved_and_called_off_and_a_second_phone_changes_nothing(village: Village) -> None:
    village.go_to("2019-02-01", "09:00")
    post = health_post(village)
    budi = member(village, "Mawar", "Budi", "toddler", TODDLER, post)
    siti = village.pendamping
    siti.says("posyandu")
    siti.says(POST)
    siti.picks("Tambah hari buka")
    siti.says("Selasa 11/2 jam 9")  # a Monday
    siti.says("Senin 11/2 jam 9")
    siti.says("Balai Desa")
    siti.picks("Ya, catat")
    siti.picks("Pindahkan")
    siti.says("12/2")
    siti.says("tetap")
    assert "pindah menjadi Selasa, 12 Februari 2019 pukul 09.00" in siti.last
    siti.picks("Ya, pindahkan")
    siti.says("batal")
    assert "Selasa, 12 Februari 2019" in village.mawar.last

    village.go_to("2019-02-11", "17:00")
    assert "vitamin A" in village.mawar.last
    village.mawar.says("sudah ditimbang bu")
    assert "pendamping akan memastikannya" in village.mawar.last
    village.go_to("2019-02-12", "12:30")
    day = village.read(lambda s: s.scalars(select(PosyanduDay.id)).one())
    siti.taps("Pilih yang datang")
    assert "kata keluarganya" in siti.last
    siti.says("lanjut")
    assert "Datang (1): Budi (Mawar)" in siti.last
    came(village, day, budi)  # from another phone meanwhile
    siti.picks("Ya, simpan")
    assert given(village, "Budi") == sorted([WEIGHED, WEIGHED, VITAMIN_A])  # her own word, and what was recorded once
    assert months(village) == {"Budi": True}

    march = posyandu_day(village, post, "2019-03-12")
    siti.says("posyandu")
    siti.says("Sel 12 Mar Posyandu Melati")
    siti.picks("Batalkan hari ini")
    siti.picks("Ya, batalkan")
    assert "tidak jadi buka" in village.mawar.last
    assert village.read(lambda s: s.get_one(PosyanduDay, march).state) == "cancelled"


def test_an_outsider_and_the_ketua_see_nothing_of_it(unplaced: Village) -> None:
    unplaced.ketua.says("posyandu")
    assert "Melati" not in unplaced.ketua.last
    assert "Budi" not in unplaced.ketua.last
    assert unplaced.read(lambda s: list(s.scalars(select(MemberMonth.id)))) == []
