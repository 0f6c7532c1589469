"""What people write to change a proposal, and what a list of candidates says."""

from collections.abc import Sequence
from datetime import date

import pytest

from programme.candidates.said import Known, Wish, read_wish
from programme.candidates.sheet import CandidatePlan, Places, check_candidates, family_from_json, family_to_json
from programme.candidates.showing import CandidateLine, StaffName
from programme.roster_import.rows import RosterFaults
from reports.candidates_sheet import read_candidates
from reports.candidates_template import candidates_template
from tests.programme.candidate_books import HEADINGS, candidate_book, candidate_row, child_of
from tests.programme.roster_books import HEADINGS as ROSTER_HEADINGS
from tests.programme.roster_books import kpm_row, roster_book

PEOPLE = (("Wati", "001", 1), ("Sulastri", "001", 1), ("Siti Aminah", "002", 2), ("Wati", "003", 3), ("Ijah", "003", 3))
STAFF = (StaffName(11, "Budi Santoso", "m"), StaffName(12, "Rina", "f"), StaffName(13, "Budi Utomo", "m"))
KNOWN = Known(
    [
        CandidateLine(at, name, "f", "Wates", None, rt, "001", group, False)
        for at, (name, rt, group) in enumerate(PEOPLE)
    ]
    + [CandidateLine(9, "Murni", "f", "Wates", None, "001", "001", None, True)],
    STAFF,
)
TODAY = date(2026, 11, 20)
PLACES = Places(("Kedungrejo", "Lain"), {"Kedungrejo": ("Wates",)}, "Kedungrejo")


def who(wish: Wish | None) -> list[tuple[int, ...]]:
    assert wish is not None
    return [one.ids for one in wish.people]


@pytest.mark.parametrize(
    ("said", "people", "number"),
    [
        ("pindahkan Bu Sulastri ke 3", [(1,)], 3),
        ("sulastri ke kelompok 3", [(1,)], 3),
        ("Sulastri, ijah pindah ke klp 2", [(1,), (4,)], 2),
        ("sulastri dan bu ijah ke 2", [(1,), (4,)], 2),
        ("sulastrii → 2", [(1,)], 2),
        ("tolong pindahkan wati ke 2", [(0, 3)], 2),
        ("wati kelompok 3 ke 2", [(3,)], 2),
        ("rt 3 ke 1", [(3, 4)], 1),
        ("semua rt 003 rw 001 wates ke 1", [(3, 4)], 1),
        ("ijah ke kelompok baru", [(4,)], 0),
        ("bu paijem ke 2", [()], 2),
    ],
)
def test_a_move_is_read(said: str, people: list[tuple[int, ...]], number: int) -> None:
    wish = read_wish(said, KNOWN)

    assert wish is not None
    assert (wish.kind, who(wish), wish.numbers) == ("move", people, (number,))


@pytest.mark.parametrize(
    ("said", "kind", "people"),
    [
        ("tukar sulastri dengan ijah", "swap", [(1,), (4,)]),
        ("tukar bu wati kelompok 1 sama ijah", "swap", [(0,), (4,)]),
        ("keluarkan Bu Ijah (sudah pindah)", "out", [(4,)]),
        ("coret ijah sudah meninggal", "out", [(4,)]),
        ("masukkan lagi bu murni", "back", [(9,)]),
        ("aminah", "find", [(2,)]),
    ],
)
def test_other_changes_of_people_are_read(said: str, kind: str, people: list[tuple[int, ...]]) -> None:
    wish = read_wish(said, KNOWN)

    assert wish is not None
    assert (wish.kind, who(wish)) == (kind, people)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("3", Wish("show", numbers=(3,))),
        ("lihat kelompok 3", Wish("show", numbers=(3,))),
        ("gabung 5 ke 3", Wish("join", numbers=(5, 3))),
        ("gabungkan kelompok 5 dengan kelompok 3", Wish("join", numbers=(5, 3))),
        ("kelompok 2 ke bu rina", Wish("give", numbers=(2,), staff=(12,))),
        ("kelompok 1-3, 5 untuk Rina", Wish("give", numbers=(1, 2, 3, 5), staff=(12,))),
        ("2 ke pak budi", Wish("give", numbers=(2,), staff=(11, 13))),
        ("2 ke pak budi santoso", Wish("give", numbers=(2,), staff=(11,))),
        ("2 ke pak joko", Wish("give", numbers=(2,))),
    ],
)
def test_changes_of_groups_are_read(said: str, expected: Wish) -> None:
    assert read_wish(said, KNOWN) == expected


@pytest.mark.parametrize("said", ["apa kabar", "kapan pertemuannya?", "", "pindahkan", "👍"])
def test_what_names_nothing_of_the_proposal_is_no_wish(said: str) -> None:
    assert read_wish(said, KNOWN) is None


def checked(
    rows: list[list[object]],
    members: list[list[object]],
    above: Sequence[Sequence[object]] = (),
    places: Places = PLACES,
) -> CandidatePlan | RosterFaults:
    read = read_candidates(candidate_book(rows, members, above=above), "calon.xlsx")
    assert read is not None
    return check_candidates(read.table, places, TODAY, read.kecamatan)


def test_a_list_is_read_with_its_households() -> None:
    plan = checked([candidate_row(1, "IBU WATI", hp="0812-3456-789", rt=2)], [child_of(1, "Bagas", date(2015, 5, 5))])

    assert isinstance(plan, CandidatePlan)
    (row,) = plan.rows
    assert (row.name, row.gender, row.kecamatan, row.rt) == ("Wati", "f", "Kedungrejo", "002")
    assert row.phone == "+628123456789"
    (child,) = row.family
    assert (child.name, child.birth_date, child.component) == ("Bagas", date(2015, 5, 5), "sd")
    assert family_from_json(family_to_json(row.family)) == row.family


def test_bad_rows_are_named_and_nothing_is_planned() -> None:
    found = checked(
        [
            candidate_row(1, "Wati"),
            candidate_row(1, "Sri"),
            candidate_row(2, "", hp="12"),
            candidate_row(3, "Ijah", kecamatan="Lain"),
        ],
        [child_of(7, "Ani", date(2015, 5, 5))],
    )

    assert isinstance(found, RosterFaults)
    assert [(one.sheet, one.row) for one in found.faults] == [
        ("calon", 3),
        ("calon", 4),
        ("calon", 4),
        ("calon", 5),
        ("anggota", 2),
    ]
    assert "sudah ada di baris 2" in found.faults[0].reason
    assert "bukan kecamatan Anda" in found.faults[3].reason


def test_the_office_says_the_kecamatan_in_a_column_or_above_the_list() -> None:
    office = Places(("Kedungrejo", "Lain"), {}, None)

    above = checked([candidate_row(1, "Wati")], [], above=[["DAFTAR CALON"], ["KECAMATAN : KEDUNGREJO"]], places=office)
    unsaid = checked([candidate_row(1, "Wati")], [], places=office)
    unknown = checked([candidate_row(1, "Wati", kecamatan="Kedungreja")], [], places=office)

    assert isinstance(above, CandidatePlan)
    assert above.rows[0].kecamatan == "Kedungrejo"
    assert isinstance(unsaid, RosterFaults)
    assert "Kecamatannya belum ditulis" in unsaid.faults[0].reason
    assert isinstance(unknown, RosterFaults)
    assert "Belum ada pendamping di kecamatan Kedungreja" in unknown.faults[0].reason


def test_a_desa_keeps_its_known_spelling_and_a_slip_is_pointed_out() -> None:
    rows = [candidate_row(number, "Wati", desa="WATES") for number in range(6)] + [
        candidate_row(9, "Sri", desa="Watas")
    ]

    plan = checked(rows, [])

    assert isinstance(plan, CandidatePlan)
    assert {one.desa for one in plan.rows} == {"Wates", "Watas"}
    (warning,) = plan.warnings
    assert (warning.row, warning.reason) == (8, "Desa Watas hanya 1 keluarga. Apakah maksudnya Wates?")


def test_a_roster_is_no_list_of_candidates_and_its_number_of_a_card_is_never_kept() -> None:
    assert read_candidates(roster_book([kpm_row("P1", "Mawar")]), "calon.xlsx") is None
    roster = "\n".join(";".join(map(str, cells)) for cells in (ROSTER_HEADINGS, kpm_row("P1", "Mawar")))
    assert read_candidates(roster.encode(), "calon-peserta.csv") is None
    secret = candidate_book([[*candidate_row(1, "Wati"), "3301234567890123"]], headings=[*HEADINGS, "NIK"])
    read = read_candidates(secret, "x")

    assert read is not None
    assert "3301234567890123" not in str(read.table)
    assert read.table.masked == ("NIK",)


def test_the_empty_list_is_read_and_its_examples_are_passed_over() -> None:
    read = read_candidates(candidates_template(), "calon-peserta.xlsx")

    assert read is not None
    found = check_candidates(read.table, PLACES, TODAY, read.kecamatan)
    assert isinstance(found, RosterFaults)
    assert [one.reason for one in found.faults] == ["Belum ada isinya."]
