"""Meetings besides P2K2: who is called and told, who came, and what becomes of those who missed the pertemuan awal."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from db.tables import Assembly, AssemblyGuest, Visit
from programme.access import OFFICE, NotAllowed
from programme.assemblies.agenda import POINTS
from programme.assemblies.attendance import record_attendance
from programme.assemblies.changing import cancel_assembly, leave_guest_out, move_assembly
from programme.assemblies.first_meetings import (
    Informed,
    call_absentees,
    fellow_pendamping,
    list_to_call,
    show_informed,
)
from programme.assemblies.inviting import answer_assembly
from programme.assemblies.letters import issue_letters
from programme.assemblies.minutes import tick_points, write_minutes
from programme.assemblies.passing_on import pass_on_to_guests, people_to_tell_of
from programme.assemblies.planning import AssemblyPlan, NotPlannable, plan_assembly
from programme.assemblies.resocialisation import list_not_resocialised
from programme.assemblies.showing import list_assemblies
from programme.assemblies.told import record_guests_told
from programme.papers import want_paper
from programme.staff import add_staff
from programme.told import BY_KETUA, DIRECT, IN_PERSON, NOT_REACHED
from programme.visits import VisitOutcome, duties_for, record_visit
from tests.assemblies_held import guest, held, intake_of, marked, planned, seen, visits_to_make_up
from tests.village import GROUP, KECAMATAN, MEMBERS, Village
from tests.village_people import add_kpm

NEW = ("Anggrek", "Bunga", "Cempaka", "Dahlia")


@pytest.fixture
def new(village: Village) -> Village:
    """A group of four new families, none of whom has joined, beside the village's own that has."""
    village.group("Wates 1", NEW)
    return village


def first_meeting(village: Village, **values: object) -> int:
    intake = intake_of(village, "Wates 1")
    at = village.at("2018-10-10", "09:00")
    return planned(village, "first_meeting", at, groups=("Wates 1",), intake_id=intake, **values)  # type: ignore[arg-type]  # values of several types


def standing(village: Village, assembly_id: int, name: str) -> str:
    return next(one.standing.how for one in seen(village, assembly_id).guests if one.name == name)


# Planning and telling


def test_all_of_the_groups_are_called_each_once_and_told_when_where_and_what_to_bring(village: Village) -> None:
    planned(village, "first_meeting", village.at("2018-10-10", "09:00"), groups=(GROUP,), people=("Mawar",))

    for name in ("Mawar", "Wati", "Sri"):
        (told,) = [text for text in village.phones[name].texts if "pertemuan awal" in text]
        assert "Rabu, 10 Oktober 2018 pukul 09.00 WIB di Balai Desa Wates" in told
        assert "Kartu Keluarga (KK)" in told
    assert len(village.outbox("assembly_invited")) == len(MEMBERS)


def test_a_pendamping_calls_only_his_own_groups_and_people_of_his_kecamatan(new: Village) -> None:
    with pytest.raises(NotAllowed):
        planned(new, "first_meeting", new.at("2018-10-10", "09:00"), groups=(GROUP,), by="Rahmat")
    with pytest.raises(NotAllowed):
        planned(new, "temu_kunjung", new.at("2018-10-10", "09:00"), people=("Rahmat",))
    with pytest.raises(NotAllowed):
        planned(new, "first_meeting", new.at("2018-10-10", "09:00"), groups=(GROUP,), held_by="Bambang")
    assert planned(new, "first_meeting", new.at("2018-10-10", "09:00"), groups=(GROUP,), by="Bambang", held_by="Siti")


def test_what_can_not_take_place_is_not_planned(village: Village) -> None:
    siti = village.actor("Siti")
    at = village.at("2018-10-10", "09:00")
    plan = AssemblyPlan("resocialisation", village.people["Siti"], KECAMATAN, at, at + timedelta(hours=2), "Balai")
    for wrong in (replace(plan, kind="party"), replace(plan, ends_at=at), replace(plan, starts_at=village.now)):
        with pytest.raises(NotPlannable):
            village.write(lambda s, w=wrong: plan_assembly(s, siti, w, village.now, village.rules))  # type: ignore[misc]  # a default can not be typed


def test_everybody_is_reminded_before_it_but_who_said_no_and_nobody_twice(village: Village) -> None:
    made = planned(village, "resocialisation", village.at("2018-10-10", "09:00"), groups=(GROUP,))
    mawar = village.actor("Mawar")
    assert village.write(lambda s: answer_assembly(s, mawar, made, False, village.now))

    village.go_to("2018-10-10", "08:00")

    reminders = village.outbox("assembly_reminder")
    days = [row.slot.split()[1] for row in reminders if row.person_id == village.people["Wati"] and row.slot]
    assert days == ["d3", "d1"]
    assert not [row for row in reminders if row.person_id == village.people["Mawar"]]
    assert len({(row.person_id, row.slot) for row in reminders}) == len(reminders)


def test_who_was_invited_within_half_a_day_of_a_reminder_gets_none(village: Village) -> None:
    village.be_at(village.at("2018-10-09", "15:00"))
    planned(village, "resocialisation", village.at("2018-10-10", "09:00"), groups=(GROUP,))

    village.go_to("2018-10-10", "08:00")

    assert village.outbox("assembly_reminder") == []


def test_a_family_that_comes_into_the_group_meanwhile_is_called_before_the_reminder(village: Village) -> None:
    made = planned(village, "resocialisation", village.at("2018-10-10", "09:00"), groups=(GROUP,))
    village.write(lambda s: add_kpm(s, village.group_id(), 11, "Baru", village.now))

    village.go_to("2018-10-07", "16:00")

    assert "Baru" in [one.name for one in seen(village, made).guests]


def test_moved_everybody_hears_the_new_time_once_and_who_was_told_by_letter_has_to_be_told_anew(new: Village) -> None:
    made = first_meeting(new)
    siti, ids = new.actor("Siti"), [guest(new, made, "Dahlia").id]
    assert new.write(lambda s: record_guests_told(s, siti, made, ids, True, new.now)) == 1
    assert standing(new, made, "Dahlia") == IN_PERSON
    later = new.at("2018-10-11", "13:00")

    for expected in (True, False):
        moved = new.write(lambda s: move_assembly(s, siti, made, later, later + timedelta(hours=3), "Masjid", new.now))
        assert moved is expected

    new.drain()
    assert len(new.outbox("assembly_moved")) == len(NEW)
    assert standing(new, made, "Dahlia") == NOT_REACHED


def test_cancelled_everybody_is_told_and_nobody_is_reminded(village: Village) -> None:
    made = planned(village, "resocialisation", village.at("2018-10-10", "09:00"), groups=(GROUP,))
    siti = village.actor("Siti")

    assert village.write(lambda s: cancel_assembly(s, siti, made, village.now))
    assert not village.write(lambda s: cancel_assembly(s, siti, made, village.now))
    village.go_to("2018-10-11", "08:00")

    assert "tidak jadi" in village.mawar.last
    assert len(village.outbox("assembly_cancelled")) == len(MEMBERS)
    assert village.outbox("assembly_reminder") == village.outbox("assembly_report_due") == []


def test_one_taken_out_hears_that_she_need_not_come_and_the_others_nothing(village: Village) -> None:
    made = planned(village, "resocialisation", village.at("2018-10-10", "09:00"), groups=(GROUP,))
    siti, wati = village.actor("Siti"), guest(village, made, "Wati").id

    assert village.write(lambda s: leave_guest_out(s, siti, made, wati, village.now))
    village.go_to("2018-10-10", "08:00")

    assert [row.person_id for row in village.outbox("assembly_cancelled")] == [village.people["Wati"]]
    assert village.people["Wati"] not in [row.person_id for row in village.outbox("assembly_reminder")]
    numbers = [one.number for one in seen(village, made).guests]
    assert numbers == [1, 2, *range(4, 11)]


# Coverage


def test_each_guest_counts_in_exactly_one_way_of_being_told(new: Village) -> None:
    made = planned(
        new, "first_meeting", new.at("2018-10-10", "09:00"), groups=("Wates 1", GROUP), outsiders=("Camat Wates",)
    )
    siti = new.actor("Siti")
    told = [guest(new, made, "Anggrek").id, guest(new, made, "Bunga").id]
    new.write(lambda s: record_guests_told(s, siti, made, told, True, new.now))

    coverage = seen(new, made).coverage()

    assert (coverage.direct, coverage.in_person, coverage.not_reached) == (len(MEMBERS), 2, 3)
    assert coverage.members == len(MEMBERS) + len(NEW) + 1
    assert coverage.names == ("Cempaka", "Dahlia", "Camat Wates")


def test_letters_hold_a_fresh_code_for_whom_no_chat_reaches_only(new: Village) -> None:
    made = planned(
        new, "first_meeting", new.at("2018-10-10", "09:00"), groups=("Wates 1", GROUP), outsiders=("Camat Wates",)
    )

    _, letters = new.write(lambda s: issue_letters(s, new.actor("Siti"), made, new.now, new.rules))

    codes = {one.guest.name: one.code for one in letters}
    assert len(codes) == len(MEMBERS) + len(NEW) + 1
    assert {name for name, code in codes.items() if code is not None} == set(NEW)


# Who came


def test_who_missed_the_pertemuan_awal_is_visited_at_once_with_its_eleven_aims(new: Village) -> None:
    made = first_meeting(new)
    new.be_at(new.at("2018-10-10", "12:30"))

    assert held(new, made, "Bunga", "Dahlia")

    assert visits_to_make_up(new) == {"Bunga": "open", "Dahlia": "open"}
    visit = new.visit_of("Bunga", "first_meeting")
    assert (visit.due_on, visit.assembly_id) == (date(2018, 10, 10), made)
    assert duties_for("first_meeting") == POINTS["first_meeting"]
    assert len(POINTS["first_meeting"]) == 11


def test_recorded_twice_it_makes_no_second_visit_and_a_correction_withdraws_the_first(new: Village) -> None:
    made = first_meeting(new)
    new.be_at(new.at("2018-10-10", "12:30"))

    held(new, made, "Bunga", "Dahlia")
    held(new, made, "Bunga", "Dahlia")
    assert list(visits_to_make_up(new).values()) == ["open", "open"]

    marked(new, made, {guest(new, made, "Bunga").id: "present"})
    assert visits_to_make_up(new) == {"Bunga": "withdrawn", "Dahlia": "open"}
    assert seen(new, made).line.came == 3


def test_an_absence_from_any_other_meeting_makes_no_visit(village: Village) -> None:
    made = planned(village, "resocialisation", village.at("2018-10-10", "09:00"), groups=(GROUP,))
    village.be_at(village.at("2018-10-10", "12:30"))

    held(village, made, "Mawar")

    siti = village.people["Siti"]
    missed = village.read(lambda s: list_not_resocialised(s, village.actor("Siti"), siti, village.now, village.rules))
    assert village.visits() == []
    assert [one.name for one in missed] == ["Mawar"]


def test_it_can_not_be_recorded_before_it_begins_nor_once_cancelled(new: Village) -> None:
    made = first_meeting(new)
    assert not held(new, made)
    siti = new.actor("Siti")
    new.write(lambda s: cancel_assembly(s, siti, made, new.now))
    new.be_at(new.at("2018-10-10", "12:30"))
    assert not held(new, made)
    with pytest.raises(ValueError, match="unknown marks"):
        new.write(lambda s: record_attendance(s, siti, made, {1: "late"}, new.now, new.rules))


def test_absentees_called_together_are_visited_only_if_they_miss_that_too(new: Village) -> None:
    made = first_meeting(new)
    new.be_at(new.at("2018-10-10", "12:30"))
    held(new, made, "Bunga", "Dahlia")
    siti, at = new.actor("Siti"), new.at("2018-10-12", "09:00")

    again = new.write(lambda s: call_absentees(s, siti, made, at, at + timedelta(hours=3), "Balai", new.now, new.rules))
    assert again is not None
    assert new.visit_of("Bunga", "first_meeting").due_on == date(2018, 10, 13)
    new.write(lambda s: tick_points(s, siti, again, ["programme", "complaints"], new.now))
    new.be_at(new.at("2018-10-12", "12:30"))
    held(new, again, "Dahlia")

    assert visits_to_make_up(new) == {"Bunga": "done", "Dahlia": "open"}
    assert new.visit_of("Bunga", "first_meeting").duties == ["programme", "complaints"]
    assert new.visit_of("Dahlia", "first_meeting").due_on == date(2018, 10, 12)


def test_every_family_of_an_intake_is_informed_or_stands_in_what_is_left(new: Village) -> None:
    new.group("Wates 2", ("Edelweis", "Flamboyan"))
    intake = intake_of(new, "Wates 1", "Wates 2")
    siti = new.actor("Siti")
    due = new.read(lambda s: list_to_call(s, siti, siti.person_id or 0, "first_meeting", new.now, new.rules))
    assert [(one.name, one.families) for one in due] == [("Wates 1", 4), ("Wates 2", 2)]
    made = planned(new, "first_meeting", new.at("2018-10-10", "09:00"), groups=("Wates 1",), intake_id=intake)
    assert informed(new, intake) == Informed(awaiting=4, not_called=2)
    new.be_at(new.at("2018-10-10", "12:30"))
    held(new, made, "Bunga", "Dahlia")
    visit = new.visit_of("Bunga", "first_meeting").id
    outcome = VisitOutcome(date(2018, 10, 10), "kpm", POINTS["first_meeting"])

    new.write(lambda s: record_visit(s, siti, visit, outcome, new.now))

    assert informed(new, intake) == Informed(came=2, visited=1, to_visit=1, not_called=2)


def informed(village: Village, intake_id: int) -> Informed:
    return village.read(lambda s: show_informed(s, village.actor("Siti"), intake_id))


# After it


def test_who_holds_it_is_asked_who_came_when_it_ends_and_once_more_the_next_morning(new: Village) -> None:
    made = first_meeting(new)

    new.go_to("2018-10-12", "12:00")

    asked = [row.slot for row in new.outbox("assembly_report_due", "Siti")]
    assert asked == ["r0", "again r0"]
    held(new, made)
    new.go_to("2018-10-14", "12:00")
    assert len(new.outbox("assembly_report_due")) == 2


def test_points_are_ticked_in_their_order_and_minutes_kept(new: Village) -> None:
    made, siti = first_meeting(new), new.actor("Siti")

    ticked = new.write(lambda s: tick_points(s, siti, made, ["complaints", "programme", "nothing"], new.now))
    new.write(lambda s: tick_points(s, siti, made, ["complaints"], new.now, done=False))
    new.write(lambda s: write_minutes(s, siti, made, " Lancar. ", new.now))

    assert ticked == ("programme", "complaints")
    assert (seen(new, made).done, seen(new, made).minutes) == (("programme",), "Lancar.")


# Re-socialisation


def test_half_a_year_without_a_meeting_of_all_families_is_said_once_a_month_until_one_is_planned(
    village: Village,
) -> None:
    for day in ("2019-03-05", "2019-04-05", "2019-04-06", "2019-05-05"):
        village.be_at(village.at(day, "07:30"))
    assert [row.slot for row in village.outbox("assembly_due", "Siti")] == ["2019-04", "2019-05"]
    assert any("1 kelompok (10 keluarga)" in text for text in village.pendamping.texts)

    planned(village, "resocialisation", village.at("2019-06-20", "09:00"), groups=(GROUP,))
    village.be_at(village.at("2019-06-05", "07:30"))

    assert len(village.outbox("assembly_due")) == 2


def test_a_list_holds_what_one_holds_and_is_called_to(village: Village) -> None:
    village.write(lambda s: add_staff(s, OFFICE, "pendamping", "Budi", KECAMATAN, "m", village.now))
    village.people = {**village.people, "Budi": max(village.people.values()) + 1}
    own = planned(village, "resocialisation", village.at("2018-10-10", "09:00"), groups=(GROUP,))
    shared = planned(village, "temu_kunjung", village.at("2018-10-09", "09:00"), people=("Siti",), by="Bambang")
    siti = village.people["Siti"]

    lines = village.read(lambda s: list_assemblies(s, village.actor("Siti"), siti, village.now, village.rules))

    assert [one.id for one in lines] == [shared, own]
    assert [one.called for one in lines] == [1, len(MEMBERS)]


def test_a_ketua_tells_those_of_her_own_group_whom_no_message_reaches(village: Village) -> None:
    village.write(lambda s: add_kpm(s, village.group_id(), 11, "Tanpa Hape", village.now))
    village.group("Wates 1", NEW)
    made = planned(village, "resocialisation", village.at("2018-10-10", "09:00"), groups=(GROUP, "Wates 1"))
    sri = village.actor("Sri")
    hers = village.read(lambda s: people_to_tell_of(s, made, village.people["Sri"], village.now))
    assert [one.name for one in hers] == ["Tanpa Hape"]
    village.people = {**village.people, **{one.name: one.person_id for one in hers}}

    both = [village.people["Tanpa Hape"], village.people["Anggrek"]]
    assert village.write(lambda s: pass_on_to_guests(s, sri, made, both, True, village.now)) == 1

    assert standing(village, made, "Tanpa Hape") == BY_KETUA
    assert standing(village, made, "Anggrek") == NOT_REACHED
    assert standing(village, made, "Mawar") == DIRECT


def test_rows_of_a_meeting_tell_who_and_what(new: Village) -> None:
    made = first_meeting(new)
    meeting = new.read(lambda s: s.get_one(Assembly, made))
    guests = new.read(lambda s: list(s.scalars(select(AssemblyGuest).where(AssemblyGuest.assembly_id == made))))
    assert (meeting.state, meeting.revision, len(guests)) == ("planned", 0, len(NEW))
    assert new.read(lambda s: list(s.scalars(select(Visit)))) == []


# Papers


def test_the_list_and_the_letters_are_made_for_who_holds_it_and_for_no_colleague(new: Village) -> None:
    made, siti = first_meeting(new), new.actor("Siti")
    for kind in ("attendance_sheet", "invitation_letters"):
        new.write(lambda s, k=kind: want_paper(s, siti, k, f"assembly:{made}", new.now))  # type: ignore[misc]  # a default can not be typed
    with pytest.raises(NotAllowed):
        new.write(lambda s: want_paper(s, new.actor("Rahmat"), "attendance_sheet", f"assembly:{made}", new.now))

    new.work()

    files = [one.attachment for one in new.pendamping.messages if one.attachment is not None]
    assert [one.filename for one in files] == [
        "daftar-hadir-pertemuan-awal-pkh-2018-10-10.pdf",
        "undangan-pertemuan-awal-pkh-2018-10-10.pdf",
    ]


# Sitting by sitting


def test_the_office_sets_the_first_meetings_and_each_holder_hears_of_his(new: Village) -> None:
    intake_of(new, "Wates 1")
    dewi = new.actor("Dewi")
    siti = new.people["Siti"]
    assert siti in new.read(lambda s: fellow_pendamping(s, dewi))
    due = new.read(lambda s: list_to_call(s, dewi, siti, "first_meeting", new.now, new.rules))
    assert [one.name for one in due] == ["Wates 1"]

    planned(new, "first_meeting", new.at("2018-10-10", "09:00"), groups=("Wates 1",), by="Dewi", held_by="Siti")

    assert "dijadwalkan untuk Ibu Siti: pertemuan awal PKH" in new.pendamping.last


def test_a_visit_with_the_aims_keeps_their_order_and_a_double_tap_changes_nothing(new: Village) -> None:
    made, siti = first_meeting(new), new.actor("Siti")
    new.be_at(new.at("2018-10-10", "12:30"))
    held(new, made, "Bunga")
    visit = new.visit_of("Bunga", "first_meeting").id
    outcome = VisitOutcome(date(2018, 10, 11), "kpm", ("ketua_duties", "programme"))

    assert new.write(lambda s: record_visit(s, siti, visit, outcome, new.now))
    assert not new.write(lambda s: record_visit(s, siti, visit, outcome, new.now))

    assert new.visit_of("Bunga", "first_meeting").duties == ["programme", "ketua_duties"]
