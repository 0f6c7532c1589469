"""What a family writes after a notice about its payment is about the payment, where nothing newer was told."""

import pytest

from tests.conversations.test_meeting_answers import reply
from tests.payment_days import cancel_payment, move_payment, payment_day
from tests.village import Village

DAY = "2018-11-22"


@pytest.mark.parametrize(
    "words",
    [
        "ga bisa bu saya kerja",
        "mboten saged rawuh bu",
        "hadir",
        "kalo ga bisa dateng gimana",
        "tidak bisa bu saya di malaysia",
        "teu tiasa sumping, nuju udur",
    ],
)
@pytest.mark.parametrize("with_meeting", [True, False])
def test_who_answers_a_payment_notice_is_told_who_may_come_for_her(
    village: Village, words: str, with_meeting: bool
) -> None:
    meeting = village.meeting("2018-11-27") if with_meeting else 0
    payment_day(village, DAY, ("Mawar",))
    village.go_to("2018-11-21", "16:05")
    village.mawar.says(words)

    told = next(text for text in reversed(village.mawar.texts) if "boleh diwakili keluarga dalam satu KK" in text)
    assert "Bawa KTP-el asli dan KK asli." in told
    assert not with_meeting or reply(village, meeting) is None


@pytest.mark.parametrize("words", ["kok diundur", "lah kapan jadinya", "kok batal bu"])
@pytest.mark.parametrize("change", ["moved", "cancelled"])
def test_after_a_change_the_payment_is_told_and_no_meeting(village: Village, words: str, change: str) -> None:
    village.meeting("2018-11-27")
    schedule = payment_day(village, DAY, ("Mawar",))
    village.go_to("2018-11-19", "09:05")
    if change == "moved":
        move_payment(village, schedule, "2018-11-24")
    else:
        cancel_payment(village, schedule)
    village.tick()
    village.mawar.says(words)

    told = "Sabtu, 24 November 2018" if change == "moved" else "berikutnya belum ada"
    assert told in village.mawar.last
    assert "ertemuan" not in village.mawar.last


@pytest.mark.parametrize("words", ["blm", "saya belum ambil bu tadi sakit", "dereng cair bu", "teu acan nampi"])
def test_who_did_not_get_it_may_tell_the_pendamping_or_complain(village: Village, words: str) -> None:
    payment_day(village, DAY, ("Mawar",))
    village.go_to("2018-11-23", "08:00")
    village.mawar.says(words)

    assert "teruskan kepada Ibu Siti" in village.mawar.last
    assert "hasilnya belum dicatat" in village.mawar.texts[-2]


@pytest.mark.parametrize("words", ["alhamdulillah sudah cair bu", "sampun nampi bu"])
def test_who_got_it_is_thanked(village: Village, words: str) -> None:
    payment_day(village, DAY, ("Mawar",))
    village.go_to("2018-11-23", "08:00")
    village.mawar.says(words)

    assert "Syukurlah" in village.mawar.last


def test_a_meeting_told_of_since_is_meant_again(village: Village) -> None:
    meeting = village.meeting("2018-11-22")
    payment_day(village, "2018-12-04", ("Mawar",))
    village.tick()
    village.go_to("2018-11-21", "16:05")
    village.mawar.says("ga bisa hadir bu saya kerja")

    assert (reply(village, meeting) or (None,))[0] == "not_coming"


@pytest.mark.parametrize(
    "words", ["bsk ga bs bu, lg di rs lahiran", "ga bisa ambil bu lagi di luar kota", "bsk gabisa bu"]
)
def test_who_can_not_come_for_it_is_told_who_may_and_her_pendamping_may_know(village: Village, words: str) -> None:
    payment_day(village, DAY, ("Mawar",))
    village.go_to("2018-11-21", "16:05")
    village.mawar.says(words)

    assert "boleh diwakili keluarga dalam satu KK" in village.mawar.texts[-2]
    assert f"“{words}” — boleh saya teruskan kepada Ibu Siti (pendamping)?" in village.mawar.last
    village.mawar.says("bapak saja yang ambil ya bu")
    assert f"“{words} / bapak saja yang ambil ya bu”" in village.mawar.last
    village.mawar.says("ya")

    assert "bapak saja yang ambil ya bu" in village.pendamping.last


@pytest.mark.parametrize(
    "words", ["bisa diwakili suami?", "bsk bpk aja yg ambil ya bu", "kalau diwakili suami bisa bu?"]
)
def test_who_asks_whether_another_may_come_is_told_so(village: Village, words: str) -> None:
    payment_day(village, DAY, ("Mawar",))
    village.go_to("2018-11-21", "16:05")
    village.mawar.says(words)

    assert "boleh diwakili keluarga dalam satu KK" in village.mawar.last


def test_who_stayed_away_on_the_day_may_tell_why(village: Village) -> None:
    payment_day(village, DAY, ("Mawar",))
    village.go_to("2018-11-22", "13:05")
    village.mawar.says("tadi ga bs dtg bu, ank sakit")

    assert "hasilnya belum dicatat" in village.mawar.texts[-2]
    assert "teruskan kepada Ibu Siti" in village.mawar.last
