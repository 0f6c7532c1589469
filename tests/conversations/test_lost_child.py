"""A miscarriage, or a child that was not to live: condolence first, one question, and nobody brings it up again."""

import json
from collections.abc import Sequence

import pytest
from sqlalchemy import select

from db.tables import DataUpdate, FamilyMember
from programme.health.families import counted, families_of
from tests.conversations.test_report_change import answers
from tests.village import Village


def reports(village: Village) -> list[tuple[str, str]]:
    """(kind, her words) of every report, oldest first."""
    rows = village.read(lambda s: list(s.scalars(select(DataUpdate).order_by(DataUpdate.id))))
    return [(row.kind, json.loads(row.details).get("words", "")) for row in rows]


@pytest.mark.parametrize(
    "told", ["saya keguguran bu", "kulo keluron", "bayinya ga selamat bu", "saya lahiran tapi bayinya meninggal"]
)
def test_what_a_mother_lost_is_met_with_condolence_and_her_pendamping_knows(village: Village, told: str) -> None:
    village.mawar.says(told)
    assert village.mawar.last.startswith("Kami turut berduka, Ibu Mawar. Boleh saya sampaikan kepada Ibu Siti")
    village.mawar.says("nggih bu")

    assert reports(village) == [("loss", told)]
    assert "Semoga Ibu Mawar diberi kekuatan" in village.mawar.last
    assert "langsung ke bidan atau Puskesmas" in village.mawar.last
    assert "Foto" not in village.mawar.last
    assert "Keguguran atau bayi tidak selamat: Ibu Mawar" in village.pendamping.last


def test_who_wants_nobody_to_know_is_let_be(village: Village) -> None:
    village.mawar.says("saya keguguran bu")
    village.mawar.says("jangan bu")

    assert reports(village) == []
    assert village.mawar.last == "Baik, tidak saya sampaikan. Kalau nanti perlu, tulis saja ke sini."


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (("saya lahiran bu", "ya"), "bayinya meninggal bu"),
        (("saya lahiran bu", "ya"), "meninggal"),
        (("saya lahiran bu", "ya", "Budi", "laki2"), "bayine mboten slamet bu"),
        (("saya hamil 3 bulan", "ya"), "eh bu barusan keguguran"),
    ],
)
def test_a_birth_or_pregnancy_that_ended_so_asks_nothing_more(
    village: Village, before: Sequence[str], told: str
) -> None:
    answers(village.mawar, *before)
    village.mawar.says(told)
    assert village.mawar.last.startswith("Kami turut berduka, Ibu Mawar.")
    village.mawar.says("ya")

    assert reports(village) == [("loss", f"{before[0]}. {told}")]


def test_that_her_own_father_died_while_a_birth_is_told_is_another_matter(village: Village) -> None:
    answers(village.mawar, "saya lahiran bu", "ya")
    village.mawar.says("bapak saya meninggal")

    assert "Boleh saya sampaikan" not in village.mawar.last


def test_a_ketua_who_brings_it_is_asked_for_whom_and_hears_no_more(village: Village) -> None:
    village.ketua.says("mawar keguguran bu")
    assert "Keluarga Ibu Mawar: keguguran atau bayi tidak selamat" in village.ketua.last
    village.ketua.says("ya")

    assert reports(village) == [("loss", "mawar keguguran bu")]
    assert village.ketua.last.endswith("Selanjutnya beliau yang mengurus.")


def test_it_is_no_line_of_the_menu(village: Village) -> None:
    village.mawar.says("perubahan data")

    assert "keguguran" not in village.mawar.last.casefold()
    assert not [one for one in village.mawar.labels if "keguguran" in one.casefold()]


def test_that_it_was_checked_ends_the_pregnancy_and_is_not_told_to_her_again(village: Village) -> None:
    village.family("Mawar", Mawar="pregnant")
    village.mawar.says("saya keguguran bu")
    village.mawar.says("ya")
    before = len(village.mawar.texts)
    village.pendamping.picks("Periksa")
    village.pendamping.picks("Benar")
    village.go_to("2018-10-02", "09:00")

    components = village.read(lambda s: list(s.scalars(select(FamilyMember.component))))
    assert components == [None]
    assert village.mawar.texts[before:] == []


def test_what_a_ketua_told_wrongly_of_it_never_reaches_the_mother(village: Village) -> None:
    village.ketua.says("mawar keguguran bu")
    village.ketua.says("ya")
    before = len(village.mawar.texts)
    village.pendamping.picks("Periksa")
    village.pendamping.picks("Salah")
    village.pendamping.says("salah orang")
    village.go_to("2018-10-02", "09:00")

    assert village.read(lambda s: s.scalars(select(DataUpdate.state)).one()) == "wrong"
    assert village.mawar.texts[before:] == []


@pytest.mark.parametrize("name", ["Bayu", "si bayu bu", "Bayu Saputra"])
def test_nobody_invites_a_child_that_was_told_to_have_died(village: Village, name: str) -> None:
    village.family("Mawar", Bayu="preschool", Rini="preschool")
    assert _with_a_duty(village) == {"Bayu", "Rini"}
    answers(village.mawar, "anak saya meninggal bu", "ya", name, "kemarin", "nanti", "ya, kirim")

    assert _with_a_duty(village) == {"Rini"}


def _with_a_duty(village: Village) -> set[str]:
    families = village.read(lambda s: families_of(s, counted(), village.now.date(), village.rules))
    return {member.name for one in families for member in one.members}


def test_nobody_reminds_her_of_the_pregnancy_while_it_waits_to_be_checked(village: Village) -> None:
    village.family("Mawar", Mawar="pregnant")
    village.family("Wati", Wati="pregnant")
    assert _expecting(village) == {"Mawar", "Wati"}
    village.mawar.says("saya keguguran bu")
    village.mawar.says("ya")

    assert _expecting(village) == {"Wati"}


def _expecting(village: Village) -> set[str]:
    families = village.read(lambda s: families_of(s, counted(), village.now.date(), village.rules))
    return {one.name for one in families}


@pytest.mark.parametrize("unnamed", ["bayi saya", "belum dikasih nama bu", "dereng gadhah nami"])
def test_a_child_that_died_without_a_name_is_asked_for_none(village: Village, unnamed: str) -> None:
    answers(village.mawar, "bayi saya meninggal", "ya", unnamed)

    assert village.mawar.last.startswith("Tanggal berapa?")


def test_as_an_excuse_it_is_answered_with_condolence_not_with_a_wish_to_come_all_the_same(village: Village) -> None:
    village.meeting("2018-10-25")
    village.go_to("2018-10-24", "17:00")
    village.mawar.says("ga bs bu saya keguguran")

    assert village.mawar.last.startswith("Kami turut berduka, Ibu Mawar. Boleh saya sampaikan")
    assert not any("jadi datang" in text or "lekas sembuh" in text for text in village.mawar.texts)
