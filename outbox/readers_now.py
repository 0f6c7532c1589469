"""Readers as the choice of a way looks at them: everybody of a set at once, in two looks however many they are."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from db import Session
from db.tables import Address, Consent, Contact, Kpm, Person
from outbox.ways import Candidate

Readers = Select[int] | Collection[int]
"""Person ids, or a query for them."""


@dataclass(frozen=True)
class Reader:
    """One of them, and whether her ketua could tell her."""

    person_id: int
    preferred: str | None
    consented: bool
    covers_sms: bool
    ketua_reachable: bool
    candidates: tuple[Candidate, ...] = ()

    def hiding(self, shared: frozenset[int]) -> tuple[Candidate, ...]:
        """Her addresses where nothing of a notice may show on those phones that several people use."""
        return tuple(replace(one, hides=one.contact_id in shared) for one in self.candidates)


def everybody() -> Select[int]:
    """All who were not removed, as a query."""
    return select(Person.id).where(Person.removed_at.is_(None))


def shared_contacts(session: Session) -> frozenset[int]:
    """The phones that several people use."""
    several = func.count(Address.person_id.distinct()) > 1
    query = select(Address.contact_id).where(Address.closed_at.is_(None)).group_by(Address.contact_id).having(several)
    return frozenset(session.scalars(query))


def look_up(session: Session, readers: Readers) -> list[Reader]:
    """By person id."""
    ids = readers if isinstance(readers, Select) else select(Person.id).where(Person.id.in_(readers))
    wanted = ids.subquery()
    candidates: defaultdict[int, list[Candidate]] = defaultdict(list)
    addresses = (
        select(
            Address.person_id,
            Contact.id,
            Contact.channel,
            Contact.last_seen_at,
            Contact.wrote_at,
            Contact.stopped_at.is_not(None),
            Contact.blocked_at.is_not(None),
        )
        .join(Contact, Contact.id == Address.contact_id)
        .where(Address.closed_at.is_(None), Address.person_id.in_(select(wanted.c[0])))
    )
    for person_id, contact_id, channel, last_used, wrote_at, stopped, blocked in session.execute(addresses):
        candidates[person_id].append(Candidate(contact_id, channel, last_used, wrote_at, stopped, blocked))
    people = (
        select(Person.id, Person.preferred_channel, _consents(), _consents(Consent.covers_sms), _has_ketua())
        .outerjoin(Kpm, Kpm.person_id == Person.id)
        .where(Person.id.in_(select(wanted.c[0])))
        .order_by(Person.id)
    )
    return [Reader(*row, tuple(candidates[row[0]])) for row in session.execute(people)]


def _consents(*besides: InstrumentedAttribute[bool]) -> ColumnElement[bool]:
    return exists().where(Consent.person_id == Person.id, Consent.withdrawn_at.is_(None), *besides)


def _has_ketua() -> ColumnElement[bool]:
    """Whether another in her group is ketua and can be written to."""
    ketua = aliased(Kpm)
    return exists().where(
        ketua.group_id == Kpm.group_id,
        ketua.duty == "ketua",
        ketua.left_at.is_(None),
        ketua.person_id != Kpm.person_id,
        Address.person_id == ketua.person_id,
        Address.closed_at.is_(None),
        Contact.id == Address.contact_id,
        Contact.channel != "sms",
        Contact.blocked_at.is_(None),
        Contact.stopped_at.is_(None),
    )
