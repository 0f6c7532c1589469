"""SIGKILL at any moment: no report is lost, no reminder repeated, every message taken in once.

The real program is killed at random moments, while it reminds sixty people and two ketua report, and started again on
the same database. What the provider accepted is then laid beside the tables.
"""

import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from itertools import cycle
from threading import Event

import pytest

from db.tables import Attendance, InboxEntry, Kpm, OutboxRow, Person
from outbox.queue import UNFINISHED
from scheduler.deliver import AT_ONCE
from tests.fakes import bot_api
from tests.fakes.bot_api import FIRST_UPDATE, FakeBotApi
from tests.program.kecamatan import GroupOfThirty, Kecamatan, found_kecamatan
from tests.program.office import Office
from tests.program.processes import until

MEETING_DAYS = tuple(date(2018, 10, 25) + timedelta(days=3 * number) for number in range(12))
NEAR = {"h3": "3 hari lagi", "h1": "besok", "h0": "hari ini"}
MONTHS = {10: "Oktober", 11: "November", 12: "Desember", 1: "Januari"}
REMINDER = re.compile(r"(3 hari lagi|besok|hari ini) ada pertemuan kelompok \w+: \w+, (\d+ \w+ \d+) pukul")
STARTING = 0.2
"""This part of the kills strikes while the program starts, the others while it sends and takes in."""
PATIENCE_SECONDS = 150.0
"""A reply may have to wait for the third program in a row."""


class Days:
    """What happens in the village, until it is told that it is enough: each moment brings sixty reminders.

    A meeting every three days, so that both ketua report one while all are reminded of the next.
    """

    def __init__(self, office: Office, kecamatan: Kecamatan, chance: random.Random) -> None:
        self.office, self.kecamatan, self.chance = office, kecamatan, chance
        self.enough = Event()
        self.lived = 0
        """Moments whose reminders have left."""
        self.absent: dict[int, set[str]] = {}
        """Meeting -> names, as its ketua confirmed them."""
        self.asked: list[tuple[bot_api.Person, int]] = []

    def live(self) -> None:
        ways = cycle((self.writes_it, self.ticks_it, self.says_all_came))
        for index, day in enumerate(MEETING_DAYS[:-1]):
            self.passes(day, "11:00", partial(self.reports, next(ways), index))
            self.passes(MEETING_DAYS[index + 1] - timedelta(days=1), "16:00", self.some_ask_when)
            self.passes(MEETING_DAYS[index + 1], "06:00", self.some_ask_when)
            if self.enough.is_set():
                return
        raise AssertionError("the days ended before the killing")

    def passes(self, day: date, clock: str, what_happens: Callable[[], None]) -> None:
        """A moment comes; it has passed when nothing waits to be sent."""
        self.office.goes_to(day.isoformat(), clock)
        what_happens()
        until(partial(self.all_is_said, self.lived + 1), f"the end of {day} {clock}", PATIENCE_SECONDS)
        self.lived += 1

    def reports(self, way: Callable[[GroupOfThirty, int], None], index: int) -> None:
        """Both ketua at once."""
        self.some_ask_when()
        with ThreadPoolExecutor() as both:
            for done in [both.submit(way, group, group.meeting_ids[index]) for group in self.kecamatan.groups]:
                done.result()

    def all_is_said(self, moments: int) -> bool:
        """The reminders of so many moments have been planned, and nothing waits to be sent.

        In this order: PostgreSQL shows each question what was committed by then, so that reminders planned between the
        two would be taken for sent.
        """
        planned, waiting = self.office.sees(
            lambda s: (
                s.query(OutboxRow).filter(OutboxRow.kind == "meeting_reminder").count(),
                s.query(OutboxRow).filter(OutboxRow.state.in_(UNFINISHED)).count(),
            )
        )
        return planned == moments * len(self.kecamatan.chats) and waiting == 0

    def some_ask_when(self) -> None:
        """Five of the village ask in the middle of it."""
        for group in self.kecamatan.groups:
            for person in self.chance.sample(group.chats[1:], 5):
                person.says("kapan")
                self.asked.append((person, person.chat[-1].message_id))

    # three ways to report

    def writes_it(self, group: GroupOfThirty, meeting_id: int) -> None:
        ketua = group.ketua
        wait_for(ketua, "Siapa yang tidak hadir?")
        ketua.says("mawar kerja, wati sakit")
        wait_for(ketua, "Hadir 28 dari 30")
        self.confirms(ketua, meeting_id, {"Mawar", "Wati"})

    def ticks_it(self, group: GroupOfThirty, meeting_id: int) -> None:
        ketua = group.ketua
        wait_for(ketua, "Siapa yang tidak hadir?")
        ketua.taps("Pilih dari daftar")
        for number, name in enumerate(("2. Mawar", "4. Lastri"), start=1):
            wait_for(ketua, f"({number - 1} dipilih)")
            ketua.taps(f"▫️ {name}")
        wait_for(ketua, "(2 dipilih)")
        ketua.taps("Selesai")
        wait_for(ketua, "Hadir 28 dari 30")
        self.confirms(ketua, meeting_id, {"Mawar", "Lastri"})

    def says_all_came(self, group: GroupOfThirty, meeting_id: int) -> None:
        ketua = group.ketua
        wait_for(ketua, "Siapa yang tidak hadir?")
        ketua.taps("Hadir semua")
        wait_for(ketua, "Hadir 30 dari 30")
        self.confirms(ketua, meeting_id, set())

    def confirms(self, ketua: bot_api.Person, meeting_id: int, absent: set[str]) -> None:
        self.absent[meeting_id] = absent
        ketua.taps("Ya, simpan")
        wait_for(ketua, "Laporan tersimpan")


def wait_for(person: bot_api.Person, text: str) -> None:
    person.wait_for(text, PATIENCE_SECONDS)


@contextmanager
def living(days: Days) -> Iterator[Future[None]]:
    """The days pass beside the block."""
    with ThreadPoolExecutor(1) as village:
        future = village.submit(days.live)
        try:
            yield future
        finally:
            days.enough.set()


def killed_while_living(office: Office, days: Days, kills: int, chance: random.Random) -> int:
    """Starts the program and kills it, so often, and lets it live to the end; returns what was sent before."""
    with living(days) as village:
        for _ in range(kills):
            sent = len(office.provider.sent)
            with office.runs(wait=False) as running:
                if chance.random() < STARTING:
                    time.sleep(chance.uniform(0, 1))
                else:
                    until(lambda sent=sent: len(office.provider.sent) > sent, "something to be sent")  # type: ignore[misc]  # mypy: a lambda's default
                    time.sleep(chance.uniform(0, 0.6))
                assert running.exit_code is None, office.log
                assert not village.done(), village.exception()
                running.is_killed()
        sent = len(office.provider.sent)
        days.enough.set()
        with office.runs() as running:
            village.result(timeout=2 * PATIENCE_SECONDS)
            until(lambda: not office.provider.updates, "the last update to be confirmed")
            assert running.stops()[0] == 0
    return sent


def rows_of(office: Office) -> list[OutboxRow]:
    return office.sees(lambda session: session.query(OutboxRow).all())


def chat_of_each_person(office: Office, kecamatan: Kecamatan) -> dict[int, int]:
    """Person -> chat id."""
    members = office.sees(lambda s: {(kpm.group_id, kpm.member_number): kpm.person_id for kpm in s.query(Kpm).all()})
    return {
        members[number + 1, place]: person.id
        for number, group in enumerate(kecamatan.groups)
        for place, person in enumerate(group.chats, start=1)
    }


def every_reminder_left_once_unless_its_end_is_unknown(office: Office, days: Days) -> int:
    """Returns how many were lost to an unknown end."""
    accepted = Counter(
        (one.chat_id, *found.groups()) for one in office.provider.sent if (found := REMINDER.search(one.text))
    )
    assert set(accepted.values()) == {1}, "a reminder was repeated"
    chats, lost, expected = chat_of_each_person(office, days.kecamatan), 0, 0
    for row in rows_of(office):
        if row.kind != "meeting_reminder":
            continue
        expected += 1
        assert row.state in ("sent", "unknown"), (row.id, row.state, row.outcome)
        assert row.person_id is not None
        slot, _, day = (row.slot or "").partition(" ")
        when = date.fromisoformat(day)
        key = (chats[row.person_id], NEAR[slot], f"{when.day} {MONTHS[when.month]} {when.year}")
        if row.state == "sent":
            assert accepted[key] == 1, f"{row.id} is called sent, and never was"
        else:
            lost += not accepted[key]
    assert expected == days.lived * len(days.kecamatan.chats)
    return lost


def every_update_was_taken_in_once(office: Office) -> int:
    """Returns how many there were."""
    entries = office.sees(lambda s: s.query(InboxEntry.message_id, InboxEntry.state).all())
    made = office.provider._update_number - FIRST_UPDATE
    assert sorted(number for number, _ in entries) == sorted(f"u{FIRST_UPDATE + n}" for n in range(made))
    assert {state for _, state in entries} == {"done"}
    return made


def every_report_stands_as_confirmed(office: Office, days: Days) -> None:
    marks = office.sees(
        lambda s: (
            s.query(Attendance.meeting_id, Person.name, Attendance.mark)
            .join(Person, Person.id == Attendance.kpm_id)
            .all()
        )
    )
    stored: dict[int, set[str]] = {meeting_id: set() for meeting_id, _, _ in marks}
    for meeting_id, name, mark in marks:
        if mark == "absent":
            stored[meeting_id].add(name)
    assert stored == days.absent
    assert len(marks) == 30 * len(days.absent) > 0


def every_question_was_answered(office: Office, days: Days) -> int:
    """Returns how many messages came more often than once, each for a request whose end nobody knew."""
    rows = rows_of(office)
    assert {row.state for row in rows if row.kind == "reply"} <= {"sent", "unknown"}
    delivered = Counter(one.message_id for one in office.provider.sent)
    assert {row.provider_id for row in rows if row.state == "sent"} <= {str(number) for number in delivered}
    for person, asked in days.asked:
        answers = [one for one in person.from_bot if one.message_id > asked and "berikutnya" in one.text]
        assert answers, f"{person.name} was never answered"
    sent = sum(row.state == "sent" for row in rows)
    uncertain = sum(row.repeats + (row.state == "unknown") for row in rows)
    assert sent <= len(office.provider.sent) <= sent + uncertain
    return uncertain


@pytest.mark.parametrize(("database", "kills", "seed"), [("sqlite", 20, 1), ("postgres", 5, 2)])
def test_killing_the_program_loses_no_report_and_repeats_no_reminder(
    request: pytest.FixtureRequest, provider: FakeBotApi, database: str, kills: int, seed: int
) -> None:
    office: Office = request.getfixturevalue(f"{database}_office")
    kecamatan = found_kecamatan(office, tuple(day.isoformat() for day in MEETING_DAYS))
    days = Days(office, kecamatan, random.Random(seed))

    sent = killed_while_living(office, days, kills, random.Random(seed + 100))

    lost = every_reminder_left_once_unless_its_end_is_unknown(office, days)
    updates = every_update_was_taken_in_once(office)
    every_report_stands_as_confirmed(office, days)
    uncertain = every_question_was_answered(office, days)
    print(f"{database}: {kills} kills, {len(days.absent)} reports, {updates} updates,")
    print(f"{sent} of {len(provider.sent)} messages sent under fire, {uncertain} of unknown end, {lost} reminders lost")
    assert lost <= 3 * kills
    assert uncertain <= kills * AT_ONCE
