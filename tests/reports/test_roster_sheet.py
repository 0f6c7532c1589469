"""A roster file becomes a table; numbers of identity and bank cards never do."""

import pytest

from reports.roster_sheet import MASK, UnreadableSheet, read_roster
from tests.programme.roster_books import HEADINGS, MEMBER_HEADINGS, kpm_row, plan_of, roster_book, workbook

NIK = "3404010101010001"


def test_titles_above_and_other_sheets_beside_dont_matter() -> None:
    rows = [["DAFTAR KPM PKH"], [], HEADINGS, kpm_row("P1", "Mawar")]
    members = [["Anggota keluarga"], MEMBER_HEADINGS, ["P1", "Budi", "", "SD", ""]]
    content = workbook(("catatan", [["Isi dengan benar"]]), ("KPM ", rows), ("Anggota", members))
    plan = plan_of(content)
    assert [(kpm.name, kpm.row) for kpm in plan.kpm] == [("Mawar", 4)]
    assert [(member.name, member.row) for member in plan.members] == [("Budi", 3)]


def test_sheets_are_found_by_their_headings_too() -> None:
    content = workbook(("Sheet1", [HEADINGS, kpm_row("P1", "Mawar")]), ("Sheet2", [MEMBER_HEADINGS, ["P1", "Budi"]]))
    plan = plan_of(content)
    assert (len(plan.kpm), len(plan.members)) == (1, 1)


def test_two_lists_of_kpm_are_not_read_by_halves() -> None:
    content = workbook(("Wates", [HEADINGS, kpm_row("P1", "Mawar")]), ("Krajan", [HEADINGS, kpm_row("P2", "Wati")]))
    with pytest.raises(UnreadableSheet, match="Wates, Krajan"):
        read_roster(content, "a.xlsx")


def test_a_csv_holds_the_kpm() -> None:
    lines = [";".join(HEADINGS), "P1;Mawar;Melati;Wates;Krajan;2;1;0812-3456-7890;ya;Rina Wulandari;-7,123, 110,456"]
    plan = plan_of("\n".join(lines).encode("cp1252"), filename="kpm.csv")
    assert (plan.kpm[0].phone, plan.kpm[0].coordinates) == ("+6281234567890", "-7.123,110.456")


def test_missing_columns_are_named() -> None:
    with pytest.raises(UnreadableSheet, match="lembar kpm tidak ditemukan kolom nomor peserta, kelompok"):
        read_roster(workbook(("kpm", [["Nama", "Desa"], ["Mawar", "Wates"]])), "a.xlsx")


@pytest.mark.parametrize("nik", [NIK, int(NIK), f"'{NIK}", "3404 0101 0101 0001"])
def test_a_nik_is_not_kept(nik: str | int) -> None:
    rows = [[*HEADINGS, "NIK", "Catatan"], [*kpm_row("P1", "Mawar"), nik, nik]]
    table = read_roster(workbook(("kpm", rows)), "a.xlsx")
    assert list(table.kpm.rows[1][-2:]) == [MASK, MASK]
    assert table.masked == ("NIK",)


def test_the_hash_is_the_files_own() -> None:
    first, second = roster_book([kpm_row("P1", "Mawar")]), roster_book([kpm_row("P1", "Wati")])
    assert read_roster(first, "a.xlsx").file_hash == read_roster(first, "b.xlsx").file_hash
    assert read_roster(first, "a.xlsx").file_hash != read_roster(second, "a.xlsx").file_hash
