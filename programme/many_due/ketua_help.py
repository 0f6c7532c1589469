"""A ketua is asked to look in on members of her group: she says whether she can, and afterwards how it went.

Second source document, D: the pendamping 'dapat meminta bantuan Ketua kelompok'. She hears whom to visit and what kind
word to bring, never why: no absence, no cause, no other's matter. What she brings home is the pendamping's to judge:
it may take the visit's place, or the visit is kept.

A help is asked, accepted, declined, told (she met her), not_met, lapsed (no word of hers in time), withdrawn, or kept
(told, but the visit is made all the same).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from db import Session
from db.tables import KetuaHelp, Person, Visit
from outbox.queue import put_notice
from programme.access import Actor, may_run, operation
from programme.many_due.elsewhere import (
    HELP,
    WITH_KETUA,
    asked_together,
    end_help,
    request_subject,
    settle_request,
)
from programme.many_due.help_times import answer_until
from programme.many_due.ways import KETUA, shareable_visits, suits
from programme.rules import Rules
from programme.trail import leave_trace
from programme.visits import VisitOutcome, record_visit

ANSWERED = "help_answered"
LONGEST_WORDS = 300


@dataclass(frozen=True)
class HelpLine:
    """One family that a ketua was asked to look in on."""

    help_id: int
    state: str
    kpm_id: int
    name: str
    gender: str
    ketua_name: str
    ketua_gender: str
    by_name: str
    by_gender: str
    to_tell: str
    result: str | None
    told_at: datetime | None
    is_open: bool
    """The visit is still to be made."""


@operation(on="pendamping", may=("self",))
def ask_ketua(
    session: Session,
    actor: Actor,
    pendamping_id: int,
    visit_ids: Collection[int],
    to_tell: str,
    now: datetime,
    rules: Rules,
) -> list[int]:
    """Asks the ketua of each visit's group, each ketua once for all hers; the visits for which that could be done."""
    asked: dict[int, list[KetuaHelp]] = {}
    for visit in shareable_visits(session, pendamping_id, now, rules):
        if visit.visit_id not in visit_ids or not suits(KETUA, visit) or visit.ketua is None:
            continue
        one = KetuaHelp(visit_id=visit.visit_id, kpm_id=visit.kpm_id, ketua_id=visit.ketua.id, asked_by=pendamping_id)
        one.to_tell, one.asked_at, one.state = to_tell[:LONGEST_WORDS], now, "asked"
        session.add(one)
        asked.setdefault(visit.ketua.id, []).append(one)
    session.flush()
    for ketua_id, helps in asked.items():
        subject = f"help:{helps[0].id}"
        put_notice(session, HELP, subject, ketua_id, "asked", now, deadline=answer_until(now, rules))
        for one in helps:
            leave_trace(session, actor, "ask_ketua", "visit", one.visit_id, now)
    return [one.visit_id for helps in asked.values() for one in helps]


@operation(on="help", may=("self", "pendamping"))
def show_help(session: Session, actor: Actor, help_id: int) -> list[HelpLine]:
    """All that was asked of this ketua at once, as the two of them read it."""
    asked = session.get_one(KetuaHelp, help_id)
    return [_line(session, one) for one in asked_together(session, asked)]


@operation(on="help", may=("self",))
def answer_help(
    session: Session, actor: Actor, help_id: int, accepted: Collection[int], now: datetime, rules: Rules
) -> bool:
    """She looks in on those whose helps she accepts, not on the others; False where nothing awaited her answer."""
    first = session.get(KetuaHelp, help_id, with_for_update=True, populate_existing=True)
    assert first is not None
    waiting = [one for one in asked_together(session, first) if one.state == "asked"]
    if not waiting:
        return False
    for one in waiting:
        one.state, one.answered_at = "accepted" if one.id in accepted else "declined", now
        leave_trace(session, actor, "answer_help", "visit", one.visit_id, now)
    session.flush()
    settle_request(session, first, now)
    put_notice(session, ANSWERED, request_subject(session, first), first.asked_by, "answered", now)
    return True


@operation(on="help", may=("self",))
def tell_help(session: Session, actor: Actor, help_id: int, how: str, words: str | None, now: datetime) -> bool:
    """How it went: told (she met her), not_met, or declined after all; False where that is not hers to say any more."""
    asked = session.get(KetuaHelp, help_id, with_for_update=True, populate_existing=True)
    assert asked is not None
    if asked.state not in WITH_KETUA:
        return False
    asked.answered_at = asked.answered_at or now
    asked.result, asked.told_at = (words or "")[:LONGEST_WORDS] or None, now
    end_help(session, asked, how, now)
    put_notice(session, ANSWERED, f"help:{asked.id}", asked.asked_by, how, now)
    leave_trace(session, actor, "tell_help", "visit", asked.visit_id, now)
    return True


@operation(on="help", may=("pendamping",))
def decide_help(session: Session, actor: Actor, help_id: int, done: bool, now: datetime, rules: Rules) -> bool:
    """What the ketua told takes the visit's place, or the visit is made all the same; False where it is settled."""
    asked = session.get(KetuaHelp, help_id, with_for_update=True, populate_existing=True)
    assert asked is not None
    if asked.state != "told" or session.get_one(Visit, asked.visit_id).state != "open":
        return False
    if not may_run(session, actor, "record_visit", asked.visit_id):  # her group is another's now
        return False
    leave_trace(session, actor, "decide_help", "visit", asked.visit_id, now)
    if not done:
        asked.state = "kept"
        return True
    outcome = VisitOutcome(rules.today(asked.told_at or now), through(session, asked), (), finding=asked.result)
    return record_visit(session, actor, asked.visit_id, outcome, now)


@operation(on="help", may=("pendamping",))
def withdraw_help(session: Session, actor: Actor, help_id: int, now: datetime) -> bool:
    """Takes one visit back that is still the ketua's to try; False where it is not."""
    asked = session.get(KetuaHelp, help_id, with_for_update=True, populate_existing=True)
    assert asked is not None
    if asked.state not in WITH_KETUA:
        return False
    end_help(session, asked, "withdrawn", now)
    leave_trace(session, actor, "withdraw_help", "visit", asked.visit_id, now)
    return True


@operation(on="pendamping", may=("self",))
def list_helps(session: Session, actor: Actor, pendamping_id: int) -> list[HelpLine]:
    """Those with a ketua, and those of which she told and nothing is decided yet; the longest asked first."""
    query = (
        select(KetuaHelp)
        .join(Visit, Visit.id == KetuaHelp.visit_id)
        .where(KetuaHelp.asked_by == pendamping_id, KetuaHelp.state.in_((*WITH_KETUA, "told")), Visit.state == "open")
        .order_by(KetuaHelp.asked_at, KetuaHelp.id)
    )
    return [_line(session, one) for one in session.scalars(query)]


@operation(on="kpm", may=("self",))
def list_errands(session: Session, actor: Actor, kpm_id: int) -> list[HelpLine]:
    """Whom this ketua said she would look in on and has not told of yet."""
    query = select(KetuaHelp).where(KetuaHelp.ketua_id == kpm_id, KetuaHelp.state == "accepted").order_by(KetuaHelp.id)
    return [_line(session, one) for one in session.scalars(query)]


def waiting_helps(session: Session, pendamping_id: int) -> int:
    """How many a ketua told of that wait for this pendamping's decision."""
    query = (
        select(func.count())
        .select_from(KetuaHelp)
        .join(Visit, Visit.id == KetuaHelp.visit_id)
        .where(KetuaHelp.asked_by == pendamping_id, KetuaHelp.state == "told", Visit.state == "open")
    )
    return session.scalar(query) or 0


def through(session: Session, asked: KetuaHelp) -> str:
    """'lewat Ibu Sri', as whom was met; Indonesian whatever the pendamping reads, for it is stored once."""
    ketua = session.get_one(Person, asked.ketua_id)
    return f"lewat {'Bapak' if ketua.gender == 'm' else 'Ibu'} {ketua.name}"


def _line(session: Session, asked: KetuaHelp) -> HelpLine:
    people: Mapping[int, Person] = {
        one: session.get_one(Person, one) for one in (asked.kpm_id, asked.ketua_id, asked.asked_by)
    }
    kpm, ketua, by = people[asked.kpm_id], people[asked.ketua_id], people[asked.asked_by]
    return HelpLine(
        help_id=asked.id,
        state=asked.state,
        kpm_id=kpm.id,
        name=kpm.name,
        gender=kpm.gender,
        ketua_name=ketua.name,
        ketua_gender=ketua.gender,
        by_name=by.name,
        by_gender=by.gender,
        to_tell=asked.to_tell,
        result=asked.result,
        told_at=asked.told_at,
        is_open=session.get_one(Visit, asked.visit_id).state == "open",
    )
