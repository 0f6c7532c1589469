"""Groups of neighbours, formed for whatever families there are; and divided among pendamping."""

import random
from collections import Counter, defaultdict
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programme.candidates.dividing import GroupToGive, Hand, divide, even_load, too_few_pendamping
from programme.candidates.proposal import FormedGroup, Neighbour, form_groups
from programme.rules import Rules

RULES = Rules()
LEAST, MOST = RULES.intake.group_families_least, RULES.intake.group_families_most
PLACES = st.tuples(
    st.sampled_from(("Wates", "Sari")),
    st.sampled_from(("Krajan", "Ngemplak", None)),
    st.sampled_from(("001", "002", None)),
    st.sampled_from(("001", "002", "003", None)),
)
BLOCKS = st.lists(st.tuples(PLACES, st.integers(1, 30)), min_size=1, max_size=5)


def families(blocks: list[tuple[tuple[str, str | None, str | None, str | None], int]]) -> list[Neighbour]:
    """So many families in each place."""
    found: list[Neighbour] = []
    for (desa, dusun, rw, rt), size in blocks:
        for _ in range(size):
            number = len(found) + 1
            found.append(Neighbour(number, desa, dusun, rw, rt, key=f"P{number:05d}"))
    return found


def of_rt(*sizes: int, desa: str = "Wates") -> list[Neighbour]:
    """RT of so many families in one RW."""
    return families([((desa, "Krajan", "001", f"{rt:03d}"), size) for rt, size in enumerate(sizes, start=1)])


def sizes(groups: list[FormedGroup]) -> list[int]:
    return [len(one.ids) for one in groups]


@given(BLOCKS)
def test_every_candidate_is_in_exactly_one_group_of_her_own_desa(
    blocks: list[tuple[tuple[str, str | None, str | None, str | None], int]],
) -> None:
    everybody = families(blocks)
    desa = {one.id: one.desa for one in everybody}

    groups = form_groups(everybody, RULES)

    assert sorted(one for group in groups for one in group.ids) == sorted(desa)
    assert all(desa[one] == group.desa for group in groups for one in group.ids)


@given(BLOCKS)
def test_a_desa_whose_families_can_be_put_into_groups_of_the_right_size_is(
    blocks: list[tuple[tuple[str, str | None, str | None, str | None], int]],
) -> None:
    everybody = families(blocks)
    counts = Counter(one.desa for one in everybody)

    for group in form_groups(everybody, RULES):
        many = counts[group.desa]
        if -(-many // MOST) <= many // LEAST:
            assert LEAST <= len(group.ids) <= MOST


@given(st.lists(st.integers(1, 25), min_size=1, max_size=10))
def test_no_rt_is_parted_where_whole_rt_make_groups_of_the_right_size(rt_sizes: list[int]) -> None:
    everybody = of_rt(*rt_sizes)
    reachable = {0}
    for _ in rt_sizes:
        reachable |= {
            end
            for start in reachable
            for end in range(start + 1, len(rt_sizes) + 1)
            if LEAST <= sum(rt_sizes[start:end]) <= MOST
        }

    groups = form_groups(everybody, RULES)

    if len(rt_sizes) in reachable:
        rt = {one.id: one.rt for one in everybody}
        lives_in: dict[str | None, set[int]] = defaultdict(set)
        for place, group in enumerate(groups):
            for one in group.ids:
                lives_in[rt[one]].add(place)
        assert all(len(places) == 1 for places in lives_in.values())


@settings(max_examples=40)
@given(BLOCKS, st.randoms(use_true_random=False))
def test_the_same_families_give_the_same_groups_in_whatever_order_they_come(
    blocks: list[tuple[tuple[str, str | None, str | None, str | None], int]], order: random.Random
) -> None:
    everybody = families(blocks)
    shuffled = list(everybody)
    order.shuffle(shuffled)

    assert form_groups(shuffled, RULES) == form_groups(everybody, RULES)


@pytest.mark.parametrize(
    ("many", "expected"),
    [
        (13, [13]),
        (20, [20]),
        (25, [25]),
        (26, [26]),
        (30, [30]),
        (32, [16, 16]),
        (40, [20, 20]),
        (45, [22, 23]),
        (100, [25, 25, 25, 25]),
        (110, [22, 22, 22, 22, 22]),
    ],
)
def test_sizes_are_balanced_and_what_cannot_be_met_comes_as_near_as_can_be(many: int, expected: list[int]) -> None:
    alike = [Neighbour(number, "Wates", key=f"P{number:03d}") for number in range(many)]

    found = sizes(form_groups(alike, RULES))

    assert sorted(found) == expected


def test_a_small_dusun_joins_the_nearest_one_and_not_the_next_by_name() -> None:
    everybody = [
        *families([(("Wates", "Ampel", "001", "001"), 20)]),
        *(replace(one, id=one.id + 100) for one in families([(("Wates", "Bulu", "004", "001"), 20)])),
        *(replace(one, id=one.id + 200) for one in families([(("Wates", "Cari", "001", "002"), 5)])),
    ]
    where = {"Ampel": (-7.10, 111.10), "Bulu": (-7.30, 111.30), "Cari": (-7.11, 111.11)}
    at_home = [replace(one, at=where[one.dusun or ""]) for one in everybody]

    groups = form_groups(at_home, RULES)

    assert [sorted({one // 100 for one in group.ids}) for group in groups] == [[0, 2], [1]]


def test_a_small_desa_is_never_joined_to_another_one_by_itself() -> None:
    groups = form_groups([*of_rt(13), *(replace(one, id=one.id + 50, desa="Sari") for one in of_rt(12))], RULES)

    assert [(one.desa, len(one.ids)) for one in groups] == [("Sari", 12), ("Wates", 13)]


@settings(max_examples=40)
@given(BLOCKS, st.data())
def test_who_was_put_by_hand_stays_with_those_of_her_group(
    blocks: list[tuple[tuple[str, str | None, str | None, str | None], int]], data: st.DataObject
) -> None:
    everybody = families(blocks)
    before = form_groups(everybody, RULES)
    group_of = {one: place for place, group in enumerate(before) for one in group.ids}
    moved = data.draw(st.sampled_from(everybody)).id
    to = data.draw(st.sampled_from(range(len(before))))
    mates = {one.id for one in everybody if group_of[one.id] == to} - {moved}
    now = [
        replace(one, group=to if one.id == moved else group_of[one.id], by_hand=one.id == moved) for one in everybody
    ]

    groups = form_groups(now, RULES)

    assert sorted(one for group in groups for one in group.ids) == sorted(group_of)
    hers = next(group for group in groups if moved in group.ids)
    assert not mates or mates & set(hers.ids)


def test_two_groups_joined_by_hand_stay_together_across_the_border_of_a_desa() -> None:
    wates, sari = of_rt(13), [replace(one, id=one.id + 50, desa="Sari") for one in of_rt(10)]
    joined = [*(replace(one, group=1) for one in wates), *(replace(one, group=1, by_hand=True) for one in sari)]

    (group,) = form_groups(joined, RULES)

    assert (group.desa, len(group.ids), group.was) == ("Wates", 23, 1)


def groups_of(*desa_and_sizes: tuple[str, int]) -> list[GroupToGive]:
    return [GroupToGive(number, desa, size) for number, (desa, size) in enumerate(desa_and_sizes, start=1)]


@given(
    st.lists(st.tuples(st.sampled_from("ABC"), st.integers(10, 30)), max_size=30),
    st.lists(st.integers(0, 400), max_size=8),
)
def test_every_group_has_one_pendamping_and_nobody_far_more_than_the_even_load(
    described: list[tuple[str, int]], loads: list[int]
) -> None:
    groups = groups_of(*sorted(described))
    hands = [Hand(100 + place, load) for place, load in enumerate(loads)]

    given_to = divide(groups, hands)

    assert set(given_to) == ({one.id for one in groups} if hands else set())
    if hands and groups:
        level = even_load(sum(one.families for one in groups), hands)
        after = {one.id: one.families for one in hands}
        for group in groups:
            after[given_to[group.id]] += group.families
        assert all(after[one.id] <= max(one.families, level + 90) for one in hands)


def test_a_desa_goes_to_who_works_there_and_is_not_parted_without_need() -> None:
    groups = groups_of(*[("Ampel", 22)] * 4, *[("Bulu", 22)] * 4)

    given_to = divide(groups, [Hand(1, 100, frozenset({"Bulu"})), Hand(2, 100)])

    assert given_to == {1: 2, 2: 2, 3: 2, 4: 2, 5: 1, 6: 1, 7: 1, 8: 1}


def test_who_has_many_families_already_gets_fewer_groups() -> None:
    given_to = divide(groups_of(*[("Ampel", 25)] * 6), [Hand(1, 350), Hand(2, 250)])

    assert Counter(given_to.values()) == {1: 1, 2: 5}


@pytest.mark.parametrize(("families_new", "short"), [(700, 0), (825, 0), (900, 1), (1600, 2)])
def test_it_is_said_how_many_pendamping_are_missing(families_new: int, short: int) -> None:
    assert too_few_pendamping(families_new, [Hand(1), Hand(2)], RULES) == short
