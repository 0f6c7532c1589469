"""What is to be passed on by word of mouth now: coming meetings and payments, with those whom no message reaches."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, select

from db import Session
from db.tables import Group, Kpm, Meeting, Payment, PaymentSchedule
from programme.access import Actor, operation
from programme.meetings import MeetingLine, meeting_line, subject_of
from programme.payments.standings import GroupPayment, Part, group_payment, payment_standings
from programme.relayers import relayers_of
from programme.relays import ToTell, lists_seen, tell_list
from programme.standings import MemberStanding, standings

DAYS_AHEAD = 14
News = int | Part
"""A meeting by its id, or a group's part of a payment."""
_groups: Any = bindparam("groups", expanding=True)
MEETINGS_COMING = (
    select(Meeting.id)
    .where(
        Meeting.group_id.in_(_groups),
        Meeting.status.in_(("planned", "cancelled")),
        Meeting.starts_at > bindparam("now"),
        Meeting.starts_at <= bindparam("until"),
    )
    .order_by(Meeting.starts_at, Meeting.id)
)
PAYMENTS_COMING = (
    select(PaymentSchedule.id)
    .join(Payment, Payment.schedule_id == PaymentSchedule.id)
    .join(Kpm, Kpm.person_id == Payment.kpm_id)
    .where(
        Kpm.group_id.in_(_groups),
        PaymentSchedule.ends_at > bindparam("now"),
        PaymentSchedule.starts_at <= bindparam("until"),
    )
    .distinct()
)
"""Both are built once: they run for every digest."""


@dataclass(frozen=True)
class ToPassOn:
    """One meeting, or a group's part of a payment, with those who are to be told of it."""

    line: MeetingLine | GroupPayment
    people: list[ToTell]


@operation(on="group", may=("ketua", "deputy"))
def list_to_pass_on(session: Session, actor: Actor, group_id: int, now: datetime) -> list[ToPassOn]:
    """What is coming to the group with whom she is to tell, told ones too: so that she can correct herself."""
    assert actor.person_id is not None
    return _lists(session, _coming(session, [group_id], now), actor.person_id)


def to_pass_on(session: Session, reader_id: int, group_id: int | None, now: datetime, day: date) -> list[ToPassOn]:
    """Who is still to be told, for the digest to that very reader; `group_id` of a ketua or deputy.

    A pendamping's is what nobody of the group can pass on on that local day.
    """
    if group_id is not None:
        found = _coming(session, [group_id], now)
    else:
        groups = list(session.scalars(select(Group.id).where(Group.pendamping_id == reader_id)))
        found = _coming(session, groups, now)
        in_group = {key for key, one in relayers_of(session, found, day).items() if one.of_group}
        found = {key: members for key, members in found.items() if key not in in_group}
    return _lists(session, found, reader_id, told=False)


def _coming(session: Session, group_ids: list[int], now: datetime) -> dict[News, list[MemberStanding]]:
    """What is coming to these groups with its members: meetings, then payments, earliest first."""
    meeting_ids, schedule_ids = meetings_coming(session, group_ids, now), payments_coming(session, group_ids, now)
    return standings_of_news(session, meeting_ids, schedule_ids, now, group_ids)


def standings_of_news(
    session: Session,
    meeting_ids: Collection[int],
    schedule_ids: Collection[int],
    now: datetime,
    group_ids: Collection[int],
) -> dict[News, list[MemberStanding]]:
    """The meetings in the order given, then these groups' parts of the payments, each with how its members stand."""
    found: dict[News, list[MemberStanding]] = {}
    of_meetings = standings(session, meeting_ids, now) if meeting_ids else {}
    for meeting_id in meeting_ids:
        found[meeting_id] = of_meetings[meeting_id]
    of_parts = payment_standings(session, schedule_ids, now, group_ids) if schedule_ids else {}
    return found | {part: members for part, members in of_parts.items()}  # noqa: C416 - the keys are News, not Part


def meetings_coming(session: Session, group_ids: list[int], now: datetime) -> list[int]:
    """The groups' meetings of the next days, called off or not, earliest first."""
    wanted = {"groups": group_ids, "now": now, "until": now + timedelta(days=DAYS_AHEAD)}
    return list(session.scalars(MEETINGS_COMING, wanted))


def payments_coming(session: Session, group_ids: list[int], now: datetime) -> list[int]:
    """Payments of the groups' families in the next days whose window has not ended, called off or not."""
    wanted = {"groups": group_ids, "now": now, "until": now + timedelta(days=DAYS_AHEAD)}
    return sorted(session.scalars(PAYMENTS_COMING, wanted))


def subject_of_news(key: News) -> str:
    """The outbox subject: 'meeting:12', 'payment:5'."""
    return subject_of(key) if isinstance(key, int) else key.subject


def line_of_news(session: Session, key: News) -> MeetingLine | GroupPayment | None:
    """What is passed on, with its words."""
    return meeting_line(session, key) if isinstance(key, int) else group_payment(session, key)


def _lists(
    session: Session, found: dict[News, list[MemberStanding]], reader_id: int, *, told: bool = True
) -> list[ToPassOn]:
    seen = lists_seen(session, [reader_id], [subject_of_news(key) for key in found])
    lists = []
    for key, members in found.items():
        people = tell_list(members, reader_id, seen.get((reader_id, subject_of_news(key))))
        people = [one for one in people if told or not one.told]
        line = line_of_news(session, key) if people else None
        if line is not None:
            lists.append(ToPassOn(line, people))
    return sorted(lists, key=lambda one: one.line.starts_at)
