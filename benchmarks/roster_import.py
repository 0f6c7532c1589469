"""Measures the import of a whole kabupaten's roster: `python -m benchmarks.roster_import [--rows 60000] [--members 1]`.

Prints how long reading, checking and writing take, the peak memory, how long the deciding transaction holds the write
lock, and how long a small write of somebody else waits meanwhile, each against its limit.
"""

import argparse
import io
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import xlsxwriter
from sqlalchemy import event, insert

from db import Database, open_database
from db.keys import KeyRing, new_key
from db.schema import Table
from db.tables import JobRun, Person
from programme import relations as _relations  # noqa: F401  # imported for what it registers: who may do what
from programme.access import OFFICE
from programme.roster import (
    ImportOutcome,
    RosterFaults,
    RosterPlan,
    RosterTable,
    check_roster,
    import_roster,
    known_people,
)
from reports.roster_sheet import read_roster

Result = TypeVar("Result")

LIMIT_SECONDS = 60.0
LIMIT_MEGABYTES = 300.0
LIMIT_LOCK_SECONDS = 1.0
LIMIT_P95_SECONDS = 1.0
MEMBERS_A_GROUP = 25
GROUPS_A_PENDAMPING = 15
NOW = datetime(2026, 1, 5, 2, tzinfo=UTC)
TODAY = date(2026, 1, 5)
SYLLABLES = "a bu ci da ning rah sri tu wa yu lis nur ma ra siti mi na ti ka har ni sa ri".split()


def made_up_roster(rows: int, members: int) -> bytes:
    """An xlsx of `rows` kpm with so many family members each, its phones as Excel keeps them."""
    chance = Random(7)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"constant_memory": True}) as book:
        kpm = book.add_worksheet("kpm")
        kpm.write_row(0, 0, "Nomor peserta,Nama,Kelompok,Desa,Dusun,RT,RW,HP,Ketua,Pendamping,Koordinat".split(","))
        for row in range(rows):
            kpm.write_row(row + 1, 0, _kpm_row(row, chance))
        family = book.add_worksheet("anggota")
        family.write_row(0, 0, "Nomor peserta,Nama anggota,Tanggal lahir,Komponen,Sekolah/Faskes".split(","))
        for row in range(rows * members):
            born = f"{row % 28 + 1:02d}/{row % 12 + 1:02d}/{2008 + row % 6}"
            family.write_row(row + 1, 0, (f"P{row // members:08d}", _name(chance), born, "SD", f"SDN {row % 400}"))
    return buffer.getvalue()


def _kpm_row(row: int, chance: Random) -> tuple[str | float, ...]:
    group = row // MEMBERS_A_GROUP
    pendamping = group // GROUPS_A_PENDAMPING
    phone = 81200000000.0 + chance.randrange(10**8) if chance.random() < 0.9 else ""
    place = f"-7.{chance.randrange(10**6):06d}, 110.{chance.randrange(10**6):06d}"
    ketua = "ya" if row % MEMBERS_A_GROUP == 0 else ""
    name = _name(chance)
    return (
        f"P{row:08d}", name, f"Melati {group % 8}", f"Desa {group // 8}", f"Dusun {row % 5}",
        f"{row % 9 + 1:03d}", f"{row % 4 + 1:03d}", phone, ketua, f"Pendamping {pendamping:04d} Baik", place,
    )  # fmt: skip


def _name(chance: Random) -> str:
    return " ".join("".join(chance.choices(SYLLABLES, k=3)).capitalize() for _ in range(2))


def make_database(url: str, pendamping: int) -> Database:
    database = open_database(url, KeyRing([new_key()], new_key()))
    Table.metadata.create_all(database.engine)
    staff = [
        {"role": "pendamping", "name": f"Pendamping {number:04d} Baik", "kecamatan": f"Kecamatan {number // 4}"}
        | {"created_at": NOW, "gender": "f", "language": "id"}
        for number in range(pendamping)
    ]
    database.write(lambda session: session.execute(insert(Person), staff))
    return database


class LockWatch:
    """The longest transaction of one thread, from its BEGIN to the end of its COMMIT, SQLite's checkpoint included."""

    def __init__(self, database: Database) -> None:
        self.longest = 0.0
        self._thread = threading.get_ident()
        self._began = 0.0
        event.listen(database.engine, "begin", self._start)
        event.listen(database.engine, "checkin", self._end)

    def _start(self, _connection: Any) -> None:
        if threading.get_ident() == self._thread:
            self._began = time.perf_counter()

    def _end(self, _connection: Any, _record: Any) -> None:
        if threading.get_ident() == self._thread:
            self.longest = max(self.longest, time.perf_counter() - self._began)


class OtherWriter(threading.Thread):
    """Somebody who writes a row ten times a second and notes how long each took."""

    def __init__(self, database: Database) -> None:
        super().__init__(daemon=True)
        self.waits: list[float] = []
        self._database = database
        self._stop_asked = threading.Event()

    def run(self) -> None:
        row = {"job": "benchmark", "ran_at": NOW, "done": 1}
        while not self._stop_asked.wait(0.1):
            began = time.perf_counter()
            self._database.write(lambda session: session.execute(insert(JobRun), [row]))
            self.waits.append(time.perf_counter() - began)

    def finish(self) -> list[float]:
        self._stop_asked.set()
        self.join()
        return sorted(self.waits)


def timed(what: str, work: Callable[[], Result]) -> tuple[Result, float]:
    began = time.perf_counter()
    result = work()
    seconds = time.perf_counter() - began
    print(f"{what:<34}{seconds:8.2f} s    peak {peak_megabytes():5.0f} MB")
    return result, seconds


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def against(what: str, measured: float, limit: float, unit: str) -> None:
    verdict = "ok" if measured <= limit else "TOO MUCH"
    print(f"{what:<34}{measured:8.2f} {unit:<3} {measured / limit:5.2f} of the limit of {limit:g} {unit}  {verdict}")


def run(url: str, roster: Path, pendamping: int) -> None:
    database = make_database(url, pendamping)
    table, reading = timed("reading the file", lambda: read_roster(roster.read_bytes(), roster.name))
    plan, checking = timed("checking", lambda: _checked(database, table))
    for what in ("importing, all new", "importing again, all the same"):
        watch, other = LockWatch(database), OtherWriter(database)
        other.start()
        outcome, writing = timed(what, lambda: _imported(database, plan))
        waits = other.finish()
        print(f"    added {outcome.added}, changed {len(outcome.changed)}, unchanged {outcome.unchanged}")
        against("    reading, checking, importing", reading + checking + writing, LIMIT_SECONDS, "s")
        against("    peak memory", peak_megabytes(), LIMIT_MEGABYTES, "MB")
        if database.is_sqlite:
            against("    longest hold of the lock", watch.longest, LIMIT_LOCK_SECONDS, "s")
        against("    another writer's p95", waits[int(len(waits) * 0.95)], LIMIT_P95_SECONDS, "s")
        against("    another writer's longest", waits[-1], LIMIT_P95_SECONDS, "s")
        print(f"    another writer's median          {statistics.median(waits) * 1000:8.1f} ms of {len(waits)} writes")
    database.close()


def _checked(database: Database, table: RosterTable) -> RosterPlan:
    plan = check_roster(table, database.read(known_people), TODAY)
    if isinstance(plan, RosterFaults):
        raise SystemExit(f"faults: {plan.faults[:3]}")
    return plan


def _imported(database: Database, plan: RosterPlan) -> ImportOutcome:
    return import_roster(database, OFFICE, plan, NOW, lambda done, total: None)


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--rows", type=int, default=60_000)
    words.add_argument("--members", type=int, default=1, help="family members of each kpm")
    words.add_argument("--database", help="an empty database; default: an SQLite file that is thrown away")
    words.add_argument("--roster", type=Path, help="read this file instead of making one")
    words.add_argument("--make", type=Path, help="only write the made-up roster there")
    asked = words.parse_args()
    if asked.make:
        asked.make.write_bytes(made_up_roster(asked.rows, asked.members))
        return
    with tempfile.TemporaryDirectory() as folder:
        roster = asked.roster or _made_elsewhere(Path(folder) / "roster.xlsx", asked.rows, asked.members)
        url = asked.database or f"sqlite:///{folder}/benchmark.db"
        run(url, roster, asked.rows // MEMBERS_A_GROUP // GROUPS_A_PENDAMPING + 1)


def _made_elsewhere(path: Path, rows: int, members: int) -> Path:
    """In a process of its own, so that making the file doesn't count as memory of the import."""
    command = [sys.executable, "-m", "benchmarks.roster_import", "--make", str(path)]
    subprocess.run([*command, "--rows", str(rows), "--members", str(members)], check=True)
    return path


if __name__ == "__main__":
    main()
