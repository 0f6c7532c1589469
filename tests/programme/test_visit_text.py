"""What a pendamping writes about her visits: a labelled table, and the same subset however it is written."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programme.visit_text import Listed, SaidOfVisit, VisitReport, read_outcome, read_visits, split_notes

TODAY = date(2018, 11, 23)
"""A Friday."""
NAMES = ("Mawar", "Wati", "Lastri", "Siti Aminah", "Murni", "Ponirah")
LISTED = [Listed(number, name) for number, name in enumerate(NAMES, start=1)]
CORPUS = [
    row.split("\t")
    for row in (Path(__file__).parent / "visit_corpus.tsv").read_text(encoding="utf-8").splitlines()
    if row
]


def labelled(one: SaidOfVisit) -> str:
    """'3:postpone | met=nobody | until=24/11': as in the table; '?' before why it must be asked."""
    parts = [f"{one.number}:{one.outcome or f'?{one.problem}'}"]
    parts += [f"met={one.met}"] if one.met else []
    parts += [f"until={one.until:%d/%m}"] if one.until else []
    parts += [f"on={one.visited_on:%d/%m}"] if one.visited_on else []
    parts += [f"duties={'+'.join(one.duties)}"] if one.duties else []
    parts += [f"to={one.colleague}"] if one.colleague else []
    parts += [f"f={one.finding}"] if one.finding else []
    parts += [f"a={one.agreement}"] if one.agreement else []
    return " | ".join(parts)


def in_table(report: VisitReport) -> str:
    parts = [labelled(one) for one in report.said] + [f"{number}:not listed" for number in report.not_listed]
    return " || ".join(parts) or "-"


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len({said for said, _ in CORPUS}) >= 150


@pytest.mark.parametrize(("said", "label"), CORPUS, ids=lambda one: str(one)[:40])
def test_a_message_is_read_as_its_label_says(said: str, label: str) -> None:
    assert in_table(read_visits(said.replace("\\n", "\n"), LISTED, TODAY)) == label


# Any subset of numbers with outcomes, in many phrasings.

DONE = ["selesai", "sdh", "sudah", "beres", "rampung", "wis", "sampun", "parantos", "slesai", "✅", "selesai ya bu"]
PUT_OFF = ["tunda senin", "ditunda 26/11", "tnda snin", "diundur hari Senin", "belum ketemu, senin lagi", "senin aja"]
CALLED_OFF = [
    "batal krn pindah",
    "batal: pindah",
    "gak jadi, pindah",
    "dibatalkan karena pindah",
    "ora sido mergo pindah",
]
NOBODY = ["gak ketemu", "tidak bertemu siapa pun", "kosong", "ora ono wong", "mboten kepanggih", "teu papendak"]
PHRASES = {"done": DONE, "postpone": PUT_OFF, "cancel": CALLED_OFF, "nobody": NOBODY}
NUMBERS = st.sampled_from(["{n}", "no {n}", "No. {n}", "{n}.", "nomor {n}", "{n}:", "yg {n}", "{n})"])


@st.composite
def messages(draw: st.DrawFn) -> tuple[str, dict[int, str]]:
    wanted = draw(st.dictionaries(st.integers(1, 6), st.sampled_from(sorted(PHRASES)), min_size=1))
    break_ = draw(st.sampled_from([", ", "; ", "\n", ". ", ",", " ; ", "\n\n"]))
    parts = []
    for number, outcome in wanted.items():
        head = draw(NUMBERS).format(n=number)
        parts.append(f"{head} {draw(st.sampled_from(PHRASES[outcome]))}")
    opening = draw(st.sampled_from(["", "assalamualaikum, ", "Bu, ", "hari ini: ", "lapor\n"]))
    text = opening + break_.join(parts)
    return draw(st.sampled_from([text, text.upper(), text.capitalize()])), wanted


@settings(max_examples=300)
@given(messages())
def test_any_numbers_with_outcomes_come_back_the_same(case: tuple[str, dict[int, str]]) -> None:
    text, wanted = case
    report = read_visits(text, LISTED, TODAY)

    said = {one.number: "nobody" if one.met == "nobody" and one.until is None else one.outcome for one in report.said}
    assert said == wanted
    assert all(one.until == date(2018, 11, 26) for one in report.said if wanted[one.number] == "postpone")
    assert all((one.finding or "").casefold() == "pindah" for one in report.said if wanted[one.number] == "cancel")
    assert report.not_listed == ()


@settings(max_examples=200)
@given(
    st.sets(st.integers(1, 6), min_size=1),
    st.sampled_from([", ", " ", " dan ", ",", " & ", " karo "]),
    st.sampled_from(["{n} selesai semua ketemu ibunya", "selesai {n}, ketemu ibunya", "no {n} sampun kepanggih ibue"]),
)
def test_several_numbers_with_one_outcome_all_have_it(numbers: set[int], between: str, phrase: str) -> None:
    text = phrase.format(n=between.join(map(str, sorted(numbers))))

    assert {one.number: (one.outcome, one.met) for one in read_visits(text, LISTED, TODAY).said} == dict.fromkeys(
        numbers, ("done", "kpm")
    )


@settings(max_examples=400)
@given(
    st.one_of(
        st.text(max_size=120),
        st.lists(
            st.sampled_from(
                [*"123456789", ",", ";", ".", "\n", "selesai", "tunda", "no", "gak", "ketemu", "semua", "kecuali",
                 "senin", "26/11", "batal", "sisanya", "limpahkan", "ke", "pak", "suami", "sepakat", "krn", "?", "❌"]
            ),
            max_size=25,
        ).map(" ".join),
    )
)  # fmt: skip
def test_whatever_is_written_nothing_breaks_and_nothing_is_invented(text: str) -> None:
    report = read_visits(text, LISTED, TODAY)
    read_outcome(text, LISTED[0], TODAY)
    split_notes(text)

    assert {one.number for one in report.said} <= {one.number for one in LISTED}
    assert not set(report.not_listed) & {one.number for one in LISTED}
    for one in report.said:
        assert (one.outcome is None) != (one.problem is None)
        assert one.until is None or (one.outcome == "postpone" and one.until >= TODAY)


def test_a_visit_that_ended_is_not_meant_by_all() -> None:
    listed = [Listed(1, "Mawar", is_open=False), Listed(2, "Wati")]

    assert [one.number for one in read_visits("semua selesai", listed, TODAY).said] == [2]


def test_the_husband_of_a_man_is_his_wife() -> None:
    joko = Listed(1, "Joko", gender="m")

    assert read_outcome("ketemu istrinya", joko, TODAY).met == "spouse"
    assert read_outcome("ketemu bapaknya", joko, TODAY).met == "kpm"
    assert read_outcome("ketemu pak Joko", joko, TODAY).met == "kpm"


@pytest.mark.parametrize(
    ("said", "finding", "agreement"),
    [
        ("kerja di kantin; sepakat suami gantian jaga", "kerja di kantin", "suami gantian jaga"),
        ("kerja di kantin sepakat suami gantian jaga", "kerja di kantin", "suami gantian jaga"),
        ("kerja di kantin, suami sepakat gantian", "kerja di kantin", "suami sepakat gantian"),
        ("sepakat hadir bulan depan", None, "hadir bulan depan"),
        ("penyebab: jaga warung. kesepakatan: anaknya yang jaga", "jaga warung", "anaknya yang jaga"),
        ("anak sakit\nhadir bulan depan", "anak sakit", "hadir bulan depan"),
        ("karena kerja pabrik", "kerja pabrik", None),
        ("kerja pabrik, berjanji izin", "kerja pabrik", "berjanji izin"),
        ("belum sepakat, suami melarang", "belum sepakat, suami melarang", None),
        ("jaga kantin 06.00-16.00", "jaga kantin 06.00-16.00", None),
        ("momong putu; saguh teko", "momong putu", "saguh teko"),
        ("gawe di kebon. sapuk hadir bulan hareup", "gawe di kebon", "hadir bulan hareup"),
    ],
)
def test_cause_and_agreement_are_kept_apart_when_they_are_told_apart(
    said: str, finding: str | None, agreement: str | None
) -> None:
    assert split_notes(said) == (finding, agreement)


def test_a_pasted_book_costs_no_more_than_a_long_message() -> None:
    assert read_visits("1 selesai, " * 100_000, LISTED, TODAY).said[0].outcome == "done"
