"""Recording that a ketua was met alone: her routine visit of the month, or, where there is none, a meeting with her.

Second source document, D: 'Kunjungan Bulanan dengan Ketua Kelompok'. Who came to a meeting of several ketua need not be
visited besides.
"""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from sqlalchemy import exists, select, update
from sqlalchemy.orm import aliased

from db import Session
from db.tables import Assembly, AssemblyGuest, Group, Kpm, Visit
from programme.absence import month_of
from programme.access import Actor, may_run, operation
from programme.assemblies.agenda import KETUA_MEETING, POINTS
from programme.assemblies.minutes import LONGEST_MINUTES
from programme.rules import Rules
from programme.trail import leave_trace
from programme.visits import VisitOutcome, duties_for, record_visit

AS_VISIT = {"progress": "news", "problems": "problems", "data_changes": "data_changes", "complaints": "complaints"}
"""Points of a meeting with a ketua -> the duties of a routine visit that they are."""
HOUR = timedelta(hours=1)
DAYS_BACK = 7
"""It may be recorded so long after it took place, within its month."""


@operation(on="group", may=("pendamping",))
def record_ketua_met(
    session: Session, actor: Actor, group_id: int, day: date, points: Collection[str], notes: str, now: datetime,
    rules: Rules,
) -> bool:  # fmt: skip
    """The group's ketua was met alone on that local day, these points dealt with; said twice it is recorded once.

    False where the group has no ketua, or the day is to come, of another month, or longer ago than a week.
    """
    ketua_id = session.scalar(
        select(Kpm.person_id).where(Kpm.group_id == group_id, Kpm.duty == "ketua", Kpm.left_at.is_(None))
    )
    today = rules.today(now)
    if ketua_id is None or not max(month_of(today), today - timedelta(days=DAYS_BACK)) <= day <= today:
        return False
    dealt_with = [code for code in POINTS[KETUA_MEETING] if code in points]
    noted = notes.strip()[:LONGEST_MINUTES] or None
    visit_id = _routine_visit(session, ketua_id, month_of(today))
    if _added_to_visit(session, actor, ketua_id, day, dealt_with, noted):
        return True
    if visit_id is not None and may_run(session, actor, "record_visit", visit_id):
        duties = tuple(AS_VISIT[code] for code in dealt_with)
        return record_visit(session, actor, visit_id, VisitOutcome(day, "kpm", duties, noted), now)
    _keep_meeting(session, actor, ketua_id, group_id, day, dealt_with, noted, now, rules)
    return True


@operation(on=None, may=("system",))
def end_visits_of_ketua_met(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """A ketua who came to this month's meeting need not be visited besides: her routine visit is withdrawn."""
    month = month_of(rules.today(now))
    open_ones = (
        select(Visit.id)
        .join(AssemblyGuest, AssemblyGuest.person_id == Visit.kpm_id)
        .join(Assembly, Assembly.id == AssemblyGuest.assembly_id)
        .where(
            Visit.state == "open",
            Visit.cause == "routine",
            Assembly.kind == KETUA_MEETING,
            Assembly.state == "held",
            Assembly.starts_at >= rules.at(month, time(0)),
            AssemblyGuest.mark == "present",
        )
    )
    ids = list(session.scalars(open_ones))  # at most ticks there is none, and nothing is written
    if not ids:
        return 0
    ended = session.execute(
        update(Visit)
        .where(Visit.id.in_(ids), Visit.state == "open")
        .values(state="withdrawn", ended_at=now)
        .returning(Visit.id)
    )
    return len(ended.all())


def no_moment_of_its_own(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """Attendance is recorded by somebody, at any time: the tick after it finds what follows."""
    return None


def _routine_visit(session: Session, ketua_id: int, month: date) -> int | None:
    query = select(Visit.id).where(
        Visit.kpm_id == ketua_id, Visit.cause == "routine", Visit.state == "open", Visit.due_on >= month
    )
    return session.scalar(query.limit(1))


def _added_to_visit(
    session: Session, actor: Actor, ketua_id: int, day: date, points: list[str], noted: str | None
) -> bool:
    """Whether her routine visit of that day was recorded by him before: what is new is added to it."""
    query = select(Visit).where(
        Visit.kpm_id == ketua_id,
        Visit.cause == "routine",
        Visit.state == "done",
        Visit.visited_on == day,
        Visit.ended_by == actor.person_id,
    )
    visit = session.scalars(query.with_for_update()).first()
    if visit is None:
        return False
    duties = {*visit.duties, *(AS_VISIT[code] for code in points)}
    visit.duties = [duty for duty in duties_for("routine") if duty in duties]
    visit.finding = _joined(visit.finding, noted)
    return True


def _joined(before: str | None, said: str | None) -> str | None:
    """Both notes, one below the other; the same said again stands once."""
    if before is None or said is None or said in before:
        return before or said
    return f"{before}\n{said}"[:LONGEST_MINUTES]


def _keep_meeting(
    session: Session, actor: Actor, ketua_id: int, group_id: int, day: date, points: list[str], noted: str | None,
    now: datetime, rules: Rules,
) -> None:  # fmt: skip
    """A meeting with her alone, held; the one of that day where it was recorded before, with what is new."""
    assert actor.person_id is not None
    standing = _meeting_alone(session, actor.person_id, ketua_id, day, rules)
    if standing is not None:
        ticked = {*standing.done, *points}
        standing.done = [code for code in POINTS[KETUA_MEETING] if code in ticked]
        standing.minutes = _joined(standing.minutes, noted)
    else:
        begins = min(now - HOUR, rules.at(day, time(9))) if day == rules.today(now) else rules.at(day, time(9))
        begins = max(begins, rules.at(day, time(0)))
        group = session.get_one(Group, group_id)
        standing = Assembly(
            kind=KETUA_MEETING, kecamatan=group.kecamatan, held_by=actor.person_id, starts_at=begins,
            ends_at=begins + HOUR, place=group.usual_place or f"Desa {group.desa}", done=points, minutes=noted,
            state="held", created_at=now, ended_at=now, revision=0,
        )  # fmt: skip
        session.add(standing)
        session.flush()
        session.add(AssemblyGuest(assembly_id=standing.id, person_id=ketua_id, mark="present"))
    session.flush()
    leave_trace(session, actor, "record_ketua_met", "assembly", standing.id, now)


def _meeting_alone(session: Session, holder_id: int, ketua_id: int, day: date, rules: Rules) -> Assembly | None:
    other = aliased(AssemblyGuest)
    others = exists().where(other.assembly_id == Assembly.id, other.person_id != ketua_id)
    query = (
        select(Assembly)
        .join(AssemblyGuest, AssemblyGuest.assembly_id == Assembly.id)
        .where(
            Assembly.kind == KETUA_MEETING,
            Assembly.held_by == holder_id,
            Assembly.state == "held",
            Assembly.starts_at >= rules.at(day, time(0)),
            Assembly.starts_at < rules.at(day + timedelta(days=1), time(0)),
            AssemblyGuest.person_id == ketua_id,
            ~others,
        )
    )
    return session.scalars(query.with_for_update(of=Assembly)).first()
