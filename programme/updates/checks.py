"""The pendamping checks what was reported: right, wrong because ..., or asked back; a detail may be mended before.

received --> right | wrong | asked --(the reporter answers)--> received. Settled once, a report stays so: a second tap
is told its state. Second source document, D: 'Mencatat perubahan data peserta'.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from db import Session
from db.tables import DataUpdate, Group, Kpm, TrailEntry
from outbox.queue import drop_waiting, mark_answered, put_notice
from programme.access import Actor, operation
from programme.member_changes import FieldChange
from programme.members import groups_to_move_to
from programme.natural_order import natural
from programme.roster_import.cells import place_key
from programme.rules import Rules
from programme.schooling.months import look_again
from programme.secret_numbers import without_secrets
from programme.trail import leave_trace
from programme.updates.cards import UpdateCard, UpdateLine, hers, lines, photos_of, update_card
from programme.updates.details import LONGEST_VALUE, OPEN_STATES, details_as_kept, details_of
from programme.updates.effects import CannotApply, apply_update
from programme.updates.needs import Decided, desa_said, missing_of
from programme.updates.reporting import add_update_step, reader_of, tell_update_reporter, update_subject

CHECKERS = ("pendamping", "koordinator")
ADJUSTED = "adjusted"
"""The kind of a step in whose words stand the fields mended, as JSON: field -> [before, since]."""
EVIDENCE = "update_evidence"
"""The kind of notice that brings a photo: drawn when it leaves, so that no second copy of it is kept."""


class UpdateSettled(Exception):
    """It was settled or withdrawn before; `state` says how."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


@operation(on="pendamping", may=("self",))
def list_updates_to_check(session: Session, actor: Actor, pendamping_id: int) -> list[UpdateLine]:
    """What waits for her, oldest first; what she asked back comes last, since it waits for somebody else."""
    query = lines().where(hers(session, pendamping_id), DataUpdate.state.in_(OPEN_STATES))
    ordered = query.order_by(DataUpdate.state != "received", DataUpdate.received_at, DataUpdate.id)
    return [UpdateLine(*row) for row in session.execute(ordered)]


def waiting_updates(session: Session, person_id: int, now: datetime) -> int:
    """How many reported changes wait for this person's look."""
    query = select(func.count()).select_from(DataUpdate).join(Kpm, Kpm.person_id == DataUpdate.kpm_id)
    query = query.join(Group, Group.id == Kpm.group_id)
    return session.scalar(query.where(hers(session, person_id), DataUpdate.state == "received")) or 0


@operation(on="update", may=CHECKERS)
def show_update(
    session: Session, actor: Actor, update_id: int, now: datetime, decided: Decided | None = None
) -> UpdateCard:
    """A report with its details; that she looked at it stands in the trail."""
    kpm_id = session.get_one(DataUpdate, update_id).kpm_id
    noted = select(TrailEntry.id).where(TrailEntry.object_kind == "kpm", TrailEntry.object_id == kpm_id)
    this_look = (TrailEntry.operation == "show_update", TrailEntry.actor_id == actor.person_id, TrailEntry.at == now)
    if session.scalar(noted.where(*this_look).limit(1)) is None:  # a turn asks for it several times
        leave_trace(session, actor, "show_update", "kpm", kpm_id, now)
        session.flush()
    return update_card(session, update_id, decided or Decided())


@operation(on="update", may=CHECKERS)
def send_update_evidence(session: Session, actor: Actor, update_id: int, now: datetime) -> tuple[int, int]:
    """Has the photos sent to her who asks; returns (how many come, how many have not arrived or are gone).

    Each look is noted in the trail.
    """
    assert actor.person_id is not None
    photos = photos_of(session, update_id)
    stored = [one for one in photos if one.state == "stored"]
    for photo in stored:
        slot = f"seen {now.isoformat()}"
        if put_notice(session, EVIDENCE, f"file:{photo.file_id}", actor.person_id, slot, now):
            kpm_id = session.get_one(DataUpdate, update_id).kpm_id
            leave_trace(session, actor, "send_update_evidence", "kpm", kpm_id, now)
    return len(stored), len(photos) - len(stored)


@dataclass(frozen=True)
class GroupToMoveTo:
    """A group that a family may be moved to, with how many it has already."""

    id: int
    name: str
    desa: str
    members: int


@operation(on="update", may=CHECKERS)
def list_groups_for_move(session: Session, actor: Actor, update_id: int) -> list[GroupToMoveTo]:
    """Where she who checks may move the family, groups of the desa that was said first."""
    row = session.get_one(DataUpdate, update_id)
    desa = desa_said(details_of(row.details))
    groups = groups_to_move_to(session, actor, row.kpm_id)
    query = select(Kpm.group_id, func.count()).where(Kpm.left_at.is_(None)).group_by(Kpm.group_id)
    counts = dict(session.execute(query.where(Kpm.group_id.in_([one.id for one in groups]))).all())
    ordered = sorted(groups, key=lambda one: (place_key(one.desa) != desa, natural(one.desa), natural(one.name)))
    return [GroupToMoveTo(one.id, one.name, one.desa, counts.get(one.id, 0)) for one in ordered]


@operation(on="update", may=CHECKERS)
def adjust_update(session: Session, actor: Actor, update_id: int, values: Mapping[str, str], now: datetime) -> None:
    """Gives fields of a report other values before it is found right; what was reported stays in its steps.

    Raises UpdateSettled.
    """
    row = _open(session, update_id)
    said = details_of(row.details)
    row.details = details_as_kept(row.kind, said | dict(values))
    mended = details_of(row.details)
    both = {field: [said.get(field, ""), mended.get(field, "")] for field in values}
    changes = {field: pair for field, pair in both.items() if pair[0] != pair[1]}
    if not changes:
        return
    kept = json.dumps(changes, ensure_ascii=False)
    add_update_step(session, update_id, ADJUSTED, actor.person_id, kept, now)
    leave_trace(session, actor, "adjust_update", "kpm", row.kpm_id, now)


@operation(on="update", may=CHECKERS)
def mark_right(
    session: Session, actor: Actor, update_id: int, now: datetime, rules: Rules, decided: Decided | None = None
) -> list[FieldChange]:
    """Finds a report right and changes the roster by it; returns what was changed.

    Raises UpdateSettled, or CannotApply with nothing changed.
    """
    row, decided = _open(session, update_id), decided or Decided()
    missing = missing_of(session, row, details_of(row.details), decided)
    if missing is not None:
        raise CannotApply(missing)
    with session.begin_nested():
        changes = apply_update(session, actor, row, decided, now, rules.today(now))
    _settle(session, actor, row, "right", None, now)
    look_again(session, [row.kpm_id], now, rules)  # a child that left missed nothing more
    return [FieldChange(one.field, one.old, one.new) for one in changes]


@operation(on="update", may=CHECKERS)
def mark_wrong(session: Session, actor: Actor, update_id: int, reason: str, now: datetime) -> None:
    """Finds a report wrong; the reason is read by who reported it. The roster stays. Raises UpdateSettled."""
    said = without_secrets(reason.strip())[:LONGEST_VALUE]
    _settle(session, actor, _open(session, update_id), "wrong", said, now)


@operation(on="update", may=CHECKERS)
def ask_back(session: Session, actor: Actor, update_id: int, words: str, now: datetime) -> int | None:
    """Asks the reporter; returns who is asked, None where nobody can be. Raises UpdateSettled."""
    row = _open(session, update_id)
    if reader_of(session, row) is None:
        return None
    row.state = "asked"
    said = without_secrets(words.strip())[:LONGEST_VALUE]
    step_id = add_update_step(session, update_id, "asked", actor.person_id, said, now)
    _looked_at(session, update_id, now)
    leave_trace(session, actor, "ask_back", "kpm", row.kpm_id, now)
    return tell_update_reporter(session, update_id, step_id, now)


def _settle(session: Session, actor: Actor, row: DataUpdate, state: str, reason: str | None, now: datetime) -> None:
    row.state, row.settled_by, row.settled_at, row.reason = state, actor.person_id, now, reason
    step_id = add_update_step(session, row.id, state, actor.person_id, reason, now)
    _looked_at(session, row.id, now)
    drop_waiting(session, "update_step", update_subject(row.id), "over")
    tell_update_reporter(session, row.id, step_id, now)
    leave_trace(session, actor, f"mark_{state}", "kpm", row.kpm_id, now)


def _looked_at(session: Session, update_id: int, now: datetime) -> None:
    """Word of it that is still under way to a checker is news no more; a question before this one is answered."""
    drop_waiting(session, "update_new", update_subject(update_id), "over")
    for kind in ("update_new", "update_step"):
        mark_answered(session, kind, update_subject(update_id), None, now)


def _open(session: Session, update_id: int) -> DataUpdate:
    row = session.get_one(DataUpdate, update_id, with_for_update=True, populate_existing=True)
    if row.state not in OPEN_STATES:
        raise UpdateSettled(row.state)
    return row
