"""For the walk through every question: a school of many children, some without a school, a quarter of thirty."""

from datetime import date, timedelta
from typing import Any

from conversations.schooling.enrolments import EnrolmentState
from conversations.schooling.school_month import SchoolMonthState
from conversations.schooling.verification import VerificationWork
from db import Session
from db.keys import KeyRing
from db.tables import Enrolment, FamilyMember, MemberMonth, OfficeReport, Paper, Provider
from programme.schooling.age import SchoolMonth, details_of
from tests.village import BEGINS_AT, KECAMATAN

NOW = BEGINS_AT + timedelta(days=60)
BIG = 1_000_000_000
NAME = "Ñ" * 120
SITI, BAMBANG, OPERATOR, SRI, MEMBERS = BIG + 1, BIG + 2, BIG + 3, BIG + 101, 30
SCHOOL, PUPIL, TASK, REPORT, FILE = BIG + 800, BIG + 800, BIG + 800, BIG + 800, BIG + 801
MONTH, QUARTER = "2018-10", "2018-Q3"


def go_to_school(session: Session, keys: KeyRing) -> None:
    """Sixty pupils of one school, forty schools, thirty children without one, thirty sheets of the quarter."""
    for number in range(40):
        school = Provider(id=SCHOOL + number, kind="school", name=f"{'S' * 110}{number}", kecamatan=KECAMATAN)
        school.added_by, school.added_at = SITI, NOW
        session.add(school)
    session.flush()
    for number in range(2 * MEMBERS):
        child = FamilyMember(id=PUPIL + number, kpm_id=SRI + number % MEMBERS, name=f"{NAME[:110]}p{number:02}")
        child.name_index, child.component, child.updated_at = f"pupil{number}", "sd", NOW
        child.birth_date, child.provider_id = date(2010, 1, 1), SCHOOL
        session.add(child)
    for number in range(MEMBERS):
        child = FamilyMember(id=PUPIL + 100 + number, kpm_id=SRI + number, name=f"{NAME[:110]}t{number:02}")
        child.name_index, child.birth_date, child.updated_at = f"task{number}", date(2010, 1, 1), NOW
        session.add(child)
    session.flush()
    for number in range(MEMBERS):
        task = Enrolment(id=TASK + number, member_id=PUPIL + 100 + number, kpm_id=SRI + number, found_at=NOW)
        task.due_on, task.note = date(2018, 11, 1), "w" * 300
        session.add(task)
    for number in range(2 * MEMBERS - 1):
        month = MemberMonth(member_id=PUPIL + number, kpm_id=SRI + number % MEMBERS, kind="school", kept=False)
        month.month, month.details = date(2018, 9, 1), details_of(SchoolMonth(10, 10, 7, 27))
        month.recorded_by, month.recorded_at = SITI, NOW
        session.add(month)
    for number in range(MEMBERS):
        person_id = SITI if number == 0 else BIG + 9 + number
        report = OfficeReport(id=REPORT + number, kind="verification", pendamping_id=person_id, period=QUARTER)
        report.kecamatan, report.asked_at, report.note = KECAMATAN, NOW, "w" * 500
        session.add(report)
    paper = Paper(id=FILE, person_id=OPERATOR, kind="verification_sent", subject=f"report:{REPORT}", state="made")
    paper.filename, paper.content = "a.xlsx", keys.encrypt_bytes(b"PK")
    paper.wanted_at = paper.made_at = NOW
    session.add(paper)


def states_of_school() -> dict[str, tuple[int, Any]]:
    said = {str(PUPIL + number): [10, 10, 7] for number in range(2 * MEMBERS)}
    return {
        "school_month": (SITI, SchoolMonthState(MONTH, f"p{SCHOOL}", 0, said, 27)),
        "enrolments": (SITI, EnrolmentState(TASK, "S" * 110, SCHOOL)),
        "verification": (BAMBANG, VerificationWork(REPORT)),
    }


def notices_of_school() -> dict[str, tuple[int, str, str]]:
    return {
        "school_due": (SITI, f"person:{SITI}", MONTH),
        "verification_asked": (SITI, f"report:{REPORT}", "reminded"),
        "verification_in": (OPERATOR, f"paper:{FILE}", "made"),
        "verification_late": (BAMBANG, f"report:{REPORT}", QUARTER),
    }
