"""Notices to whom no address leads end at once and together, exactly as the sender would end each of them."""

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import event

from db import Database, Session
from db.tables import Address, Contact, Kpm, OutboxRow, Person
from outbox import claims, queue
from outbox.out_of_reach import end_without_address
from tests.village_people import add_group

NOW = datetime(2018, 11, 22, 3, tzinfo=UTC)
NAMES = ("Sri", "Mawar", "Wati", "Lastri")


@pytest.fixture
def people(database: Database) -> dict[str, int]:
    """Sri has a chat, the others have none; Lastri has left."""

    def work(session: Session) -> dict[str, int]:
        add_group(session, "Melati", None, NAMES, NOW)
        ids = {name: session.query(Person.id).filter(Person.name == name).scalar() for name in NAMES}
        seen = {"opened_at": NOW, "last_seen_at": NOW}
        contact = Contact(channel="telegram", address="1", address_index="1", **seen)
        session.add(contact)
        session.flush()
        session.add(Address(contact_id=contact.id, person_id=ids["Sri"], source="code", opened_at=NOW))
        session.get_one(Kpm, ids["Lastri"]).left_at = NOW
        return ids

    return database.write(work)


def test_only_what_is_due_to_members_without_an_address_ends(database: Database, people: dict[str, int]) -> None:
    def work(session: Session) -> tuple[int, dict[tuple[int | None, str | None], tuple[str, str | None]]]:
        for person_id in people.values():
            queue.put_notice(session, "meeting_reminder", "meeting:1", person_id, "due", NOW)
        wati = people["Wati"]
        queue.put_notice(session, "meeting_reminder", "meeting:1", wati, "later", NOW, due_at=NOW + timedelta(hours=1))
        queue.put_notice(session, "meeting_reminder", "meeting:1", wati, "late", NOW, deadline=NOW)
        ended = end_without_address(session, NOW)
        return ended, {(row.person_id, row.slot): (row.state, row.outcome) for row in session.query(OutboxRow)}

    ended, rows = database.write(work)

    left = [key for key, row in rows.items() if row == ("queued", None)]
    assert ended == 2
    assert rows[people["Mawar"], "due"] == rows[people["Wati"], "due"] == ("unreachable", "no_address")
    assert set(left) == {
        (people["Sri"], "due"), (people["Lastri"], "due"), (people["Wati"], "later"), (people["Wati"], "late"),
    }  # fmt: skip


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_what_waits_is_found_without_a_look_at_all_that_ever_left(database: Database) -> None:
    """SQLite looks into the index of what waits only where a statement says the index's own words."""
    said: list[tuple[str, object]] = []
    listening = (
        database.engine,
        "before_cursor_execute",
        lambda c, cursor, text, values, *_: said.append((text, values)),
    )
    event.listen(*listening)
    database.write(lambda s: (claims.claim(s, NOW, 8), queue.next_due(s, NOW), end_without_address(s, NOW)))
    event.remove(*listening)

    looks = [(text, values) for text, values in said if "outbox" in text]
    assert len(looks) == 3
    for text, values in looks:
        plan = database.write(partial(_plan_of, text, values))
        assert any("ix_outbox_waiting" in step[3] for step in plan), plan


def _plan_of(text: str, values: Any, session: Session) -> list[Any]:
    return list(session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values).all())
