"""SIGTERM: the turn at hand is finished, nothing is left half done, and five seconds are enough whatever hangs."""

import sqlite3
import time

from db.tables import InboxEntry, OutboxRow
from tests.fakes.bot_api import FakeBotApi, Fault
from tests.program.kecamatan import found_kecamatan
from tests.program.office import Office
from tests.program.processes import until
from tests.program.village_life import villagers

SECONDS_TO_STOP = 5.0
MEETING = ("2018-10-25",)


def states(office: Office) -> set[str]:
    return set(office.sees(lambda session: [row.state for row in session.query(OutboxRow).all()]))


def test_stopping_under_load_finishes_what_is_at_hand_and_the_next_start_goes_on(
    office: Office, provider: FakeBotApi
) -> None:
    kecamatan = found_kecamatan(office, MEETING)
    office.goes_to("2018-10-22", "09:00")
    with office.runs() as running:
        until(lambda: len(provider.sent) > 5, "the reminders to go out")
        for person in kecamatan.groups[0].chats[1:]:
            person.says("kapan")
        code, seconds = running.stops()

    assert (code, seconds < SECONDS_TO_STOP) == (0, True)
    assert states(office) <= {"queued", "sent"}
    left = len(provider.sent)
    assert left < 60 + 29

    with office.runs() as running:
        until(lambda: len(provider.sent) >= 60 + 29, "the rest to be sent")
        assert running.stops()[0] == 0
    assert states(office) == {"sent"}
    said = [(one.chat_id, one.text) for one in provider.sent]
    assert len(said) == len(set(said)) == 60 + 29
    assert office.sees(lambda session: session.query(InboxEntry).count()) == 29


def test_the_turn_at_hand_is_stored_and_confirmed_before_the_program_ends(
    sqlite_office: Office, provider: FakeBotApi
) -> None:
    office, stranger = sqlite_office, villagers(provider).stranger
    with office.runs() as running:
        with sqlite3.connect(office.folder / "pkh.sqlite", isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")  # the turn has to wait for this one
            stranger.says("halo")
            until(lambda: any(method == "getUpdates" for method, _ in provider.calls), "the program to poll")
            time.sleep(1)  # by now the turn waits for the lock
            begun = time.monotonic()
            running.is_told_to_stop()
            time.sleep(0.5)
            assert running.exit_code is None
            other.execute("ROLLBACK")
        other.close()
        assert running.stops()[0] == 0
        assert time.monotonic() - begun < SECONDS_TO_STOP
    entries = office.sees(lambda session: [(row.message_id, row.state) for row in session.query(InboxEntry).all()])
    assert entries == [(f"u{provider.updates[0]['update_id']}", "done")]


def test_a_provider_that_does_not_answer_holds_up_neither_start_nor_stop(
    sqlite_office: Office, provider: FakeBotApi
) -> None:
    stranger = villagers(provider).stranger
    provider.faults.next(Fault("no_answer", ("getMe",)), Fault("no_answer", ("sendMessage",)))
    with sqlite_office.runs() as running:
        stranger.says("halo")
        until(lambda: len(provider.faults.met) == 2, "both requests to hang")
        code, seconds = running.stops()
    assert (code, seconds < SECONDS_TO_STOP) == (0, True)
    assert states(sqlite_office) == {"sending"}

    with sqlite_office.runs():
        until(lambda: len(provider.sent) == 2, "the reply of unknown end to be said once more")


def test_a_second_signal_or_a_stop_at_once_is_a_stop_too(sqlite_office: Office) -> None:
    with sqlite_office.runs() as running:
        running.is_told_to_stop()
        code, seconds = running.stops()
    assert (code, seconds < SECONDS_TO_STOP) == (0, True)
