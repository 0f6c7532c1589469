"""The pendamping's list of a morning: when it comes, who stands on it, under which number, and why."""

from datetime import date, time, timedelta

import pytest

from db.tables import FamilyMember, Kpm, Person
from programme.access import OFFICE
from programme.attendance import Heard, save_report
from programme.rules import Rules
from programme.staff import remove_staff
from programme.visit_lines import VisitLine
from programme.visit_lists import list_visits
from programme.visits import VisitOutcome, cancel_visit, postpone_visit, record_visit
from tests.told_once import told_once
from tests.village import Village


def lines(village: Village, day: str, name: str = "Siti") -> list[VisitLine]:
    actor = village.actor(name)
    person_id = village.people[name]
    return village.write(lambda s: list_visits(s, actor, person_id, date.fromisoformat(day), village.rules))


def names(village: Village, day: str) -> list[str]:
    return [line.name for line in lines(village, day)]


@told_once
def miss_two_months(village: Village, *who: str) -> None:
    for day in ("2018-10-25", "2018-11-22"):
        village.reported(day, dict.fromkeys(who))


def end(village: Village, name: str) -> None:
    visit, siti = village.visit_of(name), village.actor("Siti")
    outcome = VisitOutcome(village.rules.today(village.now), "kpm", ())
    assert village.write(lambda s: record_visit(s, siti, visit.id, outcome, village.now))


def lives_in(village: Village, name: str, dusun: str) -> None:
    village.write(lambda s: setattr(s.get_one(Kpm, village.people[name]), "dusun", dusun))


def lists_sent(village: Village) -> list[str]:
    return [row.slot or "" for row in village.outbox("visit_list", to="Siti") if row.state == "sent"]


def test_the_list_comes_at_six_on_the_morning_after(village: Village) -> None:
    miss_two_months(village, "Mawar")

    village.go_to("2018-11-23", "05:59")
    assert lists_sent(village) == []
    village.go_to("2018-11-23", "06:00")

    assert lists_sent(village) == ["2018-11-23"]
    assert "1. Ibu Mawar" in village.pendamping.last


def test_the_list_says_where_she_lives_why_she_is_visited_and_what_was_said(village: Village) -> None:
    village.reported("2018-10-25", {"Mawar": None})
    meeting = village.meeting("2018-11-22")
    village.go_to("2018-11-22", "11:05")
    village.ketua.says("Mawar jaga kantin")
    village.ketua.picks("Ya")
    village.go_to("2018-11-23", "06:00")

    shown = village.pendamping.last
    for fact in ("Krajan", "001", "002", "Wates", "Oktober 2018", "November 2018", "bekerja", "Mawar jaga kantin"):
        assert fact in shown
    assert village.absentees(meeting) == {"Mawar": "work"}


def test_the_list_holds_nothing_about_her_family_or_number(village: Village) -> None:
    child = FamilyMember(
        kpm_id=village.people["Mawar"],
        name="Anak Rahasia",
        name_index="Anak Rahasia",
        component="pregnant",
        updated_at=village.now,
    )
    village.write(lambda s: s.add(child))
    miss_two_months(village, "Mawar")
    village.go_to("2018-11-23", "06:00")

    assert "Rahasia" not in village.pendamping.last
    assert "+62812" not in village.pendamping.last
    assert "PKH001" not in village.pendamping.last


def test_no_visits_no_list(village: Village) -> None:
    village.reported("2018-10-25", {"Mawar": None})
    village.go_to("2018-10-29", "12:00")

    assert village.outbox("visit_list") == []


@pytest.mark.parametrize(
    ("reported", "comes"),
    [
        ("2018-11-23", "2018-11-26"),  # a Friday: Saturday and Sunday are off
        ("2018-11-19", "2018-11-21"),  # Maulid Nabi on the 20th
        ("2018-12-21", "2018-12-26"),  # cuti bersama on the 24th and Christmas
    ],
)
def test_the_list_waits_for_the_next_working_day(village: Village, reported: str, comes: str) -> None:
    village.reported("2018-10-18", {"Mawar": None})
    village.reported(reported, {"Mawar": None})

    village.go_to(village.at(comes, "06:00") - timedelta(minutes=1))
    assert lists_sent(village) == []
    village.go_to(comes, "06:00")
    assert lists_sent(village) == [comes]


def test_the_offices_own_days_off_bring_no_list(village: Village) -> None:
    rules = Rules(extra_days_off=frozenset({date(2018, 11, 23)}), routine_visits_a_day=0)
    flooded = Village(village.database, rules=rules)
    miss_two_months(flooded, "Mawar")

    flooded.go_to("2018-11-26", "06:00")

    assert lists_sent(flooded) == ["2018-11-26"]


def test_the_list_comes_once_a_day_however_often_the_jobs_run(village: Village) -> None:
    miss_two_months(village, "Mawar")
    village.go_to("2018-11-23", "06:00")
    for minutes in (0, 1, 90):
        village.be_at(village.at("2018-11-23", "06:00") + timedelta(minutes=minutes))

    assert lists_sent(village) == ["2018-11-23"]


def test_a_visit_still_to_be_made_is_listed_again_the_next_working_day(village: Village) -> None:
    miss_two_months(village, "Mawar")
    village.go_to("2018-11-27", "12:00")

    assert lists_sent(village) == ["2018-11-23", "2018-11-26", "2018-11-27"]


def test_after_a_downtime_the_list_still_comes_the_same_day_but_not_at_night(village: Village) -> None:
    miss_two_months(village, "Mawar")
    village.be_at(village.at("2018-11-23", "20:30"))
    assert lists_sent(village) == []

    village.be_at(village.at("2018-11-26", "15:00"))

    assert lists_sent(village) == ["2018-11-26"]


@pytest.mark.parametrize("quiet", [(time(0), time(5, 30)), (time(6), time(6))])
def test_where_the_quiet_hours_begin_before_the_list_it_helps_until_the_day_ends(
    village: Village, quiet: tuple[time, time]
) -> None:
    rules = Rules(quiet_from=quiet[0], quiet_until=quiet[1], routine_visits_a_day=0)
    early = Village(village.database, rules=rules)
    miss_two_months(early, "Mawar")
    early.go_to("2018-11-23", "06:00")

    assert lists_sent(early) == ["2018-11-23"]
    assert early.outbox("visit_list")[0].deadline == early.at("2018-11-24", "00:00")


def test_a_visit_ended_before_the_list_left_is_not_announced(village: Village) -> None:
    miss_two_months(village, "Mawar")
    village.be_at(village.at("2018-11-23", "05:00"))
    end(village, "Mawar")

    village.go_to("2018-11-23", "12:00")

    assert lists_sent(village) == []


def test_neighbours_stand_together_with_the_most_urgent_early(village: Village) -> None:
    for name, dusun in (("Wati", "Sumber"), ("Lastri", "Krajan"), ("Murni", "Sumber")):
        lives_in(village, name, dusun)
    village.reported("2018-09-27", {"Murni": None})
    miss_two_months(village, "Wati", "Lastri", "Murni", "Mawar")

    assert names(village, "2018-11-23") == ["Wati", "Murni", "Lastri", "Mawar"]


def test_a_number_belongs_to_its_visit_for_the_whole_day(village: Village) -> None:
    miss_two_months(village, "Mawar", "Wati")
    assert [(line.number, line.name) for line in lines(village, "2018-11-23")] == [(1, "Mawar"), (2, "Wati")]

    village.now = village.at("2018-11-23", "09:00")
    end(village, "Mawar")
    village.write(lambda s: setattr(s.get_one(Person, village.people["Wati"]), "name", "Wati Baru"))

    again = lines(village, "2018-11-23")
    assert [(line.number, line.name, line.state) for line in again] == [(1, "Mawar", "done"), (2, "Wati Baru", "open")]


def test_the_next_day_counts_from_one_again(village: Village) -> None:
    miss_two_months(village, "Mawar", "Wati")
    lines(village, "2018-11-23")
    village.now = village.at("2018-11-23", "09:00")
    end(village, "Mawar")

    assert [(line.number, line.name) for line in lines(village, "2018-11-26")] == [(1, "Wati")]


def test_what_becomes_due_meanwhile_gets_the_next_number(village: Village) -> None:
    village.reported("2018-10-25", {"Wati": None, "Mawar": None})
    november = village.reported("2018-11-22", {"Wati": None})
    lines(village, "2018-11-26")

    village.report(november, {"Wati": None, "Mawar": None})

    assert [(line.number, line.name) for line in lines(village, "2018-11-26")] == [(1, "Wati"), (2, "Mawar")]


def test_a_postponed_visit_says_until_when_and_comes_back_on_its_day(village: Village) -> None:
    miss_two_months(village, "Mawar")
    visit, siti = village.visit_of("Mawar"), village.actor("Siti")
    village.go_to("2018-11-23", "06:00")
    village.write(lambda s: postpone_visit(s, siti, visit.id, date(2018, 11, 28), village.now))

    assert [line.due_on for line in lines(village, "2018-11-23")] == [date(2018, 11, 28)]
    village.go_to("2018-11-28", "06:00")
    assert lists_sent(village) == ["2018-11-23", "2018-11-28"]


def test_a_withdrawn_visit_leaves_the_list(village: Village) -> None:
    miss_two_months(village, "Mawar", "Wati")
    lines(village, "2018-11-23")
    village.report(village.meetings()[1].id, {"Wati": None})

    assert [(line.number, line.name) for line in lines(village, "2018-11-23")] == [(2, "Wati")]


def test_a_cancelled_visit_is_shown_as_such_that_day(village: Village) -> None:
    miss_two_months(village, "Mawar")
    lines(village, "2018-11-23")
    visit, siti = village.visit_of("Mawar"), village.actor("Siti")
    village.write(lambda s: cancel_visit(s, siti, visit.id, "pindah", village.now))

    assert [line.state for line in lines(village, "2018-11-23")] == ["cancelled"]
    assert lines(village, "2018-11-26") == []


def test_a_correction_about_somebody_else_leaves_what_was_said_of_her(village: Village) -> None:
    village.reported("2018-10-25", {"Mawar": None})
    meeting, siti = village.meeting("2018-11-22"), village.actor("Siti")
    village.now = village.at("2018-11-22", "13:00")

    def says(absent: dict[int, str | None], said: str) -> None:
        heard = Heard(absent, said=said)
        village.write(lambda s: save_report(s, siti, meeting, heard, village.now, village.rules))

    says({2: "work", 3: None}, "Mawar jaga kantin, Wati")
    says({2: "work"}, "Wati datang")

    [line] = lines(village, "2018-11-23")
    assert [one.quote for one in line.missed] == [None, "Mawar jaga kantin"]


def test_that_she_came_again_is_noted(village: Village) -> None:
    miss_two_months(village, "Mawar")
    village.reported("2018-12-20", {})

    [line] = lines(village, "2018-12-21")
    assert line.came_again_on == date(2018, 12, 20)
    village.go_to("2018-12-21", "06:00")
    assert "20 Desember 2018" in village.pendamping.last


def test_a_follow_up_says_what_was_agreed_and_appears_on_its_day(village: Village) -> None:
    miss_two_months(village, "Mawar")
    village.now = village.at("2018-11-23", "09:00")
    visit, siti = village.visit_of("Mawar"), village.actor("Siti")
    outcome = VisitOutcome(date(2018, 11, 23), "kpm", (), next_step="cek gantian kantin", next_on=date(2018, 12, 3))
    village.write(lambda s: record_visit(s, siti, visit.id, outcome, village.now))

    assert lines(village, "2018-11-30") == []
    village.go_to("2018-12-03", "06:00")
    assert lists_sent(village) == ["2018-12-03"]
    assert "cek gantian kantin" in village.pendamping.last


def test_who_left_the_programme_is_not_visited(village: Village) -> None:
    miss_two_months(village, "Mawar")
    village.write(lambda s: setattr(s.get_one(Kpm, village.people["Mawar"]), "left_at", village.now))

    village.go_to("2018-11-23", "12:00")

    assert names(village, "2018-11-23") == []
    assert lists_sent(village) == []


def test_each_pendamping_has_a_list_of_his_own_groups(village: Village) -> None:
    village.group("Kenanga", ("Yuli", "Tutik"), pendamping="Rahmat", kecamatan="Lain")
    miss_two_months(village, "Mawar")

    assert lines(village, "2018-11-23", "Rahmat") == []
    assert names(village, "2018-11-23") == ["Mawar"]


def test_a_removed_pendamping_gets_no_list(village: Village) -> None:
    miss_two_months(village, "Mawar")
    village.write(lambda s: remove_staff(s, OFFICE, village.people["Siti"], village.now))

    village.go_to("2018-11-23", "12:00")

    assert village.outbox("visit_list") == []
