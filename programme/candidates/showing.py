"""An intake as it is shown by chat: its proposed groups with where they live, who gets them, and what to look at."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, or_, select

from db import Session
from db.tables import Candidate, Group, Intake, Person, ProposedGroup
from programme.access import Actor, operation
from programme.candidates.dividing import too_few_pendamping
from programme.candidates.group_lists import only_own
from programme.candidates.proposing import OPEN, family_counts, hands_of
from programme.natural_order import natural
from programme.rules import Rules


@dataclass(frozen=True)
class IntakeLine:
    """One intake."""

    id: int
    kecamatan: str
    label: str
    state: str
    families: int
    groups: int


@dataclass(frozen=True)
class ProposedLine:
    """One proposed group."""

    id: int
    number: int
    desa: str
    families: int
    dusun: tuple[str, ...]
    rw: tuple[str, ...]
    rt: tuple[str, ...]
    """Where its families live, each in order; empty where the list does not say."""
    other_desa: tuple[str, ...]
    """Of families that live elsewhere: put here by hand."""
    pendamping_id: int | None
    pendamping: str | None


@dataclass(frozen=True)
class KeeperLine:
    """What a pendamping would look after."""

    id: int
    name: str
    gender: str
    groups: int
    """New ones."""
    families_new: int
    families_before: int


@dataclass(frozen=True)
class ProposalView:
    """The whole proposal."""

    line: IntakeLine
    revision: int
    groups: tuple[ProposedLine, ...]
    keepers: tuple[KeeperLine, ...]
    unassigned: int
    """Groups without a pendamping."""
    taken_out: int
    small: tuple[int, ...]
    """Numbers of groups with fewer families than the least, and (`large`) with more than the most."""
    large: tuple[int, ...]
    pendamping_short: int
    """How many more pendamping so many families would need."""
    lacks_koordinator: bool


@dataclass(frozen=True)
class CandidateLine:
    """One candidate, to be named and found."""

    id: int
    name: str
    gender: str
    desa: str
    dusun: str | None
    rt: str | None
    rw: str | None
    group: int | None
    """The number of her proposed group."""
    taken_out: bool


@dataclass(frozen=True)
class StaffName:
    """Who works in the kecamatan, to be named."""

    id: int
    name: str
    gender: str


@operation(on=None, may=("pendamping", "koordinator", "operator"))
def list_intakes(session: Session, actor: Actor) -> list[IntakeLine]:
    """The intakes of one's kecamatan (an operator's: of all) that are not cancelled, the newest first."""
    person = session.get_one(Person, actor.person_id)
    query = select(Intake).where(Intake.state.in_((*OPEN, "confirmed")))
    if person.role != "operator":
        query = query.where(Intake.kecamatan == person.kecamatan)
    return [_line(session, one) for one in session.scalars(query.order_by(Intake.id.desc()))]


def intake_line(session: Session, intake_id: int) -> IntakeLine | None:
    """The intake with this id, for notices and for meetings held for it."""
    intake = session.get(Intake, intake_id)
    return None if intake is None else _line(session, intake)


def _line(session: Session, intake: Intake) -> IntakeLine:
    families = select(func.count()).where(Candidate.intake_id == intake.id, Candidate.taken_out.is_(False))
    groups = select(func.count()).where(ProposedGroup.intake_id == intake.id)
    return IntakeLine(
        intake.id,
        intake.kecamatan,
        intake.label,
        intake.state,
        session.scalar(families) or 0,
        session.scalar(groups) or 0,
    )


@operation(on="intake", may=("pendamping", "koordinator", "operator"))
def show_proposal(session: Session, actor: Actor, intake_id: int, rules: Rules) -> ProposalView:
    """All its groups with their pendamping, and what does not fit the rules."""
    intake = session.get_one(Intake, intake_id)
    groups = _groups(session, intake_id)
    keepers = _keepers(session, intake, groups)
    new = sum(one.families_new for one in keepers)
    hands = hands_of(session, intake.kecamatan)
    out = select(func.count()).where(Candidate.intake_id == intake_id, Candidate.taken_out.is_(True))
    least, most = rules.intake.group_families_least, rules.intake.group_families_most
    return ProposalView(
        _line(session, intake),
        intake.revision,
        tuple(groups),
        tuple(keepers),
        sum(one.pendamping_id is None for one in groups),
        session.scalar(out) or 0,
        tuple(one.number for one in groups if one.families < least),
        tuple(one.number for one in groups if one.families > most),
        too_few_pendamping(new, hands, rules) if intake.state in OPEN else 0,
        lacks_koordinator(session, intake.kecamatan, rules),
    )


def lacks_koordinator(session: Session, kecamatan: str, rules: Rules) -> bool:
    """Whether so many pendamping work there that one should lead them, and none does.

    Second source document, B: 'Apabila di satu kecamatan terdapat 3-4 pendamping maka akan ditunjuk satu coordinator'.
    """
    query = select(Person.role, func.count()).where(Person.kecamatan == kecamatan, Person.removed_at.is_(None))
    counts = dict(session.execute(query.group_by(Person.role)).all())
    return not counts.get("koordinator") and counts.get("pendamping", 0) >= rules.intake.koordinator_from


def _groups(session: Session, intake_id: int) -> list[ProposedLine]:
    places: dict[int, list[tuple[str | None, ...]]] = defaultdict(list)
    where = select(Candidate.proposed_group_id, Candidate.desa, Candidate.dusun, Candidate.rw, Candidate.rt).where(
        Candidate.intake_id == intake_id, Candidate.proposed_group_id.is_not(None)
    )
    for group_id, *place in session.execute(where):
        places[group_id or 0].append(tuple(place))
    counts = family_counts(session, intake_id)
    query = (
        select(ProposedGroup, Person.name)
        .outerjoin(Person, Person.id == ProposedGroup.pendamping_id)
        .where(ProposedGroup.intake_id == intake_id)
        .order_by(ProposedGroup.number)
    )
    found = []
    for one, name in session.execute(query):
        live = [place for place in places[one.id] if place[0] == one.desa]
        dusun, rw, rt = (_in_order([place[at] for place in live]) for at in (1, 2, 3))
        elsewhere = _in_order([place[0] for place in places[one.id] if place[0] != one.desa])
        keeper = (one.pendamping_id, name)
        found.append(
            ProposedLine(one.id, one.number, one.desa, counts.get(one.id, 0), dusun, rw, rt, elsewhere, *keeper)
        )
    return found


def _in_order(names: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(sorted({one for one in names if one}, key=natural))


def _keepers(session: Session, intake: Intake, groups: Sequence[ProposedLine]) -> list[KeeperLine]:
    """Everybody among whom it is divided, and whoever got a group by hand; before a confirmation what they had."""
    before = {one.id: one.families for one in hands_of(session, intake.kecamatan)}
    named = {one.pendamping_id for one in groups if one.pendamping_id is not None} | set(before)
    people = session.scalars(select(Person).where(Person.id.in_(named)).order_by(Person.name, Person.id))
    lines = []
    for person in people:
        hers = [one for one in groups if one.pendamping_id == person.id]
        new = sum(one.families for one in hers)
        had = before.get(person.id, 0) - (new if intake.state == "confirmed" else 0)
        lines.append(KeeperLine(person.id, person.name, person.gender, len(hers), new, max(had, 0)))
    return lines


@operation(on="intake", may=("pendamping", "koordinator", "operator"))
def list_candidates(session: Session, actor: Actor, intake_id: int) -> list[CandidateLine]:
    """Everybody on the list by group and address; once it is confirmed, a pendamping's own families only."""
    query = (
        select(
            Candidate.id,
            Candidate.name,
            Candidate.gender,
            Candidate.desa,
            Candidate.dusun,
            Candidate.rt,
            Candidate.rw,
            ProposedGroup.number,
            Candidate.taken_out,
        )
        .outerjoin(ProposedGroup, ProposedGroup.id == Candidate.proposed_group_id)
        .outerjoin(Group, Group.id == ProposedGroup.group_id)
        .where(Candidate.intake_id == intake_id)
    )
    if session.get_one(Intake, intake_id).state == "confirmed":
        query = query.where(only_own(actor))
    lines = [CandidateLine(*row) for row in session.execute(query)]
    return sorted(lines, key=_by_place)


def _by_place(one: CandidateLine) -> tuple[object, ...]:
    lives = (natural(one.desa), natural(one.dusun or ""), natural(one.rw or ""), natural(one.rt or ""))
    return one.group is None, one.group or 0, *lives, one.name.casefold(), one.id


@operation(on="intake", may=("pendamping", "koordinator", "operator"))
def list_intake_staff(session: Session, actor: Actor, intake_id: int) -> list[StaffName]:
    """Whom a group may be given to: every pendamping and koordinator of the kecamatan."""
    kecamatan = session.get_one(Intake, intake_id).kecamatan
    query = select(Person.id, Person.name, Person.gender).where(
        Person.kecamatan == kecamatan,
        Person.removed_at.is_(None),
        or_(Person.role == "pendamping", Person.role == "koordinator"),
    )
    return [StaffName(*row) for row in session.execute(query.order_by(Person.name, Person.id))]
