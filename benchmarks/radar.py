"""Measures what the absence radar costs an office: `python -m benchmarks.radar [--families 60000]`.

A kabupaten on SQLite as in benchmarks.ticks, with a year of reported meetings in which a tenth was missing. Printed are
the processor's milliseconds of a tick after the week's news was planned, and of what one pendamping opens.
"""

import argparse
import random
import tempfile
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path

from benchmarks.ticks import GROUP_SIZE, GROUPS_A_PENDAMPING, add_people, add_rows, cost
from db import Database, open_database
from db.keys import demo_ring
from db.migrating import upgrade
from db.tables import Attendance, AttendanceReport, Meeting
from programme.access import SYSTEM, Actor
from programme.radar.looking import list_radar, show_radar_group
from programme.radar.news import plan_radar_news, radar_news_for
from programme.rules import Rules

NOW = datetime(2018, 11, 26, 1, tzinfo=UTC)
"""A Monday morning."""
MONTHS, MISSING = 12, 0.1
SITI = Actor(1, "pendamping")


def found(database: Database, families: int, rules: Rules) -> None:
    """Writes the kabupaten and its year."""
    groups = families // GROUP_SIZE
    staff = groups // GROUPS_A_PENDAMPING + 1
    add_people(database, families, groups, staff)
    for month in range(MONTHS):
        _add_month(database, month, groups, staff + 1, rules)


def _add_month(database: Database, month: int, groups: int, first_kpm: int, rules: Rules) -> None:
    chance = random.Random(month)
    meetings, reports, marks = [], [], []
    for group in range(groups):
        meeting_id = month * groups + group + 1
        day = rules.today(NOW) - timedelta(days=28 * (MONTHS - month) - group % 5)
        starts_at = rules.at(day, time_of_day(9 + group % 4))
        ended = {"recorded_at": starts_at + timedelta(hours=3), "month": day.replace(day=1)}
        meetings.append({"id": meeting_id, "group_id": group + 1, "starts_at": starts_at, "ends_at": starts_at})
        reports.append({"meeting_id": meeting_id, "reported_at": starts_at + timedelta(hours=3)})
        for member in range(GROUP_SIZE):
            missed = chance.random() < MISSING
            said = {"mark": "absent", "reason": "work"} if missed else {"mark": "present", "reason": None}
            marks.append({"meeting_id": meeting_id, "kpm_id": first_kpm + group * GROUP_SIZE + member, **said, **ended})
    add_rows(database, Meeting, meetings, place="Balai", status="reported", revision=0, created_by=1, created_at=NOW)
    add_rows(database, AttendanceReport, reports, reporter_id=1, said="x", present=23, invited=GROUP_SIZE)
    add_rows(database, Attendance, marks, recorded_by=1)


def measure(database: Database, rules: Rules) -> None:
    week = NOW.date()
    database.write(lambda session: plan_radar_news(session, SYSTEM, NOW, rules))
    planned = cost(lambda: database.write(lambda session: plan_radar_news(session, SYSTEM, NOW, rules)))
    print(f"a tick of the week after the news was planned: {planned:.1f} ms")
    news = cost(lambda: database.read(lambda session: radar_news_for(session, 1, week, NOW, rules)))
    print(f"one pendamping's news: {news:.0f} ms")
    opened = cost(lambda: database.read(lambda session: list_radar(session, SITI, 1, NOW, rules)))
    print(f"his {GROUPS_A_PENDAMPING} groups: {opened:.0f} ms")
    one = cost(lambda: database.read(lambda session: show_radar_group(session, SITI, 1, NOW, rules)))
    print(f"one group: {one:.0f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--families", type=int, default=60_000)
    families = parser.parse_args().families
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{folder}/radar.sqlite", demo_ring(Path(folder) / "keys"))
        upgrade(database)
        found(database, families, Rules())
        measure(database, Rules())
        database.close()


if __name__ == "__main__":
    main()
