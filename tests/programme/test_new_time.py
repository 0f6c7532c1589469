"""A group is asked about a new time: who counts, when it closes, who hears of it, and what moves."""

from datetime import date, time, timedelta

import pytest

from db import Session
from db.tables import Group, MeetingSeries, Poll, PollAnswer
from outbox.addresses import close_addresses
from programme.access import NotAllowed
from programme.meetings import MeetingPlan, schedule_meetings
from programme.member_duties import appoint
from programme.members import NewMember, add_member, move_member
from programme.monthly_patterns import MonthlyPattern
from programme.polls.new_time import propose_time, standing_question
from programme.polls.new_time_results import TimeResult, show_time_result
from programme.polls.proposals import NewTime, stored
from programme.polls.time_answers import answer_time, record_time_answers
from programme.polls.time_decisions import Adopted, adopt_time, keep_time
from programme.polls.time_hints import show_time_hindrance
from tests.village import MEMBERS, Village

SATURDAY = NewTime(MonthlyPattern("nth_weekday", week=4, weekday=5), time(16, 30))
THURSDAY = NewTime(MonthlyPattern("nth_weekday", week=4, weekday=3), time(9))
CLOSES = ("2018-10-04", "17:00")


def series(village: Village, days: tuple[str, ...] = ("2018-10-25", "2018-11-22", "2018-12-27")) -> None:
    pattern = {key: value for key, value in stored(THURSDAY).items() if key != "at"}
    plan = MeetingPlan(tuple(date.fromisoformat(day) for day in days), time(9), "Balai Desa", pattern=pattern)
    siti, group = village.actor("Siti"), village.group_id()
    village.write(lambda s: schedule_meetings(s, siti, group, plan, village.now, village.rules))


def asked(village: Village, new: NewTime = SATURDAY, by: str = "Siti") -> int:
    actor, group = village.actor(by), village.group_id()
    poll_id = village.write(lambda s: propose_time(s, actor, group, new, village.now, village.rules))
    village.drain()
    assert poll_id is not None
    return poll_id


def answers(village: Village, poll_id: int, name: str, suits: bool | None) -> bool:
    actor = village.actor(name)
    return village.write(lambda s: answer_time(s, actor, poll_id, suits, village.now))


def result(village: Village, poll_id: int, by: str = "Siti") -> TimeResult:
    actor = village.actor(by)
    found = village.read(lambda s: show_time_result(s, actor, poll_id))
    assert found is not None
    return found


def adopted(village: Village, poll_id: int, since: str = "2018-10-01", by: str = "Siti") -> Adopted | None:
    actor, day = village.actor(by), date.fromisoformat(since)
    done = village.write(lambda s: adopt_time(s, actor, poll_id, day, village.now, village.rules))
    village.drain()
    return done


def standing(village: Village) -> list[str]:
    return [f"{village.rules.local(one.starts_at):%d/%m %H:%M}" for one in village.meetings()]


def test_every_member_is_asked_once_and_only_the_silent_are_reminded(village: Village) -> None:
    series(village)
    poll_id = asked(village)
    assert len(village.outbox("time_question")) == len(MEMBERS)
    answers(village, poll_id, "Mawar", False)

    village.go_to(*CLOSES)

    assert [row.slot for row in village.outbox("time_question", to="Mawar")] == ["asked"]
    assert [row.slot for row in village.outbox("time_question", to="Wati")] == ["asked", "again"]
    assert village.outbox("time_result", to="Siti")[0].state == "sent"


def test_an_answer_may_be_changed_until_the_deadline_and_not_after_it(village: Village) -> None:
    poll_id = asked(village)
    assert answers(village, poll_id, "Mawar", True)
    assert answers(village, poll_id, "Mawar", None)
    village.now = village.at(*CLOSES)  # before the job has closed it

    assert not answers(village, poll_id, "Mawar", False)
    tally = result(village, poll_id).tally
    assert (tally.yes, tally.no, tally.unsure, tally.silent) == (0, 0, 1, len(MEMBERS) - 1)


def test_who_came_into_the_group_meanwhile_is_asked_and_who_left_counts_no_longer(village: Village) -> None:
    siti, group = village.actor("Siti"), village.group_id()
    village.group("Kenanga", ("Yuli",))
    poll_id = asked(village)
    answers(village, poll_id, "Mawar", False)
    kenanga, mawar = village.group_id("Kenanga"), village.people["Mawar"]
    village.write(lambda s: move_member(s, siti, mawar, kenanga, village.now))
    new = village.write(lambda s: add_member(s, siti, group, NewMember("PKH777", "Baru"), village.now))
    village.people["Baru"] = new
    village.go_to("2018-10-03", "17:00")
    baru = village.joins("Baru")

    assert "ada usul waktu baru" in baru.last
    assert result(village, poll_id).tally.no == 0
    with pytest.raises(NotAllowed):
        answers(village, poll_id, "Mawar", True)


def test_who_joins_while_it_is_asked_reads_the_question_once(village: Village) -> None:
    village.write(lambda s: close_addresses(s, village.people["Wati"], village.now))
    asked(village)
    village.go_to("2018-10-02", "09:00")
    wati = village.joins("Wati")

    assert len([text for text in wati.texts if "ada usul waktu baru" in text]) == 1


def test_what_a_member_said_herself_is_not_overwritten_by_what_is_noted_for_her(village: Village) -> None:
    poll_id = asked(village)
    answers(village, poll_id, "Mawar", False)
    siti, people = village.actor("Siti"), village.people
    noted: dict[int, bool | None] = {people["Mawar"]: True, people["Wati"]: True, people["Rahmat"]: True}

    taken = village.write(lambda s: record_time_answers(s, siti, poll_id, noted, village.now))

    assert taken == [people["Wati"]]
    assert answers(village, poll_id, "Wati", None)  # she changes it herself
    tally = result(village, poll_id).tally
    assert (tally.yes, tally.no, tally.unsure) == (0, 1, 1)


def test_one_question_at_a_time(village: Village) -> None:
    poll_id = asked(village)
    siti, group = village.actor("Siti"), village.group_id()

    def again(session: Session) -> int | None:
        return propose_time(session, siti, group, THURSDAY, village.now, village.rules, instead_of=poll_id)

    assert village.write(again) is None  # it is still being asked
    village.go_to(*CLOSES)
    second = village.write(again)
    assert second is not None
    assert village.read(lambda s: s.get_one(Poll, poll_id).state) == "dropped"
    assert village.outbox("time_decided") == []
    assert village.read(lambda s: standing_question(s, siti, group)) == second


def test_the_series_moves_once_with_its_reminders_and_near_news(village: Village) -> None:
    series(village)
    poll_id = asked(village)
    answers(village, poll_id, "Mawar", False)
    village.go_to(*CLOSES)

    done = adopted(village, poll_id)

    assert done is not None
    assert (done.moved, done.told) == (3, True)
    assert standing(village) == ["27/10 16:30", "24/11 16:30", "22/12 16:30"]
    assert len(village.outbox("meeting_moved", to="Wati")) == 1
    assert village.outbox("time_decided", to="Wati") == []
    assert "Kalau waktu itu sulit, kabari pendamping" in village.mawar.last
    assert adopted(village, poll_id) is None
    village.go_to("2018-10-24", "10:00")
    assert "Sabtu, 27 Oktober 2018 pukul 16.30" in village.phones["Wati"].last
    weekdays = village.read(lambda s: [one.pattern["weekday"] for one in s.query(MeetingSeries)])
    assert weekdays == [3, 5]


def test_far_meetings_move_quietly_and_those_asked_hear_the_new_time(village: Village) -> None:
    series(village, ("2018-12-27", "2019-01-24"))
    village.write(lambda s: close_addresses(s, village.people["Lastri"], village.now))
    poll_id = asked(village)
    village.go_to(*CLOSES)
    adopted(village, poll_id)

    assert village.outbox("meeting_moved") == []
    assert "Waktu yang baru: Sabtu keempat setiap bulan pukul 16.30-18.30 WIB" in village.phones["Wati"].last
    assert village.outbox("time_decided", to="Lastri") == []


def test_meetings_move_from_the_month_that_was_chosen(village: Village) -> None:
    series(village)
    poll_id = asked(village)
    village.go_to(*CLOSES)
    adopted(village, poll_id, since="2018-11-01")

    assert standing(village) == ["25/10 09:00", "24/11 16:30", "22/12 16:30"]


def test_what_stays_is_told_to_those_who_were_asked_and_is_decided_once(village: Village) -> None:
    series(village)
    poll_id = asked(village)
    village.go_to(*CLOSES)
    siti = village.actor("Siti")
    assert village.write(lambda s: keep_time(s, siti, poll_id, village.now))
    village.drain()

    assert "tetap seperti biasa: Kamis keempat 09.00" in village.phones["Wati"].last
    assert not village.write(lambda s: keep_time(s, siti, poll_id, village.now))
    assert adopted(village, poll_id) is None
    assert standing(village)[0] == "25/10 09:00"


def test_the_result_goes_to_who_looks_after_the_group_when_it_closes(village: Village) -> None:
    series(village)
    poll_id = asked(village)
    bambang = village.people["Bambang"]
    village.write(lambda s: setattr(s.get_one(Group, village.group_id()), "pendamping_id", bambang))
    village.go_to(*CLOSES)

    assert [row.person_id for row in village.outbox("time_result")] == [village.people["Sri"], bambang]
    with pytest.raises(NotAllowed):
        result(village, poll_id, by="Siti")
    with pytest.raises(NotAllowed):
        adopted(village, poll_id, by="Siti")
    assert adopted(village, poll_id, by="Bambang") is not None


def test_without_a_ketuas_phone_her_deputy_reads_the_counts(village: Village) -> None:
    people = village.people
    village.write(lambda s: close_addresses(s, people["Sri"], village.now))
    siti = village.actor("Siti")
    village.write(lambda s: appoint(s, siti, people["Lastri"], "deputy", village.now))
    asked(village)
    village.go_to(*CLOSES)

    assert [row.person_id for row in village.outbox("time_result")] == [people["Lastri"], people["Siti"]]


def test_the_ketua_reads_no_name_and_no_small_number(village: Village) -> None:
    poll_id = asked(village)
    for name in MEMBERS[2:]:
        answers(village, poll_id, name, True)
    answers(village, poll_id, "Mawar", False)
    village.go_to(*CLOSES)

    said = village.ketua.last
    assert "Sebagian besar anggota menjawab bisa" in said
    assert "Mawar" not in said
    assert not any(letter.isdigit() for letter in said.replace("Melati 1", "").replace("16.30", ""))
    assert "- 2. Mawar" in village.pendamping.last


def test_few_answers_are_said_to_be_few(village: Village) -> None:
    asked(village)
    village.go_to(*CLOSES)

    assert "Belum separuh anggota menjawab" in village.pendamping.last


def test_who_said_that_she_cannot_is_a_hint_for_her_pendamping(village: Village) -> None:
    series(village)
    poll_id = asked(village)
    answers(village, poll_id, "Mawar", False)
    siti, mawar = village.actor("Siti"), village.people["Mawar"]

    def hint(session: Session) -> NewTime | None:
        return show_time_hindrance(session, siti, mawar, village.now, village.rules)

    assert village.read(hint) is None
    adopted(village, poll_id)
    assert village.read(hint) == SATURDAY
    village.now += timedelta(days=1)
    kept = village.read(lambda s: s.query(PollAnswer).filter_by(kpm_id=mawar).one().suits)
    assert kept is False
