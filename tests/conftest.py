"""What every test may ask for: a PostgreSQL server, a browser, a village, and Hypothesis in a fitting mood.

A tool that is missing here skips the tests that need it and says what to install; with CI=true it fails them.
"""

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
from tests.postgres_cluster import PostgresCluster
from tests.village import Village

ROOT = Path(__file__).parent
IN_CI = os.environ.get("CI") == "true"

# Slow moments of a shared machine are no failures. In CI the same examples every time: a red run can be repeated.
hypothesis_settings.register_profile("here", deadline=None)
hypothesis_settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis_settings.load_profile("ci" if IN_CI else "here")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that mostly wait (for a process, a browser) begin, so that the others fill the time they leave.

    Of those the largest go first and the small ones last, which ends all workers at about the same time.
    """
    waiting = (ROOT / "program", ROOT / "browser")
    sizes = Counter(item.path for item in items)
    items.sort(key=lambda item: (not any(item.path.is_relative_to(folder) for folder in waiting), -sizes[item.path]))


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
def sqlite_stage(tmp_path_factory: pytest.TempPathFactory) -> databases.SqliteStage:
    return databases.SqliteStage(tmp_path_factory.mktemp("stage"))


@pytest.fixture(scope="session")
def postgres_stage(postgres_cluster: PostgresCluster) -> Iterator[databases.PostgresStage]:
    stage = databases.PostgresStage(postgres_cluster)
    yield stage
    stage.close()


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """A fresh migrated database; every test that asks for it runs on both kinds."""
    with shown(request, "template") as opened:
        yield opened


@pytest.fixture(params=["sqlite", "postgres"])
def village_database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """A database of its own with a village whose people have all joined."""
    on_whatsapp = request.param == "postgres" and not is_telegrams_own(request)
    with shown(request, "whatsapp_village" if on_whatsapp else "village") as opened:
        yield opened


def shown(request: pytest.FixtureRequest, what: str) -> AbstractContextManager[Database]:
    """The stage of the kind asked for, with a copy of that template on it."""
    stage, template = (request.getfixturevalue(f"{request.param}_{name}") for name in ("stage", what))
    made: AbstractContextManager[Database] = stage.showing(template)
    return made


@pytest.fixture(scope="session")
def sqlite_village(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a village whose people have all joined, to be copied."""
    folder = tmp_path_factory.mktemp("village")
    with databases.sqlite_database(sqlite_template, folder) as opened:
        Village(opened).everyone_joins()
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
def village(request: pytest.FixtureRequest, village_database: Database) -> Village:
    """Everyone has joined: on Telegram with taps (SQLite), on WhatsApp with typed numbers (PostgreSQL).

    What is Telegram's own is marked `telegram_only` and runs there on both, the second time with typed labels.
    """
    if village_database.is_sqlite:
        return Village(village_database)
    if is_telegrams_own(request):
        return Village(village_database, answering="typed")
    return Village(village_database, answering="numbers", channel="whatsapp")


def is_telegrams_own(request: pytest.FixtureRequest) -> bool:
    """Whether the test speaks of what only Telegram has, or of rules, for which the channel is all one."""
    talks = request.path.is_relative_to(ROOT / "conversations")
    return not talks or request.node.get_closest_marker("telegram_only") is not None


@pytest.fixture
def empty_village(database: Database) -> Village:
    """Nobody has joined yet."""
    return Village(database)
