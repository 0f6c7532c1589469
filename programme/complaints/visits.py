"""Visits that a complaint leads to: to the family, to a school or health facility; and how they end with it.

A visit of a complaint that is hidden from the group's own people has the cause 'confidential': it is its maker's alone,
in no list, count or way of anybody else. Second source document, D: 'kunjungan mencari pemecahan masalah ketika ada
pengaduan'.
"""

from datetime import date, datetime

from sqlalchemy import select

from db import Session
from db.tables import Complaint, Group, Kpm, Person, Visit
from programme.access import Actor, operation, require
from programme.complaints.handling import Refused, add_step, begun, locked
from programme.complaints.news import tell_reporter
from programme.matter_relations import handles_complaint
from programme.providers import plan_provider_visit
from programme.rules import Rules
from programme.trail import leave_trace
from programme.visit_handovers import owner_of

MAKERS = ("pendamping", "koordinator")
"""Who has a list of visits; an operator refers a complaint, or gives it on."""


@operation(on="complaint", may=("handler",))
def plan_complaint_visit(
    session: Session, actor: Actor, complaint_id: int, day: date, now: datetime
) -> int | Refused | None:
    """A visit of the actor to the family on that local day, of which the reporter is told; its id.

    One that is open for another complaint of the same family serves both, on the earlier day. None where the actor
    makes no visits, she has left, or somebody else is about to visit her for a complaint.
    """
    complaint = locked(session, complaint_id)
    kpm = session.get_one(Kpm, complaint.kpm_id)
    standing = _standing(session, complaint)
    maker = _maker(session, actor, complaint)
    if (
        actor.role not in MAKERS
        or kpm.left_at is not None
        or (standing is not None and standing.pendamping_id != maker)
    ):
        return None
    refused = begun(session, actor.person_id, complaint, "visit")
    if refused is not None:
        return refused
    visit = standing or _new_visit(complaint, maker, day, now)
    visit.due_on = day if standing is None or standing.complaint_id == complaint_id else min(standing.due_on, day)
    session.add(visit)
    session.flush()
    step = add_step(session, complaint_id, "visit", actor.person_id, visit.due_on.isoformat(), now)
    tell_reporter(session, complaint_id, step, now)
    leave_trace(session, actor, "plan_complaint_visit", "complaint", complaint_id, now)
    return visit.id


@operation(on="complaint", may=("handler",))
def plan_complaint_provider_visit(
    session: Session, actor: Actor, complaint_id: int, provider_id: int, purpose: str, day: date, now: datetime
) -> int | Refused | None:
    """A visit of the actor to a school, health facility or other because of the complaint; its id.

    None where the actor makes no visits. The reporter is not told: she would wait for somebody at her own door.
    """
    if actor.role not in MAKERS:
        return None
    complaint = locked(session, complaint_id)
    require(session, actor, "plan_provider_visit", provider_id)
    refused = begun(session, actor.person_id, complaint, "visit")
    if refused is not None:
        return refused
    visit_id = plan_provider_visit(session, actor, provider_id, purpose, day, now)
    session.get_one(Visit, visit_id).complaint_id = complaint_id
    session.flush()
    leave_trace(session, actor, "plan_complaint_provider_visit", "complaint", complaint_id, now)
    return visit_id


@operation(on=None, may=("system",))
def end_complaint_visits(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Ends, without a word to anybody, open visits to a family whose complaint is closed, or is no longer its maker's.

    Not where the maker agreed on a further visit himself: that one he ends himself.
    """
    query = (
        select(Visit, Complaint)
        .join(Complaint, Complaint.id == Visit.complaint_id)
        .where(Visit.state == "open", Visit.kpm_id.is_not(None))
    )
    ended = 0
    for visit, complaint in session.execute(query).all():
        owner_id = owner_of(session, visit) or visit.pendamping_id
        maker = session.get(Person, owner_id) if owner_id is not None else None
        closed = complaint.state == "closed" and visit.after_visit_id is None
        if closed or maker is None or not handles_complaint(session, maker, complaint):
            visit.state, visit.ended_at = "withdrawn", now
            ended += 1
    session.flush()
    return ended


def next_ending(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """Never at a moment of its own: visits end at the next tick after whatever ended their complaint."""
    return None


def is_hidden(complaint: Complaint) -> bool:
    """Whether its visits must be nobody's but their maker's."""
    return complaint.confidential or complaint.first_level != "pendamping"


def _maker(session: Session, actor: Actor, complaint: Complaint) -> int | None:
    """As Visit.pendamping_id: empty where it is her group's pendamping who goes."""
    hers = session.get_one(Group, session.get_one(Kpm, complaint.kpm_id).group_id).pendamping_id
    return None if actor.person_id == hers and not is_hidden(complaint) else actor.person_id


def _standing(session: Session, complaint: Complaint) -> Visit | None:
    cause = "confidential" if is_hidden(complaint) else "complaint"
    query = select(Visit).where(Visit.kpm_id == complaint.kpm_id, Visit.cause == cause, Visit.state == "open")
    return session.scalar(query.with_for_update())


def _new_visit(complaint: Complaint, maker: int | None, day: date, now: datetime) -> Visit:
    return Visit(
        kpm_id=complaint.kpm_id,
        pendamping_id=maker,
        cause="confidential" if is_hidden(complaint) else "complaint",
        months=[],
        due_on=day,
        opened_at=now,
        complaint_id=complaint.id,
    )
