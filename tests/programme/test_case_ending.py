"""A case ends with the family's word alone, told by chat or in person; it can be opened again."""

from datetime import date

import pytest

from db import Session
from db.tables import Kpm
from programme.access import OFFICE, NotAllowed
from programme.cases.ending import close_case, reopen_case
from programme.cases.family_word import ask_family_word, record_family_word, say_family_word
from programme.cases.follow_ups import plan_case_visit
from programme.joining import issue_code
from tests.cases_worked import WorkedCase, acting
from tests.village import Village

TODAY = date(2018, 12, 21)


@pytest.fixture
def case(village: Village) -> WorkedCase:
    case = acting(village)
    village.reported("2018-12-20", {})
    village.go_to("2018-12-21", "09:00")
    return case


def close(case: WorkedCase) -> bool:
    village, siti = case.village, case.village.actor("Siti")
    return village.write(lambda s: close_case(s, siti, case.id, "", village.now, village.rules))


def ask(case: WorkedCase) -> bool:
    village, siti = case.village, case.village.actor("Siti")
    asked = village.write(lambda s: ask_family_word(s, siti, case.id, village.now, village.rules))
    village.drain()
    return asked


def told(case: WorkedCase, words: str) -> bool:
    village, siti = case.village, case.village.actor("Siti")
    return village.write(lambda s: record_family_word(s, siti, case.id, words, TODAY, village.now, village.rules))


def test_without_the_familys_word_it_does_not_end(case: WorkedCase) -> None:
    assert not close(case)
    assert case.row.state == "open"


def test_her_word_by_chat_is_kept_and_told_to_her_pendamping(case: WorkedCase) -> None:
    village = case.village
    assert ask(case)
    assert village.mawar.last.startswith("Ibu Mawar, terima kasih sudah mau berbincang dengan Ibu Siti selama ini.")
    village.mawar.taps("Sudah baik", times=2)

    assert case.said("family_word") == ["Sudah baik"]
    assert "Kata Ibu Mawar: “Sudah baik”." in village.pendamping.last
    assert close(case)
    assert (case.row.state, case.row.phase) == ("closed", "ending")


def test_her_own_words_are_kept_as_she_wrote_them(case: WorkedCase) -> None:
    village = case.village
    ask(case)
    village.mawar.says("alhamdulillah sekarang suami selalu bantu, saya bisa ikut kumpul")

    assert case.said("family_word") == ["alhamdulillah sekarang suami selalu bantu, saya bisa ikut kumpul"]
    assert "Kabar ini saya sampaikan kepada Ibu Siti" in village.mawar.last


def test_what_is_no_answer_to_it_is_not_taken_for_one(case: WorkedCase) -> None:
    case.village.meeting("2018-12-27")
    ask(case)
    for said in ("terima kasih", "besok tidak bisa datang, anak sakit", "kartu KKS saya hilang bu"):
        case.village.mawar.says(said)

    assert case.said("family_word") == []


def test_she_is_asked_once_more_after_three_days_and_never_a_third_time(case: WorkedCase) -> None:
    village = case.village
    ask(case)
    village.go_to("2018-12-24", "08:59")
    assert len(village.outbox("case_word")) == 1

    village.go_to("2019-01-10", "09:00")
    assert [row.slot for row in village.outbox("case_word")] == ["asked 2018-12-21", "again 2018-12-21"]
    assert sum("masih menanti kabar" in text for text in village.mawar.texts) == 1


def test_who_has_no_phone_of_her_own_is_asked_in_person(case: WorkedCase) -> None:
    village = case.village
    code = village.write(lambda s: issue_code(s, OFFICE, village.people["Wati"], village.now, village.rules))
    village.mawar.says(f"/start {code}")
    village.mawar.taps("Setuju")

    assert not ask(case)
    assert village.outbox("case_word") == []
    assert told(case, "sudah senang bisa ikut")
    assert close(case)


def test_with_it_end_its_agreements_visits_and_questions(case: WorkedCase) -> None:
    village, siti = case.village, case.village.actor("Siti")
    village.write(lambda s: plan_case_visit(s, siti, case.id, date(2019, 1, 3), None, village.now))
    ask(case)
    told(case, "sudah cukup, terima kasih")
    assert close(case)
    assert not close(case)

    assert [one.state for one in case.agreements] == ["ended"]
    assert [one.state for one in case.visits] == ["withdrawn"]
    village.meeting("2019-01-17")
    village.go_to("2019-01-18", "09:00")
    assert village.outbox("case_agreement") == []
    village.mawar.taps("Sudah baik")
    assert case.said("family_word") == ["sudah cukup, terima kasih"]


def test_opened_again_it_needs_a_new_word_and_a_new_plan(case: WorkedCase) -> None:
    village, siti = case.village, case.village.actor("Siti")
    told(case, "sudah cukup")
    close(case)
    village.be_at(village.at("2019-02-22", "09:00"))
    assert village.write(lambda s: reopen_case(s, siti, case.id, "suami pindah kerja", village.now, village.rules))

    assert (case.row.state, case.row.phase, case.row.acting_since) == ("open", "identification", None)
    assert not close(case)
    assert not village.write(lambda s: reopen_case(s, siti, case.id, "", village.now, village.rules))


def test_a_family_that_left_the_group_is_not_waited_for(case: WorkedCase) -> None:
    def leaves(session: Session) -> None:
        session.get_one(Kpm, case.village.people["Mawar"]).left_at = case.village.now

    case.village.write(leaves)
    assert close(case)


def test_nobody_answers_for_another_family(case: WorkedCase) -> None:
    village, wati = case.village, case.village.actor("Wati")
    ask(case)
    own, hers = village.people["Wati"], village.people["Mawar"]

    def say(kpm_id: int) -> bool:
        return village.write(
            lambda s: say_family_word(s, wati, kpm_id, case.id, "well", "sudah", village.now, village.rules)
        )

    assert not say(own)
    with pytest.raises(NotAllowed):
        say(hers)
