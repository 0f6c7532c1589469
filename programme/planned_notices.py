"""The notices of the coming days as they stand now: what the jobs will plan, and what waits in the outbox already.

What comes of people's doings meanwhile (a meeting moved, a complaint answered) nobody can know; it is little beside
the reminders.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from db import Session
from db.tables import Group, Kpm, Meeting, OutboxRow
from programme.payments.planning import news_to_plan
from programme.payments.reminders import planned_payment_reminders
from programme.planned_reminders import PlannedNotice, planned_reminders
from programme.rules import Rules
from programme.visit_makers import MAKER, about_visits, due_by
from programme.working_days import is_working_day


def planned_notices(
    session: Session, now: datetime, until: datetime, rules: Rules, since: datetime | None = None
) -> list[PlannedNotice]:
    """Those that leave from now on (or from `since` on) until a moment, in the order in which they leave."""
    found = [
        *planned_reminders(session, now, until, rules),
        *_payment_news(session, now, until),
        *planned_payment_reminders(session, now, until, rules),
        *_report_requests(session, now, until),
        *_for_staff(session, now, until, rules),
        *_waiting(session, now, until),
    ]
    return sorted(
        (one for one in found if one.at >= (since or now)), key=lambda one: (one.at, one.priority, one.subject)
    )


def _payment_news(session: Session, since: datetime, until: datetime) -> Iterable[PlannedNotice]:
    """Of payments just entered or changed: the job puts them into the outbox at its next tick."""
    found: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    ends: dict[str, datetime] = {}
    for one in news_to_plan(session, since) if since < until else ():
        found[one.kind, one.subject, one.slot].append(one.kpm_id)
        ends[one.subject] = one.ends_at
    for (kind, subject, slot), readers in found.items():
        yield PlannedNotice(kind, since, tuple(readers), subject, slot, ends[subject])


def _report_requests(session: Session, since: datetime, until: datetime) -> Iterable[PlannedNotice]:
    """To the ketua when her meeting ends; what is asked after payments is little beside."""
    query = (
        select(Meeting.id, Meeting.ends_at, Kpm.person_id)
        .join(Kpm, (Kpm.group_id == Meeting.group_id) & (Kpm.duty == "ketua") & Kpm.left_at.is_(None))
        .where(Meeting.status == "planned", Meeting.ends_at >= since, Meeting.ends_at < until)
    )
    for meeting_id, ends_at, ketua_id in session.execute(query):
        yield PlannedNotice("report_request", ends_at, (ketua_id,), f"meeting:{meeting_id}", "end")


def _for_staff(session: Session, since: datetime, until: datetime, rules: Rules) -> Iterable[PlannedNotice]:
    """The list of visits each working morning, and the evening before, tomorrow's meetings."""
    day = rules.today(since)
    while rules.at(day, time(0)) < until:
        morning, evening = rules.at(day, rules.visit_list_at), rules.at(day, rules.expected_told_at)
        if since <= morning < until and is_working_day(day, extra_off=rules.extra_days_off):
            yield from _told("visit_list", morning, _with_visits(session, day), f"visits:{day.isoformat()}", day)
        tomorrow = day + timedelta(days=1)
        if since <= evening < until:
            leading = _leading(session, tomorrow, rules)
            yield from _told("meetings_tomorrow", evening, leading, f"meetings:{tomorrow.isoformat()}", tomorrow)
        day = tomorrow


def _told(kind: str, at: datetime, readers: tuple[int, ...], subject: str, day: date) -> Iterable[PlannedNotice]:
    if readers:
        yield PlannedNotice(kind, at, readers, subject, day.isoformat())


def _with_visits(session: Session, day: date) -> tuple[int, ...]:
    """Who has visits to make by that day."""
    makers = session.scalars(about_visits(MAKER).where(due_by(day), MAKER.is_not(None)).distinct())
    return tuple(sorted(makers))


def _leading(session: Session, day: date, rules: Rules) -> tuple[int, ...]:
    """Whose groups meet on that day."""
    query = (
        select(Group.pendamping_id)
        .join(Meeting, Meeting.group_id == Group.id)
        .where(
            Group.pendamping_id.is_not(None),
            Meeting.status == "planned",
            Meeting.starts_at >= rules.at(day, time(0)),
            Meeting.starts_at < rules.at(day + timedelta(days=1), time(0)),
        )
        .distinct()
    )
    return tuple(sorted(one for one in session.scalars(query) if one is not None))


def _waiting(session: Session, since: datetime, until: datetime) -> Iterable[PlannedNotice]:
    """What stands in the outbox and has not left."""
    query = (
        select(OutboxRow.kind, OutboxRow.subject, OutboxRow.slot, OutboxRow.due_at, OutboxRow.person_id)
        .where(OutboxRow.state.in_(("queued", "claimed")), OutboxRow.kind != "reply", OutboxRow.due_at < until)
        .order_by(OutboxRow.due_at, OutboxRow.id)
    )
    found: defaultdict[tuple[str, str, str, datetime], list[int]] = defaultdict(list)
    for kind, subject, slot, due_at, person_id in session.execute(query):
        if person_id is not None:
            found[kind, subject or "", slot or "", max(due_at, since)].append(person_id)
    for (kind, subject, slot, at), readers in found.items():
        yield PlannedNotice(kind, at, tuple(readers), subject, slot)
