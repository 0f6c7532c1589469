"""The quarter's verification: asked of each pendamping, checked and sent on by him, its due date watched.

Second source document, B.a.4.d: 'Mempermudah monitoring pemenuhan komitmen'; A: 'pendamping harus melaporkan seluruh
kegiatan dan permasalahan ke UPPKH Kabupaten/Kota'. What was counted when it was sent stays as it was sent.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, String, bindparam, cast, delete, func, literal, or_, select
from sqlalchemy.orm import aliased

from db import Session
from db.tables import FamilyMember, Group, GroupKeeper, Kpm, OfficeReport, OutboxRow, Paper, Person
from db.words import one_of
from outbox.queue import IS_NOTICE, drop_waiting, mark_answered, put_notice
from programme.access import Actor, operation
from programme.rules import Rules
from programme.schooling.quarters import (
    asked_at,
    begins_at,
    due_at,
    next_verification_moment,
    period_asked,
    quarter_after,
    reminded_at,
    reminded_last_at,
)
from programme.schooling.verified_rows import Tally, VerifiedRow, groups_verified, tallies, verified_rows
from programme.trail import leave_trace

KIND = "verification"
ASKED, LATE = "verification_asked", "verification_late"
SHEET, PAGES, SENT = "verification_sheet", "verification_pdf", "verification_sent"
"""Kinds of its papers: the workbook and the pages to print, on request; the workbook as the operators get it."""
LONGEST_NOTE = 500
ASKED_A_TICK = 50
STAFF = ("pendamping", "koordinator")
OF_PERIOD = bindparam("period", type_=OfficeReport.period.type)


def _without_sheet() -> Select[Person]:
    """Staff not asked for a quarter yet, of whose present or former groups any had a member to verify when it ended.

    Whether that group is theirs to verify is looked at for each of these few (verified_rows.groups_verified).
    """
    has_one = select(OfficeReport.pendamping_id).where(OfficeReport.kind == KIND, OfficeReport.period == OF_PERIOD)
    with_members = (
        select(FamilyMember.id)
        .join(Kpm, Kpm.person_id == FamilyMember.kpm_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(Group.created_at < bindparam("ended"), Kpm.left_at.is_(None), FamilyMember.left_on.is_(None))
    )
    kept = select(GroupKeeper.group_id).where(GroupKeeper.pendamping_id == Person.id)
    any_of_theirs = with_members.where(or_(Group.pendamping_id == Person.id, Group.id.in_(kept)))
    staff = (one_of(Person.role, STAFF), Person.removed_at.is_(None), Person.id.not_in(has_one))
    return select(Person).where(*staff, any_of_theirs.correlate(Person).exists()).order_by(Person.id)


def _not_told() -> Select[int, int]:
    """(koordinator, first report) of kecamatan with a sheet not sent, where he was told under none of that quarter.

    The first may be another by now, where the one that he was told under was sent since.
    """
    koordinator, another = aliased(Person), aliased(OfficeReport)
    was_told = (
        select(OutboxRow.id)
        .join(another, OutboxRow.subject == literal("report:") + cast(another.id, String))
        .where(IS_NOTICE, OutboxRow.kind == LATE, OutboxRow.person_id == koordinator.id)
        .where(another.kind == KIND, another.period == OF_PERIOD, another.kecamatan == OfficeReport.kecamatan)
        .correlate(koordinator, OfficeReport)
    )
    return (
        select(koordinator.id, func.min(OfficeReport.id))
        .join(OfficeReport, OfficeReport.kecamatan == koordinator.kecamatan)
        .join(Person, Person.id == OfficeReport.pendamping_id)
        .where(OfficeReport.kind == KIND, OfficeReport.period == OF_PERIOD, OfficeReport.sent_at.is_(None))
        .where(Person.removed_at.is_(None), koordinator.role == "koordinator", koordinator.removed_at.is_(None))
        .where(~was_told.exists())
        .group_by(koordinator.id)
    )


WITHOUT_SHEET, NOT_TOLD = _without_sheet(), _not_told()
UNSENT = (
    select(OfficeReport)
    .join(Person, Person.id == OfficeReport.pendamping_id)
    .where(OfficeReport.kind == KIND, OfficeReport.period == OF_PERIOD, OfficeReport.sent_at.is_(None))
    .where(Person.removed_at.is_(None))
    .order_by(OfficeReport.id)
)
"""Built once: they are asked at every tick."""


@dataclass(frozen=True)
class VerificationState:
    """A quarter's verification in brief."""

    report_id: int
    pendamping_id: int
    pendamping: str
    gender: str
    kecamatan: str
    period: str
    due_at: datetime
    sent_at: datetime | None
    tallies: tuple[Tally, ...]
    """As it was sent; while it is not, as it stands."""
    note: str | None = None


@dataclass(frozen=True)
class VerificationSheet:
    """What stands in the file."""

    kecamatan: str
    pendamping: str
    period: str
    note: str | None
    rows: tuple[VerifiedRow, ...]


@operation(on="pendamping", may=("self",))
def find_verification(session: Session, actor: Actor, pendamping_id: int, now: datetime, rules: Rules) -> int | None:
    """The id of his sheet that was asked for last; None where none was yet."""
    return session.scalar(
        select(OfficeReport.id).where(
            OfficeReport.kind == KIND,
            OfficeReport.pendamping_id == pendamping_id,
            OfficeReport.period == period_asked(now, rules),
        )
    )


@operation(on="report", may=("pendamping", "koordinator", "operator"))
def show_verification(session: Session, actor: Actor, report_id: int, rules: Rules) -> VerificationState | None:
    """One sheet's counts, names stand in the file alone; None where it is a report of another kind."""
    return verification_state(session, report_id, rules)


@operation(on=None, may=("koordinator", "operator"))
def list_verifications(session: Session, actor: Actor, now: datetime, rules: Rules) -> list[VerificationState]:
    """Who has sent the latest quarter and who has not: of the koordinator's kecamatan, or (operator) of all."""
    assert actor.person_id is not None
    reader = session.get_one(Person, actor.person_id)
    query = select(OfficeReport, Person).join(Person, Person.id == OfficeReport.pendamping_id)
    query = query.where(OfficeReport.kind == KIND, OfficeReport.period == period_asked(now, rules))
    if reader.role == "koordinator":
        query = query.where(OfficeReport.kecamatan == reader.kecamatan)
    rows = session.execute(query.order_by(OfficeReport.kecamatan, Person.name)).all()
    return [_brief(report, person, (), rules) for report, person in rows]


@operation(on="report", may=("pendamping", "koordinator", "operator"))
def read_verification(session: Session, actor: Actor, report_id: int, now: datetime, rules: Rules) -> VerificationSheet:
    """Every family and member by name; that it was read is noted in the trail."""
    report = session.get_one(OfficeReport, report_id)
    person = session.get_one(Person, report.pendamping_id)
    leave_trace(session, actor, "read_verification", "report", report_id, now)
    rows = verified_rows(session, report.pendamping_id, report.period, rules) if report.kind == KIND else []
    return VerificationSheet(report.kecamatan, person.name, report.period, report.note, tuple(rows))


@operation(on="report", may=("pendamping",))
def send_verification(
    session: Session, actor: Actor, report_id: int, note: str | None, now: datetime, rules: Rules
) -> bool:
    """Sends it: what is counted now is kept, and every operator gets the file. False where it was sent before."""
    report = session.get_one(OfficeReport, report_id, with_for_update=True, populate_existing=True)
    if report.sent_at is not None or report.kind != KIND:
        return False
    counted = tallies(verified_rows(session, report.pendamping_id, report.period, rules))
    report.figures = json.dumps([[one.kind, one.kept, one.not_kept, one.unknown] for one in counted])
    report.note, report.sent_at = (note or "").strip()[:LONGEST_NOTE] or None, now
    session.flush()
    drop_waiting(session, ASKED, verification_subject(report_id), "sent")
    mark_answered(session, ASKED, verification_subject(report_id), report.pendamping_id, now)
    _order_for_operators(session, report_id, now)
    leave_trace(session, actor, "send_verification", "report", report_id, now)
    return True


@operation(on=None, may=("system",))
def plan_verifications(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Asks who kept families at its end for the quarter, reminds of it, and tells who is late; each once."""
    period = period_asked(now, rules)
    if now >= asked_at(quarter_after(period), rules):
        return 0
    done = _ask_all(session, period, now, rules)
    for slot, moment in (("reminded", reminded_at(period, rules)), ("due", reminded_last_at(period, rules))):
        if moment <= now < due_at(period, rules):
            asked_before = [one for one in _unsent(session, period) if one.asked_at < moment]
            done += sum([_ask(session, one, slot, now, rules) for one in asked_before])
    return done + (_tell_late(session, period, now) if now >= due_at(period, rules) else 0)


def next_verification(session: Session, after: datetime, rules: Rules) -> datetime:
    """The next moment of the sheets; asked only where there is any family member (scheduler.duty_jobs)."""
    return next_verification_moment(after, rules)


def verification_subject(report_id: int) -> str:
    """How it is called in notices and papers."""
    return f"report:{report_id}"


def verification_state(session: Session, report_id: int, rules: Rules) -> VerificationState | None:
    """As `show_verification`, for the notice to that very reader."""
    report = session.get_one(OfficeReport, report_id)
    if report.kind != KIND:
        return None
    if report.figures is not None:
        counted = [Tally(*one) for one in json.loads(report.figures)]
    else:
        counted = tallies(verified_rows(session, report.pendamping_id, report.period, rules))
    return _brief(report, session.get_one(Person, report.pendamping_id), counted, rules)


def unsent_in(session: Session, report_id: int) -> list[tuple[str, str]]:
    """(name, gender) of who of the same kecamatan and quarter has not sent, by name."""
    report = session.get(OfficeReport, report_id)
    if report is None:
        return []
    unsent = {one.pendamping_id for one in _unsent(session, report.period) if one.kecamatan == report.kecamatan}
    query = select(Person.name, Person.gender).where(Person.id.in_(unsent)).order_by(Person.name)
    return [(name, gender) for name, gender in session.execute(query)]


def _brief(report: OfficeReport, person: Person, counted: Sequence[Tally], rules: Rules) -> VerificationState:
    return VerificationState(
        report_id=report.id,
        pendamping_id=person.id,
        pendamping=person.name,
        gender=person.gender,
        kecamatan=report.kecamatan,
        period=report.period,
        due_at=due_at(report.period, rules),
        sent_at=report.sent_at,
        tallies=tuple(counted),
        note=report.note,
    )


def _ask_all(session: Session, period: str, now: datetime, rules: Rules) -> int:
    without = {"period": period, "ended": begins_at(quarter_after(period), rules)}
    found = session.scalars(WITHOUT_SHEET, without).all()
    people = [one for one in found if _has_families(session, one.id, period, rules)][:ASKED_A_TICK]
    for person in people:
        report = OfficeReport(kind=KIND, pendamping_id=person.id, period=period, asked_at=now)
        report.kecamatan = person.kecamatan or "-"
        session.add(report)
        session.flush()
        _ask(session, report, "asked", now, rules)
    return len(people)


def _has_families(session: Session, pendamping_id: int, period: str, rules: Rules) -> bool:
    group_ids = groups_verified(session, pendamping_id, period, rules)
    query = (
        select(FamilyMember.id)
        .join(Kpm, Kpm.person_id == FamilyMember.kpm_id)
        .where(Kpm.group_id.in_(group_ids), Kpm.left_at.is_(None), FamilyMember.left_on.is_(None))
    )
    return session.scalar(query.limit(1)) is not None


def _ask(session: Session, report: OfficeReport, slot: str, now: datetime, rules: Rules) -> bool:
    """It can be answered until the next quarter's takes its place."""
    until = asked_at(quarter_after(report.period), rules)
    return put_notice(session, ASKED, verification_subject(report.id), report.pendamping_id, slot, now, deadline=until)


def _unsent(session: Session, period: str) -> list[OfficeReport]:
    return list(session.scalars(UNSENT, {"period": period}))


def _tell_late(session: Session, period: str, now: datetime) -> int:
    """One notice a kecamatan to its koordinator: who they are is looked up when it leaves."""
    return sum(
        put_notice(session, LATE, verification_subject(report_id), person_id, period, now)
        for person_id, report_id in session.execute(NOT_TOLD, {"period": period}).all()
    )


def _order_for_operators(session: Session, report_id: int, now: datetime) -> None:
    """A paper for each; one that still waits to be made would only be the same again."""
    subject = verification_subject(report_id)
    session.execute(delete(Paper).where(Paper.kind == SENT, Paper.subject == subject, Paper.state == "waiting"))
    operators = select(Person.id).where(Person.role == "operator", Person.removed_at.is_(None))
    session.add_all(
        Paper(person_id=one, kind=SENT, subject=subject, wanted_at=now) for one in session.scalars(operators)
    )
    session.flush()
