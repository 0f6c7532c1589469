"""A village to live tests in: people with fixed names, phones drawn by the doors' own code, a clock that tests move.

The same transcript runs on every channel: on Telegram `picks` taps the button (`taps`) or types its label (`typed`, as
people do who don't trust buttons), on WhatsApp it types the line's number. No network; sender and
jobs are the real ones.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import count
from typing import TypeVar

from sqlalchemy import select, update

from conversations.intake import Intake
from conversations.turn import House
from db import Database, Session
from db.tables import Address, Attendance, Contact, FamilyMember, Group, Meeting, OutboxRow, Person, Visit
from outbox.failures import FileNotFetched, SendFailure
from outbox.inbox import locked_contact
from outbox.means import Means
from outbox.messages import Incoming, Message
from outbox.statuses import take_status
from programme.access import OFFICE, Actor
from programme.attendance import Heard, save_report
from programme.duty_rules import OfficeRules
from programme.joining import issue_code, join
from programme.meetings import MeetingPlan, schedule_meetings
from programme.rules import Rules
from programme.staff import add_staff
from programme.updates.reporting import NewChange, report_change
from programme.ways_in import WaysIn, ways_in
from scheduler.background import background_works
from scheduler.deliver import Deliverer
from scheduler.jobs import next_moment, run_jobs
from scheduler.workers import Workers
from tests.telegram_phone import Phone as Phone
from tests.telegram_phone import Shown as Shown
from tests.told_once import Told, beginning, told_once
from tests.village_people import DESA as DESA
from tests.village_people import KECAMATAN as KECAMATAN
from tests.village_people import add_group as add_group
from tests.village_people import add_kpm as add_kpm
from tests.whatsapp_phone import WhatsAppPhone

Result = TypeVar("Result")
BEGINS_AT = datetime(2018, 10, 1, 1, 0, tzinfo=UTC)
"""08.00 WIB on a Monday."""
MEANS = Means(channels=frozenset({"telegram", "whatsapp"}))
"""Without templates: in the village everybody wrote lately, so nothing needs one."""
MEMBERS = ("Sri", "Mawar", "Wati", "Lastri", "Aminah", "Siti Aminah", "Murni", "Ponirah", "Tumini", "Yatinem")
GROUP = "Melati 1"


class Village:
    """Ibu Siti the pendamping, Ibu Sri the ketua, Ibu Mawar, and an outsider who must see nothing."""

    def __init__(
        self, database: Database, answering: str = "taps", rules: Rules | None = None, channel: str = "telegram"
    ) -> None:
        """`channel` is that of everybody's phone. WhatsApp's window never closes here: that has tests of its own."""
        self.database, self.answering, self.channel = database, answering, channel
        self._delivered: list[str] = []
        """The sids whose delivery the provider has still to tell."""
        quiet = OfficeRules(monthly_report_day=0, standing_reminded=False)
        self.rules = rules or Rules(routine_visits_a_day=0, evening_summary=False, changes_asked=False, office=quiet)
        self.now = BEGINS_AT
        self.ids = count(1)
        self.phones: dict[str, Phone] = {}
        self.failures: list[SendFailure] = []
        """What the next sends fail with."""
        self.sends = 0
        self.files: dict[str, bytes | FileNotFetched] = {}
        """What the fetcher finds behind the reference of a file."""
        self.taken = 0
        """How many messages and taps arrived."""
        house = House(self.rules, links_of, MEANS)
        self.intake = Intake(database, house, lambda: self.now)
        self.sender = Deliverer(database, self._send, lambda: self.now, self.rules, None, means=MEANS)
        self.people: dict[str, int] = {}
        self._found_or_take_up()
        self.told: Told | None = beginning(self)

    # who is who

    def actor(self, name: str) -> Actor:
        person = self.read(lambda session: session.get_one(Person, self.people[name]))
        return Actor(person.id, person.role)

    @property
    def pendamping(self) -> Phone:
        return self.phones["Siti"]

    @property
    def ketua(self) -> Phone:
        return self.phones["Sri"]

    @property
    def mawar(self) -> Phone:
        return self.phones["Mawar"]

    def phone(self, name: str) -> Phone:
        """The phone of somebody who has not written yet; a second call gives the same one."""
        if name not in self.phones:
            self.phones[name] = self._phone(1000 + len(self.phones), name, self.channel)
        return self.phones[name]

    @told_once
    def joins(self, name: str) -> Phone:
        """She uses her code and agrees."""
        code = self.write(lambda s: issue_code(s, OFFICE, self.people[name], self.now, self.rules))
        phone = self.phone(name)
        phone.says(f"/start {code}")
        phone.taps("Setuju")
        return phone

    def everyone_joins(self) -> None:
        """As if each had used her code: without the chatting, which has tests of its own."""

        def work(session: Session) -> None:
            for name in ("Siti", "Bambang", *MEMBERS):
                phone = self.phone(name)
                sender = Incoming(phone.channel, phone.address, "joined")
                contact = locked_contact(session, sender, self.now)
                join(session, contact, self.people[name], "id", "code", self.now, None)

        self.write(work)

    # time

    @told_once
    def go_to(self, moment: datetime | str, clock: str = "00:00") -> None:
        """Visits every due moment up to then, in order; a day and hour are local."""
        until = self.at(moment, clock) if isinstance(moment, str) else moment
        self.drain()  # what was said before leaves before time goes on
        while (due := self.read(lambda s: next_moment(s, self.now, self.rules))) is not None and due <= until:
            self.be_at(due)
        self.be_at(until)

    @told_once
    def be_at(self, moment: datetime) -> None:
        """Jumps there: what came between was slept through."""
        self.now = max(self.now, moment)
        self.tick()

    def is_reminded_of_standing_meetings(self) -> None:
        """As an office has it; most stories are about something else."""
        self.rules = replace(self.rules, office=replace(self.rules.office, standing_reminded=True))

    def at(self, day: str, clock: str) -> datetime:
        return self.rules.at(date.fromisoformat(day), time.fromisoformat(clock))

    def tick(self) -> None:
        self.write(lambda session: run_jobs(session, self.now, self.rules, MEANS))
        self.drain()

    def drain(self) -> None:
        if self.channel == "whatsapp":
            theirs = [phone.address for phone in self.phones.values()]
            wrote = update(Contact).where(Contact.address_index.in_(theirs)).values(wrote_at=self.now)
            self.write(lambda session: session.execute(wrote))
        asyncio.run(self.sender.drain())
        if self._delivered:
            self.write(self._are_delivered)

    def _are_delivered(self, session: Session) -> None:
        while self._delivered:
            take_status(session, "whatsapp", self._delivered.pop(0), "delivered", None, self.now)

    def work(self) -> None:
        """Lets the background workers do all that waits, and sends what came of it."""
        with ThreadPoolExecutor(1) as units:
            works = background_works(self.database, self.rules, lambda: self.now, self._bring, links_of, units)
            asyncio.run(Workers(works).finish_all())
        self.drain()

    async def _bring(self, channel: str, reference: str) -> bytes:
        content = self.files.get(reference, FileNotFetched("status 404", retry=False))
        if isinstance(content, FileNotFetched):
            raise content
        return content

    # what tests set up without chatting

    @told_once
    def group(self, name: str, members: Sequence[str], pendamping: str = "Siti", kecamatan: str = KECAMATAN) -> int:
        """Another group, whose members have not joined."""
        leader = self.people[pendamping]
        made = self.write(lambda s: add_group(s, name, leader, members, self.now, kecamatan=kecamatan))
        self.people = self.read(_people_by_name)
        return made

    @told_once
    def meeting(self, day: str, clock: str = "09:00", group: str = GROUP) -> int:
        """A meeting scheduled by the pendamping."""
        plan = MeetingPlan((date.fromisoformat(day),), time.fromisoformat(clock), "Balai Desa")
        group_id = self.group_id(group)
        actor = self.actor("Siti")
        return self.write(lambda s: schedule_meetings(s, actor, group_id, plan, self.now, self.rules))[0]

    @told_once
    def reported(self, day: str, absent: dict[str, str | None], by: str = "Sri") -> int:
        """A meeting held and reported two hours after its end; everybody not named was present."""
        meeting_id = self.meeting(day)
        self.now = max(self.now, self.at(day, "13:00"))
        self.report(meeting_id, absent, by)
        return meeting_id

    @told_once
    def report(self, meeting_id: int, absent: dict[str, str | None], by: str = "Sri") -> None:
        heard = Heard({MEMBERS.index(name) + 1: reason for name, reason in absent.items()})
        actor = self.actor(by)
        self.write(lambda s: save_report(s, actor, meeting_id, heard, self.now, self.rules))
        self.drain()

    @told_once
    def family(self, of: str, **components: str | None) -> dict[str, int]:
        """Entries of a family by name, with the component of each; returns their ids."""

        def work(session: Session) -> dict[str, int]:
            kpm_id = self.people[of]
            for name, component in components.items():
                one = FamilyMember(kpm_id=kpm_id, name=name, name_index=name.casefold(), updated_at=self.now)
                one.component = component
                session.add(one)
            session.flush()
            found = session.scalars(select(FamilyMember).where(FamilyMember.kpm_id == kpm_id))
            return {one.name: one.id for one in found}

        return self.write(work)

    @told_once
    def reports_change(self, of: str, kind: str, by: str | None = None, **said: str) -> int:
        """A change of that family reported, by itself where nobody else is named; returns its id."""
        reporter, kpm_id = self.actor(by or of), self.people[of]
        change = NewChange(kind, said)
        made = self.write(lambda s: report_change(s, reporter, kpm_id, change, 0, self.now))
        self.drain()
        return made

    # what tests look at

    def group_id(self, name: str = GROUP) -> int:
        return self.read(lambda s: s.scalars(select(Group.id).where(Group.name == name)).one())

    def marks(self, meeting_id: int) -> dict[str, tuple[str, str | None]]:
        """Name -> (mark, reason) of everyone at a meeting."""
        query = (
            select(Person.name, Attendance.mark, Attendance.reason)
            .join(Attendance, Attendance.kpm_id == Person.id)
            .where(Attendance.meeting_id == meeting_id)
        )
        return {name: (mark, reason) for name, mark, reason in self.read(lambda s: s.execute(query).all())}

    def absentees(self, meeting_id: int) -> dict[str, str | None]:
        return {name: reason for name, (mark, reason) in self.marks(meeting_id).items() if mark == "absent"}

    def visits(self, state: str | None = None) -> list[tuple[str, str]]:
        """(name, state) of every visit, oldest first."""
        query = select(Person.name, Visit.state).join(Visit, Visit.kpm_id == Person.id).order_by(Visit.id)
        rows = self.read(lambda s: s.execute(query).all())
        return [(name, one) for name, one in rows if state is None or one == state]

    def visit_of(self, name: str, cause: str = "p2k2") -> Visit:
        """Her latest visit for that cause."""
        query = select(Visit).where(Visit.kpm_id == self.people[name], Visit.cause == cause).order_by(Visit.id.desc())
        return self.read(lambda s: s.scalars(query.limit(1)).one())

    def outbox(self, kind: str | None = None, to: str | None = None) -> list[OutboxRow]:
        """What was put into the outbox, oldest first."""
        rows = self.read(lambda s: list(s.scalars(select(OutboxRow).order_by(OutboxRow.id))))
        wanted = self.people[to] if to is not None else None
        return [row for row in rows if kind in (None, row.kind) and wanted in (None, row.person_id)]

    def meetings(self) -> list[Meeting]:
        return self.read(lambda s: list(s.scalars(select(Meeting).order_by(Meeting.starts_at))))

    def read(self, look: Callable[[Session], Result]) -> Result:
        return self.database.read(look)

    def write(self, work: Callable[[Session], Result]) -> Result:
        return self.database.write(work)

    # the inside

    def arrives(self, incoming: Incoming) -> None:
        self.taken += 1
        self.intake.take(incoming)
        self.drain()

    async def _send(self, channel: str, address: str, message: Message) -> str:
        self.sends += 1
        if self.failures:
            raise self.failures.pop(0)
        phone = next(one for one in self.phones.values() if (one.channel, one.address) == (channel, address))
        provider_id = phone.shows(message)
        if channel == "whatsapp":
            self._delivered.append(provider_id)
        return provider_id

    def _found_or_take_up(self) -> None:
        """Founds the village, or (the database is a copy of one) picks up its people's phones."""
        self.people = self.read(_people_by_name)
        if not self.people:
            self.write(self._found)
            self.people = self.read(_people_by_name)
        for name, channel, address in self.read(_chats):
            self.phones[name] = self._phone(int(address.removeprefix("+62812")), name, channel)

    def _phone(self, chat_id: int, name: str, channel: str) -> Phone:
        return WhatsAppPhone(self, chat_id, name) if channel == "whatsapp" else Phone(self, chat_id, name)

    def _found(self, session: Session) -> None:
        pendamping = add_staff(session, OFFICE, "pendamping", "Siti", KECAMATAN, "f", self.now)
        add_staff(session, OFFICE, "koordinator", "Bambang", KECAMATAN, "m", self.now)
        add_staff(session, OFFICE, "operator", "Dewi", None, "f", self.now)
        add_staff(session, OFFICE, "pendamping", "Rahmat", "Lain", "m", self.now)
        add_group(session, GROUP, pendamping, MEMBERS, self.now)


def links_of(code: str) -> WaysIn:
    """As an office's with Telegram alone."""
    return ways_in(code, "pkh_bot", None)


def _people_by_name(session: Session) -> dict[str, int]:
    return {person.name: person.id for person in session.scalars(select(Person))}


def _chats(session: Session) -> list[tuple[str, str, str]]:
    query = (
        select(Person.name, Contact.channel, Contact.address)
        .join(Address, Address.person_id == Person.id)
        .join(Contact, Contact.id == Address.contact_id)
        .order_by(Contact.id)
    )
    return [(name, channel, address) for name, channel, address in session.execute(query)]
