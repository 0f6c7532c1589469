"""`bot.py staff`: one-time codes for operator, koordinator and pendamping, their list, their removal."""

import io

import segno
from rich.console import Console
from rich.table import Table

from handlers.office.desk import Desk
from programme.access import OFFICE
from programme.joining import issue_code
from programme.staff import add_staff, list_staff, remove_staff, require_staff
from programme.ways_in import JOIN_WORD


def add(desk: Desk, console: Console, role: str, name: str, kecamatan: str | None, gender: str) -> None:
    """Adds and prints the joining code with its link and QR. Raises programme.staff.StaffMistake."""
    person_id = desk.database.write(lambda session: add_staff(session, OFFICE, role, name, kecamatan, gender, desk.now))
    console.print(f"{role} {name} ditambahkan (nomor {person_id}).", markup=False)
    new_code(desk, console, person_id)


def new_code(desk: Desk, console: Console, person_id: int) -> None:
    """A fresh code for someone who lost hers; the old one ends. Raises programme.staff.StaffMistake."""
    desk.database.read(lambda session: require_staff(session, person_id))
    code = desk.database.write(lambda session: issue_code(session, OFFICE, person_id, desk.now, desk.rules))
    ways_in = desk.ways_in()(code)
    console.print(f"Kode: {code[:4]}-{code[4:]} (sekali pakai, berlaku {desk.rules.join_code_days} hari)", markup=False)
    if not ways_in.links:
        console.print(f"Kirim ke asisten: {JOIN_WORD} {code}", markup=False, soft_wrap=True)
    for link in ways_in.links:
        console.print(f"Tautan: {link}", markup=False, soft_wrap=True)
        picture = io.StringIO()
        segno.make(link, error="m").terminal(picture, compact=True)
        console.print(picture.getvalue(), markup=False, highlight=False)


def remove(desk: Desk, console: Console, person_id: int) -> None:
    """Removes and says what is left without a pendamping. Raises programme.staff.StaffMistake."""
    groups = desk.database.write(lambda session: remove_staff(session, OFFICE, person_id, desk.now))
    console.print(f"Petugas nomor {person_id} dihapus. Kode, sesi, dan daftarnya berakhir sekarang juga.", markup=False)
    if groups:
        console.print(
            f"{groups} kelompok sekarang tanpa pendamping. Impor lagi daftar peserta dengan pendamping yang baru.",
            markup=False,
        )


def show(desk: Desk, console: Console) -> None:
    """Prints the staff in office."""
    table = Table("Nomor", "Peran", "Nama", "Kecamatan", "Kelompok", "Bergabung")
    for line in desk.database.read(lambda session: list_staff(session, OFFICE)):
        joined = "ya" if line.joined else "belum"
        table.add_row(str(line.id), line.role, line.name, line.kecamatan or "-", str(line.groups), joined)
    console.print(table)
