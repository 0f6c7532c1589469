"""Every table has its migration: what the migrations make is what the tables say, on both databases."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from db import Database, Session, open_database, tables
from db.migrating import upgrade
from db.schema import Table
from db.simulator import SimulatorTable, make_tables
from tests.databases import KEYS, postgres_database
from tests.postgres_cluster import PostgresCluster

NOW = datetime(2018, 11, 22, 1, tzinfo=UTC)


def test_the_migrations_make_exactly_the_tables_that_the_program_uses(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})

        assert compare_metadata(context, Table.metadata) == []


def test_the_database_of_a_test_was_made_by_the_migrations(database: Database) -> None:
    made = set(inspect(database.engine).get_table_names())

    assert made == {*Table.metadata.tables, "alembic_version"}


def test_a_database_in_its_present_form_is_left_as_it_is(database: Database) -> None:
    database.write(lambda s: s.add(tables.JobRun(job="x", ran_at=NOW, done=1)))

    upgrade(database)

    assert database.read(lambda s: s.query(tables.JobRun).count()) == 1


def test_every_table_stands_in_the_list_that_registers_them() -> None:
    registered = {getattr(tables, name).__tablename__ for name in tables.__all__}

    assert registered == set(Table.metadata.tables)


def test_the_simulators_tables_are_no_part_of_a_real_database(database: Database) -> None:
    made = set(inspect(database.engine).get_table_names())

    assert made.isdisjoint(SimulatorTable.metadata.tables)


def test_the_simulator_makes_its_own_on_top(database: Database) -> None:
    make_tables(database.engine)

    assert set(SimulatorTable.metadata.tables) <= set(inspect(database.engine).get_table_names())


def rows_of(session: Session, query: str) -> list[str]:
    return [str(value) for value in session.execute(text(query)).scalars()]


def test_sqlite_waits_for_others_keeps_its_promises_and_loses_nothing_in_a_power_cut(tmp_path: Path) -> None:
    """DESIGN: WAL, synchronous=FULL (2), foreign keys on; as the program opens it, not on the tests' stage."""
    wanted = {"journal_mode": ["wal"], "synchronous": ["2"], "foreign_keys": ["1"], "busy_timeout": ["15000"]}
    opened = open_database(f"sqlite:///{tmp_path / 'own.sqlite'}", KEYS)
    for way in (opened.write, opened.read):
        assert {name: way(lambda s, n=name: rows_of(s, f"PRAGMA {n}")) for name in wanted} == wanted  # type: ignore[misc]  # mypy: a lambda's default
    opened.close()


def test_postgres_shows_a_unit_of_work_what_others_have_committed_meanwhile(postgres_cluster: PostgresCluster) -> None:
    with postgres_database(postgres_cluster, "template0") as opened:
        assert opened.read(lambda s: rows_of(s, "SHOW transaction_isolation")) == ["read committed"]


def test_rows_that_point_to_each_other_come_through_a_migration_that_makes_their_table_anew(tmp_path: Path) -> None:
    opened = open_database(f"sqlite:///{tmp_path / 'old.sqlite'}", KEYS)
    upgrade(opened, "0001")
    opened.write(
        lambda s: [
            s.execute(text(statement))
            for statement in (
                "INSERT INTO persons (id, role, name, gender, language, created_at) "
                "VALUES (1, 'kpm', 'Mawar', 'f', 'id', '2018-11-22')",
                "INSERT INTO groups (id, name, desa, kecamatan, created_at) "
                "VALUES (1, 'Melati', 'Wates', 'Kedungrejo', '2018-11-22')",
                "INSERT INTO kpm (person_id, participant_number, group_id, member_number, duty, updated_at) "
                "VALUES (1, '1', 1, 1, 'member', '2018-11-22')",
                "INSERT INTO visits (id, kpm_id, cause, months, state, due_on, opened_at, duties, after_visit_id) "
                "VALUES (1, 1, 'p2k2', '[]', 'done', '2018-11-23', '2018-11-22', '[]', NULL), "
                "(2, 1, 'follow_up', '[]', 'open', '2018-11-30', '2018-11-22', '[]', 1)",
                "INSERT INTO visit_list_items (pendamping_id, listed_on, number, visit_id) "
                "VALUES (1, '2018-11-30', 1, 2)",
            )
        ]
    )

    upgrade(opened)

    assert opened.read(lambda s: [(one.id, one.after_visit_id) for one in s.query(tables.Visit).order_by("id")]) == [
        (1, None),
        (2, 1),
    ]
    assert opened.read(lambda s: s.query(tables.VisitListItem).one().visit_id) == 2
    with pytest.raises(IntegrityError):  # and references are checked again afterwards
        opened.write(lambda s: s.execute(text("UPDATE visit_list_items SET visit_id = 99")))
    opened.close()
