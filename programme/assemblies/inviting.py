"""What happens around a meeting besides P2K2 by itself: reminders before it, the question who came after it.

And what one who is called does with her invitation: she reads when and where, and says whether she comes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, func, select

from db import Session
from db.tables import Assembly, AssemblyGuest, Group, Kpm, OutboxRow, Person
from outbox.queue import mark_answered
from programme.access import Actor, operation
from programme.assemblies.guests import (
    NEWS,
    REMINDER,
    REPORT_DUE,
    STAFF_INVITED,
    call_group_members,
    people_to_tell,
    subject_of,
    tell,
)
from programme.assemblies.planning import invite
from programme.rules import Rules
from programme.trail import leave_trace

HOURS_SINCE_TOLD = 12
"""Who was invited (or told of a move) so lately needs no reminder yet."""
DAYS_TO_REPORT = 14
"""So long after a meeting it is asked after, or told, who came."""


@dataclass(frozen=True)
class Called:
    """A meeting as one who is called reads it: nothing of anybody else."""

    kind: str
    starts_at: datetime
    ends_at: datetime
    place: str
    state: str
    revision: int
    is_called: bool
    """Else its reader holds it."""
    reply: str | None
    removed: bool
    group_name: str | None
    """Of her own group, where she is a family."""
    by_id: int
    by_name: str
    by_gender: str


def called_of(session: Session, assembly_id: int, person_id: int) -> Called | None:
    """For notices to one who is or was called, or holds it; None for anybody else."""
    assembly = session.get(Assembly, assembly_id)
    query = select(AssemblyGuest).where(AssemblyGuest.assembly_id == assembly_id, AssemblyGuest.person_id == person_id)
    guest = session.scalar(query)
    if assembly is None or (guest is None and assembly.held_by != person_id):
        return None
    by = session.get_one(Person, assembly.held_by)
    own = select(Group.name).join(Kpm, Kpm.group_id == Group.id).where(Kpm.person_id == person_id)
    return Called(
        assembly.kind,
        assembly.starts_at,
        assembly.ends_at,
        assembly.place,
        assembly.state,
        assembly.revision,
        guest is not None,
        guest.reply if guest is not None else None,
        guest is not None and guest.mark == "removed",
        session.scalar(own),
        by.id,
        by.name,
        by.gender,
    )


@operation(on="assembly", may=("self",))
def show_called(session: Session, actor: Actor, assembly_id: int) -> Called:
    """Her own invitation."""
    assert actor.person_id is not None
    found = called_of(session, assembly_id, actor.person_id)
    assert found is not None
    return found


@operation(on="assembly", may=("self",))
def answer_assembly(session: Session, actor: Actor, assembly_id: int, coming: bool, now: datetime) -> bool:
    """She says whether she comes; she may change her mind until it begins. False where that is over."""
    assembly = session.get(Assembly, assembly_id, with_for_update=True, populate_existing=True)
    query = select(AssemblyGuest).where(
        AssemblyGuest.assembly_id == assembly_id, AssemblyGuest.person_id == actor.person_id
    )
    guest = session.scalar(query)
    if assembly is None or guest is None or assembly.state != "planned" or assembly.starts_at <= now:
        return False
    guest.reply, guest.replied_at = "coming" if coming else "not_coming", now
    session.flush()
    for kind in (*NEWS, STAFF_INVITED):
        mark_answered(session, kind, subject_of(assembly_id), actor.person_id, now)
    leave_trace(session, actor, "answer_assembly", "assembly", assembly_id, now)
    return True


def invitations_of(session: Session, person_id: int, now: datetime) -> list[int]:
    """Ids of planned meetings that have not ended to which she is called, the earliest first."""
    query = (
        select(Assembly.id)
        .join(AssemblyGuest, AssemblyGuest.assembly_id == Assembly.id)
        .where(
            AssemblyGuest.person_id == person_id,
            AssemblyGuest.mark.is_distinct_from("removed"),
            Assembly.state == "planned",
            Assembly.ends_at > now,
        )
        .order_by(Assembly.starts_at, Assembly.id)
    )
    return list(session.scalars(query))


@operation(on=None, may=("system",))
def remind_of_assemblies(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """So many days before it, everybody called who has not said no is reminded; returns how many notices are new.

    A family that came into a called group meanwhile is invited first.
    """
    made = 0
    for assembly in session.scalars(_coming(now, rules)):
        days = _reminded_days(assembly, now, rules)
        if days is None:
            continue
        if call_group_members(session, assembly.id, now):
            made += invite(session, assembly, now, but=assembly.held_by)
        made += _remind(session, assembly, days, now, rules)
    return made


def _remind(session: Session, assembly: Assembly, days: int, now: datetime, rules: Rules) -> int:
    slot = f"{rules.today(assembly.starts_at).isoformat()} d{days} r{assembly.revision}"
    told = select(OutboxRow.person_id, OutboxRow.slot, OutboxRow.created_at).where(
        OutboxRow.subject == subject_of(assembly.id), OutboxRow.kind.in_((*NEWS, STAFF_INVITED))
    )
    fresh = reminded_at(assembly, days, rules) - timedelta(hours=HOURS_SINCE_TOLD)
    enough = {person for person, last, at in session.execute(told) if last == slot or at > fresh}
    not_coming = select(AssemblyGuest.person_id).where(
        AssemblyGuest.assembly_id == assembly.id, AssemblyGuest.reply == "not_coming"
    )
    declined = set(session.scalars(not_coming)) - _passing_on(session, assembly.id)
    families, staff = people_to_tell(session, assembly.id)
    wanted = [one for one in [*families, *staff] if one not in enough and one not in declined]
    return tell(session, assembly, REMINDER, wanted, slot, now, assembly.starts_at)


def _passing_on(session: Session, assembly_id: int) -> set[int | None]:
    """Ketua are reminded also where they can't come: of those they are to tell."""
    query = (
        select(AssemblyGuest.person_id)
        .join(Kpm, Kpm.person_id == AssemblyGuest.person_id)
        .where(AssemblyGuest.assembly_id == assembly_id, Kpm.duty == "ketua")
    )
    return set(session.scalars(query))


@operation(on=None, may=("system",))
def ask_who_came(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Asks who holds a meeting who came: when it has ended, and once more on the next morning."""
    made = 0
    query = select(Assembly).where(
        Assembly.state == "planned",
        Assembly.ends_at <= now,
        Assembly.ends_at > now - timedelta(days=DAYS_TO_REPORT),
    )
    for assembly in session.scalars(query):
        until = assembly.ends_at + timedelta(days=DAYS_TO_REPORT)
        slot = f"again r{assembly.revision}" if now >= _asked_again_at(assembly, rules) else f"r{assembly.revision}"
        made += tell(session, assembly, REPORT_DUE, [assembly.held_by], slot, now, until)
    return made


def waiting_assemblies(session: Session, person_id: int, now: datetime, rules: Rules) -> int:
    """How many of those that he holds are over without anybody having said who came."""
    query = (
        select(func.count())
        .select_from(Assembly)
        .where(
            Assembly.held_by == person_id,
            Assembly.state == "planned",
            Assembly.ends_at <= now,
            Assembly.ends_at > now - timedelta(days=DAYS_TO_REPORT),
        )
    )
    return session.scalar(query) or 0


def next_assembly_reminder(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next moment at which a meeting is reminded of."""
    found = session.scalars(select(Assembly).where(Assembly.state == "planned", Assembly.starts_at > after))
    moments = [reminded_at(one, days, rules) for one in found for days in rules.office.assembly_told]
    return min((moment for moment in moments if moment > after), default=None)


def next_assembly_end(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """When the next meeting ends, or is asked after once more."""
    since = after - timedelta(days=2)
    found = session.scalars(select(Assembly).where(Assembly.state == "planned", Assembly.ends_at > since))
    moments: Iterable[datetime] = (moment for one in found for moment in (one.ends_at, _asked_again_at(one, rules)))
    return min((moment for moment in moments if moment > after), default=None)


def reminded_at(assembly: Assembly, days: int, rules: Rules) -> datetime:
    """When its reminder of so many days before leaves."""
    return rules.at(_day(assembly, rules) - timedelta(days=days), rules.office.assembly_told_at)


def _reminded_days(assembly: Assembly, now: datetime, rules: Rules) -> int | None:
    """Which reminder's turn it is: the latest whose moment has come."""
    due = [days for days in rules.office.assembly_told if reminded_at(assembly, days, rules) <= now]
    return min(due, default=None)


def _coming(now: datetime, rules: Rules) -> Select[Assembly]:
    earliest = max(rules.office.assembly_told, default=0) + 1  # the moment itself lies in the day
    until = rules.at(rules.today(now) + timedelta(days=earliest), time(0))
    return select(Assembly).where(Assembly.state == "planned", Assembly.starts_at > now, Assembly.starts_at < until)


def _asked_again_at(assembly: Assembly, rules: Rules) -> datetime:
    return rules.at(rules.today(assembly.ends_at) + timedelta(days=1), rules.report_asked_morning_at)


def _day(assembly: Assembly, rules: Rules) -> date:
    return rules.today(assembly.starts_at)
