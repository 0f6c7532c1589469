"""What was agreed is kept in mind: the family the day before, its pendamping when due; a moved meeting anew."""

from dataclasses import replace
from datetime import date, time

import pytest

from conversations.notices.registry import NOTICES
from outbox.kinds import KINDS
from programme.access import OFFICE, SYSTEM, NotAllowed
from programme.cases.agreement_reminders import plan_agreement_reminders
from programme.cases.agreements import Agreed, agree, put_off_agreement, settle_agreement, show_agreement
from programme.joining import issue_code
from programme.meetings import cancel_meeting, move_meeting
from tests.cases_worked import CANTEEN, acting
from tests.village import Village

REMINDER = (
    "Ibu Mawar, besok pertemuan pukul 09.00. Sesuai kesepakatan, Bapak menggantikan jaga kantin mulai pukul 08.30, ya. "
    "Terima kasih."
)
EYE_EXAM = Agreed("task", "kpm", "mengurus KK ke balai desa", date(2018, 11, 30))


def test_the_family_is_reminded_the_day_before_each_meeting(village: Village) -> None:
    acting(village)
    village.meeting("2018-12-20")
    village.be_at(village.at("2018-12-18", "08:00"))
    village.go_to("2018-12-19", "15:59")
    assert village.outbox("case_agreement") == []

    village.go_to("2018-12-19", "16:00")
    village.go_to("2018-12-20", "08:00")

    assert village.mawar.texts.count(REMINDER) == 1
    assert [(row.person_id, row.slot) for row in village.outbox("case_agreement")] == [
        (village.people["Mawar"], "meeting 2018-12-20 09:00")
    ]


def test_a_moved_meeting_is_reminded_of_anew_and_a_cancelled_one_not_at_all(village: Village) -> None:
    acting(village)
    siti, meeting_id = village.actor("Siti"), village.meeting("2018-12-20")
    village.be_at(village.at("2018-12-18", "08:00"))
    village.go_to("2018-12-19", "16:30")
    later = village.at("2018-12-27", "13:00")
    village.write(lambda s: move_meeting(s, siti, meeting_id, later, "Balai Desa", village.now))
    village.go_to("2018-12-26", "16:30")
    assert village.mawar.texts.count(REMINDER) == 1
    assert village.mawar.texts.count(REMINDER.replace("09.00", "13.00")) == 1

    village.reported("2018-12-27", {})
    again = village.meeting("2019-01-17")
    village.be_at(village.at("2019-01-14", "08:00"))
    village.go_to("2019-01-16", "12:00")
    village.write(lambda s: cancel_meeting(s, siti, again, village.now))
    village.go_to("2019-01-17", "09:00")
    assert len(village.outbox("case_agreement")) == 2


def test_a_reminder_on_its_way_is_dropped_where_the_meeting_moved_meanwhile(village: Village) -> None:
    acting(village)
    siti, meeting_id = village.actor("Siti"), village.meeting("2018-12-20")
    village.be_at(village.at("2018-12-18", "08:00"))
    village.go_to("2018-12-19", "15:00")
    village.now = village.at("2018-12-19", "16:00")
    village.write(lambda s: plan_agreement_reminders(s, SYSTEM, village.now, village.rules))
    village.write(
        lambda s: move_meeting(s, siti, meeting_id, village.at("2018-12-28", "09:00"), "Balai Desa", village.now)
    )
    village.drain()

    [row] = village.outbox("case_agreement")
    assert row.state == "dropped"
    assert REMINDER not in village.mawar.texts


def test_she_who_said_that_she_can_not_come_is_not_reminded(village: Village) -> None:
    acting(village)
    village.meeting("2018-12-20")
    village.be_at(village.at("2018-12-18", "08:00"))
    village.go_to("2018-12-19", "12:00")
    village.mawar.says("maaf bu tidak bisa, anak sakit")
    village.go_to("2018-12-20", "09:00")

    assert REMINDER not in village.mawar.texts


def test_where_she_would_rather_not_be_reminded_her_pendamping_is(village: Village) -> None:
    acting(village, replace(CANTEEN, reminds_family=False))
    village.meeting("2018-12-20")
    village.be_at(village.at("2018-12-18", "08:00"))
    village.go_to("2018-12-20", "09:00")

    assert village.outbox("case_agreement") == []
    assert any("suaminya menggantikan jaga kantin" in text for text in village.pendamping.texts)


def test_on_a_phone_that_others_use_nothing_of_it_shows(village: Village) -> None:
    acting(village)
    code = village.write(lambda s: issue_code(s, OFFICE, village.people["Wati"], village.now, village.rules))
    village.mawar.says(f"/start {code}")
    village.mawar.taps("Setuju")
    village.meeting("2018-12-20")
    village.be_at(village.at("2018-12-18", "08:00"))
    village.go_to("2018-12-20", "09:00")

    assert not any("kantin" in text or "kesepakatan" in text for text in village.mawar.texts)
    assert any("mohon diingatkan sendiri" in text for text in village.pendamping.texts)


def test_ready_is_answered_kindly_and_a_hindrance_is_told_to_the_pendamping(village: Village) -> None:
    case = acting(village)
    village.meeting("2018-12-20")
    village.be_at(village.at("2018-12-18", "08:00"))
    village.go_to("2018-12-19", "16:01")
    village.mawar.says("ada halangan bu, suami lembur")

    assert "Ibu Siti saya beri tahu" in village.mawar.last
    assert "Katanya: “ada halangan bu, suami lembur”" in village.pendamping.last
    assert ("note", "ada halangan bu, suami lembur", "kpm") in case.entries
    village.mawar.taps("Siap", times=2)
    assert village.mawar.last.startswith("Terima kasih, Ibu Mawar. Semoga lancar.")


def test_a_hindrance_by_tap_is_told_even_if_she_writes_nothing_more(village: Village) -> None:
    acting(village)
    village.meeting("2018-12-20")
    village.be_at(village.at("2018-12-18", "08:00"))
    village.go_to("2018-12-19", "16:01")
    village.mawar.taps("Ada halangan")
    assert "Ada halangan apa?" in village.mawar.last
    village.go_to("2018-12-19", "16:15")

    assert "Ibu Mawar mengabari ada halangan." in village.pendamping.last
    assert "Katanya" not in village.pendamping.last


def test_what_she_writes_after_the_tap_comes_along_and_is_told_once(village: Village) -> None:
    case = acting(village)
    village.meeting("2018-12-20")
    village.be_at(village.at("2018-12-18", "08:00"))
    village.go_to("2018-12-19", "16:01")
    village.mawar.taps("Ada halangan")
    village.mawar.says("bapak harus ke kunjungan pabrik")
    village.go_to("2018-12-19", "17:00")

    told = [text for text in village.pendamping.texts if "mengabari ada halangan" in text]
    assert len(told) == 1
    assert "“bapak harus ke kunjungan pabrik”" in told[0]
    assert case.said("note") == ["bapak harus ke kunjungan pabrik"]


def test_of_a_task_the_family_hears_the_day_before_and_the_pendamping_is_asked_on_the_day(village: Village) -> None:
    case = acting(village, EYE_EXAM)
    village.go_to("2018-11-30", "16:00")
    assert (
        "Ibu Mawar, sekadar mengingatkan: sesuai kesepakatan, besok Ibu mengurus KK ke balai desa, ya. Terima kasih."
        in village.mawar.texts
    )
    assert village.pendamping.last.endswith("Ibu Mawar mengurus KK ke balai desa. Sudah dijalankan?")

    village.pendamping.taps("Sudah", times=2)
    assert [one.state for one in case.agreements] == ["kept"]
    village.go_to("2018-12-05", "08:00")
    assert len(village.outbox("case_agreement_due")) == 1


def test_a_task_that_needs_more_time_is_reminded_of_anew(village: Village) -> None:
    case = acting(village, EYE_EXAM)
    village.go_to("2018-11-30", "16:00")
    village.pendamping.picks("Belum dijalankan")
    village.pendamping.picks("Beri waktu lagi")
    village.pendamping.says("7 Desember")
    village.go_to("2018-12-06", "16:00")

    assert [(one.state, one.due_on) for one in case.agreements] == [("open", date(2018, 12, 7))]
    assert sum("mengurus KK" in text for text in village.mawar.texts) == 2


def test_what_the_pendamping_promised_he_is_told_in_the_morning(village: Village) -> None:
    acting(village, Agreed("task", "pendamping", "menelepon pemilik kantin", date(2018, 11, 27)))
    village.go_to("2018-11-27", "06:00")

    assert "Hari ini, sesuai kesepakatan dengan Ibu Mawar: pendamping menelepon pemilik kantin. Sudah?" in (
        village.pendamping.texts
    )
    assert village.outbox("case_agreement") == []


def test_the_same_agreement_saved_twice_is_one_and_a_settled_one_is_not_spoken_of(village: Village) -> None:
    case, siti = acting(village), village.actor("Siti")
    village.write(lambda s: agree(s, siti, case.id, CANTEEN, village.now, village.rules))
    [one] = case.agreements

    assert village.write(lambda s: settle_agreement(s, siti, one.id, "ended", village.now))
    assert not village.write(lambda s: settle_agreement(s, siti, one.id, "kept", village.now))
    assert not village.write(lambda s: put_off_agreement(s, siti, one.id, date(2018, 12, 1), village.now))
    village.meeting("2018-12-20")
    village.be_at(village.at("2018-12-18", "08:00"))
    village.go_to("2018-12-20", "09:00")
    assert village.outbox("case_agreement") == village.outbox("case_agreement_due") == []


def test_an_agreement_said_again_with_another_time_is_reminded_of_with_that(village: Village) -> None:
    case, siti = acting(village), village.actor("Siti")
    earlier = replace(CANTEEN, leaves_at=time(8, 0))
    [one] = case.agreements
    assert village.write(lambda s: agree(s, siti, case.id, earlier, village.now, village.rules)) == one.id
    village.meeting("2018-12-20")
    village.be_at(village.at("2018-12-18", "08:00"))
    village.go_to("2018-12-20", "08:00")

    assert village.mawar.texts.count(REMINDER.replace("08.30", "08.00")) == 1
    assert REMINDER not in village.mawar.texts


@pytest.mark.parametrize("name", ["Bambang", "Sri", "Dewi", "Rahmat", "Wati"])
def test_nobody_else_reads_what_was_agreed(village: Village, name: str) -> None:
    [one], reader = acting(village).agreements, village.actor(name)

    with pytest.raises(NotAllowed):
        village.read(lambda s: show_agreement(s, reader, one.id))


def test_no_word_of_a_case_reaches_a_shared_phone_a_ketua_or_an_sms() -> None:
    kinds = [kind for name, kind in KINDS.items() if name.startswith("case_") or name == "came_again"]

    assert len(kinds) == 9
    assert not any(kind.relay or kind.shared_phone or kind.sms for kind in kinds)
    assert all(NOTICES[kind.name].sms is None for kind in kinds)
