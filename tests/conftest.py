"""What every test may ask for: a PostgreSQL server, a browser, a village, and Hypothesis in a fitting mood.

A tool that is missing here skips the tests that need it and says what to install; with CI=true it fails them.
"""

import gc
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Browser, Page

from db import Database, open_database
from tests import chromium, databases
from tests import postgres_cluster as postgres
from tests.dealt import dealt
from tests.postgres_cluster import PostgresCluster
from tests.stages import PostgresStage, SqliteStage
from tests.village import Village

ROOT = Path(__file__).parent
OBJECTS_BETWEEN_COLLECTIONS = 20_000
TESTS_IN_THE_TIME_OF_A_STORY = 20
IN_CI = os.environ.get("CI") == "true"

# Slow moments of a shared machine are no failures. In CI the same examples every time: a red run can be repeated.
hypothesis_settings.register_profile("here", deadline=None)
hypothesis_settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis_settings.load_profile("ci" if IN_CI else "here")


def pytest_collection() -> None:
    """Of thousands of tests made none is thrown away before the end: looking for garbage took a quarter of the time."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Later collections leave alone what is there by now."""
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that mostly wait (for a process, a browser), or take minutes, begin: the others fill the time they leave.

    Of those the longest go first and the short ones last, which ends all workers at about the same time.
    """
    items[:] = dealt(items)
    waiting = (ROOT / "program", ROOT / "browser", ROOT / "year")
    lengths: Counter[Path] = Counter()
    for item in items:
        lengths[item.path] += TESTS_IN_THE_TIME_OF_A_STORY if _tells_a_story(item) else 1
    items.sort(key=lambda item: (not any(item.path.is_relative_to(folder) for folder in waiting), -lengths[item.path]))


def _tells_a_story(item: pytest.Item) -> bool:
    return isinstance(item, pytest.Function) and not {"database", "village_database"}.isdisjoint(item.fixturenames)


def lacking(remedy: str) -> NoReturn:
    """Ends a test that can't be run on this machine."""
    if IN_CI:
        pytest.fail(remedy, pytrace=False)
    pytest.skip(remedy)  # on a desk only; in CI it fails above


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[PostgresCluster]:
    """A PostgreSQL server, each test worker its own, or the one that PKH_TEST_POSTGRES names."""
    named = os.environ.get("PKH_TEST_POSTGRES")
    if named:
        with postgres.shared_server(named) as cluster:
            yield cluster
        return
    binaries = postgres.find_server_binaries()
    if binaries is None:
        lacking(postgres.REMEDY)
    with postgres.temporary_cluster(binaries) as cluster:
        yield cluster


# Not for the session: playwright holds the thread's event loop as long as it is open, and the same worker's next file
# may want `asyncio.run`. In a file that uses the browser, run coroutines in a thread of their own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless browser, one for each file of tests."""
    path = chromium.find_chromium()
    if path is None:
        lacking(chromium.REMEDY)
    with chromium.launched_browser(path) as launched:
        yield launched


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own for each test, which fails if a script of the page did."""
    with chromium.fresh_page(browser) as opened:
        yield opened


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return databases.sqlite_template(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def postgres_template(postgres_cluster: PostgresCluster) -> str:
    return databases.postgres_template(postgres_cluster)


@pytest.fixture(scope="session")
def sqlite_stage(tmp_path_factory: pytest.TempPathFactory) -> SqliteStage:
    return SqliteStage(tmp_path_factory.mktemp("stage"))


@pytest.fixture(scope="session")
def postgres_stage(postgres_cluster: PostgresCluster) -> Iterator[PostgresStage]:
    stage = PostgresStage(postgres_cluster)
    yield stage
    stage.close()


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """A fresh migrated database; every test that asks for it runs on both kinds."""
    with shown(request, request.param, "template") as opened:
        yield opened


@pytest.fixture(params=["sqlite", "postgres"])
def village_database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """A database of its own with a village whose people have all joined."""
    with shown(request, request.param, "village") as opened:
        yield opened


def shown(request: pytest.FixtureRequest, kind: str, what: str) -> AbstractContextManager[Database]:
    """The stage of that kind, sqlite or postgres, with a copy of that template on it."""
    stage, template = (request.getfixturevalue(f"{kind}_{name}") for name in ("stage", what))
    made: AbstractContextManager[Database] = stage.showing(template)
    return made


@pytest.fixture(scope="session")
def sqlite_village(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a village whose people have all joined, to be copied."""
    return village_file(sqlite_template, tmp_path_factory.mktemp("village"), "telegram")


@pytest.fixture(scope="session")
def sqlite_whatsapp_village(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with everybody on WhatsApp."""
    return village_file(sqlite_template, tmp_path_factory.mktemp("whatsapp"), "whatsapp")


def village_file(template: Path, folder: Path, channel: str) -> Path:
    """A file in that folder with a village whose people have all joined on that channel."""
    with databases.sqlite_database(template, folder) as opened:
        Village(opened, channel=channel).everyone_joins()
    return folder / "test.sqlite"


@pytest.fixture(scope="session")
def postgres_village(postgres_cluster: PostgresCluster, postgres_template: str) -> str:
    """As `sqlite_village`, a database of that name."""
    return village_on(postgres_cluster, postgres_template, "telegram")


@pytest.fixture(scope="session")
def postgres_whatsapp_village(postgres_cluster: PostgresCluster, postgres_template: str) -> str:
    """The same with everybody on WhatsApp."""
    return village_on(postgres_cluster, postgres_template, "whatsapp")


def village_on(cluster: PostgresCluster, template: str, channel: str) -> str:
    """A database with a village whose people have all joined on that channel, to be copied."""
    name = f"{channel}_village_template"
    opened = open_database(cluster.create_database(name, template=template), databases.KEYS)
    Village(opened, channel=channel).everyone_joins()
    opened.close()
    return name


@pytest.fixture
def village(village_database: Database) -> Village:
    """Everyone has joined on Telegram, and answers with taps (SQLite) or typed labels (PostgreSQL)."""
    return Village(village_database, answering="taps" if village_database.is_sqlite else "typed")


@pytest.fixture
def empty_village(database: Database) -> Village:
    """Nobody has joined yet."""
    return Village(database)
