"""When a health post's day is over, each pendamping of families that go there is asked who came."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, String, bindparam, cast, exists, func, literal, literal_column, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from db import Session
from db.tables import FamilyMember, Group, Kpm, MemberMonth, OutboxRow, PosyanduDay, TrailEntry
from outbox.queue import put_notice
from programme.access import Actor, operation
from programme.health.attendance import ASKED
from programme.health.families import day_begins, families_at
from programme.health.posyandu_days import PosyanduLine, posyandu_line
from programme.rules import Rules

LOOKED_BACK = timedelta(days=3)
"""Of a day longer past nobody is asked any more; it stays among what waits until the month's entries are due."""


@operation(on=None, may=("system",))
def ask_posyandu_attendance(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Queues the question to each pendamping who has not recorded the day yet; returns how many are new."""
    asked = 0
    over = {"now": now, "since": now - LOOKED_BACK}
    for day_id, pendamping_id in session.execute(UNASKED, over).all():
        asked += _ask(session, session.get_one(PosyanduDay, day_id), pendamping_id or 0, now, rules)
    return asked


def _ask(session: Session, day: PosyanduDay, pendamping_id: int, now: datetime, rules: Rules) -> int:
    if not families_at(session, day.provider_id, rules.today(day.starts_at), rules, pendamping_id):
        return 0  # only children in school, or too old by now
    deadline = day.ends_at + LOOKED_BACK
    return put_notice(session, ASKED, f"posyandu:{day.id}", pendamping_id, "over", now, deadline=deadline)


def _unrecorded() -> Select[int, int | None]:
    """(day, pendamping) of days that were held and not recorded, where his families go to that post."""
    return (
        select(PosyanduDay.id, Group.pendamping_id)
        .select_from(PosyanduDay)
        .join(FamilyMember, FamilyMember.provider_id == PosyanduDay.provider_id)
        .join(Kpm, Kpm.person_id == FamilyMember.kpm_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(
            PosyanduDay.state == "planned",
            Kpm.left_at.is_(None),
            FamilyMember.left_on.is_(None),
            Group.pendamping_id.is_not(None),
            ~is_recorded_for(Group.pendamping_id),
        )
        .distinct()
        .order_by(PosyanduDay.id, Group.pendamping_id)
    )


def is_recorded_for(
    pendamping_id: ColumnElement[int | None] | InstrumentedAttribute[int | None],
) -> ColumnElement[bool]:
    """Whether a PosyanduDay was recorded for this pendamping's families, be it by a colleague standing in."""
    group, kpm, member = aliased(Group), aliased(Kpm), aliased(FamilyMember)
    return (
        select(TrailEntry.id)
        .join(MemberMonth, MemberMonth.recorded_by == TrailEntry.actor_id)
        .join(member, member.id == MemberMonth.member_id)
        .join(kpm, kpm.person_id == member.kpm_id)
        .join(group, group.id == kpm.group_id)
        .where(
            TrailEntry.object_kind == "posyandu",
            TrailEntry.object_id == PosyanduDay.id,
            TrailEntry.operation == "record_health",
            MemberMonth.kind == "health",
            MemberMonth.provider_id == PosyanduDay.provider_id,
            MemberMonth.recorded_at >= PosyanduDay.starts_at,
            group.pendamping_id == pendamping_id,
        )
        .correlate(PosyanduDay, Group)
        .exists()
    )


def _is_asked() -> ColumnElement[bool]:
    return exists().where(
        OutboxRow.kind != literal_column("'reply'"),  # so that the unique index is used
        OutboxRow.kind == ASKED,
        OutboxRow.subject == literal("posyandu:") + cast(PosyanduDay.id, String),
        OutboxRow.person_id == Group.pendamping_id,
    )


_JUST_OVER = select(PosyanduDay.id).where(
    PosyanduDay.ends_at <= bindparam("now"), PosyanduDay.ends_at > bindparam("since")
)
UNASKED = _unrecorded().where(PosyanduDay.id.in_(_JUST_OVER), ~_is_asked())
OF_HIS = (
    _unrecorded()
    .add_columns(PosyanduDay.provider_id, PosyanduDay.starts_at)
    .where(
        Group.pendamping_id == bindparam("pendamping"),
        PosyanduDay.ends_at <= bindparam("now"),
        PosyanduDay.starts_at >= bindparam("first"),
    )
)
NEXT_END = select(func.min(PosyanduDay.ends_at)).where(
    PosyanduDay.state == "planned", PosyanduDay.ends_at > bindparam("after")
)
"""Built once: the first and last are asked at every tick, the other whenever somebody opens her menu."""


def waiting_posyandu(session: Session, person_id: int, now: datetime, rules: Rules) -> int:
    """How many days of health posts he has not recorded, of this month and of the last until its entries are due."""
    return len(unrecorded_days(session, person_id, now, rules))


@operation(on="pendamping", may=("self",))
def list_unrecorded_days(
    session: Session, actor: Actor, pendamping_id: int, now: datetime, rules: Rules
) -> list[PosyanduLine]:
    """The days that were held and that he has not recorded, earliest first."""
    return [posyandu_line(session, one) for one in unrecorded_days(session, pendamping_id, now, rules)]


def unrecorded_days(session: Session, pendamping_id: int, now: datetime, rules: Rules) -> list[int]:
    """Those days, earliest first."""
    local = rules.local(now)
    first = rules.today(now).replace(day=1)
    if local.day <= rules.commitments.entry_due_day:
        first = (first - timedelta(days=1)).replace(day=1)
    his = {"pendamping": pendamping_id, "now": now, "first": day_begins(first, rules)}
    days = session.execute(OF_HIS, his).all()
    held = [one for one in days if families_at(session, one.provider_id, rules.today(now), rules, pendamping_id)]
    return [one.id for one in sorted(held, key=lambda one: (one.starts_at, one.id))]


def next_posyandu_question(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The earliest moment later than `after` at which a health post's day ends."""
    return session.scalar(NEXT_END, {"after": after})
