"""The day before a health post opens, each family of which somebody is due there is reminded, once.

Second source document, D.1: 'Menginformasikan rencana kunjungan peserta PKH ke Posyandu/pelayanan kesehatan'. One
message a family, whatever its number of children; nothing for whom nothing is due.
"""

from datetime import date, datetime, timedelta

from sqlalchemy import BindParameter, Select, bindparam, exists, select

from db import Session
from db.tables import OutboxRow, PosyanduDay, Provider, TrailEntry
from programme.access import Actor, operation
from programme.health.families import day_begins, families_at
from programme.health.register import link_certain
from programme.health.telling import FIRST, MOVED, REMINDER, SCHEDULE, openly_told, privately_told, put_rows
from programme.rules import Rules
from programme.trail import leave_trace

POSTS_A_TICK = 10
"""The families of so many are looked at in one unit of work: those of a whole office would hold up whoever writes."""
TOLD_LATELY = timedelta(hours=6)
"""Whom news of the same day reached so lately is not reminded of it at once."""


@operation(on=None, may=("system",))
def plan_posyandu_reminders(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Queues the reminders of days whose moment has come, so many at once; returns how many are new."""
    days = _untold(session, now, rules, POSTS_A_TICK)
    for kecamatan in sorted({session.get_one(Provider, day.provider_id).kecamatan for day in days}):
        link_certain(session, kecamatan, "health")
    told = 0
    for day in days:
        told += _remind(session, day, now, rules)
        leave_trace(session, actor, "plan_posyandu_reminders", "posyandu", day.id, now)
    session.flush()
    return told


def _untold(session: Session, now: datetime, rules: Rules, most: int) -> list[PosyanduDay]:
    """Days whose families were not told yet, earliest first."""
    wanted = [
        {
            "now": now,
            "begins": day_begins(day, rules),
            "ends": day_begins(day + timedelta(days=1), rules),
            "told_at": _told_at(day, rules),
            "most": most,
        }
        for day in _dates(now, rules)
    ]
    found = [day for of_date in wanted for day in session.scalars(UNTOLD, of_date)]
    return found[:most]


def _dates(now: datetime, rules: Rules) -> list[date]:
    """The local dates whose days are told now."""
    today = rules.today(now)
    ahead = [today + timedelta(days=number) for number in range(rules.commitments.posyandu_told_days + 1)]
    return [day for day in ahead if _told_at(day, rules) <= now]


def _untold_of_date() -> Select[PosyanduDay]:
    """Days of a date that were not gone through since its moment; moved to a later date, they are told anew."""
    most: BindParameter[int] = bindparam("most")
    is_told = exists().where(
        TrailEntry.object_kind == "posyandu",
        TrailEntry.object_id == PosyanduDay.id,
        TrailEntry.operation == "plan_posyandu_reminders",
        TrailEntry.at >= bindparam("told_at"),
    )
    return (
        select(PosyanduDay)
        .where(
            PosyanduDay.state == "planned",
            PosyanduDay.starts_at > bindparam("now"),
            PosyanduDay.starts_at >= bindparam("begins"),
            PosyanduDay.starts_at < bindparam("ends"),
            ~is_told,
        )
        .order_by(PosyanduDay.starts_at, PosyanduDay.id)
        .limit(most)
    )


UNTOLD = _untold_of_date()
COMING = (
    select(PosyanduDay.starts_at)
    .where(PosyanduDay.state == "planned", PosyanduDay.starts_at > bindparam("after"))
    .distinct()
)
"""Built once: they are asked at every tick."""


def slot_of(day: PosyanduDay, rules: Rules) -> str:
    """The local date: a day moved to another date is told anew, one moved by an hour is not."""
    return rules.today(day.starts_at).isoformat()


def _told_at(day: date, rules: Rules) -> datetime:
    """When the families of a date's days are reminded."""
    return rules.at(day - timedelta(days=rules.commitments.posyandu_told_days), rules.commitments.posyandu_told_at)


def _remind(session: Session, day: PosyanduDay, now: datetime, rules: Rules) -> int:
    slot = slot_of(day, rules)
    private, schedule = _readers(session, day, now, rules)
    told = put_rows(session, REMINDER, day, private, slot, now, day.ends_at)
    return told + put_rows(session, SCHEDULE, day, schedule, slot, now, day.ends_at)


def _readers(session: Session, day: PosyanduDay, now: datetime, rules: Rules) -> tuple[list[int], list[int]]:
    """Who is told what is due, and who only day and place."""
    lately = _told_lately(session, day, now)
    families = families_at(session, day.provider_id, rules.today(day.starts_at), rules)
    families = [one for one in families if one.has_due and one.kpm_id not in lately]
    private = privately_told(session, families)
    others = openly_told(session, [one for one in families if one.kpm_id not in private])
    return sorted(private), sorted(others)


def _told_lately(session: Session, day: PosyanduDay, now: datetime) -> set[int]:
    query = select(OutboxRow.person_id).where(
        OutboxRow.kind.in_((MOVED, FIRST)),
        OutboxRow.subject == f"posyandu:{day.id}",
        OutboxRow.created_at > now - TOLD_LATELY,
    )
    return {one for one in session.scalars(query) if one is not None}


def next_posyandu_reminder(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The earliest moment later than `after` at which a day's families are to be reminded; at once where some wait."""
    if _untold(session, after, rules, 1):
        return after + timedelta(seconds=1)
    coming = session.scalars(COMING, {"after": after})
    moments = {_told_at(rules.today(starts_at), rules) for starts_at in coming}
    return min((moment for moment in moments if moment > after), default=None)
