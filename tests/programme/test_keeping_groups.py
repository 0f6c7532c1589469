"""Who keeps which group: handed over for good, lent during a leave, given back, and what stays hidden meanwhile."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from db import Session
from db.tables import Assembly, AssemblyGroup, Complaint, Group, GroupKeeper, Person, Substitution, Visit
from programme.access import OFFICE, NotAllowed
from programme.complaints.filing import Filing, file_complaint
from programme.complaints.lists import list_complaints
from programme.keeping.handover import hand_group_over, list_possible_keepers
from programme.keeping.history import groups_kept_at, list_keepers
from programme.keeping.substituting import (
    answer_substitution,
    ask_substitute,
    list_substitutions,
    withdraw_substitution,
)
from programme.keeping.typed_days import Leave, read_leave
from programme.staff import add_staff, remove_staff
from tests.village import KECAMATAN, Village


@pytest.fixture
def village(village: Village) -> Village:
    """With a third pendamping in the kecamatan, who has joined."""
    village.people["Yanto"] = village.write(
        lambda s: add_staff(s, OFFICE, "pendamping", "Yanto", KECAMATAN, "m", village.now)
    )
    village.joins("Yanto")
    return village


def keeper(village: Village, group: str = "Melati 1") -> str | None:
    query = select(Person.name).join(Group, Group.pendamping_id == Person.id).where(Group.name == group)
    return village.read(lambda s: s.scalar(query))


def history(village: Village, group: str = "Melati 1") -> list[tuple[str, str]]:
    """(who, why), oldest first."""
    query = (
        select(Person.name, GroupKeeper.cause)
        .join(Person, Person.id == GroupKeeper.pendamping_id)
        .join(Group, Group.id == GroupKeeper.group_id)
        .where(Group.name == group)
        .order_by(GroupKeeper.since, GroupKeeper.id)
    )
    return [(name, cause) for name, cause in village.read(lambda s: s.execute(query).all())]


def hand(village: Village, to: str, by: str = "Bambang", group: str = "Melati 1") -> bool:
    actor, group_id, to_id = village.actor(by), village.group_id(group), village.people[to]
    handed = village.write(lambda s: hand_group_over(s, actor, group_id, to_id, village.now, village.rules))
    village.drain()
    return handed


def asks(village: Village, away: str, colleague: str, first: str, last: str, by: str | None = None) -> str | None:
    actor, ids = village.actor(by or away), (village.people[away], village.people[colleague])
    days = date.fromisoformat(first), date.fromisoformat(last)
    mistake = village.write(lambda s: ask_substitute(s, actor, *ids, *days, village.now, village.rules))
    village.drain()
    return mistake


def answers(village: Village, colleague: str, accepts: bool = True) -> str | None:
    actor, one = village.actor(colleague), latest(village)
    before = village.write(lambda s: answer_substitution(s, actor, one.id, accepts, village.now, village.rules))
    village.drain()
    return before


def latest(village: Village) -> Substitution:
    return village.read(lambda s: s.scalars(select(Substitution).order_by(Substitution.id.desc())).first())  # type: ignore[return-value]  # there is one


def on_leave(village: Village, away: str, colleague: str, first: str, last: str) -> int:
    assert asks(village, away, colleague, first, last) is None
    assert answers(village, colleague) is None
    return latest(village).id


# For good.


def test_a_handed_group_brings_its_visits_along_and_everybody_is_told(village: Village) -> None:
    for day in ("2018-09-13", "2018-10-11"):
        village.reported(day, {"Mawar": None})
    assert hand(village, "Yanto")

    assert keeper(village) == "Yanto"
    assert history(village) == [("Siti", "given"), ("Yanto", "handover")]
    yanto = village.phones["Yanto"]
    assert "mendampingi kelompok Melati 1: 10 keluarga" in yanto.last
    assert "Sebelumnya Ibu Siti" in yanto.last
    assert "mulai sekarang kelompok Melati 1 didampingi Bapak Yanto" in village.pendamping.last
    assert "Ibu Mawar, mulai sekarang kelompok Melati 1 didampingi Bapak Yanto" in village.mawar.last
    village.now = village.at("2018-10-12", "07:00")
    yanto.says("kunjungan")
    assert "Mawar" in yanto.last


def test_a_group_goes_to_staff_of_its_own_kecamatan_alone_and_once(village: Village) -> None:
    assert not hand(village, "Rahmat")
    assert hand(village, "Yanto")
    assert not hand(village, "Yanto"), "a double tap"
    with pytest.raises(NotAllowed):
        hand(village, "Siti", by="Siti")

    assert len(village.outbox("groups_received")) == 1


def test_the_office_hands_a_group_that_nobody_keeps(village: Village) -> None:
    village.write(lambda s: remove_staff(s, OFFICE, village.people["Siti"], village.now))
    assert hand(village, "Yanto", by="Dewi")

    assert history(village) == [("Yanto", "handover")]
    assert village.outbox("groups_handed") == []


def test_what_a_colleague_had_taken_on_is_his_own_once_the_group_is(village: Village) -> None:
    for day in ("2018-09-13", "2018-10-11"):
        village.reported(day, {"Mawar": None})
    visit = village.visit_of("Mawar")

    def taken_on(session: Session) -> None:
        session.get_one(Visit, visit.id).pendamping_id = village.people["Yanto"]

    village.write(taken_on)
    hand(village, "Yanto")

    assert village.visit_of("Mawar").pendamping_id is None


def test_a_meeting_of_that_group_alone_is_held_by_the_new_keeper(village: Village) -> None:
    village.group("Kenanga", ("Yuli",))
    both, alone = (planned(village, groups) for groups in (("Melati 1", "Kenanga"), ("Melati 1",)))
    hand(village, "Yanto")

    holders = village.read(lambda s: {one.id: one.held_by for one in s.scalars(select(Assembly))})
    assert holders == {both: village.people["Siti"], alone: village.people["Yanto"]}


def planned(village: Village, groups: tuple[str, ...]) -> int:
    def work(session: Session) -> int:
        starts = village.now + timedelta(days=5)
        one = Assembly(kind="resocialisation", kecamatan=KECAMATAN, held_by=village.people["Siti"], place="Balai Desa")
        one.starts_at, one.ends_at, one.created_at = starts, starts + timedelta(hours=2), village.now
        session.add(one)
        session.flush()
        ids = session.scalars(select(Group.id).where(Group.name.in_(groups)))
        session.add_all(AssemblyGroup(assembly_id=one.id, group_id=group_id) for group_id in ids)
        return one.id

    return village.write(work)


def test_the_possible_keepers_are_listed_the_least_laden_first(village: Village) -> None:
    bambang, siti = village.actor("Bambang"), village.people["Siti"]
    found = village.read(lambda s: list_possible_keepers(s, bambang, siti))

    assert [(one.name, one.families) for one in found] == [("Bambang", 0), ("Yanto", 0)]


def test_who_kept_it_is_told_the_present_keeper_first(village: Village) -> None:
    yanto_on = village.at("2018-10-05", "09:00")
    village.now = yanto_on
    hand(village, "Yanto")
    bambang, group = village.actor("Bambang"), village.group_id()
    lines = village.read(lambda s: list_keepers(s, bambang, group))

    assert [(one.name, one.cause, one.decided_by) for one in lines] == [
        ("Yanto", "handover", "Bambang"),
        ("Siti", "given", None),
    ]
    assert village.read(lambda s: groups_kept_at(s, village.people["Siti"], yanto_on)) == []
    before = yanto_on - timedelta(hours=1)
    assert village.read(lambda s: groups_kept_at(s, village.people["Siti"], before)) == [group]


# What is hidden.


def complaint_about(village: Village, role: str, by: str = "Mawar") -> int:
    actor, kpm_id = village.actor(by), village.people[by]
    filing = Filing("card_held", "kartu saya dipegang", role)
    return village.write(lambda s: file_complaint(s, actor, kpm_id, filing, village.now, village.rules)).complaint_id


def seen_by(village: Village, name: str) -> list[int]:
    actor, person_id = village.actor(name), village.people[name]
    lines = village.read(lambda s: list_complaints(s, actor, person_id, "open", [person_id], village.now))
    return [one.id for one in lines]


def test_a_hidden_complaint_stays_hidden_from_the_new_keeper_and_goes_on_to_who_may_see_it(village: Village) -> None:
    village.joins("Dewi")
    hidden = complaint_about(village, "ketua")
    assert seen_by(village, "Bambang") == [hidden]
    hand(village, "Bambang", by="Dewi")

    assert seen_by(village, "Bambang") == []
    village.tick()
    assert village.read(lambda s: s.get_one(Complaint, hidden).level) == "operator"
    assert seen_by(village, "Dewi") == [hidden]
    assert "keluhan" not in village.phones["Bambang"].last


def test_a_hidden_complaint_about_who_is_away_is_hidden_from_who_stands_in(village: Village) -> None:
    on_leave(village, "Siti", "Yanto", "2018-10-03", "2018-10-05")
    village.go_to("2018-10-03", "08:00")
    hidden = complaint_about(village, "pendamping")

    assert keeper(village) == "Yanto"
    assert seen_by(village, "Yanto") == seen_by(village, "Siti") == []
    assert seen_by(village, "Bambang") == [hidden]


# During leave.


def test_a_leave_lends_the_groups_and_gives_them_back_by_itself(village: Village) -> None:
    village.group("Kenanga", ("Yuli",))
    on_leave(village, "Siti", "Yanto", "2018-10-03", "2018-10-05")
    assert (keeper(village), "bersedia menggantikan" in village.pendamping.last) == ("Siti", True)
    village.go_to("2018-10-03", "08:00")

    assert {keeper(village), keeper(village, "Kenanga")} == {"Yanto"}
    assert "menggantikan Ibu Siti di kelompok Kenanga dan Melati 1: 11 keluarga" in village.phones["Yanto"].last
    assert "sementara didampingi Bapak Yanto" in village.ketua.last
    assert [row.person_id for row in village.outbox("keeper_changed")] == [village.people["Sri"]]
    village.go_to("2018-10-06", "08:00")
    assert {keeper(village), keeper(village, "Kenanga")} == {"Siti"}
    assert any("selamat bertugas kembali" in text for text in village.pendamping.texts)
    assert history(village) == [("Siti", "given"), ("Yanto", "substitute"), ("Siti", "returned")]


def test_a_colleague_who_declines_leaves_all_as_it_was_and_the_koordinator_hears(village: Village) -> None:
    assert asks(village, "Siti", "Yanto", "2018-10-03", "2018-10-05") is None
    village.phones["Yanto"].says("maaf belum bisa")
    village.go_to("2018-10-04", "08:00")

    assert (keeper(village), latest(village).state) == ("Siti", "declined")
    assert "belum bisa menggantikan" in village.pendamping.last
    assert "belum bisa menggantikan" in village.phones["Bambang"].last


def test_an_asking_that_nobody_answers_lapses(village: Village) -> None:
    assert asks(village, "Siti", "Yanto", "2018-10-10", "2018-10-12") is None
    village.go_to("2018-10-11", "08:00")

    assert (keeper(village), latest(village).state) == ("Siti", "withdrawn")
    assert answers(village, "Yanto") == "withdrawn"
    assert any("belum menjawab" in text for text in village.pendamping.texts)


def test_accepted_after_its_first_day_it_begins_at_once(village: Village) -> None:
    assert asks(village, "Siti", "Yanto", "2018-10-01", "2018-10-05") is None
    village.go_to("2018-10-02", "09:00")
    assert answers(village, "Yanto") is None

    assert keeper(village) == "Yanto"
    assert answers(village, "Yanto") == "active", "a double tap"


def test_a_group_handed_over_for_good_meanwhile_stays_where_it_is(village: Village) -> None:
    village.group("Kenanga", ("Yuli",))
    village.group("Sakura", ("Tutik",))
    on_leave(village, "Siti", "Yanto", "2018-10-03", "2018-10-05")
    village.go_to("2018-10-03", "08:00")
    assert hand(village, "Bambang", group="Kenanga")
    assert hand(village, "Yanto", group="Sakura")
    village.go_to("2018-10-06", "08:00")

    assert [keeper(village, one) for one in ("Melati 1", "Kenanga", "Sakura")] == ["Siti", "Bambang", "Yanto"]


def test_a_lent_group_that_is_lent_on_comes_home_whoever_returns_first(village: Village) -> None:
    on_leave(village, "Siti", "Yanto", "2018-10-03", "2018-10-12")
    village.go_to("2018-10-03", "08:00")
    on_leave(village, "Yanto", "Bambang", "2018-10-05", "2018-10-08")
    village.go_to("2018-10-05", "08:00")
    assert keeper(village) == "Bambang"
    village.go_to("2018-10-09", "08:00")
    assert keeper(village) == "Yanto"
    village.go_to("2018-10-13", "08:00")

    assert keeper(village) == "Siti"


def test_who_returns_while_his_substitute_is_away_gets_his_groups_all_the_same(village: Village) -> None:
    on_leave(village, "Siti", "Yanto", "2018-10-03", "2018-10-06")
    village.go_to("2018-10-03", "08:00")
    on_leave(village, "Yanto", "Bambang", "2018-10-05", "2018-10-20")
    village.go_to("2018-10-07", "08:00")
    assert keeper(village) == "Siti"
    village.go_to("2018-10-21", "08:00")

    assert keeper(village) == "Siti"


def test_a_leave_ended_early_gives_the_groups_back_at_once(village: Village) -> None:
    one = on_leave(village, "Siti", "Yanto", "2018-10-03", "2018-10-12")
    village.go_to("2018-10-04", "08:00")
    siti = village.actor("Siti")
    assert village.write(lambda s: withdraw_substitution(s, siti, one, village.now, village.rules))
    assert not village.write(lambda s: withdraw_substitution(s, siti, one, village.now, village.rules))

    assert (keeper(village), latest(village).state) == ("Siti", "ended")


def test_who_left_the_office_during_leave_gets_nothing_back_and_the_koordinator_is_told(village: Village) -> None:
    on_leave(village, "Siti", "Yanto", "2018-10-03", "2018-10-05")
    village.go_to("2018-10-04", "08:00")
    village.write(lambda s: remove_staff(s, OFFICE, village.people["Siti"], village.now))
    village.go_to("2018-10-06", "08:00")

    assert keeper(village) == "Yanto"
    assert "tidak bertugas lagi" in village.phones["Bambang"].last


@pytest.mark.parametrize(
    ("first", "last", "colleague", "mistake"),
    [
        ("2018-09-20", "2018-10-05", "Yanto", "past"),
        ("2018-10-05", "2018-10-03", "Yanto", "backwards"),
        ("2018-10-05", "2020-10-03", "Yanto", "too_long"),
        ("2018-10-05", "2018-10-06", "Rahmat", "not_there"),
        ("2018-10-20", "2018-10-22", "Yanto", "overlaps"),
        ("2018-10-25", "2018-10-26", "Bambang", "away"),
    ],
)
def test_what_can_not_be_asked_says_why(village: Village, first: str, last: str, colleague: str, mistake: str) -> None:
    assert asks(village, "Siti", "Yanto", "2018-10-20", "2018-10-22") is None
    assert asks(village, "Bambang", "Yanto", "2018-10-24", "2018-10-26") is None

    assert asks(village, "Siti", colleague, first, last) == mistake


def test_a_koordinator_may_ask_for_a_pendamping_and_both_see_the_leave(village: Village) -> None:
    assert asks(village, "Siti", "Yanto", "2018-10-03", "2018-10-05", by="Bambang") is None
    answers(village, "Yanto")

    for name in ("Siti", "Yanto"):
        actor, person_id = village.actor(name), village.people[name]
        [one] = village.read(lambda s, a=actor, p=person_id: list_substitutions(s, a, p))  # type: ignore[misc]  # a default can not be typed
        assert (one.name, one.substitute, one.state) == ("Siti", "Yanto", "accepted")
    assert "bersedia menggantikan Ibu Siti" in village.phones["Bambang"].last


# The days as they are typed.


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("3 sampai 7 des", "2018-12-03", "2018-12-07"),
        ("3-7 desember", "2018-12-03", "2018-12-07"),
        ("mulai 3 des s/d 7 des", "2018-12-03", "2018-12-07"),
        ("28 nov hingga 3 des", "2018-11-28", "2018-12-03"),
        ("28 sampai 3 des", "2018-11-28", "2018-12-03"),
        ("besok", "2018-11-23", "2018-11-23"),
        ("senin sd rabu", "2018-11-26", "2018-11-28"),
        ("cuti tgl 10 desember", "2018-12-10", "2018-12-10"),
    ],
)
def test_days_of_a_leave_are_read_as_people_type_them(said: str, first: str, last: str) -> None:
    assert read_leave(said, date(2018, 11, 22)) == Leave(date.fromisoformat(first), date.fromisoformat(last))


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_without_breaking(said: str) -> None:
    found = read_leave(said, date(2018, 11, 22))

    assert found is None or isinstance(found, Leave)


def test_what_says_no_day_is_no_leave() -> None:
    assert [
        read_leave(said, date(2018, 11, 22)) for said in ("", "sampai", "minggu depan ya bu", "99 sampai 7 des")
    ] == [None] * 4
