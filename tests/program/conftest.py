"""Tests of the program from outside: bot.py in a process of its own, a fake Bot API, a clock in a file."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.fakes.bot_api import FakeBotApi
from tests.postgres_cluster import PostgresCluster
from tests.program.office import Office
from tests.program.processes import WarmStarts

_numbers = count(1)


@pytest.fixture(scope="session")
def warm() -> Iterator[WarmStarts]:
    """An interpreter that has imported the program."""
    with WarmStarts() as starts:
        yield starts


@pytest.fixture
def provider() -> Iterator[FakeBotApi]:
    with FakeBotApi() as api:
        yield api


@pytest.fixture
def sqlite_office(tmp_path: Path, provider: FakeBotApi, warm: WarmStarts) -> Office:
    return Office(tmp_path, provider, f"sqlite:///{tmp_path / 'pkh.sqlite'}", warm)


@pytest.fixture
def postgres_office(
    tmp_path: Path, provider: FakeBotApi, warm: WarmStarts, postgres_cluster: PostgresCluster
) -> Iterator[Office]:
    name = f"program_{next(_numbers)}"
    yield Office(tmp_path, provider, postgres_cluster.create_database(name), warm)
    postgres_cluster.drop_database(name)


@pytest.fixture(params=["sqlite", "postgres"])
def office(request: pytest.FixtureRequest) -> Office:
    """On each of the two databases."""
    chosen: Office = request.getfixturevalue(f"{request.param}_office")
    return chosen
