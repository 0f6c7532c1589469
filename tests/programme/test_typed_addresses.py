"""Where a family lives, in one message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.typed_addresses import TypedAddress, read_address


@pytest.mark.parametrize(
    ("text", "rt", "rw", "dusun"),
    [
        ("rt 2 rw 1 dusun krajan", "002", "001", "Krajan"),
        ("RT02/RW01 Krajan", "002", "001", "Krajan"),
        ("RT. 002 / RW. 001, Dsn. Krajan", "002", "001", "Krajan"),
        ("rt2rw1 krajan", "002", "001", "Krajan"),
        ("2/1 krajan", "002", "001", "Krajan"),
        ("RT/RW 02/01 Dusun Krajan", "002", "001", "Krajan"),
        ("rt 2/1 dsn krajan lor", "002", "001", "Krajan Lor"),
        ("dusun krajan lor rt 12", "012", None, "Krajan Lor"),
        ("Kp. Cibodas RT 03 RW 04", "003", "004", "Cibodas"),
        ("rw 3", None, "003", None),
        ("krajan", None, None, "Krajan"),
        ("rt 000 rw 1", None, "001", None),
        ("-", None, None, None),
        ("mboten wonten", None, None, None),
        ("", None, None, None),
        ("12", None, None, None),
    ],
)
def test_an_address_is_read_as_it_is_typed(text: str, rt: str | None, rw: str | None, dusun: str | None) -> None:
    assert read_address(text) == TypedAddress(rt, rw, dusun)


FORMS = ["rt {rt} rw {rw} dusun {name}", "RT{rt}/RW{rw} {name}", "{rt}/{rw} {name}", "dsn {name}, rt.{rt} rw.{rw}"]


@given(st.integers(1, 199), st.integers(1, 99), st.sampled_from(["Krajan", "Sukorejo Kidul"]), st.sampled_from(FORMS))
def test_every_way_of_writing_one_address_says_the_same(rt: int, rw: int, name: str, form: str) -> None:
    for said_rt, said_rw in ((str(rt), str(rw)), (f"{rt:03d}", f"{rw:03d}")):
        said = read_address(form.format(rt=said_rt, rw=said_rw, name=name))

        assert said == TypedAddress(f"{rt:03d}", f"{rw:03d}", name)


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading(text: str) -> None:
    said = read_address(text)

    assert said.dusun is None or 0 < len(said.dusun) <= 80
    assert all(number is None or len(number) == 3 for number in (said.rt, said.rw))
