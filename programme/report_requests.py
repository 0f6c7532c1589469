"""Asking for the report of a meeting that has ended: its ketua, again and in the morning, then her deputy, then the
pendamping. Each question stops as soon as a report stands; nobody is asked twice in the same words.

Planning is set-based under the outbox's unique key, so running it twice, late or after a crash changes nothing. The
later questions count from the first one, so that a downtime does not make them come all at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, String, bindparam, cast, exists, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from db import Session
from db.columns import Moment
from db.tables import Address, Contact, Group, Kpm, Meeting, OutboxRow
from db.words import one_of
from outbox.kinds import KINDS
from outbox.queue import put_notices
from programme.access import Actor, operation
from programme.meetings import subject_of
from programme.rules import Rules

HOURS_REPORT_IS_ASKED = 72
"""After a downtime longer than this the question no longer pops up; the pendamping sees the missing report."""
LONGEST_ROUND = timedelta(days=2)
"""From the first question to the last one; generous, as the last is asked the next day."""
CAME_TO_NOTHING = ("dropped", "failed", "unreachable")
"""A question that ended so is put to somebody else."""


@dataclass
class _Ended:
    """A meeting that has ended without a report, and what was asked about it so far."""

    id: int
    group_id: int
    starts_at: datetime
    ends_at: datetime
    asked: dict[str, datetime] = field(default_factory=dict)
    """Stage -> when the question was put, of those on their way or sent for the present date."""


@dataclass(frozen=True)
class Reach:
    """Whom a group has, and whom of them a chat reaches."""

    ketua_id: int | None
    ketua_reached: bool
    deputy_id: int | None
    """None also where no chat reaches her."""
    pendamping_id: int | None


@operation(on=None, may=("system",))
def plan_report_requests(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Puts each question whose moment has come; returns how many are new."""
    open_stages = [
        (meeting, stage)
        for meeting in _ended(session, now, rules)
        if (stage := _stage_due(meeting, now, rules)) is not None and stage not in meeting.asked
    ]
    if not open_stages:  # at nearly every tick
        return 0
    reach = chat_reach(session, {meeting.group_id for meeting, _ in open_stages})
    rows = [
        row
        for meeting, stage in open_stages
        if (row := _question(meeting, stage, reach[meeting.group_id], now, rules)) is not None
    ]
    return put_notices(session, rows)


def next_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The earliest moment later than `after` at which a meeting ends or a question about one that ended is due."""
    ends = session.scalar(_NEXT_END, {"after": after})
    moments = [] if ends is None else [ends]
    for meeting in _ended(session, after, rules):
        if "end" in meeting.asked:
            moments += [moment for _, moment in later_stages(meeting.asked["end"], rules)]
    return min((moment for moment in moments if moment > after), default=None)


def _ended(session: Session, now: datetime, rules: Rules) -> list[_Ended]:
    """The meetings that ended lately without a report, with the questions that were put, in one look."""
    since = now - timedelta(hours=HOURS_REPORT_IS_ASKED) - LONGEST_ROUND
    return _gathered(session.execute(_ENDED, {"now": now, "since": since}), rules)


def _ended_with_questions() -> Select[int, int, datetime, datetime, str | None, datetime]:
    """Built once: it is asked at every tick."""
    mine = aliased(OutboxRow)
    subject: ColumnElement[str] = literal("meeting:") + cast(Meeting.id, String)
    return (
        select(Meeting.id, Meeting.group_id, Meeting.starts_at, Meeting.ends_at, mine.slot, mine.created_at)
        .outerjoin(
            mine,
            (mine.kind == "report_request") & (mine.subject == subject) & ~one_of(mine.state, CAME_TO_NOTHING),
        )
        .where(
            Meeting.status == "planned",
            Meeting.starts_at <= bindparam("now", type_=Moment),  # so that those to come are not looked at
            Meeting.ends_at <= bindparam("now", type_=Moment),
            Meeting.ends_at > bindparam("since", type_=Moment),
        )
        .order_by(Meeting.ends_at, Meeting.id)
    )


_ENDED = _ended_with_questions()
_NEXT_END = select(func.min(Meeting.ends_at)).where(
    Meeting.status == "planned", Meeting.ends_at > bindparam("after", type_=Moment)
)


def _gathered(rows: Iterable[Any], rules: Rules) -> list[_Ended]:
    found: dict[int, _Ended] = {}
    for meeting_id, group_id, starts_at, ends_at, slot, created_at in rows:
        meeting = found.setdefault(meeting_id, _Ended(meeting_id, group_id, starts_at, ends_at))
        stage, _, day = (slot or "").partition(" ")
        if day == rules.today(starts_at).isoformat():
            meeting.asked[stage] = created_at
    return list(found.values())


def _stage_due(meeting: _Ended, now: datetime, rules: Rules) -> str | None:
    """The latest stage whose moment has come: what was slept through is not made up for."""
    if "end" not in meeting.asked:
        return "end" if meeting.ends_at > now - timedelta(hours=HOURS_REPORT_IS_ASKED) else None
    due = [stage for stage, moment in later_stages(meeting.asked["end"], rules) if moment <= now]
    return due[-1] if due else None


def later_stages(asked_at: datetime, rules: Rules) -> list[tuple[str, datetime]]:
    """(stage, moment) after the first question, in order; asking again is left out where people sleep."""
    again = asked_at + timedelta(hours=rules.report_asked_again_hours)
    day = rules.today(asked_at) + timedelta(days=1)
    stages = [
        ("again", again),
        ("morning", rules.at(day, rules.report_asked_morning_at)),
        ("deputy", rules.at(day, rules.deputy_asked_at)),
        ("pendamping", rules.at(day, rules.report_pendamping_told_at)),
    ]
    return [one for one in sorted(stages, key=lambda stage: stage[1]) if one[0] != "again" or not rules.is_quiet(again)]


def _question(meeting: _Ended, stage: str, reach: Reach, now: datetime, rules: Rules) -> dict[str, object] | None:
    """The outbox row of a stage; where it reaches nobody it passes to the next at once."""
    stage, person_id = _passed_on(stage, reach)
    if person_id is None or stage in meeting.asked:
        return None
    return {
        "kind": "report_request",
        "subject": subject_of(meeting.id),
        "person_id": person_id,
        "slot": f"{stage} {rules.today(meeting.starts_at).isoformat()}",
        "priority": KINDS["report_request"].priority,
        "due_at": now,
        "deadline": _deadline(meeting, stage, rules),
        "state": "queued",
        "attempts": 0,
        "repeats": 0,
        "created_at": now,
    }


def _deadline(meeting: _Ended, stage: str, rules: Rules) -> datetime:
    """A question asked again is overtaken by the next one; the others help as long as a report can be saved."""
    overtaken_by = {"again": "morning", "morning": "deputy"}.get(stage)
    if overtaken_by is not None and "end" in meeting.asked:
        return dict(later_stages(meeting.asked["end"], rules))[overtaken_by]
    return meeting.ends_at + timedelta(days=rules.days_to_correct_report)


def _passed_on(stage: str, reach: Reach) -> tuple[str, int | None]:
    """Who is asked at a stage: the ketua, in her place the deputy, in hers the pendamping.

    The pendamping is not asked twice within the first day. With nobody to reach, the first question waits for the
    ketua until she joins.
    """
    in_group = reach.ketua_id if reach.ketua_reached else reach.deputy_id
    if stage == "end":
        return stage, in_group or reach.pendamping_id or reach.ketua_id
    if stage in ("again", "morning"):
        return stage, in_group
    if stage == "deputy" and reach.ketua_reached and reach.deputy_id is not None:
        return stage, reach.deputy_id
    return "pendamping", reach.pendamping_id


def chat_reach(session: Session, group_ids: set[int]) -> dict[int, Reach]:
    """Of each group: its ketua, her deputy where a chat reaches her, its pendamping."""
    ketua, deputy = aliased(Kpm), aliased(Kpm)
    query = (
        select(
            Group.id,
            ketua.person_id,
            _is_reached(ketua.person_id),
            deputy.person_id,
            _is_reached(deputy.person_id),
            Group.pendamping_id,
        )
        .outerjoin(ketua, (ketua.group_id == Group.id) & (ketua.duty == "ketua") & ketua.left_at.is_(None))
        .outerjoin(deputy, (deputy.group_id == Group.id) & (deputy.duty == "deputy") & deputy.left_at.is_(None))
        .where(Group.id.in_(group_ids))
        .order_by(deputy.person_id.desc())
    )
    return {
        group_id: Reach(ketua_id, bool(ketua_reached), deputy_id if deputy_reached else None, pendamping_id)
        for group_id, ketua_id, ketua_reached, deputy_id, deputy_reached, pendamping_id in session.execute(query)
    }


def _is_reached(person_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    return exists().where(
        Address.person_id == person_id,
        Address.closed_at.is_(None),
        Contact.id == Address.contact_id,
        Contact.blocked_at.is_(None),
        Contact.stopped_at.is_(None),
    )
