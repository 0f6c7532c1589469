"""Saving who came: the marks, the correction with its trace, who is told, and the visits that a report sets off."""

from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import select

from db import Session
from db.tables import Attendance, AttendanceChange, AttendanceReport, Kpm, Person, TrailEntry
from programme.attendance import CorrectionTooLate, Heard, MeetingNotOver, save_report
from programme.meetings import cancel_meeting
from programme.people import kpm_ids_by_number
from programme.rules import Rules
from programme.standing_reports import SavedReport, corrigible_meetings, meetings_to_report, show_report
from tests.village import MEMBERS, Village, add_kpm

MAWAR, WATI, LASTRI = 2, 3, 4
"""Member numbers."""


def save(village: Village, meeting_id: int, heard: Heard, by: str = "Sri") -> SavedReport:
    actor = village.actor(by)
    return village.write(lambda s: save_report(s, actor, meeting_id, heard, village.now, village.rules))


def changes(village: Village) -> list[tuple[str, str | None, int, int]]:
    """(old mark, old reason, who had said so, who changed it)."""
    rows = village.read(lambda s: list(s.scalars(select(AttendanceChange).order_by(AttendanceChange.id))))
    return [(row.old_mark, row.old_reason, row.old_recorded_by, row.changed_by) for row in rows]


def test_whoever_is_not_named_was_present(village: Village) -> None:
    meeting = village.meeting("2018-10-25")
    village.now = village.at("2018-10-25", "11:30")

    saved = save(village, meeting, Heard({MAWAR: "work", WATI: None}, frozenset({LASTRI}), "mawar kerja, wati"))

    marks = village.marks(meeting)
    assert (marks["Mawar"], marks["Wati"]) == (("absent", "work"), ("absent", None))
    assert marks["Lastri"] == ("represented", None)
    assert {marks[name] for name in set(MEMBERS) - {"Mawar", "Wati", "Lastri"}} == {("present", None)}
    assert (saved.present, saved.invited, saved.corrected) == (8, 10, 0)


def test_the_report_keeps_the_reporters_own_words(village: Village) -> None:
    meeting = village.meeting("2018-10-25")
    village.now = village.at("2018-10-25", "11:30")

    save(village, meeting, Heard({MAWAR: "work"}, said="Mawar jaga kantin"))

    report = village.read(lambda s: s.scalars(select(AttendanceReport)).one())
    assert (report.said, report.present, report.invited) == ("Mawar jaga kantin", 9, 10)
    assert report.reporter_id == village.people["Sri"]


def test_numbers_of_nobody_in_the_group_are_left_out(village: Village) -> None:
    meeting = village.meeting("2018-10-25")
    village.now = village.at("2018-10-25", "11:30")

    saved = save(village, meeting, Heard({MAWAR: None, 77: "sick"}, frozenset({78})))

    assert (saved.present, saved.absent, saved.represented) == (9, {MAWAR: None}, frozenset())


def test_a_meeting_counts_for_its_local_month(village: Village) -> None:
    """00.30 WIB on 1 November is still October in UTC."""
    meeting = village.meeting("2018-11-01", "00:30")
    village.now = village.at("2018-11-01", "03:00")

    save(village, meeting, Heard({MAWAR: None}))

    assert village.read(lambda s: {one.month.isoformat() for one in s.scalars(select(Attendance))}) == {"2018-11-01"}


def test_a_meeting_that_has_not_begun_can_not_be_reported(village: Village) -> None:
    meeting = village.meeting("2018-10-25")
    village.now = village.at("2018-10-25", "08:59")

    with pytest.raises(MeetingNotOver):
        save(village, meeting, Heard({}))
    assert village.marks(meeting) == {}


def test_a_cancelled_meeting_can_not_be_reported(village: Village) -> None:
    meeting = village.meeting("2018-10-25")
    siti = village.actor("Siti")
    village.write(lambda s: cancel_meeting(s, siti, meeting, village.now))
    village.now = village.at("2018-10-25", "11:30")

    with pytest.raises(MeetingNotOver):
        save(village, meeting, Heard({}))


def test_a_correction_changes_only_what_differs_and_leaves_what_stood_before(village: Village) -> None:
    meeting = village.reported("2018-10-25", {"Mawar": None, "Wati": "sick"})
    village.now += timedelta(days=1)

    saved = save(village, meeting, Heard({MAWAR: "work"}, about=frozenset({MAWAR, WATI})), by="Siti")

    sri, siti = village.people["Sri"], village.people["Siti"]
    assert saved.corrected == 2
    assert village.absentees(meeting) == {"Mawar": "work"}
    assert changes(village) == [("absent", None, sri, siti), ("absent", "sick", sri, siti)]


def test_the_same_report_again_corrects_nothing(village: Village) -> None:
    meeting = village.reported("2018-10-25", {"Mawar": "work"})

    assert save(village, meeting, Heard({MAWAR: "work"})).corrected == 0
    assert changes(village) == []


@pytest.mark.parametrize(("days", "seconds", "allowed"), [(7, 0, True), (7, 1, False)])
def test_a_report_may_be_corrected_for_seven_days(village: Village, days: int, seconds: int, allowed: bool) -> None:
    meeting = village.reported("2018-10-25", {"Mawar": None})
    village.now += timedelta(days=days, seconds=seconds)
    group, rules = village.group_id(), village.rules

    assert village.read(lambda s: corrigible_meetings(s, group, village.now, rules)) == [meeting] * allowed
    if allowed:
        assert save(village, meeting, Heard({})).corrected == 1
        return
    with pytest.raises(CorrectionTooLate):
        save(village, meeting, Heard({}))
    assert village.absentees(meeting) == {"Mawar": None}


def test_a_correction_does_not_prolong_the_seven_days(village: Village) -> None:
    meeting = village.reported("2018-10-25", {"Mawar": None})
    village.now += timedelta(days=6)
    save(village, meeting, Heard({WATI: None}))
    village.now += timedelta(days=2)

    with pytest.raises(CorrectionTooLate):
        save(village, meeting, Heard({}))


def test_every_report_of_the_last_seven_days_may_be_corrected_newest_first(village: Village) -> None:
    october = village.reported("2018-10-25", {"Mawar": None})
    november = village.reported("2018-11-01", {})
    village.now += timedelta(hours=1)
    group, rules = village.group_id(), village.rules
    assert village.read(lambda s: corrigible_meetings(s, group, village.now, rules)) == [november]

    village.now -= timedelta(hours=2)

    assert village.read(lambda s: corrigible_meetings(s, group, village.now, rules)) == [november, october]


def test_a_first_report_is_never_too_late(village: Village) -> None:
    meeting = village.meeting("2018-10-25")
    village.now = village.at("2018-12-24", "09:00")
    group = village.group_id()

    assert village.read(lambda s: meetings_to_report(s, group, village.now)) == [meeting]
    assert save(village, meeting, Heard({MAWAR: None})).present == 9


def test_meetings_to_report_come_oldest_first_and_only_once_begun(village: Village) -> None:
    second, first, coming = (village.meeting(day) for day in ("2018-10-25", "2018-10-18", "2018-11-22"))
    village.now = village.at("2018-10-25", "09:00")
    group = village.group_id()

    assert village.read(lambda s: meetings_to_report(s, group, village.now)) == [first, second]
    assert coming not in (first, second)


def test_what_stands_is_shown_to_those_who_run_the_meeting(village: Village) -> None:
    meeting = village.reported("2018-10-25", {"Mawar": "work"})
    bambang = village.actor("Bambang")

    shown = village.read(lambda s: show_report(s, bambang, meeting))

    assert shown is not None
    assert (shown.present, shown.invited, shown.absent) == (9, 10, {MAWAR: "work"})


def test_nothing_stands_for_a_meeting_without_a_report(village: Village) -> None:
    meeting, siti = village.meeting("2018-10-25"), village.actor("Siti")

    assert village.read(lambda s: show_report(s, siti, meeting)) is None


def test_the_pendamping_is_told_of_a_ketuas_report_and_of_each_correction(village: Village) -> None:
    meeting = village.reported("2018-10-25", {"Mawar": "work"})
    village.report(meeting, {"Wati": "sick"})

    assert ["Mawar" in text for text in village.pendamping.texts] == [True, False]
    assert "Wati: sakit" in village.pendamping.last


def test_a_result_that_did_not_leave_yet_is_replaced_by_its_correction(village: Village) -> None:
    meeting = village.meeting("2018-10-25")
    village.now = village.at("2018-10-25", "21:00")  # quiet hours
    village.report(meeting, {"Mawar": "work"})
    village.report(meeting, {"Wati": "sick"})
    village.go_to("2018-10-26", "05:30")

    assert len(village.pendamping.texts) == 1
    assert "Wati: sakit" in village.pendamping.last


def test_the_pendamping_is_not_told_of_his_own_report(village: Village) -> None:
    village.reported("2018-10-25", {"Mawar": "work"}, by="Siti")

    assert village.outbox("meeting_result") == []


def test_a_report_ends_the_question_to_the_ketua_whoever_reported(village: Village) -> None:
    meeting = village.meeting("2018-10-25", "19:00")
    village.go_to("2018-10-25", "21:00")  # the question waits for the end of the quiet hours
    village.report(meeting, {}, by="Siti")
    village.go_to("2018-10-26", "12:00")

    assert [(row.state, row.outcome) for row in village.outbox("report_request")] == [("dropped", "reported")]
    assert not any("Siapa yang tidak hadir" in text for text in village.ketua.texts)


def test_a_report_leaves_a_trace_of_who_made_it(village: Village) -> None:
    meeting = village.reported("2018-10-25", {})

    entries = village.read(lambda s: list(s.scalars(select(TrailEntry).where(TrailEntry.operation == "save_report"))))
    assert [(one.actor_id, one.object_kind, one.object_id) for one in entries] == [
        (village.people["Sri"], "meeting", meeting)
    ]


# Who came into the group later.


def comes_into_the_group(village: Village, name: str, on: str) -> None:
    """A new member whom a roster import brought that day."""

    def work(session: Session) -> None:
        kpm = add_kpm(session, village.group_id(), len(MEMBERS) + 1, name, village.now)
        session.get_one(Kpm, kpm).in_group_since = village.at(on, "08:00")

    village.write(work)
    village.people[name] = village.read(lambda s: s.scalars(select(Person.id).where(Person.name == name)).one())


def test_who_came_into_the_group_after_a_meeting_has_no_mark_in_its_report(village: Village) -> None:
    october, november = village.meeting("2018-10-25"), village.meeting("2018-11-22")
    comes_into_the_group(village, "Baru", "2018-11-01")
    village.now = village.at("2018-11-22", "13:00")

    late = save(village, october, Heard({MAWAR: None}))
    siti = village.actor("Siti")
    standing = village.read(lambda s: show_report(s, siti, october))

    assert (late.present, late.invited) == (9, 10)
    assert standing is not None
    assert (standing.present, standing.invited) == (9, 10)
    assert "Baru" not in village.marks(october)
    assert save(village, november, Heard({MAWAR: None})).invited == 11
    assert village.marks(november)["Baru"] == ("present", None)


def test_a_late_report_of_her_new_group_does_not_end_the_streak_of_who_moved_in(village: Village) -> None:
    """Ibu Mawar missed October where she was; the new group's October meeting was not hers to attend."""
    kenanga = village.group("Kenanga", ("Yuli", "Tutik"))
    village.reported("2018-10-25", {"Mawar": None})
    other = village.meeting("2018-10-26", group="Kenanga")

    def moves(session: Session) -> None:
        kpm = session.get_one(Kpm, village.people["Mawar"])
        kpm.group_id, kpm.member_number, kpm.in_group_since = kenanga, 3, village.at("2018-11-01", "08:00")

    village.write(moves)
    village.now = village.at("2018-11-02", "08:00")
    save(village, other, Heard({}), by="Siti")
    november = village.meeting("2018-11-22", group="Kenanga")
    village.now = village.at("2018-11-22", "13:00")
    save(village, november, Heard({3: None}), by="Siti")

    assert visits(village) == [("Mawar", "open")]


def test_a_group_is_that_of_the_moment_asked_for(village: Village) -> None:
    comes_into_the_group(village, "Baru", "2018-11-01")
    group = village.group_id()

    def size(moment: datetime | None) -> int:
        return village.read(lambda s: len(kpm_ids_by_number(s, group, moment)))

    came = village.at("2018-11-01", "08:00")
    assert [size(came - timedelta(seconds=1)), size(came), size(None)] == [10, 11, 11]


# What a report sets off.


def visits(village: Village) -> list[tuple[str, str]]:
    return village.visits()


def test_the_second_missed_month_opens_one_visit(village: Village) -> None:
    village.reported("2018-10-25", {"Mawar": "work", "Wati": None})
    assert visits(village) == []

    village.reported("2018-11-22", {"Mawar": "work"})

    assert visits(village) == [("Mawar", "open")]


def test_further_absences_update_the_open_visit(village: Village) -> None:
    for day in ("2018-10-25", "2018-11-22", "2018-12-20"):
        village.reported(day, {"Mawar": "work"})

    assert visits(village) == [("Mawar", "open")]
    assert village.visit_of("Mawar").months == ["2018-10", "2018-11", "2018-12"]


def test_that_she_came_again_does_not_withdraw_the_visit(village: Village) -> None:
    village.reported("2018-10-25", {"Mawar": "work"})
    village.reported("2018-11-22", {"Mawar": "work"})
    village.reported("2018-12-20", {})

    assert visits(village) == [("Mawar", "open")]


def test_that_she_came_later_in_a_further_missed_month_does_not_withdraw_it_either(village: Village) -> None:
    """December's first meeting lengthens the visit's months, its second shortens them again."""
    for day in ("2018-10-25", "2018-11-22", "2018-12-06"):
        village.reported(day, {"Mawar": "work"})
    village.reported("2018-12-20", {})

    assert visits(village) == [("Mawar", "open")]
    assert village.visit_of("Mawar").months == ["2018-10", "2018-11"]


def test_a_correction_withdraws_a_visit_not_made_and_tells_the_pendamping_once(village: Village) -> None:
    village.reported("2018-10-25", {"Mawar": "work"})
    meeting = village.reported("2018-11-22", {"Mawar": "work"})

    village.report(meeting, {})
    village.report(meeting, {"Wati": None})

    assert visits(village) == [("Mawar", "withdrawn")]
    assert [row.state for row in village.outbox("visit_withdrawn", to="Siti")] == ["sent"]
    assert sum("tidak perlu dikunjungi" in text for text in village.pendamping.texts) == 1


def test_a_correction_back_again_makes_it_due_anew(village: Village) -> None:
    village.reported("2018-10-25", {"Mawar": "work"})
    meeting = village.reported("2018-11-22", {"Mawar": "work"})
    village.report(meeting, {})

    village.report(meeting, {"Mawar": "work"})

    assert visits(village) == [("Mawar", "withdrawn"), ("Mawar", "open")]


def test_a_correction_of_the_earlier_month_withdraws_it_as_well(village: Village) -> None:
    meeting = village.reported("2018-10-25", {"Mawar": "work"})
    village.now = village.at("2018-10-31", "08:00")
    village.reported("2018-11-01", {"Mawar": "work"})

    village.report(meeting, {})

    assert visits(village) == [("Mawar", "withdrawn")]


def test_an_absence_that_turns_out_to_be_illness_no_longer_counts(village: Village) -> None:
    village.reported("2018-10-25", {"Mawar": "work"})
    meeting = village.reported("2018-11-22", {"Mawar": None})

    village.report(meeting, {"Mawar": "sick"})

    assert visits(village) == [("Mawar", "withdrawn")]


def test_illness_counts_where_the_office_says_so(village: Village) -> None:
    strict = Village(village.database, rules=Rules(sick_counts_as_absence=True))
    strict.reported("2018-10-25", {"Mawar": "work"})
    strict.reported("2018-11-22", {"Mawar": "sick"})

    assert strict.visits() == [("Mawar", "open")]


def test_the_office_sets_after_how_many_months_a_visit_is_due(village: Village) -> None:
    patient = Village(village.database, rules=Rules(months_missed_before_visit=3))
    for day in ("2018-10-25", "2018-11-22"):
        patient.reported(day, {"Mawar": "work"})
    assert patient.visits() == []

    patient.reported("2018-12-20", {"Mawar": "work"})

    assert patient.visits() == [("Mawar", "open")]


def test_a_visit_that_waits_for_more_than_a_year_is_not_taken_for_corrected(village: Village) -> None:
    village.reported("2018-10-25", {"Mawar": "work"})
    village.reported("2018-11-22", {"Mawar": "work"})
    village.reported("2020-01-23", {"Wati": None})

    assert visits(village) == [("Mawar", "open")]


def test_two_months_reported_at_the_same_moment_open_the_visit(village: Village) -> None:
    """Each report locks its own meeting only; the group's lock makes the second see the first."""
    meetings = [village.meeting(day) for day in ("2018-10-25", "2018-11-22")]
    village.now = village.at("2018-11-22", "13:00")
    sri, ready = village.actor("Sri"), Barrier(2)

    def reports(meeting: int) -> None:
        def work(session: Session) -> None:
            if not village.database.is_sqlite:  # there only one writer is let in at all
                session.get_one(Person, sri.person_id)
                ready.wait()
            save_report(session, sri, meeting, Heard({MAWAR: None}), village.now, village.rules)

        village.write(work)

    both = [Thread(target=reports, args=(meeting,)) for meeting in meetings]
    for one in both:
        one.start()
    for one in both:
        one.join()

    assert visits(village) == [("Mawar", "open")]
