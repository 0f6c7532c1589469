"""Visits handed to a fellow pendamping: asked, accepted or not, taken back, lapsed; and the word to her who asked.

Second source document, D: with many to visit the pendamping may 'meminta bantuan teman sesama pendamping di wilayah
kerjanya'. Only what a colleague accepts becomes his, and only until the visit ends.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import func, select

from db import Session
from db.tables import Address, Complaint, Group, Kpm, Person, Provider, Visit, VisitHandover
from outbox.queue import drop_waiting, mark_answered, put_notice
from programme.access import Actor, operation
from programme.many_due.elsewhere import is_elsewhere, leave_other_ways
from programme.rules import Rules
from programme.trail import leave_trace
from programme.visit_makers import MAKERS_ALONE

COLLEAGUES = ("pendamping", "koordinator")
OFFERED, OFFERED_TOGETHER = "visit_offered", "visits_offered_together"
NOON = time(12)
"""A visit accepted before noon still stands on today's list."""


@dataclass(frozen=True)
class Colleague:
    """A fellow pendamping (or the koordinator) who can be asked by chat."""

    id: int
    name: str
    gender: str


@operation(on="visit", may=("pendamping", "koordinator"))
def list_colleagues(session: Session, actor: Actor, visit_id: int) -> list[Colleague]:
    """Who of the visit's kecamatan can be asked: in office, joined, neither its maker nor who asks."""
    visit = session.get_one(Visit, visit_id)
    joined = select(Address.person_id).where(Address.closed_at.is_(None))
    query = (
        select(Person.id, Person.name, Person.gender)
        .where(
            Person.role.in_(COLLEAGUES),
            Person.kecamatan == kecamatan_of(session, visit),
            Person.removed_at.is_(None),
            Person.id.in_(joined),
            Person.id.not_in([one for one in (maker_of(session, visit), actor.person_id) if one is not None]),
        )
        .order_by(Person.name)
    )
    return [Colleague(person_id, name, gender) for person_id, name, gender in session.execute(query)]


@operation(on="visit", may=("pendamping", "koordinator"))
def offer_visit(
    session: Session,
    actor: Actor,
    visit_id: int,
    to_id: int,
    note: str | None,
    now: datetime,
    rules: Rules,
    *,
    told_alone: bool = True,
) -> int | None:
    """Asks a colleague to make an open visit; the handover's id, None where it can't be (or was) offered.

    Only its owner and the koordinator offer a visit: who accepted one gives it back instead. One that a hidden
    complaint led to stays with its maker: the complaint itself can be given to another who may see it. One that a
    ketua tries, or whose family is called to a gathering, has to be taken back first.
    """
    visit = _open_visit(session, visit_id)
    if visit is None or is_nobody_elses(session, visit) or standing_handover(session, visit_id) is not None:
        return None
    if actor.role != "koordinator" and owner_of(session, visit) != actor.person_id:
        return None
    if is_elsewhere(session, visit_id):
        return None
    if to_id not in {one.id for one in list_colleagues(session, actor, visit_id)}:
        return None
    assert actor.person_id is not None
    handover = VisitHandover(visit_id=visit_id, from_id=actor.person_id, to_id=to_id, state="asked", asked_at=now)
    session.add(handover)
    if visit.kpm_id is not None:
        visit.purpose = note
    session.flush()
    until = now + timedelta(hours=rules.handover_hours)
    if told_alone:
        put_notice(session, OFFERED, subject_of(handover), to_id, "offered", now, deadline=until)
    leave_trace(session, actor, "offer_visit", "visit", visit_id, now)
    return handover.id


@operation(on="handover", may=("self",))
def answer_offer(
    session: Session, actor: Actor, handover_id: int, accepts: bool, now: datetime, rules: Rules
) -> str | None:
    """The colleague accepts or declines; the handover's state before where it was answered already, else None."""
    handover = session.get(VisitHandover, handover_id, with_for_update=True, populate_existing=True)
    assert handover is not None
    visit = _open_visit(session, handover.visit_id)
    if handover.state != "asked" or visit is None:
        return handover.state if handover.state != "asked" else "withdrawn"
    _close(session, handover, "accepted" if accepts else "declined", now)
    if accepts:
        visit.pendamping_id = handover.to_id
        local = rules.local(now)
        if local.time() >= NOON:
            visit.due_on = max(visit.due_on, local.date() + timedelta(days=1))
    else:
        _forget_note(visit)
    _tell_owner(session, handover, visit, handover.state, now)
    leave_trace(session, actor, "answer_offer", "visit", visit.id, now)
    return None


@operation(on="visit", may=("pendamping", "koordinator"))
def withdraw_offer(session: Session, actor: Actor, visit_id: int, now: datetime) -> bool:
    """Takes back an offer that was not answered yet; False where there is none."""
    handover = standing_handover(session, visit_id)
    if handover is None:
        return False
    _close(session, handover, "withdrawn", now)
    _forget_note(session.get_one(Visit, visit_id))
    leave_trace(session, actor, "withdraw_offer", "visit", visit_id, now)
    return True


@operation(on="visit", may=("pendamping", "koordinator"))
def return_visit(session: Session, actor: Actor, visit_id: int, now: datetime) -> bool:
    """Gives an accepted visit back to its owner (the koordinator may do so for him); False where it is not handed."""
    visit = _open_visit(session, visit_id)
    if visit is None or not is_handed_over(session, visit):
        return False
    if actor.role != "koordinator" and visit.pendamping_id != actor.person_id:
        return False
    _back_to_owner(session, visit, "returned", now)
    leave_trace(session, actor, "return_visit", "visit", visit_id, now)
    return True


@operation(on=None, may=("system",))
def lapse_handovers(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Withdraws offers nobody answered in time, and gives visits back whose maker left or works elsewhere now."""
    before = now - timedelta(hours=rules.handover_hours)
    changed = 0
    for handover in session.scalars(select(VisitHandover).where(VisitHandover.state == "asked")).all():
        visit = session.get_one(Visit, handover.visit_id)
        if handover.asked_at <= before or not _still_works_there(session, handover.to_id, visit):
            _close(session, handover, "withdrawn", now)
            _forget_note(visit)
            if visit.state == "open":
                _tell_owner(session, handover, visit, "lapsed", now)
            changed += 1
    accepted = select(VisitHandover.visit_id).where(VisitHandover.state == "accepted")
    for visit in session.scalars(select(Visit).where(Visit.state == "open", Visit.id.in_(accepted))).all():
        if is_handed_over(session, visit) and not _still_works_there(session, visit.pendamping_id, visit):
            _back_to_owner(session, visit, "returned", now)
            changed += 1
    return changed


def next_lapse(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next moment at which an unanswered offer lapses."""
    oldest = session.scalar(select(func.min(VisitHandover.asked_at)).where(VisitHandover.state == "asked"))
    if oldest is None:
        return None
    return max(oldest + timedelta(hours=rules.handover_hours), after + timedelta(seconds=1))


def end_handovers(session: Session, visit: Visit, now: datetime) -> None:
    """When a visit ends: whatever else was tried for it ends. The owner hears what a colleague did for her, and he who
    had accepted it that she ended it herself.
    """
    leave_other_ways(session, visit, now)
    handover = standing_handover(session, visit.id)
    if handover is not None:
        _close(session, handover, "withdrawn", now)
    owner = owner_of(session, visit)
    if owner is None or visit.state not in ("done", "cancelled") or not is_handed_over(session, visit):
        return
    if visit.ended_by == owner and visit.pendamping_id is not None:
        put_notice(session, "visit_withdrawn", f"visit:{visit.id}", visit.pendamping_id, f"ended {now:%m%d%H%M}", now)
    elif visit.ended_by != owner:
        put_notice(session, "visit_done_for_you", f"visit:{visit.id}", owner, f"{visit.state} {now:%m%d%H%M}", now)


def subject_of(handover: VisitHandover) -> str:
    return f"handover:{handover.id}"


def standing_handover(session: Session, visit_id: int) -> VisitHandover | None:
    """The offer of this visit that awaits an answer."""
    return session.scalar(
        select(VisitHandover).where(VisitHandover.visit_id == visit_id, VisitHandover.state == "asked")
    )


def owner_of(session: Session, visit: Visit) -> int | None:
    """Whose visit it is: her group's pendamping; of a hidden complaint, a case, or to a provider, who planned it."""
    if visit.cause in MAKERS_ALONE:
        return visit.pendamping_id
    if visit.kpm_id is not None:
        return session.get_one(Group, session.get_one(Kpm, visit.kpm_id).group_id).pendamping_id
    first = (
        select(VisitHandover.from_id)
        .where(VisitHandover.visit_id == visit.id, VisitHandover.state == "accepted")
        .order_by(VisitHandover.id)
    )
    return session.scalar(first.limit(1)) or visit.pendamping_id


def maker_of(session: Session, visit: Visit) -> int | None:
    """Who makes it: a colleague who accepted it, else its owner."""
    return visit.pendamping_id or owner_of(session, visit)


def is_nobody_elses(session: Session, visit: Visit) -> bool:
    """Whether it comes of a case, or of a complaint that is hidden from the group's own people."""
    complaint = session.get(Complaint, visit.complaint_id) if visit.complaint_id is not None else None
    return visit.cause in MAKERS_ALONE or (complaint is not None and complaint.confidential)


def is_handed_over(session: Session, visit: Visit) -> bool:
    """Whether a colleague accepted it."""
    return visit.pendamping_id is not None and visit.pendamping_id != owner_of(session, visit)


def kecamatan_of(session: Session, visit: Visit) -> str | None:
    """Where the visit is made."""
    if visit.kpm_id is not None:
        return session.get_one(Group, session.get_one(Kpm, visit.kpm_id).group_id).kecamatan
    return session.get_one(Provider, visit.provider_id).kecamatan if visit.provider_id is not None else None


def _open_visit(session: Session, visit_id: int) -> Visit | None:
    visit = session.get(Visit, visit_id, with_for_update=True, populate_existing=True)
    return visit if visit is not None and visit.state == "open" else None


def _close(session: Session, handover: VisitHandover, state: str, now: datetime) -> None:
    handover.state, handover.answered_at = state, now
    session.flush()
    kind, subject = (OFFERED, subject_of(handover)) if handover.together is None else _told_together(handover)
    if handover.together is None or not _is_still_asked(session, handover):
        drop_waiting(session, kind, subject, state)
        mark_answered(session, kind, subject, handover.to_id, now)


def _told_together(handover: VisitHandover) -> tuple[str, str]:
    """What was offered at once is told under the first of it."""
    return OFFERED_TOGETHER, f"handover:{handover.together}"


def _is_still_asked(session: Session, handover: VisitHandover) -> bool:
    """Whether anything that was offered with it awaits an answer."""
    query = select(VisitHandover.id).where(
        VisitHandover.to_id == handover.to_id,
        VisitHandover.together == handover.together,
        VisitHandover.state == "asked",
    )
    return session.scalar(query.limit(1)) is not None


def _forget_note(visit: Visit) -> None:
    """The message to a colleague ends with the offer; what a visit to a provider is about stays."""
    if visit.kpm_id is not None:
        visit.purpose = None


def _back_to_owner(session: Session, visit: Visit, slot: str, now: datetime) -> None:
    handover = session.scalars(
        select(VisitHandover)
        .where(VisitHandover.visit_id == visit.id, VisitHandover.state == "accepted")
        .order_by(VisitHandover.id.desc())
    ).first()
    visit.pendamping_id = None if visit.kpm_id is not None else owner_of(session, visit)
    _forget_note(visit)
    session.flush()
    if handover is not None:
        _tell_owner(session, handover, visit, slot, now)


def _tell_owner(session: Session, handover: VisitHandover, visit: Visit, slot: str, now: datetime) -> None:
    """Whoever asked, and her whose visit it is where the koordinator asked; of what was offered at once, once."""
    subject = subject_of(handover)
    if handover.together is not None and slot != "returned":
        subject, slot = _told_together(handover)[1], "together"
    for person_id in {handover.from_id, owner_of(session, visit)} - {None, handover.to_id}:
        if person_id is not None:
            put_notice(session, "visit_offer_answered", subject, person_id, slot, now)


def _still_works_there(session: Session, person_id: int | None, visit: Visit) -> bool:
    person = session.get(Person, person_id) if person_id is not None else None
    if person is None or person.removed_at is not None or person.role not in COLLEAGUES:
        return False
    return person.kecamatan == kecamatan_of(session, visit)
