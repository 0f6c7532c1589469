"""The month's report: taken from the tables, given out to check, sent to the office, its due date watched."""

from dataclasses import asdict, replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from db import Session
from db.tables import (
    Assembly,
    AssemblyGuest,
    Complaint,
    FamilyMember,
    Group,
    Kpm,
    MemberMonth,
    OfficeReport,
    Paper,
    Person,
    Visit,
)
from programme.access import OFFICE
from programme.complaints.filing import Filing, file_complaint
from programme.duty_rules import OfficeRules
from programme.keeping.handover import hand_group_over
from programme.office.area_months import AreaMonth, list_month_board, read_area_report
from programme.office.month_figures import (
    COUNTS,
    CountLine,
    Figures,
    GroupLine,
    MeetingLine,
    VisitLine,
    changed_since,
    figures_from_json,
    figures_to_json,
    percent,
)
from programme.office.monthly import (
    MonthlyView,
    note_monthly_report,
    send_monthly_report,
    show_monthly_report,
    show_own_month,
)
from programme.office.report_months import (
    asked_at,
    due_at,
    ends_at,
    next_report_moment,
    period_asked,
    reminded_at,
    reminded_last_at,
)
from programme.office.taking_figures import month_of_pendamping
from programme.rules import Rules
from programme.staff import add_staff
from programme.standing.ketua_month import ketua_lines
from tests.village import KECAMATAN, Village

OCTOBER = "2018-10"


def asking(village: Village) -> Village:
    """The same village, of an office that wants monthly reports."""
    return Village(village.database, rules=replace(village.rules, office=OfficeRules()))


def figures(village: Village, name: str = "Siti", period: str = OCTOBER) -> Figures:
    def look(session: Session) -> Figures:
        person = session.get_one(Person, village.people[name])
        return month_of_pendamping(session, person, period, village.now, village.rules)

    return village.read(look)


def reports(village: Village) -> list[OfficeReport]:
    return village.read(lambda s: list(s.scalars(select(OfficeReport).order_by(OfficeReport.id))))


def show(village: Village, name: str = "Siti") -> MonthlyView:
    actor, person_id = village.actor(name), village.people[name]

    def look(session: Session) -> MonthlyView | None:
        report_id = show_own_month(session, actor, person_id, village.now, village.rules)
        assert report_id is not None
        return show_monthly_report(session, actor, report_id, village.now, village.rules)

    view = village.read(look)
    assert view is not None
    return view


def send(village: Village, name: str = "Siti") -> bool:
    actor, report_id = village.actor(name), show(village, name).report_id
    return village.write(lambda s: send_monthly_report(s, actor, report_id, village.now, village.rules))


def area(village: Village, reader: str) -> AreaMonth:
    actor, report_id = village.actor(reader), reports(village)[0].id
    found = village.write(lambda s: read_area_report(s, actor, report_id, village.now, village.rules))
    assert found is not None
    return found


def papers(village: Village) -> list[str]:
    return village.read(lambda s: list(s.scalars(select(Paper.kind).order_by(Paper.id))))


# The calendar.


@given(st.dates(date(2018, 1, 1), date(2030, 12, 31)), st.integers(1, 28), st.integers(1, 28))
def test_a_month_is_asked_for_reminded_of_and_due_in_this_order(day: date, first: int, due: int) -> None:
    rules = replace(Rules(), office=OfficeRules(monthly_report_day=first, monthly_report_due_day=due))
    now = datetime(day.year, day.month, day.day, 5, tzinfo=UTC)
    period = period_asked(now, rules)

    assert ends_at(period, rules) <= asked_at(period, rules) <= now
    assert (
        asked_at(period, rules)
        <= reminded_at(period, rules)
        <= reminded_last_at(period, rules)
        <= due_at(period, rules)
    )
    assert next_report_moment(now, rules) > now


def test_october_is_asked_for_on_the_first_working_day_of_november_and_due_on_the_twelfth() -> None:
    rules = Rules()

    assert asked_at(OCTOBER, rules) == rules.at(date(2018, 11, 1), time(8))
    assert due_at(OCTOBER, rules) == rules.at(date(2018, 11, 12), time(16))  # the tenth is a Saturday
    assert reminded_at(OCTOBER, rules) == rules.at(date(2018, 11, 9), time(8))


# What stands in it.


def test_the_figures_are_those_of_the_months_meetings(village: Village) -> None:
    village.reported("2018-10-11", {"Mawar": "work", "Wati": "sick"})
    village.meeting("2018-10-25")
    village.reported("2018-11-08", {})
    village.now = village.at("2018-11-09", "08:00")

    found = figures(village)

    assert [(one.day, one.status) for one in found.meetings] == [("2018-10-11", "reported"), ("2018-10-25", "planned")]
    held = found.held[0]
    assert (held.present, held.sick, held.alfa, held.invited) == (8, 1, 1, 10)
    assert (found.present, found.invited, found.unreported) == (8, 10, 1)
    assert (found.count("p2k2_kept"), found.count("p2k2_missed")) == (8, 1)
    assert found.groups == (GroupLine(None, "Melati 1", "Wates", 10, "Sri", None),)


def test_each_member_of_the_months_meetings_is_told_in_exactly_one_way(village: Village) -> None:
    village.meeting("2018-10-11")
    village.go_to("2018-10-11", "07:00")
    village.be_at(village.at("2018-11-01", "09:00"))

    found = figures(village)

    assert (
        sum(found.count(code) for code in ("told_direct", "told_ketua", "told_in_person", "not_reached", "not_known"))
        == 10
    )
    assert found.count("told_direct") == 10


def test_who_did_not_keep_the_commitments_is_named_with_the_visit_and_without_a_reason(village: Village) -> None:
    village.reported("2018-09-13", {"Mawar": "sick_child", "Wati": "work"})
    village.reported("2018-10-11", {"Mawar": "child_sick", "Wati": "work"})
    visit_id = village.visit_of("Mawar").id

    def visited(session: Session) -> None:
        visit = session.get_one(Visit, visit_id)
        visit.state, visit.visited_on, visit.ended_at = "done", date(2018, 10, 15), village.now
        visit.finding = "anaknya sakit-sakitan"

    village.write(visited)
    village.now = village.at("2018-11-01", "08:00")

    found = figures(village)

    assert [(one.name, one.state, one.day, one.months) for one in found.visits] == [
        ("Mawar", "done", "2018-10-15", ("2018-09", "2018-10")),
        ("Wati", "open", None, ("2018-09", "2018-10")),
    ]
    assert (found.count("visits_done"), found.count("visits_open")) == (1, 1)
    assert "sakit" not in figures_to_json(found)
    assert "work" not in figures_to_json(found)


def test_as_many_ketua_were_met_as_the_pendamping_herself_reads(village: Village) -> None:
    def visited(session: Session) -> None:
        for name, cause in (("Sri", "complaint"), ("Mawar", "routine")):
            row = Visit(kpm_id=village.people[name], cause=cause, months=[], due_on=date(2018, 10, 12))
            row.state, row.visited_on = "done", date(2018, 10, 12)
            row.opened_at = row.ended_at = village.now
            session.add(row)

    village.write(visited)
    village.now = village.at("2018-10-20", "08:00")

    siti, rules = village.people["Siti"], village.rules
    lines = village.read(lambda s: ketua_lines(s, siti, village.now, rules))
    found = figures(village)
    assert [(one.name, one.met_on) for one in lines] == [("Sri", date(2018, 10, 12))]
    assert (found.count("ketua_met"), found.count("ketua")) == (1, 1)


def test_health_and_school_months_are_counted_by_member(village: Village) -> None:
    members = village.family("Mawar", Budi="sd", Ani="sd", Tini="toddler")

    def work(session: Session) -> None:
        for name, kind, kept in (("Budi", "school", True), ("Ani", "school", False), ("Tini", "health", True)):
            row = MemberMonth(member_id=members[name], kpm_id=village.people["Mawar"], kind=kind, kept=kept)
            row.month, row.recorded_by, row.recorded_at = date(2018, 10, 1), village.people["Siti"], village.now
            session.add(row)

    village.write(work)
    village.now = village.at("2018-11-01", "08:00")
    found = figures(village)

    assert [found.count(code) for code in ("school_kept", "school_missed", "health_kept", "health_missed")] == [
        1,
        1,
        1,
        0,
    ]


def test_who_left_stands_in_it_with_the_reason_and_no_longer_among_the_families(village: Village) -> None:
    def leave(session: Session) -> None:
        kpm = session.get_one(Kpm, village.people["Wati"])
        kpm.left_at, kpm.left_on, kpm.left_reason = village.at("2018-10-20", "10:00"), date(2018, 10, 20), "graduated"

    village.write(leave)
    village.now = village.at("2018-11-01", "08:00")
    found = figures(village)

    assert [(one.name, one.day, one.reason) for one in found.leavers] == [("Wati", "2018-10-20", "graduated")]
    assert (found.count("left"), found.families) == (1, 9)


def test_meetings_besides_p2k2_stand_in_it_with_who_came(village: Village) -> None:
    def work(session: Session) -> None:
        starts = village.at("2018-10-20", "09:00")
        held = Assembly(kind="ketua_meeting", kecamatan=KECAMATAN, held_by=village.people["Siti"], place="Balai Desa")
        held.starts_at, held.ends_at, held.created_at, held.state = starts, starts + timedelta(hours=2), starts, "held"
        session.add(held)
        session.flush()
        for name, mark in (("Sri", "present"), ("Mawar", "absent"), ("Wati", "removed")):
            session.add(AssemblyGuest(assembly_id=held.id, person_id=village.people[name], mark=mark))

    village.write(work)
    village.now = village.at("2018-11-01", "08:00")
    found = figures(village)

    assert [(one.kind, one.called, one.came, one.state) for one in found.assemblies] == [
        ("ketua_meeting", 2, 1, "held")
    ]
    assert (found.count("ketua_met"), found.count("ketua")) == (1, 1)


def complaint(village: Village, name: str, category: str, **more: str) -> None:
    actor, kpm_id = village.actor(name), village.people[name]
    filing = Filing(category, "kartu saya", **more)  # type: ignore[arg-type]  # the words of one test
    village.write(lambda s: file_complaint(s, actor, kpm_id, filing, village.now, village.rules))


def test_a_hidden_complaint_is_in_nobodys_figures_and_only_counted_for_the_operator(village: Village) -> None:
    village = asking(village)
    village.now = village.at("2018-10-10", "09:00")
    complaint(village, "Mawar", "kks_lost")
    complaint(village, "Wati", "card_held", accused_role="pendamping")
    assert village.read(lambda s: sorted(s.scalars(select(Complaint.confidential)))) == [False, True]
    village.go_to("2018-11-01", "08:00")

    assert [(one.code, one.new) for one in figures(village).complaints] == [("kks_lost", 1)]
    of_koordinator, of_operator = area(village, "Bambang"), area(village, "Dewi")
    assert [(one.code, one.new) for one in of_koordinator.complaints] == [("kks_lost", 1)]
    assert (of_koordinator.hidden_complaints, of_operator.hidden_complaints) == (0, 1)


def test_a_group_that_passed_on_stands_in_exactly_one_report(village: Village) -> None:
    village.group("Kenanga", ("Yuli", "Tutik"))
    bambang, group = village.actor("Bambang"), village.group_id("Kenanga")
    village.now = village.at("2018-11-05", "09:00")
    village.write(lambda s: hand_group_over(s, bambang, group, village.people["Bambang"], village.now, village.rules))
    village.now = village.at("2018-12-03", "09:00")

    of_october = {name: [one.name for one in figures(village, name).groups] for name in ("Siti", "Bambang")}
    of_november = {name: [one.name for one in figures(village, name, "2018-11").groups] for name in ("Siti", "Bambang")}

    assert of_october == {"Siti": ["Kenanga", "Melati 1"], "Bambang": []}
    assert of_november == {"Siti": ["Melati 1"], "Bambang": ["Kenanga"]}


# Given out, sent, watched.


def test_the_first_working_day_brings_the_month_and_one_word_sends_it(village: Village) -> None:
    village = asking(village)
    village.reported("2018-10-11", {"Mawar": "work"})
    village.go_to("2018-11-01", "08:00")
    siti = village.pendamping
    assert "P2K2: 1 terlaksana. Hadir 9 dari 10 (90 %)." in siti.last
    siti.says("kirim")
    assert "sudah dikirim ke kantor" in siti.last

    [report] = reports(village)
    assert (report.period, report.sent_at) == (OCTOBER, village.now)
    assert papers(village) == ["month_sent", "month_area_sent"]
    village.go_to("2018-11-30", "08:00")
    assert [row.slot for row in village.outbox("monthly_report", to="Siti")] == ["asked"]


def test_who_has_not_sent_is_reminded_twice_and_the_koordinator_hears_when_it_is_due(village: Village) -> None:
    village = asking(village)
    village.go_to("2018-11-13", "08:00")

    assert [row.slot for row in village.outbox("monthly_report", to="Siti")] == ["asked", "reminded", "due"]
    assert [row.slot for row in village.outbox("monthly_overdue", to="Bambang")] == ["due"]
    assert papers(village) == ["month_area_sent"]
    bambang = village.actor("Bambang")
    [line] = village.read(lambda s: list_month_board(s, bambang, village.now, village.rules))
    assert (line.name, line.sent_at, line.is_late(village.now)) == ("Siti", None, True)


def test_what_was_sent_stays_and_what_changes_afterwards_is_shown_and_sent_again(village: Village) -> None:
    village = asking(village)
    meeting = village.reported("2018-10-29", {"Mawar": "work"}, by="Siti")
    village.go_to("2018-11-01", "08:00")
    siti, report_id = village.actor("Siti"), show(village).report_id
    assert village.write(lambda s: note_monthly_report(s, siti, report_id, "  Banjir \n di Wates ", village.now))
    assert send(village)
    assert not send(village), "a double tap"
    assert not village.write(lambda s: note_monthly_report(s, siti, report_id, "lain", village.now))
    village.report(meeting, {}, by="Siti")
    village.now += timedelta(days=1)

    view = show(village)
    assert view.note == "Banjir di Wates"
    assert view.figures.present == 9
    assert ("present", 9, 10) in view.changed
    assert send(village)
    assert show(village).changed == ()


def test_a_pendamping_without_groups_is_asked_for_nothing(village: Village) -> None:
    village = asking(village)
    village.people["Yanto"] = village.write(
        lambda s: add_staff(s, OFFICE, "pendamping", "Yanto", KECAMATAN, "m", village.now)
    )
    village.go_to("2018-11-13", "08:00")

    assert {one.pendamping_id for one in reports(village)} == {village.people["Siti"]}


def test_an_office_that_wants_no_reports_gets_none(village: Village) -> None:
    village.go_to("2018-11-30", "08:00")

    assert reports(village) == []


def test_groups_without_pendamping_stand_in_the_kecamatans_report(village: Village) -> None:
    village = asking(village)
    village.go_to("2018-11-01", "08:00")

    def alone(session: Session) -> None:
        session.add(
            Group(name="Sakura", desa="Wates", kecamatan=KECAMATAN, created_at=village.at("2018-10-02", "08:00"))
        )

    village.write(alone)
    found = area(village, "Dewi")

    assert found.left_alone is not None
    assert [one.name for one in found.left_alone.groups] == ["Sakura"]
    assert found.missing == ("Siti",)


# As kept.

TEXTS = st.text(max_size=12)
NUMBERS = st.integers(0, 99)


@given(TEXTS, NUMBERS, st.lists(st.tuples(TEXTS, NUMBERS), max_size=3))
def test_what_was_sent_reads_as_it_was(text: str, number: int, more: list[tuple[str, int]]) -> None:
    sent = Figures(
        OCTOBER,
        text,
        text,
        groups=tuple(GroupLine(n, said, said, n, None, said) for said, n in more),
        meetings=(MeetingLine("2018-10-11", text, None, None, "reported", number, 1, 2),),
        visits=(VisitLine(text, text, text, "p2k2", ("2018-09",), "open", None),),
        complaints=tuple(CountLine(said, n, n, n) for said, n in more),
        counts=dict.fromkeys(COUNTS, number),
    )

    assert figures_from_json(figures_to_json(sent)) == sent
    assert changed_since(sent, sent) == []
    assert asdict(figures_from_json(figures_to_json(sent)))["counts"] == sent.counts


def test_percentages_are_rounded_half_up_and_of_nothing_there_is_none() -> None:
    assert [percent(1, 8), percent(5, 8), percent(0, 3), percent(0, 0)] == [13, 63, 0, None]


def test_family_members_are_never_named_beside_school(village: Village) -> None:
    village.family("Mawar", Budi="pregnant")
    village.now = village.at("2018-11-01", "08:00")

    assert village.read(lambda s: s.scalar(select(FamilyMember.name))) == "Budi"
    assert "Budi" not in figures_to_json(figures(village))
