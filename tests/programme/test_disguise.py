"""Texts of a case without names: whatever the case, the spelling and the marks around, and ordinary words stay."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.attendance_reading.everyday import COMMON
from programme.attendance_reading.kinship import TITLES
from programme.attendance_reading.lexicon import MEANINGS
from programme.cases.disguise import Disguise, Known, KnownPlace
from programme.cases.disguise_words import NAME_AND_WORD, ROLE_WORDS
from programme.cases.pseudonyms import FLOWERS, TREES, drawn_pseudonym
from programme.given_names import GIVEN_NAMES
from programme.name_closeness import Fit, part_fit
from programme.names import name_parts, normal_form

MEMBER = "seorang anggota kelompok"
PEOPLE = (
    Known("Mawar", "Ibu Kenanga", 0),
    Known("Dimas Saputra", "anaknya", 1),
    Known("Sri", "ketua kelompok", 2),
    *(Known(name, MEMBER, 2) for name in ("Wati", "Lastri", "Siti Aminah", "Murni", "Untung", "Nur'aini", "Asih")),
    Known("Siti", "pendamping", 3),
    Known("Bambang", "koordinator", 3),
)
HIDE = Disguise(PEOPLE)
UNMISTAKABLE = sorted(
    name
    for name in GIVEN_NAMES
    if len(name) >= 4 and name not in COMMON and name not in MEANINGS and name not in NAME_AND_WORD | TITLES
)
ORDINARY = sorted(
    word
    for word in COMMON
    if word.isalpha()
    and word not in TITLES | ROLE_WORDS | {"rt", "rw", "no", "nomor", "pkh"}
    and not any(part_fit(normal_form(word), part) < Fit.DOUBT for one in PEOPLE for part in name_parts(one.name))
)
MARKS = st.sampled_from(["", " ", ".", ",", "!", "?", ":", "\n", "-", "*", "_", "(", '"', "…", "\u200b"])


def test_everybody_is_called_by_what_she_is() -> None:
    said = "Bu Mawar tidak datang, kata Bu Sri. mawar di kantin; Dimas diantar Mbak Lastri. Siti dan Pak Bambang tahu."

    assert HIDE(said) == (
        "Ibu Kenanga tidak datang, kata ketua kelompok. Ibu Kenanga di kantin; anaknya diantar seorang anggota "
        "kelompok. Pendamping dan koordinator tahu."
    )


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("BU MAWAR TIDAK HADIR", "Ibu Kenanga TIDAK HADIR"),
        ("suami Mawarnya", "suami Ibu Kenanga"),
        ("kata bumawar", "kata Ibu Kenanga"),
        ("ada M.a.w.a.r", "ada Ibu Kenanga"),
        ("ke rumah Bu Hj. Mawar", "ke rumah Ibu Kenanga"),
        ("kata mwaar dan Nur aini", "kata Ibu Kenanga dan seorang anggota kelompok"),
        ("di rumah ibu sri", "di rumah ketua kelompok"),
        ("ketua kelompok Bu Sri setuju", "ketua kelompok setuju"),
        ("bersama Wati, Lastri dan Bu Murni", "bersama beberapa anggota kelompok"),
        ("uang saku anaknya, Dimas", "uang saku anaknya"),
        ("kata Siti Aminah kepada Siti", "kata seorang anggota kelompok kepada pendamping"),
    ],
)
def test_a_name_goes_however_it_is_written(said: str, shown: str) -> None:
    assert HIDE(said) == shown


@pytest.mark.parametrize(
    "name",
    ["Pak Darto", "pak karno", "Mbak Yuyun", "Bu Hj. Zulaikha", "Kang Deden Wirya", "p darto", "Mas Eko", "uwa' Karta"],
)
def test_who_is_on_no_list_keeps_an_initial_after_a_title(name: str) -> None:
    shown = HIDE(f"menurut {name} begitu")

    assert not (set(name.casefold().split()[1:]) - {"hj."}) & set(shown.casefold().split())
    assert re.fullmatch(r"menurut .*\b[A-Z]\. begitu", shown)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("ada anaknya Bagas di rumah, kata anaknya Dika", "ada anaknya B. di rumah, kata anaknya D."),
        ("suaminya bernama Darto, adiknya, Tono, mau", "suaminya bernama D., adiknya, T., mau"),
        ("anaknya si Bagas sakit", "anaknya si B. sakit"),
        ("bersama Yanti, pulang", "bersama Y., pulang"),
        (
            "anaknya Senin libur, adiknya SMP, si bungsu di Wates",
            "anaknya Senin libur, adiknya SMP, si bungsu di Wates",
        ),
    ],
)
def test_who_is_on_no_list_goes_after_a_word_of_kin_too(said: str, shown: str) -> None:
    assert HIDE(said) == shown


@pytest.mark.parametrize(
    "said",
    [
        "air murni, untung saja hari ini cerah",
        "ASI eksklusif, kata bidan dan Pak Lurah",
        "ibu hamil, ibu menyusui, bapak tani, Ibu RT, Bu Bidan, Pak Kadus dan ibu mertua",
        "pukul 06.00 sampai 16.00, Kamis, 22 November 2018, 27 dari 30 orang, Rp1.500.000 dan 250.000",
    ],
)
def test_ordinary_words_and_numbers_stay(said: str) -> None:
    assert HIDE(said) == said


@pytest.mark.parametrize(
    "number",
    [
        "0812-3456-7890",
        "+62 812 3456 7890",
        "081234567890",
        "3301234567890123",
        "PKH001003",
        "no. 12",
        "nomor anggota 7",
    ],
)
def test_numbers_by_which_one_is_found_go(number: str) -> None:
    shown = HIDE(f"hubungi {number} besok")

    assert shown == "hubungi (nomor disamarkan) besok"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("anggota kelompok Mawar 2 dan Melati", "anggota kelompok ini dan Melati"),
        ("rumahnya di Dusun  sehat, sebelah balai", "rumahnya di dusunnya, sebelah balai"),
        ("di Sumberwaras", "di dusunnya"),
        ("anaknya sehat, dari kelompok 7 dan 7 rumah", "anaknya sehat, dari kelompok 7 dan 7 rumah"),
    ],
)
def test_her_group_and_hamlet_are_not_named(said: str, shown: str) -> None:
    hamlets = (KnownPlace("dusun", name, "dusunnya") for name in ("Sehat", "Sumberwaras"))
    places = [KnownPlace("kelompok", "Mawar 2", "kelompok ini"), *hamlets]

    assert Disguise([Known("Mawar", "Ibu Kenanga", 0)], places)(said) == shown


def test_where_she_lives_goes() -> None:
    assert HIDE("rumahnya di RT 003/RW 02, kata Pak RT") == "rumahnya di RT setempat, kata Pak RT"


def _letters(name: str, how: int) -> str:
    return (name.upper(), name.lower(), name.title(), name.swapcase(), name.capitalize())[how]


@given(
    names=st.lists(st.sampled_from(UNMISTAKABLE), min_size=1, max_size=4, unique=True),
    around=st.lists(st.tuples(st.sampled_from(ORDINARY), MARKS, MARKS, st.integers(0, 4)), min_size=4, max_size=4),
    title=st.sampled_from(["", "Bu ", "ibu ", "mbak ", "Yu ", "BU "]),
)
def test_no_name_survives_whatever_stands_around_it(
    names: list[str], around: list[tuple[str, str, str, int]], title: str
) -> None:
    hide = Disguise([Known(names[0].title(), "Ibu Kenanga", 0), *(Known(one, MEMBER, 2) for one in names[1:])])
    said = " ".join(
        f"{word} {before}{title}{_letters(name, how)}{after}"
        for name, (word, before, after, how) in zip(names, around, strict=False)
    )

    shown = {normal_form(word) for word in re.findall(r"[^\W\d_]+", hide(said))}

    assert not shown & {normal_form(name) for name in names} - {normal_form(word) for word, *_ in around}


@given(st.lists(st.sampled_from(ORDINARY), min_size=1, max_size=12), st.booleans())
def test_everyday_sentences_are_not_touched(words: list[str], begins: bool) -> None:
    said = " ".join(words)
    said = said.capitalize() if begins else said

    assert HIDE(said) == said


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_name_goes_in_the_midst_of_anything(before: str, after: str) -> None:
    assert "lastri" not in HIDE(f"{before} Lastri {after}").casefold().split()


@given(
    st.integers(1, 10_000),
    st.sampled_from("fm"),
    st.lists(st.sampled_from([*FLOWERS, *TREES, "Ibu Mawar Melati", "kenanga 2"]), max_size=60),
)
def test_a_pseudonym_is_nobodys_name_and_the_same_every_time(case_id: int, gender: str, taken: list[str]) -> None:
    drawn = drawn_pseudonym(case_id, gender, taken)

    assert drawn == drawn_pseudonym(case_id, gender, taken)
    borne = {part for name in taken for part in name_parts(name)}
    if not {part for name in (TREES if gender == "m" else FLOWERS) for part in name_parts(name)} <= borne:
        assert not set(name_parts(drawn)) & borne
