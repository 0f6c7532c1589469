"""The meetings that return: each ketua once a month, temu kunjung round the desa, and what is not planned yet."""

from datetime import date, timedelta

import pytest

from db import Session
from db.tables import Assembly, AssemblyGuest, Group, Kpm, Provider, Visit
from programme.access import SYSTEM, NotAllowed
from programme.assemblies.agenda import INTER_KECAMATAN, KETUA_MEETING, TEMU_KUNJUNG
from programme.assemblies.attendance import record_attendance
from programme.assemblies.changing import cancel_assembly
from programme.assemblies.planning import AssemblyPlan, plan_assembly
from programme.rules import Rules
from programme.standing.due import NOTICE, StandingMonth, remind_of_standing, show_standing_month
from programme.standing.ketua_agenda import KetuaAgenda, prepare_ketua_agenda
from programme.standing.ketua_met import record_ketua_met
from programme.standing.ketua_month import KetuaLine, list_ketua_month
from programme.standing.overview import KetuaCount, StandingOverview, standing_overview
from programme.standing.temu_kunjung import NextStop, list_callable, list_turns
from tests.complaints_filed import filed
from tests.payment_days import payment_day
from tests.village import KECAMATAN, Village

EVERYTHING = ("progress", "problems", "data_changes", "complaints")


@pytest.fixture
def monthly(village: Village) -> Village:
    """With the routine visits, as an office has them by default."""
    return Village(village.database, village.answering, Rules())


def ketua(village: Village, name: str = "Siti") -> list[KetuaLine]:
    actor, person_id = village.actor(name), village.people[name]
    return village.read(lambda s: list_ketua_month(s, actor, person_id, village.now, village.rules))


def met(
    village: Village, day: str, points: tuple[str, ...] = EVERYTHING, notes: str = "aman", by: str = "Siti"
) -> bool:
    actor, group_id = village.actor(by), village.group_id()
    when = date.fromisoformat(day)
    return village.write(
        lambda s: record_ketua_met(s, actor, group_id, when, points, notes, village.now, village.rules)
    )


def planned(
    village: Village, kind: str, day: str, people: tuple[str, ...] = (), by: str = "Siti", **more: object
) -> int:
    starts = village.at(day, "09:00")
    plan = AssemblyPlan(
        kind, village.people[by], KECAMATAN, starts, starts + timedelta(hours=2), "Kantor Kecamatan",
        person_ids=tuple(village.people[name] for name in people), **more,  # type: ignore[arg-type]  # each names a field
    )  # fmt: skip
    actor = village.actor(by)
    return village.write(lambda s: plan_assembly(s, actor, plan, village.now, village.rules))


def held(village: Village, assembly_id: int, marks: dict[str, str], by: str = "Siti") -> None:
    actor = village.actor(by)

    def work(session: Session) -> None:
        guests = session.query(AssemblyGuest).filter_by(assembly_id=assembly_id)
        known = {guest.person_id: guest.id for guest in guests}
        by_id = {known[village.people[name]]: mark for name, mark in marks.items()}
        assert record_attendance(session, actor, assembly_id, by_id, village.now, village.rules)

    village.write(work)


def assemblies(village: Village) -> list[Assembly]:
    return village.read(lambda s: list(s.query(Assembly).order_by(Assembly.id)))


# each ketua once a month


def test_a_ketua_met_alone_counts_for_the_month_and_is_kept_with_points_and_notes(village: Village) -> None:
    village.now = village.at("2018-10-12", "10:00")

    assert met(village, "2018-10-11", ("problems", "complaints"), "kartu Bu Wati")

    [line] = ketua(village)
    assert (line.name, line.met_on) == ("Sri", date(2018, 10, 11))
    [kept] = assemblies(village)
    assert (kept.kind, kept.state, kept.done) == (KETUA_MEETING, "held", ["problems", "complaints"])
    assert kept.minutes == "kartu Bu Wati"


def test_said_twice_it_is_one_meeting_with_both_notes(village: Village) -> None:
    village.now = village.at("2018-10-12", "10:00")
    met(village, "2018-10-12", ("problems",), "satu")
    met(village, "2018-10-12", ("complaints",), "dua")
    met(village, "2018-10-12", ("complaints",), "dua")

    [kept] = assemblies(village)
    assert (kept.done, kept.minutes) == (["problems", "complaints"], "satu\ndua")


def test_her_routine_visit_is_what_is_recorded_where_there_is_one(monthly: Village) -> None:
    monthly.go_to("2018-10-02", "08:00")
    assert monthly.visit_of("Sri", "routine").state == "open"

    assert met(monthly, "2018-10-02", ("progress", "data_changes"), "ada yang hamil")
    assert met(monthly, "2018-10-02", ("problems",), "iuran")

    visit = monthly.visit_of("Sri", "routine")
    assert (visit.state, visit.visited_on, visit.finding) == ("done", date(2018, 10, 2), "ada yang hamil\niuran")
    assert visit.duties == ["data_changes", "problems", "news"]
    assert assemblies(monthly) == []
    assert ketua(monthly)[0].met_on == date(2018, 10, 2)


@pytest.mark.parametrize("day", ["2018-10-13", "2018-10-04", "2018-09-30"])
def test_only_a_day_of_this_month_and_of_the_last_week_can_be_recorded(village: Village, day: str) -> None:
    village.now = village.at("2018-10-12", "10:00")

    assert not met(village, day)
    assert ketua(village)[0].met_on is None


def test_only_the_groups_own_pendamping_records_it(village: Village) -> None:
    with pytest.raises(NotAllowed):
        met(village, "2018-10-01", by="Rahmat")


def test_a_meeting_of_several_counts_for_who_came_and_ends_only_their_routine_visits(monthly: Village) -> None:
    monthly.group("Kenanga", ("Yuli", "Tutik"))
    monthly.go_to("2018-10-02", "08:00")
    both = planned(monthly, KETUA_MEETING, "2018-10-03", ("Sri", "Yuli"))
    assert [one.invited_at for one in ketua(monthly)] == [monthly.at("2018-10-03", "09:00")] * 2
    monthly.go_to("2018-10-03", "11:30")
    held(monthly, both, {"Sri": "present", "Yuli": "absent"})
    monthly.tick()

    assert {one.name: one.met_on for one in ketua(monthly)} == {"Sri": date(2018, 10, 3), "Yuli": None}
    assert monthly.visit_of("Sri", "routine").state == "withdrawn"
    assert monthly.visit_of("Yuli", "routine").state == "open"


def test_a_new_month_begins_with_nobody_met(village: Village) -> None:
    village.now = village.at("2018-10-31", "10:00")
    met(village, "2018-10-31")
    village.now = village.at("2018-11-01", "10:00")

    assert ketua(village)[0].met_on is None


def test_a_confidential_visit_to_her_is_not_told_by_this_list(village: Village) -> None:
    def visited(session: Session) -> None:
        one = Visit(kpm_id=village.people["Sri"], cause="confidential", months=[], due_on=date(2018, 10, 1))
        one.opened_at, one.state, one.visited_on = village.now, "done", date(2018, 10, 1)
        one.pendamping_id = village.people["Bambang"]
        session.add(one)

    village.write(visited)

    assert ketua(village)[0].met_on is None


def test_a_group_without_a_ketua_says_so_and_can_have_none_met(village: Village) -> None:
    def nobody(session: Session) -> None:
        session.get_one(Kpm, village.people["Sri"]).duty = "member"

    village.write(nobody)

    assert [one.ketua_id for one in ketua(village)] == [None]
    assert not met(village, "2018-10-01")


# what there is to speak about


def agenda(village: Village) -> KetuaAgenda:
    actor, group_id = village.actor("Siti"), village.group_id()
    found = village.read(lambda s: prepare_ketua_agenda(s, actor, group_id, village.now, village.rules))
    assert found is not None
    return found


def test_the_agenda_is_made_from_what_is_there(village: Village) -> None:
    village.everyone_joins()
    village.reported("2018-10-04", {"Mawar": None, "Wati": "work"})
    missing = village.meeting("2018-10-11")
    filed(village, about="other", by="Mawar")
    village.reports_change("Wati", "moved", place="Giripeni")
    payment_day(village, "2018-10-30")
    coming = village.meeting("2018-10-25")
    village.now = village.at("2018-10-12", "10:00")

    one = agenda(village)

    assert one.reports_missing == (village.at("2018-10-11", "09:00"),)
    assert one.last_reported is not None
    assert one.last_reported[1:] == (8, 10)
    assert (one.complaints, one.updates_waiting, one.joined, one.members) == (1, 1, 10, 10)
    assert one.next_meeting is not None
    assert one.next_meeting.id == coming != missing
    assert [(item.kind, item.starts_at) for item in one.coming] == [("payment", village.at("2018-10-30", "08:00"))]


@pytest.mark.parametrize("about", ["ketua", "pendamping", "unsaid"])
def test_a_complaint_that_is_kept_from_anybody_is_not_counted_in_it(village: Village, about: str) -> None:
    village.everyone_joins()
    filed(village, category="deduction", about=about, by="Mawar")

    assert agenda(village).complaints == 0


# temu kunjung


def providers(village: Village, **desas: str | None) -> dict[str, int]:
    """'sd_wates' -> a school in that desa; those beginning with p are health facilities."""

    def add(session: Session) -> dict[str, int]:
        made = {}
        for name, desa in desas.items():
            kind = "health" if name.startswith("p") else "school"
            one = Provider(kind=kind, name=name, kecamatan=KECAMATAN, desa=desa, added_at=village.now)
            one.added_by = village.people["Siti"]
            session.add(one)
            session.flush()
            made[name] = one.id
        return made

    return village.write(add)


def also_in(village: Village, desa: str) -> None:
    def add(session: Session) -> None:
        siti, now = village.people["Siti"], village.now
        session.add(Group(name=desa, desa=desa, kecamatan=KECAMATAN, pendamping_id=siti, created_at=now))

    village.write(add)


def turns(village: Village) -> list[NextStop]:
    actor, person_id = village.actor("Siti"), village.people["Siti"]
    return village.read(lambda s: list_turns(s, actor, person_id, village.rules))


def test_the_turn_goes_round_the_desa_and_within_one_round_its_providers(village: Village) -> None:
    also_in(village, "Giripeni")
    ids = providers(village, p_wates="Wates", sd_wates="wates", sd_giripeni="Giripeni")
    seen = []
    for month in (10, 11, 12):
        first = turns(village)[0]
        seen.append(first.name)
        planned(village, TEMU_KUNJUNG, f"2018-{month}-20", provider_id=first.provider_id)

    assert seen == ["sd_giripeni", "p_wates", "sd_giripeni"]
    assert turns(village)[0].provider_id == ids["sd_wates"]


def test_a_desa_without_provider_has_its_turn_too_and_its_place_tells_that_it_was_there(village: Village) -> None:
    also_in(village, "Giripeni")
    providers(village, p_wates="Wates")
    assert [(one.desa, one.provider_id is None) for one in turns(village)] == [("Giripeni", True), ("Wates", False)]
    starts = village.at("2018-10-20", "09:00")
    plan = AssemblyPlan(
        TEMU_KUNJUNG, village.people["Siti"], KECAMATAN, starts, starts + timedelta(hours=1), "Balai Desa GIRIPENI"
    )
    siti = village.actor("Siti")
    village.write(lambda s: plan_assembly(s, siti, plan, village.now, village.rules))

    assert [one.desa for one in turns(village)] == ["Wates", "Giripeni"]
    assert turns(village)[1].last_on == date(2018, 10, 20)


def test_a_cancelled_one_had_no_turn(village: Village) -> None:
    also_in(village, "Giripeni")
    first = planned(village, TEMU_KUNJUNG, "2018-10-20", provider_id=providers(village, sd="Giripeni")["sd"])
    assert turns(village)[0].desa == "Wates"
    siti = village.actor("Siti")
    village.write(lambda s: cancel_assembly(s, siti, first, village.now))

    assert turns(village)[0].desa == "Giripeni"


def test_colleagues_of_the_kecamatan_and_its_providers_can_be_called(village: Village) -> None:
    ids = providers(village, p_wates="Wates", sd_wates="Wates")
    siti, dewi = village.people["Siti"], village.people["Dewi"]
    hers = village.read(lambda s: list_callable(s, village.actor("Siti"), siti))
    offices = village.read(lambda s: list_callable(s, village.actor("Dewi"), dewi))

    assert (hers.staff_ids, hers.health_ids, hers.school_ids) == (
        (village.people["Bambang"],), (ids["p_wates"],), (ids["sd_wates"],),
    )  # fmt: skip
    assert set(offices.staff_ids) == {siti, village.people["Bambang"], village.people["Rahmat"]}


# what is not planned yet


def month(village: Village, name: str = "Siti") -> StandingMonth:
    actor, person_id = village.actor(name), village.people[name]
    return village.read(lambda s: show_standing_month(s, actor, person_id, village.now, village.rules))


def test_the_quarters_meeting_stands_for_whoever_is_called_until_the_quarter_ends(village: Village) -> None:
    made = planned(village, INTER_KECAMATAN, "2018-12-20", ("Siti",), by="Bambang")

    shown = month(village).inter_kecamatan
    assert shown is not None
    assert shown.id == made
    village.now = village.at("2019-01-02", "08:00")
    assert month(village).inter_kecamatan is None


def test_a_koordinator_sees_his_pendamping_in_counts_and_the_office_its_kecamatan(village: Village) -> None:
    village.group("Anggrek", ("Yuli",), pendamping="Rahmat", kecamatan="Lain")
    met(village, "2018-10-01")
    planned(village, TEMU_KUNJUNG, "2018-10-20")
    seen = {
        name: village.read(lambda s, n=name: standing_overview(s, village.actor(n), village.now, village.rules))  # type: ignore[misc]  # a default can not be typed
        for name in ("Bambang", "Dewi")
    }

    assert seen["Bambang"] == StandingOverview((KetuaCount("Siti", 1, 1),))
    assert seen["Dewi"] == StandingOverview(kecamatan=2, with_temu_kunjung=1)


def reminded(village: Village, name: str = "Siti") -> list[str]:
    return [row.slot or "" for row in village.outbox(NOTICE, name)]


def at(village: Village, day: str, clock: str) -> int:
    village.now = village.at(day, clock)
    return village.write(lambda s: remind_of_standing(s, SYSTEM, village.now, village.rules))


def test_who_keeps_groups_is_reminded_once_on_the_set_day_and_once_a_week_before_the_end(village: Village) -> None:
    village.everyone_joins()
    village.is_reminded_of_standing_meetings()

    assert at(village, "2018-10-05", "07:00") == 0
    assert [at(village, "2018-10-05", "07:30"), at(village, "2018-10-05", "07:31")] == [1, 0]
    assert [at(village, "2018-10-15", "08:00"), at(village, "2018-10-25", "08:00")] == [0, 1]
    assert reminded(village) == ["2018-10 first", "2018-10 last"]
    assert reminded(village, "Bambang") == []


def test_on_a_day_off_the_reminder_waits_for_the_next_working_day(village: Village) -> None:
    village.everyone_joins()
    village.is_reminded_of_standing_meetings()

    assert at(village, "2019-01-05", "09:00") == 0  # a Saturday
    assert at(village, "2019-01-07", "09:00") == 1


def test_where_all_is_planned_nothing_is_said(village: Village) -> None:
    village.everyone_joins()
    village.is_reminded_of_standing_meetings()
    village.drain()
    planned(village, TEMU_KUNJUNG, "2018-10-20", ("Bambang",))
    met(village, "2018-10-01")
    village.go_to("2018-10-05", "07:40")

    [row] = village.outbox(NOTICE, "Siti")
    assert row.state == "dropped"


def test_the_reminder_counts_and_names_nobody(village: Village) -> None:
    village.everyone_joins()
    village.is_reminded_of_standing_meetings()
    village.go_to("2018-10-05", "07:40")

    said = village.pendamping.last
    assert "1 dari 1" in said
    assert "Sri" not in said
    assert "temu kunjung" in said


def test_who_has_no_chat_is_not_reminded(village: Village) -> None:
    village.is_reminded_of_standing_meetings()
    village.group("Anggrek", ("Yuli",), pendamping="Rahmat", kecamatan="Lain")

    at(village, "2018-10-05", "08:00")

    assert reminded(village, "Rahmat") == []
    assert reminded(village) == ["2018-10 first"]
