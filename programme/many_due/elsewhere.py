"""Where a due visit is while another way is tried: with a ketua who looks in, or its family is called to a gathering.

As long as it is there it stands on no day's list and can't be given to anybody else. Its due date stays as it was, so
that whatever comes to nothing (declined, withdrawn, cancelled, lapsed, not come) puts it back where it stood.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, exists, select

from db import Session
from db.tables import Gathering, GatheringGuest, KetuaHelp, Person, Visit
from outbox.queue import drop_waiting, mark_answered, put_notice, states_of
from programme.rules import Rules

WITH_KETUA = ("asked", "accepted")
"""States of a help in which the visit is hers to try."""
INVITED, REMINDED, MOVED = "gathering_invited", "gathering_reminder", "gathering_moved"
CANCELLED = "gathering_cancelled"
HELP = "help_asked"
HEARD = frozenset({"sent", "delivered", "read", "unknown", "claimed", "sending"})
"""States of a notice that was read, or may have been."""


@dataclass(frozen=True)
class Elsewhere:
    """The ketua's name, or the local day of the gathering."""

    ketua: str | None = None
    gender: str = "f"
    day: date | None = None


def not_elsewhere() -> ColumnElement[bool]:
    """For queries over visits."""
    return ~(_is_with_ketua() | _is_called())


def is_elsewhere(session: Session, visit_id: int) -> bool:
    """Whether another way is being tried for this visit."""
    return session.scalar(select(Visit.id).where(Visit.id == visit_id, ~not_elsewhere())) is not None


def elsewhere_of(session: Session, visit: Visit, rules: Rules) -> Elsewhere | None:
    """Where this visit is, for its line on a list."""
    if visit.state != "open" or visit.kpm_id is None:
        return None
    with_ketua = (
        select(Person.name, Person.gender)
        .join(KetuaHelp, KetuaHelp.ketua_id == Person.id)
        .where(KetuaHelp.visit_id == visit.id, KetuaHelp.state.in_(WITH_KETUA))
    )
    ketua = session.execute(with_ketua.limit(1)).first()
    if ketua is not None:
        return Elsewhere(ketua.name, ketua.gender)
    called = (
        select(Gathering.starts_at)
        .join(GatheringGuest, GatheringGuest.gathering_id == Gathering.id)
        .where(GatheringGuest.kpm_id == visit.kpm_id, GatheringGuest.visit_id == visit.id, *_still_to_come())
    )
    starts_at = session.scalar(called.limit(1))
    return None if starts_at is None else Elsewhere(day=rules.today(starts_at))


def leave_other_ways(session: Session, visit: Visit, now: datetime) -> None:
    """When a visit ends by itself: nobody need look in or come any more, and who would have done so is told."""
    helps = select(KetuaHelp).where(KetuaHelp.visit_id == visit.id, KetuaHelp.state.in_(WITH_KETUA))
    for asked in session.scalars(helps).all():
        end_help(session, asked, "withdrawn", now)
    guests = (
        select(GatheringGuest, Gathering)
        .join(Gathering, Gathering.id == GatheringGuest.gathering_id)
        .where(GatheringGuest.kpm_id == visit.kpm_id, GatheringGuest.visit_id == visit.id)
        .where(GatheringGuest.mark.is_(None), Gathering.state == "planned")
    )
    for guest, gathering in session.execute(guests).all():
        take_out(session, guest, gathering, now)
        _end_if_nobody_is_left(session, gathering, now)


def _end_if_nobody_is_left(session: Session, gathering: Gathering, now: datetime) -> None:
    """Nobody is asked who came to a gathering to which nobody was called any more."""
    left = select(GatheringGuest.id).where(GatheringGuest.gathering_id == gathering.id, GatheringGuest.mark.is_(None))
    if session.scalar(left.limit(1)) is None:
        gathering.state, gathering.ended_at = "cancelled", gathering.ended_at or now
        mark_answered(session, "gathering_over", f"gathering:{gathering.id}", gathering.pendamping_id, now)
        session.flush()


def end_help(session: Session, asked: KetuaHelp, state: str, now: datetime) -> None:
    """Takes a visit out of a ketua's hands; one who had said yes hears that she need not go."""
    had_accepted = asked.state == "accepted"
    asked.state = state
    session.flush()
    settle_request(session, asked, now)
    if had_accepted and state == "withdrawn":
        put_notice(session, HELP, f"help:{asked.id}", asked.ketua_id, "not_needed", now)


def settle_request(session: Session, asked: KetuaHelp, now: datetime) -> None:
    """Once nothing of a request awaits the ketua's answer, or her word how it went, no notice asks for it."""
    states = {one.state for one in asked_together(session, asked)}
    subject = request_subject(session, asked)
    if "asked" not in states:
        mark_answered(session, HELP, subject, asked.ketua_id, now)
    if not states & set(WITH_KETUA):
        drop_waiting(session, HELP, subject, "ended")


def asked_together(session: Session, asked: KetuaHelp) -> list[KetuaHelp]:
    """All that the same pendamping asked of the same ketua at that moment: it is told and answered at once."""
    query = select(KetuaHelp).where(
        KetuaHelp.ketua_id == asked.ketua_id,
        KetuaHelp.asked_by == asked.asked_by,
        KetuaHelp.asked_at == asked.asked_at,
    )
    return list(session.scalars(query.order_by(KetuaHelp.id)))


def request_subject(session: Session, asked: KetuaHelp) -> str:
    """'help:7', the first of what was asked together."""
    return f"help:{asked_together(session, asked)[0].id}"


def take_out(session: Session, guest: GatheringGuest, gathering: Gathering, now: datetime) -> None:
    """One family need not come any more; it is told so unless it never heard of it, or would not come."""
    guest.mark = "removed"
    session.flush()
    if gathering.starts_at > now:
        tell_off(session, guest, gathering, "out", now)


def tell_off(session: Session, guest: GatheringGuest, gathering: Gathering, slot: str, now: datetime) -> None:
    """Tells one family that it need not come: only where it may have heard that it should."""
    subject = f"gathering:{gathering.id}"
    heard = any(
        states_of(session, kind, subject).get(guest.kpm_id, set()) & HEARD for kind in (INVITED, MOVED, REMINDED)
    )
    if heard and guest.reply != "not_coming":
        slot = f"{slot} r{gathering.revision}"
        put_notice(session, CANCELLED, subject, guest.kpm_id, slot, now, deadline=gathering.starts_at)


def _is_with_ketua() -> ColumnElement[bool]:
    return exists().where(KetuaHelp.visit_id == Visit.id, KetuaHelp.state.in_(WITH_KETUA)).correlate(Visit)


def _is_called() -> ColumnElement[bool]:
    same = (GatheringGuest.kpm_id == Visit.kpm_id, GatheringGuest.visit_id == Visit.id)
    return exists().where(*same, Gathering.id == GatheringGuest.gathering_id, *_still_to_come()).correlate(Visit)


def _still_to_come() -> tuple[ColumnElement[bool], ...]:
    """From the day after it its visits are due again, until somebody says who came."""
    return GatheringGuest.mark.is_(None), Gathering.state == "planned", Gathering.ended_at.is_(None)
