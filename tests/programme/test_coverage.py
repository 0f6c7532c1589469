"""Coverage: who was told of a meeting, and whom nobody could tell by chat."""

from outbox.failures import PersonBlockedUs
from programme.coverage import Coverage, members_without_chat, show_coverage
from tests.village import MEMBERS, Village


def coverage(village: Village, meeting: int) -> Coverage:
    siti = village.actor("Siti")
    return village.read(lambda s: show_coverage(s, siti, meeting))


def test_before_the_first_reminder_nobody_was_told(village: Village) -> None:
    assert coverage(village, village.meeting("2018-11-22")) == Coverage(len(MEMBERS), 0, ())


def test_who_was_reached_by_any_reminder_counts_once(village: Village) -> None:
    meeting = village.meeting("2018-11-22")
    village.go_to("2018-11-22", "07:00")

    assert coverage(village, meeting) == Coverage(10, 10, ())


def test_a_reminder_that_did_not_arrive_does_not_count(village: Village) -> None:
    meeting = village.meeting("2018-11-22")
    village.failures.append(PersonBlockedUs())
    village.go_to("2018-11-19", "09:00")

    assert coverage(village, meeting).reached == 9


def test_who_never_joined_is_named_for_the_ketua_to_tell(empty_village: Village) -> None:
    meeting = empty_village.meeting("2018-11-22")
    for name in MEMBERS[:8]:
        empty_village.joins(name)
    empty_village.go_to("2018-11-19", "10:00")

    assert coverage(empty_village, meeting) == Coverage(10, 8, ("Tumini", "Yatinem"))
    group = empty_village.group_id()
    without = empty_village.read(lambda s: members_without_chat(s, group))
    assert [(one.member_number, one.name) for one in without] == [(9, "Tumini"), (10, "Yatinem")]
    assert "9. Tumini, 10. Yatinem" in empty_village.ketua.last
    assert "Tumini" not in empty_village.mawar.last


def test_the_names_to_pass_on_come_with_each_reminder_until_she_says_they_know(empty_village: Village) -> None:
    empty_village.meeting("2018-11-22")
    empty_village.joins("Sri")
    empty_village.go_to("2018-11-22", "07:00")

    assert ["Tumini" in text for text in empty_village.ketua.texts[-3:]] == [True, True, True]
    empty_village.ketua.taps("Sudah saya sampaikan")
    empty_village.meeting("2018-11-29")
    empty_village.go_to("2018-11-26", "09:05")
    assert "Tumini" in empty_village.ketua.last  # another meeting is other news


def test_the_koordinator_sees_in_counts_who_was_told_of_the_coming_meetings(empty_village: Village) -> None:
    for name in ("Bambang", *MEMBERS[:8]):
        empty_village.joins(name)
    empty_village.meeting("2018-11-22")
    empty_village.meeting("2018-11-29")
    empty_village.go_to("2018-11-19", "10:00")
    empty_village.ketua.taps("Belum semua")
    empty_village.ketua.taps("☐ 9. Tumini")
    empty_village.go_to("2018-11-20", "10:00")
    bambang = empty_village.phone("Bambang")
    bambang.says("ikhtisar")

    assert "lewat chat 8, lewat ketua 1, belum pasti 1" in bambang.last
    assert "Tumini" not in bambang.last
