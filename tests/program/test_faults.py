"""A provider that fails in every way: everything still arrives, and only what may have arrived is said again."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from datetime import time as clock_time
from threading import Event, Thread

from db.tables import Contact, OutboxRow
from tests.fakes.bot_api import FakeBotApi, Fault
from tests.fakes.telegram_faults import KINDS
from tests.program.kecamatan import found_kecamatan
from tests.program.office import RULES, Office
from tests.program.processes import until
from tests.program.village_life import villagers

MEETING = ("2018-10-25",)
H3 = RULES.at(date(2018, 10, 22), clock_time(9))
END_UNKNOWN = ("dropped", "accepted_then_dropped", "no_answer")
PATIENCE_SECONDS = 90.0
"""A request that is never answered is given up after twenty seconds."""


@contextmanager
def time_flying(office: Office) -> Iterator[None]:
    """A minute passes every fifth of a second, so that pauses between tries end; never beyond the slot at hand."""
    enough = Event()

    def flies() -> None:
        moment = H3
        while not enough.wait(0.2):
            moment = min(moment + timedelta(minutes=1), H3 + timedelta(hours=10))
            office.is_at(moment)

    thread = Thread(target=flies)
    thread.start()
    try:
        yield
    finally:
        enough.set()
        thread.join()


def rows(office: Office, kind: str) -> list[OutboxRow]:
    return office.sees(lambda session: session.query(OutboxRow).filter(OutboxRow.kind == kind).all())


def all_have_ended(office: Office) -> bool:
    ended = ("sent", "unknown", "failed", "unreachable")
    return all(row.state in ended for kind in ("reply", "meeting_reminder") for row in rows(office, kind))


def test_with_a_fifth_of_the_calls_failing_in_every_way_only_what_may_have_arrived_is_repeated(
    sqlite_office: Office, provider: FakeBotApi
) -> None:
    office = sqlite_office
    kecamatan = found_kecamatan(office, MEETING, members=15)
    provider.faults.next(*KINDS)
    provider.faults.at_random(1, 0.2, kinds=tuple(kind for kind in KINDS if kind != "no_answer"))
    office.is_at(H3)
    askers = kecamatan.groups[0].chats[1:11]
    with office.runs(), time_flying(office):
        for person in askers:
            person.says("kapan")
        until(lambda: len(rows(office, "meeting_reminder")) == 30, "the reminders to be planned")
        until(lambda: len(rows(office, "reply")) == 10, "the replies to be drawn")
        until(lambda: all_have_ended(office), "everything to end", PATIENCE_SECONDS)

    met = Counter(kind for _, kind in provider.faults.met)
    assert set(met) == set(KINDS)
    reminders, replies = rows(office, "meeting_reminder"), rows(office, "reply")
    assert {row.state for row in reminders + replies} <= {"sent", "unknown"}
    uncertain = [row for row in reminders if row.state == "unknown"]
    repeats = sum(row.repeats + (row.state == "unknown") for row in replies)
    assert len(uncertain) + repeats == sum(met[kind] for kind in END_UNKNOWN)
    said = Counter((one.chat_id, one.text) for one in provider.sent)
    reminded = {key: times for key, times in said.items() if "3 hari lagi" in key[1]}
    assert set(reminded.values()) == {1}
    assert 30 - len(uncertain) <= len(reminded) <= 30
    answered = {chat: times for (chat, text), times in said.items() if "berikutnya" in text}
    assert set(answered) == {person.id for person in askers} - unanswered(office)
    assert sum(answered.values()) - len(answered) <= repeats


def unanswered(office: Office) -> set[int]:
    """Chats whose reply met an unknown end twice."""
    lost = [row.contact_id for row in rows(office, "reply") if row.state == "unknown"]
    addresses = office.sees(lambda s: {contact.id: int(contact.address) for contact in s.query(Contact).all()})
    return {addresses[contact_id] for contact_id in lost if contact_id is not None}


def test_who_blocked_the_bot_is_unreachable_alone_and_reached_again_after_she_writes(
    office: Office, provider: FakeBotApi
) -> None:
    kecamatan = found_kecamatan(office, MEETING, members=5)
    mawar = kecamatan.groups[0].chats[1]
    mawar.has_blocked = True  # and Telegram has not told us: the refusal does
    with office.runs():
        office.is_at(H3)
        until(lambda: len(rows(office, "meeting_reminder")) == 10, "the reminders to be planned")
        until(lambda: all_have_ended(office), "everything to end")
        ends = Counter((row.state, row.outcome) for row in rows(office, "meeting_reminder"))
        assert ends == {("sent", None): 9, ("unreachable", "no_address"): 1}  # she had no other way
        assert blocked(office) == [str(mawar.id)]

        mawar.says("kapan")
        mawar.wait_for("berikutnya")
        assert blocked(office) == []
        mawar.wait_for("3 hari lagi ada pertemuan")
        until(lambda: all_have_ended(office), "it to be noted as sent that day")
        office.goes_to("2018-10-24", "16:00")
        mawar.wait_for("besok ada pertemuan")


def test_who_tells_telegram_to_block_is_not_written_to_and_gets_afterwards_what_still_helps(
    office: Office, provider: FakeBotApi
) -> None:
    kecamatan = found_kecamatan(office, MEETING, members=5)
    mawar = kecamatan.groups[0].chats[1]
    with office.runs():
        mawar.blocks()
        until(lambda: blocked(office) == [str(mawar.id)], "the block to be noted")
        office.is_at(H3)
        until(lambda: len(rows(office, "meeting_reminder")) == 10, "the reminders to be planned")
        until(lambda: all_have_ended(office), "everything to end")
        assert [params for method, params in provider.calls if params.get("chat_id") == str(mawar.id)] == []
        mawar.says("menu")
        mawar.wait_for("3 hari lagi ada pertemuan")
    assert len([one for one in provider.sent if one.chat_id == mawar.id and "3 hari lagi" in one.text]) == 1


def blocked(office: Office) -> list[str]:
    return office.sees(lambda s: [one.address for one in s.query(Contact).filter(Contact.blocked_at.is_not(None))])


def test_a_chat_told_to_wait_holds_up_no_other(sqlite_office: Office, provider: FakeBotApi) -> None:
    kecamatan = found_kecamatan(sqlite_office, MEETING)
    _sri, mawar, *others = kecamatan.groups[0].chats
    provider.faults.next(Fault("too_fast", retry_after=6))
    with sqlite_office.runs():
        mawar.says("kapan")
        until(lambda: provider.faults.met, "the provider to ask for a pause")
        for _ in range(12):
            mawar.says("kapan")  # twelve more replies wait behind the first one
        for person in others:
            person.says("kapan")
        mawar.wait_for("berikutnya", timeout=30)
        until(lambda: len(provider.sent) == 13 + len(others), "everyone to be answered")
    at = [one.at for one in provider.sent if one.chat_id == mawar.id]
    assert len(at) == 13
    assert max(one.at for one in provider.sent if one.chat_id != mawar.id) < min(at)


def test_a_request_that_hangs_holds_up_no_other(sqlite_office: Office, provider: FakeBotApi) -> None:
    kecamatan = found_kecamatan(sqlite_office, MEETING)
    others = kecamatan.groups[0].chats[1:]
    provider.faults.next("no_answer", "no_answer", "no_answer")
    with sqlite_office.runs():
        for person in kecamatan.groups[1].chats[1:4]:
            person.says("kapan")
        until(lambda: len(provider.faults.met) == 3, "three requests to hang")
        for person in others:
            person.says("kapan")
            person.wait_for("berikutnya")
        assert len(provider.sent) == 3 + len(others)


def test_a_group_chat_that_became_another_still_gets_its_one_line(sqlite_office: Office, provider: FakeBotApi) -> None:
    people = villagers(provider)
    group, new = -4001, -1004002
    provider.migrated[group] = new
    provider.person(new, "grup").has_started = True
    with sqlite_office.runs():
        people.stranger.says_in_group(group, "halo")
        provider.person(new).wait_for("chat pribadi")
        # Both names of the same group are known by now: the old one must not send us round in circles.
        people.stranger.says_in_group(new, "halo lagi")
        until(lambda: len(provider.sent) == 2, "the answer under the new name")
        sqlite_office.changes(lambda session: session.add(old_contact(session.query(Contact).one(), group)))
        people.stranger.says_in_group(group, "masih di sini")
        until(lambda: len(provider.sent) == 3, "the answer under the old name")
    assert {one.chat_id for one in provider.sent} == {new}
    tries = [params for method, params in provider.calls if method == "sendMessage" and params["chat_id"] == str(group)]
    assert len(tries) == 2


def old_contact(known: Contact, address: int) -> Contact:
    """The same group under the name it had, as if it had written before the change."""
    return Contact(
        channel="telegram",
        address=str(address),
        address_index=str(address),
        opened_at=known.opened_at,
        last_seen_at=known.last_seen_at,
    )


def test_while_nobody_listens_messages_wait(sqlite_office: Office, provider: FakeBotApi) -> None:
    office = sqlite_office
    kecamatan = found_kecamatan(office, MEETING, members=5)
    with office.runs(), time_flying(office):
        provider.goes_down()
        office.is_at(H3)
        until(lambda: len(rows(office, "meeting_reminder")) == 10, "the reminders to be planned")
        until(lambda: any(row.outcome for row in rows(office, "meeting_reminder")), "a try to fail")
        provider.comes_back()
        until(lambda: all_have_ended(office), "everything to end")
        kecamatan.groups[0].chats[1].says("kapan")
        kecamatan.groups[0].chats[1].wait_for("berikutnya", timeout=40)
    assert {row.state for row in rows(office, "meeting_reminder")} == {"sent"}
    assert len({(one.chat_id, one.text) for one in provider.sent}) == len(provider.sent) == 11
