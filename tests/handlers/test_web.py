"""The web side: who may bring an update, what a monitor sees, what is counted."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping

import httpx
import pytest
import structlog
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from handlers.metrics import Metrics
from handlers.telegram.api import BotApi
from handlers.telegram.arrivals import Arrivals
from handlers.telegram.door import TelegramAccount, TelegramDoor
from handlers.telegram.sending import TelegramChannel
from handlers.telegram.webhook import LARGEST_UPDATE_BYTES, PATH, SECRET_HEADER, open_webhook, webhook_route
from handlers.web import web_app
from outbox.messages import Button, Incoming, Message
from tests.fakes.bot_api import FakeBotApi, Person

pytestmark = pytest.mark.anyio

SECRET = "kata-rahasia_1"
UPDATE = {
    "update_id": 710,
    "message": {
        "message_id": 7,
        "date": 1542853800,
        "text": "Hadir",
        "chat": {"id": 1001, "type": "private"},
        "from": {"id": 1001, "is_bot": False, "first_name": "Mawar"},
    },
}


class Program:
    """What stands behind the doors."""

    def __init__(self) -> None:
        self.taken: list[Incoming] = []
        self.answered: list[str] = []
        self.failures_to_come = 0
        self.parts: dict[str, str] = {"database": "ok", "telegram": "ok"}

    async def take(self, incoming: Incoming) -> None:
        if self.failures_to_come:
            self.failures_to_come -= 1
            raise OSError("the database is down")
        self.taken.append(incoming)

    async def answer_tap(self, tap: str) -> None:
        self.answered.append(tap)

    async def blocked(self, channel: str, address: str) -> None: ...

    async def health(self) -> Mapping[str, str]:
        if not self.parts:
            raise OSError("nobody knows")
        return self.parts

    def app(self, *extra: Route) -> Starlette:
        webhook = webhook_route(Arrivals(self.take, self.answer_tap), SECRET)
        metrics = Metrics(lambda: {("reply", "queued"): 3}).text
        return web_app(health=self.health, metrics=metrics, routes=[webhook, *extra])


def door_of(program: Program, *, by_webhook: bool, secret: str = "") -> TelegramDoor:
    account = TelegramAccount("123:made-up", "http://127.0.0.1:9", by_webhook, "https://pkh.test", secret)
    door = TelegramDoor(account, lambda role, language: [])
    door.listen(program.take, program.blocked)
    return door


@pytest.fixture
def program() -> Program:
    return Program()


def client_of(app: Starlette) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://pkh.test")


@pytest.fixture
async def client(program: Program, anyio_backend: str) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(program.app()) as client:
        yield client


async def test_an_update_with_the_secret_is_taken(client: httpx.AsyncClient, program: Program) -> None:
    answer = await client.post(PATH, json=UPDATE, headers={SECRET_HEADER: SECRET})

    assert answer.status_code == 200
    assert [(incoming.message_id, incoming.text) for incoming in program.taken] == [("u710", "Hadir")]


@pytest.mark.parametrize(
    "headers",
    [{}, {SECRET_HEADER: ""}, {SECRET_HEADER: "salah"}, {SECRET_HEADER: SECRET + "x"}, {SECRET_HEADER: b"\xff"}],
    ids=["none", "empty", "wrong", "longer", "no text"],
)
async def test_without_the_secret_nothing_is_taken(
    client: httpx.AsyncClient, program: Program, headers: Mapping[str, str]
) -> None:
    answer = await client.post(PATH, json=UPDATE, headers=headers)

    assert answer.status_code == 403
    assert program.taken == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"x" * (LARGEST_UPDATE_BYTES + 1), 413),
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b"\xff", 400),
        (b"[" * 100_000, 400),
        (b'{"update_id": 1}', 200),
        (json.dumps(UPDATE | {"message": 5}).encode(), 200),
    ],
    ids=["too large", "empty", "no JSON", "no object", "no text", "too deep", "says nothing", "unreadable"],
)
async def test_what_is_no_update_is_not_taken(
    client: httpx.AsyncClient, program: Program, body: bytes, status: int
) -> None:
    answer = await client.post(PATH, content=body, headers={SECRET_HEADER: SECRET})

    assert answer.status_code == status
    assert program.taken == []


async def test_what_cannot_be_stored_is_asked_for_again(client: httpx.AsyncClient, program: Program) -> None:
    program.failures_to_come = 1

    first = await client.post(PATH, json=UPDATE, headers={SECRET_HEADER: SECRET})
    second = await client.post(PATH, json=UPDATE, headers={SECRET_HEADER: SECRET})

    assert (first.status_code, second.status_code) == (500, 200)
    assert len(program.taken) == 1


async def test_only_posts_reach_the_webhook(client: httpx.AsyncClient) -> None:
    assert (await client.get(PATH, headers={SECRET_HEADER: SECRET})).status_code == 405


async def test_a_program_that_polls_has_no_webhook(program: Program) -> None:
    app = web_app(health=program.health, metrics=lambda: b"", routes=door_of(program, by_webhook=False).routes)
    async with client_of(app) as client:
        assert (await client.post(PATH, json=UPDATE)).status_code == 404


def test_a_webhook_without_a_secret_is_not_opened(program: Program) -> None:
    door = door_of(program, by_webhook=True)

    with pytest.raises(ValueError, match="secret"):
        _ = door.routes


async def test_pages_can_be_added(program: Program) -> None:
    async def page(_: Request) -> PlainTextResponse:
        return PlainTextResponse("halaman")

    async with client_of(program.app(Route("/halaman", page))) as client:
        assert (await client.get("/halaman")).text == "halaman"


async def test_health_is_ok_where_every_part_is(client: httpx.AsyncClient) -> None:
    answer = await client.get("/healthz")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "database": "ok", "telegram": "ok"})


async def test_health_names_the_part_that_ails(client: httpx.AsyncClient, program: Program) -> None:
    program.parts["database"] = "unreachable"

    answer = await client.get("/healthz")

    assert (answer.status_code, answer.json()["status"], answer.json()["database"]) == (503, "failing", "unreachable")


async def test_health_that_cannot_be_told_is_failing(client: httpx.AsyncClient, program: Program) -> None:
    program.parts.clear()

    assert (await client.get("/healthz")).status_code == 503


async def test_the_metrics_count_the_outbox_as_it_stands(client: httpx.AsyncClient) -> None:
    answer = await client.get("/metrics")

    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    assert 'pkh_outbox_rows{kind="reply",state="queued"} 3.0' in answer.text


def test_turns_sends_and_jobs_are_counted() -> None:
    metrics = Metrics(dict)
    metrics.turn_ended()
    metrics.turn_ended(failed=True)
    metrics.send_ended("telegram", "sent", 0.2)
    metrics.send_ended("telegram", "blocked", 0.1)
    metrics.job_ran("send_daily_visit_lists")
    metrics.job_ran("send_daily_visit_lists", failed=True)

    lines = metrics.text().decode().splitlines()

    assert 'pkh_inbox_turns_total{end="done"} 1.0' in lines
    assert 'pkh_inbox_turns_total{end="failed"} 1.0' in lines
    assert 'pkh_sends_total{channel="telegram",code="sent"} 1.0' in lines
    assert 'pkh_sends_total{channel="telegram",code="blocked"} 1.0' in lines
    assert 'pkh_send_seconds_count{channel="telegram"} 2.0' in lines
    assert 'pkh_job_runs_total{end="done",job="send_daily_visit_lists"} 1.0' in lines
    assert 'pkh_job_runs_total{end="failed",job="send_daily_visit_lists"} 1.0' in lines


def test_a_database_that_is_down_leaves_the_other_numbers() -> None:
    def no_database() -> dict[tuple[str, str], int]:
        raise OSError("the database is down")

    metrics = Metrics(no_database)
    metrics.turn_ended()
    with structlog.testing.capture_logs() as logged:
        text = metrics.text().decode()

    assert 'pkh_inbox_turns_total{end="done"} 1.0' in text
    assert [entry["event"] for entry in logged] == ["outbox_not_counted"]


async def test_telegram_brings_updates_to_the_webhook_until_they_are_stored(
    program: Program, provider: FakeBotApi, mawar: Person, api: BotApi
) -> None:
    server = uvicorn.Server(uvicorn.Config(program.app(), port=0, log_config=None, lifespan="off"))
    serving = asyncio.ensure_future(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn tells of its start in no other way
        await asyncio.sleep(0.005)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        await TelegramChannel(api, lambda *_: []).send("1001", Message("Hadir?", ((Button("Hadir", "m:1:yes"),),)))
        program.failures_to_come = 2
        mawar.says("satu")
        mawar.says("dua")
        tap = mawar.taps("Hadir")
        await open_webhook(api, f"http://127.0.0.1:{port}/", SECRET)
        async with asyncio.timeout(10):
            while provider.updates:  # noqa: ASYNC110 - the provider's own thread empties it
                await asyncio.sleep(0.005)
    finally:
        server.should_exit = True
        await serving

    assert [incoming.text for incoming in program.taken] == ["satu", "dua", None]
    assert program.answered == [tap]
    assert program.failures_to_come == 0
