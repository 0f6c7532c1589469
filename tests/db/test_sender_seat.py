"""One process at a time may send: the seat is taken once, given up, and free when its holder is killed."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import make_url, text

from db import Database, open_database
from db.sender_seat import SenderSeat
from tests.databases import KEYS

HOLDER = """
import sys, time
from db import open_database
from db.keys import KeyRing, new_key
from db.sender_seat import SenderSeat
seat = SenderSeat(open_database(sys.argv[1], KeyRing([new_key()], new_key())))
print(seat.is_mine(), flush=True)
time.sleep(60)
"""


@contextmanager
def second_program(database: Database) -> Iterator[Database]:
    opened = open_database(make_url(database.url).render_as_string(hide_password=False), KEYS)
    yield opened
    opened.close()


def test_one_sender_sits_and_another_waits_until_it_leaves(database: Database) -> None:
    with second_program(database) as other:
        first, second = SenderSeat(database), SenderSeat(other)

        assert [first.is_mine(), second.is_mine(), first.is_mine()] == [True, False, True]
        first.leave()
        assert [second.is_mine(), first.is_mine()] == [True, False]
        second.leave()


def test_the_seat_of_a_killed_program_is_free(database: Database) -> None:
    url = make_url(database.url).render_as_string(hide_password=False)
    seat = SenderSeat(database)
    with subprocess.Popen([sys.executable, "-c", HOLDER, url], stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == "True"
        assert not seat.is_mine()

        program.send_signal(signal.SIGKILL)

    assert any(seat.is_mine() for _ in range(200))
    seat.leave()


def test_a_sender_whose_connection_was_cut_sits_down_again(database: Database) -> None:
    seat = SenderSeat(database)
    assert seat.is_mine()
    if not database.is_sqlite:
        cut = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
        database.read(lambda session: session.execute(text(cut)).all())
        assert not seat.is_mine()

    assert any(seat.is_mine() for _ in range(200))
    seat.leave()
