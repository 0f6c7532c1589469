"""What a change changes in the roster once the pendamping has found it right; nothing is done twice.

Second source document, D: 'Contoh perubahan status yang harus dicatat pendamping', 1-9. Each row of KpmChange names
the report it follows from. What the entries don't hold (a grandmother's death, a story) only goes to the office.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from db import Session
from db.tables import DataUpdate, FamilyMember, Kpm, KpmChange, Person
from programme.access import Actor
from programme.member_changes import set_fields
from programme.members import MemberMistake, move_member
from programme.roster_import.cells import BadCell, name_key
from programme.roster_import.components import young_child
from programme.typed_addresses import read_address
from programme.updates.details import SAME_PHONE, SELF, day_of, details_of
from programme.updates.family_entries import (
    add_to_family,
    comes_back,
    component_before,
    counting,
    entry_named,
    leaves_family,
    own_entry,
    set_of_family,
)
from programme.updates.needs import MALE_RELATIONS, Decided, school_level
from programme.updates.pengurus import ends_chat, hand_entry_over


class CannotApply(Exception):
    """The roster can't be changed so; `code` says why: family_left, member_gone, name_taken, too_old, name or ketua."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class _Case:
    """One report that is right, with all that its effect may look at."""

    session: Session
    actor: Actor
    kpm_id: int
    said: Mapping[str, str]
    decided: Decided
    now: datetime
    today: date

    def day(self, field: str) -> date:
        """The day that was said; else today."""
        return day_of(self.said[field]) if self.said.get(field) else self.today


def apply_update(
    session: Session, actor: Actor, row: DataUpdate, decided: Decided, now: datetime, today: date
) -> list[KpmChange]:
    """Changes the roster by a report and returns what was changed. Raises CannotApply; the caller then rolls back.

    `today` is the kabupaten's date.
    """
    kpm = session.get_one(Kpm, row.kpm_id, with_for_update=True, populate_existing=True)
    if kpm.left_at is not None:
        raise CannotApply("family_left")
    case = _Case(session, actor, row.kpm_id, details_of(row.details), decided, now, today)
    try:
        EFFECTS[row.kind](case)
    except MemberMistake as mistake:
        raise CannotApply(mistake.code) from mistake
    return _claimed(session, actor, row.id, now)


def _claimed(session: Session, actor: Actor, update_id: int, now: datetime) -> list[KpmChange]:
    """Everything that was changed in this very moment, marked as following from the report."""
    mine = (KpmChange.changed_at == now, KpmChange.changed_by == actor.person_id, KpmChange.update_id.is_(None))
    changes = list(session.scalars(select(KpmChange).where(*mine).order_by(KpmChange.id)))
    for change in changes:
        change.update_id = update_id
    session.flush()
    return changes


# The entry a report is about.


def _member(case: _Case) -> FamilyMember | None:
    """Who of the family it is about; None where the entries hold nobody of that name (or not the mother herself)."""
    who = case.said.get("member", "")
    if who == SELF:
        return own_entry(case.session, case.kpm_id)
    if not who.isdigit():
        return entry_named(case.session, case.kpm_id, case.said.get("member_name", ""))
    member = case.session.get(FamilyMember, int(who))
    if member is None or member.kpm_id != case.kpm_id:
        raise CannotApply("member_gone")
    return member


def _member_or_new(case: _Case, values: Mapping[str, str | date | None]) -> None:
    """Gives the entry these values; who has none yet gets one, who had left counts again."""
    member = _member(case)
    if member is None:
        name = case.said.get("member_name", "")
        if case.said.get("member") == SELF or not name:
            name = case.session.get_one(Person, case.kpm_id).name
        add_to_family(case.session, case.actor, case.kpm_id, name, values, case.now)
        return
    comes_back(case.session, case.actor, member, case.now)
    set_of_family(case.session, case.actor, member, values, case.now)


# The kinds.


def _moved(case: _Case) -> None:
    values: dict[str, str | None] = {one: case.said[one] for one in ("dusun", "rt", "rw") if case.said.get(one)}
    if values or case.said.get("desa"):
        values["coordinates"] = None  # those of the old home
    phone = case.said.get("phone")
    if phone and phone != SAME_PHONE:
        values["phone"] = phone
    set_fields(case.session, case.actor, case.kpm_id, values, case.now)
    if case.decided.to_group_id:
        move_member(case.session, case.actor, case.kpm_id, case.decided.to_group_id, case.now)


def _birth(case: _Case) -> None:
    name = case.said.get("name") or f"Bayi {case.session.get_one(Person, case.kpm_id).name}"
    born = case.day("born_on")
    try:
        component = young_child(born, case.today)
    except BadCell as problem:
        raise CannotApply("too_old") from problem
    known = entry_named(case.session, case.kpm_id, name)
    if known is None:
        values: dict[str, str | date | None] = {"birth_date": born, "component": component}
        add_to_family(case.session, case.actor, case.kpm_id, name, values, case.now)
    elif known.left_on is not None or known.birth_date not in (None, born):
        raise CannotApply("name_taken")
    else:
        set_of_family(case.session, case.actor, known, {"birth_date": born, "component": component}, case.now)
    _ends_pregnancy(case)


def _ends_pregnancy(case: _Case) -> None:
    """Of the only one who is pregnant; of several, of the mother who stands for the family."""
    pregnant = [one for one in case.session.scalars(counting(case.kpm_id)) if one.component == "pregnant"]
    own = name_key(case.session.get_one(Person, case.kpm_id).name)
    ended = pregnant if len(pregnant) == 1 else [one for one in pregnant if name_key(one.name) == own]
    for member in ended:
        before = component_before(case.session, member, "pregnant")
        set_of_family(case.session, case.actor, member, {"component": before}, case.now)


def _death(case: _Case) -> None:
    member = _member(case)
    if member is not None:
        leaves_family(case.session, case.actor, member, case.day("died_on"), "died", case.now)
    if stands_for_family(case.session, case.kpm_id, case.said):
        ends_chat(case.session, case.actor, case.kpm_id, case.now)


def stands_for_family(session: Session, kpm_id: int, said: Mapping[str, str]) -> bool:
    """Whether a report speaks of the mother in whose name the family is kept."""
    own = name_key(session.get_one(Person, kpm_id).name)
    return said.get("member") == SELF or name_key(said.get("member_name", "")) == own


def _child_left(case: _Case) -> None:
    member = _member(case)
    if member is not None:
        reason = case.said.get("why") or "other"
        leaves_family(case.session, case.actor, member, case.day("since"), reason, case.now)


def _new_school(case: _Case) -> None:
    values = {"component": school_level(case.said), "facility": case.said.get("school") or None}
    _member_or_new(case, values)


def _pregnancy(case: _Case) -> None:
    values: dict[str, str | date | None] = {"component": "pregnant"}
    if case.said.get("checked_at"):
        values["facility"] = case.said["checked_at"]
    _member_or_new(case, values)


def _correction(case: _Case) -> None:
    what, right = case.said.get("what"), case.said.get("right", "")
    if what == "own_name" and right:
        entry = own_entry(case.session, case.kpm_id)
        if entry is not None:
            _renamed(case, entry, right)
        set_fields(case.session, case.actor, case.kpm_id, {"name": right}, case.now)
    elif what == "address":
        typed = read_address(right)
        said = {"dusun": typed.dusun, "rt": typed.rt, "rw": typed.rw}
        values = {field: value for field, value in said.items() if value is not None}
        set_fields(case.session, case.actor, case.kpm_id, values, case.now)
    elif what in ("member_name", "birth_date"):
        member = _member(case)
        if member is None:
            raise CannotApply("member_gone")
        if what == "member_name" and right:
            _renamed(case, member, right)
        elif what == "birth_date" and case.said.get("born_on"):
            set_of_family(case.session, case.actor, member, {"birth_date": case.day("born_on")}, case.now)


def _renamed(case: _Case, member: FamilyMember, name: str) -> None:
    other = entry_named(case.session, case.kpm_id, name)
    if other is not None and other.id != member.id:
        raise CannotApply("name_taken")
    set_of_family(case.session, case.actor, member, {"name": name}, case.now)


def _pengurus(case: _Case) -> None:
    member = _member(case)
    name = member.name if member is not None else case.said.get("member_name", "")
    if not name:
        raise CannotApply("name")
    if case.said.get("why") == "died":
        _old_one_died(case)
    gender = case.decided.gender or ("m" if case.said.get("relation") in MALE_RELATIONS else "f")
    hand_entry_over(case.session, case.actor, case.kpm_id, name, gender, case.said.get("phone") or None, case.now)


def _old_one_died(case: _Case) -> None:
    entry = own_entry(case.session, case.kpm_id)
    if entry is not None:
        leaves_family(case.session, case.actor, entry, case.today, "died", case.now)


def _facility(case: _Case) -> None:
    if case.said.get("facility"):
        _member_or_new(case, {"facility": case.said["facility"]})


def _other(case: _Case) -> None:
    """A story changes no entry by itself."""


EFFECTS: Mapping[str, Callable[[_Case], None]] = {
    "moved": _moved,
    "birth": _birth,
    "death": _death,
    "child_left": _child_left,
    "new_school": _new_school,
    "pregnancy": _pregnancy,
    "correction": _correction,
    "pengurus": _pengurus,
    "facility": _facility,
    "loss": _ends_pregnancy,
    "other": _other,
}
