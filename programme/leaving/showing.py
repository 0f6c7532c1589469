"""Who left a pendamping's groups, when and why: for taking it back, and for the office's month."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, select

from db import Session
from db.tables import Group, Kpm, Person
from programme.access import Actor, operation
from programme.leaving.reasons import WITHOUT_FAREWELL
from programme.member_corrections import last_change, take_back_change
from programme.rules import Rules
from programme.trail import leave_trace
from programme.updates.family_entries import counting, own_entry

SHOWN_FOR = timedelta(days=366)


@dataclass(frozen=True)
class LeaverLine:
    """One who left; `left_on` is the day that was said, else that on which a roster file no longer named her."""

    person_id: int
    member_number: int
    name: str
    gender: str
    group_id: int
    group_name: str
    left_on: date
    reason: str | None
    note: str | None
    left_at: datetime

    @property
    def is_dead(self) -> bool:
        return self.reason in WITHOUT_FAREWELL


@operation(on="pendamping", may=("self", "koordinator"))
def list_leavers(session: Session, actor: Actor, pendamping_id: int, now: datetime, rules: Rules) -> list[LeaverLine]:
    """Those who left this pendamping's groups within a year, latest first."""
    theirs = (Group.pendamping_id == pendamping_id, Kpm.left_at > now - SHOWN_FOR, Person.erased_at.is_(None))
    return _lines(session, rules, theirs)


@operation(on="person", may=("pendamping", "koordinator"))
def show_leaver(session: Session, actor: Actor, person_id: int, now: datetime, rules: Rules) -> LeaverLine | None:
    """One who left; None while she is a member. That her entry was read is noted."""
    found = _lines(session, rules, (Kpm.person_id == person_id, Kpm.left_at.is_not(None)))
    if found:
        leave_trace(session, actor, "show_leaver", "person", person_id, now)
    return found[0] if found else None


def _lines(session: Session, rules: Rules, conditions: tuple[ColumnElement[bool], ...]) -> list[LeaverLine]:
    query = (
        select(Kpm, Person, Group)
        .join(Person, Person.id == Kpm.person_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(*conditions)
        .order_by(Kpm.left_at.desc(), Kpm.person_id)
    )
    found = []
    for kpm, person, group in session.execute(query):
        assert kpm.left_at is not None
        said = (kpm.left_on or rules.today(kpm.left_at), kpm.left_reason, kpm.left_note, kpm.left_at)
        named = (person.id, kpm.member_number, person.name, person.gender)
        found.append(LeaverLine(*named, group.id, group.name, *said))
    return found


@operation(on="person", may=("pendamping", "koordinator"))
def take_leaving_back(session: Session, actor: Actor, person_id: int, now: datetime) -> bool:
    """Undoes a leaving that is the latest change of her entry; False where it can't be undone any more.

    Then she can be taken in again (programme.members.move_member), under her old number, with a fresh code.
    """
    change = last_change(session, actor, person_id)
    if change is None or not any(one.field == "left_at" and one.old is None for one in change.fields):
        return False
    return take_back_change(session, actor, person_id, change.changed_at, now)


def is_the_last_of_the_family(session: Session, kpm_id: int) -> bool:
    """Whether the entries know somebody of her family, but nobody else who could stand for it in her place."""
    own = own_entry(session, kpm_id)
    others = [one for one in session.scalars(counting(kpm_id)) if own is None or one.id != own.id]
    return own is not None and not others


def leaves_the_kecamatan(session: Session, kpm_id: int, said: Mapping[str, str]) -> bool:
    """Whether a reported move leads to a desa in which the kecamatan has no group."""
    desa = said.get("desa", "").strip()
    if not desa:
        return False
    group = session.get_one(Group, session.get_one(Kpm, kpm_id).group_id)
    known = session.scalars(select(Group.desa).where(Group.kecamatan == group.kecamatan).distinct())
    return desa.casefold() not in {one.casefold() for one in known}
