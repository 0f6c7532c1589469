"""What Twilio brings: taken only with its signature, stored before it is told so, and news of ours in any order."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
import uvicorn
from sqlalchemy import func, select
from starlette.applications import Starlette
from twilio.request_validator import RequestValidator

from db import Database, Session
from db.tables import Contact, InboxEntry, ProviderStatus
from handlers.twilio.deliveries import Deliveries
from handlers.twilio.parsing import Delivery
from handlers.twilio.signature import Signatures
from handlers.twilio.webhook import INBOUND_PATH, LARGEST_BODY_BYTES, NOTHING_TO_SAY, STATUS_PATH, twilio_routes
from outbox.inbox import take_in
from outbox.messages import Incoming
from tests.fakes.twilio_api import FakeTwilio
from tests.fakes.twilio_webhook import Post, signature, signed_request

pytestmark = pytest.mark.anyio

NOW = datetime(2018, 11, 22, 2, 0, tzinfo=UTC)
TOKEN = FakeTwilio.auth_token
PUBLIC_URL = "https://pkh.example/bot"
INBOUND, STATUS = PUBLIC_URL + INBOUND_PATH, PUBLIC_URL + STATUS_PATH
SID = "SM" + "1" * 32
WROTE = {"MessageSid": SID, "From": "whatsapp:+6281234567801", "Body": "Hadir", "To": "whatsapp:+6281100000001"}
NEWS = {"MessageSid": SID, "MessageStatus": "delivered", "To": "whatsapp:+6281234567801"}


class Program:
    """What stands behind the door."""

    def __init__(self, database: Database, public_url: str = PUBLIC_URL) -> None:
        self.database, self.public_url = database, public_url
        self.units = ThreadPoolExecutor(1)
        self.deliveries = Deliveries(database, lambda: NOW, self.units, lambda: None)
        self.failures_to_come = 0
        self.refused = 0
        self.missed = 0

    async def take(self, incoming: Incoming) -> None:
        await self._run(lambda session: take_in(session, incoming, NOW))

    async def take_delivery(self, delivery: Delivery) -> None:
        if self.failures_to_come:
            self.failures_to_come -= 1
            raise OSError("the database is down")
        await self.deliveries.take(delivery)

    async def _run(self, unit: Callable[[Session], object]) -> None:
        if self.failures_to_come:
            self.failures_to_come -= 1
            raise OSError("the database is down")
        await asyncio.get_running_loop().run_in_executor(self.units, self.database.write, unit)

    def count_refused(self) -> None:
        self.refused += 1

    def count_missed(self) -> None:
        self.missed += 1

    def app(self) -> Starlette:
        signatures = Signatures(TOKEN, self.public_url)
        return Starlette(
            routes=twilio_routes(signatures, self.take, self.take_delivery, self.count_refused, self.count_missed)
        )

    def stored(self) -> dict[str, int]:
        def count(session: Session) -> dict[str, int]:
            tables = {"contacts": Contact, "inbox": InboxEntry, "news": ProviderStatus}
            return {name: session.scalar(select(func.count()).select_from(one)) or 0 for name, one in tables.items()}

        return self.database.read(count)


@pytest.fixture
def program(database: Database) -> Iterator[Program]:
    program = Program(database)
    yield program
    program.units.shutdown()


@pytest.fixture
async def client(program: Program, anyio_backend: str) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(program.app())
    async with httpx.AsyncClient(transport=transport, base_url="http://10.0.0.7:8080") as client:
        yield client


async def posts(client: httpx.AsyncClient, url: str, body: bytes, headers: dict[str, str]) -> httpx.Response:
    """As the proxy hands it on: to this machine, under the path that stands behind the public address."""
    return await client.post(url.removeprefix(PUBLIC_URL), content=body, headers=headers)


@pytest.mark.parametrize("as_json", [False, True], ids=["form", "JSON"])
async def test_what_twilio_signed_is_stored_and_answered_with_nothing_to_say(
    client: httpx.AsyncClient, program: Program, as_json: bool
) -> None:
    answer = await posts(client, *signed_request(TOKEN, Post(INBOUND, WROTE), as_json=as_json))

    assert (answer.status_code, answer.text) == (200, NOTHING_TO_SAY)
    assert answer.headers["content-type"].startswith("text/xml")
    assert program.stored() == {"contacts": 1, "inbox": 1, "news": 0}


@pytest.mark.parametrize("as_json", [False, True], ids=["form", "JSON"])
async def test_news_of_ours_is_stored_and_acknowledged(
    client: httpx.AsyncClient, program: Program, as_json: bool
) -> None:
    answer = await posts(client, *signed_request(TOKEN, Post(STATUS, NEWS), as_json=as_json))

    assert (answer.status_code, answer.text) == (204, "")
    assert program.stored() == {"contacts": 0, "inbox": 0, "news": 1}


def forgeries() -> dict[str, Any]:
    """Name -> (address, body, headers) of requests that Twilio did not sign."""
    url, body, headers = signed_request(TOKEN, Post(INBOUND, WROTE))
    json_url, json_body, json_headers = signed_request(TOKEN, Post(INBOUND, WROTE), as_json=True)
    bare = {"Content-Type": headers["Content-Type"]}
    as_json = {"Content-Type": "application/json"}

    def signed(said: str) -> dict[str, str]:
        return bare | {"X-Twilio-Signature": said}

    return {
        "unsigned": (url, body, bare),
        "empty": (url, body, signed("")),
        "nonsense": (url, body, signed("tanda tangan")),
        "not even text": (url, body, {**bare, "X-Twilio-Signature": b"\xff"}),
        "another token": signed_request("another token", Post(INBOUND, WROTE)),
        "other words": (url, urlencode(WROTE | {"Body": "Tidak"}).encode(), headers),
        "one more word": (url, body + b"&Latitude=1", headers),
        "a word less": (url, body.replace(b"Body=Hadir&", b""), headers),
        "the same word twice": (url, body + b"&Body=Tidak", headers),
        "another address": (STATUS, body, headers),
        "another query": (url + "?x=1", body, headers),
        "the address it has in the request": signed_request(TOKEN, Post("http://10.0.0.7:8080" + INBOUND_PATH, WROTE)),
        "other JSON": (json_url, json_body.replace(b"Hadir", b"Tidak"), json_headers),
        "JSON without hash": (url, json_body, as_json | {"X-Twilio-Signature": signature(TOKEN, url, {})}),
        "JSON of another address": (json_url + "0", json_body, json_headers),
        "JSON as a form": (json_url, json_body, json_headers | bare),
        "a form as JSON": (url, body, headers | as_json),
        "no body": (url, b"", headers),
        "no text": (url, b"\xff\xfe", as_json | {"X-Twilio-Signature": "x"}),
        "too many fields": (url, b"&".join(b"a=1" for _ in range(500)), headers),
    }


@pytest.mark.parametrize("name", forgeries())
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_what_twilio_did_not_sign_writes_nothing(client: httpx.AsyncClient, program: Program, name: str) -> None:
    url, body, headers = forgeries()[name]

    address = url.removeprefix("http://10.0.0.7:8080").removeprefix(PUBLIC_URL)
    answer = await client.post(address, content=body, headers=headers)

    assert answer.status_code == 403
    assert program.stored() == {"contacts": 0, "inbox": 0, "news": 0}
    assert (program.refused, program.missed) == (1, 0)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_body_beyond_all_measure_is_not_read(client: httpx.AsyncClient, program: Program) -> None:
    answer = await client.post(INBOUND_PATH, content=b"x" * (LARGEST_BODY_BYTES + 1))

    assert answer.status_code == 413
    assert sum(program.stored().values()) == 0


@pytest.mark.parametrize("path", [INBOUND_PATH, STATUS_PATH])
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_only_posts_reach_the_door(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == 405


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_the_query_and_fields_nobody_knows_yet_belong_to_what_is_signed(
    client: httpx.AsyncClient, program: Program
) -> None:
    form = WROTE | {"Baru": "ya, ñ é 👍", "Kosong": ""}
    url = INBOUND + "?dari=twilio&x=%2B1"

    answer = await posts(client, *signed_request(TOKEN, Post(url, form)))

    assert answer.status_code == 200
    # The library itself agrees with the fake about what is signed.
    assert RequestValidator(TOKEN).compute_signature(url, form) == signature(TOKEN, url, form)
    assert program.stored()["inbox"] == 1


async def test_the_same_message_twice_is_one_message(client: httpx.AsyncClient, program: Program) -> None:
    for _ in range(2):
        assert (await posts(client, *signed_request(TOKEN, Post(INBOUND, WROTE)))).status_code == 200

    assert program.stored() == {"contacts": 1, "inbox": 1, "news": 0}


@pytest.mark.parametrize(("url", "form"), [(INBOUND, WROTE), (STATUS, NEWS)], ids=["message", "news"])
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_what_cannot_be_stored_is_not_acknowledged_and_is_looked_up_soon(
    client: httpx.AsyncClient, program: Program, url: str, form: dict[str, str]
) -> None:
    program.failures_to_come = 1

    answer = await posts(client, *signed_request(TOKEN, Post(url, form)))

    assert (answer.status_code, program.missed) == (500, 1)
    assert sum(program.stored().values()) == 0


@pytest.mark.parametrize("form", [{"MessageStatus": "queued", "MessageSid": SID}, {"Aneh": "1"}, {}])
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_signed_news_that_says_nothing_writes_nothing(
    client: httpx.AsyncClient, program: Program, form: dict[str, str]
) -> None:
    for url, status in ((INBOUND, 200), (STATUS, 204)):
        assert (await posts(client, *signed_request(TOKEN, Post(url, form)))).status_code == status
    assert sum(program.stored().values()) == 0


@pytest.mark.parametrize(("token", "url"), [("", PUBLIC_URL), (TOKEN, "")])
def test_a_door_without_token_or_address_is_not_opened(token: str, url: str) -> None:
    with pytest.raises(ValueError, match="token"):
        Signatures(token, url)


@pytest.mark.parametrize("as_json", [False, True], ids=["form", "JSON"])
async def test_a_person_writes_and_her_words_stand_in_the_inbox(database: Database, as_json: bool) -> None:
    program = Program(database)
    with FakeTwilio() as twilio:
        twilio.posts_json = as_json
        async with served(program) as root:
            twilio.inbound_url = root + INBOUND_PATH
            mawar = twilio.person("+6281234567801", "Mawar")
            mawar.says("hadir, ñ 👍")
            mawar.sends_media([("image/jpeg", b"1"), ("image/jpeg", b"2")], "image", "dua")
            await asyncio.to_thread(twilio.settles)

    assert [answer.status for answer in twilio.answers] == [200, 200]
    assert program.stored() == {"contacts": 1, "inbox": 3, "news": 0}


class served:  # noqa: N801 - read as a word: async with served(program)
    """The program on a port of this machine, known by that address."""

    def __init__(self, program: Program) -> None:
        self._program = program

    async def __aenter__(self) -> str:
        config = uvicorn.Config(Starlette(), port=0, log_config=None, lifespan="off")
        self._server = uvicorn.Server(config)
        sock = config.bind_socket()
        self._program.public_url = f"http://127.0.0.1:{sock.getsockname()[1]}"
        config.app = self._program.app()
        self._serving = asyncio.ensure_future(self._server.serve(sockets=[sock]))
        while not self._server.started:  # noqa: ASYNC110 - uvicorn tells of its start in no other way
            await asyncio.sleep(0.005)
        return self._program.public_url

    async def __aexit__(self, *_: object) -> None:
        self._server.should_exit = True
        await self._serving
        self._program.units.shutdown()
