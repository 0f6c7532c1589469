"""What of the meetings that return is planned and what is not; each who should plan them is reminded once a month.

Second source document, B.b and D: monthly with each ketua, monthly temu kunjung, 'Pertemuan triwulan antar Kecamatan',
'Pertemuan semester antar Kabupaten'. Of re-socialisation programme.assemblies.resocialisation reminds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, bindparam, exists, or_, select

from db import Session
from db.tables import Assembly, AssemblyGuest, Group, OutboxRow, Person
from outbox.kinds import KINDS
from outbox.queue import IS_NOTICE, put_notices
from programme.absence import month_of
from programme.access import Actor, operation
from programme.assemblies.agenda import INTER_KABUPATEN, INTER_KECAMATAN, TEMU_KUNJUNG
from programme.rules import Rules
from programme.standing.ketua_month import KetuaLine, ketua_lines
from programme.working_days import next_working_day

NOTICE = "standing_due"
STAFF = ("pendamping", "koordinator")
LAST_DAYS = 7
"""So many days before the month ends, who has not met every ketua is reminded once more."""


def _planned_or_held() -> Select[int, datetime, str, str]:
    """Of one kind in a period: of that kecamatan, or that a person holds or is called to; a planned one first."""
    person = bindparam("person", type_=Assembly.held_by.type)
    called = select(AssemblyGuest.assembly_id).where(
        AssemblyGuest.person_id == person, AssemblyGuest.mark.is_distinct_from("removed")
    )
    return (
        select(Assembly.id, Assembly.starts_at, Assembly.place, Assembly.state)
        .where(
            Assembly.kind == bindparam("kind"),
            Assembly.state != "cancelled",
            Assembly.starts_at >= bindparam("begins"),
            Assembly.starts_at < bindparam("until"),
            or_(
                Assembly.kecamatan == bindparam("kecamatan"),
                Assembly.held_by == person,
                Assembly.id.in_(called),
            ),
        )
        .order_by(Assembly.state == "held", Assembly.starts_at)
        .limit(1)
    )


PLANNED_OR_HELD = _planned_or_held()
"""Built once: three times for each reader of a reminder."""


@dataclass(frozen=True)
class Planned:
    """A meeting of the current month, quarter or half-year that stands."""

    id: int
    starts_at: datetime
    place: str
    state: str


@dataclass(frozen=True)
class StandingMonth:
    """How the meetings that return stand for one member of staff; None where none is planned."""

    month: date
    ketua: tuple[KetuaLine, ...]
    temu_kunjung: Planned | None
    inter_kecamatan: Planned | None
    inter_kabupaten: Planned | None

    @property
    def ketua_left(self) -> list[KetuaLine]:
        """Those not met and not called to a meeting of this month."""
        return [one for one in self.ketua if one.ketua_id and one.met_on is None and one.invited_at is None]

    @property
    def is_all_planned(self) -> bool:
        """For the monthly reminder: the quarter's and half-year's meetings are the office's to call."""
        return not self.ketua_left and (self.temu_kunjung is not None or not self.ketua)


@operation(on="pendamping", may=("self", "koordinator"))
def show_standing_month(
    session: Session, actor: Actor, pendamping_id: int, now: datetime, rules: Rules
) -> StandingMonth:
    """The current month, with the quarter and half-year it is in."""
    return standing_month(session, pendamping_id, now, rules)


def standing_month(session: Session, person_id: int, now: datetime, rules: Rules) -> StandingMonth:
    """As `show_standing_month`, for the notice to that very person."""
    month = month_of(rules.today(now))
    kecamatan = session.get_one(Person, person_id).kecamatan

    def planned(kind: str, months: int) -> Planned | None:
        return _planned(session, kind, person_id, kecamatan, _period(month, months, rules))

    return StandingMonth(
        month,
        tuple(ketua_lines(session, person_id, now, rules)),
        planned(TEMU_KUNJUNG, 1),
        planned(INTER_KECAMATAN, 3),
        planned(INTER_KABUPATEN, 6),
    )


@operation(on=None, may=("system",))
def remind_of_standing(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """On the set day of a month, and a week before its end, reminds who keeps groups; returns how many are new.

    What is planned by the time it leaves is not spoken of, and where all is, nothing is sent.
    """
    round_ = _round_at(now, rules) if rules.office.standing_reminded else None
    if round_ is None:
        return 0
    begin, slot = round_
    told = select(OutboxRow.person_id).where(IS_NOTICE, OutboxRow.kind == NOTICE, OutboxRow.slot == slot)
    query = select(Person.id).where(
        Person.role.in_(STAFF),
        Person.removed_at.is_(None),
        Person.joined_at < begin,
        exists().where(Group.pendamping_id == Person.id),
        Person.id.not_in(told.where(OutboxRow.person_id.is_not(None))),
    )
    rows: list[dict[str, object]] = [
        {
            "kind": NOTICE,
            "subject": f"person:{person_id}",
            "person_id": person_id,
            "slot": slot,
            "priority": KINDS[NOTICE].priority,
            "due_at": now,
            "deadline": _helps_until(begin, rules),
            "state": "queued",
            "attempts": 0,
            "repeats": 0,
            "created_at": now,
        }
        for person_id in session.scalars(query)
    ]
    return put_notices(session, rows)


def next_standing_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next round of reminders, where anybody keeps groups."""
    if not rules.office.standing_reminded:
        return None
    if session.scalar(select(Group.id).where(Group.pendamping_id.is_not(None)).limit(1)) is None:
        return None
    month = month_of(rules.today(after))
    ahead = [begin for first in (month, month_of(month + timedelta(days=31))) for begin, _ in _rounds(first, rules)]
    return min((moment for moment in ahead if moment > after), default=None)


def _rounds(month: date, rules: Rules) -> list[tuple[datetime, str]]:
    """(moment, slot) of a month's two rounds; only the first where both fall together."""
    ends = month_of(month + timedelta(days=31))
    days = (month.replace(day=min(rules.office.standing_asked_day, 28)), ends - timedelta(days=LAST_DAYS))
    working = [next_working_day(day, extra_off=rules.extra_days_off) for day in days]
    slots = [f"{month:%Y-%m} first", f"{month:%Y-%m} last"]
    rounds = [(rules.at(day, rules.office.standing_asked_at), slot) for day, slot in zip(working, slots, strict=True)]
    return rounds if working[0] < working[1] else rounds[:1]


def _round_at(now: datetime, rules: Rules) -> tuple[datetime, str] | None:
    """The round whose reminders may leave now: its day has come and is not over."""
    rounds = _rounds(month_of(rules.today(now)), rules)
    return next((one for one in rounds if one[0] <= now < _helps_until(one[0], rules)), None)


def _helps_until(begin: datetime, rules: Rules) -> datetime:
    """Three days: slept through, it still helps."""
    return begin + timedelta(days=3)


def _period(month: date, months: int, rules: Rules) -> tuple[datetime, datetime]:
    """The month, quarter (3) or half-year (6) that the month is in."""
    first = month.replace(month=(month.month - 1) // months * months + 1)
    after = first
    for _ in range(months):
        after = month_of(after + timedelta(days=31))
    return rules.at(first, time(0)), rules.at(after, time(0))


def _planned(
    session: Session, kind: str, person_id: int, kecamatan: str | None, period: Sequence[datetime]
) -> Planned | None:
    wanted = {"kind": kind, "person": person_id, "kecamatan": kecamatan, "begins": period[0], "until": period[1]}
    row = session.execute(PLANNED_OR_HELD, wanted).first()
    return None if row is None else Planned(*row)
