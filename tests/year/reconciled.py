"""At the end the books are balanced: what was planned against what was sent, what was missed against the visits made.

Each function returns what does not agree, as sentences; an empty list is a balanced book.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from sqlalchemy import func, select

from db import Session
from db.tables import Attendance, Meeting, OfficeReport, OutboxRow, Relay, Sending, Visit
from programme.coverage import coverage_of
from programme.working_days import next_working_day
from tests.year.kecamatan import PENDAMPING, YEAR, Member
from tests.year.living import Year
from tests.year.oracle import expected_visits

REACHED = {"telegram": ("sent", None), "whatsapp": ("delivered", None), "sms": ("delivered", None)}
NO_WAY = ("unreachable", "no_address")
FINISHED = ("sent", "delivered", "read", "dropped", "unreachable", "failed", "knocked")
REMINDER = "meeting_reminder"
COVERAGE_LOOKED_AT = 4
"""Of so many meetings one."""


def notices_of_meetings(session: Session, year: Year, until: date) -> list[str]:
    """Each member of each meeting has one reminder (or one word that it is off), ended as her way lets it end.

    Where a meeting moved, one word of that besides. Nothing else was ever put into the outbox about a meeting.
    """
    kinds = (REMINDER, "meeting_moved", "meeting_cancelled")
    keys = (OutboxRow.kind, OutboxRow.subject, OutboxRow.person_id, OutboxRow.slot)
    rows = session.execute(select(*keys, OutboxRow.state, OutboxRow.outcome).where(OutboxRow.kind.in_(kinds)))
    found = {tuple(row[:4]): tuple(row[4:]) for row in rows}
    expected = dict(_expected_notices(year, until))
    wrong = [f"missing: {key}" for key in sorted(expected.keys() - found.keys(), key=str)]
    wrong += [f"not expected: {key} {found[key]}" for key in sorted(found.keys() - expected.keys(), key=str)]
    both = sorted(expected.keys() & found.keys(), key=str)
    return wrong + [f"{key} ended as {found[key]}, not {expected[key]}" for key in both if found[key] != expected[key]]


def _expected_notices(year: Year, until: date) -> Iterator[tuple[tuple[str, str, int, str], tuple[str, str | None]]]:
    for held in year.plan.held:
        told_on = held.held_on - timedelta(days=1)
        changed_on = held.day - timedelta(days=2)
        subject = f"meeting:{held.id}"
        for member in year.members_at(held.group, year.at(changed_on, time(10))):
            end = _end_of(member)
            if held.cancelled and changed_on < until:
                yield ("meeting_cancelled", subject, member.id, "cancelled"), end
            if held.moved_to and changed_on < until:
                yield ("meeting_moved", subject, member.id, "r1"), end
        if not held.cancelled and told_on < until:
            for member in year.members_at(held.group, year.at(told_on, time(16))):
                yield (REMINDER, subject, member.id, f"h1 {held.held_on.isoformat()}"), _end_of(member)


def _end_of(member: Member) -> tuple[str, str | None]:
    return REACHED.get(member.way, NO_WAY)


def sendings(session: Session, year: Year) -> list[str]:
    """Nothing left twice, nothing stuck: one request that arrived for each notice sent, and as many at the edge."""
    wrong = []
    states = Counter(dict(session.execute(select(OutboxRow.state, func.count()).group_by(OutboxRow.state)).all()))
    wrong += [f"{count} notices are stuck as {state}" for state, count in states.items() if state not in FINISHED]
    wrong += [f"{count} notices failed" for state, count in states.items() if state == "failed"]
    twice = (
        select(Sending.outbox_id, func.count())
        .where(Sending.form != "knock")
        .group_by(Sending.outbox_id)
        .having(func.count() > 1)
    )
    wrong += [f"notice {row_id} left {count} times" for row_id, count in session.execute(twice)]
    by_channel = dict(session.execute(select(Sending.channel, func.count()).group_by(Sending.channel)).all())
    if by_channel != dict(year.clockwork.edge.taken):
        wrong.append(f"{by_channel} requests are on the books, {dict(year.clockwork.edge.taken)} arrived")
    again = [(address, words) for (address, words), times in year.clockwork.edge.texts.items() if times > 1]
    reminded = [words for _, words in again if "ada pertemuan kelompok" in words]
    wrong += [f"told twice in the same words: {words}" for words in reminded]
    return wrong


def visits(session: Session, year: Year) -> list[str]:
    """The visits are those that the oracle asks for: whose, for which months, and what became of each."""
    should = Counter(
        (one.kpm, one.months, one.state, one.made_on) for one in expected_visits(year.reported, year.visited)
    )
    query = select(Visit.kpm_id, Visit.months, Visit.state, Visit.visited_on).where(Visit.cause == "p2k2")
    there = Counter((kpm or 0, tuple(months), state, day) for kpm, months, state, day in session.execute(query))
    return [f"missing visit: {one}" for one in (should - there)] + [
        f"needless visit: {one}" for one in (there - should)
    ]


def absences(session: Session, year: Year) -> list[str]:
    """Each absence on the books is neutral, alone between kept months, answered by a visit of that day, or in one."""
    standing = defaultdict(list)
    of_meetings = select(Visit.kpm_id, Visit.months, Visit.visited_on).where(
        Visit.cause == "p2k2", Visit.state.in_(("open", "done"))
    )
    for kpm_id, months, visited_on in session.execute(of_meetings):
        standing[kpm_id].append((tuple(months), visited_on))
    marks: defaultdict[int, dict[str, tuple[str, str | None, datetime]]] = defaultdict(dict)
    of_marks = select(Attendance.kpm_id, Attendance.month, Attendance.mark, Attendance.reason, Meeting.starts_at).join(
        Meeting, Meeting.id == Attendance.meeting_id
    )
    for kpm_id, first_of_month, mark, reason, starts_at in session.execute(of_marks):
        marks[kpm_id][first_of_month.isoformat()[:7]] = (mark, reason, starts_at)
    wrong = []
    for kpm_id, by_month in marks.items():
        missed = [month for month, (mark, reason, _) in by_month.items() if mark == "absent" and reason != "sick"]
        for month in missed:
            of_it = [one for one in standing[kpm_id] if month in one[0]]
            held_on = year.clockwork.rules.today(by_month[month][2])
            answered = any(made_on is not None and made_on >= held_on and month not in months and months[-1] <= month
                           for months, made_on in standing[kpm_id])  # fmt: skip
            if len(of_it) > 1 or (not of_it and not answered and _in_a_row(by_month, month, standing[kpm_id])):
                wrong.append(f"kpm {kpm_id}: {month} is in {len(of_it)} visits")
    return wrong


def _in_a_row(
    by_month: dict[str, tuple[str, str | None, datetime]],
    month: str,
    visits: list[tuple[tuple[str, ...], date | None]],
) -> bool:
    """Whether the missed month before it, nothing being kept or visited in between, should have made a visit."""
    before = None
    for one, (mark, reason, _) in sorted(by_month.items()):
        if one >= month:
            break
        if mark != "absent":
            before = None
        elif reason != "sick":
            before = one
    return before is not None and not any(before in months for months, _ in visits)


def reports(session: Session, year: Year) -> list[str]:
    """What stands of each meeting is what was said last: who was there, who was not, and why."""
    said = {one.meeting: one for one in sorted(year.reported, key=lambda one: one.at)}
    there: defaultdict[int, dict[int, tuple[str, str | None]]] = defaultdict(dict)
    query = select(Attendance.meeting_id, Attendance.kpm_id, Attendance.mark, Attendance.reason)
    for meeting_id, kpm_id, mark, reason in session.execute(query):
        there[meeting_id][kpm_id] = (mark, reason)
    wrong = [f"meeting {meeting_id} has marks that nobody reported" for meeting_id in there.keys() - said.keys()]
    for meeting_id, one in said.items():
        marks: dict[int, tuple[str, str | None]] = dict.fromkeys(one.present, ("present", None))
        marks |= {kpm: ("absent", reason) for kpm, reason in one.absent.items()}
        if marks != there[meeting_id]:
            wrong.append(f"meeting {meeting_id}: {set(marks.items()) ^ set(there[meeting_id].items())}")
    return wrong


def coverage(session: Session, year: Year, until: date) -> list[str]:
    """The coverage that the overviews show of each meeting is what the rows say: direct, by the ketua, not reached.

    One meeting in four is looked at. It counts the group's present members, so groups that somebody joined or left
    since the meeting are left out.
    """
    wrong = []
    told = dict(session.execute(select(Relay.meeting_id, func.count()).group_by(Relay.meeting_id)).all())
    relayed = {held.id for held in year.relayed}
    for held in year.plan.held:
        if held.cancelled or held.held_on >= until or (held.group.place + held.month) % COVERAGE_LOOKED_AT:
            continue
        members = year.members_at(held.group, year.clockwork.now)
        if members != year.members_at(held.group, year.at(held.held_on, time(0))):
            continue
        direct = sum(one.way != "none" for one in members)
        shown = coverage_of(session, [held.id], year.clockwork.now)
        by_ketua = told.get(held.id, 0)
        if (shown.direct, shown.by_ketua, shown.not_reached) != (direct, by_ketua, len(members) - direct - by_ketua):
            wrong.append(f"meeting {held.id}: {shown} instead of {direct} told, {by_ketua} by the ketua")
        if (held.id in relayed) != bool(by_ketua):
            wrong.append(f"meeting {held.id}: {by_ketua} on the ketua's word")
    return wrong


def monthly_reports(session: Session, year: Year, until: date) -> list[str]:
    """Each pendamping has sent one report of each month that was over, in time, and nobody was told to be late."""
    months = [month for month in range(1, 13) if next_working_day(date(YEAR, month, 1)) < until]
    periods = [f"{date(YEAR, month, 1) - timedelta(days=1):%Y-%m}" for month in months]
    should = Counter((year.kecamatan.staff[who], period) for who in PENDAMPING for period in periods)
    query = select(OfficeReport.pendamping_id, OfficeReport.period).where(
        OfficeReport.kind == "monthly", OfficeReport.sent_at.is_not(None)
    )
    there = Counter((pendamping_id or 0, period) for pendamping_id, period in session.execute(query))
    late = session.scalar(select(func.count()).where(OutboxRow.kind == "monthly_overdue")) or 0
    wrong = [f"report not sent: {one}" for one in (should - there)] + [
        f"not asked for: {one}" for one in there - should
    ]
    return wrong + ([f"{late} were told to be late"] if late else [])
