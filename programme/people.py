"""Who is who: the actor behind a chat contact, names with their title, and what a group consists of."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, or_, select

from db import Session
from db.rows import rows_of
from db.tables import Consent, Group, Kpm, Person
from programme.access import Actor
from programme.attendance_text import Member
from programme.natural_order import natural

CONSENT_VERSION = "2026-11b"
"""The version of the words in conversations/joining_words.py and reports/consent_forms.py that people agree to."""
OLDER_CONSENT_VERSIONS = ("2026-11",)
"""Their sheets may still be handed in."""
VERSIONS_NAMING_WHATSAPP_AND_SMS = frozenset({CONSENT_VERSION})
"""The older ones say only 'by chat': nothing is sent for them to a number that never wrote to us."""


@dataclass(frozen=True)
class Chatter:
    """A person behind a chat, with what conversations need of her."""

    id: int
    role: str
    """kpm, ketua, deputy, pendamping, koordinator or operator: duties of a kpm are told here, for menus and words."""
    name: str
    gender: str
    language: str
    group_id: int | None = None
    group_name: str | None = None
    member_number: int | None = None

    @property
    def actor(self) -> Actor:
        return Actor(self.id, "kpm" if self.role in ("ketua", "deputy") else self.role)


CHATTER = (
    select(
        Person.id,
        Person.role,
        Person.name,
        Person.gender,
        Person.language,
        Kpm.duty,
        Kpm.left_at.is_not(None),
        Kpm.member_number,
        Group.id,
        Group.name,
    )
    .outerjoin(Kpm, Kpm.person_id == Person.id)
    .outerjoin(Group, Group.id == Kpm.group_id)
    .where(Person.id == bindparam("person_id"), Person.removed_at.is_(None))
)
"""Built once, and without what is encrypted: it runs for every message that arrives or leaves."""
KETUA = select(Kpm.person_id).where(Kpm.group_id == bindparam("group_id"), Kpm.duty == "ketua", Kpm.left_at.is_(None))
PENDAMPING = select(Group.pendamping_id).where(Group.id == bindparam("group_id"))


def chatter_of(session: Session, person_id: int) -> Chatter | None:
    """The person, unless she was removed or left."""
    row = rows_of(session, CHATTER, person_id=person_id).first()
    if row is None:
        return None
    found: tuple[Any, ...] = tuple(row)  # who is no kpm has no group
    _, role, name, gender, language, duty, has_left, number, group_id, group_name = found
    if group_id is None:
        return Chatter(person_id, role, name, gender, language)
    if has_left:
        return None
    role = duty if duty in ("ketua", "deputy") else "kpm"
    return Chatter(person_id, role, name, gender, language, group_id, group_name, number)


def has_consented(session: Session, person_id: int) -> bool:
    """Whether she agreed, and did not withdraw it."""
    query = select(Consent.id).where(Consent.person_id == person_id, Consent.withdrawn_at.is_(None)).limit(1)
    return session.scalar(query) is not None


def members_of(session: Session, group_id: int, at: datetime | None = None) -> list[Member]:
    """The group's kpm by member number; with `at`, without those who came into the group after that moment."""
    query = (
        select(Kpm.member_number, Person.name)
        .join(Person, Person.id == Kpm.person_id)
        .where(*_in_group(group_id, at))
        .order_by(Kpm.member_number)
    )
    return [Member(number, name) for number, name in session.execute(query)]


def kpm_ids_by_number(session: Session, group_id: int, at: datetime | None = None) -> dict[int, int]:
    """Member number -> person id of the group's kpm; `at` as in `members_of`."""
    query = select(Kpm.member_number, Kpm.person_id).where(*_in_group(group_id, at))
    return dict(session.execute(query).all())


def _in_group(group_id: int, at: datetime | None) -> list[ColumnElement[bool]]:
    conditions = [Kpm.group_id == group_id, Kpm.left_at.is_(None)]
    if at is not None:
        conditions.append(or_(Kpm.in_group_since.is_(None), Kpm.in_group_since <= at))
    return conditions


def ketua_of(session: Session, group_id: int) -> int | None:
    """The person id of the group's ketua."""
    ketua_id: int | None = rows_of(session, KETUA, group_id=group_id).scalar()
    return ketua_id


def pendamping_of(session: Session, group_id: int) -> int | None:
    """The person id of the pendamping who looks after the group."""
    pendamping_id: int | None = rows_of(session, PENDAMPING, group_id=group_id).scalar()
    return pendamping_id


def pendamping_name(session: Session, group_id: int) -> str | None:
    """The name of the pendamping who looks after the group."""
    who = pendamping_of(session, group_id)
    person = session.get(Person, who) if who is not None else None
    return person.name if person is not None else None


def groups_of(session: Session, pendamping_id: int) -> list[Group]:
    """The pendamping's groups by desa and name."""
    query = select(Group).where(Group.pendamping_id == pendamping_id)
    return sorted(session.scalars(query), key=lambda group: (natural(group.desa), natural(group.name)))


def set_language(session: Session, person_id: int, language: str) -> None:
    """The language in which she wants to read."""
    session.get_one(Person, person_id).language = language
