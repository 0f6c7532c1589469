"""Lewat ketua: members whom no chat reaches are told by her, and who was told is counted."""

from db.tables import Kpm, Relay
from programme.coverage import Coverage, show_coverage
from programme.meetings import cancel_meeting, move_meeting
from tests.village import Village

DAY = "2018-11-22"


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
    return village.read(lambda s: show_coverage(s, siti, meeting))


def test_the_ketua_says_with_one_tap_that_she_told_them(empty_village: Village) -> None:
    meeting = eight_joined(empty_village)
    assert "9. Tumini, 10. Yatinem" in empty_village.ketua.last
    assert empty_village.ketua.labels == ["Hadir", "Berhalangan", "Sudah saya sampaikan", "Belum semua"]
    assert coverage(empty_village, meeting) == Coverage(10, 8, ("Tumini", "Yatinem"))
    empty_village.ketua.taps("Sudah saya sampaikan", times=2)

    assert told(empty_village, meeting) == {"Tumini", "Yatinem"}
    assert coverage(empty_village, meeting) == Coverage(10, 8, (), told_by_ketua=2)
    empty_village.go_to("2018-11-21", "16:05")
    assert "Tumini" not in empty_village.ketua.last
    empty_village.pendamping.says("pertemuan")
    empty_village.pendamping.taps("Melati 1")
    assert "lewat chat 8, lewat ketua 2, belum pasti 0" in empty_village.pendamping.last


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

    assert "Yang belum: 10. Yatinem" in empty_village.ketua.last
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
    assert "belum jelas" in empty_village.ketua.last
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
    assert coverage(empty_village, meeting) == Coverage(10, 8, ("Tumini", "Yatinem"))
    empty_village.ketua.taps_data(old.id, dict(old.buttons)["Sudah saya sampaikan"])
    assert "sudah pindah" in empty_village.ketua.last
    assert coverage(empty_village, meeting).told_by_ketua == 0
    empty_village.ketua.taps("Sudah saya sampaikan")
    assert coverage(empty_village, meeting) == Coverage(10, 8, (), told_by_ketua=2)


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
