"""What is checked just before a notice leaves: quiet hours, consent, opt-out, a shared phone, what no longer holds."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import Session
from outbox.addresses import open_address
from outbox.inbox import locked_contact
from outbox.kinds import KINDS
from outbox.messages import Incoming
from outbox.queue import put_notice
from programme.meetings import cancel_meeting
from programme.rules import Rules
from scheduler.prepare import quiet_until
from tests.village import Village

A_DAY = date(2018, 11, 22)
clocks = st.times(timezones=st.none())
moments = st.integers(0, 366 * 24 * 3600).map(
    lambda seconds: datetime(2018, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)


def is_quiet(clock: time, begin: time, end: time) -> bool:
    """Said in another way than the program says it: walk round the clock from the beginning."""
    length = minutes(begin, end)
    return minutes(begin, clock) < length


def minutes(begin: time, end: time) -> float:
    """How long it takes to get from one time of day to the other, in microseconds, going forward."""
    first, second = (datetime.combine(A_DAY, one, tzinfo=UTC) for one in (begin, end))
    return (second - first) % timedelta(days=1) / timedelta(microseconds=1)


@given(moments, clocks, clocks)
def test_quiet_hours_end_when_they_should_also_across_midnight(now: datetime, begin: time, end: time) -> None:
    rules = Rules(quiet_from=begin, quiet_until=end)
    clock = rules.local(now).time()

    until = quiet_until(now, rules)

    if not is_quiet(clock, begin, end):
        assert until is None
        return
    assert until is not None
    assert rules.local(until).time() == end
    assert timedelta(0) < until - now <= timedelta(days=1)
    assert quiet_until(until, rules) is None


@pytest.mark.parametrize(
    ("local", "until"),
    [
        ("2018-11-21 19:59", None),
        ("2018-11-21 20:00", "2018-11-22 05:30"),
        ("2018-11-22 00:00", "2018-11-22 05:30"),
        ("2018-11-22 05:29", "2018-11-22 05:30"),
        ("2018-11-22 05:30", None),
    ],
)
def test_the_usual_night_lasts_from_eight_to_half_past_five(local: str, until: str | None) -> None:
    rules = Rules()
    now = datetime.fromisoformat(local).replace(tzinfo=rules.zone)
    expected = None if until is None else datetime.fromisoformat(until).replace(tzinfo=rules.zone)

    assert quiet_until(now, rules) == expected


def test_the_same_hour_twice_means_no_quiet_hours() -> None:
    rules = Rules(quiet_from=time(8), quiet_until=time(8))

    assert quiet_until(rules.at(A_DAY, time(8)), rules) is None


def speaks_from(village: Village, chat: str, name: str) -> None:
    def work(session: Session) -> None:
        contact = locked_contact(session, Incoming("telegram", chat, "x"), village.now)
        open_address(session, contact, village.people[name], "sheet", village.now)

    village.write(work)


def with_a_withdrawn_visit(village: Village) -> None:
    village.reported("2018-10-25", {"Mawar": None})
    november = village.reported("2018-11-22", {"Mawar": None})
    village.pendamping.messages.clear()
    village.now = village.at("2018-11-22", "14:00")
    village.report(november, {})


def test_whoever_never_agreed_is_sent_nothing(empty_village: Village) -> None:
    """Somebody opened her address otherwise than by her own consent."""

    speaks_from(empty_village, "77", "Mawar")
    empty_village.meeting("2018-10-03")
    empty_village.tick()

    mine = empty_village.outbox("meeting_reminder", to="Mawar")
    assert [(row.state, row.outcome) for row in mine] == [("unreachable", "no_address")]


@pytest.mark.telegram_only
def test_a_reply_is_sent_to_whoever_wrote_whatever_the_hour(village: Village) -> None:
    village.now = village.at("2018-10-02", "23:30")
    village.mawar.says("stop")
    assert "tidak mengirim pemberitahuan" in village.mawar.last

    village.mawar.says("bantuan")

    assert [row.state for row in village.outbox("reply")] == ["sent", "sent"]


def test_a_notice_of_what_no_longer_holds_is_dropped(village: Village) -> None:
    meeting, siti = village.meeting("2018-10-03"), village.actor("Siti")
    subject = f"meeting:{meeting}"
    village.write(lambda s: cancel_meeting(s, siti, meeting, village.now))
    village.write(lambda s: put_notice(s, "meeting_moved", subject, village.people["Mawar"], "r1", village.now))
    village.drain()

    assert [(row.state, row.outcome) for row in village.outbox("meeting_moved")] == [("dropped", "no_longer_holds")]


@pytest.mark.telegram_only
def test_on_a_shared_phone_only_what_may_be_seen_by_others_is_shown(village: Village) -> None:
    speaks_from(village, str(village.pendamping.chat_id), "Dewi")
    with_a_withdrawn_visit(village)

    assert "Ada kabar untuk Ibu Siti" in village.pendamping.last
    assert not any("Mawar" in text for text in village.pendamping.texts)
    assert village.pendamping.labels == []


@pytest.mark.telegram_only
def test_on_her_own_phone_it_is_shown(village: Village) -> None:
    with_a_withdrawn_visit(village)

    assert "Mawar" in village.pendamping.last


TIME_AND_PLACE = (
    "meeting_reminder", "meeting_moved", "meeting_cancelled", "payment_news", "payment_reminder", "payment_moved",
    "payment_cancelled", "assembly_invited", "assembly_reminder", "assembly_moved", "assembly_cancelled",
)  # fmt: skip
WHEN_A_HEALTH_POST_OPENS = ("posyandu_schedule", "posyandu_moved", "posyandu_cancelled")
"""Its day and place alone; who is due there, and for what, goes to the family's own phone only."""


def test_the_time_and_place_of_a_meeting_or_payment_may_be_shown_on_a_shared_phone() -> None:
    for kind in TIME_AND_PLACE:
        assert KINDS[kind].shared_phone
        assert KINDS[kind].relay


@pytest.mark.parametrize("kind", sorted(set(KINDS) - set(TIME_AND_PLACE)))
def test_nothing_else_may_be_passed_on_or_shown(kind: str) -> None:
    """Only a time and place; the question after a meeting or payment names nobody, so it may show, but not travel.
    Whether another time would suit the group tells no more of her than the reminder of a meeting.

    Nor is it private who is in which group, who its ketua and its pendamping are and whom she is to tell: the whole
    group sees that. What somebody writes to whole groups is for all of them.
    """
    by_sms = ("broadcast", *WHEN_A_HEALTH_POST_OPENS)
    assert (KINDS[kind].relay, KINDS[kind].sms) == (kind == "group_changed", kind in by_sms)
    of_the_group = (
        "report_request",
        "payment_report_request",
        "time_question",
        "time_decided",
        "group_changed",
        "duty_changed",
        "member_arrived",
        "member_gone",
        "keeper_changed",
        "relay_request",
        "broadcast",
        *WHEN_A_HEALTH_POST_OPENS,
    )
    assert KINDS[kind].shared_phone == (kind in of_the_group)
