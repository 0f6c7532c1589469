"""What is shown of a handover: to the colleague just what he needs, to the owner what became of it.

No reason of an absence and nobody's words: those he reads on his own list once the visit is his.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from db import Session
from db.tables import Group, Kpm, Person, Provider, Visit, VisitHandover
from programme.access import Actor, operation
from programme.schooling.missed_months import about_members
from programme.visit_handovers import is_handed_over, standing_handover


@dataclass(frozen=True)
class Target:
    """Whom a visit goes to and where. `gender` is empty for a provider."""

    visit_id: int
    name: str
    gender: str | None
    desa: str
    dusun: str | None
    rt: str | None
    rw: str | None
    cause: str
    months: tuple[str, ...]
    due_on: date
    state: str
    purpose: str | None
    about_members: bool = False
    """More was missed in those months than meetings; what, its maker reads on his own list."""


@dataclass(frozen=True)
class OfferLine:
    """One handover with its visit."""

    handover_id: int
    state: str
    target: Target
    from_name: str
    from_gender: str
    to_name: str
    to_gender: str


@dataclass(frozen=True)
class Busy:
    """A pendamping with the number of her open visits."""

    id: int
    name: str
    gender: str
    visits: int


@operation(on="handover", may=("self", "pendamping", "koordinator"))
def show_offer(session: Session, actor: Actor, handover_id: int) -> OfferLine:
    """The handover as its two sides and the koordinator read it."""
    return offer_line(session, session.get_one(VisitHandover, handover_id))


@operation(on="visit", may=("pendamping", "koordinator"))
def show_standing_offer(session: Session, actor: Actor, visit_id: int) -> OfferLine | None:
    """The offer of this visit that awaits an answer, if there is one."""
    handover = standing_handover(session, visit_id)
    return None if handover is None else offer_line(session, handover)


@operation(on="visit", may=("pendamping", "koordinator"))
def show_target(session: Session, actor: Actor, visit_id: int) -> Target:
    """Whom the visit goes to, without why in detail: what the koordinator needs who hands it to another."""
    return target_of(session, session.get_one(Visit, visit_id))


@operation(on="visit", may=("pendamping",))
def was_handed_to(session: Session, actor: Actor, visit_id: int) -> bool:
    """Whether the one who asks makes this visit for a colleague."""
    visit = session.get_one(Visit, visit_id)
    return visit.pendamping_id == actor.person_id and is_handed_over(session, visit)


@dataclass(frozen=True)
class DoneForYou:
    """What a colleague brought home from a visit he made for another."""

    target: Target
    by_name: str
    by_gender: str
    met: str | None
    finding: str | None
    agreement: str | None
    end_reason: str | None


@operation(on="visit", may=("pendamping",))
def show_done_for_you(session: Session, actor: Actor, visit_id: int) -> DoneForYou | None:
    """The result of a visit that somebody else ended; None where it is open or was ended by the one who asks."""
    visit = session.get_one(Visit, visit_id)
    if visit.state not in ("done", "cancelled") or visit.ended_by in (None, actor.person_id):
        return None
    by = session.get_one(Person, visit.ended_by)
    return DoneForYou(
        target_of(session, visit), by.name, by.gender, visit.met, visit.finding, visit.agreement, visit.end_reason
    )


@operation(on=None, may=("koordinator",))
def list_busy(session: Session, actor: Actor) -> list[Busy]:
    """The pendamping of the koordinator's kecamatan with open visits, the busiest first."""
    kecamatan = session.get_one(Person, actor.person_id).kecamatan
    query = (
        select(Person.id, Person.name, Person.gender, func.count())
        .join(Group, Group.pendamping_id == Person.id)
        .join(Kpm, Kpm.group_id == Group.id)
        .join(Visit, Visit.kpm_id == Kpm.person_id)
        .where(Person.kecamatan == kecamatan, Person.removed_at.is_(None), Visit.state == "open")
        .where(Visit.pendamping_id.is_(None), Kpm.left_at.is_(None))
        .group_by(Person.id, Person.name, Person.gender)
        .order_by(func.count().desc(), Person.name)
    )
    return [Busy(*row) for row in session.execute(query)]


@operation(on="pendamping", may=("self", "koordinator"))
def list_open_visits(session: Session, actor: Actor, pendamping_id: int) -> list[Target]:
    """Her open visits that are not handed over, the longest due first."""
    query = (
        select(Visit)
        .join(Kpm, Kpm.person_id == Visit.kpm_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(Group.pendamping_id == pendamping_id, Visit.state == "open", Visit.pendamping_id.is_(None))
        .where(Kpm.left_at.is_(None))
        .order_by(Visit.due_on, Visit.id)
    )
    return [target_of(session, visit) for visit in session.scalars(query)]


def offer_line(session: Session, handover: VisitHandover) -> OfferLine:
    sender, receiver = (session.get_one(Person, one) for one in (handover.from_id, handover.to_id))
    target = target_of(session, session.get_one(Visit, handover.visit_id))
    return OfferLine(handover.id, handover.state, target, sender.name, sender.gender, receiver.name, receiver.gender)


def target_of(session: Session, visit: Visit) -> Target:
    name, gender, desa, dusun, rt, rw = _whom_and_where(session, visit)
    months, more = tuple(visit.months), bool(about_members(session, [visit.id]))
    return Target(
        visit.id, name, gender, desa, dusun, rt, rw, visit.cause, months, visit.due_on, visit.state, visit.purpose, more
    )


def _whom_and_where(session: Session, visit: Visit) -> tuple[str, str | None, str, str | None, str | None, str | None]:
    if visit.kpm_id is None:
        provider = session.get_one(Provider, visit.provider_id)
        return provider.name, None, provider.desa or provider.kecamatan, None, None, None
    person, kpm = session.get_one(Person, visit.kpm_id), session.get_one(Kpm, visit.kpm_id)
    group = session.get_one(Group, kpm.group_id)
    return person.name, person.gender, group.desa, kpm.dusun, kpm.rt, kpm.rw
