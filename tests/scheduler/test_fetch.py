"""What people send is fetched outside the turn, checked, and stored encrypted."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from sqlalchemy import select

from db import Database
from db.tables import StoredFile
from outbox.failures import FileNotFetched
from outbox.stored_files import MOST_ATTEMPTS
from scheduler.fetch import Fetcher
from tests.village import Village

JPEG = b"\xff\xd8\xff\xe0 a picture"
PHOTO: dict[str, object] = {
    "photo": [{"file_id": "f1", "file_unique_id": "u1", "width": 10, "height": 10, "file_size": 20}]
}


def village_with_a_photo(database: Database) -> Village:
    village = Village(database)
    village.everyone_joins()
    village.mawar.sends(PHOTO)
    return village


def fetch(village: Village, answer: bytes | FileNotFetched) -> int:
    async def brings(channel: str, reference: str) -> bytes:
        assert (channel, reference) == ("telegram", "f1")
        if isinstance(answer, FileNotFetched):
            raise answer
        return answer

    with ThreadPoolExecutor(1) as units:
        return asyncio.run(Fetcher(village.database, brings, units, lambda: village.now).fetch_waiting())


def stored(village: Village) -> StoredFile:
    return village.read(lambda session: session.scalars(select(StoredFile)).one())


def test_a_photo_is_stored_encrypted_and_only_once(database: Database) -> None:
    village = village_with_a_photo(database)

    assert fetch(village, JPEG) == 1
    assert fetch(village, JPEG) == 0

    file = stored(village)
    assert file.state == "stored"
    assert file.content is not None
    assert b"picture" not in file.content
    assert village.database.keys.decrypt_bytes(file.content) == JPEG


def test_a_file_that_is_not_what_it_says_is_refused(database: Database) -> None:
    village = village_with_a_photo(database)

    assert fetch(village, b"MZ a program") == 0

    assert stored(village).state == "refused"


def test_a_file_that_does_not_come_is_tried_again_but_not_for_ever(database: Database) -> None:
    village = village_with_a_photo(database)

    arrived = village.now
    away = FileNotFetched("provider_down", retry=True)
    tried_after = []
    while stored(village).state == "waiting":
        before = stored(village).attempts
        fetch(village, away)
        if stored(village).attempts > before:
            tried_after.append((village.now - arrived).total_seconds())
        village.now += max(timedelta(seconds=15), (village.now - arrived) / 4)

    assert tried_after[:3] == [0, 15, 30]
    assert len(tried_after) == MOST_ATTEMPTS
    assert 9 * 86_400 < tried_after[-1] < 15 * 86_400
    assert stored(village).state == "refused"


def test_a_file_is_not_tried_before_it_has_waited_as_long_again(database: Database) -> None:
    village = village_with_a_photo(database)
    for seconds in (0, 15, 15):
        village.now += timedelta(seconds=seconds)
        fetch(village, FileNotFetched("provider_down", retry=True))
    assert stored(village).attempts == 3

    village.now += timedelta(seconds=29)
    assert fetch(village, JPEG) == 0
    village.now += timedelta(seconds=1)

    assert fetch(village, JPEG) == 1
