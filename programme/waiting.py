"""What waits for one member of staff, in counts: for the top of her menu and the evening's summary.

Counts only, and of each only what she herself may see: no count tells her of a complaint that is hidden from her.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, bindparam, func, select

from db import Session
from db.tables import Group, Meeting, OutboxRow, Person
from db.words import one_of
from outbox.kinds import KINDS
from outbox.queue import put_notices
from programme.access import Actor, operation
from programme.assemblies.inviting import waiting_assemblies
from programme.candidates.telling import waiting_intakes
from programme.cases.waiting_cases import waiting_cases
from programme.complaints.lists import waiting_complaints
from programme.health.asked import waiting_posyandu
from programme.inquiries.answering import waiting_inquiries
from programme.many_due.gatherings import waiting_gatherings
from programme.many_due.ketua_help import waiting_helps
from programme.not_reached import remaining_for
from programme.office.monthly import waiting_month
from programme.payments.reports import waiting_payment_reports
from programme.payments.unpaid import waiting_unpaid
from programme.polls.new_time_results import waiting_time_results
from programme.polls.results import results_to_read
from programme.rules import Rules
from programme.schooling.enrolments import waiting_enrolments
from programme.updates.checks import waiting_updates
from programme.visit_lists import visit_lines
from programme.working_days import is_working_day, next_working_day

SUMMARY = "evening_summary"
STAFF = ("pendamping", "koordinator", "operator")


@dataclass(frozen=True)
class Waiting:
    """One matter that waits, and how much of it."""

    matter: str
    """The matter, as COUNTS names it."""
    count: int


IN_OFFICE = (one_of(Person.role, STAFF), Person.removed_at.is_(None), Person.joined_at.is_not(None))
ANY_STAFF = select(Person.id).where(*IN_OFFICE).limit(1)


def _untold() -> Select[int]:
    """Who had joined by the evening's moment and has no summary of it yet."""
    told = select(OutboxRow.person_id).where(
        OutboxRow.kind == SUMMARY, OutboxRow.subject == bindparam("subject"), OutboxRow.person_id.is_not(None)
    )
    return select(Person.id).where(*IN_OFFICE, Person.joined_at < bindparam("begin"), Person.id.not_in(told))


UNTOLD = _untold()
"""Built once: it is asked at every tick of the evening."""
Count = Callable[[Session, int, datetime, Rules], int]


def _visits(session: Session, person_id: int, now: datetime, rules: Rules) -> int:
    """Those of the day's list; routine ones have their whole month and are nothing to be reminded of every evening."""
    today = rules.today(now)
    lines = visit_lines(session, person_id, today, rules)
    return sum(line.is_to_make(today) and line.cause != "routine" for line in lines)


def _reports(session: Session, person_id: int, now: datetime, rules: Rules) -> int:
    query = (
        select(func.count())
        .select_from(Meeting)
        .join(Group, Group.id == Meeting.group_id)
        .where(Group.pendamping_id == person_id, Meeting.status == "planned", Meeting.ends_at <= now)
    )
    return session.scalar(query) or 0


def _not_reached(session: Session, person_id: int, now: datetime, rules: Rules) -> int:
    return sum(len(one.people) for one in remaining_for(session, person_id, now, rules))


def _updates(session: Session, person_id: int, now: datetime, rules: Rules) -> int:
    return waiting_updates(session, person_id, now)


def _payment_reports(session: Session, person_id: int, now: datetime, rules: Rules) -> int:
    return waiting_payment_reports(session, person_id, now)


def _visit_help(session: Session, person_id: int, now: datetime, rules: Rules) -> int:
    """What a ketua told and gatherings that are over, of which nothing is settled yet."""
    return waiting_helps(session, person_id) + waiting_gatherings(session, person_id, now, rules)


def _unpaid(session: Session, person_id: int, now: datetime, rules: Rules) -> int:
    return waiting_unpaid(session, person_id, now)


def _poll_results(session: Session, person_id: int, now: datetime, rules: Rules) -> int:
    return results_to_read(session, person_id)


def _new_times(session: Session, person_id: int, now: datetime, rules: Rules) -> int:
    return waiting_time_results(session, person_id, now)


COUNTS: dict[str, Count] = {
    "visits": _visits,
    "visit_help": _visit_help,
    "reports": _reports,
    "payment_reports": _payment_reports,
    "complaints": waiting_complaints,
    "updates": _updates,
    "inquiries": waiting_inquiries,
    "cases": waiting_cases,
    "unpaid": _unpaid,
    "poll_results": _poll_results,
    "new_times": _new_times,
    "posyandu": waiting_posyandu,
    "enrolments": waiting_enrolments,
    "assemblies": waiting_assemblies,
    "intakes": waiting_intakes,
    "month_report": waiting_month,
    "not_reached": _not_reached,
}
"""In the order in which they are shown."""


@operation(on="person", may=("self",))
def what_waits(session: Session, actor: Actor, person_id: int, now: datetime, rules: Rules) -> list[Waiting]:
    """What waits for this member of staff now; nothing is listed of which there is none."""
    return waiting_for(session, person_id, now, rules)


def waiting_for(session: Session, person_id: int, now: datetime, rules: Rules) -> list[Waiting]:
    """As `what_waits`, for the notice to that very reader."""
    counted = ((matter, count(session, person_id, now, rules)) for matter, count in COUNTS.items())
    return [Waiting(matter, count) for matter, count in counted if count]


@operation(on=None, may=("system",))
def plan_evening_summaries(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """At the set hour of a working day queues each staff member's summary; what waits is counted when it leaves.

    Where nothing waits then, nothing is sent. Slept through, it still helps until the quiet hours begin.
    """
    today = rules.today(now)
    begin, end = rules.at(today, rules.evening_summary_at), _helps_until(today, rules)
    off = not rules.evening_summary or not is_working_day(today, extra_off=rules.extra_days_off)
    if off or not begin <= now < end:
        return 0
    subject = f"evening:{today.isoformat()}"
    rows: list[dict[str, object]] = [
        {
            "kind": SUMMARY,
            "subject": subject,
            "person_id": person_id,
            "slot": today.isoformat(),
            "priority": KINDS[SUMMARY].priority,
            "due_at": now,
            "deadline": end,
            "state": "queued",
            "attempts": 0,
            "repeats": 0,
            "created_at": now,
        }
        for person_id in session.scalars(UNTOLD, {"begin": begin, "subject": subject})
    ]
    return put_notices(session, rows)


def _helps_until(today: date, rules: Rules) -> datetime:
    """Until people sleep; where the quiet hours begin before the summary's own, until the day ends."""
    if rules.quiet_from > rules.evening_summary_at:
        return rules.at(today, rules.quiet_from)
    return rules.at(today + timedelta(days=1), time(0))


def next_summary_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next working evening, where there is staff to be told."""
    if not rules.evening_summary or session.scalar(ANY_STAFF) is None:
        return None
    day = next_working_day(rules.today(after), extra_off=rules.extra_days_off)
    if rules.at(day, rules.evening_summary_at) <= after:
        day = next_working_day(day + timedelta(days=1), extra_off=rules.extra_days_off)
    return rules.at(day, rules.evening_summary_at)
