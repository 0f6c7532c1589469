"""Whether a ketua says that the meeting did not take place."""

import pytest

from programme.not_held_text import tells_not_held


@pytest.mark.parametrize(
    "said",
    [
        "nggak ada pertemuan tadi",
        "tadi ga jadi kumpul bu hujan",
        "gak jadi kumpul",
        "ga jadi bu",
        "teu janten bu",
        "pendampingnya ga datang jadi bubar",
        "pertemuannya diundur minggu depan",
        "batal bu, balai desa dipake",
        "bu tadi kumpule ora sido, udan deres",
        "maaf bu kumpulane ora sido",
        "kempalanipun mboten siyos bu",
        "p2k2 libur bu, lebaran",
        "tadi tdk jadi pertemuan krn banjir",
        "riungan teu janten, hujan ageung",
        "gajadi bu ujan deres, minggu depan aja",
        "ujan deres bu ga jadi",
    ],
)
def test_the_meeting_did_not_take_place(said: str) -> None:
    assert tells_not_held(said)


@pytest.mark.parametrize(
    "said",
    [
        "mawar tidak jadi datang",
        "mawar gak jadi sakit",
        "ga jadi sakit, mawar datang kok",
        "lastri libur kerja",
        "hadir semua, jadi kumpul lancar",
        "tidak ada yang absen",
        "mawar pulang sebelum bubar",
        "pertemuannya jadi, mawar tidak hadir",
        "wati tidak ada kabar",
        "semua hadir",
    ],
)
def test_what_is_said_of_somebody_is_no_meeting_called_off(said: str) -> None:
    assert not tells_not_held(said)
