"""What a pendamping types into SIKS-NG of one P2K2 meeting: read from what is recorded, with his own words beside it.

SIKS-NG (the ministry's system) asks of each session a name, a description of process, material, participation,
results, obstacles and follow-up, and HADIR, SAKIT or ALFA of each participant. The text is made by reports.siks_text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from db import Session
from db.tables import Attendance, Group, Kpm, Meeting, MeetingNote, MeetingReply, Person, Visit
from programme.absence_reasons import effective_reason, proposed_official
from programme.access import Actor, operation
from programme.office.typed_notes import ASPECTS, LONGEST_NOTE, one_line
from programme.rules import Rules
from programme.secret_numbers import without_secrets
from programme.trail import leave_trace

MEETINGS_SHOWN = 12


@dataclass(frozen=True)
class SiksMark:
    """One participant's mark; `is_settled`: the pendamping has looked at it."""

    number: int
    name: str
    mark: str
    is_settled: bool


@dataclass(frozen=True)
class SiksFacts:
    """One reported meeting. Times are local."""

    meeting_id: int
    group: str
    desa: str
    place: str
    starts_at: datetime
    ends_at: datetime
    module: str | None
    session_number: int | None
    pendamping: str
    marks: tuple[SiksMark, ...]
    represented: int
    notes: Mapping[str, str]
    visits_open: int
    """Families of the group that are to be visited for missed commitments."""
    next_meeting: datetime | None

    def count(self, mark: str) -> int:
        return sum(one.mark == mark for one in self.marks)

    @property
    def missing(self) -> tuple[str, ...]:
        """The aspects of which he has written nothing."""
        return tuple(one for one in ASPECTS if one not in self.notes)

    @property
    def unsettled(self) -> int:
        return sum(not one.is_settled and one.mark != "HADIR" for one in self.marks)


@dataclass(frozen=True)
class SiksMeeting:
    """A meeting to choose."""

    id: int
    group: str
    starts_at: datetime
    noted: int
    """Of how many aspects he has written something."""


@operation(on="pendamping", may=("self",))
def list_siks_meetings(session: Session, actor: Actor, pendamping_id: int) -> list[SiksMeeting]:
    """The latest reported meetings of his groups, the newest first."""
    query = (
        select(Meeting, Group.name, MeetingNote)
        .join(Group, Group.id == Meeting.group_id)
        .outerjoin(MeetingNote, MeetingNote.meeting_id == Meeting.id)
        .where(Group.pendamping_id == pendamping_id, Meeting.status == "reported")
        .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
        .limit(MEETINGS_SHOWN)
    )
    return [SiksMeeting(one.id, group, one.starts_at, len(_notes(note))) for one, group, note in session.execute(query)]


@operation(on="meeting", may=("pendamping",))
def read_siks(session: Session, actor: Actor, meeting_id: int, now: datetime, rules: Rules) -> SiksFacts | None:
    """All that is to be typed in of a meeting; None where its report is missing."""
    meeting = session.get_one(Meeting, meeting_id)
    if meeting.status != "reported":
        return None
    group = session.get_one(Group, meeting.group_id)
    keeper = session.get(Person, group.pendamping_id) if group.pendamping_id is not None else None
    marks, represented = _marks(session, meeting_id, rules)
    coming = select(func.min(Meeting.starts_at)).where(
        Meeting.group_id == group.id, Meeting.status == "planned", Meeting.starts_at > now
    )
    following = session.scalar(coming)
    note = session.scalar(select(MeetingNote).where(MeetingNote.meeting_id == meeting_id))
    return SiksFacts(
        meeting_id,
        group.name,
        group.desa,
        meeting.place,
        rules.local(meeting.starts_at),
        rules.local(meeting.ends_at),
        meeting.module,
        meeting.session_number,
        keeper.name if keeper is not None else "",
        marks,
        represented,
        _notes(note),
        _visits_open(session, group.id),
        rules.local(following) if following is not None else None,
    )


@operation(on="meeting", may=("pendamping",))
def note_meeting(
    session: Session, actor: Actor, meeting_id: int, notes: Mapping[str, str], now: datetime
) -> tuple[str, ...]:
    """Keeps his words on some aspects, in place of those before; numbers nobody should write are left out.

    Returns the aspects that were kept. Raises ValueError for an unknown aspect.
    """
    if not set(notes) <= set(ASPECTS):
        raise ValueError(f"no aspects: {sorted(set(notes) - set(ASPECTS))}")
    assert actor.person_id is not None
    row = session.scalar(select(MeetingNote).where(MeetingNote.meeting_id == meeting_id).with_for_update())
    if row is None:
        row = MeetingNote(meeting_id=meeting_id, written_by=actor.person_id, written_at=now)
        session.add(row)
    kept = {code: one_line(without_secrets(said))[:LONGEST_NOTE] for code, said in notes.items()}
    for code, said in kept.items():
        setattr(row, code, said or None)
    row.written_by, row.written_at = actor.person_id, now
    session.flush()
    leave_trace(session, actor, "note_meeting", "meeting", meeting_id, now)
    return tuple(code for code in ASPECTS if kept.get(code))


def _notes(row: MeetingNote | None) -> dict[str, str]:
    said = {code: getattr(row, code) for code in ASPECTS} if row is not None else {}
    return {code: words for code, words in said.items() if words}


def _marks(session: Session, meeting_id: int, rules: Rules) -> tuple[tuple[SiksMark, ...], int]:
    query = (
        select(Attendance, Kpm.member_number, Person.name, MeetingReply.reason)
        .join(Kpm, Kpm.person_id == Attendance.kpm_id)
        .join(Person, Person.id == Attendance.kpm_id)
        .outerjoin(
            MeetingReply,
            (MeetingReply.meeting_id == Attendance.meeting_id) & (MeetingReply.kpm_id == Attendance.kpm_id),
        )
        .where(Attendance.meeting_id == meeting_id)
        .order_by(Kpm.member_number, Person.name)
    )
    rows = session.execute(query).all()
    marks = tuple(
        SiksMark(
            number,
            name,
            mark.official or proposed_official(mark.mark, effective_reason(mark.reason, replied), rules),
            mark.official is not None,
        )
        for mark, number, name, replied in rows
    )
    return marks, sum(mark.mark == "represented" for mark, *_ in rows)


def _visits_open(session: Session, group_id: int) -> int:
    query = (
        select(func.count())
        .select_from(Visit)
        .join(Kpm, Kpm.person_id == Visit.kpm_id)
        .where(Kpm.group_id == group_id, Kpm.left_at.is_(None), Visit.cause == "p2k2", Visit.state == "open")
    )
    return session.scalar(query) or 0
