"""WhatsApp's daily tier: tomorrow's early reminders leave today where there is room; the operators hear of the rest."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time

import pytest
from sqlalchemy import select

from conversations.notices.registry import NOTICES
from db import Database, Session
from db.tables import Consent, Group, OutboxRow, Person, Sending
from outbox.means import Means
from outbox.messages import Message
from programme.access import Actor
from programme.meetings import MeetingPlan, schedule_meetings
from programme.rules import Rules
from programme.tier_news import Shortage, shortage_in
from scheduler.deliver import Deliverer
from scheduler.jobs import next_moment, run_jobs
from tests.readers import OUTSIDE, TELEGRAM, add_contact, add_reader, open_at

RULES = Rules(routine_visits_a_day=0)
MEETS = date(2018, 11, 22)
"""A Thursday: its early reminders are due on the 19th, and may leave on the 18th, half an hour before nine."""
EASED_AT = RULES.at(date(2018, 11, 18), time(8, 30))
TEMPLATES = frozenset({"meeting_reminder", "report_request", "knock"})


@dataclass
class Office:
    """Groups of whom all but the ketua read templates on WhatsApp, and a sender with a small tier."""

    database: Database
    means: Means
    now: datetime = EASED_AT
    sent: list[tuple[str, str]] | None = None

    def group(self, name: str, members: int, day: date | None = MEETS, clock: int = 9) -> int:
        return self.database.write(lambda s: self._group(s, name, members, day, clock))

    def _group(self, session: Session, name: str, members: int, day: date | None, clock: int) -> int:
        siti = session.scalars(select(Person).where(Person.role == "pendamping")).first()
        if siti is None:
            siti = Person(role="pendamping", name="Siti", kecamatan="Kedungrejo", created_at=self.now)
            session.add(siti)
            session.flush()
        group = Group(name=name, desa="Wates", kecamatan="Kedungrejo", pendamping_id=siti.id, created_at=self.now)
        session.add(group)
        session.flush()
        add_reader(session, group.id, 1, self.now, TELEGRAM)
        for number in range(2, members + 2):
            add_reader(session, group.id, number, self.now, OUTSIDE)
        if day is not None:
            plan = MeetingPlan((day,), time(clock), "Balai Desa")
            schedule_meetings(session, Actor(siti.id, "pendamping"), group.id, plan, self.now, RULES)
        return group.id

    def operator(self) -> int:
        def work(session: Session) -> int:
            dewi = Person(role="operator", name="Dewi", created_at=self.now)
            session.add(dewi)
            session.flush()
            agreed = Consent(person_id=dewi.id, version="1", language="id", source="chat", given_at=self.now)
            session.add(agreed)
            open_at(session, dewi.id, add_contact(session, TELEGRAM, self.now), self.now)
            return dewi.id

        return self.database.write(work)

    def go_to(self, until: datetime) -> None:
        """Through every due moment, in order, sending as it goes."""
        while (due := self.database.read(lambda s: next_moment(s, self.now, RULES))) is not None and due <= until:
            self.be_at(due)
        self.be_at(until)

    def be_at(self, moment: datetime) -> None:
        self.now = moment
        self.database.write(lambda s: run_jobs(s, moment, RULES, self.means))
        asyncio.run(Deliverer(self.database, self._send, lambda: self.now, RULES, None, means=self.means).drain())

    async def _send(self, channel: str, address: str, message: Message) -> str:
        if self.sent is None:
            self.sent = []
        self.sent.append((channel, message.text))
        return f"{channel}{len(self.sent)}"

    def reminders(self) -> list[OutboxRow]:
        query = select(OutboxRow).where(OutboxRow.kind == "meeting_reminder").order_by(OutboxRow.id)
        return self.database.read(lambda s: list(s.scalars(query)))

    def forms(self, day: date) -> Counter[str]:
        """How the reminders of a local day left."""
        query = select(Sending.form).join(OutboxRow, OutboxRow.id == Sending.outbox_id)
        window = (Sending.left_at >= RULES.at(day, time(0)), Sending.left_at < RULES.at(day, time(23, 59)))
        return Counter(
            self.database.read(lambda s: s.scalars(query.where(OutboxRow.kind == "meeting_reminder", *window)).all())
        )

    def short(self) -> list[Shortage]:
        query = select(OutboxRow.subject, OutboxRow.slot).where(OutboxRow.kind == "tier_short").order_by(OutboxRow.id)
        rows = self.database.read(lambda s: s.execute(query).all())
        found = [shortage_in(subject or "", slot or "") for subject, slot in rows]
        return [one for one in found if one is not None]


def means(tier: int) -> Means:
    channels = frozenset({"telegram", "whatsapp", "sms"})
    return Means(channels=channels, templates=TEMPLATES, daily_tier=tier, rupiah_a_template=400)


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database, means(10))


def test_what_would_not_fit_tomorrow_leaves_today_in_right_words(office: Office) -> None:
    office.group("Melati 1", 8)
    office.group("Melati 2", 6, clock=13)
    office.be_at(EASED_AT)

    eased = office.reminders()
    assert len(eased) == 4
    assert {row.slot for row in eased} == {"h3 2018-11-22"}
    assert {(row.state, row.deadline) for row in eased} == {("sent", RULES.at(date(2018, 11, 21), time(16)))}
    assert office.sent is not None
    assert all("4 hari lagi" in text for _, text in office.sent)


def test_nothing_is_reminded_twice_and_all_of_it_fits(office: Office) -> None:
    office.group("Melati 1", 8)
    office.group("Melati 2", 6, clock=13)
    office.be_at(EASED_AT)
    office.go_to(RULES.at(date(2018, 11, 19), time(12)))

    assert len(office.reminders()) == 16
    assert len({(row.person_id, row.subject, row.slot) for row in office.reminders()}) == 16
    assert office.forms(date(2018, 11, 18)) == {"template": 4}
    assert office.forms(date(2018, 11, 19)) == {"template": 10, "free": 2}


def test_a_second_look_in_the_same_half_hour_moves_nothing_more(office: Office) -> None:
    office.group("Melati 1", 14)
    office.be_at(EASED_AT)
    first = len(office.reminders())
    office.be_at(EASED_AT.replace(minute=45))

    assert (first, len(office.reminders())) == (4, 4)


def test_today_keeps_what_it_needs_itself(office: Office) -> None:
    """Seven are reminded today at nine: of ten places three are free."""
    office.group("Melati 1", 7, day=date(2018, 11, 21))
    office.group("Melati 2", 20, clock=13)
    office.be_at(EASED_AT)
    assert len(office.reminders()) == 3
    office.be_at(RULES.at(date(2018, 11, 18), time(9)))

    assert office.forms(date(2018, 11, 18)) == {"template": 10, "free": 1}


@pytest.mark.parametrize(
    ("tier", "clock"),
    [(100, time(8, 30)), (10, time(8, 29)), (10, time(9, 0)), (10, time(14))],
    ids=["it fits", "too early", "too late to be out of the way tomorrow", "slept through"],
)
def test_nothing_moves(database: Database, tier: int, clock: time) -> None:
    office = Office(database, means(tier))
    office.group("Melati 1", 14)

    office.be_at(RULES.at(date(2018, 11, 18), clock))

    assert office.reminders() == []


def test_an_office_without_whatsapp_has_nothing_to_ease(database: Database) -> None:
    office = Office(database, Means(channels=frozenset({"telegram", "sms"}), daily_tier=0))
    office.group("Melati 1", 14)
    office.operator()

    office.be_at(EASED_AT)
    office.go_to(RULES.at(date(2018, 11, 18), time(19)))

    assert office.reminders() == []
    assert office.short() == []


def test_the_operator_hears_the_evening_before_what_takes_another_way(office: Office) -> None:
    office.group("Melati 1", 30)
    office.operator()
    office.be_at(EASED_AT)
    assert len(office.reminders()) == 10  # all that today can spare
    office.go_to(RULES.at(date(2018, 11, 18), time(18)))

    (told,) = office.short()
    assert (told.day, told.tier, told.needed, told.short, told.eased) == (date(2018, 11, 19), 10, 20, 10, 10)
    assert told.ways == {"telegram": 0, "whatsapp": 0, "sms": 0, "ketua": 10, "none": 0}
    assert office.sent is not None
    channel, text = office.sent[-1]
    assert channel == "telegram"
    assert text.startswith("Jatah WhatsApp untuk Senin, 19 November 2018: 10 pembicaraan baru, yang dibutuhkan 20.")
    assert "10 orang tidak bisa lewat WhatsApp hari itu; kabarnya: 10 lewat ketua." in text
    assert "10 pengingat sudah dikirim sehari lebih awal" in text
    office.go_to(RULES.at(date(2018, 11, 19), time(12)))
    assert len(office.short()) == 1
    assert office.forms(date(2018, 11, 19))["template"] == 10


def test_what_fits_is_no_news(office: Office) -> None:
    office.group("Melati 1", 8)
    office.operator()
    office.go_to(RULES.at(date(2018, 11, 18), time(19)))

    assert office.short() == []


def test_the_numbers_of_a_shortage_survive_their_slot() -> None:
    one = Shortage(MEETS, 100_000, 812_345, 99_999, {"sms": 400_000, "ketua": 300_000, "none": 12_345})

    found = shortage_in(one.subject, one.slot)

    assert found is not None
    assert {**vars(found), "ways": {way: n for way, n in found.ways.items() if n}} == vars(one)
    assert found.short == 712_345
    assert len(one.slot) <= 40
    assert shortage_in("tier:2018-11-22", "no numbers") is None
    assert NOTICES["tier_short"].about == "tier"
