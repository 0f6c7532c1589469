"""Measures how fast the outbox empties: `python -m benchmarks.sending [--readers 3000] [--way telegram]`.

Makes a fresh SQLite database with groups of 25, one meeting and one reminder a reader, and a provider that takes each
message at once. Printed are messages a second, and what one costs this machine from claim to settled: milliseconds of
its clock and of its processor (the second says more where others are at work). `--way` is telegram, window (WhatsApp,
free text), template or sms.
"""

import argparse
import asyncio
import tempfile
import time
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path

from sqlalchemy import insert

from db import Database, Session, open_database
from db.keys import demo_ring
from db.migrating import upgrade
from db.tables import Address, Consent, Contact, Group, Kpm, Meeting, Person
from outbox.kinds import KINDS
from outbox.means import Means
from outbox.messages import Message
from outbox.queue import put_notices
from programme.rules import Rules
from scheduler.deliver import Deliverer

NOW = datetime(2018, 11, 22, 3, tzinfo=UTC)
GROUP_SIZE = 25
SLICE = 500
CHANNELS = {"telegram": "telegram", "window": "whatsapp", "template": "whatsapp", "sms": "sms"}
MEANS = Means(
    channels=frozenset({"telegram", "whatsapp", "sms"}),
    templates=frozenset(kind.template for kind in KINDS.values() if kind.template is not None),
    daily_tier=100_000,
)


def found(session: Session, readers: int, way: str) -> None:
    """Everybody of every group has joined, and each has a reminder to come."""
    rules, reminders = Rules(), list[dict[str, object]]()
    _added(session, Person, role="pendamping", name="Siti", created_at=NOW)
    wrote_at = NOW - timedelta(hours=1 if way == "window" else 50)
    for first in range(0, readers, GROUP_SIZE):
        group_id = _added(session, Group, name=f"Melati {first}", desa="Wates", kecamatan="K", created_at=NOW)
        starts_at = rules.at(rules.today(NOW) + timedelta(days=3), time_of_day(9))
        times = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=2), "created_at": NOW}
        meeting_id = _added(session, Meeting, group_id=group_id, place="Balai Desa", created_by=1, **times)
        for number in range(1, GROUP_SIZE + 1):
            person_id = _reader(session, group_id, number, f"{first + number}", CHANNELS[way], wrote_at)
            reminders.append(_reminder(meeting_id, person_id, f"h3 {rules.local(starts_at).date()}", starts_at))
    for start in range(0, len(reminders), SLICE):
        put_notices(session, reminders[start : start + SLICE])


def _reader(session: Session, group_id: int, number: int, address: str, channel: str, wrote_at: datetime) -> int:
    person_id = _added(session, Person, role="kpm", name=f"Mawar {address}", created_at=NOW)
    kpm = {"person_id": person_id, "participant_number": address, "group_id": group_id, "member_number": number}
    places = {"duty": "ketua" if number == 1 else "member", "dusun": "Krajan", "rt": "1", "rw": "2", "updated_at": NOW}
    session.execute(insert(Kpm).values(**kpm, **places))
    contact = {"address": address, "address_index": address, "opened_at": NOW, "last_seen_at": NOW}
    contact_id = _added(session, Contact, channel=channel, wrote_at=wrote_at, **contact)
    consent = {"version": "1", "language": "id", "source": "chat", "given_at": NOW, "covers_sms": True}
    session.execute(insert(Consent).values(person_id=person_id, **consent))
    opened = {"person_id": person_id, "contact_id": contact_id, "source": "code", "opened_at": NOW}
    session.execute(insert(Address).values(**opened))
    return person_id


def _added(session: Session, table: type, **values: object) -> int:
    done = session.execute(insert(table).values(**values))
    return int(done.inserted_primary_key[0])  # type: ignore[attr-defined]  # an insert's result has it


def _reminder(meeting_id: int, person_id: int, slot: str, deadline: datetime) -> dict[str, object]:
    return {
        "kind": "meeting_reminder",
        "subject": f"meeting:{meeting_id}",
        "person_id": person_id,
        "slot": slot,
        "priority": 5,
        "due_at": NOW,
        "deadline": deadline,
        "state": "queued",
        "attempts": 0,
        "repeats": 0,
        "created_at": NOW,
    }


class Provider:
    """Takes every message at once."""

    def __init__(self) -> None:
        self.taken = 0

    async def send(self, channel: str, address: str, message: Message) -> str:
        self.taken += 1
        return f"SM{self.taken}"


def measure(database: Database, readers: int) -> None:
    provider = Provider()
    sender = Deliverer(database, provider.send, lambda: NOW, Rules(), None, means=MEANS)
    began, worked = time.perf_counter(), time.process_time()
    asyncio.run(sender.drain())
    seconds, busy = time.perf_counter() - began, time.process_time() - worked
    if provider.taken != readers:
        raise SystemExit(f"only {provider.taken} of {readers} left")
    each, its_own = seconds / readers * 1000, busy / readers * 1000
    print(f"{readers / seconds:8.0f} messages/s  {each:.2f} ms each  {its_own:.2f} ms of the processor")


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--readers", type=int, default=3_000, help="in whole groups of 25")
    words.add_argument("--way", choices=sorted(CHANNELS), default="telegram")
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{folder}/outbox.sqlite", demo_ring(Path(folder) / "key"))
        upgrade(database)
        database.write(lambda session: found(session, asked.readers, asked.way))
        measure(database, asked.readers)
        database.close()


if __name__ == "__main__":
    main()
