"""One visit as the pendamping who makes it reads it: whom, where, why, what was said; nothing else of that family."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, select

from db import Session
from db.tables import (
    Attendance,
    AttendanceReport,
    Complaint,
    Group,
    Kpm,
    Meeting,
    MeetingReply,
    Person,
    Provider,
    Visit,
)
from programme.absence_reasons import effective_reason
from programme.many_due.elsewhere import Elsewhere, elsewhere_of
from programme.matter_relations import handles_complaint
from programme.quotes import quote_about
from programme.routes import Point, read_point
from programme.rules import Rules
from programme.schooling.missed_months import NotKept, not_kept_of
from programme.visit_handovers import Colleague, is_nobody_elses, owner_of
from programme.visit_makers import MAKERS_ALONE, about_visits

LINES = about_visits(Visit, Kpm, Person, Group, Provider)
"""What `visit_line` takes; narrow it with `where`."""
VisitRow = tuple[Visit, Kpm | None, Person | None, Group | None, Provider | None]


@dataclass(frozen=True)
class Missed:
    """One absence that a visit is about."""

    held_on: date
    reason: str | None
    quote: str | None
    """What was said of her: in her own words, or in the reporter's."""


@dataclass(frozen=True)
class VisitLine:
    """One visit as a pendamping reads it."""

    visit_id: int
    number: int
    kpm_id: int | None
    """Empty for a visit to a provider, as are gender, member number, group, dusun, RT and RW."""
    name: str
    """Of the kpm, or of the provider."""
    gender: str
    member_number: int | None
    group_name: str | None
    desa: str | None
    dusun: str | None
    rt: str | None
    rw: str | None
    cause: str
    state: str
    due_on: date
    """Later than the list's day: it was postponed."""
    months: tuple[str, ...] = ()
    """The months missed, 'YYYY-MM'."""
    missed: tuple[Missed, ...] = ()
    not_kept: tuple[NotKept, ...] = ()
    """What family members missed at school or health post in those months."""
    came_again_on: date | None = None
    """She came to a meeting after those months."""
    agreed_before: str | None = None
    """What was agreed as the next step in the visit that this one follows."""
    purpose: str | None = None
    """Of a visit to a provider: what it is about. Of one handed over: the word that went with it."""
    provider_kind: str | None = None
    """health, school or other."""
    is_ketua: bool = False
    point: Point | None = None
    """Where it is, if coordinates are known."""
    held_by: Colleague | None = None
    """Who makes it, where that is not the reader."""
    handed_by: Colleague | None = None
    """Whose family it is, where the reader makes the visit for a colleague."""
    elsewhere: Elsewhere | None = None
    """Another way is tried: a ketua looks in, or its family is called to a gathering."""
    waiting: bool = False
    """It has a number, but the day has no room for it until it is taken on."""
    ticket: str | None = None
    """Of the complaint it is about, and that one's category: for who handles it."""
    complaint_category: str | None = None
    stays_with_maker: bool = False
    """It can't be handed over: the complaint it comes of is hidden from the group's own people."""

    @property
    def meeting_months(self) -> tuple[str, ...]:
        """Those of `months` in which a meeting was missed, as far as was looked up; else those of nothing else."""
        elsewhere = {month for one in self.not_kept for month in one.months}
        elsewhere -= {one.held_on.isoformat()[:7] for one in self.missed}
        return tuple(month for month in self.months if month not in elsewhere)

    def is_to_make(self, day: date) -> bool:
        """Whether it stands on the reader's list of that day and is still to be made."""
        its_time = self.state == "open" and self.due_on <= day
        return its_time and self.held_by is None and self.elsewhere is None and not self.waiting


def visit_line(
    session: Session, row: VisitRow, reader_id: int | None, rules: Rules, *, number: int = 0, brief: bool = False
) -> VisitLine:
    """The line for this reader; a brief one leaves out what was said and agreed.

    `number` below zero: a waiting visit's (programme.visit_numbers).
    """
    visit, kpm, person, group, provider = row
    missed, came_again = ((), None) if brief or person is None else _history(session, visit, person.name, rules)
    before = session.get(Visit, visit.after_visit_id) if visit.after_visit_id and not brief else None
    owner_id = group.pendamping_id if group and visit.cause not in MAKERS_ALONE else owner_of(session, visit)
    complaint = _complaint_told_to(session, visit, reader_id)
    maker_id = visit.pendamping_id or owner_id
    return VisitLine(
        visit_id=visit.id,
        number=abs(number),
        kpm_id=visit.kpm_id,
        name=person.name if person else provider.name if provider else "",
        gender=person.gender if person else "",
        member_number=kpm.member_number if kpm else None,
        group_name=group.name if group else None,
        desa=group.desa if group else provider.desa if provider else None,
        dusun=kpm.dusun if kpm else None,
        rt=kpm.rt if kpm else None,
        rw=kpm.rw if kpm else None,
        cause=visit.cause,
        state=visit.state,
        due_on=visit.due_on,
        months=tuple(visit.months),
        missed=missed,
        not_kept=not_kept_of(session, visit.kpm_id, visit.months) if visit.cause == "p2k2" else (),
        came_again_on=came_again,
        agreed_before=before.next_step if before else None,
        purpose=visit.purpose,
        provider_kind=provider.kind if provider else None,
        is_ketua=kpm is not None and kpm.duty == "ketua",
        point=read_point(kpm.coordinates if kpm else provider.coordinates if provider else None),
        held_by=None if maker_id == reader_id else _colleague(session, maker_id),
        handed_by=None if owner_id == reader_id or maker_id != reader_id else _colleague(session, owner_id),
        elsewhere=elsewhere_of(session, visit, rules),
        waiting=number < 0 and visit.state == "open",
        ticket=complaint.ticket if complaint is not None else None,
        complaint_category=complaint.category if complaint is not None else None,
        stays_with_maker=is_nobody_elses(session, visit),
    )


def _complaint_told_to(session: Session, visit: Visit, reader_id: int | None) -> Complaint | None:
    """The complaint that it is about, for who handles that; a colleague who makes the visit hears no more of it."""
    complaint = session.get(Complaint, visit.complaint_id) if visit.complaint_id is not None else None
    reader = session.get(Person, reader_id) if complaint is not None and reader_id is not None else None
    if complaint is None or reader is None or not handles_complaint(session, reader, complaint):
        return None
    return complaint


def _colleague(session: Session, person_id: int | None) -> Colleague | None:
    person = session.get(Person, person_id) if person_id is not None else None
    return Colleague(person.id, person.name, person.gender) if person is not None else None


def _history(session: Session, visit: Visit, name: str, rules: Rules) -> tuple[tuple[Missed, ...], date | None]:
    """The absences the visit is about, and whether she came after them."""
    if not visit.months:
        return (), None
    own = (MeetingReply.reason, MeetingReply.words)
    query = (
        select(Meeting.id, Meeting.starts_at, Attendance.mark, Attendance.reason, *own)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .outerjoin(MeetingReply, and_(MeetingReply.meeting_id == Meeting.id, MeetingReply.kpm_id == Attendance.kpm_id))
        .where(Attendance.kpm_id == visit.kpm_id, Meeting.status == "reported")
        .order_by(Meeting.starts_at)
    )
    missed, came_again = [], None
    rows = session.execute(query).all()
    came_in = {rules.today(row.starts_at).isoformat()[:7] for row in rows if row.mark != "absent"}
    for meeting_id, starts_at, mark, reason, own_reason, own_words in rows:
        held_on = rules.today(starts_at)
        month = held_on.isoformat()[:7]
        if mark == "absent" and month in visit.months and month not in came_in:
            missed.append(
                Missed(held_on, effective_reason(reason, own_reason), own_words or _quote(session, meeting_id, name))
            )
        elif mark != "absent" and month > max(visit.months):
            came_again = held_on
    return tuple(missed), came_again


def _quote(session: Session, meeting_id: int, name: str) -> str | None:
    """What the newest report that speaks of her said: a correction often names only whom it corrects."""
    query = select(AttendanceReport.said).where(AttendanceReport.meeting_id == meeting_id)
    quotes = (quote_about(name, said) for said in session.scalars(query.order_by(AttendanceReport.id.desc())))
    return next((quote for quote in quotes if quote is not None), None)
