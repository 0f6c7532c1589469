"""What a free text already says of a change."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.matters import UPDATE_KINDS
from programme.updates.details import FIELDS
from programme.updates.hints import address_details, plain_details

TODAY = date(2018, 11, 22)
FAMILY = ((1, "Budi Santoso"), (2, "Ani"))


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("new_school", "anak saya pindah sekolah ke SDN 2", {"school": "SDN 2"}),
        ("new_school", "anake pindah saka sdn 1 ke mi al huda karena pindah rumah", {"school": "mi al huda"}),
        (
            "new_school",
            "Ani sekarang masuk SMP Negeri 1 Kedungrejo kelas 7 ya bu",
            {"school": "SMP Negeri 1 Kedungrejo", "grade": "kelas 7", "member": "2", "member_name": "Ani"},
        ),
        (
            "pregnancy",
            "saya hamil 3 bulan",
            {"member": "self", "due_month": "2019-05", "age_words": "saya hamil 3 bulan"},
        ),
        ("pregnancy", "anak saya hamil 3 bulan", {"due_month": "2019-05", "age_words": "anak saya hamil 3 bulan"}),
        ("birth", "sudah lahir bayi laki-laki tgl 20 november", {"born_on": "2018-11-20", "gender": "m"}),
        ("birth", "melahirkan anak perempuan 3 hari lalu", {"born_on": "2018-11-19", "gender": "f"}),
        (
            "death",
            "Budi Santoso meninggal 12 mei",
            {"member": "1", "member_name": "Budi Santoso", "died_on": "2018-05-12"},
        ),
        ("child_left", "Ani putus sekolah", {"member": "2", "member_name": "Ani", "why": "dropped_out"}),
        (
            "moved",
            "pindah rumah ke desa sumberejo RT 3/2",
            {"address": "desa sumberejo RT 3/2", "rt": "003", "rw": "002", "desa": "Sumberejo"},
        ),
        ("correction", "nama saya salah, harusnya mawarni", {"what": "own_name", "right": "Mawarni"}),
        ("facility", "pindah periksa ke puskesmas Ngawen karena dekat", {"facility": "puskesmas Ngawen"}),
    ],
)
def test_what_is_written_plainly_is_not_asked_again(kind: str, text: str, said: dict[str, str]) -> None:
    assert plain_details(kind, text, FAMILY, TODAY) == said


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("new_school", "anak saya masuk smp"),
        ("new_school", "anak saya belum masuk SDN 2"),
        ("new_school", "kalau pindah ke SDN 2 bagaimana"),
        ("pregnancy", "adik saya lagi hamil"),
        ("birth", "anak perempuan saya melahirkan"),
        ("death", "Bu Ani meninggal"),
        ("moved", "wes pindah omah"),
        ("facility", "pindah posyandu"),
        ("correction", "nama anak saya salah, harusnya Ani"),
    ],
)
def test_what_could_mean_something_else_is_asked(kind: str, text: str) -> None:
    assert plain_details(kind, text, FAMILY, TODAY) == {}


@given(st.sampled_from(UPDATE_KINDS), st.text(max_size=80))
def test_a_text_tells_only_fields_of_its_kind(kind: str, text: str) -> None:
    assert set(plain_details(kind, text, FAMILY, TODAY)) <= set(FIELDS[kind])


@given(st.integers(1, 99), st.integers(1, 99), st.sampled_from(["Krajan", "Sumber Agung"]), st.sampled_from(["Ngawen"]))
def test_an_address_keeps_each_part_that_was_said(rt: int, rw: int, dusun: str, desa: str) -> None:
    said = address_details(f"RT {rt} RW {rw} dusun {dusun}, desa {desa}")

    assert (said["rt"], said["rw"], said["dusun"], said["desa"]) == (f"{rt:03d}", f"{rw:03d}", dusun, desa)
