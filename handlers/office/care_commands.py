"""The office's commands for looking after the program: init, doctor, backup, restore, outbox, audit."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from db.backup_files import BadBackup
from handlers.office import care_desk, doctor
from handlers.office.care_desk import UnknownKpm
from handlers.office.desk import Desk
from handlers.office.doctor import Patient
from handlers.office.first_settings import AlreadyThere, ask_and_write
from handlers.office.plain_words import ConfigOption, console, told_plainly
from programme.outbox_desk import NotPossible

OpenDesk = Callable[[Path | None], Desk]


def add_care_commands(app: typer.Typer, open_desk: OpenDesk, open_patient: Callable[[Path | None], Patient]) -> None:
    """Puts the commands on bot.py's command line."""

    @app.command()
    def init(file: Annotated[Path, typer.Argument(help="Berkas yang ditulis.")] = Path("config.toml")) -> None:
        """Menanyakan akun (Telegram, Twilio) dan zona waktu, lalu menulis berkas pengaturan dengan kunci baru."""
        with told_plainly(AlreadyThere):
            ask_and_write(console, file)

    @app.command("doctor")
    def look(config: ConfigOption = None) -> None:
        """Memeriksa pengaturan, basis data, Telegram, Twilio, jam, dan bahasa; menyebut obat tiap masalah."""
        with told_plainly():
            patient = open_patient(config)
            well = doctor.report(console, doctor.examine(patient))
        raise typer.Exit(0 if well else 1)

    @app.command()
    def backup(
        file: Annotated[Path, typer.Argument(help="Berkas yang ditulis.")] = Path("cadangan.pkh"),
        config: ConfigOption = None,
    ) -> None:
        """Menulis cadangan seluruh data, juga selagi program berjalan."""
        with told_plainly():
            care_desk.backup(open_desk(config), console, file)

    @app.command()
    def restore(
        file: Path,
        yes: Annotated[bool, typer.Option("--yes", help="Tanpa bertanya dulu.")] = False,
        config: ConfigOption = None,
    ) -> None:
        """Mengembalikan seluruh data dari cadangan."""
        with told_plainly(BadBackup):
            desk = open_desk(config)
            if yes or typer.confirm("Semua yang dicatat sesudah cadangan ini hilang. Lanjutkan?"):
                care_desk.restore(desk, console, file)

    @app.command()
    def audit(
        kpm: Annotated[str, typer.Option("--kpm", help="Nomor peserta atau nomor orang.")], config: ConfigOption = None
    ) -> None:
        """Apa saja yang dilakukan dengan data satu keluarga, dan apa yang dikirim kepadanya."""
        with told_plainly(UnknownKpm):
            care_desk.audit(open_desk(config), console, kpm)

    app.add_typer(_outbox_commands(open_desk), name="outbox")


def _outbox_commands(open_desk: OpenDesk) -> typer.Typer:
    outbox = typer.Typer(no_args_is_help=True, help="Pesan keluar: lihat yang macet, coba lagi, batalkan.")

    @outbox.command("list")
    def show_all(
        state: Annotated[list[str] | None, typer.Option(help="failed, unreachable, unknown, queued ...")] = None,
        limit: int = 50,
        config: ConfigOption = None,
    ) -> None:
        """Pesan yang gagal, tidak terjangkau, atau tidak jelas ujungnya."""
        with told_plainly():
            care_desk.list_stuck(open_desk(config), console, tuple(state or care_desk.STUCK), limit)

    @outbox.command()
    def show(number: int, config: ConfigOption = None) -> None:
        """Satu pesan."""
        with told_plainly(NotPossible):
            care_desk.show(open_desk(config), console, number)

    @outbox.command()
    def retry(number: int, config: ConfigOption = None) -> None:
        """Mencoba lagi satu pesan."""
        with told_plainly(NotPossible):
            care_desk.retry(open_desk(config), console, number)

    @outbox.command()
    def cancel(number: int, config: ConfigOption = None) -> None:
        """Membatalkan satu pesan yang belum berangkat."""
        with told_plainly(NotPossible):
            care_desk.cancel(open_desk(config), console, number)

    return outbox
