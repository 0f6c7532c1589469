"""The office's commands: `bot.py staff ...` and `bot.py roster ...`. bot.py hands over how a desk is opened."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from handlers.office import roster_desk, staff_desk
from handlers.office.desk import Desk
from handlers.office.plain_words import ConfigOption, console, told_plainly
from handlers.office.roster_desk import RosterRefused
from programme.staff import StaffMistake
from reports.sheets import UnreadableSheet

OpenDesk = Callable[[Path | None], Desk]


def staff_commands(open_desk: OpenDesk) -> typer.Typer:
    """add, code, remove, list."""
    app = typer.Typer(no_args_is_help=True, help="Petugas: tambah, hapus, daftar, kode baru.")

    @app.command()
    def add(
        role: Annotated[str, typer.Option(help="pendamping, koordinator atau operator")],
        name: Annotated[str, typer.Option(help="Nama lengkap")],
        kecamatan: Annotated[str | None, typer.Option(help="Wilayah kerja")] = None,
        male: Annotated[bool, typer.Option("--bapak", help="Disapa Bapak")] = False,
        config: ConfigOption = None,
    ) -> None:
        """Menambah petugas dan mencetak kode bergabungnya."""
        with told_plainly(StaffMistake):
            staff_desk.add(open_desk(config), console, role, name, kecamatan, "m" if male else "f")

    @app.command()
    def code(person: int, config: ConfigOption = None) -> None:
        """Kode baru untuk petugas yang kehilangan kodenya."""
        with told_plainly(StaffMistake):
            staff_desk.new_code(open_desk(config), console, person)

    @app.command()
    def remove(person: int, config: ConfigOption = None) -> None:
        """Menghapus petugas: kode, sesi, dan daftarnya berakhir."""
        with told_plainly(StaffMistake):
            staff_desk.remove(open_desk(config), console, person)

    @app.command("list")
    def show(config: ConfigOption = None) -> None:
        """Daftar petugas."""
        with told_plainly():
            staff_desk.show(open_desk(config), console)

    return app


def roster_commands(open_desk: OpenDesk) -> typer.Typer:
    """import, template, slips."""
    app = typer.Typer(no_args_is_help=True, help="Daftar peserta: impor, formulir, slip bergabung.")

    @app.command("import")
    def take_in(
        file: Path,
        preview: Annotated[bool, typer.Option("--preview", help="Lihat akibatnya dulu, tanpa menyimpan.")] = False,
        config: ConfigOption = None,
    ) -> None:
        """Mengimpor daftar peserta (xlsx atau csv)."""
        with told_plainly(RosterRefused, UnreadableSheet):
            roster_desk.take_in(open_desk(config), console, file, preview=preview)

    @app.command()
    def template(file: Path = Path("daftar-peserta.xlsx")) -> None:
        """Menulis formulir kosong."""
        with told_plainly():
            roster_desk.write_template(console, file)

    @app.command()
    def slips(
        file: Path = Path("slip-bergabung.pdf"),
        group: Annotated[str | None, typer.Option(help="Hanya kelompok ini")] = None,
        config: ConfigOption = None,
    ) -> None:
        """Slip bergabung (PDF) untuk yang belum bergabung."""
        with told_plainly(RosterRefused):
            roster_desk.write_slips(open_desk(config), console, file, group)

    return app
