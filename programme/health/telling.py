"""Who hears of a health post's day, and in which form.

What is due for whom is health data: it shows only in a chat of the family's own (`posyandu_reminder`). On a phone that
several use, and by SMS, only day and place are told (`posyandu_schedule`), which says nothing about anybody; families
whose only matter is a pregnancy not even that, since nobody else may know of it yet.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from db import Session
from db.tables import OutboxRow, PosyanduDay
from outbox.kinds import KINDS
from outbox.queue import put_notices
from programme.health.families import HealthFamily, families_at
from programme.many_due.privately import answer_privately, only_on_shared_phones
from programme.rules import Rules

REMINDER, SCHEDULE, FIRST = "posyandu_reminder", "posyandu_schedule", "posyandu_first"
MOVED, CANCELLED = "posyandu_moved", "posyandu_cancelled"
DAYS_NEWS_REACHES = 31
"""A change is told at once where the day was or will be so near: families know their post's day by heart."""
ROWS_AT_ONCE = 500


def tell_of_change(
    session: Session, day: PosyanduDay, kind: str, nearest: datetime, now: datetime, rules: Rules
) -> int:
    """Tells every family that goes there that a day moved or was called off; one far ahead is nobody's news yet."""
    if nearest > now + timedelta(days=DAYS_NEWS_REACHES):
        return 0
    families = families_at(session, day.provider_id, rules.today(day.starts_at), rules)
    readers = openly_told(session, families)
    deadline = max(day.starts_at, nearest)
    return put_rows(session, kind, day, sorted(readers), f"r{day.revision}", now, deadline)


def openly_told(session: Session, families: Sequence[HealthFamily]) -> set[int]:
    """To whom day and place can be told: not where that would show a pregnancy to others who use the phone."""
    shared = only_on_shared_phones(session, [one.kpm_id for one in families])
    return {one.kpm_id for one in families if one.kpm_id not in shared or not _is_only_a_pregnancy(one)}


def privately_told(session: Session, families: Sequence[HealthFamily]) -> set[int]:
    """Those whom a chat of their own leads to."""
    return answer_privately(session, [one.kpm_id for one in families])


def _is_only_a_pregnancy(family: HealthFamily) -> bool:
    return all(one.stage == "pregnant" for one in family.members)


def put_rows(
    session: Session,
    kind: str,
    day: PosyanduDay,
    readers: Iterable[int],
    slot: str,
    now: datetime,
    deadline: datetime,
) -> int:
    """Queues a notice about the day to each of these; returns how many are new."""
    rows: list[dict[str, object]] = [
        {
            "kind": kind,
            "subject": f"posyandu:{day.id}",
            "person_id": person_id,
            "slot": slot,
            "priority": KINDS[kind].priority,
            "due_at": now,
            "deadline": deadline,
            "state": "queued",
            "attempts": 0,
            "repeats": 0,
            "created_at": now,
        }
        for person_id in readers
    ]
    return sum(put_notices(session, rows[start : start + ROWS_AT_ONCE]) for start in range(0, len(rows), ROWS_AT_ONCE))


def told_of(session: Session, posyandu_id: int, kinds: Collection[str], slot: str | None = None) -> set[int]:
    """Who has such a notice of the day in the outbox, sent or not."""
    query = select(OutboxRow.person_id).where(
        OutboxRow.kind != "reply", OutboxRow.kind.in_(kinds), OutboxRow.subject == f"posyandu:{posyandu_id}"
    )
    if slot is not None:
        query = query.where(OutboxRow.slot == slot)
    return {one for one in session.scalars(query) if one is not None}
