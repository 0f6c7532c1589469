"""The board of forms: which family lacks what, from the print to the office; and the reminder while it lacks anything.

Second source document, C.1.c: 'Mengirimkan formulir klarifikasi terisi kepada UPPKH Kabupaten/Kota'.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, func, select

from db import Session
from db.tables import Assembly, AssemblyGroup, Clarification, Group, Kpm, Person
from outbox.kinds import KINDS
from outbox.queue import put_notices
from programme.access import Actor, operation
from programme.natural_order import natural
from programme.rules import Rules

LACKS = ("printed", "checked", "signed", "photo", "sent")
"""What may still be missing, in the order in which it is done."""
FORMS_DUE = "forms_due"
TOLD_BEFORE_DAYS = (3, 0)
TOLD_AT = time(8)
TOLD_FOR = timedelta(days=2)


@dataclass(frozen=True)
class FormState:
    """How far one family's form is."""

    kpm_id: int
    member_number: int
    name: str
    gender: str
    printed: bool
    checked: bool
    signed_on: date | None
    has_photo: bool
    refused_on: date | None
    sent: bool

    def lacks(self, what: str) -> bool:
        """Whether this is missing still. Who does not want to take part lacks nothing but the office's hearing it."""
        if what == "sent":
            return not self.sent
        if self.refused_on is not None:
            return False
        missing = {
            "printed": not self.printed and self.signed_on is None,
            "checked": not self.checked,
            "signed": self.signed_on is None,
            "photo": self.signed_on is not None and not self.has_photo,
        }
        return missing[what]

    @property
    def is_ready(self) -> bool:
        """Whether it can go to the office: checked and signed, or refused; and has not gone yet."""
        return not self.sent and (self.refused_on is not None or (self.checked and self.signed_on is not None))


@dataclass(frozen=True)
class GroupForms:
    """A group's families with how far each is, by number."""

    group_id: int
    group_name: str
    desa: str
    families: tuple[FormState, ...]

    def lacking(self, what: str) -> tuple[FormState, ...]:
        return tuple(one for one in self.families if one.lacks(what))

    @property
    def ready(self) -> int:
        return sum(one.is_ready for one in self.families)


@operation(on="pendamping", may=("self", "koordinator"))
def list_forms(session: Session, actor: Actor, pendamping_id: int) -> list[GroupForms]:
    """The pendamping's groups that have forms under way (any family with a row that was not sent), by desa and name."""
    found = _by_group(session, Group.pendamping_id == pendamping_id)
    under_way = [one for one in found if one.families and any(not family.sent for family in one.families)]
    return sorted(under_way, key=lambda one: (natural(one.desa), natural(one.group_name)))


@operation(on="group", may=("pendamping", "koordinator"))
def show_group_forms(session: Session, actor: Actor, group_id: int) -> GroupForms:
    """One group's board."""
    found = _by_group(session, Group.id == group_id)
    if found:
        return found[0]
    group = session.get_one(Group, group_id)
    return GroupForms(group_id, group.name, group.desa, ())


def _by_group(session: Session, which: ColumnElement[bool]) -> list[GroupForms]:
    query = (
        select(Group, Kpm, Person, Clarification)
        .join(Kpm, (Kpm.group_id == Group.id) & Kpm.left_at.is_(None))
        .join(Person, Person.id == Kpm.person_id)
        .join(Clarification, Clarification.kpm_id == Kpm.person_id)
        .where(which)
        .order_by(Group.id, Kpm.member_number)
    )
    families: dict[int, list[FormState]] = {}
    groups: dict[int, Group] = {}
    for group, kpm, person, form in session.execute(query):
        groups[group.id] = group
        families.setdefault(group.id, []).append(_state(kpm, person, form))
    return [GroupForms(one.id, one.name, one.desa, tuple(families[one.id])) for one in groups.values()]


def _state(kpm: Kpm, person: Person, form: Clarification) -> FormState:
    return FormState(
        kpm.person_id,
        kpm.member_number,
        person.name,
        person.gender,
        form.printed_at is not None,
        form.checked_at is not None,
        form.signed_on,
        form.file_id is not None,
        form.refused_on,
        form.sent_at is not None,
    )


def forms_due_on(session: Session, pendamping_id: int, rules: Rules) -> date | None:
    """The earliest day by which forms of his should be with the office that are not; None where none is due."""
    days = [due_on for person_id, due_on in _due_days(session, rules) if person_id == pendamping_id]
    return min(days, default=None)


def _due_days(session: Session, rules: Rules, since: datetime | None = None) -> list[tuple[int, date]]:
    """(pendamping, day) for each pertemuan awal that was held, of whose groups some form has not gone to the office.

    `since`: of those that ended later only.
    """
    query = (
        select(Group.pendamping_id, func.max(Assembly.ends_at))
        .select_from(Assembly)
        .join(AssemblyGroup, AssemblyGroup.assembly_id == Assembly.id)
        .join(Group, Group.id == AssemblyGroup.group_id)
        .join(Kpm, (Kpm.group_id == Group.id) & Kpm.left_at.is_(None))
        .join(Clarification, Clarification.kpm_id == Kpm.person_id)
        .where(Assembly.kind == "first_meeting", Assembly.state == "held", Clarification.sent_at.is_(None))
        .group_by(Group.pendamping_id, Assembly.id)
    )
    if since is not None:
        query = query.where(Assembly.ends_at > since)
    days = timedelta(days=rules.intake.forms_due_days)
    return [
        (pendamping_id, rules.today(ends_at) + days)
        for pendamping_id, ends_at in session.execute(query)
        if pendamping_id is not None and ends_at is not None
    ]


def _recent(now: datetime, rules: Rules) -> datetime:
    """Of a pertemuan awal before it nothing is reminded of any more."""
    return now - timedelta(days=rules.intake.forms_due_days + 3)


@operation(on=None, may=("system",))
def remind_of_forms(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Some days before the forms are due, and on that day, whoever has not sent them all is told what is missing."""
    rows = []
    for person_id, due_on in _due_days(session, rules, _recent(now, rules)):
        for before in TOLD_BEFORE_DAYS:
            moment = rules.at(due_on - timedelta(days=before), TOLD_AT)
            if moment <= now < moment + TOLD_FOR:
                rows.append(_row(person_id, due_on, before, moment + TOLD_FOR, now))
                break
    return put_notices(session, rows)


def _row(person_id: int, due_on: date, before: int, deadline: datetime, now: datetime) -> dict[str, object]:
    return {
        "kind": FORMS_DUE,
        "subject": f"person:{person_id}",
        "person_id": person_id,
        "slot": f"h{before} {due_on.isoformat()}",
        "priority": KINDS[FORMS_DUE].priority,
        "due_at": now,
        "deadline": deadline,
        "state": "queued",
        "attempts": 0,
        "repeats": 0,
        "created_at": now,
    }


def next_forms_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """When the next such reminder is due."""
    moments = (
        rules.at(due_on - timedelta(days=before), TOLD_AT)
        for _, due_on in _due_days(session, rules, _recent(after, rules))
        for before in TOLD_BEFORE_DAYS
    )
    return min((moment for moment in moments if moment > after), default=None)


def waiting_forms(session: Session, person_id: int) -> int:
    """How many families' forms of this pendamping are not with the office yet."""
    query = (
        select(func.count(Clarification.id))
        .join(Kpm, Kpm.person_id == Clarification.kpm_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(Group.pendamping_id == person_id, Kpm.left_at.is_(None), Clarification.sent_at.is_(None))
    )
    return session.scalar(query) or 0
