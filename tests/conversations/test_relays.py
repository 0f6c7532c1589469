"""Lewat ketua: members whom no chat reaches are told by her, and who was told is counted."""

import pytest
from sqlalchemy import update

from db.tables import Kpm, OutboxRow, Relay
from programme.coverage import Coverage, show_coverage
from programme.meetings import cancel_meeting, move_meeting
from tests.told_once import told_once
from tests.village import Village

DAY = "2018-11-22"
NOT_TOLD = Coverage({"telegram": 8}, not_reached=2, names=("Tumini", "Yatinem"))


@told_once
def eight_joined(village: Village) -> int:
    """Tumini (9) and Yatinem (10) have no chat; the first reminder has come."""
    for name in ("Siti", "Sri", "Mawar", "Wati", "Lastri", "Aminah", "Siti Aminah", "Murni", "Ponirah"):
        village.joins(name)
    meeting = village.meeting(DAY)
    village.go_to("2018-11-19", "09:05")
    return meeting


def told(village: Village, meeting: int) -> set[str]:
    names = {person_id: name for name, person_id in village.people.items()}
    query = Relay.meeting_id == meeting
    return {names[one.kpm_id] for one in village.read(lambda s: s.query(Relay).filter(query).all())}


def coverage(village: Village, meeting: int) -> Coverage:
    siti = village.actor("Siti")
    return village.read(lambda s: show_coverage(s, siti, meeting, village.now))


def test_the_ketua_says_with_one_tap_that_she_told_them(empty_village: Village) -> None:
    meeting = eight_joined(empty_village)
    assert "9. Tumini, 10. Yatinem" in empty_village.ketua.last
    assert empty_village.ketua.labels == ["Hadir", "Berhalangan", "Sudah saya sampaikan", "Belum semua"]
    assert coverage(empty_village, meeting) == NOT_TOLD
    empty_village.ketua.taps("Sudah saya sampaikan", times=2)

    assert told(empty_village, meeting) == {"Tumini", "Yatinem"}
    assert coverage(empty_village, meeting) == Coverage({"telegram": 8}, by_ketua=2)
    empty_village.go_to("2018-11-21", "16:05")
    assert "Tumini" not in empty_village.ketua.last
    empty_village.pendamping.says("pertemuan")
    empty_village.pendamping.taps("Melati 1")
    assert (
        "Terkabari langsung 8 (Telegram 8), lewat ketua 2, belum tersampaikan 0, dari 10 KPM"
        in empty_village.pendamping.last
    )


def test_not_all_yet_is_ticked_or_written_and_asked_again_the_day_before(empty_village: Village) -> None:
    meeting = eight_joined(empty_village)
    empty_village.ketua.taps("Belum semua")
    assert empty_village.ketua.labels == ["☐ 9. Tumini", "☐ 10. Yatinem", "Selesai"]
    empty_village.ketua.taps("☐ 9. Tumini")
    assert empty_village.ketua.labels[0] == "☑ 9. Tumini"
    empty_village.ketua.says("10")
    assert told(empty_village, meeting) == {"Tumini", "Yatinem"}
    empty_village.ketua.says("yatinem belum")
    assert told(empty_village, meeting) == {"Tumini"}
    empty_village.ketua.says("selesai")

    assert "Belum: 10 Bu Yatinem" in empty_village.ketua.last
    empty_village.go_to("2018-11-21", "16:05")
    assert "10. Yatinem" in empty_village.ketua.last
    assert "9. Tumini" not in empty_village.ketua.last
    empty_village.ketua.says("sampun kula aturaken bu")
    assert told(empty_village, meeting) == {"Tumini", "Yatinem"}


def test_who_is_named_is_told_and_nobody_else(empty_village: Village) -> None:
    meeting = eight_joined(empty_village)
    empty_village.ketua.says("nggih bu")  # that she will tell them, or that she comes: neither is taken for granted
    assert told(empty_village, meeting) == set()
    empty_village.ketua.says("tumini sudah saya kabari bu")
    assert told(empty_village, meeting) == {"Tumini"}
    empty_village.ketua.says("mawar sudah saya kabari")
    assert "Mawar tidak perlu dikabari lagi" in empty_village.ketua.last
    empty_village.ketua.says("bu slamet sudah saya kabari")
    assert "slamet: nama atau nomor itu belum jelas" in empty_village.ketua.last
    empty_village.ketua.says("sampun sedaya")

    assert told(empty_village, meeting) == {"Tumini", "Yatinem"}


def test_after_a_move_they_must_be_told_anew(empty_village: Village) -> None:
    meeting = eight_joined(empty_village)
    empty_village.ketua.taps("Sudah saya sampaikan")
    old = next(one for one in empty_village.ketua.messages if "Sudah saya sampaikan" in dict(one.buttons))
    siti, new = empty_village.actor("Siti"), empty_village.at("2018-11-24", "09:00")
    empty_village.write(lambda s: move_meeting(s, siti, meeting, new, "Balai Desa", empty_village.now))
    empty_village.drain()

    assert "9. Tumini, 10. Yatinem" in empty_village.ketua.last
    assert coverage(empty_village, meeting) == NOT_TOLD
    empty_village.ketua.taps_data(old.id, dict(old.buttons)["Sudah saya sampaikan"])
    assert "sudah pindah" in empty_village.ketua.last
    assert coverage(empty_village, meeting).by_ketua == 0
    empty_village.ketua.taps("Sudah saya sampaikan")
    assert coverage(empty_village, meeting) == Coverage({"telegram": 8}, by_ketua=2)


def test_a_cancellation_is_passed_on_as_well(empty_village: Village) -> None:
    meeting = eight_joined(empty_village)
    empty_village.ketua.taps("Sudah saya sampaikan")
    siti = empty_village.actor("Siti")
    empty_village.now = empty_village.at("2018-11-20", "10:00")
    empty_village.write(lambda s: cancel_meeting(s, siti, meeting, empty_village.now))
    empty_village.drain()

    assert "tidak jadi" in empty_village.ketua.last
    assert "9. Tumini, 10. Yatinem" in empty_village.ketua.last
    empty_village.ketua.taps("Sudah saya sampaikan")
    assert "semua sudah dikabari" in empty_village.ketua.last


def test_a_member_who_shut_us_out_is_told_by_the_ketua_too(village: Village) -> None:
    village.meeting(DAY)
    village.mawar.says("stop")
    village.go_to("2018-11-19", "09:05")

    assert "2. Mawar" in village.ketua.last
    assert "2. Mawar" not in village.phone("Wati").last


def via_ketua(village: Village, name: str) -> bool:
    person = village.people[name]
    return village.read(lambda s: s.get_one(Kpm, person)).via_ketua_since is not None


def test_a_ketua_marks_who_has_no_phone_until_she_joins(empty_village: Village) -> None:
    for name in ("Sri", "Mawar"):
        empty_village.joins(name)
    sri = empty_village.ketua
    sri.says("anggota")
    sri.picks("Tandai lewat ketua")
    sri.picks("☐ 9. Tumini")
    sri.picks("Selesai")
    assert via_ketua(empty_village, "Tumini")
    sri.says("anggota")
    assert "9. Tumini (lewat ketua)" in sri.last
    empty_village.joins("Tumini")

    assert not via_ketua(empty_village, "Tumini")
    sri.says("anggota")
    assert "(lewat ketua)" not in sri.last


def test_the_pendamping_marks_beside_the_codes(empty_village: Village) -> None:
    siti = empty_village.joins("Siti")
    siti.says("undang")
    siti.picks("Tandai lewat ketua saja")
    assert not any("1. Sri" in label for label in siti.labels)  # the ketua can't be told by herself
    siti.picks("☐ 2. Mawar")
    siti.picks("Selesai")

    assert via_ketua(empty_village, "Mawar")
    assert "Mawar" in siti.texts[-2]


def test_her_hadir_answers_the_reminder_and_she_may_say_later_that_she_told_them(empty_village: Village) -> None:
    meeting = eight_joined(empty_village)
    empty_village.ketua.says("hadir")
    assert "Tercatat: hadir" in empty_village.ketua.last
    empty_village.ketua.says("sampun kula kabari sedaya")

    assert told(empty_village, meeting) == {"Tumini", "Yatinem"}


def test_the_list_is_closed_when_she_says_that_all_were_told(empty_village: Village) -> None:
    eight_joined(empty_village)
    empty_village.ketua.taps("Belum semua")
    empty_village.ketua.taps("Sudah saya sampaikan")
    empty_village.ketua.says("hadir")

    assert "Tercatat: hadir" in empty_village.ketua.last


def test_her_own_answer_is_heard_while_the_list_is_open(empty_village: Village) -> None:
    meeting = eight_joined(empty_village)
    empty_village.ketua.taps("Belum semua")
    empty_village.ketua.says("hadir")
    assert any("Tercatat: hadir" in text for text in empty_village.ketua.texts)
    assert empty_village.ketua.labels == ["☐ 9. Tumini", "☐ 10. Yatinem", "Selesai"]
    empty_village.ketua.says("tumini")

    assert told(empty_village, meeting) == {"Tumini"}


def test_who_answered_for_herself_before_she_stopped_is_not_to_be_told(empty_village: Village) -> None:
    eight_joined(empty_village)
    empty_village.mawar.says("hadir")
    empty_village.mawar.says("stop")
    empty_village.go_to("2018-11-21", "16:05")

    assert "9. Tumini, 10. Yatinem." in empty_village.ketua.last
    assert "Mawar" not in empty_village.ketua.last


def undelivered(village: Village, *names: str) -> None:
    """None of their ways brought the news to them."""
    people = [village.people[name] for name in names]
    rows = update(OutboxRow).where(OutboxRow.person_id.in_(people), OutboxRow.kind == "meeting_reminder")
    village.write(lambda s: s.execute(rows.values(state="unreachable", outcome="undelivered", due_at=village.now)))


@told_once
def digested(village: Village) -> int:
    """On Monday at 13.00 Ibu Sri is asked to tell 3 Wati and 7 Murni."""
    meeting = village.meeting(DAY)
    village.go_to("2018-11-19", "09:05")
    undelivered(village, "Wati", "Murni")
    village.go_to("2018-11-19", "13:00")
    assert "3 Bu Wati, 7 Bu Murni" in village.ketua.last
    return meeting


@pytest.mark.parametrize(
    ("said", "told_ones"),
    [
        ("sudah semua", {"Wati", "Murni"}),
        ("👍", {"Wati", "Murni"}),
        ("Sudah semua", {"Wati", "Murni"}),
        ("7", {"Wati"}),
        ("sampun sedaya, kajawi bu murny mboten wonten griya", {"Wati"}),
        ("belum ada yg ketemu", set()),
    ],
)
def test_the_digest_is_answered_in_words(village: Village, said: str, told_ones: set[str]) -> None:
    meeting = digested(village)
    village.ketua.says(said)

    assert told(village, meeting) == told_ones


def test_a_later_correction_works_and_thanks_change_nothing(village: Village) -> None:
    meeting = digested(village)
    village.ketua.says("sudah semua")
    village.ketua.says("eh bu murni ternyata belum")
    assert told(village, meeting) == {"Wati"}
    assert "Belum: 7 Bu Murni. Pendamping kami beri tahu" in village.ketua.last
    village.ketua.says("👍")
    assert told(village, meeting) == {"Wati"}
    village.go_to("2018-11-20", "15:00")
    village.ketua.says("7 sudah ya bu")

    assert told(village, meeting) == {"Wati", "Murni"}


def test_the_digests_buttons_work_twice_and_end_with_the_meeting(village: Village) -> None:
    meeting = digested(village)
    village.ketua.taps("Belum semua")
    assert "Kamis, 22 November 2018 pukul 09.00" in village.ketua.last
    village.ketua.picks("☐ 3. Wati")
    village.ketua.picks("Selesai")
    village.ketua.says("👍")  # thanks, after "Belum: 7 Bu Murni"
    assert told(village, meeting) == {"Wati"}
    village.ketua.taps("Sudah semua", times=2)
    assert told(village, meeting) == {"Wati", "Murni"}
    village.now = village.at(DAY, "09:30")
    village.ketua.taps("Sudah semua")

    assert "Tidak ada lagi yang perlu dikabari" in village.ketua.last


def test_whom_she_was_not_shown_yet_is_not_told_by_her_sudah_semua(village: Village) -> None:
    meeting = digested(village)
    village.now = village.at("2018-11-19", "17:00")
    undelivered(village, "Aminah")
    village.ketua.taps("Sudah semua")

    assert told(village, meeting) == {"Wati", "Murni"}
    assert "Belum: 5 Bu Aminah" in village.ketua.last  # and now she sees her
    village.ketua.says("sudah")
    assert told(village, meeting) == {"Wati", "Murni", "Aminah"}


def test_a_promise_is_thanked_for_and_still_open(village: Village) -> None:
    meeting = digested(village)
    village.ketua.says("nggih, mangke kula sampaikan")
    assert told(village, meeting) == set()
    assert "Kalau sudah disampaikan" in village.ketua.last
    village.ketua.says("sampun")

    assert told(village, meeting) == {"Wati", "Murni"}


def test_the_digest_leaves_her_own_answer_to_the_reminder_alone(village: Village) -> None:
    meeting = digested(village)
    village.ketua.says("hadir")

    assert "Tercatat: hadir" in village.ketua.last
    assert told(village, meeting) == set()


def test_a_deputy_who_was_asked_answers_as_the_ketua_would(village: Village) -> None:
    lastri = village.people["Lastri"]
    village.write(lambda s: setattr(s.get_one(Kpm, lastri), "duty", "deputy"))
    meeting = village.meeting(DAY)
    village.ketua.says("stop")
    village.go_to("2018-11-19", "09:05")
    undelivered(village, "Wati")
    village.go_to("2018-11-19", "13:00")
    village.phone("Lastri").says("sudah semua, tapi bu sri belum")

    assert told(village, meeting) == {"Wati"}
