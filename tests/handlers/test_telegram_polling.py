"""The polling loop against a provider that fails in every way: nothing lost, nothing taken twice, always stoppable."""

import asyncio
import random
from collections.abc import Awaitable, Callable

import pytest
import structlog
from structlog.typing import EventDict

from handlers.telegram.api import BotApi, open_api
from handlers.telegram.polling import Polling
from handlers.telegram.sending import TelegramChannel
from outbox.messages import Button, Incoming, Message
from tests.fakes.bot_api import FakeBotApi, Fault, Person
from tests.fakes.telegram_faults import KINDS

pytestmark = pytest.mark.anyio

HADIR = ((Button("Hadir", "m:1:yes"),),)
PATIENCE_SECONDS = 10


class Inbox:
    """Takes messages as the program does: each once, by its number; fails as often as it is told."""

    def __init__(self) -> None:
        self.taken: dict[str, Incoming] = {}
        self.tried: list[str] = []
        self.failures_to_come = 0
        self.changed = asyncio.Condition()
        self.before_taking: Callable[[], Awaitable[None]] | None = None

    async def take(self, incoming: Incoming) -> None:
        self.tried.append(incoming.message_id)
        if self.failures_to_come:
            self.failures_to_come -= 1
            raise OSError("the database is down")
        if self.before_taking is not None:
            await self.before_taking()
        async with self.changed:
            self.taken.setdefault(incoming.message_id, incoming)
            self.changed.notify_all()

    @property
    def texts(self) -> list[str]:
        return [incoming.text or "" for incoming in self.taken.values()]

    async def holds(self, number: int) -> None:
        async with asyncio.timeout(PATIENCE_SECONDS), self.changed:
            await self.changed.wait_for(lambda: len(self.taken) >= number)


class Running:
    """A loop that runs beside the test, and has ended after it."""

    def __init__(self, polling: Polling) -> None:
        self.polling = polling
        self.task = asyncio.ensure_future(polling.run())

    async def __aenter__(self) -> "Running":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stops()

    async def stops(self) -> None:
        self.polling.stop()
        async with asyncio.timeout(1):
            await self.task


@pytest.fixture
async def inbox(anyio_backend: str) -> Inbox:
    return Inbox()


def running(api: BotApi, inbox: Inbox, **more: Callable[[str], Awaitable[None]]) -> Running:
    return Running(Polling(api, inbox.take, first_pause=0.001, long_poll_seconds=5, **more))


async def eventually(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not holds():  # noqa: ASYNC110 - what is waited for happens in the provider's threads
            await asyncio.sleep(0.005)


async def test_messages_are_taken_in_their_order(api: BotApi, mawar: Person, inbox: Inbox) -> None:
    mawar.says("satu")
    mawar.says("dua")
    async with running(api, inbox):
        await inbox.holds(2)
        mawar.says("tiga")
        await inbox.holds(3)

    assert inbox.texts == ["satu", "dua", "tiga"]
    assert len(inbox.tried) == 3


async def test_a_message_is_confirmed_only_once_it_is_stored(
    api: BotApi, provider: FakeBotApi, mawar: Person, inbox: Inbox
) -> None:
    may_be_stored = asyncio.Event()

    async def wait() -> None:
        await may_be_stored.wait()

    inbox.before_taking = wait
    mawar.says("satu")
    async with running(api, inbox):
        await eventually(lambda: bool(inbox.tried))
        assert len(provider.updates) == 1

        may_be_stored.set()
        await eventually(lambda: not provider.updates)

    assert inbox.texts == ["satu"]


async def test_a_message_that_cannot_be_stored_is_tried_until_it_is_and_none_overtakes_it(
    api: BotApi, mawar: Person, inbox: Inbox
) -> None:
    inbox.failures_to_come = 5
    mawar.says("satu")
    mawar.says("dua")
    async with running(api, inbox):
        await inbox.holds(2)

    assert inbox.texts == ["satu", "dua"]
    assert len(set(inbox.tried[:6])) == 1
    assert len(inbox.tried) == 7


async def test_a_loop_that_is_stopped_while_nothing_can_be_stored_loses_nothing(
    api: BotApi, provider: FakeBotApi, mawar: Person, inbox: Inbox
) -> None:
    inbox.failures_to_come = 1_000_000
    mawar.says("satu")
    mawar.says("dua")
    async with running(api, inbox):
        await eventually(lambda: len(inbox.tried) > 2)
    assert len(provider.updates) == 2

    inbox.failures_to_come = 0
    async with running(api, inbox):
        await inbox.holds(2)
    assert inbox.texts == ["satu", "dua"]


async def test_stopping_finishes_the_turn_at_hand_and_starts_no_other(api: BotApi, mawar: Person, inbox: Inbox) -> None:
    async def stop_meanwhile() -> None:
        loop.polling.stop()
        await asyncio.sleep(0)

    inbox.before_taking = stop_meanwhile
    mawar.says("satu")
    mawar.says("dua")
    loop = running(api, inbox)
    async with asyncio.timeout(1):
        await loop.task

    assert inbox.texts == ["satu"]


async def test_stopping_ends_a_long_poll_at_once(api: BotApi, provider: FakeBotApi, inbox: Inbox) -> None:
    loop = running(api, inbox)
    await eventually(lambda: any(method == "getUpdates" for method, _ in provider.calls))

    await loop.stops()


async def test_a_cancelled_loop_leaves_nothing_running(api: BotApi, provider: FakeBotApi, inbox: Inbox) -> None:
    loop = running(api, inbox)
    await eventually(lambda: any(method == "getUpdates" for method, _ in provider.calls))

    loop.task.cancel()
    await asyncio.gather(loop.task, return_exceptions=True)

    assert asyncio.all_tasks() == {asyncio.current_task()} | {
        task for task in asyncio.all_tasks() if "anyio" in repr(task)
    }


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "too_fast"])
async def test_no_fault_of_the_line_loses_or_doubles_a_message(
    api: BotApi, provider: FakeBotApi, mawar: Person, inbox: Inbox, kind: str
) -> None:
    provider.faults.next(Fault(kind, methods=("getUpdates",)), Fault(kind, methods=("getUpdates",)))
    loop = Running(Polling(api, inbox.take, first_pause=0.001, long_poll_seconds=0))
    async with loop:
        mawar.says("satu")
        await inbox.holds(1)
        provider.faults.next(Fault(kind, methods=("getUpdates",)))
        mawar.says("dua")
        await inbox.holds(2)

    assert inbox.texts == ["satu", "dua"]
    assert len(inbox.tried) == 2


async def test_the_loop_waits_as_long_as_the_provider_asks(api: BotApi, provider: FakeBotApi, inbox: Inbox) -> None:
    provider.faults.next(Fault("too_fast", methods=("getUpdates",), retry_after=17))
    with structlog.testing.capture_logs() as logged:
        async with running(api, inbox):
            await eventually(lambda: bool(logged))

    assert [entry["seconds"] for entry in logged] == [17]


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_faults_failures_and_restarts_together_lose_nothing(
    api: BotApi, provider: FakeBotApi, mawar: Person, inbox: Inbox, seed: int
) -> None:
    chance = random.Random(seed)
    quick = ("server_error", "bad_gateway", "dropped", "accepted_then_dropped")
    provider.faults.at_random(seed, 0.3, quick, methods=("getUpdates", "deleteWebhook"))
    said = [str(number) for number in range(60)]
    for start in range(0, len(said), 10):
        for text in said[start : start + 10]:
            mawar.says(text)
        inbox.failures_to_come = chance.randrange(3)
        async with running(api, inbox):
            await inbox.holds(start + chance.randrange(1, 10))
    async with running(api, inbox):
        await inbox.holds(len(said))

    assert inbox.texts == said
    assert provider.faults.met


async def test_a_provider_that_was_down_is_found_again(
    api: BotApi, provider: FakeBotApi, mawar: Person, inbox: Inbox
) -> None:
    provider.goes_down()
    with structlog.testing.capture_logs() as logged:
        async with running(api, inbox):
            await eventually(lambda: len(logged) > 1)
            mawar.says("satu")
            provider.comes_back()
            await inbox.holds(1)

    assert {entry["event"] for entry in logged} == {"polling_failed"}


async def test_what_waits_behind_a_webhook_is_fetched(
    api: BotApi, provider: FakeBotApi, mawar: Person, inbox: Inbox
) -> None:
    with provider.lock:
        provider.webhook.point_to("http://127.0.0.1:9/telegram/webhook", "")
    mawar.says("satu")

    async with running(api, inbox):
        await inbox.holds(1)

    assert provider.webhook.url == ""


async def test_an_update_nobody_can_read_holds_up_nobody(
    api: BotApi, provider: FakeBotApi, mawar: Person, inbox: Inbox
) -> None:
    mawar.says("satu")
    with provider.lock:
        provider.updates[0]["message"] = {"text": {"odd": True}, "chat": None}
    mawar.says("dua")

    async with running(api, inbox):
        await inbox.holds(1)

    assert inbox.texts == ["dua"]


async def test_a_tap_is_answered_after_it_is_stored(
    api: BotApi, provider: FakeBotApi, mawar: Person, inbox: Inbox
) -> None:
    channel = TelegramChannel(api, lambda *_: [])
    await channel.send("1001", Message("Hadir?", HADIR))
    answered_too_early: list[str] = []

    async def look() -> None:
        answered_too_early.extend(provider.answered_taps)

    inbox.before_taking = look
    tap = mawar.taps("Hadir")
    async with running(api, inbox, answer_tap=channel.answer_tap):
        await inbox.holds(1)
        await eventually(lambda: provider.answered_taps == [tap])

    assert answered_too_early == []


async def test_an_answer_that_does_not_get_through_delays_neither_messages_nor_the_stop(
    api: BotApi, mawar: Person, inbox: Inbox
) -> None:
    async def never(_: str) -> None:
        await asyncio.Event().wait()

    await TelegramChannel(api, lambda *_: []).send("1001", Message("Hadir?", HADIR))
    mawar.taps("Hadir")
    mawar.says("satu")
    async with running(api, inbox, answer_tap=never):
        await inbox.holds(2)


async def test_a_double_tap_is_two_messages(api: BotApi, mawar: Person, inbox: Inbox) -> None:
    await TelegramChannel(api, lambda *_: []).send("1001", Message("Hadir?", HADIR))
    mawar.taps("Hadir", times=2)

    async with running(api, inbox):
        await inbox.holds(2)

    assert [incoming.tap and incoming.tap.data for incoming in inbox.taken.values()] == ["m:1:yes"] * 2


async def test_whoever_blocks_the_bot_is_told_of(api: BotApi, mawar: Person, inbox: Inbox) -> None:
    blocked: list[str] = []

    async def note(address: str) -> None:
        blocked.append(address)

    mawar.blocks()
    async with running(api, inbox, blocked=note):
        await eventually(lambda: blocked == ["1001"])

    assert inbox.taken == {}


def remedies(logged: list[EventDict]) -> list[str]:
    return [entry["remedy"] for entry in logged if entry.get("remedy")]


async def test_a_wrong_token_is_named_in_the_log_and_tried_again(provider: FakeBotApi, inbox: Inbox) -> None:
    api = open_api("1:wrong", provider.api_base)
    with structlog.testing.capture_logs() as logged:
        async with running(api, inbox):
            await eventually(lambda: len(remedies(logged)) > 1)
    await api.disconnect()

    assert "[telegram] token" in remedies(logged)[0]


async def test_two_programs_with_one_token_are_named_in_the_log(
    api: BotApi, provider: FakeBotApi, mawar: Person, inbox: Inbox
) -> None:
    other = open_api(provider.token, provider.api_base)
    with structlog.testing.capture_logs() as logged:
        async with running(api, inbox), running(other, inbox):
            await eventually(lambda: bool(remedies(logged)))
            mawar.says("satu")
            await inbox.holds(1)
    await other.disconnect()

    assert "another program" in remedies(logged)[0]


async def test_the_log_names_updates_and_never_people(
    api: BotApi, provider: FakeBotApi, mawar: Person, inbox: Inbox, capsys: pytest.CaptureFixture[str]
) -> None:
    inbox.failures_to_come = 1
    mawar.says("Saya sakit, Bu")
    number = provider.updates[0]["update_id"]
    async with running(api, inbox):
        await inbox.holds(1)

    said = "".join(capsys.readouterr())
    assert str(number) in said
    assert "sakit" not in said
    assert "1001" not in said
