"""The last word to one who leaves, and the closing of her chats after it.

Whoever has left is no reader any more (programme.people.chatter_of): only this one notice still finds her, on the
addresses that stay open until it has gone, or cannot go any more. Then they close.
"""

from datetime import datetime, time, timedelta

from sqlalchemy import BindParameter, Select, bindparam, case, func, or_, select, update

from db import Session
from db.tables import Address, Contact, Dialog, Group, Kpm, OutboxRow, Person
from db.words import one_of
from outbox.addresses import close_addresses
from outbox.queue import IS_NOTICE, UNFINISHED, drop_waiting, put_notice
from programme.access import Actor, operation
from programme.joining import end_codes, end_sessions
from programme.people import Chatter, chatter_of
from programme.rules import Rules

FAREWELL = "membership_ended"
FAREWELL_FOR = timedelta(days=3)
"""So long it is tried; a last word that comes much later only puzzles."""
UNDER_WAY = (*UNFINISHED, "knocked", "unreachable")
KEPT_AS_SENT = ("sent", "delivered", "read", "unknown")
HAS_GONE = ~one_of(OutboxRow.state, UNDER_WAY)


def _waiting() -> tuple[Select[OutboxRow], Select[int | None, datetime | None]]:
    """Last words that are over; and of those that are not done with, whether any went and when the next gets late."""
    now: BindParameter[datetime] = bindparam("now")
    not_done_with = (IS_NOTICE, OutboxRow.kind == FAREWELL, OutboxRow.answered_at.is_(None))
    over = select(OutboxRow).where(*not_done_with, or_(HAS_GONE, OutboxRow.deadline <= now))
    gets_late = func.min(case((OutboxRow.deadline > now, OutboxRow.deadline)))
    return over, select(func.max(case((HAS_GONE, 1))), gets_late).where(*not_done_with)


OVER, STILL_OPEN = _waiting()
"""Built once: they are asked at every tick."""


def say_farewell(session: Session, kpm_id: int, now: datetime) -> None:
    """Queues the last word; what she had begun and her unused codes end now, her addresses once it has gone."""
    end_codes(session, kpm_id, now)
    _end_dialogs(session, kpm_id)
    subject, slot = f"person:{kpm_id}", now.isoformat()
    put_notice(session, FAREWELL, subject, kpm_id, slot, now, deadline=now + FAREWELL_FOR)


def leave_without_word(session: Session, kpm_id: int, now: datetime) -> None:
    """Everything by which she could be written to ends at once."""
    end_sessions(session, kpm_id, now)


def _end_dialogs(session: Session, kpm_id: int) -> None:
    contacts = select(Address.contact_id).where(Address.person_id == kpm_id)
    session.execute(
        update(Dialog).where(Dialog.contact_id.in_(contacts), Dialog.person_id == kpm_id).values(status="done")
    )


def take_farewell_back(session: Session, kpm_id: int) -> bool:
    """When the leaving is taken back: what has not left yet stays unsaid. True where she may have read it."""
    drop_waiting(session, FAREWELL, f"person:{kpm_id}", "taken_back")
    query = select(OutboxRow.id).where(
        OutboxRow.kind == FAREWELL, OutboxRow.subject == f"person:{kpm_id}", OutboxRow.state.in_(KEPT_AS_SENT)
    )
    return session.scalar(query.limit(1)) is not None


def reader_of(session: Session, person_id: int, kind: str) -> Chatter | None:
    """Who reads a notice: somebody who takes part; and, of the last word alone, the one who has just left."""
    reader = chatter_of(session, person_id)
    return reader if reader is not None or kind != FAREWELL else _leaver(session, person_id)


def _leaver(session: Session, person_id: int) -> Chatter | None:
    row = session.execute(
        select(Person, Kpm, Group)
        .join(Kpm, Kpm.person_id == Person.id)
        .join(Group, Group.id == Kpm.group_id)
        .where(Person.id == person_id, Person.removed_at.is_(None), Kpm.left_at.is_not(None))
    ).first()
    if row is None:
        return None
    person, kpm, group = row
    named = (person.id, "kpm", person.name, person.gender, person.language)
    return Chatter(*named, group.id, group.name, kpm.member_number)


@operation(on=None, may=("system",))
def close_chats_of_leavers(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Closes the addresses of those whose last word has gone, or can't go any more; returns of how many."""
    closed = 0
    for row in session.scalars(OVER, {"now": now}).all():
        row.answered_at = now  # done with, whatever became of it
        if row.person_id is None or session.get_one(Kpm, row.person_id).left_at is None:
            continue
        close_addresses(session, row.person_id, now)
        closed += 1
    session.flush()
    return closed


def next_closing(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """When the time of the first last word that could not be said is over; those that went close at the next tick."""
    has_gone, gets_late = session.execute(STILL_OPEN, {"now": after}).one()
    return after + timedelta(seconds=1) if has_gone else gets_late


def next_morning(now: datetime, rules: Rules) -> datetime:
    """Eight o'clock of the next day on the kabupaten's clock."""
    return rules.at(rules.today(now) + timedelta(days=1), time(8))


def reopen_chats(session: Session, kpm_id: int, left_at: datetime) -> None:
    """The addresses that closed with her leaving speak for her again, unless their phone is in use for her anyway."""
    mine = (Address.person_id == kpm_id, Contact.id == Address.contact_id, Contact.blocked_at.is_(None))
    closed = select(Address).join(Contact, Contact.id == Address.contact_id).where(*mine, Address.closed_at >= left_at)
    open_now = set(
        session.scalars(select(Address.contact_id).where(Address.person_id == kpm_id, Address.closed_at.is_(None)))
    )
    for address in session.scalars(closed.order_by(Address.id.desc())).all():
        if address.contact_id not in open_now:
            address.closed_at = None
            open_now.add(address.contact_id)
    session.flush()
