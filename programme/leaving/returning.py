"""A leaving taken back: what ended at that very moment is open again, and her chats with it.

The fields of her entry are put back by whoever calls this (programme.member_corrections, programme.members).
"""

from datetime import datetime, timedelta

from sqlalchemy import select

from db import Session
from db.tables import Assembly, AssemblyGuest, Enrolment, Kpm, OutboxRow, Visit
from outbox.queue import SHOWN, drop_waiting, put_notice
from programme.leaving.ending import GONE, KETUA_NEEDED
from programme.leaving.farewell import reopen_chats, take_farewell_back
from programme.member_duties import holder_of

CHATS_REOPEN_FOR = timedelta(days=30)
"""Later her number may have changed hands: then she joins with a fresh code."""


def comes_back_as_she_was(session: Session, kpm_id: int, left_at: datetime, now: datetime) -> None:
    """After her entry has its old values again: the leaving at `left_at` was a slip."""
    kpm = session.get_one(Kpm, kpm_id)
    _open_visits_again(session, kpm_id, left_at)
    _open_enrolments_again(session, kpm_id, left_at)
    _call_again(session, kpm_id, now)
    _told_to_ketua(session, kpm, now)
    for kind, subject in ((GONE, f"person:{kpm_id}"), (KETUA_NEEDED, f"group:{kpm.group_id}")):
        drop_waiting(session, kind, subject, "taken_back")
    may_have_read = take_farewell_back(session, kpm_id)
    if now - left_at <= CHATS_REOPEN_FOR:
        reopen_chats(session, kpm_id, left_at)
    if may_have_read:
        put_notice(session, "group_changed", f"group:{kpm.group_id}", kpm_id, f"back {now.isoformat()}", now)
    session.flush()


def _told_to_ketua(session: Session, kpm: Kpm, now: datetime) -> None:
    """She who was told that this member is gone hears that it was a slip: else she leaves her out."""
    subject, since = f"person:{kpm.person_id}", now - CHATS_REOPEN_FOR
    was_told = select(OutboxRow.person_id).where(
        OutboxRow.kind == GONE, OutboxRow.subject == subject, OutboxRow.state.in_(SHOWN), OutboxRow.sent_at >= since
    )
    ketua_id = holder_of(session, kpm.group_id, "ketua")
    if ketua_id is not None and ketua_id in set(session.scalars(was_told)):
        put_notice(session, "member_arrived", subject, ketua_id, f"back {now.isoformat()} {kpm.group_id}", now)


def _open_visits_again(session: Session, kpm_id: int, left_at: datetime) -> None:
    open_causes = set(session.scalars(select(Visit.cause).where(Visit.kpm_id == kpm_id, Visit.state == "open")))
    ended = select(Visit).where(Visit.kpm_id == kpm_id, Visit.state == "withdrawn", Visit.ended_at == left_at)
    for visit in session.scalars(ended.order_by(Visit.id)).all():
        if visit.cause not in open_causes:
            visit.state, visit.ended_at, visit.ended_by = "open", None, None
            open_causes.add(visit.cause)


def _open_enrolments_again(session: Session, kpm_id: int, left_at: datetime) -> None:
    standing = set(
        session.scalars(select(Enrolment.member_id).where(Enrolment.kpm_id == kpm_id, Enrolment.state == "open"))
    )
    ended = (Enrolment.kpm_id == kpm_id, Enrolment.state == "withdrawn", Enrolment.ended_at == left_at)
    for one in session.scalars(select(Enrolment).where(*ended)).all():
        if one.member_id not in standing:
            one.state, one.ended_at, one.ended_by = "open", None, None


def _call_again(session: Session, kpm_id: int, now: datetime) -> None:
    """To the meetings besides P2K2 that are still to come and from which she was taken out."""
    to_come = select(Assembly.id).where(Assembly.state == "planned", Assembly.starts_at > now)
    guests = select(AssemblyGuest).where(
        AssemblyGuest.person_id == kpm_id, AssemblyGuest.mark == "removed", AssemblyGuest.assembly_id.in_(to_come)
    )
    for guest in session.scalars(guests).all():
        guest.mark = None
