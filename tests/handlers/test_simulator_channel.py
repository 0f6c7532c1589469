"""The simulator is a channel like the others: Telegram's own drawing and reading run in it, and nothing knows of it."""

import ast
import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from starlette.routing import Route

from bot import simulated_world
from db import Database, open_database
from db.keys import demo_ring
from db.simulator import Bubble, SimulatorState, form_of_tables, make_tables
from db.tables import Relay
from handlers.simulator.labels import JOB_LABELS, KIND_LABELS
from handlers.simulator.phones import CHANNEL, Phones
from handlers.simulator.stage import Stage
from handlers.simulator.story import SCENES
from handlers.simulator.village import (
    BEGINS_AT,
    MURNI,
    PENDAMPING,
    TUMINI,
    WATI,
    WITHOUT_PHONE,
    people_by_name,
)
from handlers.simulator.world import World
from handlers.telegram.drawing import Call, draw
from handlers.telegram.parsing import parse_update
from handlers.web import web_app
from outbox.kinds import KINDS
from outbox.messages import Attachment, Button, Incoming, Message, SharedContact, Tap
from scheduler.jobs import JOBS

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2018, 11, 22, 1, tzinfo=UTC)
CHAT = 7

texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)
words = texts.filter(lambda text: text.strip() != "")
datas = st.text("abcdefghij0123456789:_", min_size=1, max_size=60)
rows = st.lists(st.lists(st.builds(Button, words, datas), min_size=1, max_size=3).map(tuple), max_size=4).map(tuple)
messages = st.builds(
    Message,
    text=words | st.just("Kunjungan\n\n" * 900),
    rows=rows,
    contact_request=st.none() | words,
    attachment=st.none() | st.builds(Attachment, st.sampled_from(["photo", "document"]), words, st.binary(max_size=9)),
)


@pytest.fixture
def phones(database: Database) -> Phones:
    make_tables(database.engine)
    state = SimulatorState(id=1, now=NOW, updates=0, form=form_of_tables())
    database.write(lambda session: session.add(state))
    return Phones(database)


def shown(bubble: Bubble) -> dict[str, object]:
    """What stands on the phone, in the words of the Bot API."""
    keyboard: dict[str, object] = {"remove_keyboard": True}
    if bubble.rows:
        named = [[{"text": one["text"], "callback_data": one["data"]} for one in row] for row in bubble.rows]
        keyboard = {"inline_keyboard": named}
    elif bubble.contact_button is not None:
        keyboard = {"contact": bubble.contact_button}
    return {"text": bubble.text, "keyboard": keyboard, "file": bubble.attachment_name}


def drawn(call: Call) -> dict[str, object]:
    """What Telegram's drawing says of it."""
    markup = call.params.get("reply_markup")
    keyboard = dict(markup) if isinstance(markup, dict) else {"remove_keyboard": True}
    if isinstance(markup, dict) and "keyboard" in markup:
        keyboard = {"contact": markup["keyboard"][0][0]["text"]}
    attachment = call.params.get("photo") or call.params.get("document")
    return {
        "text": str(call.params.get("text") or call.params.get("caption") or ""),
        "keyboard": keyboard,
        "file": attachment.filename if isinstance(attachment, Attachment) else None,
    }


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(messages)
def test_a_phone_shows_exactly_what_telegram_would_be_told(phones: Phones, message: Message) -> None:
    before = len(phones.chat(CHAT))
    phones.send(CHANNEL, str(CHAT), message, NOW)

    assert [shown(bubble) for bubble in phones.chat(CHAT)[before:]] == [
        drawn(call) for call in draw(message, str(CHAT))
    ]


def test_a_redrawn_message_changes_in_place(phones: Phones) -> None:
    first = phones.send(CHANNEL, str(CHAT), Message("satu", rows=((Button("a", "x"),),)), NOW)
    again = phones.send(CHANNEL, str(CHAT), Message("dua", rows=((Button("b", "y"),),), replaces=first), NOW)

    assert again == first
    assert [(bubble.text, bubble.edits) for bubble in phones.chat(CHAT)] == [("dua", 1)]


def test_what_people_do_arrives_through_telegrams_own_reading(phones: Phones) -> None:
    bubble = int(phones.send(CHANNEL, str(CHAT), Message("?", rows=((Button("Ya", "d:1:1:yes"),),)), NOW))
    typed = phones.says(CHAT, "Mawar", "halo {x}", NOW)
    tapped = phones.taps(CHAT, "Mawar", bubble, "d:1:1:yes", NOW)
    shared = phones.shares(CHAT, "Mawar", "contact", NOW)
    photo = phones.shares(CHAT, "Mawar", "photo", NOW)

    arrived = [*typed, *tapped, *shared, *photo]
    assert [one.channel for one in arrived] == [CHANNEL] * 4
    assert [one.address for one in arrived] == [str(CHAT)] * 4
    assert len({one.message_id for one in arrived}) == 4
    assert [one.text for one in arrived] == ["halo {x}", None, None, None]
    assert arrived[1].tap == Tap("d:1:1:yes", str(bubble))
    assert arrived[2].contact == SharedContact("+6281299900007", own=True)
    assert arrived[3].file is not None


def test_a_voice_note_can_be_fetched_and_is_shown_by_its_name(phones: Phones) -> None:
    [arrived] = phones.shares(CHAT, "Sri", "voice", NOW)
    assert arrived.file is not None
    content = phones.content_of(arrived.file.reference)
    phones.send(
        CHANNEL, str(CHAT), Message("Dari Ibu Sri", attachment=Attachment("voice", "bukti-1.ogg", content)), NOW
    )

    shown = phones.chat(CHAT)[-1]
    assert (shown.attachment_kind, shown.attachment_name, shown.attachment) == ("voice", "bukti-1.ogg", content)


def test_the_story_reaches_everybody_by_the_way_that_is_left(tmp_path: Path) -> None:
    """The whole program: a template, SMS after one that did not arrive, the ketua where no message does."""
    database = open_database(f"sqlite:///{tmp_path / 'simulator.sqlite'}", demo_ring(tmp_path / "simulator.key"))
    world = simulated_world(database)
    asyncio.run(plays_until_the_coverage(world))
    people = database.read(people_by_name)

    def shown(name: str) -> list[tuple[str, str, str | None, str | None]]:
        said = [one for one in world.phones.chat(people[name]) if one.sender == "bot" and one.at > BEGINS_AT]
        return [(one.channel, one.state, one.code, one.form) for one in said]

    assert shown(WATI) == [("whatsapp", "read", None, "template"), ("whatsapp", "delivered", None, None)]
    assert shown(MURNI) == [("whatsapp", "delivered", None, "template"), ("sms", "delivered", None, None)]
    assert shown(TUMINI) == [("whatsapp", "failed", "63003", "template"), ("sms", "failed", "30003", None)]
    told = database.read(lambda session: set(session.scalars(select(Relay.kpm_id))))
    assert told == {people[name] for name in (TUMINI, *WITHOUT_PHONE)}
    [coverage] = [one.text for one in world.phones.chat(people[PENDAMPING]) if "Terkabari" in one.text]
    assert "Terkabari langsung 26" in coverage
    assert "lewat ketua 4, belum tersampaikan 0" in coverage
    database.close()


async def plays_until_the_coverage(world: World) -> None:
    await world.open()
    stage = Stage(world)
    for scene in SCENES[:5]:
        await scene.play(stage)


def test_parsing_is_told_which_channel_it_reads_for() -> None:
    update: dict[str, object] = {
        "update_id": 1,
        "message": {"message_id": 1, "date": 0, "chat": {"id": 7, "type": "private"}, "text": "halo"},
    }

    usual, other = parse_update(update), parse_update(update, "elsewhere")
    assert isinstance(usual, Incoming)
    assert isinstance(other, Incoming)
    assert (usual.channel, other.channel) == ("telegram", "elsewhere")


# Nothing else knows of it.


@pytest.mark.parametrize("room", ["conversations", "programme", "outbox", "reports", "scheduler"])
def test_no_room_below_the_doors_knows_the_simulator(room: str) -> None:
    knowing = [file.name for file in (ROOT / room).rglob("*.py") if modules_of_simulator(ast.parse(file.read_text()))]

    assert knowing == []


def modules_of_simulator(tree: ast.Module) -> list[str]:
    """What the module imports of it, its tables too."""
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    from_modules = [node.module or "" for node in imports if isinstance(node, ast.ImportFrom)]
    return [
        name for name in [*from_modules, *(alias.name for node in imports for alias in node.names)] if "simulat" in name
    ]


def names_used(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def reachable(tree: ast.Module, begin: str) -> set[str]:
    """Every name that the top-level function `begin` and what it calls of this module use."""
    own = {one.name: one for one in tree.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)}
    found: set[str] = set()
    waiting = [begin]
    while waiting:
        used = names_used(own[waiting.pop()])
        waiting += [name for name in used & set(own) if name not in found]
        found |= used
    return found


def test_run_never_opens_the_simulator() -> None:
    tree = ast.parse((ROOT / "bot.py").read_text())
    of_simulator = {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and "simulator" in (node.module or "")
        for alias in node.names
    }
    assert of_simulator & reachable(tree, "demo")

    assert of_simulator & reachable(tree, "run") == set()


def test_the_real_doors_have_no_page_of_the_simulator() -> None:
    async def health() -> dict[str, str]:
        return {}

    app = web_app(health=health, metrics=lambda: b"")

    assert {route.path for route in app.routes if isinstance(route, Route)} == {"/healthz", "/metrics"}


def test_the_simulator_listens_on_this_machine_alone() -> None:
    tree = ast.parse((ROOT / "handlers/simulator/showing.py").read_text())
    [serve] = [one for one in tree.body if isinstance(one, ast.AsyncFunctionDef) and one.name == "serve_simulator"]
    hosts = [
        keyword.value.value
        for node in ast.walk(serve)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "host" and isinstance(keyword.value, ast.Constant)
    ]

    assert hosts == ["127.0.0.1"]


def test_every_notice_and_job_has_a_name_on_the_page() -> None:
    assert set(KIND_LABELS) == {*KINDS, "reply"}
    assert set(JOB_LABELS) == {job.name for job in JOBS}


def test_a_text_can_be_changed_by_who_wrote_it_alone(phones: Phones) -> None:
    phones.says(CHAT, "Mawar", "kapn", NOW)
    phones.send(CHANNEL, str(CHAT), Message("halo"), NOW)
    mine, bots = phones.chat(CHAT)

    [changed] = phones.edits(CHAT, "Mawar", mine.id, "kapan", NOW)

    assert (changed.text, changed.edited) == ("kapan", True)
    assert [bubble.text for bubble in phones.chat(CHAT)] == ["kapan", "halo"]
    for chat, bubble in ((CHAT, bots.id), (CHAT + 1, mine.id)):
        with pytest.raises(LookupError):
            phones.edits(chat, "Wati", bubble, "lain", NOW)
