"""The clock over complaints: reminded, a level up, asked again; nothing lies still because somebody is away."""

from typing import Any

import pytest
from sqlalchemy import event

from db import Session
from db.tables import Complaint, Group
from outbox.inbox import locked_contact
from outbox.messages import Incoming
from programme.access import OFFICE, SYSTEM
from programme.complaints.escalation import ask_complainants_again, escalate_complaints, remind_complaint_handlers
from programme.complaints.handling import ask_reporter, refer_complaint, take_complaint
from programme.complaints.lists import list_complaints, waiting_complaints
from programme.joining import join
from programme.overviews import overview
from programme.staff import remove_staff
from tests.complaints_filed import filed, joins_office
from tests.told_once import told_once
from tests.village import Village


@pytest.fixture
@told_once
def office(village: Village) -> Village:
    """Thursday morning; Ibu Dewi the operator reads messages too."""
    joins_office(village, "operator", "Dewi")
    village.be_at(village.at("2018-11-22", "09:00"))
    return village


def jump(village: Village, day: str, clock: str) -> None:
    """Straight there: what came between is made up for at once."""
    village.be_at(village.at(day, clock))


def waits(village: Village, name: str) -> int:
    return village.read(lambda s: waiting_complaints(s, village.people[name], village.now, village.rules))


def handled(village: Village, name: str, which: str = "open") -> list[str]:
    actor, here = village.actor(name), [village.people[name]]
    lines = village.read(lambda s: list_complaints(s, actor, here[0], which, here, village.now))
    return [line.ticket for line in lines]


def test_it_goes_up_level_by_level_with_a_new_due_date_each_time(office: Village) -> None:
    case = filed(office)
    assert (case.level, case.due) == ("pendamping", "2018-11-29 16:00")
    office.go_to("2018-11-28", "07:59")
    assert case.notices("Siti", "complaint_due") == []
    office.go_to("2018-11-28", "08:00")
    assert case.notices("Siti", "complaint_due") == ["soon"]

    office.go_to("2018-11-29", "15:59")
    assert case.level == "pendamping"
    office.go_to("2018-11-29", "16:00")
    assert (case.level, case.due) == ("koordinator", "2018-12-06 16:00")
    assert case.notices("Bambang", "complaint_due") == ["up"]
    assert case.notices("Siti", "complaint_due") == ["soon", "past"]

    office.go_to("2018-12-06", "16:00")
    assert (case.level, case.due) == ("operator", "2018-12-13 16:00")
    assert case.notices("Dewi", "complaint_due") == ["up"]
    assert [kind for kind, _ in case.steps()] == ["received", "escalated", "escalated"]
    assert case.notices("Mawar", "complaint_step").count("step") == 2  # each step is told to her


def test_where_no_level_is_left_its_handlers_are_reminded_every_week(office: Village) -> None:
    case = filed(office, "behaviour", "koordinator")
    assert case.due == "2018-11-29 16:00"
    office.go_to("2018-12-14", "09:00")

    slots = [row.slot for row in office.outbox("complaint_due", "Dewi")]
    assert slots == ["soon 2018-11-29", "late 2018-11-29 1", "late 2018-11-29 2", "late 2018-11-29 3"]
    assert case.level == "operator"


def test_a_due_date_on_a_day_off_is_the_next_working_day_and_its_reminder_comes_before_the_days_off(
    office: Village,
) -> None:
    jump(office, "2018-12-18", "09:00")
    case = filed(office)  # a week later is Christmas, the day before it cuti bersama
    assert case.due == "2018-12-26 16:00"
    jump(office, "2018-12-21", "08:00")  # Friday, the last working day before

    assert case.notices("Siti", "complaint_due") == ["soon"]


def test_a_level_without_anybody_is_passed_over(office: Village) -> None:
    case = filed(office)
    bambang = office.people["Bambang"]
    office.write(lambda s: remove_staff(s, OFFICE, bambang, office.now))
    jump(office, "2018-11-29", "16:00")

    assert case.level == "operator"


def test_a_group_that_lost_its_pendamping_does_not_wait_for_the_due_date(office: Village) -> None:
    case = filed(office)
    siti = office.people["Siti"]
    office.write(lambda s: remove_staff(s, OFFICE, siti, office.now))
    office.tick()

    assert case.level == "koordinator"
    assert handled(office, "Bambang") == [case.ticket]
    assert case.notices("Bambang", "complaint_due") == ["up"]


def test_a_new_pendamping_is_told_what_she_finds(office: Village) -> None:
    case = filed(office)
    joins_office(office, "pendamping", "Rina")
    actor = office.actor("Siti")
    office.write(lambda s: take_complaint(s, actor, case.id, None, office.now))

    def hand_on(session: Session) -> None:
        session.get_one(Group, office.group_id()).pendamping_id = office.people["Rina"]

    office.write(hand_on)
    office.tick()

    assert handled(office, "Rina") == [case.ticket]
    assert handled(office, "Siti") == []
    assert case.notices("Rina", "complaint_due") == ["here"]
    assert (waits(office, "Rina"), waits(office, "Siti")) == (1, 0)  # who took it does not handle it any more
    jump(office, "2018-11-28", "08:00")
    assert case.notices("Rina", "complaint_due") == ["here", "soon"]
    assert case.notices("Siti", "complaint_due") == []


def test_a_koordinator_who_looks_after_the_group_himself_has_had_his_time(office: Village) -> None:
    def his_own(session: Session) -> None:
        session.get_one(Group, office.group_id()).pendamping_id = office.people["Bambang"]

    office.write(his_own)
    case = filed(office)
    jump(office, "2018-11-29", "16:00")

    assert case.level == "operator"


def test_it_never_goes_to_one_it_is_hidden_from(office: Village) -> None:
    case = filed(office, "deduction", "ketua")
    assert case.level == "koordinator"

    def his_own(session: Session) -> None:
        session.get_one(Group, office.group_id()).pendamping_id = office.people["Bambang"]

    office.write(his_own)  # now he belongs to the group's own people
    office.tick()

    assert case.level == "operator"
    assert handled(office, "Bambang") == []
    assert handled(office, "Dewi") == [case.ticket]


def test_waiting_for_the_reporter_stops_the_clock_and_she_is_asked_again(office: Village) -> None:
    case, actor = filed(office), office.actor("Siti")
    office.go_to("2018-11-26", "09:00")
    office.write(lambda s: ask_reporter(s, actor, case.id, "Kapan hilangnya?", office.now))
    office.go_to("2018-11-29", "07:59")
    assert case.steps("asked") == [("asked", "Kapan hilangnya?")]
    office.go_to("2018-11-29", "08:00")
    assert case.steps("asked") == [("asked", "Kapan hilangnya?")] * 2
    office.go_to("2018-11-30", "09:00")
    assert (case.state, case.level) == ("waiting", "pendamping")  # though the day is over
    assert case.notices("Siti", "complaint_due") == []

    office.go_to("2018-12-02", "09:00")  # she never answered
    assert case.state == "in_progress"
    assert case.notices("Siti", "complaint_due") == ["silent"]
    assert case.due == "2018-12-05 16:00"  # six days later than it was


def test_an_answer_lets_the_clock_go_on_from_where_it_stood(office: Village) -> None:
    case, actor = filed(office), office.actor("Siti")
    jump(office, "2018-11-26", "09:00")
    office.write(lambda s: ask_reporter(s, actor, case.id, "Kapan hilangnya?", office.now))
    office.drain()
    jump(office, "2018-11-28", "09:00")
    office.mawar.taps("Jawab")
    office.mawar.says("hari Senin di pasar")

    assert case.state == "in_progress"
    assert case.due == "2018-12-03 16:00"  # two days more, and then Monday


def test_a_bank_has_its_own_time_and_then_it_goes_up_as_well(office: Village) -> None:
    case, actor = filed(office), office.actor("Siti")
    office.write(lambda s: refer_complaint(s, actor, case.id, "BRI Wates", None, office.now, office.rules))
    assert case.due == "2018-12-06 16:00"
    jump(office, "2018-12-06", "16:00")

    assert (case.level, case.state) == ("koordinator", "referred")
    assert case.row.taken_by is None


def test_what_is_slept_through_is_made_up_for_once(office: Village) -> None:
    case = filed(office)
    office.be_at(office.at("2018-12-20", "09:00"))
    for _ in range(3):
        office.tick()

    assert (case.level, case.due) == ("koordinator", "2018-12-27 16:00")
    assert case.notices("Bambang", "complaint_due") == ["up"]


def test_what_waits_is_counted_for_whose_turn_it_is(office: Village) -> None:
    case = filed(office)
    assert (waits(office, "Siti"), waits(office, "Bambang"), waits(office, "Dewi")) == (1, 0, 0)
    actor = office.actor("Siti")
    office.write(lambda s: take_complaint(s, actor, case.id, None, office.now))
    assert waits(office, "Siti") == 0  # hers, and not due yet
    jump(office, "2018-11-28", "09:00")
    assert waits(office, "Siti") == 1
    jump(office, "2018-11-29", "16:00")
    assert (waits(office, "Siti"), waits(office, "Bambang")) == (0, 1)


def test_the_overview_counts_what_is_late_but_nothing_hidden(office: Village) -> None:
    filed(office)
    filed(office, "deduction", "ketua", by="Wati")
    filed(office, "deduction", "koordinator", by="Lastri")
    jump(office, "2018-12-03", "09:00")

    def late(reader: str) -> dict[str | None, int]:
        actor = office.actor(reader)
        lines = office.read(lambda s: overview(s, actor, office.now, office.rules))
        return {line.name: line.complaints_late for line in lines if line.complaints_late}

    assert late("Bambang") == late("Dewi") == {"Siti": 1}


def test_many_complaints_cost_hardly_more_questions_than_one(office: Village) -> None:
    """A tick comes every few seconds and must not hold up who writes."""
    first = filed(office)
    office.tick()
    for_one = statements_of_a_look(office)

    def copies(session: Session) -> None:
        one = session.get_one(Complaint, first.id)
        names = [column.key for column in Complaint.__table__.columns if column.key not in ("id", "ticket")]
        for number in range(60):
            session.add(Complaint(ticket=f"N{number}", **{name: getattr(one, name) for name in names}))

    office.write(copies)
    office.tick()  # Ibu Siti is told of each

    assert statements_of_a_look(office) == for_one


def statements_of_a_look(village: Village) -> int:
    """How many statements the jobs send where nothing is due."""
    sent: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        sent.append(statement)

    def look(session: Session) -> None:
        event.listen(session.get_bind(), "before_cursor_execute", note)
        try:
            for job in (escalate_complaints, remind_complaint_handlers, ask_complainants_again):
                assert job(session, SYSTEM, village.now, village.rules) == 0
        finally:
            event.remove(session.get_bind(), "before_cursor_execute", note)

    village.write(look)
    return len(sent)


def test_no_number_tells_of_a_hidden_one_on_a_phone_that_the_pendamping_uses_too(office: Village) -> None:
    filed(office, "behaviour", about="pendamping")
    assert waits(office, "Bambang") == 1
    phone = office.phone("Bambang")
    sender = Incoming(phone.channel, phone.address, "joined")
    siti = office.people["Siti"]
    office.write(lambda s: join(s, locked_contact(s, sender, office.now), siti, "id", "code", office.now, None))

    assert waits(office, "Bambang") == 0
