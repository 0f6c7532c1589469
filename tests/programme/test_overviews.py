"""How each pendamping stands, in counts: a koordinator's own kecamatan, an operator's whole kabupaten."""

from datetime import date, timedelta

from db.tables import Group
from programme.access import OFFICE
from programme.overviews import PendampingLine, overview
from programme.staff import add_staff
from programme.visits import VisitOutcome, record_visit
from tests.village import KECAMATAN, Village


def seen(village: Village, name: str) -> list[PendampingLine]:
    actor = village.actor(name)
    return village.read(lambda s: overview(s, actor, village.now, village.rules))


def test_a_koordinator_sees_the_pendamping_of_his_kecamatan(village: Village) -> None:
    assert [line.name for line in seen(village, "Bambang")] == ["Siti"]


def test_an_operator_sees_everybody(village: Village) -> None:
    assert {line.name for line in seen(village, "Dewi")} >= {"Siti", "Rahmat"}


def test_the_counts_are_those_of_the_pendampings_own_groups(village: Village) -> None:
    village.group("Kenanga", ("Yuli", "Tutik"))
    village.reported("2018-10-25", {"Mawar": None, "Wati": None})
    village.reported("2018-11-22", {"Mawar": None, "Wati": None})
    village.meeting("2018-11-23")
    village.now = village.at("2018-11-23", "12:00")
    visit, siti = village.visit_of("Wati"), village.actor("Siti")
    outcome = VisitOutcome(date(2018, 11, 23), "kpm", ())
    village.write(lambda s: record_visit(s, siti, visit.id, outcome, village.now))

    [line] = seen(village, "Bambang")

    assert (line.groups, line.kpm, line.joined) == (2, 12, 10)
    assert (line.visits_waiting, line.visits_done, line.reports_missing) == (1, 1, 1)


def test_visits_done_are_those_of_this_month(village: Village) -> None:
    village.reported("2018-10-25", {"Mawar": None})
    village.reported("2018-11-29", {"Mawar": None})
    village.now = village.at("2018-11-30", "12:00")
    visit, siti = village.visit_of("Mawar"), village.actor("Siti")
    village.write(lambda s: record_visit(s, siti, visit.id, VisitOutcome(date(2018, 11, 30), "kpm", ()), village.now))
    assert seen(village, "Bambang")[0].visits_done == 1

    village.now += timedelta(days=1)

    assert seen(village, "Bambang")[0].visits_done == 0


def test_a_koordinator_with_groups_of_his_own_stands_in_his_own_list(village: Village) -> None:
    bambang = village.people["Bambang"]
    group = Group(name="Sakura", desa="Wates", kecamatan=KECAMATAN, pendamping_id=bambang, created_at=village.now)
    village.write(lambda s: s.add(group))

    assert [(line.name, line.groups) for line in seen(village, "Bambang")] == [("Bambang", 1), ("Siti", 1)]


def test_a_koordinator_of_another_kecamatan_sees_none_of_them(village: Village) -> None:
    village.people["Yanto"] = village.write(
        lambda s: add_staff(s, OFFICE, "koordinator", "Yanto", "Jauh", "m", village.now)
    )

    assert seen(village, "Yanto") == []
