"""How far groups are through the sessions of P2K2: what was done, what is planned, what is missing.

A session is done where a meeting that had it was reported. Sessions that the office no longer teaches don't count.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select

from db import Session
from db.tables import Group, Meeting, Person
from programme.access import Actor, operation
from programme.natural_order import natural
from programme.rules import Rules

Matter = tuple[str, int]
"""Module code and session."""


@dataclass(frozen=True)
class GroupProgress:
    """One group's way through the sessions, which are in the curriculum's order."""

    group_id: int
    group_name: str
    done: tuple[Matter, ...]
    planned: tuple[tuple[Matter, datetime], ...]
    """Of the meetings still to come; a session that was done already and comes again is left out."""
    missing: tuple[Matter, ...]
    last: tuple[Matter, datetime] | None
    """The latest session that was done."""
    next_meeting: datetime | None
    next_matter: Matter | None

    @property
    def sessions(self) -> int:
        """How many there are in all."""
        return len(self.done) + len(self.missing) + len(self.planned)


@dataclass(frozen=True)
class PendampingProgress:
    """One pendamping's groups; `done` is the mean number of sessions, `furthest_behind` the group with the fewest."""

    id: int
    name: str
    kecamatan: str
    groups: int
    done: float
    sessions: int
    furthest_behind: tuple[str, int]


@operation(on="pendamping", may=("self", "koordinator"))
def list_progress(
    session: Session, actor: Actor, pendamping_id: int, now: datetime, rules: Rules
) -> list[GroupProgress]:
    """The progress of each of a pendamping's groups, by desa and name."""
    return _progress_of(session, Group.pendamping_id == pendamping_id, now, rules)


@operation(on="group", may=("pendamping", "koordinator", "ketua", "deputy"))
def show_progress(session: Session, actor: Actor, group_id: int, now: datetime, rules: Rules) -> GroupProgress:
    """One group's progress: for those who run it, and for its ketua."""
    return _progress_of(session, Group.id == group_id, now, rules)[0]


@operation(on=None, may=("koordinator", "operator", "office"))
def progress_by_pendamping(session: Session, actor: Actor, now: datetime, rules: Rules) -> list[PendampingProgress]:
    """The pendamping of the koordinator's kecamatan (of all, for an operator) who have groups, by name."""
    query = select(Person).where(Person.role.in_(("pendamping", "koordinator")), Person.removed_at.is_(None))
    asking = session.get(Person, actor.person_id) if actor.person_id is not None else None
    if asking is not None and asking.role == "koordinator":
        query = query.where(Person.kecamatan == asking.kecamatan)
    lines = []
    for person in session.scalars(query.order_by(Person.kecamatan, Person.name)):
        groups = _progress_of(session, Group.pendamping_id == person.id, now, rules)
        if groups:
            behind = min(groups, key=lambda one: len(one.done))
            mean = sum(len(one.done) for one in groups) / len(groups)
            least = (behind.group_name, len(behind.done))
            lines.append(
                PendampingProgress(
                    person.id, person.name, person.kecamatan or "-", len(groups), mean, groups[0].sessions, least
                )
            )
    return lines


def _progress_of(session: Session, which: ColumnElement[bool], now: datetime, rules: Rules) -> list[GroupProgress]:
    found = session.execute(select(Group.id, Group.name, Group.desa).where(which)).all()
    groups = sorted(found, key=lambda one: (natural(one.desa), natural(one.name)))
    query = (
        select(
            Meeting.group_id, Meeting.starts_at, Meeting.ends_at, Meeting.status, Meeting.module, Meeting.session_number
        )
        .join(Group, Group.id == Meeting.group_id)
        .where(which, Meeting.status != "cancelled")
        .order_by(Meeting.starts_at)
    )
    held: dict[int, list[_Held]] = {}
    for group_id, starts_at, ends_at, status, module, number in session.execute(query):
        matter = (module, number) if module is not None and number is not None else None
        held.setdefault(group_id, []).append(_Held(starts_at, ends_at, status, matter))
    return [_progress(group_id, name, held.get(group_id, []), now, rules) for group_id, name, _ in groups]


@dataclass(frozen=True)
class _Held:
    """A meeting as far as progress goes."""

    starts_at: datetime
    ends_at: datetime
    status: str
    matter: Matter | None


def _progress(group_id: int, name: str, held: Sequence[_Held], now: datetime, rules: Rules) -> GroupProgress:
    taught = rules.curriculum.sessions()
    done: dict[Matter, datetime] = {}
    planned: dict[Matter, datetime] = {}
    for one in held:
        if one.matter in taught and one.matter is not None:
            if one.status == "reported":
                done[one.matter] = one.starts_at
            elif one.ends_at > now:
                planned.setdefault(one.matter, one.starts_at)
    following = next((one for one in held if one.status == "planned" and one.ends_at > now), None)
    latest = max(done.items(), key=lambda one: one[1], default=None)
    return GroupProgress(
        group_id,
        name,
        done=tuple(one for one in taught if one in done),
        planned=tuple((one, planned[one]) for one in taught if one in planned and one not in done),
        missing=tuple(one for one in taught if one not in done and one not in planned),
        last=latest,
        next_meeting=following.starts_at if following else None,
        next_matter=following.matter if following else None,
    )
