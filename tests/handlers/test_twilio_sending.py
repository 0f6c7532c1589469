"""Messages leave through the real library for a fake provider: every way to fail has its name."""

import asyncio
import logging
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Barrier, Thread, get_ident

import pytest
import requests
from twilio.base.exceptions import TwilioException, TwilioServiceException
from twilio.http.response import Response
from twilio.rest import Client

from conversations.templates import TEMPLATES
from handlers.twilio.api import CONNECTIONS, Asked, TwilioApi
from handlers.twilio.refusals import failure_of
from handlers.twilio.sending import PAUSES_BEFORE_A_PART_IS_GIVEN_UP, Sender, SmsChannel, TwilioChannel
from outbox.failures import (
    AccessRefused,
    AnswerUnknown,
    MessageRefused,
    ProviderCode,
    ProviderDown,
    SendFailure,
)
from outbox.messages import Attachment, Button, Message, TemplateCall
from tests.fakes.twilio_api import FakeTwilio, Fault, Person

pytestmark = pytest.mark.anyio

NUMBER = "+6281234567801"
SECONDS_TO_ANSWER = 0.3
HADIR = (
    (Button("Hadir", "n:meeting_reminder:meeting:1:y.1"), Button("Berhalangan", "n:meeting_reminder:meeting:1:n.1")),
)
LONG = "\n\n".join(["satu " * 250, "dua " * 250, "tiga " * 250])
PNG = Attachment("photo", "kode.png", b"\x89PNG\r\n\x1a\n made up")
SHEET = Attachment("document", "daftar.bin", b"made up")


class Pauses:
    """A sleep that only writes down how long it was asked to last."""

    def __init__(self) -> None:
        self.asked: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.asked.append(seconds)


@pytest.fixture
def pauses() -> Pauses:
    return Pauses()


@pytest.fixture
def twilio() -> Iterator[FakeTwilio]:
    with FakeTwilio() as twilio:
        yield twilio


@pytest.fixture
def mawar(twilio: FakeTwilio) -> Person:
    """Ibu Mawar, who wrote a moment ago: her window is open."""
    mawar = twilio.person(NUMBER, "Mawar")
    mawar.says("halo")
    return mawar


@pytest.fixture
def api(twilio: FakeTwilio) -> Iterator[TwilioApi]:
    api = TwilioApi(twilio.account_sid, twilio.auth_token, twilio.api_base, twilio.content_base, SECONDS_TO_ANSWER)
    yield api
    api.close()


@pytest.fixture
def channel(twilio: FakeTwilio, api: TwilioApi, pauses: Pauses) -> TwilioChannel:
    return TwilioChannel(api, Sender(twilio.whatsapp_from), {}, lambda attachment, message: media_url(), pauses)


def media_url() -> str:
    return PICTURE_SERVER.url


class PictureServer:
    """Serves one picture, as the program's own door for media does."""

    def __init__(self) -> None:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "image/png")
                self.send_header("Content-Length", str(len(PNG.content)))
                self.end_headers()
                self.wfile.write(PNG.content)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
                """Says nothing."""

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}/kode.png"
        Thread(target=self._http.serve_forever, daemon=True).start()


PICTURE_SERVER = PictureServer()


async def failure(channel: TwilioChannel | SmsChannel, text: str = "Besok") -> SendFailure:
    with pytest.raises(SendFailure) as caught:
        await channel.send(NUMBER, Message(text))
    return caught.value


async def test_a_message_arrives_and_its_sid_comes_back(
    channel: TwilioChannel, twilio: FakeTwilio, mawar: Person
) -> None:
    sid = await channel.send(NUMBER, Message("Besok, Bu <Mawar> & 100%?", HADIR))
    twilio.settles()

    shown = mawar.from_us[-1]
    assert (shown.sid, shown.text) == (sid, "Besok, Bu <Mawar> & 100%?\n\n1. Hadir\n2. Berhalangan")


async def test_twilio_is_told_where_to_say_what_became_of_it(twilio: FakeTwilio, api: TwilioApi) -> None:
    sender = Sender(twilio.whatsapp_from, status_callback="http://127.0.0.1:9/twilio/status")
    await TwilioChannel(api, sender, {}, lambda attachment, message: "").send(NUMBER, Message("Besok"))

    assert twilio.calls[-1][1]["StatusCallback"] == ["http://127.0.0.1:9/twilio/status"]


async def test_a_template_reaches_her_outside_the_window(twilio: FakeTwilio, api: TwilioApi) -> None:
    mawar = twilio.person(NUMBER, "Mawar")
    template = TEMPLATES["meeting_reminder"]
    sid = twilio.template(template.name, template.body, template.replies)
    channel = TwilioChannel(api, Sender(twilio.whatsapp_from), {template.name: sid}, lambda attachment, message: "")

    await channel.send(NUMBER, Message("teks", HADIR, template=TemplateCall(template.name, template.samples)))
    twilio.settles()

    shown = mawar.from_us[-1]
    assert (shown.text, shown.labels) == (template.filled(template.samples), ["Hadir", "Berhalangan"])


async def test_a_picture_is_fetched_from_the_link_and_carries_its_text(
    channel: TwilioChannel, twilio: FakeTwilio, mawar: Person
) -> None:
    await channel.send(NUMBER, Message("Kode Ibu", attachment=PNG))
    twilio.settles()

    shown = mawar.from_us[-1]
    assert (shown.text, [media.content for media in shown.media]) == ("Kode Ibu", [PNG.content])


@pytest.mark.parametrize("by_service", [False, True])
async def test_an_sms_leaves_from_the_service_or_the_name(twilio: FakeTwilio, api: TwilioApi, by_service: bool) -> None:
    mawar = twilio.person(NUMBER, "Mawar")
    sender = Sender(twilio.sms_from, twilio.service_sid if by_service else "")

    await SmsChannel(api, sender).send(NUMBER, Message("Besok ada pertemuan.", HADIR))
    twilio.settles()

    assert [(one.channel, one.text) for one in mawar.from_us] == [("sms", "Besok ada pertemuan.")]
    assert [record.service_sid for record in twilio.sent] == [twilio.service_sid if by_service else None]


FAULTS: dict[str, type[SendFailure]] = {
    "bad_gateway": ProviderDown,
    "server_error": AnswerUnknown,
    "dropped": AnswerUnknown,
    "accepted_then_dropped": AnswerUnknown,
    "accepted_then_error": AnswerUnknown,
    "no_answer": AnswerUnknown,
}


@pytest.mark.parametrize(("fault", "expected"), FAULTS.items(), ids=FAULTS)
async def test_each_fault_of_the_line_has_its_name(
    channel: TwilioChannel, twilio: FakeTwilio, mawar: Person, fault: str, expected: type[SendFailure]
) -> None:
    twilio.faults.next(Fault(fault))

    assert type(await failure(channel)) is expected
    assert len(twilio.calls) <= 1, "a message was posted twice"


async def test_nobody_listening_means_it_did_not_leave(channel: TwilioChannel, twilio: FakeTwilio) -> None:
    twilio.goes_down()

    assert type(await failure(channel)) is ProviderDown


async def test_a_wrong_token_is_a_fault_of_the_settings(twilio: FakeTwilio) -> None:
    api = TwilioApi(twilio.account_sid, "wrong", twilio.api_base, twilio.content_base, SECONDS_TO_ANSWER)

    assert type(await failure(TwilioChannel(api, Sender(twilio.whatsapp_from), {}, lambda *_: ""))) is AccessRefused
    api.close()


async def test_twilios_own_code_is_handed_on(channel: TwilioChannel, twilio: FakeTwilio, mawar: Person) -> None:
    mawar.unsubscribed.add("whatsapp")

    refusal = await failure(channel)
    assert isinstance(refusal, ProviderCode)
    assert (refusal.provider_code, refusal.retry_after) == ("21610", None)


async def test_how_long_to_wait_is_handed_on(channel: TwilioChannel, twilio: FakeTwilio) -> None:
    twilio.faults.next(Fault("20429", retry_after=7))

    refusal = await failure(channel)
    assert isinstance(refusal, ProviderCode)
    assert (refusal.provider_code, refusal.retry_after) == ("20429", 7.0)


async def test_a_message_that_can_not_be_drawn_is_refused(channel: TwilioChannel, api: TwilioApi) -> None:
    assert type(await failure(channel, " ")) is MessageRefused
    assert type(await failure(SmsChannel(api, Sender("PKH")), " ")) is MessageRefused


async def test_a_part_that_fails_is_tried_again_and_no_other_is_repeated(
    channel: TwilioChannel, twilio: FakeTwilio, mawar: Person, pauses: Pauses
) -> None:
    twilio.faults.next(Fault("nothing"), Fault("20429", retry_after=3), Fault("bad_gateway"))
    await channel.send(NUMBER, Message(LONG))
    twilio.settles()

    assert [one.text.split()[0] for one in mawar.from_us] == ["satu", "dua", "tiga"]
    assert pauses.asked == [3.0, PAUSES_BEFORE_A_PART_IS_GIVEN_UP[1]]


@pytest.mark.parametrize(
    "faults",
    [["no_answer"], ["20429"], ["bad_gateway"] * (len(PAUSES_BEFORE_A_PART_IS_GIVEN_UP) + 1)],
    ids=["unknown end", "too long a wait", "again and again"],
)
async def test_once_a_part_arrived_the_end_of_the_whole_is_unknown(
    channel: TwilioChannel, twilio: FakeTwilio, mawar: Person, faults: list[str]
) -> None:
    twilio.faults.next(Fault("nothing"), *(Fault(kind, retry_after=3600) for kind in faults))

    assert type(await failure(channel, LONG)) is AnswerUnknown
    twilio.settles()
    assert sum(one.text.startswith("satu") for one in mawar.from_us) == 1


async def test_no_two_threads_share_a_client(api: TwilioApi) -> None:
    """The library's HTTP client keeps its last answer on itself, so one could get the other's."""
    together = Barrier(CONNECTIONS)

    def who_asks(client: Client) -> tuple[int, int]:
        together.wait(SECONDS_TO_ANSWER * 30)
        return get_ident(), id(client)

    seen = [await asyncio.gather(*(api.ask(who_asks) for _ in range(CONNECTIONS))) for _ in range(2)]

    assert len({client for _, client in seen[0]}) == len({thread for thread, _ in seen[0]}) == CONNECTIONS
    assert set(seen[0]) == set(seen[1])


SAID: dict[str, tuple[Exception, type[SendFailure]]] = {
    "new kind of refusal": (TwilioServiceException("type", "title", 400, 21211), ProviderCode),
    "certificate": (requests.exceptions.SSLError("CERTIFICATE_VERIFY_FAILED"), ProviderDown),
    "broken tls": (requests.exceptions.SSLError("DECRYPTION_FAILED"), AnswerUnknown),
    "no address": (requests.exceptions.MissingSchema("api.twilio.com"), ProviderDown),
    "half an answer": (requests.exceptions.ChunkedEncodingError(), AnswerUnknown),
    "no sense": (ValueError("no JSON"), AnswerUnknown),
    "a list refused": (TwilioException("Unable to fetch page", Response(401, "{}")), AccessRefused),
    "a failure already": (MessageRefused(), MessageRefused),
}


@pytest.mark.parametrize(("error", "expected"), SAID.values(), ids=SAID)
def test_what_is_said_has_its_name(error: Exception, expected: type[SendFailure]) -> None:
    asked = Asked(None)
    asked.__cause__ = error

    assert type(failure_of(error)) is type(failure_of(asked)) is expected


async def test_neither_token_nor_people_are_in_the_log(
    channel: TwilioChannel, twilio: FakeTwilio, api: TwilioApi, mawar: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await channel.send(NUMBER, Message("Kabar untuk Ibu Mawar"))
    await api.ask(lambda client: client.messages.list(to=f"whatsapp:{NUMBER}", limit=1))

    said = caplog.text + repr(api)
    assert twilio.auth_token not in said
    assert "81234567801" not in said
    assert "Kabar" not in said


def test_an_edge_in_the_environment_does_not_bend_our_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWILIO_EDGE", "sydney")
    api = TwilioApi("AC1", "token", "https://twilio.example", "https://content.example")

    def hosts(client: Client) -> tuple[str, str]:
        return client.get_hostname(client.api.absolute_url("x")), client.content.absolute_url("x")

    assert api.ask_here(hosts) == ("https://twilio.example/x", "https://content.example/x")
