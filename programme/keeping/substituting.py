"""A colleague stands in for a pendamping on leave: asked, accepted, begun and ended by the calendar.

asked --(accepted)--> accepted --(first day)--> active --(the day after the last)--> ended
      --declined, or withdrawn (taken back, or nobody answered in time)

When it begins all his groups pass to the colleague, who sees and does what their pendamping would; at its end those
still lent go back, also where the colleague's own leave had passed them on meanwhile. A group that was handed over for
good stays where it is.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import or_, select

from db import Session
from db.tables import Address, Group, Person, Substitution
from outbox.queue import drop_waiting, mark_answered, put_notice
from programme.access import Actor, operation
from programme.keeping.handover import KEEPERS
from programme.keeping.lending import ANSWERED, begin_leave, end_leave, koordinators_of
from programme.rules import Rules
from programme.trail import leave_trace

ASKED = "substitute_asked"
STANDING = ("asked", "accepted", "active")
LONGEST_LEAVE = timedelta(days=365)


@dataclass(frozen=True)
class SubstitutionView:
    """One leave as those whom it concerns see it. Days are local."""

    id: int
    pendamping_id: int
    name: str
    gender: str
    substitute_id: int
    substitute: str
    substitute_gender: str
    from_on: date
    until_on: date
    state: str
    groups: int
    """Of who is away: those lent, or to be lent."""


@dataclass(frozen=True)
class Colleague:
    """One who can be asked to stand in."""

    id: int
    name: str
    gender: str


@operation(on="pendamping", may=("self", "koordinator"))
def list_substitutes(session: Session, actor: Actor, pendamping_id: int) -> list[Colleague]:
    """Who of his kecamatan can be asked by chat."""
    person = session.get_one(Person, pendamping_id)
    joined = select(Address.person_id).where(Address.closed_at.is_(None))
    query = select(Person.id, Person.name, Person.gender).where(
        Person.role.in_(KEEPERS),
        Person.kecamatan == person.kecamatan,
        Person.removed_at.is_(None),
        Person.id != pendamping_id,
        Person.id.in_(joined),
    )
    return [Colleague(*row) for row in session.execute(query.order_by(Person.name))]


@operation(on="pendamping", may=("self", "koordinator"))
def ask_substitute(
    session: Session,
    actor: Actor,
    pendamping_id: int,
    substitute_id: int,
    from_on: date,
    until_on: date,
    now: datetime,
    rules: Rules,
) -> str | None:
    """Asks a colleague to stand in. Where that can't be, nothing is asked and a word says why.

    past, backwards, too_long (the days), not_there (the colleague), overlaps (another leave of his), away (one of the
    colleague's).
    """
    session.get_one(Person, pendamping_id, with_for_update=True, populate_existing=True)
    mistake = wrong_days(from_on, until_on, rules.today(now))
    if mistake is None and substitute_id not in {one.id for one in list_substitutes(session, actor, pendamping_id)}:
        mistake = "not_there"
    if mistake is None and _is_away(session, pendamping_id, from_on, until_on):
        mistake = "overlaps"
    if mistake is None and _is_away(session, substitute_id, from_on, until_on):
        mistake = "away"
    if mistake is not None:
        return mistake
    assert actor.person_id is not None
    row = Substitution(pendamping_id=pendamping_id, substitute_id=substitute_id, from_on=from_on, until_on=until_on)
    row.state, row.asked_by, row.asked_at, row.group_ids = "asked", actor.person_id, now, []
    session.add(row)
    session.flush()
    put_notice(session, ASKED, subject_of(row.id), substitute_id, "asked", now, deadline=_answer_until(row, rules))
    leave_trace(session, actor, "ask_substitute", "substitution", row.id, now)
    return None


@operation(on="substitution", may=("self",))
def answer_substitution(
    session: Session, actor: Actor, substitution_id: int, accepts: bool, now: datetime, rules: Rules
) -> str | None:
    """The colleague accepts or declines; the state before where it was settled already, else None."""
    row = _locked(session, substitution_id)
    if row.state != "asked":
        return row.state
    _settle(session, row, "accepted" if accepts else "declined", now)
    leave_trace(session, actor, "answer_substitution", "substitution", substitution_id, now)
    if accepts and row.from_on <= rules.today(now):
        begin_leave(session, row, now)
    return None


@operation(on="substitution", may=("pendamping", "koordinator"))
def withdraw_substitution(session: Session, actor: Actor, substitution_id: int, now: datetime, rules: Rules) -> bool:
    """Takes it back, or ends it before its last day; False where it had ended."""
    row = _locked(session, substitution_id)
    if row.state not in STANDING:
        return False
    if row.state == "active":
        end_leave(session, row, now)
    else:
        _settle(session, row, "withdrawn", now)
    leave_trace(session, actor, "withdraw_substitution", "substitution", substitution_id, now)
    return True


@operation(on="substitution", may=("self", "pendamping", "koordinator"))
def show_substitution(session: Session, actor: Actor, substitution_id: int) -> SubstitutionView:
    """One leave."""
    return substitution_view(session, session.get_one(Substitution, substitution_id))


@operation(on="pendamping", may=("self", "koordinator"))
def list_substitutions(session: Session, actor: Actor, pendamping_id: int) -> list[SubstitutionView]:
    """His leaves that are asked for, to come or running, and those in which he stands in, first day first."""
    query = select(Substitution).where(
        Substitution.state.in_(STANDING),
        or_(Substitution.pendamping_id == pendamping_id, Substitution.substitute_id == pendamping_id),
    )
    rows = session.scalars(query.order_by(Substitution.from_on, Substitution.id))
    return [substitution_view(session, one) for one in rows]


@operation(on=None, may=("system",))
def keep_substitutions(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Begins what is to begin, ends what is over, and takes back what nobody answered in time; returns how many."""
    rows = session.scalars(select(Substitution).where(Substitution.state.in_(STANDING)).order_by(Substitution.id)).all()
    today, done = rules.today(now), 0
    for row in rows:
        if row.state == "asked" and _answer_until(row, rules) <= now:
            _settle(session, row, "withdrawn", now, lapsed=True)
        elif row.state == "accepted" and row.until_on < today:
            _settle(session, row, "ended", now)
        elif row.state == "accepted" and row.from_on <= today:
            begin_leave(session, row, now)
        elif row.state == "active" and row.until_on < today:
            end_leave(session, row, now)
        else:
            continue
        done += 1
    return done


def next_substitution_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next moment at which a leave begins, ends, or its asking lapses."""
    moments = []
    for row in session.scalars(select(Substitution).where(Substitution.state.in_(STANDING))):
        moments.append(rules.at(row.until_on + timedelta(days=1), time(0)))
        if row.state == "asked":
            moments.append(_answer_until(row, rules))
        elif row.state == "accepted":
            moments.append(rules.at(row.from_on, time(0)))
    return min((max(one, after + timedelta(seconds=1)) for one in moments), default=None)


def subject_of(substitution_id: int) -> str:
    """How a leave is called in notices."""
    return f"substitution:{substitution_id}"


def substitution_view(session: Session, row: Substitution) -> SubstitutionView:
    """As `show_substitution`, for the notices about it."""
    away, stands_in = session.get_one(Person, row.pendamping_id), session.get_one(Person, row.substitute_id)
    own = len(session.scalars(select(Group.id).where(Group.pendamping_id == row.pendamping_id)).all())
    return SubstitutionView(
        row.id, away.id, away.name, away.gender, stands_in.id, stands_in.name, stands_in.gender, row.from_on,
        row.until_on, row.state, len(row.group_ids) if row.group_ids else own,
    )  # fmt: skip


def find_substitution(session: Session, substitution_id: int) -> SubstitutionView | None:
    """The leave with this id, for the notices about it."""
    row = session.get(Substitution, substitution_id)
    return None if row is None else substitution_view(session, row)


def wrong_days(from_on: date, until_on: date, today: date) -> str | None:
    """Why these days can't be a leave; None where they can."""
    if until_on < from_on:
        return "backwards"
    if from_on < today:
        return "past"
    return "too_long" if until_on - from_on > LONGEST_LEAVE else None


def _is_away(session: Session, person_id: int, from_on: date, until_on: date) -> bool:
    query = select(Substitution.id).where(
        Substitution.pendamping_id == person_id,
        Substitution.state.in_(STANDING),
        Substitution.from_on <= until_on,
        Substitution.until_on >= from_on,
    )
    return session.scalar(query.limit(1)) is not None


def _answer_until(row: Substitution, rules: Rules) -> datetime:
    """Until the set hours are over, and not beyond the leave's last day."""
    over = rules.at(row.until_on + timedelta(days=1), time(0))
    return min(row.asked_at + timedelta(hours=rules.office.substitution_hours), over)


def _locked(session: Session, substitution_id: int) -> Substitution:
    return session.get_one(Substitution, substitution_id, with_for_update=True, populate_existing=True)


def _settle(session: Session, row: Substitution, state: str, now: datetime, *, lapsed: bool = False) -> None:
    """The asking is over: who asked hears it, and where nobody stands in the koordinator as well."""
    before, row.state, row.answered_at = row.state, state, now
    session.flush()
    drop_waiting(session, ASKED, subject_of(row.id), state)
    mark_answered(session, ASKED, subject_of(row.id), row.substitute_id, now)
    if state == "withdrawn" and not lapsed:
        if before == "accepted":
            put_notice(session, ANSWERED, subject_of(row.id), row.substitute_id, state, now)
        return
    told = {row.pendamping_id, row.asked_by}
    if state != "accepted":
        told |= set(koordinators_of(session, row))
    for person_id in sorted(told - {row.substitute_id}):
        put_notice(session, ANSWERED, subject_of(row.id), person_id, "lapsed" if lapsed else state, now)
