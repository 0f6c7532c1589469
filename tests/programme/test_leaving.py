"""A membership ends: what ends with it, who is told what, what stays, and how a slip is taken back."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from db.tables import Address, AssemblyGuest, Attendance, DataUpdate, Enrolment, Kpm, Visit
from programme.attendance import Heard, save_report
from programme.cases.opening import open_case
from programme.leaving.ending import Leaving, before_leaving, end_membership
from programme.leaving.reasons import LeavingMistake
from programme.leaving.showing import list_leavers, take_leaving_back
from programme.member_corrections import last_change, take_back_change
from programme.member_duties import appoint, holder_of
from programme.members import list_members, move_member
from tests.programme.duty_objects import add_duties
from tests.programme.visits_due import due
from tests.village import KECAMATAN, Village

TODAY = date(2018, 10, 1)


def leave(village: Village, name: str, reason: str = "moved_out", by: str = "Siti", **more: object) -> bool:
    actor, person_id = village.actor(by), village.people[name]
    said = Leaving(village.rules.today(village.now), reason, **more)  # type: ignore[arg-type]  # each names a field
    done = village.write(lambda s: end_membership(s, actor, person_id, said, village.now, village.rules))
    village.drain()
    return done


def kpm_of(village: Village, name: str) -> Kpm:
    return village.read(lambda s: s.get_one(Kpm, village.people[name]))


def chats(village: Village, name: str) -> int:
    query = select(func.count()).where(Address.person_id == village.people[name], Address.closed_at.is_(None))
    return village.read(lambda s: s.scalar(query) or 0)


def test_she_gets_one_kind_word_and_then_nothing_any_more(village: Village) -> None:
    village.meeting("2018-10-04")
    village.go_to("2018-10-01", "09:30")
    assert leave(village, "Mawar", "graduated")
    village.tick()

    assert "selamat" in village.mawar.last
    assert chats(village, "Mawar") == 0
    count = len(village.mawar.texts)
    village.go_to("2018-10-05", "12:00")
    assert len(village.mawar.texts) == count
    village.mawar.says("menu")
    assert "kode" in village.mawar.last


def test_no_reminder_that_waited_for_her_leaves(village: Village) -> None:
    village.meeting("2018-10-04")
    village.go_to("2018-10-01", "09:30")
    leave(village, "Mawar")
    village.go_to("2018-10-05", "12:00")

    hers = [(row.kind, row.state) for row in village.outbox("meeting_reminder", "Mawar")]
    assert {state for _, state in hers} <= {"sent", "dropped"}
    assert [row.slot for row in village.outbox("meeting_reminder", "Mawar") if row.state == "sent"] == ["h3 2018-10-04"]


def test_nothing_is_ever_sent_to_the_phone_of_one_who_died(village: Village) -> None:
    before = len(village.mawar.texts)
    leave(village, "Mawar", "died")
    village.go_to("2018-10-03", "12:00")

    assert len(village.mawar.texts) == before
    assert village.outbox("membership_ended") == []
    assert chats(village, "Mawar") == 0


def test_the_last_word_waits_for_the_quiet_hours_and_her_chat_closes_after_it(village: Village) -> None:
    village.be_at(village.at("2018-10-01", "22:30"))
    leave(village, "Mawar", "refused")
    assert chats(village, "Mawar") == 1
    village.go_to("2018-10-02", "09:00")

    assert "kami hormati" in village.mawar.last
    assert chats(village, "Mawar") == 0


def test_a_last_word_that_can_not_arrive_does_not_keep_her_chat_open(village: Village) -> None:
    phone = village.mawar
    phone.says("stop")
    leave(village, "Mawar")
    village.go_to("2018-10-05", "12:00")

    assert chats(village, "Mawar") == 0
    assert not any("kebersamaannya" in text for text in phone.texts)


def test_each_visit_that_was_due_ends_and_a_colleague_need_not_go(village: Village) -> None:
    for cause in ("p2k2", "follow_up"):
        due(village, "Mawar", cause=cause, on="2018-10-01")
    actor, person_id = village.actor("Siti"), village.people["Mawar"]
    assert village.read(lambda s: before_leaving(s, actor, person_id)).visits == 2
    leave(village, "Mawar")

    assert village.visits() == [("Mawar", "withdrawn"), ("Mawar", "withdrawn")]


def test_a_visit_that_is_its_makers_alone_ends_but_is_counted_to_nobody(village: Village) -> None:
    village.write(lambda s: s.add(_confidential(village)))
    actor, person_id = village.actor("Siti"), village.people["Mawar"]
    assert village.read(lambda s: before_leaving(s, actor, person_id)).visits == 0
    leave(village, "Mawar")

    assert village.visit_of("Mawar", "confidential").state == "withdrawn"
    assert village.outbox("visit_withdrawn") == []


def _confidential(village: Village) -> Visit:
    visit = Visit(kpm_id=village.people["Mawar"], pendamping_id=village.people["Bambang"], cause="confidential")
    visit.months, visit.due_on, visit.opened_at = [], TODAY, village.now
    return visit


def test_a_childs_enrolment_a_reported_change_and_a_call_to_a_meeting_end_with_it(village: Village) -> None:
    siti, bambang, mawar = (village.people[name] for name in ("Siti", "Bambang", "Mawar"))
    made = village.write(lambda s: add_duties(s, mawar, siti, bambang, KECAMATAN, village.now))
    reported = village.reports_change("Mawar", "facility", facility="Puskesmas")
    leave(village, "Mawar")

    assert village.read(lambda s: s.get_one(Enrolment, made["enrolment"])).state == "withdrawn"
    assert village.read(lambda s: s.get_one(DataUpdate, reported)).state == "withdrawn"
    guests = select(AssemblyGuest.mark).where(AssemblyGuest.person_id == mawar)
    assert village.read(lambda s: s.scalars(guests).all()) == ["removed"]


def test_her_history_and_her_number_stay(village: Village) -> None:
    held = village.reported("2018-10-04", {"Mawar": "work"})
    leave(village, "Mawar")
    siti, group = village.actor("Siti"), village.group_id()

    assert village.marks(held)["Mawar"] == ("absent", "work")
    assert [one.member_number for one in village.read(lambda s: list_members(s, siti, group))] == [1, *range(3, 11)]
    village.write(lambda s: save_report(s, siti, held, Heard({3: None}), village.now, village.rules))
    assert village.marks(held)["Mawar"] == ("absent", "work")
    kpm = kpm_of(village, "Mawar")
    assert (kpm.left_on, kpm.left_reason, kpm.member_number) == (date(2018, 10, 4), "moved_out", 2)


def test_the_ketua_hears_that_the_number_is_gone_but_never_why(village: Village) -> None:
    leave(village, "Mawar", "not_eligible", note="data ganda")

    assert "Ibu Mawar (nomor 2) tidak lagi di kelompok Melati 1" in village.ketua.last
    assert "ganda" not in village.ketua.last


def test_a_ketuas_duty_is_laid_down_and_the_morning_after_another_is_asked_for(village: Village) -> None:
    leave(village, "Sri")
    group = village.group_id()
    assert village.read(lambda s: holder_of(s, group, "ketua")) is None
    assert kpm_of(village, "Sri").duty == "member"
    village.go_to("2018-10-02", "09:00")

    assert "belum punya ketua" in village.pendamping.last


def test_with_a_new_ketua_nobody_is_asked_for(village: Village) -> None:
    leave(village, "Sri")
    siti, lastri = village.actor("Siti"), village.people["Lastri"]
    village.write(lambda s: appoint(s, siti, lastri, "ketua", village.now))
    village.go_to("2018-10-02", "09:00")

    assert [row.state for row in village.outbox("ketua_needed")] == ["dropped"]


def test_who_holds_a_case_is_told_and_nobody_else(village: Village) -> None:
    siti, mawar = village.actor("Siti"), village.people["Mawar"]
    village.write(lambda s: open_case(s, siti, mawar, "own", village.now, village.rules))
    leave(village, "Mawar", by="Bambang")

    assert "tidak lagi peserta" in village.pendamping.last
    assert [row.person_id for row in village.outbox("case_family_left")] == [siti.person_id]


def test_leaving_happens_once(village: Village) -> None:
    assert leave(village, "Mawar")
    assert not leave(village, "Mawar", "died")
    assert kpm_of(village, "Mawar").left_reason == "moved_out"
    assert len(village.outbox("member_gone")) == 1


@pytest.mark.parametrize(
    ("leaving", "code"),
    [(Leaving(TODAY + timedelta(days=1), "moved_out"), "future"), (Leaving(TODAY, "other", "  "), "note")],
)
def test_a_day_to_come_or_an_unsaid_reason_is_refused(village: Village, leaving: Leaving, code: str) -> None:
    actor, mawar = village.actor("Siti"), village.people["Mawar"]
    with pytest.raises(LeavingMistake) as refused:
        village.write(lambda s: end_membership(s, actor, mawar, leaving, village.now, village.rules))

    assert refused.value.code == code
    assert kpm_of(village, "Mawar").left_at is None


def test_a_secret_number_in_the_note_is_not_kept(village: Village) -> None:
    leave(village, "Mawar", "other", note="NIK 3512345678901234 dobel")

    assert "3512345678901234" not in (kpm_of(village, "Mawar").left_note or "")


# Taken back.


def back(village: Village, name: str) -> bool:
    village.now += timedelta(hours=1)
    actor = village.actor("Siti")
    done = village.write(lambda s: take_leaving_back(s, actor, village.people[name], village.now))
    village.drain()
    return done


def test_a_slip_is_taken_back_with_her_chat_her_visits_and_her_duty(village: Village) -> None:
    due(village, "Sri", on="2018-10-01")
    leave(village, "Sri")
    village.tick()
    assert back(village, "Sri")

    kpm = kpm_of(village, "Sri")
    assert (kpm.left_at, kpm.left_on, kpm.left_reason, kpm.duty) == (None, None, None, "ketua")
    assert village.visit_of("Sri").state == "open"
    assert chats(village, "Sri") == 1
    village.go_to("2018-10-02", "09:00")
    assert [row.state for row in village.outbox("ketua_needed")] == ["dropped"]


def test_of_a_slip_taken_back_she_and_her_ketua_hear_that_it_was_one(village: Village) -> None:
    village.be_at(village.at("2018-10-01", "09:00"))
    leave(village, "Wati", "graduated")
    assert "Ibu Wati" in village.ketua.last
    village.now += timedelta(minutes=5)
    back(village, "Wati")

    assert "keliru, mohon maaf. Ibu/Bapak tetap di kelompok Melati 1 dengan nomor 3" in village.phones["Wati"].last
    assert "Ibu Wati (nomor 3) tidak lagi di kelompok Melati 1 keliru" in village.ketua.last


def test_a_ketua_who_was_not_told_hears_nothing_of_a_slip(village: Village) -> None:
    village.be_at(village.at("2018-10-01", "22:30"))
    leave(village, "Wati", "graduated")
    before = list(village.ketua.texts)
    back(village, "Wati")
    village.go_to("2018-10-02", "12:00")

    assert village.ketua.texts == before


def test_a_last_word_that_has_not_left_is_never_said(village: Village) -> None:
    village.be_at(village.at("2018-10-01", "22:30"))
    leave(village, "Mawar", "graduated")
    before = len(village.mawar.texts)
    back(village, "Mawar")
    village.go_to("2018-10-02", "12:00")

    assert len(village.mawar.texts) == before
    village.mawar.says("menu")
    assert "Ibu Mawar" in village.mawar.last


def test_a_return_taken_back_ends_her_chats_again(village: Village) -> None:
    leave(village, "Mawar")
    village.tick()
    back(village, "Mawar")
    village.now += timedelta(hours=1)
    actor, mawar = village.actor("Siti"), village.people["Mawar"]
    change = village.read(lambda s: last_change(s, actor, mawar))
    assert change is not None
    assert village.write(lambda s: take_back_change(s, actor, mawar, change.changed_at, village.now))

    assert kpm_of(village, "Mawar").left_at is not None
    assert chats(village, "Mawar") == 0


def test_who_left_long_ago_comes_in_again_under_her_number_and_needs_a_code(village: Village) -> None:
    leave(village, "Mawar")
    village.tick()
    village.now += timedelta(days=60)
    siti, mawar, group = village.actor("Siti"), village.people["Mawar"], village.group_id()
    assert village.write(lambda s: move_member(s, siti, mawar, group, village.now)) == 2

    kpm = kpm_of(village, "Mawar")
    assert (kpm.left_at, kpm.left_on, kpm.left_reason, kpm.left_note) == (None, None, None, None)
    assert chats(village, "Mawar") == 0
    assert village.read(lambda s: list_leavers(s, siti, village.people["Siti"], village.now, village.rules)) == []


def test_the_list_of_who_left_says_when_and_why(village: Village) -> None:
    leave(village, "Mawar", "died")
    leave(village, "Wati", "other", note="bekerja di luar negeri")
    siti = village.actor("Siti")
    lines = village.read(lambda s: list_leavers(s, siti, village.people["Siti"], village.now, village.rules))

    assert [(one.name, one.reason, one.note, one.is_dead) for one in lines] == [
        ("Mawar", "died", None, True),
        ("Wati", "other", "bekerja di luar negeri", False),
    ]
    assert village.read(lambda s: s.scalar(select(func.count()).select_from(Attendance))) == 0
