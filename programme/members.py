"""The members of a group as a pendamping keeps them by chat: found, added, moved to another group.

A roster file does the same for many at once (programme.roster); both count member numbers and the beginning of a
membership alike.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, func, or_, select
from sqlalchemy.exc import IntegrityError

from db import Session
from db.tables import Address, Contact, Group, Kpm, Meeting, Person
from outbox.addresses import close_addresses
from outbox.queue import put_notice
from programme.access import Actor, may_run, operation, require
from programme.joining import end_sessions
from programme.leaving.farewell import take_farewell_back
from programme.member_changes import ADDED, FieldChange, moment_as_kept, remember, set_fields
from programme.number_addresses import is_a_chat
from programme.people import ketua_of
from programme.trail import leave_trace


class MemberMistake(ValueError):
    """What was asked for can't be done; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class MemberLine:
    """One member of a list to choose from."""

    person_id: int
    member_number: int
    name: str
    group_id: int
    group_name: str


@dataclass(frozen=True)
class MemberCard:
    """A kpm's entry, for those who keep it."""

    person_id: int
    participant_number: str
    name: str
    gender: str
    group_id: int
    group_name: str
    member_number: int
    duty: str
    phone: str | None
    dusun: str | None
    rt: str | None
    rw: str | None
    coordinates: str | None
    has_left: bool
    has_chat: bool
    """Whether some address speaks for her from which she has written."""


@dataclass(frozen=True)
class NewMember:
    """What is said of a family that is not on the roster yet; None: not said."""

    participant_number: str
    name: str
    gender: str = "f"
    dusun: str | None = None
    rt: str | None = None
    rw: str | None = None
    phone: str | None = None
    """E.164."""


@dataclass(frozen=True)
class Known:
    """A family that has the participant number already. `card` only for those who may see it."""

    card: MemberCard | None


@operation(on="group", may=("pendamping", "koordinator"))
def list_members(session: Session, actor: Actor, group_id: int) -> list[MemberLine]:
    """The group's kpm by member number."""
    query = (
        select(Kpm.person_id, Kpm.member_number, Person.name, Group.id, Group.name)
        .join(Person, Person.id == Kpm.person_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(Kpm.group_id == group_id, Kpm.left_at.is_(None))
        .order_by(Kpm.member_number)
    )
    return [MemberLine(*row) for row in session.execute(query)]


@operation(on="person", may=("pendamping", "koordinator"))
def show_member(session: Session, actor: Actor, person_id: int) -> MemberCard:
    """Her whole entry, with phone and address."""
    return _card(session, person_id)


@operation(on="group", may=("pendamping", "koordinator"))
def find_participant(session: Session, actor: Actor, group_id: int, participant_number: str) -> Known | None:
    """Who has this number already, before somebody is added to the group; None: nobody.

    Whose it is, is told only to who may move her.
    """
    spellings = {participant_number, participant_number.upper(), participant_number.lower()}
    person_id = session.scalar(select(Kpm.person_id).where(Kpm.participant_number.in_(spellings)).limit(1))
    if person_id is None:
        return None
    return Known(_card(session, person_id) if may_run(session, actor, "move_member", person_id) else None)


@operation(on="group", may=("pendamping", "koordinator"))
def count_with_phone(session: Session, actor: Actor, group_id: int, phone: str) -> int:
    """How many families have this number (E.164) already: a phone may be shared, or the number mistyped."""
    query = select(func.count()).where(Kpm.phone_index == phone, Kpm.left_at.is_(None))
    return session.scalar(query) or 0


@operation(on="group", may=("pendamping", "koordinator"))
def add_member(session: Session, actor: Actor, group_id: int, new: NewMember, now: datetime) -> int:
    """Adds a family to the group under the next free number; returns her person id.

    Raises MemberMistake('known') where the participant number is taken.
    """
    _lock_group(session, group_id)
    person = Person(role="kpm", name=new.name, gender=new.gender, created_at=now)
    try:
        with session.begin_nested():
            session.add(person)
            session.flush()
            session.add(
                Kpm(
                    person_id=person.id,
                    participant_number=new.participant_number,
                    group_id=group_id,
                    member_number=_next_number(session, group_id),
                    dusun=new.dusun,
                    rt=new.rt,
                    rw=new.rw,
                    phone=new.phone,
                    phone_index=new.phone,
                    in_group_since=_since(session, group_id, now),
                    updated_at=now,
                )
            )
            session.flush()
    except IntegrityError as problem:
        raise MemberMistake("known") from problem
    remember(session, actor, person.id, FieldChange(ADDED, None, str(group_id)), now)
    _tell_ketua(session, person.id, group_id, now)
    leave_trace(session, actor, "add_member", "person", person.id, now)
    return person.id


@operation(on="person", may=("pendamping", "koordinator"))
def groups_to_move_to(session: Session, actor: Actor, person_id: int) -> list[Group]:
    """Where she may be moved: the pendamping's other groups; for a koordinator those of the whole kecamatan."""
    actor_person = session.get_one(Person, actor.person_id)
    within = [Group.pendamping_id == actor_person.id]
    if actor_person.role == "koordinator":
        within.append(Group.kecamatan == actor_person.kecamatan)
    here = select(Kpm.group_id).where(Kpm.person_id == person_id, Kpm.left_at.is_(None)).scalar_subquery()
    query = select(Group).where(or_(*within), Group.id.is_distinct_from(here)).order_by(Group.desa, Group.name)
    return list(session.scalars(query))


@operation(on="person", may=("pendamping", "koordinator"))
def move_member(session: Session, actor: Actor, person_id: int, to_group_id: int, now: datetime) -> int:
    """Moves her to another group, or takes back one who had left; returns her number there. Her history stays.

    Raises MemberMistake('ketua') while she is ketua: her group needs another first; NotAllowed where the other group
    is not the actor's.
    """
    require(session, actor, "add_member", to_group_id)
    for group_id in sorted({session.get_one(Kpm, person_id).group_id, to_group_id}):
        _lock_group(session, group_id)
    kpm = session.get_one(Kpm, person_id, with_for_update=True, populate_existing=True)
    if kpm.group_id == to_group_id and kpm.left_at is None:
        return kpm.member_number
    if kpm.duty == "ketua" and kpm.left_at is None:
        raise MemberMistake("ketua")
    since = _since(session, to_group_id, now)
    number = kpm.member_number if kpm.group_id == to_group_id else _next_number(session, to_group_id)
    values = {
        "group_id": str(to_group_id),
        "member_number": str(number),
        "in_group_since": moment_as_kept(since) if since is not None else None,
        "duty": "member",
        **dict.fromkeys(("left_at", "left_on", "left_reason", "left_note")),
    }
    if kpm.left_at is not None:
        take_farewell_back(session, person_id)
    set_fields(session, actor, person_id, values, now)
    put_notice(session, "group_changed", f"group:{to_group_id}", person_id, f"moved {now.isoformat()}", now)
    _tell_ketua(session, person_id, to_group_id, now)
    leave_trace(session, actor, "move_member", "person", person_id, now)
    return number


@operation(on="person", may=("pendamping", "koordinator"))
def close_chats(session: Session, actor: Actor, person_id: int, now: datetime) -> None:
    """Ends the addresses that speak for her, as when her number changed hands; her consent stays.

    Nothing is sent there any more, and whoever writes from there is a stranger until a fresh code is used.
    """
    end_sessions(session, person_id, now)
    close_addresses(session, person_id, now)
    leave_trace(session, actor, "close_chats", "person", person_id, now)


def _lock_group(session: Session, group_id: int) -> None:
    """Numbers of one group are given out one after the other."""
    session.get_one(Group, group_id, with_for_update=True, populate_existing=True)


def _next_number(session: Session, group_id: int) -> int:
    """After the highest ever given: the number of one who left stays hers in old reports."""
    return (session.scalar(select(func.max(Kpm.member_number)).where(Kpm.group_id == group_id)) or 0) + 1


def _since(session: Session, group_id: int, now: datetime) -> datetime | None:
    """Empty where the group has held no meeting yet, so that she is among its first members."""
    return now if session.scalar(select(exists().where(Meeting.group_id == group_id))) else None


def _tell_ketua(session: Session, person_id: int, group_id: int, now: datetime) -> None:
    """She reports by name and number, so she has to know both."""
    ketua_id = ketua_of(session, group_id)
    if ketua_id is not None and ketua_id != person_id:
        put_notice(session, "member_arrived", f"person:{person_id}", ketua_id, f"group {group_id}", now)


def _card(session: Session, person_id: int) -> MemberCard:
    person, kpm = session.get_one(Person, person_id), session.get_one(Kpm, person_id)
    has_chat = exists().where(
        Address.person_id == person_id, Address.closed_at.is_(None), Contact.id == Address.contact_id, is_a_chat()
    )
    return MemberCard(
        person_id,
        kpm.participant_number,
        person.name,
        person.gender,
        kpm.group_id,
        session.get_one(Group, kpm.group_id).name,
        kpm.member_number,
        kpm.duty,
        kpm.phone,
        kpm.dusun,
        kpm.rt,
        kpm.rw,
        kpm.coordinates,
        kpm.left_at is not None,
        bool(session.scalar(select(has_chat))),
    )
