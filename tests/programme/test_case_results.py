"""What came of a case: attendance before and since, the question after 1 and 3 meetings, praise for coming again."""

import pytest

from programme.access import OFFICE
from programme.cases.evaluating import Results, keep_evaluation, show_results
from programme.cases.phases import go_on
from programme.joining import issue_code
from tests.cases_worked import ACTING_SINCE, WorkedCase, acting
from tests.village import Village

ASKED = "Kasus Ibu Mawar. Sejak 23 November: hadir 1 dari 1 (sebelumnya 0 dari 2). Apa yang sudah tercapai"
PRAISE = "terima kasih sudah hadir di pertemuan"


def results(case: WorkedCase) -> Results:
    village, siti = case.village, case.village.actor("Siti")
    return village.write(lambda s: show_results(s, siti, case.id, village.now, village.rules))


def praised(village: Village) -> int:
    return sum(PRAISE in text for text in village.mawar.texts)


def test_before_and_since_are_counted_apart(village: Village) -> None:
    case = acting(village)
    village.reported("2018-12-20", {})
    village.reported("2019-01-17", {"Mawar": "work"})

    found = results(case)
    assert (found.since, found.came, found.held, found.came_before, found.held_before) == (ACTING_SINCE, 1, 2, 0, 2)


def test_her_pendamping_is_asked_after_one_meeting_once_the_report_has_settled(village: Village) -> None:
    acting(village)
    village.reported("2018-12-20", {})
    village.go_to("2018-12-20", "13:30")
    assert village.outbox("case_evaluation") == []

    village.go_to("2018-12-20", "14:00")
    [row] = village.outbox("case_evaluation")
    assert row.person_id == village.people["Siti"]
    assert any(text.startswith(ASKED) for text in village.pendamping.texts)


def test_she_is_asked_again_after_three_and_not_after_two_or_four(village: Village) -> None:
    acting(village)
    asked = []
    for day in ("2018-12-20", "2019-01-17", "2019-02-21", "2019-03-21"):
        village.reported(day, {})
        village.go_to(day, "15:00")
        asked.append(len(village.outbox("case_evaluation")))

    assert asked == [1, 1, 2, 2]


def test_who_slept_through_the_first_question_is_asked_once(village: Village) -> None:
    acting(village)
    for day in ("2018-12-20", "2019-01-17", "2019-02-21"):
        village.reported(day, {})
    village.be_at(village.at("2019-02-22", "09:00"))

    assert [row.slot for row in village.outbox("case_evaluation")] == ["after 3 since 2018-11-23"]


def test_what_was_achieved_is_kept_once_and_the_case_comes_to_its_evaluation(village: Village) -> None:
    case, siti = acting(village), village.actor("Siti")
    village.be_at(village.at("2018-12-21", "09:00"))

    def keep() -> bool:
        return village.write(
            lambda s: keep_evaluation(s, siti, case.id, ("Bisa hadir.",), ("Belum tetap.",), village.now, village.rules)
        )

    assert keep()
    assert keep()
    assert (case.said("achieved"), case.said("not_yet")) == (["Bisa hadir."], ["Belum tetap."])
    assert case.row.phase == "evaluation"


def test_who_comes_again_is_thanked_in_private_an_hour_after_the_report(village: Village) -> None:
    acting(village)
    village.reported("2018-12-20", {})
    village.go_to("2018-12-20", "13:59")
    assert praised(village) == 0

    village.go_to("2018-12-20", "14:00")
    assert praised(village) == 1
    [row] = village.outbox("came_again")
    assert (row.person_id, row.subject.startswith("meeting:") if row.subject else None) == (
        village.people["Mawar"],
        True,
    )
    assert not any(word in village.mawar.last.casefold() for word in ("kasus", "pendampingan", "masalah", "absen"))


def test_she_is_thanked_once_for_each_plan_that_was_begun(village: Village) -> None:
    case, siti = acting(village), village.actor("Siti")
    for day in ("2018-12-20", "2019-01-17"):
        village.reported(day, {})
        village.go_to(day, "15:00")
    assert praised(village) == 1

    village.reported("2019-02-21", {"Mawar": "work"})
    village.be_at(village.at("2019-02-22", "09:00"))
    village.write(lambda s: go_on(s, siti, case.id, "plan", village.now, village.rules))
    village.write(lambda s: go_on(s, siti, case.id, "action", village.now, village.rules))
    village.reported("2019-03-21", {})
    village.go_to("2019-03-21", "15:00")
    assert praised(village) == 2


def test_a_report_corrected_within_the_hour_thanks_nobody(village: Village) -> None:
    acting(village)
    meeting_id = village.reported("2018-12-20", {})
    village.go_to("2018-12-20", "13:40")
    village.report(meeting_id, {"Mawar": "work"})
    village.go_to("2018-12-21", "12:00")

    assert praised(village) == 0


@pytest.mark.parametrize("absent", [{"Mawar": "work"}, {}])
def test_who_has_no_case_is_not_thanked_for_coming(village: Village, absent: dict[str, str | None]) -> None:
    village.reported("2018-10-25", {"Wati": None})
    village.reported("2018-11-22", absent)
    village.go_to("2018-11-23", "12:00")

    assert village.outbox("came_again") == []


def test_on_a_shared_phone_she_is_not_thanked(village: Village) -> None:
    acting(village)
    code = village.write(lambda s: issue_code(s, OFFICE, village.people["Wati"], village.now, village.rules))
    village.mawar.says(f"/start {code}")
    village.mawar.taps("Setuju")
    village.reported("2018-12-20", {})
    village.go_to("2018-12-21", "12:00")

    assert village.outbox("came_again") == []
