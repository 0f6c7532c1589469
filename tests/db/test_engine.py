"""The unit of work: whole or not at all, nothing lost where many write at once, moments always with their zone."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError, StatementError

from db import Database, Session, open_database
from db.columns import NaiveMoment
from db.tables import Address, InboxEntry, JobRun
from tests.databases import KEYS

NOW = datetime(2018, 11, 22, 1, tzinfo=UTC)


def book(session: Session, done: int = 0, at: datetime = NOW) -> None:
    session.add(JobRun(job="x", ran_at=at, done=done))
    session.flush()


def runs(database: Database) -> int:
    return database.read(lambda s: s.scalar(select(func.count()).select_from(JobRun)) or 0)


def test_a_unit_that_raises_leaves_nothing(database: Database) -> None:
    def half(session: Session) -> None:
        book(session)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        database.write(half)

    assert runs(database) == 0


def test_a_look_changes_nothing(database: Database) -> None:
    database.read(book)

    assert runs(database) == 0


def test_what_was_looked_up_stays_readable(database: Database) -> None:
    database.write(book)

    assert database.read(lambda s: s.scalars(select(JobRun)).one()).job == "x"


def test_no_update_is_lost_where_many_write_at_once(database: Database) -> None:
    """SQLite's default loses most of these silently; BEGIN IMMEDIATE loses none."""
    database.write(book)

    def count_up(_: int) -> None:
        def work(session: Session) -> None:
            one = session.scalars(select(JobRun).with_for_update()).one()
            session.execute(update(JobRun).values(done=one.done + 1))

        database.write(work)

    with ThreadPoolExecutor(6) as writers:
        list(writers.map(count_up, range(60)))

    assert database.read(lambda s: s.scalar(select(JobRun.done))) == 60


def test_a_row_must_belong_to_somebody(database: Database) -> None:
    with pytest.raises(IntegrityError):
        database.write(lambda s: s.add(Address(contact_id=9, person_id=9, source="code", opened_at=NOW)))


zones = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
seconds_since_2000 = st.integers(0, 10**9).map(lambda seconds: timedelta(seconds=seconds))


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seconds_since_2000, zones)
def test_a_moment_comes_back_as_the_same_moment(database: Database, since: timedelta, zone: timezone) -> None:
    moment = (datetime(2000, 1, 1, tzinfo=UTC) + since).astimezone(zone)

    def look(session: Session) -> datetime | None:
        book(session, at=moment)
        return session.scalar(select(JobRun.ran_at))

    stored = database.read(look)

    assert stored == moment
    assert stored.tzinfo == UTC


def test_a_moment_without_its_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError) as refused:
        database.write(lambda s: book(s, at=datetime(2018, 11, 22)))  # noqa: DTZ001 - that is the point

    assert isinstance(refused.value.orig, NaiveMoment)


def test_the_database_answers(database: Database) -> None:
    assert database.answers()


def test_an_error_never_quotes_what_was_to_be_stored(database: Database) -> None:
    """PostgreSQL tells the whole row that it refuses; what is personal in it is encrypted by then."""
    entry = InboxEntry(channel="telegram", message_id="u1", contact_id=9, payload="Mawar sakit", received_at=NOW)
    with pytest.raises(StatementError) as refused:
        database.write(lambda s: s.add(entry))

    assert "Mawar" not in str(refused.value)


def test_the_folder_of_an_sqlite_file_is_made(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'data' / 'new' / 'pkh.sqlite'}", KEYS)

    assert database.answers()
    database.close()
