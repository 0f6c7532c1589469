"""Payment sheets for tests: what a sender's families are, and a sheet of rows checked against them."""

from collections.abc import Sequence
from datetime import UTC, datetime

from programme.payments.sheets.check import check_payments
from programme.payments.sheets.table import KnownFamily, KnownForPayments, KnownGroup, PaymentSheetPlan
from programme.payments.stages import Stage
from programme.roster_import.rows import Fault, RosterFaults
from programme.rules import Rules
from reports.payment_sheet import read_payment_sheet
from tests.programme.roster_books import workbook

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
RULES = Rules()
STAGE = Stage(7, 2026, "4", ("2026-10", "2026-11", "2026-12"), "pos")
GROUPS = (
    KnownGroup(1, "Melati 1", "Wates", "Kedungrejo"),
    KnownGroup(2, "Melati 2", "Wates", "Kedungrejo"),
    KnownGroup(3, "Mawar", "Sumber", "Kedungrejo"),
)
FAMILIES = (
    KnownFamily(11, "P11", "Sri", 1, True, False),
    KnownFamily(12, "P12", "Wati", 1, True, False),
    KnownFamily(21, "P21", "Wati", 2, True, False),
    KnownFamily(31, "P31", "Siti Aminah", 3, True, False),
    KnownFamily(91, "P91", "Tutik", 9, False, False),
    KnownFamily(13, "P13", "Pergi", 1, True, True),
)
KNOWN = KnownForPayments(FAMILIES, GROUPS, (STAGE,), frozenset({"kenanga"}))
HEADINGS = ("No peserta", "Nama", "Kelompok", "Desa", "Tanggal", "Jam", "Tempat", "Nominal", "Tahap")


def row(number: str = "", **cells: object) -> list[object]:
    """A row under HEADINGS; every cell not given says the usual."""
    usual: dict[str, object] = {"name": "", "group": "", "desa": "", "day": "12/12/2026", "hours": "08.00-12.00"}
    usual |= {"place": "Balai Desa", "amount": "", "stage": ""}
    return [number, *(usual | cells).values()]


def checked(content: bytes, known: KnownForPayments = KNOWN) -> PaymentSheetPlan | RosterFaults:
    table = read_payment_sheet(content, "bayar.xlsx")
    assert table is not None
    return check_payments(table, known, NOW, RULES)


def plan_of(rows: Sequence[Sequence[object]], known: KnownForPayments = KNOWN) -> PaymentSheetPlan:
    found = checked(workbook(("bayar", [HEADINGS, *rows])), known)
    assert isinstance(found, PaymentSheetPlan), found
    return found


def faults_of(rows: Sequence[Sequence[object]], known: KnownForPayments = KNOWN) -> tuple[Fault, ...]:
    found = checked(workbook(("bayar", [HEADINGS, *rows])), known)
    assert isinstance(found, RosterFaults), found
    return found.faults
