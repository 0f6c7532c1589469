"""Belum tersampaikan: whom nothing and nobody has told is the pendamping's to tell, and to tick off."""

from sqlalchemy import select, update

from db.tables import Kpm, OutboxRow, Relay
from programme.coverage import Coverage, show_coverage
from tests.told_once import told_once
from tests.village import Village

DAY = "2018-11-22"


@told_once
def eight_joined(village: Village) -> int:
    """Tumini (9) and Yatinem (10) have no chat; the first reminder has come."""
    for name in ("Siti", "Sri", "Mawar", "Wati", "Lastri", "Aminah", "Siti Aminah", "Murni", "Ponirah"):
        village.joins(name)
    meeting = village.meeting(DAY)
    village.go_to("2018-11-19", "09:05")
    return meeting


def coverage(village: Village, meeting: int) -> Coverage:
    siti = village.actor("Siti")
    return village.read(lambda s: show_coverage(s, siti, meeting, village.now))


def told_in_person(village: Village) -> set[str]:
    names = {person_id: name for name, person_id in village.people.items()}
    query = select(Relay.kpm_id).where(Relay.told_by == village.people["Siti"])
    return {names[one] for one in village.read(lambda s: list(s.scalars(query)))}


def test_while_the_ketua_is_asked_they_are_in_her_hands(empty_village: Village) -> None:
    eight_joined(empty_village)
    empty_village.pendamping.says("belum")

    assert any("2 anggota sedang dikabari oleh ketua" in text for text in empty_village.pendamping.texts)
    assert not any("Tumini" in text for text in empty_village.pendamping.texts)


def test_whom_she_could_not_tell_remains_with_home_and_reason_but_never_a_number(empty_village: Village) -> None:
    meeting = eight_joined(empty_village)
    empty_village.ketua.says("sudah semua kecuali tumini")
    siti = empty_village.pendamping
    siti.says("belum")

    assert "- 9 Bu Tumini, Krajan RT 001 (belum bergabung)" in siti.last
    assert "Yatinem" not in siti.last
    assert "0812" not in siti.last
    assert "62812" not in siti.last
    siti.picks("☐ 9. Tumini")
    assert siti.labels[0] == "☑ 9. Tumini"
    siti.picks("Selesai")
    assert told_in_person(empty_village) == {"Tumini"}
    assert coverage(empty_village, meeting) == Coverage({"telegram": 8}, by_ketua=1, in_person=1)


def test_from_the_evening_before_all_that_is_left_stands_in_the_notice(empty_village: Village) -> None:
    eight_joined(empty_village)
    tumini = empty_village.people["Tumini"]
    empty_village.write(lambda s: setattr(s.get_one(Kpm, tumini), "phone_index", None))
    empty_village.go_to("2018-11-21", "18:00")
    siti = empty_village.pendamping

    assert "- 9 Bu Tumini, Krajan RT 001 (tidak punya HP)" in siti.last
    assert "- 10 Bu Yatinem, Krajan RT 001 (belum bergabung)" in siti.last
    siti.taps("Belum tersampaikan")
    siti.taps("Semua sudah saya kabari")
    assert told_in_person(empty_village) == {"Tumini", "Yatinem"}
    siti.taps("Belum tersampaikan")
    assert any("Tidak ada anggota yang masih perlu dikabari" in text for text in siti.texts)


def test_a_slip_is_taken_back_and_a_double_tap_is_harmless(empty_village: Village) -> None:
    eight_joined(empty_village)
    empty_village.go_to("2018-11-21", "18:00")
    siti = empty_village.pendamping
    siti.says("belum")
    box = next(data for label, data in siti.messages[-1].buttons if "Tumini" in label)
    siti.taps_data(siti.messages[-1].id, box)
    assert told_in_person(empty_village) == {"Tumini"}
    siti.taps_data(siti.messages[-1].id, box)
    assert told_in_person(empty_village) == set()
    siti.says("9 dan 10 sudah")
    assert told_in_person(empty_village) == {"Tumini", "Yatinem"}
    siti.says("yatinem belum")
    assert told_in_person(empty_village) == {"Tumini"}
    siti.says("selesai")
    assert any("Tercatat: 1 anggota sudah dikabari. Masih 1 lagi" in text for text in siti.texts)


def test_each_reason_is_said_to_the_pendamping_alone(village: Village) -> None:
    village.meeting(DAY)
    village.mawar.says("stop")
    village.go_to("2018-11-19", "09:05")
    wati = village.people["Wati"]
    village.write(
        lambda s: s.execute(
            update(OutboxRow)
            .where(OutboxRow.person_id == wati, OutboxRow.kind == "meeting_reminder")
            .values(state="unreachable", outcome="undelivered")
        )
    )
    village.ketua.says("belum ada yang saya sampaikan")
    village.go_to("2018-11-19", "18:00")
    village.ketua.says("2 belum, 3 belum")
    village.pendamping.says("belum")

    assert "- 2 Bu Mawar, Krajan RT 001 (minta tidak dikirimi pesan)" in village.pendamping.last
    assert "- 3 Bu Wati, Krajan RT 001 (pesan tidak sampai)" in village.pendamping.last
    assert not any("minta tidak" in text or "tidak sampai" in text for text in village.ketua.texts)


def test_a_number_that_two_groups_have_is_asked_about_by_name(empty_village: Village) -> None:
    empty_village.joins("Siti")
    empty_village.group("Kenanga", ("Yuli", "Tutik"))
    empty_village.meeting(DAY)
    empty_village.meeting(DAY, "13:00", "Kenanga")
    empty_village.go_to("2018-11-19", "09:05")
    siti = empty_village.pendamping
    siti.says("belum")
    assert any("Tutik · Kenanga" in label for label in siti.labels)
    siti.says("2 sudah")
    assert "belum jelas" in siti.last
    siti.says("tutik sudah")

    assert told_in_person(empty_village) == {"Tutik"}


def test_a_koordinator_does_not_see_anothers_list(empty_village: Village) -> None:
    eight_joined(empty_village)
    bambang = empty_village.joins("Bambang")
    empty_village.go_to("2018-11-21", "18:00")
    bambang.says("belum")

    assert not any("Tumini" in text for text in bambang.texts)
