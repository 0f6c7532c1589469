"""One of each object of intakes, other meetings, health and school, and office reports, for the access test."""

from datetime import date, datetime, timedelta

from db import Session
from db.tables import (
    Assembly,
    AssemblyGuest,
    Candidate,
    Clarification,
    Enrolment,
    FamilyMember,
    Intake,
    OfficeReport,
    PosyanduDay,
    ProposedGroup,
    Provider,
    Substitution,
)


def add_duties(
    session: Session, kpm_id: int, pendamping_id: int, colleague_id: int, kecamatan: str, now: datetime
) -> dict[str, int]:
    """Of this family and its pendamping; the colleague is asked to stand in. Ids by the word of their kind."""
    health_post = Provider(kind="health", name="Posyandu Melati", kecamatan=kecamatan, type="posyandu")
    health_post.added_by, health_post.added_at = pendamping_id, now
    intake = Intake(kecamatan=kecamatan, label="2018-1", created_by=pendamping_id, created_at=now)
    intake.state = "proposed"
    later = now + timedelta(days=3)
    meeting = Assembly(
        kind="first_meeting", kecamatan=kecamatan, held_by=pendamping_id, starts_at=later, place="Balai", created_at=now
    )
    meeting.ends_at = later + timedelta(hours=3)
    member = FamilyMember(kpm_id=kpm_id, name="Budi", name_index="budi", birth_date=date(2010, 5, 1), updated_at=now)
    away = Substitution(pendamping_id=pendamping_id, substitute_id=colleague_id, asked_by=pendamping_id, asked_at=now)
    away.from_on, away.until_on = date(2018, 12, 3), date(2018, 12, 7)
    session.add_all([health_post, intake, meeting, member, away])
    session.flush()
    proposed = ProposedGroup(intake_id=intake.id, number=1, desa="Wates")
    second = ProposedGroup(intake_id=intake.id, number=2, desa="Wates")
    session.add_all([proposed, second])
    session.flush()
    called = {"intake_id": intake.id, "participant_number": "C1", "name": "Calon", "desa": "Wates"}
    candidate = Candidate(**called, proposed_group_id=proposed.id)
    form = Clarification(kpm_id=kpm_id, intake_id=intake.id, created_at=now)
    child = Enrolment(member_id=member.id, kpm_id=kpm_id, due_on=date(2018, 11, 1), found_at=now)
    day = PosyanduDay(provider_id=health_post.id, starts_at=later, ends_at=later, created_by=pendamping_id)
    day.created_at = now
    report = OfficeReport(
        kind="monthly", pendamping_id=pendamping_id, kecamatan=kecamatan, period="2018-10", asked_at=now
    )
    guest = AssemblyGuest(assembly_id=meeting.id, person_id=kpm_id)
    session.add_all([candidate, form, child, day, report, guest])
    session.flush()
    return {
        "health_post": health_post.id,
        "intake": intake.id,
        "proposed": proposed.id,
        "candidate": candidate.id,
        "assembly": meeting.id,
        "member": member.id,
        "clarification": form.id,
        "enrolment": child.id,
        "posyandu": day.id,
        "report": report.id,
        "substitution": away.id,
    }
