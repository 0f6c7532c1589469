"""A roster comes into the tables whole or not at all, and coming again it doubles and deletes nothing."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, func, select, text

from db import Database
from db.schema import Table
from db.tables import (
    FamilyMember,
    Group,
    JobRun,
    Kpm,
    Meeting,
    Person,
    RosterImport,
    StagedFamilyMember,
    StagedGroup,
    StagedKpm,
    TrailEntry,
)
from programme.access import OFFICE, Actor, NotAllowed
from programme.roster import ImportOutcome, import_roster, known_people, preview_roster
from tests.programme.roster_books import Cells, kpm_row, plan_of, roster_book

NOW = datetime(2026, 1, 5, 2, tzinfo=UTC)

MAWAR = kpm_row("P1", "Mawar", hp="081234567890", ketua="ya", koordinat="-7.123, 110.456")
WATI = kpm_row("P2", "Wati")
SRI = kpm_row("P3", "Sri")
BUDI = ("P1", "Budi", "05/05/2015", "SD", "SDN 1")
ANI = ("P1", "Ani", "17/08/2023", "Balita", "")


class Killed(BaseException):
    """The process dies: nothing that catches exceptions gets a chance."""


@pytest.fixture
def database(database: Database) -> Database:
    """Two pendamping are in office already."""
    database.write(add_staff)
    return database


def add_staff(session: Any) -> None:
    for name in ("Rina Wulandari", "Dewi Lestari"):
        session.add(Person(role="pendamping", name=name, kecamatan="Wates", created_at=NOW))


def bring(database: Database, rows: Sequence[Cells], members: Sequence[Cells] = ()) -> ImportOutcome:
    plan = plan_of(roster_book(rows, members), database.read(known_people))
    return import_roster(database, OFFICE, plan, NOW, lambda done, total: None)


def members_of(database: Database, group: str = "Melati") -> list[tuple[int, str, str]]:
    query = (
        select(Kpm.member_number, Person.name, Kpm.duty)
        .join(Person, Person.id == Kpm.person_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(Group.name == group)
        .order_by(Kpm.member_number)
    )
    return database.read(lambda session: [(number, name, duty) for number, name, duty in session.execute(query)])


def kpm_called(database: Database, name: str) -> Kpm:
    query = select(Kpm).join(Person, Person.id == Kpm.person_id).where(Person.name == name)
    return database.read(lambda session: session.scalars(query).one())


def count(database: Database, table: type[Table]) -> int:
    return database.read(lambda session: session.scalar(select(func.count()).select_from(table)) or 0)


def test_new_families_come_in_with_numbers_in_file_order(database: Database) -> None:
    outcome = bring(database, [WATI, MAWAR, SRI], [BUDI, ANI])

    assert (outcome.added, outcome.changed, outcome.unchanged, outcome.family_added) == (3, (), 0, 2)
    assert members_of(database) == [(1, "Wati", "member"), (2, "Mawar", "ketua"), (3, "Sri", "member")]
    mawar = kpm_called(database, "Mawar")
    assert (mawar.phone, mawar.coordinates, mawar.rt, mawar.left_at) == (
        "+6281234567890",
        "-7.123,110.456",
        "002",
        None,
    )
    by_phone = select(Kpm.person_id).where(Kpm.phone_index == "+6281234567890")
    assert database.read(lambda session: session.scalars(by_phone).all()) == [mawar.person_id]
    family = select(FamilyMember).where(FamilyMember.kpm_id == mawar.person_id).order_by(FamilyMember.id)
    found = database.read(lambda session: [(m.name, m.component, m.facility) for m in session.scalars(family)])
    assert found == [("Budi", "sd", "SDN 1"), ("Ani", "toddler", None)]


def test_each_new_family_is_a_person_and_leaves_a_trace(database: Database) -> None:
    bring(database, [MAWAR, WATI])

    kpm = select(Person.id, Person.gender, Person.language, Person.joined_at).where(Person.role == "kpm")
    people = database.read(lambda session: session.execute(kpm).all())
    assert [tuple(row[1:]) for row in people] == [("f", "id", None)] * 2
    traces = select(TrailEntry.object_id).where(TrailEntry.operation == "import_roster")
    assert set(database.read(lambda session: session.scalars(traces).all())) == {row.id for row in people}
    assert count(database, TrailEntry) == 2


def test_ids_go_on_after_an_import(database: Database) -> None:
    bring(database, [MAWAR, WATI])
    database.write(add_staff)
    assert count(database, Person) == 6


def test_what_is_personal_is_unreadable_in_the_tables(database: Database) -> None:
    bring(database, [MAWAR], [BUDI])
    raw = text("SELECT phone, phone_index, coordinates, m.name, component FROM kpm JOIN family_members m ON true")
    stored = database.read(lambda session: session.execute(raw).one())
    for value in ("81234567890", "-7.123", "Budi", "sd"):
        assert not any(value in cell for cell in stored[:2]) or value == "sd"
    assert stored[0].startswith("gAAAA")
    assert stored[3].startswith("gAAAA")


def test_coming_again_changes_and_doubles_nothing(database: Database) -> None:
    bring(database, [MAWAR, WATI], [BUDI])
    outcome = bring(database, [MAWAR, WATI], [BUDI])

    assert (outcome.added, outcome.changed, outcome.unchanged, outcome.family_added) == (0, (), 2, 0)
    assert [count(database, table) for table in (Person, Kpm, Group, FamilyMember)] == [4, 2, 1, 1]


def test_what_changed_is_told_field_by_field(database: Database) -> None:
    bring(database, [MAWAR, WATI, SRI], [BUDI])
    outcome = bring(
        database,
        [
            kpm_row("P1", "Mawarni", hp="081311112222", ketua="ya", koordinat="-7.123, 110.456"),
            kpm_row("P2", "Wati", rt="009"),
            SRI,
        ],
        [("P1", "BUDI", "05/05/2015", "SMP", ""), ("P3", "Eko", "", "SD", "")],
    )

    assert [(change.participant_number, change.fields) for change in outcome.changed] == [
        ("P1", ("name", "phone", "family")),
        ("P2", ("rt",)),
        ("P3", ("family",)),
    ]
    assert (kpm_called(database, "Mawarni").phone, kpm_called(database, "Wati").rt) == ("+6281311112222", "009")
    budi, eko = database.read(lambda session: session.scalars(select(FamilyMember).order_by(FamilyMember.id)).all())
    assert (budi.component, budi.facility, eko.name) == ("smp", "SDN 1", "Eko")


def test_an_empty_cell_takes_nothing_away(database: Database) -> None:
    bring(database, [MAWAR])
    outcome = bring(database, [kpm_row("P1", "Mawar", dusun="", rt="", hp="", ketua="")])

    mawar = kpm_called(database, "Mawar")
    assert outcome.unchanged == 1
    assert (mawar.phone, mawar.dusun, mawar.rt, mawar.duty) == ("+6281234567890", "Krajan", "002", "ketua")


def test_who_is_missing_is_told_and_stays(database: Database) -> None:
    bring(database, [MAWAR, WATI, kpm_row("P9", "Lestari", group="Anggrek")])
    outcome = bring(database, [MAWAR])

    assert [(absentee.participant_number, absentee.group) for absentee in outcome.missing] == [("P2", "Melati")]
    assert len(members_of(database)) == 2


def test_who_moves_gets_the_next_number_there_and_others_keep_theirs(database: Database) -> None:
    bring(database, [MAWAR, WATI, SRI, kpm_row("P4", "Yuni", group="Anggrek"), kpm_row("P5", "Tuti", group="Anggrek")])
    outcome = bring(
        database,
        [kpm_row("P6", "Baru", group="Anggrek"), kpm_row("P1", "Mawar", group="Anggrek", hp="081234567890"), WATI, SRI],
    )

    assert [(change.name, change.fields) for change in outcome.changed] == [("Mawar", ("group", "ketua"))]
    assert members_of(database) == [(2, "Wati", "member"), (3, "Sri", "member")]
    assert members_of(database, "Anggrek") == [
        (1, "Yuni", "member"),
        (2, "Tuti", "member"),
        (3, "Baru", "member"),
        (4, "Mawar", "member"),
    ]


def test_two_may_change_places(database: Database) -> None:
    bring(database, [kpm_row("P1", "Mawar", ketua="ya"), kpm_row("P2", "Wati", group="Anggrek", ketua="ya")])
    bring(database, [kpm_row("P1", "Mawar", group="Anggrek", ketua="ya"), kpm_row("P2", "Wati", ketua="ya")])

    assert members_of(database) == [(2, "Wati", "ketua")]
    assert members_of(database, "Anggrek") == [(2, "Mawar", "ketua")]


def test_the_ketua_changes_only_where_the_file_names_another(database: Database) -> None:
    bring(database, [MAWAR, WATI])
    outcome = bring(database, [kpm_row("P1", "Mawar"), kpm_row("P2", "Wati", ketua="ya")])

    assert [(change.name, change.fields) for change in outcome.changed] == [("Mawar", ("ketua",)), ("Wati", ("ketua",))]
    assert members_of(database) == [(1, "Mawar", "member"), (2, "Wati", "ketua")]


def test_a_group_may_get_another_pendamping(database: Database) -> None:
    bring(database, [MAWAR])
    bring(database, [kpm_row("P1", "Mawar", ketua="ya", pendamping="Dewi Lestari")])

    query = select(Person.name).join(Group, Group.pendamping_id == Person.id)
    assert database.read(lambda session: session.scalars(query).all()) == ["Dewi Lestari"]


def test_who_has_left_is_not_taken_back_by_a_file(database: Database) -> None:
    bring(database, [MAWAR, WATI])

    def leave(session: Any) -> None:
        session.scalars(select(Kpm).where(Kpm.participant_number == "P2")).one().left_at = NOW

    database.write(leave)
    outcome = bring(database, [MAWAR, kpm_row("P2", "Wati", rt="009")])
    assert [left.name for left in outcome.left] == ["Wati"]
    assert (kpm_called(database, "Wati").left_at, kpm_called(database, "Wati").rt) == (NOW, "002")


def test_a_family_member_who_has_left_is_neither_brought_back_nor_added_again_by_a_file(database: Database) -> None:
    bring(database, [MAWAR], [BUDI])

    def leave(session: Any) -> None:
        session.scalars(select(FamilyMember)).one().left_on = NOW.date()

    database.write(leave)
    outcome = bring(database, [MAWAR], [[*BUDI[:-1], "SDN 9"], ANI])

    assert (outcome.family_added, outcome.family_changed, outcome.family_left) == (1, 0, 1)
    rows = database.read(lambda s: s.scalars(select(FamilyMember).order_by(FamilyMember.id)).all())
    assert [(one.name, one.facility, one.left_on) for one in rows] == [
        ("Budi", "SDN 1", NOW.date()),
        ("Ani", None, None),
    ]


def test_a_preview_tells_the_same_and_changes_nothing(database: Database) -> None:
    bring(database, [MAWAR])
    plan = plan_of(roster_book([MAWAR, WATI]), database.read(known_people))
    outcome = preview_roster(database, OFFICE, plan)
    assert (outcome.added, outcome.unchanged) == (1, 1)
    assert count(database, Kpm) == 1


def test_an_import_is_recorded_and_leaves_no_staged_rows(database: Database) -> None:
    bring(database, [MAWAR, WATI], [BUDI])
    (record,) = database.read(lambda session: session.scalars(select(RosterImport)).all())
    assert (record.rows, record.added, record.finished_at) == (3, 2, NOW)
    assert len(record.file_hash) == 64
    assert [count(database, table) for table in (StagedGroup, StagedKpm, StagedFamilyMember)] == [0, 0, 0]


@pytest.mark.parametrize("role", ["pendamping", "kpm", "system"])
def test_only_the_office_brings_a_roster(database: Database, role: str) -> None:
    actor = Actor(None, role) if role == "system" else Actor(1, role)
    with pytest.raises(NotAllowed):
        import_roster(database, actor, plan_of(roster_book([MAWAR])), NOW, lambda done, total: None)
    assert count(database, Kpm) == 0


def many(kpm: int) -> list[list[object]]:
    return [
        kpm_row(f"P{n}", f"Ibu {chr(65 + n % 26)}a", group=f"Melati {n // 25}", ketua="ya" * (n % 25 == 0))
        for n in range(kpm)
    ]


def test_a_process_that_dies_on_the_way_leaves_nothing_half_done(database: Database) -> None:
    plan = plan_of(roster_book(many(1_200)), database.read(known_people))
    steps: list[int] = []
    preview = database.read(known_people)
    assert preview.groups == ()
    for dies_at in range(1, 20):
        steps.clear()

        def die(done: int, total: int, at: int = dies_at) -> None:
            steps.append(done)
            if len(steps) == at:
                raise Killed

        try:
            import_roster(database, OFFICE, plan, NOW, die)
        except Killed:
            assert (count(database, Kpm), count(database, Group), count(database, Person)) == (0, 0, 2)
            continue
        assert count(database, Kpm) == 1_200
        break
    else:
        pytest.fail("never finished")
    assert len(steps) > 4


def test_dying_within_the_deciding_transaction_leaves_nothing_half_done(database: Database) -> None:
    bring(database, [MAWAR, WATI])
    before = members_of(database)
    plan = plan_of(
        roster_book([kpm_row("P2", "Wati", group="Anggrek", ketua="ya"), SRI], [("P3", "Eko", "", "SD", "")]),
        database.read(known_people),
    )
    survived = 0
    for dies_at in range(1, 40):
        seen = 0

        def die(_connection: Any, _cursor: Any, statement: str, *_: Any, at: int = dies_at) -> None:
            nonlocal seen
            seen += statement.startswith(("INSERT", "UPDATE", "DELETE"))
            if seen == at:
                raise Killed

        event.listen(database.engine, "before_cursor_execute", die)
        try:
            import_roster(database, OFFICE, plan, NOW, lambda done, total: None)
            survived += 1
        except Killed:
            pass
        finally:
            event.remove(database.engine, "before_cursor_execute", die)
        after = members_of(database) + members_of(database, "Anggrek")
        if after != before:
            assert after == [(1, "Mawar", "ketua"), (3, "Sri", "member"), (1, "Wati", "ketua")]
            assert count(database, FamilyMember) == 1
            break
    assert dies_at > 10


def test_what_a_killed_import_left_is_cleared_by_a_later_one(database: Database) -> None:
    plan = plan_of(roster_book(many(600)), database.read(known_people))

    def die(done: int, total: int) -> None:
        if done > total // 2:
            raise Killed

    with pytest.raises(Killed):
        import_roster(database, OFFICE, plan, NOW - timedelta(hours=2), die)
    assert count(database, StagedKpm) > 0
    bring(database, [MAWAR])
    assert [count(database, table) for table in (StagedGroup, StagedKpm, RosterImport)] == [0, 0, 1]


def test_others_write_while_an_import_is_on_its_way(database: Database) -> None:
    plan = plan_of(roster_book(many(1_200)), database.read(known_people))

    def write(done: int, total: int) -> None:
        database.write(lambda session: session.add(JobRun(job="other", ran_at=NOW, done=done)))

    import_roster(database, OFFICE, plan, NOW, write)
    assert count(database, JobRun) >= 6
    assert count(database, Kpm) == 1_200


def test_a_family_added_meanwhile_is_updated_not_doubled(database: Database) -> None:
    bring(database, [MAWAR])
    plan = plan_of(roster_book([MAWAR, kpm_row("P2", "Wati", rt="009")]), database.read(known_people))
    rivals = [WATI]

    def overtake(done: int, total: int) -> None:
        if done > total // 2 and rivals:
            bring(database, [rivals.pop()])

    outcome = import_roster(database, OFFICE, plan, NOW, overtake)
    assert [(change.name, change.fields) for change in outcome.changed] == [("Wati", ("rt",))]
    assert members_of(database) == [(1, "Mawar", "ketua"), (2, "Wati", "member")]


def since(database: Database, name: str) -> datetime | None:
    return kpm_called(database, name).in_group_since


def hold_a_meeting(session: Any) -> None:
    """The group Melati has met."""
    group, rina = session.scalars(select(Group)).first(), session.scalars(select(Person)).first()
    session.add(Meeting(group_id=group.id, starts_at=NOW, ends_at=NOW, place="x", created_by=rina.id, created_at=NOW))


def test_who_comes_into_a_group_that_has_met_is_in_it_from_then_on(database: Database) -> None:
    bring(database, [MAWAR, kpm_row("P4", "Yuni", group="Anggrek")])
    database.write(hold_a_meeting)
    bring(database, [MAWAR, WATI, kpm_row("P4", "Yuni")])

    assert (since(database, "Mawar"), since(database, "Wati"), since(database, "Yuni")) == (None, NOW, NOW)


def test_who_comes_before_the_first_meeting_was_there_from_the_beginning(database: Database) -> None:
    bring(database, [MAWAR])
    bring(database, [MAWAR, WATI])

    assert since(database, "Wati") is None


def test_who_stays_in_her_group_keeps_her_beginning(database: Database) -> None:
    bring(database, [MAWAR])
    database.write(hold_a_meeting)
    bring(database, [MAWAR, WATI])
    plan = plan_of(roster_book([MAWAR, kpm_row("P2", "Wati", rt="009")], ()), database.read(known_people))
    import_roster(database, OFFICE, plan, NOW + timedelta(days=40), lambda done, total: None)

    assert (since(database, "Wati"), kpm_called(database, "Wati").rt) == (NOW, "009")
