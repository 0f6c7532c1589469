"""Changing a proposal by hand: families moved, exchanged, taken out; groups joined, given to another pendamping.

Each change counts up the intake's revision, so that what somebody else was shown before can't be confirmed by mistake.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import case, delete, exists, func, select, update

from db import Session
from db.tables import Candidate, Intake, Person, ProposedGroup
from programme.access import Actor, operation
from programme.candidates.numbering import first_free_number
from programme.candidates.proposing import changed, open_intake
from programme.rules import Rules
from programme.trail import leave_trace

NEW_GROUP = 0
"""Instead of a number: a group that is not there yet."""


class NotInIntake(Exception):
    """A candidate, group or pendamping is none of this intake's."""


@operation(on="intake", may=("pendamping", "koordinator", "operator"))
def move_candidates(
    session: Session, actor: Actor, intake_id: int, candidate_ids: Sequence[int], to_number: int, now: datetime
) -> int:
    """Puts families into the group of this number (or NEW_GROUP); who had been taken out is in again.

    Returns the revision. Raises NotInIntake, IntakeIsOver.
    """
    intake = open_intake(session, intake_id)
    found = _candidates(session, intake_id, candidate_ids)
    group = _group(session, intake_id, to_number) if to_number != NEW_GROUP else _new_group(session, intake, found[0])
    for one in found:
        one.proposed_group_id, one.by_hand, one.taken_out = group.id, True, False
    return _end(session, actor, intake, "move_candidates", now)


@operation(on="intake", may=("pendamping", "koordinator", "operator"))
def swap_candidates(
    session: Session, actor: Actor, intake_id: int, first_id: int, second_id: int, now: datetime
) -> int:
    """Exchanges the groups of two families; returns the revision. Raises NotInIntake, IntakeIsOver."""
    intake = open_intake(session, intake_id)
    first, second = (_candidates(session, intake_id, [one])[0] for one in (first_id, second_id))
    if first.taken_out or second.taken_out:
        raise NotInIntake("taken out")
    first.proposed_group_id, second.proposed_group_id = second.proposed_group_id, first.proposed_group_id
    first.by_hand = second.by_hand = True
    return _end(session, actor, intake, "swap_candidates", now)


@operation(on="intake", may=("pendamping", "koordinator", "operator"))
def take_candidates_out(
    session: Session, actor: Actor, intake_id: int, candidate_ids: Sequence[int], now: datetime
) -> int:
    """Leaves families out (moved away, died, twice on the list); returns the revision. Raises as `move_candidates`."""
    intake = open_intake(session, intake_id)
    for one in _candidates(session, intake_id, candidate_ids):
        one.proposed_group_id, one.by_hand, one.taken_out = None, False, True
    return _end(session, actor, intake, "take_candidates_out", now)


@operation(on="intake", may=("pendamping", "koordinator", "operator"))
def take_candidates_back(
    session: Session, actor: Actor, intake_id: int, candidate_ids: Sequence[int], now: datetime, rules: Rules
) -> int:
    """Takes families in again that had been left out, each beside her neighbours. Returns the revision."""
    intake = open_intake(session, intake_id)
    for one in _candidates(session, intake_id, candidate_ids):
        group_id = _neighbours_group(session, one, rules)
        group = _new_group(session, intake, one) if group_id is None else session.get_one(ProposedGroup, group_id)
        one.taken_out, one.proposed_group_id = False, group.id
        session.flush()
    return _end(session, actor, intake, "take_candidates_back", now)


@operation(on="intake", may=("pendamping", "koordinator", "operator"))
def join_proposed_groups(session: Session, actor: Actor, intake_id: int, number: int, into: int, now: datetime) -> int:
    """All families of one group into another, also of another desa; returns the revision. Raises as above."""
    intake = open_intake(session, intake_id)
    group, other = _group(session, intake_id, number), _group(session, intake_id, into)
    if group.id == other.id:
        raise NotInIntake("the same group")
    session.execute(
        update(Candidate)
        .where(Candidate.proposed_group_id == group.id)
        .values(proposed_group_id=other.id, by_hand=True)
        .execution_options(synchronize_session=False)
    )
    return _end(session, actor, intake, "join_proposed_groups", now)


@operation(on="intake", may=("pendamping", "koordinator", "operator"))
def give_proposed_groups(
    session: Session, actor: Actor, intake_id: int, numbers: Sequence[int], pendamping_id: int, now: datetime
) -> int:
    """Gives groups to a pendamping or koordinator of the kecamatan; returns the revision. Raises as above."""
    intake = open_intake(session, intake_id)
    keeper = session.get(Person, pendamping_id)
    is_there = keeper is not None and keeper.kecamatan == intake.kecamatan and keeper.removed_at is None
    if not is_there or keeper is None or keeper.role not in ("pendamping", "koordinator"):
        raise NotInIntake(f"person {pendamping_id}")
    for number in numbers:
        _group(session, intake_id, number).pendamping_id = pendamping_id
    return _end(session, actor, intake, "give_proposed_groups", now)


@operation(on="intake", may=("pendamping", "koordinator", "operator"))
def cancel_intake(session: Session, actor: Actor, intake_id: int, now: datetime) -> None:
    """Ends an intake whose list was wrong: nobody became a kpm by it, and nobody on it is kept. Raises IntakeIsOver."""
    intake = open_intake(session, intake_id)
    unsynchronised = {"synchronize_session": False}
    for table in (Candidate, ProposedGroup):
        session.execute(delete(table).where(table.intake_id == intake_id), execution_options=unsynchronised)
    intake.state = "cancelled"
    changed(session, intake)
    leave_trace(session, actor, "cancel_intake", "intake", intake_id, now)


def _candidates(session: Session, intake_id: int, ids: Sequence[int]) -> list[Candidate]:
    query = select(Candidate).where(Candidate.id.in_(ids), Candidate.intake_id == intake_id).order_by(Candidate.id)
    found = list(session.scalars(query))
    if not found or len(found) != len(set(ids)):
        raise NotInIntake(f"candidates of intake {intake_id}")
    return found


def _group(session: Session, intake_id: int, number: int) -> ProposedGroup:
    query = select(ProposedGroup).where(ProposedGroup.intake_id == intake_id, ProposedGroup.number == number)
    group = session.scalars(query).first()
    if group is None:
        raise NotInIntake(f"group {number} of intake {intake_id}")
    return group


def _neighbours_group(session: Session, one: Candidate, rules: Rules) -> int | None:
    """The group of her desa with most of her RT, else of her RW or dusun; a full one only where there is no other."""
    of_rw = Candidate.rw == one.rw
    lives = (of_rw & (Candidate.rt == one.rt), of_rw, Candidate.dusun == one.dusun)
    same = [func.sum(case((beside, 1), else_=0)) for beside in lives]
    is_full = func.count() >= rules.intake.group_families_most
    query = (
        select(Candidate.proposed_group_id)
        .where(Candidate.intake_id == one.intake_id, Candidate.desa == one.desa, Candidate.id != one.id)
        .where(Candidate.proposed_group_id.is_not(None))
        .group_by(Candidate.proposed_group_id)
        .order_by(is_full, *(count.desc() for count in same), func.count(), Candidate.proposed_group_id)
    )
    return session.scalars(query.limit(1)).first()


def _new_group(session: Session, intake: Intake, first: Candidate) -> ProposedGroup:
    """In the desa of its first family, kept by whoever keeps that family's group now."""
    numbers = select(ProposedGroup.number).where(ProposedGroup.intake_id == intake.id)
    before = session.get(ProposedGroup, first.proposed_group_id) if first.proposed_group_id else None
    number = max([*session.scalars(numbers), first_free_number(session, intake.kecamatan) - 1]) + 1
    group = ProposedGroup(intake_id=intake.id, number=number, desa=first.desa)
    group.pendamping_id = before.pendamping_id if before is not None else None
    session.add(group)
    session.flush()
    return group


def _end(session: Session, actor: Actor, intake: Intake, what: str, now: datetime) -> int:
    """Groups that nobody is in any more go, those after them move up; each is called by the desa of most."""
    session.flush()
    nobody = ~exists().where(Candidate.proposed_group_id == ProposedGroup.id)
    mine = ProposedGroup.intake_id == intake.id
    session.execute(delete(ProposedGroup).where(mine, nobody).execution_options(synchronize_session="fetch"))
    _name_and_number(session, intake)
    leave_trace(session, actor, what, "intake", intake.id, now)
    return changed(session, intake)


def _name_and_number(session: Session, intake: Intake) -> None:
    """No number is left out, and a group that was joined with a larger one of another desa takes its name."""
    count = func.count()
    lives = (
        select(Candidate.proposed_group_id, Candidate.desa)
        .where(Candidate.intake_id == intake.id, Candidate.proposed_group_id.is_not(None))
        .group_by(Candidate.proposed_group_id, Candidate.desa)
        .order_by(count, Candidate.desa.desc())
    )
    desa = dict(session.execute(lives).all())  # of several desa the last one, which has most, stays
    mine = select(ProposedGroup).where(ProposedGroup.intake_id == intake.id).order_by(ProposedGroup.number)
    first = first_free_number(session, intake.kecamatan)
    for number, group in enumerate(session.scalars(mine), start=first):
        group.desa = desa.get(group.id, group.desa)
        if group.number != number:
            group.number = number
            session.flush()  # one after another: each takes the number that the one before has left
    session.flush()
