"""Asking who was not paid: a group's ketua and its pendamping when the window has ended; then the ketua again.

She is asked again some hours later and the next morning, as for meetings; in the afternoon only the pendamping. Each
question stops as soon as a report stands for the group.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from db import Session
from db.tables import Kpm, OutboxRow, Payment, PaymentReport, PaymentSchedule, Person
from outbox.queue import put_notices
from programme.access import Actor, operation
from programme.payments.group_parts import IN_IT, unreported_groups
from programme.payments.reports import ASKED
from programme.payments.tidings import news_row, subject_of
from programme.report_requests import (
    CAME_TO_NOTHING,
    HOURS_REPORT_IS_ASKED,
    LONGEST_ROUND,
    Reach,
    chat_reach,
    later_stages,
)
from programme.rules import Rules

MOST_READ_AHEAD = 3


@dataclass(frozen=True)
class _Unreported:
    """A group's part of a payment that is over without a report."""

    schedule_id: int
    starts_at: datetime
    ends_at: datetime
    group_id: int


@operation(on=None, may=("system",))
def plan_payment_questions(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Puts each question whose moment has come; returns how many are new."""
    unreported = _unreported(session, now)
    if not unreported:
        return 0
    asked = _asked(session, {one.schedule_id for one in unreported})
    due = [(one, stage) for one in unreported if (stage := _stage_due(one, asked, now, rules)) is not None]
    reach = chat_reach(session, {one.group_id for one, _ in due})
    rows = {
        (one.schedule_id, person_id): _row(one, stage, person_id, asked, now, rules)
        for one, stage in due
        for person_id in _whom(stage, reach[one.group_id])
        if (one.schedule_id, person_id, stage) not in asked
    }
    return put_notices(session, list(rows.values()))


def _unreported(session: Session, now: datetime) -> list[_Unreported]:
    reported = select(PaymentReport.id).where(
        PaymentReport.schedule_id == PaymentSchedule.id, PaymentReport.group_id == Kpm.group_id
    )
    query = (
        select(PaymentSchedule.id, PaymentSchedule.starts_at, PaymentSchedule.ends_at, Kpm.group_id)
        .join(Payment, Payment.schedule_id == PaymentSchedule.id)
        .join(Kpm, Kpm.person_id == Payment.kpm_id)
        .where(
            PaymentSchedule.status == "planned",
            PaymentSchedule.ends_at <= now,
            PaymentSchedule.ends_at > now - timedelta(hours=HOURS_REPORT_IS_ASKED) - LONGEST_ROUND,
            Payment.state.in_(IN_IT),
            Kpm.left_at.is_(None),
            ~reported.exists(),
        )
        .distinct()
    )
    return [_Unreported(*row) for row in session.execute(query)]


def _asked(session: Session, schedule_ids: set[int]) -> dict[tuple[int, int, str], datetime]:
    """(schedule, person, stage) -> when she was asked."""
    subjects = {subject_of(one): one for one in schedule_ids}
    query = select(OutboxRow.subject, OutboxRow.person_id, OutboxRow.slot, OutboxRow.created_at).where(
        OutboxRow.kind == ASKED, OutboxRow.subject.in_(subjects), OutboxRow.state.not_in(CAME_TO_NOTHING)
    )
    return {
        (subjects[subject], person_id, (slot or "").partition(" ")[0]): created_at
        for subject, person_id, slot, created_at in session.execute(query)
        if subject is not None and person_id is not None
    }


def _first_asked(one: _Unreported, asked: dict[tuple[int, int, str], datetime]) -> datetime | None:
    return min(
        (at for (schedule, _, stage), at in asked.items() if (schedule, stage) == (one.schedule_id, "end")),
        default=None,
    )


def _stage_due(
    one: _Unreported, asked: dict[tuple[int, int, str], datetime], now: datetime, rules: Rules
) -> str | None:
    """The latest stage whose moment has come; the deputy's is none here, as she is asked where no ketua is reached."""
    first = _first_asked(one, asked)
    if first is None:
        return "end" if one.ends_at > now - timedelta(hours=HOURS_REPORT_IS_ASKED) else None
    due = [stage for stage, moment in later_stages(first, rules) if moment <= now and stage != "deputy"]
    return due[-1] if due else "end"


def _whom(stage: str, reach: Reach) -> list[int]:
    in_group = reach.ketua_id if reach.ketua_reached else reach.deputy_id
    people = {
        "end": (in_group, reach.pendamping_id),
        "again": (in_group,),
        "morning": (in_group,),
        "pendamping": (reach.pendamping_id,),
    }[stage]
    return [one for one in people if one is not None]


def _row(
    one: _Unreported,
    stage: str,
    person_id: int,
    asked: dict[tuple[int, int, str], datetime],
    now: datetime,
    rules: Rules,
) -> dict[str, object]:
    slot = f"{stage} {rules.today(one.starts_at).isoformat()}"
    first = _first_asked(one, asked)
    overtaken_by = {"again": "morning", "morning": "pendamping"}.get(stage)
    until = one.ends_at + timedelta(days=rules.days_to_correct_report)
    if overtaken_by is not None and first is not None:
        until = dict(later_stages(first, rules))[overtaken_by]
    return news_row(ASKED, subject_of(one.schedule_id), person_id, slot, now, until)


def next_payment_question(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The earliest moment later than `after` at which a window ends or a question is due."""
    ends = session.scalar(
        select(PaymentSchedule.ends_at)
        .where(PaymentSchedule.status == "planned", PaymentSchedule.ends_at > after)
        .order_by(PaymentSchedule.ends_at)
        .limit(1)
    )
    moments = [] if ends is None else [ends]
    unreported = _unreported(session, after)
    asked = _asked(session, {one.schedule_id for one in unreported})
    firsts = {first for one in unreported if (first := _first_asked(one, asked)) is not None}
    moments += [moment for first in firsts for _, moment in later_stages(first, rules)]
    return min((moment for moment in moments if moment > after), default=None)


def groups_asked_about(session: Session, person_ids: Collection[int]) -> list[tuple[int, int]]:
    """(schedule, group) of questions that wait for these people's answer, where only one of their groups is meant."""
    query = (
        select(OutboxRow.subject, Person)
        .join(Person, Person.id == OutboxRow.person_id)
        .where(
            OutboxRow.kind == ASKED,
            OutboxRow.person_id.in_(person_ids),
            OutboxRow.state.in_(("sent", "delivered", "read", "unknown")),
            OutboxRow.answered_at.is_(None),
        )
        .order_by(OutboxRow.sent_at.desc())
        .limit(MOST_READ_AHEAD)
    )
    found = []
    for subject, person in session.execute(query):
        schedule_id = int((subject or "payment:0").rpartition(":")[2])
        groups = unreported_groups(session, Actor(person.id, person.role), schedule_id)
        found += [(schedule_id, groups[0].id)] if len(groups) == 1 else []
    return found
