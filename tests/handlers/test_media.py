"""Media behind signed links: the right file with its right type, and nothing at all on anything forged or expired."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette

from db import Database, Session
from db.keys import KeyRing, new_key
from db.tables import Contact, OutboxRow, Paper, Person, StoredFile
from handlers.media import media_route
from outbox.media_links import MediaWanted, sign, verify
from outbox.messages import Attachment, Message
from outbox.queue import put_reply

NOW = datetime(2018, 11, 22, 3, 0, tzinfo=UTC)
UNTIL = NOW + timedelta(hours=1)
RING = KeyRing([new_key()], new_key())
PHOTO, VOICE, PDF = b"\xff\xd8\xffpicture", b"OggSvoice", b"%PDF-slips"


def test_a_link_leads_to_what_it_was_made_for() -> None:
    assert verify(sign("file", 12, UNTIL, RING.index), NOW, RING.index) == MediaWanted("file", 12)


def test_a_link_ends_with_its_last_second() -> None:
    token = sign("file", 12, UNTIL, RING.index)

    assert verify(token, UNTIL - timedelta(seconds=1), RING.index) is not None
    assert verify(token, UNTIL, RING.index) is None


def test_a_link_of_another_key_is_forged() -> None:
    assert verify(sign("file", 12, UNTIL, KeyRing([new_key()], new_key()).index), NOW, RING.index) is None


def test_a_link_is_no_hash_of_a_phone_number() -> None:
    """The same key looks up columns: a hash seen there must open nothing here."""
    until = int(UNTIL.timestamp())

    assert verify(f"file-12-{until}-{RING.index('+6281200000001')[:40]}", NOW, RING.index) is None


@given(st.integers(0, 200), st.sampled_from("0123456789abcdef-z٣"))
def test_whoever_changes_a_link_gets_nothing(place: int, letter: str) -> None:
    token = sign("outbox", 1204, UNTIL, RING.index)
    place %= len(token)
    changed = token[:place] + letter + token[place + 1 :]

    assert changed == token or verify(changed, NOW, RING.index) is None


@given(st.text(max_size=120))
def test_no_text_is_a_link(text: str) -> None:
    assert verify(text, NOW, RING.index) is None


@pytest.fixture
def served(database: Database) -> Database:
    """A photo and a voice note that came, one that did not, a reply with a picture, one without, and slips."""

    def work(session: Session) -> None:
        contact = Contact(id=1, channel="whatsapp", address="+6281", address_index="+6281", opened_at=NOW)
        contact.last_seen_at = NOW
        session.add_all([contact, Person(id=1, role="pendamping", name="Siti", created_at=NOW)])
        session.flush()
        for number, kind, content in ((1, "photo", PHOTO), (2, "voice", VOICE), (3, "photo", None)):
            file = StoredFile(id=number, contact_id=1, channel="telegram", provider_reference="f", kind=kind)
            file.received_at, file.state = NOW, "stored" if content else "waiting"
            file.content = database.keys.encrypt_bytes(content) if content else None
            session.add(file)
        paper = Paper(id=1, person_id=1, kind="slips", subject="group:1", state="made", filename="slip Melati.pdf")
        paper.content, paper.wanted_at = database.keys.encrypt_bytes(PDF), NOW
        session.add(paper)
        message = Message("lihat", attachment=Attachment("photo", "qr.png", b"\x89PNG\r\n\x1a\nqr"))
        put_reply(session, 1, message, NOW)
        put_reply(session, 1, replace(message, attachment=None), NOW)

    database.write(work)
    return database


def get(database: Database, token: str, method: str = "GET") -> httpx.Response:
    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(Starlette(routes=[media_route(database, lambda: NOW)]))
        async with httpx.AsyncClient(transport=transport, base_url="https://pkh.example") as client:
            return await client.request(method, f"/media/{token}")

    return asyncio.run(ask())


def test_each_kind_is_served_with_its_own_type(served: Database) -> None:
    key = served.keys.index
    ids = served.read(lambda s: [row.id for row in s.query(OutboxRow).order_by(OutboxRow.id)])
    wanted = {
        sign("file", 1, UNTIL, key): ("image/jpeg", PHOTO),
        sign("file", 2, UNTIL, key): ("audio/ogg", VOICE),
        sign("paper", 1, UNTIL, key): ("application/pdf", PDF),
        sign("outbox", ids[0], UNTIL, key): ("image/png", b"\x89PNG\r\n\x1a\nqr"),
    }

    answers = {token: get(served, token) for token in wanted}

    assert {token: (one.headers["content-type"], one.content) for token, one in answers.items()} == wanted
    assert all(one.headers["cache-control"] == "no-store" for one in answers.values())
    assert answers[sign("paper", 1, UNTIL, key)].headers["content-disposition"].endswith("slip%20Melati.pdf")


def test_what_is_forged_expired_or_gone_is_not_found(served: Database) -> None:
    key = served.keys.index
    ids = served.read(lambda s: [row.id for row in s.query(OutboxRow).order_by(OutboxRow.id)])
    good = sign("file", 1, UNTIL, key)
    tokens = [
        good[:-1] + ("0" if good[-1] != "0" else "1"),
        sign("file", 1, NOW, key),
        sign("file", 3, UNTIL, key),
        sign("file", 999, UNTIL, key),
        sign("paper", 999, UNTIL, key),
        sign("outbox", 999, UNTIL, key),
        sign("outbox", ids[1], UNTIL, key),
        "file-1-99999999999-" + "0" * 40,
        "",
    ]

    answers = [get(served, token) for token in tokens]

    assert [(one.status_code, one.content) for one in answers[:-1]] == [(404, b"")] * (len(tokens) - 1)
    assert answers[-1].status_code == 404


def test_nobody_can_write_there(served: Database) -> None:
    assert get(served, sign("file", 1, UNTIL, served.keys.index), "POST").status_code == 405
