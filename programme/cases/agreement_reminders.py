"""Reminding of what was agreed: the family the day before each meeting or the day agreed on, its pendamping when due.

Planned from the tables: a meeting that moves is reminded of anew (the slot holds its day and hour), a cancelled one is
not spoken of. A family that would rather not be reminded by chat, or has none of its own, is reminded by its
pendamping: he is told the day before.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from db import Session
from db.tables import Case, CaseAgreement, Kpm, Meeting, MeetingReply
from outbox.queue import put_notice
from programme.access import Actor, operation
from programme.cases.agreements import DUE_NOTICE, FAMILY_NOTICE, subject_of
from programme.cases.keepers import is_reached_alone, keeper_of
from programme.cases.planned import already_planned
from programme.casework_relations import is_made_with_her
from programme.rules import Rules

DUE_HELPS_FOR = timedelta(days=7)
"""A pendamping who was away hears of it when he is back, a week long."""


@dataclass(frozen=True)
class _Due:
    """One notice with the moment from which and until which it helps."""

    at: datetime
    until: datetime
    kind: str
    agreement_id: int
    slot: str
    to_family: bool

    @property
    def key(self) -> tuple[str, str, str]:
        return self.kind, subject_of(self.agreement_id), self.slot


@operation(on=None, may=("system",))
def plan_agreement_reminders(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Queues every reminder whose moment has come and which still helps; returns how many are new."""
    due = [one for one in _coming(session, now, rules) if one.at <= now]
    planned = already_planned(session, {one.key for one in due})
    return sum(_put(session, one, now) for one in due if one.key not in planned)


def next_agreement_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next moment at which somebody is to be reminded."""
    return min((one.at for one in _coming(session, after, rules) if one.at > after), default=None)


def meeting_meant(session: Session, agreement_id: int, slot: str, rules: Rules) -> datetime | None:
    """When the meeting of this slot begins, if it is still planned for that very moment and she means to come."""
    day, clock = slot.split()[-2:]
    starts_at = rules.at(date.fromisoformat(day), time.fromisoformat(clock))
    kpm_id = select(Case.kpm_id).join(CaseAgreement, CaseAgreement.case_id == Case.id)
    whose = kpm_id.where(CaseAgreement.id == agreement_id).scalar_subquery()
    query = (
        select(Meeting.id, Kpm.person_id)
        .join(Kpm, Kpm.group_id == Meeting.group_id)
        .where(Kpm.person_id == whose, Kpm.left_at.is_(None))
        .where(Meeting.status == "planned", Meeting.starts_at == starts_at)
    )
    found = session.execute(query).first()
    if found is None:
        return None
    said = select(MeetingReply.answer).where(MeetingReply.meeting_id == found[0], MeetingReply.kpm_id == found[1])
    return None if session.scalar(said) == "not_coming" else starts_at


def _coming(session: Session, after: datetime, rules: Rules) -> Iterator[_Due]:
    """Everything that still helps after that moment."""
    for agreement, starts_at in _at_meetings(session, after):
        yield _before_meeting(agreement, starts_at, rules)
    tasks = (
        select(CaseAgreement, Kpm.left_at)
        .join(Case, Case.id == CaseAgreement.case_id)
        .join(Kpm, Kpm.person_id == Case.kpm_id)
        .where(CaseAgreement.state == "open", Case.state == "open", CaseAgreement.due_on.is_not(None))
    )
    for agreement, left_at in session.execute(tasks):
        of_task = _of_task(agreement, rules)
        yield from (one for one in of_task if one.until > after and not (one.to_family and left_at is not None))


def _at_meetings(session: Session, after: datetime) -> list[tuple[CaseAgreement, datetime]]:
    query = (
        select(CaseAgreement, Meeting.starts_at)
        .join(Case, Case.id == CaseAgreement.case_id)
        .join(Kpm, Kpm.person_id == Case.kpm_id)
        .join(Meeting, Meeting.group_id == Kpm.group_id)
        .where(CaseAgreement.state == "open", CaseAgreement.every_meeting, Case.state == "open")
        .where(Kpm.left_at.is_(None), Meeting.status == "planned", Meeting.starts_at > after)
    )
    return [(agreement, starts_at) for agreement, starts_at in session.execute(query)]


def _before_meeting(agreement: CaseAgreement, starts_at: datetime, rules: Rules) -> _Due:
    local = rules.local(starts_at)
    at = rules.at(local.date() - timedelta(days=1), rules.casework.agreement_told_at)
    slot = f"{local:%Y-%m-%d %H:%M}"
    if agreement.reminds_family:
        return _Due(at, starts_at, FAMILY_NOTICE, agreement.id, f"meeting {slot}", True)
    return _Due(at, starts_at, DUE_NOTICE, agreement.id, f"remind {slot}", False)


def _of_task(agreement: CaseAgreement, rules: Rules) -> Iterator[_Due]:
    due_on = agreement.due_on
    assert due_on is not None
    told_at, slot = rules.casework.agreement_told_at, f"due {due_on.isoformat()}"
    is_staffs = agreement.who == "pendamping"
    if agreement.reminds_family and not is_staffs and agreement.agreed_on < due_on:
        before = rules.at(due_on - timedelta(days=1), told_at)
        ends = rules.at(due_on + timedelta(days=1), time(0))
        yield _Due(before, ends, FAMILY_NOTICE, agreement.id, slot, True)
    at = rules.at(due_on, rules.visit_list_at if is_staffs else told_at)
    yield _Due(at, at + DUE_HELPS_FOR, DUE_NOTICE, agreement.id, slot, False)


def _put(session: Session, due: _Due, now: datetime) -> bool:
    agreement = session.get_one(CaseAgreement, due.agreement_id)
    case = session.get_one(Case, agreement.case_id)
    kind, slot, reader_id = due.kind, due.slot, keeper_of(session, case)
    if due.to_family and is_made_with_her(session, case, agreement) and is_reached_alone(session, case.kpm_id):
        reader_id = case.kpm_id
    elif due.to_family and agreement.every_meeting:
        kind, slot = DUE_NOTICE, slot.replace("meeting", "remind", 1)
    elif due.to_family:
        return False
    if reader_id is None:
        return False
    return put_notice(session, kind, subject_of(agreement.id), reader_id, slot, now, deadline=due.until)
