"""Pendamping keeps the list of a group by chat, from adding a family to taking a slip back."""

import pytest
from sqlalchemy import select

from conversations.member_question import members_meant
from db.tables import Kpm, KpmChange, Person
from programme.members import MemberLine
from tests.conversations.test_engine import question
from tests.told_once import told_once
from tests.village import Village

NUMBER = "PKH-2018-777"


def entry(village: Village, name: str) -> tuple[Person, Kpm]:
    query = select(Person, Kpm).join(Kpm, Kpm.person_id == Person.id).where(Person.name == name)
    row = village.read(lambda s: s.execute(query).one())
    return row[0], row[1]


@told_once
def opens(village: Village, who: str) -> None:
    """The pendamping has a member's entry before her."""
    village.pendamping.says("ubah data")
    village.pendamping.says(who)
    assert question(village, village.pendamping) == "change_member action"


# A new family.


def test_a_family_is_added_in_four_answers_and_one_check(village: Village) -> None:
    siti = village.pendamping
    siti.says("ubah data")
    siti.picks("➕ Anggota baru")
    for answer in (NUMBER, "bu sumarni", "rt 2 rw 1 dsn krajan", "0812 3456 789"):
        siti.says(answer)
    for word in ("Ibu Sumarni", NUMBER, "Dusun Krajan, RT 002, RW 001", "08123456789"):
        assert word in siti.last
    siti.picks("Ya, simpan")
    assert "anggota nomor 11" in siti.last

    _, kpm = entry(village, "Sumarni")
    assert (kpm.rt, kpm.rw, kpm.dusun, kpm.phone) == ("002", "001", "Krajan", "+628123456789")
    siti.picks("Buat kode bergabung")
    assert any("Kode untuk Ibu Sumarni" in text for text in siti.texts)


def test_what_she_does_not_know_is_skipped_and_a_single_answer_mended(village: Village) -> None:
    siti = village.pendamping
    siti.says("anggota baru")
    for answer in (NUMBER, "joko", "lewati", "ga punya"):
        siti.says(answer)
    siti.picks("Ubah nama")
    siti.says("Joko Susilo")
    assert "Joko Susilo" in siti.last
    siti.picks("Sebutannya Bapak")
    assert "Bapak Joko Susilo" in siti.last
    siti.picks("Ya, simpan")

    person, kpm = entry(village, "Joko Susilo")
    assert (person.gender, kpm.phone, kpm.dusun) == ("m", None, None)


@pytest.mark.parametrize("said", ["3512345678901234", "3512 3456 7890 1234", "nik 3512345678901234"])
def test_a_nik_is_refused_and_said_why(village: Village, said: str) -> None:
    siti = village.pendamping
    siti.says("anggota")
    siti.picks("➕ Anggota baru")
    siti.says(said)

    assert "NIK" in siti.last
    assert question(village, siti) == "change_member number"
    siti.says(NUMBER)
    siti.says(said)
    assert question(village, siti) == "change_member name"
    assert "1234" not in "".join(siti.texts)


@pytest.mark.parametrize("phone", ["021 5551234", "08123", "bukan nomor"])
def test_a_wrong_phone_number_is_asked_again(village: Village, phone: str) -> None:
    siti = village.pendamping
    siti.says("anggota")
    siti.picks("➕ Anggota baru")
    for answer in (NUMBER, "Sumarni", "lewati", phone):
        siti.says(answer)

    assert question(village, siti) == "change_member new_phone"


def test_a_number_that_is_taken_leads_to_where_she_is(village: Village) -> None:
    village.group("Dahlia", ("Darmi", "Yanti"))
    village.group("Kenanga", ("Yuli",), pendamping="Rahmat", kecamatan="Lain")
    siti = village.pendamping
    siti.says("ubah data")
    siti.picks("Melati 1")
    siti.picks("➕ Anggota baru")
    siti.says(entry(village, "Yuli")[1].participant_number)
    assert "operator" in siti.last
    assert "Yuli" not in siti.last
    siti.says(entry(village, "Yanti")[1].participant_number)
    assert "Ibu Yanti, kelompok Dahlia" in siti.last
    siti.picks("Ya, pindahkan")
    siti.picks("Ya, simpan")

    assert entry(village, "Yanti")[1].group_id == village.group_id()


def test_a_new_member_may_be_asked_for_before_the_group_is_said(village: Village) -> None:
    village.group("Dahlia", ("Darmi",))
    siti = village.pendamping
    for begun in (("tambah anggota",), ("batal", "ubah data", "anggota baru")):
        for said in begun:
            siti.says(said)
        assert "Anggota baru di kelompok mana?" in siti.last
        siti.picks("Dahlia")
        assert question(village, siti) == "change_member number"


# Choosing a member.


def test_a_member_is_found_over_all_groups_by_part_of_her_name(village: Village) -> None:
    village.group("Dahlia", ("Darmi", "Sumarsih"))
    siti = village.pendamping
    siti.says("ubah data")
    siti.says("marsi")
    assert "Sumarsih" in siti.last
    siti.says("batal")
    siti.says("ubah data")
    siti.says("bu aminah")
    assert siti.labels[:2] == ["5. Aminah", "6. Siti Aminah"]
    siti.picks("6. Siti Aminah")

    assert "6. Ibu Siti Aminah" in siti.last


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("2", [2]),
        ("no 2", [2]),
        ("mawar", [2]),
        ("MAWR", []),
        ("aminah", [5, 6]),
        ("lastri", [7]),
        ("last", [7, 8]),
        ("siti a", [6]),
        ("bu", []),
        ("?", []),
    ],
)
def test_words_mean_members_by_number_or_part_of_a_name(said: str, numbers: list[int]) -> None:
    names = {2: "Mawar", 5: "Aminah", 6: "Siti Aminah", 7: "Lastri", 8: "Sulastri"}
    members = [MemberLine(number, number, name, 1, "x") for number, name in names.items()]

    assert [one.member_number for one in members_meant(said, members)] == numbers


# What stands wrong.


def test_a_correction_shows_what_stands_and_what_becomes(village: Village) -> None:
    siti = village.pendamping
    opens(village, "mawar")
    siti.picks("Nama")
    siti.says("Bu Mawarni")
    assert "Nama: Mawar → Mawarni" in siti.last
    siti.picks("Ya, simpan")
    siti.picks("Alamat")
    siti.says("rt 5")
    assert "RT: 001 → 005" in siti.last
    assert "Krajan" not in siti.last
    siti.picks("Ya, simpan")
    siti.picks("Sebutan Bu/Pak")
    assert "Ibu → Bapak" in siti.last
    siti.picks("Jangan")

    person, kpm = entry(village, "Mawarni")
    assert (person.gender, kpm.rt, kpm.rw) == ("f", "005", "002")


def test_what_stands_already_is_no_change(village: Village) -> None:
    siti = village.pendamping
    opens(village, "mawar")
    siti.picks("Alamat")
    siti.says("rt 1 krajan")

    assert "tidak ada yang berubah" in siti.last
    siti.picks("Pilihan lain")
    assert village.read(lambda s: s.scalars(select(KpmChange)).all()) == []


def test_her_house_is_where_the_location_says(village: Village) -> None:
    siti = village.pendamping
    opens(village, "2")
    siti.picks("Lokasi rumah")
    siti.sends({"location": {"latitude": 52.5, "longitude": 13.4}})
    assert "di luar Indonesia" in siti.last
    siti.sends({"location": {"latitude": -7.123456, "longitude": 111.5}})
    siti.picks("Ya, simpan")

    assert entry(village, "Mawar")[1].coordinates == "-7.123456,111.5"


def test_a_new_number_leaves_the_old_chat_until_it_is_closed_and_a_fresh_code_is_offered(village: Village) -> None:
    siti = village.pendamping
    opens(village, "mawar")
    siti.picks("Nomor HP")
    siti.says("081234567890")
    siti.picks("Ya, simpan")
    village.mawar.says("menu")
    assert "Ibu Mawar" in village.mawar.last
    siti.picks("Tidak, tutup chat lama")
    village.mawar.says("menu")
    assert "kode" in village.mawar.last
    siti.picks("Ya, buat kode")

    assert any("Kode untuk Ibu Mawar" in text for text in siti.texts)


def test_a_number_that_others_have_is_pointed_out(village: Village) -> None:
    siti = village.pendamping
    opens(village, "mawar")
    siti.picks("Nomor HP")
    siti.says("081200100003")

    assert "1 keluarga lain" in siti.last


# Another group, another duty.


def test_a_ketua_moves_after_another_is_chosen(village: Village) -> None:
    village.group("Dahlia", ("Darmi",))
    siti = village.pendamping
    siti.says("ubah data")
    siti.says("sri")
    siti.picks("Pindah kelompok")
    siti.picks("Dahlia")
    assert "ketua yang baru" in siti.last
    siti.says("lastri")
    assert "Ketua baru kelompok Melati 1: Ibu Lastri" in siti.last
    siti.picks("Ya, simpan")

    assert entry(village, "Lastri")[1].duty == "ketua"
    kpm = entry(village, "Sri")[1]
    assert (kpm.group_id, kpm.member_number, kpm.duty) == (village.group_id("Dahlia"), 2, "member")
    assert "kelompok Dahlia" in village.ketua.last
    assert any("menjadi ketua" in text for text in village.phones["Lastri"].texts)


def test_a_deputy_is_appointed_and_replaced(village: Village) -> None:
    siti = village.pendamping
    shown = ""
    for name in ("wati", "lastri"):
        opens(village, name)
        siti.picks("Ketua / wakil")
        siti.picks("Wakil ketua")
        shown = siti.last
        siti.picks("Ya, simpan")
    assert "Ibu Wati menjadi anggota biasa" in shown

    assert (entry(village, "Wati")[1].duty, entry(village, "Lastri")[1].duty) == ("member", "deputy")


# The slip taken back.


def test_the_last_change_is_shown_and_put_back(village: Village) -> None:
    siti = village.pendamping
    opens(village, "mawar")
    siti.picks("Nama")
    siti.says("Mawr")
    siti.picks("Ya, simpan")
    siti.picks("Riwayat")
    assert "Siti: Nama: Mawar → Mawr" in siti.last
    siti.picks("Kembalikan yang terbaru")
    siti.picks("Ya, kembalikan")
    assert "2. Ibu Mawar" in siti.last

    assert entry(village, "Mawar")[0].id == village.people["Mawar"]


def test_a_family_added_by_slip_is_taken_out_again(village: Village) -> None:
    siti = village.pendamping
    siti.says("ubah data")
    siti.picks("➕ Anggota baru")
    for answer in (NUMBER, "Sumarni", "lewati", "lewati"):
        siti.says(answer)
    siti.picks("Ya, simpan")
    siti.picks("Selesai")
    opens(village, "sumarni")
    siti.picks("Riwayat")
    siti.picks("Kembalikan yang terbaru")
    siti.picks("Ya, kembalikan")

    assert entry(village, "Sumarni")[1].left_at is not None
    siti.says("ubah data")
    siti.picks("➕ Anggota baru")
    siti.says(NUMBER)
    siti.picks("Ya, terima kembali")
    siti.picks("Ya, simpan")
    assert entry(village, "Sumarni")[1].left_at is None


# Rights.


def test_a_ketua_who_says_the_same_reports_a_change_instead(village: Village) -> None:
    village.ketua.says("ubah data")

    assert question(village, village.ketua).startswith("report_change")


def test_a_group_taken_from_her_meanwhile_is_no_longer_hers_to_change(village: Village) -> None:
    siti = village.pendamping
    opens(village, "mawar")
    siti.picks("Nama")
    village.write(lambda s: setattr(s.get_one(Person, village.people["Siti"]), "role", "operator"))
    siti.says("Mawarni")

    assert "tugas orang lain" in siti.last
    assert entry(village, "Mawar")[0].id == village.people["Mawar"]


def test_a_double_tap_saves_once(village: Village) -> None:
    siti = village.pendamping
    opens(village, "mawar")
    siti.picks("Nama")
    siti.says("Mawarni")
    siti.taps("Ya, simpan", times=2)

    assert len(village.read(lambda s: s.scalars(select(KpmChange)).all())) == 1
