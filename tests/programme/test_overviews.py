"""How each pendamping stands, in counts: a koordinator's own kecamatan, an operator's whole kabupaten."""

from datetime import date, timedelta

from db import Session
from db.tables import Group
from programme.access import OFFICE
from programme.overviews import PendampingLine, overview
from programme.staff import add_staff, remove_staff
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


def test_groups_whose_pendamping_was_removed_stay_in_sight(village: Village) -> None:
    for day in ("2018-10-25", "2018-11-22"):
        village.reported(day, {"Mawar": None})
    village.now = village.at("2018-11-23", "12:00")
    village.write(lambda s: remove_staff(s, OFFICE, village.people["Siti"], village.now))

    [line] = seen(village, "Bambang")

    assert (line.id, line.name, line.kecamatan) == (None, None, KECAMATAN)
    assert (line.groups, line.kpm, line.joined, line.visits_waiting) == (1, 10, 10, 1)
    village.phones["Bambang"].says("ikhtisar")
    assert "(tanpa pendamping)" in village.phones["Bambang"].last


def test_groups_without_a_pendamping_are_told_by_kecamatan_to_those_they_concern(village: Village) -> None:
    def left_alone(session: Session) -> None:
        for kecamatan in (KECAMATAN, "Lain", "Lain"):
            name = f"G{session.query(Group).count()}"
            session.add(Group(name=name, desa="Wates", kecamatan=kecamatan, created_at=village.now))
            session.flush()

    village.write(left_alone)

    alone = [(line.kecamatan, line.groups) for line in seen(village, "Dewi") if line.name is None]
    assert alone == [(KECAMATAN, 1), ("Lain", 2)]
    assert [line.kecamatan for line in seen(village, "Bambang") if line.name is None] == [KECAMATAN]
