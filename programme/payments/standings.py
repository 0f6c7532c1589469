"""How every family of some payments stands: told directly, by her ketua, in person, or not reached.

As for meetings (programme.standings), of each group's part of a schedule; who was taken out of it, or whose payment was
called off, apart: she has other news to hear. Who never heard of it has none.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Group, OutboxRow, PaymentRelay, PaymentSchedule, Person
from programme.payments.planning import placed_anew
from programme.payments.tidings import CANCELLED, MOVED, NEWS, REMINDER, Tidings, heard_of_it, subject_of, tidings_of
from programme.standings import Member, MemberStanding, members_of_groups, why_not_reached
from programme.told import BY_KETUA, IN_PERSON, NOT_REACHED, Facts, Notice, standing_of

ALL_STATES = ("expected", "paid", "unpaid", "removed")


@dataclass(frozen=True, order=True)
class Part:
    """A group's part of a schedule; `off`: those families for whom it was called off."""

    schedule_id: int
    group_id: int
    off: bool = False

    @property
    def subject(self) -> str:
        return subject_of(self.schedule_id)


@dataclass(frozen=True)
class GroupPayment:
    """A part as it is passed on by word of mouth: time and place only."""

    id: int
    """The schedule's."""
    group_id: int
    group_name: str
    starts_at: datetime
    ends_at: datetime
    place: str
    status: str
    """planned or cancelled."""

    @property
    def part(self) -> Part:
        return Part(self.id, self.group_id, self.status == "cancelled")


def group_payment(session: Session, part: Part) -> GroupPayment | None:
    """The part with its words; None where the schedule or the group is gone."""
    schedule, group = session.get(PaymentSchedule, part.schedule_id), session.get(Group, part.group_id)
    if schedule is None or group is None:
        return None
    status = "cancelled" if part.off else "planned"
    return GroupPayment(schedule.id, group.id, group.name, schedule.starts_at, schedule.ends_at, schedule.place, status)


def payment_standings(
    session: Session, schedule_ids: Collection[int], now: datetime, group_ids: Collection[int] | None = None
) -> dict[Part, list[MemberStanding]]:
    """Part -> its families by number, each with how she stands; of these groups, or of all."""
    if not schedule_ids:
        return {}
    concerned = _concerned(session, schedule_ids)
    members = {one.person_id: one for one in _members(session, concerned, group_ids)}
    lacks = why_not_reached(session, list(members.values()))
    notices, told = _notices(session, concerned), _told(session, concerned)
    begun = {schedule_id for schedule_id, _ in notices}
    found: defaultdict[Part, list[MemberStanding]] = defaultdict(list)
    for (schedule_id, kpm_id), tidings in concerned.items():
        member = members.get(kpm_id)
        if member is None:
            continue
        key = (schedule_id, kpm_id)
        facts = Facts(tuple(notices.get(key, ())), schedule_id in begun, told=told.get(key), lack=lacks.get(kpm_id))
        standing = standing_of(facts, now)
        if standing.how == NOT_REACHED and standing.since is None:
            standing = replace(standing, since=tidings.since)
        part = Part(schedule_id, member.group_id, tidings.kind == CANCELLED)
        found[part].append(MemberStanding(member, standing))
    return {part: sorted(those, key=lambda one: one.member.member_number) for part, those in sorted(found.items())}


def _concerned(session: Session, schedule_ids: Collection[int]) -> dict[tuple[int, int], Tidings]:
    """(schedule, family) -> what stands for her, without those who have nothing to hear."""
    every = tidings_of(session, schedule_ids, states=ALL_STATES)
    off = {one.schedule_id for one in every if one.kind == CANCELLED}
    heard = heard_of_it(session, off) - placed_anew(session, off) if off else set()
    return {
        (one.schedule_id, one.kpm_id): one
        for one in every
        if one.kind != CANCELLED or (one.schedule_id, one.kpm_id) in heard
    }


def _members(
    session: Session, concerned: Collection[tuple[int, int]], group_ids: Collection[int] | None
) -> list[Member]:
    families = {kpm_id for _, kpm_id in concerned}
    every = members_of_groups(session, group_ids, families)
    return [member for members in every.values() for member in members if member.person_id in families]


def _notices(session: Session, concerned: dict[tuple[int, int], Tidings]) -> dict[tuple[int, int], list[Notice]]:
    """What was sent or planned of what stands now."""
    subjects = {subject_of(schedule_id): schedule_id for schedule_id, _ in concerned}
    query = (
        select(
            OutboxRow.subject,
            OutboxRow.person_id,
            OutboxRow.created_at,
            OutboxRow.slot,
            OutboxRow.kind,
            OutboxRow.state,
            OutboxRow.outcome,
            OutboxRow.way,
            OutboxRow.due_at,
            OutboxRow.sent_at,
            OutboxRow.deadline,
        )
        .where(OutboxRow.subject.in_(subjects), OutboxRow.kind.in_((NEWS, MOVED, REMINDER, CANCELLED)))
        .order_by(OutboxRow.id)
    )
    found: defaultdict[tuple[int, int], list[Notice]] = defaultdict(list)
    for subject, person_id, created_at, slot, *fields in session.execute(query):
        if subject is None or person_id is None:
            continue
        tidings = concerned.get((subjects[subject], person_id))
        notice = Notice(*fields)
        if tidings is not None and _is_of(notice, slot, created_at, tidings):
            found[tidings.schedule_id, person_id].append(notice)
    return found


def _is_of(notice: Notice, slot: str | None, created_at: datetime, tidings: Tidings) -> bool:
    """Whether the notice tells what stands: its own, or a reminder since."""
    if (notice.kind, slot) == (tidings.kind, tidings.slot):
        return True
    return tidings.kind != CANCELLED and notice.kind == REMINDER and (notice.sent_at or created_at) >= tidings.since


def _told(session: Session, concerned: dict[tuple[int, int], Tidings]) -> dict[tuple[int, int], str]:
    """Whom her ketua or staff told by mouth of what stands."""
    query = (
        select(PaymentRelay, Person.role)
        .join(Person, Person.id == PaymentRelay.told_by)
        .where(PaymentRelay.schedule_id.in_({schedule_id for schedule_id, _ in concerned}))
    )
    found = {}
    for relay, role in session.execute(query):
        tidings = concerned.get((relay.schedule_id, relay.kpm_id))
        if tidings is not None and relay.starts_at == tidings.starts_at and relay.told_at >= tidings.since:
            found[relay.schedule_id, relay.kpm_id] = BY_KETUA if role == "kpm" else IN_PERSON
    return found
