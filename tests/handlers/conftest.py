"""What tests of the doors may ask for: a provider with people, and a connection of ours to it."""

from collections.abc import AsyncIterator, Iterator

import pytest

from handlers.telegram.api import BotApi, open_api
from tests.fakes.bot_api import FakeBotApi, Person

SECONDS_TO_ANSWER = 0.3
"""Short, for the tests in which no answer comes."""


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def provider() -> Iterator[FakeBotApi]:
    with FakeBotApi() as api:
        yield api


@pytest.fixture
def mawar(provider: FakeBotApi) -> Person:
    """Ibu Mawar, who has written to the bot; what she wrote is confirmed already."""
    mawar = provider.person(1001, "Mawar", "id")
    mawar.says("/start")
    provider.updates.clear()
    return mawar


@pytest.fixture
async def api(provider: FakeBotApi, anyio_backend: str) -> AsyncIterator[BotApi]:
    assert anyio_backend == "asyncio"
    api = open_api(provider.token, provider.api_base, seconds_to_answer=SECONDS_TO_ANSWER)
    yield api
    await api.disconnect()
