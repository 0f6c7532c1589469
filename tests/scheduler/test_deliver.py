"""The sender: what each way of failing means for the message, its next try and the address; and how it survives."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError, OperationalError
from structlog.testing import capture_logs

from db import Session
from db.tables import Contact, OutboxRow
from outbox import claims
from outbox.addresses import open_address
from outbox.failures import (
    AccessRefused,
    AddressGone,
    AddressMoved,
    AnswerUnknown,
    MessageRefused,
    PersonBlockedUs,
    ProviderCode,
    ProviderDown,
    SendFailure,
    TooFast,
)
from outbox.inbox import locked_contact, take_in
from outbox.messages import Incoming, Message
from outbox.pace import Pace
from outbox.queue import put_notice, put_reply
from scheduler import deliver
from scheduler.deliver import Deliverer
from scheduler.prepare import prepare
from tests.village import Village

pytestmark = pytest.mark.telegram_only
"""What each failure of a chat with one way means; WhatsApp's next ways are in test_ways."""

EVERY_WAY: dict[type[SendFailure], Callable[[], SendFailure]] = {
    PersonBlockedUs: PersonBlockedUs,
    AddressGone: AddressGone,
    AddressMoved: lambda: AddressMoved("-100777"),
    MessageRefused: MessageRefused,
    TooFast: lambda: TooFast(3),
    ProviderDown: ProviderDown,
    AccessRefused: AccessRefused,
    ProviderCode: lambda: ProviderCode("20429"),
    AnswerUnknown: AnswerUnknown,
}

# failure -> (state, outcome, seconds until the next try, whether the address counts as blocked) for a reminder.
AFTER: dict[type[SendFailure], tuple[str, str | None, float | None, bool]] = {
    PersonBlockedUs: ("unreachable", "no_address", None, True),
    AddressGone: ("unreachable", "no_address", None, True),
    AddressMoved: ("sent", "address_moved", None, False),
    MessageRefused: ("failed", "refused", None, False),
    TooFast: ("queued", "too_fast", 3, False),
    ProviderDown: ("queued", "provider_down", 5, False),
    AccessRefused: ("queued", "access_refused", 5, False),
    ProviderCode: ("queued", "20429", 5, False),
    AnswerUnknown: ("unknown", None, None, False),
}


def remind(village: Village) -> OutboxRow:
    """Tries to tell Ibu Mawar alone of a meeting; returns what became of the row."""
    meeting = village.meeting("2018-10-03")
    mawar = village.people["Mawar"]
    deadline = village.at("2018-10-03", "09:00")
    village.write(
        lambda s: put_notice(
            s, "meeting_reminder", f"meeting:{meeting}", mawar, "h3 2018-10-03", village.now, deadline=deadline
        )
    )
    village.drain()
    return the_reminder(village)


def the_reminder(village: Village) -> OutboxRow:
    return village.outbox("meeting_reminder")[0]


def contact_of(village: Village, name: str) -> Contact:
    chat = str(village.phones[name].chat_id)
    return village.read(lambda s: s.scalars(select(Contact).where(Contact.address_index == chat)).one())


def test_every_way_of_failing_stands_in_the_table() -> None:
    ours = {kind for kind in SendFailure.__subclasses__() if kind.__module__ == SendFailure.__module__}

    assert set(AFTER) == set(EVERY_WAY) == ours


@pytest.mark.parametrize("kind", AFTER)
def test_what_a_failure_means_and_whether_it_is_tried_again(village: Village, kind: type[SendFailure]) -> None:
    state, outcome, seconds, blocked = AFTER[kind]
    contact = contact_of(village, "Mawar").id
    village.phones["moved"] = village.phones["Mawar"].__class__(village, -100777, "moved", "telegram")
    village.failures.append(EVERY_WAY[kind]())

    row = remind(village)

    assert (row.state, row.outcome) == (state, outcome)
    assert row.due_at == village.now + timedelta(seconds=seconds or 0)
    assert (village.read(lambda s: s.get_one(Contact, contact)).blocked_at is not None) is blocked

    village.now += timedelta(seconds=5)
    village.drain()

    assert (village.sends == 2) is EVERY_WAY[kind]().retry
    assert (the_reminder(village).state == "sent") is EVERY_WAY[kind]().retry


@pytest.mark.parametrize("kind", AFTER)
def test_every_failure_has_a_sentence_for_staff(kind: type[SendFailure]) -> None:
    assert kind.for_staff.endswith(".")
    assert kind.code.replace("_", "").isalpha()


def test_it_leaves_as_soon_as_the_provider_is_back(village: Village) -> None:
    village.failures.extend(ProviderDown() for _ in range(4))
    remind(village)
    for _ in range(5):
        village.now += timedelta(seconds=40)
        village.drain()

    assert the_reminder(village).state == "sent"
    assert (village.sends, len(village.mawar.texts)) == (5, 1)


def test_someone_who_blocked_us_hears_again_after_she_writes(village: Village) -> None:
    village.failures.append(PersonBlockedUs())
    village.meeting("2018-10-03")
    remind(village)
    village.go_to("2018-10-02", "17:00")
    assert village.mawar.texts == []

    village.mawar.says("menu")

    assert any("besok" in text for text in village.mawar.texts)


@pytest.mark.parametrize("kind", [PersonBlockedUs, AddressGone])
def test_who_blocked_us_on_one_phone_is_told_on_her_other_one(village: Village, kind: type[SendFailure]) -> None:
    old = contact_of(village, "Mawar").id
    village.now += timedelta(minutes=1)
    newest = village.phone("Mawars other phone")

    def opens(session: Session) -> None:
        contact = locked_contact(session, Incoming("telegram", str(newest.chat_id), "x"), village.now)
        open_address(session, contact, village.people["Mawar"], "code", village.now)

    village.write(opens)
    village.failures.append(EVERY_WAY[kind]())

    row = remind(village)

    assert (row.state, row.contact_id) == ("sent", old)
    assert (len(village.mawar.texts), newest.texts) == (1, [])


def test_a_notice_that_found_every_phone_blocked_is_sent_when_one_writes_again(village: Village) -> None:
    village.failures.append(PersonBlockedUs())
    assert remind(village).state == "unreachable"

    village.mawar.says("menu")

    assert the_reminder(village).state == "sent"


def test_a_reply_to_who_blocked_us_ends(village: Village) -> None:
    village.failures.append(PersonBlockedUs())
    village.mawar.says("menu")

    assert [(row.state, row.outcome) for row in village.outbox("reply")] == [("failed", "blocked")]
    assert village.sends == 1


def test_a_notice_the_database_refuses_ends_and_the_others_leave(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(session: Session, row: claims.Claimed, *rest: object) -> object:
        if row.kind == "meeting_moved":
            raise IntegrityError("INSERT", None, ValueError("Mawar"))
        return prepare(session, row, *rest)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(deliver, "prepare", refused)
    village.write(lambda s: put_notice(s, "meeting_moved", "meeting:1", village.people["Mawar"], "r1", village.now))
    with capture_logs() as logs:
        village.mawar.says("menu")

    assert [(row.state, row.outcome) for row in village.outbox("meeting_moved")] == [("failed", "broken")]
    assert len(village.mawar.texts) == 1
    assert "Mawar" not in str(logs)


def test_a_database_that_is_away_ends_no_row(village: Village, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(session: Session, row: claims.Claimed, *rest: object) -> object:
        raise OperationalError("SELECT", None, ConnectionError())

    monkeypatch.setattr(deliver, "prepare", away)
    village.intake.take(Incoming("telegram", str(village.mawar.chat_id), "u9", text="menu"))

    with pytest.raises(OperationalError):
        village.drain()
    assert [row.state for row in village.outbox("reply")] == ["claimed"]


def test_a_chat_that_moved_to_one_we_know_does_not_go_round_in_circles(village: Village) -> None:
    """A group that became a supergroup, and has written from there already."""
    wati = str(village.phones["Wati"].chat_id)
    village.failures.append(AddressMoved(wati))
    village.mawar.says("menu")

    assert [row.state for row in village.outbox("reply")] == ["sent"]
    assert len(village.phones["Wati"].texts) == 1
    assert contact_of(village, "Mawar").blocked_reason == "address_moved"


def test_a_reply_whose_end_is_unknown_is_said_once_more_at_most(village: Village) -> None:
    village.failures.extend([AnswerUnknown(), AnswerUnknown()])
    village.mawar.says("menu")

    assert village.sends == 2
    assert [row.state for row in village.outbox("reply")] == ["unknown"]


def test_replies_arrive_in_the_order_in_which_they_were_said_whatever_fails(village: Village) -> None:
    village.failures.append(ProviderDown())
    village.mawar.says("bantuan")
    village.mawar.says("menu")
    assert village.mawar.texts == []
    village.now += timedelta(seconds=5)
    village.drain()

    assert ["mengingatkan" in text for text in village.mawar.texts] == [True, False]


def test_one_message_that_breaks_us_does_not_stop_the_others(village: Village) -> None:
    """A notice whose subject nobody can read: our own mistake."""
    village.write(lambda s: put_notice(s, "meeting_moved", "meeting:x", village.people["Mawar"], "r1", village.now))
    with capture_logs() as logs:
        village.mawar.says("menu")

    assert [(row.state, row.outcome) for row in village.outbox("meeting_moved")] == [("failed", "broken")]
    assert len(village.mawar.texts) == 1
    assert [entry["event"] for entry in logs] == ["prepare_broke"]


def test_a_channel_that_breaks_ends_that_message_alone(village: Village) -> None:
    village.failures.append(ValueError("Mawar sakit"))  # type: ignore[arg-type]  # no SendFailure: our own mistake
    with capture_logs() as logs:
        village.mawar.says("menu")
        village.phones["Wati"].says("menu")

    assert [row.state for row in village.outbox("reply")] == ["failed", "sent"]
    assert [entry["event"] for entry in logs] == ["send_broke"]
    assert "Mawar" not in str(logs)


def test_the_log_of_a_failed_send_names_nobody(village: Village) -> None:
    village.failures.append(PersonBlockedUs("403 Forbidden: bot was blocked by Mawar"))
    with capture_logs() as logs:
        remind(village)

    assert [entry["event"] for entry in logs] == ["send_failed"]
    assert "Mawar" not in str(logs)
    assert str(village.mawar.chat_id) not in str(logs)


def test_what_a_killed_process_held_is_sent_by_the_next_one(village: Village) -> None:
    contact = contact_of(village, "Mawar").id
    village.intake.take(Incoming("telegram", str(village.mawar.chat_id), "u9", text="menu"))
    village.write(lambda s: claims.claim(s, village.now, 5))

    asyncio.run(started_and_stopped(village))

    assert [(row.state, row.contact_id) for row in village.outbox("reply")] == [("sent", contact)]


def test_a_stopped_sender_starts_no_request_and_gives_its_rows_back(village: Village) -> None:
    village.intake.take(Incoming("telegram", str(village.mawar.chat_id), "u9", text="menu"))
    village.sender.stop()
    village.drain()

    assert (village.sends, [row.state for row in village.outbox("reply")]) == (0, ["queued"])


async def started_and_stopped(village: Village) -> None:
    """Runs the sender until what waits has left."""
    running = asyncio.create_task(village.sender.run())
    for _ in range(2_000):
        await asyncio.sleep(0.001)
        if village.sends:
            break
    village.sender.stop()
    await running


def test_a_chat_held_for_long_does_not_hold_the_others(village: Village) -> None:
    """Ibu Mawar's chat was told to wait a minute: what is for her goes back, what is for Ibu Wati leaves."""
    pace = Pace(1_000, 1_000)
    pace.pause_chat(contact_of(village, "Mawar").id, 60, village.now)
    sent: list[str] = []

    async def send(channel: str, address: str, message: Message) -> str:
        sent.append(address)
        return "1"

    sender = Deliverer(village.database, send, lambda: village.now, village.rules, pace)
    for name in ("Mawar", "Wati"):
        village.intake.take(Incoming("telegram", str(village.phones[name].chat_id), f"u{name}", text="menu"))
    asyncio.run(sender.drain())
    assert sent == [str(village.phones["Wati"].chat_id)]

    village.now += timedelta(seconds=60)
    asyncio.run(sender.drain())

    assert sent == [str(village.phones[name].chat_id) for name in ("Wati", "Mawar")]


def test_a_row_changed_behind_the_senders_back_is_not_sent(village: Village) -> None:
    """Its reader was removed while it waited for its turn."""
    village.intake.take(Incoming("telegram", str(village.mawar.chat_id), "u9", text="menu"))
    [claimed] = village.write(lambda s: claims.claim(s, village.now, 5))
    village.write(lambda s: s.execute(update(OutboxRow).values(state="dropped")))

    asyncio.run(village.sender._handle(claimed))

    assert village.sends == 0


def test_what_was_let_slip_is_taken_up_after_its_lease(village: Village) -> None:
    village.drain()
    village.intake.take(Incoming("telegram", str(village.mawar.chat_id), "u9", text="menu"))
    village.write(lambda s: claims.claim(s, village.now, 5))
    village.drain()
    assert village.sends == 0

    village.now += claims.LEASE * 2
    village.drain()

    assert village.sends == 1


def test_a_sender_without_the_seat_sends_nothing_and_goes_on_when_it_gets_it(village: Village) -> None:
    meeting, mawar = village.meeting("2018-10-03"), village.people["Mawar"]
    village.write(
        lambda s: put_notice(s, "meeting_reminder", f"meeting:{meeting}", mawar, "h3 2018-10-03", village.now)
    )
    seat = {"is_mine": False}

    async def story() -> None:
        has_sent = asyncio.Event()

        async def send(channel: str, address: str, message: Message) -> str:
            has_sent.set()
            return "1"

        clock, rules = lambda: village.now, village.rules
        sender = Deliverer(village.database, send, clock, rules, None, seat_is_mine=lambda: seat["is_mine"])
        working = asyncio.create_task(sender.run())
        await asyncio.sleep(0.05)
        assert not has_sent.is_set()
        seat["is_mine"] = True
        await asyncio.wait_for(has_sent.wait(), 20)
        sender.stop()
        await working

    asyncio.run(story())


def test_a_provider_that_leaves_us_waiting_does_not_hold_the_other_channels(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Eight requests to WhatsApp hang; once one of them ends, its place is Telegram's and not the ninth's."""
    monkeypatch.setattr(deliver, "SLOW_SECONDS", 3600)
    mawar = contact_of(village, "Mawar").id
    village.write(lambda s: wait_on_whatsapp(s, village, deliver.AT_ONCE + 1))

    async def story() -> list[str]:
        sent: list[str] = []
        begun, one_ends, all_end, telegram = (asyncio.Event() for _ in range(4))

        async def send(channel: str, address: str, message: Message) -> str:
            sent.append(channel)
            if channel == "telegram":
                telegram.set()
                return "1"
            if len(sent) == deliver.AT_ONCE:
                begun.set()
            await (one_ends if len(sent) == 1 else all_end).wait()
            return f"SM{len(sent)}"

        sender = Deliverer(village.database, send, lambda: village.now, village.rules, None)
        working = asyncio.create_task(sender.run())
        await begun.wait()
        village.write(lambda s: put_reply(s, mawar, Message("Halo"), village.now + timedelta(seconds=1)))
        village.now += timedelta(seconds=1)
        monkeypatch.setattr(deliver, "SLOW_SECONDS", 0)
        one_ends.set()
        await telegram.wait()
        all_end.set()
        sender.stop()
        await working
        return sent

    sent = asyncio.run(asyncio.wait_for(story(), 20))

    assert sent == ["whatsapp"] * deliver.AT_ONCE + ["telegram"]


def wait_on_whatsapp(session: Session, village: Village, readers: int) -> None:
    for number in range(readers):
        arrival = take_in(session, Incoming("whatsapp", f"+6281{number}", f"w{number}", text="halo"), village.now)
        assert arrival is not None
        put_reply(session, arrival.contact.id, Message("Halo"), village.now)
