"""Checking a payment sheet without touching the database: either a plan of all of it, or every fault in it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TypeVar, cast

from programme.payments.sheets.cells import amount, hours, one_hour, payment_day
from programme.payments.sheets.days import Line, planned_days
from programme.payments.sheets.stages import StageReader
from programme.payments.sheets.table import KnownForPayments, PaymentSheetPlan, PaymentTable
from programme.payments.sheets.whom import Families, Meant
from programme.payments.typed import things_in
from programme.roster_import.cells import is_nothing, text_of
from programme.roster_import.check import EXAMPLE
from programme.roster_import.reading import Findings, Row
from programme.roster_import.rows import Cell, RosterFaults, Sheet
from programme.rules import Rules
from programme.scheduling import day_off_name

Value = TypeVar("Value")
OF_ONE_ROW = ("number", "name", "amount")
"""Fields of which a merged cell can't hold for several rows."""
FOOTERS = ("jumlah", "total", "sub total", "subtotal", "grand total")
LONGEST_PLACE = LONGEST_NOTE = 200


@dataclass
class _Check:
    table: PaymentTable
    families: Families
    stages: StageReader
    findings: Findings
    today: date
    rules: Rules
    lines: list[Line]
    seen: dict[int, str]
    """Family -> where in the file she stands already."""
    read: dict[tuple[str, type[Cell], Cell], object] = field(default_factory=dict)
    """What a wording says: thousands of rows say the same."""

    def once(self, name: str, read: Callable[[Cell], Value]) -> Callable[[Cell], Value]:
        """The reader, which reads each wording once."""

        def remembered(cell: Cell) -> Value:
            key = (name, type(cell), cell)
            if key not in self.read:
                self.read[key] = read(cell)
            return cast(Value, self.read[key])

        return remembered


def check_payments(
    table: PaymentTable, known: KnownForPayments, now: datetime, rules: Rules
) -> PaymentSheetPlan | RosterFaults:
    """The plan, or all faults if there is one; what is over by `now` is a fault."""
    today = rules.today(now)
    findings = Findings()
    check = _Check(table, Families(known), StageReader(table.titles, known.stages), findings, today, rules, [], {})
    for sheet in table.sheets:
        for number, cells in sheet.records():
            _read(check, Row(sheet, number, cells, findings))
    if not check.lines and not findings.faults:
        sheet = table.sheets[0]
        Row(sheet, sheet.header + 1, (), findings).fault("number", "Belum ada isinya.")
    warnings = tuple(findings.warnings)
    if findings.faults:
        order = [sheet.kind for sheet in table.sheets]
        place = {kind: at for at, kind in enumerate(order)}
        faults = sorted(findings.faults, key=lambda one: (place[one.sheet], one.row, one.column or -1))
        return RosterFaults(tuple(faults), warnings)
    return PaymentSheetPlan(table.file_hash, planned_days(check.lines, rules), warnings, table.masked)


def _read(check: _Check, row: Row) -> None:
    if _is_passed_over(row):
        return
    before = len(check.findings.faults)
    for name in OF_ONE_ROW:
        if any((row.sheet.kind, row.number, column) in check.table.merged for column in _columns(row.sheet, name)):
            row.fault(name, "Sel ini gabungan (merge) beberapa baris. Pisahkan, lalu isi tiap barisnya.")
    meant = check.families.meant_by(row)
    day = row.required("day", check.once("day", lambda cell: payment_day(cell, check.today)), _missing("Tanggal"))
    starts, ends = _hours(check, row)
    place = row.required("place", lambda cell: text_of(cell, LONGEST_PLACE), _missing("Tempat"))
    stage = check.stages.read(row, day or check.today)
    channel = check.stages.channel(row)
    things = row.value("bring", check.once("bring", lambda cell: things_in(text_of(cell, LONGEST_NOTE))))
    rupiah = _amount(row, meant)
    if len(check.findings.faults) > before:
        return
    assert meant is not None
    assert day is not None
    assert place is not None
    assert stage is not None
    if not _alone(check, row, meant):
        return
    _warn_of_days_off(check, row, day)
    kecamatan = check.families.group_of[meant.families[0].group_id].kecamatan
    check.lines.append(
        Line(meant, kecamatan, stage, channel or stage.channel, day, starts, ends, place.lstrip("'"), things, rupiah)
    )


def _missing(what: str) -> str:
    return f"{what} harus diisi. Kalau sama dengan baris di atasnya, salin ke baris ini."


def _columns(sheet: Sheet, field: str) -> tuple[int, ...]:
    return sheet.columns.get(field, ())


def _is_passed_over(row: Row) -> bool:
    """The template's examples; sums and signatures below the table: neither number nor day, and hardly a word."""
    said = [(column, cell) for column, cell in enumerate(row.cells) if not is_nothing(cell)]
    if any(str(cell).upper().startswith(EXAMPLE) for column, cell in said if column in _columns(row.sheet, "number")):
        row.warn("number", "Baris contoh ini dilewati.")
        return True
    words = [str(cell).strip().lower().rstrip(":") for _, cell in said]
    if words and any(word in FOOTERS or word.startswith(("jumlah ", "total ")) for word in words[:2]):
        return True
    if _says(row, "number") or _says(row, "day"):
        return False
    return not any(_says(row, field) for field in ("group", "desa", "hours", "begins", "amount"))


def _says(row: Row, field: str) -> bool:
    return any(column < len(row.cells) and not is_nothing(row.cells[column]) for column in _columns(row.sheet, field))


def _hours(check: _Check, row: Row) -> tuple[time | None, time | None]:
    """Of one column ("08.00-12.00") or of two."""
    span = row.value("hours", check.once("hours", hours))
    starts, ends = span if span is not None else (None, None)
    starts = starts or row.value("begins", check.once("hour", one_hour))
    ends = ends or row.value("ends", check.once("hour", one_hour))
    if starts is not None and ends is not None and ends <= starts:
        row.fault("ends" if "ends" in row.sheet.columns else "hours", "Jam selesainya harus sesudah jam mulai.")
    return starts, ends


def _amount(row: Row, meant: Meant | None) -> int | None:
    """`Row.value` passes a 0 over as nothing said; here it is a fault."""
    for column in _columns(row.sheet, "amount"):
        if column < len(row.cells) and row.cells[column] in (0, "0"):
            row.fault("amount", "Nominal 0: hapus barisnya kalau tidak dibayar, atau kosongkan selnya.", column)
            return None
    rupiah = row.value("amount", amount)
    if rupiah is not None and meant is not None and meant.whole != "family":
        row.fault("amount", "Nominal hanya untuk satu keluarga. Tulis satu baris untuk tiap keluarga.")
    return rupiah


def _alone(check: _Check, row: Row, meant: Meant) -> bool:
    """Each family once in a file."""
    double = [one for one in meant.families if one.kpm_id in check.seen]
    if double:
        field = "number" if meant.whole == "family" else "group" if meant.whole == "group" else "desa"
        where = check.seen[double[0].kpm_id]
        who = double[0].name if len(double) == 1 else f"{len(double)} keluarga di baris ini"
        row.fault(field, f"{who} sudah ada di {where}. Hapus salah satu.")
        return False
    several = len(check.table.sheets) > 1
    place = f"baris {row.number}" + (f" (lembar {row.sheet.title})" if several else "")
    check.seen.update((one.kpm_id, place) for one in meant.families)
    return True


def _warn_of_days_off(check: _Check, row: Row, day: date) -> None:
    name = day_off_name(day, check.rules)
    if name is not None:
        row.warn("day", f"Tanggal ini hari libur{': ' + name if name else ''}.")
    elif day.weekday() >= 5:
        row.warn("day", "Tanggal ini Sabtu atau Minggu.")
