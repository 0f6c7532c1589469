"""Absent without a known reason: asked once, privately and kindly; the answer is the pendamping's."""

import pytest

from db.tables import MeetingReply
from programme.access import OFFICE, Actor
from programme.joining import issue_code
from programme.meeting_replies import answer_meeting
from programme.members import move_member
from tests.told_once import told_once
from tests.village import Village

DAY = "2018-10-25"


@told_once
def absent(village: Village, who: dict[str, str | None]) -> int:
    """A meeting whose report named them; the morning after has come."""
    meeting = village.reported(DAY, who)
    village.go_to("2018-10-26", "08:00")
    return meeting


def reply(village: Village, meeting: int) -> tuple[str | None, str | None] | None:
    mawar = village.people["Mawar"]
    query = (MeetingReply.meeting_id == meeting, MeetingReply.kpm_id == mawar)
    row = village.read(lambda s: s.query(MeetingReply).filter(*query).one_or_none())
    return None if row is None else (row.reason, row.words)


def asked(village: Village) -> list[str]:
    names = {person_id: name for name, person_id in village.people.items()}
    return [names[row.person_id or 0] for row in village.outbox("absence_reason") if row.state in ("sent", "delivered")]


def test_who_was_absent_without_a_reason_is_asked_and_nobody_else(village: Village) -> None:
    meeting = absent(village, {"Mawar": None, "Wati": "work"})

    assert asked(village) == ["Mawar"]
    assert "Semoga baik-baik saja" in village.mawar.last
    assert "hanya dibaca pendamping" in village.mawar.last
    village.mawar.picks("Sakit")
    assert reply(village, meeting) == ("sick", None)
    assert "Semoga lekas sembuh" in village.mawar.last
    village.go_to("2018-10-30", "08:00")
    assert asked(village) == ["Mawar"]
    assert not any("sakit" in text for text in village.ketua.texts)


@pytest.mark.parametrize(
    ("words", "reason"), [("wingi gerah bu", "sick"), ("nganter anak sekolah", "other"), ("nyambut damel", "work")]
)
def test_her_own_words_are_read_and_kept(village: Village, words: str, reason: str) -> None:
    meeting = absent(village, {"Mawar": None})
    village.mawar.says(words)

    assert reply(village, meeting) == (reason, words)


@pytest.mark.parametrize("words", ["assalamualaikum bu", "kapan cair?", "makasih"])
def test_what_is_no_reason_is_not_kept_as_one(village: Village, words: str) -> None:
    meeting = absent(village, {"Mawar": None})
    village.mawar.says(words)

    assert reply(village, meeting) is None


def test_who_told_before_is_not_asked_after(village: Village) -> None:
    village.meeting(DAY)
    village.go_to("2018-10-22", "09:05")
    village.mawar.picks("Berhalangan")
    village.mawar.picks("Tidak ingin menyebut")
    meeting = village.meetings()[0].id
    village.now = village.at(DAY, "13:00")
    village.report(meeting, {"Mawar": None})
    village.go_to("2018-10-26", "08:00")

    assert asked(village) == []


def test_who_says_she_was_there_is_passed_on_and_nothing_is_changed(village: Village) -> None:
    meeting = absent(village, {"Mawar": None})
    village.mawar.says("lho saya hadir kok bu")

    assert "teruskan kepada pendamping" in village.mawar.last
    assert village.absentees(meeting) == {"Mawar": None}
    assert "Ibu Mawar (nomor 2, kelompok Melati 1)" in village.pendamping.last
    assert "lho saya hadir kok bu" in village.pendamping.last
    assert not any("lho saya hadir" in text for text in village.ketua.texts)


def test_a_correction_within_the_hour_spares_her_the_question(village: Village) -> None:
    meeting = village.reported(DAY, {"Mawar": None})
    village.now = village.at(DAY, "13:40")
    village.report(meeting, {})
    village.go_to("2018-10-26", "08:00")

    assert asked(village) == []


def test_a_report_at_night_is_asked_about_in_the_morning(village: Village) -> None:
    meeting = village.meeting(DAY)
    village.now = village.at(DAY, "21:00")
    village.report(meeting, {"Mawar": None})
    village.go_to(DAY, "23:50")
    assert asked(village) == []
    village.go_to("2018-10-26", "05:31")

    assert asked(village) == ["Mawar"]
    assert "kemarin" in village.mawar.last


def test_a_report_of_long_ago_asks_nobody(village: Village) -> None:
    meeting = village.meeting(DAY)
    village.now = village.at(DAY, "13:00")
    village.report(meeting, {"Mawar": None})
    village.be_at(village.at("2018-10-29", "08:00"))

    assert village.outbox("absence_reason") == []


def test_on_a_phone_that_others_use_too_nothing_is_asked(village: Village) -> None:
    code = village.write(lambda s: issue_code(s, OFFICE, village.people["Wati"], village.now, village.rules))
    village.mawar.says(f"/start {code}")
    village.mawar.taps("Setuju")
    absent(village, {"Mawar": None})

    assert {row.state for row in village.outbox("absence_reason")} == {"dropped"}
    assert not any("halangan" in text for text in village.mawar.texts)


def test_what_she_answered_for_herself_does_not_touch_the_mark(village: Village) -> None:
    meeting = absent(village, {"Mawar": None})
    kpm = village.people["Mawar"]
    done = village.write(lambda s: answer_meeting(s, Actor(kpm, "kpm"), kpm, meeting, "coming", village.now))

    assert not done
    assert village.absentees(meeting) == {"Mawar": None}


def test_sickness_told_afterwards_withdraws_a_visit_that_did_not_know_of_it(village: Village) -> None:
    village.reported("2018-10-25", {"Mawar": "work"})
    village.go_to("2018-10-26", "08:00")
    village.reported("2018-11-22", {"Mawar": None})
    assert village.visits() == [("Mawar", "open")]
    village.go_to("2018-11-22", "14:05")
    village.mawar.picks("Sakit")

    assert village.visits() == [("Mawar", "withdrawn")]


def test_a_reason_that_comes_days_later_is_still_kept(village: Village) -> None:
    meeting = absent(village, {"Mawar": None})
    village.go_to("2018-10-29", "18:00")
    village.mawar.says("gerah bu")

    assert reply(village, meeting) == ("sick", None)


def test_a_lone_number_days_later_is_no_reason(village: Village) -> None:
    meeting = absent(village, {"Mawar": None})
    village.go_to("2018-10-29", "18:00")
    village.mawar.says("2")

    assert reply(village, meeting) is None


def test_who_moved_to_another_group_meanwhile_is_still_heard(village: Village) -> None:
    meeting = absent(village, {"Mawar": None})
    siti, mawar, other = village.actor("Siti"), village.people["Mawar"], village.group("Anggrek", ["Inem"])
    village.write(lambda s: move_member(s, siti, mawar, other, village.now))
    village.mawar.taps("Sakit")

    assert reply(village, meeting) == ("sick", None)
    assert any("Semoga lekas sembuh" in text for text in village.mawar.texts)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("maaf bu kmrn sakit", "sick"),
        ("kulo kerjo bu wingi", "work"),
        ("punten bu kamari teu tiasa hadir, budak gering", "child_sick"),
    ],
)
def test_an_excuse_that_nobody_asked_for_is_heard(village: Village, words: str, reason: str) -> None:
    meeting = absent(village, {"Mawar": "work"})
    village.meeting("2018-10-29")
    village.mawar.says(words)

    assert reply(village, meeting) == (reason, words)
    assert village.absentees(meeting) == {"Mawar": "work"}
    assert "Alasannya hanya dibaca pendamping" in village.mawar.last


def test_an_excuse_without_a_reason_is_asked_for_it(village: Village) -> None:
    meeting = absent(village, {"Mawar": "work"})
    village.mawar.says("maaf bu kemarin saya ga datang")
    village.mawar.says("anak panas")

    assert reply(village, meeting) == ("child_sick", "anak panas")


def test_a_question_beside_an_excuse_is_answered_too(village: Village) -> None:
    meeting = absent(village, {"Mawar": "work"})
    village.mawar.says("kmrn lupa bu. bantuan kapan cair ya?")

    assert reply(village, meeting) == ("not_informed", "kmrn lupa bu")
    assert "bantuan" in village.mawar.last


@pytest.mark.parametrize(
    "words",
    [
        "besok saya sakit bu",
        "kemarin saya lahiran bu",
        "kemarin kartu saya hilang",
        "kemarin bu wati sakit",
        "sakit bu",
    ],
)
def test_other_news_is_no_excuse(village: Village, words: str) -> None:
    meeting = absent(village, {"Mawar": "work"})
    village.mawar.says(words)

    assert reply(village, meeting) is None


def test_who_says_unasked_that_she_was_there_is_passed_on(village: Village) -> None:
    meeting = absent(village, {"Mawar": "work"})
    village.mawar.says("kmrn saya hadir kok bu")

    assert "teruskan kepada pendamping" in village.mawar.last
    assert village.absentees(meeting) == {"Mawar": "work"}
    village.drain()
    assert "menyampaikan bahwa ia hadir" in village.pendamping.last


@pytest.mark.parametrize("words", ["kmrn anak sakit bu, sudah dibawa ke puskesmas", "kemarin saya kerja bu"])
def test_what_may_be_told_by_who_came_is_no_excuse(village: Village, words: str) -> None:
    meeting = absent(village, {"Wati": "work"})
    village.mawar.says(words)

    assert reply(village, meeting) is None


def test_an_excuse_weeks_later_is_none(village: Village) -> None:
    meeting = absent(village, {"Mawar": "work"})
    village.go_to("2018-11-05", "08:00")
    village.mawar.says("maaf bu kmrn sakit")

    assert reply(village, meeting) is None
