"""Coverage: who was told of a meeting, by which way or by whom, and whom nobody could tell."""

from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import OutboxRow
from outbox.failures import PersonBlockedUs
from programme.coverage import Coverage, members_without_chat, show_coverage
from programme.meetings import move_meeting
from programme.relays import record_told
from tests.village import MEMBERS, Village


def coverage(village: Village, meeting: int) -> Coverage:
    siti = village.actor("Siti")
    return village.read(lambda s: show_coverage(s, siti, meeting, village.now))


def test_before_the_first_reminder_nobody_was_told(village: Village) -> None:
    assert coverage(village, village.meeting("2018-11-22")) == Coverage(under_way=len(MEMBERS))


def test_who_was_reached_by_any_reminder_counts_once(village: Village) -> None:
    meeting = village.meeting("2018-11-22")
    village.go_to("2018-11-22", "07:00")

    assert coverage(village, meeting) == Coverage({village.channel: 10})


def test_a_reminder_that_did_not_arrive_does_not_count(village: Village) -> None:
    meeting = village.meeting("2018-11-22")
    village.failures.append(PersonBlockedUs())
    village.go_to("2018-11-19", "09:00")

    assert coverage(village, meeting).direct == 9


def test_who_never_joined_is_named_for_the_ketua_to_tell(empty_village: Village) -> None:
    meeting = empty_village.meeting("2018-11-22")
    for name in MEMBERS[:8]:
        empty_village.joins(name)
    empty_village.go_to("2018-11-19", "10:00")

    assert coverage(empty_village, meeting) == Coverage({"telegram": 8}, not_reached=2, names=("Tumini", "Yatinem"))
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

    assert "Terkabari langsung 8 (Telegram 8), lewat ketua 1, belum tersampaikan 1, dari 10 KPM" in bambang.last
    assert "Tumini" not in bambang.last


def became(village: Village, name: str, state: str, way: str, at: datetime | None = None) -> None:
    """What became of her reminder, as the sender and the provider's callbacks would write it."""
    query = select(OutboxRow).where(OutboxRow.kind == "meeting_reminder", OutboxRow.person_id == village.people[name])

    def work(session: Session) -> None:
        row = session.scalars(query.order_by(OutboxRow.id.desc()).limit(1)).one()
        row.state, row.way, row.sent_at = state, way, at or village.now

    village.write(work)


def test_each_way_counts_for_itself_and_what_is_on_its_way_is_not_told_yet(village: Village) -> None:
    meeting = village.meeting("2018-11-22")
    village.go_to("2018-11-19", "09:00")
    for name, state, way in (
        ("Mawar", "delivered", "whatsapp"),
        ("Wati", "read", "whatsapp"),
        ("Lastri", "delivered", "sms"),
        ("Aminah", "sent", "sms"),
        ("Murni", "knocked", "whatsapp"),
        ("Ponirah", "unreachable", "sms"),
    ):
        became(village, name, state, way)
    for name in ("Sri", "Siti Aminah", "Tumini", "Yatinem"):
        became(village, name, "sent", "telegram")

    seen = coverage(village, meeting)

    assert seen.by_way == {"telegram": 4, "whatsapp": 2, "sms": 1}
    assert (seen.under_way, seen.not_reached, seen.names, seen.members) == (2, 1, ("Ponirah",), 10)


def test_undelivered_within_its_time_is_not_reached(village: Village) -> None:
    meeting = village.meeting("2018-11-22")
    village.go_to("2018-11-19", "09:00")
    became(village, "Mawar", "sent", "whatsapp")
    assert coverage(village, meeting).under_way == 1
    village.now = village.at("2018-11-19", "15:00")

    assert (coverage(village, meeting).under_way, coverage(village, meeting).names) == (0, ("Mawar",))


def test_told_by_the_pendamping_is_told_in_person_whatever_the_ketua_says(village: Village) -> None:
    meeting = village.meeting("2018-11-22")
    village.go_to("2018-11-19", "09:00")
    for name in ("Mawar", "Wati"):
        became(village, name, "unreachable", "sms")
    siti, sri, mawar, wati = (
        village.actor("Siti"),
        village.actor("Sri"),
        village.people["Mawar"],
        village.people["Wati"],
    )
    village.write(lambda s: record_told(s, siti, meeting, [mawar], village.now))
    village.write(lambda s: record_told(s, sri, meeting, [mawar, wati], village.now))

    assert (coverage(village, meeting).in_person, coverage(village, meeting).by_ketua) == (1, 1)


def test_a_meeting_moved_to_another_place_starts_anew(village: Village) -> None:
    meeting = village.meeting("2018-11-22")
    village.go_to("2018-11-19", "09:00")
    became(village, "Mawar", "unreachable", "sms")
    siti, mawar = village.actor("Siti"), village.people["Mawar"]
    village.write(lambda s: record_told(s, siti, meeting, [mawar], village.now))
    starts_at = village.at("2018-11-22", "09:00")
    village.now = village.at("2018-11-19", "10:00")
    village.write(lambda s: move_meeting(s, siti, meeting, starts_at, "Rumah Bu Sri", village.now, quietly=True))

    assert coverage(village, meeting) == Coverage(under_way=10)


def test_who_answered_was_told_though_nobody_saw_the_message_arrive(village: Village) -> None:
    meeting = village.meeting("2018-11-22")
    village.go_to("2018-11-19", "09:00")
    village.mawar.says("hadir")
    became(village, "Mawar", "unknown", "whatsapp", village.at("2018-11-19", "09:00"))
    village.now = village.at("2018-11-20", "09:00")

    assert coverage(village, meeting).direct == 10
