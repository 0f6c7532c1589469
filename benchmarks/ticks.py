"""Measures what a tick costs where nothing is due: `python -m benchmarks.ticks [--families 60000]`.

A kabupaten on SQLite: groups of 25 with a pendamping for every 15, a meeting each next week, one payment for all of
them in ten days whose news has left, a thousand complaints and changes. Printed are the processor's milliseconds of a
whole tick, and of each job (planning, and finding its next moment) with its share of it.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path

from sqlalchemy import insert, update

from db import Database, open_database
from db.keys import demo_ring
from db.migrating import upgrade
from db.tables import (
    Complaint,
    DataUpdate,
    Group,
    Kpm,
    Meeting,
    OutboxRow,
    Payment,
    PaymentSchedule,
    PaymentStage,
    Person,
)
from programme.rules import Rules
from scheduler.job import Job
from scheduler.jobs import JOBS, next_moment, run_jobs

NOW = datetime(2018, 11, 1, 3, tzinfo=UTC)
GROUP_SIZE, GROUPS_A_PENDAMPING, SLICE = 25, 15, 5000
MATTERS, FAMILIES_A_SCHEDULE = 1000, 200
TIMES = 5


def found(database: Database, families: int, rules: Rules) -> None:
    """Writes the kabupaten, a slice at a time."""
    groups = families // GROUP_SIZE
    staff = groups // GROUPS_A_PENDAMPING + 1
    add_people(database, families, groups, staff)
    _add_meetings(database, groups, rules)
    _add_payments(database, families, staff + 1, rules)
    _add_matters(database, staff + 1)


def add_people(database: Database, families: int, groups: int, staff: int) -> None:
    person = {"created_at": NOW, "gender": "f", "language": "id"}
    add_rows(
        database,
        Person,
        [{"id": one + 1, "name": f"S{one}"} for one in range(staff)],
        role="pendamping",
        kecamatan="K",
        joined_at=NOW,
        **person,
    )
    add_rows(
        database, Person, [{"id": staff + 1 + one, "name": f"M{one}"} for one in range(families)], role="kpm", **person
    )
    led = [{"id": one + 1, "name": f"G{one}", "pendamping_id": one // GROUPS_A_PENDAMPING + 1} for one in range(groups)]
    add_rows(database, Group, led, desa="W", kecamatan="K", created_at=NOW)
    kpm = [
        {
            "person_id": staff + 1 + one,
            "participant_number": f"P{one}",
            "group_id": one // GROUP_SIZE + 1,
            "member_number": one % GROUP_SIZE + 1,
            "duty": "ketua" if one % GROUP_SIZE == 0 else "member",
        }
        for one in range(families)
    ]
    add_rows(database, Kpm, kpm, paid_at_home=False, updated_at=NOW)


def _add_meetings(database: Database, groups: int, rules: Rules) -> None:
    starts_at = rules.at(rules.today(NOW) + timedelta(days=7), time_of_day(9))
    add_rows(
        database,
        Meeting,
        [{"group_id": one + 1} for one in range(groups)],
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        place="Balai",
        status="planned",
        revision=0,
        created_by=1,
        created_at=NOW,
    )


def _add_payments(database: Database, families: int, first_kpm: int, rules: Rules) -> None:
    entered = {"channel": "pos", "created_by": 1, "created_at": NOW - timedelta(minutes=1)}
    add_rows(database, PaymentStage, [{"id": 1}], year=2018, label="4", months=[], **entered)
    pays_at = rules.at(rules.today(NOW) + timedelta(days=10), time_of_day(8))
    add_rows(
        database,
        PaymentSchedule,
        [{"id": one + 1} for one in range(families // FAMILIES_A_SCHEDULE + 1)],
        stage_id=1,
        kecamatan="K",
        scope={"list": True},
        starts_at=pays_at,
        ends_at=pays_at + timedelta(hours=4),
        place="Balai",
        bring=["ktp"],
        represented_by="nobody",
        status="planned",
        revision=0,
        **entered,
    )
    places = [{"schedule_id": one // FAMILIES_A_SCHEDULE + 1, "kpm_id": first_kpm + one} for one in range(families)]
    add_rows(database, Payment, places, at_home=False, state="expected")


def _add_matters(database: Database, first_kpm: int) -> None:
    about = [{"reporter_id": first_kpm + one, "kpm_id": first_kpm + one} for one in range(MATTERS)]
    add_rows(
        database,
        Complaint,
        [one | {"ticket": f"T{place}", "group_id": place // GROUP_SIZE + 1} for place, one in enumerate(about)],
        category="kks_lost",
        words="hilang",
        confidential=False,
        first_level="pendamping",
        level="pendamping",
        state="received",
        received_at=NOW,
        due_at=NOW + timedelta(days=5),
    )
    add_rows(database, DataUpdate, about, kind="moved", details="{}", state="received", received_at=NOW)


def add_rows(database: Database, table: type, rows: Sequence[Mapping[str, object]], **every: object) -> None:
    for start in range(0, len(rows), SLICE):
        _insert(database, table, [{**every, **row} for row in rows[start : start + SLICE]])


def _insert(database: Database, table: type, rows: list[dict[str, object]]) -> None:
    database.write(lambda session: session.execute(insert(table), rows))


def cost(work: Callable[[], object]) -> float:
    """The processor's milliseconds, the least of a few times: this machine has others at work."""
    least = float("inf")
    for _ in range(TIMES):
        began = time.process_time()
        work()
        least = min(least, (time.process_time() - began) * 1000)
    return least


def measure(database: Database, rules: Rules) -> None:
    database.write(lambda session: run_jobs(session, NOW, rules))
    database.write(lambda session: session.execute(update(OutboxRow).values(state="sent", sent_at=NOW)))
    later = NOW + timedelta(hours=1)
    database.write(lambda session: run_jobs(session, later, rules))
    whole = cost(lambda: database.write(lambda session: run_jobs(session, later, rules)))
    print(f"a tick with nothing due: {whole:.0f} ms, the next moment: ", end="")
    print(f"{cost(lambda: database.read(lambda session: next_moment(session, later, rules))):.0f} ms")
    for job in JOBS:
        _measure_job(database, job, whole, later, rules)


def _measure_job(database: Database, job: Job, whole: float, now: datetime, rules: Rules) -> None:
    planning = 0.0 if job.wants_means else cost(lambda: _planned(database, job, now, rules))
    finding = cost(lambda: database.read(lambda session: job.next_due(session, now, rules)))
    print(f"{job.name:30} planning {planning:7.1f} ms ({planning / whole:4.0%}), next moment {finding:7.1f} ms")


def _planned(database: Database, job: Job, now: datetime, rules: Rules) -> int:
    return database.write(lambda session: job.run(session, now, rules))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--families", type=int, default=60_000)
    families = parser.parse_args().families
    rules = Rules()
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{folder}/ticks.sqlite", demo_ring(Path(folder) / "keys"))
        upgrade(database)
        found(database, families, rules)
        measure(database, rules)
        database.close()


if __name__ == "__main__":
    main()
