"""A small meeting of families with a visit due: called one by one, moved, cancelled; none learns who else is called.

Second source document, D: the pendamping may 'memanggil semua peserta yang tidak memenuhi komitmen'. An invitation says
when, where and that she would like to talk, nothing else. Who comes: programme.many_due.gathering_guests.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from db import Session
from db.tables import Gathering, GatheringGuest, Group, Kpm, OutboxRow, Person
from outbox.queue import drop_waiting, mark_answered, put_notice
from programme.access import Actor, operation
from programme.many_due.elsewhere import HEARD, INVITED, MOVED, REMINDED, take_out, tell_off
from programme.many_due.privately import answer_privately, only_on_shared_phones
from programme.many_due.ways import TOGETHER, shareable_visits, suits
from programme.meetings import LONGEST_PLACE
from programme.rules import Rules
from programme.trail import leave_trace

DAYS_TO_REPORT = 7
"""So long after a gathering it can be said who came."""
NEWS = (INVITED, MOVED, REMINDED)


@dataclass(frozen=True)
class GuestLine:
    """One family called, as who holds the gathering reads it."""

    kpm_id: int
    number: int
    """Of this gathering's list; it stays hers when others are taken out."""
    name: str
    gender: str
    group_name: str
    dusun: str | None
    rt: str | None
    rw: str | None
    reply: str | None
    mark: str | None
    reached: bool
    """A message about the present time arrived or is under way, or she answered: else she is told in person.

    Of a cancelled one: a chat leads to her, or she would not have come.
    """


@dataclass(frozen=True)
class GatheringLine:
    """A gathering for who holds it."""

    id: int
    starts_at: datetime
    place: str
    state: str
    guests: tuple[GuestLine, ...]

    @property
    def not_reached(self) -> list[GuestLine]:
        return [one for one in self.guests if not one.reached]


@operation(on="pendamping", may=("self",))
def call_together(
    session: Session,
    actor: Actor,
    pendamping_id: int,
    visit_ids: Collection[int],
    starts_at: datetime,
    place: str,
    now: datetime,
    rules: Rules,
) -> int | None:
    """Calls the families of these visits; the gathering's id, None where none of them can be called (any more)."""
    visits = [
        one
        for one in shareable_visits(session, pendamping_id, now, rules)
        if one.visit_id in visit_ids and suits(TOGETHER, one)
    ]
    if not visits or starts_at <= now:
        return None
    made = Gathering(pendamping_id=pendamping_id, starts_at=starts_at, place=place[:LONGEST_PLACE], created_at=now)
    made.state, made.revision = "planned", 0
    session.add(made)
    session.flush()
    called: dict[int, int] = {}
    for one in visits:
        called.setdefault(one.kpm_id, one.visit_id)
    for kpm_id, visit_id in called.items():
        session.add(GatheringGuest(gathering_id=made.id, kpm_id=kpm_id, visit_id=visit_id))
        put_notice(session, INVITED, _subject(made), kpm_id, "r0", now, deadline=starts_at)
        leave_trace(session, actor, "call_together", "visit", visit_id, now)
    session.flush()
    return made.id


@operation(on="pendamping", may=("self",))
def list_gatherings(session: Session, actor: Actor, pendamping_id: int, now: datetime) -> list[GatheringLine]:
    """Those to come, and those over of which nobody has said yet who came; the earliest first."""
    return [_line(session, one) for one in _open_of(session, pendamping_id, now)]


@operation(on="gathering", may=("pendamping",))
def show_gathering(session: Session, actor: Actor, gathering_id: int) -> GatheringLine:
    """The gathering with everybody called."""
    return _line(session, session.get_one(Gathering, gathering_id))


@operation(on="gathering", may=("pendamping",))
def move_gathering(
    session: Session, actor: Actor, gathering_id: int, starts_at: datetime, place: str, now: datetime
) -> bool:
    """Another time or place: each family called is told, and asked again; False where it can't be moved any more."""
    gathering = _coming(session, gathering_id, now)
    if gathering is None or starts_at <= now or (gathering.starts_at, gathering.place) == (starts_at, place):
        return False
    gathering.starts_at, gathering.place = starts_at, place[:LONGEST_PLACE]
    gathering.revision += 1
    _forget_news(session, gathering, now)
    for guest in called_to(session, gathering):
        guest.reply = None
        put_notice(session, MOVED, _subject(gathering), guest.kpm_id, f"r{gathering.revision}", now, deadline=starts_at)
    leave_trace(session, actor, "move_gathering", "gathering", gathering_id, now)
    return True


@operation(on="gathering", may=("pendamping",))
def cancel_gathering(session: Session, actor: Actor, gathering_id: int, now: datetime) -> bool:
    """It does not take place: who may have heard of it is told, and every visit is due as before."""
    gathering = _coming(session, gathering_id, now)
    if gathering is None:
        return False
    call_off(session, gathering, now)
    leave_trace(session, actor, "cancel_gathering", "gathering", gathering_id, now)
    return True


@operation(on="gathering", may=("pendamping",))
def leave_out(session: Session, actor: Actor, gathering_id: int, kpm_id: int, now: datetime) -> bool:
    """Takes one family out again; with the last one the gathering is cancelled. False where she is not called."""
    gathering = _coming(session, gathering_id, now)
    if gathering is None:
        return False
    guests = called_to(session, gathering)
    guest = next((one for one in guests if one.kpm_id == kpm_id), None)
    if guest is None:
        return False
    if len(guests) == 1:
        call_off(session, gathering, now)
        return True
    _drop_for(session, gathering, kpm_id)
    take_out(session, guest, gathering, now)
    leave_trace(session, actor, "leave_out", "visit", guest.visit_id, now)
    return True


def call_off(session: Session, gathering: Gathering, now: datetime) -> None:
    """Ends it before its time; the visits are due again as they were."""
    _forget_news(session, gathering, now)
    gathering.state, gathering.ended_at = "cancelled", now
    session.flush()
    for guest in called_to(session, gathering):
        tell_off(session, guest, gathering, "cancelled", now)


def called_to(session: Session, gathering: Gathering) -> list[GatheringGuest]:
    """Its guests, without those taken out or who left the programme."""
    query = (
        select(GatheringGuest)
        .join(Kpm, Kpm.person_id == GatheringGuest.kpm_id)
        .where(GatheringGuest.gathering_id == gathering.id, GatheringGuest.mark.is_distinct_from("removed"))
        .where(Kpm.left_at.is_(None))
        .order_by(GatheringGuest.id)
    )
    return list(session.scalars(query))


def waiting_gatherings(session: Session, pendamping_id: int, now: datetime, rules: Rules) -> int:
    """How many are over of which this pendamping has not said who came."""
    return sum(over_at(one, rules) <= now for one in _open_of(session, pendamping_id, now))


def over_at(gathering: Gathering, rules: Rules) -> datetime:
    """When who holds it is asked who came."""
    return gathering.starts_at + timedelta(hours=rules.casework.gathering_hours)


def _open_of(session: Session, pendamping_id: int, now: datetime) -> list[Gathering]:
    query = (
        select(Gathering)
        .where(Gathering.pendamping_id == pendamping_id, Gathering.state == "planned")
        .where(Gathering.starts_at > now - timedelta(days=DAYS_TO_REPORT))
        .order_by(Gathering.starts_at, Gathering.id)
    )
    return list(session.scalars(query))


def _coming(session: Session, gathering_id: int, now: datetime) -> Gathering | None:
    gathering = session.get(Gathering, gathering_id, with_for_update=True, populate_existing=True)
    if gathering is None or gathering.state != "planned" or gathering.starts_at <= now:
        return None
    return gathering


def _line(session: Session, gathering: Gathering) -> GatheringLine:
    guests = called_to(session, gathering)
    told = _told_of_now(session, gathering)
    ids = [one.kpm_id for one in guests]
    able, unread = answer_privately(session, ids), only_on_shared_phones(session, ids)
    every = select(GatheringGuest.id).where(GatheringGuest.gathering_id == gathering.id).order_by(GatheringGuest.id)
    numbers = {guest_id: number for number, guest_id in enumerate(session.scalars(every), start=1)}
    lines = []
    for guest in guests:
        person, kpm = session.get_one(Person, guest.kpm_id), session.get_one(Kpm, guest.kpm_id)
        states = told.get(guest.kpm_id, set())
        left = bool(states & HEARD) and guest.kpm_id not in unread
        reached = left or (guest.kpm_id in able and "queued" in states) or guest.reply is not None
        if gathering.state == "cancelled":
            reached = guest.kpm_id in able or guest.reply == "not_coming"
        lines.append(
            GuestLine(
                kpm_id=guest.kpm_id,
                number=numbers[guest.id],
                name=person.name,
                gender=person.gender,
                group_name=session.get_one(Group, kpm.group_id).name,
                dusun=kpm.dusun,
                rt=kpm.rt,
                rw=kpm.rw,
                reply=guest.reply,
                mark=guest.mark,
                reached=reached,
            )
        )
    return GatheringLine(gathering.id, gathering.starts_at, gathering.place, gathering.state, tuple(lines))


def _told_of_now(session: Session, gathering: Gathering) -> dict[int, set[str]]:
    """Person -> the states of her notices about the present time and place."""
    query = select(OutboxRow.person_id, OutboxRow.state).where(
        OutboxRow.kind.in_(NEWS),
        OutboxRow.subject == _subject(gathering),
        OutboxRow.slot.like(f"%r{gathering.revision}"),
    )
    states: dict[int, set[str]] = {}
    for person_id, state in session.execute(query):
        if person_id is not None:
            states.setdefault(person_id, set()).add(state)
    return states


def _forget_news(session: Session, gathering: Gathering, now: datetime) -> None:
    """What has not left is not said any more, and what was asked awaits no answer."""
    for kind in NEWS:
        drop_waiting(session, kind, _subject(gathering), "changed")
        mark_answered(session, kind, _subject(gathering), None, now)


def _drop_for(session: Session, gathering: Gathering, kpm_id: int) -> None:
    """Her own invitation, where it has not left; those of the others stand."""
    for row in session.scalars(
        select(OutboxRow).where(
            OutboxRow.kind.in_(NEWS),
            OutboxRow.subject == _subject(gathering),
            OutboxRow.person_id == kpm_id,
            OutboxRow.state.in_(("queued", "knocked", "unreachable")),
        )
    ):
        row.state, row.outcome = "dropped", "left_out"
    session.flush()


def _subject(gathering: Gathering) -> str:
    return f"gathering:{gathering.id}"
