"""Re-socialisation: every half year a meeting with all families; who holds groups that lack one is reminded.

Second source document, B.b: 'Melakukan pertemuan dengan semua peserta setiap enam bulan untuk re-sosialisasi (program
dan kemajuan/perubahan dalam program)'.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, func, select

from db import Session
from db.tables import Assembly, AssemblyGroup, AssemblyGuest, Group, Kpm, OutboxRow, Person
from db.words import one_of
from outbox.queue import IS_NOTICE, put_notice
from programme.access import Actor, operation
from programme.assemblies.agenda import FIRST_MEETING, RESOCIALISATION
from programme.rules import Rules

DUE = "assembly_due"
"""The notice to a pendamping some of whose groups lack re-socialisation."""
DAYS_ASKED = 14
"""So long after that day the question may still leave, where the assistant stood still."""


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def lacking_resocialisation(now: datetime, rules: Rules) -> ColumnElement[bool]:
    """Of a Group: neither made within these months nor in a re-socialisation (or pertemuan awal) held or planned since.

    The pertemuan awal tells everything a re-socialisation does, so the half year begins with it.
    """
    return _lacking_since(_half_year_before(now, rules))


def _half_year_before(now: datetime, rules: Rules) -> datetime:
    return rules.at(months_before(rules.today(now), rules.office.resocialisation_months), time(0))


def _lacking_since(since: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    met = (
        select(AssemblyGroup.group_id)
        .join(Assembly, Assembly.id == AssemblyGroup.assembly_id)
        .where(
            AssemblyGroup.group_id == Group.id,
            one_of(Assembly.kind, (RESOCIALISATION, FIRST_MEETING)),
            Assembly.state != "cancelled",
            Assembly.starts_at > since,
        )
        .exists()
    )
    return ~met & (Group.created_at <= since)


def _whose_groups_lack() -> Select[int | None]:
    """The pendamping of groups with families that lack one since a moment."""
    has_families = select(Kpm.person_id).where(Kpm.group_id == Group.id, Kpm.left_at.is_(None)).exists()
    return (
        select(Group.pendamping_id)
        .join(Person, Person.id == Group.pendamping_id)
        .where(Group.pendamping_id.is_not(None), Person.removed_at.is_(None))
        .where(_lacking_since(bindparam("since", type_=Group.created_at.type)), has_families)
        .distinct()
    )


WHOSE_GROUPS_LACK = _whose_groups_lack()
ANY_LACKS = WHOSE_GROUPS_LACK.limit(1)
ASKED = select(OutboxRow.person_id).where(IS_NOTICE, OutboxRow.kind == DUE, OutboxRow.slot == bindparam("month"))
"""Built once: they are asked at every tick."""


@dataclass(frozen=True)
class Lacking:
    """A pendamping's groups without re-socialisation for half a year."""

    groups: int
    families: int


def lacking_of(session: Session, pendamping_id: int, now: datetime, rules: Rules) -> Lacking:
    """How many of his groups, with how many families, lack one."""
    query = (
        select(func.count(func.distinct(Group.id)), func.count(Kpm.person_id))
        .join(Kpm, (Kpm.group_id == Group.id) & Kpm.left_at.is_(None))
        .where(Group.pendamping_id == pendamping_id, lacking_resocialisation(now, rules))
    )
    groups, families = session.execute(query).one()
    return Lacking(groups, families)


@operation(on=None, may=("system",))
def ask_for_resocialisation(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Once a month from the day set on, reminds each whose groups lack one; returns how many notices are new."""
    moment = asked_at(rules.today(now), rules)
    until = moment + timedelta(days=DAYS_ASKED)
    if not moment <= now < until:
        return 0
    month = f"{moment:%Y-%m}"
    lacking = set(session.scalars(WHOSE_GROUPS_LACK, {"since": _half_year_before(now, rules)}))
    unasked = lacking.difference(session.scalars(ASKED, {"month": month})) if lacking else lacking
    return sum(
        put_notice(session, DUE, f"person:{one}", one, month, now, deadline=until)
        for one in sorted(one for one in unasked if one is not None)
    )


def next_resocialisation_question(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next month's day, if groups will be found lacking then; further ahead it is not looked."""
    moment = asked_at(rules.today(after), rules)
    if moment <= after:
        moment = asked_at((rules.today(after).replace(day=1) + timedelta(days=32)).replace(day=1), rules)
    lacks = session.scalar(ANY_LACKS, {"since": _half_year_before(moment, rules)})
    return moment if lacks is not None else None


def asked_at(day: date, rules: Rules) -> datetime:
    """In that day's month, when staff is reminded of meetings not planned yet."""
    last = monthrange(day.year, day.month)[1]
    return rules.at(day.replace(day=min(rules.office.standing_asked_day, last)), rules.office.standing_asked_at)


@dataclass(frozen=True)
class Missed:
    """A family that was absent from the latest re-socialisation it was called to."""

    person_id: int
    name: str
    gender: str
    group_name: str
    member_number: int


@operation(on="pendamping", may=("self", "koordinator"))
def list_not_resocialised(
    session: Session, actor: Actor, pendamping_id: int, now: datetime, rules: Rules
) -> list[Missed]:
    """His families that came to no re-socialisation of these months though one was held for their group."""
    since = rules.at(months_before(rules.today(now), rules.office.resocialisation_months), time(0))
    held = (Assembly.kind == RESOCIALISATION) & (Assembly.state == "held") & (Assembly.starts_at > since)
    marked = (
        select(AssemblyGuest.person_id)
        .join(Assembly, Assembly.id == AssemblyGuest.assembly_id)
        .where(held, AssemblyGuest.person_id.is_not(None))
    )
    query = (
        select(Kpm.person_id, Person.name, Person.gender, Group.name, Kpm.member_number)
        .join(Person, Person.id == Kpm.person_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(
            Group.pendamping_id == pendamping_id,
            Kpm.left_at.is_(None),
            Kpm.person_id.in_(marked.where(AssemblyGuest.mark == "absent")),
            Kpm.person_id.not_in(marked.where(AssemblyGuest.mark.in_(("present", "represented")))),
        )
        .order_by(Group.desa, Group.name, Kpm.member_number)
    )
    return [Missed(*row) for row in session.execute(query)]
