"""Corrections of a kpm's entry by chat, and taking the last one back.

A new phone number opens no address: that happens only when its holder writes to us.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Group, Kpm, KpmChange, Person
from outbox.queue import drop_waiting, put_notice
from programme.access import Actor, operation, require
from programme.joining import end_sessions
from programme.leaving.ending import leaves_again
from programme.leaving.returning import comes_back_as_she_was
from programme.member_changes import (
    ADDED,
    MemberChange,
    changed_together,
    list_member_changes,
    moment_as_kept,
    set_fields,
    value_of,
)
from programme.trail import leave_trace

CORRECTED_BY_CHAT = frozenset({"name", "gender", "phone", "dusun", "rt", "rw", "coordinates"})


@operation(on="person", may=("pendamping", "koordinator"))
def correct_member(
    session: Session, actor: Actor, person_id: int, values: Mapping[str, str | None], now: datetime
) -> list[str]:
    """Gives fields of her entry (CORRECTED_BY_CHAT) other values; returns those that are different now."""
    unknown = set(values) - CORRECTED_BY_CHAT
    if unknown:
        raise ValueError(f"not corrected by chat: {sorted(unknown)}")
    changed = [change.field for change in set_fields(session, actor, person_id, values, now)]
    if changed:
        leave_trace(session, actor, "correct_member", "person", person_id, now)
    return changed


@operation(on="person", may=("pendamping", "koordinator"))
def last_change(session: Session, actor: Actor, person_id: int) -> MemberChange | None:
    """The latest change of her entry, if it can still be taken back: nothing of it was changed in another way since.

    What follows from a reported change is not: the office has it, and the family was told.
    """
    changes = list_member_changes(session, actor, person_id, 1)
    if not changes or changes[0].report_kind is not None:
        return None
    return changes[0] if _still_stands(session, changed_together(session, changes[0])) else None


@operation(on="person", may=("pendamping", "koordinator"))
def take_back_change(session: Session, actor: Actor, person_id: int, changed_at: datetime, now: datetime) -> bool:
    """Puts back what stood before the latest change, which was made at `changed_at`; False where that is over.

    A move puts her under her old number again; a duty goes back to who had it; a family added by slip leaves.
    """
    change = last_change(session, actor, person_id)
    if change is None or change.changed_at != changed_at:
        return False
    rows = changed_together(session, change)
    for group_id in sorted(_groups_of(rows)):
        require(session, actor, "add_member", group_id)
        session.get_one(Group, group_id, with_for_update=True, populate_existing=True)
    if any(row.field == ADDED for row in rows):
        _never_came(session, actor, person_id, now)
    else:
        _put_back(session, actor, rows, now)
    leave_trace(session, actor, "take_back_change", "person", person_id, now)
    return True


def _groups_of(rows: Sequence[KpmChange]) -> set[int]:
    """The groups that a change was about, by its own account."""
    return {int(one) for row in rows if row.field in ("group_id", ADDED) for one in (row.old, row.new) if one}


def _never_came(session: Session, actor: Actor, person_id: int, now: datetime) -> None:
    set_fields(session, actor, person_id, {"left_at": moment_as_kept(now)}, now)
    end_sessions(session, person_id, now)
    drop_waiting(session, "member_arrived", f"person:{person_id}", "taken_back")


def _put_back(session: Session, actor: Actor, rows: Sequence[KpmChange], now: datetime) -> None:
    """Kpm by kpm; who becomes ketua again comes last, since a group never has two."""
    last = {row.kpm_id for row in rows if row.field == "duty" and row.old == "ketua"}
    for kpm_id in sorted({row.kpm_id for row in rows}, key=lambda one: (one in last, one)):
        values = {row.field: row.old for row in rows if row.kpm_id == kpm_id}
        left_at = session.get_one(Kpm, kpm_id).left_at
        set_fields(session, actor, kpm_id, values, now)
        if left_at is not None and values.get("left_at", "") is None:
            comes_back_as_she_was(session, kpm_id, left_at, now)
        elif left_at is None and values.get("left_at") is not None:
            leaves_again(session, kpm_id, actor.person_id, now)
        _tell(session, kpm_id, values, now)


def _tell(session: Session, person_id: int, values: Mapping[str, str | None], now: datetime) -> None:
    """Who was told of a new group or duty is told again; who had not been told yet need not know."""
    group_id = session.get_one(Kpm, person_id).group_id
    if "group_id" in values:
        put_notice(session, "group_changed", f"group:{group_id}", person_id, f"moved {now.isoformat()}", now)
    elif "duty" in values:
        put_notice(session, "duty_changed", f"group:{group_id}", person_id, f"{values['duty']} {now.isoformat()}", now)


def _still_stands(session: Session, rows: Sequence[KpmChange]) -> bool:
    """Whether each field still has the value that the change gave it, and what stood before is still free."""
    return all(_has_new_value(session, row) and not _is_taken(session, row, rows) for row in rows)


def _has_new_value(session: Session, row: KpmChange) -> bool:
    person, kpm = session.get_one(Person, row.kpm_id), session.get_one(Kpm, row.kpm_id)
    return kpm.left_at is None if row.field == ADDED else value_of(person, kpm, row.field) == row.new


def _is_taken(session: Session, row: KpmChange, rows: Sequence[KpmChange]) -> bool:
    """Whether somebody else has the number or duty by now that she would get back."""
    if row.field not in ("member_number", "duty") or row.old in (None, "member"):
        return False
    before = {one.field: one.old for one in rows if one.kpm_id == row.kpm_id}
    group_id = int(before.get("group_id") or session.get_one(Kpm, row.kpm_id).group_id)
    concerned = {one.kpm_id for one in rows}
    column = Kpm.duty == row.old if row.field == "duty" else Kpm.member_number == int(row.old or 0)
    others = select(Kpm.person_id).where(Kpm.group_id == group_id, column, Kpm.person_id.not_in(concerned))
    return session.scalar(others) is not None
