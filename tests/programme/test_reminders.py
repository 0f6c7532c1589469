"""Reminders: each slot once for every kpm, whatever happens to the process, in her language and zone, while awake."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select, update

from db import Session
from db.tables import Kpm, OutboxRow, Person
from outbox.addresses import best_contact, close_addresses
from outbox.failures import PersonBlockedUs
from programme.access import OFFICE, SYSTEM, Actor
from programme.meetings import MeetingPlan, cancel_meeting, move_meeting, schedule_meetings
from programme.people import set_language
from programme.reminders import moment_of, plan_meeting_reminders
from programme.rules import Reminder, Rules
from programme.staff import remove_staff
from tests.village import MEMBERS, Village, add_kpm

DAY = "2018-11-22"


@pytest.fixture
def village(village: Village) -> Village:
    """The weeks before are passed by at one go: nothing was planned in them."""
    return slept(village)


def slept(village: Village) -> Village:
    village.be_at(village.at("2018-11-14", "08:00"))
    return village


def slots(village: Village, name: str, state: str = "sent") -> list[str]:
    """The reminders she has, by slot, oldest first."""
    return [row.slot or "" for row in village.outbox("meeting_reminder", to=name) if row.state == state]


def three(day: str = DAY) -> list[str]:
    return [f"{slot} {day}" for slot in ("h3", "h1", "h0")]


def sent_at(village: Village, name: str) -> list[str]:
    """When her reminders left, on the office's clock."""
    rows = village.outbox("meeting_reminder", to=name)
    return [f"{village.rules.local(row.sent_at):%d %H:%M}" for row in rows if row.sent_at is not None]


def move(village: Village, meeting: int, day: str, clock: str = "09:00", place: str = "Balai Desa") -> bool:
    siti = village.actor("Siti")
    return village.write(lambda s: move_meeting(s, siti, meeting, village.at(day, clock), place, village.now))


def cancel(village: Village, meeting: int) -> bool:
    siti = village.actor("Siti")
    return village.write(lambda s: cancel_meeting(s, siti, meeting, village.now))


def test_everybody_is_reminded_three_days_before_the_day_before_and_that_morning(village: Village) -> None:
    village.meeting(DAY)
    village.go_to(DAY, "12:00")

    assert [slots(village, name) for name in MEMBERS] == [three()] * len(MEMBERS)
    assert sent_at(village, "Mawar") == ["19 09:00", "21 16:00", "22 06:00"]


def test_the_pendamping_and_other_groups_are_not_reminded(village: Village) -> None:
    village.group("Kenanga", ("Yuli", "Tutik"))
    village.meeting(DAY)
    village.go_to(DAY, "12:00")

    reminded = {row.person_id for row in village.outbox("meeting_reminder")}
    assert reminded == {village.people[name] for name in MEMBERS}


def test_a_tick_that_comes_again_reminds_nobody_again(village: Village) -> None:
    village.meeting(DAY)
    for moment in ("2018-11-19 09:00", "2018-11-21 16:00", "2018-11-22 06:00"):
        for minutes in (0, 0, 1, 30):
            village.be_at(village.at(*moment.split()) + timedelta(minutes=minutes))

    assert Counter(row.slot for row in village.outbox("meeting_reminder")) == dict.fromkeys(three(), len(MEMBERS))
    assert [row.attempts for row in village.outbox("meeting_reminder")] == [1] * 3 * len(MEMBERS)


@pytest.mark.parametrize(
    ("woken", "reminders"),
    [
        ("2018-11-19 18:00", ["h3"]),
        ("2018-11-21 15:59", ["h3"]),
        ("2018-11-21 16:00", ["h1"]),  # slept through the first: it is not made up for, the second says it all
        ("2018-11-22 08:50", ["h0"]),
        ("2018-11-22 09:00", []),
        ("2018-11-25 09:00", []),
    ],
)
def test_after_a_downtime_the_reminder_that_still_helps_is_sent(
    village: Village, woken: str, reminders: list[str]
) -> None:
    village.meeting(DAY)
    village.be_at(village.at(*woken.split()))

    assert slots(village, "Mawar") == [f"{slot} {DAY}" for slot in reminders]


def test_each_downtime_costs_only_what_fell_into_it(village: Village) -> None:
    village.meeting(DAY)
    village.be_at(village.at("2018-11-19", "09:00"))
    village.be_at(village.at(DAY, "07:00"))

    assert slots(village, "Mawar") == [f"h3 {DAY}", f"h0 {DAY}"]


def test_a_meeting_scheduled_late_is_announced_with_what_still_helps(village: Village) -> None:
    village.now = village.at("2018-11-20", "10:00")
    village.meeting(DAY)
    village.tick()

    assert slots(village, "Mawar") == [f"h3 {DAY}"]
    assert "2 hari lagi" in village.mawar.last


def test_nobody_is_woken(village: Village) -> None:
    nightly = slept(Village(village.database, rules=Rules(reminders=(Reminder("eve", 1, time(21)),))))
    nightly.meeting(DAY)
    nightly.go_to(DAY, "08:00")

    assert sent_at(nightly, "Mawar") == ["22 05:30"]


def test_a_reminder_that_would_come_after_the_meeting_began_is_dropped(village: Village) -> None:
    early = slept(Village(village.database, rules=Rules(reminders=(Reminder("eve", 1, time(21)),))))
    early.meeting(DAY, "05:15")
    early.go_to(DAY, "08:00")

    assert slots(early, "Mawar") == []
    assert {(row.state, row.outcome) for row in early.outbox("meeting_reminder")} == {("dropped", "too_late")}


def test_a_moved_meeting_reminds_anew_for_its_new_day(village: Village) -> None:
    meeting = village.meeting(DAY)
    village.go_to("2018-11-20", "08:00")
    assert move(village, meeting, "2018-11-29", "13:30", "Rumah Ibu Sri")
    village.go_to("2018-11-29", "15:00")

    assert slots(village, "Mawar") == [f"h3 {DAY}", *three("2018-11-29")]
    assert "13.30" in village.mawar.last
    assert "Rumah Ibu Sri" in village.mawar.last


def test_a_move_is_told_once_to_each_of_the_group_and_to_nobody_else(village: Village) -> None:
    village.group("Kenanga", ("Yuli", "Tutik"))
    meeting = village.meeting(DAY)
    move(village, meeting, "2018-11-23")
    village.drain()
    village.go_to("2018-11-15", "12:00")

    told = village.outbox("meeting_moved")
    assert {row.person_id for row in told} == {village.people[name] for name in MEMBERS}
    assert {row.state for row in told} == {"sent"}
    assert len(told) == len(MEMBERS)
    assert "23 November 2018" in village.mawar.last


def test_each_further_move_is_told_again(village: Village) -> None:
    meeting = village.meeting(DAY)
    move(village, meeting, "2018-11-23")
    village.drain()
    move(village, meeting, "2018-11-26")
    village.drain()

    assert [row.slot for row in village.outbox("meeting_moved", to="Mawar")] == ["r1", "r2"]
    assert "26 November 2018" in village.mawar.last


def test_a_move_not_told_yet_is_overtaken_by_the_next_one(village: Village) -> None:
    village.be_at(village.at("2018-11-15", "22:00"))  # quiet hours
    meeting = village.meeting(DAY)
    move(village, meeting, "2018-11-23")
    village.drain()
    move(village, meeting, "2018-11-26")
    village.go_to("2018-11-16", "06:00")

    assert [row.state for row in village.outbox("meeting_moved", to="Mawar")] == ["dropped", "sent"]


def test_nothing_changes_is_no_move(village: Village) -> None:
    meeting = village.meeting(DAY)

    assert not move(village, meeting, DAY)
    assert village.outbox("meeting_moved") == []


def test_a_cancelled_meeting_is_told_to_its_group_and_reminds_no_more(village: Village) -> None:
    village.group("Kenanga", ("Yuli", "Tutik"))
    meeting = village.meeting(DAY)
    village.go_to("2018-11-20", "08:00")
    assert cancel(village, meeting)
    assert not cancel(village, meeting)
    village.drain()
    village.go_to(DAY, "18:00")

    assert slots(village, "Mawar") == [f"h3 {DAY}"]
    told = village.outbox("meeting_cancelled")
    assert {row.person_id for row in told} == {village.people[name] for name in MEMBERS}
    assert len(told) == len(MEMBERS)
    assert "tidak jadi" in village.mawar.last
    assert village.outbox("report_request") == []


def test_a_reminder_still_waiting_when_the_meeting_is_cancelled_never_leaves(village: Village) -> None:
    nightly = slept(Village(village.database, rules=Rules(reminders=(Reminder("eve", 1, time(21)),))))
    meeting = nightly.meeting(DAY)
    nightly.go_to("2018-11-21", "21:30")
    cancel(nightly, meeting)
    nightly.go_to(DAY, "12:00")

    assert {(row.state, row.outcome) for row in nightly.outbox("meeting_reminder")} == {("dropped", "cancelled")}


def test_a_meeting_that_was_held_can_not_be_moved_or_cancelled(village: Village) -> None:
    meeting = village.reported("2018-10-25", {})

    assert not move(village, meeting, DAY)
    assert not cancel(village, meeting)


def test_a_new_member_is_reminded_with_the_next_tick(village: Village) -> None:
    village.meeting(DAY)
    village.go_to("2018-11-19", "12:00")
    village.write(lambda s: add_kpm(s, village.group_id(), 11, "Baru", village.now))
    village.people["Baru"] = village.read(lambda s: s.scalars(select(Person.id).where(Person.name == "Baru")).one())
    village.joins("Baru")
    village.tick()
    village.go_to(DAY, "12:00")

    assert slots(village, "Baru") == three()


def test_who_left_the_group_is_reminded_no_more(village: Village) -> None:
    village.meeting(DAY)
    village.go_to("2018-11-19", "12:00")
    village.write(lambda s: setattr(s.get_one(Kpm, village.people["Mawar"]), "left_at", village.now))
    village.go_to(DAY, "12:00")

    assert slots(village, "Mawar") == [f"h3 {DAY}"]


def test_who_has_no_chat_is_counted_unreachable_and_reminded_as_soon_as_she_joins(empty_village: Village) -> None:
    empty_village.meeting(DAY)
    empty_village.go_to("2018-11-19", "12:00")
    assert slots(empty_village, "Mawar", "unreachable") == [f"h3 {DAY}"]

    empty_village.joins("Mawar")

    assert slots(empty_village, "Mawar") == [f"h3 {DAY}"]
    assert "pertemuan" in empty_village.phones["Mawar"].last
    assert slots(empty_village, "Wati", "unreachable") == [f"h3 {DAY}"]


def test_a_reminder_that_no_longer_helps_is_not_made_up_for_on_joining(empty_village: Village) -> None:
    empty_village.meeting(DAY)
    empty_village.go_to("2018-11-19", "12:00")
    empty_village.be_at(empty_village.at(DAY, "09:30"))

    empty_village.joins("Mawar")

    assert slots(empty_village, "Mawar") == []


def test_stop_ends_the_reminders_and_mulai_brings_back_what_still_helps(village: Village) -> None:
    village.meeting(DAY)
    village.mawar.says("stop")
    village.go_to("2018-11-21", "17:00")
    assert slots(village, "Mawar") == []

    village.mawar.says("mulai")
    village.go_to(DAY, "12:00")

    assert slots(village, "Mawar") == [f"h1 {DAY}", f"h0 {DAY}"]
    assert slots(village, "Wati") == three()


@pytest.mark.parametrize(
    ("zone", "name", "hours"), [("Asia/Makassar", "WITA", 8), ("Asia/Jayapura", "WIT", 9), ("Asia/Jakarta", "WIB", 7)]
)
def test_times_are_those_of_the_kabupaten(village: Village, zone: str, name: str, hours: int) -> None:
    far = slept(Village(village.database, rules=Rules(zone=ZoneInfo(zone))))
    far.meeting(DAY)
    far.go_to(DAY, "07:00")

    first = far.outbox("meeting_reminder", to="Mawar")[0]
    assert first.sent_at == datetime(2018, 11, 19, 9 - hours, tzinfo=UTC)
    assert f"09.00 {name}" in far.mawar.last


def test_each_is_reminded_in_her_own_language(village: Village) -> None:
    village.meeting(DAY)
    village.write(lambda s: set_language(s, village.people["Mawar"], "jv"))
    village.write(lambda s: set_language(s, village.people["Wati"], "en"))
    village.go_to(DAY, "07:00")

    assert "Kemis" in village.mawar.last
    assert "Thursday" in village.phones["Wati"].last
    assert "Kamis" in village.phones["Lastri"].last


def test_the_office_sets_how_often_people_are_reminded(village: Village) -> None:
    weekly = slept(Village(village.database, rules=Rules(reminders=(Reminder("w1", 7, time(10)),))))
    weekly.meeting(DAY)
    weekly.go_to(DAY, "12:00")

    assert sent_at(weekly, "Mawar") == ["15 10:00"]


# The question to the ketua.


def test_when_the_meeting_ends_the_ketua_is_asked_once(village: Village) -> None:
    village.meeting(DAY)
    village.go_to(DAY, "10:59")
    assert village.outbox("report_request") == []
    for minutes in (0, 1, 60):
        village.be_at(village.at(DAY, "11:00") + timedelta(minutes=minutes))

    assert [(row.person_id, row.state) for row in village.outbox("report_request")] == [(village.people["Sri"], "sent")]


def test_a_meeting_reported_before_its_end_is_not_asked_about(village: Village) -> None:
    meeting = village.meeting(DAY)
    village.be_at(village.at(DAY, "10:30"))
    village.report(meeting, {"Mawar": None})
    village.go_to(DAY, "18:00")

    assert village.outbox("report_request") == []


@pytest.mark.parametrize(("hours", "asked"), [(71, 1), (73, 0)])
def test_after_a_long_downtime_the_question_no_longer_pops_up(village: Village, hours: int, asked: int) -> None:
    village.meeting(DAY, "11:00")
    village.be_at(village.at(DAY, "13:00") + timedelta(hours=hours))

    assert len(village.outbox("report_request")) == asked


@pytest.mark.parametrize("why", ["no ketua", "no chat", "blocked", "stopped"])
def test_where_no_chat_reaches_a_ketua_the_pendamping_is_asked(village: Village, why: str) -> None:
    def work(session: Session) -> None:
        sri = village.people["Sri"]
        contact = best_contact(session, sri)
        assert contact is not None
        if why == "no ketua":
            session.get_one(Kpm, sri).duty = "member"
        elif why == "no chat":
            close_addresses(session, sri, village.now)
        elif why == "blocked":
            contact.blocked_at = village.now
        else:
            contact.stopped_at = village.now

    village.write(work)
    village.meeting(DAY)
    village.go_to(DAY, "18:00")

    assert {row.person_id for row in village.outbox("report_request") if row.state == "sent"} == {
        village.people["Siti"]
    }


def asked(village: Village) -> list[int | None]:
    return [row.person_id for row in village.outbox("report_request")]


def test_a_ketua_found_to_have_blocked_us_is_asked_no_more_but_the_pendamping_is(village: Village) -> None:
    village.meeting(DAY)
    village.go_to(DAY, "10:00")
    village.failures.append(PersonBlockedUs())
    for minutes in (60, 61, 62):
        village.be_at(village.at(DAY, "10:00") + timedelta(minutes=minutes))

    assert asked(village) == [village.people["Sri"], village.people["Siti"]]


def test_a_ketua_who_joins_after_the_pendamping_was_asked_is_not_asked_as_well(village: Village) -> None:
    village.write(lambda s: close_addresses(s, village.people["Sri"], village.now))
    village.meeting(DAY)
    village.go_to(DAY, "11:00")
    assert village.outbox("report_request")[0].state in ("sent", "dropped")
    village.write(lambda s: s.execute(update(OutboxRow).where(OutboxRow.kind == "report_request").values(state="sent")))

    village.joins("Sri")
    village.tick()

    assert asked(village) == [village.people["Siti"]]


def test_without_anybody_to_reach_the_question_waits_for_the_ketua(village: Village) -> None:
    village.write(lambda s: close_addresses(s, village.people["Sri"], village.now))
    village.write(lambda s: remove_staff(s, OFFICE, village.people["Siti"], village.now))
    village.write(lambda s: schedule_for(s, village))
    village.go_to(DAY, "12:00")

    assert [(row.person_id, row.state) for row in village.outbox("report_request")] == [
        (village.people["Sri"], "unreachable")
    ]


def schedule_for(session: Session, village: Village) -> None:
    plan = MeetingPlan((date.fromisoformat(DAY),), time(9), "Balai Desa")
    schedule_meetings(session, village.actor("Bambang"), village.group_id(), plan, village.now, village.rules)


def test_each_meeting_of_a_day_reminds_its_own_group_until_its_own_beginning(village: Village) -> None:
    village.group("Kenanga", ("Yuli", "Tutik"))
    first, second = village.meeting(DAY, "05:15"), village.meeting(DAY, "13:00", group="Kenanga")
    village.be_at(village.at("2018-11-19", "09:00"))
    village.be_at(village.at("2018-11-21", "16:00"))

    found = {(row.subject, (row.slot or "")[:2], row.deadline) for row in village.outbox("meeting_reminder")}
    h1, h0 = village.at("2018-11-21", "16:00"), village.at(DAY, "06:00")
    assert found == {
        (f"meeting:{first}", "h3", h1),
        (f"meeting:{second}", "h3", h1),
        (f"meeting:{first}", "h1", village.at(DAY, "05:15")),
        (f"meeting:{second}", "h1", h0),
    }
    assert len(village.outbox("meeting_reminder")) == 2 * (len(MEMBERS) + 2)


def test_with_nothing_new_planning_takes_one_look_a_day_however_many_meetings(village: Village) -> None:
    for number in range(5):
        village.group(f"G{number}", (f"A{number}", f"B{number}"))
        village.meeting(DAY, group=f"G{number}")
    now = village.at("2018-11-19", "09:00")
    village.write(lambda s: plan_meeting_reminders(s, SYSTEM, now, village.rules))
    statements: list[str] = []

    def heard(*call: object) -> None:
        statements.append(str(call[2]))

    event.listen(village.database.engine, "before_cursor_execute", heard)
    village.write(lambda s: plan_meeting_reminders(s, SYSTEM, now, village.rules))
    event.remove(village.database.engine, "before_cursor_execute", heard)

    assert not [one for one in statements if one.startswith("INSERT")]
    assert len(statements) <= 6


# Whenever the ticks come: nobody twice, and everybody who could still be helped.


def planned(session: Session, siti: Actor, group_id: int, starts: datetime, ticks: Sequence[datetime]) -> Counter[str]:
    rules = Rules()
    local = rules.local(starts)
    plan = MeetingPlan((local.date(),), local.time(), "Balai")
    schedule_meetings(session, siti, group_id, plan, starts - timedelta(days=30), rules)
    for now in ticks:
        plan_meeting_reminders(session, SYSTEM, now, rules)
    query = select(OutboxRow.slot).where(OutboxRow.kind == "meeting_reminder")
    return Counter((slot or "").partition(" ")[0] for slot in session.scalars(query))


def expected(starts: datetime, ticks: Sequence[datetime]) -> Counter[str]:
    rules = Rules()
    day = rules.today(starts)
    moments = [*(moment_of(one, day, rules) for one in rules.reminders), starts]
    helped = Counter[str]()
    for place, reminder in enumerate(rules.reminders):
        until = min(starts, moments[place + 1])
        if any(moments[place] <= tick < until for tick in ticks):
            helped[reminder.name] = len(MEMBERS)
    return helped


minutes_before = st.integers(-60 * 24, 60 * 24 * 5)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hour=st.integers(0, 23), quarter=st.sampled_from([0, 15, 59]), before=st.lists(minutes_before, max_size=6))
def test_whenever_the_jobs_run_each_slot_is_planned_once_if_it_still_helps(
    village: Village, hour: int, quarter: int, before: list[int]
) -> None:
    starts = Rules().at(date(2018, 11, 22), time(hour, quarter))
    ticks = [starts - timedelta(minutes=minutes) for minutes in sorted(before, reverse=True)]
    siti, group_id = village.actor("Siti"), village.group_id()

    found = village.read(lambda session: planned(session, siti, group_id, starts, ticks))

    assert found == expected(starts, ticks)
