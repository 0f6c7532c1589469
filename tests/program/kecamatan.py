"""A kecamatan that has joined already: two groups of thirty, each with its ketua, and meetings for some weeks.

Founded through the programme's own operations, since joining by chat has tests of its own and takes minutes here.
"""

from dataclasses import dataclass
from datetime import date, time

from db import Session
from db.migrating import upgrade
from db.tables import Group, Person
from outbox.inbox import locked_contact
from outbox.messages import Incoming
from programme.access import OFFICE, Actor
from programme.joining import join
from programme.meetings import MeetingPlan, schedule_meetings
from programme.staff import add_staff
from tests.fakes import bot_api
from tests.program.office import BEGINS_AT, RULES, Office
from tests.village import add_kpm

FIRST_CHAT = 7_200_100_000
NAMES = (
    "Sri Mawar Wati Lastri Aminah Murni Ponirah Tumini Yatinem Sumiyati Juminten Painem Rusmini Endang Kartini Suparmi "
    "Wagiyem Tukinem Ngatini Marsinah Parti Warsini Sulastri Kasiyem Mujiyem Samini Darmi Poniyem Rukiyah Zubaedah"
).split()
PENDAMPING = "Siti"
FOUNDED = RULES.at(date.fromisoformat(BEGINS_AT[0]), time.fromisoformat(BEGINS_AT[1]))


@dataclass
class GroupOfThirty:
    """One group with the chats of its members, the ketua's first."""

    name: str
    chats: list[bot_api.Person]
    meeting_ids: list[int]

    @property
    def ketua(self) -> bot_api.Person:
        return self.chats[0]


@dataclass
class Kecamatan:
    """All of it."""

    pendamping: bot_api.Person
    groups: list[GroupOfThirty]

    @property
    def chats(self) -> set[int]:
        return {person.id for group in self.groups for person in group.chats}


def found_kecamatan(office: Office, meeting_days: tuple[str, ...], members: int = 30) -> Kecamatan:
    """Everyone has joined; both groups meet on each of the days at 09.00."""
    with office.opened() as database:
        upgrade(database)
        return database.write(lambda session: _found(session, office, meeting_days, members))


def _found(session: Session, office: Office, meeting_days: tuple[str, ...], members: int) -> Kecamatan:
    pendamping_id = add_staff(session, OFFICE, "pendamping", PENDAMPING, "Kedungrejo", "f", FOUNDED)
    pendamping = _joined(session, office, FIRST_CHAT, PENDAMPING, pendamping_id)
    groups = []
    for name in ("Melati", "Kenanga"):
        group = Group(name=name, desa="Wates", kecamatan="Kedungrejo", pendamping_id=pendamping_id, created_at=FOUNDED)
        session.add(group)
        session.flush()
        chats = []
        for number, member in enumerate(NAMES[:members], start=1):
            person_id = add_kpm(session, group.id, number, member, FOUNDED)
            chats.append(_joined(session, office, FIRST_CHAT + 100 * group.id + number, member, person_id))
        plan = MeetingPlan(tuple(map(date.fromisoformat, meeting_days)), time(9), "Balai Desa")
        ids = schedule_meetings(session, Actor(pendamping_id, "pendamping"), group.id, plan, FOUNDED, RULES)
        groups.append(GroupOfThirty(name, chats, ids))
    return Kecamatan(pendamping, groups)


def _joined(session: Session, office: Office, chat_id: int, name: str, person_id: int) -> bot_api.Person:
    chat = office.provider.person(chat_id, name)
    chat.has_started = True
    assert session.get_one(Person, person_id).name == name
    contact = locked_contact(session, Incoming("telegram", str(chat_id), "joined"), FOUNDED)
    join(session, contact, person_id, "id", "code", FOUNDED, None)
    return chat
