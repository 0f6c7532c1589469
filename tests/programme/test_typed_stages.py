"""Payment stages as offices write them: what is said is read, what is not said stays open."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.typed_stages import StageSaid, channel_in, read_stage, stage_in

TODAY = date(2026, 11, 22)
QUARTER = ("2026-10", "2026-11", "2026-12")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tahap 4 2026 okt-des pos", ("4", 2026, QUARTER, "pos")),
        ("Tahap IV Tahun 2026 (Oktober - Desember) PT Pos", ("4", 2026, QUARTER, "pos")),
        ("thp 4 okt nov des 2026 kantor pos", ("4", 2026, QUARTER, "pos")),
        ("4", ("4", 2026, (), None)),
        ("4 2026 okt-des pos", ("4", 2026, QUARTER, "pos")),
        ("IV kks", ("4", 2026, (), "kks")),
        ("12 des", (None, None, (), None)),
        ("tw 4 2026", ("Triwulan 4", 2026, (), None)),
        ("okt-des 2026 kks", ("Oktober-Desember", 2026, QUARTER, "kks")),
        ("tahap 4 nov 2026 - jan 2027 pos", ("4", 2026, ("2026-11", "2026-12", "2027-01"), "pos")),
        ("penyaluran 5 september-oktober 2024 lewat bank bri", ("5", 2024, ("2024-09", "2024-10"), "kks")),
        ("tahap 1 jan", ("1", 2026, ("2026-01",), None)),
        ("tahap 4 12 des", ("4", 2026, (), None)),
        ("belum tahu", (None, None, (), None)),
        ("x", (None, None, (), None)),
    ],
)
def test_a_stage_as_an_office_writes_it(text: str, said: tuple[object, ...]) -> None:
    read = read_stage(text, TODAY)

    assert (read.label, read.year, read.months, read.channel) == said


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("bayar Wates tahap 4 2026 okt-des pos 12 des 8-12 balai desa", "4", "bayar Wates 12 des 8-12 balai desa"),
        ("Thp 4 (okt s.d des) 2026 kks melati 2 senin", "4", "melati 2 senin"),
        ("tahap 4 wates 12 des", "4", "wates 12 des"),
        ("bayar melati 1 12 des 8-12", None, "bayar melati 1 12 des 8-12"),
    ],
)
def test_a_stage_is_cut_out_of_a_longer_message(text: str, label: str | None, rest: str) -> None:
    read = stage_in(text, TODAY)

    assert read.label == label
    assert " ".join(read.rest.split()) == rest


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("KKS BRI", "kks"),
        ("PT. Pos Indonesia", "pos"),
        ("Pos Komunitas", "community"),
        ("antaran", "home"),
        ("?", None),
    ],
)
def test_a_channel_by_the_names_people_give_it(text: str, channel: str | None) -> None:
    assert channel_in(text) == channel


@given(st.text(max_size=80))
def test_any_text_is_borne_and_months_come_in_order(text: str) -> None:
    for read in (read_stage(text, TODAY), stage_in(text, TODAY)):
        assert isinstance(read, StageSaid)
        assert all(len(month) == 7 and 1 <= int(month[5:]) <= 12 for month in read.months)
