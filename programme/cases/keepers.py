"""Who works on a case now, and whether a word reaches the family in private.

For operations that have asked who may; nothing here is called from a conversation.
"""

from sqlalchemy import func, select

from db import Session
from db.tables import Address, Case, Contact, Group, Kpm, Person
from outbox.means import TWO_SIDED
from programme.casework_relations import came_of_hidden_complaint
from programme.entry_holders import is_hers


def locked(session: Session, case_id: int) -> Case:
    """The case for whoever changes it: a second phone waits until the first is done."""
    return session.get_one(Case, case_id, with_for_update=True, populate_existing=True)


def keeper_of(session: Session, case: Case) -> int | None:
    """Whom its news go to: its holder, or (he has left the office) her group's pendamping; None: nobody may read it.

    As programme.casework_relations decides who stands to it as a holder.
    """
    if session.get_one(Person, case.holder_id).removed_at is None:
        return case.holder_id
    if came_of_hidden_complaint(session, case):
        return None
    return session.get_one(Group, session.get_one(Kpm, case.kpm_id).group_id).pendamping_id


def is_reached_alone(session: Session, person_id: int) -> bool:
    """Whether she has a chat that nobody else uses: only there a word of what was agreed may show."""
    hers = (
        select(Address.contact_id)
        .join(Contact, Contact.id == Address.contact_id)
        .where(
            Address.person_id == person_id,
            Address.closed_at.is_(None),
            Contact.channel.in_(TWO_SIDED),
            Contact.stopped_at.is_(None),
            Contact.blocked_at.is_(None),
        )
    )
    alone = (
        select(Address.contact_id)
        .where(Address.contact_id.in_(hers), Address.closed_at.is_(None))
        .group_by(Address.contact_id)
        .having(func.count(Address.person_id.distinct()) == 1)
    )
    return session.scalar(alone.limit(1)) is not None


def is_reached_as_before(session: Session, case: Case) -> bool:
    """As `is_reached_alone`, of the one with whom the case was begun: never who took the family's entry over since."""
    began = case.reopened_at or case.opened_at
    return is_hers(session, case.kpm_id, began) and is_reached_alone(session, case.kpm_id)


def pendamping_named(session: Session, case_id: int) -> tuple[str, str] | None:
    """(name, gender) of who works on it now, for the words to the family; None where nobody does."""
    case = session.get(Case, case_id)
    keeper_id = keeper_of(session, case) if case is not None else None
    keeper = session.get(Person, keeper_id) if keeper_id is not None else None
    return (keeper.name, keeper.gender) if keeper is not None else None
