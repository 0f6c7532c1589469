"""A village to live tests in: people with fixed names, phones drawn by Telegram's code, a clock that tests move.

The same transcript runs twice: on `taps`, where `picks` taps the button, and on `typed`, where it types the label, as
people do who don't trust buttons. No network; the sender and the jobs are the real ones.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from itertools import count
from typing import TypeVar

from sqlalchemy import select

from conversations.intake import Intake
from conversations.turn import House
from db import Database, Session
from db.tables import Address, Attendance, Contact, Group, Kpm, Meeting, OutboxRow, Person, Visit
from handlers.telegram.drawing import draw
from handlers.telegram.parsing import parse_update
from outbox.failures import FileNotFetched, SendFailure
from outbox.inbox import locked_contact
from outbox.messages import Attachment, Incoming, Message
from programme.access import OFFICE, Actor
from programme.attendance import Heard, save_report
from programme.joining import issue_code, join
from programme.meetings import MeetingPlan, schedule_meetings
from programme.rules import Rules
from programme.staff import add_staff
from scheduler.background import background_works
from scheduler.deliver import Deliverer
from scheduler.jobs import next_moment, run_jobs
from scheduler.workers import Workers

Result = TypeVar("Result")
BEGINS_AT = datetime(2018, 10, 1, 1, 0, tzinfo=UTC)
"""08.00 WIB on a Monday."""
MEMBERS = ("Sri", "Mawar", "Wati", "Lastri", "Aminah", "Siti Aminah", "Murni", "Ponirah", "Tumini", "Yatinem")
KECAMATAN, DESA, GROUP = "Kedungrejo", "Wates", "Melati 1"


@dataclass
class Shown:
    """One message as it stands on a phone."""

    id: int
    text: str
    buttons: list[tuple[str, str]] = field(default_factory=list)
    """(label, data)"""
    contact_button: str | None = None
    has_attachment: bool = False
    attachment: Attachment | None = None
    edited: bool = False


class Phone:
    """One person's chat."""

    def __init__(self, village: "Village", chat_id: int, name: str, channel: str) -> None:
        self.village, self.chat_id, self.name, self.channel = village, chat_id, name, channel
        self.messages: list[Shown] = []
        self.language = "id"

    @property
    def last(self) -> str:
        """The newest text."""
        return self.messages[-1].text if self.messages else ""

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.messages]

    @property
    def labels(self) -> list[str]:
        """The labels under the newest message."""
        return [label for label, _ in self.messages[-1].buttons] if self.messages else []

    def says(self, text: str, *, edited: bool = False) -> int:
        """Writes a message; returns its number, by which she can edit it later."""
        key = "edited_message" if edited else "message"
        message = self._message({"text": text})
        self._arrives({key: message})
        return int(str(message["message_id"]))

    def edits(self, message_id: int, text: str) -> None:
        """Changes a message that she wrote before."""
        message = self._message({"text": text})
        message["message_id"] = message_id
        self._arrives({"edited_message": message})

    def says_in_group(self, text: str) -> None:
        """As if this phone were a group chat that somebody writes in."""
        message = self._message({"text": text})
        message["chat"] = {"id": self.chat_id, "type": "group", "title": self.name}
        self._arrives({"message": message})

    def shares_contact(self, phone: str, *, own: bool = True) -> None:
        card = {"phone_number": phone.lstrip("+"), "first_name": self.name, "user_id": self.chat_id if own else 1}
        self._arrives({"message": self._message({"contact": card})})

    def sends(self, content: dict[str, object]) -> None:
        """Anything else, in Telegram's own words: {"sticker": {...}}."""
        self._arrives({"message": self._message(content)})

    def sends_file(self, filename: str, content: bytes | FileNotFetched, **said: object) -> None:
        """A document, which the fetcher brings (or does not) once `village.work()` is done."""
        reference = f"file{next(self.village.ids)}"
        self.village.files[reference] = content
        size = len(content) if isinstance(content, bytes) else 1000
        document = {"file_id": reference, "file_unique_id": reference, "file_name": filename, "file_size": size}
        self.sends({"document": document, **said})

    def taps(self, label: str, *, times: int = 1) -> None:
        """Taps the newest button whose label begins so."""
        for message in reversed(self.messages):
            for shown, data in message.buttons:
                if shown.startswith(label):
                    for _ in range(times):
                        self.taps_data(message.id, data)
                    return
        raise AssertionError(f"{self.name} sees no button {label!r}: {self.labels} under {self.last!r}")

    def taps_data(self, message_id: int, data: str) -> None:
        message = {"message_id": message_id, "date": 0, "chat": {"id": self.chat_id, "type": "private"}}
        query = {"id": "1", "from": self._user(), "chat_instance": "1", "message": message, "data": data}
        self._arrives({"callback_query": query})

    def picks(self, label: str) -> None:
        """Answers with a choice: taps it or types its label."""
        if self.village.answering == "taps":
            self.taps(label)
            return
        labels = self.labels
        place = next((place for place, shown in enumerate(labels) if shown.startswith(label)), None)
        assert place is not None, f"{self.name} sees no line {label!r}: {labels} under {self.last!r}"
        self.says(labels[place])

    def _message(self, content: dict[str, object]) -> dict[str, object]:
        chat = {"id": self.chat_id, "type": "private"}
        return {"message_id": next(self.village.ids), "date": 0, "chat": chat, "from": self._user(), **content}

    def _user(self) -> dict[str, object]:
        return {"id": self.chat_id, "is_bot": False, "first_name": self.name, "language_code": self.language}

    def _arrives(self, content: dict[str, object]) -> None:
        incoming = parse_update({"update_id": next(self.village.ids), **content}, self.channel)
        assert incoming is not None
        self.village.arrives(incoming)


class Village:
    """Ibu Siti the pendamping, Ibu Sri the ketua, Ibu Mawar, and an outsider who must see nothing."""

    def __init__(self, database: Database, answering: str = "taps", rules: Rules | None = None) -> None:
        self.database, self.answering = database, answering
        self.rules = rules or Rules(routine_visits_a_day=0)
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
        house = House(self.rules, lambda code: f"https://t.me/pkh_bot?start={code}")
        self.intake = Intake(database, house, lambda: self.now)
        self.sender = Deliverer(database, self._send, lambda: self.now, self.rules, None)
        self.people: dict[str, int] = {}
        self._found_or_take_up()

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
            self.phones[name] = Phone(self, 1000 + len(self.phones), name, "telegram")
        return self.phones[name]

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
                sender = Incoming(phone.channel, str(phone.chat_id), "joined")
                contact = locked_contact(session, sender, self.now)
                join(session, contact, self.people[name], "id", "code", self.now, None)

        self.write(work)

    # time

    def go_to(self, moment: datetime | str, clock: str = "00:00") -> None:
        """Visits every due moment up to then, in order; a day and hour are local."""
        until = self.at(moment, clock) if isinstance(moment, str) else moment
        while (due := self.read(lambda s: next_moment(s, self.now, self.rules))) is not None and due <= until:
            self.be_at(due)
        self.be_at(until)

    def be_at(self, moment: datetime) -> None:
        """Jumps there: what came between was slept through."""
        self.now = max(self.now, moment)
        self.tick()

    def at(self, day: str, clock: str) -> datetime:
        return self.rules.at(date.fromisoformat(day), time.fromisoformat(clock))

    def tick(self) -> None:
        self.write(lambda session: run_jobs(session, self.now, self.rules))
        self.drain()

    def drain(self) -> None:
        asyncio.run(self.sender.drain())

    def work(self) -> None:
        """Lets the background workers do all that waits, and sends what came of it."""
        link = lambda code: f"https://t.me/pkh_bot?start={code}"  # noqa: E731 - one line says it
        with ThreadPoolExecutor(1) as units:
            works = background_works(self.database, self.rules, lambda: self.now, self._bring, link, units)
            asyncio.run(Workers(works).finish_all())
        self.drain()

    async def _bring(self, channel: str, reference: str) -> bytes:
        content = self.files.get(reference, FileNotFetched("status 404", retry=False))
        if isinstance(content, FileNotFetched):
            raise content
        return content

    # what tests set up without chatting

    def group(self, name: str, members: Sequence[str], pendamping: str = "Siti", kecamatan: str = KECAMATAN) -> int:
        """Another group, whose members have not joined."""
        leader = self.people[pendamping]
        made = self.write(lambda s: add_group(s, name, leader, members, self.now, kecamatan=kecamatan))
        self.people = self.read(_people_by_name)
        return made

    def meeting(self, day: str, clock: str = "09:00", group: str = GROUP) -> int:
        """A meeting scheduled by the pendamping."""
        plan = MeetingPlan((date.fromisoformat(day),), time.fromisoformat(clock), "Balai Desa")
        group_id = self.group_id(group)
        actor = self.actor("Siti")
        return self.write(lambda s: schedule_meetings(s, actor, group_id, plan, self.now, self.rules))[0]

    def reported(self, day: str, absent: dict[str, str | None], by: str = "Sri") -> int:
        """A meeting held and reported two hours after its end; everybody not named was present."""
        meeting_id = self.meeting(day)
        self.now = max(self.now, self.at(day, "13:00"))
        self.report(meeting_id, absent, by)
        return meeting_id

    def report(self, meeting_id: int, absent: dict[str, str | None], by: str = "Sri") -> None:
        heard = Heard({MEMBERS.index(name) + 1: reason for name, reason in absent.items()})
        actor = self.actor(by)
        self.write(lambda s: save_report(s, actor, meeting_id, heard, self.now, self.rules))
        self.drain()

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
        phone = next(phone for phone in self.phones.values() if str(phone.chat_id) == address)
        shown = Shown(0, "")
        for call in draw(message, address):
            shown = _shown(next(self.ids), call.params)
            old = [one for one in phone.messages if one.id == call.params.get("message_id")] if call.is_edit else []
            if old:
                old[0].text, old[0].buttons, old[0].edited = shown.text, shown.buttons, True
                shown = old[0]
            else:
                phone.messages.append(shown)
        return str(shown.id)

    def _found_or_take_up(self) -> None:
        """Founds the village, or (the database is a copy of one) picks up its people's phones."""
        self.people = self.read(_people_by_name)
        if not self.people:
            self.write(self._found)
            self.people = self.read(_people_by_name)
        for name, address in self.read(_chats):
            self.phones[name] = Phone(self, int(address), name, "telegram")

    def _found(self, session: Session) -> None:
        pendamping = add_staff(session, OFFICE, "pendamping", "Siti", KECAMATAN, "f", self.now)
        add_staff(session, OFFICE, "koordinator", "Bambang", KECAMATAN, "m", self.now)
        add_staff(session, OFFICE, "operator", "Dewi", None, "f", self.now)
        add_staff(session, OFFICE, "pendamping", "Rahmat", "Lain", "m", self.now)
        add_group(session, GROUP, pendamping, MEMBERS, self.now)


def _people_by_name(session: Session) -> dict[str, int]:
    return {person.name: person.id for person in session.scalars(select(Person))}


def _chats(session: Session) -> list[tuple[str, str]]:
    query = (
        select(Person.name, Contact.address)
        .join(Address, Address.person_id == Person.id)
        .join(Contact, Contact.id == Address.contact_id)
        .order_by(Contact.id)
    )
    return [(name, address) for name, address in session.execute(query)]


def add_group(
    session: Session,
    name: str,
    pendamping_id: int | None,
    members: Sequence[str],
    now: datetime,
    *,
    kecamatan: str = KECAMATAN,
) -> int:
    """A group in Desa Wates with these kpm; the first is its ketua."""
    group = Group(name=name, desa=DESA, kecamatan=kecamatan, pendamping_id=pendamping_id, created_at=now)
    session.add(group)
    session.flush()
    for number, member in enumerate(members, start=1):
        add_kpm(session, group.id, number, member, now)
    return group.id


def add_kpm(session: Session, group_id: int, number: int, name: str, now: datetime, *, phone: str | None = None) -> int:
    """A kpm with a phone number of her own (unless it is given); the first of a group is its ketua."""
    person = Person(role="kpm", name=name, created_at=now)
    session.add(person)
    session.flush()
    phone = phone or f"+62812{group_id:03d}{number:05d}"
    session.add(
        Kpm(
            person_id=person.id,
            participant_number=f"PKH{group_id:03d}{number:03d}",
            group_id=group_id,
            member_number=number,
            duty="ketua" if number == 1 else "member",
            dusun="Krajan",
            rt="001",
            rw="002",
            phone=phone,
            phone_index=phone,
            updated_at=now,
        )
    )
    session.flush()
    return person.id


def _shown(message_id: int, params: dict[str, object]) -> Shown:
    markup = params.get("reply_markup")
    keyboard = markup if isinstance(markup, dict) else {}
    buttons = [(one["text"], one["callback_data"]) for row in keyboard.get("inline_keyboard", []) for one in row]
    contact = [one["text"] for row in keyboard.get("keyboard", []) for one in row]
    text = str(params.get("text") or params.get("caption") or "")
    has_attachment = any(kind in params for kind in ("photo", "voice", "document"))
    shown = Shown(message_id, text, buttons, contact[0] if contact else None, has_attachment)
    shown.attachment = next((one for one in params.values() if isinstance(one, Attachment)), None)
    return shown
