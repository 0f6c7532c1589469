"""A roster is a plan of all of it, or every fault in it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.roster_import.rows import KnownGroup, KnownPeople, KnownStaff
from tests.programme.roster_books import (
    DEWI,
    HEADINGS,
    KNOWN,
    RINA,
    TUTI,
    faults_of,
    kpm_row,
    plan_of,
    roster_book,
    workbook,
)


def reasons(*rows: list[object], members: tuple[tuple[object, ...], ...] = (), known: KnownPeople = KNOWN) -> list[str]:
    return [f"{fault.place}: {fault.reason}" for fault in faults_of(roster_book(rows, members), known)]


def test_a_good_roster_becomes_a_plan() -> None:
    mawar = kpm_row("P1", "MAWAR", hp=81234567890.0, ketua="ya", koordinat="-7.123, 110.456", rt=2.0)
    plan = plan_of(roster_book([mawar, kpm_row("P2", "Siti Aminah", dusun="-")]))

    first, second = plan.kpm
    assert (first.name, first.phone, first.rt, first.coordinates) == (
        "Mawar",
        "+6281234567890",
        "002",
        "-7.123,110.456",
    )
    assert (first.is_ketua, second.is_ketua) == (True, False)
    assert (second.phone, second.dusun, second.row) == (None, None, 3)
    assert [(group.kecamatan, group.desa, group.name, group.pendamping_id) for group in plan.groups] == [
        ("Wates", "Wates", "Melati", RINA.id)
    ]


def test_every_fault_is_named_with_row_column_and_reason() -> None:
    found = reasons(
        kpm_row("", "Mawar", hp="0274-512345"),
        kpm_row("P2", "", koordinat="depan masjid"),
        kpm_row("P3", "Wati", rt="dua"),
    )
    assert found == [
        "lembar kpm, baris 2, kolom A (Nomor peserta): Nomor peserta harus diisi.",
        "lembar kpm, baris 2, kolom H (HP): Ini bukan nomor HP (mungkin telepon rumah). "
        "Tulis nomor HP, atau kosongkan.",
        "lembar kpm, baris 3, kolom B (Nama): Nama harus diisi.",
        "lembar kpm, baris 3, kolom K (Koordinat): "
        "Tulis koordinat seperti ini: -7.1234, 111.4567 (lintang, lalu bujur).",
        "lembar kpm, baris 4, kolom F (RT): Tulis nomornya saja, contoh: 002.",
    ]


def test_a_participant_number_stands_once() -> None:
    (found,) = reasons(kpm_row("P1", "Mawar"), kpm_row("P1", "Wati"))
    assert found.startswith("lembar kpm, baris 3, kolom A (Nomor peserta): Nomor peserta ini sudah ada di baris 2.")


def test_an_unknown_pendamping_is_to_be_added_first() -> None:
    (found,) = reasons(kpm_row("P1", "Mawar", pendamping="Sari Dewi"))
    assert "kolom J (Pendamping): Pendamping Sari Dewi belum terdaftar" in found
    assert "bot.py staff add" in found


@pytest.mark.parametrize("written", ["rina wulandari", "Ibu RINA  WULANDARI", "Rina Wulandari, S.Pd"])
def test_a_pendamping_is_known_however_the_name_is_spelt(written: str) -> None:
    assert plan_of(roster_book([kpm_row("P1", "Mawar", pendamping=written)])).groups[0].pendamping_id == RINA.id


def test_a_group_has_one_pendamping() -> None:
    (found,) = reasons(kpm_row("P1", "Mawar"), kpm_row("P2", "Wati", pendamping=DEWI.name))
    assert "baris 3, kolom J (Pendamping): Kelompok Melati (Wates) sudah ditulis dengan pendamping lain" in found


def test_groups_of_one_name_in_two_kecamatan_are_two_groups() -> None:
    plan = plan_of(roster_book([kpm_row("P1", "Mawar"), kpm_row("P2", "Wati", pendamping=TUTI.name)]))
    assert [(group.kecamatan, group.pendamping_id) for group in plan.groups] == [("Wates", 1), ("Kalirejo", 3)]


def test_spelling_doesnt_make_another_group() -> None:
    rows = [kpm_row("P1", "Mawar"), kpm_row("P2", "Wati", group="KELOMPOK  melati", desa="Desa Wates", pendamping="")]
    assert [kpm.group for kpm in plan_of(roster_book(rows)).kpm] == [0, 0]


def test_a_known_group_keeps_its_name_and_pendamping() -> None:
    known = KnownPeople((RINA,), (KnownGroup(7, "Wates", "Wates", "Melati", RINA.id, has_ketua=True),))
    plan = plan_of(roster_book([kpm_row("P1", "Mawar", group="MELATI", pendamping="")]), known)
    assert [(group.group_id, group.name, group.pendamping_id) for group in plan.groups] == [(7, "Melati", None)]
    assert plan.warnings == ()


def test_a_new_group_needs_a_pendamping() -> None:
    (found,) = reasons(kpm_row("P1", "Mawar", pendamping=""))
    assert "baris 2, kolom J (Pendamping): Isi nama pendamping kelompok Melati." in found


def test_namesakes_among_the_staff_are_told_apart_by_kecamatan() -> None:
    known = KnownPeople((RINA, KnownStaff(9, RINA.name, "Kalirejo")))
    (found,) = reasons(kpm_row("P1", "Mawar"), known=known)
    assert "Ada 2 pendamping bernama Rina Wulandari. Isi kolom kecamatan" in found

    rows = [[*HEADINGS, "Kecamatan"], [*kpm_row("P1", "Mawar"), "Kec. Kalirejo"]]
    assert plan_of(workbook(("kpm", rows)), known).groups[0].pendamping_id == 9


def test_a_pendamping_of_another_kecamatan_is_a_contradiction() -> None:
    rows = [[*HEADINGS, "Kecamatan"], [*kpm_row("P1", "Mawar"), "Kalirejo"]]
    (fault,) = faults_of(workbook(("kpm", rows)))
    assert fault.reason.startswith("Pendamping Rina Wulandari terdaftar di Kecamatan Wates")


@pytest.mark.parametrize("mark", ["ya", "Y", "x", "v", 1, 1.0, True, "✓", "Ketua"])
def test_a_mark_makes_the_ketua(mark: object) -> None:
    plan = plan_of(roster_book([kpm_row("P1", "Mawar"), kpm_row("P2", "Wati", ketua=mark)]))
    assert [kpm.is_ketua for kpm in plan.kpm] == [False, True]


@pytest.mark.parametrize("mark", ["", "-", "tidak", "anggota", 0, False])
def test_a_denial_makes_no_ketua(mark: object) -> None:
    plan = plan_of(roster_book([kpm_row("P1", "Mawar", ketua=mark)]))
    assert not plan.kpm[0].is_ketua


def test_the_ketua_may_be_named_in_every_row() -> None:
    rows = [kpm_row("P1", "Mawar", ketua="Ibu WATI"), kpm_row("P2", "Wati", ketua="Wati")]
    assert [kpm.is_ketua for kpm in plan_of(roster_book(rows)).kpm] == [False, True]


def test_a_ketua_who_is_no_member_is_a_fault() -> None:
    (found,) = reasons(kpm_row("P1", "Mawar", ketua="Sri"))
    assert "kolom I (Ketua): Sri bukan nama anggota kelompok ini." in found


def test_a_ketua_with_a_namesake_is_asked() -> None:
    (found,) = reasons(kpm_row("P1", "Wati", ketua="Wati"), kpm_row("P2", "Wati"))
    assert "Ada 2 anggota bernama Wati" in found


def test_two_ketua_in_one_group_are_a_fault() -> None:
    (found,) = reasons(kpm_row("P1", "Mawar", ketua="ya"), kpm_row("P2", "Wati", ketua="ya"))
    assert "baris 3, kolom I (Ketua): Kelompok ini sudah punya ketua di baris 2." in found


def test_a_group_without_ketua_is_only_a_warning() -> None:
    plan = plan_of(roster_book([kpm_row("P1", "Mawar")]))
    assert [warning.reason for warning in plan.warnings] == ["Kelompok Melati (Wates) belum punya ketua."]


def test_members_of_families_are_planned_with_their_kpm() -> None:
    members = (
        ("P2", "Ani", date(2025, 6, 1), "Balita", "Posyandu Melati"),
        ("P1", "Budi", "5 Mei 2015", "SD", "SDN 1"),
        ("P2", "Mbah Karto", "", "Lansia", ""),
    )
    plan = plan_of(roster_book([kpm_row("P1", "Mawar"), kpm_row("P2", "Wati")], members))
    assert [(member.kpm, member.name, member.component) for member in plan.members] == [
        (0, "Budi", "sd"),
        (1, "Ani", "infant"),
        (1, "Mbah Karto", "lansia"),
    ]
    assert plan.members[0].birth_date == date(2015, 5, 5)


def test_faults_of_family_members_are_named_too() -> None:
    members = (
        ("P9", "Budi", "", "SD", ""),
        ("P1", "Ani", "", "Balita", ""),
        ("P1", "Ani", "01/02/2024", "Balita", ""),
        ("P1", "Eko", "31/02/2024", "Balita", ""),
        ("P1", "Sari", "", "Kuliah", ""),
    )
    found = reasons(kpm_row("P1", "Mawar"), members=members)
    assert [line.split(": ")[0] for line in found] == [
        "lembar anggota, baris 2, kolom A (Nomor peserta)",
        "lembar anggota, baris 3, kolom C (Tanggal lahir)",
        "lembar anggota, baris 4, kolom B (Nama anggota)",
        "lembar anggota, baris 5, kolom C (Tanggal lahir)",
        "lembar anggota, baris 6, kolom D (Komponen)",
    ]


def test_example_rows_of_the_template_are_passed_over_aloud() -> None:
    plan = plan_of(roster_book([kpm_row("CONTOH-001", "Mawar"), kpm_row("P1", "Wati")]))
    assert [kpm.participant_number for kpm in plan.kpm] == ["P1"]
    assert "Baris contoh ini dilewati." in [warning.reason for warning in plan.warnings]


def test_an_empty_roster_is_a_fault() -> None:
    assert len(reasons()) == 1


@given(st.permutations(range(len(HEADINGS))))
def test_the_order_of_the_columns_changes_nothing(order: list[int]) -> None:
    rows: list[list[object]] = [
        list(HEADINGS),
        kpm_row("P1", "Mawar", hp="0812-3456-7890", ketua="ya"),
        kpm_row("P2", "Wati"),
    ]
    shuffled = plan_of(workbook(("kpm", [[row[column] for column in order] for row in rows])))
    assert shuffled.kpm == plan_of(workbook(("kpm", rows))).kpm
