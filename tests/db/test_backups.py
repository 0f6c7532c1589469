"""A backup holds everything, comes back into either database, and what was said since is not said again."""

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from db import Database, Session, tables
from db.backup_files import BackupReader, BadBackup, kept_tables
from db.backups import restore_backup, write_backup
from db.keys import KeyRing, new_key
from db.schema import Table
from outbox.restored import carry_on_after_restore, since_backup
from programme.complaints.dates import reminded_at
from programme.complaints.handling import refer_complaint
from tests.complaints_filed import filed
from tests.databases import KEYS
from tests.village import Village

NOW = datetime(2018, 11, 22, 1, tzinfo=UTC)


def put_back(database: Database, file: Path, now: datetime = NOW) -> None:
    restore_backup(
        database,
        file,
        since_backup,
        lambda session, since: carry_on_after_restore(session, since, now),
    )


def everything(database: Database) -> dict[str, list[tuple[object, ...]]]:
    def look(session: Session) -> dict[str, list[tuple[object, ...]]]:
        return {
            one.name: [tuple(row) for row in session.execute(select(one).order_by(*one.primary_key))]
            for one in Table.metadata.sorted_tables
        }

    return database.read(look)


@pytest.fixture
def backup(village: Village, tmp_path: Path) -> Path:
    """Of a village with a meeting, a report, a visit and a dialog under way."""
    for day in ("2018-08-02", "2018-09-06"):
        village.reported(day, {"Mawar": "work"})
    village.meeting("2018-10-04")
    village.go_to("2018-10-04", "11:00")
    village.ketua.says("mawar kerja")
    file = tmp_path / "cadangan.pkh"
    write_backup(village.database, file, village.now)
    return file


def test_what_comes_back_is_what_was_kept(village: Village, backup: Path) -> None:
    before = everything(village.database)

    put_back(village.database, backup, village.now)

    assert everything(village.database) == before


def test_what_happened_since_the_backup_is_undone(village: Village, backup: Path) -> None:
    village.ketua.says("ya")
    assert village.database.read(lambda s: s.query(tables.Meeting).filter_by(status="planned").count()) == 0

    put_back(village.database, backup, village.now)

    assert village.database.read(lambda s: s.query(tables.Meeting).filter_by(status="planned").count()) == 1


def test_the_program_goes_on_afterwards(village: Village, backup: Path) -> None:
    put_back(village.database, backup, village.now)

    village.ketua.says("ya")

    assert "tersimpan" in village.ketua.last.casefold()


def test_nobody_is_reminded_again_of_what_was_said_since(village: Village, backup: Path, tmp_path: Path) -> None:
    village.meeting("2018-10-20")
    early = tmp_path / "sebelum.pkh"
    village.be_at(village.at("2018-10-17", "08:00"))
    write_backup(village.database, early, village.now)
    village.go_to("2018-10-17", "10:00")
    told = [text for text in village.phones["Mawar"].texts if "20 Oktober" in text]
    assert len(told) == 1

    put_back(village.database, early, village.now)
    village.go_to("2018-10-17", "12:00")

    assert [text for text in village.phones["Mawar"].texts if "20 Oktober" in text] == told


def test_a_handler_is_not_reminded_again_of_a_complaint(village: Village, tmp_path: Path) -> None:
    case = filed(village, "kks_lost")
    early = tmp_path / "sebelum.pkh"
    write_backup(village.database, early, village.now)
    village.go_to(reminded_at(case.row.due_at, village.rules) + timedelta(hours=1))
    reminded = [text for text in village.pendamping.texts if "Mohon ditindaklanjuti" in text]
    assert len(reminded) == 1

    put_back(village.database, early, village.now)
    village.go_to(village.now + timedelta(hours=1))

    assert [text for text in village.pendamping.texts if "Mohon ditindaklanjuti" in text] == reminded


def test_a_step_that_takes_the_number_of_one_undone_is_told_all_the_same(village: Village, tmp_path: Path) -> None:
    case = filed(village, "kks_lost")
    early = tmp_path / "sebelum.pkh"
    write_backup(village.database, early, village.now)
    siti = village.actor("Siti")
    village.write(lambda s: refer_complaint(s, siti, case.id, "Dinas", "", village.now, village.rules))
    village.drain()

    put_back(village.database, early, village.now)
    village.mawar.messages.clear()
    village.write(lambda s: refer_complaint(s, siti, case.id, "Bank", "", village.now, village.rules))
    village.drain()

    assert "Bank" in village.mawar.last


def test_a_message_that_the_provider_repeats_is_not_taken_twice(village: Village, backup: Path) -> None:
    village.ketua.says("ya")
    heard = village.database.read(lambda s: {row.message_id for row in s.query(tables.InboxEntry)})

    put_back(village.database, backup, village.now)

    assert village.database.read(lambda s: {row.message_id for row in s.query(tables.InboxEntry)}) == heard


def queued(kind: str, slot: str, person_id: int, due: timedelta, deadline: timedelta) -> tables.OutboxRow:
    return tables.OutboxRow(
        kind=kind, subject="meeting:1", slot=slot, person_id=person_id, due_at=NOW + due, deadline=NOW + deadline,
        created_at=NOW - timedelta(hours=2),
    )  # fmt: skip


def test_on_a_new_machine_what_waited_is_treated_as_a_request_with_unknown_end(
    database: Database, tmp_path: Path
) -> None:
    hour = timedelta(hours=1)
    database.write(lambda s: s.add(tables.Person(id=1, role="kpm", name="Mawar", created_at=NOW)))
    database.write(
        lambda s: s.add_all(
            [
                queued("meeting_reminder", "h3", 1, -hour, 9 * hour),
                queued("meeting_moved", "r1", 1, -hour, 9 * hour),
                queued("meeting_reminder", "h1", 1, 48 * hour, 60 * hour),
            ]
        )
    )
    file = tmp_path / "cadangan.pkh"
    write_backup(database, file, NOW)
    database.write(lambda s: s.query(tables.OutboxRow).delete())

    put_back(database, file)

    states = database.read(lambda s: {row.slot: row.state for row in s.query(tables.OutboxRow)})
    assert states == {"h3": "unknown", "r1": "queued", "h1": "queued"}


def test_new_rows_after_a_restore_get_ids_of_their_own(database: Database, tmp_path: Path) -> None:
    database.write(lambda s: s.add_all([tables.JobRun(job="x", ran_at=NOW, done=one) for one in range(5)]))
    file = tmp_path / "cadangan.pkh"
    write_backup(database, file, NOW)

    put_back(database, file)

    database.write(lambda s: s.add(tables.JobRun(job="y", ran_at=NOW, done=9)))
    assert database.read(lambda s: s.query(tables.JobRun).count()) == 6


def test_a_backup_of_one_kind_of_database_comes_back_in_the_other(
    village: Village, backup: Path, request: pytest.FixtureRequest
) -> None:
    other = "postgres" if village.database.is_sqlite else "sqlite"
    stage = request.getfixturevalue(f"{other}_stage")
    before = everything(village.database)
    with stage.showing(request.getfixturevalue(f"{other}_template")) as elsewhere:
        put_back(elsewhere, backup, village.now)

        assert everything(elsewhere) == before


def test_names_can_not_be_read_without_the_keys(village: Village, backup: Path) -> None:
    with zipfile.ZipFile(backup) as archive:
        inside = b"".join(archive.read(name) for name in archive.namelist())

    assert b"Mawar" not in inside
    assert backup.stat().st_mode & 0o077 == 0


def damaged_batch(file: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        begin = archive.getinfo("tables/persons").header_offset
    content = bytearray(file.read_bytes())
    content[begin + 200] ^= 0xFF
    file.write_bytes(bytes(content))


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def something_else(file: Path) -> None:
    file.write_text("bukan cadangan")


@pytest.mark.parametrize("harm", [damaged_batch, cut_short, something_else])
def test_a_damaged_file_is_refused_and_changes_nothing(
    village: Village, backup: Path, harm: Callable[[Path], None]
) -> None:
    village.ketua.says("ya")
    before = everything(village.database)
    harm(backup)

    with pytest.raises(BadBackup, match="rusak"):
        put_back(village.database, backup, village.now)

    assert everything(village.database) == before


def test_a_backup_made_with_other_keys_says_so(database: Database, tmp_path: Path) -> None:
    file = tmp_path / "cadangan.pkh"
    write_backup(database, file, NOW)

    with pytest.raises(BadBackup, match="kunci lain"):
        BackupReader(file, KeyRing([new_key()], new_key()))
    assert BackupReader(file, KEYS).manifest.made_at == NOW


def test_a_backup_from_a_newer_program_is_refused(database: Database, tmp_path: Path) -> None:
    file = tmp_path / "cadangan.pkh"
    write_backup(database, file, NOW)
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content.replace(b'"0007"', b'"9999"') if name == "manifest.json" else content)

    with pytest.raises(BadBackup, match="lebih baru"):
        put_back(database, file)


def test_a_failure_while_restoring_leaves_everything_as_it_was(village: Village, backup: Path) -> None:
    village.ketua.says("ya")
    before = everything(village.database)

    def break_down(session: Session, kept: object) -> None:
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        restore_backup(village.database, backup, lambda session, reader: None, break_down)
    assert everything(village.database) == before


def test_every_table_is_kept_but_those_of_an_import_under_way() -> None:
    left_out = set(Table.metadata.tables) - {one.name for one in kept_tables()}

    assert left_out == {"staged_groups", "staged_kpm", "staged_family_members"}
