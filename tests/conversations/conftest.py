"""Every conversation is told twice: on Telegram with taps, and on WhatsApp with typed numbers.

Both on SQLite, which takes half as long. What is kept and looked up is tested on PostgreSQL by the rooms below, and
test_every_question.py asks and tells everything there; `ON_POSTGRES` names the stories told on WhatsApp there.
"""

from collections.abc import Iterator

import pytest

from db import Database
from tests.conftest import shown
from tests.village import Village

ON_POSTGRES = frozenset(
    f"test_{story}.py" for story in ("main_job", "record_visit", "shared_phones", "change_member", "report_differences")
)


@pytest.fixture(params=["telegram", "whatsapp"])
def told_on(request: pytest.FixtureRequest) -> str:
    """The channel of the telling; what is marked `telegram_only` is told there both times."""
    named: str = request.param
    return named


@pytest.fixture
def village_database(request: pytest.FixtureRequest, told_on: str) -> Iterator[Database]:
    """A database of its own with a village whose people have all joined on the channel."""
    kind = "postgres" if told_on == "whatsapp" and request.path.name in ON_POSTGRES else "sqlite"
    what = "whatsapp_village" if told_on == "whatsapp" and not is_telegrams_own(request) else "village"
    with shown(request, kind, what) as opened:
        yield opened


@pytest.fixture
def village(request: pytest.FixtureRequest, village_database: Database, told_on: str) -> Village:
    """Everyone has joined: on Telegram with taps, on WhatsApp with typed numbers.

    What is Telegram's own is told the second time with typed labels.
    """
    if told_on == "telegram":
        return Village(village_database)
    if is_telegrams_own(request):
        return Village(village_database, answering="typed")
    return Village(village_database, answering="numbers", channel="whatsapp")


def is_telegrams_own(request: pytest.FixtureRequest) -> bool:
    return request.node.get_closest_marker("telegram_only") is not None
