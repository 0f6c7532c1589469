"""The groups of an intake are confirmed: candidates become kpm, proposed groups become groups, each with its keeper.

Set-based, so that an intake of 1,500 families holds others up for a moment only; what is encrypted of a candidate is
copied as it stands. Her household's members follow (programme.candidates.families).
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Integer, exists, func, insert, literal, select, update

from db import Session
from db.columns import Moment
from db.tables import Candidate, Clarification, Group, GroupKeeper, Intake, Kpm, Person, ProposedGroup, TrailEntry
from programme.access import Actor, operation
from programme.candidates.families import enter_families
from programme.candidates.numbering import first_free_number
from programme.candidates.telling import tell_confirmed
from programme.rules import Rules
from programme.trail import leave_trace


class IntakeMovedOn(Exception):
    """The proposal is not the one that was shown: it was changed, confirmed or cancelled meanwhile."""


@operation(on="intake", may=("pendamping", "koordinator", "operator"))
def confirm_groups(
    session: Session, actor: Actor, intake_id: int, revision: int, now: datetime, rules: Rules
) -> list[int]:
    """Makes the groups of the proposal as it was shown (`revision`) and their families; returns the group ids.

    Who is a kpm already by her participant number stays as she is and is left out. Raises IntakeMovedOn.
    """
    intake = session.get_one(Intake, intake_id, with_for_update=True, populate_existing=True)
    if intake.state != "proposed" or intake.revision != revision:
        raise IntakeMovedOn(f"intake {intake_id} is {intake.state}, revision {intake.revision}")
    _leave_known_out(session, intake_id)
    group_ids = _make_groups(session, actor, intake, now)
    _make_families(session, intake_id, now)
    _make_papers(session, actor, intake_id, now)
    intake.state, intake.confirmed_by, intake.confirmed_at = "confirmed", actor.person_id, now
    session.flush()
    enter_families(session, now)
    leave_trace(session, actor, "confirm_groups", "intake", intake_id, now)
    session.flush()
    tell_confirmed(session, intake_id, now)
    return group_ids


def groups_of_intake(session: Session, intake_id: int) -> list[int]:
    """The ids of the groups that came of it, by their number; none before they are confirmed."""
    query = (
        select(ProposedGroup.group_id)
        .where(ProposedGroup.intake_id == intake_id, ProposedGroup.group_id.is_not(None))
        .order_by(ProposedGroup.number)
    )
    return [one for one in session.scalars(query) if one is not None]


def _leave_known_out(session: Session, intake_id: int) -> None:
    """Who came into the programme by another way since the list came."""
    known = exists().where(Kpm.participant_number == Candidate.participant_number)
    session.execute(
        update(Candidate)
        .where(Candidate.intake_id == intake_id, Candidate.kpm_id.is_(None), known)
        .values(taken_out=True, proposed_group_id=None)
        .execution_options(synchronize_session=False)
    )


def _make_groups(session: Session, actor: Actor, intake: Intake, now: datetime) -> list[int]:
    """A group of each proposed one that has families; its keeper is its pendamping while he is in office."""
    families = exists().where(Candidate.proposed_group_id == ProposedGroup.id)
    query = select(ProposedGroup).where(ProposedGroup.intake_id == intake.id, families).order_by(ProposedGroup.number)
    proposed = list(session.scalars(query))
    in_office = set(session.scalars(select(Person.id).where(Person.role != "kpm", Person.removed_at.is_(None))))
    shift = max(0, first_free_number(session, intake.kecamatan) - min((one.number for one in proposed), default=0))
    made = []
    for one in reversed(proposed) if shift else proposed:
        number = one.number + shift
        keeper = one.pendamping_id if one.pendamping_id in in_office else None
        group = Group(name=f"{one.desa} {number}", desa=one.desa, kecamatan=intake.kecamatan, pendamping_id=keeper)
        group.number, group.created_at = number, now
        session.add(group)
        session.flush()
        one.group_id, one.number, one.pendamping_id = group.id, number, keeper
        session.flush()
        if keeper is not None:
            given = GroupKeeper(group_id=group.id, pendamping_id=keeper, cause="given", since=now)
            given.decided_by = actor.person_id
            session.add(given)
        made.append((number, group.id))
    session.flush()
    return [group_id for _, group_id in sorted(made)]


def _make_families(session: Session, intake_id: int, now: datetime) -> None:
    """Persons and kpm, numbered within each group by name."""
    query = (
        select(
            Candidate.id,
            Candidate.participant_number,
            Candidate.name,
            Candidate.gender,
            Candidate.dusun,
            Candidate.rt,
            Candidate.rw,
            ProposedGroup.group_id,
        )
        .join(ProposedGroup, ProposedGroup.id == Candidate.proposed_group_id)
        .where(Candidate.intake_id == intake_id, Candidate.taken_out.is_(False), Candidate.kpm_id.is_(None))
    )
    found = sorted(session.execute(query), key=lambda row: (row.group_id, row.name.casefold(), row.participant_number))
    if not found:
        return
    persons: list[dict[str, Any]] = [
        {"role": "kpm", "name": one.name, "gender": one.gender, "language": "id", "created_at": now} for one in found
    ]
    ids = session.scalars(insert(Person).returning(Person.id, sort_by_parameter_order=True), persons).all()
    numbers: dict[int, int] = {}
    kpm: list[dict[str, Any]] = []
    for one, person_id in zip(found, ids, strict=True):
        numbers[one.group_id] = numbers.get(one.group_id, 0) + 1
        kpm.append(
            {
                "person_id": person_id,
                "participant_number": one.participant_number,
                "group_id": one.group_id,
                "member_number": numbers[one.group_id],
                "duty": "member",
                "dusun": one.dusun,
                "rt": one.rt,
                "rw": one.rw,
                "paid_at_home": False,
                "updated_at": now,
            }
        )
    session.execute(insert(Kpm), kpm)
    _bring_over(session, intake_id)


def _bring_over(session: Session, intake_id: int) -> None:
    """Each candidate learns who she is now; her phone and house go over as they are kept."""
    same = select(Kpm.person_id).where(Kpm.participant_number == Candidate.participant_number).scalar_subquery()
    placed = Candidate.proposed_group_id.is_not(None) & Candidate.taken_out.is_(False)
    session.execute(
        update(Candidate)
        .where(Candidate.intake_id == intake_id, Candidate.kpm_id.is_(None), placed)
        .values(kpm_id=same)
        .execution_options(synchronize_session=False)
    )
    hers = (Candidate.kpm_id == Kpm.person_id) & (Candidate.intake_id == intake_id)
    copied = {
        field: select(getattr(Candidate, field)).where(hers).scalar_subquery()
        for field in ("phone", "phone_index", "coordinates")
    }
    new = select(Candidate.kpm_id).where(Candidate.intake_id == intake_id, Candidate.kpm_id.is_not(None))
    session.execute(
        update(Kpm).where(Kpm.person_id.in_(new)).values(copied).execution_options(synchronize_session=False)
    )
    emptied = dict.fromkeys(copied)  # they stand in her own entry now; of who is left out they are nobody's business
    session.execute(
        update(Candidate)
        .where(Candidate.intake_id == intake_id)
        .values(emptied)
        .execution_options(synchronize_session=False)
    )
    left_out = (Candidate.intake_id == intake_id, Candidate.kpm_id.is_(None))
    session.execute(update(Candidate).where(*left_out).values(family=None).execution_options(synchronize_session=False))


def _make_papers(session: Session, actor: Actor, intake_id: int, now: datetime) -> None:
    """A form to be clarified for each new family, and a line in the trail."""
    mine = (Candidate.intake_id == intake_id, Candidate.kpm_id.is_not(None))
    moment = literal(now, Moment)
    forms = select(Candidate.kpm_id, Candidate.intake_id, moment).where(*mine).order_by(Candidate.kpm_id)
    session.execute(insert(Clarification).from_select(["kpm_id", "intake_id", "created_at"], forms))
    by = literal(actor.person_id, Integer)
    traces = select(moment, by, literal("confirm_groups"), literal("person"), Candidate.kpm_id).where(*mine)
    columns = ["at", "actor_id", "operation", "object_kind", "object_id"]
    session.execute(insert(TrailEntry).from_select(columns, traces))


def count_families(session: Session, intake_id: int) -> int:
    """How many families became kpm by it."""
    query = select(func.count()).where(Candidate.intake_id == intake_id, Candidate.kpm_id.is_not(None))
    return session.scalar(query) or 0
