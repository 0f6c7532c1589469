"""What a case's report rests on beside its file: missed meetings, attendance since, questions to the group. Read only.

For operations that have asked who may; nothing here leaves a trace of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import func, select

from db import Session
from db.tables import (
    Attendance,
    Case,
    FamilyMember,
    Gathering,
    GatheringGuest,
    Group,
    Kpm,
    KpmChange,
    Meeting,
    MeetingReply,
    Person,
    Poll,
)
from programme.absence_reasons import effective_reason
from programme.cases.disguise import Known, KnownPlace
from programme.cases.evaluating import CAME, Results, results_of
from programme.rules import Rules

CHILDREN = frozenset({"infant", "toddler", "preschool", "sd", "smp", "sma"})
DUTIES = {"ketua": "ketua kelompok", "deputy": "wakil ketua kelompok"}
STAFF = {"koordinator": "koordinator", "operator": "operator"}


@dataclass(frozen=True)
class Missed:
    """A meeting of her group at which she was missing; day and time are local."""

    held_on: date
    at: time
    place: str | None
    came: int
    """How many of the group came (or somebody in their stead), of `of` whose mark is known."""
    of: int
    reason: str | None


@dataclass(frozen=True)
class Asked:
    """A round of questions to her group by the case's holder."""

    kind: str
    """hindrances or new_time."""
    asked_on: date
    state: str


@dataclass(frozen=True)
class Beside:
    """All of this beside the file."""

    missed: tuple[Missed, ...] = ()
    """Oldest first; of the latest meetings."""
    results: Results | None = None
    asked: tuple[Asked, ...] = ()
    called_on: tuple[date, ...] = ()
    """Small meetings to which she was called and came."""


def beside_of(session: Session, case: Case, rules: Rules) -> Beside:
    """Until the case was closed."""
    return Beside(
        tuple(_missed(session, case, rules)),
        results_of(session, case, rules),
        tuple(_asked(session, case, rules)),
        tuple(_called_on(session, case, rules)),
    )


def _missed(session: Session, case: Case, rules: Rules) -> Iterator[Missed]:
    """Of the meetings before the plan began, as many as the radar looks at."""
    query = (
        select(Meeting, Attendance.mark, Attendance.reason, MeetingReply.reason)
        .join(Attendance, Attendance.meeting_id == Meeting.id)
        .outerjoin(
            MeetingReply,
            (MeetingReply.meeting_id == Attendance.meeting_id) & (MeetingReply.kpm_id == Attendance.kpm_id),
        )
        .where(Attendance.kpm_id == case.kpm_id, Meeting.status == "reported")
        .order_by(Meeting.starts_at.desc())
    )
    if case.closed_at is not None:
        query = query.where(Meeting.starts_at <= case.closed_at)
    rows = [
        row
        for row in session.execute(query)
        if case.acting_since is None or rules.today(row[0].starts_at) <= case.acting_since
    ][: rules.casework.radar_meetings]
    counts = _counts(session, [meeting.id for meeting, *_ in rows])
    for meeting, mark, reported, replied in reversed(rows):
        if mark not in CAME:
            local = rules.local(meeting.starts_at)
            came, of = counts[meeting.id]
            reason = effective_reason(reported, replied)
            yield Missed(local.date(), local.time(), meeting.place, came, of, reason)


def _counts(session: Session, meeting_ids: list[int]) -> dict[int, tuple[int, int]]:
    came = func.count(Attendance.id).filter(Attendance.mark.in_(CAME))
    query = (
        select(Attendance.meeting_id, came, func.count(Attendance.id))
        .where(Attendance.meeting_id.in_(meeting_ids))
        .group_by(Attendance.meeting_id)
    )
    return {meeting_id: (present, known) for meeting_id, present, known in session.execute(query)}


def _asked(session: Session, case: Case, rules: Rules) -> list[Asked]:
    query = select(Poll).where(
        Poll.group_id == case.group_id, Poll.asked_by == case.holder_id, Poll.state != "cancelled"
    )
    if case.closed_at is not None:
        query = query.where(Poll.asked_at <= case.closed_at)
    first = _begins(session, case)
    found = session.scalars(query.order_by(Poll.asked_at))
    return [Asked(one.kind, rules.today(one.asked_at), one.state) for one in found if one.asked_at >= first]


def _begins(session: Session, case: Case) -> datetime:
    """Questions asked of the group since the meeting that she missed first may have led to the case."""
    query = (
        select(func.min(Meeting.starts_at))
        .join(Attendance, Attendance.meeting_id == Meeting.id)
        .where(Attendance.kpm_id == case.kpm_id, Attendance.mark == "absent", Meeting.status == "reported")
    )
    first = session.scalar(query)
    return case.opened_at if first is None else min(first, case.opened_at)


def _called_on(session: Session, case: Case, rules: Rules) -> list[date]:
    query = (
        select(Gathering.starts_at)
        .join(GatheringGuest, GatheringGuest.gathering_id == Gathering.id)
        .where(
            GatheringGuest.kpm_id == case.kpm_id,
            GatheringGuest.mark == "present",
            Gathering.state == "held",
            Gathering.pendamping_id == case.holder_id,
        )
        .order_by(Gathering.starts_at)
    )
    first, last = _begins(session, case), case.closed_at
    return [rules.today(at) for at in session.scalars(query) if at >= first and (last is None or at <= last)]


def known_people(session: Session, case: Case, address: str) -> list[Known]:
    """Everybody whose name may stand in the file, and what stands there instead; the family is `address`."""
    group = session.get_one(Group, case.group_id)
    holder = session.get_one(Person, case.holder_id)
    people = [Known(session.get_one(Person, case.kpm_id).name, address, 0)]
    people += [Known(name, address, 0) for name in _former_names(session, case.kpm_id)]
    people += [Known(case.pseudonym, address, 0)] if case.pseudonym else []  # who writes may use it herself
    groups = {case.group_id, session.get_one(Kpm, case.kpm_id).group_id}
    neighbours = (
        select(Person.name, Kpm.person_id, Kpm.duty)
        .join(Kpm, Kpm.person_id == Person.id)
        .where(Kpm.group_id.in_(groups), Kpm.person_id != case.kpm_id)
    )
    for name, _, duty in session.execute(neighbours):
        people.append(Known(name, DUTIES.get(duty, "seorang anggota kelompok"), 2))
    people += _households(session, case.kpm_id, groups)
    staff = select(Person).where(Person.role != "kpm", Person.id != holder.id)
    for one in session.scalars(staff):
        if one.kecamatan in (None, group.kecamatan):
            people.append(Known(one.name, STAFF.get(one.role, "rekan pendamping"), 3))
    return [*people, Known(holder.name, "pendamping", 3)]


def known_places(session: Session, case: Case) -> list[KnownPlace]:
    """Her groups and her hamlet: with the desa, which the report names, they would lead to the family."""
    kpm = session.get_one(Kpm, case.kpm_id)
    groups = [session.get_one(Group, group_id) for group_id in {case.group_id, kpm.group_id}]
    dusun = [KnownPlace("dusun", kpm.dusun, "dusunnya")] if kpm.dusun else []
    return [*(KnownPlace("kelompok", group.name, "kelompok ini") for group in groups), *dusun]


def _households(session: Session, kpm_id: int, groups: set[int]) -> Iterator[Known]:
    query = (
        select(FamilyMember.name, FamilyMember.kpm_id, FamilyMember.component)
        .join(Kpm, Kpm.person_id == FamilyMember.kpm_id)
        .where(Kpm.group_id.in_(groups))
    )
    for name, of, component in session.execute(query):
        if of == kpm_id:
            yield Known(name, "anaknya" if component in CHILDREN else "anggota keluarganya", 1)
        else:
            yield Known(name, "seorang warga", 4)


def _former_names(session: Session, kpm_id: int) -> list[str]:
    query = select(KpmChange.old).where(KpmChange.kpm_id == kpm_id, KpmChange.field == "name")
    return [old for old in session.scalars(query) if old]
