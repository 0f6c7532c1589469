"""A payment schedule as one message says it; what is not said, or is doubtful, stays open."""

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.group_mentions import NamedGroup
from programme.payments.typed import PaymentSaid, read_hours, read_payment, things_in

GROUPS = (
    NamedGroup(1, "Melati 1", "Wates"),
    NamedGroup(2, "Melati 2", "Wates"),
    NamedGroup(3, "Mawar", "Karang Sari"),
    NamedGroup(4, "Kenanga", "Sumber"),
)
TODAY = date(2026, 11, 22)
EIGHT, NOON, THE_DAY = time(8), time(12), date(2026, 12, 12)


def read(text: str) -> dict[str, Any]:
    """Only what was said."""
    said = vars(read_payment(text, GROUPS, TODAY, now_time=time(10)))
    return {name: value for name, value in said.items() if name != "stage" and value not in (None, (), False)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "bayar Wates 12 des 8-12 balai desa, bawa ktp kk",
            {"group_ids": (1, 2), "desa": ("Wates",), "day": THE_DAY, "starts": EIGHT, "ends": NOON}
            | {"place": "Balai desa", "bring": ("ktp", "kk")},
        ),
        (
            "bayar melati 1 dan 2 sabtu 12/12 jam 08.00-12.00 di Balai Desa Wates bawa KTP, KK asli dan fotokopi",
            {"group_ids": (1, 2), "day": THE_DAY, "starts": EIGHT, "ends": NOON, "place": "Balai Desa Wates"}
            | {"bring": ("ktp", "kk"), "bring_note": "fotokopi"},
        ),
        (
            "pencairan semua 14 desember 2026 pukul 9 sampai 1 siang kantor pos kalirejo",
            {"group_ids": (1, 2, 3, 4), "day": date(2026, 12, 14), "starts": time(9), "ends": time(13)}
            | {"place": "Kantor pos kalirejo"},
        ),
        (
            "bayar besok jam 8 rumah bu sri untuk melati 2",
            {"group_ids": (2,), "day": date(2026, 11, 23), "starts": EIGHT, "place": "Rumah bu sri"},
        ),
        (
            "semua kecuali kenanga 12-12-2026 08:00-11:30 Aula Kecamatan. Bawa kks",
            {"group_ids": (1, 2, 3), "day": THE_DAY, "starts": EIGHT, "ends": time(11, 30)}
            | {"place": "Aula Kecamatan", "bring": ("kks",)},
        ),
        ("12 des", {"day": THE_DAY}),
        ("jam 8-12", {"starts": EIGHT, "ends": NOON}),
        ("8-12", {}),
        ("di balai rw", {"place": "Balai rw"}),
        ("bayar 12 des 8-12 di balai desa wates", {"day": THE_DAY, "starts": EIGHT, "ends": NOON}
         | {"place": "Balai desa wates"}),
        ("bayar wates 12 des 12.00-8.00", {"group_ids": (1, 2), "desa": ("Wates",), "day": THE_DAY, "starts": NOON}
         | {"hours_problem": True}),
        ("bayar wates 31 feb", {"group_ids": (1, 2), "desa": ("Wates",), "day_problem": "no_such_date"}),
        ("bayar kenanga jumat 12 des", {"group_ids": (4,), "day": THE_DAY, "day_problem": "weekday_mismatch"}),
        ("hari ini jam 8-9 balai", {"day": TODAY, "day_problem": "past", "starts": EIGHT, "ends": time(9)}
         | {"place": "Balai"}),
        ("bayar listrik", {}),
        ("jadwal pencairan melati 1-2 tgl 12/12 jam 8 pagi sampai 12 siang di kantor pos",
         {"group_ids": (1, 2), "day": THE_DAY, "starts": EIGHT, "ends": NOON, "place": "Kantor pos"}),
        ("bayar klp mawar besok 9-12 omah bu ketua", {"group_ids": (3,), "day": date(2026, 11, 23), "starts": time(9)}
         | {"ends": NOON, "place": "Omah bu ketua"}),
        ("bayar\ndesa: sumber\ntanggal: 12 desember 2026\njam: 8-12\ntempat: balai desa", {"group_ids": (4,)}
         | {"desa": ("Sumber",), "day": THE_DAY, "starts": EIGHT, "ends": NOON, "place": "Balai desa"}),
        ("bayar 12 des mulai jam 8", {"day": THE_DAY, "starts": EIGHT}),
        ("bayar 12 des 8-12 melati 1 dan melati 2 balai desa", {"group_ids": (1, 2), "day": THE_DAY, "starts": EIGHT}
         | {"ends": NOON, "place": "Balai desa"}),
        ("bayar 12 des 8-12 gedung mawar", {"day": THE_DAY, "starts": EIGHT, "ends": NOON, "place": "Gedung mawar"}),
    ],
)  # fmt: skip
def test_a_message_is_read_as_it_was_meant(text: str, said: dict[str, Any]) -> None:
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("8-12", (EIGHT, NOON, False)),
        ("08.30 sampai 11.00", (time(8, 30), time(11), False)),
        ("9 s/d 1", (time(9), time(13), False)),
        ("08.00 - selesai", (EIGHT, None, False)),
        ("jam 12-8", (NOON, None, True)),
        ("pagi", (None, None, False)),
    ],
)
def test_hours_in_answer_to_the_question(text: str, hours: tuple[time | None, time | None, bool]) -> None:
    assert read_hours(text) == hours


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("ktp, kk, undangan", (("ktp", "kk", "invitation"), None)),
        ("KK asli dan e-KTP serta surat keterangan dari desa", (("ktp", "kk"), "surat keterangan dari desa")),
        ("kartu kks", (("kks",), None)),
        ("buku tabungan", ((), "buku tabungan")),
    ],
)
def test_things_to_bring(text: str, things: tuple[tuple[str, ...], str | None]) -> None:
    assert things_in(text) == things


@given(st.text(max_size=120))
def test_any_text_is_borne_and_hours_never_run_backwards(text: str) -> None:
    said = read_payment(text, GROUPS, TODAY)

    assert isinstance(said, PaymentSaid)
    assert said.ends is None or (said.starts is not None and said.starts < said.ends)
    assert set(said.group_ids) <= {1, 2, 3, 4}
