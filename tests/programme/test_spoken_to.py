"""Who is called in a report is not reported: the pendamping, where a member's name begins like hers."""

import pytest

from programme.attendance_text import Member
from programme.spoken_to import read_report_to

MEMBERS = [Member(1, "Siti Aminah"), Member(2, "Mawar"), Member(3, "Yuliana"), Member(4, "Wati")]


@pytest.mark.parametrize(
    "said",
    [
        "mohon ijin bu siti, yuliana sakit",
        "selamat sore bu siti, bu yuliana sakit",
        "Bu Siti, Yuliana sakit",
        "maaf Bu Siti Rahayu yuliana sakit",
        "nyuwun sewu mbak siti yuliana lara",
        "Assalamualaikum bu Siti. Yuliana sakit",
        "lapor ibu siti: yuliana sakit",
    ],
)
def test_who_is_called_at_the_beginning_is_not_reported(said: str) -> None:
    assert read_report_to(said, MEMBERS, "Siti Rahayu").absent == {3: "sick"}


@pytest.mark.parametrize("said", ["semua hadir bu siti", "Hadir semua, Bu Siti 🙏", "sore bu siti, hadir semua"])
def test_all_are_present_whoever_is_called(said: str) -> None:
    report = read_report_to(said, MEMBERS, "Siti Rahayu")
    assert report.all_present
    assert not report.ambiguous


@pytest.mark.parametrize(
    ("said", "absent"),
    [
        ("bu siti sakit", {1: "sick"}),
        ("bu siti tidak hadir, yuliana juga", {1: None, 3: None}),
        ("yang tidak hadir mawar, wati, bu siti", {1: None, 2: None, 4: None}),
        ("siti aminah, yuliana sakit", {1: "sick", 3: "sick"}),
        ("bu siti dan bu wati kerja", {1: "work", 4: "work"}),
    ],
)
def test_who_is_told_of_is_reported(said: str, absent: dict[int, str | None]) -> None:
    assert read_report_to(said, MEMBERS, "Siti Rahayu").absent == absent


@pytest.mark.parametrize(
    "said",
    ["yuliana sakit bu siti", "Yuliana sakit ya Bu Siti, wati hadir", "wati hadir. yuliana sakit bu siti rahayu 🙏"],
)
def test_who_is_called_behind_what_is_said_of_another_is_not_reported(said: str) -> None:
    report = read_report_to(said, MEMBERS, "Siti Rahayu")
    assert report.absent == {3: "sick"}
    assert not report.ambiguous


def test_whether_the_last_one_is_called_or_listed_is_asked() -> None:
    report = read_report_to("yang tidak hadir mawar bu siti", MEMBERS, "Siti Rahayu")
    assert report.absent == {2: None}
    assert [asked.candidates for asked in report.ambiguous] == [{1}]


def test_a_member_of_just_that_name_is_never_left_out() -> None:
    members = [Member(1, "Siti"), Member(2, "Yuliana")]
    report = read_report_to("Bu Siti dan Yuliana sakit", members, "Siti Rahayu")
    assert report.absent == {1: "sick", 2: "sick"}
    assert [asked.said for asked in read_report_to("Yuliana sakit bu Siti", members, "Siti Rahayu").ambiguous] == [
        "Siti"
    ]


def test_without_a_known_reader_it_is_asked_whether_she_is_reported_or_called() -> None:
    report = read_report_to("Bu Siti, Yuliana sakit", MEMBERS, None)
    assert report.absent == {3: "sick"}
    assert [asked.candidates for asked in report.ambiguous] == [{1}]
