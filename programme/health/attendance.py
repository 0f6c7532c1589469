"""Who came to a health post's day, as the pendamping records it, and which member thereby kept the month.

Second source document, D.1: 'Pendamping harus mencatat kehadiran peserta'. Health data: the family's and the
pendamping's, never the ketua's. The rows (MemberMonth of kind "health") are what the joined rule of months reads.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, select

from db import Session
from db.tables import FamilyMember, HealthService, MemberMonth, PosyanduDay
from outbox.queue import mark_answered
from programme.access import Actor, operation
from programme.health.calendar import CODES, IMMUNISATION_OF, visit_code
from programme.health.due import Given, month_kept
from programme.health.families import HealthFamily, MemberDue, counted, families_at, families_of, family_at
from programme.rules import Rules
from programme.schooling.months import look_again
from programme.trail import leave_trace
from programme.visits import refresh_visits

ASKED = "posyandu_record"
"""The notice that asks who came."""


@dataclass(frozen=True)
class HealthRecorded:
    """What came of a record: how many members kept the month, how many did not."""

    kept: int
    missed: int


@operation(on="posyandu", may=("pendamping",))
def show_posyandu_families(session: Session, actor: Actor, posyandu_id: int, rules: Rules) -> list[HealthFamily]:
    """The actor's own families who go there, as they stood before anything was given on that day."""
    day = session.get_one(PosyanduDay, posyandu_id)
    return _before_the_day(session, day, actor.person_id, rules)


@operation(on="posyandu", may=("pendamping",))
def record_health(
    session: Session,
    actor: Actor,
    posyandu_id: int,
    came: Collection[int],
    now: datetime,
    rules: Rules,
    *,
    not_immunised: Collection[int] = (),
) -> HealthRecorded | None:
    """Records which members of the actor's own families came; recorded again, it replaces what he recorded before.

    Who came received the weighing or visit, and what else was due; `not_immunised` came but got no immunisation. None
    where the day was called off or has not begun.
    """
    day = session.get_one(PosyanduDay, posyandu_id, with_for_update=True, populate_existing=True)
    if day.state != "planned" or day.starts_at > now or actor.person_id is None:
        return None
    on = rules.today(day.starts_at)
    families = _before_the_day(session, day, actor.person_id, rules)
    members = [one for family in families for one in family.members]
    _forget(session, day, on, [one.id for one in members])
    recorder = _Recorder(session, actor.person_id, day.provider_id, on, now, rules)
    outcomes = [recorder.record(one, _received(one, not_immunised) if one.id in came else ()) for one in members]
    session.flush()
    look_again(session, sorted(_kpm_ids(session, [one.id for one in members])), now, rules)
    leave_trace(session, actor, "record_health", "posyandu", posyandu_id, now)
    mark_answered(session, ASKED, f"posyandu:{posyandu_id}", actor.person_id, now)
    refresh_visits(session, [one.kpm_id for one in families], now, rules)
    return HealthRecorded(outcomes.count(True), outcomes.count(False))


@operation(on="member", may=("pendamping",))
def record_member_health(
    session: Session, actor: Actor, member_id: int, codes: Collection[str], on: date, now: datetime, rules: Rules
) -> bool:
    """What one member received elsewhere or on another day (puskesmas, midwife); False where there is no such duty."""
    family = families_of(session, counted().where(FamilyMember.id == member_id), on, rules)
    if not family or actor.person_id is None or not set(codes) <= CODES:
        return False
    member = family[0].members[0]
    known = {(one.code, one.on) for one in member.given if not one.claimed}
    new = [code for code in codes if (code, on) not in known]
    _Recorder(session, actor.person_id, None, on, now, rules).record(member, new)
    session.flush()
    look_again(session, sorted(_kpm_ids(session, [member_id])), now, rules)
    leave_trace(session, actor, "record_member_health", "member", member_id, now)
    return True


@operation(on="kpm", may=("self",))
def claim_health(session: Session, actor: Actor, kpm_id: int, posyandu_id: int, now: datetime, rules: Rules) -> int:
    """The family says that its members had their visit this month; counted where their pendamping confirms it.

    Returns for how many it was noted; 0 where nothing was open.
    """
    day = session.get(PosyanduDay, posyandu_id)
    family = None if day is None else family_at(session, day.provider_id, kpm_id, rules.today(now), rules)
    claimed = 0
    for member in family.members if family is not None else ():
        code = visit_code(member.facts.component)
        if any(one.code == code for one in member.due):
            _add(session, member.id, code, rules.today(now), None, kpm_id, now)
            claimed += 1
    session.flush()
    leave_trace(session, actor, "claim_health", "kpm", kpm_id, now)
    return claimed


def came_before(session: Session, posyandu_id: int, families: Iterable[HealthFamily], rules: Rules) -> set[int]:
    """The members recorded as having come to that day, and those whose families say that they had their visit."""
    day = session.get_one(PosyanduDay, posyandu_id)
    on, members = rules.today(day.starts_at), [one for family in families for one in family.members]
    query = select(HealthService.member_id).where(
        HealthService.member_id.in_([one.id for one in members]),
        HealthService.given_on == on,
        HealthService.provider_id == day.provider_id,
    )
    return set(session.scalars(query)) | {one.id for one in members if says_it_came(one, on)}


def says_it_came(member: MemberDue, on: date) -> bool:
    """Whether the family said so for the month of that day."""
    return any(one.claimed and (one.on.year, one.on.month) == (on.year, on.month) for one in member.given)


def _before_the_day(session: Session, day: PosyanduDay, pendamping_id: int | None, rules: Rules) -> list[HealthFamily]:
    """What this day itself gave is left out, so that a second record starts from where the first did."""
    on = rules.today(day.starts_at)
    families = families_at(session, day.provider_id, on, rules, pendamping_id or 0)
    here = _given_here(session, day, on, [one.id for family in families for one in family.members])
    if not here:
        return families
    query = counted().where(FamilyMember.id.in_([one.id for family in families for one in family.members]))
    return families_of(session, query, on, rules, without=here)


def _given_here(session: Session, day: PosyanduDay, on: date, member_ids: Collection[int]) -> set[int]:
    query = select(HealthService.id).where(
        HealthService.member_id.in_(member_ids),
        HealthService.given_on == on,
        HealthService.provider_id == day.provider_id,
    )
    return set(session.scalars(query))


def _kpm_ids(session: Session, member_ids: Collection[int]) -> set[int]:
    return set(session.scalars(select(FamilyMember.kpm_id).where(FamilyMember.id.in_(member_ids))))


def _forget(session: Session, day: PosyanduDay, on: date, member_ids: Collection[int]) -> None:
    session.execute(delete(HealthService).where(HealthService.id.in_(_given_here(session, day, on, member_ids))))


def _received(member: MemberDue, not_immunised: Collection[int]) -> list[str]:
    """The visit itself, and what was due; an immunisation not where it was said that there was none."""
    due = [one.code for one in member.due if member.id not in not_immunised or one.code not in IMMUNISATION_OF]
    return list(dict.fromkeys([visit_code(member.facts.component), *due]))


def _add(
    session: Session, member_id: int, code: str, on: date, provider_id: int | None, by: int, now: datetime
) -> None:
    row = HealthService(member_id=member_id, code=code, given_on=on, provider_id=provider_id)
    row.recorded_by, row.recorded_at = by, now
    session.add(row)


@dataclass(frozen=True)
class _Recorder:
    """Writes what members received on one day, and whether its month was kept."""

    session: Session
    by: int
    provider_id: int | None
    on: date
    now: datetime
    rules: Rules

    def record(self, member: MemberDue, received: Sequence[str]) -> bool | None:
        """Whether the member's month is kept with this."""
        for code in received:
            _add(self.session, member.id, code, self.on, self.provider_id, self.by, self.now)
        given = [*member.given, *(Given(code, self.on) for code in received)]
        kept = month_kept(member.facts, self.on, given, self.rules.commitments)
        row = self._month(member.id)
        row.kept, row.recorded_by, row.recorded_at = kept, self.by, self.now
        row.provider_id = self.provider_id or row.provider_id
        due = [one.code for one in member.due]
        row.details = json.dumps({"due": due, "given": list(received)}) if due or received else None
        return kept

    def _month(self, member_id: int) -> MemberMonth:
        """The row of this month: found, or added."""
        month = self.on.replace(day=1)
        query = select(MemberMonth).where(
            MemberMonth.member_id == member_id, MemberMonth.kind == "health", MemberMonth.month == month
        )
        row = self.session.scalar(query)
        if row is None:
            kpm_id = self.session.get_one(FamilyMember, member_id).kpm_id
            row = MemberMonth(member_id=member_id, kpm_id=kpm_id, kind="health", month=month)
            self.session.add(row)
        return row
