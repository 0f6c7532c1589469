"""A payment sheet is a plan of all its rows, or every fault in it by row and reason: nothing in between."""

import io
from dataclasses import replace
from datetime import date

import pytest
import xlsxwriter

from programme.payments.sheets.table import PaymentSheetPlan
from programme.payments.stages import Stage
from programme.roster_import.rows import RosterFaults
from reports.payment_sheet import read_payment_sheet
from reports.roster_sheet import MASK, ColumnsMissing
from tests.programme.payment_sheets import HEADINGS, KNOWN, RULES, STAGE, checked, faults_of, plan_of, row
from tests.programme.roster_books import workbook


def in_plan(plan: PaymentSheetPlan) -> list[tuple[str, str, list[int]]]:
    """(window in local hours, place, families) of each schedule."""
    return [
        (
            f"{RULES.local(one.starts_at):%d %H.%M}-{RULES.local(one.ends_at):%H.%M}",
            one.place,
            [entry.kpm_id for entry in one.entries],
        )
        for one in plan.days
    ]


def test_a_row_is_a_family_a_group_or_a_whole_desa() -> None:
    plan = plan_of([row("P31"), row(group="melati 1"), row(desa="WATES", group="Melati 2", day="14/12/2026")])

    assert in_plan(plan) == [
        ("12 08.00-12.00", "Balai Desa", [31, 11, 12]),
        ("14 08.00-12.00", "Balai Desa", [21]),
    ]
    assert [one.scope for one in plan.days] == [{"list": True}, {"groups": [2]}]
    assert in_plan(plan_of([row(desa="Wates")])) == [("12 08.00-12.00", "Balai Desa", [11, 12, 21])]


def test_rows_with_a_beginning_alone_are_turns_within_one_window() -> None:
    plan = plan_of([row("P11", hours="08.00"), row("P12", hours="08.30"), row("P31", hours="10.00")])

    assert in_plan(plan) == [("12 08.00-11.00", "Balai Desa", [11, 12, 31])]
    turns = [entry.starts_at for entry in plan.days[0].entries]
    assert [f"{RULES.local(one):%H.%M}" for one in turns if one is not None] == ["08.00", "08.30", "10.00"]


def test_rows_alike_without_an_end_are_no_turns() -> None:
    plan = plan_of([row("P11", hours="09.00"), row("P12", hours="09.00")])

    assert in_plan(plan) == [("12 09.00-14.00", "Balai Desa", [11, 12])]
    assert [entry.starts_at for entry in plan.days[0].entries] == [None, None]


def test_each_bad_row_is_named_with_its_reason() -> None:
    found = faults_of(
        [
            row("P11", day="31/02/2026", amount="600.00"),
            row("P404"),
            row("P91"),
            row("P13"),
            row("P12", hours="12-8"),
            row(group="Kenanga"),
            row(group="Anggrek"),
            row("P31", place=""),
            row("P21", amount=0),
            row(group="Melati 2", amount=600000),
            row(name="Wati"),
            row(name="Zubaidah", group="Melati 1"),
            row(hours="08.00"),
        ]
    )

    assert [(one.row, one.reason.split(".")[0]) for one in found] == [
        (2, "Tanggal ini tidak ada di kalender"),
        (2, "Nominal ini tidak terbaca"),
        (3, "Nomor peserta P404 tidak ada di daftar"),
        (4, "Keluarga P91 bukan di kelompok Anda"),
        (5, "Keluarga P13 sudah keluar dari PKH"),
        (6, "Jam selesainya harus sesudah jam mulai"),
        (7, "Kelompok Kenanga bukan di bawah Anda"),
        (8, "Kelompok Anggrek tidak ada di daftar"),
        (9, "Tempat harus diisi"),
        (10, "Nominal 0: hapus barisnya kalau tidak dibayar, atau kosongkan selnya"),
        (11, "Nominal hanya untuk satu keluarga"),
        (12, "Ada 2 keluarga bernama Wati"),
        (13, "Zubaidah tidak ada di daftar kelompok Anda"),
        (14, "Nomor peserta, kelompok, atau desa harus diisi"),
    ]


def test_a_family_stands_once_in_a_file() -> None:
    (twice,) = faults_of([row("P11"), row("P12"), row("P11", day="14/12/2026")])
    (within,) = faults_of([row("P11"), row(group="Melati 1")])

    assert (twice.row, twice.reason) == (4, "Sri sudah ada di baris 2. Hapus salah satu.")
    assert (within.row, within.reason) == (3, "Sri sudah ada di baris 2. Hapus salah satu.")


def test_sums_signatures_and_the_templates_examples_are_passed_over() -> None:
    below: list[list[object]] = [["", "Jumlah", "", "", "", "", "", 600000, ""], ["", "", "", "", "", "", "Mengetahui"]]
    plan = plan_of([row("CONTOH-1"), row("P11"), *below])

    assert plan.families == 1


def merged(number_too: bool = False) -> bytes:
    """Day and place stand once, in merged cells beside three families; with `number_too` the number does."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet("bayar")
        for column, heading in enumerate(HEADINGS):
            page.write(0, column, heading)
        for place, number in enumerate(("P11", "P12", "P31"), start=1):
            page.write(place, 0, number)
            page.write(place, 5, "8-12")
        page.merge_range(1, 4, 3, 4, "12 Desember 2026")
        page.merge_range(1, 6, 3, 6, "Balai Desa")
        if number_too:
            page.merge_range(2, 0, 3, 0, "P12")
    return buffer.getvalue()


def test_a_merged_cell_speaks_for_all_its_rows() -> None:
    plan = checked(merged())

    assert isinstance(plan, PaymentSheetPlan)
    assert in_plan(plan) == [("12 08.00-12.00", "Balai Desa", [11, 12, 31])]


def test_a_merged_number_can_not_be_two_families() -> None:
    found = checked(merged(number_too=True))

    assert isinstance(found, RosterFaults)
    assert [(one.row, one.reason.partition(".")[0]) for one in found.faults] == [
        (4, "Sel ini gabungan (merge) beberapa baris")
    ]


def test_a_blank_cell_that_is_not_merged_is_never_guessed_from_above() -> None:
    (fault,) = faults_of([row("P11"), row("P12", day="")])

    assert fault.reason == "Tanggal harus diisi. Kalau sama dengan baris di atasnya, salin ke baris ini."


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        ("", STAGE),
        ("4", STAGE),
        ("Tahap 4 2026", STAGE),
        ("tahap 5 2026 des kks", Stage(0, 2026, "5", ("2026-12",), "kks")),
    ],
)
def test_the_stage_is_the_one_said_or_the_only_one_near(said: str, stage: Stage) -> None:
    (day,) = plan_of([row("P11", stage=said)]).days

    assert day.stage == stage


def test_the_stage_may_stand_above_the_table() -> None:
    titles = [["PENYALURAN PKH TAHAP 1 TAHUN 2027"], ["Bulan Januari - Februari, KKS Bank BRI"], []]
    found = checked(workbook(("bayar", [*titles, HEADINGS, row("P11", day="10/01/2027")])))

    assert isinstance(found, PaymentSheetPlan)
    assert found.days[0].stage == Stage(0, 2027, "1", ("2027-01", "2027-02"), "kks")
    assert found.days[0].bring == ("kks",)


def test_a_stage_that_could_be_several_is_never_guessed() -> None:
    two = replace(KNOWN, stages=(STAGE, replace(STAGE, id=8, channel="kks")))

    assert [one.reason.partition(":")[0] for one in faults_of([row("P11", stage="4")], two)] == ["Ada beberapa tahap 4"]
    assert [one.reason.partition(".")[0] for one in faults_of([row("P11")], two)] == ["Tahapnya belum ditulis"]
    assert plan_of([row("P11", stage="4 2026 kks")], two).days[0].stage.id == 8


def test_days_off_and_other_names_are_pointed_out_and_stop_nothing() -> None:
    plan = plan_of([row("P11", name="Sri Rahayu"), row("P12", name="Mawar", day="25/12/2026")])

    assert [(one.row, one.reason.partition(":")[0].partition(" (")[0]) for one in plan.warnings] == [
        (2, "Tanggal ini Sabtu atau Minggu."),
        (3, "Nama di berkas"),
        (3, "Tanggal ini hari libur"),
    ]


def test_a_sheet_without_a_needed_column_says_which() -> None:
    with pytest.raises(ColumnsMissing) as missing:
        read_payment_sheet(workbook(("bayar", [("No peserta", "Tanggal", "Nominal"), ("P11", "12/12/2026", 1)])), "x")

    assert missing.value.columns == ["tempat"]


def test_secret_numbers_are_never_kept() -> None:
    headings = (*HEADINGS, "NIK", "Catatan")
    rows = [headings, [*row("P11"), "3313011201900001", "3313 0112 0190 0001"]]
    table = read_payment_sheet(workbook(("bayar", rows)), "x")

    assert table is not None
    assert list(table.sheets[0].rows[1][-2:]) == [MASK, MASK]
    assert table.masked == ("NIK",)


def test_several_sheets_are_one_plan_and_a_double_names_its_sheet() -> None:
    two = workbook(("Wates", [HEADINGS, row("P11")]), ("Sumber", [HEADINGS, row("P31", day=date(2026, 12, 14))]))
    double = workbook(("Wates", [HEADINGS, row("P11")]), ("Sumber", [HEADINGS, row("P11")]))
    plan, found = checked(two), checked(double)

    assert isinstance(plan, PaymentSheetPlan)
    assert plan.families == 2
    assert isinstance(found, RosterFaults)
    assert found.faults[0].reason == "Sri sudah ada di baris 2 (lembar Wates). Hapus salah satu."
