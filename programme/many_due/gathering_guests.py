"""Who comes to a gathering: what each family called answers, and who was there.

Who came need not be visited for it any more: her visit is recorded as made. Who did not come stays due, with the due
date her visit had all along.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Gathering, GatheringGuest, Person, Visit
from outbox.queue import mark_answered
from programme.access import Actor, may_run, operation
from programme.many_due.elsewhere import INVITED, MOVED, REMINDED
from programme.many_due.gatherings import called_to
from programme.rules import Rules
from programme.trail import leave_trace
from programme.visits import VisitOutcome, record_visit


@dataclass(frozen=True)
class Invitation:
    """A gathering as one family called to it reads it: nothing of anybody else, and not why."""

    starts_at: datetime
    place: str
    state: str
    revision: int
    reply: str | None
    by_name: str
    by_gender: str


@operation(on="gathering", may=("self",))
def show_invitation(session: Session, actor: Actor, gathering_id: int) -> Invitation:
    """Her own invitation."""
    gathering = session.get_one(Gathering, gathering_id)
    by = session.get_one(Person, gathering.pendamping_id)
    guest = _guest(session, gathering, actor.person_id)
    reply = guest.reply if guest is not None else None
    return Invitation(
        gathering.starts_at, gathering.place, gathering.state, gathering.revision, reply, by.name, by.gender
    )


def invitation_ended(session: Session, gathering_id: int, kpm_id: int) -> Invitation | None:
    """For the notice to a family that was called and need not come any more; None where it is still called."""
    gathering = session.get(Gathering, gathering_id)
    if gathering is None:
        return None
    hers = select(GatheringGuest).where(GatheringGuest.gathering_id == gathering_id, GatheringGuest.kpm_id == kpm_id)
    guest = session.scalar(hers)
    if guest is None or not (gathering.state == "cancelled" or guest.mark == "removed"):
        return None
    by = session.get_one(Person, gathering.pendamping_id)
    return Invitation(
        gathering.starts_at, gathering.place, gathering.state, gathering.revision, guest.reply, by.name, by.gender
    )


@operation(on="gathering", may=("self",))
def answer_gathering(session: Session, actor: Actor, gathering_id: int, coming: bool, now: datetime) -> bool:
    """She says whether she comes; she may change her mind until it begins. False where that is over."""
    gathering = session.get(Gathering, gathering_id, with_for_update=True, populate_existing=True)
    guest = _guest(session, gathering, actor.person_id) if gathering is not None else None
    if gathering is None or guest is None or gathering.state != "planned" or gathering.starts_at <= now:
        return False
    guest.reply = "coming" if coming else "not_coming"
    _is_answered(session, gathering, guest, now)
    leave_trace(session, actor, "answer_gathering", "gathering", gathering_id, now)
    return True


@operation(on="gathering", may=("pendamping",))
def note_reply(session: Session, actor: Actor, gathering_id: int, kpm_id: int, coming: bool, now: datetime) -> bool:
    """What she told the pendamping at her door or by phone: she knows of it now."""
    gathering = session.get(Gathering, gathering_id, with_for_update=True, populate_existing=True)
    guest = _guest(session, gathering, kpm_id) if gathering is not None else None
    if gathering is None or guest is None or gathering.state != "planned" or gathering.starts_at <= now:
        return False
    guest.reply = "coming" if coming else "not_coming"
    _is_answered(session, gathering, guest, now)
    leave_trace(session, actor, "note_reply", "visit", guest.visit_id, now)
    return True


@operation(on="gathering", may=("pendamping",))
def record_gathering(
    session: Session,
    actor: Actor,
    gathering_id: int,
    came: Mapping[int, str | None],
    duties: Sequence[str],
    now: datetime,
    rules: Rules,
) -> bool:
    """Who was there, each with what was agreed with her, and which of a visit's duties were done with all of them.

    False where it was recorded before, has not begun, or was cancelled.
    """
    gathering = session.get(Gathering, gathering_id, with_for_update=True, populate_existing=True)
    if gathering is None or gathering.state != "planned" or gathering.starts_at > now:
        return False
    gathering.state, gathering.ended_at = "held", gathering.ended_at or now
    mark_answered(session, "gathering_over", f"gathering:{gathering_id}", gathering.pendamping_id, now)
    day = rules.today(gathering.starts_at)
    guests = called_to(session, gathering)
    for guest in guests:
        guest.mark = "present" if guest.kpm_id in came else "absent"
        guest.agreement = came.get(guest.kpm_id)
    session.flush()
    for guest in guests:
        hers_to_record = may_run(session, actor, "record_visit", guest.visit_id)  # else her group is another's now
        if guest.mark == "present" and hers_to_record and session.get_one(Visit, guest.visit_id).state == "open":
            outcome = VisitOutcome(day, "kpm", tuple(duties), agreement=guest.agreement)
            record_visit(session, actor, guest.visit_id, outcome, now)
    leave_trace(session, actor, "record_gathering", "gathering", gathering_id, now)
    return True


def _guest(session: Session, gathering: Gathering, kpm_id: int | None) -> GatheringGuest | None:
    return next((one for one in called_to(session, gathering) if one.kpm_id == kpm_id), None)


def _is_answered(session: Session, gathering: Gathering, guest: GatheringGuest, now: datetime) -> None:
    for kind in (INVITED, MOVED, REMINDED):
        mark_answered(session, kind, f"gathering:{gathering.id}", guest.kpm_id, now)
