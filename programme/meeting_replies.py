"""What kpm answer to "bisa hadir?" before a meeting, how many are expected, and who is hindered by what.

The numbers are for the ketua too; the reasons are the pendamping's alone. A meeting that is moved to another time
begins without answers: `forget_replies` is called by whoever moves it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, delete, func, select

from db import Session
from db.rows import rows_of
from db.tables import Attendance, Kpm, Meeting, MeetingReply, Person
from outbox.queue import mark_answered
from programme.access import Actor, operation
from programme.trail import leave_trace

UNSAID = "unsaid"
"""The reason of one who would rather not say: she is not asked again."""
LONGEST_WORDS = 1_000
"""Characters kept of a reason in her own words."""
ASKING_KINDS = ("meeting_reminder", "meeting_moved")


@dataclass(frozen=True)
class Reply:
    """What one kpm said of one meeting."""

    answer: str | None
    reason: str | None
    words: str | None


@dataclass(frozen=True)
class Expected:
    """How the members of a group answered for one meeting: numbers only."""

    coming: int
    not_coming: int
    silent: int


@dataclass(frozen=True)
class Hindered:
    """A member who said that she can't come, for her pendamping."""

    member_number: int
    name: str
    reason: str | None
    words: str | None


@operation(on="kpm", may=("self",))
def answer_meeting(
    session: Session,
    actor: Actor,
    kpm_id: int,
    meeting_id: int,
    answer: str,
    now: datetime,
    *,
    reason: str | None = None,
    words: str | None = None,
) -> bool:
    """Takes her answer, `coming` or `not_coming`, in place of an earlier one; a reason told before is kept.

    False, with nothing done, where the meeting has begun, was cancelled, or is not her group's.
    """
    meeting = session.get(Meeting, meeting_id, with_for_update=True, populate_existing=True)
    if meeting is None or meeting.status != "planned" or meeting.starts_at <= now:
        return False
    if not _is_of(session, kpm_id, meeting.group_id):
        return False
    reply = _reply_row(session, meeting_id, kpm_id, now)
    if answer == "coming" or reply.answer == "coming":
        reply.reason = reply.words = None
    reply.answer = answer
    reply.reason = reason or reply.reason
    reply.words = words[:LONGEST_WORDS] if words else reply.words
    for kind in ASKING_KINDS:
        mark_answered(session, kind, f"meeting:{meeting_id}", kpm_id, now)
    leave_trace(session, actor, "answer_meeting", "meeting", meeting_id, now)
    return True


@operation(on="kpm", may=("self",))
def show_reply(session: Session, actor: Actor, kpm_id: int, meeting_id: int) -> Reply | None:
    """What she herself said of a meeting."""
    return reply_of(session, meeting_id, kpm_id)


@operation(on="meeting", may=("ketua", "pendamping", "koordinator"))
def show_expected(session: Session, actor: Actor, meeting_id: int) -> Expected:
    """How many come, how many can't, how many have not answered."""
    return expected_at(session, meeting_id)


@operation(on="meeting", may=("pendamping",))
def show_hindered(session: Session, actor: Actor, meeting_id: int) -> list[Hindered]:
    """Who can't come and why, by member number."""
    return hindered_at(session, meeting_id)


def _answers(*what: Any) -> Select[Any]:
    """Every present member of the meeting's group with her answer, if any."""
    return (
        select(*what)
        .select_from(Meeting)
        .join(Kpm, (Kpm.group_id == Meeting.group_id) & Kpm.left_at.is_(None))
        .outerjoin(MeetingReply, (MeetingReply.meeting_id == Meeting.id) & (MeetingReply.kpm_id == Kpm.person_id))
        .where(Meeting.id == bindparam("meeting"))
    )


REPLY = select(MeetingReply.answer, MeetingReply.reason, MeetingReply.words).where(
    MeetingReply.meeting_id == bindparam("meeting"), MeetingReply.kpm_id == bindparam("kpm")
)
"""Built once, as the two below: they run for reminders that leave."""
ANSWERS = _answers(MeetingReply.answer, func.count()).group_by(MeetingReply.answer)
HINDERED = (
    _answers(Kpm.member_number, Person.name, MeetingReply.reason, MeetingReply.words)
    .join(Person, Person.id == Kpm.person_id)
    .where(MeetingReply.answer == "not_coming")
    .order_by(Kpm.member_number)
)


def reply_of(session: Session, meeting_id: int, kpm_id: int) -> Reply | None:
    """As `show_reply`, for notices to that very kpm."""
    row = rows_of(session, REPLY, meeting=meeting_id, kpm=kpm_id).first()
    return None if row is None else Reply(*row)


def expected_at(session: Session, meeting_id: int) -> Expected:
    """As `show_expected`, for notices whose reader was chosen with the meeting."""
    counts: dict[str | None, int] = {answer: int(n) for answer, n in rows_of(session, ANSWERS, meeting=meeting_id)}
    coming, not_coming = counts.get("coming", 0), counts.get("not_coming", 0)
    return Expected(coming, not_coming, sum(counts.values()) - coming - not_coming)


def hindered_at(session: Session, meeting_id: int) -> list[Hindered]:
    """As `show_hindered`, for the notice to the group's own pendamping."""
    return [Hindered(*row) for row in rows_of(session, HINDERED, meeting=meeting_id)]


def forget_replies(session: Session, meeting_id: int) -> None:
    """The meeting has another time: what was said of the old one holds no longer."""
    session.execute(delete(MeetingReply).where(MeetingReply.meeting_id == meeting_id))


def keep_reason_of(
    session: Session, meeting_id: int, kpm_id: int, reason: str | None, words: str | None, now: datetime
) -> bool:
    """Keeps why she can't come, or could not; her answer stays as it is. False: the meeting is not hers.

    One at which she was marked stays hers though she belongs to another group by now.
    """
    meeting = session.get(Meeting, meeting_id, with_for_update=True, populate_existing=True)
    if meeting is None or not (_is_of(session, kpm_id, meeting.group_id) or _is_marked(session, kpm_id, meeting_id)):
        return False
    reply = _reply_row(session, meeting_id, kpm_id, now)
    reply.reason, reply.words = reason, words[:LONGEST_WORDS] if words else None
    session.flush()
    return True


def keep_words(session: Session, meeting_id: int, kpm_id: int, words: str, now: datetime) -> None:
    """Keeps what she wrote about the meeting, beside her answer and reason."""
    session.get_one(Meeting, meeting_id, with_for_update=True, populate_existing=True)
    _reply_row(session, meeting_id, kpm_id, now).words = words


def _is_of(session: Session, kpm_id: int, group_id: int) -> bool:
    kpm = session.get(Kpm, kpm_id)
    return kpm is not None and kpm.group_id == group_id and kpm.left_at is None


def _is_marked(session: Session, kpm_id: int, meeting_id: int) -> bool:
    query = select(Attendance.id).where(Attendance.meeting_id == meeting_id, Attendance.kpm_id == kpm_id)
    return session.scalar(query) is not None


def _reply_row(session: Session, meeting_id: int, kpm_id: int, now: datetime) -> MeetingReply:
    """Hers, made if there is none; its meeting's row is locked, so that two phones make one."""
    query = select(MeetingReply).where(MeetingReply.meeting_id == meeting_id, MeetingReply.kpm_id == kpm_id)
    reply = session.scalar(query)
    if reply is None:
        reply = MeetingReply(meeting_id=meeting_id, kpm_id=kpm_id)
        session.add(reply)
    reply.answered_at = now
    return reply
