"""A month's families in figures: who came and left, children without a school, health and school months, new forms."""

from collections import Counter

from sqlalchemy import func, or_, select

from db import Session
from db.tables import Clarification, Enrolment, FamilyMember, Group, Kpm, MemberMonth, Person, Provider
from programme.office.month_figures import EnrolmentLine, LeaverLine
from programme.office.month_taken import Month


def member_month_counts(session: Session, month: Month) -> dict[str, int]:
    """Members whose health or school month was kept or not; one that was never entered counts for neither."""
    query = (
        select(MemberMonth.kind, MemberMonth.kept, func.count())
        .join(Kpm, Kpm.person_id == MemberMonth.kpm_id)
        .where(Kpm.group_id.in_(month.group_ids), MemberMonth.month == month.first)
        .group_by(MemberMonth.kind, MemberMonth.kept)
    )
    found = {(kind, kept): count for kind, kept, count in session.execute(query)}
    return {
        f"{kind}_{word}": found.get((kind, kept), 0)
        for kind in ("health", "school")
        for word, kept in (("kept", True), ("missed", False))
    }


def leaver_lines(session: Session, month: Month) -> tuple[LeaverLine, ...]:
    """The families whose membership ended in the month, with the reason."""
    query = (
        select(Kpm, Person.name, Group.name)
        .join(Person, Person.id == Kpm.person_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(Kpm.group_id.in_(month.group_ids), Kpm.left_at.is_not(None))
        .where(or_(month.holds_day(Kpm.left_on), Kpm.left_on.is_(None) & month.holds(Kpm.left_at)))
        .order_by(Group.desa, Group.name, Kpm.member_number)
    )
    return tuple(
        LeaverLine(
            kpm.participant_number, name, group, kpm.left_on.isoformat() if kpm.left_on else None, kpm.left_reason
        )
        for kpm, name, group in session.execute(query)
    )


def enrolment_lines(session: Session, month: Month) -> tuple[EnrolmentLine, ...]:
    """Children enrolled in the month, with their school, and those still without one.

    Second source document, D: 'Mencatat nama sekolah dan atau fasilitas pendidikan dan meneruskan informasi ini ke
    UPPKH Kabupaten/Kota'.
    """
    query = (
        select(Enrolment.state, Kpm.participant_number, Person.name, FamilyMember.name, Provider.name)
        .join(Kpm, Kpm.person_id == Enrolment.kpm_id)
        .join(Person, Person.id == Kpm.person_id)
        .join(FamilyMember, FamilyMember.id == Enrolment.member_id)
        .outerjoin(Provider, Provider.id == Enrolment.provider_id)
        .where(Kpm.group_id.in_(month.group_ids), Kpm.left_at.is_(None), Enrolment.found_at < month.ends)
        .where(or_(Enrolment.state == "open", (Enrolment.state == "enrolled") & month.holds(Enrolment.ended_at)))
        .order_by(Enrolment.state, Kpm.participant_number, Enrolment.id)
    )
    return tuple(
        EnrolmentLine(number, family, child, state, school)
        for state, number, family, child, school in session.execute(query)
    )


def family_counts(session: Session, month: Month) -> dict[str, int]:
    """Families that came and left, children without a school, and how far the forms of new families are."""
    hers = Kpm.group_id.in_(month.group_ids)
    came = select(func.count()).select_from(Kpm).join(Person, Person.id == Kpm.person_id)
    arrived = came.where(
        hers, Kpm.left_at.is_(None), or_(month.holds(Person.created_at), month.holds(Kpm.in_group_since))
    )
    states = Counter(one.state for one in enrolment_lines(session, month))
    return {
        "arrived": session.scalar(arrived) or 0,
        "left": len(leaver_lines(session, month)),
        "enrolled": states["enrolled"],
        "unenrolled": states["open"],
        **_form_counts(session, month),
    }


def _form_counts(session: Session, month: Month) -> dict[str, int]:
    query = (
        select(
            func.count(),
            func.count(Clarification.checked_at),
            func.count(Clarification.signed_on),
            func.count(Clarification.sent_at),
        )
        .join(Kpm, Kpm.person_id == Clarification.kpm_id)
        .where(Kpm.group_id.in_(month.group_ids), Kpm.left_at.is_(None), Clarification.created_at < month.ends)
    )
    counts = session.execute(query).one()
    return dict(zip(("forms", "forms_checked", "forms_signed", "forms_sent"), counts, strict=True))
