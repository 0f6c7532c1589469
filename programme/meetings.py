"""P2K2 meetings: scheduled once or monthly, moved, cancelled; exactly those concerned are told of a change."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import bindparam, select

from db import Session
from db.rows import rows_of
from db.tables import Group, Kpm, Meeting, MeetingChange, MeetingSeries
from outbox.queue import drop_waiting, put_notice
from programme.access import Actor, operation
from programme.meeting_replies import forget_replies
from programme.rules import Rules
from programme.trail import leave_trace

LONGEST_PLACE = 200
"""Characters of a place, as the table holds it."""


@dataclass(frozen=True)
class MeetingPlan:
    """What a pendamping wants to hold; the dates are local."""

    dates: tuple[date, ...]
    at: time
    place: str
    matter: tuple[str, int] | None = None
    """Module code and session of the first meeting; a series goes on to the next session each month."""
    pattern: dict[str, int | str | None] | None = None
    """Set for a monthly series: the pattern the dates came from."""
    clocks: tuple[time, ...] = ()
    """The local hour of each date, where not every one is `at`."""
    is_usual_place: bool = True
    """Whether the place is to be offered again; not where many groups meet in one place for once."""


@dataclass(frozen=True)
class MeetingLine:
    """A meeting with its group, for lists and details."""

    id: int
    group_id: int
    group_name: str
    desa: str
    starts_at: datetime
    ends_at: datetime
    place: str
    module: str | None
    session_number: int | None
    status: str
    revision: int


_LINES = select(
    Meeting.id,
    Meeting.group_id,
    Group.name,
    Group.desa,
    Meeting.starts_at,
    Meeting.ends_at,
    Meeting.place,
    Meeting.module,
    Meeting.session_number,
    Meeting.status,
    Meeting.revision,
).join(Group, Group.id == Meeting.group_id)
"""What a MeetingLine holds, in its order."""
_LINE = _LINES.where(Meeting.id == bindparam("meeting_id"))
"""Built once: it runs for every reminder that leaves."""


@operation(on="group", may=("pendamping", "koordinator"))
def schedule_meetings(
    session: Session, actor: Actor, group_id: int, plan: MeetingPlan, now: datetime, rules: Rules
) -> list[int]:
    """Makes one meeting a date; returns their ids in the order of the dates."""
    assert actor.person_id is not None
    series_id = None
    if plan.pattern is not None:
        series = MeetingSeries(group_id=group_id, pattern=plan.pattern, created_by=actor.person_id, created_at=now)
        session.add(series)
        session.flush()
        series_id = series.id
    meetings = []
    matters = matters_of(rules, plan.matter, len(plan.dates))
    for day, clock, matter in zip(plan.dates, plan.clocks or (plan.at,) * len(plan.dates), matters, strict=True):
        starts_at = rules.at(day, clock)
        meetings.append(
            Meeting(
                group_id=group_id,
                series_id=series_id,
                starts_at=starts_at,
                ends_at=starts_at + timedelta(hours=rules.meeting_hours),
                place=plan.place,
                module=matter[0] if matter else None,
                session_number=matter[1] if matter else None,
                created_by=actor.person_id,
                created_at=now,
            )
        )
    session.add_all(meetings)
    session.flush()  # all at once: a year of fifteen groups is 180 rows
    for meeting in meetings:
        leave_trace(session, actor, "schedule_meetings", "meeting", meeting.id, now)
    group = session.get_one(Group, group_id)
    if plan.is_usual_place or not group.usual_place:
        group.usual_place = plan.place
    return [meeting.id for meeting in meetings]


def matters_of(rules: Rules, first: tuple[str, int] | None, meetings: int) -> list[tuple[str, int] | None]:
    """The sessions of so many meetings in a row, beginning with `first`; none after the last of all."""
    matters: list[tuple[str, int] | None] = []
    matter = first
    for _ in range(meetings):
        matters.append(matter)
        matter = rules.curriculum.after(*matter) if matter is not None else None
    return matters


@operation(on="meeting", may=("pendamping", "koordinator"))
def move_meeting(
    session: Session,
    actor: Actor,
    meeting_id: int,
    starts_at: datetime,
    place: str,
    now: datetime,
    *,
    quietly: bool = False,
) -> bool:
    """Gives a planned meeting a new time or place and tells its group; False where nothing changes or it is over.

    `quietly`: nobody is told, since the meeting is so far off that its reminders will say the new time.
    """
    meeting = _planned(session, meeting_id)
    if meeting is None or (meeting.starts_at == starts_at and meeting.place == place):
        return False
    _remember(session, meeting, "moved", actor, now)
    if meeting.starts_at != starts_at:
        forget_replies(session, meeting_id)
    meeting.ends_at = starts_at + (meeting.ends_at - meeting.starts_at)
    meeting.starts_at = starts_at
    meeting.place = place
    meeting.revision += 1
    session.flush()
    drop_waiting(session, "meeting_reminder", subject_of(meeting_id), "moved")
    drop_waiting(session, "meeting_moved", subject_of(meeting_id), "moved_again")
    if not quietly:
        _tell_group(session, meeting, "meeting_moved", f"r{meeting.revision}", starts_at, now)
    leave_trace(session, actor, "move_meeting", "meeting", meeting_id, now)
    return True


@operation(on="meeting", may=("pendamping", "koordinator"))
def cancel_meeting(session: Session, actor: Actor, meeting_id: int, now: datetime, *, quietly: bool = False) -> bool:
    """Cancels a planned meeting and tells its group, `quietly` nobody; False where it is over or cancelled already."""
    meeting = _planned(session, meeting_id)
    if meeting is None:
        return False
    _remember(session, meeting, "cancelled", actor, now)
    meeting.status = "cancelled"
    session.flush()
    for kind in ("meeting_reminder", "meeting_moved", "report_request"):
        drop_waiting(session, kind, subject_of(meeting_id), "cancelled")
    if not quietly:
        _tell_group(session, meeting, "meeting_cancelled", "cancelled", meeting.ends_at, now)
    leave_trace(session, actor, "cancel_meeting", "meeting", meeting_id, now)
    return True


@operation(on="meeting", may=("pendamping", "koordinator", "ketua", "deputy"))
def report_not_held(session: Session, actor: Actor, meeting_id: int, now: datetime) -> bool:
    """A meeting whose time has come did not take place (rain, nobody there): its month stays unknown.

    Nobody is told but the pendamping, when it was the ketua who said so. False where it was reported or cancelled.
    """
    meeting = _planned(session, meeting_id)
    if meeting is None or meeting.starts_at > now:
        return False
    _remember(session, meeting, "not_held", actor, now)
    meeting.status = "cancelled"
    session.flush()
    for kind in ("meeting_reminder", "meeting_moved", "report_request"):
        drop_waiting(session, kind, subject_of(meeting_id), "not_held")
    pendamping_id = session.get_one(Group, meeting.group_id).pendamping_id
    if pendamping_id is not None and pendamping_id != actor.person_id:
        put_notice(session, "meeting_result", subject_of(meeting_id), pendamping_id, "not held", now)
    leave_trace(session, actor, "report_not_held", "meeting", meeting_id, now)
    return True


@operation(on="meeting", may=("pendamping", "koordinator", "ketua", "deputy"))
def show_meeting(session: Session, actor: Actor, meeting_id: int) -> MeetingLine | None:
    """A meeting with its group's name, for those who run or report it."""
    return meeting_line(session, meeting_id)


@operation(on="pendamping", may=("self", "koordinator"))
def list_meetings(
    session: Session, actor: Actor, pendamping_id: int, since: datetime, until: datetime
) -> list[MeetingLine]:
    """The meetings of a pendamping's groups that begin between two moments, earliest first."""
    query = _LINES.where(
        Group.pendamping_id == pendamping_id,
        Meeting.status != "cancelled",
        Meeting.starts_at >= since,
        Meeting.starts_at < until,
    ).order_by(Meeting.starts_at, Group.name)
    return [MeetingLine(*row) for row in session.execute(query)]


def meeting_line(session: Session, meeting_id: int) -> MeetingLine | None:
    """A meeting with its group, for notices (whose reader was chosen with the meeting)."""
    row = rows_of(session, _LINE, meeting_id=meeting_id).first()
    return None if row is None else MeetingLine(*row)


def start_before_move(session: Session, meeting_id: int) -> datetime | None:
    """When the meeting was to begin before its latest move."""
    query = select(MeetingChange.old_starts_at).where(MeetingChange.meeting_id == meeting_id)
    return session.scalar(query.order_by(MeetingChange.id.desc()).limit(1))


def next_meeting_of_group(session: Session, group_id: int, now: datetime) -> MeetingLine | None:
    """The group's next planned meeting that has not ended."""
    query = (
        select(Meeting.id)
        .where(Meeting.group_id == group_id, Meeting.status == "planned", Meeting.ends_at > now)
        .order_by(Meeting.starts_at)
        .limit(1)
    )
    meeting_id = session.scalar(query)
    return None if meeting_id is None else meeting_line(session, meeting_id)


def latest_meeting_of_group(session: Session, group_id: int, since: datetime, now: datetime) -> MeetingLine | None:
    """The group's latest meeting that began between `since` and now and was not called off."""
    query = (
        select(Meeting.id)
        .where(Meeting.group_id == group_id, Meeting.status.in_(("planned", "reported")))
        .where(Meeting.starts_at > since, Meeting.starts_at <= now)
        .order_by(Meeting.starts_at.desc())
        .limit(1)
    )
    meeting_id = session.scalar(query)
    return None if meeting_id is None else meeting_line(session, meeting_id)


def last_module_of_group(session: Session, group_id: int) -> tuple[str, int] | None:
    """Module and session of the group's latest meeting that had one."""
    query = (
        select(Meeting.module, Meeting.session_number)
        .where(Meeting.group_id == group_id, Meeting.status != "cancelled", Meeting.module.is_not(None))
        .order_by(Meeting.starts_at.desc())
        .limit(1)
    )
    row = session.execute(query).first()
    return None if row is None or row[0] is None or row[1] is None else (row[0], row[1])


def subject_of(meeting_id: int) -> str:
    """The outbox subject of a meeting."""
    return f"meeting:{meeting_id}"


def _planned(session: Session, meeting_id: int) -> Meeting | None:
    meeting = session.get(Meeting, meeting_id, with_for_update=True, populate_existing=True)
    return meeting if meeting is not None and meeting.status == "planned" else None


def _remember(session: Session, meeting: Meeting, kind: str, actor: Actor, now: datetime) -> None:
    assert actor.person_id is not None
    session.add(
        MeetingChange(
            meeting_id=meeting.id,
            kind=kind,
            old_starts_at=meeting.starts_at,
            old_place=meeting.place,
            changed_by=actor.person_id,
            changed_at=now,
        )
    )


def _tell_group(session: Session, meeting: Meeting, kind: str, slot: str, deadline: datetime, now: datetime) -> None:
    """News of a change goes to every kpm of the group and to nobody else: they may have heard of it by mouth too."""
    members = session.scalars(
        select(Kpm.person_id).where(Kpm.group_id == meeting.group_id, Kpm.left_at.is_(None)).order_by(Kpm.member_number)
    )
    for kpm_id in members:
        put_notice(session, kind, subject_of(meeting.id), kpm_id, slot, now, deadline=deadline)
