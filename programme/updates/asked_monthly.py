"""Once a month, in its last week, each ketua is asked whether anything changed in her group.

Second source document, B.b: the monthly talk with each ketua is about 'progress, problems, data changes'; what is asked
before the month ends can still go to the office with the list of that month.
"""

from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, String, and_, cast, exists, literal, literal_column, select

from db import Session
from db.tables import Address, Kpm, Meeting, OutboxRow
from outbox.kinds import KINDS
from outbox.queue import put_notices
from programme.access import Actor, operation
from programme.rules import Rules

ROWS_AT_ONCE = 500


def month_of(day: date) -> str:
    """'2018-11', the month of a local day: the notice's slot."""
    return f"{day:%Y-%m}"


@operation(on=None, may=("system",))
def plan_changes_asked(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Queues this month's question to every ketua who has a chat, where a group has none to its deputy; how many."""
    today = rules.today(now)
    if not rules.changes_asked or now < max(_moment(today, rules), rules.at(today, rules.changes_asked_at)):
        return 0
    asked: dict[int, int] = {}
    for group_id, person_id, duty in session.execute(_in_charge(today, rules)):
        if duty == "ketua" or group_id not in asked:
            asked[group_id] = person_id
    rows = [_row(group_id, person_id, now, rules) for group_id, person_id in asked.items()]
    return sum(put_notices(session, rows[start : start + ROWS_AT_ONCE]) for start in range(0, len(rows), ROWS_AT_ONCE))


def _row(group_id: int, person_id: int, now: datetime, rules: Rules) -> dict[str, object]:
    today = rules.today(now)
    return {
        "kind": "changes_asked",
        "subject": f"group:{group_id}",
        "person_id": person_id,
        "slot": month_of(today),
        "priority": KINDS["changes_asked"].priority,
        "due_at": now,
        "deadline": rules.at(_next_month(today), time(0)),
        "state": "queued",
        "attempts": 0,
        "repeats": 0,
        "created_at": now,
    }


def _in_charge(today: date, rules: Rules) -> Select[int, int, str]:
    """(group, person, duty) of who is ketua or deputy and has a chat, in groups not asked this month.

    Who has a meeting today has enough to answer: she is asked on the morrow, unless the month ends today.
    """
    has_chat = exists().where(Address.person_id == Kpm.person_id, Address.closed_at.is_(None))
    was_asked = exists().where(
        and_(
            OutboxRow.kind != literal_column("'reply'"),  # so that the unique index is used
            OutboxRow.kind == "changes_asked",
            OutboxRow.subject == literal("group:") + cast(Kpm.group_id, String),
            OutboxRow.slot == month_of(today),
        )
    )
    query = select(Kpm.group_id, Kpm.person_id, Kpm.duty).where(
        Kpm.duty.in_(("ketua", "deputy")), Kpm.left_at.is_(None), has_chat, ~was_asked
    )
    if today + timedelta(days=1) != _next_month(today):
        begins = rules.at(today, time(0))
        meets = exists().where(
            Meeting.group_id == Kpm.group_id,
            Meeting.status != "cancelled",
            Meeting.starts_at >= begins,
            Meeting.starts_at < begins + timedelta(days=1),
        )
        query = query.where(~meets)
    return query.order_by(Kpm.group_id)


def _moment(day: date, rules: Rules) -> datetime:
    """When the question of that day's month is asked."""
    last = _next_month(day) - timedelta(days=1)
    return rules.at(last - timedelta(days=rules.changes_asked_days), rules.changes_asked_at)


def _next_month(day: date) -> date:
    """The first day of the month after."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def next_asking_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """When ketua are asked next: this month, on the morrow for those who have a meeting today, or next month."""
    if not rules.changes_asked or session.scalar(_has_chat()) is None:
        return None
    today, first = rules.today(after), _moment(rules.today(after), rules)
    if after < first:
        return first
    tomorrow = today + timedelta(days=1)
    for day in (today, tomorrow):
        moment = rules.at(day, rules.changes_asked_at)
        if moment > after and month_of(day) == month_of(today) and session.execute(_in_charge(day, rules)).first():
            return moment
    return _moment(_next_month(today), rules)


def _has_chat() -> Select[int]:
    """One ketua or deputy whom the question could reach."""
    has_chat = exists().where(Address.person_id == Kpm.person_id, Address.closed_at.is_(None))
    return select(Kpm.person_id).where(Kpm.duty.in_(("ketua", "deputy")), Kpm.left_at.is_(None), has_chat).limit(1)
