"""An absence whose reason nobody knows: the kpm is asked once, in private; what she says is the pendamping's to read.

Planned from the tables, so whoever saved the report and however often it is corrected, she is asked at most once, and
not at all where she came, gave a reason before, or would rather not say.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, String, and_, bindparam, cast, exists, func, literal, literal_column, select
from sqlalchemy.dialects import postgresql, sqlite

from db import Session
from db.columns import Moment
from db.tables import Address, Attendance, Group, Kpm, Meeting, MeetingReply, OutboxRow, Person
from outbox.kinds import KINDS
from outbox.queue import mark_answered, put_notice
from programme.access import Actor, operation
from programme.meeting_replies import LONGEST_WORDS, keep_reason_of, keep_words
from programme.rules import Rules
from programme.trail import leave_trace
from programme.visits import refresh_visits

ASKED_WITHIN = timedelta(days=3)
"""Of the report: later she would hardly know which meeting is meant."""
MEETING_WITHIN = timedelta(days=7)
SECOND_THOUGHTS = timedelta(hours=1)
"""So long after the mark was recorded she is asked: whoever reported has had time to correct it."""
SLOT = "asked"
_SUBJECT = literal("meeting:") + cast(Attendance.meeting_id, String)
"""As `programme.meetings.subject_of` says it."""


@operation(on=None, may=("system",))
def plan_absence_questions(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Queues the question for everyone absent without a known reason; returns how many are new."""
    moments = {
        "held_after": now - MEETING_WITHIN,
        "recorded_after": now - ASKED_WITHIN,
        "recorded_by": now - SECOND_THOUGHTS,
    }
    ids = session.scalars(_UNEXPLAINED, moments).all()
    if not ids:
        return 0
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    due = select(
        literal("absence_reason"),
        _SUBJECT,
        cast(literal(SLOT), String),
        Attendance.kpm_id,
        literal(KINDS["absence_reason"].priority),
        literal(now, Moment),
        literal(now + ASKED_WITHIN, Moment),
        literal("queued"),
        literal(0),
        literal(0),
        literal(now, Moment),
    ).where(Attendance.id.in_(ids))
    columns = [
        "kind", "subject", "slot", "person_id", "priority", "due_at", "deadline", "state", "attempts", "repeats",
        "created_at",
    ]  # fmt: skip
    statement = dialect.insert(OutboxRow).from_select(columns, due).on_conflict_do_nothing().returning(OutboxRow.id)
    return len(session.execute(statement).all())


def _unexplained() -> Select[int]:
    """Ids of the marks that nobody has given a reason for and nobody was asked about; built once, for every tick."""
    return (
        select(Attendance.id)
        .join(Kpm, Kpm.person_id == Attendance.kpm_id)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(
            Meeting.status == "reported",
            Meeting.starts_at > bindparam("held_after"),
            Attendance.recorded_at > bindparam("recorded_after"),
            Attendance.recorded_at <= bindparam("recorded_by"),
            Attendance.mark == "absent",
            Attendance.reason.is_(None),
            Kpm.left_at.is_(None),
            exists().where(Address.person_id == Attendance.kpm_id, Address.closed_at.is_(None)),
            ~exists().where(
                MeetingReply.meeting_id == Attendance.meeting_id,
                MeetingReply.kpm_id == Attendance.kpm_id,
                MeetingReply.reason.is_not(None),
            ),
            ~exists().where(
                and_(
                    OutboxRow.kind != literal_column("'reply'"),  # so that the unique index is used
                    OutboxRow.kind == "absence_reason",
                    OutboxRow.subject == _SUBJECT,
                    OutboxRow.person_id == Attendance.kpm_id,
                    OutboxRow.slot == SLOT,
                )
            ),
        )
    )


def _oldest_recorded() -> Select[datetime]:
    """When the oldest mark was recorded that may still be corrected before its kpm is asked."""
    return (
        select(func.min(Attendance.recorded_at))
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(
            Meeting.status == "reported",
            Meeting.starts_at > bindparam("held_after"),
            Attendance.mark == "absent",
            Attendance.reason.is_(None),
            Attendance.recorded_at > bindparam("recorded_after"),
        )
    )


_UNEXPLAINED = _unexplained()
_OLDEST_RECORDED = _oldest_recorded()


def next_question_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The earliest moment later than `after` at which somebody's hour of waiting is over."""
    moments = {"held_after": after - MEETING_WITHIN, "recorded_after": after - SECOND_THOUGHTS}
    oldest = session.scalar(_OLDEST_RECORDED, moments)
    return None if oldest is None else oldest + SECOND_THOUGHTS


def reason_is_missing(session: Session, meeting_id: int, kpm_id: int) -> bool:
    """Whether she still counts as absent and nobody, she included, has said why: for the notice to her."""
    query = (
        select(Attendance.id)
        .outerjoin(
            MeetingReply,
            (MeetingReply.meeting_id == Attendance.meeting_id) & (MeetingReply.kpm_id == Attendance.kpm_id),
        )
        .where(
            Attendance.meeting_id == meeting_id,
            Attendance.kpm_id == kpm_id,
            Attendance.mark == "absent",
            Attendance.reason.is_(None),
            MeetingReply.reason.is_(None),
        )
    )
    return session.scalar(query) is not None


@dataclass(frozen=True)
class Absentee:
    """A kpm marked absent, with what she wrote about it, for her pendamping."""

    member_number: int
    name: str
    gender: str
    words: str | None


def absentee(session: Session, meeting_id: int, kpm_id: int) -> Absentee | None:
    """Her, while she still counts as absent: for the notice to the meeting's own pendamping."""
    query = (
        select(Kpm.member_number, Person.name, Person.gender, MeetingReply.words)
        .join(Person, Person.id == Kpm.person_id)
        .join(Attendance, Attendance.kpm_id == Kpm.person_id)
        .outerjoin(
            MeetingReply, (MeetingReply.meeting_id == Attendance.meeting_id) & (MeetingReply.kpm_id == Kpm.person_id)
        )
        .where(Attendance.meeting_id == meeting_id, Kpm.person_id == kpm_id, Attendance.mark == "absent")
    )
    row = session.execute(query).first()
    return None if row is None else Absentee(*row)


@operation(on="kpm", may=("self",))
def explain_absence(
    session: Session,
    actor: Actor,
    kpm_id: int,
    meeting_id: int,
    reason: str | None,
    words: str | None,
    now: datetime,
    rules: Rules,
) -> bool:
    """Keeps why she can't come, or could not; her mark stays as it is. False where the meeting is not her group's.

    Sickness does not count as an absence, so a visit that became due without knowing of it is looked at again.
    """
    if not keep_reason_of(session, meeting_id, kpm_id, reason, words, now):
        return False
    mark_answered(session, "absence_reason", f"meeting:{meeting_id}", kpm_id, now)
    refresh_visits(session, [kpm_id], now, rules)
    leave_trace(session, actor, "explain_absence", "meeting", meeting_id, now)
    return True


@operation(on="kpm", may=("self",))
def dispute_absence(session: Session, actor: Actor, kpm_id: int, meeting_id: int, words: str, now: datetime) -> bool:
    """She says that she was there: her pendamping is told, nothing is changed. False where she is not marked absent."""
    mark = session.scalar(
        select(Attendance.mark).where(Attendance.meeting_id == meeting_id, Attendance.kpm_id == kpm_id)
    )
    if mark != "absent":
        return False
    keep_words(session, meeting_id, kpm_id, words[:LONGEST_WORDS], now)
    mark_answered(session, "absence_reason", f"meeting:{meeting_id}", kpm_id, now)
    pendamping_id = session.scalar(
        select(Group.pendamping_id).join(Meeting, Meeting.group_id == Group.id).where(Meeting.id == meeting_id)
    )
    if pendamping_id is not None:
        put_notice(session, "absence_disputed", f"meeting:{meeting_id}", pendamping_id, f"kpm {kpm_id}", now)
    leave_trace(session, actor, "dispute_absence", "meeting", meeting_id, now)
    return True
