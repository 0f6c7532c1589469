"""The doctor looks at the Twilio account: each fault has its remedy, and the token stands nowhere."""

from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest

from conversations.templates import TEMPLATES
from handlers.office.doctor_twilio import examine_twilio
from handlers.office.findings import Finding
from handlers.twilio.door import TwilioAccount
from tests.fakes.twilio_api import FakeTwilio


class Healthz(BaseHTTPRequestHandler):
    """Our own door: /healthz answers, /moved leads elsewhere, anything else is somebody else's page."""

    def do_GET(self) -> None:
        moved = self.path.startswith("/moved")
        self.send_response(301 if moved else 200)
        if moved:
            self.send_header("Location", "https://elsewhere.example.id/")
        self.end_headers()
        self.wfile.write(b'{"database": "ok"}' if self.path == "/healthz" else b"It works!")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Says nothing."""


@pytest.fixture(scope="module")
def ourselves() -> Iterator[str]:
    """The address at which our own door answers."""
    server = HTTPServer(("127.0.0.1", 0), Healthz)
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def twilio() -> Iterator[FakeTwilio]:
    with FakeTwilio() as fake:
        yield fake


@pytest.fixture
def account(twilio: FakeTwilio, ourselves: str) -> TwilioAccount:
    """In order in every way."""
    templates = {name: twilio.template(name, template.body) for name, template in TEMPLATES.items()}
    return TwilioAccount(
        twilio.account_sid,
        twilio.auth_token,
        ourselves,
        whatsapp_from="+6281234567890",
        sms_from="PKHMADIUN",
        api_base=twilio.api_base,
        content_base=twilio.api_base,
        templates=templates,
    )


def remedies(account: TwilioAccount) -> str:
    """What there is to be done; the token is never said."""
    found: list[Finding] = list(examine_twilio(account))
    assert account.auth_token not in str(found)
    return "\n".join(one.remedy for one in found if one.remedy)


def test_an_account_in_order_is_found_well(account: TwilioAccount) -> None:
    found = list(examine_twilio(account))

    assert [one.remedy for one in found] == [None] * len(found)
    assert any("/twilio/inbound" in one.says for one in found)


@pytest.mark.parametrize(
    ("changes", "remedy"),
    [
        ({"auth_token": "wrong"}, "twilio.auth_token"),
        ({"api_base": "http://127.0.0.1:1"}, "twilio.api_base"),
        ({"whatsapp_from": "+628123"}, "twilio.whatsapp_from"),
        ({"whatsapp_from": "+14155238886"}, "WhatsApp Senders"),
        ({"sms_from": "12345"}, "satu huruf"),
        ({"sms_from": "+62211"}, "twilio.sms_from"),
        ({"public_url": "http://127.0.0.1:1"}, "bot.py run"),
    ],
)
def test_each_fault_of_the_account_has_its_remedy(account: TwilioAccount, changes: dict[str, Any], remedy: str) -> None:
    assert remedy in remedies(replace(account, **changes))


@pytest.mark.parametrize(("path", "remedy"), [("/moved", "alamat akhirnya"), ("/other", "proksi")])
def test_an_address_that_leads_elsewhere_is_noticed(account: TwilioAccount, path: str, remedy: str) -> None:
    assert remedy in remedies(replace(account, public_url=account.public_url + path))


def test_a_suspended_account_is_told(twilio: FakeTwilio, account: TwilioAccount) -> None:
    twilio.account_status = "suspended"

    assert "tagihan" in remedies(account)


def test_templates_that_lack_or_are_not_approved_are_named(twilio: FakeTwilio, account: TwilioAccount) -> None:
    waiting = twilio.template("knock", TEMPLATES["knock"].body, approved=False)
    gone = "HX" + "f" * 32
    templates = {"knock": waiting, "meeting_reminder": gone, "rapat": gone, "buttons_2": gone}

    said = "\n".join(f"{one.what}: {one.says}" for one in examine_twilio(replace(account, templates=templates)))

    assert "tidak dikenal: rapat" in said
    assert "belum ada: meeting_moved" in said
    assert "Templat knock: berstatus unsubmitted" in said
    assert "Templat meeting_reminder: tidak ada di akun ini" in said
