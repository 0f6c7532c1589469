"""A case is shared with a colleague he accepts, for advice or for good; before that he reads no name of it."""

from datetime import date

import pytest
from sqlalchemy import select

from db.tables import TrailEntry
from programme.access import NotAllowed
from programme.cases.entries import add_advice
from programme.cases.follow_ups import plan_case_visit
from programme.cases.opening import open_case_of_complaint
from programme.cases.referral_ends import end_referral, withdraw_referral
from programme.cases.referrals import list_advisers, refer_case
from programme.cases.showing import show_case
from tests.cases_worked import WorkedCase, opened
from tests.complaints_filed import filed, joins_office
from tests.village import Village

WORRY = "Bagaimana berbicara dengan pemilik usahanya?"


@pytest.fixture
def case(village: Village) -> WorkedCase:
    joins_office(village, "pendamping", "Rina")
    village.be_at(village.at("2018-11-23", "10:00"))
    return opened(village)


def refer(case: WorkedCase, kind: str = "advice", to: str = "Rina", by: str = "Siti") -> int | None:
    village, actor, to_id = case.village, case.village.actor(by), case.village.people[to]
    made = village.write(lambda s: refer_case(s, actor, case.id, to_id, kind, WORRY, village.now, village.rules))
    village.drain()
    return made


def may_read(case: WorkedCase, name: str) -> bool:
    village, actor = case.village, case.village.actor(name)
    try:
        village.write(lambda s: show_case(s, actor, case.id, village.now, village.rules))
    except NotAllowed:
        return False
    return True


def test_before_he_accepts_a_colleague_reads_neither_name_nor_file(case: WorkedCase) -> None:
    village = case.village
    refer(case)

    assert f"pendampingan satu keluarga di Desa Wates: “{WORRY}”" in village.phones["Rina"].last
    assert "Mawar" not in "\n".join(village.phones["Rina"].texts)
    assert not may_read(case, "Rina")


def test_an_adviser_reads_and_notes_until_it_ends_and_every_reading_leaves_a_trace(case: WorkedCase) -> None:
    village = case.village
    referral_id = refer(case)
    assert referral_id is not None
    village.phones["Rina"].picks("Terima")
    rina, siti = village.actor("Rina"), village.actor("Siti")

    assert "bersedia memberi saran" in village.pendamping.last
    assert may_read(case, "Rina")
    village.write(lambda s: add_advice(s, rina, case.id, "ajak pemiliknya bicara", village.now, village.rules))
    assert "ajak pemiliknya bicara" in case.said("note")
    read = select(TrailEntry.id).where(TrailEntry.operation == "show_case", TrailEntry.actor_id == rina.person_id)
    assert village.read(lambda s: s.scalar(read.limit(1))) is not None

    assert village.write(lambda s: end_referral(s, siti, referral_id, village.now))
    assert not may_read(case, "Rina")


def test_handed_over_he_holds_it_with_its_visits_and_she_reads_it_no_more(case: WorkedCase) -> None:
    village, siti = case.village, case.village.actor("Siti")
    village.write(lambda s: plan_case_visit(s, siti, case.id, date(2018, 11, 26), "lihat jadwal", village.now))
    refer(case, "handover")
    village.phones["Rina"].picks("Terima")

    assert case.row.holder_id == village.people["Rina"]
    assert (may_read(case, "Rina"), may_read(case, "Siti")) == (True, False)
    village.go_to("2018-11-26", "06:30")
    assert "Pendampingan keluarga: lihat jadwal" in village.phones["Rina"].last
    assert village.outbox("visit_list", "Siti") == []
    assert "menerima dan meneruskan pendampingannya" in village.pendamping.last


def test_declined_or_taken_back_nothing_changes(case: WorkedCase) -> None:
    village, siti = case.village, case.village.actor("Siti")
    refer(case)
    village.phones["Rina"].says("maaf tidak bisa")
    assert "belum bisa menerima" in village.pendamping.last

    again = refer(case)
    assert again is not None
    assert refer(case, to="Bambang") is None
    assert village.write(lambda s: withdraw_referral(s, siti, again, village.now))
    village.phones["Rina"].taps("Terima")
    assert not may_read(case, "Rina")


def test_unanswered_it_lapses_after_three_days(case: WorkedCase) -> None:
    village = case.village
    refer(case)
    village.go_to("2018-11-26", "09:59")
    assert village.outbox("case_referral_answered") == []
    village.go_to("2018-11-26", "10:01")

    assert "jadi permintaannya ditarik" in village.pendamping.last
    village.phones["Rina"].taps("Terima")
    assert not may_read(case, "Rina")


def test_who_works_with_that_family_himself_can_not_take_a_second_case_over(village: Village) -> None:
    joins_office(village, "pendamping", "Rina")
    village.be_at(village.at("2018-11-23", "10:00"))
    bambang, complaint = village.actor("Bambang"), filed(village, "deduction", "ketua")
    own = village.write(lambda s: open_case_of_complaint(s, bambang, complaint.id, village.now, village.rules))
    case = opened(village)
    assert refer(case, "handover", to="Bambang") is not None
    village.phones["Bambang"].picks("Terima")

    assert "sudah mendampingi keluarga ini sendiri" in village.phones["Bambang"].last
    assert case.row.holder_id == village.people["Siti"]
    assert own is not None


def test_a_case_of_a_hidden_complaint_is_never_shared_with_whom_it_is_hidden_from(village: Village) -> None:
    joins_office(village, "pendamping", "Rina")
    village.be_at(village.at("2018-11-23", "10:00"))
    bambang, complaint = village.actor("Bambang"), filed(village, "deduction", "ketua")
    made = village.write(lambda s: open_case_of_complaint(s, bambang, complaint.id, village.now, village.rules))
    assert made is not None

    assert village.read(lambda s: list_advisers(s, bambang, made)) == []
    assert refer(WorkedCase(village, made), to="Siti", by="Bambang") is None


def test_nobody_of_another_kecamatan_is_asked(case: WorkedCase) -> None:
    assert refer(case, to="Rahmat") is None
