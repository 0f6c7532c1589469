"""The proposal of an intake's groups as it stands in the tables: made, kept up to date, made anew on request.

What people decided by hand stays: who was put into another group, who was taken out, which pendamping gets a group.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import case, delete, func, select, update

from db import Session
from db.tables import Candidate, Group, Intake, Kpm, Person, ProposedGroup
from programme.access import Actor, operation
from programme.candidates.dividing import GroupToGive, Hand, divide
from programme.candidates.numbering import first_free_number
from programme.candidates.proposal import FormedGroup, Neighbour, form_groups
from programme.natural_order import natural
from programme.rules import Rules
from programme.trail import leave_trace

OPEN = ("open", "proposed")


class IntakeIsOver(Exception):
    """Its groups are confirmed already, or it was cancelled."""


@operation(on="intake", may=("pendamping", "koordinator", "operator"))
def propose_groups(
    session: Session, actor: Actor, intake_id: int, now: datetime, rules: Rules, *, anew: bool = False
) -> int:
    """Makes the proposal again and returns its revision; `anew` forgets what was put by hand. Raises IntakeIsOver."""
    open_intake(session, intake_id)
    if anew:
        mine = Candidate.intake_id == intake_id
        session.execute(
            update(Candidate).where(mine).values(by_hand=False).execution_options(synchronize_session=False)
        )
    leave_trace(session, actor, "propose_groups", "intake", intake_id, now)
    return make_proposal(session, intake_id, rules)


@operation(on="intake", may=("pendamping", "koordinator", "operator"))
def divide_anew(session: Session, actor: Actor, intake_id: int, now: datetime, rules: Rules) -> int:
    """Divides all its groups among the pendamping again and returns the revision. Raises IntakeIsOver."""
    intake = open_intake(session, intake_id)
    for one in _proposed(session, intake_id):
        one.pendamping_id = None
    session.flush()
    _give_out(session, intake)
    leave_trace(session, actor, "divide_anew", "intake", intake_id, now)
    return changed(session, intake)


def open_intake(session: Session, intake_id: int) -> Intake:
    """The intake, locked, while it may be changed. Raises IntakeIsOver."""
    intake = session.get_one(Intake, intake_id, with_for_update=True, populate_existing=True)
    if intake.state not in OPEN:
        raise IntakeIsOver(intake.state)
    return intake


def changed(session: Session, intake: Intake) -> int:
    """Counts a change of the proposal: what was shown before can't be confirmed any more."""
    intake.revision += 1
    session.flush()
    return intake.revision


def make_proposal(session: Session, intake_id: int, rules: Rules) -> int:
    """Forms, numbers and divides the groups; returns the revision."""
    intake = open_intake(session, intake_id)
    formed = form_groups(_neighbours(session, intake_id), rules)
    _store(session, intake, formed)
    _give_out(session, intake)
    intake.state = "proposed"
    return changed(session, intake)


def _neighbours(session: Session, intake_id: int) -> list[Neighbour]:
    query = select(
        Candidate.id,
        Candidate.desa,
        Candidate.dusun,
        Candidate.rw,
        Candidate.rt,
        Candidate.coordinates,
        Candidate.participant_number,
        Candidate.proposed_group_id,
        Candidate.by_hand,
    ).where(Candidate.intake_id == intake_id, Candidate.taken_out.is_(False))
    return [
        Neighbour(one.id, one.desa, one.dusun, one.rw, one.rt, _at(one.coordinates), *one[6:])
        for one in session.execute(query)
    ]


def _at(coordinates: str | None) -> tuple[float, float] | None:
    if coordinates is None:
        return None
    latitude, _, longitude = coordinates.partition(",")
    return float(latitude), float(longitude)


def _proposed(session: Session, intake_id: int) -> list[ProposedGroup]:
    mine = ProposedGroup.intake_id == intake_id
    return list(session.scalars(select(ProposedGroup).where(mine).order_by(ProposedGroup.number)))


def _store(session: Session, intake: Intake, formed: Sequence[FormedGroup]) -> None:
    """A group goes on in the row of the one it was, with its pendamping; rows of groups that are no more go."""
    before = {one.id: one for one in _proposed(session, intake.id)}
    for one in before.values():
        one.number = -one.id  # out of the way: numbers are unique
    session.flush()
    first = first_free_number(session, intake.kecamatan)
    rows = []
    for number, group in enumerate(formed, start=first):
        row = before.pop(group.was, None) if group.was is not None else None
        if row is None:
            row = ProposedGroup(intake_id=intake.id)
            session.add(row)
        row.number, row.desa = number, group.desa
        rows.append(row)
    session.flush()
    _place(session, {one: row.id for row, group in zip(rows, formed, strict=True) for one in group.ids})
    gone = Candidate.proposed_group_id.in_(before)
    session.execute(update(Candidate).where(gone).values(proposed_group_id=None))
    session.execute(delete(ProposedGroup).where(ProposedGroup.id.in_(before)))
    session.flush()


def _place(session: Session, group_of: dict[int, int]) -> None:
    members: dict[int, list[int]] = defaultdict(list)
    for candidate_id, group_id in group_of.items():
        members[group_id].append(candidate_id)
    for group_id, ids in members.items():
        session.execute(
            update(Candidate)
            .where(Candidate.id.in_(ids), Candidate.proposed_group_id.is_distinct_from(group_id))
            .values(proposed_group_id=group_id)
            .execution_options(synchronize_session=False)
        )


def hands_of(session: Session, kecamatan: str) -> list[Hand]:
    """Among whom its groups are divided: the pendamping, and a koordinator who keeps groups or is alone there.

    With the families each has already, in groups that are made.
    """
    staff = (Person.kecamatan == kecamatan, Person.role.in_(("pendamping", "koordinator")), Person.removed_at.is_(None))
    people = session.execute(select(Person.id, Person.role).where(*staff).order_by(Person.id)).all()
    keeps = (
        select(Group.pendamping_id, Group.desa, func.count(case((Kpm.left_at.is_(None), Kpm.person_id))))
        .outerjoin(Kpm, Kpm.group_id == Group.id)
        .where(Group.pendamping_id.in_([one.id for one in people]))
        .group_by(Group.pendamping_id, Group.desa)
    )
    families: dict[int, int] = defaultdict(int)
    desa: dict[int, set[str]] = defaultdict(set)
    for person_id, of, count in session.execute(keeps):
        if person_id is not None:
            families[person_id] += count
            desa[person_id].add(of)
    alone = all(one.role == "koordinator" for one in people)
    return [
        Hand(one.id, families[one.id], frozenset(desa[one.id]))
        for one in people
        if one.role == "pendamping" or one.id in desa or alone
    ]


def family_counts(session: Session, intake_id: int) -> dict[int, int]:
    """Proposed group -> families in it."""
    query = (
        select(Candidate.proposed_group_id, func.count())
        .where(Candidate.intake_id == intake_id, Candidate.proposed_group_id.is_not(None))
        .group_by(Candidate.proposed_group_id)
    )
    return {group_id: count for group_id, count in session.execute(query) if group_id is not None}


def _give_out(session: Session, intake: Intake) -> None:
    """Divides the groups that nobody has yet; who is given some already has so much less to take."""
    counts, proposed = family_counts(session, intake.id), _proposed(session, intake.id)
    hands = {one.id: one for one in hands_of(session, intake.kecamatan)}
    for one in proposed:
        keeper = hands.get(one.pendamping_id) if one.pendamping_id is not None else None
        if keeper is not None:
            hands[keeper.id] = Hand(keeper.id, keeper.families + counts.get(one.id, 0), keeper.desa | {one.desa})
    open_ones = [one for one in proposed if one.pendamping_id is None]
    open_ones.sort(key=lambda one: (natural(one.desa), one.number))
    groups = [GroupToGive(one.id, one.desa, counts.get(one.id, 0)) for one in open_ones]
    given = divide(groups, list(hands.values()))
    for one in open_ones:
        one.pendamping_id = given.get(one.id)
    session.flush()
