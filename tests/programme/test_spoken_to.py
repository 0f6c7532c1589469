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


def test_a_member_of_just_that_name_is_never_left_out() -> None:
    members = [Member(1, "Siti"), Member(2, "Yuliana")]
    assert read_report_to("Bu Siti, Yuliana sakit", members, "Siti Rahayu").absent == {1: "sick", 2: "sick"}


def test_without_a_known_reader_all_names_are_members() -> None:
    assert read_report_to("Bu Siti, Yuliana sakit", MEMBERS, None).absent == {1: "sick", 3: "sick"}
