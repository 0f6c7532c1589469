"""An intake in the tables: the list taken in, its proposal changed by hand, its groups confirmed and told."""

from dataclasses import replace

import pytest
from sqlalchemy import func, or_, select, update

from db import Session
from db.tables import (
    Candidate,
    Clarification,
    FamilyMember,
    Group,
    GroupKeeper,
    Intake,
    Kpm,
    Person,
    ProposedGroup,
    RosterFile,
)
from programme.access import OFFICE
from programme.candidates.adjusting import (
    NotInIntake,
    cancel_intake,
    give_proposed_groups,
    join_proposed_groups,
    move_candidates,
    swap_candidates,
    take_candidates_back,
    take_candidates_out,
)
from programme.candidates.confirming import IntakeMovedOn, confirm_groups, groups_of_intake
from programme.candidates.families import FAMILIES_AT_ONCE
from programme.candidates.group_lists import read_group_lists
from programme.candidates.known_places import places_known
from programme.candidates.proposing import IntakeIsOver, propose_groups
from programme.candidates.sheet import CandidatePlan
from programme.candidates.showing import list_candidates, show_proposal
from programme.candidates.taking_in import end_candidate_list, foresee_candidates, seal, take_candidates_in
from programme.member_duties import appoint
from programme.roster_files import RosterNotTaken
from programme.staff import add_staff, remove_staff
from programme.waiting import what_waits
from reports.group_lists import group_lists_filename, group_lists_workbook
from reports.sheets import read_sheets
from tests.intakes import candidates, confirm, confirmed_list, proposed, take_in
from tests.village import GROUP, KECAMATAN, Village

TWO_RW = {("Sari", "001", "001"): 11, ("Sari", "001", "002"): 12, ("Sari", "002", "001"): 21}
"""44 families of one desa: 23 in one RW and 21 in the other."""


def state(village: Village, intake_id: int) -> str:
    return village.read(lambda s: s.get_one(Intake, intake_id).state)


def revision(village: Village, intake_id: int) -> int:
    return village.read(lambda s: s.get_one(Intake, intake_id).revision)


def ids(village: Village, *numbers: str) -> list[int]:
    query = select(Candidate.id).where(Candidate.participant_number.in_(numbers)).order_by(Candidate.id)
    return village.read(lambda s: list(s.scalars(query)))


def waits(village: Village, who: str) -> int:
    """How many proposals wait for this member of staff."""
    actor = village.actor(who)
    waiting = village.read(lambda s: what_waits(s, actor, village.people[who], village.now, village.rules))
    return sum(one.count for one in waiting if one.matter == "intakes")


def test_confirmed_groups_have_their_families_keepers_and_forms(village: Village) -> None:
    intake_id = take_in(village, candidates(TWO_RW))

    made = confirm(village, intake_id)

    def look(session: Session) -> None:
        groups = [session.get_one(Group, one) for one in made]
        assert [(one.name, one.number, one.kecamatan) for one in groups] == [
            ("Sari 1", 1, KECAMATAN),
            ("Sari 2", 2, KECAMATAN),
        ]
        keepers = session.scalars(select(GroupKeeper).where(GroupKeeper.group_id.in_(made))).all()
        assert {(one.group_id, one.pendamping_id, one.cause) for one in keepers} == {
            (one.id, one.pendamping_id, "given") for one in groups
        }
        assert groups_of_intake(session, intake_id) == made
        kpm = session.scalars(select(Kpm).where(Kpm.group_id.in_(made))).all()
        assert sorted(one.member_number for one in kpm) == sorted([*range(1, 24), *range(1, 22)])
        assert all(one.duty == "member" and one.in_group_since is None for one in kpm)
        one = next(one for one in kpm if one.participant_number == "C0007")
        assert (one.phone, one.dusun, one.rt, one.rw) == ("+628130000007", "Krajan", "001", "001")
        found_by_phone = session.scalars(select(Kpm.person_id).where(Kpm.phone_index == "+628130000007")).one()
        assert found_by_phone == one.person_id
        forms = session.scalars(select(Clarification.kpm_id).where(Clarification.intake_id == intake_id)).all()
        assert sorted(forms) == sorted(one.person_id for one in kpm)
        child = session.scalars(select(FamilyMember).where(FamilyMember.kpm_id == one.person_id)).one()
        assert (child.name, child.component, child.facility) == ("Anak 7", "sd", "SDN 1")
        still = or_(Candidate.family.is_not(None), Candidate.phone.is_not(None), Candidate.coordinates.is_not(None))
        assert session.scalars(select(Candidate.id).where(still)).all() == []

    village.read(look)
    assert state(village, intake_id) == "confirmed"


def test_a_proposal_is_confirmed_once_and_only_as_it_was_shown(village: Village) -> None:
    intake_id = take_in(village, candidates(TWO_RW))
    siti, shown = village.actor("Siti"), revision(village, intake_id)
    moved = ids(village, "C0001")
    village.write(lambda s: move_candidates(s, siti, intake_id, moved, 2, village.now))

    with pytest.raises(IntakeMovedOn):
        village.write(lambda s: confirm_groups(s, siti, intake_id, shown, village.now, village.rules))
    assert village.read(lambda s: groups_of_intake(s, intake_id)) == []
    confirm(village, intake_id)
    with pytest.raises(IntakeMovedOn):
        village.write(lambda s: confirm_groups(s, siti, intake_id, shown + 1, village.now, village.rules))
    with pytest.raises(IntakeIsOver):
        village.write(lambda s: move_candidates(s, siti, intake_id, moved, 1, village.now))


def test_everybody_concerned_hears_of_the_list_and_of_the_result(village: Village) -> None:
    intake_id = take_in(village, candidates(TWO_RW))
    assert [one.person_id for one in village.outbox("candidates_arrived")] == [village.people["Bambang"]]
    assert waits(village, "Bambang") == 1
    assert waits(village, "Rahmat") == waits(village, "Dewi") == 0

    confirm(village, intake_id)
    village.drain()

    assert waits(village, "Bambang") == 0
    given = {one.person_id for one in village.outbox("groups_given")}
    assert given == {village.people["Siti"]}
    told = {one.person_id for one in village.outbox("groups_confirmed")}
    assert told == {village.people["Bambang"], village.people["Dewi"]}
    assert "2 kelompok baru untuk didampingi, 44 keluarga: Sari 1 (23), Sari 2 (21)." in village.pendamping.last
    assert "2 kelompok, 44 keluarga" in village.phones["Bambang"].last


def test_who_is_a_kpm_already_stays_as_she_is(village: Village) -> None:
    mawar = village.read(lambda s: s.get_one(Kpm, village.people["Mawar"]).participant_number)
    rows = candidates(TWO_RW)
    rows[0] = replace(rows[0], participant_number=mawar, name="Mawar Calon")
    plan = CandidatePlan("0" * 64, tuple(rows))
    outcome = village.read(lambda s: foresee_candidates(s, plan))
    assert [one.name for one in outcome.known] == ["Mawar Calon"]
    assert outcome.counts() == {"new": 43, "changed": 0, "same": 0, "known": 1, "left": 0, "missing": 0}

    intake_id = take_in(village, rows)
    hers = village.group_id(GROUP)
    latecomer = ids(village, "C0002")[0]
    village.write(
        lambda s: s.execute(
            update(Kpm).where(Kpm.person_id == village.people["Wati"]).values(participant_number="C0002")
        )
    )
    confirm(village, intake_id)

    def look(session: Session) -> None:
        kpm = session.get_one(Kpm, village.people["Mawar"])
        assert (kpm.group_id, session.get_one(Person, kpm.person_id).name) == (hers, "Mawar")
        assert session.get_one(Kpm, village.people["Wati"]).group_id == hers
        late = session.get_one(Candidate, latecomer)
        assert (late.taken_out, late.kpm_id) == (True, None)
        assert session.scalar(select(func.count()).where(Clarification.intake_id == intake_id)) == 42

    village.read(look)


def test_a_corrected_list_brings_the_open_intake_up_to_date_and_leaves_what_was_put_by_hand(village: Village) -> None:
    rows = candidates(TWO_RW)
    intake_id, siti = take_in(village, rows), village.actor("Siti")
    by_hand, out = ids(village, "C0001"), ids(village, "C0005")
    village.write(lambda s: move_candidates(s, siti, intake_id, by_hand, 2, village.now))
    village.write(lambda s: take_candidates_out(s, siti, intake_id, out, village.now))

    corrected = [
        replace(rows[1], name="Calon Dua", phone=None),
        *rows[3:],
        *candidates({("Sari", "001", "003"): 2}, 90),
    ]
    outcome = village.read(lambda s: foresee_candidates(s, CandidatePlan("", (rows[0], *corrected))))
    assert outcome.counts() == {"new": 2, "changed": 1, "same": 42, "known": 0, "left": 0, "missing": 1}
    assert outcome.missing == ("Calon 3",)
    assert take_in(village, [rows[0], *corrected]) == intake_id

    groups = proposed(village, intake_id)
    assert [len(one) for one in groups.values()] == [23, 22]
    assert "C0001" in groups[2]
    assert "C0090" in groups[1]
    assert "C0005" not in [one for group in groups.values() for one in group]
    changed = village.read(lambda s: s.scalars(select(Candidate).where(Candidate.participant_number == "C0002")).one())
    assert (changed.name, changed.phone) == ("Calon Dua", None)


def test_the_next_intakes_groups_go_on_counting(village: Village) -> None:
    confirm(village, take_in(village, candidates(TWO_RW)))

    second = take_in(village, candidates({("Wates", "001", "001"): 22}, first=100))
    (made,) = confirm(village, second)

    line = village.read(lambda s: s.get_one(Intake, second))
    assert line.label == "2018-2"
    assert village.read(lambda s: s.get_one(Group, made).name) == "Wates 3"


def test_families_are_moved_exchanged_taken_out_and_taken_back(village: Village) -> None:
    intake_id, siti = take_in(village, candidates(TWO_RW)), village.actor("Siti")
    first, last = ids(village, "C0001")[0], ids(village, "C0040")[0]

    village.write(lambda s: swap_candidates(s, siti, intake_id, first, last, village.now))
    groups = proposed(village, intake_id)
    assert ("C0040" in groups[1], "C0001" in groups[2]) == (True, True)
    village.write(lambda s: take_candidates_out(s, siti, intake_id, [first, last], village.now))
    assert [len(one) for one in proposed(village, intake_id).values()] == [22, 20]
    village.write(lambda s: take_candidates_back(s, siti, intake_id, [first], village.now, village.rules))
    assert "C0001" in proposed(village, intake_id)[1]
    village.write(lambda s: move_candidates(s, siti, intake_id, [first], 0, village.now))
    assert proposed(village, intake_id)[3] == ["C0001"]
    village.write(lambda s: join_proposed_groups(s, siti, intake_id, 3, 2, village.now))
    assert [len(one) for one in proposed(village, intake_id).values()] == [22, 21]


def test_groups_joined_leave_no_number_out_and_are_called_by_the_desa_of_most(village: Village) -> None:
    sizes = {("Lor", "001", "001"): 4, ("Sari", "001", "001"): 20, ("Wates", "001", "001"): 21}
    intake_id, siti = take_in(village, candidates(sizes)), village.actor("Siti")

    village.write(lambda s: join_proposed_groups(s, siti, intake_id, 2, 1, village.now))

    view = village.read(lambda s: show_proposal(s, siti, intake_id, village.rules))
    assert [(one.number, one.desa, one.families, one.other_desa) for one in view.groups] == [
        (1, "Sari", 24, ("Lor",)),
        (2, "Wates", 21, ()),
    ]


def test_the_list_of_groups_names_everybody_and_who_was_chosen_ketua(village: Village) -> None:
    budi = village.write(lambda s: add_staff(s, OFFICE, "pendamping", "Budi", KECAMATAN, "m", village.now))
    intake_id, siti = take_in(village, candidates(TWO_RW)), village.actor("Siti")
    village.write(lambda s: give_proposed_groups(s, siti, intake_id, [1], village.people["Siti"], village.now))
    village.write(lambda s: give_proposed_groups(s, siti, intake_id, [2], budi, village.now))
    before = village.write(lambda s: read_group_lists(s, siti, intake_id, village.now))
    assert [(one.number, len(one.families), one.ketua) for one in before.groups] == [(1, 23, None), (2, 21, None)]
    confirm(village, intake_id)
    village.write(lambda s: appoint(s, siti, village.people["Calon 7"], "ketua", village.now))

    own = village.write(lambda s: read_group_lists(s, siti, intake_id, village.now))
    office = village.write(lambda s: read_group_lists(s, village.actor("Dewi"), intake_id, village.now))

    assert [(one.name, one.ketua, one.pendamping) for one in own.groups] == [("Sari 1", "Calon 7", "Siti")]
    assert [one.name for one in office.groups] == ["Sari 1", "Sari 2"]
    assert {one.group for one in village.read(lambda s: list_candidates(s, siti, intake_id))} == {1}
    groups, families = read_sheets(group_lists_workbook(office), "x.xlsx")
    assert groups.rows[3][:5] == [1, "Sari 1", "Sari", 23, "Calon 7"]
    assert len(families.rows) == 3 + 44
    assert [row[6] for row in families.rows if row[3] == "Calon 7"] == ["Ketua"]
    assert group_lists_filename(office) == "kelompok-kedungrejo-2018-1.xlsx"


def test_nothing_of_another_intake_can_be_put_into_this_one(village: Village) -> None:
    other = take_in(village, candidates({("Lor", "001", "001"): 20}, 500, "Lain"), by="Dewi")
    intake_id, siti = take_in(village, candidates(TWO_RW)), village.actor("Siti")
    stranger, own = ids(village, "C0500"), ids(village, "C0001")
    rahmat = village.people["Rahmat"]

    for wrong in (
        lambda s: move_candidates(s, siti, intake_id, stranger, 1, village.now),
        lambda s: move_candidates(s, siti, intake_id, own, 9, village.now),
        lambda s: give_proposed_groups(s, siti, intake_id, [1], rahmat, village.now),
    ):
        with pytest.raises(NotInIntake):
            village.write(wrong)
    assert len(proposed(village, other)[1]) == 20


def test_a_list_is_taken_into_the_senders_own_kecamatan_only(village: Village) -> None:
    rows, siti = candidates({("Lor", "001", "001"): 20}, kecamatan="Lain"), village.actor("Siti")
    sealed = seal(rows, village.database.keys)
    roster_id = village.write(lambda s: confirmed_list(s, siti, village.now))

    with pytest.raises(RosterNotTaken):
        village.write(lambda s: take_candidates_in(s, siti, roster_id, "Lain", sealed, village.now, village.rules))
    assert village.read(lambda s: places_known(s, village.people["Siti"])).own == KECAMATAN
    outcome = village.read(lambda s: foresee_candidates(s, CandidatePlan("", ())))
    village.write(lambda s: end_candidate_list(s, siti, roster_id, outcome, [], village.now))
    assert village.read(lambda s: s.get_one(RosterFile, roster_id).state) == "taken"
    with pytest.raises(RosterNotTaken):
        village.write(lambda s: end_candidate_list(s, siti, roster_id, outcome, [], village.now))


def test_groups_are_divided_evenly_and_a_decision_by_hand_stays(village: Village) -> None:
    budi = village.write(lambda s: add_staff(s, OFFICE, "pendamping", "Budi", KECAMATAN, "m", village.now))
    intake_id, siti = (
        take_in(village, candidates({("Sari", "001", f"{n:03d}"): 22 for n in range(1, 5)})),
        village.actor("Siti"),
    )

    def keepers() -> list[int | None]:
        query = select(ProposedGroup.pendamping_id).order_by(ProposedGroup.number)
        return village.read(lambda s: list(s.scalars(query)))

    hers = village.people["Siti"]
    assert sorted(keepers(), key=lambda one: one != hers) == [hers, hers, budi, budi]
    village.write(lambda s: give_proposed_groups(s, siti, intake_id, [1, 2, 3], budi, village.now))
    village.write(lambda s: propose_groups(s, siti, intake_id, village.now, village.rules))
    assert keepers()[:3] == [budi] * 3
    village.write(lambda s: remove_staff(s, OFFICE, budi, village.now))
    made = confirm(village, intake_id)
    assert village.read(lambda s: [s.get_one(Group, one).pendamping_id for one in made])[:3] == [None] * 3


def test_three_pendamping_without_a_koordinator_are_pointed_out(village: Village) -> None:
    for name in ("Budi", "Tuti"):
        village.write(lambda s, name=name: add_staff(s, OFFICE, "pendamping", name, KECAMATAN, "m", village.now))  # type: ignore[misc]  # a default can not be typed
    intake_id, siti = take_in(village, candidates({("Sari", "001", "001"): 13})), village.actor("Siti")
    with_one = village.read(lambda s: show_proposal(s, siti, intake_id, village.rules))
    village.write(lambda s: remove_staff(s, OFFICE, village.people["Bambang"], village.now))
    without = village.read(lambda s: show_proposal(s, siti, intake_id, village.rules))

    assert (with_one.lacks_koordinator, without.lacks_koordinator) == (False, True)
    assert without.small == (1,)


def test_a_large_intakes_households_are_entered_bit_by_bit(village: Village) -> None:
    many = FAMILIES_AT_ONCE + 10
    intake_id = take_in(village, candidates({("Sari", f"{n:03d}", "001"): 21 for n in range(1, many // 21 + 1)}))
    confirm(village, intake_id)
    count = select(func.count()).select_from(FamilyMember).where(FamilyMember.facility.is_not(None))
    assert village.read(lambda s: s.scalar(count)) == FAMILIES_AT_ONCE

    village.tick()

    assert village.read(lambda s: s.scalar(count)) == many // 21 * 21


def test_a_wrong_list_is_cancelled_before_anybody_becomes_a_kpm(village: Village) -> None:
    intake_id, siti = take_in(village, candidates(TWO_RW)), village.actor("Siti")

    village.write(lambda s: cancel_intake(s, siti, intake_id, village.now))

    with pytest.raises(IntakeIsOver):
        village.write(lambda s: propose_groups(s, siti, intake_id, village.now, village.rules))
    assert village.read(lambda s: s.scalars(select(Candidate)).all()) == []
    again = take_in(village, candidates(TWO_RW))
    assert again != intake_id
    assert len(village.read(lambda s: list_candidates(s, siti, again))) == 44
