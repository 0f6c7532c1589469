"""What a pendamping does for a family that the radar shows him, before anything is due: a kind word, or a visit.

Second source document, A: a visit is made 'berniat baik dan berbaik sangka'. The words are the assistant's own, in the
reader's language and without a count of absences: nothing in them can be taken for a warning.
"""

from datetime import date, datetime, timedelta

from sqlalchemy import select

from db import Session
from db.tables import Kpm, Visit
from outbox.queue import put_notice
from outbox.readers_now import look_up
from programme.access import Actor, operation
from programme.rules import Rules
from programme.standings import can_answer
from programme.trail import leave_trace

KIND = "kind_word"
MISSED, PRAISED = "missed", "praised"
WORDS = (MISSED, PRAISED)
HELPS_FOR = timedelta(days=3)


@operation(on="kpm", may=("pendamping",))
def may_be_written_to(session: Session, actor: Actor, kpm_id: int) -> bool:
    """Whether a chat leads to her in which she can answer."""
    return any(can_answer(reader) for reader in look_up(session, [kpm_id]))


@operation(on="kpm", may=("pendamping",))
def send_kind_word(session: Session, actor: Actor, kpm_id: int, what: str, now: datetime, rules: Rules) -> bool:
    """Queues one of WORDS in the sender's name; False where she got one of them that day already (a double tap)."""
    if what not in WORDS:
        raise ValueError(f"no kind word is called {what}")
    subject = f"group:{session.get_one(Kpm, kpm_id).group_id}"
    slot = f"{what} {rules.today(now).isoformat()}"
    sent = put_notice(session, KIND, subject, kpm_id, slot, now, deadline=now + HELPS_FOR)
    if sent:
        leave_trace(session, actor, "send_kind_word", "kpm", kpm_id, now)
    return sent


@operation(on="kpm", may=("pendamping",))
def plan_radar_visit(session: Session, actor: Actor, kpm_id: int, day: date, purpose: str, now: datetime) -> bool:
    """Puts a visit on the list from that local day on; False where one that was agreed upon is open: that one stays.

    It is a follow-up, with the four duties of a visit; `purpose` says why it is made.
    """
    open_one = select(Visit.id).where(Visit.kpm_id == kpm_id, Visit.cause == "follow_up", Visit.state == "open")
    if session.scalar(open_one) is not None:
        return False
    visit = Visit(kpm_id=kpm_id, cause="follow_up", months=[], due_on=day, opened_at=now, purpose=purpose)
    session.add(visit)
    session.flush()
    leave_trace(session, actor, "plan_radar_visit", "visit", visit.id, now)
    return True
