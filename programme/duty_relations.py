"""How a person is related to an intake, a meeting besides P2K2, a family member, a posyandu day, a report, a leave."""

from sqlalchemy import select

from db import Session
from db.tables import (
    Assembly,
    AssemblyGuest,
    Clarification,
    Enrolment,
    FamilyMember,
    Group,
    Intake,
    Kpm,
    OfficeReport,
    Person,
    PosyanduDay,
    ProposedGroup,
    Provider,
    Substitution,
)

STAFF = ("pendamping", "koordinator")


def to_intake(session: Session, person: Person, object_id: int) -> set[str]:
    """Every pendamping of its kecamatan works on it, until its groups are confirmed each has his own."""
    intake = session.get(Intake, object_id)
    if intake is None or person.role not in STAFF or person.kecamatan != intake.kecamatan:
        return set()
    return {"pendamping", person.role}


def to_proposed(session: Session, person: Person, object_id: int) -> set[str]:
    """A proposed group: as to its intake."""
    proposed = session.get(ProposedGroup, object_id)
    return set() if proposed is None else to_intake(session, person, proposed.intake_id)


def to_assembly(session: Session, person: Person, object_id: int) -> set[str]:
    """'pendamping' for who holds it, 'koordinator' of its kecamatan, 'self' for each who is called."""
    assembly = session.get(Assembly, object_id)
    if assembly is None:
        return set()
    called = select(AssemblyGuest.id).where(
        AssemblyGuest.assembly_id == object_id,
        AssemblyGuest.person_id == person.id,
        AssemblyGuest.mark.is_distinct_from("removed"),
    )
    found = {"self"} if session.scalar(called) is not None else set()
    if person.role not in STAFF:
        return found
    if assembly.held_by == person.id:
        found.add("pendamping")
    if person.role == "koordinator" and person.kecamatan == assembly.kecamatan:
        found.add("koordinator")
    return found


def to_family_of(session: Session, person: Person, kpm_id: int) -> set[str]:
    """'self' is the family's pengurus; its group's pendamping and koordinator as to the group; never the ketua."""
    if person.role == "kpm":
        return {"self"} if person.id == kpm_id else set()
    kpm = session.get(Kpm, kpm_id)
    if kpm is None or person.role not in STAFF:
        return set()
    group = session.get_one(Group, kpm.group_id)
    found = {"pendamping"} if group.pendamping_id == person.id else set()
    is_koordinator = person.role == "koordinator" and person.kecamatan == group.kecamatan
    return found | ({"koordinator"} if is_koordinator else set())


def to_member(session: Session, person: Person, object_id: int) -> set[str]:
    """A family member: as to the family."""
    member = session.get(FamilyMember, object_id)
    return set() if member is None else to_family_of(session, person, member.kpm_id)


def to_clarification(session: Session, person: Person, object_id: int) -> set[str]:
    """A form with its agreement: as to the family."""
    one = session.get(Clarification, object_id)
    return set() if one is None else to_family_of(session, person, one.kpm_id)


def to_enrolment(session: Session, person: Person, object_id: int) -> set[str]:
    """A child without school: as to the family."""
    one = session.get(Enrolment, object_id)
    return set() if one is None else to_family_of(session, person, one.kpm_id)


def to_posyandu(session: Session, person: Person, object_id: int) -> set[str]:
    """A day of a health post: every pendamping of its kecamatan."""
    day = session.get(PosyanduDay, object_id)
    if day is None or person.role not in STAFF:
        return set()
    return {"pendamping"} if session.get_one(Provider, day.provider_id).kecamatan == person.kecamatan else set()


def to_report(session: Session, person: Person, object_id: int) -> set[str]:
    """A report to the office: its pendamping's, readable for the koordinator of his kecamatan."""
    report = session.get(OfficeReport, object_id)
    if report is None or person.role not in STAFF:
        return set()
    found = {"pendamping"} if report.pendamping_id == person.id else set()
    is_koordinator = person.role == "koordinator" and person.kecamatan == report.kecamatan
    return found | ({"koordinator"} if is_koordinator else set())


def to_substitution(session: Session, person: Person, object_id: int) -> set[str]:
    """'self' is the colleague who is asked, 'pendamping' who is away, 'koordinator' of their kecamatan."""
    one = session.get(Substitution, object_id)
    if one is None or person.role not in STAFF:
        return set()
    found = {"self"} if one.substitute_id == person.id else set()
    if one.pendamping_id == person.id:
        found.add("pendamping")
    away = session.get_one(Person, one.pendamping_id)
    is_koordinator = person.role == "koordinator" and person.kecamatan == away.kecamatan
    return found | ({"koordinator"} if is_koordinator else set())
