"""Readers as the choice of a way looks at them: everybody of a set at once, in two looks however many they are."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, bindparam, case, exists, func, select
from sqlalchemy.orm import aliased

from db import Session
from db.rows import rows_of
from db.tables import Address, Consent, Contact, Kpm, Person
from outbox.ways import Candidate

Readers = Select[int] | Collection[int]
"""Person ids, or a query for them."""
WITHDREW, AGREED, AGREED_TO_SMS = 1, 2, 3
"""What a person's consents come to: each is more than the one before, and no consent at all is less."""


@dataclass(frozen=True)
class Reader:
    """One of them, and whether her ketua could tell her."""

    person_id: int
    preferred: str | None
    consented: bool
    covers_sms: bool
    ketua_reachable: bool
    candidates: tuple[Candidate, ...] = ()
    withdrew: bool = False
    """She agreed once, and no consent of hers stands."""

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
    if isinstance(readers, Select):
        addresses, people, ids = _addresses_of(readers), _people_of(readers), {}
    elif readers:
        addresses, people, ids = ADDRESSES, PEOPLE, {"ids": list(readers)}
    else:
        return []
    candidates: defaultdict[int, list[Candidate]] = defaultdict(list)
    for person_id, *fields in rows_of(session, addresses, **ids):
        candidates[person_id].append(Candidate(*fields))
    return [
        Reader(
            person_id,
            preferred,
            (agreed or 0) >= AGREED,
            agreed == AGREED_TO_SMS,
            has_ketua,
            tuple(candidates.get(person_id, ())),
            agreed == WITHDREW,
        )
        for person_id, preferred, agreed, has_ketua in rows_of(session, people, **ids)
    ]


def _addresses_of(readers: Any) -> Select[*tuple[Any, ...]]:
    """Whose they are, and the fields of a Candidate."""
    return (
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
        .where(Address.closed_at.is_(None), Address.person_id.in_(readers))
    )


def _people_of(readers: Any) -> Select[Any]:
    return (
        select(Person.id, Person.preferred_channel, _agreed(), _has_ketua())
        .outerjoin(Kpm, Kpm.person_id == Person.id)
        .where(Person.id.in_(readers))
        .order_by(Person.id)
    )


def _agreed() -> ScalarSelect[Any]:
    worth = case((Consent.withdrawn_at.is_not(None), WITHDREW), (Consent.covers_sms, AGREED_TO_SMS), else_=AGREED)
    return select(func.max(worth)).where(Consent.person_id == Person.id).scalar_subquery()


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


_ids: Any = bindparam("ids", expanding=True)
ADDRESSES, PEOPLE = _addresses_of(_ids), _people_of(_ids)
"""Built once for readers whose ids are known: it is asked for every list of members."""
