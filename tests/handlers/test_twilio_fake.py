"""The fake Twilio is faithful: what it answers and posts is what the real one does, seen through its own library."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qsl

import httpx
import pytest
from requests import RequestException
from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from tests.fakes import twilio_facts as facts
from tests.fakes.twilio_api import FakeTwilio, Fault, Person
from tests.fakes.twilio_faults import KINDS

NUMBER = "+6281234567801"
WHATSAPP = f"whatsapp:{NUMBER}"
http = httpx.Client(trust_env=False, timeout=5)
BEGIN = datetime(2018, 11, 22, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def _no_connection_stays_open() -> Iterator[None]:
    yield
    http.close()


class Ear:
    """Our side: an address that remembers what is posted, and the pictures it serves."""

    def __init__(self) -> None:
        self.heard: list[dict[str, str]] = []
        self.status = 200
        ear = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                form: dict[str, str]
                signed_part: object
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                signature, url = self.headers["X-Twilio-Signature"], f"{ear.root}{self.path}"
                if self.headers.get_content_type() == "application/json":
                    form, signed_part = json.loads(body), body
                else:
                    form = signed_part = dict(parse_qsl(body, keep_blank_values=True))
                assert RequestValidator(FakeTwilio.auth_token).validate(url, signed_part, signature)
                ear.heard.append(form)
                self.send_response(ear.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def do_GET(self) -> None:
                found = self.path.endswith(".png")
                self.send_response(200 if found else 404)
                self.send_header("Content-Type", "image/png")
                self.send_header("Content-Length", "4" if found else "0")
                self.end_headers()
                self.wfile.write(b"\x89PNG" if found else b"")

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
                """Says nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.root = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.inbound_url, self.status_url = f"{self.root}/inbound", f"{self.root}/status"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def states(self) -> list[str]:
        return [form["MessageStatus"] for form in self.heard]


@pytest.fixture
def ear() -> Iterator[Ear]:
    ear = Ear()
    yield ear
    ear.server.shutdown()
    ear.server.server_close()


@pytest.fixture
def twilio() -> Iterator[FakeTwilio]:
    with FakeTwilio() as twilio:
        yield twilio


@pytest.fixture
def mawar(twilio: FakeTwilio) -> Person:
    """Ibu Mawar, who has just written."""
    mawar = twilio.person(NUMBER, "Mawar")
    mawar.says("menu")
    return mawar


class Account:
    """Our account, through Twilio's own library."""

    def __init__(
        self, twilio: FakeTwilio, sid: str = FakeTwilio.account_sid, token: str = FakeTwilio.auth_token
    ) -> None:
        self.twilio = twilio
        self.line = TwilioHttpClient(timeout=0.4)
        self.client = Client(sid, token, http_client=self.line)
        self.client.api.base_url, self.client.content.base_url = twilio.api_base, twilio.content_base

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self.line.session is not None
        self.line.session.close()

    def sends(self, body: str = "halo", to: str = WHATSAPP, **more: Any) -> Any:
        whence = self.twilio.sms_from if not to.startswith("whatsapp:") else f"whatsapp:{self.twilio.whatsapp_from}"
        said = {} if "content_sid" in more else {"body": body}
        message = self.client.messages.create(to=to, **({"from_": whence} | said | more))
        self.twilio.settles()
        return message.fetch()

    def refusal(self, call: Callable[[], object]) -> tuple[int, int]:
        with pytest.raises(TwilioRestException) as refused:
            call()
        assert refused.value.code is not None
        return refused.value.status, refused.value.code


@pytest.fixture
def account(twilio: FakeTwilio) -> Iterator[Account]:
    with Account(twilio) as account:
        yield account


def answered(twilio: FakeTwilio, path: str, method: str = "GET", **fields: str) -> Any:
    auth = (twilio.account_sid, twilio.auth_token)
    url = f"{twilio.api_base}/2010-04-01/Accounts/{twilio.account_sid}/{path}"
    return http.request(method, url, auth=auth, data=fields or None).json()


# Messages of ours.


def test_a_message_is_queued_then_sent_and_delivered(twilio: FakeTwilio, mawar: Person, account: Account) -> None:
    first = account.client.messages.create(to=WHATSAPP, from_=f"whatsapp:{twilio.whatsapp_from}", body="halo")
    twilio.settles()

    assert (str(first.status), str(first.direction), first.date_sent) == ("queued", "outbound-api", None)
    assert str(first.fetch().status) == "delivered"
    assert mawar.wait_for("halo").channel == "whatsapp"


def test_the_answers_have_the_fields_and_words_of_the_real_ones(
    twilio: FakeTwilio, mawar: Person, account: Account
) -> None:
    mawar.sends_photo()
    sent = answered(twilio, "Messages.json", "POST", To=WHATSAPP, From=f"whatsapp:{twilio.whatsapp_from}", Body="halo")
    twilio.settles()
    listed = answered(twilio, "Messages.json")
    with_photo = next(one for one in listed["messages"] if one["num_media"] == "1")
    media = answered(twilio, f"Messages/{with_photo['sid']}/Media.json")

    for message in (sent, *listed["messages"]):
        assert set(message) == facts.MESSAGE_FIELDS
        assert re.fullmatch(facts.MESSAGE_SID, message["sid"])
        assert re.fullmatch(facts.ACCOUNT_SID, message["account_sid"])
        assert message["status"] in facts.STATUSES
        assert message["direction"] in facts.DIRECTIONS
    assert set(listed) == facts.LIST_FIELDS | {"messages"}
    assert set(media) == facts.LIST_FIELDS | {"media_list"}
    assert set(media["media_list"][0]) == facts.MEDIA_FIELDS
    assert re.fullmatch(facts.MEDIA_SID, media["media_list"][0]["sid"])
    assert {status for status, _ in facts.FAILED_LATER.values()} <= facts.STATUSES


def test_free_text_outside_the_window_is_queued_and_fails_later(
    twilio: FakeTwilio, mawar: Person, account: Account
) -> None:
    written = datetime.now(UTC)
    twilio.clock = lambda: written + timedelta(hours=23, minutes=59)
    inside = account.sends()
    twilio.clock = lambda: written + timedelta(hours=24, minutes=1)
    outside = account.sends()

    assert (str(inside.status), inside.error_code) == ("delivered", None)
    assert (str(outside.status), outside.error_code) == ("failed", 63016)
    assert len(mawar.from_us) == 1


def test_who_never_wrote_gets_no_free_text(twilio: FakeTwilio, account: Account) -> None:
    twilio.person(NUMBER)

    assert account.sends().error_code == 63016


@pytest.mark.parametrize(
    ("state", "to", "code"),
    [
        ({"is_on_whatsapp": False}, WHATSAPP, 63003),
        ({}, "whatsapp:+6281999999999", 63003),
        ({"has_handset": False}, NUMBER, 30005),
        ({}, "+6281999999999", 30005),
    ],
    ids=["left WhatsApp", "nobody on WhatsApp", "no handset", "nobody"],
)
def test_nobody_at_an_address_is_told_later(
    twilio: FakeTwilio, mawar: Person, account: Account, state: dict[str, bool], to: str, code: int
) -> None:
    for name, value in state.items():
        setattr(mawar, name, value)

    message = account.sends(to=to)

    assert message.error_code == code
    assert str(message.status) == facts.FAILED_LATER[code][0]
    assert message.error_message == facts.FAILED_LATER[code][1]


def test_a_phone_that_is_off_leaves_the_message_sent(twilio: FakeTwilio, mawar: Person, account: Account) -> None:
    mawar.is_silent = True

    assert str(account.sends().status) == "sent"
    assert mawar.from_us == []


def test_who_said_stop_to_twilio_is_refused_until_start(twilio: FakeTwilio, mawar: Person, account: Account) -> None:
    mawar.says_by_sms("stop")
    assert account.refusal(lambda: account.sends(to=NUMBER)) == (400, 21610)
    assert str(account.sends().status) == "delivered"

    mawar.says_by_sms("Start")
    assert str(account.sends(to=NUMBER).status) == "delivered"


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"to": "whatsapp:0812"}, 21211),
        ({"to": ""}, 21604),
        ({"to": "ID.123"}, 21211),
        ({"from_": "whatsapp:+15550000000"}, 63007),
        ({"from_": ""}, 21603),
        ({"messaging_service_sid": "MG" + "f" * 32, "from_": ""}, 21703),
        ({"body": "x" * 1601}, 21617),
        ({"body": " "}, 21619),
        ({"content_sid": "HX" + "f" * 32}, 21655),
        ({"media_url": ["halo"]}, 21620),
        ({"status_callback": "halo"}, 21609),
    ],
)
def test_what_is_wrong_at_once_is_refused_at_once(
    twilio: FakeTwilio, mawar: Person, account: Account, params: dict[str, Any], code: int
) -> None:
    assert account.refusal(lambda: account.sends(**params)) == (facts.CODES[code][0], code)


def test_another_account_or_token_is_refused(twilio: FakeTwilio, mawar: Person) -> None:
    for pair in ((twilio.account_sid, "salah"), ("AC" + "f" * 32, twilio.auth_token)):
        with Account(twilio, *pair) as stranger:
            assert stranger.refusal(stranger.client.messages("SM" + "1" * 32).fetch) == (401, 20003)


def test_a_messaging_service_takes_it_over(twilio: FakeTwilio, mawar: Person, account: Account) -> None:
    sent = account.client.messages.create(to=NUMBER, messaging_service_sid=twilio.service_sid, body="halo")

    assert (str(sent.status), sent.messaging_service_sid) == ("accepted", twilio.service_sid)


def test_a_parameter_twilio_does_not_know_is_a_mistake(ear: Ear) -> None:
    with FakeTwilio() as twilio:
        with pytest.raises(httpx.HTTPError):
            answered(twilio, "Messages.json", "POST", To=WHATSAPP, Text="halo")
        assert twilio.mistakes == ["Twilio knows no parameter Text"]
        twilio.mistakes.clear()


def test_what_we_point_to_is_fetched_or_the_message_fails(
    twilio: FakeTwilio, mawar: Person, account: Account, ear: Ear
) -> None:
    good = account.sends(media_url=[f"{ear.root}/foto.png"])
    gone = account.sends(media_url=[f"{ear.root}/hilang"])

    assert (str(good.status), gone.error_code) == ("delivered", 63019)
    (shown,) = mawar.from_us
    assert [(one.content_type, one.content) for one in shown.media] == [("image/png", b"\x89PNG")]


# Templates.


def test_an_approved_template_reaches_her_outside_the_window(twilio: FakeTwilio, account: Account) -> None:
    mawar = twilio.person(NUMBER)
    knock = twilio.template("knock", "Ada {{1}}. Tekan Buka.", ("Buka",), _1="kabar")

    message = account.sends(content_sid=knock, content_variables='{"1": "6 kunjungan"}')

    assert (str(message.status), message.body) == ("delivered", "Ada 6 kunjungan. Tekan Buka.")
    assert [(one.text, one.labels, one.content_sid) for one in mawar.from_us] == [
        ("Ada 6 kunjungan. Tekan Buka.", ["Buka"], knock)
    ]


def test_one_that_is_not_approved_does_not(twilio: FakeTwilio, account: Account) -> None:
    twilio.person(NUMBER)
    knock = twilio.template("knock", "Ada {{1}} untuk Ibu.", approved=False, _1="kabar")

    assert account.sends(content_sid=knock).error_code == 63016


@pytest.mark.parametrize(
    ("variables", "end"),
    [
        ('{"1": "a", "2": "b"}', "delivered"),
        ('{"2": "b"}', "delivered"),
        ('{"1": "a"}', 63028),
        ('{"1": "a\\nb", "2": "b"}', 21656),
        ('{"1": "a      b", "2": "b"}', 21656),
        ('{"1": "", "2": "b"}', 21656),
        ('{"1": 5, "2": "b"}', 21656),
        ("[]", 21656),
        ("{", 21656),
    ],
    ids=[
        "all",
        "a sample serves",
        "none and no sample",
        "line break",
        "wide gap",
        "empty",
        "number",
        "list",
        "no JSON",
    ],
)
def test_the_variables_of_a_template_are_checked(
    twilio: FakeTwilio, mawar: Person, account: Account, variables: str, end: object
) -> None:
    sid = twilio.template("x", "Dari {{1}} sampai {{2}} ya.", _1="sini")

    if isinstance(end, int) and end in facts.CODES:
        assert account.refusal(lambda: account.sends(content_sid=sid, content_variables=variables)) == (400, end)
    else:
        message = account.sends(content_sid=sid, content_variables=variables)
        assert (message.error_code or str(message.status)) == end


def test_the_daily_tier_counts_people_opened_in_24_hours(twilio: FakeTwilio, mawar: Person, account: Account) -> None:
    knock = twilio.template("knock", "Ada {{1}} untuk Ibu.", _1="kabar")
    twilio.daily_tier = 1
    for number in ("+6281234567802", "+6281234567803"):
        twilio.person(number)

    assert str(account.sends(content_sid=knock).status) == "delivered"  # her window is open: it opens nothing
    for _ in range(2):
        assert str(account.sends(to="whatsapp:+6281234567802", content_sid=knock).status) == "delivered"
    third = "whatsapp:+6281234567803"
    assert account.refusal(lambda: account.sends(to=third, content_sid=knock)) == (429, 63038)
    now = datetime.now(UTC)
    twilio.clock = lambda: now + timedelta(days=1)
    assert str(account.sends(to=third, content_sid=knock).status) == "delivered"


def test_templates_are_made_listed_and_approved_through_the_content_api(twilio: FakeTwilio, account: Account) -> None:
    auth = (twilio.account_sid, twilio.auth_token)
    root = f"{twilio.content_base}/v1/Content"

    def posts(path: str, body: object) -> httpx.Response:
        return http.post(root + path, json=body, auth=auth)

    reply = {"body": "Halo {{1}}, hadir?", "actions": [{"type": "QUICK_REPLY", "title": "Hadir", "id": "1"}]}
    made = posts("", {"language": "id", "variables": {"1": "Ibu"}, "types": {"twilio/quick-reply": reply}})
    sid = made.json()["sid"]
    approval = posts(f"/{sid}/ApprovalRequests/whatsapp", {"name": "meeting_reminder", "category": "UTILITY"})
    fetched = http.get(f"{root}/{sid}/ApprovalRequests", auth=auth).json()

    assert (made.status_code, approval.status_code) == (201, 201)
    assert re.fullmatch(facts.CONTENT_SID, sid)
    assert (approval.json()["status"], fetched["whatsapp"]["name"]) == ("approved", "meeting_reminder")
    assert [one.sid for one in account.client.content.v1.contents.list()] == [sid]
    assert posts(f"/{sid}/ApprovalRequests/whatsapp", {"name": "Nama Salah", "category": "UTILITY"}).status_code == 400
    four = [{"title": f"{number}", "id": f"{number}"} for number in range(4)]
    too_many = {"language": "id", "types": {"twilio/quick-reply": {"body": "x", "actions": four}}}
    assert posts("", too_many).status_code == 400


@pytest.mark.parametrize(
    "body", ["{{1}} untuk Ibu.", "Ada {{1}}", "Ada {{1}}.", "Ada {{1}} {{2}} ya.", "Ada {{2}} ya.", "Ada {{3}} ya."]
)
def test_whatsapp_rejects_a_template_whose_variables_stand_wrong(twilio: FakeTwilio, body: str) -> None:
    sid = twilio.template("x", body, _1="a", _2="b")

    twilio.contents.submit(twilio.contents.made[sid], {"name": "x", "category": "UTILITY"})

    assert twilio.contents.made[sid].approval == "rejected"


# What people do.


def test_what_a_person_does_is_posted_signed_and_once(twilio: FakeTwilio, ear: Ear) -> None:
    twilio.inbound_url = f"{ear.root}/inbound?x=1"
    ear.status = 500
    mawar = twilio.person(NUMBER, "Mawar")

    mawar.says("halo, ñ 👍")
    mawar.sends_location(-7.9, 112.6, "Balai desa")
    twilio.settles()

    assert [form["Body"] for form in ear.heard] == ["halo, ñ 👍", ""]
    assert (ear.heard[1]["Latitude"], ear.heard[1]["Label"]) == ("-7.9", "Balai desa")
    assert [answer.status for answer in twilio.answers] == [500, 500]
    assert {form["From"] for form in ear.heard} == {WHATSAPP}
    assert (ear.heard[0]["ProfileName"], ear.heard[0]["WaId"]) == ("Mawar", NUMBER[1:])


def test_taps_name_the_button_and_the_message_it_hung_on(
    twilio: FakeTwilio, mawar: Person, account: Account, ear: Ear
) -> None:
    quick = twilio.template("quick", "Hadir?", ("Hadir", "Tidak"))
    items = [{"item": "Sakit", "id": "n:1"}, {"item": "Kerja", "id": "n:2"}]
    picker = {"twilio/list-picker": {"body": "Mengapa?", "button": "Pilih", "items": items}}
    listed = twilio.contents.add(twilio.new_sid("HX"), {"language": "id", "types": picker}).sid
    first, second = account.sends(content_sid=quick), account.sends(content_sid=listed)
    twilio.inbound_url = ear.inbound_url

    mawar.taps("Tidak")
    mawar.taps("Kerja")
    mawar.replies(mawar.from_us[0], "sebentar")
    twilio.settles()

    tap, pick, reply = ear.heard
    assert (tap["ButtonPayload"], tap["ButtonText"], tap["Body"]) == ("2", "Tidak", "Tidak")
    assert (pick["ListId"], pick["ListTitle"]) == ("n:2", "Kerja")
    asked = [first.sid, second.sid, first.sid]
    assert [form["OriginalRepliedMessageSid"] for form in (tap, pick, reply)] == asked


def test_a_number_is_typed_for_the_line_that_has_it(
    twilio: FakeTwilio, mawar: Person, account: Account, ear: Ear
) -> None:
    account.sends("Bisa hadir?\n\n1. Hadir\n2. Tidak bisa")
    twilio.inbound_url = ear.inbound_url

    mawar.types_number_of("Tidak bisa")
    twilio.settles()

    assert [form["Body"] for form in ear.heard] == ["2"]


def test_who_hides_her_number_is_reached_by_her_id(twilio: FakeTwilio, account: Account, ear: Ear) -> None:
    twilio.inbound_url = ear.inbound_url
    mawar = twilio.person(NUMBER)
    mawar.hides_number = True
    mawar.says("halo")
    twilio.settles()

    (form,) = ear.heard
    assert form["From"] == form["ExternalUserId"] == f"whatsapp:{mawar.scoped_id}"
    assert "WaId" not in form
    assert str(account.sends(to=form["From"]).status) == "delivered"


# The list and the files.


def test_the_list_is_newest_first_and_filtered(twilio: FakeTwilio, mawar: Person, account: Account) -> None:
    ours = f"whatsapp:{twilio.whatsapp_from}"
    for minute, text in enumerate(("satu", "dua", "tiga")):
        moment = BEGIN + timedelta(minutes=minute)
        twilio.clock = partial(max, moment, BEGIN)
        mawar.says(text)

    def bodies(**filters: Any) -> list[str | None]:
        return [one.body for one in account.client.messages.list(to=ours, **filters)]

    assert bodies(limit=1) == ["menu"]
    assert bodies(date_sent_before=BEGIN + timedelta(minutes=2)) == ["tiga", "dua", "satu"]
    assert bodies(date_sent_after=BEGIN + timedelta(minutes=1), from_=WHATSAPP) == ["menu", "tiga", "dua"]
    assert bodies(date_sent=datetime(2018, 11, 22, 2, 1, tzinfo=UTC)) == ["dua"]
    assert account.client.messages.list(to="whatsapp:+1") == []


@pytest.mark.parametrize("size", [1, 2, 3, 50])
def test_the_pages_of_a_list_hold_each_message_once_though_more_arrive(
    twilio: FakeTwilio, mawar: Person, account: Account, size: int
) -> None:
    for text in ("satu", "dua", "tiga", "empat"):
        mawar.says(text)
    found = []
    for message in account.client.messages.stream(page_size=size):
        found.append(message.body)
        mawar.says("baru")

    assert found == ["empat", "tiga", "dua", "satu", "menu"]


def test_one_that_waits_has_no_date_to_be_found_by(twilio: FakeTwilio, mawar: Person, account: Account) -> None:
    sent = account.sends()
    twilio.records[sent.sid].sent = None

    assert account.client.messages.list(to=WHATSAPP, date_sent_after=BEGIN) == []
    assert [one.sid for one in account.client.messages.list(to=WHATSAPP)] == [sent.sid]


def test_a_file_is_behind_the_token_and_then_behind_a_redirect(twilio: FakeTwilio, mawar: Person, ear: Ear) -> None:
    twilio.inbound_url = ear.inbound_url
    mawar.sends_photo(b"isi", "rumah")
    twilio.settles()
    url = ear.heard[0]["MediaUrl0"]
    auth = (twilio.account_sid, twilio.auth_token)

    assert http.get(url).status_code == 401
    led = http.get(url, auth=auth)
    assert led.status_code == 307
    assert http.get(led.headers["Location"]).content == b"isi"
    http.get(led.headers["Location"], auth=auth)
    assert twilio.mistakes == ["our token was shown to the file server"]
    twilio.mistakes.clear()


# What became of ours.


def test_each_step_is_posted(twilio: FakeTwilio, mawar: Person, account: Account, ear: Ear) -> None:
    mawar.shows_reading = True
    read = account.sends(status_callback=ear.status_url)
    twilio.faults.later(63018)
    failed = account.sends(status_callback=ear.status_url)

    assert [(one["MessageSid"], one["MessageStatus"], one.get("ErrorCode")) for one in ear.heard] == [
        (read.sid, "sent", None),
        (read.sid, "delivered", None),
        (read.sid, "read", None),
        (failed.sid, "failed", "63018"),
    ]


def test_steps_can_come_late_backwards_and_repeated(
    twilio: FakeTwilio, mawar: Person, account: Account, ear: Ear
) -> None:
    twilio.callbacks.hold()
    account.sends(status_callback=ear.status_url)
    assert ear.heard == []

    twilio.callbacks.release(backwards=True, times=2)
    twilio.settles()
    assert ear.states() == ["delivered", "delivered", "sent", "sent"]

    twilio.callbacks.disorder(seed=3, repeat=1.0)
    ear.heard.clear()
    account.sends(status_callback=ear.status_url)
    assert sorted(ear.states()) == ["delivered", "delivered", "sent", "sent"]


def test_everything_can_be_posted_as_json(twilio: FakeTwilio, mawar: Person, account: Account, ear: Ear) -> None:
    twilio.posts_json, twilio.inbound_url = True, f"{ear.root}/inbound"
    account.sends(status_callback=f"{ear.root}/status?x=1")
    mawar.says("halo")
    twilio.settles()

    assert sorted(form.get("MessageStatus", form.get("SmsStatus", "")) for form in ear.heard) == [
        "delivered",
        "received",
        "sent",
    ]


# Faults.


@pytest.mark.parametrize("kind", KINDS)
def test_each_fault_meets_one_call_and_some_leave_the_message_behind(
    twilio: FakeTwilio, mawar: Person, account: Account, kind: str
) -> None:
    twilio.faults.next(kind)
    with pytest.raises((TwilioRestException, RequestException)):
        account.sends("satu")
    account.sends("dua")

    taken = kind in ("accepted_then_dropped", "accepted_then_error", "no_answer")
    assert [one.text for one in mawar.from_us] == (["satu", "dua"] if taken else ["dua"])
    assert twilio.faults.met == [("create", kind)]


def test_too_fast_says_how_long_to_wait(twilio: FakeTwilio) -> None:
    twilio.faults.next(Fault("20429", ("list",), retry_after=7))
    auth = (twilio.account_sid, twilio.auth_token)
    url = f"{twilio.api_base}/2010-04-01/Accounts/{twilio.account_sid}/Messages.json"

    answer = http.get(url, auth=auth)

    assert (answer.status_code, answer.headers["Retry-After"], answer.json()["code"]) == (429, "7", 20429)


def test_faults_by_chance_are_the_same_for_the_same_seed() -> None:
    met = []
    for _ in range(2):
        with FakeTwilio() as twilio:
            twilio.person(NUMBER).says("menu")
            twilio.faults.at_random(7, 0.5, kinds=("20429", "63038"), later=(30007, 63018))
            with Account(twilio) as account:
                for _ in range(8):
                    with suppress(TwilioRestException):
                        account.sends()
            met.append(twilio.faults.met)

    assert met[0] == met[1]
    assert {call for call, _ in met[0]} == {"create", "later"}


def test_when_it_is_down_nobody_listens_and_then_again(twilio: FakeTwilio, mawar: Person, account: Account) -> None:
    twilio.goes_down()
    with pytest.raises(RequestException):
        account.sends()
    twilio.comes_back()

    assert str(account.sends().status) == "delivered"
