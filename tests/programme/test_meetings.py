"""Meetings: scheduled once or as a series, shown to those who run them, remembered as they were before a change."""

from datetime import date, time, timedelta

from sqlalchemy import select

from db.tables import Group, MeetingChange, MeetingSeries
from programme.meetings import (
    MeetingPlan,
    cancel_meeting,
    last_module_of_group,
    list_meetings,
    matters_of,
    move_meeting,
    next_meeting_of_group,
    schedule_meetings,
)
from tests.village import Village


def schedule(village: Village, plan: MeetingPlan) -> list[int]:
    siti, group = village.actor("Siti"), village.group_id()
    return village.write(lambda s: schedule_meetings(s, siti, group, plan, village.now, village.rules))


def series(*days: str, matter: tuple[str, int] | None = None) -> MeetingPlan:
    pattern: dict[str, int | str | None] = {"kind": "nth_weekday", "week": 4, "weekday": 3, "day": None}
    return MeetingPlan(tuple(date.fromisoformat(day) for day in days), time(9), "Balai Desa", matter, pattern)


def test_a_meeting_lasts_as_long_as_the_office_says_and_begins_on_local_time(village: Village) -> None:
    schedule(village, MeetingPlan((date(2018, 11, 22),), time(9), "Balai Desa"))

    [meeting] = village.meetings()
    assert (meeting.starts_at, meeting.ends_at) == (
        village.at("2018-11-22", "09:00"),
        village.at("2018-11-22", "11:00"),
    )
    assert (meeting.place, meeting.status, meeting.series_id) == ("Balai Desa", "planned", None)


def test_a_series_is_as_many_meetings_of_one_pattern(village: Village) -> None:
    made = schedule(village, series("2018-10-25", "2018-11-22", "2018-12-27"))

    meetings = village.meetings()
    assert [meeting.id for meeting in meetings] == made
    assert len({meeting.series_id for meeting in meetings}) == 1
    assert village.read(lambda s: s.scalars(select(MeetingSeries)).one()).pattern["week"] == 4


def test_a_series_goes_through_the_sessions_one_after_another(village: Village) -> None:
    sessions = village.rules.curriculum.sessions()
    schedule(village, series("2018-10-25", "2018-11-22", "2018-12-27", matter=sessions[2]))

    assert [(one.module, one.session_number) for one in village.meetings()] == sessions[2:5]


def test_after_the_last_session_of_all_nothing_is_set(village: Village) -> None:
    last = village.rules.curriculum.sessions()[-1]

    assert matters_of(village.rules, last, 3) == [last, None, None]
    assert matters_of(village.rules, None, 2) == [None, None]


def test_the_place_is_offered_again_next_time(village: Village) -> None:
    schedule(village, MeetingPlan((date(2018, 11, 22),), time(9), "Rumah Ibu Sri"))

    assert village.read(lambda s: s.scalars(select(Group.usual_place)).one()) == "Rumah Ibu Sri"


def test_a_change_remembers_what_was_before(village: Village) -> None:
    meeting, siti = village.meeting("2018-11-22"), village.actor("Siti")
    moved_to = village.at("2018-11-23", "13:00")
    village.write(lambda s: move_meeting(s, siti, meeting, moved_to, "Masjid", village.now))
    village.write(lambda s: cancel_meeting(s, siti, meeting, village.now))

    changes = village.read(lambda s: list(s.scalars(select(MeetingChange).order_by(MeetingChange.id))))
    assert [(one.kind, one.old_starts_at, one.old_place) for one in changes] == [
        ("moved", village.at("2018-11-22", "09:00"), "Balai Desa"),
        ("cancelled", moved_to, "Masjid"),
    ]
    [stands] = village.meetings()
    assert (stands.ends_at - stands.starts_at, stands.revision, stands.status) == (timedelta(hours=2), 1, "cancelled")


def test_a_pendamping_sees_the_meetings_of_his_groups_in_order(village: Village) -> None:
    village.group("Kenanga", ("Yuli",), pendamping="Rahmat", kecamatan="Lain")
    later, earlier = village.meeting("2018-11-22"), village.meeting("2018-10-25")
    cancelled, siti = village.meeting("2018-11-01"), village.actor("Siti")
    village.write(lambda s: cancel_meeting(s, siti, cancelled, village.now))
    until = village.at("2018-11-22", "09:01")

    shown = village.read(lambda s: list_meetings(s, siti, village.people["Siti"], village.now, until))
    assert [(line.id, line.group_name, line.desa) for line in shown] == [
        (earlier, "Melati 1", "Wates"),
        (later, "Melati 1", "Wates"),
    ]
    assert village.read(lambda s: list_meetings(s, siti, village.people["Siti"], until, until)) == []


def test_the_next_meeting_is_the_first_that_has_not_ended(village: Village) -> None:
    group, first, second = village.group_id(), village.meeting("2018-10-25"), village.meeting("2018-11-22")

    def following(day: str, clock: str) -> int | None:
        line = village.read(lambda s: next_meeting_of_group(s, group, village.at(day, clock)))
        return None if line is None else line.id

    assert following("2018-10-25", "10:59") == first
    assert following("2018-10-25", "11:00") == second
    assert following("2018-11-22", "11:00") is None


def test_the_last_session_of_a_group_is_that_of_its_latest_meeting(village: Village) -> None:
    group, siti = village.group_id(), village.actor("Siti")
    assert village.read(lambda s: last_module_of_group(s, group)) is None
    sessions = village.rules.curriculum.sessions()
    _, second = schedule(village, series("2018-10-25", "2018-11-22", matter=sessions[0]))
    assert village.read(lambda s: last_module_of_group(s, group)) == sessions[1]

    village.write(lambda s: cancel_meeting(s, siti, second, village.now))

    assert village.read(lambda s: last_module_of_group(s, group)) == sessions[0]
