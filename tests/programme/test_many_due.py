"""Which way suits which visit, and what is typed about it: pure decisions."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.many_due.agreed_text import read_agreed
from programme.many_due.came_text import read_came, read_picked, read_reply
from programme.many_due.kind_words import unfit_words
from programme.many_due.ways import COLLEAGUE, KETUA, TOGETHER, WAYS, Shareable, proposed_for, suits
from programme.relay_answer_parts import Listed
from programme.visit_handovers import Colleague

SRI = Colleague(100, "Sri", "f")
GUESTS = [Listed(1, "Mawar"), Listed(2, "Wati"), Listed(3, "Siti Aminah"), Listed(4, "Ponirah")]


def visit(number: int, **values: object) -> Shareable:
    facts: dict[str, object] = {
        "visit_id": number, "number": number, "kpm_id": number, "name": f"N{number}", "gender": "f", "group_id": 1,
        "group_name": "Melati 1", "usual_place": None, "desa": "Wates", "dusun": "Krajan", "cause": "p2k2",
        "on_list": False, "ketua": SRI,
    }  # fmt: skip
    return Shareable(**{**facts, **values})  # type: ignore[arg-type]  # facts of several types


# What is proposed


def test_a_ketua_is_proposed_only_where_she_can_be_asked_about_absences_of_others() -> None:
    visits = [visit(1), visit(2, ketua=None), visit(3, cause="follow_up"), visit(4, on_list=True)]

    assert proposed_for(KETUA, visits) == [1]
    assert [one.visit_id for one in visits if suits(KETUA, one)] == [1, 4]


def test_called_together_are_the_most_that_live_in_one_dusun_else_in_one_desa() -> None:
    scattered = [visit(1, dusun="Lor"), visit(2, dusun="Kidul"), visit(3, dusun="kidul"), visit(4, desa="Karang")]

    assert proposed_for(TOGETHER, scattered) == [2, 3]
    assert proposed_for(TOGETHER, [visit(1, dusun="Lor"), visit(2, dusun=None), visit(4, desa="Karang")]) == [1, 2]
    assert proposed_for(TOGETHER, [visit(1), visit(2, desa="Karang")]) == []


def test_a_colleague_is_proposed_those_that_wait_the_farthest_first() -> None:
    visits = [visit(1, on_list=True), visit(7, metres=200.0), visit(8, metres=4_000.0), visit(9, metres=900.0)]

    assert proposed_for(COLLEAGUE, visits) == [8, 9, 7]


def test_where_nothing_waits_all_are_proposed() -> None:
    assert proposed_for(COLLEAGUE, [visit(1, on_list=True), visit(2, on_list=True)]) == [1, 2]


@given(
    st.lists(
        st.builds(
            replace,
            st.integers(1, 40).map(visit),
            cause=st.sampled_from(["p2k2", "follow_up"]),
            on_list=st.booleans(),
            ketua=st.sampled_from([None, SRI]),
            dusun=st.sampled_from([None, "Krajan", "Lor"]),
            metres=st.floats(0, 9_000),
        ),
        unique_by=lambda one: one.visit_id,
    )
)
def test_only_what_a_way_suits_is_ever_proposed(visits: list[Shareable]) -> None:
    for way in WAYS:
        proposed = proposed_for(way, visits)
        assert len(proposed) == len(set(proposed))
        assert set(proposed) <= {one.visit_id for one in visits if suits(way, one)}


# What is typed


@pytest.mark.parametrize(
    ("text", "came"),
    [
        ("mawar wati datang", {1, 2}),
        ("mawar, wati", {1, 2}),
        ("yang datang mawar", {1}),
        ("bu mawar sama bu wati", {1, 2}),
        ("hanya mawar", {1}),
        ("1 3", {1, 3}),
        ("2-4", {2, 3, 4}),
        ("semua", {1, 2, 3, 4}),
        ("datang semua", {1, 2, 3, 4}),
        ("semua kecuali 3", {1, 2, 4}),
        ("semua datang kecuali wati", {1, 3, 4}),
        ("kabeh teko kejaba wati", {1, 3, 4}),
        ("wati tidak", {1, 3, 4}),
        ("wati tidak bisa datang", {1, 3, 4}),
        ("wati ora teko", {1, 3, 4}),
        ("mawar rawuh wati mboten", {1}),
        ("mawar datang, wati tidak", {1}),
        ("1,2 datang 3 ndak", {1, 2}),
        ("tidak ada yang datang", set()),
        ("tidak ada", set()),
        ("tidak datang semua", set()),
        ("semua tidak datang", set()),
    ],
)
def test_who_came_is_read_as_it_is_typed(text: str, came: set[int]) -> None:
    picked = read_came(text, GUESTS)

    assert picked is not None
    assert set(picked.numbers) == came
    assert picked.unknown == ()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2 4", {2, 4}),
        ("no 2 dan 4", {2, 4}),
        ("semua kecuali 3", {1, 2, 4}),
        ("jangan mawar", {2, 3, 4}),
        ("1 sampai 3", {1, 2, 3}),
        ("mawar", {1}),
    ],
)
def test_visits_are_picked_by_number_or_name(text: str, meant: set[int]) -> None:
    picked = read_picked(text, GUESTS)

    assert picked is not None
    assert set(picked.numbers) == meant


def test_a_number_nobody_has_is_never_passed_over() -> None:
    picked = read_picked("2 4 7", GUESTS)

    assert picked is not None
    assert picked.unknown == ("7",)
    assert read_came("halo bu", GUESTS) is None


@given(st.text(max_size=80))
def test_no_text_picks_anybody_who_is_not_listed(text: str) -> None:
    for picked in (read_came(text, GUESTS), read_picked(text, GUESTS)):
        assert picked is None or picked.numbers <= {1, 2, 3, 4}


def test_an_answer_told_in_person_is_of_whom_it_names() -> None:
    assert read_reply("ponirah datang", GUESTS) == (frozenset({4}), True)
    assert read_reply("2 tidak bisa", GUESTS) == (frozenset({2}), False)
    for no_answer in ("siapa ya", "tambah 2", "2 bisa?"):
        assert read_reply(no_answer, GUESTS) is None


@pytest.mark.parametrize("text", ["2 orang datang", "yang datang 3 keluarga", "teko 2 wong"])
def test_how_many_came_does_not_tell_who(text: str) -> None:
    assert read_came(text, GUESTS) is None


def test_agreements_are_each_familys_own_or_for_all() -> None:
    assert read_agreed("mawar: gantian jaga; wati: Senin lapor", GUESTS[:2]) == {1: "gantian jaga", 2: "Senin lapor"}
    assert read_agreed("bulan depan datang", GUESTS[:2]) == {1: "bulan depan datang", 2: "bulan depan datang"}
    assert read_agreed("3: lewat suami\nbulan depan datang", [GUESTS[0], GUESTS[2]]) == {
        1: "bulan depan datang",
        3: "lewat suami",
    }


@pytest.mark.parametrize(
    "text",
    ["nanti dipotong", "sering absen", "tidak hadir terus", "awas ya", "katanya hamil", "kena sanksi", "utangnya",
     "tanya soal KKS"],
)  # fmt: skip
def test_a_threat_a_cause_or_anothers_matter_is_no_word_for_a_ketua_to_bring(text: str) -> None:
    assert unfit_words(text)


def test_a_kind_word_is() -> None:
    assert unfit_words("Bu Siti titip salam, semoga sekeluarga sehat", ["Mawar"]) == []
    assert unfit_words("salam untuk Mawar", ["Mawar"]) == ["Mawar"]
