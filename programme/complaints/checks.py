"""The reporter has the last word: whether it is solved is asked once more after some days, then it is closed for her.

Only where the question came to somebody: who was never asked was not silent.
"""

from datetime import datetime, timedelta

from sqlalchemy import select

from db import Session
from db.tables import Complaint, ComplaintStep, OutboxRow
from outbox.queue import put_notice
from programme.access import Actor, operation
from programme.complaints.filing import close_for_silence
from programme.complaints.news import NEWS_HELPS_FOR, reporters_of, slot_of, subject_of
from programme.rules import Rules

KIND = "complaint_check"
CAME = ("sent", "delivered", "read", "unknown")


def again_slot(step_id: int) -> str:
    """'again:34': the second question about the step that said it is solved."""
    return f"again:{step_id}"


@operation(on=None, may=("system",))
def check_solved_complaints(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Asks again and closes what is due for it; returns how many were asked or closed."""
    done = 0
    for complaint in _solved(session):
        step_id, moments = _solved_step(session, complaint.id), _moments(session, complaint.id, rules)
        if step_id is None or moments is None:
            continue
        again_at, close_at = moments
        if now >= close_at:
            close_for_silence(session, complaint, now)
            done += 1
        elif now >= again_at:
            done += _ask_again(session, complaint, step_id, now)
    return done


def next_check(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next moment at which one is asked about again, or closed."""
    found = [_moments(session, one.id, rules) for one in _solved(session)]
    return min((moment for moments in found if moments for moment in moments if moment > after), default=None)


def _moments(session: Session, complaint_id: int, rules: Rules) -> tuple[datetime, datetime] | None:
    """When it is asked again and when closed, counted from when the question came to somebody; None: it has not yet."""
    step_id = _solved_step(session, complaint_id)
    told = select(OutboxRow.sent_at).where(
        OutboxRow.kind == KIND,
        OutboxRow.subject == subject_of(complaint_id),
        OutboxRow.slot.in_((slot_of(step_id or 0), again_slot(step_id or 0))),
        OutboxRow.state.in_(CAME),
    )
    asked = sorted(moment for moment in session.scalars(told) if moment is not None)
    if not asked:
        return None
    again_at = asked[0] + timedelta(days=rules.complaint_check_again_days)
    return again_at, max(again_at, asked[-1]) + timedelta(days=rules.complaint_silent_days)


def _solved(session: Session) -> list[Complaint]:
    return list(session.scalars(select(Complaint).where(Complaint.state == "solved").order_by(Complaint.id)))


def _solved_step(session: Session, complaint_id: int) -> int | None:
    query = select(ComplaintStep.id).where(ComplaintStep.complaint_id == complaint_id, ComplaintStep.kind == "solved")
    return session.scalar(query.order_by(ComplaintStep.id.desc()).limit(1))


def _ask_again(session: Session, complaint: Complaint, step_id: int, now: datetime) -> int:
    until, subject = now + NEWS_HELPS_FOR, subject_of(complaint.id)
    return sum(
        put_notice(session, KIND, subject, reader_id, again_slot(step_id), now, deadline=until)
        for reader_id in reporters_of(session, complaint)
    )
