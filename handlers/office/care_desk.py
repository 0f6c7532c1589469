"""`bot.py backup`, `restore`, `outbox` and `audit`: looking after what the program keeps."""

from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from db.backups import restore_backup, write_backup
from handlers.office.audit_words import in_words
from handlers.office.desk import Desk
from outbox.restored import carry_on_after_restore, since_backup
from programme.access import OFFICE
from programme.audit import audit_kpm, find_kpm
from programme.outbox_desk import OutboxLine, cancel_outbox_row, list_outbox, retry_outbox_row, show_outbox_row

STUCK = ("failed", "unreachable", "unknown")
COLUMNS = ("Nomor", "Jenis", "Tentang", "Untuk", "Jalur", "Status", "Sebab", "Dicoba", "Waktu")
FORMS = {"free": "teks biasa", "template": "templat", "knock": "templat pembuka", "sms": "SMS"}


class UnknownKpm(Exception):
    """There is no such family; the text is for the office."""


def backup(desk: Desk, console: Console, file: Path) -> None:
    """Writes a backup while the program runs. Raises OSError."""
    manifest = write_backup(desk.database, file, desk.now)
    rows = sum(manifest.rows.values())
    console.print(
        f"Cadangan tertulis: {file} ({rows} baris). Simpan di tempat lain, "
        "terpisah dari salinan kunci [keys]; tanpa kunci itu cadangan tidak bisa dibuka.",
        markup=False,
        soft_wrap=True,
    )


def restore(desk: Desk, console: Console, file: Path) -> None:
    """Puts everything back to what the backup holds. Raises db.backup_files.BadBackup."""
    manifest = restore_backup(
        desk.database,
        file,
        since_backup,
        lambda session, since: carry_on_after_restore(session, since, desk.now),
    )
    console.print(
        f"Data kembali ke keadaan {_moment(desk, manifest.made_at)}. Pemberitahuan yang terkirim sesudah itu "
        "tidak dikirim ulang; laporan dan perubahan sesudah itu perlu dicatat lagi.",
        markup=False,
        soft_wrap=True,
    )


def list_stuck(desk: Desk, console: Console, states: tuple[str, ...], limit: int) -> None:
    """Prints the newest rows in these states."""
    lines = desk.database.read(lambda session: list_outbox(session, OFFICE, states, limit))
    if not lines:
        console.print(f"Tidak ada pesan berstatus {', '.join(states)}.", markup=False)
        return
    table = Table(*COLUMNS)
    for line in lines:
        table.add_row(*_cells(desk, line))
    console.print(table)
    console.print("Coba lagi: bot.py outbox retry NOMOR. Batalkan: bot.py outbox cancel NOMOR.", markup=False)


def show(desk: Desk, console: Console, row_id: int) -> None:
    """Prints one row. Raises programme.outbox_desk.NotPossible."""
    line = desk.database.write(lambda session: show_outbox_row(session, OFFICE, row_id))
    for label, value in zip(COLUMNS, _cells(desk, line), strict=True):
        console.print(f"{label}: {value}", markup=False)
    console.print(f"Berguna sampai: {_moment(desk, line.deadline) if line.deadline else '-'}", markup=False)
    for one in line.tries:
        said = f"{_moment(desk, one.left_at)}  {one.channel}, {FORMS.get(one.form, one.form)}: {one.state}"
        why = f" ({one.code}: {one.why})" if one.why else f" ({one.code})" if one.code else ""
        price = f", Rp{one.rupiah}" if one.rupiah else ""
        console.print(f"{said}{why}{price}", markup=False, soft_wrap=True)


def retry(desk: Desk, console: Console, row_id: int) -> None:
    """Raises programme.outbox_desk.NotPossible."""
    desk.database.write(lambda session: retry_outbox_row(session, OFFICE, row_id, desk.now))
    console.print(f"Pesan {row_id} masuk antrean lagi.", markup=False)


def cancel(desk: Desk, console: Console, row_id: int) -> None:
    """Raises programme.outbox_desk.NotPossible."""
    desk.database.write(lambda session: cancel_outbox_row(session, OFFICE, row_id, desk.now))
    console.print(f"Pesan {row_id} dibatalkan.", markup=False)


def audit(desk: Desk, console: Console, number: str) -> None:
    """Prints what was done with a family's data, by id or participant number. Raises UnknownKpm."""
    kpm_id = desk.database.read(lambda session: find_kpm(session, number))
    if kpm_id is None:
        raise UnknownKpm(f"Tidak ada KPM dengan nomor {number}. Pakai nomor peserta seperti di daftar.")
    for line in desk.database.read(lambda session: audit_kpm(session, OFFICE, kpm_id)):
        about = f" [{line.about}]" if line.about else ""
        console.print(
            f"{_moment(desk, line.at)}  {line.actor or 'asisten'}: {in_words(line.what)}{about}",
            markup=False,
            soft_wrap=True,
        )


def _cells(desk: Desk, line: OutboxLine) -> list[str]:
    when = line.sent_at or line.due_at
    return [
        str(line.id),
        line.kind,
        line.subject or "-",
        line.reader or "-",
        line.way or "-",
        line.state,
        line.outcome or "-",
        str(line.attempts),
        _moment(desk, when),
    ]


def _moment(desk: Desk, moment: datetime) -> str:
    return desk.rules.local(moment).strftime("%d-%m-%Y %H.%M")
