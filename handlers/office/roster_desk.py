"""`bot.py roster`: takes a roster in or hands back what must be corrected; prints joining slips."""

from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from sqlalchemy import select

from db.tables import Group
from handlers.office.desk import Desk
from programme.access import OFFICE
from programme.invitations import issue_group_codes
from programme.roster import (
    FIELD_NAMES,
    ImportOutcome,
    RosterFaults,
    RosterPlan,
    check_roster,
    import_roster,
    known_people,
    preview_roster,
)
from reports.joining_slips import Slip, slips_pdf
from reports.roster_faults import faults_workbook
from reports.roster_sheet import read_roster
from reports.roster_template import roster_template

MOST_LISTED = 20


class RosterRefused(Exception):
    """The file was not taken in; the text says why and where the marked copy is."""


def take_in(desk: Desk, console: Console, file: Path, *, preview: bool = False) -> None:
    """Imports the file, or only shows what it would change. Raises RosterRefused, reports.sheets.UnreadableSheet."""
    table = read_roster(file.read_bytes(), file.name)
    for column in table.masked:
        console.print(f"Kolom {column} tidak dibaca dan tidak disimpan.", markup=False)
    checked = check_roster(table, desk.database.read(known_people), desk.rules.today(desk.now))
    if isinstance(checked, RosterFaults):
        marked = file.with_name(f"{file.stem}-periksa.xlsx")
        marked.write_bytes(faults_workbook(table, checked.faults, checked.warnings))
        for fault in checked.faults[:MOST_LISTED]:
            console.print(f"{fault.place}: {fault.reason}", markup=False, soft_wrap=True)
        rest = len(checked.faults) - MOST_LISTED
        if rest > 0:
            console.print(f"... dan {rest} lagi.", markup=False)
        raise RosterRefused(
            f"{len(checked.faults)} kesalahan; tidak ada yang disimpan. Sel yang salah ditandai di {marked}. "
            "Betulkan lalu impor lagi."
        )
    for warning in checked.warnings:
        console.print(f"Perhatian, {warning.place}: {warning.reason}", markup=False, soft_wrap=True)
    outcome = preview_roster(desk.database, OFFICE, checked) if preview else _import(desk, console, checked)
    _print_outcome(console, outcome, preview)


def write_template(console: Console, file: Path) -> None:
    """Writes the empty form."""
    file.write_bytes(roster_template())
    console.print(f"Formulir kosong ditulis ke {file}.", markup=False)


def write_slips(desk: Desk, console: Console, file: Path, group_name: str | None) -> None:
    """Fresh codes for all who have not joined, as slips to cut. Raises RosterRefused for an unknown group."""
    query = select(Group.id).order_by(Group.kecamatan, Group.desa, Group.name)
    if group_name is not None:
        query = query.where(Group.name == group_name)
    groups = desk.database.read(lambda session: list(session.scalars(query)))
    if not groups:
        raise RosterRefused(f"Tidak ada kelompok bernama '{group_name}'." if group_name else "Belum ada kelompok.")
    slips, ways_in = [], desk.ways_in()
    for group_id in groups:
        issue = partial(issue_group_codes, actor=OFFICE, group_id=group_id, now=desk.now, rules=desk.rules)
        slips += [
            Slip(one.name, one.member_number, one.group_name, one.code, ways_in(one.code))
            for one in desk.database.write(issue)
        ]
    if not slips:
        console.print("Semua anggota sudah bergabung; tidak ada slip yang perlu dicetak.", markup=False)
        return
    file.write_bytes(slips_pdf(slips))
    console.print(f"{len(slips)} slip ditulis ke {file}. Kode yang lama tidak berlaku lagi.", markup=False)


def _import(desk: Desk, console: Console, plan: RosterPlan) -> ImportOutcome:
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("Mengimpor", total=None)
        return import_roster(
            desk.database, OFFICE, plan, desk.now, lambda done, of_all: bar.update(task, completed=done, total=of_all)
        )


def _print_outcome(console: Console, outcome: ImportOutcome, preview: bool) -> None:
    head = "Akan terjadi (belum disimpan)" if preview else "Selesai"
    console.print(
        f"{head}: {outcome.added} baru, {len(outcome.changed)} berubah, {outcome.unchanged} tetap, "
        f"{len(outcome.missing)} tidak ada di berkas (tidak dihapus).",
        markup=False,
    )
    for change in outcome.changed[:MOST_LISTED]:
        fields = ", ".join(FIELD_NAMES[name] for name in change.fields)
        console.print(f"  berubah: {change.participant_number}: {fields}", markup=False)
    for one in outcome.missing[:MOST_LISTED]:
        console.print(f"  tidak ada di berkas: {one.participant_number}", markup=False)
