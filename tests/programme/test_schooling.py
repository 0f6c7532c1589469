"""School: who counts as a pupil, when a month is kept, what is read of a message, who has no school, the quarter."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from db import Session
from db.tables import DataUpdate, Enrolment, FamilyMember, MemberMonth, OfficeReport, Paper
from programme.access import OFFICE, SYSTEM
from programme.duty_rules import CommitmentRules
from programme.keeping.history import HANDOVER, SUBSTITUTE, pass_group
from programme.schooling.age import (
    SchoolMonth,
    age_on,
    born_between,
    details_of,
    fault_in,
    is_of_school_age,
    month_kept,
    needs_school,
    school_month_in,
)
from programme.schooling.attendance import list_schools
from programme.schooling.attendance_text import ListedChild, read_school_month
from programme.schooling.enrolments import (
    ask_enrolment_again,
    end_enrolment,
    enrol_child,
    list_enrolments,
    waiting_enrolments,
)
from programme.schooling.finding import PARTS, find_unenrolled
from programme.schooling.quarters import asked_at, due_at, months_of, next_verification_moment, quarter_of
from programme.schooling.sheet import read_month
from programme.schooling.verification import plan_verifications, read_verification, send_verification, show_verification
from programme.schooling.verified_rows import FREE, KEPT, NOT_KEPT, UNKNOWN
from programme.staff import remove_staff
from tests.programme.months_kept import AWAY, FULL, at_health_post, at_school, child, school
from tests.village import Village

RULES = CommitmentRules()
LISTED = [
    ListedChild(number, name)
    for number, name in enumerate(("Budi Santoso", "Ani", "Sari Dewi", "Sari Wulan", "Joko", "Rizki A. Pratama"), 1)
]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (SchoolMonth(days=20), True),
        (SchoolMonth(alpa=3, days=20), True),
        (SchoolMonth(alpa=4, days=20), False),
        (SchoolMonth(alpa=2, izin=2, days=20), False),
        (SchoolMonth(sakit=9, days=20), True),
        (SchoolMonth(alpa=3), True),
        (SchoolMonth(days=0), None),
    ],
)
def test_a_month_is_kept_with_85_percent_of_its_days(said: SchoolMonth, kept: bool | None) -> None:
    assert month_kept(said, RULES, sick_counts=False) is kept


def test_days_of_illness_count_where_the_office_says_so() -> None:
    assert month_kept(SchoolMonth(sakit=4, days=20), RULES, sick_counts=True) is False


@given(st.integers(0, 27), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_one_day_less_away_never_makes_a_month_worse(days: int, alpa: int, izin: int, sakit: int) -> None:
    less, more = (month_kept(SchoolMonth(one, izin, sakit, days), RULES, sick_counts=True) for one in (alpa, alpa + 1))
    assert (less, more) != (False, True)


@given(st.integers(0, 27), st.integers(0, 30), st.integers(0, 30), st.none() | st.integers(0, 27))
def test_what_is_kept_of_a_month_is_read_again_alike(alpa: int, izin: int, sakit: int, days: int | None) -> None:
    said = SchoolMonth(alpa, izin, sakit, days)
    assert school_month_in(details_of(said)) == said


def test_more_days_away_than_a_month_has_are_a_slip() -> None:
    assert fault_in(SchoolMonth(alpa=28), RULES) == "absent"
    assert fault_in(SchoolMonth(alpa=5, days=4), RULES) == "absent"
    assert fault_in(SchoolMonth(days=31), RULES) == "days"
    assert fault_in(SchoolMonth(alpa=4, days=4), RULES) is None


@pytest.mark.parametrize(
    ("born", "today", "of_age"),
    [
        ("2012-07-01", "2018-07-01", True),
        ("2012-07-02", "2018-07-01", False),
        ("2012-12-01", "2018-12-10", False),
        ("2012-12-01", "2019-07-01", True),
        ("1997-12-11", "2018-12-10", True),
        ("1996-12-10", "2018-12-10", False),
    ],
)
def test_a_child_is_of_school_age_from_the_school_year_after_it_turned_six(born: str, today: str, of_age: bool) -> None:
    assert is_of_school_age(date.fromisoformat(born), date.fromisoformat(today), RULES) is of_age


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.integers(-9000, 9000))
def test_the_days_of_birth_asked_of_the_tables_are_just_those_of_school_age(today: date, offset: int) -> None:
    born = today - timedelta(days=5000 + offset)
    first, last = born_between(today, RULES)
    if born <= today:
        assert (first <= born <= last) is is_of_school_age(born, today, RULES)
        assert age_on(born, today) >= 0


def test_who_counts_for_something_else_is_not_asked_after() -> None:
    born, today = date(2010, 1, 1), date(2018, 12, 10)

    assert needs_school(None, born, today, RULES)
    assert needs_school("preschool", born, today, RULES)
    for component in ("sd", "smp", "sma", "disability", "pregnant"):
        assert not needs_school(component, born, today, RULES)
    assert not needs_school(None, None, today, RULES)


# What is read of a message.

READ = [
    ("Budi A2 I1, Ani S3, lainnya penuh", {1: (2, 1, 0), 2: (0, 0, 3)}, True),
    ("1 A2 I1, 2 S3, lainnya penuh", {1: (2, 1, 0), 2: (0, 0, 3)}, True),
    ("1: 2 alpa 1 izin; 2: 3 sakit", {1: (2, 1, 0), 2: (0, 0, 3)}, False),
    ("1) a2, i1 2) s 3", {1: (2, 1, 0), 2: (0, 0, 3)}, False),
    ("22 hari. 3 alpa 2; 5 sakit 1", {3: (2, 0, 0), 5: (0, 0, 1)}, False),
    ("budi alpa 2 hari izin 1 hari, ani sakit 3", {1: (2, 1, 0), 2: (0, 0, 3)}, False),
    ("budi 2 alpa 1 izin", {1: (2, 1, 0)}, False),
    ("budi a2, i1\nani s3\nyang lain masuk terus", {1: (2, 1, 0), 2: (0, 0, 3)}, True),
    ("joko tidak masuk 3 hari karena sakit", {5: (0, 0, 3)}, False),
    ("rizki a pratama s2", {6: (0, 0, 2)}, False),
    ("2 a1 3 s2", {2: (1, 0, 0), 3: (0, 0, 2)}, False),
    ("bdi a2", {1: (2, 0, 0)}, False),
    ("budi penuh, ani a1", {1: (0, 0, 0), 2: (1, 0, 0)}, False),
    ("semua penuh", {}, True),
    ("nihil", {}, True),
]


@pytest.mark.parametrize(("text", "months", "others"), READ)
def test_a_message_about_a_month_is_read(text: str, months: dict[int, tuple[int, int, int]], others: bool) -> None:
    said = read_school_month(text, LISTED)

    assert {number: (one.alpa, one.izin, one.sakit) for number, one in said.months.items()} == months
    assert (said.others_full, said.unknown, said.unclear) == (others, (), ())


def test_the_school_days_of_a_month_are_heard() -> None:
    assert read_school_month("22 hari: budi a2", LISTED).months[1].days == 22
    assert read_school_month("hari efektif 24, budi a2", LISTED).days == 24
    assert read_school_month("budi a2", LISTED).days is None


@pytest.mark.parametrize(
    ("text", "unknown", "unclear"),
    [
        ("tono a3", ("tono",), ()),
        ("9 a3", ("9",), ()),
        ("sari a2", (), ("sari",)),
        ("budi", (), ("budi",)),
        ("budi dan ani a2", (), ("budi",)),
        ("joko a", (), ("joko",)),
        ("lainnya a2", (), ("lainnya",)),
    ],
)
def test_what_is_not_sure_is_asked_and_never_guessed(
    text: str, unknown: tuple[str, ...], unclear: tuple[str, ...]
) -> None:
    said = read_school_month(text, LISTED)
    assert (said.unknown, said.unclear) == (unknown, unclear)


@given(st.text(alphabet="abis 0123456789,;.\nudnjoko", max_size=60))
def test_whatever_is_typed_no_child_of_another_list_is_meant(text: str) -> None:
    assert set(read_school_month(text, LISTED).months) <= {one.number for one in LISTED}


@pytest.mark.parametrize("text", ["2018-11", "11/2018", "November 2018", "nov 2018", "2018-11-01"])
def test_the_month_of_a_row_is_read(text: str) -> None:
    assert read_month(text) == date(2018, 11, 1)


def test_what_is_no_month_is_none() -> None:
    assert [read_month(text) for text in ("", "13/2018", "kemarin", "november")] == [None] * 4


# Through the tables.


def test_a_month_of_holidays_is_noted_and_counts_for_nothing(village: Village) -> None:
    village.now = village.at("2018-10-10", "10:00")
    budi = child(village, "Mawar", "Budi")
    at_school(village, "2018-06", {budi: AWAY})
    at_school(village, "2018-07", {budi: AWAY})

    row = village.read(lambda s: s.scalars(select(MemberMonth).where(MemberMonth.month == date(2018, 7, 1))).one())
    assert (row.kept, village.visits()) == (None, [])


def test_children_of_other_groups_and_grown_ones_are_passed_over(village: Village) -> None:
    village.now = village.at("2018-12-10", "10:00")
    village.group("Kenanga", ("Yuli",), pendamping="Rahmat", kecamatan="Lain")
    theirs, toddler = child(village, "Yuli", "Tono"), child(village, "Mawar", "Ani", "toddler")

    assert at_school(village, "2018-11", {theirs: AWAY, toddler: AWAY}).new == 0


def test_a_month_not_begun_is_not_entered(village: Village) -> None:
    budi = child(village, "Mawar", "Budi")
    with pytest.raises(ValueError, match="not begun"):
        at_school(village, "2018-11", {budi: FULL})


def test_schools_are_listed_with_what_is_entered_however_they_are_spelt(village: Village) -> None:
    village.now = village.at("2018-12-10", "10:00")
    budi, ani, joko, tono = (child(village, "Mawar", name) for name in ("Budi", "Ani", "Joko", "Tono"))
    school(village, "SDN 1 Wates", budi)

    def write_by_hand(session: Session) -> None:
        session.get_one(FamilyMember, ani).facility = "SDN 2 Wates"
        session.get_one(FamilyMember, joko).facility = "sd negeri 2 wates"

    village.write(write_by_hand)
    at_school(village, "2018-11", {budi: FULL, ani: FULL})
    siti, person_id = village.actor("Siti"), village.people["Siti"]

    lines = village.read(lambda s: list_schools(s, siti, person_id, date(2018, 11, 1)))

    assert [(one.name, one.entered, one.pupils) for one in lines] == [
        ("SDN 1 Wates", 1, 1),
        ("SDN 2 Wates", 1, 2),
        (None, 0, 1),
    ]
    assert tono


# Children without a school.


def found_on(village: Village, day: str) -> int:
    village.now = village.at(day, "07:30")
    return village.write(lambda s: find_unenrolled(s, SYSTEM, village.now, village.rules))


def waiting(village: Village) -> list[str]:
    siti, person_id, today = village.actor("Siti"), village.people["Siti"], village.rules.today(village.now)
    return [one.child for one in village.read(lambda s: list_enrolments(s, siti, person_id, today))]


def enrolment_of(village: Village, member_id: int) -> Enrolment:
    return village.read(lambda s: s.scalars(select(Enrolment).where(Enrolment.member_id == member_id)).one())


def test_children_of_school_age_without_a_school_are_found_once(village: Village) -> None:
    child(village, "Mawar", "Budi", None, "2010-03-01")
    child(village, "Mawar", "Ani", "sd", "2010-03-01")
    child(village, "Mawar", "Kecil", "toddler", "2016-03-01")
    child(village, "Mawar", "Besar", None, "1990-03-01")

    assert found_on(village, "2018-10-01") == 1
    assert found_on(village, "2018-10-02") == 0
    assert waiting(village) == ["Budi"]


def test_every_entry_is_looked_at_again_in_time_also_the_old_ones(village: Village) -> None:
    """Who turned six long after the entry was written is found without anybody touching it."""
    child(village, "Mawar", "Budi", "preschool", "2012-11-01")
    day, found = date(2019, 7, 1), 0
    for step in range(PARTS * 3):
        found += found_on(village, (day + timedelta(days=step)).isoformat())

    assert (found, waiting(village)) == (1, ["Budi"])


def test_a_school_that_is_recorded_enters_the_family_and_goes_to_the_office(village: Village) -> None:
    budi = child(village, "Mawar", "Budi", None, "2010-03-01")
    found_on(village, "2018-10-01")
    provider_id, siti, task = school(village, "SDN 1 Wates"), village.actor("Siti"), enrolment_of(village, budi)

    def enrol(session: Session) -> bool:
        return enrol_child(session, siti, task.id, provider_id, "sd", village.now, village.rules)

    assert [village.write(enrol), village.write(enrol)] == [True, False]

    member = village.read(lambda s: s.get_one(FamilyMember, budi))
    assert (member.component, member.facility, member.provider_id) == ("sd", "SDN 1 Wates", provider_id)
    [change] = village.read(lambda s: list(s.scalars(select(DataUpdate))))
    assert (change.kind, change.state, enrolment_of(village, budi).state) == ("new_school", "right", "enrolled")


def test_a_child_not_enrolled_yet_is_asked_after_again_and_one_that_needs_none_never(village: Village) -> None:
    budi, ani = (child(village, "Mawar", name, None, "2010-03-01") for name in ("Budi", "Ani"))
    found_on(village, "2018-10-01")
    siti, person_id = village.actor("Siti"), village.people["Siti"]
    tasks = {one: enrolment_of(village, one).id for one in (budi, ani)}

    village.write(lambda s: ask_enrolment_again(s, siti, tasks[budi], "belum ada seragam", village.now, village.rules))
    village.write(lambda s: end_enrolment(s, siti, tasks[ani], "sudah lulus", village.now))

    assert waiting(village) == []
    found_on(village, "2018-10-15")
    assert waiting(village) == ["Budi"]
    assert village.read(lambda s: waiting_enrolments(s, person_id, village.now, village.rules)) == 1
    assert enrolment_of(village, budi).note == "belum ada seragam"


def test_a_child_who_got_a_school_elsewhere_leaves_the_list(village: Village) -> None:
    budi = child(village, "Mawar", "Budi", None, "2010-03-01")
    found_on(village, "2018-10-01")

    def entered(session: Session) -> None:
        session.get_one(FamilyMember, budi).component = "sd"

    village.write(entered)

    assert found_on(village, "2018-10-02") == 1
    assert enrolment_of(village, budi).state == "enrolled"


# The quarter.


def test_a_quarter_has_its_months_and_its_days() -> None:
    from programme.rules import Rules

    rules = Rules()
    assert (quarter_of(date(2018, 12, 31)), months_of("2018-Q4")[0]) == ("2018-Q4", date(2018, 10, 1))
    asked, due = rules.local(asked_at("2018-Q4", rules)), rules.local(due_at("2018-Q4", rules))
    assert (asked.date(), due.date()) == (date(2019, 1, 2), date(2019, 1, 10))
    assert next_verification_moment(asked_at("2018-Q4", rules) - timedelta(seconds=1), rules) == asked


def verification(village: Village) -> OfficeReport:
    query = select(OfficeReport).where(OfficeReport.kind == "verification")
    return village.read(lambda s: s.scalars(query).one())


def test_the_quarter_tells_kept_not_kept_and_not_known_apart(village: Village) -> None:
    budi, ani = child(village, "Mawar", "Budi"), child(village, "Mawar", "Ani", "toddler", "2016-03-01")
    village.reported("2018-10-25", {"Mawar": "work"})
    village.reported("2018-11-22", {})
    village.now = village.at("2019-01-02", "08:00")
    at_school(village, "2018-10", {budi: AWAY})
    at_school(village, "2018-11", {budi: FULL})
    at_health_post(village, "2018-12", ani, kept=True)

    assert village.write(lambda s: plan_verifications(s, SYSTEM, village.now, village.rules)) == 1
    assert village.write(lambda s: plan_verifications(s, SYSTEM, village.now, village.rules)) == 0

    siti, report = village.actor("Siti"), verification(village)
    sheet = village.write(lambda s: read_verification(s, siti, report.id, village.now, village.rules))
    months = {(one.family, one.member): one.months for one in sheet.rows}
    assert months["Mawar", ""] == (NOT_KEPT, KEPT, UNKNOWN)
    assert months["Mawar", "Budi"] == (NOT_KEPT, KEPT, UNKNOWN)
    assert months["Mawar", "Ani"] == (UNKNOWN, UNKNOWN, KEPT)
    assert months["Wati", ""] == (KEPT, KEPT, UNKNOWN)


def test_july_asks_nothing_of_a_pupil(village: Village) -> None:
    child(village, "Mawar", "Budi")
    village.now = village.at("2019-10-01", "08:00")
    village.write(lambda s: plan_verifications(s, SYSTEM, village.now, village.rules))
    siti, report = village.actor("Siti"), verification(village)

    sheet = village.write(lambda s: read_verification(s, siti, report.id, village.now, village.rules))

    [budi] = [one for one in sheet.rows if one.member == "Budi"]
    assert (report.period, budi.months) == ("2019-Q3", (FREE, UNKNOWN, UNKNOWN))


def test_what_was_sent_stays_as_it_was_and_goes_to_every_operator(village: Village) -> None:
    budi = child(village, "Mawar", "Budi")
    village.now = village.at("2019-01-02", "08:00")
    village.write(lambda s: plan_verifications(s, SYSTEM, village.now, village.rules))
    siti, report = village.actor("Siti"), verification(village)
    before = village.read(lambda s: show_verification(s, siti, report.id, village.rules))

    def send(session: Session) -> bool:
        return send_verification(session, siti, report.id, " lengkap ", village.now, village.rules)

    assert [village.write(send), village.write(send)] == [True, False]
    at_school(village, "2018-11", {budi: AWAY})

    shown = village.read(lambda s: show_verification(s, siti, report.id, village.rules))
    papers = village.read(lambda s: list(s.scalars(select(Paper))))
    assert before is not None
    assert shown is not None
    assert (shown.tallies, shown.note) == (before.tallies, "lengkap")
    assert [(one.kind, one.person_id) for one in papers] == [("verification_sent", village.people["Dewi"])]


def test_a_verification_is_asked_for_again_and_the_koordinator_hears_who_is_late(village: Village) -> None:
    child(village, "Mawar", "Budi")
    for day, clock in (
        ("2019-01-02", "08:00"),
        ("2019-01-09", "08:00"),
        ("2019-01-10", "08:00"),
        ("2019-01-10", "16:00"),
    ):
        village.be_at(village.at(day, clock))

    asked = village.outbox("verification_asked", to="Siti")
    assert [one.slot for one in asked] == ["asked", "reminded", "due"]
    assert [one.person_id for one in village.outbox("verification_late")] == [village.people["Bambang"]]


def test_who_stands_in_during_a_leave_is_not_asked_for_the_quarter_again(village: Village) -> None:
    child(village, "Mawar", "Budi")
    village.be_at(village.at("2019-01-02", "08:00"))
    group, bambang = village.group_id(), village.people["Bambang"]
    village.write(lambda s: pass_group(s, group, bambang, SUBSTITUTE, None, village.now))
    village.be_at(village.at("2019-01-03", "08:00"))

    siti, report = village.actor("Siti"), verification(village)  # the only one
    sheet = village.write(lambda s: read_verification(s, siti, report.id, village.now, village.rules))
    assert report.pendamping_id == village.people["Siti"]
    assert {one.family for one in sheet.rows} >= {"Mawar", "Wati"}


def test_who_takes_over_from_one_who_stopped_is_asked_for_what_was_not_sent(village: Village) -> None:
    child(village, "Mawar", "Budi")
    village.be_at(village.at("2019-01-02", "08:00"))
    village.write(lambda s: pass_group(s, village.group_id(), village.people["Bambang"], HANDOVER, None, village.now))
    village.write(lambda s: remove_staff(s, OFFICE, village.people["Siti"], village.now))
    village.be_at(village.at("2019-01-03", "08:00"))

    assert [one.slot for one in village.outbox("verification_asked", to="Bambang")] == ["asked"]


def test_a_group_that_is_new_has_no_quarter_to_verify_yet(village: Village) -> None:
    child(village, "Mawar", "Budi")
    village.write(lambda s: plan_verifications(s, SYSTEM, village.now, village.rules))

    assert village.read(lambda s: list(s.scalars(select(OfficeReport)))) == []


def test_a_verification_sent_in_time_is_not_asked_for_again(village: Village) -> None:
    child(village, "Mawar", "Budi")
    village.be_at(village.at("2019-01-02", "08:00"))
    siti, report = village.actor("Siti"), verification(village)
    village.write(lambda s: send_verification(s, siti, report.id, None, village.now, village.rules))
    for day in ("2019-01-09", "2019-01-10", "2019-01-11"):
        village.be_at(village.at(day, "16:00"))

    assert len(village.outbox("verification_asked", to="Siti")) == 1
    assert village.outbox("verification_late") == []
