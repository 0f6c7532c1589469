"""A kecamatan as it stands on the first of January: 1 koordinator, 4 pendamping, 60 groups, 1,500 kpm, and how each is
reached.

The shares are those of an office in its first year (most rural households have a phone, fewer use it to chat, and few
have joined): of a hundred families 12 read on Telegram, 3 on WhatsApp, 2 get an SMS they signed for, and 83 have no way
of their own: their ketua tells them. Four ketua have no chat either. Founded with plain inserts, since joining
by chat has tests of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cached_property
from itertools import chain
from random import Random
from typing import Literal

from sqlalchemy import insert

from db import Session
from db.tables import Address, Consent, Contact, Group, Kpm, Person

Way = Literal["telegram", "whatsapp", "sms", "none"]
KECAMATAN = "Kedungrejo"
YEAR = 2019
FOUNDED = datetime(YEAR - 1, 12, 31, 1, tzinfo=UTC)
"""08.00 WIB on the last day before the year."""
PENDAMPING = ("Siti", "Budi", "Ratna", "Joko")
KOORDINATOR, OPERATOR = "Bambang", "Dewi"
SIZES = (20,) * 5 + (25,) * 50 + (30,) * 5
NAMES = (
    "Sri Mawar Wati Lastri Aminah Murni Ponirah Tumini Yatinem Sumiyati Juminten Painem Rusmini Endang Kartini Suparmi "
    "Wagiyem Tukinem Ngatini Marsinah Parti Warsini Sulastri Kasiyem Mujiyem Samini Darmi Poniyem Rukiyah Zubaedah"
).split()
DESA = ("Wates", "Sumberagung", "Karanganyar", "Banjarsari")
SHARES: dict[Way, float] = {"telegram": 0.12, "whatsapp": 0.03, "sms": 0.02, "none": 0.83}
KETUA_WITHOUT_CHAT = (7, 23, 38, 55)
"""Places of groups whose ketua has no phone that chats: her deputy or the pendamping reports."""
DEPUTY_NUMBER = 2
HOURS = (time(9), time(13), time(15, 30))
WEEK = 2


@dataclass
class Member:
    """One kpm as the year knows her; `number` is hers in her group."""

    id: int
    name: str
    number: int
    way: Way
    address: str


@dataclass
class GroupOf:
    """A group, its members on the first day, and when it meets: at `hour` on the `week`th `weekday` of each month."""

    id: int
    name: str
    place: int
    pendamping_id: int
    week: int
    weekday: int
    hour: time
    members: list[Member] = field(default_factory=list)

    @property
    def ketua(self) -> Member:
        return self.members[0]

    @property
    def deputy(self) -> Member:
        return self.members[DEPUTY_NUMBER - 1]

    @property
    def reporter(self) -> Member:
        """Who reports: the ketua, or her deputy where she has no phone that chats."""
        return self.ketua if self.ketua.way != "none" else self.deputy

    def day_in(self, month: int) -> date:
        first = date(YEAR, month, 1)
        return date(YEAR, month, 1 + (self.weekday - first.weekday()) % 7 + 7 * (self.week - 1))


@dataclass
class Kecamatan:
    """Who is there; `staff` by name."""

    staff: dict[str, int]
    staff_addresses: dict[str, str]
    groups: list[GroupOf]
    moves: dict[int, list[tuple[datetime, int | None]]] = field(default_factory=dict)
    """Kpm -> when she came into which group since the first day; None: she left."""
    arrived: list[Member] = field(default_factory=list)

    def group_at(self, member: Member, moment: datetime) -> int | None:
        """Her group then."""
        stood = [group_id for since, group_id in self.moves.get(member.id, ()) if since <= moment]
        return stood[-1] if stood else self.home.get(member.id)

    @cached_property
    def home(self) -> dict[int, int]:
        """Kpm -> her group on the first day."""
        return {member.id: group.id for group in self.groups for member in group.members}

    @property
    def members(self) -> Iterator[Member]:
        return chain((member for group in self.groups for member in group.members), self.arrived)


def found_kecamatan(session: Session, random: Random) -> Kecamatan:
    """Everybody, with those who chat joined already; ids are given in order from 1."""
    names = (KOORDINATOR, OPERATOR, *PENDAMPING)
    staff = {name: place for place, name in enumerate(names, start=1)}
    groups = list(_groups(staff, random))
    session.execute(insert(Person), [_staff(name, one) for name, one in staff.items()])
    session.execute(insert(Group), [_group_row(group) for group in groups])
    session.execute(insert(Person), [_person_row(member) for group in groups for member in group.members])
    session.execute(insert(Kpm), [_kpm_row(group, member) for group in groups for member in group.members])
    staff_addresses = {name: f"9{one:06}" for name, one in staff.items()}
    reached = [(one, "telegram", staff_addresses[name]) for name, one in staff.items()]
    reached += [(one.id, one.way, one.address) for group in groups for one in group.members if one.way != "none"]
    _join(session, reached)
    return Kecamatan(staff, staff_addresses, groups)


def _groups(staff: dict[str, int], random: Random) -> Iterator[GroupOf]:
    """Sixty of them, fifteen a pendamping, who meets three a day on the second Monday to Friday of each month."""
    next_id = len(staff) + 1
    sizes = list(SIZES)
    random.shuffle(sizes)
    for place, size in enumerate(sizes):
        turn, whose = divmod(place, len(PENDAMPING))
        day, which = divmod(turn, len(HOURS))
        name = f"Melati {place + 1}"
        group = GroupOf(place + 1, name, place, staff[PENDAMPING[whose]], WEEK, day, HOURS[which])
        for number in range(1, size + 1):
            way = _way(group, number, random)
            group.members.append(Member(next_id, NAMES[number - 1], number, way, f"62812{next_id:07}"))
            next_id += 1
        yield group


def _way(group: GroupOf, number: int, random: Random) -> Way:
    drawn: Way = random.choices(list(SHARES), list(SHARES.values()))[0]
    if number == 1:
        if group.place in KETUA_WITHOUT_CHAT:
            return "none"
        return drawn if drawn in ("telegram", "whatsapp") else "telegram"
    if number == DEPUTY_NUMBER and group.place in KETUA_WITHOUT_CHAT[:-1]:
        return "whatsapp"
    return drawn


def _staff(name: str, person_id: int) -> dict[str, object]:
    role = {KOORDINATOR: "koordinator", OPERATOR: "operator"}.get(name, "pendamping")
    kecamatan = None if role == "operator" else KECAMATAN
    person = {"id": person_id, "role": role, "name": name, "kecamatan": kecamatan, "gender": "f", "language": "id"}
    return {**person, "joined_at": FOUNDED, "created_at": FOUNDED}


def _group_row(group: GroupOf) -> dict[str, object]:
    desa = DESA[(group.pendamping_id - 3) % len(DESA)]
    row = {"id": group.id, "name": group.name, "desa": desa, "kecamatan": KECAMATAN, "number": group.place + 1}
    return {**row, "pendamping_id": group.pendamping_id, "created_at": FOUNDED}


def _person_row(member: Member) -> dict[str, object]:
    return {
        "id": member.id,
        "role": "kpm",
        "name": member.name,
        "gender": "f",
        "language": "id",
        "joined_at": None if member.way == "none" else FOUNDED,
        "created_at": FOUNDED,
    }


def _kpm_row(group: GroupOf, member: Member) -> dict[str, object]:
    duty = {1: "ketua", DEPUTY_NUMBER: "deputy"}.get(member.number, "member")
    phone = None if member.way == "none" and member.number % 3 else f"+{member.address}"
    return {
        "person_id": member.id,
        "participant_number": f"PKH{member.id:05}",
        "group_id": group.id,
        "member_number": member.number,
        "duty": duty,
        "dusun": "Krajan",
        "rt": f"{member.number % 5 + 1:03}",
        "rw": "002",
        "phone": phone,
        "phone_index": phone,
        "paid_at_home": False,
        "updated_at": FOUNDED,
    }


def _join(session: Session, reached: list[tuple[int, str, str]]) -> None:
    """Consent, contact and open address of each (person, channel, address)."""
    contacts, consents, addresses = [], [], []
    for contact_id, (person_id, channel, address) in enumerate(reached, start=1):
        seen = {"opened_at": FOUNDED, "last_seen_at": FOUNDED, "wrote_at": None if channel == "sms" else FOUNDED}
        contact = {"id": contact_id, "channel": channel, "address": address, "address_index": address}
        contacts.append(contact | seen | {"language": "id"})
        consents.append(
            {"person_id": person_id, "version": "1", "language": "id", "source": "chat", "covers_sms": channel == "sms"}
            | {"given_at": FOUNDED}
        )
        source = {"source": "paper" if channel == "sms" else "code", "opened_at": FOUNDED}
        addresses.append({"person_id": person_id, "contact_id": contact_id} | source)
    session.execute(insert(Contact), contacts)
    session.execute(insert(Consent), consents)
    session.execute(insert(Address), addresses)
