"""`bot.py templates`: what it shows, makes at the provider and prints to paste; and that all of it can be sent."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from rich.console import Console

from conversations.templates import TEMPLATES
from handlers.office import template_desk
from handlers.office.template_desk import TemplatesRefused
from handlers.twilio.api import TwilioApi
from handlers.twilio.content import shape_names
from handlers.twilio.door import TwilioAccount
from handlers.twilio.sending import Sender, TwilioChannel
from outbox.messages import Button, Message, TemplateCall
from tests.fakes.twilio_api import FakeTwilio, Fault

NUMBER = "+6281234567801"


@pytest.fixture
def twilio() -> Iterator[FakeTwilio]:
    with FakeTwilio() as twilio:
        yield twilio


@pytest.fixture
def api(twilio: FakeTwilio) -> Iterator[TwilioApi]:
    api = TwilioApi(twilio.account_sid, twilio.auth_token, twilio.api_base, twilio.content_base)
    yield api
    api.close()


def account_of(twilio: FakeTwilio, contents: dict[str, str]) -> TwilioAccount:
    base = {"api_base": twilio.api_base, "content_base": twilio.content_base}
    return TwilioAccount(twilio.account_sid, twilio.auth_token, "", templates=contents, **base)


def made_contents(twilio: FakeTwilio) -> tuple[dict[str, str], str]:
    """What `bot.py templates --create` prints to paste, and all it prints."""
    console = Console(file=io.StringIO(), width=500)
    template_desk.create(account_of(twilio, {}), console)
    assert isinstance(console.file, io.StringIO)
    said = console.file.getvalue()
    pairs = [line.partition("  # ")[0].split(" = ") for line in said.splitlines() if ' = "HX' in line]
    return {name: sid.strip().strip('"') for name, sid in pairs}, said


def test_templates_and_shapes_are_made_once_and_approved(twilio: FakeTwilio) -> None:
    contents, said = made_contents(twilio)

    assert list(contents) == [*TEMPLATES, *shape_names()]
    assert "disetujui WhatsApp" in said
    made = twilio.contents.made
    assert all(made[contents[name]].is_approved for name in TEMPLATES)
    assert not any(made[contents[name]].approval for name in shape_names())
    assert made_contents(twilio)[0] == contents
    assert len(made) == len(contents)


def test_what_is_not_approved_yet_is_not_to_be_pasted(twilio: FakeTwilio) -> None:
    twilio.contents.approves_at_once = False
    first, said = made_contents(twilio)
    assert list(first) == [f"# {name}" for name in TEMPLATES] + shape_names()
    assert "menunggu persetujuan WhatsApp" in said

    for name in TEMPLATES:
        twilio.contents.made[first[f"# {name}"]].approval = "approved"
    second, _ = made_contents(twilio)
    assert list(second) == [*TEMPLATES, *shape_names()]
    assert list(second.values()) == list(first.values())


@pytest.mark.anyio
async def test_what_was_made_shows_every_template_and_shape(twilio: FakeTwilio, api: TwilioApi) -> None:
    contents, _ = made_contents(twilio)
    mawar = twilio.person(NUMBER, "Mawar")
    channel = TwilioChannel(api, Sender(twilio.whatsapp_from), contents, lambda attachment, message: "")
    for template in TEMPLATES.values():
        await channel.send(NUMBER, Message("x", template=TemplateCall(template.name, template.samples)))
    mawar.says("halo")
    for number in range(1, 11):
        rows = tuple((Button(f"Pilihan {one}", f"d:1:1:{one}"),) for one in range(number))
        await channel.send(NUMBER, Message("Pilih *satu*.", rows))
    twilio.settles()

    templates, shapes = mawar.from_us[: len(TEMPLATES)], mawar.from_us[len(TEMPLATES) :]
    assert [one.text for one in templates] == [one.filled(one.samples) for one in TEMPLATES.values()]
    assert [one.labels for one in templates] == [list(one.replies) for one in TEMPLATES.values()]
    assert [one.buttons for one in shapes] == [
        tuple((f"Pilihan {one}", f"d:1:1:{one}") for one in range(number)) for number in range(1, 11)
    ]


def test_a_run_that_broke_off_is_taken_up(twilio: FakeTwilio) -> None:
    twilio.faults.next(*(Fault("nothing", ("content",)) for _ in range(4)), Fault("bad_gateway", ("content",)))
    with pytest.raises(TemplatesRefused, match="tidak dobel"):
        made_contents(twilio)
    contents, _ = made_contents(twilio)

    assert len(twilio.contents.made) == len(contents)


def test_wrong_credentials_and_a_misspelt_template_are_told(twilio: FakeTwilio) -> None:
    console = Console(file=io.StringIO(), width=500)
    assert isinstance(console.file, io.StringIO)
    wrong = replace(account_of(twilio, {}), auth_token="wrong")

    with pytest.raises(TemplatesRefused, match="menolak"):
        template_desk.create(wrong, console)
    with pytest.raises(TemplatesRefused, match="kosong"):
        template_desk.create(TwilioAccount("", "", ""), console)
    assert template_desk.show(account_of(twilio, {}), console)
    assert not template_desk.show(account_of(twilio, {"meeting_remainder": "HX1"}), console)
    assert "meeting_remainder" in console.file.getvalue()
    assert json.dumps(TEMPLATES["knock"].body)[1:-1] in console.file.getvalue()
